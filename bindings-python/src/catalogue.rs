//! What each metric means: the catalogue, explanations and search.

use engagement_metrics::catalogue::{self as core, Hit, Metric};
use engagement_metrics::{Language, Value};
use pyo3::prelude::*;

use crate::arguments::{Bundle, Frame, Mimes, Plain, Refused};
use crate::error::{guard, raised};
use crate::show;
use crate::table::Table;
use crate::value::to_python;

/// Every metric: what it means, how it is reckoned, and why products disagree.
///
/// `catalogue["nps"]` explains one, iteration gives them all, and it converts to a frame of any library.
#[pyclass(frozen, eq, module = "engagement_metrics")]
#[derive(Clone, PartialEq)]
pub(crate) struct Catalogue(core::Catalogue);

/// A metric explained: its parts, and the text and Markdown that a person reads.
#[pyclass(frozen, eq, module = "engagement_metrics")]
#[derive(Clone, PartialEq)]
pub(crate) struct Explanation(core::Explanation);

/// Iteration over a catalogue.
#[pyclass(module = "engagement_metrics._native")]
pub(crate) struct Explanations {
    catalogue: core::Catalogue,
    next: usize,
}

/// Every metric, in a language: `en`, `zh-Hant`, `zh-Hans`, `ms` or `th`.
///
/// Names and definitions are in that language, and so is what has been translated beside them; the rest is English. The
/// wording of the other languages has not been read by native speakers.
#[pyfunction]
#[pyo3(signature = (language = "en"))]
pub(crate) fn catalogue(language: &str) -> PyResult<Catalogue> {
    guard(|| Ok(Catalogue(core::all().in_language(&Language::from_tag(language).map_err(raised)?))))
}

/// What a metric means: definition, formula, variants, a worked example, and why products disagree.
///
/// `print` shows it as text, a notebook as a page. An unknown id is an error that names those it may mean.
#[pyfunction]
#[pyo3(signature = (id, language = "en"))]
pub(crate) fn explain(id: &str, language: &str) -> PyResult<Explanation> {
    guard(|| core::explain(id, language).map(Explanation).map_err(raised))
}

/// Metrics by id, name, abbreviation or name in a product, in any of the five languages; the best hit is first.
#[pyfunction]
#[pyo3(signature = (query, language = "en"))]
pub(crate) fn search(query: &str, language: &str) -> PyResult<Table> {
    catalogue(language)?.search(query)
}

#[pymethods]
impl Catalogue {
    /// The language of its words, as a BCP 47 tag.
    #[getter]
    fn language(&self) -> &str {
        self.0.language().tag()
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __getitem__(&self, id: &str) -> PyResult<Explanation> {
        guard(|| self.0.explain(id).map(Explanation).map_err(raised))
    }

    fn __contains__(&self, id: &str) -> bool {
        self.0.find(id).is_ok()
    }

    fn __iter__(&self) -> Explanations {
        Explanations { catalogue: self.0.clone(), next: 0 }
    }

    fn __repr__(&self) -> String {
        format!("<Catalogue of {} metrics: {}>", self.0.len(), self.language())
    }

    /// Metrics by id, name, abbreviation or name in a product, in any of the five languages; the best hit is first.
    fn search(&self, query: &str) -> PyResult<Table> {
        guard(|| Ok(Table::new(Hit::table(&self.0.search(query, &core::languages())), None)))
    }

    /// One row a metric: id, name, family, unit, direction, formula, definition.
    fn table(&self) -> Table {
        Table::new(self.0.table(), None)
    }

    /// One dict a metric, with everything known of it.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Vec<Plain<'py>>> {
        guard(|| self.0.iter().map(|metric| to_python(py, metric.to_value()).map(Plain)).collect())
    }

    /// Everything as JSON, one object a metric; in every language at once, the words of the others are `translations`.
    #[pyo3(signature = (every_language = false))]
    fn to_json(&self, every_language: bool) -> PyResult<String> {
        guard(|| Ok(if every_language { core::in_every_language().to_json() } else { self.0.to_json() }))
    }

