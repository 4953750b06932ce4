//! The native half of the JavaScript package: a handful of generic doors, with no metric, column or question by name.
//!
//! What goes in is plain JavaScript data that `js/` has already put in order; what comes out is JSON text of the
//! core's own plain values, which `js/` parses, renames to camelCase and freezes. Errors come out as JSON text too.

mod plain;
mod table;

use engagement_metrics::field::InputKind;
use engagement_metrics::metric::Argument;
use engagement_metrics::rows::Column;
use engagement_metrics::sources::{Answer, AnyState, Source};
use engagement_metrics::{
    Comparison, Decomposition, Difference, Error, Estimate, Language, Note, Report, Side, Value, metrics,
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use plain::{thrown, value_of};
use table::{Expected, Held};

/// A third of the code of the standard library's allocator; every call takes constant time.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Evaluates a formula for one argument an input: nothing, a number, or a list as `js/columns.js` packs it. Lists in place
/// of numbers give a row for each.
///
/// # Errors
///
/// As the formula.
#[wasm_bindgen(js_name = nativeEvaluate)]
pub fn evaluate(id: &str, given: &Array) -> Result<String, JsValue> {
    let formula = metrics::find(id).map_err(thrown)?;
    let held = given.iter().map(|argument| argument.dyn_into::<Array>().ok().map(|list| Held::of(&list)));
    let held: Vec<_> = held.collect();
    let mut arguments = Vec::with_capacity(held.len());
    for (index, held) in held.iter().enumerate() {
        let input = formula.inputs.get(index);
        arguments.push(match (held, input) {
            (Some(held), Some(input)) => Argument::List(
                held.column(formula.id, input.name, Expected::Input(input.kind)).map_err(thrown)?,
            ),
            _ => {
                let given = given.get(index as u32);
                let word = || given.as_string().map(|word| Argument::Word(word.into()));
                given.as_f64().map(Argument::Number).or_else(word).unwrap_or(Argument::Missing)
            }
        });
    }
    let answer =
        if formula.takes_numbers() && arguments.iter().any(|given| matches!(given, Argument::List(_))) {
            formula.columns(&arguments).map(|table| table.to_value())
        } else {
            formula.evaluate(&arguments).map(|estimate| estimate.to_value())
        };
    answer.map(|value| value.to_json()).map_err(thrown)
}

/// The error of an input, option or column that no rule reads: `what` must be `expected`, got `got`.
#[wasm_bindgen(js_name = nativeRefusal)]
pub fn refusal(subject: &str, what: &str, expected: &str, got: &str) -> String {
    plain::error(&Error::unreadable_option(subject.to_owned(), what, expected, got))
}

/// The error of a name that is none of `choices`.
#[wasm_bindgen(js_name = nativeUnknown)]
pub fn unknown(subject: &str, input: &str, choices: &str, got: &str) -> String {
    plain::error(&Error::unknown_name(subject.to_owned(), input, choices, got))
}

fn estimate(from: &JsValue) -> Result<Estimate, JsValue> {
    Estimate::from_value(&value_of(from)).map_err(thrown)
}

/// The interval of an estimate at a level, or null.
///
/// # Errors
///
/// When it is no estimate, or the level no level.
#[wasm_bindgen(js_name = nativeInterval)]
pub fn interval(of: &JsValue, level: f64) -> Result<String, JsValue> {
    let interval = estimate(of)?.interval(level).map_err(thrown)?;
    let value = interval
        .map(|i| Value::map([("low", i.low.into()), ("high", i.high.into()), ("level", level.into())]));
    Ok(Value::from(value).to_json())
}

/// The standard error of an estimate, or nothing.
///
/// # Errors
///
/// When it is no estimate.
#[wasm_bindgen(js_name = nativeStandardError)]
pub fn standard_error(of: &JsValue) -> Result<Option<f64>, JsValue> {
    Ok(estimate(of)?.standard_error())
}

/// One estimate minus another, with its interval at a level.
///
/// # Errors
///
/// When one of them is no estimate, or the level no level.
#[wasm_bindgen(js_name = nativeDifference)]
pub fn difference(of: &JsValue, from: &JsValue, level: f64) -> Result<String, JsValue> {
    let difference = estimate(of)?.difference(&estimate(from)?).map_err(thrown)?;
    difference.interval(level).map_err(thrown)?;
    Ok(difference.to_value_at(level).to_json())
}

/// Groups in pairs of name and estimate.
fn groups(input: &str, given: &JsValue) -> Result<Vec<(String, Estimate)>, JsValue> {
    let pairs = given.unchecked_ref::<Array>();
    let pair = |pair: JsValue| {
        let pair = pair.unchecked_into::<Array>();
        let refused = |_| {
            let expected = "estimates by name, or a list of them";
            thrown(Error::unreadable_option("compare", input, expected, "something else"))
        };
        let estimate = Estimate::from_value(&value_of(&pair.get(1))).map_err(refused)?;
        Ok((pair.get(0).as_string().unwrap_or_default(), estimate))
    };
    pairs.iter().map(pair).collect()
}

/// Many estimates compared at once, as rows.
///
/// # Errors
///
/// When one is no estimate, two are of different metrics, or a name or the level does not fit.
#[wasm_bindgen(js_name = nativeCompare)]
pub fn compare(
    current: &JsValue,
    previous: &JsValue,
    against: Option<String>,
    level: f64,
) -> Result<String, JsValue> {
    let current = groups("current", current)?;
    let previous = if previous.is_undefined() { None } else { Some(groups("previous", previous)?) };
    let comparison = Comparison::asked(&current, previous.as_deref(), against.as_deref()).map_err(thrown)?;
    Ok(comparison.table(level).map_err(thrown)?.to_value().to_json())
}

/// A change split by segment, from packed columns: segments, and both sides with one or two each.
///
/// # Errors
///
/// As the core's function of that name.
#[wasm_bindgen(js_name = nativeDecompose)]
pub fn decompose(columns: &Array, metric: Option<String>) -> Result<String, JsValue> {
    let held: Vec<Vec<Held>> = columns.iter().map(|side| Held::all(side.unchecked_ref())).collect();
    let column = |side: usize, place: usize| {
        let held = held.get(side)?.get(place)?;
        let expected = if side == 0 { InputKind::Ids } else { InputKind::Amounts };
        Some(held.column("decompose", held.name(), Expected::Input(expected)))
    };
    let sided = |side: usize| -> Result<Side<'_>, Error> {
        let numerator = column(side, 0).unwrap_or_else(|| Ok(Column::from(Vec::<f64>::new())))?;
        Ok(match column(side, 1) {
            Some(denominator) => Side::ratio(numerator, denominator?),
            None => Side::sum(numerator),
        })
    };
    let split = || {
        let segments = column(0, 0).unwrap_or_else(|| Ok(Column::from(Vec::<f64>::new())))?;
        engagement_metrics::decompose(segments, sided(1)?, sided(2)?, metric.as_deref())
    };
    split().map(|split| split.to_value().to_json()).map_err(thrown)
}

