//! A change by segment: bars from 0, of rates and of the mix, as they are printed.

use super::axis::Axis;
use super::label::cut;
use super::svg::{MARK, Svg};
use super::{COLUMNS, Chart};
use crate::analyses::decomposition::{Decomposition, Line, Shown};
use crate::text::{Language, words};

const WIDTH: f64 = 440.0;
const TOP: f64 = 44.0;
const ROW: f64 = 20.0;
const LEFT: f64 = 116.0;
const RIGHT: f64 = 370.0;
const VALUE: f64 = 438.0;
/// How much lighter the effects of the mix are.
const LIGHT: &str = "0.4";

/// What one segment brought.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) unnamed: bool,
    /// Of its rate, where it is a ratio.
    pub(super) rate: Option<f64>,
    /// Of its share, or of a sum all of it.
    pub(super) rest: f64,
    /// The whole effect, and its parts, in words.
    pub(super) shown: String,
    pub(super) detail: String,
}

/// The bars, as they are printed.
pub(super) fn bars(of: &Decomposition, language: &Language) -> Vec<Bar> {
    let bar = |Line { name, part, shown }: Line<'_>| {
        let Shown { rate, mix, effect } = shown?;
        let shown = of.signed(effect);
        let detail = |(rate, mix)| {
            let (rate, mix) = (of.signed(rate), of.signed(mix));
            let arguments = [("effect", &*shown), ("rate", &rate), ("mix", &mix)];
            language.fill(&words::SPLIT_DETAIL, &arguments)
        };
        Some(Bar {
            unnamed: part.is_none_or(|part| part.segment.is_none()),
            label: name,
            rate: rate.map(|rate| of.float(rate)),
            rest: of.float(mix.unwrap_or(effect)),
            detail: rate.zip(mix).map_or_else(|| shown.clone(), detail),
            shown,
        })
    };
    of.lines(language).into_iter().filter_map(bar).collect()
}

/// What the change is, and what is drawn how.
fn subtitle(of: &Decomposition, language: &Language) -> String {
    let summary = of.headline(language);
    if of.is_ratio() { language.fill(&words::SPLIT_LEGEND, &[("summary", &summary)]) } else { summary }
}

impl Bar {
    /// From where to where its two parts reach: one after the other where both point one way, else apart from 0.
    fn spans(&self) -> [(f64, f64); 2] {
        let rate = self.rate.unwrap_or(0.0);
        let base = if (rate > 0.0) == (self.rest > 0.0) { rate } else { 0.0 };
        [(0.0, rate), (base, base + self.rest)]
    }
}

/// The axis, which the specification shares.
pub(super) fn axis(chart: &Chart, bars: &[Bar]) -> Axis {
    let ends = bars.iter().flat_map(|bar| bar.spans().into_iter().map(|(_, to)| to));
    Axis::over(ends, (chart.unit, &chart.language), (5, true, true))
}

pub(super) fn svg(chart: &Chart, of: &Decomposition) -> String {
    let bars = bars(of, &chart.language);
    let axis = axis(chart, &bars);
    let x = |number: f64| axis.place(number, LEFT, RIGHT);
    let bottom = TOP + ROW * bars.len() as f64;
    let mut svg = Svg::new("em-effects", (WIDTH, bottom + 22.0), chart);
    svg.title(&cut(&chart.title(), 60), &cut(&subtitle(of, &chart.language), COLUMNS));
    for tick in &axis.ticks {
        svg.rule((x(*tick), TOP), (x(*tick), bottom), "0.18");
        svg.text((x(*tick), bottom + 15.0), "middle", &axis.label(*tick));
    }
    svg.rule((x(0.0), TOP), (x(0.0), bottom), "0.5");
    for (index, bar) in bars.iter().enumerate() {
        let y = TOP + ROW * (index as f64 + 0.5);
        svg.group(&format!("{}\n{}", bar.label, bar.detail));
        svg.rect((0.0, y - ROW / 2.0), (WIDTH, ROW), "fill=\"#000\" fill-opacity=\"0\"");
        let name = cut(&bar.label, 17);
        if bar.unnamed {
            svg.italic((0.0, y + 4.0), "start", &name);
        } else {
            svg.text((0.0, y + 4.0), "start", &name);
        }
        for ((from, to), opacity) in
            bar.spans().into_iter().zip(["1", if of.is_ratio() { LIGHT } else { "1" }])
        {
            let (left, right) = (x(from.min(to)), x(from.max(to)));
            if right > left {
                let style = format!("fill=\"{MARK}\" fill-opacity=\"{opacity}\"");
                svg.rect((left, y - 6.0), (right - left, 12.0), &style);
            }
        }
        svg.text((VALUE, y + 4.0), "end", &bar.shown);
        svg.end();
    }
    svg.finish()
}
