//! The difference of two estimates, by one rule for every kind of evidence.

use std::fmt::{self, Display};
use std::sync::OnceLock;

use super::{Estimate, Evidence, LEVEL, check_level};
use crate::error::Error;
use crate::field::Unit;
use crate::format::{self, Form};
use crate::math::compare::{mover, mover_ratio, p_value};
use crate::math::interval::{Interval, Level};
use crate::note::{Code as NoteCode, Note};
use crate::text::{Language, words};
use crate::value::Value;

/// One estimate minus another: absolute, relative, with interval and p-value.
///
/// The interval joins the two estimates' own intervals at the asked level (MOVER, Zou and Donner 2008; for two
/// proportions that is Newcombe's). The p-value is 1 minus the level at which that interval just touches 0, so the
/// two never contradict each other. `correlation` is 0 for independent groups; a report takes it from the customers
/// that both periods share.
#[derive(Clone, Debug)]
#[must_use]
pub struct Difference {
    from: Estimate,
    to: Estimate,
    correlation: f64,
    notes: Vec<Note>,
    /// Found once, when it is first asked for: it takes some 0.3 ms.
    p_value: OnceLock<Option<f64>>,
}

/// The p-value follows from the rest.
impl PartialEq for Difference {
    fn eq(&self, other: &Self) -> bool {
        (&self.from, &self.to, self.correlation, &self.notes)
            == (&other.from, &other.to, other.correlation, &other.notes)
    }
}

impl Difference {
    pub(crate) fn new(to: &Estimate, from: &Estimate, correlation: f64) -> Self {
        Self { from: from.clone(), to: to.clone(), correlation, notes: Vec::new(), p_value: OnceLock::new() }
    }

    /// The id of the metric.
    pub fn metric(&self) -> &str {
        self.to.metric()
    }

    /// The absolute difference, or `None` where either side is undefined.
    pub fn value(&self) -> Option<f64> {
        Some(self.to.value()? - self.from.value()? + 0.0).filter(|value| value.is_finite())
    }

    /// The absolute difference where one is needed.
    ///
    /// # Errors
    ///
    /// When either side is undefined; the error says why.
    pub fn defined(&self) -> Result<f64, Error> {
        let (to, from) = (self.to.defined()?, self.from.defined()?);
        Ok(self.value().unwrap_or(to - from))
    }

    /// The difference as a share of the earlier value, where that is above 0: of a value below 0, or of nothing, a share
    /// says nothing. One more than it is the ratio of the two.
    pub fn relative(&self) -> Option<f64> {
        let from = self.from.value().filter(|&from| from > 0.0)?;
        self.value().map(|value| value / from).filter(|share| share.is_finite())
    }

    /// The interval of the relative difference at `level` (MOVER-R, Donner and Zou 2012); it holds 0 where that of the
    /// absolute difference does. It has no end upwards where the earlier value may be 0.
    ///
    /// # Errors
    ///
    /// When `level` does not lie strictly between 0 and 1.
    pub fn relative_interval(&self, level: f64) -> Result<Option<Interval>, Error> {
        check_level(self.to.metric(), level)?;
        Ok(self.relative_at(level))
    }

    fn relative_at(&self, level: impl Into<Level>) -> Option<Interval> {
        let relative = self.relative()?;
        let (to, from) = self.sides_at(level)?;
        let Interval { low, high } = mover_ratio(to, from, self.correlation)?;
        Interval::around(relative, low - 1.0, high - 1.0)
    }

    /// Correlation of the two estimates; 0 when they are taken as independent.
    pub fn correlation(&self) -> f64 {
        self.correlation
    }

    /// What the value counts; the difference of two fractions is shown in percentage points.
    pub fn unit(&self) -> Unit {
        self.to.unit()
    }

