//! The report as a fragment for notebooks: the key figures and the notes, without a style or a script.

use std::fmt::Write as _;

use super::{Reading, Report, Verdict, escape, metric_label};
use crate::chart;
use crate::format;
use crate::html;

/// So many rows of a report without key figures are shown.
const ROWS: usize = 12;

impl Report {
    /// The key figures with their courses, and the notes, as a fragment of HTML for notebooks.
    ///
    /// It has no style and no script and reads well where those, and the drawings, are taken out.
    pub fn to_html_fragment(&self) -> String {
        let readings = self.readings();
        let mut page = format!("<p><b>{}</b>, {}", escape(&self.title()), escape(&self.coverage()));
        for fact in self.settings() {
            let _ = write!(page, " · {}", escape(&fact));
        }
        page.push_str("</p>\n");
        match self.keys(&readings) {
            Some(keys) => {
                let mut head = vec!["Metric", "Value", "95 % interval", "n"];
                if keys.with_change {
                    head.extend([keys.before, "p", "Verdict"]);
                }
                // Last, since it is empty where drawings are taken out.
                if keys.with_lines {
                    head.push("Course");
                }
                let row = |row: &&Reading<'_>| {
                    let metric = row.finding.estimate.metric();
                    let mut cells = vec![escape(&metric_label(metric))];
                    cells.extend(figures(row, keys.with_change).iter().map(|cell| escape(cell)));
                    if keys.with_lines {
                        cells.push(chart::sparkline(self.series(metric)).to_svg());
                    }
                    cells
                };
                let _ = writeln!(page, "<p>{}</p>", escape(&keys.heading));
                page.push_str(&html::grid(&head, &keys.rows.iter().map(row).collect::<Vec<_>>()));
            }
            None if self.findings.is_empty() => page.push_str("<p>The report has no findings.</p>\n"),
            None => page.push_str(&html::table(&self.table(), ROWS)),
        }
        page + &html::notes(&self.notes)
    }
}

/// The cells of a key figure in words, without its name: value, interval, n; change, p, verdict.
pub(in crate::report) fn figures(row: &Reading<'_>, with_change: bool) -> Vec<String> {
    let estimate = &row.finding.estimate;
    let (unit, currency) =
        (estimate.unit(), estimate.context().and_then(|context| context.currency.as_deref()));
    let dash = || "–".to_owned();
    let mut cells = vec![
        estimate.value().map_or_else(dash, |value| format::number(value, unit, currency)),
        row.interval.map_or_else(dash, |ends| format::range(ends, unit, None)),
        format::integer(estimate.n().into()),
    ];
    if with_change {
        cells.push(row.change.map_or_else(dash, |change| format::change(change.value, unit, None, None)));
        cells.push(row.change.and_then(|change| change.p_value).map_or_else(dash, format::p_value));
        let arrow = if row.change.is_some_and(|change| change.value > 0.0) { "▲" } else { "▼" };
        cells.push(match row.verdict {
            Some(Verdict::Better) => format!("{arrow} better"),
            Some(Verdict::Worse) => format!("{arrow} worse"),
            Some(Verdict::NoClearChange) => "no clear change".to_owned(),
            None => dash(),
        });
    }
    cells
}
