//! Estimates.

use std::hash::{DefaultHasher, Hash, Hasher};

use engagement_metrics as em;
use engagement_metrics::Value;
use pyo3::basic::CompareOp;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt};

use crate::arguments::{Bundle, Mimes, Operand, Plain, Reduced, Refused, Rounded, Whole};
use crate::difference::Difference;
use crate::error::{guard, raised};
use crate::note::Note;
use crate::show;
use crate::value::{language, plain, to_python};

/// The ends of an interval.
pub(crate) type Ends = Option<(f64, f64)>;

pub(crate) fn ends(interval: Option<em::math::interval::Interval>) -> Ends {
    interval.map(|interval| (interval.low, interval.high))
}

pub(crate) fn formatted(py: Python<'_>, value: f64, spec: &str) -> PyResult<String> {
    PyFloat::new(py, value).call_method1("__format__", (spec,))?.extract()
}

/// A metric's value with the evidence behind it.
///
/// An undefined value (no denominator, no data) is an estimate whose `value` is None: never 0, never an exception.
/// Its first note says why. `float(x)` raises then, with the reason.
///
/// `x - y` and `x.difference(y)` take the two as independent groups. `<`, `<=`, `>` and `>=` compare values, with
/// numbers too; `==` is true only for estimates of the same content, evidence included. `f"{x:.1%}"` formats the
/// value, `str(x)` is one line with the interval.
///
/// It is a number where nothing is lost by it: `float(x)`, `int(x)`, `round(x, 2)`, `bool(x)` (whether the value is
/// other than 0). It has no `+`, `*` and `/`, which would drop the interval
/// without a word: write `float(x) + 1`.
#[pyclass(frozen, module = "engagement_metrics")]
#[derive(Clone)]
pub(crate) struct Estimate {
    core: em::Estimate,
    /// All that was known of an estimate that was pickled: the core reads less of it back than it wrote.
    kept: Option<Value>,
}

impl From<em::Estimate> for Estimate {
    fn from(core: em::Estimate) -> Self {
        Self { core, kept: None }
    }
}

impl PartialEq for Estimate {
    fn eq(&self, other: &Self) -> bool {
        match (&self.kept, &other.kept) {
            (None, None) => self.core == other.core,
            _ => self.sheet() == other.sheet(),
        }
    }
}

impl Estimate {
    pub(crate) fn core(&self) -> &em::Estimate {
        &self.core
    }

    fn sheet(&self) -> Value {
        self.kept.clone().unwrap_or_else(|| self.core.to_value())
    }
}

