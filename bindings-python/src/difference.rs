//! Differences of estimates.

use std::hash::{DefaultHasher, Hash, Hasher};

use engagement_metrics as em;
use engagement_metrics::Value;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::arguments::{Bundle, Mimes, Plain, Refused};
use crate::error::{guard, raised};
use crate::estimate::{Ends, ends, formatted};
use crate::note::Note;
use crate::show;
use crate::value::{language, to_python};

/// One estimate minus another: absolute, relative, with interval and p-value.
///
/// The p-value is 1 minus the level at which the interval just touches 0, so that the two never contradict.
#[pyclass(frozen, eq, module = "engagement_metrics")]
#[derive(Clone, PartialEq)]
pub(crate) struct Difference(pub(crate) em::Difference);

#[pymethods]
impl Difference {
    /// The id of the metric, as in the catalogue.
    #[getter]
    fn metric<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyString>> {
        let sheet = self.0.to_value();
        let metric = sheet.field("metric").and_then(Value::as_text).unwrap_or_default();
        Ok(pyo3::types::PyString::new(py, metric))
    }

    /// The absolute difference, or None where either side is undefined.
    #[getter]
    fn value(&self) -> Option<f64> {
        self.0.value()
    }

    /// The difference as a share of the earlier value, where that is above 0.
    #[getter]
    fn relative(&self) -> Option<f64> {
        self.0.relative()
    }

    /// The interval of the relative difference at a level; it has no end upwards where the earlier value may be 0.
    #[pyo3(signature = (level = 0.95))]
    fn relative_interval(&self, level: f64) -> PyResult<Ends> {
        guard(|| self.0.relative_interval(level).map(ends).map_err(raised))
    }

    /// Lower end of the 95 % interval.
    #[getter]
    fn low(&self) -> PyResult<Option<f64>> {
        guard(|| Ok(self.0.low()))
    }

    /// Upper end of the 95 % interval.
    #[getter]
    fn high(&self) -> PyResult<Option<f64>> {
        guard(|| Ok(self.0.high()))
    }

    /// Two-sided p-value of no difference; None where there is no interval.
    #[getter]
    fn p_value(&self) -> PyResult<Option<f64>> {
        guard(|| Ok(self.0.p_value()))
    }

    /// Correlation of the two estimates; 0 when they are taken as independent.
    #[getter]
    fn correlation(&self) -> f64 {
        self.0.correlation()
    }

    /// What the value counts; the difference of two fractions is shown in percentage points.
    #[getter]
    fn unit(&self) -> &'static str {
        self.0.unit().id()
    }

    /// Remarks on it.
    #[getter]
    fn notes(&self) -> Vec<Note> {
        Note::all(self.0.notes())
    }

    /// The interval of the absolute difference at a level between 0 and 1.
    #[pyo3(signature = (level = 0.95))]
    fn interval(&self, level: f64) -> PyResult<Ends> {
        guard(|| self.0.interval(level).map(ends).map_err(raised))
    }

    fn __float__(&self) -> PyResult<f64> {
        self.0.defined().map_err(raised)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.value().map(f64::to_bits).hash(&mut hasher);
        hasher.finish()
    }

    fn __format__(&self, py: Python<'_>, spec: &str) -> PyResult<String> {
        match spec {
            "" => self.__repr__(),
            spec => formatted(py, self.__float__()?, spec),
        }
    }

    fn __repr__(&self) -> PyResult<String> {
        guard(|| Ok(self.0.to_string()))
    }

    /// The change, its interval and its p-value in one line of a language, such as "ms".
    #[pyo3(signature = (language = "en"))]
    fn text_in(&self, language: &str) -> PyResult<String> {
        guard(|| Ok(self.0.text_in(&self::language(language)?)))
    }

    /// Everything about it as plain values, ready for JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        guard(|| to_python(py, &self.0.to_value()).map(Plain))
    }

    /// Everything about it as JSON.
    fn to_json(&self) -> PyResult<String> {
        guard(|| Ok(self.0.to_value().to_json()))
    }

    /// Refused: a difference is rarely 0, and whether it is clear is another question.
    fn __bool__(&self) -> PyResult<bool> {
        let text = "whether there is a difference is no yes or no: look at `p_value`, `low` and `high`, or a finding's \
                    `verdict`; `x is not None` asks whether there is one at all";
        Err(PyTypeError::new_err(text))
    }

    fn _repr_html_(&self) -> PyResult<String> {
        guard(|| Ok(em::html::difference(&self.0, &em::Language::ENGLISH)))
    }

    #[pyo3(signature = (include = None, exclude = None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Mimes<'py>>,
        exclude: Option<Mimes<'py>>,
    ) -> PyResult<Bundle<'py>> {
        show::page(py, self.__repr__()?, self._repr_html_()?, include.as_ref(), exclude.as_ref())
    }

    fn __reduce__(&self) -> PyResult<Refused> {
        Err(show::no_pickle("a difference", "pickle the two estimates, or keep its `to_dict()`"))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, memo: Plain<'py>) -> Bound<'py, Self> {
        let _ = memo;
        slf
    }
}
