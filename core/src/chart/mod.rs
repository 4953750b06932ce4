//! Charts: one description of a metric over time, by group or in its spread, as a Vega-Lite specification and as SVG.
//!
//! Every chart draws its uncertainty: a band or a whisker where the metric has an interval, a hollow mark where the
//! period is still open, a gap where the value is undefined. Nothing carries a colour that means good or bad.

mod axis;
mod bins;
mod effects;
mod forest;
mod label;
mod point;
mod spec;
mod steps;
mod svg;
#[cfg(test)]
mod tests;
mod trend;

pub(crate) use label::width as text_width;
pub(crate) use label::{cut, segment as segment_label};
pub(crate) use svg::{escape, plain};

use std::sync::Arc;

use crate::analyses::decomposition::Decomposition;
use crate::distribution::{Distribution, Shape};
use crate::field::Unit;
use crate::finding::Finding;
use crate::format::{self, Form};
use crate::order::arrange;
use crate::text::{Language, words};
use crate::value::Value;
use point::Point;

/// How many groups a forest shows unless it is asked for more.
pub const TOP: usize = 12;

/// So many columns of 11-point text fit the width of a chart.
const COLUMNS: usize = 78;

/// A description of a chart, which holds the numbers it shows and knows both ways to draw them.
///
/// # Example
///
/// ```
/// use engagement_metrics::calendar::{Period, Zone};
/// use engagement_metrics::chart;
/// use engagement_metrics::rows::orders::OrderRows;
/// use engagement_metrics::sources::Orders;
/// use engagement_metrics::sources::orders::{Compare, OrdersOptions, OrdersSettings};
///
/// let mut options = OrdersOptions::default();
/// options.time_zone = Some(Zone::utc());
/// let times = ["2011-01-05", "2011-01-20", "2011-02-03"];
/// let rows = OrderRows::new(&["ada", "ada", "grace"][..], &times[..], &[12.5, 8.0, 20.0][..]);
/// let report = Orders::new(&rows, options, OrdersSettings::default())?.by(Period::Month, None, Compare::None)?;
///
/// let orders = report.findings().iter().filter(|finding| finding.estimate.metric() == "orders");
/// let chart = chart::trend(orders);
/// assert_eq!(chart.title(), "Orders");
/// assert!(chart.to_svg().starts_with("<svg "));
/// assert!(chart.spec().field("$schema").is_some());
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Chart {
    metric: String,
    unit: Unit,
    currency: Option<Arc<str>>,
    points: Vec<Point>,
    shape: Drawn,
    language: Language,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
enum Drawn {
    Trend,
    Sparkline,
    Forest {
        total: Option<Box<Point>>,
        rest: Option<Rest>,
        /// What the groups are, such as `country`.
        by: Option<String>,
    },
    /// What each segment brought to a change.
    Effects(Box<Decomposition>),
    /// The one point, if there is one, is the figure that is marked.
    Spread(Shape),
}

/// The groups that a forest leaves out: how many, and the smallest and largest n among them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rest {
    groups: usize,
    smallest: u64,
    largest: u64,
}

/// A metric over time: a line with its interval as a band, or bars from 0 for totals, which have no interval.
///
/// Only findings that belong together are drawn: those of the metric and group of the first, with a period. They may
/// come in any order.
pub fn trend<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Chart {
    let mut points: Vec<&Finding> = findings.into_iter().filter(|finding| finding.period.is_some()).collect();
    if let Some(&first) = points.first() {
        let same =
            |one: &&Finding| one.estimate.metric() == first.estimate.metric() && one.segment == first.segment;
        points.retain(same);
    }
    let start = |finding: &Finding| finding.period.map(|period| period.start);
    arrange(&mut points, |a, b| start(a).cmp(&start(b)));
    Chart::new(&points, Drawn::Trend)
}

/// The same as [`trend`], word-sized, for a cell of a table.
pub fn sparkline<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Chart {
    trend(findings).sparkline()
}

