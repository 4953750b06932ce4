//! Columns of whatever table a user brings.

pub(crate) mod arrow;
mod lent;
mod python;

use arrow_array::ArrayRef;
use engagement_metrics::field::{ColumnInfo, InputKind, SourceInfo};
use engagement_metrics::interop::ArrowColumn;
use engagement_metrics::sources::Part;
use engagement_metrics::{Error, metric};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyMapping, PyString, PyTuple};

use crate::error::raised;
use lent::Lent;
use python::{Refusal, column, held};

/// The named parts of a user's table, alive while the core reads them.
pub(crate) struct Parts(Vec<(String, String, ArrowColumn)>);

impl Parts {
    /// As the core takes them.
    pub(crate) fn parts(&self) -> Vec<Part<'_>> {
        self.0.iter().map(|(part, name, held)| (part.clone(), name.clone(), held.column())).collect()
    }
}

/// A user's table, before anything is read.
enum Rows<'py> {
    /// Arrow chunks, column by column.
    Arrow(arrow::Table),
    /// Columns by name: names as text, as the table has them, and the table.
    Columns(Vec<String>, Vec<Bound<'py, PyAny>>, Bound<'py, PyAny>),
    /// Mappings, one a row.
    Records(Vec<String>, Vec<Bound<'py, PyMapping>>),
}

/// `Orders` as messages name the table: `orders`.
fn table_name(info: &SourceInfo) -> String {
    let mut name = String::new();
    for (index, letter) in info.name.chars().enumerate() {
        if letter.is_ascii_uppercase() && index > 0 {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

/// The parts that `columns` names, from a table of any kind.
pub(crate) fn read(
    info: &SourceInfo,
    data: &Bound<'_, PyAny>,
    columns: &Bound<'_, PyAny>,
) -> PyResult<Parts> {
    let table = table_name(info);
    let mut wanted = Vec::new();
    for pair in columns.cast::<PyMapping>()?.items()?.iter() {
        let (part, names): (String, Bound<'_, PyAny>) = pair.extract()?;
        let names = self::names(&table, &part, &names)?;
        wanted.extend(names.into_iter().map(|name| (part.clone(), name)));
    }
    let rows = rows(&table, &computed(&table, data, &wanted)?)?;
    let mut parts = Vec::with_capacity(wanted.len());
    for (part, name) in wanted {
        if rows.names().iter().filter(|own| **own == name).count() > 1 {
            let expected = "the name of one column, but the table has several of that name";
            return Err(raised(Error::unreadable_option(table, &part, expected, &format!("{name:?}"))));
        }
        let kind = info.columns.iter().find(|column| column.name == part);
        let held = rows.column(&name)?.ok_or_else(|| no_such_column(&table, &part, &name, rows.names()))?;
        let held = held.map_err(|refusal| refused(refusal, &table, &part, kind))?;
        parts.push((part, name, held));
    }
    Ok(Parts(parts))
}

fn no_such_column(table: &str, part: &str, name: &str, known: &[String]) -> PyErr {
    raised(Error::no_such_column(table.to_owned(), part, name, known))
}

/// A table that is still a plan, computed: only the columns that are wanted.
fn computed<'py>(
    table: &str,
    data: &Bound<'py, PyAny>,
    wanted: &[(String, String)],
) -> PyResult<Bound<'py, PyAny>> {
    let kind = data.get_type().name()?;
    let known = match (origin(data).as_deref(), kind.to_str()?) {
        (Some("polars"), "LazyFrame") => data.call_method0("collect_schema")?.call_method0("names")?,
        (Some("duckdb"), "DuckDBPyRelation") => data.getattr("columns")?,
        _ => return Ok(data.clone()),
    };
    let known: Vec<String> = known.extract()?;
    let mut names: Vec<&String> = Vec::new();
    for (part, name) in wanted {
        if !known.contains(name) {
            return Err(no_such_column(table, part, name, &known));
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if kind == "LazyFrame" {
        return data.call_method1("select", (names,))?.call_method0("collect");
    }
    let expression = data.py().import("duckdb")?.getattr("ColumnExpression")?;
    let names = names.iter().map(|name| expression.call1((name,))).collect::<PyResult<Vec<_>>>()?;
    data.call_method1("select", PyTuple::new(data.py(), names)?)
}

/// One name, several, or none.
fn names(table: &str, part: &str, names: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    if names.is_none() {
        return Ok(Vec::new());
    }
    if let Ok(name) = names.cast::<PyString>() {
        return Ok(vec![name.to_string_lossy().into_owned()]);
    }
    if names.is_instance_of::<PyList>() || names.is_instance_of::<PyTuple>() {
        return texts(names);
    }
    let got = names.get_type().name()?.to_string();
    Err(raised(Error::unreadable_option(table.to_owned(), part, "the name of a column", &got)))
}

/// Names as text.
fn texts(names: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    names.try_iter()?.map(|name| Ok(name?.str()?.to_string_lossy().into_owned())).collect()
}

fn refused(refusal: Refusal, table: &str, part: &str, kind: Option<&ColumnInfo>) -> PyErr {
    match refusal {
        Refusal::Type(got) => {
            let expected = kind.map_or("values", |column| column.kind.describe());
            raised(Error::unreadable_column(table.to_owned(), part, expected, &got))
        }
        Refusal::Unicode(row) => raised(Error::not_unicode(table.to_owned(), part, row)),
        Refusal::Python(error) => error,
    }
}

fn rows<'py>(table: &str, data: &Bound<'py, PyAny>) -> PyResult<Rows<'py>> {
    let columns = |names: Bound<'py, PyAny>| {
        let keys = names.try_iter()?.collect::<PyResult<Vec<_>>>()?;
        Ok(Rows::Columns(texts(&names)?, keys, data.clone()))
    };
    if data.hasattr("__arrow_c_stream__")? {
        // A frame exports all of its columns at once, also those that nobody asked for and that may not export: take
        // its columns one by one.
        if data.hasattr("columns")? && matches!(origin(data).as_deref(), Some("pandas" | "polars")) {
            return columns(data.getattr("columns")?);
        }
        let found = arrow::chunks(data)?;
        return match found.as_ref().and_then(|(kind, chunks)| arrow::table(kind, chunks)) {
            Some(found) => Ok(Rows::Arrow(found)),
            None => Err(no_table(table, data)?),
        };
    }
    let is_records = data.is_instance_of::<PyList>() || data.is_instance_of::<PyTuple>();
    if is_records
        && let Ok(records) = data.try_iter()?.map(|row| Ok(row?.cast_into()?)).collect::<PyResult<Vec<_>>>()
    {
        let first: Option<&Bound<'py, PyMapping>> = records.first();
        let names = first.map_or(Ok(Vec::new()), |row| texts(&row.keys()?.into_any()))?;
        return Ok(Rows::Records(names, records));
    }
    // A structured array of NumPy.
    if let Some(kind) = data.getattr_opt("dtype")?
        && let Some(names) = kind.getattr_opt("names")?
        && !names.is_none()
    {
        return columns(names);
    }
    if data.hasattr("keys")? && data.hasattr("__getitem__")? {
        let names = data.call_method0("keys")?;
        return columns(PyList::new(data.py(), names.try_iter()?.collect::<PyResult<Vec<_>>>()?)?.into_any());
    }
    Err(no_table(table, data)?)
}

fn no_table(table: &str, data: &Bound<'_, PyAny>) -> PyResult<PyErr> {
    let expected = "a table: anything that exports Arrow, a mapping of columns, or a list of mappings";
    let got = data.get_type().name()?.to_string();
    Ok(raised(Error::unreadable_option(table.to_owned(), "data", expected, &got)))
}

impl Rows<'_> {
    fn names(&self) -> &[String] {
        match self {
            Self::Arrow((names, _)) | Self::Columns(names, ..) | Self::Records(names, _) => names,
        }
    }

    /// The cells of a column; nothing if the table has none of that name.
    fn column(&self, name: &str) -> PyResult<Option<Result<ArrowColumn, Refusal>>> {
        Ok(match self {
            Self::Arrow((names, columns)) => {
                let chunks: Option<&Vec<ArrayRef>> =
                    names.iter().position(|own| own == name).and_then(|index| columns.get(index));
                chunks.map(|chunks| held(chunks))
            }
            Self::Columns(names, keys, data) => {
                let key = names.iter().position(|own| own == name).and_then(|index| keys.get(index));
                key.map(|key| data.get_item(key)).transpose()?.map(|cells| column(&cells))
            }
            Self::Records(_, rows) => {
                let Some(first) = rows.first() else { return Ok(Some(held(&[]))) };
                let cells = PyList::empty(first.py());
                let mut found = false;
                for row in rows {
                    match row.get_item(name) {
                        Ok(cell) => {
                            found = true;
                            cells.append(cell)?;
                        }
                        // A record leaves out what it does not know.
                        Err(_) => cells.append(first.py().None())?,
                    }
                }
                found.then(|| column(&cells))
            }
        })
    }
}

