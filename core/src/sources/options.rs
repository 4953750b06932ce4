//! Options as plain values, checked against their descriptors.

use std::borrow::Cow;

use super::orders::Window;
use crate::calendar::{Date, Parsed, Trailing, Zone, parse_time};
use crate::error::{Code, Error};
use crate::field::{Default, Opt, OptKind};
use crate::text::Language;
use crate::value::Value;

/// The options of one call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Options<'a> {
    subject: &'static str,
    known: &'static [&'static [Opt]],
    given: &'a Value,
}

impl<'a> Options<'a> {
    /// Refuses names that no descriptor has.
    pub(super) fn new(
        subject: &'static str,
        known: &'static [&'static [Opt]],
        given: &'a Value,
    ) -> Result<Self, Error> {
        let options = Self { subject, known, given };
        let names: Vec<&str> = match given {
            Value::Map(pairs) => pairs.iter().map(|(name, _)| name.as_ref()).collect(),
            Value::Null => Vec::new(),
            _ => {
                return Err(Error::new(Code::Option, subject)
                    .at("options")
                    .with("expected", "named options"));
            }
        };
        match names.into_iter().find(|name| options.descriptor(name).is_none()) {
            Some(name) => {
                let choices: Vec<_> = known.iter().copied().flatten().map(|option| option.name).collect();
                Err(Error::new(Code::UnknownOption, subject).at(name.to_owned()).among(&choices, name))
            }
            None => Ok(options),
        }
    }

    fn descriptor(&self, name: &str) -> Option<&'static Opt> {
        self.known.iter().copied().flatten().find(|option| option.name == name)
    }

    fn refused(&self, name: &'static str, expected: impl Into<Cow<'static, str>>, got: &Value) -> Error {
        let error = Error::new(Code::Option, self.subject).at(name).with("expected", expected.into());
        error.got(got.to_json())
    }

    /// The given value; nothing where it was left out.
    fn value(&self, name: &'static str) -> Option<&'a Value> {
        self.given.field(name).filter(|value| **value != Value::Null)
    }

    /// The place of a word among its choices.
    fn choice(&self, name: &'static str) -> Result<usize, Error> {
        let descriptor = self.descriptor(name);
        let (Some(OptKind::Choice(words)), default) =
            (descriptor.map(|option| option.kind), descriptor.map(|option| option.default))
        else {
            return Err(Error::new(Code::Unknown, self.subject).at(name).with("choices", "its choices"));
        };
        let value = self.value(name);
        let word = match (value, default) {
            (Some(value), _) => value.as_text(),
            (None, Some(Default::Text(word))) => Some(word),
            (None, _) => return Err(Error::new(Code::MissingOption, self.subject).at(name)),
        };
        let place = word.and_then(|word| words.iter().position(|own| *own == word));
        place.ok_or_else(|| {
            self.refused(name, format!("one of {}", words.join(", ")), value.unwrap_or(&Value::Null))
        })
    }

    /// The value that stands for a word; `values` are in the order of the words.
    pub(super) fn pick<T: Copy>(&self, name: &'static str, values: &[T]) -> Result<T, Error> {
        let place = self.choice(name)?;
        let short = || Error::new(Code::Unknown, self.subject).at(name).with("choices", values.len());
        values.get(place).copied().ok_or_else(short)
    }

    /// A whole number in its range.
    pub(super) fn int(&self, name: &'static str) -> Result<i64, Error> {
        let Some(Opt { kind: OptKind::Int(low, high), default, .. }) = self.descriptor(name) else {
            return Ok(0);
        };
        let Some(value) = self.value(name) else {
            return Ok(if let Default::Int(number) = *default { number } else { 0 });
        };
        let whole = value.as_int().filter(|number| (*low..=*high).contains(number));
        whole.ok_or_else(|| self.refused(name, format!("a whole number from {low} to {high}"), value))
    }

    /// Text.
    pub(super) fn text(&self, name: &'static str) -> Result<Option<&'a str>, Error> {
        self.value(name).map_or(Ok(None), |value| {
            value.as_text().map(Some).ok_or_else(|| self.refused(name, "text", value))
        })
    }

    /// A zone: its name, version and transitions, as the binding looked them up.
    pub(super) fn zone(&self, name: &'static str) -> Result<Option<Zone>, Error> {
        let Some(value) = self.value(name) else { return Ok(None) };
        if value.as_text() == Some("UTC") {
            return Ok(Some(Zone::utc()));
        }
        let zone = || {
            let text = |field| value.field(field).and_then(Value::as_text);
            let Value::List(rows) = value.field("transitions")? else { return None };
            let mut transitions = Vec::with_capacity(rows.len());
            for row in rows {
                let Value::List(pair) = row else { return None };
                let [at, offset] = pair.as_slice() else { return None };
                transitions.push((at.as_int()?, i32::try_from(offset.as_int()?).ok()?));
            }
            let initial = i32::try_from(value.field("initial_offset")?.as_int()?).ok()?;
            Zone::new(text("name")?, text("version").unwrap_or_default(), initial, &transitions)
        };
        zone().map(Some).ok_or_else(|| Error::new(Code::Zone, self.subject).at(name).got(value.to_json()))
    }

    /// An instant: ISO 8601 text; a local one is read in `zone`.
    pub(super) fn instant(&self, name: &'static str, zone: Option<&Zone>) -> Result<Option<i64>, Error> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let parsed = value.as_text().and_then(parse_time);
        match parsed.ok_or_else(|| self.refused(name, "an ISO 8601 date or time", value))? {
            Parsed::Utc(micros) => Ok(Some(micros)),
            Parsed::Local(naive) => match zone {
                Some(zone) => Ok(Some(zone.from_local(naive).utc)),
                None => Err(Error::new(Code::NaiveTime, self.subject).at(name).got(value.to_json())),
            },
        }
    }

    /// A trailing window, or one between two local dates.
    pub(super) fn window(
        &self,
        trailing: &'static str,
        (start, end): (&'static str, &'static str),
    ) -> Result<Window, Error> {
        let together = |name, other: &str| {
            Error::new(Code::Option, self.subject)
                .at(name)
                .with("expected", format!("given with `{other}` alone"))
        };
        match (self.value(trailing), self.date(start)?, self.date(end)?) {
            (None, None, None) => Ok(Window::All),
            (None, Some(first), Some(last)) => Ok(Window::Between(first, last)),
            (None, Some(_), None) => Err(together(start, end)),
            (None, None, Some(_)) => Err(together(end, start)),
            (Some(value), None, None) => {
                let days = value.as_text().and_then(Trailing::parse).map(|window| window.days);
                let refused = || self.refused(trailing, "a trailing window such as '365d' or '12w'", value);
                days.map(Window::Trailing).ok_or_else(refused)
            }
            (Some(_), ..) => {
                let error = Error::new(Code::Option, self.subject).at(trailing);
                Err(error.with("expected", format!("given without `{start}` and `{end}`")))
            }
        }
    }

    /// A local date.
    pub(super) fn date(&self, name: &'static str) -> Result<Option<Date>, Error> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let date = value.as_text().and_then(|text| Date::parse(text.get(..10).unwrap_or(text)));
        date.map(Some).ok_or_else(|| self.refused(name, "a date such as '2011-05-01'", value))
    }

    /// A language of output; English by default.
    pub(super) fn language(&self, name: &'static str) -> Result<Language, Error> {
        Language::given(self.subject, self.value(name).unwrap_or(&Value::Null))
    }

    /// Words.
    pub(super) fn texts(&self, name: &'static str) -> Result<Option<Vec<&'a str>>, Error> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let words = match value {
            Value::List(words) => words.iter().map(Value::as_text).collect(),
            word => word.as_text().map(|word| vec![word]),
        };
        words.map(Some).ok_or_else(|| self.refused(name, "a list of metric ids", value))
    }
}
