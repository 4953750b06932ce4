//! The bars of a change by segment.

use super::super::Chart;
use super::super::effects::{Bar, Bars, axis};
use super::{SCHEMA, domain, field, map, number_format, title, with};
use crate::value::Value;

pub(super) fn effects(chart: &Chart, bars: &Bars) -> Value {
    let axis = axis(chart, bars);
    let row = |bar: &Bar, kind: &'static str, effect: f64| {
        map(vec![
            ("label", bar.label.clone().into()),
            ("kind", kind.into()),
            ("effect", effect.into()),
            ("shown", bar.detail.clone().into()),
        ])
    };
    let rows = |bar: &Bar| match bar.rate {
        Some(rate) => vec![row(bar, "rate", rate), row(bar, "mix", bar.rest)],
        None => vec![row(bar, "effect", bar.rest)],
    };
    let values = Value::List(bars.bars.iter().flat_map(rows).collect());
    let mut y = field("label", "nominal");
    y.extend([("sort", Value::Null), ("title", Value::Null)]);
    let labels = Value::map([("format", number_format(chart)), ("tickCount", 5_i64.into())]);
    let x =
        vec![("scale", domain(axis.low, axis.high)), ("title", chart.unit_title().into()), ("axis", labels)];
    let named = |name, title: &'static str| with(field(name, "nominal"), vec![("title", title.into())]);
    let tooltip = Value::List(vec![named("label", " "), named("shown", "effect")]);
    let mut encoding =
        vec![("y", map(y)), ("x", with(field("effect", "quantitative"), x)), ("tooltip", tooltip)];
    if bars.is_ratio() {
        let kinds = Value::List(vec!["rate".into(), "mix".into()]);
        let scale = Value::map([("domain", kinds), ("range", Value::List(vec![1.0.into(), 0.4.into()]))]);
        encoding.push((
            "opacity",
            with(field("kind", "nominal"), vec![("scale", scale), ("title", Value::Null)]),
        ));
    }
    map(vec![
        ("$schema", SCHEMA.into()),
        ("description", chart.description().into()),
        title(chart.title(), bars.headline.clone(), bars.bars.is_empty()),
        ("width", 320_i64.into()),
        ("height", Value::map([("step", 20_i64.into())])),
        ("data", Value::map([("values", values)])),
        ("mark", Value::map([("type", "bar".into())])),
        ("encoding", map(encoding)),
    ])
}
