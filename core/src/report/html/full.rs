//! The full table, one row a finding.

use std::fmt::Write as _;

use super::kpi::why;
use super::{Reading, Report, escape, none, said};
use crate::chart::segment_label;
use crate::estimate::{Estimate, Maturity};
use crate::format::{self, Form};
use crate::text::{Message, words};

impl Report {
    pub(super) fn full_table(&self, page: &mut String, readings: &[Reading<'_>]) {
        let (language, rows) = (&self.language, format::integer(readings.len() as i128));
        let say = |word: &Message| said(language.say(word));
        let _ = write!(
            page,
            "<details>\n<summary>{}</summary>\n<div class=\"scroll\"><table class=\"full\">\n<thead><tr>\
             <th scope=\"col\">{}</th><th scope=\"col\">{}</th>",
            said(&language.fill(&words::ALL_FINDINGS, &[("number", &rows)])),
            say(&words::HEAD_METRIC),
            say(&words::HEAD_PERIOD),
        );
        if let Some(segment) = &self.segment {
            let _ = write!(page, "<th scope=\"col\">{}</th>", escape(segment));
        }
        let (value, interval, clusters) = (&words::HEAD_VALUE, &words::INTERVAL, &words::HEAD_CLUSTERS);
        let (previous, change) = (&words::HEAD_PREVIOUS, &words::HEAD_CHANGED);
        let heads = [value, interval, &words::N, clusters, previous, change, interval, &words::P];
        for head in heads {
            let _ = write!(page, "<th scope=\"col\">{}</th>", say(head));
        }
        let notes = say(&words::HEAD_NOTES);
        let _ = write!(page, "<th scope=\"col\" class=\"words\">{notes}</th></tr></thead>\n<tbody>\n");
        for reading in readings {
            self.full_row(page, reading);
        }
        page.push_str("</tbody>\n</table></div>\n</details>\n");
    }

    fn full_row(&self, page: &mut String, reading: &Reading<'_>) {
        let finding = reading.finding;
        let (estimate, unit) = (&finding.estimate, finding.estimate.unit());
        let language = &self.language;
        let period = finding.period.map(|period| format::period(language, &period));
        let mut period = period.unwrap_or_else(|| language.say(&words::ALL_GROUPS).to_owned());
        if estimate.maturity() == Maturity::Open {
            period = period + " " + language.say(&words::OPEN_MARK);
        }
        let name = language.metric_name(estimate.metric());
        let _ = write!(page, "<tr><td>{}</td><td>{}</td>", escape(&name), said(&period));
        if self.segment.is_some() {
            let group = finding.segment.as_ref().map(|segment| segment_label(language, segment.as_deref()));
            // All groups together stay blank: "all" could be the name of a group.
            let _ = write!(page, "<td><bdi>{}</bdi></td>", escape(&group.unwrap_or_default()));
        }
        let form = Form::plain(language, unit);
        let number = |value: Option<f64>| value.map(|value| form.number(value));
        let none = |of: &Estimate| none(language, &why(language, of));
        let value = number(estimate.value()).unwrap_or_else(|| none(estimate));
        let interval = reading.interval.map(|ends| form.range(ends)).unwrap_or_default();
        let previous = finding
            .previous
            .as_ref()
            .map(|previous| number(previous.value()).unwrap_or_else(|| none(previous)));
        let change = reading.change.map(|change| form.change(change.value, None));
        let change_interval =
            reading.change.and_then(|change| change.interval).map(|ends| form.change_range(ends));
        let p = reading.change.and_then(|change| change.p_value).map(|p| escape(&format::p_value(p)));
        let counts = [estimate.n(), estimate.clusters()].map(|count| format::integer(count.into()));
        let cells = [Some(value), Some(interval)].into_iter().chain(counts.map(Some));
        for cell in cells.chain([previous, change, change_interval, p]) {
            let _ = write!(page, "<td>{}</td>", cell.unwrap_or_default());
        }
        let notes: Vec<String> =
            estimate.notes().iter().map(|note| escape(&note.text_in(language))).collect();
        let notes = notes.join(language.say(&words::SENTENCES));
        let _ = writeln!(page, "<td class=\"words\">{notes}</td></tr>");
    }
}
