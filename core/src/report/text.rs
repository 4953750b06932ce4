//! The report as text for a terminal.

use std::fmt::{self, Display};

use super::charts::Reading;
use super::{Report, Verdict};
use crate::chart::{TOP, period_label, plain, segment_label, text_width};
use crate::estimate::{Evidence, Maturity};
use crate::finding::Finding;
use crate::format;
use crate::order::arrange;

/// So many of the latest periods are shown; the table has all.
const PERIODS: usize = 24;

/// Totals side by side, then a block for each metric with intervals, then the groups, then the notes.
impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}, {}", plain(&self.title()), self.coverage())?;
        let zone = self.zone.as_ref().map(|zone| plain(zone.name()));
        let currency = self.currency.as_deref().map(plain);
        for fact in [zone, currency].into_iter().flatten() {
            write!(f, "{fact}, ")?;
        }
        writeln!(f, "as of {}", self.as_of_text())?;
        let readings = self.readings();
        let (grouped, together): (Vec<_>, Vec<_>) =
            readings.iter().partition(|r| r.finding.segment.is_some());
        self.block(f, "period", &together, |finding| match &finding.period {
            Some(period) => period_label(period),
            None => "all of the data".to_owned(),
        })?;
        // Of groups by period only the latest complete period fits a terminal.
        let shown: Vec<_> = self.metrics().into_iter().flat_map(|metric| self.groups(metric)).collect();
        let latest: Vec<_> = grouped
            .into_iter()
            .filter(|r| shown.iter().any(|finding| std::ptr::eq(*finding, r.finding)))
            .collect();
        let of_groups = latest.first().and_then(|reading| reading.finding.period);
        if let Some(period) = of_groups {
            writeln!(f, "\n{}", period_label(&period))?;
        }
        let segment = self.segment.as_deref().map(plain).unwrap_or_default();
        let name = |finding: &Finding| match &finding.segment {
            Some(segment) => plain(&crate::chart::cut(&segment_label(segment.as_deref()), 28)),
            None => String::new(),
        };
        self.block(f, &segment, &latest, name)?;
        if !self.notes.is_empty() {
            writeln!(f)?;
        }
        self.notes.iter().try_for_each(|note| writeln!(f, "- {}", plain(&note.text())))
    }
}

impl Report {
    /// Tables of some findings, whose rows `name` names.
    fn block(
        &self,
        f: &mut fmt::Formatter<'_>,
        corner: &str,
        readings: &[&Reading<'_>],
        name: impl Fn(&Finding) -> String,
    ) -> fmt::Result {
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
        if let Some(metric) = totals.first() {
            let (rows, rest) = fitting(of(metric));
            let mut head = vec![corner.to_owned()];
            head.extend(totals.iter().map(|metric| (*metric).to_owned()));
            let mut table = vec![head];
            for row in rows {
                let same = |reading: &&&Reading<'_>| {
                    (&reading.finding.period, &reading.finding.segment)
                        == (&row.finding.period, &row.finding.segment)
                };
                let mut line = vec![name(row.finding) + open(row)];
                line.extend(
                    totals
                        .iter()
                        .map(|metric| of(metric).iter().find(same).map_or_else(String::new, |r| value(r))),
                );
                table.push(line);
            }
            writeln!(f)?;
            write_table(f, &table, rest)?;
        }
        for metric in sampled {
            let (rows, rest) = fitting(of(metric));
            let with_change = rows.iter().any(|row| row.change.is_some());
            let mut head = vec![corner.to_owned(), "value".into(), "95 % interval".into(), "n".into()];
            if with_change {
                head.extend(["change", "95 % interval", "p", "verdict"].map(str::to_owned));
            }
            let mut table = vec![head];
            for row in rows {
                let estimate = &row.finding.estimate;
                let mut line = vec![name(row.finding) + open(row), value(row), String::new(), String::new()];
                if let (Some(interval), Some(cell)) = (row.interval, line.get_mut(2)) {
                    *cell = ends(row, interval.low, interval.high);
                }
                if let Some(cell) = line.get_mut(3) {
                    *cell = format::integer(estimate.n().into());
                }
                if let Some(change) = row.change {
                    line.push(format::change(change.value, estimate.unit(), None, None));
                    line.push(change.interval.map_or_else(String::new, |i| ends(row, i.low, i.high)));
                    line.push(change.p_value.map_or_else(String::new, format::p_value));
                    line.push(verdict(row).to_owned());
                }
                table.push(line);
            }
            writeln!(f, "\n{metric}")?;
            write_table(f, &table, rest)?;
        }
        Ok(())
    }
}

/// The rows that are shown, and in words how many are not: the latest periods, the largest groups.
fn fitting<'a, 'r>(mut rows: Vec<&'a Reading<'r>>) -> (Vec<&'a Reading<'r>>, Option<String>) {
    if rows.first().is_some_and(|row| row.finding.segment.is_some()) {
        arrange(&mut rows, |a, b| {
            let n = |row: &Reading<'_>| row.finding.estimate.n();
            n(b).cmp(&n(a)).then_with(|| a.finding.segment.cmp(&b.finding.segment))
        });
        let rest = rows.len().saturating_sub(TOP);
        rows.truncate(TOP);
        (rows, (rest > 0).then(|| format!("{rest} smaller groups are not shown")))
    } else {
        let rest = rows.len().saturating_sub(PERIODS + 1);
        rows.drain(..rest);
        (rows, (rest > 0).then(|| format!("{rest} earlier periods are not shown")))
    }
}

fn open(row: &Reading<'_>) -> &'static str {
    if row.finding.estimate.maturity() == Maturity::Open { " (open)" } else { "" }
}

fn value(row: &Reading<'_>) -> String {
    let estimate = &row.finding.estimate;
    estimate.value().map_or_else(|| "–".to_owned(), |value| format::number(value, estimate.unit(), None))
}

fn ends(row: &Reading<'_>, low: f64, high: f64) -> String {
    let end = |end: f64| format::number(end, row.finding.estimate.unit(), None).replace(" %", "");
    format!("[{}, {}]", end(low), end(high))
}

fn verdict(row: &Reading<'_>) -> &'static str {
    match row.verdict {
        Some(Verdict::Better) => "better",
        Some(Verdict::Worse) => "worse",
        Some(Verdict::NoClearChange) => "no clear change",
        None => "",
    }
}

/// Names to the left, numbers to the right, as wide as the widest.
fn write_table(f: &mut fmt::Formatter<'_>, table: &[Vec<String>], rest: Option<String>) -> fmt::Result {
    let columns = table.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &'_ Vec<String>, column: usize| row.get(column).map_or(0, |cell| text_width(cell));
    let widths: Vec<usize> =
        (0..columns).map(|column| table.iter().map(|row| cell(row, column)).max().unwrap_or(0)).collect();
    for row in table {
        let mut line = String::new();
        for (index, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let gap = " ".repeat(width.saturating_sub(text_width(cell)));
            // The first and the last column of eight are words.
            match index {
                0 => line.extend([cell.as_str(), &gap]),
                7 => line.extend(["  ", cell.as_str()]),
                _ => line.extend(["  ", gap.as_str(), cell.as_str()]),
            }
        }
        writeln!(f, "{}", line.trim_end())?;
    }
    rest.map_or(Ok(()), |rest| writeln!(f, "  {rest}"))
}
