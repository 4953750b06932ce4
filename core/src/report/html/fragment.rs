//! The report as a fragment for notebooks: the key figures and the notes, without a style or a script.

use std::fmt::Write as _;

use super::{Reading, Report, Verdict, escape, said};
use crate::format::{self, Form};
use crate::html;
use crate::report::blocks::verdict;
use crate::text::{Language, Message, words};

/// So many rows of a report without key figures are shown.
const ROWS: usize = 12;

impl Report {
    /// The key figures with their courses, and the notes, as a fragment of HTML for notebooks.
    ///
    /// It has no style and no script and reads well where those, and the drawings, are taken out.
    pub fn to_html_fragment(&self) -> String {
        let readings = self.readings();
        let say = |word: &Message| self.language.say(word);
        let mut page = format!("<p><b>{}</b>, {}", escape(&self.title()), escape(&self.coverage()));
        for fact in self.settings() {
            let _ = write!(page, " · {}", escape(&fact));
        }
        page.push_str("</p>\n");
        match self.keys(&readings) {
            Some(keys) => {
                let mut head =
                    vec![say(&words::HEAD_METRIC), say(&words::HEAD_VALUE), say(&words::INTERVAL), "n"];
                if keys.with_change {
                    head.extend([keys.before, "p", say(&words::HEAD_VERDICT)]);
                }
                // Last, since it is empty where drawings are taken out.
                if keys.with_lines {
                    head.push(say(&words::HEAD_COURSE));
                }
                let row = |row: &&Reading<'_>| {
                    let metric = row.finding.estimate.metric();
                    let mut cells = vec![escape(&self.language.metric_name(metric))];
                    cells.extend(
                        figures(&self.language, row, keys.with_change).iter().map(|cell| escape(cell)),
                    );
                    if keys.with_lines {
                        cells.push(self.sparkline(metric));
                    }
                    cells
                };
                let _ = writeln!(page, "<p>{}</p>", escape(&keys.heading));
                page.push_str(&html::grid(&head, &keys.rows.iter().map(row).collect::<Vec<_>>()));
            }
            None if self.findings.is_empty() => {
                let _ = writeln!(page, "<p>{}</p>", said(say(&words::NO_FINDINGS)));
            }
            None => page.push_str(&html::table(&self.table(), ROWS, &self.language)),
        }
        page + &html::notes(&self.notes, &self.language)
    }
}

/// The cells of a key figure in words, without its name: value, interval, n; change, p, verdict.
pub(in crate::report) fn figures(language: &Language, row: &Reading<'_>, with_change: bool) -> Vec<String> {
    let estimate = &row.finding.estimate;
    let (unit, currency) =
        (estimate.unit(), estimate.context().and_then(|context| context.currency.as_deref()));
    let (form, plain) = (Form::new(language, unit, currency), Form::plain(language, unit));
    let dash = || "–".to_owned();
    let mut cells = vec![
        estimate.value().map_or_else(dash, |value| form.number(value)),
        row.interval.map_or_else(dash, |ends| plain.range(ends)),
        format::integer(estimate.n().into()),
    ];
    if with_change {
        cells.push(row.change.map_or_else(dash, |change| plain.change(change.value, None)));
        cells.push(row.change.and_then(|change| change.p_value).map_or_else(dash, format::p_value));
        let arrow = if row.change.is_some_and(|change| change.value > 0.0) { "▲" } else { "▼" };
        cells.push(match verdict(language, row) {
            Some(word) if row.verdict != Some(Verdict::NoClearChange) => format!("{arrow} {word}"),
            word => word.map_or_else(dash, str::to_owned),
        });
    }
    cells
}
