//! The table of a report: its columns as rows of one list, each with what it holds and how it is read.

use super::{Report, Verdict};
use crate::estimate::{Difference, Estimate};
use crate::field::Output;
use crate::finding::Finding;
use crate::table::{Cells, Table};
use crate::text::{Language, words};

/// One column: its description, and its cell of a finding.
struct Column {
    output: Output,
    cell: Cell,
}

enum Cell {
    Text(fn(&Finding) -> Option<String>),
    /// The notes, in the language of the report.
    Notes,
    Float(fn(&Finding) -> Option<f64>),
    Int(fn(&Finding) -> u64),
    Date(fn(&Finding) -> Option<i32>),
    /// The p-value after Holm's correction, and the verdict: both come from all rows together.
    Holm,
    Verdict,
    /// The value of the segment column, under that column's own name; only in a report that is split.
    Segment,
    /// Whether the row is about a group or about all; only in a report that is split.
    Scope,
}

const fn column(name: &'static str, doc: &'static str, cell: Cell) -> Column {
    Column { output: Output { name, doc }, cell }
}

const COLUMNS: &[Column] = &[
    column("metric", "Id of the metric.", Cell::Text(|row| Some(row.estimate.metric().to_owned()))),
    column(
        "period_start",
        "First local date of the period; null for all of the data.",
        Cell::Date(|row| row.period.map(|period| period.first.days())),
    ),
    column(
        "period_end",
        "Local date after the last; null for all of the data.",
        Cell::Date(|row| row.period.map(|period| period.last_exclusive.days())),
    ),
    column(
        "segment",
        "Group of the segment column, under that column's own name; null for the null group and for all.",
        Cell::Segment,
    ),
    column("scope", "`group`, or `all` for all groups together.", Cell::Scope),
    column("value", "The value; null where it is undefined.", Cell::Float(|row| row.estimate.value())),
    column("low", "Lower end of the 95 % interval.", Cell::Float(|row| row.estimate.low())),
    column("high", "Upper end of the 95 % interval.", Cell::Float(|row| row.estimate.high())),
    column("n", "Units behind the value: orders or customers.", Cell::Int(|row| row.estimate.n())),
    column(
        "clusters",
        "Independent clusters behind it: customers, and single orders of nobody.",
        Cell::Int(|row| row.estimate.clusters()),
    ),
    column("unit", "What the value counts.", Cell::Text(|row| Some(row.estimate.unit().id().to_owned()))),
    column(
        "maturity",
        "`complete`, `open` (the period had not ended) or `unobserved`.",
        Cell::Text(|row| Some(row.estimate.maturity().id().to_owned())),
    ),
    column(
        "previous",
        "Value of the period it is compared with.",
        Cell::Float(|row| row.previous.as_ref().and_then(Estimate::value)),
    ),
    column("change", "Value minus previous value.", Cell::Float(|row| change(row, Difference::value))),
    column("change_low", "Lower end of its 95 % interval.", Cell::Float(|row| change(row, Difference::low))),
    column(
        "change_high",
        "Upper end of its 95 % interval.",
        Cell::Float(|row| change(row, Difference::high)),
    ),
    column("p_value", "Two-sided p-value of no change.", Cell::Float(|row| change(row, Difference::p_value))),
    column(
        "p_holm",
        "The p-value after Holm's correction over all changes that get a verdict; null for the others.",
        Cell::Holm,
    ),
    column(
        "verdict",
        "`better`, `worse` or `no_clear_change`, where the evidence bears a word.",
        Cell::Verdict,
    ),
    column("notes", "Remarks on the value.", Cell::Notes),
];

fn change(row: &Finding, of: fn(&Difference) -> Option<f64>) -> Option<f64> {
    row.change.as_ref().and_then(of)
}

fn notes(row: &Finding, language: &Language) -> Option<String> {
    let notes: Vec<_> = row.estimate.notes().iter().map(|note| note.text_in(language)).collect();
    (!notes.is_empty()).then(|| notes.join(language.say(&words::SENTENCES)))
}

/// The columns of a report's table, for documentation.
pub fn outputs() -> impl Iterator<Item = &'static Output> {
    COLUMNS.iter().map(|column| &column.output)
}

impl Report {
    /// One row a finding, with the columns that every report has.
    pub fn table(&self) -> Table {
        let rows = &self.findings;
        let judged = self.judged();
        let mut columns = Vec::with_capacity(COLUMNS.len());
        for Column { output, cell } in COLUMNS {
            let mut name = output.name.to_owned();
            let cells = match cell {
                Cell::Text(of) => Cells::Text(rows.iter().map(of).collect()),
                Cell::Notes => Cells::Text(rows.iter().map(|row| notes(row, &self.language)).collect()),
                Cell::Float(of) => Cells::Float(rows.iter().map(of).collect()),
                Cell::Int(of) => Cells::Int(rows.iter().map(|row| i64::try_from(of(row)).ok()).collect()),
                Cell::Date(of) => Cells::Date(rows.iter().map(of).collect()),
                Cell::Holm => Cells::Float(judged.iter().map(|(p_holm, _)| *p_holm).collect()),
                Cell::Verdict => {
                    let word = |verdict: Verdict| verdict.id().to_owned();
                    Cells::Text(judged.iter().map(|(_, verdict)| verdict.map(word)).collect())
                }
                Cell::Segment | Cell::Scope if self.segment.is_none() => continue,
                Cell::Segment => {
                    name = self.segment_name();
                    Cells::Text(rows.iter().map(|row| row.segment.clone().flatten()).collect())
                }
                Cell::Scope => {
                    let scope = |row: &Finding| if row.segment.is_some() { "group" } else { "all" };
                    Cells::Text(rows.iter().map(|row| Some(scope(row).to_owned())).collect())
                }
            };
            columns.push((name.into(), cells));
        }
        Table::new(columns)
    }

    /// The name of the segment column, changed where it would stand twice in the table.
    fn segment_name(&self) -> String {
        let name = self.segment.clone().unwrap_or_default();
        let taken = outputs().any(|output| output.name == name && name != "segment");
        if taken { name + "_segment" } else { name }
    }
}