    /// The interval of the absolute difference at `level`.
    ///
    /// # Errors
    ///
    /// When `level` does not lie strictly between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<Option<Interval>, Error> {
        check_level(self.to.metric(), level)?;
        Ok(self.interval_at(level))
    }

    fn interval_at(&self, level: impl Into<Level>) -> Option<Interval> {
        let value = self.value()?;
        let (to, from) = self.sides_at(level)?;
        let Interval { low, high } = mover(to, from, self.correlation);
        Interval::around(value, low, high)
    }

    /// Both values with the intervals that the difference is made from.
    fn sides_at(&self, level: impl Into<Level>) -> Option<((f64, Interval), (f64, Interval))> {
        let level = level.into();
        let side = |side: &Estimate| Some((side.value()?, side.spread_at(level)?));
        Some((side(&self.to)?, side(&self.from)?))
    }

    /// With the remarks of two estimates that nobody knows to be related: what it assumes, or what it lacks and why.
    pub(super) fn of_groups(mut self) -> Self {
        let sides = [&self.to, &self.from];
        let remarks = |side: &Estimate| side.notes().to_vec();
        if self.value().is_none() {
            let undefined = sides.into_iter().find(|side| side.value().is_none());
            self.notes.extend(undefined.and_then(|side| remarks(side).into_iter().next()));
        } else if self.interval_at(LEVEL).is_none() {
            let without = sides.into_iter().find(|side| side.interval_at(LEVEL).is_none());
            let why = without.and_then(|side| remarks(side).into_iter().find(Note::is_of_no_interval));
            self.notes.push(why.unwrap_or_else(|| Note::new(NoteCode::NoSampling)));
        } else {
            let open = sides.into_iter().flat_map(remarks).find(|note| note.is(NoteCode::OpenEnd));
            self.notes.extend(open);
            self.notes.push(Note::new(NoteCode::Independent));
        }
        self
    }

    /// Lower end of the 95 % interval.
    pub fn low(&self) -> Option<f64> {
        self.interval_at(LEVEL).map(|interval| interval.low)
    }

    /// Upper end of the 95 % interval.
    pub fn high(&self) -> Option<f64> {
        self.interval_at(LEVEL).map(|interval| interval.high)
    }

    /// Two-sided p-value of no difference; `None` where there is no interval, and for quantiles of fewer than 10
    /// clusters.
    pub fn p_value(&self) -> Option<f64> {
        *self.p_value.get_or_init(|| self.find_p_value())
    }

    fn find_p_value(&self) -> Option<f64> {
        if self.value()? == 0.0 && self.interval_at(LEVEL).is_some() {
            return Some(1.0);
        }
        // With few clusters the ends of a quantile jump from value to value, and no level is the one that touches 0.
        let jumps = |side: &Estimate| matches!(side.evidence(), Evidence::Quantile { clusters: ..10, .. });
        if jumps(&self.from) || jumps(&self.to) {
            return None;
        }
        p_value(|level| self.interval_at(level))
    }

    /// Remarks on it.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Whether the evidence is enough for a verdict: 30 units and 10 clusters on both sides, and an interval with some
    /// width. Values without any spread are no certainty.
    pub(super) fn bears_verdict(&self) -> bool {
        [&self.from, &self.to].iter().all(|side| side.n() >= 30 && side.clusters() >= 10)
            && self.interval_at(LEVEL).is_some_and(|interval| interval.low < interval.high)
    }

    /// As plain values.
    pub fn to_value(&self) -> Value {
        self.to_value_at(LEVEL)
    }

    /// As plain values, with its intervals at a level that was checked.
    #[doc(hidden)]
    pub fn to_value_at(&self, level: f64) -> Value {
        // JSON has no infinity: an end that the data do not reach is null.
        let end = |interval: Option<Interval>, of: fn(Interval) -> f64| {
            Value::from(interval.map(of).filter(|end| end.is_finite()))
        };
        let (interval, relative) = (self.interval_at(level), self.relative_at(level));
        Value::map([
            ("metric", self.to.metric().to_owned().into()),
            ("value", self.value().into()),
            ("relative", self.relative().into()),
            ("relative_low", end(relative, |interval| interval.low)),
            ("relative_high", end(relative, |interval| interval.high)),
            ("low", end(interval, |interval| interval.low)),
            ("high", end(interval, |interval| interval.high)),
            ("level", level.into()),
            ("p_value", self.p_value().into()),
            ("correlation", self.correlation.into()),
            ("unit", self.unit().id().into()),
            ("currency", self.currency().map(str::to_owned).into()),
            ("notes", Value::List(self.notes.iter().map(Note::to_value).collect())),
        ])
    }
}

impl Difference {
    pub(crate) fn currency(&self) -> Option<&str> {
        self.to.context().and_then(|context| context.currency.as_deref())
    }

    /// The change, its interval and its p-value in one line of a language; English names the metric by its id.
    pub fn text_in(&self, language: &Language) -> String {
        let (interval, p) = (self.interval_at(LEVEL), self.p_value());
        let form = Form::new(language, self.unit(), self.currency());
        line(form, language, self.to.metric(), (self.value(), interval, p))
    }

    /// For bindings: the line of what [`Difference::to_value`] wrote; nothing for any other value.
    #[doc(hidden)]
    pub fn show(value: &Value, language: &Language) -> Option<String> {
        let number = |name| value.field(name).and_then(Value::as_float);
        let text = |name| value.field(name).and_then(Value::as_text);
        value.field("correlation")?;
        let interval = number("low").zip(number("high")).map(|(low, high)| Interval { low, high });
        let form = Form::new(language, Unit::of(text("unit")?)?, text("currency"));
        Some(line(form, language, text("metric")?, (number("value"), interval, number("p_value"))))
    }
}

fn line(
    form: Form<'_>,
    language: &Language,
    metric: &str,
    (value, interval, p): (Option<f64>, Option<Interval>, Option<f64>),
) -> String {
    let metric = language.metric_id(metric);
    let Some(value) = value else { return language.fill(&words::LINE_NO_CHANGE, &[("metric", &metric)]) };
    let change = form.change(value, interval);
    let p = p.map(format::p_value).map(|p| match p.strip_prefix('<') {
        Some(least) => format!(", p<{least}"),
        None => format!(", p={p}"),
    });
    let line = language.fill(&words::LINE_CHANGE, &[("metric", &metric), ("change", &change)]);
    line + &p.unwrap_or_default()
}

impl Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.text_in(&Language::ENGLISH))
    }
}
