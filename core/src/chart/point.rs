//! One mark of a chart, with everything that drawing it needs, taken from a finding once.

use super::label;
use crate::calendar::Span;
use crate::estimate::{Evidence, LEVEL, Maturity};
use crate::finding::Finding;
use crate::format;
use crate::math::interval::Interval;
use crate::note::Note;
use crate::text::{Language, words};

/// One value of a chart. Its interval is computed here and nowhere else: that of a mean costs a quantile.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    /// The group it is of.
    pub(super) segment: Option<Option<String>>,
    pub(super) period: Option<Span>,
    pub(super) value: Option<f64>,
    pub(super) interval: Option<Interval>,
    pub(super) n: u64,
    pub(super) open: bool,
    /// Whether it is a total of the whole record.
    pub(super) exact: bool,
    /// Why it has no value.
    pub(super) why: Option<Note>,
}

impl Point {
    pub(super) fn new(finding: &Finding) -> Self {
        let estimate = &finding.estimate;
        Self {
            segment: finding.segment.clone(),
            period: finding.period,
            value: estimate.value(),
            interval: estimate.interval_at(LEVEL),
            n: estimate.n(),
            open: estimate.maturity() == Maturity::Open,
            exact: *estimate.evidence() == Evidence::Exact,
            why: estimate.notes().first().filter(|_| estimate.value().is_none()).cloned(),
        }
    }

    /// What it is called: its group, its period, or all.
    pub(super) fn label(&self, language: &Language) -> String {
        match (&self.segment, &self.period) {
            (Some(segment), _) => label::segment(language, segment.as_deref()),
            (None, Some(period)) => format::period(language, period),
            (None, None) => language.say(&words::ALL_GROUPS).to_owned(),
        }
    }

    /// Whether it is the null group, whose label is no name.
    pub(super) fn is_unnamed(&self) -> bool {
        self.segment == Some(None)
    }

    /// The lowest and highest number that it wants to show; an end may be infinite.
    pub(super) fn reach(&self) -> Option<(f64, f64)> {
        let value = self.value?;
        Some(self.interval.map_or((value, value), |interval| (interval.low, interval.high)))
    }
}
