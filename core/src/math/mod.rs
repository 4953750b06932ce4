//! Numerics: exact sums, special functions, distributions, intervals, comparisons; plain numbers in, plain numbers out.
//!
//! Everything here gives the same bits on every platform: `+ - * /` and `sqrt`, and [`elementary`] for the rest. A value
//! that is undefined is `None`; a NaN argument of a function that returns a plain number is passed on, and nothing else
//! gives NaN. No function panics.

pub mod beta;
pub mod compare;
pub mod concentration;
pub(crate) mod critical;
pub mod distribution;
pub mod double;
pub mod elementary;
pub mod gamma;
pub mod interval;
pub mod linear;
pub mod moments;
mod quadrature;
pub mod quantile;
pub mod rational;
pub mod sum;
pub mod survival;
pub(crate) mod whole;

pub use interval::{Interval, Level};
pub use moments::mean_variance;
pub use sum::{ExactSum, sum};
