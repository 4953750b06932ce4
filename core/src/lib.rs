#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod analyses;
pub mod calendar;
pub mod catalogue;
pub mod chart;
mod decimal;
mod distribution;
mod error;
mod estimate;
pub mod field;
mod finding;
mod format;
pub mod html;
pub mod interop;
pub mod math;
pub mod metric;
pub mod metrics;
mod note;
mod order;
#[doc(hidden)]
pub mod parallel;
pub mod report;
pub mod rows;
pub mod sources;
pub mod state;
pub mod states;
mod table;
pub mod text;
mod value;

pub use analyses::comparison::{Against, Comparison};
pub use analyses::decomposition::{Decomposition, Part, Side, decompose};
pub use calendar::{Date, Period, Timestamp, Zone};
pub use distribution::{Bin, Distribution, Shape, Step};
pub use error::{Error, ErrorKind};
pub use estimate::{Context, Difference, Ends, Estimate, Evidence, LEVEL, Maturity, Skew, VERSION};
pub use finding::Finding;
pub use note::Note;
pub use report::{Report, Verdict};
pub use rows::{Column, orders::OrderRows};
pub use sources::Orders;
pub use sources::orders::{Compare, OrdersOptions, OrdersSettings};
pub use state::State;
pub use states::{OrdersState, OrdersTotals};
pub use table::{Cells, Numbers, Table};
pub use text::Language;
pub use value::Value;