/// A metric by group: a whisker with its interval each, the largest value on top, and the total as a dashed line.
///
/// Only findings that belong together are drawn: those of the metric and period of the first, with a group. The `top`
/// groups by n are shown ([`TOP`] is a good number), the others are counted in words.
pub fn forest<'a>(
    findings: impl IntoIterator<Item = &'a Finding>,
    total: Option<&Finding>,
    top: usize,
) -> Chart {
    let mut groups: Vec<&Finding> =
        findings.into_iter().filter(|finding| finding.segment.is_some()).collect();
    if let Some(&first) = groups.first() {
        let same =
            |one: &&Finding| one.estimate.metric() == first.estimate.metric() && one.period == first.period;
        groups.retain(same);
    }
    // Equal sizes fall back on the name, so that the order of rows does not matter.
    arrange(&mut groups, |a, b| b.estimate.n().cmp(&a.estimate.n()).then_with(|| a.segment.cmp(&b.segment)));
    let left_out = groups.split_off(top.min(groups.len()));
    let sizes = || left_out.iter().map(|finding| finding.estimate.n());
    let rest = sizes().min().zip(sizes().max());
    let rest = rest.map(|(smallest, largest)| Rest { groups: left_out.len(), smallest, largest });
    let value = |finding: &Finding| finding.estimate.value().unwrap_or(f64::NEG_INFINITY);
    // Stable: equal values stay in the order of their sizes.
    arrange(&mut groups, |a, b| value(b).total_cmp(&value(a)));
    let total_point = total.map(|total| Box::new(Point::new(total)));
    let mut chart = Chart::new(&groups, Drawn::Forest { total: total_point, rest, by: None });
    if let (true, Some(total)) = (groups.is_empty(), total) {
        chart.name_after(total);
    }
    chart
}

/// How the quantity behind a figure spreads: a histogram, or the steps of a survival curve with their band.
///
/// `figure` is the same metric over the same data; its value and interval are marked.
pub fn distribution(distribution: &Distribution, figure: Option<&Finding>) -> Chart {
    let figure: Vec<&Finding> =
        figure.into_iter().filter(|finding| finding.estimate.metric() == distribution.metric).collect();
    let mut chart = Chart::new(&figure, Drawn::Spread(distribution.shape.clone()));
    distribution.metric.clone_into(&mut chart.metric);
    chart.unit = distribution.unit;
    chart
}

/// What each segment brought to a change, the largest first: bars from 0, of rates and of the mix.
pub fn effects(of: &Decomposition) -> Chart {
    Chart {
        metric: of.metric().to_owned(),
        unit: of.unit(),
        currency: of.currency().map(Arc::from),
        points: Vec::new(),
        shape: Drawn::Effects(Box::new(of.clone())),
        language: of.language().clone(),
    }
}

impl Chart {
    fn new(findings: &[&Finding], shape: Drawn) -> Self {
        let points = findings.iter().copied().map(Point::new).collect();
        let language = Language::ENGLISH;
        let mut chart =
            Self { metric: String::new(), unit: Unit::Count, currency: None, points, shape, language };
        if let Some(first) = findings.first() {
            chart.name_after(first);
        }
        chart
    }

    fn name_after(&mut self, finding: &Finding) {
        finding.estimate.metric().clone_into(&mut self.metric);
        self.unit = finding.estimate.unit();
        self.currency = finding.estimate.context().and_then(|context| context.currency.clone());
    }

    /// The id of the metric it shows; empty for a chart of nothing.
    pub fn metric(&self) -> &str {
        &self.metric
    }

    /// The name of the metric as people write it, and of a forest what its groups are.
    pub fn title(&self) -> String {
        let language = &self.language;
        let name = language.metric_name(&self.metric);
        match &self.shape {
            Drawn::Forest { by, .. } => {
                let by = by.as_deref().unwrap_or_else(|| language.say(&words::GROUP));
                language.fill(&words::BY_GROUP, &[("metric", &name), ("group", by)])
            }
            Drawn::Effects(of) => {
                language.fill(&words::CHANGE_BY, &[("metric", &name), ("group", of.segment())])
            }
            Drawn::Spread(_) => language.fill(&words::SPREAD, &[("metric", &name)]),
            Drawn::Trend | Drawn::Sparkline => name,
        }
    }

    /// The same chart in a language.
    pub fn in_language(self, language: &Language) -> Self {
        Self { language: language.clone(), ..self }
    }

    /// Says what the groups of a forest are, such as `country`; other charts stay as they are.
    pub fn by(mut self, segment: &str) -> Self {
        if let Drawn::Forest { by, .. } = &mut self.shape {
            *by = Some(segment.to_owned());
        }
        self
    }

    /// Whether there is no value to show.
    pub fn is_empty(&self) -> bool {
        match &self.shape {
            Drawn::Effects(of) => of.change().is_none(),
            Drawn::Spread(Shape::Bins(bins)) => bins.iter().all(|bin| bin.count == 0),
            Drawn::Spread(Shape::Steps(steps)) => steps.is_empty(),
            _ => self.points.iter().all(|point| point.value.is_none()),
        }
    }

