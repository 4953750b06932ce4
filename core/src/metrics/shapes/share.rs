//! A share of a whole.

use super::zero;
use crate::error::Error;
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::metric::at_most;

/// A share of a whole, with Wilson's interval; a part larger than its whole is refused.
pub(crate) fn share(
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
