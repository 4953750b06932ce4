//! Search by id, name, abbreviation and alias, in any of the languages.

use super::fold::fold;
use super::{Catalogue, Metric, text};
use crate::error::distance;
use crate::metrics::AMBIGUOUS;
use crate::table::{Cells, Table};
use crate::text::Language;
use crate::value::Value;

/// As many as a person reads.
const SHOWN: usize = 10;

/// A metric that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hit {
    /// The id of the metric.
    pub id: String,
    /// Its name in the language of the catalogue.
    pub name: String,
    /// The words that were found.
    pub matched: String,
    /// The language of those words, as a BCP 47 tag.
    pub language: String,
    /// How they were found.
    pub kind: Match,
}

/// How a search found a metric; the earlier, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Match {
    /// The query is its id.
    Id,
    /// The query is its name, or one of several metrics of that name.
    Name,
    /// The query is an abbreviation of it.
    Abbreviation,
    /// The query is its name in a product or a document.
    Alias,
    /// All words of the query are in its name.
    Words,
    /// All words of the query are in an alias.
    AliasWords,
    /// The query is a part of its name.
    Part,
    /// The query is a part of an alias or of the definition.
    AliasPart,
    /// Its name is spelled nearly so.
    Near,
}

impl Match {
    /// Its stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Abbreviation => "abbreviation",
            Self::Alias => "alias",
            Self::Words => "words",
            Self::AliasWords => "alias_words",
            Self::Part => "part",
            Self::AliasPart => "alias_part",
            Self::Near => "near",
        }
    }
}

impl Hit {
    /// One row a hit.
    pub fn table(hits: &[Self]) -> Table {
        let column = |of: &dyn Fn(&Self) -> &str| {
            Cells::Text(hits.iter().map(|hit| Some(of(hit).to_owned())).collect())
        };
        Table::new(vec![
            ("id".into(), column(&|hit| &hit.id)),
            ("name".into(), column(&|hit| &hit.name)),
            ("matched".into(), column(&|hit| &hit.matched)),
            ("language".into(), column(&|hit| &hit.language)),
            ("kind".into(), column(&|hit| hit.kind.id())),
        ])
    }

    /// All of it as plain values.
    pub fn to_value(&self) -> Value {
        Value::map([
            ("id", self.id.clone().into()),
            ("name", self.name.clone().into()),
            ("matched", self.matched.clone().into()),
            ("language", self.language.clone().into()),
            ("kind", self.kind.id().into()),
        ])
    }
}

/// What a metric may be called, and how good a hit that is if it is the whole query, some words or a part of it.
struct Term<'a> {
    words: &'a str,
    language: &'a str,
    whole: Match,
}

impl Term<'_> {
    /// Of a word or a part of it.
    fn is_name(&self) -> bool {
        self.whole <= Match::Name
    }

    fn found(&self, query: &str) -> Option<Match> {
        let term = fold(self.words);
        let named = |name, other| Some(if self.is_name() { name } else { other });
        if term == query {
            return Some(self.whole);
        }
        let has = |word: &str| term.split(' ').any(|own| own == word);
        if query.split(' ').all(has) {
            return named(Match::Words, Match::AliasWords.max(self.whole));
        }
        // A letter or two are in every word.
        if query.chars().count() > 2 || !query.is_ascii() {
            return term.contains(query).then(|| named(Match::Part, Match::AliasPart)).flatten();
        }
        None
    }
}

