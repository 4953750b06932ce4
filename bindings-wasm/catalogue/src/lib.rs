//! The native half of `engagement-metrics/catalogue`: a module of its own, so that pages which only reckon do not load it.
//!
//! Its rows and the words of languages come in as plain data; what comes out is JSON text.

#[path = "../../src/plain.rs"]
mod plain;

use engagement_metrics::catalogue::{Catalogue, Hit};
use engagement_metrics::{Error, Language, Value};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use plain::{thrown, value_of};

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The catalogue, in English until another language is asked for.
#[wasm_bindgen]
#[derive(Debug)]
pub struct NativeCatalogue(Catalogue);

fn language(given: &JsValue) -> Result<Language, JsValue> {
    Language::from_value(&value_of(given)).map_err(thrown)
}

fn text(subject: &'static str, input: &str, given: &JsValue) -> Result<String, JsValue> {
    let got = || given.js_typeof().as_string().unwrap_or_default();
    given.as_string().ok_or_else(|| thrown(Error::unreadable_option(subject, input, "text", &got())))
}

#[wasm_bindgen]
impl NativeCatalogue {
    /// The catalogue of those rows.
    ///
    /// # Errors
    ///
    /// When they are no rows of it.
    pub fn open(rows: &JsValue) -> Result<Self, JsValue> {
        Catalogue::from_value(&value_of(rows)).map(Self).map_err(thrown)
    }

    /// Every metric, in a language.
    ///
    /// # Errors
    ///
    /// When it is no language.
    pub fn metrics(&self, words: &JsValue) -> Result<String, JsValue> {
        Ok(self.0.in_language(&language(words)?).to_json())
    }

    /// What a metric means, in a language.
    ///
    /// # Errors
    ///
    /// When there is no such metric, or it is no language.
    pub fn explain(&self, id: &JsValue, words: &JsValue) -> Result<String, JsValue> {
        let explanation =
            self.0.explain_in(&text("explain", "id", id)?, &language(words)?).map_err(thrown)?;
        Ok(explanation.to_value().to_json())
    }

    /// Metrics that are called so in a language or in further ones.
    ///
    /// # Errors
    ///
    /// When one of them is no language.
    pub fn search(&self, query: &JsValue, words: &JsValue, further: &Array) -> Result<String, JsValue> {
        let further: Vec<Language> =
            further.iter().map(|words| language(&words)).collect::<Result<_, _>>()?;
        let hits = self.0.in_language(&language(words)?).search(&text("search", "query", query)?, &further);
        Ok(Value::List(hits.iter().map(Hit::to_value).collect()).to_json())
    }
}
