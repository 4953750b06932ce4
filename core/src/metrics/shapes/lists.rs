//! How lists are read: the first cell that breaks the rule of its input is named.

use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::estimate::Estimate;
use crate::note::{Code as NoteCode, Note};
use crate::order::sort;
use crate::rows::{Column, Reader};

use super::total;

/// The finite numbers of a list.
pub(crate) fn numbers(
    metric: &'static str,
    input: &'static str,
    list: &Column<'_>,
) -> Result<Vec<f64>, Error> {
    let reader = Reader { table: metric, input, column: list };
    (0..list.len()).map(|row| reader.number(row)).collect()
}

/// The numbers of a list, none below 0.
pub(crate) fn not_negative(
    metric: &'static str,
    input: &'static str,
    list: &Column<'_>,
) -> Result<Vec<f64>, Error> {
    let values = numbers(metric, input, list)?;
    match values.iter().enumerate().find(|(_, value)| **value < 0.0) {
        Some((row, low)) => {
            Err(Error::new(Code::AtLeast, metric).at(input).with("limit", 0).got(Number(*low)).row_at(row))
        }
        None => Ok(values),
    }
}

/// The whole numbers of a list, none below 0.
pub(crate) fn whole_numbers(
    metric: &'static str,
    input: &'static str,
    list: &Column<'_>,
) -> Result<Vec<u64>, Error> {
    let reader = Reader { table: metric, input, column: list };
    (0..list.len()).map(|row| reader.count(row)).collect()
}

/// The truth values of a list.
pub(crate) fn flags(
    metric: &'static str,
    input: &'static str,
    list: &Column<'_>,
) -> Result<Vec<bool>, Error> {
    let reader = Reader { table: metric, input, column: list };
    (0..list.len()).map(|row| reader.flag(row)?.ok_or_else(|| reader.null(row, ""))).collect()
}

/// Refuses a list that is not as long as the one before it.
pub(crate) fn one_length(
    metric: &'static str,
    before: usize,
    (input, length): (&'static str, usize),
) -> Result<(), Error> {
    if length == before {
        return Ok(());
    }
    Err(Error::new(Code::ColumnLength, metric).at(input).with("expected", before).got(length))
}

/// The number of different identifiers; those that are null are left out.
pub(crate) fn distinct(
    metric: &'static str,
    (input, ids): (&'static str, &Column<'_>),
) -> Result<Estimate, Error> {
    let reader = Reader { table: metric, input, column: ids };
    let mut seen = Vec::new();
    for row in 0..ids.len() {
        seen.extend(reader.key(row, input)?);
    }
    let left_out = ids.len() - seen.len();
    sort(&mut seen, Ord::cmp);
    seen.dedup();
    let estimate = total(metric, seen.len() as u64)?;
    Ok(match left_out {
        0 => estimate,
        _ => {
            estimate.note(Note::new(NoteCode::NullRows).with("count", left_out as u64).with("column", input))
        }
    })
}
