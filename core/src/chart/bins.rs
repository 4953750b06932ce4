//! A histogram: every bin as wide as the others, the last without an end, the figure and its interval marked.

use super::axis::{Axis, labels};
use super::label::{cut, width};
use super::svg::{MARK, Svg};
use super::{COLUMNS, Chart};
use crate::decimal::fixed;
use crate::distribution::Bin;
use crate::field::Unit;
use crate::format;
use crate::math::elementary::clamp;
use crate::math::interval::Interval;
use crate::text::words;

const WIDTH: f64 = 440.0;
const HEIGHT: f64 = 232.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = HEIGHT - 36.0;
const RIGHT: f64 = WIDTH - 10.0;

/// Where values lie: every bin is as wide as the others, so bins of equal steps have a linear axis, and bins that grow
/// stay legible.
pub(super) struct Slots<'a> {
    bins: &'a [Bin],
    left: f64,
    right: f64,
}

impl<'a> Slots<'a> {
    pub(super) fn new(bins: &'a [Bin], (left, right): (f64, f64)) -> Self {
        Self { bins, left, right }
    }

    fn band(&self) -> f64 {
        (self.right - self.left) / self.bins.len().max(1) as f64
    }

    /// The lower edge of a bin; that after the last is the right end.
    pub(super) fn edge(&self, index: usize) -> f64 {
        self.left + self.band() * index as f64
    }

    /// A value lies in its bin as far in as it is; in the bin without an end it lies in the middle, infinity at its end.
    pub(super) fn place(&self, value: f64) -> f64 {
        let Some(index) = self.bins.iter().rposition(|bin| bin.low <= value) else { return self.left };
        let share = match self.bins.get(index).map(|bin| (bin.low, bin.high)) {
            Some((low, Some(high))) if high > low => clamp((value - low) / (high - low), 0.0, 1.0),
            _ if value.is_infinite() => 1.0,
            _ => 0.5,
        };
        self.edge(index) + self.band() * if share.is_nan() { 0.5 } else { share }
    }

    /// The edges that have room for a label of so many columns, each with its bin's number.
    pub(super) fn labelled(&self, columns: usize) -> impl Iterator<Item = usize> + use<> {
        let room = columns as f64 * 6.2 + 10.0;
        let every = ((room / self.band()).ceil() as usize).max(1);
        let open = self.bins.last().is_some_and(|bin| bin.high.is_none());
        // The word under the bin without an end stands at the right; its lower edge has that label too.
        let last = if open { self.right - self.band() / 2.0 - room * 1.2 } else { self.right };
        let (left, band) = (self.left, self.band());
        (0..self.bins.len()).step_by(every).filter(move |index| left + band * *index as f64 <= last)
    }
}

/// The axis of the counts, which the specification shares.
pub(super) fn counts(chart: &Chart, bins: &[Bin]) -> Axis {
    let counts = bins.iter().map(|bin| bin.count as f64);
    Axis::over(counts, (Unit::Count, &chart.language), (4, true, true))
}

/// All values.
fn total(bins: &[Bin]) -> u64 {
    bins.iter().fold(0_u64, |sum, bin| sum.saturating_add(bin.count))
}

/// The share of the values below each bin.
pub(super) fn below(bins: &[Bin]) -> Vec<f64> {
    let total = total(bins).max(1) as f64;
    let mut sum = 0_u64;
    let share = |bin: &Bin| {
        let share = sum as f64 / total;
        sum = sum.saturating_add(bin.count);
        share
    };
    bins.iter().map(share).collect()
}

/// A share without decimals, which an axis has no room for; only nothing is 0 and only all is 100 %.
pub(super) fn percent(chart: &Chart, share: f64) -> String {
    let number = match share {
        share if share <= 0.0 => "0".to_owned(),
        share if share < 0.005 => "<1".to_owned(),
        share if share >= 1.0 => "100".to_owned(),
        share if share > 0.995 => ">99".to_owned(),
        share => fixed(share * 100.0, 0),
    };
    format::percent(&chart.language, &number)
}

/// A bin in words.
pub(super) fn name(chart: &Chart, bin: &Bin) -> String {
    match bin.high {
        Some(high) => chart.form().range(Interval { low: bin.low, high }),
        None => chart.language.fill(&words::AND_MORE, &[("low", &chart.amount(bin.low))]),
    }
}

/// How many values there are, and the figure that is marked.
pub(super) fn summary(chart: &Chart, bins: &[Bin]) -> String {
    let language = &chart.language;
    let values = language.fill(&words::VALUES, &[("count", &format::integer(total(bins).into()))]);
    let Some((figure, _)) = chart.marked() else { return values };
    let message = if figure.interval.is_some() { &words::MARKED_WITH_INTERVAL } else { &words::MARKED };
    language.fill(message, &[("figure", &chart.shown(figure)), ("values", &values)])
}

