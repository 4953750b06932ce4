//! Charts as Vega-Lite specifications: plain data, no expression strings, valid for versions 5 and 6.

mod effects;
mod spread;

use super::axis::Axis;
use super::point::Point;
use super::{Chart, Drawn, Rest, forest, trend};
use crate::distribution::Shape;
use crate::field::Unit;
use crate::text::words;
use crate::value::Value;

/// Vega's own colour of marks; its rules alone are black unless told.
const MARK: &str = "#4c78a8";

const SCHEMA: &str = "https://vega.github.io/schema/vega-lite/v6.json";

pub(super) fn spec(chart: &Chart) -> Value {
    match &chart.shape {
        Drawn::Trend => over_time(chart, false),
        Drawn::Sparkline => over_time(chart, true),
        Drawn::Forest { total, rest, .. } => by_group(chart, total.as_deref(), *rest),
        Drawn::Effects(of) => effects::effects(chart, of),
        Drawn::Spread(Shape::Bins(bins)) => spread::bins(chart, bins),
        Drawn::Spread(Shape::Steps(steps)) => spread::steps(chart, steps),
    }
}

/// JSON has no infinity: an end that the data do not reach is null.
fn finite(end: f64) -> Value {
    end.is_finite().then_some(end).into()
}

/// Whether an interval has no end on a side, and so is drawn to the edge of the axis, between fields of their own.
fn is_endless(chart: &Chart) -> bool {
    let interval = |point: &Point| point.interval.filter(|_| point.value.is_some());
    chart.points.iter().filter_map(interval).any(|ends| !ends.low.is_finite() || !ends.high.is_finite())
}

/// The fields between which intervals are drawn.
fn ends(chart: &Chart) -> (&'static str, &'static str) {
    if is_endless(chart) { ("from", "to") } else { ("low", "high") }
}

/// Arrows at the edge, where intervals go on.
fn arrows(
    chart: &Chart,
    (back, onward): (&'static str, &'static str),
    place: impl Fn(&'static str) -> Vec<(&'static str, Value)>,
) -> Vec<Value> {
    let arrow = |end, drawn, shape: &'static str| {
        let mark = vec![
            ("type", "point".into()),
            ("shape", shape.into()),
            ("filled", true.into()),
            ("size", 60_i64.into()),
            ("opacity", 1_i64.into()),
        ];
        layer(vec![filter(end, ("valid", false)), filter(drawn, ("valid", true))], mark, place(drawn))
    };
    if is_endless(chart) { vec![arrow("low", "from", back), arrow("high", "to", onward)] } else { Vec::new() }
}

/// One row a point; `run` numbers the unbroken stretches, since versions differ in how a line passes a null.
fn data(chart: &Chart, axis: &Axis) -> Value {
    let mut run = 0_i64;
    let mut before: Option<&Point> = None;
    let mut alone = Vec::with_capacity(chart.points.len());
    for (index, point) in chart.points.iter().enumerate() {
        let after = chart.points.get(index + 1);
        let joined = before.is_some_and(|before| trend::follows(before, point));
        run += i64::from(!joined);
        alone.push((run, !joined && !after.is_some_and(|after| trend::follows(point, after))));
        before = Some(point);
    }
    let endless = is_endless(chart);
    let row = |(point, (run, alone)): (&Point, (i64, bool))| {
        let interval = point.interval.as_ref();
        let mut row = vec![
            ("label", point.label(&chart.language).into()),
            ("value", point.value.into()),
            ("low", interval.map(|interval| finite(interval.low)).into()),
            ("high", interval.map(|interval| finite(interval.high)).into()),
            ("n", point.n.into()),
            ("open", point.open.into()),
            ("shown", chart.shown(point).into()),
            ("run", run.into()),
            ("alone", alone.into()),
        ];
        if endless {
            row.push(("from", interval.map(|interval| interval.low.max(axis.low)).into()));
            row.push(("to", interval.map(|interval| interval.high.min(axis.high)).into()));
        }
        map(row)
    };
    Value::map([("values", Value::List(chart.points.iter().zip(alone).map(row).collect()))])
}

fn title(chart: &Chart, subtitle: String, empty: bool) -> (&'static str, Value) {
    let subtitle = if empty { chart.language.say(&words::NO_DATA).to_owned() } else { subtitle };
    let title = [("text", chart.title().into()), ("subtitle", subtitle.into()), ("anchor", "start".into())];
    ("title", Value::map(title))
}

