//! Sources and their states, by name.

use std::sync::{Mutex, MutexGuard, PoisonError};

use engagement_metrics as em;
use engagement_metrics::field::{Opt, SourceInfo};
use engagement_metrics::sources::{Answer, AnyState, SOURCES};
use engagement_metrics::{Error, Value};
use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::arguments::{Bundle, Columns, Data, Memory, Mimes, Operand, Options, Plain, Reduced, Whole};
use crate::columns;
use crate::decomposition::Decomposition;
use crate::error::{guard, internal, raised};
use crate::note::Note;
use crate::report::Report;
use crate::table::Table;
use crate::value::{language, options, to_python};
use crate::{long, show};

/// A table that a user opened, with every question one can ask of it.
#[pyclass(frozen, eq, module = "engagement_metrics._native")]
pub(crate) struct Source {
    info: &'static SourceInfo,
    core: em::sources::Source,
    /// The options under which its state answers the same, for pickling.
    settings: Value,
    /// The library whose table it was.
    origin: Option<String>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.core == other.core
    }
}

fn info(name: &str) -> PyResult<&'static SourceInfo> {
    let is_of = |info: &&&SourceInfo| {
        info.name == name || info.state == name || info.answers().any(|(state, _)| state.name == name)
    };
    let known = SOURCES.iter().find(is_of).copied();
    known.ok_or_else(|| match em::sources::Source::open(name, Vec::new(), &Value::Null) {
        Err(error) => raised(error),
        Ok(_) => internal("a source that is not listed"),
    })
}

impl Source {
    fn ask(&self, py: Python<'_>, question: &str, given: &Options<'_>) -> PyResult<Answer> {
        guard(|| {
            // Questions have no zone among their options, so there is nothing to look up.
            let given = options(self.info.table, &[], &given.0)?;
            long::run(py, || self.core.ask(question, &given))?.map_err(raised)
        })
    }
}

/// The options that are among some.
fn among(known: &[&[Opt]], given: &Value) -> Value {
    let Value::Map(pairs) = given else { return Value::Null };
    let kept = |name: &str| known.iter().copied().flatten().any(|option| option.name == name);
    Value::Map(pairs.iter().filter(|(name, _)| kept(name)).cloned().collect())
}

#[pymethods]
impl Source {
    /// Read and check a table.
    #[staticmethod]
    fn open(
        py: Python<'_>,
        name: &str,
        data: Data<'_>,
        columns: Columns<'_>,
        options: Options<'_>,
    ) -> PyResult<Self> {
        guard(|| {
            let info = info(name)?;
            let given = self::options(info.table, &[info.reading, info.settings], &options.0)?;
            let origin = columns::origin(&data.0);
            let parts = columns::read(info, &data.0, &columns.0)?;
            let core = long::run(py, || em::sources::Source::open(info.name, parts.parts(), &given))?;
            Ok(Self {
                info,
                core: core.map_err(raised)?,
                settings: among(&[info.zone, info.settings], &given),
                origin,
            })
        })
    }

    /// Every violation in a table, one row each, at most `limit`.
    #[staticmethod]
    fn check(
        py: Python<'_>,
        name: &str,
        data: Data<'_>,
        columns: Columns<'_>,
        options: Options<'_>,
        limit: Whole<'_>,
    ) -> PyResult<Table> {
        guard(|| {
            let info = info(name)?;
            let limit = self::limit(info, &limit.0)?;
            let given = self::options(info.table, &[info.reading, info.settings], &options.0)?;
            let origin = columns::origin(&data.0);
            let parts = columns::read(info, &data.0, &columns.0)?;
            let check = || em::sources::Source::check(info.name, parts.parts(), &given, limit);
            Ok(Table::new(long::run(py, check)?.map_err(raised)?, origin))
        })
    }

    /// A source over a state that was made elsewhere.
    #[staticmethod]
    fn from_state(py: Python<'_>, state: Operand<'_>, options: Options<'_>) -> PyResult<Self> {
        guard(|| {
            let Held { core, origin, .. } = State::given(&state.0, "a state")?.held(py);
            let info = info(core.name())?;
            let given = self::options(info.table, &[info.zone, info.settings], &options.0)?;
            let core = long::run(py, || em::sources::Source::from_state(&core, &given))?.map_err(raised)?;
            Ok(Self { info, core, settings: given, origin })
        })
    }

    /// The answer to a question that is answered by a report.
    fn report(&self, py: Python<'_>, question: &str, options: Options<'_>) -> PyResult<Report> {
        match self.ask(py, question, &options)? {
            Answer::Report(report) => Ok(Report::new(report, self.origin.clone())),
            _ => Err(internal("an answer of another shape")),
        }
    }

