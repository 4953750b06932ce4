//! Rows and options to findings, a folder for each table.

pub mod orders;
