//! The aggregations, a folder each.

pub mod orders;

pub use orders::OrdersState;