/// An estimate or a difference as people read it, in one line of a language.
///
/// # Errors
///
/// When it is neither, or the language no language.
#[wasm_bindgen(js_name = nativeFormat)]
pub fn format(of: &JsValue, language: &JsValue) -> Result<String, JsValue> {
    let (value, language) = (value_of(of), language_of(language)?);
    match Difference::show(&value, &language) {
        Some(text) => Ok(text),
        None => Estimate::from_value(&value).map(|estimate| estimate.text_in(&language)).map_err(thrown),
    }
}

/// A note in a language.
///
/// # Errors
///
/// When it is no note of this version, or the language no language.
#[wasm_bindgen(js_name = nativeNote)]
pub fn note(of: &JsValue, language: &JsValue) -> Result<String, JsValue> {
    let (value, language) = (value_of(of), language_of(language)?);
    let refused =
        || Error::unreadable_option("note", "note", "a note made by this library", &value.to_json());
    Note::from_value(&value).map(|note| note.text_in(&language)).ok_or_else(|| thrown(refused()))
}

fn language_of(given: &JsValue) -> Result<Language, JsValue> {
    Language::from_value(&value_of(given)).map_err(thrown)
}

/// A report for people to read.
#[cfg(feature = "page")]
fn shaped(report: &Report, shape: &str) -> Result<String, JsValue> {
    Ok(match shape {
        "html" => report.to_html(),
        "markdown" => report.to_markdown(),
        _ => report.to_string(),
    })
}

/// A change split by segment, in a shape.
#[cfg(feature = "page")]
fn split_as(split: &Decomposition, shape: &str) -> Result<String, JsValue> {
    Ok(match shape {
        "data" => split.to_value().to_json(),
        "html" => {
            engagement_metrics::html::decomposition(split)
                + &engagement_metrics::chart::effects(split).to_html()
        }
        _ => split.to_string(),
    })
}

/// A change split by segment as plain data.
#[cfg(not(feature = "page"))]
fn split_as(split: &Decomposition, shape: &str) -> Result<String, JsValue> {
    if shape == "data" { Ok(split.to_value().to_json()) } else { not_here(shape) }
}

/// Says where reports for people to read are made.
#[cfg(not(feature = "page"))]
fn shaped(_: &Report, shape: &str) -> Result<String, JsValue> {
    not_here(shape)
}

#[cfg(not(feature = "page"))]
fn not_here(shape: &str) -> Result<String, JsValue> {
    let expected = "plain data in this entry; import from \"engagement-metrics/page\" for pages and text";
    Err(thrown(Error::unreadable_option("report", "shape", expected, shape)))
}

/// A source of any kind.
#[wasm_bindgen]
#[derive(Debug)]
pub struct NativeSource(Source);