/// Why there is no arithmetic.
fn no_arithmetic<T>(what: &str) -> PyResult<T> {
    Err(PyTypeError::new_err(format!(
        "an estimate has an interval, which {what} with a number would lose: use float(x), or x - y for the \
         difference of two estimates"
    )))
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
        self.core.metric()
    }

    /// The value, or None where it is undefined.
    #[getter]
    fn value(&self) -> Option<f64> {
        self.core.value()
    }

    /// Whether there is a value.
    #[getter]
    fn is_defined(&self) -> bool {
        self.core.value().is_some()
    }

    /// Lower end of the 95 % interval, or None where the metric or the data give none.
    #[getter]
    fn low(&self) -> PyResult<Option<f64>> {
        guard(|| Ok(self.core.low()))
    }

    /// Upper end of the 95 % interval, or None where the metric or the data give none.
    #[getter]
    fn high(&self) -> PyResult<Option<f64>> {
        guard(|| Ok(self.core.high()))
    }

    /// How many units stand behind it: orders, customers, answers.
    #[getter]
    fn n(&self) -> u64 {
        self.core.n()
    }

    /// How many independent clusters stand behind it, for figures from a log; else `n`.
    #[getter]
    fn clusters(&self) -> u64 {
        self.core.clusters()
    }

    /// What the value counts: `count`, `fraction`, `money` …
    #[getter]
    fn unit(&self) -> &'static str {
        self.core.unit().id()
    }

    /// The currency of amounts, if it was named.
    #[getter]
    fn currency(&self) -> Option<&str> {
        self.core.context().and_then(|context| context.currency.as_deref())
    }

    /// `complete`; `open` where the period had not ended or the history is shorter; `unobserved` outside the data.
    #[getter]
    fn maturity(&self) -> &'static str {
        self.core.maturity().id()
    }

    /// Remarks on it: why it is undefined, what it must not be mistaken for.
    #[getter]
    fn notes(&self) -> Vec<Note> {
        Note::all(self.core.notes())
    }

    /// What makes the number again: `window_start`, `window_end`, `zone` and `as_of`; None where there is no log.
    #[getter]
    fn context<'py>(&self, py: Python<'py>) -> PyResult<Option<Plain<'py>>> {
        let sheet = self.sheet();
        let names = ["window_start", "window_end", "zone", "as_of"];
        let context = names.map(|name| (name, sheet.field(name).cloned().unwrap_or(Value::Null)));
        if context.iter().all(|(_, value)| *value == Value::Null) {
            return Ok(None);
        }
        let context = Value::map(context);
        to_python(py, &context).map(Plain).map(Some)
    }

    /// The standard error, or None where the metric or the data give none.
    #[getter]
    fn standard_error(&self) -> PyResult<Option<f64>> {
        guard(|| Ok(self.core.standard_error()))
    }

    /// The confidence interval at a level between 0 and 1, or None where the metric or the data give none.
    #[pyo3(signature = (level = 0.95))]
    fn interval(&self, level: f64) -> PyResult<Ends> {
        guard(|| self.core.interval(level).map(ends).map_err(raised))
    }

    /// This estimate minus another, taken as two independent groups.
    ///
    /// Months of one log share customers and are not independent: a report compares them jointly.
    fn difference(&self, other: PyRef<'_, Self>) -> PyResult<Difference> {
        guard(|| self.core.difference(&other.core).map(Difference).map_err(raised))
    }

    fn __sub__(&self, other: Operand<'_>) -> PyResult<Difference> {
        match other.0.extract() {
            Ok(other) => self.difference(other),
            Err(_) => no_arithmetic("a difference"),
        }
    }

    fn __rsub__(&self, other: Operand<'_>) -> PyResult<Refused> {
        let _ = other;
        no_arithmetic("a difference")
    }

    fn __add__(&self, other: Operand<'_>) -> PyResult<Refused> {
        let _ = other;
        no_arithmetic("a sum")
    }

    fn __radd__(&self, other: Operand<'_>) -> PyResult<Refused> {
        self.__add__(other)
    }

    fn __mul__(&self, other: Operand<'_>) -> PyResult<Refused> {
        let _ = other;
        no_arithmetic("a product")
    }

    fn __rmul__(&self, other: Operand<'_>) -> PyResult<Refused> {
        self.__mul__(other)
    }

    fn __truediv__(&self, other: Operand<'_>) -> PyResult<Refused> {
        let _ = other;
        no_arithmetic("a quotient")
    }

    fn __rtruediv__(&self, other: Operand<'_>) -> PyResult<Refused> {
        self.__truediv__(other)
    }

    fn __float__(&self) -> PyResult<f64> {
        self.core.defined().map_err(raised)
    }

    fn __int__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyInt>> {
        Ok(PyFloat::new(py, self.__float__()?).call_method0("__int__")?.cast_into()?)
    }

    fn __bool__(&self) -> PyResult<bool> {
        Ok(self.__float__()? != 0.0)
    }

    #[pyo3(signature = (digits = None))]
    fn __round__<'py>(&self, py: Python<'py>, digits: Option<Whole<'py>>) -> PyResult<Rounded<'py>> {
        let digits = digits.map_or_else(|| py.None().into_bound(py), |digits| digits.0);
        PyFloat::new(py, self.__float__()?).call_method1("__round__", (digits,)).map(Rounded)
    }

    fn __eq__(&self, other: PyRef<'_, Self>) -> bool {
        self == &*other
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
        (self.core.metric(), self.core.value().map(f64::to_bits), self.core.n()).hash(&mut hasher);
        hasher.finish()
    }

    fn __format__(&self, py: Python<'_>, spec: &str) -> PyResult<String> {
        match spec {
            "" => self.__repr__(),
            spec => formatted(py, self.__float__()?, spec),
        }
    }

    fn __repr__(&self) -> PyResult<String> {
        guard(|| Ok(self.core.to_string()))
    }

    /// Name, value, interval and n in one line of a language, such as "ms".
    #[pyo3(signature = (language = "en"))]
    fn text_in(&self, language: &str) -> PyResult<String> {
        guard(|| Ok(self.core.text_in(&self::language(language)?)))
    }

    /// Everything about it as plain values, ready for JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        guard(|| to_python(py, &self.sheet()).map(Plain))
    }

    /// Everything about it as JSON; reading a number back gives the same bits.
    fn to_json(&self) -> PyResult<String> {
        guard(|| Ok(self.sheet().to_json()))
    }

    fn _repr_html_(&self) -> PyResult<String> {
        guard(|| Ok(em::html::estimate(&self.core, &em::Language::ENGLISH)))
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

    /// An estimate from its plain values, as pickle keeps it.
    #[staticmethod]
    fn restore(value: Plain<'_>) -> PyResult<Self> {
        guard(|| {
            let kept = plain("estimate", "value", &value.0)?;
            Ok(Self { core: em::Estimate::from_value(&kept).map_err(raised)?, kept: Some(kept) })
        })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let py = slf.py();
        let arguments = (slf.get().to_dict(py)?,);
        Ok(Reduced((slf.get_type().getattr("restore")?, arguments).into_pyobject(py)?.into_any()))
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
        let value = self.core.defined().map_err(raised)?;
        let other = match other {
            Other::Estimate(other) => other.core.defined().map_err(raised)?,
            Other::Number(other) => *other,
        };
        // Only ordered pairs have an order; NaN is none.
        Ok(value.partial_cmp(&other).is_some_and(|order| how.matches(order)))
    }
}
