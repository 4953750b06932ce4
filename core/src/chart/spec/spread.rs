//! Histograms and survival curves as specifications.

use super::{MARK, SCHEMA, dash, domain, field, filter, finite, layer, map, number_format, title, with};
use crate::chart::Chart;
use crate::chart::bins::{self, Slots};
use crate::chart::steps;
use crate::distribution::{Bin, Step};
use crate::format;
use crate::text::{Message, words};
use crate::value::Value;

const WIDTH: f64 = 380.0;
const HEIGHT: i64 = 150;

type Pairs = Vec<(&'static str, Value)>;

fn values(rows: Vec<Value>) -> (&'static str, Value) {
    ("data", Value::map([("values", Value::List(rows))]))
}

fn list(values: impl IntoIterator<Item = impl Into<Value>>) -> Value {
    Value::List(values.into_iter().map(Into::into).collect())
}

fn at(pixel: impl Into<Value>) -> Value {
    Value::map([("value", pixel.into())])
}

/// A layer with data of its own.
fn marked(row: Pairs, mark: Pairs, encoding: Pairs) -> Value {
    map(vec![values(vec![map(row)]), ("mark", map(mark)), ("encoding", map(encoding))])
}

fn shown(entries: &[(&'static str, &str)]) -> (&'static str, Value) {
    let entry = |(name, title): &(&'static str, &str)| {
        with(field(name, "nominal"), vec![("title", (*title).to_owned().into())])
    };
    ("tooltip", Value::List(entries.iter().map(entry).collect()))
}

fn rule(more: Pairs) -> Pairs {
    [vec![("type", "rule".into()), ("color", MARK.into())], more].concat()
}

fn rect(more: Pairs) -> Pairs {
    [vec![("type", "rect".into()), ("color", MARK.into())], more].concat()
}

fn arrow() -> Pairs {
    vec![
        ("type", "point".into()),
        ("shape", "triangle-right".into()),
        ("filled", true.into()),
        ("color", MARK.into()),
        ("size", 60_i64.into()),
        ("opacity", 1_i64.into()),
    ]
}

fn whole(chart: &Chart, subtitle: String, data: Vec<Value>, layers: Vec<Value>) -> Value {
    map(vec![
        ("$schema", SCHEMA.into()),
        ("description", chart.description().into()),
        title(chart, subtitle, chart.is_empty()),
        ("width", WIDTH.into()),
        ("height", HEIGHT.into()),
        values(data),
        ("layer", Value::List(layers)),
    ])
}

/// The bins lie on a line of numbered places, as in the drawing; the words beside them are data.
pub(super) fn bins(chart: &Chart, bins: &[Bin]) -> Value {
    let slots = Slots::new(bins, (0.0, WIDTH));
    let (below, counts) = (bins::below(bins), bins::counts(chart, bins));
    let say = |word: &Message| chart.language.say(word);
    let x = |name| {
        let more = vec![("scale", domain(0.0, WIDTH)), ("axis", Value::Null)];
        ("x", with(field(name, "quantitative"), more))
    };
    let x2 = |name: &'static str| ("x2", map(vec![("field", name.into())]));
    let y = || {
        let axis = Value::map([
            ("format", ",~f".into()),
            ("tickCount", 4_i64.into()),
            ("tickMinStep", 1_i64.into()),
        ]);
        let more = vec![
            ("scale", domain(counts.low, counts.high)),
            ("title", say(&words::AXIS_VALUES).to_owned().into()),
            ("axis", axis),
        ];
        ("y", with(field("count", "quantitative"), more))
    };
    let row = |(index, bin): (usize, &Bin)| {
        let from = below.get(index).copied().unwrap_or(0.0);
        let to = below.get(index + 1).copied().unwrap_or(1.0);
        let share = |share| format::share(&chart.language, share);
        Value::map([
            ("low", finite(bin.low)),
            ("high", bin.high.map(finite).into()),
            ("count", bin.count.into()),
            ("from", slots.edge(index).into()),
            ("to", slots.edge(index + 1).into()),
            ("open", bin.high.is_none().into()),
            ("label", bins::name(chart, bin).into()),
            ("share", share(to - from).into()),
            ("below", share(from).into()),
        ])
    };
    let data = bins.iter().enumerate().map(row).collect();
    let tooltip = || {
        let (values, below) = (say(&words::AXIS_VALUES), say(&words::BELOW));
        shown(&[("label", " "), ("count", values), ("share", say(&words::SHARE)), ("below", below)])
    };
    let zero = || ("y2", Value::map([("datum", 0_i64.into())]));
    let solid =
        rect(vec![("opacity", 0.55.into()), ("stroke", "white".into()), ("strokeWidth", 1_i64.into())]);
    let hollow = rect(vec![("fillOpacity", 0.15.into()), ("stroke", MARK.into()), ("strokeDash", dash())]);
    let mut layers = Vec::new();
    let figure = chart.marked();
    let interval = figure.and_then(|(figure, _)| figure.interval);
    if let Some(ends) = interval {
        let row = vec![("from", slots.place(ends.low).into()), ("to", slots.place(ends.high).into())];
        layers.push(marked(row, rect(vec![("opacity", 0.2.into())]), vec![x("from"), x2("to")]));
    }
    for (open, mark) in [(false, solid), (true, hollow)] {
        let only = vec![filter("open", ("equal", open))];
        layers.push(layer(only, mark, vec![x("from"), x2("to"), y(), zero(), tooltip()]));
    }
    if let Some((figure, value)) = figure {
        let row = vec![
            ("at", slots.place(value).into()),
            ("value", value.into()),
            ("low", interval.map(|ends| finite(ends.low)).into()),
            ("high", interval.map(|ends| finite(ends.high)).into()),
            ("shown", chart.shown(figure).into()),
        ];
        let line = rule(vec![("strokeWidth", 2_i64.into())]);
        layers.push(marked(row, line, vec![x("at"), shown(&[("shown", say(&words::VALUE))])]));
        if interval.is_some_and(|ends| ends.high.is_infinite()) {
            layers.push(marked(vec![("at", WIDTH.into())], arrow(), vec![x("at"), ("y", at(4_i64))]));
        }
    }
    layers.push(edges(chart, bins, &slots, &below));
    whole(chart, bins::summary(chart, bins), data, layers)
}

/// The edges and the shares below them, as two lines of words under the bars.
fn edges(chart: &Chart, bins: &[Bin], slots: &Slots<'_>, below: &[f64]) -> Value {
    let words = bins::edges(chart, bins, slots, below);
    let row = |(x, edge, share): (f64, String, String)| {
        // Nothing lies below the first edge: there is room to say what the second line is.
        let share = if share.is_empty() { chart.language.say(&words::BELOW).to_owned() } else { share };
        Value::map([("at", x.into()), ("edge", edge.into()), ("share", share.into())])
    };
    let text = |name: &'static str, dy: i64| {
        let mark = vec![("type", "text".into()), ("dy", dy.into()), ("fontSize", 10_i64.into())];
        let scale = vec![("scale", domain(0.0, WIDTH)), ("axis", Value::Null)];
        let encoding = vec![
            ("x", with(field("at", "quantitative"), scale)),
            ("y", at(HEIGHT)),
            ("text", map(field(name, "nominal"))),
        ];
        map(vec![("mark", map(mark)), ("encoding", map(encoding))])
    };
    let layers = vec![text("edge", 12), text("share", 25)];
    map(vec![values(words.into_iter().map(row).collect()), ("layer", Value::List(layers))])
}

pub(super) fn steps(chart: &Chart, all: &[Step]) -> Value {
    let drawn = steps::drawn(all);
    let axis = steps::axis(chart, &drawn);
    let x = |name| {
        let numbers = Value::map([("format", number_format(chart)), ("tickCount", 5_i64.into())]);
        let more = vec![
            ("scale", domain(axis.low, axis.high)),
            ("title", chart.unit_title().into()),
            ("axis", numbers),
        ];
        ("x", with(field(name, "quantitative"), more))
    };
    let y = |name| {
        let quarters = Value::map([("format", "~%".into()), ("values", list([0.0, 0.25, 0.5, 0.75, 1.0]))]);
        let more = vec![("scale", domain(0.0, 1.0)), ("title", Value::Null), ("axis", quarters)];
        ("y", with(field(name, "quantitative"), more))
    };
    let row = |time: f64, at_risk: Value, share: f64, (low, high): (f64, f64), shown: String| {
        Value::map([
            ("time", time.into()),
            ("at_risk", at_risk),
            ("survival", share.into()),
            ("low", low.into()),
            ("high", high.into()),
            ("shown", shown.into()),
        ])
    };
    let mut data = Vec::with_capacity(drawn.len() + 1);
    if !drawn.is_empty() {
        data.push(row(
            0.0,
            Value::Null,
            1.0,
            (1.0, 1.0),
            chart.language.fill(
                &words::TITLED,
                &[("title", &*chart.amount(0.0)), ("summary", &format::percent(&chart.language, "100"))],
            ),
        ));
    }
    data.extend(drawn.iter().map(|step| {
        row(step.time, step.at_risk.into(), step.survival, steps::band(step), steps::reading(chart, step))
    }));
    let stairs = || ("interpolate", "step-after".into());
    let band = vec![("type", "area".into()), stairs(), ("opacity", 0.2.into())];
    let line = vec![("type", "line".into()), stairs(), ("color", MARK.into())];
    let hidden = vec![("type", "point".into()), ("filled", true.into()), ("opacity", 0_i64.into())];
    let tooltip = shown(&[("shown", " "), ("at_risk", chart.language.say(&words::AT_RISK))]);
    let high = ("y2", map(vec![("field", "high".into())]));
    let mut layers = vec![
        layer(Vec::new(), band, vec![x("time"), y("low"), high]),
        layer(Vec::new(), line, vec![x("time"), y("survival")]),
        layer(Vec::new(), hidden, vec![x("time"), y("survival"), tooltip]),
    ];
    if let Some((figure, value)) = chart.marked() {
        let ends = figure.interval;
        let row = || {
            vec![
                ("value", value.into()),
                ("zero", axis.low.into()),
                ("from", ends.map(|ends| ends.low.max(axis.low)).into()),
                ("to", ends.map(|ends| ends.high.min(axis.high)).into()),
                ("low", ends.map(|ends| finite(ends.low)).into()),
                ("high", ends.map(|ends| finite(ends.high)).into()),
                ("share", steps::MEDIAN.into()),
                ("floor", 0_i64.into()),
                ("shown", chart.shown(figure).into()),
            ]
        };
        let dashed = || rule(vec![("strokeDash", dash())]);
        let x2 = |name: &'static str| ("x2", map(vec![("field", name.into())]));
        let floor = ("y2", map(vec![("field", "floor".into())]));
        layers.push(marked(row(), dashed(), vec![x("zero"), x2("value"), y("share")]));
        layers.push(marked(row(), dashed(), vec![x("value"), y("share"), floor]));
        if let Some(ends) = ends {
            let thick = rule(vec![("strokeWidth", 3_i64.into())]);
            layers.push(marked(row(), thick, vec![x("from"), x2("to"), y("share")]));
            if ends.high.is_infinite() {
                layers.push(marked(row(), arrow(), vec![x("to"), y("share")]));
            }
        }
        let dot = vec![
            ("type", "point".into()),
            ("filled", true.into()),
            ("color", MARK.into()),
            ("size", 60_i64.into()),
            ("opacity", 1_i64.into()),
        ];
        layers.push(marked(
            row(),
            dot,
            vec![x("value"), y("share"), shown(&[("shown", chart.language.say(&words::MEDIAN))])],
        ));
    }
    whole(chart, steps::summary(chart, all), data, layers)
}
