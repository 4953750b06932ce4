//! The shapes that formulas share: a share, a mean, a quantile, two groups compared; and how lists are read.

use std::sync::Arc;

use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::estimate::{Ends, Estimate, Evidence, LEVEL};
use crate::field::Unit;
use crate::math::interval::{Interval, Level};
use crate::math::quantile::{ascending, order_interval, order_ranks, quantile as sorted_quantile};
use crate::metric::at_most;
use crate::note::{Code as NoteCode, Note};
use crate::rows::{Column, Reader};

/// An interval that says nothing.
const EVERYWHERE: Interval = Interval { low: f64::NEG_INFINITY, high: f64::INFINITY };

/// Where the spread is to be had that totals do not show.
pub(super) const FROM_A_LOG: &str = "ask the log of orders (`Orders`)";

/// A count of the whole record.
pub(super) fn total(metric: &'static str, count: u64) -> Result<Estimate, Error> {
    Ok(Estimate::new(metric, Unit::Count, count as f64, count, Evidence::Exact))
}

/// A value that a zero denominator leaves undefined.
pub(super) fn zero(metric: &'static str, unit: Unit, denominator: &'static str) -> Estimate {
    let why = Note::new(NoteCode::ZeroDenominator).with("denominator", denominator);
    Estimate::undefined(metric, unit, 0, why)
}

/// A value that a base of 0 or less leaves undefined.
pub(super) fn not_positive(metric: &'static str, unit: Unit, n: u64, input: &'static str) -> Estimate {
    Estimate::undefined(metric, unit, n, Note::new(NoteCode::NotPositive).with("input", input))
}

