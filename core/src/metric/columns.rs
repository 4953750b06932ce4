//! Formulas over columns: one estimate a row.

use std::sync::Mutex;

use super::{Argument, Formula};
use crate::error::{Code, Error};
use crate::estimate::{Estimate, LEVEL};
use crate::math::critical::Critical;
use crate::math::rational::divide;
use crate::parallel::each;
use crate::rows::{Cells as Held, Column};
use crate::table::{Cells, Numbers, Table};

/// More inputs than any formula has; arguments of a row stand in an array, since a heap block a row would cost more
/// than the formula.
const MOST: usize = 8;

/// Rows that a thread does at a time.
const CHUNK: usize = 65_536;

/// What stands for null until the columns are whole; no count is below 0.
pub(super) const NO_COUNT: i64 = -1;

/// Some rows of the answer.
pub(super) struct Rows<'a> {
    pub(super) value: &'a mut [f64],
    pub(super) low: &'a mut [f64],
    pub(super) high: &'a mut [f64],
    pub(super) n: &'a mut [i64],
}

/// Whether some of their cells are null.
#[derive(Clone, Copy, Default)]
pub(super) struct Nulls {
    pub(super) value: bool,
    pub(super) ends: bool,
    pub(super) n: bool,
}

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
    /// let rates = [Some(8.0 / 26.0), Some(3.0 / 26.0)].into_iter().collect();
    /// assert_eq!((name, cells), ("value", &Cells::Float(rates)));
    /// # Ok::<(), engagement_metrics::Error>(())
    /// ```
    pub fn columns(&self, arguments: &[Argument<'_>]) -> Result<Table, Error> {
        self.check_count(arguments)?;
        let length = self.length(arguments)?;
        let [mut value, mut low, mut high] = [(); 3].map(|()| vec![0.0; length]);
        let mut n = vec![0; length];
        let ends = low.chunks_mut(CHUNK).zip(high.chunks_mut(CHUNK));
        let chunks = value.chunks_mut(CHUNK).zip(ends).zip(n.chunks_mut(CHUNK));
        let chunks = chunks.map(|((value, (low, high)), n)| Rows { value, low, high, n });
        // Critical values are found once a thread, not once a chunk.
        let free = Mutex::new(Vec::new());
        let nulls = each(chunks, |chunk, mut rows| {
            let mut critical = free.lock().ok().and_then(|mut free| free.pop());
            let critical = critical.get_or_insert_with(|| Critical::often(LEVEL));
            let first = chunk * CHUNK;
            self.share_rows(arguments, first, &mut rows, critical)
                .map_or_else(|| self.rows(arguments, first, &mut rows, critical), Ok)
        })?;
        let some = |of: fn(&Nulls) -> bool| nulls.iter().any(of);
        let float = |cells, some| Cells::Float(Numbers::new(cells, some, |cell: &f64| cell.is_nan()));
        let n = Numbers::new(n, some(|nulls| nulls.n), |&n| n == NO_COUNT);
        let (some_value, some_ends) = (some(|nulls| nulls.value), some(|nulls| nulls.ends));
        Ok(Table::new(vec![
            ("value".into(), float(value, some_value)),
            ("low".into(), float(low, some_ends)),
            ("high".into(), float(high, some_ends)),
            ("n".into(), Cells::Int(n)),
        ]))
    }

    /// An estimate a row.
    fn rows(
        &self,
        arguments: &[Argument<'_>],
        first: usize,
        rows: &mut Rows<'_>,
        critical: &mut Critical,
    ) -> Result<Nulls, Error> {
        let mut row: [Argument<'static>; MOST] = [const { Argument::Missing }; MOST];
        let mut nulls = Nulls::default();
        let ends = rows.low.iter_mut().zip(&mut *rows.high);
        let cells = rows.value.iter_mut().zip(ends).zip(&mut *rows.n);
        for (index, ((value, (low, high)), n)) in (first..).zip(cells) {
            let given = self.fill(&mut row, arguments, index)?;
            let estimate =
                given.map(|given| self.evaluate_checked(given).map_err(|error| error.row_at(index)));
            let estimate = estimate.transpose()?;
            let interval = estimate.as_ref().and_then(|estimate| estimate.interval_by(critical));
            *value = estimate.as_ref().and_then(Estimate::value).unwrap_or(f64::NAN);
            (*low, *high) = interval.map_or((f64::NAN, f64::NAN), |ends| (ends.low, ends.high));
            *n = estimate.and_then(|estimate| i64::try_from(estimate.n()).ok()).unwrap_or(NO_COUNT);
            nulls.value |= value.is_nan();
            nulls.ends |= interval.is_none();
            nulls.n |= *n == NO_COUNT;
        }
        Ok(nulls)
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
