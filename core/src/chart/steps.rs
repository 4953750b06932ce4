//! A survival curve in its band, with the median and its interval marked, and how many were still followed.

use super::axis::Axis;
use super::label::{cut, width};
use super::svg::{MARK, Svg};
use super::{COLUMNS, Chart};
use crate::decimal::fixed;
use crate::distribution::Step;
use crate::field::Unit;
use crate::format;
use crate::math::elementary::clamp;
use crate::text::words;

const WIDTH: f64 = 440.0;
const HEIGHT: f64 = 232.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = HEIGHT - 36.0;
/// The words "at risk" stand in the margin.
const LEFT: f64 = 58.0;
const RIGHT: f64 = WIDTH - 10.0;

/// The share at which the median is read off.
pub(super) const MEDIAN: f64 = 0.5;

/// More steps than so many are finer than the drawing.
const STEPS: usize = 360;

/// So many places answer the pointer.
const PLACES: usize = 24;

/// The axis of time, which the specification shares.
pub(super) fn axis(chart: &Chart, steps: &[Step]) -> Axis {
    // The marked interval may end after the last step.
    let ends = chart.marked().and_then(|(figure, _)| figure.interval).map(|ends| ends.high);
    Axis::over(
        steps.iter().map(|step| step.time).chain(ends),
        (chart.unit, &chart.language),
        (5, false, true),
    )
}

/// The steps that a drawing shows: of those that fall into one place, the last.
pub(super) fn drawn(steps: &[Step]) -> Vec<Step> {
    let finite = |step: &&Step| step.time.is_finite() && step.survival.is_finite();
    let steps: Vec<Step> = steps.iter().filter(finite).copied().collect();
    let last = steps.last().map_or(0.0, |step| step.time);
    if steps.len() <= STEPS || last <= 0.0 {
        return steps;
    }
    let place = |step: &Step| (step.time / last * STEPS as f64) as i64;
    steps.chunk_by(|a, b| place(a) == place(b)).filter_map(|same| same.last()).copied().collect()
}

/// Ends of the band at a step; where the curve has reached 0 it has none.
pub(super) fn band(step: &Step) -> (f64, f64) {
    let end = |end: f64| if end.is_finite() { clamp(end, 0.0, 1.0) } else { step.survival };
    (end(step.low), end(step.high))
}

/// The figure that is marked, and what is drawn.
pub(super) fn summary(chart: &Chart, steps: &[Step]) -> String {
    let language = &chart.language;
    let curve = language.say(&words::CURVE);
    match (chart.marked(), chart.points.first(), steps.last()) {
        (Some((figure, _)), ..) => {
            language.fill(&words::MEDIAN_MARKED, &[("median", &chart.shown(figure)), ("curve", curve)])
        }
        (None, Some(figure), _) => chart.shown(figure),
        (None, None, Some(last)) => {
            let (share, time) = (format::share(language, last.survival), chart.amount(last.time));
            language.fill(&words::SHARE_BY, &[("share", &*share), ("time", &time), ("curve", curve)])
        }
        (None, None, None) => language.say(&words::NO_EVENTS).to_owned(),
    }
}

/// What the curve says after a step.
pub(super) fn reading(chart: &Chart, step: &Step) -> String {
    let (low, high) = band(step);
    let bare = |share| format::bare(share, Unit::Fraction);
    let share = format::share(&chart.language, step.survival);
    let shown = format!("{share} [{}, {}]", bare(low), bare(high));
    chart.language.fill(&words::TITLED, &[("title", &chart.amount(step.time)), ("summary", &shown)])
}

