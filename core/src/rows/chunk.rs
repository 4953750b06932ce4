//! Cells read many at a time: the rules of `read`, with the type of a column looked at once a chunk.

use std::ops::Range;

use xxhash_rust::xxh3::{Xxh3Default, xxh3_128};

use super::Reader;
use super::column::Cells;
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
        for row in rows.iter().cloned().flatten() {
            let key = match &self.column.cells {
                Cells::Int(cells) if !self.column.is_null(row) => match cells.get(row) {
                    id if id.copied() == last.0 => last.1,
                    Some(&id) => {
                        last = (Some(id), hash.integer(id));
                        last.1
                    }
                    None => 0,
                },
                _ => self.id(row)?.map_or(0, |id| hash.text(&id)),
            };
            if key == 0 && required {
                return Err(self.null(row, ""));
            }
            keys.push(key);
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

/// XXH3-128 (seed 0) of a column tag and an identifier's canonical text.
pub(crate) struct Keys {
    /// The tag and a separator that no tag contains: ("ab", "c") and ("a", "bc") stay apart.
    bytes: [u8; 64],
    prefix: usize,
}

impl Keys {
    pub(crate) fn new(tag: &str) -> Self {
        let mut keys = Self { bytes: [0; 64], prefix: tag.len().min(32) + 1 };
        keys.bytes.iter_mut().zip(tag.bytes().take(32)).for_each(|(to, byte)| *to = byte);
        keys
    }

    fn of(&self, length: usize) -> u128 {
        xxh3_128(self.bytes.get(..self.prefix + length).unwrap_or_default())
    }

    /// The key of a text.
    pub(crate) fn text(&mut self, id: &str) -> u128 {
        if let Some(place) = self.bytes.get_mut(self.prefix..self.prefix + id.len()) {
            place.copy_from_slice(id.as_bytes());
            return self.of(id.len());
        }
        let mut hash = Xxh3Default::new();
        hash.update(self.bytes.get(..self.prefix).unwrap_or_default());
        hash.update(id.as_bytes());
        hash.digest128()
    }

    /// The key of a number's decimal digits.
    pub(crate) fn integer(&mut self, id: i64) -> u128 {
        let mut rest = id.unsigned_abs();
        let sign = usize::from(id < 0);
        let length = sign + rest.checked_ilog10().map_or(1, |log| log as usize + 1);
        if let Some(digits) = self.bytes.get_mut(self.prefix..self.prefix + length) {
            for byte in digits.iter_mut().rev() {
                *byte = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
            if let (true, Some(first)) = (id < 0, digits.first_mut()) {
                *first = b'-';
            }
        }
        self.of(length)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    fn reader<'a>(column: &'a Column<'a>) -> Reader<'a> {
        Reader { table: "orders", input: "value", column }
    }

    /// The key as it is defined: streamed, tag, zero byte, text.
    fn defined(tag: &str, id: &str) -> u128 {
        let mut hash = Xxh3Default::new();
        hash.update(tag.as_bytes());
        hash.update(&[0]);
        hash.update(id.as_bytes());
        hash.digest128()
    }

    #[test]
    fn keys_are_those_of_the_text() {
        let mut keys = Keys::new("customer");
        for id in [0, 7, -7, 10, 99, 100, 17850, -1_000_000, i64::MAX, i64::MIN] {
            assert_eq!(keys.integer(id), defined("customer", &id.to_string()), "{id}");
        }
        for length in 0..300 {
            let id = "é0x".repeat(100)[..].chars().take(length).collect::<String>();
            assert_eq!(keys.text(&id), defined("customer", &id), "{length}");
        }
    }

    #[test]
    fn many_cells_are_read_as_each_is() {
        let values = vec![0.1 + 0.2, -2.55, 77_183_600.123_4, 0.0, -0.0, 1e11 + 0.25, 9e10, 123.456_7, 1e-11];
        for scale in 0..=9 {
            for value in &values {
                let column = Column::from(vec![*value]);
                let one = reader(&column).money(0, scale);
                let many = reader(&column).moneys(&[0..1], scale);
                match (one, many) {
                    (Ok(one), Ok(many)) => assert_eq!(one, Some(many[0]), "{value} at {scale}"),
                    (one, many) => assert!(one.is_err() && many.is_err(), "{value} at {scale}"),
                }
            }
        }
        let ids = Column::from(vec![5_i64, 5, 6, 5]).nulls(vec![false, true, false, false]);
        let keys = reader(&ids).keys(&[0..1, 1..4], "customer", false).unwrap();
        let five = defined("customer", "5");
        assert_eq!(keys, [five, 0, defined("customer", "6"), five]);
        assert_eq!(reader(&ids).keys(&[0..4], "order", true).unwrap_err().row(), Some(1));
    }
}
