//! Formulas by id.

use engagement_metrics::field::InputKind;
use engagement_metrics::metric::{self, Formula as Core};
use engagement_metrics::{Error, metrics};
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PyString, PyTuple};

use crate::arguments::{Answer, Arguments, Reduced};
use crate::columns::{List, origin};
use crate::error::{guard, raised};
use crate::estimate::Estimate;
use crate::table::Table;

/// A formula of the catalogue: a pure function from a few numbers to an estimate.
#[pyclass(frozen, module = "engagement_metrics._native")]
pub(crate) struct Formula(&'static Core);

#[pymethods]
impl Formula {
    #[new]
    fn new(id: &str) -> PyResult<Self> {
        metrics::find(id).map(Self).map_err(raised)
    }

    /// Stable id, the same in every language and file.
    #[getter]
    fn id(&self) -> &'static str {
        self.0.id
    }

    fn __call__(&self, py: Python<'_>, arguments: Arguments<'_>) -> PyResult<Estimate> {
        guard(|| {
            let given = self.given(&arguments)?;
            let formula = self.0;
            under(py, &given, |given| formula.evaluate(given)).map(Estimate::from).map_err(raised)
        })
    }

    /// Evaluate it, row by row where an argument is a column.
    fn over<'py>(&self, py: Python<'py>, arguments: Arguments<'py>) -> PyResult<Answer<'py>> {
        guard(|| {
            let given = self.given(&arguments)?;
            let formula = self.0;
            let Some(column) = given.iter().position(|given| matches!(given, Given::List(_))) else {
                // A few numbers are done sooner than the lock is given up.
                let estimate = formula.evaluate(&taken(&given)).map(Estimate::from).map_err(raised)?;
                return Ok(Answer(estimate.into_pyobject(py)?.into_any()));
            };
            let table = under(py, &given, |given| formula.columns(given)).map_err(raised)?;
            let origin = arguments.0.get_item(column).ok().and_then(|column| origin(&column));
            Ok(Answer(Table::new(table, origin).into_pyobject(py)?.into_any()))
        })
    }

    fn __repr__(&self) -> String {
        format!("<Formula {}: {}>", self.0.id, self.0.formula)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let id = PyTuple::new(slf.py(), [slf.get().0.id])?;
        Ok(Reduced((slf.get_type(), id).into_pyobject(slf.py())?.into_any()))
    }
}

/// An argument, kept alive while the core reads it.
enum Given {
    Plain(metric::Argument<'static>),
    List(List),
}

impl Given {
    fn argument(&self) -> metric::Argument<'_> {
        match self {
            Self::Plain(argument) => argument.clone(),
            Self::List(list) => list.argument(),
        }
    }
}

fn taken(given: &[Given]) -> Vec<metric::Argument<'_>> {
    given.iter().map(Given::argument).collect()
}

/// Works without Python's lock, unless an array is read where it lies.
fn under<T: Send>(
    py: Python<'_>,
    given: &[Given],
    work: impl FnOnce(&[metric::Argument<'_>]) -> T + Send,
) -> T {
    let is_lent = |given: &Given| matches!(given, Given::List(list) if list.is_lent());
    match given.iter().any(is_lent) {
        true => work(&taken(given)),
        false => py.detach(|| work(&taken(given))),
    }
}

impl Formula {
    fn given(&self, arguments: &Arguments<'_>) -> PyResult<Vec<Given>> {
        arguments.0.try_iter()?.enumerate().map(|(index, argument)| self.read(index, &argument?)).collect()
    }

    fn read(&self, index: usize, value: &Bound<'_, PyAny>) -> PyResult<Given> {
        // One argument too many has no descriptor; the core refuses their number.
        let (input, kind) =
            self.0.inputs.get(index).map_or(("", InputKind::Real), |input| (input.name, input.kind));
        if value.is_none() {
            return Ok(Given::Plain(metric::Argument::Missing));
        }
        // Plain numbers first: asking them for what columns have costs more than the formula.
        if let Ok(number) = value.cast_exact::<PyFloat>() {
            return Ok(Given::Plain(metric::Argument::Number(number.value())));
        }
        if let Some(whole) = value.cast_exact::<PyInt>().ok().and_then(|whole| whole.extract::<i64>().ok()) {
            return Ok(Given::Plain(metric::Argument::Whole(whole)));
        }
        if let Ok(word) = value.cast::<PyString>() {
            return Ok(Given::Plain(metric::Argument::Word(word.to_cow()?.into_owned().into())));
        }
        let arrow = value.hasattr("__arrow_c_stream__")? || value.hasattr("__arrow_c_array__")?;
        if arrow || value.len().is_ok() {
            return List::of(self.0.id, input, kind, value).map(Given::List);
        }
        // `__index__` first: a whole number beyond 2^53 is still itself.
        let whole = if value.hasattr("__index__")? { value.extract::<i64>().ok() } else { None };
        if let Some(number) = whole {
            return Ok(Given::Plain(metric::Argument::Whole(number)));
        }
        match value.extract::<f64>() {
            Ok(number) => Ok(Given::Plain(metric::Argument::Number(number))),
            Err(_) => {
                let got = value.get_type().name()?.to_string();
                Err(raised(Error::unreadable_option(self.0.id, input, &kind.describe(), &got)))
            }
        }
    }
}
