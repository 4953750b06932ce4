//! Core errors as Python exceptions, and the guard that no panic passes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use engagement_metrics::Error;
use pyo3::prelude::*;

mod python {
    pyo3::import_exception!(engagement_metrics._errors, EngagementError);
    pyo3::import_exception!(engagement_metrics._errors, InternalError);
}

/// The one translation of a refusal.
pub(crate) fn raised(error: Error) -> PyErr {
    python::EngagementError::new_err((
        error.to_string(),
        error.code(),
        error.metric().to_owned(),
        error.input().map(str::to_owned),
        error.rule(),
        error.value().map(str::to_owned),
        error.row(),
        error.hint(),
    ))
}

/// A broken promise of this library itself.
pub(crate) fn internal(what: &str) -> PyErr {
    python::InternalError::new_err(format!("a bug in engagement-metrics, please report it: {what}"))
}

/// Runs `work`; a panic becomes an exception that `except Exception` catches, unlike pyo3's own.
pub(crate) fn guard<T>(work: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().copied();
        Err(internal(
            text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("a panic"),
        ))
    })
}

/// Panic on purpose, so that a test can see the guard hold.
#[pyfunction(name = "_raise_internal_error")]
pub(crate) fn raise_internal_error() -> PyResult<()> {
    guard(|| std::panic::panic_any("on purpose"))
}