    /// The answer to a question that is answered by a table.
    fn table(&self, py: Python<'_>, question: &str, options: Options<'_>) -> PyResult<Table> {
        match self.ask(py, question, &options)? {
            Answer::Table(table) => Ok(Table::new(table, self.origin.clone())),
            _ => Err(internal("an answer of another shape")),
        }
    }

    /// The answer to a question that is answered by a change split by segment.
    fn decomposition(&self, py: Python<'_>, question: &str, options: Options<'_>) -> PyResult<Decomposition> {
        match self.ask(py, question, &options)? {
            Answer::Decomposition(split) => Ok(Decomposition::new(split, self.origin.clone())),
            _ => Err(internal("an answer of another shape")),
        }
    }

    /// The answer to a question that is answered by a state.
    fn derived(&self, py: Python<'_>, question: &str, options: Options<'_>) -> PyResult<State> {
        match self.ask(py, question, &options)? {
            Answer::State(core) => Ok(State::of(core, Value::Map(Vec::new()), self.origin.clone())),
            _ => Err(internal("an answer of another shape")),
        }
    }

    /// The mergeable state behind it.
    fn state(&self, py: Python<'_>) -> PyResult<State> {
        guard(|| {
            let core = long::run(py, || self.core.state())?;
            let options = among(&[self.info.further], &self.settings);
            Ok(State::of(core, options, self.origin.clone()))
        })
    }

    /// What was counted in, what was left out and why.
    #[getter]
    fn notes(&self) -> PyResult<Vec<Note>> {
        guard(|| Ok(Note::of(&self.core.to_value())))
    }

