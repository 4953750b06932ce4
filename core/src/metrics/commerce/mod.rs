//! Commerce: what customers order, how much and how often.

mod conversion;
mod customers;
mod sales;
mod timing;

pub use conversion::*;
pub use customers::*;
pub use sales::*;
pub use timing::*;

use crate::metric::Formula;

/// The formulas of this family, a part a file.
pub(super) const FORMULAS: &[&[Formula]] =
    &[sales::FORMULAS, customers::FORMULAS, timing::FORMULAS, conversion::FORMULAS];
