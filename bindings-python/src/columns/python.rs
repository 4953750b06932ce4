//! Columns of Python objects: lists, NumPy arrays and other buffers.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::builder::LargeStringBuilder;
use arrow_array::{
    ArrayRef, BooleanArray, Decimal128Array, Float64Array, Int64Array, TimestampMicrosecondArray,
};
use arrow_schema::{DECIMAL128_MAX_PRECISION, DataType};
use engagement_metrics::calendar::MICROS_PER_DAY;
use engagement_metrics::interop::ArrowColumn;
use pyo3::buffer::{Element, PyBuffer};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PySet, PyString, PyTuple,
};

use super::arrow;
use crate::value::iso;

/// Why a column is refused.
pub(crate) enum Refusal {
    /// It is of this type, which no rule reads.
    Type(String),
    /// This row is text that is no Unicode.
    Unicode(usize),
    /// Python itself raised.
    Python(PyErr),
}

impl From<PyErr> for Refusal {
    fn from(error: PyErr) -> Self {
        Self::Python(error)
    }
}

/// A column of any kind.
pub(crate) fn column(object: &Bound<'_, PyAny>) -> Result<ArrowColumn, Refusal> {
    match arrow::chunks(object) {
        Ok(Some((_, chunks))) => return held(&chunks),
        Ok(None) => {}
        // Mixed objects and sparse numbers of pandas have no Arrow type, and Polars gives its null type a buffer, which
        // arrow-rs refuses: all of them have cells.
        Err(error) if refuses(&error, object.py()) && object.try_iter().is_ok() => return list(object),
        Err(error) => return Err(error.into()),
    }
    // Sets have cells, but no rows that stand beside those of other columns.
    let unordered = object.is_instance_of::<PySet>() || object.is_instance_of::<PyFrozenSet>();
    let single = object.is_instance_of::<PyDict>() || object.is_instance_of::<PyString>();
    if unordered || single || object.is_instance_of::<PyBytes>() || object.is_instance_of::<PyByteArray>() {
        return Err(Refusal::Type(object.get_type().name()?.to_string()));
    }
    if object.is_instance_of::<PyList>() || object.is_instance_of::<PyTuple>() {
        return list(object);
    }
    if object.hasattr("__array_interface__")? {
        return array(object);
    }
    if object.hasattr("to_numpy")? {
        return array(&object.call_method0("to_numpy")?);
    }
    match buffer(object)? {
        Some(held) => Ok(held),
        None if object.try_iter().is_ok() => list(object),
        None => Err(Refusal::Type(object.get_type().name()?.to_string())),
    }
}

fn refuses(error: &PyErr, py: Python<'_>) -> bool {
    error.is_instance_of::<PyValueError>(py) || error.is_instance_of::<PyTypeError>(py)
}

/// A NumPy array, without NumPy: its numbers by the buffer protocol, all else as Python objects.
fn array(object: &Bound<'_, PyAny>) -> Result<ArrowColumn, Refusal> {
    if object.getattr("ndim")?.extract::<usize>()? != 1 {
        return Err(Refusal::Type(format!("an array of {} dimensions", object.getattr("ndim")?)));
    }
    let kind: String = object.getattr("dtype")?.getattr("kind")?.extract()?;
    // A field of a structured array may begin anywhere.
    let copy = match object.getattr("flags")?.getattr_opt("aligned")? {
        Some(aligned) if !aligned.is_truthy()? => Some(object.call_method0("copy")?),
        _ => None,
    };
    let object = copy.as_ref().unwrap_or(object);
    match kind.as_str() {
        // Masked arrays show their mask only as objects.
        _ if object.hasattr("mask")? => list(&object.call_method0("tolist")?),
        "M" => times(object),
        "b" => {
            let cells = PyBuffer::<u8>::get(&object.call_method1("view", ("u1",))?)?.to_vec(object.py())?;
            one(Arc::new(BooleanArray::from(cells.into_iter().map(|cell| cell != 0).collect::<Vec<_>>())))
        }
        "i" | "u" | "f" => match buffer(object)? {
            Some(held) => Ok(held),
            None => list(&object.call_method0("tolist")?),
        },
        _ => list(&object.call_method0("tolist")?),
    }
}

