//! A quantile of a list.

use std::sync::Arc;

use super::empty;
use crate::estimate::{Ends, Estimate, Evidence, LEVEL};
use crate::field::Unit;
use crate::math::interval::{Interval, Level};
use crate::math::quantile::{ascending, order_interval, order_ranks, quantile as sorted_quantile};
use crate::note::{Code, Note};

/// An interval that says nothing.
const EVERYWHERE: Interval = Interval { low: f64::NEG_INFINITY, high: f64::INFINITY };

/// A quantile of independent values, with the interval of its order statistics.
pub(crate) fn quantile(
    metric: &'static str,
    unit: Unit,
    (input, values): (&'static str, Vec<f64>),
    p: f64,
) -> Estimate {
    let values = ascending(values);
    let n = values.len() as u64;
    let Some(value) = sorted_quantile(&values, p) else {
        return empty(metric, unit, input);
    };
    // A few values bound the quantile at the levels that people ask for, and not at those near 1.
    let at = |level: Level| Some(order_interval(&values, p, level).unwrap_or(EVERYWHERE));
    match Ends::of(value, at).filter(|_| order_ranks(n, p, LEVEL).is_some()) {
        Some(ends) => {
            Estimate::new(metric, unit, value, n, Evidence::Quantile { clusters: n, ends: Arc::new(ends) })
        }
        None => {
            let needed = (n..1_000).find(|&n| order_ranks(n, p, LEVEL).is_some()).unwrap_or(1_000);
            let few = Note::new(Code::FewForOrder).with("count", n).with("needed", needed);
            Estimate::new(metric, unit, value, n, Evidence::Exact).note(few)
        }
    }
}
