//! What the user holds: a table with its columns named once, its settings, and every question one can ask of it.

mod bridge;
mod options;
pub mod orders;

pub use bridge::{Answer, AnyState, Part, Source};
pub use orders::Orders;

use crate::field::SourceInfo;

/// Every source, as data: columns, options and questions.
pub const SOURCES: &[&SourceInfo] = &[&orders::INFO];