    /// The same data as a sparkline.
    pub fn sparkline(&self) -> Self {
        Self { shape: Drawn::Sparkline, ..self.clone() }
    }

    /// The chart in one sentence, for those who cannot see it.
    pub fn description(&self) -> String {
        let (title, language) = (self.title(), &self.language);
        let known = || self.points.iter().filter(|point| point.value.is_some());
        let of = |summary: &str| language.fill(&words::TITLED, &[("title", &title), ("summary", summary)]);
        match (&self.shape, known().next(), known().next_back()) {
            (Drawn::Effects(split), ..) => of(&split.headline(language)),
            (Drawn::Spread(Shape::Bins(bins)), ..) => of(&bins::summary(self, bins)),
            (Drawn::Spread(Shape::Steps(steps)), ..) => of(&steps::summary(self, steps)),
            (shape, Some(first), Some(last)) => {
                let (first, last) = (self.reading(first), self.reading(last));
                let count = format::integer(self.points.len() as i128);
                let is_forest = matches!(shape, Drawn::Forest { .. });
                let message = if is_forest { &words::DESCRIBED_GROUPS } else { &words::DESCRIBED };
                let arguments = [("title", &*title), ("count", &count), ("first", &first), ("last", &last)];
                language.fill(message, &arguments)
            }
            _ => of(language.say(&words::NO_VALUE)),
        }
    }

    /// Inline SVG: no script, no outside resource, legible on light and on dark ground.
    ///
    /// Its text has the classes `em-title` and `em-ink`, so that a page can set it in its own colours.
    pub fn to_svg(&self) -> String {
        match &self.shape {
            Drawn::Trend => trend::svg(self),
            Drawn::Sparkline => trend::sparkline(self),
            Drawn::Forest { total, rest, .. } => forest::svg(self, total.as_deref(), *rest),
            Drawn::Effects(of) => effects::svg(self, of),
            Drawn::Spread(Shape::Bins(bins)) => bins::svg(self, bins),
            Drawn::Spread(Shape::Steps(steps)) => steps::svg(self, steps),
        }
    }

    /// The drawing as a figure of a page.
    pub fn to_html(&self) -> String {
        format!("<figure>{}</figure>", self.to_svg())
    }

    /// A Vega-Lite specification of the subset that versions 5 and 6 share, with its data.
    ///
    /// It needs no expression of ours, so it also runs under Vega's interpreter, where a page's policy forbids `eval`.
    pub fn spec(&self) -> Value {
        spec::spec(self)
    }

    pub(crate) fn is_forest(&self) -> bool {
        matches!(self.shape, Drawn::Forest { .. })
    }

    pub(crate) fn is_distribution(&self) -> bool {
        matches!(self.shape, Drawn::Spread(_))
    }

    /// The figure that a distribution marks, if it has a value.
    fn marked(&self) -> Option<(&Point, f64)> {
        self.points.first().and_then(|point| Some((point, point.value?)))
    }

    /// How numbers of its unit are written.
    fn form(&self) -> Form<'_> {
        Form::new(&self.language, self.unit, self.currency.as_deref())
    }

    /// A number of the axis with its unit, for words.
    fn amount(&self, number: f64) -> String {
        self.form().number(number)
    }

    /// Whether the values are totals, which are drawn from 0 and have no interval.
    fn is_bars(&self) -> bool {
        self.points.iter().any(|point| point.value.is_some())
            && self.points.iter().all(|point| point.exact || point.value.is_none())
    }

    /// A value with its unit and interval, or why there is none.
    fn shown(&self, point: &Point) -> String {
        match (point.value, &point.why) {
            (Some(value), _) => self.form().with_interval(value, point.interval),
            (None, Some(why)) => why.text_in(&self.language),
            (None, None) => self.language.say(&words::UNDEFINED).to_owned(),
        }
    }

    /// What a chart says of a point when it is asked.
    fn reading(&self, point: &Point) -> String {
        format!("{} {}", point.label(&self.language), self.shown(point))
    }

    /// The tooltip of a point.
    fn tooltip(&self, point: &Point) -> String {
        let n = format::integer(point.n.into());
        let open = if point.open { format!("\n{}", self.language.say(&words::OPEN)) } else { String::new() };
        format!("{}\n{}\nn = {n}{open}", point.label(&self.language), self.shown(point))
    }
}
