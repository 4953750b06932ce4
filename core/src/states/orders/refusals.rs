//! What is wrong with rows, row by row: made only after reading found that something is.

use super::log::Order;
use super::reading::{Read, read};
use super::settle::{disagreement, sort_keys};
use super::{Duplicates, Grain, OrdersOptions, OrdersState};
use crate::error::{Code, Error};
use crate::order::{arrange, sort};
use crate::parallel;
use crate::rows::orders::{OrderRows, TABLE};

/// All that reading found in rows.
pub(crate) struct Examined {
    /// The refusals, in the order of rows, at most as many as were asked for.
    pub(crate) errors: Vec<Error>,
    /// The orders that nothing was wrong with, each with its first row, in the order of rows.
    pub(crate) orders: Vec<(Order, usize)>,
}

/// A row that does not go with another of the same order.
#[derive(Clone, Copy)]
struct Fault {
    row: usize,
    first: usize,
    code: Code,
    input: &'static str,
}

impl OrdersState {
    /// Examines rows without adding them to `self`, in which their order ids must not stand yet.
    pub(crate) fn examine(
        &self,
        rows: &OrderRows<'_>,
        options: &OrdersOptions,
        limit: usize,
    ) -> Result<Examined, Error> {
        let mut read = read(rows, options, limit)?;
        let mut sound = vec![true; read.orders.len()];
        let mut faults = Vec::new();
        if read.schema.order {
            self.conflicts(&mut read, options, &mut sound, &mut faults)?;
        }
        sort(&mut faults, |a, b| a.row.cmp(&b.row));
        let mut errors = read.errors;
        errors.extend(faults.iter().take(limit).map(|fault| fault.error(rows)));
        arrange(&mut errors, |a, b| a.row().cmp(&b.row()));
        errors.truncate(limit);
        let orders = read.orders.into_iter().zip(read.rows).zip(sound);
        let orders = orders.filter(|(_, sound)| *sound).map(|(order, _)| order).collect();
        Ok(Examined { errors, orders })
    }

    /// Finds rows whose order id stands for another order already. The first row of each sound order becomes all of it.
    fn conflicts(
        &self,
        read: &mut Read,
        options: &OrdersOptions,
        sound: &mut [bool],
        faults: &mut Vec<Fault>,
    ) -> Result<(), Error> {
        // Rows of one order stand together, in the order of rows.
        let mut keys: Vec<(u128, usize)> =
            read.orders.iter().enumerate().map(|(place, order)| (order.order, place)).collect();
        sort(&mut keys, Ord::cmp);
        parallel::check()?;
        let comes = |key: u128| keys.binary_search_by_key(&key, |(key, _)| *key).is_ok();
        let mut known = if options.grain == Grain::Order { self.levels.keys(comes) } else { Vec::new() };
        sort_keys(&mut known);
        for places in keys.chunk_by(|a, b| a.0 == b.0) {
            let (before, Some((key, first))) = (faults.len(), places.first().copied()) else { continue };
            let row = |place: usize| read.rows.get(place).copied().unwrap_or_default();
            let start = row(first);
            let fault = |place, code, input| Fault { row: row(place), first: start, code, input };
            if known.binary_search(&key).is_ok() {
                faults.push(fault(first, Code::MergedTwice, "order"));
            }
            let Some(mut whole) = read.orders.get(first).copied() else { continue };
            let mut total = i128::from(whole.value);
            for &(_, place) in places.iter().skip(1) {
                let Some(order) = read.orders.get(place) else { continue };
                if let Some(sound) = sound.get_mut(place) {
                    *sound = false;
                }
                if options.grain == Grain::Order {
                    match (options.duplicate_order, *order == whole) {
                        (Duplicates::Skip, true) => {}
                        (Duplicates::Skip, false) => faults.push(fault(place, Code::RepeatDiffers, "order")),
                        (Duplicates::Error, _) => faults.push(fault(place, Code::DuplicateOrder, "order")),
                    }
                    continue;
                }
                total += i128::from(order.value);
                let segments = read.dictionary.segments(order.combination);
                let same_segments = segments == read.dictionary.segments(whole.combination);
                if let Some(input) = disagreement(&whole, order, same_segments) {
                    faults.push(fault(place, Code::OrderDisagrees, input));
                } else if i64::try_from(total).is_err() {
                    faults.push(fault(place, Code::Range, "value"));
                }
                whole.time = whole.time.min(order.time);
            }
            whole.value = i64::try_from(total).unwrap_or(whole.value);
            if let Some(order) = read.orders.get_mut(first).filter(|_| options.grain == Grain::Line) {
                *order = whole;
            }
            if let Some(sound) = sound.get_mut(first).filter(|_| faults.len() > before) {
                *sound = false;
            }
        }
        Ok(())
    }
}

impl Fault {
    fn error(&self, rows: &OrderRows<'_>) -> Error {
        let id = rows.reader("order").and_then(|ids| ids.id(self.row).ok().flatten());
        let id = id.map(|id| id.into_owned()).unwrap_or_default();
        let error = Error::new(self.code, TABLE).at(self.input).row_at(self.row);
        if self.code != Code::OrderDisagrees {
            return error.got(id);
        }
        let error = error.with("order", id);
        match text(rows, self.input, self.row, self.first) {
            Some(got) => error.got(got),
            None => error,
        }
    }
}

/// The cell at fault, as text; nothing for segments, of which there may be several.
fn text(rows: &OrderRows<'_>, input: &'static str, row: usize, first: usize) -> Option<String> {
    let column = if input == "segment" { None } else { rows.reader(input) }?;
    let cell = |row| column.category(row).ok().flatten().map(|text| text.into_owned());
    (cell(row) != cell(first)).then(|| cell(row).unwrap_or_else(|| "null".to_owned()))
}
