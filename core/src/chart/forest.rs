//! A metric by group: one whisker a group, the total as a dashed line.

use super::axis::Axis;
use super::label::cut;
use super::point::Point;
use super::svg::{MARK, Svg};
use super::{COLUMNS, Chart, Rest};
use crate::format::{self, Form};
use crate::math::elementary::clamp;
use crate::order::arrange;
use crate::text::words;

const WIDTH: f64 = 440.0;
const TOP: f64 = 62.0;
const ROW: f64 = 20.0;
const LEFT: f64 = 116.0;
const RIGHT: f64 = 296.0;
const VALUE: f64 = 384.0;
const SIZE: f64 = 438.0;

/// The axis of a forest, which its specification shares.
///
/// It holds every value. A whisker may leave it: the interval of a group of two orders can be fifty times as wide as
/// all others together, which would be squeezed to points.
pub(super) fn axis(chart: &Chart, total: Option<&Point>) -> Axis {
    let points = || chart.points.iter().chain(total);
    let values = || points().filter_map(|point| point.value);
    let (least, most) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let arms = |point: &Point| {
        let (value, (low, high)) = (point.value?, point.reach()?);
        Some((value - low).max(high - value)).filter(|arm| arm.is_finite())
    };
    let mut arms: Vec<f64> = points().filter_map(arms).collect();
    arrange(&mut arms, f64::total_cmp);
    // Half of the whiskers fit in any case.
    let room = arms.get(arms.len() / 2).copied().unwrap_or(0.0).max((most - least) / 2.0);
    let limit = |end: f64| if room > 0.0 { clamp(end, least - room, most + room) } else { end };
    let reach = points().filter_map(Point::reach).flat_map(|(low, high)| [limit(low), limit(high)]);
    Axis::over(reach.chain(values()), (chart.unit, &chart.language), (5, false, false))
}

/// What the dashed line is.
pub(super) fn subtitle(chart: &Chart, total: Option<&Point>) -> String {
    let language = &chart.language;
    match total {
        Some(total) => language.fill(&words::FOREST_TOTAL, &[("total", &chart.reading(total))]),
        None => language.say(&words::FOREST).to_owned(),
    }
}

/// The groups that are not shown, in words.
pub(super) fn rest_in_words(chart: &Chart, rest: Option<Rest>) -> Option<String> {
    let Rest { groups, smallest, largest } = rest?;
    let (count, smallest, largest) =
        (groups.to_string(), format::integer(smallest.into()), format::integer(largest.into()));
    let message = if groups == 1 { &words::REST_GROUP } else { &words::REST_GROUPS };
    Some(chart.language.fill(message, &[("count", &*count), ("smallest", &smallest), ("largest", &largest)]))
}

pub(super) fn svg(chart: &Chart, total: Option<&Point>, rest: Option<Rest>) -> String {
    let axis = axis(chart, total);
    let x = |number: f64| axis.place(number, LEFT, RIGHT);
    let bottom = TOP + ROW * chart.points.len() as f64;
    let rest = rest_in_words(chart, rest);
    let height = bottom + 22.0 + if rest.is_some() { 20.0 } else { 0.0 };

    let mut svg = Svg::new("em-forest", (WIDTH, height), chart);
    svg.title(&cut(&chart.title(), 60), &cut(&subtitle(chart, total), COLUMNS));
    svg.text((VALUE, TOP - 8.0), "end", chart.language.say(&words::VALUE));
    svg.text((SIZE, TOP - 8.0), "end", "n");
    for tick in &axis.ticks {
        svg.rule((x(*tick), TOP), (x(*tick), bottom), "0.18");
        svg.text((x(*tick), bottom + 15.0), "middle", &axis.label(*tick));
    }
    if let Some(value) = total.and_then(|total| total.value) {
        let style = format!("stroke=\"{MARK}\" stroke-dasharray=\"4 3\" stroke-opacity=\"0.8\"");
        svg.path(&[(x(value), TOP - 4.0), (x(value), bottom)], &style);
    }
    for (index, point) in chart.points.iter().enumerate() {
        let y = TOP + ROW * (index as f64 + 0.5);
        svg.group(&chart.tooltip(point));
        svg.rect((0.0, y - ROW / 2.0), (WIDTH, ROW), "fill=\"#000\" fill-opacity=\"0\"");
        let name = cut(&point.label(&chart.language), 17);
        if point.is_unnamed() {
            svg.italic((0.0, y + 4.0), "start", &name);
        } else {
            svg.text((0.0, y + 4.0), "start", &name);
        }
        if let (Some((low, high)), true) = (point.reach(), point.interval.is_some()) {
            let style = format!("stroke=\"{MARK}\" stroke-width=\"2\" stroke-linecap=\"round\"");
            svg.path(&[(x(low), y), (x(high), y)], &style);
            // An arrow says that the interval goes on.
            if low < axis.low {
                svg.arrow((LEFT, y), (-1.0, 0.0));
            }
            if high > axis.high {
                svg.arrow((RIGHT, y), (1.0, 0.0));
            }
        }
        if let Some(value) = point.value {
            svg.dot((x(value), y), 4.0, point.open);
        }
        let value = point.value.map(|value| Form::plain(&chart.language, chart.unit).number(value));
        let value = value.unwrap_or_else(|| "–".to_owned());
        svg.text((VALUE, y + 4.0), "end", &value);
        svg.text((SIZE, y + 4.0), "end", &format::integer(point.n.into()));
        svg.end();
    }
    if let Some(rest) = rest {
        svg.italic((0.0, bottom + 37.0), "start", &rest);
    }
    svg.finish()
}
