//! The table of messages: a key, and its English beside it.

/// A message: the key under which each language has its template, and the English one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message {
    pub(crate) key: &'static str,
    pub(crate) english: &'static str,
}

/// Declares the messages. They are constants, so a build holds those that it says.
macro_rules! messages {
    ($( $name:ident: $key:literal, $english:literal; )+) => {
        pub(crate) mod words {
            use super::Message;
            $( pub(crate) const $name: Message = Message { key: $key, english: $english }; )+
            pub(crate) const ALL: &[Message] = &[$($name),+];
        }
    };
}

messages! {
    // The language itself.
    LANGUAGE_NAME: "language.name", "English";
    // The catalogue: headings of an explanation.
    CATALOGUE_FORMULA: "catalogue.formula", "Formula";
    CATALOGUE_INPUTS: "catalogue.inputs", "Inputs";
    CATALOGUE_OPTIONS: "catalogue.options", "Options";
    CATALOGUE_FORMS: "catalogue.forms", "Other forms";
    CATALOGUE_UNIT: "catalogue.unit", "Unit";
    CATALOGUE_HIGHER: "catalogue.higher", "higher is better";
    CATALOGUE_LOWER: "catalogue.lower", "lower is better";
    CATALOGUE_NEITHER: "catalogue.neither", "neither is better";
    CATALOGUE_INTERVAL: "catalogue.interval", "Interval";
    CATALOGUE_EXAMPLE: "catalogue.example", "Example";
    CATALOGUE_INVALID: "catalogue.invalid", "Undefined or refused";
    CATALOGUE_CONFLICTS: "catalogue.conflicts", "Why products disagree";
    CATALOGUE_DEFAULT: "catalogue.default", "What this library does";
    CATALOGUE_DEFAULT_IS: "catalogue.default_is", "default {value}";
    CATALOGUE_VARIANTS: "catalogue.variants", "Variants";
    CATALOGUE_NAMES: "catalogue.names", "Names in products";
    CATALOGUE_BENCHMARKS: "catalogue.benchmarks", "Benchmarks (data, not a verdict)";
    CATALOGUE_CLAIMS: "catalogue.claims", "Numbers in circulation (not facts)";
    CATALOGUE_ATTRIBUTED: "catalogue.attributed", "attributed to {who}";
    CATALOGUE_NOTE: "catalogue.note", "Note";
    CATALOGUE_STATUS: "catalogue.status", "Status";
    CATALOGUE_NOT_ANSWERED: "catalogue.not_answered", "no formula of this library answers it yet: it needs a table, events or a model";
    CATALOGUE_CAVEAT: "catalogue.caveat", "The wording in this language has not been read by native speakers.";
}