impl Catalogue {
    /// Metrics by id, name, abbreviation or alias: in its own language, in English, in those of `languages`, and by what
    /// documents in any language call them. The best hit is first; nothing near gives nothing.
    pub fn search(&self, query: &str, languages: &[Language]) -> Vec<Hit> {
        let query = fold(query);
        if query.is_empty() {
            return Vec::new();
        }
        let several = AMBIGUOUS.iter().find(|(name, _)| fold(name) == query).map_or(&[][..], |(_, ids)| ids);
        let mut hits: Vec<(Match, usize, Hit)> = Vec::new();
        for (metric, english) in self.iter().zip(&*self.english) {
            let place = several.iter().position(|id| *id == metric.id());
            let best = match place {
                Some(_) => Some((
                    Match::Name,
                    Term { words: metric.name(), language: self.language.tag(), whole: Match::Name },
                )),
                None => {
                    let found = self.terms(metric, english, languages).into_iter();
                    let found = found.filter_map(|term| Some((term.found(&query)?, term)));
                    found.min_by_key(|(found, _)| *found)
                }
            };
            if let Some((kind, term)) = best {
                hits.push((kind, place.unwrap_or(usize::MAX), hit(metric, &term, kind)));
            }
        }
        if hits.is_empty() {
            hits = self.near(&query, languages);
        }
        // Beside its own name, letters within other words mean nothing.
        if hits.iter().any(|(kind, ..)| *kind <= Match::Alias) {
            hits.retain(|(kind, ..)| *kind <= Match::AliasWords);
        }
        hits.sort_by_key(|(kind, place, _)| (*kind, *place));
        hits.truncate(SHOWN);
        hits.into_iter().map(|(_, _, hit)| hit).collect()
    }

    /// Names that are spelled nearly so: at most a third of the letters differ.
    fn near(&self, query: &str, languages: &[Language]) -> Vec<(Match, usize, Hit)> {
        let nearest = |(metric, english): (&Metric, &Metric)| {
            let terms = self.terms(metric, english, languages).into_iter();
            let near = terms.filter_map(|term| {
                let folded = fold(term.words);
                let edits = distance(query, &folded);
                (edits * 3 <= folded.len()).then_some((edits, term))
            });
            near.min_by_key(|(edits, _)| *edits)
                .map(|(edits, term)| (Match::Near, edits, hit(metric, &term, Match::Near)))
        };
        self.iter().zip(&*self.english).filter_map(|(metric, english)| nearest((metric, english))).collect()
    }

    fn terms<'a>(
        &'a self,
        metric: &'a Metric,
        english: &'a Metric,
        languages: &'a [Language],
    ) -> Vec<Term<'a>> {
        let own = self.language.tag();
        let mut terms = vec![Term { words: metric.id(), language: "en", whole: Match::Id }];
        let mut called = |words: &'a str, language: &'a str, whole: Match| {
            terms.push(Term { words, language, whole });
            // What stands in brackets or after a colon explains the name.
            let end = words.find([':', '=', '(', ';', '（', '：']).unwrap_or(words.len());
            let (head, _) = words.split_at(end);
            if !head.trim().is_empty() && end < words.len() {
                terms.push(Term { words: head.trim(), language, whole });
            }
        };
        called(metric.name(), own, Match::Name);
        called(english.name(), "en", Match::Name);
        for language in languages {
            let said = |part| language.metric(metric.id(), part).and_then(Value::as_text).unwrap_or_default();
            called(said("name"), language.tag(), Match::Name);
            called(said("definition"), language.tag(), Match::AliasPart);
        }
        for form in metric.list("forms") {
            called(text(form, "id"), "en", Match::Id);
        }
        for short in metric.list("abbreviations") {
            called(short.as_text().unwrap_or_default(), "en", Match::Abbreviation);
        }
        for alias in metric.list("aliases") {
            called(text(alias, "name"), "en", Match::Alias);
        }
        for term in metric.list("terms") {
            called(text(term, "term"), text(term, "language"), Match::Alias);
        }
        called(metric.definition(), own, Match::AliasPart);
        called(english.definition(), "en", Match::AliasPart);
        terms
    }
}

fn hit(metric: &Metric, term: &Term<'_>, kind: Match) -> Hit {
    Hit {
        id: metric.id().to_owned(),
        name: metric.name().to_owned(),
        matched: term.words.to_owned(),
        language: term.language.to_owned(),
        kind,
    }
}
