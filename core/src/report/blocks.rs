//! The tables of a report in words, which text for a terminal and Markdown share.

use super::charts::Reading;
use super::{Report, Verdict};
use crate::chart::{TOP, cut, plain, segment_label};
use crate::estimate::{Evidence, Maturity};
use crate::finding::Finding;
use crate::format::{self, Form};
use crate::order::arrange;
use crate::text::{Language, Message, words};

/// So many of the latest periods are shown; the table has all.
const PERIODS: usize = 24;

/// One table in words; the first row is its head.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// What it is of: a metric, or the period of the groups that follow.
    pub(super) heading: Option<Heading>,
    pub(super) table: Vec<Vec<String>>,
    /// What is not shown.
    pub(super) rest: Option<String>,
}

#[derive(Clone, Debug)]
pub(super) enum Heading {
    /// The id of a metric.
    Metric(String),
    Words(String),
}

impl Heading {
    /// For a terminal: English names metrics by id.
    pub(super) fn id(&self, language: &Language) -> String {
        match self {
            Self::Metric(id) => language.metric_id(id).into_owned(),
            Self::Words(words) => words.clone(),
        }
    }

    /// For a page.
    pub(super) fn name(&self, language: &Language) -> String {
        match self {
            Self::Metric(id) => language.metric_name(id),
            Self::Words(words) => words.clone(),
        }
    }
}

impl Report {
    /// Totals side by side, then a table for each metric with intervals; the same again for the groups.
    pub(super) fn blocks(&self, readings: &[Reading<'_>]) -> Vec<Block> {
        let (grouped, together): (Vec<_>, Vec<_>) =
            readings.iter().partition(|reading| reading.finding.segment.is_some());
        let language = &self.language;
        let corner = language.say(&words::PERIOD);
        let mut blocks = self.tables(corner, &together, |finding| match &finding.period {
            Some(period) => format::period(language, period),
            None => language.say(&words::WHOLE).to_owned(),
        });
        // Of groups by period only the latest complete period fits a page.
        let shown: Vec<_> = self.metrics().into_iter().flat_map(|metric| self.groups(metric)).collect();
        let latest: Vec<_> = grouped
            .into_iter()
            .filter(|reading| shown.iter().any(|finding| std::ptr::eq(*finding, reading.finding)))
            .collect();
        if let Some(period) = latest.first().and_then(|reading| reading.finding.period) {
            blocks.push(Block {
                heading: Some(Heading::Words(format::period(language, &period))),
                ..Block::default()
            });
        }
        let segment = self.segment.as_deref().map(plain).unwrap_or_default();
        blocks.extend(self.tables(&segment, &latest, |finding| match &finding.segment {
            Some(segment) => plain(&cut(&segment_label(language, segment.as_deref()), 28)),
            None => String::new(),
        }));
        blocks
    }

    /// Tables of some findings, whose rows `name` names.
    fn tables(
        &self,
        corner: &str,
        readings: &[&Reading<'_>],
        name: impl Fn(&Finding) -> String,
    ) -> Vec<Block> {
        let of = |metric: &str| -> Vec<&Reading<'_>> {
            readings.iter().copied().filter(|r| r.finding.estimate.metric() == metric).collect()
        };
        let (totals, sampled): (Vec<&str>, Vec<&str>) =
            self.metrics().into_iter().filter(|metric| !of(metric).is_empty()).partition(|metric| {
                of(metric).iter().all(|r| *r.finding.estimate.evidence() == Evidence::Exact)
            });
        // A column without any value says nothing: growth has none over all of the data.
        let defined = |metric: &&str| of(metric).iter().any(|r| r.finding.estimate.value().is_some());
        let totals: Vec<&str> = totals.into_iter().filter(defined).collect();
        let mut blocks = Vec::new();
        let language = &self.language;
        let say = |word: &Message| language.say(word).to_owned();
        if let Some(metric) = totals.first() {
            let (rows, rest) = fitting(language, of(metric));
            let mut head = vec![corner.to_owned()];
            head.extend(totals.iter().map(|metric| language.metric_id(metric).into_owned()));
            let mut table = vec![head];
            for row in rows {
                let same = |reading: &&&Reading<'_>| {
                    (&reading.finding.period, &reading.finding.segment)
                        == (&row.finding.period, &row.finding.segment)
                };
                let mut line = vec![name(row.finding) + &open(language, row)];
                line.extend(totals.iter().map(|metric| {
                    of(metric).iter().find(same).map_or_else(String::new, |r| value(language, r))
                }));
                table.push(line);
            }
            blocks.push(Block { heading: None, table, rest });
        }
        for metric in sampled {
            let (rows, rest) = fitting(language, of(metric));
            let with_change = rows.iter().any(|row| row.change.is_some());
            let mut head = vec![corner.to_owned(), say(&words::VALUE), say(&words::INTERVAL), "n".into()];
            if with_change {
                head.extend([say(&words::CHANGE), say(&words::INTERVAL), "p".into(), say(&words::VERDICT)]);
            }
            let mut table = vec![head];
            table.extend(rows.into_iter().map(|row| line(language, row, name(row.finding))));
            blocks.push(Block { heading: Some(Heading::Metric(metric.to_owned())), table, rest });
        }
        blocks
    }
}

