//! Answers on a scale, counted at the speed of memory.

use std::ops::Range;

use super::Reader;
use super::column::Cells;
use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::parallel::parts;

/// Rows that a thread does at a time.
const CHUNK: usize = 262_144;
/// Cells that are compared at a time; each of them counts in a byte, so this many times:
const LANES: usize = 32;
const TIMES: usize = 255;
/// Rows whose places on the scale stay in the nearest cache.
const BLOCK: usize = 8_192;

impl Reader<'_> {
    /// How often each whole number of the scale occurs; the first cell that is none is refused.
    pub(crate) fn tally(&self, least: i64, most: i64) -> Result<Vec<u64>, Error> {
        let places = usize::try_from(most - least + 1).unwrap_or_default();
        let rows = self.column.len();
        let counted = parts(rows.div_ceil(CHUNK), 0, |chunk| {
            let rows = chunk * CHUNK..rows.min((chunk + 1) * CHUNK);
            self.tally_blocks(least, places, rows.clone())
                .map_or_else(|| self.tally_rows(least, most, places, rows), Ok)
        })?;
        let mut counts = vec![0; places];
        for part in counted {
            counts.iter_mut().zip(part).for_each(|(count, more)| *count += more);
        }
        Ok(counts)
    }

    /// Many rows at a time; nothing where one of them is refused, or is held in some rarer way.
    fn tally_blocks(&self, least: i64, places: usize, rows: Range<usize>) -> Option<Vec<u64>> {
        let null = || rows.clone().any(|row| self.column.is_null(row));
        if places > usize::from(u8::MAX) || self.column.may_be_null() && null() {
            return None;
        }
        let mut counts = vec![0; places];
        let mut block = [0; BLOCK];
        for start in rows.clone().step_by(BLOCK) {
            let rows = start..rows.end.min(start + BLOCK);
            let block = block.get_mut(..rows.len())?;
            let all_bits = match &self.column.cells {
                Cells::Int(cells) => {
                    shifted(cells.get(rows)?, block, |cell| cell.wrapping_sub(least).cast_unsigned())
                }
                Cells::Float(cells) => {
                    let first = (ROUND + least as f64).to_bits();
                    shifted(cells.get(rows)?, block, |cell| {
                        let moved = cell + ROUND;
                        let is_whole = moved - ROUND == cell;
                        moved.to_bits().wrapping_sub(first) | if is_whole { 0 } else { 1 << 32 }
                    })
                }
                _ => return None,
            };
            if all_bits > u64::from(u8::MAX) {
                return None;
            }
            for (count, place) in counts.iter_mut().zip(0..) {
                *count += count_of(block, place);
            }
        }
        (counts.iter().sum::<u64>() == rows.len() as u64).then_some(counts)
    }

    /// Row by row.
    fn tally_rows(
        &self,
        least: i64,
        most: i64,
        places: usize,
        rows: Range<usize>,
    ) -> Result<Vec<u64>, Error> {
        let mut counts = vec![0; places];
        for row in rows {
            let score = self.number(row)?;
            let place = score - least as f64;
            let slot = if place == place.trunc() { counts.get_mut(place as usize) } else { None };
            match slot.filter(|_| place >= 0.0) {
                Some(slot) => *slot += 1,
                None => {
                    let error = self.error(Code::Scale, row).with("least", least).with("most", most);
                    return Err(error.got(Number(score)));
                }
            }
        }
        Ok(counts)
    }
}

/// 1.5 × 2^52: a double plus this is rounded to a whole number, which stands in its last bits.
const ROUND: f64 = 6_755_399_441_055_744.0;

/// The places of cells above the least, in bytes, and all the bits that places have: more than a byte's where one is
/// none of the scale.
fn shifted<T: Copy>(cells: &[T], places: &mut [u8], place: impl Fn(T) -> u64) -> u64 {
    let mut bits = 0;
    for (to, &cell) in places.iter_mut().zip(cells) {
        let place = place(cell);
        bits |= place;
        *to = place as u8;
    }
    bits
}

/// How many bytes are this one.
fn count_of(bytes: &[u8], wanted: u8) -> u64 {
    let mut count = 0;
    for bytes in bytes.chunks(LANES * TIMES) {
        let mut lanes = [0_u8; LANES];
        let rows = bytes.chunks_exact(LANES);
        let rest = rows.remainder().iter().filter(|byte| **byte == wanted).count();
        for row in rows {
            lanes.iter_mut().zip(row).for_each(|(lane, byte)| *lane += u8::from(*byte == wanted));
        }
        count += rest as u64 + lanes.iter().map(|lane| u64::from(*lane)).sum::<u64>();
    }
    count
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    fn tally(column: &Column<'_>, least: i64, most: i64) -> Result<Vec<u64>, Error> {
        Reader { table: "nps", input: "scores", column }.tally(least, most)
    }

    #[test]
    fn many_at_a_time_are_counted_as_each_is() {
        let rows = CHUNK + 3 * BLOCK + 77;
        let cells: Vec<i64> = (0..rows as i64).map(|row| (row * row / 7) % 11 - 5).collect();
        let floats: Vec<f64> = cells.iter().map(|&cell| cell as f64).collect();
        let mut expected = vec![0; 11];
        cells.iter().for_each(|cell| expected[(cell + 5) as usize] += 1);
        let decimals = Column::decimals(cells.iter().map(|&cell| i128::from(cell)).collect::<Vec<_>>(), 0);
        for column in [Column::from(&cells), Column::from(&floats), decimals] {
            assert_eq!(tally(&column, -5, 5).unwrap(), expected);
        }
        // The first refused row, in whatever part it lies.
        for at in [0, 5, BLOCK, CHUNK - 1, CHUNK, rows - 1] {
            for bad in [6, -6, 300, i64::MIN, i64::MAX, 250] {
                let mut cells = cells.clone();
                (cells[at], cells[rows - 1]) = (bad, bad);
                let error = tally(&Column::from(cells), -5, 5).unwrap_err();
                assert_eq!((error.code(), error.row()), ("scale", Some(at as u64)), "{bad}");
            }
            let bad = [0.5, -5.5, 6.0, -6.0, 1e300, -1e300, 4e15, 9e15, f64::NAN, f64::INFINITY, 5.000_001];
            for bad in bad {
                let mut floats = floats.clone();
                floats[at] = bad;
                let error = tally(&Column::from(floats), -5, 5).unwrap_err();
                let code = if bad.is_finite() { "scale" } else { "finite" };
                assert_eq!((error.code(), error.row()), (code, Some(at as u64)), "{bad}");
            }
            let mut nulls = vec![false; rows];
            nulls[at] = true;
            let error = tally(&Column::from(cells.clone()).nulls(nulls), -5, 5).unwrap_err();
            assert_eq!((error.code(), error.row()), ("not_null", Some(at as u64)));
        }
        assert_eq!(tally(&Column::from(vec![-0.0, 1.0]), 0, 1).unwrap(), [1, 1]);
        assert_eq!(tally(&Column::from(vec![999_i64, 0]), 0, 1_000).unwrap()[999], 1);
    }
}
