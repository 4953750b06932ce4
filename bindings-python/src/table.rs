//! Result tables: plain columns here, frames of other libraries by Arrow.

use std::path::PathBuf;
use std::ptr::NonNull;
use std::sync::Arc;

use arrow_array::types::{Date32Type, Float64Type, Int64Type};
use arrow_array::{ArrayRef, ArrowPrimitiveType, PrimitiveArray, RecordBatch, RecordBatchIterator};
use arrow_buffer::{Buffer, ScalarBuffer};
use arrow_schema::ArrowError;
use engagement_metrics as em;
use engagement_metrics::{Cells, Numbers, Value};
use pyo3::exceptions::{PyImportError, PyIndexError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::arguments::{Bundle, Capsule, Frame, Mimes, Plain, PlainColumns, Refused, Row};
use crate::columns::arrow::exported;
use crate::error::{guard, internal};
use crate::show::{self, save};

/// As many rows as a notebook shows before one asks for a frame.
const ROWS: usize = 20;

/// Days from 0001-01-01, Python's ordinal 1, to 1970-01-01.
const EPOCH: i32 = 719_163;

/// A table of results: columns of text, numbers and dates; None is an undefined value, never 0.
///
/// Iteration gives one dict a row. It speaks Arrow, so `polars.DataFrame(table)`, `pyarrow.table(table)` and DuckDB
/// read it as it is.
#[pyclass(frozen, eq, module = "engagement_metrics")]
#[derive(Clone)]
pub(crate) struct Table {
    core: Arc<em::Table>,
    /// The library whose table the figures come from.
    origin: Option<String>,
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.core == other.core
    }
}

/// A date in days since 1970 as Python has it.
pub(crate) fn date(py: Python<'_>, days: i32) -> PyResult<Bound<'_, PyAny>> {
    py.import("datetime")?.getattr("date")?.call_method1("fromordinal", (i64::from(days) + i64::from(EPOCH),))
}

fn cell<'py>(py: Python<'py>, cells: &Cells, row: usize) -> PyResult<Bound<'py, PyAny>> {
    match cells {
        Cells::Date(cells) => match cells.get(row) {
            Some(days) => date(py, days),
            None => Ok(py.None().into_bound(py)),
        },
        other => crate::value::to_python(py, &other.value(row)),
    }
}

/// A cell as text; nothing where it is null.
pub(crate) fn plain(cells: &Cells, row: usize) -> String {
    match cells.value(row) {
        Value::Null => String::new(),
        Value::Text(text) => text.into_owned(),
        // An end that the data do not reach; JSON has no word for it.
        Value::Float(end) if end.is_infinite() => if end > 0.0 { "inf" } else { "-inf" }.to_owned(),
        other => other.to_json(),
    }
}

/// The table as CSV (RFC 4180): a null cell is empty.
fn csv(table: &em::Table) -> String {
    let quoted = |cell: String| match cell.contains(['"', ',', '\r', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    };
    let line =
        |cells: &mut dyn Iterator<Item = String>| cells.map(quoted).collect::<Vec<_>>().join(",") + "\n";
    let head = line(&mut table.columns().map(|(name, _)| name.to_owned()));
    let row = |row: usize| line(&mut table.columns().map(|(_, cells)| plain(cells, row)));
    head + &(0..table.len()).map(row).collect::<String>()
}

/// Numbers as Arrow has them, read where they lie.
fn lent<T: ArrowPrimitiveType<Native: Copy + Default>>(
    cells: &Numbers<T::Native>,
    table: &Arc<em::Table>,
) -> ArrayRef {
    let values = cells.values();
    let (start, bytes) = (NonNull::from(values).cast(), size_of_val(values));
    // SAFETY: the buffer keeps the table, which owns these values and never changes.
    let buffer = unsafe { Buffer::from_custom_allocation(start, bytes, table.clone()) };
    let live = |nulls: &[bool]| nulls.iter().map(|null| !null).collect();
    let values = ScalarBuffer::new(buffer, 0, values.len());
    Arc::new(PrimitiveArray::<T>::new(values, cells.nulls().map(live)))
}

/// The table as Arrow has it; tables of nothing but numbers are not copied.
fn batch(table: &Arc<em::Table>) -> Result<RecordBatch, ArrowError> {
    let column = |(name, cells): (&str, &Cells)| {
        let array = match cells {
            Cells::Float(cells) => lent::<Float64Type>(cells, table),
            Cells::Int(cells) => lent::<Int64Type>(cells, table),
            Cells::Date(cells) => lent::<Date32Type>(cells, table),
            _ => return None,
        };
        Some((name.to_owned(), array, true))
    };
    match table.columns().map(column).collect::<Option<Vec<_>>>() {
        Some(columns) => RecordBatch::try_from_iter_with_nullable(columns),
        None => RecordBatch::try_from(&**table),
    }
}

impl Table {
    pub(crate) fn new(core: em::Table, origin: Option<String>) -> Self {
        Self { core: Arc::new(core), origin }
    }

    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (name, cells) in self.core.columns() {
            let column = (0..cells.len()).map(|row| cell(py, cells, row)).collect::<PyResult<Vec<_>>>()?;
            dict.set_item(name, PyList::new(py, column)?)?;
        }
        Ok(dict)
    }

    fn row<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Row<'py>> {
        let dict = PyDict::new(py);
        for (name, cells) in self.core.columns() {
            dict.set_item(name, cell(py, cells, row)?)?;
        }
        Ok(Row(dict.into_any()))
    }
}