/// NumPy's `datetime64`, which has no buffer format: local times, with NaT as null.
fn times(object: &Bound<'_, PyAny>) -> Result<ArrowColumn, Refusal> {
    let name: String = object.getattr("dtype")?.getattr("name")?.extract()?;
    let unit = name.strip_prefix("datetime64[").and_then(|name| name.strip_suffix(']')).unwrap_or_default();
    let scale = match unit {
        "us" => Some(1),
        "ms" => Some(1_000),
        "s" => Some(1_000_000),
        "m" => Some(60_000_000),
        "h" => Some(3_600_000_000),
        "D" => Some(MICROS_PER_DAY),
        _ => None,
    };
    // Units of our own are scaled here, since NumPy's conversion wraps around without a word; the target of each
    // conversion has this machine's byte order.
    let target = if scale.is_some() || unit == "ns" { unit } else { "us" };
    let same = PyDict::new(object.py());
    same.set_item("copy", false)?;
    let object = object.call_method("astype", (format!("datetime64[{target}]"),), Some(&same))?;
    let mut cells = PyBuffer::<i64>::get(&object.call_method1("view", ("i8",))?)?.to_vec(object.py())?;
    let live = |cell: &&mut i64| **cell != i64::MIN;
    match scale {
        // Downwards, also before 1970: else an instant could leave its microsecond.
        _ if target == "ns" => cells.iter_mut().filter(live).for_each(|cell| *cell = cell.div_euclid(1_000)),
        None | Some(1) => {}
        Some(scale) => {
            for cell in cells.iter_mut().filter(live) {
                *cell = cell
                    .checked_mul(scale)
                    .ok_or_else(|| Refusal::Type("times outside the range of microseconds".to_owned()))?;
            }
        }
    }
    let live = cells.contains(&i64::MIN).then(|| cells.iter().map(|cell| *cell != i64::MIN).collect());
    one(Arc::new(TimestampMicrosecondArray::new(cells.into(), live)))
}

/// Numbers by the buffer protocol; nothing if these are none.
fn buffer(object: &Bound<'_, PyAny>) -> Result<Option<ArrowColumn>, Refusal> {
    macro_rules! first {
        ($($cell:ty => $array:expr),+) => {
            $( if let Some(cells) = cells::<$cell>(object)? { return one(Arc::new($array(cells))).map(Some); } )+
        };
    }
    first! {
        f64 => Float64Array::from, i64 => Int64Array::from, i32 => arrow_array::Int32Array::from,
        f32 => arrow_array::Float32Array::from, u64 => arrow_array::UInt64Array::from,
        u32 => arrow_array::UInt32Array::from, i16 => arrow_array::Int16Array::from,
        u16 => arrow_array::UInt16Array::from, i8 => arrow_array::Int8Array::from, u8 => arrow_array::UInt8Array::from
    }
    Ok(None)
}

fn cells<T: Element>(object: &Bound<'_, PyAny>) -> PyResult<Option<Vec<T>>> {
    match PyBuffer::<T>::get(object) {
        // A copy: while the core reads without Python's lock, its owner may write.
        Ok(buffer) if buffer.dimensions() == 1 && is_native(buffer.format()) => {
            buffer.to_vec(object.py()).map(Some)
        }
        _ => Ok(None),
    }
}

/// Whether numbers have this machine's byte order; pyo3 reads `>d` as if they had.
fn is_native(format: &CStr) -> bool {
    match format.to_bytes().first() {
        Some(b'>' | b'!') => cfg!(target_endian = "big"),
        Some(b'<') => cfg!(target_endian = "little"),
        _ => true,
    }
}

/// Chunks of Arrow as the core reads them.
pub(super) fn held(chunks: &[ArrayRef]) -> Result<ArrowColumn, Refusal> {
    ArrowColumn::new(chunks).map_err(|error| Refusal::Type(error.value().unwrap_or_default().to_owned()))
}

fn one(array: ArrayRef) -> Result<ArrowColumn, Refusal> {
    held(&[array])
}

/// Decimals with one scale.
fn exact(units: Vec<Option<i128>>, scale: u8) -> Result<ArrowColumn, Refusal> {
    let kind = DataType::Decimal128(DECIMAL128_MAX_PRECISION, scale.min(DECIMAL128_MAX_PRECISION) as i8);
    one(Arc::new(Decimal128Array::from(units).with_data_type(kind)))
}

