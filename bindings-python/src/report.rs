//! Reports and their findings.

use std::path::PathBuf;

use engagement_metrics as em;
use engagement_metrics::Value;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

use crate::arguments::{Bundle, Day, Drawing, Frame, Mimes, Plain, Refused};
use crate::chart::Chart;
use crate::error::{guard, raised};
use crate::estimate::Estimate;
use crate::finding::Finding;
use crate::long;
use crate::note::Note;
use crate::show::{self, Format};
use crate::table::Table;
use crate::value::{iso, language, to_python};

/// Estimates of many metrics by period and segment, each beside the period it is compared with.
///
/// Iteration gives one finding a metric, period and segment. `print(report)` shows them all, `report.save(path)`
/// writes a page.
#[pyclass(frozen, eq, module = "engagement_metrics")]
#[derive(Clone)]
pub(crate) struct Report {
    core: em::Report,
    /// The library whose table the figures come from.
    origin: Option<String>,
    /// Made when the first finding is asked for: they need every p-value.
    judged: std::sync::OnceLock<Vec<Judged>>,
}

/// A p-value after correction, and the verdict.
type Judged = (Option<f64>, Option<em::Verdict>);

impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.core == other.core
    }
}

impl Report {
    pub(crate) fn new(core: em::Report, origin: Option<String>) -> Self {
        Self { core, origin, judged: std::sync::OnceLock::new() }
    }

    fn at(&self, py: Python<'_>, index: usize) -> PyResult<Option<Finding>> {
        let Some(core) = self.core.findings().get(index).cloned() else { return Ok(None) };
        let judge = || self.core.p_holm().into_iter().zip(self.core.verdicts()).collect();
        let judged = match self.judged.get() {
            Some(judged) => judged,
            None => long::run(py, || self.judged.get_or_init(judge))?,
        };
        let (p_holm, verdict) = judged.get(index).copied().unwrap_or_default();
        Ok(Some(Finding { core, p_holm, verdict }))
    }

    fn index(&self, metric: &str, period_start: Option<Day<'_>>, segment: Option<&str>) -> PyResult<usize> {
        let start = match period_start {
            None => None,
            Some(day) => Some(match iso(&day.0)? {
                Some(text) => text,
                None => day.0.str()?.extract()?,
            }),
        };
        let found = self.core.finding(metric, start.as_deref(), segment).map_err(raised)?;
        let place = self.core.findings().iter().position(|finding| std::ptr::eq(finding, found));
        place.ok_or_else(|| crate::error::internal("a finding outside its report"))
    }

    fn drawn(&self, py: Python<'_>, metric: &str) -> PyResult<Chart> {
        guard(|| long::run(py, || self.core.chart(metric))?.map(Chart).map_err(raised))
    }

    /// One field of the plain values that is text or nothing.
    fn field(&self, py: Python<'_>, name: &str) -> PyResult<Option<String>> {
        let value = self.value(py)?;
        Ok(value.field(name).and_then(Value::as_text).map(str::to_owned))
    }

    /// The plain values: they need every p-value.
    fn value(&self, py: Python<'_>) -> PyResult<Value> {
        long::run(py, || self.core.to_value())
    }
}

#[pymethods]
impl Report {
    fn __len__(&self) -> usize {
        self.core.findings().len()
    }

    fn __iter__(slf: Bound<'_, Self>) -> Findings {
        Findings { report: slf.unbind(), next: 0 }
    }

    fn __getitem__(&self, py: Python<'_>, index: isize) -> PyResult<Finding> {
        let len = self.core.findings().len();
        let place = if index < 0 { index.checked_add_unsigned(len) } else { Some(index) };
        let place = place.and_then(|index| usize::try_from(index).ok()).unwrap_or(len);
        guard(|| self.at(py, place)?.ok_or_else(|| PyIndexError::new_err("finding out of range")))
    }

    /// The estimate of a metric in the period that starts on a date; without a date, over all of the data.
    #[pyo3(signature = (metric, period_start = None, segment = None))]
    fn estimate(
        &self,
        metric: &str,
        period_start: Option<Day<'_>>,
        segment: Option<&str>,
    ) -> PyResult<Estimate> {
        guard(|| {
            let found = self.core.findings().get(self.index(metric, period_start, segment)?);
            let found = found.ok_or_else(|| crate::error::internal("a finding outside its report"))?;
            Ok(Estimate::from(found.estimate.clone()))
        })
    }

    /// The estimate of a metric with the one it is compared with, the change and the verdict.
    #[pyo3(signature = (metric, period_start = None, segment = None))]
    fn finding(
        &self,
        py: Python<'_>,
        metric: &str,
        period_start: Option<Day<'_>>,
        segment: Option<&str>,
    ) -> PyResult<Finding> {
        guard(|| {
            let index = self.index(metric, period_start, segment)?;
            self.at(py, index)?.ok_or_else(|| crate::error::internal("a finding outside its report"))
        })
    }

    /// Remarks on the data behind all findings.
    #[getter]
    fn notes(&self) -> Vec<Note> {
        Note::all(self.core.notes())
    }

    /// The calendar period it goes by, if it does.
    #[getter]
    fn period(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.field(py, "period")
    }

    /// The segment column it is split by, if it is.
    #[getter]
    fn segment(&self) -> Option<&str> {
        self.core.segment()
    }

    /// The first instant that was not looked at, as ISO 8601 text.
    #[getter]
    fn as_of(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.field(py, "as_of")
    }

