//! What is wrong with rows, row by row: made only after reading found that something is.

use std::collections::{BTreeMap, BTreeSet};

use super::dictionary::{Dictionary, Joins, at};
use super::log::{Log, Order, Shape};
use super::opening::with_made;
use super::reading::{Read, read};
use super::settle::{disagreement, settle};
use super::{Duplicates, Grain, OrdersOptions, OrdersState};
use crate::error::{Code, Error};
use crate::order::arrange;
use crate::rows::orders::{OrderRows, TABLE};

/// All that reading found in rows: the sound ones as a log, every refusal, and where each order stands.
pub(crate) struct Examined {
    pub(crate) state: OrdersState,
    /// In the order of rows, at most as many as were asked for.
    pub(crate) errors: Vec<Error>,
    rows: BTreeMap<Place, usize>,
    grain: Grain,
}

/// What tells an order from others: its key, or all of it where there are no ids.
type Place = (u128, u128, i64, i64, u8);

fn place(order: &Order, grain: Grain) -> Place {
    match grain {
        // Lines were added up, so that only the key is left of each.
        Grain::Line => (order.order, 0, 0, 0, 0),
        Grain::Order => (order.order, order.customer, order.time, order.value, order.flags),
    }
}

impl Examined {
    /// The first row of an order.
    pub(crate) fn row(&self, order: &Order) -> Option<usize> {
        self.rows.get(&place(order, self.grain)).copied()
    }
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
        let (dictionary, codes) = Dictionary::union(&[&read.dictionary]);
        let codes = codes.first().map_or(&[][..], Vec::as_slice);
        read.orders.iter_mut().for_each(|order| order.combination = at(codes, order.combination));
        let mut joins = Joins::new(&dictionary.combinations);
        let (mut errors, refused) = self.conflicts(rows, options, &read, &mut joins);
        let mut sound: Vec<Order> =
            read.orders.iter().filter(|order| !refused.contains(&order.order)).copied().collect();
        let mut state = Self::new(options.clone())?;
        state.tally = read.tally;
        let found = sound.len();
        if let Ok(kept) = settle(&mut sound, self.settings, read.schema.order, &mut joins) {
            sound.truncate(kept);
            let repeats = if options.grain == Grain::Order { found - kept } else { 0 };
            state.tally.exact_repeats += repeats as u64;
            let shape = Shape { keys: read.schema.order, costs: read.schema.cost, combinations: true };
            state.log = Log::of(&sound, shape);
            let made = joins.made;
            state.dictionary = with_made(dictionary, vec![(kept, made)], &mut state.log);
            state.log.trim(state.dictionary.combinations.len());
            state.schema = Some(read.schema);
        }
        let mut places = BTreeMap::new();
        for (order, row) in read.orders.iter().zip(&read.rows) {
            places.entry(place(order, options.grain)).or_insert(*row);
        }
        errors.extend(read.errors);
        arrange(&mut errors, |a, b| a.row().cmp(&b.row()));
        errors.truncate(limit);
        Ok(Examined { state, errors, rows: places, grain: options.grain })
    }

    /// Rows whose order id stands for another order already, and the keys of those orders.
    fn conflicts(
        &self,
        rows: &OrderRows<'_>,
        options: &OrdersOptions,
        read: &Read,
        joins: &mut Joins<'_>,
    ) -> (Vec<Error>, BTreeSet<u128>) {
        let (mut errors, mut refused) = (Vec::new(), BTreeSet::new());
        let Some(ids) = rows.reader("order") else { return (errors, refused) };
        let known: BTreeSet<u128> = match options.grain {
            Grain::Order => self.log.keys().iter().copied().collect(),
            Grain::Line => BTreeSet::new(),
        };
        // The first row of each order, and its total.
        let mut seen: BTreeMap<u128, (Order, usize, i128)> = BTreeMap::new();
        for (order, &row) in read.orders.iter().zip(&read.rows) {
            let id = || ids.id(row).ok().flatten().map(|id| id.into_owned()).unwrap_or_default();
            let error = |code, input: &'static str| Error::new(code, TABLE).at(input).row_at(row);
            let found = match seen.get_mut(&order.order) {
                None => {
                    seen.insert(order.order, (*order, row, order.value.into()));
                    known.contains(&order.order).then(|| error(Code::MergedTwice, "order").got(id()))
                }
                Some((first, _, _)) if options.grain == Grain::Order => {
                    match (options.duplicate_order, first == order) {
                        (Duplicates::Skip, true) => None,
                        (Duplicates::Skip, false) => Some(error(Code::RepeatDiffers, "order").got(id())),
                        (Duplicates::Error, _) => Some(error(Code::DuplicateOrder, "order").got(id())),
                    }
                }
                Some((first, start, total)) => {
                    *total += i128::from(order.value);
                    let over = i64::try_from(*total).is_err().then(|| error(Code::Range, "value").got(id()));
                    let same_segments = joins.join(first.combination, order.combination).is_some();
                    disagreement(first, order, same_segments).map_or(over, |input| {
                        let error = error(Code::OrderDisagrees, input).with("order", id());
                        Some(match text(rows, input, row, *start) {
                            Some(got) => error.got(got),
                            None => error,
                        })
                    })
                }
            };
            if let Some(error) = found {
                refused.insert(order.order);
                errors.push(error);
            }
        }
        (errors, refused)
    }
}

/// The cell at fault, as text; nothing for segments, of which there may be several.
fn text(rows: &OrderRows<'_>, input: &'static str, row: usize, first: usize) -> Option<String> {
    let column = if input == "segment" { None } else { rows.reader(input) }?;
    let cell = |row| column.category(row).ok().flatten().map(|text| text.into_owned());
    (cell(row) != cell(first)).then(|| cell(row).unwrap_or_else(|| "null".to_owned()))
}