/// The table library that an object is from.
pub(crate) fn origin(data: &Bound<'_, PyAny>) -> Option<String> {
    let module: String = data.get_type().getattr("__module__").ok()?.extract().ok()?;
    module.trim_start_matches('_').split('.').next().map(str::to_owned)
}

/// A list that a formula takes.
pub(crate) enum List {
    Held(ArrowColumn),
    Lent(Lent),
}

impl List {
    /// The list that is an argument of a formula.
    pub(crate) fn of(
        metric: &'static str,
        input: &str,
        kind: InputKind,
        list: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        if let Some(lent) = Lent::of(list)? {
            return Ok(Self::Lent(lent));
        }
        column(list).map(Self::Held).map_err(|refusal| match refusal {
            Refusal::Type(got) => raised(Error::unreadable_column(metric, input, &kind.describe(), &got)),
            Refusal::Unicode(row) => raised(Error::not_unicode(metric, input, row)),
            Refusal::Python(error) => error,
        })
    }

    /// Whether it is read in the memory of an array that Python code may write to: whoever does keeps the lock.
    pub(crate) fn is_lent(&self) -> bool {
        matches!(self, Self::Lent(_))
    }

    /// As the core takes it.
    pub(crate) fn argument(&self) -> metric::Argument<'_> {
        metric::Argument::List(match self {
            Self::Held(held) => held.column(),
            Self::Lent(lent) => lent.column(),
        })
    }
}