pub(super) fn svg(chart: &Chart, steps: &[Step]) -> String {
    let steps = drawn(steps);
    let axis = axis(chart, &steps);
    let x = |time: f64| axis.place(time, LEFT, RIGHT);
    let y = |share: f64| BOTTOM + (TOP - BOTTOM) * clamp(share, 0.0, 1.0);

    let mut svg = Svg::new("em-steps", (WIDTH, HEIGHT), chart);
    svg.title(&cut(&chart.title(), 60), &cut(&summary(chart, &steps), COLUMNS));
    for quarter in [0.0, 0.25, MEDIAN, 0.75, 1.0] {
        let y = y(quarter);
        svg.rule((LEFT, y), (RIGHT, y), if quarter == 0.0 { "0.5" } else { "0.18" });
        svg.text((LEFT - 6.0, y + 4.0), "end", &format::percent(&chart.language, &fixed(quarter * 100.0, 0)));
    }
    if steps.is_empty() {
        svg.text(
            ((LEFT + RIGHT) / 2.0, (TOP + BOTTOM) / 2.0),
            "middle",
            chart.language.say(&words::NO_EVENTS),
        );
        return svg.finish();
    }
    for tick in &axis.ticks {
        svg.rule((x(*tick), BOTTOM), (x(*tick), BOTTOM + 4.0), "0.5");
        svg.text((x(*tick), BOTTOM + 15.0), "middle", &axis.label(*tick));
    }
    at_risk(&mut svg, chart, &axis, &steps);
    let end = |of: fn(&Step) -> f64| steps.iter().map(move |step| (step.time, of(step)));
    let highs = stairs(end(|step| band(step).1), x, y);
    let lows = stairs(end(|step| band(step).0), x, y);
    svg.area(&highs.into_iter().chain(lows.into_iter().rev()).collect::<Vec<_>>(), "0.2");
    let style = format!("stroke=\"{MARK}\" stroke-width=\"2\" stroke-linejoin=\"round\"");
    svg.path(&stairs(end(|step| step.survival), x, y), &style);
    median(&mut svg, chart, &axis);
    for place in 0..PLACES {
        let (from, to) = (place as f64 / PLACES as f64, (place + 1) as f64 / PLACES as f64);
        let until = axis.low + (axis.high - axis.low) * to;
        let Some(step) = steps.iter().rev().find(|step| step.time <= until) else { continue };
        let risk = format::integer(step.at_risk.into());
        let risk = chart.language.fill(&words::AT_RISK_COUNT, &[("count", &risk)]);
        svg.group(&format!("{}\n{risk}", reading(chart, step)));
        let corner = (LEFT + (RIGHT - LEFT) * from, TOP);
        svg.rect(corner, ((RIGHT - LEFT) * (to - from), BOTTOM - TOP), "fill=\"#000\" fill-opacity=\"0\"");
        svg.end();
    }
    svg.finish()
}

/// The corners of a falling curve, from 1 at time 0.
fn stairs(
    steps: impl Iterator<Item = (f64, f64)>,
    x: impl Fn(f64) -> f64,
    y: impl Fn(f64) -> f64,
) -> Vec<(f64, f64)> {
    let (mut corners, mut height) = (vec![(x(0.0), y(1.0))], y(1.0));
    for (time, share) in steps {
        corners.push((x(time), height));
        height = y(share);
        corners.push((x(time), height));
    }
    corners
}

/// The median read off the curve: dashed to the axis, its interval as a whisker.
fn median(svg: &mut Svg, chart: &Chart, axis: &Axis) {
    let Some((figure, value)) = chart.marked() else { return };
    let (x, y) = (|time: f64| axis.place(time, LEFT, RIGHT), BOTTOM + (TOP - BOTTOM) * MEDIAN);
    svg.group(&chart.tooltip(figure));
    let dashed = format!("stroke=\"{MARK}\" stroke-dasharray=\"4 3\"");
    svg.path(&[(LEFT, y), (x(value), y), (x(value), BOTTOM)], &dashed);
    if let Some(ends) = figure.interval {
        let style = format!("stroke=\"{MARK}\" stroke-width=\"3\" stroke-linecap=\"round\"");
        svg.path(&[(x(ends.low), y), (x(ends.high), y)], &style);
        if ends.high.is_infinite() {
            svg.arrow((RIGHT, y), (1.0, 0.0));
        }
    }
    svg.dot((x(value), y), 3.6, false);
    svg.end();
}

/// How many were still followed, at the steps next to the ticks: between two steps the curve does not say.
fn at_risk(svg: &mut Svg, chart: &Chart, axis: &Axis, steps: &[Step]) {
    let x = |time: f64| axis.place(time, LEFT, RIGHT);
    let words = chart.language.say(&words::AT_RISK);
    svg.italic((0.0, BOTTOM + 29.0), "start", words);
    let mut free = (width(words) as f64 * 6.2).max(LEFT - 14.0);
    for tick in &axis.ticks {
        let distance = |step: &&Step| (step.time - tick).abs();
        let Some(step) = steps.iter().min_by(|a, b| distance(a).total_cmp(&distance(b))) else { return };
        let text = format::integer(step.at_risk.into());
        let half = width(&text) as f64 * 3.1;
        // A step far from the tick would be read as one at it.
        if (x(step.time) - x(*tick)).abs() < 24.0 && x(step.time) - half >= free {
            svg.text((x(step.time), BOTTOM + 29.0), "middle", &text);
            free = x(step.time) + half + 6.0;
        }
    }
}
