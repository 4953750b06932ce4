//! The shapes that formulas share, a file each; here is what says why a value or an interval is missing.

mod answers;
mod compared;
mod events;
mod given;
mod lists;
mod mean;
mod quantile;
mod share;

pub(super) use answers::*;
pub(super) use compared::*;
pub(super) use events::*;
pub(super) use given::*;
pub(super) use lists::*;
pub(super) use mean::*;
pub(super) use quantile::*;
pub(super) use share::*;

use crate::error::Error;
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::note::{Code, Note};
use crate::text::{Message, words};

/// Where the spread is to be had that totals do not show.
pub(super) const FROM_A_LOG: Instead = Instead::Say(&words::INSTEAD_ORDERS);

/// What gives an interval where totals do not.
#[derive(Clone, Copy, Debug)]
pub(super) enum Instead {
    /// Another way.
    Say(&'static Message),
    /// Further inputs, by name.
    Pass(&'static [&'static str]),
}

/// A figure of the whole record.
pub(super) fn whole_record(metric: &'static str, unit: Unit, value: f64, n: u64) -> Estimate {
    Estimate::new(metric, unit, value, n, Evidence::Exact).note(Note::new(Code::NoSampling))
}

/// A count of the whole record.
pub(super) fn total(metric: &'static str, count: u64) -> Result<Estimate, Error> {
    Ok(whole_record(metric, Unit::Count, count as f64, count))
}

/// A value that a zero denominator leaves undefined.
pub(super) fn zero(metric: &'static str, unit: Unit, denominator: &'static str) -> Estimate {
    let why = Note::new(Code::ZeroDenominator).with("denominator", denominator);
    Estimate::undefined(metric, unit, 0, why)
}

/// A value that a base of 0 or less leaves undefined.
pub(super) fn not_positive(metric: &'static str, unit: Unit, n: u64, input: &'static str) -> Estimate {
    Estimate::undefined(metric, unit, n, Note::new(Code::NotPositive).with("input", input))
}

/// A value that an empty list leaves undefined.
pub(super) fn empty(metric: &'static str, unit: Unit, input: &'static str) -> Estimate {
    Estimate::undefined(metric, unit, 0, Note::new(Code::NoValues).with("input", input))
}

/// Why there is no interval: one value has no spread.
pub(super) fn too_few(n: u64) -> Note {
    Note::new(Code::TooFew).with("count", n).word("units", &words::UNITS_VALUES)
}

/// Why there is no interval: totals have no spread.
pub(super) fn totals_only(instead: Instead) -> Note {
    let note = Note::new(Code::TotalsOnly);
    match instead {
        Instead::Say(way) => note.word("instead", way),
        Instead::Pass(inputs) => note.phrase("instead", &words::INSTEAD_INPUTS, inputs),
    }
}
