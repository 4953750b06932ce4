//! The aggregations, a folder each.

pub mod orders;
pub mod totals;

pub use orders::OrdersState;
pub use totals::OrdersTotals;
