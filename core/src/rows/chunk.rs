//! Cells read many at a time: the rules of `read`, with the type of a column looked at once a chunk.

use std::ops::Range;

use super::Reader;
use super::column::Cells;
use super::keys::Keys;
use super::read::whole;
use crate::calendar::{LocalKind, Zone};
use crate::error::Error;

/// Instants of a chunk, and how many of them the local clock showed twice or never.
#[derive(Debug, Default)]
pub(crate) struct Moments {
    pub(crate) micros: Vec<i64>,
    pub(crate) ambiguous: u64,
    pub(crate) skipped: u64,
}

/// Rows, as ranges.
fn count(rows: &[Range<usize>]) -> usize {
    rows.iter().map(ExactSizeIterator::len).sum()
}

impl Reader<'_> {
    /// Keys of identifiers; 0 where there is none, or an error where there must be one.
    pub(crate) fn keys(&self, rows: &[Range<usize>], tag: &str, required: bool) -> Result<Vec<u128>, Error> {
        let mut hash = Keys::new(tag);
        let mut keys = Vec::with_capacity(count(rows));
        // Neighbours are often alike: a customer's rows, an order's lines.
        let mut last = (None, 0);
        for rows in rows {
            for row in rows.clone() {
                let id = match &self.column.cells {
                    _ if self.column.is_null(row) => None,
                    Cells::Int(cells) => cells.get(row).copied(),
                    Cells::Float(cells) => cells.get(row).copied().and_then(whole),
                    _ => None,
                };
                if id.is_some() && id != last.0 {
                    last = (id, id.map_or(0, |id| hash.integer(id)));
                }
                let key = match id {
                    Some(_) => last.1,
                    None => self.id(row)?.map_or(0, |id| hash.text(&id)),
                };
                if key == 0 && required {
                    return Err(self.null(row, ""));
                }
                keys.push(key);
            }
        }
        Ok(keys)
    }

    /// Instants; a null is an error.
    pub(crate) fn times(&self, rows: &[Range<usize>], zone: Option<&Zone>) -> Result<Moments, Error> {
        let mut times = Moments { micros: Vec::with_capacity(count(rows)), ..Moments::default() };
        for rows in rows {
            if let (Cells::Instant(cells), false) = (&self.column.cells, self.column.may_be_null()) {
                times.micros.extend_from_slice(cells.get(rows.clone()).unwrap_or_default());
                continue;
            }
            for row in rows.clone() {
                let time = self.time(row, zone)?.ok_or_else(|| self.null(row, ""))?;
                match time.resolution {
                    LocalKind::Unique => {}
                    LocalKind::Ambiguous => times.ambiguous += 1,
                    LocalKind::Skipped => times.skipped += 1,
                }
                times.micros.push(time.micros);
            }
        }
        Ok(times)
    }

    /// Amounts in ticks; a null is an error.
    pub(crate) fn moneys(&self, rows: &[Range<usize>], scale: u8) -> Result<Vec<i64>, Error> {
        let mut ticks = Vec::with_capacity(count(rows));
        let slow = |row| self.money(row, scale)?.ok_or_else(|| self.null(row, ""));
        let factor = 10_i64.pow(u32::from(scale.min(9))) as f64;
        for rows in rows {
            if let (Cells::Float(cells), false) = (&self.column.cells, self.column.may_be_null()) {
                let cells = cells.get(rows.clone()).unwrap_or_default();
                for (&value, row) in cells.iter().zip(rows.clone()) {
                    ticks.push(match near_tick(value, factor) {
                        Some(ticks) => ticks,
                        None => slow(row)?,
                    });
                }
            } else {
                for row in rows.clone() {
                    ticks.push(slow(row)?);
                }
            }
        }
        Ok(ticks)
    }
}

/// What `money` makes of most floats, without its call to round; it decides on the rest.
fn near_tick(value: f64, factor: f64) -> Option<i64> {
    // Added and taken away again, 1.5 × 2^52 rounds to a whole number; halves are no ticks whichever way they go.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    const LIMIT: f64 = 1_125_899_906_842_624.0;
    let exact = value * factor;
    let ticks = (exact + ROUND) - ROUND;
    let off = (value - ticks / factor).abs() * factor;
    // Not so for NaN and infinity, for which no comparison holds.
    (exact.abs() < LIMIT && off <= 1e-6).then_some(ticks as i64)
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    fn reader<'a>(column: &'a Column<'a>) -> Reader<'a> {
        Reader { table: "orders", input: "value", column }
    }

    #[test]
    fn many_cells_are_read_as_each_is() {
        let values = vec![0.1 + 0.2, -2.55, 77_183_600.123_4, 0.0, -0.0, 1e11 + 0.25, 9e10, 123.456_7, 1e-11];
        for scale in 0..=9 {
            for value in &values {
                let column = Column::from(vec![*value]);
                let one = reader(&column).money(0, scale);
                let many = reader(&column).moneys(std::slice::from_ref(&(0..1)), scale);
                match (one, many) {
                    (Ok(one), Ok(many)) => assert_eq!(one, Some(many[0]), "{value} at {scale}"),
                    (one, many) => assert!(one.is_err() && many.is_err(), "{value} at {scale}"),
                }
            }
        }
        let ids = Column::from(vec![5_i64, 5, 6, 5]).nulls(vec![false, true, false, false]);
        let keys = reader(&ids).keys(&[0..1, 1..4], "customer", false).unwrap();
        let floats = Column::from(vec![5.0, -0.0, f64::NAN, 9e15, -7.0]);
        let key = |id: &str| Keys::new("customer").text(id);
        let of_floats = reader(&floats).keys(std::slice::from_ref(&(0..5)), "customer", false).unwrap();
        assert_eq!(of_floats, [key("5"), key("0"), 0, key("9000000000000000"), key("-7")]);
        let halves = Column::from(vec![5.0, 0.5]);
        assert_eq!(
            reader(&halves).keys(std::slice::from_ref(&(0..2)), "order", true).unwrap_err().row(),
            Some(1)
        );
        let five = key("5");
        assert_eq!(keys, [five, 0, key("6"), five]);
        assert_eq!(reader(&ids).keys(&[0..3, 3..4], "order", true).unwrap_err().row(), Some(1));
    }
}
