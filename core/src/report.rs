//! Estimates of many metrics by period and segment, each beside the period before.

mod charts;
mod html;
mod text;
mod verdict;

pub use verdict::Verdict;

use std::borrow::Cow;
use std::sync::Arc;

use crate::calendar::{Period, Zone, format_utc};
use crate::error::{Code, Error};
use crate::estimate::{Difference, Estimate, VERSION, zone_text};
use crate::finding::Finding;
use crate::note::Note;
use crate::table::{Cells, Table};
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
    pub(crate) notes: Vec<Note>,
}

impl Report {
    /// The findings: by metric, then segment, then period.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Remarks on the data behind all findings.
    pub fn notes(&self) -> &[Note] {
        &self.notes
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
    pub fn finding(&self, metric: &str, period_start: Option<&str>, segment: Option<&str>) -> Result<&Finding, Error> {
        let unknown = |input: &'static str, got: &str, mut choices: Vec<String>| {
            choices.dedup();
            choices.truncate(12);
            Error::new(Code::Unknown, "report").at(input).with("choices", choices.join(", ")).got(format!("{got:?}"))
        };
        let mut of_metric = self.findings.iter().filter(|finding| finding.estimate.metric() == metric).peekable();
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
    pub fn estimate(&self, metric: &str, period_start: Option<&str>, segment: Option<&str>) -> Result<&Estimate, Error> {
        self.finding(metric, period_start, segment).map(|finding| &finding.estimate)
    }

    /// One row a finding, with the columns that every report has.
    pub fn table(&self) -> Table {
        let rows = &self.findings;
        let text = |of: &dyn Fn(&Finding) -> Option<String>| Cells::Text(rows.iter().map(of).collect());
        let float = |of: &dyn Fn(&Finding) -> Option<f64>| Cells::Float(rows.iter().map(of).collect());
        let int = |of: &dyn Fn(&Finding) -> u64| {
            Cells::Int(rows.iter().map(|row| i64::try_from(of(row)).ok()).collect())
        };
        let change = |of: fn(&Difference) -> Option<f64>| float(&|row| row.change.as_ref().and_then(of));
        let mut columns = vec![
            (Cow::Borrowed("metric"), text(&|row| Some(row.estimate.metric().to_owned()))),
            (
                Cow::Borrowed("period_start"),
                Cells::Date(rows.iter().map(|row| row.period.map(|period| period.first.days())).collect()),
            ),
            (
                Cow::Borrowed("period_end"),
                Cells::Date(rows.iter().map(|row| row.period.map(|period| period.last_exclusive.days())).collect()),
            ),
        ];
        if let Some(segment) = &self.segment {
            columns.push((Cow::Owned(segment.clone()), text(&|row| row.segment.clone().flatten())));
            // Tells all groups together from the null group.
            let scope = |row: &Finding| Some(if row.segment.is_some() { "group" } else { "all" }.to_owned());
            columns.push((Cow::Borrowed("scope"), text(&scope)));
        }
        columns.extend([
            (Cow::Borrowed("value"), float(&|row| row.estimate.value())),
            (Cow::Borrowed("low"), float(&|row| row.estimate.low())),
            (Cow::Borrowed("high"), float(&|row| row.estimate.high())),
            (Cow::Borrowed("n"), int(&|row| row.estimate.n())),
            (Cow::Borrowed("clusters"), int(&|row| row.estimate.clusters())),
            (Cow::Borrowed("unit"), text(&|row| Some(row.estimate.unit().id().to_owned()))),
            (Cow::Borrowed("maturity"), text(&|row| Some(row.estimate.maturity().id().to_owned()))),
            (Cow::Borrowed("previous"), float(&|row| row.previous.as_ref().and_then(Estimate::value))),
            (Cow::Borrowed("change"), change(Difference::value)),
            (Cow::Borrowed("change_low"), change(Difference::low)),
            (Cow::Borrowed("change_high"), change(Difference::high)),
            (Cow::Borrowed("p_value"), change(Difference::p_value)),
            (
                Cow::Borrowed("notes"),
                text(&|row| {
                    let notes: Vec<_> = row.estimate.notes().iter().map(Note::text).collect();
                    (!notes.is_empty()).then(|| notes.join("; "))
                }),
            ),
        ]);
        Table::new(columns)
    }

    /// As plain values: the settings, the notes and the findings with estimates and changes in full.
    pub fn to_value(&self) -> Value {
        let verdicts = self.verdicts();
        let finding = |(finding, verdict): (&Finding, &Option<Verdict>)| {
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
            ("findings", Value::List(self.findings.iter().zip(&verdicts).map(finding).collect())),
            ("version", VERSION.into()),
        ])
    }
}
