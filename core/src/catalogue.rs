//! The catalogue: what each metric means, for people and for machines.
//!
//! Definition, formula, variants, names in well-known products, where those disagree, a worked example, benchmarks with
//! their source. The rows are data, in English; another [`Language`] lays its words over them, and what it lacks stays
//! English. Its wording has not been read by native speakers.
//!
//! ```
//! # #[cfg(feature = "text")] {
//! use engagement_metrics::catalogue;
//!
//! let hits = catalogue::search("CTOR");
//! assert_eq!(hits[0].id, "click_to_open_rate");
//! let explanation = catalogue::explain("bounce_rate", "ms")?;
//! assert_eq!(explanation.metric().name(), "Kadar pantulan");
//! println!("{explanation}");
//! # }
//! # Ok::<(), engagement_metrics::Error>(())
//! ```

#[cfg(feature = "text")]
mod embedded;
mod explain;
mod fold;
mod search;

use std::borrow::Cow;
use std::sync::Arc;

use crate::error::{Code, Error};
use crate::metrics;
use crate::table::{Cells, Table};
use crate::text::Language;
use crate::value::Value;

#[cfg(feature = "text")]
pub use embedded::{all, explain, in_every_language, languages, search};
pub use explain::Explanation;
pub use search::{Hit, Match};

/// The JSON Schema (draft 2020-12) of [`Catalogue::to_value`].
pub const SCHEMA: &str = include_str!("../catalogue/schema.json");

/// Fields of one text each, which a language may say in its words.
const TEXTS: [&str; 6] = ["name", "definition", "formula", "conflicts", "default", "note"];

/// Every metric, in the words of one language.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Catalogue {
    metrics: Arc<[Metric]>,
    /// The same in English, whose names are searched too.
    english: Arc<[Metric]>,
    language: Language,
}

/// One metric: its row of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    value: Value,
}

impl Catalogue {
    /// A catalogue from its rows, as [`Catalogue::to_value`] gives them in English.
    ///
    /// # Errors
    ///
    /// When it is no list of rows with an `id` and a `name`.
    pub fn from_value(rows: &Value) -> Result<Self, Error> {
        let wrong =
            || Error::new(Code::Option, "catalogue").at("rows").with("expected", "rows of the catalogue");
        let Value::List(rows) = rows else { return Err(wrong()) };
        let is_row = |row: &Value| {
            ["id", "name"].iter().all(|name| row.field(name).and_then(Value::as_text).is_some())
        };
        if !rows.iter().all(is_row) {
            return Err(wrong());
        }
        let metrics: Arc<[_]> = rows.iter().map(|row| Metric { value: row.clone() }).collect();
        Ok(Self { english: Arc::clone(&metrics), metrics, language: Language::ENGLISH })
    }

    /// The same metrics in the words of another language; English ones fill the gaps.
    pub fn in_language(&self, language: &Language) -> Self {
        let metrics = self.english.iter().map(|metric| metric.in_language(language)).collect();
        Self { metrics, english: Arc::clone(&self.english), language: language.clone() }
    }

    /// The language of its words.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Its metrics, in order of family.
    pub fn iter(&self) -> std::slice::Iter<'_, Metric> {
        self.metrics.iter()
    }

    /// How many metrics there are.
    pub fn len(&self) -> usize {
        self.metrics.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.metrics.is_empty()
    }

    /// The metric of that id; the id of one of its further forms finds it too.
    ///
    /// # Errors
    ///
    /// When there is none: the error names the metrics that the name may mean.
    pub fn find(&self, id: &str) -> Result<&Metric, Error> {
        if let Some(metric) = self.iter().find(|metric| metric.is_called(id)) {
            return Ok(metric);
        }
        let ids: Vec<&str> = self.iter().map(Metric::id).collect();
        Err(metrics::unknown(&ids, id))
    }

    /// What a person wants to know of a metric.
    ///
    /// # Errors
    ///
    /// As [`Catalogue::find`].
    pub fn explain(&self, id: &str) -> Result<Explanation, Error> {
        self.find(id).map(|metric| Explanation::new(metric.clone(), self.language.clone()))
    }

    /// The same in another language, without wording every other metric.
    ///
    /// # Errors
    ///
    /// As [`Catalogue::find`].
    pub fn explain_in(&self, id: &str, language: &Language) -> Result<Explanation, Error> {
        let metric =
            self.english.iter().find(|metric| metric.is_called(id)).map_or_else(|| self.find(id), Ok)?;
        Ok(Explanation::new(metric.in_language(language), language.clone()))
    }

    /// One row a metric: id, name, family, unit, direction, formula, definition.
    pub fn table(&self) -> Table {
        let column = |of: &dyn Fn(&Metric) -> &str| {
            Cells::Text(self.iter().map(|metric| Some(of(metric).to_owned())).collect())
        };
        Table::new(vec![
            ("id".into(), column(&Metric::id)),
            ("name".into(), column(&Metric::name)),
            ("family".into(), column(&Metric::family)),
            ("unit".into(), column(&Metric::unit)),
            ("direction".into(), column(&Metric::direction)),
            ("formula".into(), column(&Metric::formula)),
            ("definition".into(), column(&Metric::definition)),
        ])
    }

    /// One map a metric, as [`SCHEMA`] describes it.
    pub fn to_value(&self) -> Value {
        Value::List(self.iter().map(|metric| metric.value.clone()).collect())
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        self.to_value().to_json()
    }
}

