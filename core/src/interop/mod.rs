//! Types of other crates, each behind a feature that is named after the crate and its version.
//!
//! | feature | from there | to there |
//! | --- | --- | --- |
//! | `arrow-60` | arrays and batches as a [`Column`](crate::Column), read where they lie: `ArrowColumn` | `RecordBatch::try_from(&table)` of any [`Table`](crate::Table) |
//! | `chrono-0_4` | `DateTime` as [`Timestamp`](crate::Timestamp) or column; `NaiveDateTime`, `NaiveDate` as column of local times; `NaiveDate` as [`Date`](crate::Date) | `DateTime<Utc>`, `NaiveDate` |
//! | `jiff-0_2` | `Timestamp`, `Zoned` as [`Timestamp`](crate::Timestamp) or column; `civil::DateTime`, `civil::Date` as column of local times; `civil::Date` as [`Date`](crate::Date); `TimeZone` as [`Zone`](crate::Zone) | `Timestamp`, `civil::Date` |
//!
//! Instants are cut, not rounded, to whole microseconds. A new version of such a crate gets a feature of its own.

#[cfg(feature = "arrow-60")]
mod arrow;
#[cfg(feature = "chrono-0_4")]
mod chrono;
#[cfg(feature = "jiff-0_2")]
mod jiff;

#[cfg(feature = "arrow-60")]
pub use arrow::ArrowColumn;

/// Columns of a crate's times: `$column` of what `$micros` makes of each.
#[cfg(any(feature = "chrono-0_4", feature = "jiff-0_2"))]
macro_rules! times {
    ($({$($generic:tt)*} $cell:ty => $column:path, $micros:expr;)+) => {
        $(
            impl<$($generic)*> FromIterator<$cell> for Column<'_> {
                fn from_iter<I: IntoIterator<Item = $cell>>(cells: I) -> Self {
                    $column(cells.into_iter().map($micros).collect::<Vec<i64>>())
                }
            }
            impl<$($generic)*> FromIterator<Option<$cell>> for Column<'_> {
                fn from_iter<I: IntoIterator<Item = Option<$cell>>>(cells: I) -> Self {
                    let of = |cell: Option<$cell>| (cell.is_none(), cell.map($micros).unwrap_or_default());
                    let (nulls, cells): (Vec<bool>, Vec<i64>) = cells.into_iter().map(of).unzip();
                    $column(cells).nulls(nulls)
                }
            }
            impl<$($generic)*> From<&[$cell]> for Column<'_> {
                fn from(cells: &[$cell]) -> Self { cells.iter().cloned().collect() }
            }
            impl<$($generic)*> From<Vec<$cell>> for Column<'_> {
                fn from(cells: Vec<$cell>) -> Self { cells.into_iter().collect() }
            }
        )+
    };
}
#[cfg(any(feature = "chrono-0_4", feature = "jiff-0_2"))]
use times;

/// A date or an instant that the other side's calendar does not reach.
#[cfg(any(feature = "chrono-0_4", feature = "jiff-0_2"))]
fn outside(got: impl std::fmt::Display) -> crate::error::Error {
    use crate::error::{Code, Error};
    Error::new(Code::Option, "calendar")
        .at("time")
        .with("expected", "within the years -9999 to 9999")
        .got(got)
}