pub(super) fn svg(chart: &Chart, bins: &[Bin]) -> String {
    let counts = counts(chart, bins);
    let ticks: Vec<(f64, String)> = counts.ticks.iter().map(|tick| (*tick, counts.label(*tick))).collect();
    let widest = ticks.iter().map(|(_, label)| width(label)).max().unwrap_or(0);
    // The word "below" stands in the margin.
    let word = chart.language.say(&words::BELOW);
    let left = (10.0 + 6.2 * widest as f64).max(44.0).max(13.0 + 6.2 * width(word) as f64);
    let slots = Slots::new(bins, (left, RIGHT));
    let y = |count: f64| counts.place(count, BOTTOM, TOP);

    let mut svg = Svg::new("em-histogram", (WIDTH, HEIGHT), chart);
    svg.title(&cut(&chart.title(), 60), &cut(&summary(chart, bins), COLUMNS));
    if chart.is_empty() {
        svg.text(
            ((left + RIGHT) / 2.0, (TOP + BOTTOM) / 2.0),
            "middle",
            chart.language.say(&words::NO_VALUES),
        );
        return svg.finish();
    }
    for (tick, label) in &ticks {
        svg.rule((left, y(*tick)), (RIGHT, y(*tick)), if *tick == 0.0 { "0.5" } else { "0.18" });
        svg.text((left - 6.0, y(*tick) + 4.0), "end", label);
    }
    let interval = chart.marked().and_then(|(figure, _)| figure.interval);
    if let Some(ends) = interval {
        let (low, high) = (slots.place(ends.low), slots.place(ends.high));
        let style = format!("fill=\"{MARK}\" fill-opacity=\"0.2\"");
        svg.rect((low, TOP - 6.0), ((high - low).max(0.8), BOTTOM - TOP + 6.0), &style);
    }
    let below = below(bins);
    let gap = if slots.band() > 4.0 { 1.0 } else { 0.0 };
    for (index, bin) in bins.iter().enumerate() {
        let (from, to) = (slots.edge(index), slots.edge(index + 1));
        svg.group(&tooltip(chart, bin, &below, index));
        svg.rect((from, TOP), (to - from, BOTTOM - TOP), "fill=\"#000\" fill-opacity=\"0\"");
        if bin.count > 0 {
            let style = match bin.high {
                Some(_) => format!("fill=\"{MARK}\" fill-opacity=\"0.55\""),
                // Without an end, it is no bar like the others.
                None => format!(
                    "fill=\"{MARK}\" fill-opacity=\"0.15\" stroke=\"{MARK}\" stroke-dasharray=\"3 2\""
                ),
            };
            let inset = if bin.high.is_none() { gap + 2.0 } else { gap / 2.0 };
            let top = y(bin.count as f64).min(BOTTOM - 0.8);
            svg.rect((from + inset, top), (to - from - 2.0 * inset, BOTTOM - top), &style);
        }
        svg.end();
    }
    if let Some((figure, value)) = chart.marked() {
        svg.group(&chart.tooltip(figure));
        let style = format!("stroke=\"{MARK}\" stroke-width=\"2\"");
        svg.path(&[(slots.place(value), TOP - 6.0), (slots.place(value), BOTTOM)], &style);
        if interval.is_some_and(|ends| ends.high.is_infinite()) {
            svg.arrow((RIGHT, TOP - 2.0), (1.0, 0.0));
        }
        svg.end();
    }
    svg.italic((0.0, BOTTOM + 29.0), "start", word);
    for (x, edge, share) in edges(chart, bins, &slots, &below) {
        svg.text((x, BOTTOM + 15.0), "middle", &edge);
        svg.text((x, BOTTOM + 29.0), "middle", &share);
    }
    svg.finish()
}

/// The edges that have a label: where each lies, its label, and the share of the values below it.
pub(super) fn edges(
    chart: &Chart,
    bins: &[Bin],
    slots: &Slots<'_>,
    below: &[f64],
) -> Vec<(f64, String, String)> {
    let labels = labels(&bins.iter().map(|bin| bin.low).collect::<Vec<_>>(), chart.unit, &chart.language);
    let widest = labels.iter().map(|label| width(label)).max().unwrap_or(0).max(5);
    let edge = |index: usize| {
        // Nothing lies below the first edge; the word "below" stands there.
        let share = below.get(index).filter(|_| index > 0).map(|share| percent(chart, *share));
        Some((slots.edge(index), labels.get(index)?.clone(), share.unwrap_or_default()))
    };
    let mut edges: Vec<_> = slots.labelled(widest).filter_map(edge).collect();
    let last = bins.last().zip(labels.last()).zip(below.last());
    if let Some(((_, label), share)) = last.filter(|((bin, _), _)| bin.high.is_none()) {
        let (end, label) = (slots.edge(bins.len()), format!("≥ {label}"));
        // In the middle of its bin, or as far to the left as the words need.
        let middle = end - (slots.band() / 2.0).max(width(&label) as f64 * 3.1 - 8.0);
        edges.push((middle, label, percent(chart, *share)));
    }
    edges
}

fn tooltip(chart: &Chart, bin: &Bin, below: &[f64], index: usize) -> String {
    let (from, to) = (below.get(index).copied().unwrap_or(0.0), below.get(index + 1).copied().unwrap_or(1.0));
    let language = &chart.language;
    let (share, below) = (format::share(language, to - from), format::share(language, from));
    let count = format::integer(bin.count.into());
    let bin = name(chart, bin);
    let arguments = [("bin", &*bin), ("values", &count), ("share", &share), ("below", &below)];
    language.fill(&words::BIN, &arguments)
}