/// One row of a metric with intervals.
fn line(language: &Language, row: &Reading<'_>, name: String) -> Vec<String> {
    let (estimate, unit) = (&row.finding.estimate, row.finding.estimate.unit());
    let ends = |low, high| format!("[{}, {}]", format::bare(low, unit), format::bare(high, unit));
    let interval = row.interval.map_or_else(String::new, |i| ends(i.low, i.high));
    let mut line = vec![
        name + &open(language, row),
        value(language, row),
        interval,
        format::integer(estimate.n().into()),
    ];
    if let Some(change) = row.change {
        line.push(Form::plain(language, unit).change(change.value, None));
        line.push(change.interval.map_or_else(String::new, |i| ends(i.low, i.high)));
        line.push(change.p_value.map_or_else(String::new, format::p_value));
        line.push(verdict(language, row).unwrap_or_default().to_owned());
    }
    line
}

/// The rows that are shown, and in words how many are not: the latest periods, the largest groups.
fn fitting<'a, 'r>(
    language: &Language,
    mut rows: Vec<&'a Reading<'r>>,
) -> (Vec<&'a Reading<'r>>, Option<String>) {
    let not_shown =
        |message, rest: usize| (rest > 0).then(|| language.fill(message, &[("number", &*rest.to_string())]));
    if rows.first().is_some_and(|row| row.finding.segment.is_some()) {
        arrange(&mut rows, |a, b| {
            let n = |row: &Reading<'_>| row.finding.estimate.n();
            n(b).cmp(&n(a)).then_with(|| a.finding.segment.cmp(&b.finding.segment))
        });
        let rest = rows.len().saturating_sub(TOP);
        rows.truncate(TOP);
        (rows, not_shown(&words::GROUPS_NOT_SHOWN, rest))
    } else {
        let rest = rows.len().saturating_sub(PERIODS + 1);
        rows.drain(..rest);
        (rows, not_shown(&words::PERIODS_NOT_SHOWN, rest))
    }
}

fn open(language: &Language, row: &Reading<'_>) -> String {
    let is_open = row.finding.estimate.maturity() == Maturity::Open;
    if is_open { format!(" {}", language.say(&words::OPEN_MARK)) } else { String::new() }
}

fn value(language: &Language, row: &Reading<'_>) -> String {
    let estimate = &row.finding.estimate;
    let value = estimate.value().map(|value| Form::plain(language, estimate.unit()).number(value));
    value.unwrap_or_else(|| "–".to_owned())
}

/// The verdict in a word, if there is one.
pub(super) fn verdict<'a>(language: &'a Language, row: &Reading<'_>) -> Option<&'a str> {
    row.verdict.map(|verdict| {
        language.say(match verdict {
            Verdict::Better => &words::BETTER,
            Verdict::Worse => &words::WORSE,
            Verdict::NoClearChange => &words::NO_CLEAR_CHANGE,
        })
    })
}
