//! The tree of plain values that crosses every border: options in, results out, JSON.

#[cfg(feature = "text")]
mod json;

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::decimal::Number;
#[cfg(feature = "text")]
pub(crate) use json::parsed;

/// A plain value: what JSON can say, with whole numbers apart from floats.
///
/// Bindings translate this one type in both directions, so no result type needs a translation of its own.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
#[non_exhaustive]
pub enum Value {
    /// Nothing: an undefined number, an absent option, a null cell.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number.
    Float(f64),
    /// Text.
    Text(Cow<'static, str>),
    /// Values in order.
    List(Vec<Value>),
    /// Named values, in a fixed order.
    Map(#[cfg_attr(feature = "serde", serde(serialize_with = "as_map"))] Vec<(Cow<'static, str>, Value)>),
}

#[cfg(feature = "serde")]
fn as_map<S: serde::Serializer>(pairs: &[(Cow<'static, str>, Value)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

impl Value {
    /// A map from pairs.
    pub fn map<const N: usize>(pairs: [(&'static str, Value); N]) -> Self {
        Self::of_pairs(&mut pairs.into_iter())
    }

    /// Compiled once for every number of pairs.
    #[inline(never)]
    fn of_pairs(pairs: &mut dyn Iterator<Item = (&'static str, Value)>) -> Self {
        Self::Map(pairs.map(|(name, value)| (Cow::Borrowed(name), value)).collect())
    }

    /// The value under `name`, if this is a map that has it.
    pub fn field(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Map(pairs) => pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, if this is text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if this is a number of either kind.
    pub fn as_float(&self) -> Option<f64> {
        match *self {
            Self::Float(number) => Some(number),
            Self::Int(number) => Some(number as f64),
            _ => None,
        }
    }

    /// The whole number, also where a language without integers wrote it as a float.
    pub fn as_int(&self) -> Option<i64> {
        match *self {
            Self::Int(number) => Some(number),
            Self::Float(number) if number == number.trunc() && number.abs() < 9_007_199_254_740_992.0 => {
                Some(number as i64)
            }
            _ => None,
        }
    }

    /// JSON text; numbers are written so that reading them gives the same bits.
    pub fn to_json(&self) -> String {
        let mut text = String::new();
        self.write_json(&mut text);
        text
    }

    fn write_json(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Int(value) => drop(write!(out, "{value}")),
            // Results hold no other float; JSON has no word for one.
            Self::Float(value) if !value.is_finite() => out.push_str("null"),
            Self::Float(value) => drop(write!(out, "{:?}", Number(*value))),
            Self::Text(text) => quote(text, out),
            Self::List(values) => {
                out.push('[');
                for (index, value) in values.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { "," });
                    value.write_json(out);
                }
                out.push(']');
            }
            Self::Map(pairs) => {
                out.push('{');
                for (index, (name, value)) in pairs.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { "," });
                    quote(name, out);
                    out.push(':');
                    value.write_json(out);
                }
                out.push('}');
            }
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // `<` is written as an escape so that JSON can stand inside an HTML script element.
            '<' | '\u{2028}' | '\u{2029}' => drop(write!(out, "\\u{:04x}", c as u32)),
            c if c < ' ' => drop(write!(out, "\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}

macro_rules! from {
    ($($from:ty => $value:ident => $into:expr;)+) => {
        $( impl From<$from> for Value { fn from($value: $from) -> Self { $into } } )+
    };
}
from! {
    bool => v => Self::Bool(v);
    i64 => v => Self::Int(v);
    u64 => v => i64::try_from(v).map_or(Self::Float(v as f64), Self::Int);
    f64 => v => Self::Float(v);
    &'static str => v => Self::Text(Cow::Borrowed(v));
    String => v => Self::Text(Cow::Owned(v));
    Vec<Value> => v => Self::List(v);
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_exact_and_safe_in_html() {
        let value = Value::map([
            ("a", Value::from(0.1 + 0.2)),
            ("b", Value::List(vec![Value::Null, true.into(), 7_i64.into()])),
            ("c", Value::from("</script>\n\"\\")),
        ]);
        let json = r#"{"a":0.30000000000000004,"b":[null,true,7],"c":"\u003c/script>\u000a\"\\"}"#;
        assert_eq!(value.to_json(), json);
    }

    #[test]
    fn whole_floats_are_whole_numbers() {
        assert_eq!(Value::Float(3.0).as_int(), Some(3));
        assert_eq!(Value::Float(3.5).as_int(), None);
        assert_eq!(Value::Float(f64::NAN).as_int(), None);
    }
}
