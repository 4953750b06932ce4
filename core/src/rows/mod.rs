//! The tables people bring: each schema is declared once, and each cell is read by one rule.

mod chunk;
mod column;
mod keys;
pub mod orders;
mod read;
mod tally;

pub(crate) use column::Cells;
pub use column::Column;
pub(crate) use read::Reader;
