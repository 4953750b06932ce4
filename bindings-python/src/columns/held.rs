//! Columns of Arrow arrays: memory that is read where it lies, or widened where its type asks for it.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, Float64Array, Int64Array, PrimitiveArray, downcast_dictionary_array,
    downcast_primitive_array,
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{DataType, TimeUnit};
use engagement_metrics::rows::Column;

pub(crate) const MICROS_PER_DAY: i64 = 86_400_000_000;
pub(crate) const BEYOND: &str = "times outside the range of microseconds";

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

    fn plain(cells: Cells) -> Self {
        Self { cells, nulls: None }
    }

    /// Decimals with one scale; `None` is null.
    pub(crate) fn decimals(units: Vec<Option<i128>>, scale: u8) -> Self {
        let nulls = units.iter().map(Option::is_none).collect();
        let units = units.into_iter().map(Option::unwrap_or_default).collect();
        Self { cells: Cells::Decimal(units, scale), nulls: Some(nulls) }
    }

    /// Local times in microseconds; `null` marks a cell that is none.
    pub(crate) fn local_times(micros: Vec<i64>, null: i64) -> Self {
        let nulls = micros.contains(&null).then(|| micros.iter().map(|cell| *cell == null).collect());
        Self { cells: Cells::LocalTime(micros.into()), nulls }
    }

    /// As the core reads it.
    pub(crate) fn column(&self) -> Column<'_> {
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
    chunks.iter().map(chunk).collect::<Result<_, ()>>().map(whole).map_err(|()| BEYOND.to_owned())
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
