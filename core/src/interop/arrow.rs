//! Arrays of Arrow 60: memory that is read where it lies, or widened where its type asks for it.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, Float64Array, Int64Array, PrimitiveArray, RecordBatch, StringArray,
    downcast_dictionary_array, downcast_primitive_array,
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{ArrowError, DataType, Field, Schema, TimeUnit};

use crate::calendar::MICROS_PER_DAY;
use crate::error::{Code, Error};
use crate::rows::Column;
use crate::table::{Cells as ResultCells, Numbers, Table};

/// The cells of one column of a user's Arrow table, kept alive while they are read.
///
/// Integers, floats, truth values, text, dictionaries of these, decimals up to 128 bits, dates, and timestamps of every
/// unit; a timestamp with a zone is an instant, one without a local time. 64-bit numbers and text are not copied.
///
/// # Example
///
/// ```
/// use std::sync::Arc;
///
/// use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
/// use engagement_metrics::interop::ArrowColumn;
/// use engagement_metrics::{Compare, OrderRows, Orders, OrdersOptions, OrdersSettings, Zone};
///
/// let column = |name, array: ArrayRef| (name, array);
/// let batch = RecordBatch::try_from_iter([
///     column("who", Arc::new(StringArray::from(vec!["ada", "grace"]))),
///     column("at", Arc::new(StringArray::from(vec!["2026-01-05", "2026-01-20"]))),
///     column("amount", Arc::new(Float64Array::from(vec![12.50, 8.00]))),
/// ])?;
///
/// let named = |name| ArrowColumn::named(name, std::slice::from_ref(&batch));
/// let (who, at, amount) = (named("who")?, named("at")?, named("amount")?);
/// let rows = OrderRows::new(&who, &at, &amount);
/// let options = OrdersOptions::default().time_zone(Zone::utc());
/// let report = Orders::new(&rows, options, OrdersSettings::default())?.summary(None, None, Compare::None)?;
/// assert_eq!(RecordBatch::try_from(&report.table())?.num_rows(), report.findings().len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ArrowColumn {
    cells: Cells,
    nulls: Option<Vec<bool>>,
}

#[derive(Clone, Debug)]
enum Cells {
    Int(Int64Array),
    Float(Float64Array),
    Bool(Vec<bool>),
    /// Chunks of text, or of a dictionary of text.
    Text(Vec<ArrayRef>),
    Decimal(Vec<i128>, u8),
    Instant(Int64Array),
    LocalTime(Int64Array),
}

/// Why a column is none: what it is instead.
type Wrong = String;

/// Chunks of any listed type, each value through `$with`, as one array.
macro_rules! widened {
    ($chunks:expr, $from:ty => $to:ty, $with:expr) => {
        whole::<$to>($chunks.iter().map(|chunk| chunk.as_primitive::<$from>().unary($with)).collect())
    };
}

impl ArrowColumn {
    /// The column of these chunks, all of one type; no chunks are a column without rows.
    ///
    /// # Errors
    ///
    /// When no column has cells of such a type, or a time lies outside the range of microseconds.
    pub fn new(chunks: &[ArrayRef]) -> Result<Self, Error> {
        Self::of(chunks).map_err(|wrong| {
            let expected = "numbers, text, truth values, decimals, times or dates";
            Error::new(Code::ColumnType, "arrow").at("column").with("expected", expected).got(wrong)
        })
    }

    /// The column of that name in all batches of a table.
    ///
    /// # Errors
    ///
    /// When a batch has no such column, and as [`ArrowColumn::new`].
    pub fn named(name: &str, batches: &[RecordBatch]) -> Result<Self, Error> {
        let of_batch = |batch: &RecordBatch| {
            let known =
                || batch.schema().fields().iter().map(|field| field.name().clone()).collect::<Vec<_>>();
            let column = batch.column_by_name(name).cloned();
            column.ok_or_else(|| Error::no_such_column("arrow", "column", name, &known()))
        };
        Self::new(&batches.iter().map(of_batch).collect::<Result<Vec<_>, _>>()?)
    }

