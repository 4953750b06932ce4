//! A mean, from totals or from a list.

use super::{Instead, empty, too_few, totals_only, zero};
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::math::moments::mean_variance;

/// A mean from totals; only a standard deviation gives it an interval.
pub(crate) fn mean(
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
        None => {
            Estimate::new(metric, unit, value, n, Evidence::Exact).note(totals_only(Instead::Pass(&["sd"])))
        }
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
