#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod analyses;
pub mod calendar;
mod error;
mod estimate;
pub mod field;
mod finding;
mod format;
pub mod math;
pub mod metric;
pub mod metrics;
mod note;
mod report;
pub mod rows;
pub mod sources;
pub mod state;
pub mod states;
mod table;
mod value;

pub use error::{Error, ErrorKind};
pub use estimate::{Context, Difference, Estimate, Evidence, LEVEL, Maturity};
pub use finding::Finding;
pub use note::Note;
pub use report::{Report, Verdict};
pub use table::{Cells, Table};
pub use value::Value;

/// The version of this library, which every result carries.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
