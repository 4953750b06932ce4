//! How lists are read: the first cell that breaks the rule of its input is named.

use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::rows::{Column, Reader};

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
