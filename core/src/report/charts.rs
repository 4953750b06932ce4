//! The charts of a report: each metric over time, and by group where the report is split.

use super::{Report, Verdict};
use crate::chart::{self, Chart, TOP};
use crate::error::Error;
use crate::estimate::{LEVEL, Maturity};
use crate::finding::Finding;
use crate::math::interval::Interval;

impl Report {
    /// Every chart that the report supports: the trends, the distributions, then the forests of its groups.
    ///
    /// # Example
    ///
    /// ```
    /// # use engagement_metrics::calendar::{Period, Zone};
    /// # use engagement_metrics::rows::orders::OrderRows;
    /// # use engagement_metrics::sources::Orders;
    /// # use engagement_metrics::sources::orders::{Compare, OrdersOptions, OrdersSettings};
    /// # let mut options = OrdersOptions::default();
    /// # options.time_zone = Some(Zone::utc());
    /// # let times = ["2011-01-05", "2011-01-20", "2011-02-03"];
    /// # let rows = OrderRows::new(&["ada", "ada", "grace"][..], &times[..], &[12.5, 8.0, 20.0][..]);
    /// # let orders = Orders::new(&rows, options, OrdersSettings::default())?;
    /// let report = orders.by(Period::Month, None, Compare::Previous)?;
    /// let specs: Vec<String> = report.charts().iter().map(|chart| chart.spec().to_json()).collect();
    /// assert_eq!(report.charts()[0].metric(), "orders");
    /// # Ok::<(), engagement_metrics::Error>(())
    /// ```
    pub fn charts(&self) -> Vec<Chart> {
        let metrics = self.metrics();
        let trends = metrics.iter().filter(|metric| self.series(metric).len() > 1);
        let trends = trends.map(|metric| chart::trend(self.series(metric)));
        let spreads = self.distributions.iter().map(|one| chart::distribution(one, self.behind(one.metric)));
        let forests = metrics.iter().filter_map(|metric| self.forest(metric));
        trends.chain(spreads).chain(forests).map(|chart| chart.in_language(&self.language)).collect()
    }

    /// The chart of a metric: over time where the report has periods, else its distribution where the report has one
    /// and no groups, else by group.
    ///
    /// # Errors
    ///
    /// When the report has no such metric.
    pub fn chart(&self, metric: &str) -> Result<Chart, Error> {
        self.english_chart(metric).map(|chart| chart.in_language(&self.language))
    }

    fn english_chart(&self, metric: &str) -> Result<Chart, Error> {
        let series = self.series(metric);
        let mut spreads = self.distributions.iter().filter(|one| one.metric == metric);
        if let Some(spread) = spreads.next().filter(|_| series.len() < 2 && self.segment.is_none()) {
            return Ok(chart::distribution(spread, self.behind(metric)));
        }
        match self.forest(metric).filter(|_| series.len() < 2) {
            Some(forest) => Ok(forest),
            None if !series.is_empty() => Ok(chart::trend(series)),
            // A single total is a forest without groups.
            None => Ok(chart::forest([], Some(self.finding(metric, None, None)?), TOP)),
        }
    }

    /// The metrics, in the order of the findings.
    pub(super) fn metrics(&self) -> Vec<&str> {
        let mut metrics: Vec<&str> = Vec::new();
        for finding in &self.findings {
            let metric = finding.estimate.metric();
            if !metrics.contains(&metric) {
                metrics.push(metric);
            }
        }
        metrics
    }

    /// A metric over time, all groups together.
    pub(super) fn series(&self, metric: &str) -> Vec<&Finding> {
        self.of(metric).filter(|finding| finding.segment.is_none() && finding.period.is_some()).collect()
    }

    /// A metric over all of the data, all groups together.
    pub(super) fn whole(&self, metric: &str) -> Option<&Finding> {
        self.of(metric).find(|finding| finding.segment.is_none() && finding.period.is_none())
    }

    /// The figure that a distribution lies behind: over all of the data, or over the one window that was asked for.
    fn behind(&self, metric: &str) -> Option<&Finding> {
        self.whole(metric).or_else(|| match self.series(metric).as_slice() {
            [window] => Some(*window),
            _ => None,
        })
    }

    /// A metric by group: over all of the data, or in the latest complete period.
    pub(super) fn groups(&self, metric: &str) -> Vec<&Finding> {
        let grouped = || self.of(metric).filter(|finding| finding.segment.is_some());
        let latest = latest(grouped());
        let whole = grouped().any(|finding| finding.period.is_none());
        let period = if whole { None } else { latest.and_then(|latest| latest.period) };
        grouped().filter(|finding| finding.period == period).collect()
    }

    /// The forest of a metric, if the report is split and any group has an interval.
    fn forest(&self, metric: &str) -> Option<Chart> {
        let groups = self.groups(metric);
        groups.iter().find(|finding| finding.estimate.interval_at(LEVEL).is_some())?;
        let period = groups.first().and_then(|finding| finding.period);
        let mut totals = self.of(metric).filter(|finding| finding.segment.is_none());
        let total = totals.find(|finding| finding.period == period);
        let forest = chart::forest(groups, total, TOP);
        Some(match &self.segment {
            Some(segment) => forest.by(segment),
            None => forest,
        })
    }

    fn of(&self, metric: &str) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.estimate.metric() == metric)
    }
}

/// The finding of the latest complete period; of the latest at all where every period is open.
pub(super) fn latest<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Option<&'a Finding> {
    let findings: Vec<&Finding> = findings.into_iter().collect();
    let start = |finding: &&Finding| finding.period.map(|period| period.start);
    let complete =
        findings.iter().copied().filter(|finding| finding.estimate.maturity() == Maturity::Complete);
    complete.max_by_key(start).or_else(|| findings.iter().copied().max_by_key(start))
}

/// A finding with all that readers see of it, computed once: a p-value costs a search over levels.
#[derive(Clone, Debug)]
pub(super) struct Reading<'a> {
    pub(super) finding: &'a Finding,
    pub(super) interval: Option<Interval>,
    pub(super) change: Option<ChangeReading>,
    pub(super) verdict: Option<Verdict>,
}

/// A change as readers see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChangeReading {
    pub(super) value: f64,
    pub(super) relative: Option<f64>,
    pub(super) interval: Option<Interval>,
    pub(super) p_value: Option<f64>,
}

impl Report {
    /// Every finding as it is read, in the same order.
    pub(super) fn readings<'a>(&'a self) -> Vec<Reading<'a>> {
        let change = |finding: &Finding| {
            let change = finding.change.as_ref()?;
            let ends = change.low().zip(change.high());
            Some(ChangeReading {
                value: change.value()?,
                relative: change.relative(),
                interval: ends.map(|(low, high)| Interval { low, high }),
                p_value: change.p_value(),
            })
        };
        let reading = |(finding, verdict): (&'a Finding, Option<Verdict>)| Reading {
            finding,
            interval: finding.estimate.interval_at(LEVEL),
            change: change(finding),
            verdict,
        };
        self.findings.iter().zip(self.verdicts()).map(reading).collect()
    }
}
