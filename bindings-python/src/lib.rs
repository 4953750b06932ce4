//! The native half of the Python package: one type a shape, and no metric, column, option or question by name.
#![allow(missing_docs, reason = "users read the Python package; what is public here is public to one crate")]

mod arguments;
mod catalogue;
mod chart;
mod columns;
mod compare;
mod decomposition;
mod difference;
mod error;
mod estimate;
mod finding;
mod formula;
mod long;
mod memory;
mod note;
mod report;
mod show;
mod source;
mod table;
mod value;
mod zone;

use pyo3::prelude::*;

/// Engagement metrics, computed in Rust. Import `engagement_metrics` instead.
#[pymodule]
mod _native {
    #[pymodule_export]
    use crate::catalogue::{Catalogue, Explanation, Explanations, catalogue, explain, search};
    #[pymodule_export]
    use crate::chart::Chart;
    #[pymodule_export]
    use crate::compare::compare;
    #[pymodule_export]
    use crate::decomposition::{Decomposition, decompose};
    #[pymodule_export]
    use crate::difference::Difference;
    #[pymodule_export]
    use crate::error::raise_internal_error;
    #[pymodule_export]
    use crate::estimate::Estimate;
    #[pymodule_export]
    use crate::finding::Finding;
    #[pymodule_export]
    use crate::formula::Formula;
    #[pymodule_export]
    use crate::note::Note;
    #[pymodule_export]
    use crate::report::{Findings, Report};
    #[pymodule_export]
    use crate::source::{Source, State};
    #[pymodule_export]
    use crate::table::{Rows, Table};

    #[pymodule_export]
    const VERSION: &str = engagement_metrics::VERSION;
}
