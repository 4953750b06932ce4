//! The table of key figures: one row a metric, in the latest complete period.

use std::fmt::Write as _;

use super::{Reading, Report, Verdict, escape, latest, metric_label, none, period_label};
use crate::chart;
use crate::estimate::{Estimate, Maturity};
use crate::finding::Finding;
use crate::format;
use crate::math::interval::Interval;

impl Report {
    /// The key figures, for all groups together; a report by period and group has none of these.
    pub(super) fn key_figures(&self, page: &mut String, readings: &[Reading<'_>]) {
        let metrics = self.metrics();
        let current = |metric: &str| latest(self.series(metric)).or_else(|| self.whole(metric));
        let rows: Vec<&Finding> = metrics.iter().filter_map(|metric| current(metric)).collect();
        let Some(first) = rows.first() else { return };
        let with_whole = first.period.is_some() && metrics.iter().any(|metric| self.whole(metric).is_some());
        let with_lines = metrics.iter().any(|metric| self.series(metric).len() > 1);
        let with_change = rows.iter().any(|finding| finding.change.is_some());
        let period =
            first.period.map_or_else(|| "All of the data".to_owned(), |period| period_label(&period));
        let state = match (first.estimate.maturity(), first.period) {
            (Maturity::Complete, Some(_)) if with_lines => ", the latest complete period",
            (Maturity::Open, _) => ", not ended yet",
            _ => "",
        };
        let _ = writeln!(page, "<h2>{}{state}</h2>", escape(&period));
        self.how_to_read(page, readings, with_change);

        page.push_str("<table class=\"kpi\">\n<thead><tr><th scope=\"col\">Metric</th>");
        let before = if self.is_change_on_year_before(&rows) {
            "Change on the year before"
        } else {
            "Change on previous"
        };
        let heads = [
            (with_lines, "Course"),
            (true, "Value, 95 % interval"),
            (true, "n"),
            (with_change, before),
            (with_change, "p"),
            (with_change, "Verdict"),
            (with_whole, "All of the data"),
        ];
        for (_, head) in heads.iter().filter(|(shown, _)| *shown) {
            let _ = write!(page, "<th scope=\"col\">{head}</th>");
        }
        page.push_str("</tr></thead>\n<tbody>\n");
        for finding in &rows {
            let Some(reading) = readings.iter().find(|reading| std::ptr::eq(reading.finding, *finding))
            else {
                continue;
            };
            let metric = finding.estimate.metric();
            let _ = write!(page, "<tr><th scope=\"row\">{}</th>", escape(&metric_label(metric)));
            if with_lines {
                let _ = write!(page, "<td>{}</td>", chart::sparkline(self.series(metric)).to_svg());
            }
            let _ = write!(
                page,
                "<td data-label=\"Value, 95 % interval\">{}</td>",
                value(&finding.estimate, reading.interval)
            );
            let _ = write!(page, "<td data-label=\"n\">{}</td>", size(&finding.estimate));
            if with_change {
                let (changed, p) = change(reading);
                let _ =
                    write!(page, "<td data-label=\"{before}\">{changed}</td><td data-label=\"p\">{p}</td>");
                let _ =
                    write!(page, "<td class=\"verdict\" data-label=\"Verdict\">{}</td>", verdict(reading));
            }
            if with_whole {
                let whole = self.whole(metric).and_then(|whole| {
                    let reading = readings.iter().find(|reading| std::ptr::eq(reading.finding, whole))?;
                    Some(value(&whole.estimate, reading.interval).replace(" class=\"value\"", ""))
                });
                let whole = whole.unwrap_or_else(|| none("not asked"));
                let _ = write!(page, "<td data-label=\"All of the data\">{whole}</td>");
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</tbody>\n</table>\n");
    }

    fn how_to_read(&self, page: &mut String, readings: &[Reading<'_>], with_change: bool) {
        page.push_str(
            "<p class=\"small\">About 95 of 100 such intervals hold the value that much more of the same data would show. \
             Totals count the whole record, so they have none.",
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

    /// Whether the change is on the same period a year before: it does not begin where the one before ends.
    fn is_change_on_year_before(&self, rows: &[&Finding]) -> bool {
        let window = |estimate: &Estimate| estimate.context().and_then(|context| context.window);
        let pair =
            rows.iter().find_map(|row| Some((window(&row.estimate)?, window(row.previous.as_ref()?)?)));
        let days = |(now, then): (crate::calendar::Span, crate::calendar::Span)| {
            now.first.days() - then.first.days()
        };
        pair.map(days).is_some_and(|days| (364..=366).contains(&days))
            && self.period != Some(crate::calendar::Period::Year)
    }
}

fn currency(estimate: &Estimate) -> Option<&str> {
    estimate.context().and_then(|context| context.currency.as_deref())
}

/// Why there is no value or no interval, in the words of the estimate's notes.
pub(super) fn why(estimate: &Estimate) -> String {
    estimate.notes().first().map_or_else(|| "undefined".to_owned(), |note| note.text())
}

/// "378.28 to 482.32", "23.9 to 29.2 %": the unit once.
pub(super) fn range(estimate: &Estimate, Interval { low, high }: Interval) -> String {
    let end = |end| format::number(end, estimate.unit(), None);
    format!("{} to {}", end(low).trim_end_matches(" %"), end(high))
}

fn value(estimate: &Estimate, interval: Option<Interval>) -> String {
    let Some(value) = estimate.value() else { return none(&why(estimate)) };
    let shown = escape(&format::number(value, estimate.unit(), currency(estimate)));
    let range =
        interval.map(|interval| format!("<small>{}</small>", range(estimate, interval))).unwrap_or_default();
    format!("<span class=\"value\">{shown}</span>{range}")
}

fn size(estimate: &Estimate) -> String {
    let n = format::integer(estimate.n().into());
    match estimate.clusters() {
        clusters if clusters == estimate.n() => n,
        clusters => format!("{n}<small>{} clusters</small>", format::integer(clusters.into())),
    }
}

/// The change and its p-value: rates in points, amounts first in per cent.
fn change(reading: &Reading<'_>) -> (String, String) {
    let estimate = &reading.finding.estimate;
    let Some(change) = reading.change else {
        let why = match (&reading.finding.previous, estimate.notes().last()) {
            (Some(_), Some(note)) => note.text(),
            (Some(_), None) => "no change: a value is undefined".to_owned(),
            (None, _) if estimate.metric() == "growth_rate" => {
                "it is itself a change on the period before".to_owned()
            }
            (None, _) => "no period before it in the data".to_owned(),
        };
        return (none(&why), none(&why));
    };
    let unit = estimate.unit();
    let absolute = escape(&format::change(change.value, unit, currency(estimate), None));
    let ends = change.interval.map(|interval| range(estimate, interval));
    let ends =
        ends.map(|ends| if unit == crate::field::Unit::Fraction { ends.replace(" %", " pp") } else { ends });
    let shown = match (change.relative, unit) {
        (Some(relative), unit) if unit != crate::field::Unit::Fraction => {
            let relative =
                format::change(relative, crate::field::Unit::Fraction, None, None).replace(" pp", " %");
            let ends = ends.map(|ends| format!("<small>{ends}</small>")).unwrap_or_default();
            format!("{relative}<small>{absolute}</small>{ends}")
        }
        _ => format!("{absolute}{}", ends.map(|ends| format!("<small>{ends}</small>")).unwrap_or_default()),
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
        None if reading.change.is_some() => none("no verdict: no interval, or too few units"),
        None => none("no verdict: no change to judge"),
    }
}