    fn of(chunks: &[ArrayRef]) -> Result<Self, Wrong> {
        let Some(first) = chunks.first() else {
            return Ok(Self { cells: Cells::Text(Vec::new()), nulls: None });
        };
        // Else a cast below would panic.
        if let Some(other) = chunks.iter().find(|chunk| chunk.data_type() != first.data_type()) {
            return Err(format!("{} and {}", first.data_type(), other.data_type()));
        }
        let same = |scale: i64| move |value: i64| value.checked_mul(scale).ok_or(());
        let cells = match first.data_type() {
            DataType::Int8 => Cells::Int(widened!(chunks, Int8Type => Int64Type, i64::from)),
            DataType::Int16 => Cells::Int(widened!(chunks, Int16Type => Int64Type, i64::from)),
            DataType::Int32 => Cells::Int(widened!(chunks, Int32Type => Int64Type, i64::from)),
            DataType::Int64 => Cells::Int(whole(chunks.iter().map(|c| c.as_primitive().clone()).collect())),
            DataType::UInt8 => Cells::Int(widened!(chunks, UInt8Type => Int64Type, i64::from)),
            DataType::UInt16 => Cells::Int(widened!(chunks, UInt16Type => Int64Type, i64::from)),
            DataType::UInt32 => Cells::Int(widened!(chunks, UInt32Type => Int64Type, i64::from)),
            DataType::UInt64 => unsigned(chunks),
            DataType::Float16 => Cells::Float(widened!(chunks, Float16Type => Float64Type, f64::from)),
            DataType::Float32 => Cells::Float(widened!(chunks, Float32Type => Float64Type, f64::from)),
            DataType::Float64 => {
                Cells::Float(whole(chunks.iter().map(|c| c.as_primitive().clone()).collect()))
            }
            DataType::Boolean => Cells::Bool(joined(chunks, |c| c.as_boolean().values().iter())),
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => {
                Cells::Text(chunks.to_vec())
            }
            DataType::Dictionary(_, values) => match values.as_ref() {
                DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Cells::Text(chunks.to_vec()),
                _ => return Self::of(&chunks.iter().map(decoded).collect::<Result<Vec<_>, _>>()?),
            },
            DataType::Decimal32(_, scale) => decimals::<Decimal32Type>(chunks, *scale, i128::from)?,
            DataType::Decimal64(_, scale) => decimals::<Decimal64Type>(chunks, *scale, i128::from)?,
            DataType::Decimal128(_, scale) => decimals::<Decimal128Type>(chunks, *scale, |units| units)?,
            DataType::Timestamp(unit, zone) => {
                let micros = match unit {
                    TimeUnit::Second => scaled::<TimestampSecondType>(chunks, same(1_000_000)),
                    TimeUnit::Millisecond => scaled::<TimestampMillisecondType>(chunks, same(1_000)),
                    TimeUnit::Microsecond => Ok(whole(
                        chunks
                            .iter()
                            .map(|c| c.as_primitive::<TimestampMicrosecondType>().reinterpret_cast())
                            .collect(),
                    )),
                    // Downwards, also before 1970: else an instant could leave its microsecond.
                    TimeUnit::Nanosecond => {
                        scaled::<TimestampNanosecondType>(chunks, |value: i64| Ok(value.div_euclid(1_000)))
                    }
                }?;
                if zone.is_some() { Cells::Instant(micros) } else { Cells::LocalTime(micros) }
            }
            DataType::Date32 => Cells::LocalTime(widened!(chunks, Date32Type => Int64Type, |days| {
                i64::from(days) * MICROS_PER_DAY
            })),
            DataType::Date64 => Cells::LocalTime(scaled::<Date64Type>(chunks, same(1_000))?),
            other => return Err(other.to_string()),
        };
        // Cells of text say themselves whether they are null.
        let nulls = !matches!(cells, Cells::Text(_)) && chunks.iter().any(|c| c.logical_null_count() > 0);
        Ok(Self { cells, nulls: nulls.then(|| self::nulls(chunks)) })
    }

    /// As tables of this crate take it.
    pub fn column(&self) -> Column<'_> {
        let column = match &self.cells {
            Cells::Int(cells) => Column::from(&cells.values()[..]),
            Cells::Float(cells) => Column::from(&cells.values()[..]),
            Cells::Bool(cells) => Column::from(cells),
            Cells::Text(chunks) => {
                let mut cells = Vec::with_capacity(chunks.iter().map(Array::len).sum());
                chunks.iter().for_each(|chunk| text(chunk, &mut cells));
                Column::from(cells)
            }
            Cells::Decimal(units, scale) => Column::decimals(units.as_slice(), *scale),
            Cells::Instant(cells) => Column::instants(&cells.values()[..]),
            Cells::LocalTime(cells) => Column::local_times(&cells.values()[..]),
        };
        match &self.nulls {
            Some(nulls) => column.nulls(Cow::Borrowed(nulls.as_slice())),
            None => column,
        }
    }
}

impl<'a> From<&'a ArrowColumn> for Column<'a> {
    fn from(column: &'a ArrowColumn) -> Self {
        column.column()
    }
}

