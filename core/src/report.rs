//! Estimates of many metrics by period and segment, each beside the period before.

mod blocks;
mod charts;
mod families;
mod html;
mod keys;
mod markdown;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use crate::estimate::Verdict;
pub use table::outputs;

use std::sync::Arc;

use crate::calendar::{Period, Zone, format_utc};
use crate::distribution::Distribution;
use crate::error::{Code, Error};
use crate::estimate::{Difference, Estimate, VERSION, judged, zone_text};
use crate::finding::Finding;
use crate::note::Note;
use crate::text::Language;
use crate::value::Value;

/// What a source says of its metrics, one [`Finding`] a metric, period and segment.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Report {
    pub(crate) source: &'static str,
    pub(crate) period: Option<Period>,
    pub(crate) segment: Option<String>,
    pub(crate) currency: Option<Arc<str>>,
    pub(crate) zone: Option<Arc<Zone>>,
    pub(crate) as_of: i64,
    pub(crate) findings: Vec<Finding>,
    pub(crate) distributions: Vec<Distribution>,
    pub(crate) notes: Vec<Note>,
    pub(crate) language: Language,
}

impl Report {
    /// The findings: by metric, then segment, then period.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How the quantities behind some figures spread over all of the window; empty where the report has none.
    pub fn distributions(&self) -> &[Distribution] {
        &self.distributions
    }

    /// Remarks on the data behind all findings.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The same report in a language: its pages, text, charts and the notes in its table.
    ///
    /// Ids, names of columns, JSON and whatever else programs read stay as they are.
    pub fn in_language(self, language: &Language) -> Self {
        Self { language: language.clone(), ..self }
    }

    /// The language that it is shown in.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The name of the segment column, if the report is split by one.
    pub fn segment(&self) -> Option<&str> {
        self.segment.as_deref()
    }

    /// The first instant that was not looked at, in microseconds since 1970 UTC.
    pub fn as_of(&self) -> i64 {
        self.as_of
    }

    /// The finding of a metric in the period that starts on a local date; `None` for both means all of the data.
    ///
    /// # Errors
    ///
    /// When the report has no such finding.
    pub fn finding(
        &self,
        metric: &str,
        period_start: Option<&str>,
        segment: Option<&str>,
    ) -> Result<&Finding, Error> {
        let unknown = |input: &'static str, got: &str, mut choices: Vec<String>| {
            choices.dedup();
            let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
            Error::new(Code::Unknown, "report").at(input).among(&choices, got).got_text(got)
        };
        let mut of_metric =
            self.findings.iter().filter(|finding| finding.estimate.metric() == metric).peekable();
        if of_metric.peek().is_none() {
            let choices = self.findings.iter().map(|finding| finding.estimate.metric().to_owned()).collect();
            return Err(unknown("metric", metric, choices));
        }
        let start = |finding: &Finding| finding.period.map(|period| period.first.to_string());
        let rows: Vec<_> = of_metric.collect();
        let found = rows.iter().find(|finding| {
            let wanted = period_start.is_none() && !rows.iter().any(|row| row.period.is_none())
                || start(finding).as_deref() == period_start;
            wanted && finding.segment.as_ref().and_then(|segment| segment.as_deref()) == segment
        });
        found.copied().ok_or_else(|| {
            let choices = rows.iter().filter_map(|finding| start(finding)).collect();
            unknown("period_start", period_start.unwrap_or("all of the data"), choices)
        })
    }

    /// The estimate of a metric; see [`Report::finding`].
    ///
    /// # Errors
    ///
    /// When the report has no such finding.
    pub fn estimate(
        &self,
        metric: &str,
        period_start: Option<&str>,
        segment: Option<&str>,
    ) -> Result<&Estimate, Error> {
        self.finding(metric, period_start, segment).map(|finding| &finding.estimate)
    }

    /// A verdict on each finding's change, after Holm's correction over all changes of this report that get one.
    ///
    /// `None` where there is no change, no interval, no better and no worse, or fewer than 30 units or 10 clusters on a side.
    pub fn verdicts(&self) -> Vec<Option<Verdict>> {
        self.judged().into_iter().map(|(_, verdict)| verdict).collect()
    }

    /// The p-value of each finding's change after the correction of [`Report::verdicts`].
    pub fn p_holm(&self) -> Vec<Option<f64>> {
        self.judged().into_iter().map(|(p_holm, _)| p_holm).collect()
    }

    pub(crate) fn judged(&self) -> Vec<(Option<f64>, Option<Verdict>)> {
        let changes = self.findings.iter().map(|finding| (finding.change.as_ref(), finding.direction));
        judged(&changes.collect::<Vec<_>>())
    }

    /// As plain values: the settings, the notes and the findings with estimates and changes in full.
    pub fn to_value(&self) -> Value {
        let judged = self.judged();
        let finding = |(finding, (p_holm, verdict)): (&Finding, &(Option<f64>, Option<Verdict>))| {
            let date = |of: fn(&crate::calendar::Span) -> crate::calendar::Date| {
                Value::from(finding.period.as_ref().map(|period| of(period).to_string()))
            };
            Value::map([
                ("metric", finding.estimate.metric().to_owned().into()),
                ("period_start", date(|period| period.first)),
                ("period_end", date(|period| period.last_exclusive)),
                ("segment", finding.segment.clone().flatten().into()),
                ("scope", if finding.segment.is_some() { "group" } else { "all" }.into()),
                ("estimate", finding.estimate.to_value()),
                ("previous", finding.previous.as_ref().map(Estimate::to_value).into()),
                ("change", finding.change.as_ref().map(Difference::to_value).into()),
                ("p_holm", (*p_holm).into()),
                ("verdict", verdict.map(Verdict::id).into()),
            ])
        };
        Value::map([
            ("source", self.source.into()),
            ("period", self.period.map(Period::name).into()),
            ("segment", self.segment.clone().into()),
            ("currency", self.currency.as_deref().map(str::to_owned).into()),
            ("zone", self.zone.as_deref().map(zone_text).into()),
            ("as_of", format_utc(self.as_of).into()),
            ("notes", Value::List(self.notes.iter().map(Note::to_value).collect())),
            ("distributions", Value::List(self.distributions.iter().map(Distribution::to_value).collect())),
            ("findings", Value::List(self.findings.iter().zip(&judged).map(finding).collect())),
            ("version", VERSION.into()),
        ])
    }
}
