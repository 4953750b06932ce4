//! The catalogue that comes with the crate: its file, joined with the formulas and with the claims in circulation.

use std::sync::OnceLock;

use super::{Catalogue, Explanation, Hit, Metric, Pair, list, replaced, text};
use crate::error::Error;
use crate::field;
use crate::metrics;
use crate::text::{Language, TAGS};
use crate::value::{Value, parsed};

/// Every metric, in English.
pub fn all() -> &'static Catalogue {
    static ALL: OnceLock<Catalogue> = OnceLock::new();
    ALL.get_or_init(|| {
        let claims = parsed(include_str!("../../catalogue/claims.json"));
        let rows = parsed(include_str!("../../catalogue/catalogue.json"));
        let rows = list(Some(&rows)).iter().map(|row| joined(row, list(Some(&claims)))).collect();
        let rows = Catalogue::from_value(&Value::List(rows));
        rows.unwrap_or_else(|_| Catalogue {
            metrics: [].into(),
            english: [].into(),
            language: Language::ENGLISH,
        })
    })
}

/// What a person wants to know of a metric, in the language of a tag such as `ms`.
///
/// # Errors
///
/// When there is no such metric or language; the error names those that may be meant.
pub fn explain(id: &str, language: &str) -> Result<Explanation, Error> {
    all().explain_in(id, &Language::from_tag(language)?)
}

/// Metrics by name, abbreviation or alias, in any of the languages; the best hit is first.
pub fn search(query: &str) -> Vec<Hit> {
    all().search(query, &languages())
}

/// The catalogue in English, with what each other language says under `translations`, by tag.
pub fn in_every_language() -> Value {
    let others: Vec<Catalogue> = languages().iter().map(|language| all().in_language(language)).collect();
    let row = |(place, metric): (usize, &Metric)| {
        let words = others.iter().filter_map(|other| {
            let said = other.metrics.get(place)?.to_value();
            let changed = |(name, value): &&Pair| name != "language" && metric.field(name) != Some(value);
            let Value::Map(pairs) = said else { return None };
            let words = pairs.iter().filter(changed).cloned().collect();
            Some((other.language.tag().to_owned().into(), Value::Map(words)))
        });
        let words = Value::Map(words.collect());
        match metric.to_value() {
            Value::Map(pairs) => Value::Map(replaced(pairs, "translations", words)),
            other => other.clone(),
        }
    };
    Value::List(all().iter().enumerate().map(row).collect())
}

/// The languages beside English, as a search takes them.
pub fn languages() -> Vec<Language> {
    TAGS.iter().filter(|tag| **tag != "en").filter_map(|tag| Language::from_tag(tag).ok()).collect()
}

/// A row with what its formulas say of their inputs, whether there is one, and the claims about it.
fn joined(row: &Value, claims: &[Value]) -> Value {
    let Value::Map(pairs) = described(row) else { return row.clone() };
    let forms: Vec<_> = list(row.field("forms")).iter().map(described).collect();
    let mut pairs = if forms.is_empty() { pairs } else { replaced(&pairs, "forms", forms.into()) };
    let about = |claim: &&Value| text(claim, "metric") == text(row, "id");
    let claims: Vec<_> = claims.iter().filter(about).cloned().collect();
    pairs.push(("claims".into(), claims.into()));
    pairs.push(("answered".into(), metrics::find(text(row, "id")).is_ok().into()));
    pairs.push(("language".into(), "en".into()));
    Value::Map(pairs)
}

/// A row or one of its forms, with what the formula of that id says of each input.
fn described(of: &Value) -> Value {
    let Value::Map(pairs) = of else { return of.clone() };
    let formula = metrics::find(text(of, "id")).ok();
    let input = |input: &Value| {
        let named = |own: &&field::Input| own.name == text(input, "name");
        match (formula.and_then(|formula| formula.inputs.iter().find(named)), input) {
            (Some(about), Value::Map(pairs)) => {
                Value::Map(replaced(pairs, "text", about.doc.trim().trim_end_matches('.').into()))
            }
            _ => input.clone(),
        }
    };
    let inputs: Vec<_> = list(of.field("inputs")).iter().map(input).collect();
    Value::Map(replaced(pairs, "inputs", inputs.into()))
}