/// How the axis shows numbers; the words beside them are the library's own.
fn number_format(chart: &Chart) -> Value {
    if chart.unit == Unit::Fraction { "~%" } else { ",~f" }.into()
}

fn field(name: &'static str, kind: &'static str) -> Vec<(&'static str, Value)> {
    vec![("field", name.into()), ("type", kind.into())]
}

fn map(pairs: Vec<(&'static str, Value)>) -> Value {
    Value::Map(pairs.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

fn with(mut pairs: Vec<(&'static str, Value)>, more: Vec<(&'static str, Value)>) -> Value {
    pairs.extend(more);
    map(pairs)
}

fn tooltip(chart: &Chart) -> Value {
    let entry = |name: &'static str, kind, title: &str| {
        with(field(name, kind), vec![("title", title.to_owned().into())])
    };
    Value::List(vec![
        entry("label", "nominal", " "),
        entry("shown", "nominal", chart.language.say(&words::VALUE)),
        entry("n", "quantitative", "n"),
    ])
}

fn filter(name: &'static str, what: (&'static str, bool)) -> Value {
    let (test, value) = what;
    Value::map([("filter", Value::map([("field", name.into()), (test, value.into())]))])
}

fn layer(
    transform: Vec<Value>,
    mark: Vec<(&'static str, Value)>,
    encoding: Vec<(&'static str, Value)>,
) -> Value {
    let mut pairs = Vec::new();
    if !transform.is_empty() {
        pairs.push(("transform", Value::List(transform)));
    }
    pairs.extend([("mark", map(mark)), ("encoding", map(encoding))]);
    map(pairs)
}

fn domain(low: f64, high: f64) -> Value {
    Value::map([("domain", Value::List(vec![low.into(), high.into()])), ("nice", false.into())])
}

fn over_time(chart: &Chart, small: bool) -> Value {
    let axis = trend::axis(chart);
    let hidden = |pairs: Vec<(&'static str, Value)>| if small { vec![("axis", Value::Null)] } else { pairs };
    let bars = chart.is_bars();
    let labels = Value::map([("labelOverlap", true.into()), ("labelAngle", 0_i64.into())]);
    let mut x = field("label", "ordinal");
    // Named in full, so that a period without a value keeps its place.
    let periods = chart.points.iter().map(|point| point.label(&chart.language).into()).collect();
    let periods = Value::map([("domain", Value::List(periods))]);
    x.extend([("sort", Value::Null), ("scale", periods), ("title", Value::Null)]);
    x.extend(hidden(vec![("axis", labels)]));
    let values = Value::map([("format", number_format(chart)), ("tickCount", 5_i64.into())]);
    let y = |name| {
        let mut y = field(name, "quantitative");
        y.extend([("scale", domain(axis.low, axis.high)), ("title", chart.unit_title().into())]);
        y.extend(hidden(vec![("axis", values.clone())]));
        ("y", map(y))
    };
    let (from, to) = ends(chart);
    let high = || ("y2", map(vec![("field", to.into())]));
    let run = || ("detail", map(field("run", "nominal")));
    let known = || filter("value", ("valid", true));
    let bounded = || [filter(from, ("valid", true)), filter(to, ("valid", true))];
    let open = |is| filter("open", ("equal", is));
    let mut layers = Vec::new();
    if bars {
        let opaque = vec![("type", "bar".into()), ("opacity", 0.85.into())];
        let hollow = vec![("type", "bar".into()), ("filled", false.into()), ("strokeDash", dash())];
        layers.push(layer(vec![known(), open(false)], opaque, vec![y("value"), ("tooltip", tooltip(chart))]));
        layers.push(layer(vec![known(), open(true)], hollow, vec![y("value"), ("tooltip", tooltip(chart))]));
    } else {
        let band = vec![("type", "area".into()), ("opacity", 0.2.into())];
        let whisker = vec![
            ("type", "rule".into()),
            ("color", MARK.into()),
            ("opacity", 0.4.into()),
            ("strokeWidth", 4_i64.into()),
        ];
        let line = vec![("type", "line".into())];
        layers.push(layer(bounded().to_vec(), band, vec![y(from), high(), run()]));
        let single = [&bounded()[..], &[filter("alone", ("equal", true))]].concat();
        layers.push(layer(single, whisker, vec![y(from), high()]));
        layers.push(layer(vec![known()], line, vec![y("value"), run()]));
        let point = |filled: bool, fill| {
            vec![
                ("type", "point".into()),
                ("filled", filled.into()),
                ("fill", fill),
                ("opacity", 1_i64.into()),
            ]
        };
        if small {
            layers.push(layer(vec![known(), open(true)], point(false, "white".into()), vec![y("value")]));
        } else {
            let size = || ("size", Value::map([("value", 45_i64.into())]));
            let solid: Vec<_> =
                point(true, Value::Null).into_iter().filter(|(name, _)| *name != "fill").collect();
            let shown = || vec![y("value"), size(), ("tooltip", tooltip(chart))];
            layers.push(layer(vec![known(), open(false)], solid, shown()));
            layers.push(layer(vec![known(), open(true)], point(false, "white".into()), shown()));
            layers.extend(arrows(chart, ("triangle-down", "triangle-up"), |end| vec![y(end)]));
        }
    }
    let (width, height) = if small { (112_i64, 28_i64) } else { (380, 150) };
    let mut pairs = vec![("$schema", SCHEMA.into()), ("description", chart.description().into())];
    if small {
        pairs.push(("view", Value::map([("stroke", Value::Null)])));
    } else {
        pairs.push(title(chart, trend::subtitle(chart), chart.points.is_empty()));
    }
    pairs.extend([
        ("width", width.into()),
        ("height", height.into()),
        ("data", data(chart, &axis)),
        ("encoding", Value::map([("x", map(x))])),
        ("layer", Value::List(layers)),
    ]);
    map(pairs)
}

fn dash() -> Value {
    Value::List(vec![3_i64.into(), 2_i64.into()])
}

fn by_group(chart: &Chart, total: Option<&Point>, rest: Option<Rest>) -> Value {
    let axis = forest::axis(chart, total);
    let mut y = field("label", "nominal");
    y.extend([("sort", Value::Null), ("title", Value::Null)]);
    let values = Value::map([("format", number_format(chart)), ("tickCount", 4_i64.into())]);
    let x = |name| {
        let more = vec![
            ("scale", domain(axis.low, axis.high)),
            ("title", chart.unit_title().into()),
            ("axis", values.clone()),
        ];
        ("x", with(field(name, "quantitative"), more))
    };
    let y = || ("y", map(y.clone()));
    let rule = vec![
        ("type", "rule".into()),
        ("color", MARK.into()),
        ("strokeWidth", 2_i64.into()),
        ("clip", true.into()),
    ];
    let (from, to) = ends(chart);
    let bounded = vec![filter(from, ("valid", true)), filter(to, ("valid", true))];
    let to_high = ("x2", map(vec![("field", to.into())]));
    let point = vec![
        ("type", "point".into()),
        ("filled", true.into()),
        ("size", 60_i64.into()),
        ("opacity", 1_i64.into()),
    ];
    let mut layers = vec![
        layer(bounded, rule, vec![y(), x(from), to_high]),
        layer(
            vec![filter("value", ("valid", true))],
            point,
            vec![y(), x("value"), ("tooltip", tooltip(chart))],
        ),
    ];
    layers.extend(arrows(chart, ("triangle-left", "triangle-right"), |end| vec![y(), x(end)]));
    if let Some(value) = total.and_then(|total| total.value) {
        let values = Value::List(vec![Value::map([("total", value.into())])]);
        let dashed = map(vec![("type", "rule".into()), ("color", MARK.into()), ("strokeDash", dash())]);
        let encoding = map(vec![x("total")]);
        layers.push(map(vec![
            ("data", Value::map([("values", values)])),
            ("mark", dashed),
            ("encoding", encoding),
        ]));
    }
    let mut subtitle = forest::subtitle(chart, total);
    if let Some(rest) = forest::rest_in_words(chart, rest) {
        subtitle += " · ";
        subtitle += &rest;
    }
    map(vec![
        ("$schema", SCHEMA.into()),
        ("description", chart.description().into()),
        title(chart, subtitle, chart.points.is_empty()),
        ("width", 320_i64.into()),
        ("height", Value::map([("step", 20_i64.into())])),
        ("data", data(chart, &axis)),
        ("layer", Value::List(layers)),
    ])
}

impl Chart {
    /// The unit of an axis, where its numbers do not say it.
    fn unit_title(&self) -> Option<String> {
        match self.unit {
            Unit::Money => self.currency.as_deref().map(str::to_owned),
            Unit::Days => Some(self.language.say(&words::UNIT_DAYS).to_owned()),
            _ => None,
        }
    }
}
