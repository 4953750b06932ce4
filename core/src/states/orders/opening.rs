//! What opening rows gives.

use super::dictionary::{Categories, Combination, Dictionary, at};
use super::levels::Level;
use super::log::{Log, take};
use super::{Schema, Tally};

/// Rows as a log of their own.
pub(super) struct Batch {
    pub(super) schema: Schema,
    pub(super) level: Level,
    pub(super) tally: Tally,
}

pub(super) use super::bulk::open;

/// The dictionary with what joining lines made in each part, and without what no order has any more.
pub(super) fn with_made(
    dictionary: Dictionary,
    parts: Vec<(usize, Vec<Combination>)>,
    log: &mut Log,
) -> Dictionary {
    let base = dictionary.combinations.len();
    let united = dictionary.combinations.iter().any(|one| matches!(one.categories, Categories::Set(_)));
    // Only uniting categories makes combinations, or leaves one without an order: two are needed for it.
    if !united || base < 2 {
        return dictionary;
    }
    let mut all = Vec::new();
    let mut rest = log.slots().combinations;
    for (kept, made) in parts {
        for code in take(&mut rest, kept).iter_mut().filter(|code| **code as usize >= base) {
            *code += all.len() as u32;
        }
        all.extend(made);
    }
    let codes = log.slots().combinations;
    let mut used = vec![false; base + all.len()];
    for code in codes.iter() {
        if let Some(used) = used.get_mut(*code as usize) {
            *used = true;
        }
    }
    let (dictionary, places) = dictionary.with_made(&all, &used);
    codes.iter_mut().for_each(|code| *code = at(&places, *code));
    dictionary
}

#[cfg(test)]
mod tests {
    use super::super::bulk::open;
    use super::super::dictionary::Joins;
    use super::super::log::Shape;
    use super::super::reading::{Read, read};
    use super::super::settle::{repeated, settle};
    use super::super::{Duplicates, Grain, OrdersOptions, Settings};
    use super::*;
    use crate::error::Error;
    use crate::rows::Column;
    use crate::rows::orders::OrderRows;

    /// Reads row by row and settles all orders at once.
    fn one_by_one(rows: &OrderRows<'_>, options: &OrdersOptions) -> Result<Batch, Error> {
        let settings = Settings::of(options);
        let Read { schema, dictionary, mut orders, mut tally, errors, .. } = read(rows, options, 1)?;
        if let Some(error) = errors.into_iter().next() {
            return Err(error);
        }
        let (dictionary, codes) = Dictionary::union(&[&dictionary]);
        let codes = codes.first().map_or(&[][..], Vec::as_slice);
        orders.iter_mut().for_each(|order| order.combination = at(codes, order.combination));
        let mut joins = Joins::new(&dictionary.combinations);
        let kept =
            settle(&mut orders, settings, schema.order, &mut joins).map_err(|found| found.error(false))?;
        if options.grain == Grain::Order {
            tally.exact_repeats = (orders.len() - kept) as u64;
        }
        orders.truncate(kept);
        let shape = Shape { keys: schema.order, costs: schema.cost, combinations: schema.combines() };
        let mut log = Log::of(&orders, shape);
        if let Some(conflict) = repeated(log.keys(), settings, options.threads)? {
            return Err(conflict.error(false));
        }
        let made = joins.made();
        let dictionary = with_made(dictionary, vec![(kept, made)], &mut log);
        log.trim(dictionary.combinations.len());
        Ok(Batch { schema, level: Level { dictionary, log }, tally })
    }

    #[test]
    fn one_by_one_or_at_once_is_one_log() {
        let texts = |count: usize, of: fn(usize) -> usize| -> Vec<String> {
            (0..count).map(|row| format!("{}", of(row))).collect()
        };
        for rows in [0, 1, 2, 50, 3_000] {
            let customers = texts(rows, |row| row * row % 37);
            let orders = texts(rows, |row| row - row % 3);
            let categories = texts(rows, |row| row % 4);
            let times: Vec<i64> = (0..rows as i64).map(|row| row / 3 * 7_919 % 1_000 - row % 3).collect();
            let values: Vec<f64> = (0..rows).map(|row| row as f64 / 4.0).collect();
            let segments = texts(rows, |row| row / 3 % 2);
            let no_customers: Vec<bool> = (0..rows).map(|row| row / 3 % 11 == 0).collect();
            let repeats: Vec<i64> = (0..rows as i64).map(|row| row / 2 * 2).collect();
            let one: Vec<i64> = (0..rows as i64).map(|row| row / 3 * 3 * (row / 3) % 41).collect();
            let lines = OrderRows::new(
                Column::from(one).nulls(no_customers),
                Column::instants(times.clone()),
                values.as_slice(),
            );
            let lines = lines.order(orders.as_slice()).category(categories.as_slice());
            let lines = lines.segment("shop", segments.as_slice()).cost(values.as_slice());
            let plain = OrderRows::new(customers.as_slice(), Column::instants(times), values.as_slice());
            let copies = OrderRows::new(&repeats, Column::instants(repeats.clone()), repeats.as_slice());
            let copies = copies.order(&repeats);
            let options = OrdersOptions::default;
            let cases = [
                (lines, options().grain(Grain::Line)),
                (plain.clone(), options()),
                (plain.segment("shop", segments.as_slice()), options()),
                (copies, options().duplicate_order(Duplicates::Skip)),
            ];
            for (rows, options) in cases {
                let (plain, bulk) = (one_by_one(&rows, &options), open(&rows, &options));
                let (plain, bulk) = (plain.unwrap(), bulk.unwrap());
                assert_eq!(plain.level, bulk.level, "{rows:?}");
                assert_eq!((plain.schema, plain.tally), (bulk.schema, bulk.tally), "{rows:?}");
            }
        }
    }
}
