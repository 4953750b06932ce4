//! A result as named columns of plain cells, ready for any table library.

use std::borrow::Cow;

use crate::value::Value;

/// A table of results, column by column.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Table {
    columns: Vec<(Cow<'static, str>, Cells)>,
}

/// The cells of one column; a null cell is an undefined value, never 0.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Cells {
    /// Text.
    Text(Vec<Option<String>>),
    /// Numbers.
    Float(Vec<Option<f64>>),
    /// Whole numbers.
    Int(Vec<Option<i64>>),
    /// Days since 1970-01-01.
    Date(Vec<Option<i32>>),
}

impl Cells {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(cells) => cells.len(),
            Self::Float(cells) => cells.len(),
            Self::Int(cells) => cells.len(),
            Self::Date(cells) => cells.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One cell; a date is its ISO text, since plain values have no dates.
    pub fn value(&self, row: usize) -> Value {
        match self {
            Self::Text(cells) => cells.get(row).cloned().flatten().into(),
            Self::Float(cells) => cells.get(row).copied().flatten().into(),
            Self::Int(cells) => cells.get(row).copied().flatten().into(),
            Self::Date(cells) => {
                let date = cells.get(row).copied().flatten().and_then(crate::calendar::Date::from_days);
                date.map(|date| date.to_string()).into()
            }
        }
    }
}

impl Table {
    pub(crate) fn new(columns: Vec<(Cow<'static, str>, Cells)>) -> Self {
        debug_assert!(columns.windows(2).all(|pair| pair[0].1.len() == pair[1].1.len()));
        Self { columns }
    }

    /// Names and cells of the columns, in order.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &Cells)> {
        self.columns.iter().map(|(name, cells)| (name.as_ref(), cells))
    }

    /// Rows.
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |(_, cells)| cells.len())
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One map a row.
    pub fn to_value(&self) -> Value {
        let row = |row| self.columns.iter().map(|(name, cells)| (name.clone(), cells.value(row))).collect();
        Value::List((0..self.len()).map(|index| Value::Map(row(index))).collect())
    }
}