/// A share of a whole, with Wilson's interval; a part larger than its whole is refused.
pub(super) fn share(
    metric: &'static str,
    (part, successes): (&'static str, u64),
    (whole, trials): (&'static str, u64),
) -> Result<Estimate, Error> {
    at_most(metric, (part, successes), (whole, trials))?;
    if trials == 0 {
        return Ok(zero(metric, Unit::Fraction, whole));
    }
    let value = successes as f64 / trials as f64;
    Ok(Estimate::new(metric, Unit::Fraction, value, trials, Evidence::proportion(successes, trials)))
}

/// A share of one side minus a share of the other, in points; `none` is what is empty without any answer.
pub(super) fn net_score(
    metric: &'static str,
    (positive, neutral, negative): (u64, u64, u64),
    none: &'static str,
) -> Estimate {
    let all = positive.saturating_add(neutral).saturating_add(negative);
    if all == 0 {
        return Estimate::undefined(
            metric,
            Unit::Points,
            0,
            Note::new(NoteCode::NoValues).with("input", none),
        );
    }
    let value = 100.0 * (positive as f64 - negative as f64) / all as f64;
    Estimate::new(metric, Unit::Points, value, all, Evidence::NetScore { positive, neutral, negative })
}

/// Answers on a scale of whole numbers, counted.
#[derive(Clone, Debug)]
pub(super) struct Answers {
    input: &'static str,
    least: i64,
    counts: Vec<u64>,
}

impl Answers {
    /// Counts the answers; the first outside the scale is refused.
    pub(super) fn read(
        metric: &'static str,
        (input, scores): (&'static str, &Column<'_>),
        least: i64,
        most: i64,
    ) -> Result<Self, Error> {
        let reader = Reader { table: metric, input, column: scores };
        let mut counts = vec![0; usize::try_from(most - least + 1).unwrap_or_default()];
        for row in 0..scores.len() {
            let score = reader.number(row)?;
            let place = score - least as f64;
            let slot = if place == place.trunc() { counts.get_mut(place as usize) } else { None };
            match slot.filter(|_| place >= 0.0) {
                Some(slot) => *slot += 1,
                None => {
                    let error = Error::new(Code::Scale, metric).at(input).row_at(row);
                    return Err(error.with("least", least).with("most", most).got(Number(score)));
                }
            }
        }
        Ok(Self { input, least, counts })
    }

    /// All answers.
    pub(super) fn all(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Answers of at least `score`.
    pub(super) fn from(&self, score: i64) -> u64 {
        let skipped = usize::try_from(score - self.least).unwrap_or_default();
        self.counts.iter().skip(skipped).sum()
    }

    /// The share of answers of at least `score`.
    pub(super) fn share(&self, metric: &'static str, score: i64) -> Estimate {
        let (of, all) = (self.from(score), self.all());
        if all == 0 {
            let none = Note::new(NoteCode::NoValues).with("input", self.input);
            return Estimate::undefined(metric, Unit::Fraction, 0, none);
        }
        let value = of as f64 / all as f64;
        Estimate::new(metric, Unit::Fraction, value, all, Evidence::proportion(of, all))
    }
}

/// A mean from totals; only a standard deviation gives it an interval.
pub(super) fn mean(
    metric: &'static str,
    unit: Unit,
    total: f64,
    (units, n): (&'static str, u64),
    sd: Option<f64>,
) -> Estimate {
    if n == 0 {
        return zero(metric, unit, units);
    }
    let value = total / n as f64;
    match sd {
        Some(sd) if n > 1 => Estimate::new(metric, unit, value, n, Evidence::Mean { n, variance: sd * sd }),
        Some(_) => Estimate::new(metric, unit, value, n, Evidence::Exact).note(too_few(n)),
        None => Estimate::new(metric, unit, value, n, Evidence::Exact).note(totals_only("pass `sd`")),
    }
}

/// Why there is no interval: one value has no spread.
pub(super) fn too_few(n: u64) -> Note {
    Note::new(NoteCode::TooFew).with("count", n).with("units", "values")
}

/// Why there is no interval: totals have no spread.
pub(super) fn totals_only(instead: &'static str) -> Note {
    Note::new(NoteCode::TotalsOnly).with("instead", instead)
}

/// A quantile of independent values, with the interval of its order statistics.
pub(super) fn quantile(
    metric: &'static str,
    unit: Unit,
    (input, values): (&'static str, Vec<f64>),
    p: f64,
) -> Estimate {
    let values = ascending(values);
    let n = values.len() as u64;
    let Some(value) = sorted_quantile(&values, p) else {
        return Estimate::undefined(metric, unit, 0, Note::new(NoteCode::NoValues).with("input", input));
    };
    // A few values bound the quantile at the levels that people ask for, and not at those near 1.
    let at = |level: Level| Some(order_interval(&values, p, level).unwrap_or(EVERYWHERE));
    match Ends::of(value, at).filter(|_| order_ranks(n, p, LEVEL).is_some()) {
        Some(ends) => {
            Estimate::new(metric, unit, value, n, Evidence::Quantile { clusters: n, ends: Arc::new(ends) })
        }
        None => {
            let needed = (n..1_000).find(|&n| order_ranks(n, p, LEVEL).is_some()).unwrap_or(1_000);
            let few = Note::new(NoteCode::FewForOrder).with("count", n).with("needed", needed);
            Estimate::new(metric, unit, value, n, Evidence::Exact).note(few)
        }
    }
}

/// One of two groups: its mean and, where they are known, the standard deviation and the number of its values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) name: &'static str,
    pub(super) mean: f64,
    pub(super) sd: Option<f64>,
    pub(super) n: Option<u64>,
}

impl Group {
    /// Variance of the logarithm of the mean, by the delta method.
    fn log_variance(self) -> Option<f64> {
        let (sd, n) = (self.sd?, self.n?);
        Some(sd * sd / (n as f64 * self.mean * self.mean))
    }
}

/// The ratio of two means, or how far it lies above 1, with an interval on the log scale.
pub(super) fn compared(
    metric: &'static str,
    unit: Unit,
    one: Group,
    other: Group,
    instead: &'static str,
) -> Result<Estimate, Error> {
    let known = one.n.zip(other.n);
    let n = known.map_or(0, |(a, b)| a.saturating_add(b));
    if let Some(group) = [one, other].into_iter().find(|group| group.mean <= 0.0) {
        return Ok(not_positive(metric, unit, n, group.name));
    }
    let lift = unit == Unit::Fraction;
    let less = if lift { 1.0 } else { 0.0 };
    let value = if lift { (one.mean - other.mean) / other.mean } else { one.mean / other.mean };
    let exact = Estimate::new(metric, unit, value, n, Evidence::Exact);
    let smaller = known.map_or(0, |(a, b)| a.min(b));
    Ok(match one.log_variance().zip(other.log_variance()) {
        None => exact.note(totals_only(instead)),
        Some(_) if smaller < 2 => exact.note(too_few(smaller)),
        Some((a, b)) => {
            let evidence = Evidence::LogRatio { standard_error: (a + b).sqrt(), less, df: None, clusters: n };
            Estimate::new(metric, unit, value, n, evidence)
        }
    })
}

/// The finite numbers of a list.
pub(super) fn numbers(
    metric: &'static str,
    input: &'static str,
    list: &Column<'_>,
) -> Result<Vec<f64>, Error> {
    let reader = Reader { table: metric, input, column: list };
    (0..list.len()).map(|row| reader.number(row)).collect()
}

/// The durations of a list in days, none below 0.
pub(super) fn days(metric: &'static str, input: &'static str, list: &Column<'_>) -> Result<Vec<f64>, Error> {
    let values = numbers(metric, input, list)?;
    match values.iter().enumerate().find(|(_, days)| **days < 0.0) {
        Some((row, days)) => {
            Err(Error::new(Code::AtLeast, metric).at(input).with("limit", 0).got(Number(*days)).row_at(row))
        }
        None => Ok(values),
    }
}

/// The truth values of a list.
pub(super) fn flags(
    metric: &'static str,
    input: &'static str,
    list: &Column<'_>,
) -> Result<Vec<bool>, Error> {
    let reader = Reader { table: metric, input, column: list };
    (0..list.len()).map(|row| reader.flag(row)?.ok_or_else(|| reader.null(row, ""))).collect()
}