    /// The JSON Schema (draft 2020-12) of that JSON, as text.
    #[staticmethod]
    fn schema() -> &'static str {
        core::SCHEMA
    }

    /// As a `polars.DataFrame`.
    fn to_polars<'py>(&self, py: Python<'py>) -> PyResult<Frame<'py>> {
        Table::to_polars(Bound::new(py, self.table())?)
    }

    /// As a `pandas.DataFrame`.
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Frame<'py>> {
        Table::to_pandas(Bound::new(py, self.table())?)
    }

    /// As a `pyarrow.Table`.
    fn to_arrow<'py>(&self, py: Python<'py>) -> PyResult<Frame<'py>> {
        Table::to_arrow(Bound::new(py, self.table())?)
    }

    fn _repr_html_(&self) -> PyResult<String> {
        guard(|| Ok(engagement_metrics::html::table(&self.0.table(), usize::MAX, self.0.language())))
    }

    #[pyo3(signature = (include = None, exclude = None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Mimes<'py>>,
        exclude: Option<Mimes<'py>>,
    ) -> PyResult<Bundle<'py>> {
        show::page(py, self.__repr__(), self._repr_html_()?, include.as_ref(), exclude.as_ref())
    }

    fn __reduce__(&self) -> PyResult<Refused> {
        Err(show::no_pickle("a catalogue", "ask for it again with `catalogue(language)`"))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, memo: Plain<'py>) -> Bound<'py, Self> {
        let _ = memo;
        slf
    }
}

#[pymethods]
impl Explanations {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __next__(&mut self) -> Option<Explanation> {
        let id = self.catalogue.iter().nth(self.next)?.id();
        self.next += 1;
        self.catalogue.explain(id).ok().map(Explanation)
    }
}

impl Explanation {
    fn metric(&self) -> &Metric {
        self.0.metric()
    }

    fn text(&self, name: &str) -> String {
        self.metric().field(name).and_then(Value::as_text).unwrap_or_default().to_owned()
    }
}

#[pymethods]
impl Explanation {
    /// Stable id, the same in every language and file.
    #[getter]
    fn id(&self) -> &str {
        self.metric().id()
    }

    /// What people call it.
    #[getter]
    fn name(&self) -> &str {
        self.metric().name()
    }

    /// One sentence.
    #[getter]
    fn definition(&self) -> &str {
        self.metric().definition()
    }

    /// The area it belongs to, which is the module of its formula.
    #[getter]
    fn family(&self) -> &str {
        self.metric().family()
    }

    /// The formula as practitioners write it.
    #[getter]
    fn formula(&self) -> &str {
        self.metric().formula()
    }

    /// What the value counts.
    #[getter]
    fn unit(&self) -> &str {
        self.metric().unit()
    }

    /// Whether more of it is better: `higher`, `lower` or `neither`.
    #[getter]
    fn direction(&self) -> &str {
        self.metric().direction()
    }

    /// Where products and authors disagree; empty where they do not.
    #[getter]
    fn conflicts(&self) -> &str {
        self.metric().conflicts()
    }

    /// What this library does where they disagree.
    #[getter]
    fn default(&self) -> String {
        self.text("default")
    }

    /// Other ways to reckon it.
    #[getter]
    fn variants(&self) -> Vec<String> {
        let variants = match self.metric().field("variants") {
            Some(Value::List(variants)) => variants.as_slice(),
            _ => &[],
        };
        variants.iter().filter_map(|variant| variant.as_text().map(str::to_owned)).collect()
    }

    /// Whether a formula of this library answers it; the others need a table, events or a model.
    #[getter]
    fn is_answered(&self) -> bool {
        self.metric().is_answered()
    }

    /// The language of its words, as a BCP 47 tag.
    #[getter]
    fn language(&self) -> &str {
        self.0.language().tag()
    }

    /// That no native speaker has read the wording; None in English.
    #[getter]
    fn caveat(&self) -> Option<&str> {
        self.0.caveat()
    }

    /// Everything known of it: inputs, options, example, benchmarks, claims and the parts above.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        guard(|| to_python(py, &self.0.to_value()).map(Plain))
    }

    /// Everything known of it as JSON.
    fn to_json(&self) -> PyResult<String> {
        guard(|| Ok(self.0.to_value().to_json()))
    }

    /// As Markdown.
    fn to_markdown(&self) -> PyResult<String> {
        guard(|| Ok(self.0.to_markdown()))
    }

    fn _repr_markdown_(&self) -> PyResult<String> {
        self.to_markdown()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<Explanation of {}: {}>", self.id(), self.name())
    }

    fn __reduce__(&self) -> PyResult<Refused> {
        Err(show::no_pickle("an explanation", "ask for it again with `explain(id, language)`"))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, memo: Plain<'py>) -> Bound<'py, Self> {
        let _ = memo;
        slf
    }
}
