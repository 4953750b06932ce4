//! Rows and options to findings, a folder for each table; estimates to what compares them.

pub mod comparison;
pub mod orders;