#[wasm_bindgen]
impl NativeSource {
    /// Opens a table.
    ///
    /// # Errors
    ///
    /// When an option does not fit or a row breaks a rule.
    pub fn open(name: &str, parts: &Array, options: &JsValue) -> Result<Self, JsValue> {
        let held = Held::all(parts);
        let parts = table::parts(name, &held).map_err(thrown)?;
        Source::open(name, parts, &value_of(options)).map(Self).map_err(thrown)
    }

    /// Every violation in a table, at most `limit`.
    ///
    /// # Errors
    ///
    /// When the columns or options themselves do not fit.
    pub fn check(name: &str, parts: &Array, options: &JsValue, limit: u32) -> Result<String, JsValue> {
        let held = Held::all(parts);
        let parts = table::parts(name, &held).map_err(thrown)?;
        let found = Source::check(name, parts, &value_of(options), limit as usize).map_err(thrown)?;
        Ok(found.to_value().to_json())
    }

    /// A source over a state.
    ///
    /// # Errors
    ///
    /// When an option does not fit or an order breaks a rule of the settings.
    pub fn over(state: &NativeState, options: &JsValue) -> Result<Self, JsValue> {
        Source::from_state(&state.0, &value_of(options)).map(Self).map_err(thrown)
    }

    /// The answer to a question: as plain data, as "html", as "markdown" or as "text".
    ///
    /// # Errors
    ///
    /// When the question is unknown or an option does not fit it.
    pub fn ask(&self, question: &str, options: &JsValue, shape: &str) -> Result<String, JsValue> {
        let answer = self.0.ask(question, &value_of(options)).map_err(thrown)?;
        match (answer, shape) {
            (Answer::Report(report), "data") => Ok(report.to_value().to_json()),
            (Answer::Report(report), _) => shaped(&report, shape),
            (Answer::Table(table), _) => Ok(table.to_value().to_json()),
            (Answer::Decomposition(split), shape) => split_as(&split, shape),
            // A shape that this door does not know yet.
            _ => Ok("null".to_owned()),
        }
    }

    /// The answer to a question that is answered by a state.
    ///
    /// # Errors
    ///
    /// When the question is unknown or an option does not fit it.
    pub fn derived(&self, question: &str, options: &JsValue) -> Result<Option<NativeState>, JsValue> {
        match self.0.ask(question, &value_of(options)).map_err(thrown)? {
            Answer::State(state) => Ok(Some(NativeState(state))),
            _ => Ok(None),
        }
    }

    /// The data sheet as plain values.
    pub fn sheet(&self) -> String {
        self.0.to_value().to_json()
    }

    /// The data sheet as text in a language.
    ///
    /// # Errors
    ///
    /// When it is no language.
    pub fn text(&self, language: &JsValue) -> Result<String, JsValue> {
        Ok(self.0.text_in(&language_of(language)?))
    }

    /// The state behind it.
    pub fn state(&self) -> NativeState {
        NativeState(self.0.state())
    }
}

/// A state of any kind.
#[wasm_bindgen]
#[derive(Debug)]
pub struct NativeState(AnyState);

#[wasm_bindgen]
impl NativeState {
    /// An empty state.
    ///
    /// # Errors
    ///
    /// When an option does not fit.
    pub fn empty(name: &str, options: &JsValue) -> Result<Self, JsValue> {
        AnyState::new(name, &value_of(options)).map(Self).map_err(thrown)
    }

    /// Adds rows, all or none.
    ///
    /// # Errors
    ///
    /// When a row breaks a rule.
    pub fn update(&mut self, parts: &Array) -> Result<(), JsValue> {
        let held = Held::all(parts);
        let parts = table::parts(self.0.name(), &held).map_err(thrown)?;
        self.0.update(parts).map_err(thrown)
    }

    /// Adds another state, all or nothing.
    ///
    /// # Errors
    ///
    /// When the two do not belong together.
    pub fn merge(&mut self, other: &NativeState) -> Result<(), JsValue> {
        self.0.merge(&other.0).map_err(thrown)
    }

    /// A copy.
    pub fn copy(&self) -> NativeState {
        Self(self.0.clone())
    }

    /// What it reports by itself, as plain data.
    ///
    /// # Errors
    ///
    /// When a source answers for it, or a total leaves its range.
    pub fn report(&self) -> Result<String, JsValue> {
        self.0.report().map(|report| report.to_value().to_json()).map_err(thrown)
    }

    /// Canonical bytes.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.to_bytes()
    }

    /// Reads what `bytes` wrote.
    ///
    /// # Errors
    ///
    /// When the bytes are no such state or an option does not fit.
    pub fn read(name: &str, bytes: &js_sys::Uint8Array, options: &JsValue) -> Result<Self, JsValue> {
        AnyState::from_bytes(name, &bytes.to_vec(), &value_of(options)).map(Self).map_err(thrown)
    }

    /// Rows in it.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}