    /// The data sheet as plain values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        guard(|| to_python(py, &self.core.to_value()).map(Plain))
    }

    /// The data sheet as JSON.
    fn to_json(&self) -> PyResult<String> {
        guard(|| Ok(self.core.to_value().to_json()))
    }

    /// The data sheet: rows, customers, range, what was left out and why.
    fn __repr__(&self) -> PyResult<String> {
        self.describe("en")
    }

    fn _repr_html_(&self) -> PyResult<String> {
        self.to_html("en")
    }

    /// The data sheet as text in a language.
    fn describe(&self, language: &str) -> PyResult<String> {
        guard(|| Ok(self.core.text_in(&self::language(language)?)))
    }

    /// The data sheet as a fragment of HTML in a language.
    fn to_html(&self, language: &str) -> PyResult<String> {
        guard(|| Ok(self.core.html_in(&self::language(language)?)))
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

    /// A source from its state and settings, as pickle keeps it.
    #[staticmethod]
    fn restore(py: Python<'_>, state: Operand<'_>, options: Options<'_>) -> PyResult<Self> {
        Self::from_state(py, state, options)
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, memo: Plain<'py>) -> Bound<'py, Self> {
        let _ = memo;
        slf
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let py = slf.py();
        let source = slf.get();
        let arguments = (source.state(py)?, to_python(py, &source.settings)?);
        Ok(Reduced((slf.get_type().getattr("restore")?, arguments).into_pyobject(py)?.into_any()))
    }
}

/// How many violations are listed at most; more than there can be is all of them.
fn limit(info: &SourceInfo, given: &Bound<'_, PyAny>) -> PyResult<usize> {
    let refused = |got: String| {
        raised(Error::unreadable_option(info.table, "limit", "a whole number of at least 0", &got))
    };
    if !given.hasattr("__index__")? {
        return Err(refused(given.get_type().name()?.to_string()));
    }
    if given.lt(0)? {
        return Err(refused(given.str()?.to_string()));
    }
    Ok(given.extract().unwrap_or(usize::MAX))
}

/// Bytes of any kind, apart from their owner: without the lock, he may write into them.
fn memory(name: &str, data: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    match PyBuffer::<u8>::get(data) {
        Ok(buffer) => buffer.to_vec(data.py()),
        Err(_) => {
            let got = data.get_type().name()?.to_string();
            Err(raised(Error::unreadable_option(name.to_owned(), "data", "bytes", &got)))
        }
    }
}

/// A mergeable aggregation over rows.
#[pyclass(frozen, eq, module = "engagement_metrics._native")]
pub(crate) struct State {
    /// Calls of several threads wait for one another, always without Python's lock, which the one they wait for may need.
    held: Mutex<Held>,
}

#[derive(Clone)]
struct Held {
    core: AnyState,
    /// The options it was made with, for pickling; without those that it keeps itself if it was made elsewhere.
    options: Value,
    origin: Option<String>,
}

impl State {
    fn of(core: AnyState, options: Value, origin: Option<String>) -> Self {
        Self { held: Mutex::new(Held { core, options, origin }) }
    }

    /// What it holds, for work that does not touch Python; an update all or none leaves it whole even when it panics.
    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn given<'a>(object: &'a Bound<'_, PyAny>, expected: &str) -> PyResult<&'a Self> {
        match object.cast::<Self>() {
            Ok(state) => Ok(state.get()),
            Err(_) => {
                let got = object.get_type().name()?.to_string();
                Err(raised(Error::unreadable_option("state", "state", expected, &got)))
            }
        }
    }

    fn name(&self, py: Python<'_>) -> &'static str {
        py.detach(|| self.lock().core.name())
    }

    /// A copy, which shares the log.
    fn held(&self, py: Python<'_>) -> Held {
        py.detach(|| self.lock().clone())
    }
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        let (own, other) = Python::attach(|py| (self.held(py).core, other.held(py).core));
        own.to_bytes() == other.to_bytes()
    }
}

#[pymethods]
impl State {
    #[new]
    fn new(name: &str, options: Options<'_>) -> PyResult<Self> {
        guard(|| {
            let info = info(name)?;
            let options = self::options(info.state, &[info.reading], &options.0)?;
            let core = AnyState::new(name, &options).map_err(raised)?;
            Ok(Self::of(core, options, None))
        })
    }

    /// Add rows, all or none.
    fn update(&self, py: Python<'_>, data: Data<'_>, columns: Columns<'_>) -> PyResult<()> {
        guard(|| {
            let info = info(self.name(py))?;
            let parts = columns::read(info, &data.0, &columns.0)?;
            let origin = columns::origin(&data.0);
            long::run(py, || {
                let mut held = self.lock();
                held.core.update(parts.parts())?;
                held.origin = origin;
                Ok(())
            })?
            .map_err(raised)
        })
    }

    /// Add another state, all or nothing.
    fn merge(&self, py: Python<'_>, other: Operand<'_>) -> PyResult<()> {
        guard(|| {
            let other = State::given(&other.0, &format!("of class {}", self.name(py)))?;
            // Never both at once: it may be the same, or be adding this one.
            long::run(py, || {
                let other = other.lock().core.clone();
                self.lock().core.merge(&other)
            })?
            .map_err(raised)
        })
    }

    /// What it reports by itself.
    fn report(&self, py: Python<'_>) -> PyResult<Report> {
        guard(|| {
            let Held { core, origin, .. } = self.held(py);
            Ok(Report::new(long::run(py, || core.report())?.map_err(raised)?, origin))
        })
    }

    /// Canonical bytes: equal states give equal bytes, on every machine.
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        guard(|| {
            let core = self.held(py).core;
            Ok(PyBytes::new(py, &long::run(py, || core.to_bytes())?))
        })
    }

    /// Read what `to_bytes` wrote.
    #[staticmethod]
    fn from_bytes(py: Python<'_>, name: &str, data: Memory<'_>, options: Options<'_>) -> PyResult<Self> {
        guard(|| {
            let info = info(name)?;
            let options = self::options(info.table, &[info.further], &options.0)?;
            let data = memory(name, &data.0)?;
            let core = long::run(py, || AnyState::from_bytes(name, &data, &options))?.map_err(raised)?;
            Ok(Self::of(core, options, None))
        })
    }

    /// A state with its options, as pickle keeps it.
    #[staticmethod]
    #[pyo3(signature = (name, options, data, origin = None))]
    fn restore(
        py: Python<'_>,
        name: &str,
        options: Options<'_>,
        data: Memory<'_>,
        origin: Option<String>,
    ) -> PyResult<Self> {
        guard(|| {
            let info = info(name)?;
            let given = self::options(info.table, &[info.reading], &options.0)?;
            let data = memory(name, &data.0)?;
            let rest = among(&[info.further], &given);
            let mut core = long::run(py, || AnyState::from_bytes(name, &data, &rest))?.map_err(raised)?;
            // An empty log does not keep all the options it was made with.
            if given != rest {
                let mut empty = AnyState::new(name, &given).map_err(raised)?;
                long::run(py, || empty.merge(&core))?.map_err(raised)?;
                core = empty;
            }
            Ok(Self::of(core, given, origin))
        })
    }

    fn __len__(&self, py: Python<'_>) -> usize {
        py.detach(|| self.lock().core.len())
    }

    fn __copy__(&self, py: Python<'_>) -> Self {
        Self { held: Mutex::new(self.held(py)) }
    }

    fn __deepcopy__(&self, py: Python<'_>, memo: Plain<'_>) -> Self {
        let _ = memo;
        self.__copy__(py)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let py = slf.py();
        let Held { core, options, origin } = slf.get().held(py);
        let bytes = PyBytes::new(py, &long::run(py, || core.to_bytes())?);
        let arguments = (core.name(), to_python(py, &options)?, bytes, origin);
        Ok(Reduced((slf.get_type().getattr("restore")?, arguments).into_pyobject(py)?.into_any()))
    }
}
