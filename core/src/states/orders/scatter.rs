//! A counting scatter: rows go to parts by their keys, chunk by chunk, each chunk into slices of its own. Parts are
//! sorted each by itself, so that neither chunks nor threads reach a result.

use std::ops::Range;

use super::log::take;
use crate::error::Error;
use crate::parallel::parts;

/// Rows of a chunk, unless a table is so long that there would be too many chunks.
const CHUNK: usize = 65_536;
/// More chunks cost more in slices than they gain in balance.
const CHUNKS: usize = 256;
/// Rows that a part has about: what is sorted at once should fit into a core's own cache.
const PART: usize = 8_192;
const PARTS: usize = 1_024;

/// How many rows of each chunk go to each part.
pub(super) struct Scatter {
    rows: usize,
    chunk: usize,
    parts: usize,
    /// By chunk, then by part.
    counts: Vec<Vec<usize>>,
}

impl Scatter {
    /// Counts rows by the keys that `keys` gives for a range of them; it may leave rows out.
    pub(super) fn new(
        rows: usize,
        threads: usize,
        keys: impl Fn(Range<usize>) -> Result<Vec<u128>, Error> + Sync,
    ) -> Result<Self, Error> {
        let chunk = CHUNK * rows.div_ceil(CHUNK * CHUNKS).max(1);
        let parts_of = (rows / PART).next_power_of_two().min(PARTS);
        let mut scatter = Self { rows, chunk, parts: parts_of, counts: Vec::new() };
        scatter.counts = parts(scatter.chunks(), threads, |part| {
            let mut counts = vec![0; scatter.parts];
            for key in keys(scatter.range(part))? {
                if let Some(count) = counts.get_mut(scatter.part(key)) {
                    *count += 1;
                }
            }
            Ok(counts)
        })?;
        Ok(scatter)
    }

    pub(super) fn chunks(&self) -> usize {
        self.rows.div_ceil(self.chunk)
    }

    pub(super) fn parts(&self) -> usize {
        self.parts
    }

    /// Leading bits that all keys of a part share.
    pub(super) fn shared_bits(&self) -> u32 {
        self.parts.ilog2()
    }

    /// The rows of a chunk.
    pub(super) fn range(&self, chunk: usize) -> Range<usize> {
        chunk * self.chunk..self.rows.min((chunk + 1) * self.chunk)
    }

    /// Rows in all parts together.
    pub(super) fn total(&self) -> usize {
        self.counts.iter().flatten().sum()
    }

    /// The part of a key; parts are in the order of keys.
    fn part(&self, key: u128) -> usize {
        (((key >> 64) * self.parts as u128) >> 64) as usize
    }

    /// For each part how many rows each chunk gave it.
    pub(super) fn of_part(&self, part: usize) -> impl Iterator<Item = usize> + '_ {
        self.counts.iter().map(move |counts| counts.get(part).copied().unwrap_or_default())
    }

    /// Places of a chunk's rows in the order of their parts.
    pub(super) fn places(&self, chunk: usize, keys: &[u128]) -> Vec<u32> {
        let mut next = 0;
        let mut starts: Vec<usize> = Vec::with_capacity(self.parts);
        for count in self.counts.get(chunk).into_iter().flatten() {
            starts.push(next);
            next += count;
        }
        let mut places = vec![0; keys.len()];
        for (row, key) in keys.iter().enumerate() {
            if let Some(start) = starts.get_mut(self.part(*key)) {
                if let Some(place) = places.get_mut(*start) {
                    *place = row as u32;
                }
                *start += 1;
            }
        }
        places
    }

    /// The slices of a column that each chunk fills, by part; those of an empty column are empty.
    pub(super) fn by_chunk<'a, T>(&self, column: &'a mut [T]) -> Vec<Vec<&'a mut [T]>> {
        let mut slices: Vec<Vec<_>> = self.counts.iter().map(|_| Vec::with_capacity(self.parts)).collect();
        let mut rest = column;
        for part in 0..self.parts {
            for (slices, count) in slices.iter_mut().zip(self.of_part(part)) {
                slices.push(take(&mut rest, count));
            }
        }
        slices
    }

    /// The slice of a column that each part has.
    pub(super) fn by_part<'a, T>(&self, column: &'a mut [T]) -> Vec<&'a mut [T]> {
        let mut rest = column;
        (0..self.parts).map(|part| take(&mut rest, self.of_part(part).sum())).collect()
    }
}

/// Writes a chunk's cells into its slices; `places` are in the order of parts.
pub(super) fn put<T: Copy + Default>(cells: &[T], places: &[u32], slices: Vec<&mut [T]>) {
    let mut places = places.iter();
    for slice in slices {
        for (to, place) in slice.iter_mut().zip(&mut places) {
            *to = cells.get(*place as usize).copied().unwrap_or_default();
        }
    }
}