/// Undefined values are null.
impl TryFrom<&Table> for RecordBatch {
    type Error = ArrowError;

    fn try_from(table: &Table) -> Result<Self, ArrowError> {
        let column = |(name, cells): (&str, &ResultCells)| {
            let array: ArrayRef = match cells {
                ResultCells::Text(cells) => {
                    Arc::new(cells.iter().map(Option::as_deref).collect::<StringArray>())
                }
                ResultCells::Float(cells) => Arc::new(primitive::<Float64Type>(cells)),
                ResultCells::Int(cells) => Arc::new(primitive::<Int64Type>(cells)),
                ResultCells::Date(cells) => Arc::new(primitive::<Date32Type>(cells)),
            };
            (Field::new(name, array.data_type().clone(), true), array)
        };
        let (fields, arrays): (Vec<_>, Vec<_>) = table.columns().map(column).unzip();
        RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
    }
}

/// A column of results.
fn primitive<T: ArrowPrimitiveType<Native: Default>>(cells: &Numbers<T::Native>) -> PrimitiveArray<T> {
    let live = |nulls: &[bool]| nulls.iter().map(|null| !null).collect();
    PrimitiveArray::new(cells.values().to_vec().into(), cells.nulls().map(live))
}

/// The cells of all chunks in one piece.
fn joined<'a, T, I: IntoIterator<Item = T>>(
    chunks: &'a [ArrayRef],
    cells: impl Fn(&'a ArrayRef) -> I,
) -> Vec<T> {
    // Room for all at once: growing copies every cell again.
    let mut all = Vec::with_capacity(chunks.iter().map(Array::len).sum());
    chunks.iter().for_each(|chunk| all.extend(cells(chunk)));
    all
}

fn nulls(chunks: &[ArrayRef]) -> Vec<bool> {
    let mut all = Vec::with_capacity(chunks.iter().map(Array::len).sum());
    for chunk in chunks {
        match chunk.logical_nulls() {
            Some(nulls) => all.extend(nulls.iter().map(|valid| !valid)),
            None => all.resize(all.len() + chunk.len(), false),
        }
    }
    all
}

/// One array of all chunks: the same memory where there is one chunk.
fn whole<T: ArrowPrimitiveType>(mut chunks: Vec<PrimitiveArray<T>>) -> PrimitiveArray<T> {
    if chunks.len() == 1 {
        return chunks.remove(0);
    }
    let mut cells: Vec<T::Native> = Vec::with_capacity(chunks.iter().map(Array::len).sum());
    chunks.iter().for_each(|chunk| cells.extend_from_slice(chunk.values()));
    PrimitiveArray::new(cells.into(), None)
}

/// Times in another unit; null cells may hold anything, so only live ones can be out of range.
fn scaled<T: ArrowPrimitiveType<Native = i64>>(
    chunks: &[ArrayRef],
    with: impl Fn(i64) -> Result<i64, ()>,
) -> Result<Int64Array, Wrong> {
    let chunk = |chunk: &ArrayRef| {
        let chunk = chunk.as_primitive::<T>();
        let mut cells = Vec::with_capacity(chunk.len());
        for (row, value) in chunk.values().iter().enumerate() {
            cells.push(if chunk.is_null(row) { 0 } else { with(*value)? });
        }
        Ok(Int64Array::from(cells))
    };
    chunks
        .iter()
        .map(chunk)
        .collect::<Result<_, ()>>()
        .map(whole)
        .map_err(|()| "times outside the range of microseconds".to_owned())
}

/// Unsigned numbers; those above the signed range, such as hashed ids, as decimals.
fn unsigned(chunks: &[ArrayRef]) -> Cells {
    let values = |chunk: &'_ ArrayRef| chunk.as_primitive::<UInt64Type>().values().clone();
    let signed = chunks.iter().all(|chunk| values(chunk).iter().all(|value| i64::try_from(*value).is_ok()));
    if signed {
        return Cells::Int(widened!(chunks, UInt64Type => Int64Type, |value| value as i64));
    }
    Cells::Decimal(
        joined(chunks, |chunk| values(chunk).into_iter().copied().map(i128::from).collect::<Vec<_>>()),
        0,
    )
}

fn decimals<T: ArrowPrimitiveType>(
    chunks: &[ArrayRef],
    scale: i8,
    widen: fn(T::Native) -> i128,
) -> Result<Cells, Wrong> {
    let scale = u8::try_from(scale).map_err(|_| "decimals of a negative scale".to_owned())?;
    let units = |chunk| ArrayRef::as_primitive::<T>(chunk).values().iter().copied().map(widen);
    Ok(Cells::Decimal(joined(chunks, units), scale))
}

