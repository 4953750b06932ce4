//! Columns of shares: the value and Wilson's interval of each row, without an estimate a row.

use std::ops::Range;

use super::columns::{NO_COUNT, Nulls, Rows};
use super::{Argument, Formula};
use crate::field::{Input, InputKind};
use crate::math::critical::Critical;
use crate::math::interval::{Interval, wilson_ends};
use crate::rows::Cells;

/// Rows at a time: their counts stay in the nearest cache.
const BLOCK: usize = 512;

/// What the body of a formula is, where its columns need no estimate a row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// Nothing but a share of a whole, of these inputs.
    Share { part: &'static str, whole: &'static str },
    /// Anything.
    Any,
}

/// The shape of the body of a formula.
macro_rules! shape {
    ({ share($metric:literal, ($part:literal, $of:ident), ($whole:literal, $all:ident) $(,)?) }) => {
        $crate::metric::Shape::Share { part: stringify!($of), whole: stringify!($all) }
    };
    ($body:tt) => {
        $crate::metric::Shape::Any
    };
}
pub(crate) use shape;

/// 2^53: a larger double may stand for another count than the caller meant.
const MOST: i64 = 1 << 53;

impl Formula {
    /// Fills some rows, from row `first` of the arguments on; nothing where the formula is no share, a count is held in
    /// some rarer way, or a row is refused: whoever does them one by one finds out which.
    pub(super) fn share_rows(
        &self,
        arguments: &[Argument<'_>],
        first: usize,
        rows: &mut Rows<'_>,
        critical: &mut Critical,
    ) -> Option<Nulls> {
        let Shape::Share { part, whole } = self.shape else { return None };
        let [of, all] = [part, whole].map(|name| {
            let is = |input: &Input| input.name == name && input.kind == InputKind::Count;
            self.inputs.iter().position(is).and_then(|place| arguments.get(place))
        });
        let (of, all, z) = (of?, all?, critical.z()?);
        let (mut parts, mut wholes, mut is_null) = ([0; BLOCK], [0; BLOCK], [false; BLOCK]);
        let mut nulls = Nulls::default();
        let ends = rows.low.chunks_mut(BLOCK).zip(rows.high.chunks_mut(BLOCK));
        let blocks = rows.value.chunks_mut(BLOCK).zip(ends).zip(rows.n.chunks_mut(BLOCK));
        for (block, ((value, (low, high)), n)) in blocks.enumerate() {
            let range = first + block * BLOCK..first + block * BLOCK + n.len();
            let (parts, wholes) = (parts.get_mut(..n.len())?, wholes.get_mut(..n.len())?);
            if !(read(of, range.clone(), parts) && read(all, range.clone(), wholes)) {
                return None;
            }
            let some_null = [of, all].map(|argument| mark(argument, range.clone(), &mut is_null));
            if some_null.contains(&true) {
                let cells = parts.iter_mut().zip(&mut *wholes).zip(&is_null);
                cells.filter(|(_, null)| **null).for_each(|(cells, _)| (*cells.0, *cells.1) = (0, 0));
            }
            let (signs, zeros) = parts.iter().zip(&*wholes).fold((0, 0), |(signs, zeros), (&of, &all)| {
                (signs | of | all | all.wrapping_sub(of), zeros | all.wrapping_sub(1))
            });
            if signs < 0 {
                return None;
            }
            let cells = parts.iter().zip(&*wholes).zip(&mut *value).zip(low.iter_mut().zip(high));
            for (((of, all), value), (low, high)) in cells {
                let (of, all) = (*of as f64, *all as f64);
                *value = of / all;
                Interval { low: *low, high: *high } = wilson_ends(of, all, z);
            }
            n.copy_from_slice(wholes);
            // The sign of a whole less 1: some whole is 0.
            nulls.value |= zeros < 0;
            nulls.ends |= zeros < 0;
            if some_null.contains(&true) {
                nulls.n = true;
                let cells = n.iter_mut().zip(&mut is_null).filter(|(_, null)| **null);
                cells.for_each(|(n, null)| (*n, *null) = (NO_COUNT, false));
            }
        }
        Some(nulls)
    }
}

/// Brings counts to one type; false where one is none. Null cells hold anything.
fn read(argument: &Argument<'_>, rows: Range<usize>, counts: &mut [i64]) -> bool {
    let whole = |cell: f64| {
        let count = cell as i64;
        (count, count as f64 == cell && count <= MOST)
    };
    match argument {
        Argument::Whole(count) => counts.fill(*count),
        Argument::Number(cell) => {
            let (count, is_whole) = whole(*cell);
            counts.fill(count);
            return is_whole;
        }
        Argument::List(column) => match &column.cells {
            Cells::Int(cells) => match cells.get(rows) {
                Some(cells) => counts.copy_from_slice(cells),
                None => return false,
            },
            Cells::Float(cells) => {
                let mut all_whole = true;
                for ((count, cell), row) in
                    counts.iter_mut().zip(cells.get(rows.clone()).unwrap_or_default()).zip(rows)
                {
                    let (of, is_whole) = whole(*cell);
                    *count = of;
                    all_whole &= is_whole || column.is_null(row);
                }
                return all_whole;
            }
            _ => return false,
        },
        _ => return false,
    }
    true
}

/// Marks null rows; whether there are any.
fn mark(argument: &Argument<'_>, rows: Range<usize>, is_null: &mut [bool]) -> bool {
    let Argument::List(column) = argument else { return false };
    if !column.may_be_null() {
        return false;
    }
    let mut some = false;
    for (null, row) in is_null.iter_mut().zip(rows) {
        *null |= column.is_null(row);
        some |= *null;
    }
    some
}
