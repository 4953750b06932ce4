//! The key figures of a report: one row a metric, in the latest complete period, for all groups together.

use super::Report;
use super::charts::{Reading, latest};
use crate::calendar::{Period, Span};
use crate::estimate::{Estimate, Maturity};
use crate::finding::Finding;
use crate::format;
use crate::text::words;

/// The key figures, and which columns they fill.
pub(super) struct Keys<'r, 'a> {
    /// The period that they are of.
    pub(super) heading: String,
    pub(super) rows: Vec<&'r Reading<'a>>,
    /// Whether any metric has a course over time.
    pub(super) with_lines: bool,
    pub(super) with_change: bool,
    /// Whether a column has the figures over all of the data.
    pub(super) with_whole: bool,
    /// What the changes are on.
    pub(super) before: &'r str,
}

impl Report {
    /// The key figures; a report by period and group has none.
    pub(super) fn keys<'r, 'a>(&'a self, readings: &'r [Reading<'a>]) -> Option<Keys<'r, 'a>> {
        let metrics = self.metrics();
        let current = |metric: &str| latest(self.series(metric)).or_else(|| self.whole(metric));
        let findings: Vec<&Finding> = metrics.iter().filter_map(|metric| current(metric)).collect();
        let first = findings.first()?;
        let with_lines = metrics.iter().any(|metric| self.series(metric).len() > 1);
        let language = &self.language;
        let period = first.period.map(|period| format::period(language, &period));
        let period = period.unwrap_or_else(|| language.say(&words::HEAD_WHOLE).to_owned());
        let heading = match (first.estimate.maturity(), first.period) {
            (Maturity::Complete, Some(_)) if with_lines => {
                language.fill(&words::LATEST_COMPLETE, &[("period", &period)])
            }
            (Maturity::Open, _) => language.fill(&words::NOT_ENDED, &[("period", &period)]),
            _ => period,
        };
        Some(Keys {
            heading,
            rows: findings.iter().filter_map(|finding| reading_of(readings, finding)).collect(),
            with_lines,
            with_change: findings.iter().any(|finding| finding.change.is_some()),
            with_whole: first.period.is_some() && metrics.iter().any(|metric| self.whole(metric).is_some()),
            before: language.say(if self.is_change_on_year_before(&findings) {
                &words::HEAD_CHANGE_ON_YEAR
            } else {
                &words::HEAD_CHANGE
            }),
        })
    }

    /// Whether the change is on the same period a year before: it does not begin where the one before ends.
    fn is_change_on_year_before(&self, findings: &[&Finding]) -> bool {
        let window = |estimate: &Estimate| estimate.context().and_then(|context| context.window);
        let pair =
            |finding: &&Finding| Some((window(&finding.estimate)?, window(finding.previous.as_ref()?)?));
        let days = |(now, then): (Span, Span)| now.first.days() - then.first.days();
        findings.iter().find_map(pair).map(days).is_some_and(|days| (364..=366).contains(&days))
            && self.period != Some(Period::Year)
    }
}

/// The reading of a finding.
pub(super) fn reading_of<'r, 'a>(readings: &'r [Reading<'a>], finding: &Finding) -> Option<&'r Reading<'a>> {
    readings.iter().find(|reading| std::ptr::eq(reading.finding, finding))
}
