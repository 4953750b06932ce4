//! One mark of a chart, with everything that drawing it needs, taken from a finding once.

use super::label;
use crate::calendar::Span;
use crate::estimate::{Evidence, LEVEL, Maturity};
use crate::finding::Finding;
use crate::math::interval::Interval;
use crate::note::Note;

/// One value of a chart. Its interval is computed here and nowhere else: that of a mean costs a quantile.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) label: String,
    pub(super) period: Option<Span>,
    pub(super) value: Option<f64>,
    pub(super) interval: Option<Interval>,
    pub(super) n: u64,
    pub(super) open: bool,
    /// Whether it is a total of the whole record.
    pub(super) exact: bool,
    /// Whether the group is the null group, whose label is no name.
    pub(super) unnamed: bool,
    /// Why it has no value.
    pub(super) why: Option<String>,
}

impl Point {
    pub(super) fn new(finding: &Finding) -> Self {
        let estimate = &finding.estimate;
        let label = match (&finding.segment, &finding.period) {
            (Some(segment), _) => label::segment(segment.as_deref()),
            (None, Some(period)) => label::period(period),
            (None, None) => "all".to_owned(),
        };
        let why = estimate.value().is_none().then(|| estimate.notes().first().map(Note::text)).flatten();
        Self {
            label,
            period: finding.period,
            value: estimate.value(),
            interval: estimate.interval_at(LEVEL),
            n: estimate.n(),
            open: estimate.maturity() == Maturity::Open,
            exact: *estimate.evidence() == Evidence::Exact,
            unnamed: finding.segment == Some(None),
            why,
        }
    }

    /// The lowest and highest number that it wants to show; an end may be infinite.
    pub(super) fn reach(&self) -> Option<(f64, f64)> {
        let value = self.value?;
        Some(self.interval.map_or((value, value), |interval| (interval.low, interval.high)))
    }
}
