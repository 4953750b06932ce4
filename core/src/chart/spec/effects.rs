//! The bars of a change by segment.

use super::super::Chart;
use super::super::effects::{Bar, axis, bars};
use super::{SCHEMA, domain, field, map, number_format, title, with};
use crate::analyses::decomposition::Decomposition;
use crate::text::words;
use crate::value::Value;

pub(super) fn effects(chart: &Chart, of: &Decomposition) -> Value {
    let language = &chart.language;
    let bars = bars(of, language);
    let axis = axis(chart, &bars);
    let [rate, mix, effect] = [&words::SPLIT_RATE, &words::SPLIT_MIX, &words::SPLIT_EFFECT]
        .map(|word| language.say(word).to_owned());
    let row = |bar: &Bar, kind: &str, effect: f64| {
        map(vec![
            ("label", bar.label.clone().into()),
            ("kind", kind.to_owned().into()),
            ("effect", effect.into()),
            ("shown", bar.detail.clone().into()),
        ])
    };
    let rows = |bar: &Bar| match bar.rate {
        Some(of_rate) => vec![row(bar, &rate, of_rate), row(bar, &mix, bar.rest)],
        None => vec![row(bar, &effect, bar.rest)],
    };
    let values = Value::List(bars.iter().flat_map(rows).collect());
    let mut y = field("label", "nominal");
    y.extend([("sort", Value::Null), ("title", Value::Null)]);
    let labels = Value::map([("format", number_format(chart)), ("tickCount", 5_i64.into())]);
    let x =
        vec![("scale", domain(axis.low, axis.high)), ("title", chart.unit_title().into()), ("axis", labels)];
    let named = |name, title: String| with(field(name, "nominal"), vec![("title", title.into())]);
    let tooltip = Value::List(vec![named("label", " ".to_owned()), named("shown", effect.clone())]);
    let mut encoding =
        vec![("y", map(y)), ("x", with(field("effect", "quantitative"), x)), ("tooltip", tooltip)];
    if of.is_ratio() {
        let kinds = Value::List(vec![rate.clone().into(), mix.clone().into()]);
        let scale = Value::map([("domain", kinds), ("range", Value::List(vec![1.0.into(), 0.4.into()]))]);
        encoding.push((
            "opacity",
            with(field("kind", "nominal"), vec![("scale", scale), ("title", Value::Null)]),
        ));
    }
    map(vec![
        ("$schema", SCHEMA.into()),
        ("description", chart.description().into()),
        title(chart, of.headline(language), bars.is_empty()),
        ("width", 320_i64.into()),
        ("height", Value::map([("step", 20_i64.into())])),
        ("data", Value::map([("values", values)])),
        ("mark", Value::map([("type", "bar".into())])),
        ("encoding", map(encoding)),
    ])
}
