//! Social media: who follows, who is reached, and who reacts to what.

mod audience;
mod posts;
mod reactions;

pub use audience::*;
pub use posts::*;
pub use reactions::*;

use crate::metric::Formula;

/// The formulas of this family, a part a file.
pub(super) const FORMULAS: &[&[Formula]] = &[audience::FORMULAS, reactions::FORMULAS, posts::FORMULAS];
