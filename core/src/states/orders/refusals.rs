//! What is wrong with rows, row by row: made only after reading found that something is.

use std::borrow::Cow;

use super::levels::{Level, is_repeat};
use super::log::Order;
use super::reading::{Read, read};
use super::settle::disagreement;
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
    /// Nothing where the other one is in the state.
    first: Option<usize>,
    code: Code,
    input: &'static str,
}

impl OrdersState {
    /// Examines rows without adding them to `self`; what comes again is told from what is in it.
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
        let mut known = self.levels.orders(comes);
        arrange(&mut known, |a, b| a.0.order.cmp(&b.0.order));
        let batch = Level { dictionary: read.dictionary.clone(), ..Level::default() };
        for places in keys.chunk_by(|a, b| a.0 == b.0) {
            let (before, Some((key, first))) = (faults.len(), places.first().copied()) else { continue };
            let row = |place: usize| read.rows.get(place).copied().unwrap_or_default();
            let start = row(first);
            let fault = |place, code, input| Fault { row: row(place), first: Some(start), code, input };
            let Some(mut whole) = read.orders.get(first).copied() else { continue };
            let mut total = i128::from(whole.value);
            let from = known.partition_point(|(own, _)| own.order < key);
            for (own, level) in known.iter().skip(from).take_while(|(own, _)| own.order == key) {
                total += i128::from(own.value);
                let segments = level.dictionary.segments(own.combination);
                let same_segments = segments == read.dictionary.segments(whole.combination);
                let found = match (options.grain, options.duplicate_order) {
                    (Grain::Line, _) => disagreement(own, &whole, same_segments)
                        .map(|input| (Code::OrderDisagrees, input))
                        .or_else(|| i64::try_from(total).is_err().then_some((Code::Range, "value"))),
                    (_, Duplicates::Error) => Some((Code::RepeatsState, "order")),
                    (_, rule) => (!is_repeat(level, own, &batch, &whole, rule))
                        .then_some((Code::RepeatDiffers, "order")),
                };
                faults.extend(found.map(|(code, input)| Fault { first: None, ..fault(first, code, input) }));
            }
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

/// The cell at fault, as text, where that differs; nothing for segments, of which there may be several.
fn text(rows: &OrderRows<'_>, input: &'static str, row: usize, first: Option<usize>) -> Option<String> {
    let column = if input == "segment" { None } else { rows.reader(input) }?;
    let cell =
        |row| column.category(row).ok().map(|text| text.map_or_else(|| "null".to_owned(), Cow::into_owned));
    cell(row).filter(|text| first.and_then(cell).as_ref() != Some(text))
}
