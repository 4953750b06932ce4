//! How cells become identifiers, instants, money, flags and categories; every refusal names input, rule, value and row.

use std::borrow::Cow;

use super::column::{Cells, Column};
use super::keys::Keys;
use crate::calendar::{LocalKind, Parsed, Zone, parse_time};
use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::math::rational::divide;

/// A column under its name in one table, for messages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) table: &'static str,
    pub(crate) input: &'static str,
    pub(crate) column: &'a Column<'a>,
}

/// An instant, and whether the local clock showed it twice or never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) micros: i64,
    pub(crate) resolution: LocalKind,
}

/// A float that is a whole number, as long as floats tell such numbers apart.
pub(super) fn whole(id: f64) -> Option<i64> {
    (id == id.trunc() && id.abs() < 9_007_199_254_740_992.0).then_some(id as i64)
}

impl<'a> Reader<'a> {
    pub(super) fn error(&self, code: Code, row: usize) -> Error {
        Error::new(code, self.table).at(self.input).row_at(row)
    }

    fn wrong_type(&self, expected: &'static str) -> Error {
        let error = Error::new(Code::ColumnType, self.table).at(self.input);
        error.with("expected", expected).got(self.column.describe())
    }

    pub(crate) fn null(&self, row: usize, how: &'static str) -> Error {
        self.error(Code::NotNull, row).with("how", how)
    }

