//! Rows to a log: on many threads in place, on one all at once. Both give one log.

use super::dictionary::{Categories, Combination, Dictionary, at};
use super::levels::Level;
use super::log::{Log, take};
use super::{OrdersOptions, Schema, Tally};
use crate::error::Error;
use crate::rows::orders::OrderRows;

/// Rows as a log of their own.
pub(super) struct Batch {
    pub(super) schema: Schema,
    pub(super) level: Level,
    pub(super) tally: Tally,
}

/// Reads rows; any error will do, since rows that are refused are examined again for the smallest.
pub(super) fn open(rows: &OrderRows<'_>, options: &OrdersOptions) -> Result<Batch, Error> {
    #[cfg(feature = "parallel")]
    return super::bulk::open(rows, options);
    #[cfg(not(feature = "parallel"))]
    at_once(rows, options)
}

/// Reads and settles all rows at once, holding their cells twice.
#[cfg(any(test, not(feature = "parallel")))]
fn at_once(rows: &OrderRows<'_>, options: &OrdersOptions) -> Result<Batch, Error> {
    use super::Grain;
    use super::chunk::{Chunk, Numbers, shape};
    use super::dictionary::Joins;
    use super::settle::{repeated, settle, sort_keys};

    let columns = super::reading::Columns::of(rows, options)?;
    let settings = super::Settings::of(options);
    let mut cells = Chunk::read(&columns, 0..rows.len())?;
    let (dictionary, codes) = Dictionary::union(&[&cells.dictionary]);
    let codes = codes.first().map_or(&[][..], Vec::as_slice);
    cells.combinations.iter_mut().for_each(|code| *code = at(codes, *code));
    let mut schema = columns.schema.clone();
    schema.currency = cells.currency.take();
    let mut tally = cells.tally;
    let mut numbers = Numbers::of(&cells.customers, &cells.times, 0);
    sort_keys(&mut numbers.numbers);
    let customers = std::mem::take(&mut cells.customers);
    let slots = cells.slots();
    let mut log = Log::with_room(customers.len(), shape(&schema));
    let mut joins = Joins::new(&dictionary.combinations);
    let mut orders = Vec::new();
    for places in numbers.together() {
        orders.clear();
        orders.extend(
            places.map(|place| slots.order(customers.get(place).copied().unwrap_or_default(), place)),
        );
        let kept =
            settle(&mut orders, settings, schema.order, &mut joins).map_err(|found| found.error(false))?;
        log.push_all(orders.get(..kept).unwrap_or_default());
    }
    if options.grain == Grain::Order {
        tally.exact_repeats = (customers.len() - log.len()) as u64;
    }
    if let Some(conflict) = repeated(log.keys(), settings, 1)? {
        return Err(conflict.error(false));
    }
    let made = joins.made();
    let dictionary = with_made(dictionary, vec![(log.len(), made)], &mut log);
    log.trim(dictionary.combinations.len());
    Ok(Batch { schema, level: Level { dictionary, log }, tally })
}

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
    use super::super::dictionary::Joins;
    use super::super::log::Shape;
    use super::super::reading::{Read, read};
    use super::super::settle::{repeated, settle};
    use super::super::{Duplicates, Grain, Settings};
    use super::*;
    use crate::rows::Column;

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
                let whole = at_once(&rows, &options).unwrap();
                assert_eq!(
                    (&whole.level, &whole.schema, whole.tally),
                    (&bulk.level, &bulk.schema, bulk.tally)
                );
                assert_eq!(plain.level, bulk.level, "{rows:?}");
                assert_eq!((plain.schema, plain.tally), (bulk.schema, bulk.tally), "{rows:?}");
            }
        }
    }
}
