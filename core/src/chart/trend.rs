//! A metric over time: line with band, or bars for totals; large, and word-sized as a sparkline.

use super::axis::Axis;
use super::label::{self, cut};
use super::point::Point;
use super::svg::{MARK, Svg, fixed};
use super::{COLUMNS, Chart};
use crate::format;
use crate::text::words;

const WIDTH: f64 = 440.0;
const HEIGHT: f64 = 232.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = HEIGHT - 36.0;
const RIGHT: f64 = WIDTH - 10.0;

/// Beyond this many periods dots would touch each other.
const DOTS: usize = 60;

/// Where the points of a chart lie.
struct Scene<'a> {
    chart: &'a Chart,
    axis: Axis,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl<'a> Scene<'a> {
    fn new(chart: &'a Chart, axis: Axis, (left, right): (f64, f64), (top, bottom): (f64, f64)) -> Self {
        Self { chart, axis, left, right, top, bottom }
    }

    /// The width that each period has.
    fn band(&self) -> f64 {
        (self.right - self.left) / self.chart.points.len().max(1) as f64
    }

    fn x(&self, index: usize) -> f64 {
        self.left + self.band() * (index as f64 + 0.5)
    }

    fn y(&self, number: f64) -> f64 {
        self.axis.place(number, self.bottom, self.top)
    }

    /// Points with a value in unbroken rows; an undefined value and a missing period break one.
    fn runs(&self) -> impl Iterator<Item = Vec<(usize, &'a Point)>> + use<'a> {
        let all: Vec<(usize, &Point)> = self.chart.points.iter().enumerate().collect();
        let joined = |a: &(usize, &Point), b: &(usize, &Point)| follows(a.1, b.1);
        let runs: Vec<Vec<_>> = all.chunk_by(joined).map(<[_]>::to_vec).collect();
        runs.into_iter().filter(|run| run.iter().any(|(_, point)| point.value.is_some()))
    }

    fn line(&self, svg: &mut Svg, width: &str, radius: f64) {
        for run in self.runs() {
            let ends = |(index, point): &(usize, &Point)| {
                let (low, high) = point.reach().filter(|_| point.interval.is_some())?;
                Some((self.x(*index), self.y(low), self.y(high)))
            };
            let ends: Vec<_> = run.iter().filter_map(ends).collect();
            if let [(x, low, high)] = ends.as_slice() {
                // A band of one point has no width.
                let wide = fixed((self.band() * 0.7).min(4.0));
                let style = format!("stroke=\"{MARK}\" stroke-opacity=\"0.4\" stroke-width=\"{wide}\"");
                svg.path(&[(*x, *low), (*x, *high)], &style);
            } else if !ends.is_empty() {
                let there = ends.iter().map(|(x, _, high)| (*x, *high));
                let back = ends.iter().rev().map(|(x, low, _)| (*x, *low));
                svg.area(&there.chain(back).collect::<Vec<_>>(), "0.2");
            }
            if radius > 3.0 {
                self.arrows(svg, &run);
            }
            let placed =
                |(index, point): &(usize, &Point)| Some((self.x(*index), self.y(point.value?), point.open));
            let places: Vec<_> = run.iter().filter_map(placed).collect();
            let solid: Vec<_> = places.iter().filter(|place| !place.2).map(|(x, y, _)| (*x, *y)).collect();
            let style = format!(
                "stroke=\"{MARK}\" stroke-width=\"{width}\" stroke-linejoin=\"round\" stroke-linecap=\"round\""
            );
            if solid.len() > 1 {
                svg.path(&solid, &style);
            }
            for pair in places.windows(2) {
                if let [(x, y, _), (to_x, to_y, true)] = *pair {
                    // The line stops at the ring, so that the ring stays hollow on any ground.
                    let (dx, dy) = (to_x - x, to_y - y);
                    let left = 1.0 - (radius + 0.8) / (dx * dx + dy * dy).sqrt().max(radius + 0.8);
                    svg.path(
                        &[(x, y), (x + dx * left, y + dy * left)],
                        &format!("{style} stroke-dasharray=\"3 3\""),
                    );
                }
            }
        }
    }

    /// An arrow where an interval has no end.
    fn arrows(&self, svg: &mut Svg, run: &[(usize, &Point)]) {
        for (index, point) in run {
            let Some((low, high)) = point.reach() else { continue };
            if high.is_infinite() {
                svg.arrow((self.x(*index), self.top), (0.0, -1.0));
            }
            if low.is_infinite() {
                svg.arrow((self.x(*index), self.bottom), (0.0, 1.0));
            }
        }
    }

    fn bar(&self, svg: &mut Svg, index: usize, point: &Point, gap: f64) {
        let Some(value) = point.value else { return };
        let (zero, end) = (self.y(0.0), self.y(value));
        let width = (self.band() - gap).max(self.band() * 0.6).min(48.0);
        let corner = (self.x(index) - width / 2.0, zero.min(end));
        // A value of 0 keeps a hair of ink: it is a value, not a gap.
        let size = (width, (zero - end).abs().max(0.8));
        let style = if point.open {
            format!("fill=\"{MARK}\" fill-opacity=\"0.15\" stroke=\"{MARK}\" stroke-dasharray=\"3 2\"")
        } else {
            format!("fill=\"{MARK}\" fill-opacity=\"0.85\"")
        };
        svg.rect(corner, size, &style);
    }
}

/// Whether the second point continues the line of the first.
pub(super) fn follows(a: &Point, b: &Point) -> bool {
    let adjacent = match (a.period, b.period) {
        (Some(a), Some(b)) => a.last_exclusive >= b.first,
        _ => true,
    };
    a.value.is_some() && b.value.is_some() && adjacent
}

/// The axis of a trend, which its specification shares.
pub(super) fn axis(chart: &Chart) -> Axis {
    let reach = chart.points.iter().filter_map(Point::reach).flat_map(|(low, high)| [low, high]);
    Axis::over(reach, (chart.unit, &chart.language), (4, true, chart.is_bars()))
}

/// The latest value in words, and what the shape beside it means.
pub(super) fn subtitle(chart: &Chart) -> String {
    let language = &chart.language;
    let Some(last) = chart.points.iter().rfind(|point| point.value.is_some()) else {
        return match chart.points.last() {
            Some(last) => chart.reading(last),
            None => language.say(&words::NO_PERIODS).to_owned(),
        };
    };
    let mut text =
        language.fill(&words::TITLED, &[("title", &last.label(language)), ("summary", &chart.shown(last))]);
    if chart.points.iter().any(|point| point.interval.is_some()) {
        text = text + " · " + language.say(&words::BAND);
    }
    if chart.points.iter().any(|point| point.open && point.value.is_some()) {
        text = text + " · " + language.say(&words::HOLLOW);
    }
    text
}

pub(super) fn svg(chart: &Chart) -> String {
    let axis = axis(chart);
    let labels: Vec<(f64, String)> = axis.ticks.iter().map(|tick| (*tick, axis.label(*tick))).collect();
    let left = 10.0 + labels.iter().map(|(_, text)| label::room(text)).fold(0.0, f64::max);
    let scene = Scene::new(chart, axis, (left, RIGHT), (TOP, BOTTOM));

    let mut svg = Svg::new("em-trend", (WIDTH, HEIGHT), chart);
    svg.title(&cut(&chart.title(), 60), &cut(&subtitle(chart), COLUMNS));
    if chart.is_empty() {
        let words = chart.language.say(&words::NO_VALUE_IN_PERIODS);
        svg.text(((left + RIGHT) / 2.0, (TOP + BOTTOM) / 2.0), "middle", words);
    } else {
        for (tick, label) in &labels {
            let y = scene.y(*tick);
            svg.rule((left, y), (RIGHT, y), if *tick == 0.0 { "0.5" } else { "0.18" });
            svg.text((left - 6.0, y + 4.0), "end", label);
        }
    }
    periods(&mut svg, &scene);
    let bars = chart.is_bars();
    if !bars {
        scene.line(&mut svg, "2", 3.6);
    }
    let dots = chart.points.len() <= DOTS;
    for (index, point) in chart.points.iter().enumerate() {
        svg.group(&chart.tooltip(point));
        // The whole height answers the pointer: a dot alone is hard to hit.
        let corner = (scene.x(index) - scene.band() / 2.0, TOP);
        svg.rect(corner, (scene.band(), BOTTOM - TOP), "fill=\"#000\" fill-opacity=\"0\"");
        match point.value {
            None if dots && !chart.is_empty() => svg.text((scene.x(index), BOTTOM - 5.0), "middle", "–"),
            None => {}
            Some(_) if bars => scene.bar(&mut svg, index, point, 10.0),
            Some(value) if dots || point.open => {
                svg.dot((scene.x(index), scene.y(value)), if point.open { 3.6 } else { 3.2 }, point.open);
            }
            Some(_) => {}
        }
        svg.end();
    }
    svg.finish()
}

/// The labels of the periods, as many as fit, each new year named once.
fn periods(svg: &mut Svg, scene: &Scene<'_>) {
    // "2 Apr to 31 May" is too long for an axis of many.
    let long = scene.chart.points.len() > 2;
    let short =
        |point: &Point| Some(format::short_period(&scene.chart.language, point.period.as_ref()?, long));
    let labels: Vec<_> = scene.chart.points.iter().map(|point| short(point).unwrap_or_default()).collect();
    let widest = labels.iter().map(|(label, _)| label::width(label)).max().unwrap_or(0) as f64 * 6.2 + 8.0;
    let every = ((widest / scene.band()).ceil() as usize).max(1);
    let mut year_before = None;
    for (index, (label, year)) in labels.iter().enumerate().step_by(every) {
        let x = scene.x(index);
        svg.text((x, BOTTOM + 15.0), "middle", label);
        if let Some(text) = year.as_ref().filter(|_| *year != year_before) {
            svg.text((x, BOTTOM + 29.0), "middle", text);
        }
        year_before.clone_from(year);
    }
}

const SPARK: (f64, f64) = (112.0, 28.0);

pub(super) fn sparkline(chart: &Chart) -> String {
    let (width, height) = SPARK;
    let bars = chart.is_bars();
    let reach = chart.points.iter().filter_map(Point::reach).flat_map(|(low, high)| [low, high]);
    let axis = Axis::over(reach, (chart.unit, &chart.language), (4, false, bars));
    let scene = Scene::new(chart, axis, (0.0, width), (4.0, height - 4.0));
    let mut svg = Svg::new("em-sparkline", SPARK, chart);
    if bars {
        for (index, point) in chart.points.iter().enumerate() {
            scene.bar(&mut svg, index, point, 3.0);
        }
    } else {
        scene.line(&mut svg, "1.5", 2.4);
        let last = chart.points.iter().enumerate().rfind(|(_, point)| point.value.is_some());
        if let Some((index, point)) = last
            && let Some(value) = point.value
        {
            svg.dot((scene.x(index), scene.y(value)), 2.4, point.open);
        }
    }
    svg.finish()
}
