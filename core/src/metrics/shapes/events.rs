//! Events over an exposure: a rate that may exceed 1.

use super::zero;
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;

/// Events for each unit of an exposure, with Garwood's interval: who acts need not be in the exposure, and may act
/// often, so it is no share.
pub(crate) fn events(
    metric: &'static str,
    unit: Unit,
    count: u64,
    (name, exposure): (&'static str, impl Into<u128>),
) -> Estimate {
    let exposure = exposure.into();
    if exposure == 0 {
        return zero(metric, unit, name);
    }
    let (n, exposure) = (u64::try_from(exposure).unwrap_or(u64::MAX), exposure as f64);
    Estimate::new(metric, unit, count as f64 / exposure, n, Evidence::Events { count, exposure })
}
