//! Plain values across the border: options and results in, errors out.

use std::borrow::Cow;

use engagement_metrics::{Error, Value};
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

/// What a caller gave, as the core's plain value; keys become snake_case.
///
/// `js/results.js` has copied it, so it holds no getter, no proxy and no cycle.
pub(crate) fn value_of(from: &JsValue) -> Value {
    if let Some(number) = from.as_f64() {
        // A language without integers writes both alike; the core tells them apart, and so do its messages.
        let whole = number == number.trunc() && number.abs() <= 9_007_199_254_740_992.0;
        return if whole { Value::Int(number as i64) } else { Value::Float(number) };
    }
    if let Some(truth) = from.as_bool() {
        return Value::Bool(truth);
    }
    if let Some(text) = from.as_string() {
        return text.into();
    }
    if let Some(list) = from.dyn_ref::<Array>() {
        return Value::List(list.iter().map(|cell| value_of(&cell)).collect());
    }
    if !from.is_object() {
        return Value::Null;
    }
    let pairs = Object::entries(from.unchecked_ref()).into_iter().filter_map(|pair| {
        let pair: Array = pair.unchecked_into();
        let name = snake(&pair.get(0).as_string()?);
        Some((Cow::Owned(name), value_of(&pair.get(1))))
    });
    Value::Map(pairs.collect())
}

/// `timeZone` as the core writes it.
fn snake(name: &str) -> String {
    let mut text = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// An error as the JSON text that `js/errors.js` raises.
pub(crate) fn error(error: &Error) -> String {
    let text = |text: Option<&str>| Value::from(text.map(str::to_owned));
    Value::map([
        ("message", error.to_string().into()),
        ("code", error.code().into()),
        ("metric", error.metric().to_owned().into()),
        ("input", text(error.input())),
        ("rule", error.rule().into()),
        ("value", text(error.value())),
        ("row", error.row().into()),
        ("hint", error.hint().into()),
    ])
    .to_json()
}

pub(crate) fn thrown(refused: Error) -> JsValue {
    JsValue::from_str(&error(&refused))
}
