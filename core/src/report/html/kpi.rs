//! The table of key figures: one row a metric, in the latest complete period.

use std::fmt::Write as _;

use super::{Reading, Report, Verdict, escape, metric_label, none};
use crate::chart;
use crate::estimate::Estimate;
use crate::field::{Direction, Unit};
use crate::format;
use crate::math::interval::Interval;
use crate::report::families::by_family;
use crate::report::keys::reading_of;

impl Report {
    /// The key figures, for all groups together; a report by period and group has none of these.
    pub(super) fn key_figures(&self, page: &mut String, readings: &[Reading<'_>]) {
        let Some(keys) = self.keys(readings) else { return };
        let _ = writeln!(page, "<h2>{}</h2>", escape(&keys.heading));
        how_to_read(page, readings, keys.with_change);
        page.push_str("<table class=\"kpi\">\n<thead><tr><th scope=\"col\">Metric</th>");
        let heads = [
            (keys.with_lines, "Course"),
            (true, "Value, 95 % interval"),
            (true, "n"),
            (keys.with_change, keys.before),
            (keys.with_change, "p"),
            (keys.with_change, "Verdict"),
            (keys.with_whole, "All of the data"),
        ];
        let heads: Vec<&str> = heads.into_iter().filter(|(shown, _)| *shown).map(|(_, head)| head).collect();
        for head in &heads {
            let _ = write!(page, "<th scope=\"col\">{head}</th>");
        }
        page.push_str("</tr></thead>\n");
        for (family, rows) in by_family(&keys.rows, |row| row.finding.estimate.metric()) {
            page.push_str("<tbody>\n");
            if let Some(family) = family {
                let span = heads.len() + 1;
                let _ = writeln!(
                    page,
                    "<tr class=\"family\"><th scope=\"rowgroup\" colspan=\"{span}\">{family}</th></tr>"
                );
            }
            for row in rows {
                self.key_figure(page, row, keys.with_lines);
                if keys.with_change {
                    let (changed, p) = change(row);
                    let _ = write!(
                        page,
                        "<td data-label=\"{}\">{changed}</td><td data-label=\"p\">{p}</td>\
                         <td class=\"verdict\" data-label=\"Verdict\">{}</td>",
                        keys.before,
                        verdict(row)
                    );
                }
                if keys.with_whole {
                    let whole = self
                        .whole(row.finding.estimate.metric())
                        .and_then(|whole| reading_of(readings, whole))
                        .map(|whole| value(&whole.finding.estimate, whole.interval, ""));
                    let whole = whole.unwrap_or_else(|| none("not asked"));
                    let _ = write!(page, "<td data-label=\"All of the data\">{whole}</td>");
                }
                page.push_str("</tr>\n");
            }
            page.push_str("</tbody>\n");
        }
        page.push_str("</table>\n");
    }

    /// The first cells of a row: what it is, how it went, what it is now.
    fn key_figure(&self, page: &mut String, row: &Reading<'_>, with_lines: bool) {
        let estimate = &row.finding.estimate;
        let metric = estimate.metric();
        let _ = write!(page, "<tr><th scope=\"row\">{}</th>", escape(&metric_label(metric)));
        if with_lines {
            let _ = write!(page, "<td>{}</td>", chart::sparkline(self.series(metric)).to_svg());
        }
        let _ = write!(
            page,
            "<td data-label=\"Value, 95 % interval\">{}</td><td data-label=\"n\">{}</td>",
            value(estimate, row.interval, " class=\"value\""),
            size(estimate)
        );
    }
}

fn how_to_read(page: &mut String, readings: &[Reading<'_>], with_change: bool) {
    page.push_str(
        "<p class=\"small\">About 95 of 100 such intervals hold the value that much more of the same data would show. \
         Totals count the whole record, so they have none; ∞ stands where the data do not reach an end.",
    );
    if with_change {
        let tested = readings.iter().filter(|reading| reading.verdict.is_some()).count();
        let _ = write!(
            page,
            " Better and worse stand only where chance is an unlikely reason: p below 0.05 after Holm's correction for \
             the {tested} comparisons of this report, with at least 30 units and 10 clusters on both sides."
        );
    }
    page.push_str("</p>\n");
}

fn currency(estimate: &Estimate) -> Option<&str> {
    estimate.context().and_then(|context| context.currency.as_deref())
}

/// Why there is no value or no interval, in the words of the estimate's notes.
pub(super) fn why(estimate: &Estimate) -> String {
    estimate.notes().first().map_or_else(|| "undefined".to_owned(), |note| note.text())
}

fn value(estimate: &Estimate, interval: Option<Interval>, class: &str) -> String {
    let Some(value) = estimate.value() else { return none(&why(estimate)) };
    let shown = escape(&format::number(value, estimate.unit(), currency(estimate)));
    let range = interval.map(|ends| format!("<small>{}</small>", format::range(ends, estimate.unit(), None)));
    format!("<span{class}>{shown}</span>{}", range.unwrap_or_default())
}

fn size(estimate: &Estimate) -> String {
    let n = format::integer(estimate.n().into());
    match estimate.clusters() {
        clusters if clusters == estimate.n() => n,
        clusters => format!("{n}<small>{} clusters</small>", format::integer(clusters.into())),
    }
}

/// Why there is no change, in words.
fn why_no_change(reading: &Reading<'_>) -> String {
    let estimate = &reading.finding.estimate;
    match (&reading.finding.previous, estimate.notes().last()) {
        (Some(_), Some(note)) => note.text(),
        (Some(_), None) => "no change: a value is undefined".to_owned(),
        (None, _) if estimate.metric() == "growth_rate" => {
            "it is itself a change on the period before".to_owned()
        }
        (None, _) => "no period before it in the data".to_owned(),
    }
}

/// The change and its p-value: rates in points, amounts first in per cent.
fn change(reading: &Reading<'_>) -> (String, String) {
    let estimate = &reading.finding.estimate;
    let Some(change) = reading.change else {
        let why = why_no_change(reading);
        return (none(&why), none(&why));
    };
    let unit = estimate.unit();
    let absolute = escape(&format::change(change.value, unit, currency(estimate), None));
    let ends = change.interval.map(|ends| format!("<small>{}</small>", format::change_range(ends, unit)));
    let ends = ends.unwrap_or_default();
    let shown = match (change.relative, unit) {
        (Some(relative), unit) if unit != Unit::Fraction => {
            let relative = format::relative(relative);
            format!("{relative}<small>{absolute}</small>{ends}")
        }
        _ => format!("{absolute}{ends}"),
    };
    let p = change
        .p_value
        .map_or_else(|| none("no test: a side has no interval"), |p| escape(&format::p_value(p)));
    (shown, p)
}

/// The verdict; without one there is neither an arrow nor a colour.
fn verdict(reading: &Reading<'_>) -> String {
    let rises = reading.change.is_some_and(|change| change.value > 0.0);
    let arrow = if rises { "▲" } else { "▼" };
    match reading.verdict {
        Some(Verdict::Better) => format!("<span class=\"better\">{arrow} better</span>"),
        Some(Verdict::Worse) => format!("<span class=\"worse\">{arrow} worse</span>"),
        Some(Verdict::NoClearChange) => "<span class=\"none\">no clear change</span>".to_owned(),
        None if reading.finding.direction == Some(Direction::Neither) => {
            none("no verdict: whether more is better depends on the shop")
        }
        None if reading.change.is_some() && reading.finding.direction.is_none() => {
            none("no verdict: the history before it is shorter than a year, and this figure looks back")
        }
        None if reading.change.is_some() => none("no verdict: no interval, or too few units"),
        None => none("no verdict: no change to judge"),
    }
}
