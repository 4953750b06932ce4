//! Remarks on results.

use std::hash::{Hash, Hasher};

use engagement_metrics as em;
use engagement_metrics::{Error, Value};
use pyo3::prelude::*;

use crate::arguments::{Options, Plain, Reduced};
use crate::error::{guard, raised};
use crate::value::{language, plain, to_python};

/// A remark on a result: a stable code with its arguments, and a sentence in English.
///
/// `note.text_in("ms")` gives the sentence in another language.
#[pyclass(frozen, eq, hash, module = "engagement_metrics")]
#[derive(Clone, PartialEq)]
pub(crate) struct Note(em::Note);

impl Hash for Note {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.text().hash(state);
    }
}

impl Note {
    pub(crate) fn all(notes: &[em::Note]) -> Vec<Self> {
        notes.iter().cloned().map(Self).collect()
    }

    /// The notes in a data sheet.
    pub(crate) fn of(sheet: &Value) -> Vec<Self> {
        match sheet.field("notes") {
            Some(Value::List(notes)) => notes.iter().filter_map(em::Note::from_value).map(Self).collect(),
            _ => Vec::new(),
        }
    }
}

#[pymethods]
impl Note {
    #[new]
    fn new(code: String, arguments: Options<'_>) -> PyResult<Self> {
        guard(|| {
            let arguments = plain("note", "arguments", &arguments.0)?;
            let note = Value::map([("code", code.clone().into()), ("arguments", arguments)]);
            let refused = || Error::unreadable_option("note", "code", "a code of this library", &code);
            em::Note::from_value(&note).map(Self).ok_or_else(|| raised(refused()))
        })
    }

    /// What is remarked, as a stable snake_case word.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code()
    }

    /// The remark in English.
    #[getter]
    fn text(&self) -> String {
        self.0.text()
    }

    /// What the sentence is filled with, by name.
    #[getter]
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        let value = self.0.to_value();
        to_python(py, value.field("arguments").unwrap_or(&Value::Null)).map(Plain)
    }

    /// The remark in a language, such as "ms".
    #[pyo3(signature = (language = "en"))]
    fn text_in(&self, language: &str) -> PyResult<String> {
        guard(|| Ok(self.0.text_in(&self::language(language)?)))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let note = (slf.get().code(), slf.get().arguments(slf.py())?);
        Ok(Reduced((slf.get_type(), note).into_pyobject(slf.py())?.into_any()))
    }

    fn __repr__(&self) -> String {
        format!("<Note {}: {}>", self.code(), self.text())
    }

    fn __str__(&self) -> String {
        self.text()
    }
}
