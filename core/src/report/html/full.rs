//! The full table, one row a finding.

use std::fmt::Write as _;

use super::kpi::why;
use super::{Reading, Report, escape, metric_label, none, period_label};
use crate::chart::segment_label;
use crate::estimate::Maturity;
use crate::format;

impl Report {
    pub(super) fn full_table(&self, page: &mut String, readings: &[Reading<'_>]) {
        let rows = format::integer(readings.len() as i128);
        let _ = write!(
            page,
            "<details>\n<summary>All {rows} findings</summary>\n<div class=\"scroll\"><table class=\"full\">\n<thead><tr>\
             <th scope=\"col\">Metric</th><th scope=\"col\">Period</th>"
        );
        if let Some(segment) = &self.segment {
            let _ = write!(page, "<th scope=\"col\">{}</th>", escape(segment));
        }
        for head in ["Value", "95 % interval", "n", "Clusters", "Previous", "Change", "95 % interval", "p"] {
            let _ = write!(page, "<th scope=\"col\">{head}</th>");
        }
        page.push_str("<th scope=\"col\" class=\"words\">Notes</th></tr></thead>\n<tbody>\n");
        for reading in readings {
            self.full_row(page, reading);
        }
        page.push_str("</tbody>\n</table></div>\n</details>\n");
    }

    fn full_row(&self, page: &mut String, reading: &Reading<'_>) {
        let finding = reading.finding;
        let (estimate, unit) = (&finding.estimate, finding.estimate.unit());
        let period = finding.period.map_or_else(|| "all".to_owned(), |period| period_label(&period));
        let open = if estimate.maturity() == Maturity::Open { " (open)" } else { "" };
        let _ =
            write!(page, "<tr><td>{}</td><td>{period}{open}</td>", escape(&metric_label(estimate.metric())));
        if self.segment.is_some() {
            let group = finding.segment.as_ref().map(|segment| segment_label(segment.as_deref()));
            // All groups together stay blank: "all" could be the name of a group.
            let _ = write!(page, "<td><bdi>{}</bdi></td>", escape(&group.unwrap_or_default()));
        }
        let number = |value: Option<f64>| value.map(|value| format::number(value, unit, None));
        let value = number(estimate.value()).unwrap_or_else(|| none(&why(estimate)));
        let interval = reading.interval.map(|ends| format::range(ends, unit, None)).unwrap_or_default();
        let previous = finding
            .previous
            .as_ref()
            .map(|previous| number(previous.value()).unwrap_or_else(|| none(&why(previous))));
        let change = reading.change.map(|change| format::change(change.value, unit, None, None));
        let change_interval =
            reading.change.and_then(|change| change.interval).map(|ends| format::change_range(ends, unit));
        let p = reading.change.and_then(|change| change.p_value).map(|p| escape(&format::p_value(p)));
        let counts = [estimate.n(), estimate.clusters()].map(|count| format::integer(count.into()));
        let cells = [Some(value), Some(interval)].into_iter().chain(counts.map(Some));
        for cell in cells.chain([previous, change, change_interval, p]) {
            let _ = write!(page, "<td>{}</td>", cell.unwrap_or_default());
        }
        let notes: Vec<String> = estimate.notes().iter().map(|note| escape(&note.text())).collect();
        let _ = writeln!(page, "<td class=\"words\">{}</td></tr>", notes.join("; "));
    }
}
