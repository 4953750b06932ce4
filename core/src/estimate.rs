//! A value with its evidence: intervals at any level, standard errors and differences come from it on demand.

mod difference;
mod ends;
mod evidence;
mod verdict;

pub use difference::Difference;
pub use ends::Ends;
pub use evidence::{Evidence, Skew};
pub use verdict::Verdict;
pub(crate) use verdict::judged;

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::sync::Arc;

use crate::calendar::{Span, Zone, format_utc};
use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::field::Unit;
use crate::format::{self, Form};
use crate::math::critical::Critical;
use crate::math::interval::{Interval, Level};
use crate::note::{Code as NoteCode, Note};
use crate::text::{Language, words};
use crate::value::Value;

/// The level of intervals that nobody asked another level of.
pub const LEVEL: f64 = 0.95;

/// The version of this library, which every result carries.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A metric's value with the evidence behind it.
///
/// An undefined value (no denominator, no data) is an estimate without a value: never 0, never an error. Its notes
/// say why.
///
/// # Example
///
/// ```
/// use engagement_metrics::metrics::commerce;
///
/// let rate = commerce::repeat_purchase_rate(8, 26)?;
/// assert_eq!(rate.value(), Some(8.0 / 26.0));
/// assert_eq!(rate.to_string(), "<repeat_purchase_rate 30.8 % [16.5, 50.0], n=26>");
///
/// let wide = rate.interval(0.99)?.unwrap();
/// assert!(wide.low < rate.low().unwrap() && rate.high().unwrap() < wide.high);
///
/// let undefined = commerce::repeat_purchase_rate(0, 0)?;
/// assert_eq!(undefined.value(), None);
/// assert_eq!(undefined.notes()[0].code(), "zero_denominator");
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Estimate {
    metric: Cow<'static, str>,
    unit: Unit,
    value: Option<f64>,
    n: u64,
    evidence: Evidence,
    maturity: Maturity,
    settings: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    notes: Vec<Note>,
    context: Option<Arc<Context>>,
}

/// Whether the period behind a number has been seen to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Maturity {
    /// All of it.
    Complete,
    /// It had not ended at `as_of`, or the history is shorter than the window.
    Open,
    /// It lies outside the data.
    Unobserved,
}

/// What is needed to make a number from a log again.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Context {
    /// The half-open window in time.
    pub window: Option<Span>,
    /// The zone whose calendar made the window, and its version.
    pub zone: Option<Arc<Zone>>,
    /// The first instant that is not looked at, in microseconds since 1970 UTC.
    pub as_of: i64,
    /// The currency of amounts, if it was named.
    pub currency: Option<Arc<str>>,
}

impl Maturity {
    /// Its stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Open => "open",
            Self::Unobserved => "unobserved",
        }
    }

    fn of(id: &str) -> Option<Self> {
        [Self::Complete, Self::Open, Self::Unobserved].into_iter().find(|maturity| maturity.id() == id)
    }
}

impl Estimate {
    pub(crate) fn new(
        metric: impl Into<Cow<'static, str>>,
        unit: Unit,
        value: f64,
        n: u64,
        evidence: Evidence,
    ) -> Self {
        // -0 and +0 would print and hash apart.
        let mut estimate = Self::of(metric.into(), unit, Some(value + 0.0), n, evidence);
        if !value.is_finite() {
            estimate.value = None;
            estimate.notes.push(Note::new(NoteCode::TooLarge));
        }
        estimate
    }

    fn of(metric: Cow<'static, str>, unit: Unit, value: Option<f64>, n: u64, evidence: Evidence) -> Self {
        let (maturity, settings, notes) = (Maturity::Complete, Vec::new(), Vec::new());
        Self { metric, unit, value, n, evidence, maturity, settings, notes, context: None }
    }

    pub(crate) fn undefined(metric: impl Into<Cow<'static, str>>, unit: Unit, n: u64, why: Note) -> Self {
        Self::of(metric.into(), unit, None, n, Evidence::Exact).note(why)
    }

    /// The metric that a further form of it gives.
    pub(crate) fn name(&mut self, metric: &'static str) {
        self.metric = metric.into();
    }

    pub(crate) fn note(mut self, note: Note) -> Self {
        self.notes.push(note);
        self
    }

    pub(crate) fn maturity_is(mut self, maturity: Maturity) -> Self {
        self.maturity = maturity;
        self
    }

    pub(crate) fn within(mut self, context: Arc<Context>) -> Self {
        self.context = Some(context);
        self
    }

    pub(crate) fn set(&mut self, name: &'static str, word: Cow<'static, str>) {
        self.settings.push((name.into(), word));
    }