impl<'a> IntoIterator for &'a Catalogue {
    type Item = &'a Metric;
    type IntoIter = std::slice::Iter<'a, Metric>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Metric {
    /// Stable id, the same in every language and file.
    pub fn id(&self) -> &str {
        self.text("id")
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        self.text("name")
    }

    /// One sentence.
    pub fn definition(&self) -> &str {
        self.text("definition")
    }

    /// The area it belongs to, which is the module of its formula.
    pub fn family(&self) -> &str {
        self.text("family")
    }

    /// The formula as practitioners write it.
    pub fn formula(&self) -> &str {
        self.text("formula")
    }

    /// What the value counts.
    pub fn unit(&self) -> &str {
        self.field("output")
            .and_then(|output| output.field("unit"))
            .and_then(Value::as_text)
            .unwrap_or_default()
    }

    /// Whether more of it is better: `higher`, `lower` or `neither`.
    pub fn direction(&self) -> &str {
        self.text("direction")
    }

    /// Where products and authors disagree; empty where they do not.
    pub fn conflicts(&self) -> &str {
        self.text("conflicts")
    }

    /// Whether a formula of this library answers it; the others need a table, events or a model.
    pub fn is_answered(&self) -> bool {
        self.field("answered") == Some(&Value::Bool(true))
    }

    /// Any part of it by name, as [`SCHEMA`] describes them.
    pub fn field(&self, name: &str) -> Option<&Value> {
        self.value.field(name)
    }

    /// All of it as plain values.
    pub fn to_value(&self) -> &Value {
        &self.value
    }

    fn text(&self, name: &str) -> &str {
        self.field(name).and_then(Value::as_text).unwrap_or_default()
    }

    /// The maps of a list among its fields.
    fn list(&self, name: &str) -> &[Value] {
        list(self.field(name))
    }

    /// Whether that is its id or one of its forms.
    fn is_called(&self, id: &str) -> bool {
        self.id() == id
            || self.list("forms").iter().any(|form| form.field("id").and_then(Value::as_text) == Some(id))
    }

    fn in_language(&self, language: &Language) -> Self {
        let Value::Map(pairs) = &self.value else { return self.clone() };
        let worded = |name: &str, value: &Value| match language.metric(self.id(), name) {
            Some(said) => said_of(name, value, said),
            None => value.clone(),
        };
        let mut pairs: Vec<_> =
            pairs.iter().map(|(name, value)| (name.clone(), worded(name, value))).collect();
        pairs.retain(|(name, _)| name != "language");
        pairs.push(("language".into(), language.tag().to_owned().into()));
        Self { value: Value::Map(pairs) }
    }
}

/// A part of a metric in the words of a language, as far as it has them.
fn said_of(name: &str, value: &Value, said: &Value) -> Value {
    let one = |value: &Value, field, said: &Value| match (value, said) {
        (Value::Map(pairs), Value::Text(text)) if !text.is_empty() => {
            Value::Map(replaced(pairs, field, said.clone()))
        }
        _ => value.clone(),
    };
    match (name, value, said) {
        (name, _, Value::Text(text)) if TEXTS.contains(&name) && !text.is_empty() => said.clone(),
        ("statistic" | "example", ..) => one(value, "note", said),
        // Sentence by sentence, so a list of another length would not belong to this one.
        ("variants" | "invalid", Value::List(own), Value::List(words)) if words.len() == own.len() => {
            said.clone()
        }
        ("benchmarks", Value::List(own), Value::List(words)) if words.len() == own.len() => {
            Value::List(own.iter().zip(words).map(|(own, words)| one(own, "label", words)).collect())
        }
        ("inputs" | "options" | "forms", Value::List(own), _) => {
            let worded = |own: &Value| {
                let key = if name == "forms" { "id" } else { "name" };
                let Some(said) = said.field(text(own, key)) else { return own.clone() };
                match name {
                    "inputs" => without_rule(one(own, "text", said)),
                    "options" => one(own, "doc", said),
                    _ => form_said(own, said),
                }
            };
            Value::List(own.iter().map(worded).collect())
        }
        _ => value.clone(),
    }
}

/// Another way to a metric in the words of a language.
fn form_said(form: &Value, said: &Value) -> Value {
    let Value::Map(pairs) = form else { return form.clone() };
    let worded = |(name, value): &Pair| match said.field(name) {
        Some(said) => (name.clone(), said_of(name, value, said)),
        None => (name.clone(), value.clone()),
    };
    Value::Map(pairs.iter().map(worded).collect())
}

/// An input that a language describes with its domain, without the English rule.
fn without_rule(input: Value) -> Value {
    match input {
        Value::Map(pairs) => Value::Map(replaced(&pairs, "rule", "".into())),
        other => other,
    }
}

/// Pairs with another value under `name`, at its place or at the end.
fn replaced(pairs: &[Pair], name: &'static str, value: Value) -> Vec<Pair> {
    let mut pairs = pairs.to_vec();
    match pairs.iter_mut().find(|(own, _)| own == name) {
        Some((_, old)) => *old = value,
        None => pairs.push((name.into(), value)),
    }
    pairs
}

/// A name and its value in a map.
type Pair = (Cow<'static, str>, Value);

fn list(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::List(values)) => values,
        _ => &[],
    }
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of.field(name).and_then(Value::as_text).unwrap_or_default()
}

#[cfg(all(test, feature = "text"))]
mod tests;
