//! Values that follow from numbers taken as given: they have no interval, and a note says why.

use super::{not_positive, zero};
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::note::{Code, Note};

/// What follows from point inputs.
pub(crate) fn given(metric: &'static str, unit: Unit, value: f64) -> Estimate {
    Estimate::new(metric, unit, value, 0, Evidence::Exact).note(Note::new(Code::PointInputs))
}

/// One amount for each unit of another; `why` says why it has no interval.
pub(crate) fn quotient(
    metric: &'static str,
    unit: Unit,
    amount: f64,
    (name, of): (&'static str, f64),
    why: Code,
) -> Estimate {
    if of == 0.0 {
        return zero(metric, unit, name);
    }
    Estimate::new(metric, unit, amount / of, 0, Evidence::Exact).note(Note::new(why))
}

/// One amount for each unit of another that may fall to 0 and below, as revenue net of refunds does.
pub(crate) fn part_of(
    metric: &'static str,
    unit: Unit,
    amount: f64,
    (name, of): (&'static str, f64),
    why: Code,
) -> Estimate {
    if of <= 0.0 {
        return not_positive(metric, unit, 0, name);
    }
    quotient(metric, unit, amount, (name, of), why)
}
