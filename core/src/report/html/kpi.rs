//! The table of key figures: one row a metric, in the latest complete period.

use std::fmt::Write as _;

use super::{Reading, Report, Verdict, escape, none, said};
use crate::estimate::Estimate;
use crate::field::{Direction, Unit};
use crate::format::{self, Form};
use crate::math::interval::Interval;
use crate::report::blocks;
use crate::report::families::by_family;
use crate::report::keys::reading_of;
use crate::text::{Language, Message, words};

impl Report {
    /// The key figures, for all groups together; a report by period and group has none of these.
    pub(super) fn key_figures(&self, page: &mut String, readings: &[Reading<'_>]) {
        let Some(keys) = self.keys(readings) else { return };
        let language = &self.language;
        let say = |word: &Message| escape(language.say(word));
        let _ = writeln!(page, "<h2>{}</h2>", escape(&keys.heading));
        how_to_read(page, language, readings, keys.with_change);
        let metric = say(&words::HEAD_METRIC);
        let _ = write!(page, "<table class=\"kpi\">\n<thead><tr><th scope=\"col\">{metric}</th>");
        let (before, verdict_head) = (escape(keys.before), say(&words::HEAD_VERDICT));
        let (p_head, whole_head) = (say(&words::P), say(&words::HEAD_WHOLE));
        let heads = [
            (keys.with_lines, say(&words::HEAD_COURSE)),
            (true, say(&words::HEAD_VALUE_AND_INTERVAL)),
            (true, say(&words::N)),
            (keys.with_change, before.clone()),
            (keys.with_change, p_head.clone()),
            (keys.with_change, verdict_head.clone()),
            (keys.with_whole, whole_head.clone()),
        ];
        let heads: Vec<String> =
            heads.into_iter().filter(|(shown, _)| *shown).map(|(_, head)| head).collect();
        for head in &heads {
            let _ = write!(page, "<th scope=\"col\">{head}</th>");
        }
        page.push_str("</tr></thead>\n");
        for (family, rows) in by_family(&keys.rows, |row| row.finding.estimate.metric()) {
            page.push_str("<tbody>\n");
            if let Some(family) = family {
                let (span, family) = (heads.len() + 1, say(family));
                let _ = writeln!(
                    page,
                    "<tr class=\"family\"><th scope=\"rowgroup\" colspan=\"{span}\">{family}</th></tr>"
                );
            }
            for row in rows {
                self.key_figure(page, row, keys.with_lines);
                if keys.with_change {
                    let (changed, p) = change(language, row);
                    let _ = write!(
                        page,
                        "<td data-label=\"{before}\">{changed}</td><td data-label=\"{p_head}\">{p}</td>\
                         <td class=\"verdict\" data-label=\"{verdict_head}\">{}</td>",
                        verdict(language, row)
                    );
                }
                if keys.with_whole {
                    let whole = self
                        .whole(row.finding.estimate.metric())
                        .and_then(|whole| reading_of(readings, whole))
                        .map(|whole| value(language, &whole.finding.estimate, whole.interval, ""));
                    let whole = whole.unwrap_or_else(|| none(language, language.say(&words::NOT_ASKED)));
                    let _ = write!(page, "<td data-label=\"{whole_head}\">{whole}</td>");
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
        let (metric, language) = (estimate.metric(), &self.language);
        let _ = write!(page, "<tr><th scope=\"row\">{}</th>", escape(&language.metric_name(metric)));
        if with_lines {
            let _ = write!(page, "<td>{}</td>", self.sparkline(metric));
        }
        let _ = write!(
            page,
            "<td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td>",
            escape(language.say(&words::HEAD_VALUE_AND_INTERVAL)),
            value(language, estimate, row.interval, " class=\"value\""),
            escape(language.say(&words::N)),
            size(language, estimate)
        );
    }
}

fn how_to_read(page: &mut String, language: &Language, readings: &[Reading<'_>], with_change: bool) {
    let _ = write!(page, "<p class=\"small\">{}", said(language.say(&words::ABOUT_INTERVALS)));
    if with_change {
        let tested = readings.iter().filter(|reading| reading.verdict.is_some()).count().to_string();
        page.push_str(&said(&language.fill(&words::ABOUT_VERDICTS, &[("number", &*tested)])));
    }
    page.push_str("</p>\n");
}

fn currency(estimate: &Estimate) -> Option<&str> {
    estimate.context().and_then(|context| context.currency.as_deref())
}

/// Why there is no value or no interval, in the words of the estimate's notes.
pub(super) fn why(language: &Language, estimate: &Estimate) -> String {
    let note = estimate.notes().first().map(|note| note.text_in(language));
    note.unwrap_or_else(|| language.say(&words::UNDEFINED).to_owned())
}

fn value(language: &Language, estimate: &Estimate, interval: Option<Interval>, class: &str) -> String {
    let Some(value) = estimate.value() else { return none(language, &why(language, estimate)) };
    let shown = escape(&Form::new(language, estimate.unit(), currency(estimate)).number(value));
    let form = Form::plain(language, estimate.unit());
    let range = interval.map(|ends| format!("<small>{}</small>", said(&form.range(ends))));
    format!("<span{class}>{shown}</span>{}", range.unwrap_or_default())
}

fn size(language: &Language, estimate: &Estimate) -> String {
    let n = format::integer(estimate.n().into());
    match estimate.clusters() {
        clusters if clusters == estimate.n() => n,
        clusters => {
            let clusters = format::integer(clusters.into());
            let clusters = said(&language.fill(&words::CLUSTERS, &[("clusters", &clusters)]));
            format!("{n}<small>{clusters}</small>")
        }
    }
}

/// Why there is no change, in words.
fn why_no_change(language: &Language, reading: &Reading<'_>) -> String {
    let estimate = &reading.finding.estimate;
    let why = match (&reading.finding.previous, estimate.notes().last()) {
        (Some(_), Some(note)) => return note.text_in(language),
        (Some(_), None) => &words::NO_CHANGE_UNDEFINED,
        (None, _) if estimate.metric() == "growth_rate" => &words::NO_CHANGE_ITSELF,
        (None, _) => &words::NO_CHANGE_BEFORE,
    };
    language.say(why).to_owned()
}

/// The change and its p-value: rates in points, amounts first in per cent.
fn change(language: &Language, reading: &Reading<'_>) -> (String, String) {
    let estimate = &reading.finding.estimate;
    let Some(change) = reading.change else {
        let why = why_no_change(language, reading);
        return (none(language, &why), none(language, &why));
    };
    let unit = estimate.unit();
    let absolute = escape(&Form::new(language, unit, currency(estimate)).change(change.value, None));
    let form = Form::plain(language, unit);
    let ends = change.interval.map(|ends| format!("<small>{}</small>", said(&form.change_range(ends))));
    let ends = ends.unwrap_or_default();
    let shown = match (change.relative, unit) {
        (Some(relative), unit) if unit != Unit::Fraction => {
            let relative = said(&format::relative(language, relative));
            format!("{relative}<small>{absolute}</small>{ends}")
        }
        _ => format!("{absolute}{ends}"),
    };
    let p = change.p_value.map(|p| escape(&format::p_value(p)));
    (shown, p.unwrap_or_else(|| none(language, language.say(&words::NO_TEST))))
}

/// The verdict; without one there is neither an arrow nor a colour.
fn verdict(language: &Language, reading: &Reading<'_>) -> String {
    let rises = reading.change.is_some_and(|change| change.value > 0.0);
    let arrow = if rises { "▲" } else { "▼" };
    let word = said(blocks::verdict(language, reading).unwrap_or_default());
    let why = match reading.verdict {
        Some(Verdict::Better) => return format!("<span class=\"better\">{arrow} {word}</span>"),
        Some(Verdict::Worse) => return format!("<span class=\"worse\">{arrow} {word}</span>"),
        Some(Verdict::NoClearChange) => return format!("<span class=\"none\">{word}</span>"),
        None if reading.finding.direction == Some(Direction::Neither) => &words::NO_VERDICT_NEITHER,
        None if reading.change.is_some() && reading.finding.direction.is_none() => {
            &words::NO_VERDICT_LOOKS_BACK
        }
        None if reading.change.is_some() => &words::NO_VERDICT_TOO_FEW,
        None => &words::NO_VERDICT_NO_CHANGE,
    };
    none(language, language.say(why))
}
