//! A mean, from totals or from a list.

use super::{Instead, empty, too_few, totals_only, zero};
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::math::moments::mean_variance;

/// So much for each unit, from totals that do not show how units differ.
pub(crate) fn per_unit(
    metric: &'static str,
    unit: Unit,
    total: f64,
    (units, n): (&'static str, u64),
    instead: Instead,
) -> Estimate {
    if n == 0 {
        return zero(metric, unit, units);
    }
    Estimate::new(metric, unit, total / n as f64, n, Evidence::Exact).note(totals_only(instead))
}

/// A mean from totals; only a standard deviation gives it an interval.
pub(crate) fn mean(
    metric: &'static str,
    unit: Unit,
    total: f64,
    (units, n): (&'static str, u64),
    sd: Option<f64>,
) -> Estimate {
    let estimate = |evidence| Estimate::new(metric, unit, total / n as f64, n, evidence);
    match sd {
        Some(sd) if n > 1 => estimate(Evidence::Mean { n, variance: sd * sd }),
        Some(_) if n == 1 => estimate(Evidence::Exact).note(too_few(n)),
        _ => per_unit(metric, unit, total, (units, n), Instead::Pass(&["sd"])),
    }
}

/// The mean of a list of independent values, with Student's interval.
pub(crate) fn mean_of(metric: &'static str, unit: Unit, (input, values): (&'static str, &[f64])) -> Estimate {
    let n = values.len() as u64;
    match (mean_variance(values), values) {
        (Some((mean, variance)), _) => Estimate::new(metric, unit, mean, n, Evidence::Mean { n, variance }),
        (None, [one]) => Estimate::new(metric, unit, *one, n, Evidence::Exact).note(too_few(n)),
        _ => empty(metric, unit, input),
    }
}
