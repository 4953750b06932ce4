//! Columns of Arrow arrays: memory that is read where it lies, or widened where its type asks for it.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType, Float64Array, Int64Array, PrimitiveArray};
use arrow_schema::{DataType, TimeUnit};
use engagement_metrics::rows::Column;

const MICROS_PER_DAY: i64 = 86_400_000_000;

/// The cells of one column of a user's table, kept alive while the core reads them.
pub(crate) struct Held {
    cells: Cells,
    nulls: Option<Vec<bool>>,
}

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
pub(crate) type Wrong = String;

/// Chunks of any listed type, each value through `$with`, as one array.
macro_rules! widened {
    ($chunks:expr, $from:ty => $to:ty, $with:expr) => {
        whole::<$to>($chunks.iter().map(|chunk| chunk.as_primitive::<$from>().unary($with)).collect())
    };
}

impl Held {
    /// The column of these chunks, all of one type.
    pub(crate) fn of(chunks: &[ArrayRef]) -> Result<Self, Wrong> {
        let Some(first) = chunks.first() else { return Ok(Self::plain(Cells::Text(Vec::new()))) };
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
            DataType::Float32 => Cells::Float(widened!(chunks, Float32Type => Float64Type, f64::from)),
            DataType::Float64 => {
                Cells::Float(whole(chunks.iter().map(|c| c.as_primitive().clone()).collect()))
            }
            DataType::Boolean => {
                Cells::Bool(chunks.iter().flat_map(|c| c.as_boolean().values().iter()).collect())
            }
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
        let nulls = chunks.iter().any(|chunk| chunk.logical_null_count() > 0).then(|| {
            let of_chunk = |chunk: &ArrayRef| match chunk.logical_nulls() {
                Some(nulls) => nulls.iter().map(|valid| !valid).collect(),
                None => vec![false; chunk.len()],
            };
            chunks.iter().flat_map(of_chunk).collect()
        });
        Ok(Self { cells, nulls })
    }

    fn plain(cells: Cells) -> Self {
        Self { cells, nulls: None }
    }

    /// Decimals with one scale; `None` is null.
    pub(crate) fn decimals(units: Vec<Option<i128>>, scale: u8) -> Self {
        let nulls = units.iter().map(Option::is_none).collect();
        let units = units.into_iter().map(Option::unwrap_or_default).collect();
        Self { cells: Cells::Decimal(units, scale), nulls: Some(nulls) }
    }

    /// Local times in microseconds; `None` is null.
    pub(crate) fn local_times(micros: Vec<Option<i64>>) -> Self {
        let nulls = micros.iter().map(Option::is_none).collect();
        let micros: Vec<_> = micros.into_iter().map(Option::unwrap_or_default).collect();
        Self { cells: Cells::LocalTime(micros.into()), nulls: Some(nulls) }
    }

    /// As the core reads it.
    pub(crate) fn column(&self) -> Column<'_> {
        let column = match &self.cells {
            Cells::Int(cells) => Column::from(&cells.values()[..]),
            Cells::Float(cells) => Column::from(&cells.values()[..]),
            Cells::Bool(cells) => Column::from(cells),
            Cells::Text(chunks) => Column::from(chunks.iter().flat_map(text).collect::<Vec<_>>()),
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

/// One array of all chunks: the same memory where there is one chunk.
fn whole<T: ArrowPrimitiveType>(mut chunks: Vec<PrimitiveArray<T>>) -> PrimitiveArray<T> {
    match chunks.len() {
        1 => chunks.remove(0),
        _ => {
            let cells: Vec<T::Native> =
                chunks.iter().flat_map(|chunk| chunk.values().iter().copied()).collect();
            PrimitiveArray::from_iter_values(cells)
        }
    }
}

/// Times in another unit; null cells may hold anything, so only live ones can be out of range.
fn scaled<T: ArrowPrimitiveType<Native = i64>>(
    chunks: &[ArrayRef],
    with: impl Fn(i64) -> Result<i64, ()>,
) -> Result<Int64Array, Wrong> {
    let chunk = |chunk: &ArrayRef| {
        let chunk = chunk.as_primitive::<T>();
        let cell = |(row, value): (usize, &i64)| if chunk.is_null(row) { Ok(0) } else { with(*value) };
        chunk.values().iter().enumerate().map(cell).collect::<Result<Vec<_>, ()>>().map(Int64Array::from)
    };
    let chunks = chunks.iter().map(chunk).collect::<Result<Vec<_>, ()>>();
    chunks.map(whole).map_err(|()| "times outside the range of microseconds".to_owned())
}

/// Unsigned numbers; those above the signed range, such as hashed ids, as decimals.
fn unsigned(chunks: &[ArrayRef]) -> Cells {
    let values = || chunks.iter().flat_map(|c| c.as_primitive::<UInt64Type>().values().iter().copied());
    match values().map(i64::try_from).collect::<Result<Vec<_>, _>>() {
        Ok(values) => Cells::Int(values.into()),
        Err(_) => Cells::Decimal(values().map(i128::from).collect(), 0),
    }
}

fn decimals<T: ArrowPrimitiveType>(
    chunks: &[ArrayRef],
    scale: i8,
    widen: fn(T::Native) -> i128,
) -> Result<Cells, Wrong> {
    let scale = u8::try_from(scale).map_err(|_| "decimals of a negative scale".to_owned())?;
    let units = chunks.iter().flat_map(|chunk| chunk.as_primitive::<T>().values().iter().copied());
    Ok(Cells::Decimal(units.map(widen).collect(), scale))
}

/// A dictionary of numbers, written out.
fn decoded(chunk: &ArrayRef) -> Result<ArrayRef, Wrong> {
    let dictionary = chunk.as_any_dictionary();
    let values = dictionary.values();
    let held = Held::of(std::slice::from_ref(values))?;
    // `normalized_keys` refuses a dictionary without entries, of which all rows are null.
    let keys = if values.is_empty() { vec![0; chunk.len()] } else { dictionary.normalized_keys() };
    let live = |row: usize, key: usize| {
        !dictionary.keys().is_null(row) && key < values.len() && values.is_valid(key)
    };
    let keys = keys.into_iter().enumerate().map(|(row, key)| live(row, key).then_some(key));
    Ok(match &held.cells {
        Cells::Int(cells) => {
            Arc::new(keys.map(|key| key.map(|key| cells.value(key))).collect::<Int64Array>())
        }
        Cells::Float(cells) => {
            Arc::new(keys.map(|key| key.map(|key| cells.value(key))).collect::<Float64Array>())
        }
        _ => return Err(chunk.data_type().to_string()),
    })
}

/// Text cells of a chunk.
fn text(chunk: &ArrayRef) -> Vec<Option<&str>> {
    match chunk.data_type() {
        DataType::Utf8 => chunk.as_string::<i32>().iter().collect(),
        DataType::LargeUtf8 => chunk.as_string::<i64>().iter().collect(),
        DataType::Utf8View => chunk.as_string_view().iter().collect(),
        DataType::Dictionary(..) => {
            let dictionary = chunk.as_any_dictionary();
            let values = text(dictionary.values());
            if values.is_empty() {
                return vec![None; chunk.len()];
            }
            let keys = dictionary.normalized_keys();
            let cell = |(row, key): (usize, usize)| {
                if dictionary.keys().is_null(row) { None } else { values.get(key).copied().flatten() }
            };
            keys.into_iter().enumerate().map(cell).collect()
        }
        _ => vec![None; chunk.len()],
    }
}
