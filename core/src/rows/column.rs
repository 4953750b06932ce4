//! One column of a user's table, borrowed from whoever owns it.

use std::borrow::Cow;

use crate::calendar::Timestamp;

/// One column of a user's table.
///
/// It is made by `From` for what a language holds: slices and vectors of integers, floats, truth values and text.
/// Local times and decimals have constructors of their own, since their numbers alone do not say what they are; so have
/// instants that are no [`Timestamp`]s.
///
/// It is collected too, which is how records of one's own become columns. A cell may be an `Option`: `None` is null.
///
/// # Example
///
/// ```
/// use engagement_metrics::rows::Column;
///
/// let customer = Column::from(&["ada", "grace", "ada"][..]);
/// let time = Column::instants(vec![1_700_000_000_000_000, 1_700_000_500_000_000, 1_700_100_000_000_000]);
/// let value = Column::from(&[12.50, 8.00, 20.25][..]);
/// assert_eq!((customer.len(), time.len(), value.len()), (3, 3, 3));
///
/// struct Sale { shop: String, cost: Option<f64> }
/// let sales = [Sale { shop: "Leeds".into(), cost: None }, Sale { shop: "York".into(), cost: Some(2.5) }];
/// let shop: Column = sales.iter().map(|sale| sale.shop.as_str()).collect();
/// let cost: Column = sales.iter().map(|sale| sale.cost).collect();
/// assert_eq!((shop.len(), cost.len()), (2, 2));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Column<'a> {
    pub(crate) cells: Cells<'a>,
    nulls: Option<Cow<'a, [bool]>>,
}

