//! Findings of a report.

use engagement_metrics as em;
use engagement_metrics::Value;
use pyo3::prelude::*;

use crate::arguments::{OptionalDay, Plain, Refused};
use crate::difference::Difference;
use crate::error::guard;
use crate::estimate::Estimate;
use crate::show;
use crate::table::date;
use crate::value::to_python;

/// An estimate in its place: which period and segment, and how it compares with the period before.
#[pyclass(frozen, eq, module = "engagement_metrics")]
#[derive(Clone, PartialEq)]
pub(crate) struct Finding {
    pub(crate) core: em::Finding,
    pub(crate) p_holm: Option<f64>,
    pub(crate) verdict: Option<em::Verdict>,
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
        Estimate::from(self.core.estimate.clone())
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
        self.core.previous.clone().map(Estimate::from)
    }

    /// The change since then, computed jointly from the customers of both periods.
    #[getter]
    fn change(&self) -> Option<Difference> {
        self.core.change.clone().map(Difference)
    }

    /// The p-value of the change after Holm's correction over the report's changes that get a verdict; else None.
    #[getter]
    fn p_holm(&self) -> Option<f64> {
        self.p_holm
    }

    /// `better`, `worse` or `no_clear_change`, where the evidence bears a verdict; else None.
    #[getter]
    fn verdict(&self) -> Option<&'static str> {
        self.verdict.map(em::Verdict::id)
    }

    /// Estimate, comparison, change and verdict as plain values, ready for JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Plain<'py>> {
        guard(|| to_python(py, &self.sheet()).map(Plain))
    }

    /// The same as JSON.
    fn to_json(&self) -> PyResult<String> {
        guard(|| Ok(self.sheet().to_json()))
    }

    fn __reduce__(&self) -> PyResult<Refused> {
        Err(show::no_pickle("a finding", "pickle its `estimate`, or keep its `to_dict()`"))
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, memo: Plain<'py>) -> Bound<'py, Self> {
        let _ = memo;
        slf
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
    /// As the report has it among its plain values.
    fn sheet(&self) -> Value {
        let finding = &self.core;
        let date = |date: Option<em::calendar::Date>| Value::from(date.map(|date| date.to_string()));
        Value::map([
            ("metric", finding.estimate.metric().to_owned().into()),
            ("period_start", date(finding.period.map(|period| period.first))),
            ("period_end", date(finding.period.map(|period| period.last_exclusive))),
            ("segment", finding.segment.clone().flatten().into()),
            ("scope", self.scope().into()),
            ("estimate", finding.estimate.to_value()),
            ("previous", finding.previous.as_ref().map(em::Estimate::to_value).into()),
            ("change", finding.change.as_ref().map(em::Difference::to_value).into()),
            ("p_holm", self.p_holm.into()),
            ("verdict", self.verdict().into()),
        ])
    }

    fn day<'py>(&self, py: Python<'py>, days: Option<i32>) -> PyResult<OptionalDay<'py>> {
        days.map_or_else(|| Ok(py.None().into_bound(py)), |days| date(py, days)).map(OptionalDay)
    }
}
