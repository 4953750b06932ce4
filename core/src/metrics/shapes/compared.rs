//! Two groups compared.

use super::{Instead, not_positive, too_few, totals_only};
use crate::error::Error;
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;

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