#[pymethods]
impl Table {
    /// Names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.core.columns().map(|(name, _)| name.to_owned()).collect()
    }

    fn __len__(&self) -> usize {
        self.core.len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, row: isize) -> PyResult<Row<'py>> {
        let len = self.core.len();
        let place = if row < 0 { row.checked_add_unsigned(len) } else { Some(row) };
        match place.and_then(|row| usize::try_from(row).ok()).filter(|row| *row < len) {
            Some(row) => self.row(py, row),
            None => Err(PyIndexError::new_err("table row out of range")),
        }
    }

    fn __iter__(slf: Bound<'_, Self>) -> Rows {
        Rows { table: slf.unbind(), next: 0 }
    }

    fn __repr__(&self) -> String {
        let names: Vec<_> = self.core.columns().map(|(name, _)| name).collect();
        format!("<Table of {} rows: {}>", self.core.len(), names.join(", "))
    }

    /// Columns by name, as lists.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<PlainColumns<'py>> {
        guard(|| self.dict(py).map(|dict| PlainColumns(dict.into_any())))
    }

    /// One object a row, as JSON.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        guard(|| Ok(py.detach(|| self.core.to_value().to_json())))
    }

    /// As CSV text with a line of names; an undefined value is an empty cell.
    pub(crate) fn to_csv(&self, py: Python<'_>) -> PyResult<String> {
        guard(|| Ok(py.detach(|| csv(&self.core))))
    }

    /// Write it to a file that ends in `.csv` or `.json`: all of it, or nothing.
    #[allow(clippy::needless_pass_by_value)]
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let json = || Ok(self.to_json(py)? + "\n");
        guard(|| save(py, "table", &path, &[("csv", &|| self.to_csv(py)), ("json", &json)]))
    }

    /// As a `polars.DataFrame`.
    pub(crate) fn to_polars(slf: Bound<'_, Self>) -> PyResult<Frame<'_>> {
        slf.py().import("polars")?.call_method1("DataFrame", (&slf,)).map(Frame)
    }

    /// As a `pandas.DataFrame`.
    pub(crate) fn to_pandas(slf: Bound<'_, Self>) -> PyResult<Frame<'_>> {
        let class = slf.py().import("pandas")?.getattr("DataFrame")?;
        match class.call_method1("from_arrow", (&slf,)) {
            // pandas reads Arrow through pyarrow.
            Err(error) if error.is_instance_of::<PyImportError>(slf.py()) => {
                class.call1((slf.get().dict(slf.py())?,))
            }
            frame => frame,
        }
        .map(Frame)
    }

    /// As a `pyarrow.Table`.
    pub(crate) fn to_arrow(slf: Bound<'_, Self>) -> PyResult<Frame<'_>> {
        slf.py().import("pyarrow")?.call_method1("table", (&slf,)).map(Frame)
    }

    /// As a table of the library that the data came in; columns by name where it came as plain Python.
    pub(crate) fn frame(slf: Bound<'_, Self>) -> PyResult<Frame<'_>> {
        match slf.get().origin.as_deref() {
            Some("polars") => Self::to_polars(slf),
            Some("pandas") => Self::to_pandas(slf),
            Some("pyarrow") => Self::to_arrow(slf),
            Some("duckdb") => {
                let duckdb = slf.py().import("duckdb")?;
                duckdb.call_method1("from_arrow", (Self::to_arrow(slf)?.0,)).map(Frame)
            }
            _ => slf.get().dict(slf.py()).map(|dict| Frame(dict.into_any())),
        }
    }

    fn _repr_html_(&self) -> PyResult<String> {
        guard(|| Ok(em::html::table(&self.core, ROWS, &em::Language::ENGLISH)))
    }

    #[pyo3(signature = (include = None, exclude = None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Mimes<'py>>,
        exclude: Option<Mimes<'py>>,
    ) -> PyResult<Bundle<'py>> {
        show::page(py, self.__repr__(), self._repr_html_()?, include.as_ref(), exclude.as_ref())
    }

    fn __reduce__(&self) -> PyResult<Refused> {
        Err(show::no_pickle("a table of results", "keep its `frame()`, `to_pandas()` or `to_dict()`"))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, memo: Plain<'py>) -> Bound<'py, Self> {
        let _ = memo;
        slf
    }

    /// Arrow's C stream, by which other libraries read the table.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Capsule<'py>>,
    ) -> PyResult<Capsule<'py>> {
        // The protocol allows a producer to leave a wish unfulfilled.
        let _ = requested_schema;
        guard(|| {
            let batch = batch(&self.core).map_err(|error| internal(&error.to_string()))?;
            let schema = batch.schema();
            exported(py, Box::new(RecordBatchIterator::new([Ok(batch)], schema)))
                .map(|it| Capsule(it.into_any()))
        })
    }
}

/// Iteration over a table, one dict a row.
#[pyclass(module = "engagement_metrics._native")]
pub(crate) struct Rows {
    table: Py<Table>,
    next: usize,
}

#[pymethods]
impl Rows {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __next__<'py>(&mut self, py: Python<'py>) -> PyResult<Option<Row<'py>>> {
        let table = self.table.get();
        if self.next >= table.core.len() {
            return Ok(None);
        }
        self.next += 1;
        table.row(py, self.next - 1).map(Some)
    }
}
