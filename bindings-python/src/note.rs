//! Remarks on results.

use engagement_metrics as em;
use engagement_metrics::Value;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::arguments::Reduced;

/// A remark on a result: a stable code, and a sentence in English.
#[pyclass(frozen, eq, hash, module = "engagement_metrics")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Note {
    /// What is remarked, as a stable snake_case word.
    #[pyo3(get)]
    code: String,
    /// The remark in English.
    #[pyo3(get)]
    text: String,
}

impl Note {
    pub(crate) fn all(notes: &[em::Note]) -> Vec<Self> {
        notes.iter().map(|note| Self { code: note.code().to_owned(), text: note.text() }).collect()
    }

    /// The notes in a data sheet.
    pub(crate) fn of(sheet: &Value) -> Vec<Self> {
        let text =
            |note: &Value, field| note.field(field).and_then(Value::as_text).unwrap_or_default().to_owned();
        match sheet.field("notes") {
            Some(Value::List(notes)) => {
                notes.iter().map(|note| Self { code: text(note, "code"), text: text(note, "text") }).collect()
            }
            _ => Vec::new(),
        }
    }
}

#[pymethods]
impl Note {
    #[new]
    fn new(code: String, text: String) -> Self {
        Self { code, text }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let note = PyTuple::new(slf.py(), [&slf.get().code, &slf.get().text])?;
        Ok(Reduced((slf.get_type(), note).into_pyobject(slf.py())?.into_any()))
    }

    fn __repr__(&self) -> String {
        format!("<Note {}: {}>", self.code, self.text)
    }

    fn __str__(&self) -> &str {
        &self.text
    }
}
