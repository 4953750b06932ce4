//! The cells of many rows at once, column by column, and the places of their orders by customer and time.

use std::ops::Range;

use super::dictionary::{Codes, Dictionary};
use super::log::Shape;
use super::reading::Columns;
use super::{Schema, Tally};
use crate::error::Error;

/// The cells of some rows; those of a column that the rows do not have are empty.
pub(super) struct Chunk {
    pub(super) customers: Vec<u128>,
    pub(super) times: Vec<i64>,
    pub(super) keys: Vec<u128>,
    pub(super) values: Vec<i64>,
    pub(super) costs: Vec<i64>,
    pub(super) combinations: Vec<u32>,
    pub(super) flags: Vec<u8>,
    /// In the order in which combinations came.
    pub(super) dictionary: Dictionary,
    pub(super) currency: Option<String>,
    pub(super) tally: Tally,
}

impl Chunk {
    /// Reads the rows of a range.
    pub(super) fn read(columns: &Columns<'_>, range: Range<usize>) -> Result<Self, Error> {
        let (length, options) = (range.len(), columns.options);
        let rows = columns.kept(range);
        let customers = columns.customer.keys(&rows, "customer", false)?;
        let times = columns.time.times(&rows, options.time_zone.as_ref())?;
        let values = columns.value.moneys(&rows, options.scale)?;
        let keys = columns.order.map(|order| order.keys(&rows, "order", true)).transpose()?;
        let costs = columns.cost.map(|cost| cost.moneys(&rows, options.scale)).transpose()?;
        let mut codes = Codes::new(&columns.roles);
        let mut combinations = Vec::new();
        if columns.roles.is_empty() {
            // One combination, of nothing, if there is any row.
            rows.iter().cloned().flatten().next().map_or(Ok(0), |row| codes.code(row))?;
        } else {
            combinations = each(&rows, |row| codes.code(row))?;
        }
        let flags = if columns.has_flags() { each(&rows, |row| columns.flags(row))? } else { Vec::new() };
        let tally = Tally {
            rows: length as u64,
            null_rows: (length - customers.len()) as u64,
            ambiguous_times: times.ambiguous,
            skipped_times: times.skipped,
            ..Tally::default()
        };
        Ok(Self {
            customers,
            times: times.micros,
            keys: keys.unwrap_or_default(),
            values,
            costs: costs.unwrap_or_default(),
            combinations,
            flags,
            dictionary: codes.dictionary(),
            currency: columns.currency(&rows)?,
            tally,
        })
    }

    /// The cells as places of orders.
    #[cfg(any(test, not(feature = "parallel")))]
    pub(super) fn slots(&mut self) -> super::log::Slots<'_> {
        super::log::Slots {
            times: &mut self.times,
            keys: &mut self.keys,
            values: &mut self.values,
            costs: &mut self.costs,
            combinations: &mut self.combinations,
            flags: &mut self.flags,
        }
    }
}

/// The optional columns of a log of such rows.
pub(super) fn shape(schema: &Schema) -> Shape {
    Shape { keys: schema.order, costs: schema.cost, combinations: schema.combines() }
}

fn each<T>(rows: &[Range<usize>], mut cell: impl FnMut(usize) -> Result<T, Error>) -> Result<Vec<T>, Error> {
    let mut cells = Vec::with_capacity(rows.iter().map(ExactSizeIterator::len).sum());
    for row in rows.iter().cloned().flatten() {
        cells.push(cell(row)?);
    }
    Ok(cells)
}

/// Numbers that sort as orders by customer and time: leading bits of the customer key, the time since the first one, the
/// place.
pub(super) struct Numbers {
    pub(super) numbers: Vec<u128>,
    /// The bits of the customer. Customers that share them stand together.
    customer: u128,
    place_bits: u32,
}

impl Numbers {
    /// Of customers whose keys share so many leading bits.
    pub(super) fn of(customers: &[u128], times: &[i64], shared: u32) -> Self {
        let first = times.iter().copied().min().unwrap_or_default();
        let last = times.iter().copied().max().unwrap_or_default();
        let since = |time: i64| time.wrapping_sub(first) as u64;
        let place_bits = usize::BITS - times.len().leading_zeros();
        let bits = place_bits + u64::BITS - since(last).leading_zeros();
        // At most 64 bits of time, and fewer rows than 2^60: some of the customer always remains.
        let customer = u128::MAX.checked_shl(bits).unwrap_or_default();
        let rows = customers.iter().zip(times).enumerate();
        let number = |(place, (key, time)): (usize, (&u128, &i64))| {
            ((key << shared) & customer) | (u128::from(since(*time)) << place_bits) | place as u128
        };
        Self { numbers: rows.map(number).collect(), customer, place_bits }
    }

    /// The places of orders that stand together, once the numbers are sorted.
    pub(super) fn together(&self) -> impl Iterator<Item = impl Iterator<Item = usize> + '_> + '_ {
        let together = self.numbers.chunk_by(|a, b| a & self.customer == b & self.customer);
        together.map(|numbers| numbers.iter().map(|number| (number & ((1 << self.place_bits) - 1)) as usize))
    }
}
