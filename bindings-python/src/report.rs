//! Reports and their findings.

use std::fs;
use std::path::{Path, PathBuf};

use engagement_metrics as em;
use engagement_metrics::{Error, Value};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

use crate::arguments::{Day, Frame, OptionalDay, Plain};
use crate::error::{guard, raised};
use crate::estimate::{Difference, Estimate, Note};
use crate::table::{Table, date};
use crate::value::{iso, to_python};

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
    verdicts: std::sync::OnceLock<Vec<Option<em::Verdict>>>,
}

impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.core == other.core
    }
}

impl Report {
    pub(crate) fn new(core: em::Report, origin: Option<String>) -> Self {
        Self { core, origin, verdicts: std::sync::OnceLock::new() }
    }

    fn at(&self, index: usize) -> Option<Finding> {
        let core = self.core.findings().get(index)?.clone();
        Some(Finding {
            core,
            verdict: self.verdicts.get_or_init(|| self.core.verdicts()).get(index).copied().flatten(),
        })
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

    /// One field of the plain values that is text or nothing.
    fn field(&self, name: &str) -> Option<String> {
        self.core.to_value().field(name).and_then(Value::as_text).map(str::to_owned)
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

    fn __getitem__(&self, index: isize) -> PyResult<Finding> {
        let len = self.core.findings().len();
        let place = if index < 0 { index.checked_add_unsigned(len) } else { Some(index) };
        let finding = place.and_then(|index| usize::try_from(index).ok()).and_then(|index| self.at(index));
        finding.ok_or_else(|| PyIndexError::new_err("finding out of range"))
    }

    /// The estimate of a metric in the period that starts on a date; without a date, over all of the data.
    #[pyo3(signature = (metric, period_start = None, segment = None))]
    fn estimate(
        &self,
        metric: &str,
        period_start: Option<Day<'_>>,
        segment: Option<&str>,
    ) -> PyResult<Estimate> {
        Ok(self.finding(metric, period_start, segment)?.estimate())
    }

    /// The estimate of a metric with the one it is compared with, the change and the verdict.
    #[pyo3(signature = (metric, period_start = None, segment = None))]
    fn finding(
        &self,
        metric: &str,
        period_start: Option<Day<'_>>,
        segment: Option<&str>,
    ) -> PyResult<Finding> {
        guard(|| {
            let index = self.index(metric, period_start, segment)?;
            self.at(index).ok_or_else(|| crate::error::internal("a finding outside its report"))
        })
    }

    /// Remarks on the data behind all findings.
    #[getter]
    fn notes(&self) -> Vec<Note> {
        Note::all(self.core.notes())
    }

    /// The calendar period it goes by, if it does.
    #[getter]
    fn period(&self) -> Option<String> {
        self.field("period")
    }

    /// The segment column it is split by, if it is.
    #[getter]
    fn segment(&self) -> Option<&str> {
        self.core.segment()
    }

    /// The first instant that was not looked at, as ISO 8601 text.
    #[getter]
    fn as_of(&self) -> Option<String> {
        self.field("as_of")
    }

    /// One row a finding, with the columns that every report has.
    fn table(&self) -> PyResult<Table> {
        guard(|| Ok(Table::new(self.core.table(), self.origin.clone())))
    }

    /// The table in the library that the data came in.
    fn frame<'py>(&self, py: Python<'py>) -> PyResult<Frame<'py>> {
        Bound::new(py, self.table()?)?.call_method0("frame").map(Frame)
    }