    /// The canonical text of an identifier: 17850, 17850.0 and "17850" are one; empty text and NaN are null.
    pub(crate) fn id(&self, row: usize) -> Result<Option<Cow<'a, str>>, Error> {
        if self.column.is_null(row) {
            return Ok(None);
        }
        match &self.column.cells {
            Cells::Int(cells) => Ok(cells.get(row).map(|id| id.to_string().into())),
            Cells::Float(cells) => match cells.get(row) {
                // A table library without nullable integers writes a missing id as NaN.
                Some(id) if id.is_nan() => Ok(None),
                Some(&id) => match whole(id) {
                    Some(id) => Ok(Some(id.to_string().into())),
                    None => Err(self.error(Code::Identifier, row).got(Number(id))),
                },
                None => Ok(None),
            },
            Cells::Text(cells) => {
                Ok(cells.get(row).copied().flatten().filter(|id| !id.is_empty()).map(Cow::Borrowed))
            }
            Cells::Decimal { units, scale: 0 } => Ok(units.get(row).map(|id| id.to_string().into())),
            _ => Err(self.wrong_type("identifiers (text or whole numbers)")),
        }
    }

    /// The stable key of an identifier: XXH3-128 of a tag and the canonical text; states hold no other trace of it.
    pub(crate) fn key(&self, row: usize, tag: &str) -> Result<Option<u128>, Error> {
        if let (Cells::Int(cells), false) = (&self.column.cells, self.column.is_null(row)) {
            return Ok(cells.get(row).map(|&id| Keys::new(tag).integer(id)));
        }
        Ok(self.id(row)?.map(|id| Keys::new(tag).text(&id)))
    }

    /// Ticks of 10^-scale; a float further than a millionth of a tick from one is refused.
    pub(crate) fn money(&self, row: usize, scale: u8) -> Result<Option<i64>, Error> {
        if self.column.is_null(row) {
            return Ok(None);
        }
        let factor = 10_i64.pow(u32::from(scale.min(9)));
        let range = |value: &dyn std::fmt::Display| {
            self.error(Code::MoneyRange, row).with("limit", i64::MAX / factor).got(value)
        };
        match &self.column.cells {
            Cells::Int(cells) => match cells.get(row) {
                Some(&value) => value.checked_mul(factor).map(Some).ok_or_else(|| range(&value)),
                None => Ok(None),
            },
            Cells::Float(cells) => {
                let Some(&value) = cells.get(row) else { return Ok(None) };
                if !value.is_finite() {
                    return Err(self.error(Code::Finite, row).got(Number(value)));
                }
                // Exact product and remainder: a plain `value * factor` would round the off-tick part away.
                let ticks = (value * factor as f64).round();
                // 2^53: beyond it a double cannot show that it lies on a tick.
                if ticks.abs() >= 9_007_199_254_740_992.0 {
                    let limit = 9_007_199_254_740_992 / factor;
                    return Err(self.error(Code::MoneyRange, row).with("limit", limit).got(Number(value)));
                }
                let nearest = ticks / factor as f64;
                let off = (value - nearest).abs() * factor as f64;
                // A double within an ulp of the tick's own double is that tick, also where an ulp is wide.
                if off > 1e-6 && off > ticks.abs() * f64::EPSILON {
                    let tick =
                        if scale == 0 { "1".to_owned() } else { format!("0.{:0>1$}", 1, usize::from(scale)) };
                    return Err(self.error(Code::Money, row).with("tick", tick).got(Number(value)));
                }
                Ok(Some(ticks as i64))
            }
            Cells::Decimal { units, scale: own } => {
                let Some(&value) = units.get(row) else { return Ok(None) };
                self.decimal(value, *own, scale, row)
            }
            _ => Err(self.wrong_type("amounts (integers, decimals or floats)")),
        }
    }

    /// A finite number.
    pub(crate) fn number(&self, row: usize) -> Result<f64, Error> {
        if self.column.is_null(row) {
            return Err(self.null(row, ""));
        }
        let number = match &self.column.cells {
            Cells::Int(cells) => cells.get(row).map(|&value| value as f64),
            Cells::Float(cells) => cells.get(row).copied(),
            Cells::Decimal { units, scale } => {
                let power = 10_i128.checked_pow(u32::from(*scale));
                units.get(row).zip(power).and_then(|(&value, power)| divide(value, power))
            }
            _ => return Err(self.wrong_type("numbers")),
        };
        match number {
            Some(number) if number.is_finite() => Ok(number),
            Some(number) => Err(self.error(Code::Finite, row).got(Number(number))),
            None => Err(self.null(row, "")),
        }
    }

    fn decimal(&self, value: i128, own: u8, scale: u8, row: usize) -> Result<Option<i64>, Error> {
        let shown = || format!("{value}e-{own}");
        let power = |n: u8| 10_i128.checked_pow(u32::from(n));
        let range = || {
            let limit = i64::MAX / 10_i64.pow(u32::from(scale.min(9)));
            self.error(Code::MoneyRange, row).with("limit", limit).got(shown())
        };
        let ticks = if own <= scale {
            power(scale - own).and_then(|factor| value.checked_mul(factor)).ok_or_else(range)?
        } else {
            let factor = power(own - scale).ok_or_else(range)?;
            if value % factor != 0 {
                return Err(self.error(Code::Money, row).with("tick", format!("1e-{scale}")).got(shown()));
            }
            value / factor
        };
        i64::try_from(ticks).map(Some).map_err(|_| range())
    }

    /// An instant; local times need `zone`.
    pub(crate) fn time(&self, row: usize, zone: Option<&Zone>) -> Result<Option<Moment>, Error> {
        if self.column.is_null(row) {
            return Ok(None);
        }
        let utc = |micros| Moment { micros, resolution: LocalKind::Unique };
        let local = |naive: i64| {
            let zone = zone.ok_or_else(|| self.error(Code::NaiveTime, row))?;
            let resolved = zone.from_local(naive);
            Ok(Some(Moment { micros: resolved.utc, resolution: resolved.kind }))
        };
        match &self.column.cells {
            Cells::Instant(cells) => Ok(cells.get(row).copied().map(utc)),
            Cells::LocalTime(cells) => cells.get(row).map_or(Ok(None), |&naive| local(naive)),
            Cells::Text(cells) => match cells.get(row).copied().flatten() {
                None | Some("") => Ok(None),
                Some(text) => match parse_time(text) {
                    Some(Parsed::Utc(micros)) => Ok(Some(utc(micros))),
                    Some(Parsed::Local(naive)) => local(naive),
                    None => Err(self.error(Code::Time, row).got_text(text)),
                },
            },
            _ => Err(self.wrong_type("times (timestamps, dates, or ISO 8601 text)")),
        }
    }

    /// A truth value; 0 and 1 are taken too, since some table libraries have no nullable truth values.
    pub(crate) fn flag(&self, row: usize) -> Result<Option<bool>, Error> {
        if self.column.is_null(row) {
            return Ok(None);
        }
        let number = |value: f64| match value {
            0.0 => Ok(Some(false)),
            1.0 => Ok(Some(true)),
            value if value.is_nan() => Ok(None),
            value => Err(self.error(Code::Boolean, row).got(Number(value))),
        };
        match &self.column.cells {
            Cells::Bool(cells) => Ok(cells.get(row).copied()),
            Cells::Int(cells) => cells.get(row).map_or(Ok(None), |&value| number(value as f64)),
            Cells::Float(cells) => cells.get(row).map_or(Ok(None), |&value| number(value)),
            _ => Err(self.wrong_type("truth values")),
        }
    }

    /// Whether there is no cell where there should be a time or an amount: null, or empty text.
    pub(crate) fn is_blank(&self, row: usize) -> bool {
        let empty = |text: Option<&str>| text.is_none_or(str::is_empty);
        let text = |cells: &[Option<&str>]| cells.get(row).copied().is_none_or(empty);
        self.column.is_null(row) || matches!(&self.column.cells, Cells::Text(cells) if text(cells))
    }

    /// A whole number of at least 0.
    pub(crate) fn count<T: TryFrom<i128>>(&self, row: usize) -> Result<T, Error> {
        if self.column.is_null(row) {
            return Err(self.null(row, ""));
        }
        let refused = |shown: &dyn std::fmt::Display| self.error(Code::Count, row).got(shown);
        let whole = |&number: &i128| T::try_from(number).map_err(|_| refused(&number));
        let count = match &self.column.cells {
            Cells::Int(cells) => cells.get(row).map(|&number| whole(&number.into())),
            Cells::Float(cells) => match cells.get(row) {
                // As of identifiers: a missing whole number comes as NaN.
                Some(number) if number.is_nan() => None,
                Some(&number) if number == number.trunc() => Some(whole(&(number as i128))),
                number => number.map(|&number| Err(refused(&Number(number)))),
            },
            Cells::Decimal { units, scale: 0 } => units.get(row).map(whole),
            _ => return Err(self.wrong_type("whole numbers")),
        };
        count.unwrap_or_else(|| Err(self.null(row, "")))
    }

    /// The text of a category; whole numbers and truth values become text.
    pub(crate) fn category(&self, row: usize) -> Result<Option<Cow<'a, str>>, Error> {
        match &self.column.cells {
            Cells::Bool(cells) if !self.column.is_null(row) => {
                Ok(cells.get(row).map(|&value| if value { "true" } else { "false" }.into()))
            }
            Cells::Instant(_) | Cells::LocalTime(_) => Err(self.wrong_type("text")),
            _ => self.id(row),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader<'a>(column: &'a Column<'a>) -> Reader<'a> {
        Reader { table: "orders", input: "value", column }
    }

    #[test]
    fn one_customer_in_every_notation() {
        let columns = [
            Column::from(vec![17850_i64]),
            Column::from(vec![17850.0]),
            Column::from(vec![Some("17850")]),
            Column::decimals(vec![17850], 0),
        ];
        let keys: Vec<_> = columns.iter().map(|column| reader(column).key(0, "customer").unwrap()).collect();
        assert!(keys.iter().all(|key| key.is_some() && *key == keys[0]));
        assert_eq!(reader(&Column::from(vec![f64::NAN])).id(0).unwrap(), None);
        assert_eq!(reader(&Column::from(vec![Some("")])).id(0).unwrap(), None);
    }

    #[test]
    fn nothing_but_nulls_is_null_and_no_text() {
        let column = Column::from(vec![None::<&str>]);
        let reader = reader(&column);
        let refused = [reader.number(0).map(|_| ()), reader.count::<u64>(0).map(|_| ())];
        assert_eq!(refused.map(|refused| refused.unwrap_err().code()), ["not_null"; 2]);
        assert_eq!((reader.flag(0).unwrap(), reader.money(0, 4).unwrap()), (None, None));
    }

    #[test]
    fn money_snaps_to_its_tick_or_is_refused() {
        let read = |value: f64| reader(&Column::from(vec![value])).money(0, 4);
        assert_eq!(read(0.1 + 0.2).unwrap(), Some(3000));
        assert_eq!(read(-2.55).unwrap(), Some(-25_500));
        assert_eq!(read(77_183_600.123_4).unwrap(), Some(771_836_001_234));
        let error = read(0.000_05).unwrap_err();
        assert_eq!(
            error.to_string(),
            "orders: `value` must be a multiple of 0.0001, got 0.00005 (row 0); raise `scale`, the number of decimals \
             kept, or round the amounts first"
        );
        assert_eq!(read(f64::NAN).unwrap_err().code(), "finite");
        assert_eq!(read(1e300).unwrap_err().code(), "money_range");
        let decimals = Column::decimals(vec![12_345_i128], 3);
        assert_eq!(reader(&decimals).money(0, 4).unwrap(), Some(123_450));
        assert_eq!(reader(&Column::decimals(vec![12_345_i128], 5)).money(0, 4).unwrap_err().code(), "money");
    }
}