/// `with` on the key of each row of a dictionary; nothing where the key is null.
fn each_key(chunk: &ArrayRef, with: impl FnMut(Option<usize>)) {
    downcast_dictionary_array!(
        chunk => chunk.keys().iter().map(|key| key.map(ArrowNativeType::as_usize)).for_each(with),
        _ => {}
    );
}

/// A dictionary of anything but text, written out.
fn decoded(chunk: &ArrayRef) -> Result<ArrayRef, Wrong> {
    let mut keys = Vec::with_capacity(chunk.len());
    each_key(chunk, |key| keys.push(key));
    let values = chunk.as_any_dictionary().values();
    Ok(downcast_primitive_array!(
        values => Arc::new(gathered(values, keys)),
        _ => return Err(chunk.data_type().to_string())
    ))
}

fn gathered<T: ArrowPrimitiveType>(
    values: &PrimitiveArray<T>,
    keys: Vec<Option<usize>>,
) -> PrimitiveArray<T> {
    let live = |key: &usize| *key < values.len() && values.is_valid(*key);
    let cells = keys.into_iter().map(|key| key.filter(live).map(|key| values.value(key)));
    cells.collect::<PrimitiveArray<T>>().with_data_type(values.data_type().clone())
}

/// Adds the text cells of a chunk.
fn text<'a>(chunk: &'a ArrayRef, cells: &mut Vec<Option<&'a str>>) {
    match chunk.data_type() {
        DataType::Utf8 => cells.extend(chunk.as_string::<i32>().iter()),
        DataType::LargeUtf8 => cells.extend(chunk.as_string::<i64>().iter()),
        DataType::Utf8View => cells.extend(chunk.as_string_view().iter()),
        DataType::Dictionary(..) => {
            let mut values = Vec::new();
            text(chunk.as_any_dictionary().values(), &mut values);
            each_key(chunk, |key| cells.push(key.and_then(|key| values.get(key).copied().flatten())));
        }
        _ => cells.resize(cells.len() + chunk.len(), None),
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::{
        BinaryArray, Decimal128Array, Int32Array, TimestampNanosecondArray, TimestampSecondArray,
    };

    use super::*;

    fn of(chunks: Vec<ArrayRef>) -> Result<ArrowColumn, Error> {
        ArrowColumn::new(&chunks)
    }

    #[test]
    fn chunks_are_one_column() {
        let chunks: Vec<ArrayRef> =
            vec![Arc::new(Int32Array::from(vec![Some(1), None])), Arc::new(Int32Array::from(vec![3]))];
        let expected = Column::from(vec![1_i64, 0, 3]).nulls(vec![false, true, false]);
        assert_eq!(of(chunks).unwrap().column(), expected);
        assert_eq!(of(Vec::new()).unwrap().column().len(), 0);
        let decimals = Decimal128Array::from(vec![12_345]).with_precision_and_scale(10, 2).unwrap();
        assert_eq!(of(vec![Arc::new(decimals)]).unwrap().column(), Column::decimals(vec![12_345], 2));
        let nanos = TimestampNanosecondArray::from(vec![-1]);
        assert_eq!(of(vec![Arc::new(nanos)]).unwrap().column(), Column::local_times(vec![-1]));
        let seconds = TimestampSecondArray::from(vec![1]).with_timezone("Asia/Tokyo");
        assert_eq!(of(vec![Arc::new(seconds)]).unwrap().column(), Column::instants(vec![1_000_000]));
    }

    #[test]
    fn other_types_are_refused_by_name() {
        let binary: ArrayRef = Arc::new(BinaryArray::from(vec![&b"x"[..]]));
        let error = of(vec![binary.clone()]).unwrap_err();
        assert_eq!((error.code(), error.value()), ("column_type", Some("Binary")));
        let mixed = of(vec![Arc::new(Int64Array::from(vec![1])), binary.clone()]).unwrap_err();
        assert_eq!(mixed.value(), Some("Int64 and Binary"));
        let beyond = of(vec![Arc::new(TimestampSecondArray::from(vec![i64::MAX]))]).unwrap_err();
        assert_eq!(beyond.value(), Some("times outside the range of microseconds"));
        let batch = RecordBatch::try_from_iter([("amount", binary)]).unwrap();
        assert_eq!(ArrowColumn::named("amuont", &[batch]).unwrap_err().code(), "unknown_column");
    }
}
