//! Formulas over columns: one estimate a row.

use super::{Argument, Formula};
use crate::error::{Code, Error};
use crate::estimate::LEVEL;
use crate::math::critical::Critical;
use crate::math::rational::divide;
use crate::rows::{Cells as Held, Column};
use crate::table::{Cells, Table};

/// More inputs than any formula has; arguments of a row stand in an array, since a heap block a row would cost more
/// than the formula.
const MOST: usize = 8;

impl Formula {
    /// Whether every input is a number, so that columns of numbers stand for as many calls.
    pub fn takes_numbers(&self) -> bool {
        self.inputs.iter().all(|input| !input.kind.is_list())
    }

    /// Evaluates the formula row by row: a table of `value`, `low`, `high` and `n`, the ends at 95 %.
    ///
    /// Lists have one length; numbers stand for every row. A null in any list leaves its row null. An undefined value
    /// is null beside an `n`, as everywhere.
    ///
    /// # Errors
    ///
    /// As [`Formula::evaluate`] for the first row that it refuses, which is named; and when lists differ in length or
    /// hold no numbers, or when the formula itself takes a list.
    ///
    /// # Example
    ///
    /// ```
    /// use engagement_metrics::metric::Argument;
    /// use engagement_metrics::{Cells, metrics};
    ///
    /// let rate = metrics::find("repeat_purchase_rate")?;
    /// let repeat = Argument::List(vec![8_i64, 3].into());
    /// let table = rate.columns(&[repeat, Argument::Whole(26)])?;
    /// let (name, cells) = table.columns().next().unwrap();
    /// assert_eq!((name, cells), ("value", &Cells::Float(vec![Some(8.0 / 26.0), Some(3.0 / 26.0)])));
    /// # Ok::<(), engagement_metrics::Error>(())
    /// ```
    pub fn columns(&self, arguments: &[Argument<'_>]) -> Result<Table, Error> {
        self.check_count(arguments)?;
        let length = self.length(arguments)?;
        let mut row: [Argument<'static>; MOST] = [const { Argument::Missing }; MOST];
        let mut value = Vec::with_capacity(length);
        let (mut low, mut high, mut n) = (value.clone(), value.clone(), Vec::with_capacity(length));
        let mut critical = Critical::often(LEVEL);
        for index in 0..length {
            let given = self.fill(&mut row, arguments, index)?;
            let estimate =
                given.map(|given| self.evaluate_checked(given).map_err(|error| error.row_at(index)));
            let estimate = estimate.transpose()?;
            let ends = estimate.as_ref().and_then(|estimate| estimate.interval_by(&mut critical));
            value.push(estimate.as_ref().and_then(|estimate| estimate.value()));
            low.push(ends.map(|ends| ends.low));
            high.push(ends.map(|ends| ends.high));
            n.push(estimate.and_then(|estimate| i64::try_from(estimate.n()).ok()));
        }
        let floats = [("value", value), ("low", low), ("high", high)];
        let mut columns: Vec<_> =
            floats.into_iter().map(|(name, cells)| (name.into(), Cells::Float(cells))).collect();
        columns.push(("n".into(), Cells::Int(n)));
        Ok(Table::new(columns))
    }

    /// Rows of the lists; one without any.
    fn length(&self, arguments: &[Argument<'_>]) -> Result<usize, Error> {
        let mut length = None;
        for (input, argument) in self.inputs.iter().zip(arguments) {
            let error = |code| Error::new(code, self.id).at(input.name);
            match argument {
                // No row is at fault.
                Argument::Missing if !input.is_optional() => return Err(error(Code::MissingColumn)),
                Argument::List(_) if input.kind.is_list() => {
                    let error =
                        error(Code::ColumnType).with("expected", "numbers, since the formula takes a list");
                    return Err(error.got("a list"));
                }
                Argument::List(column) => match length {
                    Some(length) if length != column.len() => {
                        return Err(error(Code::ColumnLength).with("expected", length).got(column.len()));
                    }
                    _ => length = Some(column.len()),
                },
                _ => {}
            }
        }
        Ok(length.unwrap_or(1))
    }

    /// The arguments of one row; nothing where one of them is null.
    fn fill<'a>(
        &self,
        row: &'a mut [Argument<'static>; MOST],
        arguments: &[Argument<'_>],
        index: usize,
    ) -> Result<Option<&'a [Argument<'static>]>, Error> {
        for ((place, argument), input) in row.iter_mut().zip(arguments).zip(self.inputs) {
            *place = match argument {
                Argument::Missing => Argument::Missing,
                Argument::Number(number) => Argument::Number(*number),
                Argument::Whole(number) => Argument::Whole(*number),
                Argument::Word(word) => Argument::Word(word.clone().into_owned().into()),
                Argument::List(column) => match number(column, index) {
                    Ok(Some(number)) => number,
                    Ok(None) => return Ok(None),
                    Err(got) => {
                        let error = Error::new(Code::ColumnType, self.id).at(input.name);
                        return Err(error.with("expected", "numbers").got(got));
                    }
                },
            };
        }
        Ok(row.get(..self.inputs.len()))
    }
}

/// One cell as a number; what the column is instead where it holds none.
fn number(column: &Column<'_>, row: usize) -> Result<Option<Argument<'static>>, &'static str> {
    if column.is_null(row) {
        return Ok(None);
    }
    Ok(match &column.cells {
        Held::Int(cells) => cells.get(row).map(|&cell| Argument::Whole(cell)),
        Held::Float(cells) => cells.get(row).map(|&cell| Argument::Number(cell)),
        Held::Decimal { units, scale } => units.get(row).and_then(|&units| match i64::try_from(units) {
            Ok(whole) if *scale == 0 => Some(Argument::Whole(whole)),
            _ => divide(units, 10_i128.checked_pow(u32::from(*scale))?).map(Argument::Number),
        }),
        // A list of nothing but nulls is of no type of its own.
        Held::Text(cells) if cells.get(row).is_some_and(Option::is_none) => None,
        _ => return Err(column.describe()),
    })
}
