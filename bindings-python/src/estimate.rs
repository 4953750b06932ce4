//! Estimates, their differences and their notes.

use std::hash::{DefaultHasher, Hash, Hasher};

use engagement_metrics as em;
use engagement_metrics::Value;
use pyo3::basic::CompareOp;
use pyo3::prelude::*;
use pyo3::types::PyFloat;

use crate::arguments::Plain;
use crate::error::{guard, raised};
use crate::value::to_python;

/// The ends of an interval.
pub(crate) type Ends = Option<(f64, f64)>;

fn ends(interval: Option<em::math::interval::Interval>) -> Ends {
    interval.map(|interval| (interval.low, interval.high))
}

fn formatted(py: Python<'_>, value: f64, spec: &str) -> PyResult<String> {
    PyFloat::new(py, value).call_method1("__format__", (spec,))?.extract()
}

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
    fn __repr__(&self) -> String {
        format!("<Note {}: {}>", self.code, self.text)
    }

    fn __str__(&self) -> &str {
        &self.text
    }
}

/// A metric's value with the evidence behind it.
///
/// An undefined value (no denominator, no data) is an estimate whose `value` is None: never 0, never an exception.
/// Its first note says why. `float(x)` raises then, with the reason.
///
/// `x - y` and `x.difference(y)` take the two as independent groups. `<`, `<=`, `>` and `>=` compare values, with
/// numbers too; `==` is true only for estimates of the same content, evidence included. `f"{x:.1%}"` formats the
/// value, `str(x)` is one line with the interval.
#[pyclass(frozen, module = "engagement_metrics")]
#[derive(Clone, PartialEq)]
pub(crate) struct Estimate(pub(crate) em::Estimate);

impl Estimate {
    fn sheet<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.to_value())
    }
}

/// A number, or the value of an estimate.
#[derive(FromPyObject)]
enum Other<'py> {
    Estimate(PyRef<'py, Estimate>),
    Number(f64),
}

#[pymethods]
impl Estimate {
    /// The id of the metric, as in the catalogue.
    #[getter]
    fn metric(&self) -> &str {
        self.0.metric()
    }

    /// The value, or None where it is undefined.
    #[getter]
    fn value(&self) -> Option<f64> {
        self.0.value()
    }

    /// Whether there is a value.
    #[getter]
    fn is_defined(&self) -> bool {
        self.0.value().is_some()
    }

    /// Lower end of the 95 % interval, or None where the metric or the data give none.
    #[getter]
    fn low(&self) -> PyResult<Option<f64>> {
        guard(|| Ok(self.0.low()))
    }

    /// Upper end of the 95 % interval, or None where the metric or the data give none.
    #[getter]
    fn high(&self) -> PyResult<Option<f64>> {
        guard(|| Ok(self.0.high()))
    }

    /// How many units stand behind it: orders, customers, answers.
    #[getter]
    fn n(&self) -> u64 {
        self.0.n()
    }

    /// How many independent clusters stand behind it, for figures from a log; else `n`.
    #[getter]
    fn clusters(&self) -> u64 {
        self.0.clusters()
    }

    /// What the value counts: `count`, `fraction`, `money` …
    #[getter]
    fn unit(&self) -> &'static str {
        self.0.unit().id()
    }

    /// The currency of amounts, if it was named.
    #[getter]
    fn currency(&self) -> Option<&str> {
        self.0.context().and_then(|context| context.currency.as_deref())
    }

    /// `complete`; `open` where the period had not ended or the history is shorter; `unobserved` outside the data.
    #[getter]
    fn maturity(&self) -> &'static str {
        self.0.maturity().id()
    }

    /// Remarks on it: why it is undefined, what it must not be mistaken for.
    #[getter]
    fn notes(&self) -> Vec<Note> {
        Note::all(self.0.notes())
    }

    /// What makes the number again: `window_start`, `window_end`, `zone` and `as_of`; None where there is no log.
    #[getter]
    fn context<'py>(&self, py: Python<'py>) -> PyResult<Option<Plain<'py>>> {
        if self.0.context().is_none() {
            return Ok(None);
        }
        let sheet = self.0.to_value();
        let names = ["window_start", "window_end", "zone", "as_of"];
        let context = Value::map(names.map(|name| (name, sheet.field(name).cloned().unwrap_or(Value::Null))));
        to_python(py, &context).map(Plain).map(Some)
    }

    /// The standard error, or None where the metric or the data give none.
    #[getter]
    fn standard_error(&self) -> PyResult<Option<f64>> {
        guard(|| Ok(self.0.standard_error()))
    }

    /// The confidence interval at a level between 0 and 1, or None where the metric or the data give none.
    #[pyo3(signature = (level = 0.95))]
    fn interval(&self, level: f64) -> PyResult<Ends> {
        guard(|| self.0.interval(level).map(ends).map_err(raised))
    }

    /// This estimate minus another, taken as two independent groups.
    ///
    /// Months of one log share customers and are not independent: a report compares them jointly.
    fn difference(&self, other: PyRef<'_, Self>) -> PyResult<Difference> {
        guard(|| self.0.difference(&other.0).map(Difference).map_err(raised))
    }

    fn __sub__(&self, other: PyRef<'_, Self>) -> PyResult<Difference> {
        self.difference(other)
    }

    fn __rsub__(&self, other: PyRef<'_, Self>) -> PyResult<Difference> {
        guard(|| other.0.difference(&self.0).map(Difference).map_err(raised))
    }

    fn __float__(&self) -> PyResult<f64> {
        self.0.defined().map_err(raised)
    }

    fn __eq__(&self, other: PyRef<'_, Self>) -> bool {
        self.0 == other.0
    }

    fn __lt__(&self, other: Other<'_>) -> PyResult<bool> {
        self.compare(&other, CompareOp::Lt)
    }

    fn __le__(&self, other: Other<'_>) -> PyResult<bool> {
        self.compare(&other, CompareOp::Le)
    }

    fn __gt__(&self, other: Other<'_>) -> PyResult<bool> {
        self.compare(&other, CompareOp::Gt)
    }

    fn __ge__(&self, other: Other<'_>) -> PyResult<bool> {
        self.compare(&other, CompareOp::Ge)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.0.metric(), self.0.value().map(f64::to_bits), self.0.n()).hash(&mut hasher);
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

    /// Everything about it as plain values, ready for JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        guard(|| self.sheet(py).map(Plain))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, memo: Plain<'py>) -> Bound<'py, Self> {
        let _ = memo;
        slf
    }
}

impl Estimate {
    fn compare(&self, other: &Other<'_>, how: CompareOp) -> PyResult<bool> {
        let value = self.0.defined().map_err(raised)?;
        let other = match other {
            Other::Estimate(other) => other.0.defined().map_err(raised)?,
            Other::Number(other) => *other,
        };
        // Only ordered pairs have an order; NaN is none.
        Ok(value.partial_cmp(&other).is_some_and(|order| how.matches(order)))
    }
}

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

    /// Everything about it as plain values, ready for JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        guard(|| to_python(py, &self.0.to_value()).map(Plain))
    }
}
