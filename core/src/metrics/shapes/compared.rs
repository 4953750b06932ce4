//! Two groups compared.

use super::{Instead, not_positive, too_few, totals_only};
use crate::error::Error;
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::note::{Code, Note};

/// One of two groups: its mean and, where they are known, the standard deviation and the number of its values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    pub(crate) name: &'static str,
    pub(crate) mean: f64,
    pub(crate) sd: Option<f64>,
    pub(crate) n: Option<u64>,
}

impl Group {
    /// Variance of the logarithm of the mean, by the delta method.
    fn log_variance(self) -> Option<f64> {
        let (sd, n) = (self.sd?, self.n?);
        Some(sd * sd / (n as f64 * self.mean * self.mean))
    }
}

/// The ratio of two means, or how far it lies above 1, with an interval on the log scale.
pub(crate) fn compared(
    metric: &'static str,
    unit: Unit,
    one: Group,
    other: Group,
    instead: Instead,
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

/// The ratio of two counts, or how far it lies above 1, with an interval on the log scale. Its variance has no end where
/// the count of that name is 0, and is 0 where all of both groups were counted.
pub(crate) fn on_log_scale(
    metric: &'static str,
    unit: Unit,
    value: f64,
    n: u64,
    (variance, name): (f64, &'static str),
) -> Estimate {
    let exact = Estimate::new(metric, unit, value, n, Evidence::Exact);
    if variance.is_infinite() {
        return exact.note(Note::new(Code::LogOfZero).with("input", name));
    }
    if variance <= 0.0 {
        return exact.note(Note::new(Code::NoSpread));
    }
    let less = if unit == Unit::Fraction { 1.0 } else { 0.0 };
    let evidence = Evidence::LogRatio { standard_error: variance.sqrt(), less, df: None, clusters: n };
    Estimate::new(metric, unit, value, n, evidence)
}
