//! The report as text for a terminal.

use std::fmt::{self, Display};

use super::Report;
use crate::chart::{plain, text_width};
use crate::text::words;

/// Totals beside each other fill so many columns at most; then a new table begins.
const COLUMNS: usize = 100;

/// Totals side by side, then a block for each metric with intervals, then the groups, then the notes.
impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}, {}", plain(&self.title()), self.coverage())?;
        let facts: Vec<String> = self.settings().iter().map(|fact| plain(fact)).collect();
        writeln!(f, "{}", facts.join(", "))?;
        for block in self.blocks(&self.readings()) {
            writeln!(f)?;
            if let Some(heading) = &block.heading {
                writeln!(f, "{}", heading.id(&self.language))?;
            }
            // Totals alone can be parted without losing their sense.
            write_table(f, &block.table, if block.heading.is_none() { COLUMNS } else { usize::MAX })?;
            if let Some(rest) = &block.rest {
                writeln!(f, "  {rest}")?;
            }
        }
        if !self.notes.is_empty() {
            writeln!(f)?;
        }
        self.notes.iter().try_for_each(|note| writeln!(f, "- {}", plain(&note.text_in(&self.language))))
    }
}

impl Report {
    /// Zone, currency and `as_of`, in words.
    pub(super) fn settings(&self) -> Vec<String> {
        let zone = self.zone.as_ref().map(|zone| zone.name().to_owned());
        let currency = self.currency.as_deref().map(str::to_owned);
        let as_of = self.language.fill(&words::AS_OF, &[("time", &self.as_of_text())]);
        [zone, currency, Some(as_of)].into_iter().flatten().collect()
    }
}

/// Names to the left, numbers to the right, as wide as the widest; as many tables as the width needs.
fn write_table(f: &mut fmt::Formatter<'_>, table: &[Vec<String>], limit: usize) -> fmt::Result {
    let columns = table.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &'_ Vec<String>, column: usize| row.get(column).map_or(0, |cell| text_width(cell));
    let width = |column: usize| table.iter().map(|row| cell(row, column)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut from = 1;
    loop {
        let mut used = widths.first().copied().unwrap_or(0);
        let fits = |width: &&usize| {
            used += **width + 2;
            used <= limit
        };
        // One column stands there in any case.
        let count = widths.iter().skip(from).take_while(fits).count().max(1);
        for row in table {
            write_row(f, row, &widths, from..from + count)?;
        }
        from += count;
        if from >= columns {
            return Ok(());
        }
        writeln!(f)?;
    }
}

/// The name of a row and some of its cells.
fn write_row(
    f: &mut fmt::Formatter<'_>,
    row: &[String],
    widths: &[usize],
    shown: std::ops::Range<usize>,
) -> fmt::Result {
    let mut line = String::new();
    for (index, (cell, width)) in row.iter().zip(widths).enumerate() {
        let gap = " ".repeat(width.saturating_sub(text_width(cell)));
        // The first and the last column of eight are words.
        match index {
            0 => line.extend([cell.as_str(), &gap]),
            _ if !shown.contains(&index) => {}
            7 => line.extend(["  ", cell.as_str()]),
            _ => line.extend(["  ", gap.as_str(), cell.as_str()]),
        }
    }
    writeln!(f, "{}", line.trim_end())
}