/// What a Python object is, as far as columns tell them apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Null,
    Bool,
    Int,
    Float,
    Text,
    Decimal,
    Time,
}

/// The classes of modules that are loaded anyway: without them there are no objects of theirs.
struct Classes<'py> {
    date: Option<Bound<'py, PyAny>>,
    decimal: Option<Bound<'py, PyAny>>,
}

impl<'py> Classes<'py> {
    fn loaded(py: Python<'py>) -> PyResult<Self> {
        let modules = py.import("sys")?.getattr("modules")?;
        let class = |module: &str, name: &str| {
            modules.get_item(module).ok().map(|module| module.getattr(name)).transpose()
        };
        Ok(Self { date: class("datetime", "date")?, decimal: class("decimal", "Decimal")? })
    }

    fn has(class: Option<&Bound<'py, PyAny>>, item: &Bound<'py, PyAny>) -> PyResult<bool> {
        class.map_or(Ok(false), |class| item.is_instance(class))
    }

    fn kind(&self, item: &Bound<'py, PyAny>) -> Result<Kind, Refusal> {
        if item.is_none() {
            return Ok(Kind::Null);
        }
        if item.is_instance_of::<PyString>() {
            return Ok(Kind::Text);
        }
        if item.is_instance_of::<PyBool>() {
            return Ok(Kind::Bool);
        }
        if item.is_instance_of::<PyInt>() {
            return Ok(Kind::Int);
        }
        if item.is_instance_of::<PyFloat>() {
            return Ok(Kind::Float);
        }
        if Self::has(self.decimal.as_ref(), item)? {
            return Ok(Kind::Decimal);
        }
        // NaT is no time, and unequal to itself.
        let time = || Ok(if item.eq(item)? { Kind::Time } else { Kind::Null });
        if Self::has(self.date.as_ref(), item)? {
            return time();
        }
        let name = item.get_type().name()?.to_string();
        match name.as_str() {
            "datetime64" => time(),
            "NAType" => Ok(Kind::Null),
            "bool" | "bool_" => Ok(Kind::Bool),
            _ if item.hasattr("__index__")? => Ok(Kind::Int),
            _ if item.hasattr("__float__")? && !item.hasattr("__len__")? => Ok(Kind::Float),
            _ => Err(Refusal::Type(format!("objects of type {name}"))),
        }
    }
}

/// A list, tuple or other iterable: one kind of cell, or text where kinds mix.
fn list(object: &Bound<'_, PyAny>) -> Result<ArrowColumn, Refusal> {
    let py = object.py();
    let list = match object.cast::<PyList>() {
        Ok(list) => list.clone(),
        Err(_) => PyList::new(py, object.try_iter()?.collect::<PyResult<Vec<_>>>()?)?,
    };
    let classes = Classes::loaded(py)?;
    let mut kinds = Vec::with_capacity(list.len());
    for (row, item) in list.iter().enumerate() {
        // The lock is held here, so this is where Ctrl-C is answered.
        if row % 65_536 == 0 {
            py.check_signals()?;
        }
        kinds.push(classes.kind(&item)?);
    }
    let has = |kind: Kind| kinds.contains(&kind);
    if has(Kind::Text) || has(Kind::Time) {
        return text(&list, &kinds);
    }
    if has(Kind::Decimal) {
        return decimals(&list, &kinds);
    }
    let live = || list.iter().zip(&kinds).map(|(item, kind)| (*kind != Kind::Null).then_some(item));
    if has(Kind::Float) {
        return one(Arc::new(
            live()
                .map(|cell| cell.map(|cell| cell.extract::<f64>()).transpose())
                .collect::<PyResult<Float64Array>>()?,
        ));
    }
    if has(Kind::Int) {
        let cells = live()
            .map(|cell| cell.map(|cell| cell.extract::<i64>()).transpose())
            .collect::<PyResult<Int64Array>>();
        return cells.map_or_else(|_| wide(&list, &kinds), |cells| one(Arc::new(cells)));
    }
    if has(Kind::Bool) {
        return one(Arc::new(
            live()
                .map(|cell| cell.map(|cell| cell.is_truthy()).transpose())
                .collect::<PyResult<BooleanArray>>()?,
        ));
    }
    text(&list, &kinds)
}