/// What the cells are; a null cell holds anything and is marked in `Column::nulls`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cells<'a> {
    Int(Cow<'a, [i64]>),
    Float(Cow<'a, [f64]>),
    Bool(Cow<'a, [bool]>),
    // No `Cow`: it would make the lifetime invariant.
    Text(Vec<Option<&'a str>>),
    Decimal { units: Cow<'a, [i128]>, scale: u8 },
    Instant(Cow<'a, [i64]>),
    LocalTime(Cow<'a, [i64]>),
}

impl<'a> Column<'a> {
    fn new(cells: Cells<'a>) -> Self {
        Self { cells, nulls: None }
    }

    /// Instants: microseconds since 1970-01-01 00:00 UTC.
    pub fn instants(micros: impl Into<Cow<'a, [i64]>>) -> Self {
        Self::new(Cells::Instant(micros.into()))
    }

    /// Local times without a zone: microseconds since 1970-01-01 00:00 on the local clock.
    pub fn local_times(micros: impl Into<Cow<'a, [i64]>>) -> Self {
        Self::new(Cells::LocalTime(micros.into()))
    }

    /// Decimals: each cell is `units` / 10^`scale`.
    pub fn decimals(units: impl Into<Cow<'a, [i128]>>, scale: u8) -> Self {
        Self::new(Cells::Decimal { units: units.into(), scale })
    }

    /// Marks cells as null, one flag a row.
    #[must_use]
    pub fn nulls(mut self, nulls: impl Into<Cow<'a, [bool]>>) -> Self {
        self.nulls = Some(nulls.into());
        self
    }

    /// Rows.
    pub fn len(&self) -> usize {
        let cells = match &self.cells {
            Cells::Int(cells) | Cells::Instant(cells) | Cells::LocalTime(cells) => cells.len(),
            Cells::Float(cells) => cells.len(),
            Cells::Bool(cells) => cells.len(),
            Cells::Text(cells) => cells.len(),
            Cells::Decimal { units, .. } => units.len(),
        };
        // A mask of another length would read cells that are not there.
        self.nulls.as_ref().map_or(cells, |nulls| cells.min(nulls.len()))
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A text says so itself: so does a list of nothing but nulls, which has no other kind.
    pub(crate) fn is_null(&self, row: usize) -> bool {
        self.nulls.as_ref().is_some_and(|nulls| nulls.get(row).copied().unwrap_or(true))
            || matches!(&self.cells, Cells::Text(cells) if matches!(cells.get(row), Some(None)))
    }

    /// Whether a cell may be null, text aside.
    pub(crate) fn may_be_null(&self) -> bool {
        self.nulls.is_some()
    }

    /// What the cells are, for messages.
    pub(crate) fn describe(&self) -> &'static str {
        match self.cells {
            Cells::Int(_) => "integers",
            Cells::Float(_) => "floats",
            Cells::Bool(_) => "truth values",
            Cells::Text(_) => "text",
            Cells::Decimal { .. } => "decimals",
            Cells::Instant(_) | Cells::LocalTime(_) => "times",
        }
    }
}

macro_rules! from {
    ($($cell:ty => $kind:ident;)+) => {
        $(
            impl<'a> From<&'a [$cell]> for Column<'a> {
                fn from(cells: &'a [$cell]) -> Self { Self::new(Cells::$kind(Cow::Borrowed(cells))) }
            }
            impl From<Vec<$cell>> for Column<'_> {
                fn from(cells: Vec<$cell>) -> Self { Self::new(Cells::$kind(Cow::Owned(cells))) }
            }
            impl<'a> From<&'a Vec<$cell>> for Column<'a> {
                fn from(cells: &'a Vec<$cell>) -> Self { Self::from(cells.as_slice()) }
            }
        )+
    };
}
from! { i64 => Int; f64 => Float; bool => Bool; }

/// Collected cells, with and without nulls; a null cell holds the default of its type.
macro_rules! collected {
    ($($cell:ty => $kind:ident, $into:expr;)+) => {
        $(
            impl FromIterator<$cell> for Column<'_> {
                fn from_iter<I: IntoIterator<Item = $cell>>(cells: I) -> Self {
                    Self::new(Cells::$kind(cells.into_iter().map($into).collect()))
                }
            }
            impl FromIterator<Option<$cell>> for Column<'_> {
                fn from_iter<I: IntoIterator<Item = Option<$cell>>>(cells: I) -> Self {
                    let of = |cell: Option<$cell>| (cell.is_none(), cell.map($into).unwrap_or_default());
                    let (nulls, cells): (Vec<bool>, Vec<_>) = cells.into_iter().map(of).unzip();
                    Self::new(Cells::$kind(cells.into())).nulls(nulls)
                }
            }
        )+
    };
}
collected! {
    i64 => Int, |cell| cell;
    f64 => Float, |cell| cell;
    bool => Bool, |cell| cell;
    Timestamp => Instant, Timestamp::micros;
}

impl<'a> FromIterator<&'a str> for Column<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(cells: I) -> Self {
        cells.into_iter().map(Some).collect()
    }
}

impl<'a> FromIterator<Option<&'a str>> for Column<'a> {
    fn from_iter<I: IntoIterator<Item = Option<&'a str>>>(cells: I) -> Self {
        Self::new(Cells::Text(cells.into_iter().collect()))
    }
}

impl From<&[Timestamp]> for Column<'_> {
    fn from(cells: &[Timestamp]) -> Self {
        cells.iter().copied().collect()
    }
}

impl From<Vec<Timestamp>> for Column<'_> {
    fn from(cells: Vec<Timestamp>) -> Self {
        cells.into_iter().collect()
    }
}

impl<'a> From<Vec<Option<&'a str>>> for Column<'a> {
    fn from(cells: Vec<Option<&'a str>>) -> Self {
        Self::new(Cells::Text(cells))
    }
}

impl<'a> From<&'a [Option<&'a str>]> for Column<'a> {
    fn from(cells: &'a [Option<&'a str>]) -> Self {
        Self::new(Cells::Text(cells.to_vec()))
    }
}

impl<'a> From<&'a [&'a str]> for Column<'a> {
    fn from(cells: &'a [&'a str]) -> Self {
        cells.iter().copied().map(Some).collect::<Vec<_>>().into()
    }
}

impl<'a> From<&'a [String]> for Column<'a> {
    fn from(cells: &'a [String]) -> Self {
        cells.iter().map(|cell| Some(cell.as_str())).collect::<Vec<_>>().into()
    }
}

impl<'a> From<&'a [Option<String>]> for Column<'a> {
    fn from(cells: &'a [Option<String>]) -> Self {
        cells.iter().map(Option::as_deref).collect::<Vec<_>>().into()
    }
}
