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
    Float(Numbers<f64>),
    /// Whole numbers.
    Int(Numbers<i64>),
    /// Days since 1970-01-01.
    Date(Numbers<i32>),
}

/// Numbers, some of which may be null: a plain vector, as other libraries read it, and a mark a row where one is null.
///
/// # Example
///
/// ```
/// use engagement_metrics::Numbers;
///
/// let numbers: Numbers<f64> = [Some(0.25), None].into_iter().collect();
/// assert_eq!((numbers.get(0), numbers.get(1)), (Some(0.25), None));
/// assert_eq!((numbers.values(), numbers.nulls()), (&[0.25, 0.0][..], Some(&[false, true][..])));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers<T> {
    // A null is the default of its type.
    values: Vec<T>,
    // Nothing where no cell is null.
    nulls: Option<Vec<bool>>,
}

impl<T: Copy + Default> Numbers<T> {
    /// Numbers of which none is null, or, where `some_null`, those that `is_null` says.
    pub(crate) fn new(mut values: Vec<T>, some_null: bool, is_null: impl Fn(&T) -> bool) -> Self {
        let nulls = some_null.then(|| values.iter().map(&is_null).collect());
        if some_null {
            values.iter_mut().filter(|value| is_null(value)).for_each(|value| *value = T::default());
        }
        Self { values, nulls }
    }

    /// How many there are, nulls too.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// One of them; `None` where it is null, and beyond the end.
    pub fn get(&self, row: usize) -> Option<T> {
        let is_null = self.nulls.as_ref().is_some_and(|nulls| nulls.get(row).copied().unwrap_or(true));
        if is_null { None } else { self.values.get(row).copied() }
    }

    /// All of them, `None` where they are null.
    pub fn iter(&self) -> impl Iterator<Item = Option<T>> + '_ {
        (0..self.len()).map(|row| self.get(row))
    }

    /// The plain numbers; 0 where they are null.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// Whether each is null; nothing where none is.
    pub fn nulls(&self) -> Option<&[bool]> {
        self.nulls.as_deref()
    }
}

impl<T: Copy + Default> FromIterator<Option<T>> for Numbers<T> {
    fn from_iter<I: IntoIterator<Item = Option<T>>>(cells: I) -> Self {
        let (values, nulls): (Vec<_>, Vec<_>) =
            cells.into_iter().map(|cell| (cell.unwrap_or_default(), cell.is_none())).unzip();
        Self { values, nulls: nulls.contains(&true).then_some(nulls) }
    }
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
            Self::Float(cells) => cells.get(row).into(),
            Self::Int(cells) => cells.get(row).into(),
            Self::Date(cells) => {
                let date = cells.get(row).and_then(crate::calendar::Date::from_days);
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
