//! Web and app: visits, what visitors do in them, and whether they come back.

mod conversion;
mod traffic;
mod visits;

pub use conversion::*;
pub use traffic::*;
pub use visits::*;

use crate::metric::Formula;

/// The formulas of this family, a part a file.
pub(super) const FORMULAS: &[&[Formula]] = &[traffic::FORMULAS, visits::FORMULAS, conversion::FORMULAS];
