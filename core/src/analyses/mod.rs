//! Rows and options to findings, a folder for each table; estimates to what compares them.

pub mod comparison;
pub mod decomposition;
pub mod orders;

use crate::field::{Direction, Unit};
use crate::metrics;

/// The unit of a metric and which way is better, as its formula or its figure says.
fn described(metric: &str) -> Option<(Unit, Direction)> {
    let figure = orders::FIGURES.iter().find(|figure| figure.id == metric);
    let formula = || metrics::all().find(|formula| formula.id == metric);
    let figure = figure.map(|figure| (figure.unit, figure.direction));
    figure.or_else(|| formula().map(|formula| (formula.unit, formula.direction)))
}