    /// The language that it is shown in, as a tag.
    #[getter]
    fn language(&self) -> String {
        self.core.language().tag().to_owned()
    }

    /// The same report in a language, such as "ms": its pages, text, charts and the notes of its table.
    fn in_language(&self, language: &str) -> PyResult<Self> {
        guard(|| {
            let core = self.core.clone().in_language(&self::language(language)?);
            Ok(Self { core, origin: self.origin.clone(), judged: self.judged.clone() })
        })
    }

    /// One row a finding, with the columns that every report has.
    fn table(&self, py: Python<'_>) -> PyResult<Table> {
        guard(|| Ok(Table::new(long::run(py, || self.core.table())?, self.origin.clone())))
    }

    /// The table in the library that the data came in.
    fn frame<'py>(&self, py: Python<'py>) -> PyResult<Frame<'py>> {
        Bound::new(py, self.table(py)?)?.call_method0("frame").map(Frame)
    }

    /// As a `polars.DataFrame`.
    fn to_polars<'py>(&self, py: Python<'py>) -> PyResult<Frame<'py>> {
        Table::to_polars(Bound::new(py, self.table(py)?)?)
    }

    /// As a `pandas.DataFrame`.
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Frame<'py>> {
        Table::to_pandas(Bound::new(py, self.table(py)?)?)
    }

    /// As a `pyarrow.Table`.
    fn to_arrow<'py>(&self, py: Python<'py>) -> PyResult<Frame<'py>> {
        Table::to_arrow(Bound::new(py, self.table(py)?)?)
    }

    /// Everything as plain values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        guard(|| to_python(py, &self.value(py)?).map(Plain))
    }

    /// Everything as JSON; reading a number back gives the same bits.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        guard(|| long::run(py, || self.core.to_value().to_json()))
    }

    /// One self-contained HTML page with charts, and without any script.
    fn to_html(&self, py: Python<'_>) -> PyResult<String> {
        guard(|| long::run(py, || self.core.to_html()))
    }

    /// As Markdown, for a pull request or a chat.
    fn to_markdown(&self, py: Python<'_>) -> PyResult<String> {
        guard(|| long::run(py, || self.core.to_markdown()))
    }

    /// Write the report to a file that ends in `.html`, `.md`, `.json` or `.csv`: all of it, or nothing.
    #[allow(clippy::needless_pass_by_value)]
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        guard(|| {
            let json = || Ok(self.to_json(py)? + "\n");
            let csv = || self.table(py)?.to_csv(py);
            let formats: [Format<'_>; 4] = [
                ("html", &|| self.to_html(py)),
                ("md", &|| self.to_markdown(py)),
                ("json", &json),
                ("csv", &csv),
            ];
            show::save(py, "report", &path, &formats)
        })
    }

    /// The chart of a metric, over time or by group: an `altair.Chart` where altair is installed, else a `Chart`.
    fn chart<'py>(&self, py: Python<'py>, metric: &str) -> PyResult<Drawing<'py>> {
        guard(|| self.drawn(py, metric)?.drawing(py))
    }

    /// The Vega-Lite specification of a metric's chart, with its data.
    fn spec<'py>(&self, py: Python<'py>, metric: &str) -> PyResult<Plain<'py>> {
        self.drawn(py, metric)?.to_dict(py)
    }

    /// A metric's chart as SVG without script, legible on light and on dark ground.
    fn svg(&self, py: Python<'_>, metric: &str) -> PyResult<String> {
        self.drawn(py, metric)?.to_svg()
    }

    /// Every chart that the report supports: the trends, then the groups.
    fn charts(&self, py: Python<'_>) -> PyResult<Vec<Chart>> {
        guard(|| Ok(long::run(py, || self.core.charts())?.into_iter().map(Chart).collect()))
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        guard(|| long::run(py, || self.core.to_html_fragment()))
    }

    #[pyo3(signature = (include = None, exclude = None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Mimes<'py>>,
        exclude: Option<Mimes<'py>>,
    ) -> PyResult<Bundle<'py>> {
        show::page(py, self.__repr__(py)?, self._repr_html_(py)?, include.as_ref(), exclude.as_ref())
    }

    fn __reduce__(&self) -> PyResult<Refused> {
        Err(show::no_pickle(
            "a report",
            "pickle the source it comes from, or its `state()`, and ask again; or keep its `to_json()` or `frame()`",
        ))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, memo: Plain<'py>) -> Bound<'py, Self> {
        let _ = memo;
        slf
    }

    fn __str__(&self, py: Python<'_>) -> PyResult<String> {
        guard(|| long::run(py, || self.core.to_string()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        guard(|| {
            let sheet = self.value(py)?;
            let text = |name: &str| sheet.field(name).and_then(Value::as_text);
            let by = |word: &str, name: &str| {
                text(name).map(|name| format!(", {word} {name}")).unwrap_or_default()
            };
            let (source, period, segment) = (text("source"), by("by", "period"), by("segment", "segment"));
            let source = source.unwrap_or_default();
            Ok(format!("<Report of {source}{period}{segment}: {} findings>", self.core.findings().len()))
        })
    }
}

/// Iteration over a report.
#[pyclass(module = "engagement_metrics._native")]
pub(crate) struct Findings {
    report: Py<Report>,
    next: usize,
}

#[pymethods]
impl Findings {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Finding>> {
        let finding = guard(|| self.report.get().at(py, self.next))?;
        self.next += 1;
        Ok(finding)
    }
}