    /// The id of the metric, as in the catalogue.
    pub fn metric(&self) -> &str {
        &self.metric
    }

    /// What the value counts.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The value, or `None` where it is undefined.
    pub fn value(&self) -> Option<f64> {
        self.value
    }

    /// The value where one is needed.
    ///
    /// # Errors
    ///
    /// When it is undefined; the error says why.
    pub fn defined(&self) -> Result<f64, Error> {
        self.value.ok_or_else(|| {
            let error = Error::new(Code::Undefined, self.metric.clone());
            self.notes.first().map_or_else(|| error.clone(), |why| error.clone().with("why", why))
        })
    }

    /// How many units stand behind it: orders, customers, answers.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// How many independent clusters stand behind it, for figures from a log; else `n`.
    pub fn clusters(&self) -> u64 {
        self.evidence.clusters().unwrap_or(self.n)
    }

    /// What the interval is made from.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Whether the period behind it has been seen to its end.
    pub fn maturity(&self) -> Maturity {
        self.maturity
    }

    /// The options of its definition that are not their defaults, such as the rule by which a bounce counts.
    pub fn settings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.settings.iter().map(|(name, word)| (name.as_ref(), word.as_ref()))
    }

    /// Remarks on it.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Window, zone, `as_of` and currency, for figures from a log.
    pub fn context(&self) -> Option<&Context> {
        self.context.as_deref()
    }

    /// The confidence interval at `level`, or `None` where the metric or the data give none.
    ///
    /// # Errors
    ///
    /// When `level` does not lie strictly between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<Option<Interval>, Error> {
        check_level(&self.metric, level)?;
        Ok(self.interval_at(level))
    }

    pub(crate) fn interval_at(&self, level: impl Into<Level>) -> Option<Interval> {
        self.interval_by(&mut Critical::once(level))
    }

    /// The interval at the level of critical values that many intervals share.
    pub(crate) fn interval_by(&self, critical: &mut Critical) -> Option<Interval> {
        self.evidence.interval(self.value?, critical)
    }

    fn spread_at(&self, level: impl Into<Level>) -> Option<Interval> {
        self.evidence.spread(self.value?, &mut Critical::once(level))
    }

    /// Lower end of the 95 % interval.
    pub fn low(&self) -> Option<f64> {
        self.interval_at(LEVEL).map(|interval| interval.low)
    }

    /// Upper end of the 95 % interval.
    pub fn high(&self) -> Option<f64> {
        self.interval_at(LEVEL).map(|interval| interval.high)
    }

    /// The standard error, or `None` where the metric or the data give none.
    pub fn standard_error(&self) -> Option<f64> {
        self.value.and_then(|value| self.evidence.standard_error(value))
    }

    /// This estimate minus `other`, taken as two independent groups (a note says so). Where there is no interval, a note says
    /// why.
    ///
    /// Months of one log share customers and are not independent: a report compares them jointly.
    ///
    /// # Errors
    ///
    /// When the two are of different metrics, units, settings or currencies.
    pub fn difference(&self, other: &Self) -> Result<Difference, Error> {
        let same = |input, first: &str, got: &str| {
            if first == got {
                return Ok(());
            }
            let error = Error::new(Code::SameSettings, "difference").at(input);
            Err(error.with("first", first.to_owned()).got(got.to_owned()))
        };
        let currency = |estimate: &Self| {
            let currency = estimate.context().and_then(|context| context.currency.as_deref());
            currency.unwrap_or("not named").to_owned()
        };
        let settings = |estimate: &Self| {
            let settings = estimate.settings().map(|(name, word)| format!("{name}={word}"));
            settings.reduce(|all, next| all + ", " + &next).unwrap_or_else(|| "as by default".to_owned())
        };
        same("metric", &self.metric, &other.metric)?;
        same("unit", self.unit.id(), other.unit.id())?;
        same("settings", &settings(self), &settings(other))?;
        same("currency", &currency(self), &currency(other))?;
        Ok(Difference::new(self, other, 0.0).of_groups())
    }

    /// Value, interval and n in one line of a language; English names the metric by its id.
    pub fn text_in(&self, language: &Language) -> String {
        let currency = self.context().and_then(|context| context.currency.as_deref());
        let shown = match (self.value, self.notes.first()) {
            (Some(value), _) => {
                Form::new(language, self.unit, currency).with_interval(value, self.interval_at(LEVEL))
            }
            (None, Some(why)) => why.text_in(language),
            (None, None) => language.say(&words::UNDEFINED).to_owned(),
        };
        let mut line = language.metric_id(&self.metric).into_owned();
        self.settings().for_each(|(name, word)| line.extend([" ", name, "=", word]));
        line.extend([" ", &shown, ", n=", &format::integer(self.n.into())]);
        let mut more = |text: &str| line.extend([", ", text]);
        if self.clusters() != self.n {
            let clusters = format::integer(self.clusters().into());
            more(&language.fill(&words::LINE_CLUSTERS, &[("clusters", &clusters)]));
        }
        match self.maturity {
            Maturity::Complete => {}
            Maturity::Open => more(language.say(&words::LINE_OPEN)),
            Maturity::Unobserved => more(language.say(&words::LINE_UNOBSERVED)),
        }
        line
    }

    /// As plain values: what bindings hand out and JSON holds.
    pub fn to_value(&self) -> Value {
        let context = self.context();
        let window = context.and_then(|context| context.window.as_ref());
        let settings = self.settings.iter().map(|(name, word)| (name.clone(), word.to_string().into()));
        Value::map([
            ("metric", self.metric.to_string().into()),
            ("value", self.value.into()),
            // JSON has no infinity: an end that the data do not reach is null, and a note says so.
            ("low", self.low().filter(|end| end.is_finite()).into()),
            ("high", self.high().filter(|end| end.is_finite()).into()),
            ("level", LEVEL.into()),
            ("n", self.n.into()),
            ("clusters", self.clusters().into()),
            ("unit", self.unit.id().into()),
            ("currency", context.and_then(|c| c.currency.as_deref().map(str::to_owned)).into()),
            ("maturity", self.maturity.id().into()),
            ("settings", Value::Map(settings.collect())),
            ("notes", Value::List(self.notes.iter().map(Note::to_value).collect())),
            ("evidence", self.evidence.to_value()),
            ("window_start", window.map(|window| format_utc(window.start)).into()),
            ("window_end", window.map(|window| format_utc(window.end)).into()),
            ("zone", context.and_then(|c| c.zone.as_ref().map(|zone| zone_text(zone))).into()),
            ("as_of", context.map(|context| format_utc(context.as_of)).into()),
            ("version", VERSION.into()),
        ])
    }

    /// Reads what [`Estimate::to_value`] wrote, as far as intervals, differences and its line of text need it.
    ///
    /// # Errors
    ///
    /// When it is no estimate.
    pub fn from_value(value: &Value) -> Result<Self, Error> {
        let error =
            || Error::new(Code::Option, "estimate").with("expected", "an estimate made by this library");
        let metric = value.field("metric").and_then(Value::as_text).ok_or_else(error)?;
        let unit = value.field("unit").and_then(Value::as_text).and_then(Unit::of).ok_or_else(error)?;
        let n =
            value.field("n").and_then(Value::as_int).and_then(|n| u64::try_from(n).ok()).ok_or_else(error)?;
        let evidence = value.field("evidence").and_then(Evidence::from_value).ok_or_else(error)?;
        let number = value.field("value").and_then(Value::as_float);
        let mut estimate = Self::of(metric.to_owned().into(), unit, number, n, evidence);
        let maturity = value.field("maturity").and_then(Value::as_text).and_then(Maturity::of);
        estimate.maturity = maturity.unwrap_or(Maturity::Complete);
        if let Some(currency) = value.field("currency").and_then(Value::as_text) {
            let currency = Some(Arc::from(currency));
            estimate.context = Some(Arc::new(Context { window: None, zone: None, as_of: 0, currency }));
        }
        if let Some(Value::Map(settings)) = value.field("settings") {
            let setting = |(name, word): &(Cow<'static, str>, Value)| {
                Some((name.clone(), word.as_text()?.to_owned().into()))
            };
            estimate.settings = settings.iter().filter_map(setting).collect();
        }
        if let Some(Value::List(notes)) = value.field("notes") {
            estimate.notes = notes.iter().filter_map(Note::from_value).collect();
        }
        Ok(estimate)
    }
}

pub(crate) fn zone_text(zone: &Zone) -> String {
    match zone.version() {
        "" => zone.name().to_owned(),
        version => format!("{} ({version})", zone.name()),
    }
}

pub(crate) fn check_level(metric: &str, level: f64) -> Result<(), Error> {
    if level > 0.0 && level < 1.0 {
        Ok(())
    } else {
        Err(Error::new(Code::Level, metric.to_owned()).at("level").got(Number(level)))
    }
}

/// One line: id, value, interval, n.
impl Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.text_in(&Language::ENGLISH))
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Estimate {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(to)
    }
}