    /// Everything as plain values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        guard(|| to_python(py, &self.core.to_value()).map(Plain))
    }

    /// Everything as JSON; reading a number back gives the same bits.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        guard(|| Ok(py.detach(|| self.core.to_value().to_json())))
    }

    /// One self-contained HTML page with charts, and without any script.
    fn to_html(&self, py: Python<'_>) -> PyResult<String> {
        guard(|| Ok(py.detach(|| self.core.to_html())))
    }

    /// Write the report to a file that ends in `.html` or `.json`: all of it, or nothing.
    #[allow(clippy::needless_pass_by_value)]
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        guard(|| {
            let suffix = path.extension().and_then(|suffix| suffix.to_str()).map(str::to_ascii_lowercase);
            let text = match suffix.as_deref() {
                Some("html") => self.to_html(py)?,
                Some("json") => self.to_json(py)? + "\n",
                _ => {
                    let got = format!("{:?}", path.display().to_string());
                    let expected = "the name of a file that ends in .html or .json";
                    return Err(raised(Error::unreadable_option("report", "path", expected, &got)));
                }
            };
            py.detach(|| write_whole(&path, &text)).map_err(PyErr::from)
        })
    }

    fn __str__(&self) -> PyResult<String> {
        guard(|| Ok(self.core.to_string()))
    }

    fn __repr__(&self) -> String {
        let by = |word: &str, name: Option<String>| {
            name.map(|name| format!(", {word} {name}")).unwrap_or_default()
        };
        let (period, segment) = (by("by", self.field("period")), by("segment", self.field("segment")));
        let source = self.field("source").unwrap_or_default();
        format!("<Report of {source}{period}{segment}: {} findings>", self.core.findings().len())
    }
}

/// Writes beside the file and renames, so that no reader ever sees half of it.
fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    let part = path.with_file_name(name);
    let written = fs::write(&part, text).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&part);
    }
    written
}

/// An estimate in its place: which period and segment, and how it compares with the period before.
#[pyclass(frozen, eq, module = "engagement_metrics")]
#[derive(Clone, PartialEq)]
pub(crate) struct Finding {
    core: em::Finding,
    verdict: Option<em::Verdict>,
}

#[pymethods]
impl Finding {
    /// The id of the metric, as in the catalogue.
    #[getter]
    fn metric(&self) -> &str {
        self.core.estimate.metric()
    }

    /// The figure.
    #[getter]
    fn estimate(&self) -> Estimate {
        Estimate(self.core.estimate.clone())
    }

    /// First date of the period, or None for all of the data.
    #[getter]
    fn period_start<'py>(&self, py: Python<'py>) -> PyResult<OptionalDay<'py>> {
        self.day(py, self.core.period.map(|period| period.first.days()))
    }

    /// First date after the period, or None for all of the data.
    #[getter]
    fn period_end<'py>(&self, py: Python<'py>) -> PyResult<OptionalDay<'py>> {
        self.day(py, self.core.period.map(|period| period.last_exclusive.days()))
    }

    /// The group; None for all groups together, and for the group without a value.
    #[getter]
    fn segment(&self) -> Option<&str> {
        self.core.segment.as_ref().and_then(|segment| segment.as_deref())
    }

    /// `group`, or `all` for all groups together.
    #[getter]
    fn scope(&self) -> &'static str {
        if self.core.segment.is_some() { "group" } else { "all" }
    }

    /// The figure of the period it is compared with.
    #[getter]
    fn previous(&self) -> Option<Estimate> {
        self.core.previous.clone().map(Estimate)
    }

    /// The change since then, computed jointly from the customers of both periods.
    #[getter]
    fn change(&self) -> Option<Difference> {
        self.core.change.clone().map(Difference)
    }

    /// `better`, `worse` or `no_clear_change`, where the evidence bears a verdict; else None.
    #[getter]
    fn verdict(&self) -> Option<&'static str> {
        self.verdict.map(em::Verdict::id)
    }

    fn __repr__(&self) -> PyResult<String> {
        guard(|| {
            let mut text = String::from("<Finding");
            if let Some(period) = &self.core.period {
                text += &format!(" {} to {}", period.first, period.last_exclusive);
            }
            if let Some(segment) = &self.core.segment {
                text += &format!(" {:?}", segment.as_deref().unwrap_or_default());
            }
            Ok(format!("{text} {}>", self.core.estimate))
        })
    }
}

impl Finding {
    fn day<'py>(&self, py: Python<'py>, days: Option<i32>) -> PyResult<OptionalDay<'py>> {
        days.map_or_else(|| Ok(py.None().into_bound(py)), |days| date(py, days)).map(OptionalDay)
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

    fn __next__(&mut self) -> Option<Finding> {
        self.next += 1;
        self.report.get().at(self.next - 1)
    }
}
