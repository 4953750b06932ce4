//! Plain values in both directions.

use std::borrow::Cow;

use engagement_metrics::field::{Opt, OptKind};
use engagement_metrics::{Error, Language, Value};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};

use crate::error::raised;
use crate::zone;

/// A plain value as Python has it.
pub(crate) fn to_python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Value::Bool(value) => PyBool::new(py, *value).to_owned().into_any(),
        Value::Int(value) => value.into_pyobject(py)?.into_any(),
        Value::Float(value) => PyFloat::new(py, *value).into_any(),
        Value::Text(text) => PyString::new(py, text).into_any(),
        Value::List(values) => {
            let list = PyList::empty(py);
            for value in values {
                list.append(to_python(py, value)?)?;
            }
            list.into_any()
        }
        Value::Map(pairs) => {
            let dict = PyDict::new(py);
            for (name, value) in pairs {
                dict.set_item(name.as_ref(), to_python(py, value)?)?;
            }
            dict.into_any()
        }
        _ => py.None().into_bound(py),
    })
}

/// The language of a tag.
pub(crate) fn language(tag: &str) -> PyResult<Language> {
    Language::from_tag(tag).map_err(raised)
}

/// The options of one call: plain values as they are, times as ISO text, zones looked up.
pub(crate) fn options(subject: &'static str, known: &[&[Opt]], given: &Bound<'_, PyAny>) -> PyResult<Value> {
    let mut pairs = Vec::new();
    for pair in given.cast::<PyMapping>()?.items()?.iter() {
        let (name, value): (String, Bound<'_, PyAny>) = pair.extract()?;
        let is_zone = |option: &Opt| option.name == name && option.kind == OptKind::Zone;
        let value = match known.iter().copied().flatten().any(is_zone) {
            true => zone::option(subject, &name, &value)?,
            false => plain(subject, &name, &value)?,
        };
        pairs.push((Cow::Owned(name), value));
    }
    Ok(Value::Map(pairs))
}

/// One option as a plain value.
pub(crate) fn plain(subject: &'static str, name: &str, value: &Bound<'_, PyAny>) -> PyResult<Value> {
    let inner = |value: Bound<'_, PyAny>| plain(subject, name, &value);
    if value.is_none() {
        return Ok(Value::Null);
    }
    if value.is_instance_of::<PyBool>() {
        return Ok(Value::Bool(value.is_truthy()?));
    }
    if let Ok(text) = value.cast::<PyString>() {
        return match text.to_str() {
            Ok(text) => Ok(Value::Text(Cow::Owned(text.to_owned()))),
            Err(_) => Err(refused(subject, name, &text.repr()?.to_string())),
        };
    }
    if let Ok(number) = value.cast::<PyInt>() {
        return Ok(number.extract().map_or_else(|_| Value::from(number.to_string()), Value::Int));
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return Ok(Value::Float(number.value()));
    }
    if let Ok(mapping) = value.cast::<PyMapping>() {
        let pair = |pair: Bound<'_, PyAny>| {
            let (key, value): (String, Bound<'_, PyAny>) = pair.extract()?;
            Ok((Cow::Owned(key), inner(value)?))
        };
        return Ok(Value::Map(mapping.items()?.iter().map(pair).collect::<PyResult<_>>()?));
    }
    if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        return Ok(Value::List(value.try_iter()?.map(|item| inner(item?)).collect::<PyResult<_>>()?));
    }
    if let Some(text) = iso(value)? {
        return Ok(Value::from(text));
    }
    if let Ok(number) = value.extract::<i64>() {
        return Ok(Value::Int(number));
    }
    Err(refused(subject, name, &value.get_type().name()?.to_string()))
}

fn refused(subject: &'static str, name: &str, got: &str) -> PyErr {
    raised(Error::unreadable_option(subject, name, "a number, text, a date or a time", got))
}

/// The ISO 8601 text of a date or time: `datetime`, `date`, pandas' `Timestamp`, NumPy's `datetime64`.
pub(crate) fn iso(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    if !value.hasattr("isoformat")? {
        return match value.get_type().name()?.to_str()? {
            "datetime64" => value.str()?.extract().map(Some),
            _ => Ok(None),
        };
    }
    let text: String = value.call_method0("isoformat")?.extract()?;
    // An old offset may have seconds (`+00:01:15`), which ISO 8601 has no place for: in UTC there is none.
    let offset = text.rfind(['+', '-']).filter(|&at| at > "2011-01-01".len()).map(|at| text.len() - at);
    if offset.is_some_and(|length| length > "+00:00".len()) {
        let utc = value.py().import("datetime")?.getattr("timezone")?.getattr("utc")?;
        let value = value.call_method1("astimezone", (utc,))?;
        return value.call_method0("isoformat")?.extract().map(Some);
    }
    Ok(Some(text))
}