/// Whole numbers beyond 64 bits.
fn wide(list: &Bound<'_, PyList>, kinds: &[Kind]) -> Result<ArrowColumn, Refusal> {
    let cell = |(item, kind): (Bound<'_, PyAny>, &Kind)| match kind {
        Kind::Null => Ok(None),
        _ => item
            .extract::<i128>()
            .map(Some)
            .map_err(|_| Refusal::Type("whole numbers beyond 128 bits".to_owned())),
    };
    exact(list.iter().zip(kinds).map(cell).collect::<Result<_, _>>()?, 0)
}

/// Text, and other cells among it as text: 17850 and "17850" are one identifier.
fn text(list: &Bound<'_, PyList>, kinds: &[Kind]) -> Result<ArrowColumn, Refusal> {
    let mut cells = LargeStringBuilder::with_capacity(list.len(), list.len() * 8);
    for (row, (item, kind)) in list.iter().zip(kinds).enumerate() {
        match kind {
            Kind::Null => cells.append_null(),
            Kind::Text => {
                let text = item.cast::<PyString>().map_err(PyErr::from)?;
                cells.append_value(text.to_str().map_err(|_| Refusal::Unicode(row))?);
            }
            Kind::Bool => cells.append_value(if item.is_truthy()? { "true" } else { "false" }),
            Kind::Time => cells.append_option(iso(&item)?),
            Kind::Float => match item.extract::<f64>()? {
                // How pandas writes a missing cell in a column of objects.
                number if number.is_nan() => cells.append_null(),
                number => cells.append_value(number.to_string()),
            },
            Kind::Int | Kind::Decimal => cells.append_value(item.str()?.to_str()?),
        }
    }
    one(Arc::new(cells.finish()))
}

/// Decimals and whole numbers, at the finest scale among them; with floats among them, floats.
fn decimals(list: &Bound<'_, PyList>, kinds: &[Kind]) -> Result<ArrowColumn, Refusal> {
    let mut cells = Vec::with_capacity(list.len());
    for (item, kind) in list.iter().zip(kinds) {
        cells.push(match kind {
            Kind::Null => None,
            Kind::Float => return floats(list, kinds),
            _ => match decimal(item.str()?.to_str()?) {
                Some(cell) => Some(cell),
                // NaN and infinity.
                None => return floats(list, kinds),
            },
        });
    }
    let scale = cells.iter().flatten().map(|(_, scale)| *scale).max().unwrap_or_default();
    let beyond = || Refusal::Type("decimals of more than 38 digits".to_owned());
    let cell = |cell: Option<(i128, u8)>| match cell {
        Some((units, own)) => {
            let factor = 10_i128.checked_pow(u32::from(scale - own));
            factor.and_then(|factor| units.checked_mul(factor)).map(Some).ok_or_else(beyond)
        }
        None => Ok(None),
    };
    exact(cells.into_iter().map(cell).collect::<Result<_, _>>()?, scale)
}

fn floats(list: &Bound<'_, PyList>, kinds: &[Kind]) -> Result<ArrowColumn, Refusal> {
    let cell = |(item, kind): (Bound<'_, PyAny>, &Kind)| match kind {
        Kind::Null => Ok(None),
        _ => item.call_method0("__float__")?.extract::<f64>().map(Some),
    };
    one(Arc::new(list.iter().zip(kinds).map(cell).collect::<PyResult<Float64Array>>()?))
}

/// Units and scale of a decimal as Python writes it: `-12.50`, `1E+3`.
fn decimal(text: &str) -> Option<(i128, u8)> {
    let (number, exponent) = text.split_once('E').unwrap_or((text, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let units: i128 = format!("{whole}{fraction}").parse().ok()?;
    let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent.parse().ok()?)?;
    match u8::try_from(scale) {
        Ok(scale) if scale <= 38 => Some((units, scale)),
        _ if scale < 0 => Some((units.checked_mul(10_i128.checked_pow(scale.unsigned_abs())?)?, 0)),
        _ => None,
    }
}
