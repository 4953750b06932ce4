//! Answers on a scale, counted at the speed of memory.

use std::ops::Range;

use super::Reader;
use super::column::Cells;
use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::parallel::parts;

/// Rows that a thread does at a time.
const CHUNK: usize = 262_144;
/// More places than any scale of answers has.
const PLACES: usize = 256;
/// Neighbours are counted apart: a counter that has just been written to is slow to read again.
const APART: usize = 4;

impl Reader<'_> {
    /// How often each whole number of the scale occurs; the first cell that is none is refused.
    pub(crate) fn tally(&self, least: i64, most: i64) -> Result<Vec<u64>, Error> {
        let places = usize::try_from(most - least + 1).unwrap_or_default();
        let rows = self.column.len();
        let counted = parts(rows.div_ceil(CHUNK), 0, |chunk| {
            let rows = chunk * CHUNK..rows.min((chunk + 1) * CHUNK);
            self.tally_many(least, places, rows.clone())
                .map_or_else(|| self.tally_rows(least, most, places, rows), Ok)
        })?;
        let mut counts = vec![0; places];
        for part in counted {
            counts.iter_mut().zip(part).for_each(|(count, more)| *count += more);
        }
        Ok(counts)
    }

    /// Many rows at a time; nothing where one of them is refused, or is held in some rarer way.
    fn tally_many(&self, least: i64, places: usize, rows: Range<usize>) -> Option<Vec<u64>> {
        let null = || rows.clone().any(|row| self.column.is_null(row));
        if places >= PLACES || self.column.may_be_null() && null() {
            return None;
        }
        let counts = match &self.column.cells {
            Cells::Int(cells) => {
                count(cells.get(rows.clone())?, |cell| cell.wrapping_sub(least).cast_unsigned())
            }
            Cells::Float(cells) => {
                let first = (ROUND + least as f64).to_bits();
                count(cells.get(rows.clone())?, |cell| {
                    let moved = cell + ROUND;
                    if moved - ROUND == cell { moved.to_bits().wrapping_sub(first) } else { u64::MAX }
                })
            }
            _ => return None,
        };
        let counts = counts.get(..places)?.to_vec();
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

/// How many cells have each place; those beyond the last count as the last.
fn count<T: Copy>(cells: &[T], place: impl Fn(T) -> u64) -> [u64; PLACES] {
    let mut counts = [[0; PLACES]; APART];
    for cells in cells.chunks(APART) {
        for (counts, cell) in counts.iter_mut().zip(cells) {
            if let Some(count) = counts.get_mut(place(*cell).min(PLACES as u64 - 1) as usize) {
                *count += 1;
            }
        }
    }
    std::array::from_fn(|place| counts.iter().filter_map(|counts| counts.get(place)).sum())
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
        let rows = CHUNK + 3 * 8_192 + 77;
        let cells: Vec<i64> = (0..rows as i64).map(|row| (row * row / 7) % 11 - 5).collect();
        let floats: Vec<f64> = cells.iter().map(|&cell| cell as f64).collect();
        let mut expected = vec![0; 11];
        cells.iter().for_each(|cell| expected[(cell + 5) as usize] += 1);
        let decimals = Column::decimals(cells.iter().map(|&cell| i128::from(cell)).collect::<Vec<_>>(), 0);
        for column in [Column::from(&cells), Column::from(&floats), decimals] {
            assert_eq!(tally(&column, -5, 5).unwrap(), expected);
        }
        // The first refused row, in whatever part it lies.
        for at in [0, 5, 8_192, CHUNK - 1, CHUNK, rows - 1] {
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
