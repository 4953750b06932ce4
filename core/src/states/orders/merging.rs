//! How two logs become one: a pass over the customers of both.

use super::dictionary::{Dictionary, Joins, at};
use super::log::{Log, Order, Shape};
use super::bulk::open;
use super::opening::{Batch, with_made};
use super::settle::{Conflict, repeated, settle};
use super::{Grain, OrdersOptions, OrdersState, Schema, Settings, Tally};
use crate::error::{Code, Error};
use crate::rows::orders::{OrderRows, TABLE};

impl OrdersState {
    /// Adds rows; grain, scale and the rule for duplicates must be those of the state.
    ///
    /// # Errors
    ///
    /// When a row breaks a rule; the smallest such row is named and nothing is added.
    pub fn update(&mut self, rows: &OrderRows<'_>, options: &OrdersOptions) -> Result<(), Error> {
        self.add_rows(rows, options).map_err(|error| match error.code() {
            // Neither says anything of a row.
            "interrupted" | "same_settings" => error,
            // Which row is the smallest shows only when all have been looked at.
            _ => match self.examine(rows, options, 1) {
                Ok(examined) => examined.errors.into_iter().next().unwrap_or(error),
                Err(error) => error,
            },
        })
    }

    /// Adds rows; an error names any of the rows that break a rule.
    pub(crate) fn add_rows(&mut self, rows: &OrderRows<'_>, options: &OrdersOptions) -> Result<(), Error> {
        self.settings.joint(Settings::of(options))?;
        let batch = open(rows, options)?;
        if batch.log.len() == 0 && self.schema.is_none() {
            self.tally = self.tally.plus(batch.tally);
            return Ok(());
        }
        let schema = self.joint_schema(&batch.schema)?;
        if self.is_empty() {
            let Batch { dictionary, log, tally, .. } = batch;
            self.take(schema, dictionary, log, tally);
            return Ok(());
        }
        match self.add(&schema, &batch.dictionary, &batch.log, options.threads)? {
            Ok((dictionary, log, repeats)) => self.take(schema, dictionary, log, batch.tally.plus(repeats)),
            Err(conflict) => return Err(conflict.error(true)),
        }
        Ok(())
    }

    fn take(&mut self, schema: Schema, dictionary: Dictionary, log: Log, tally: Tally) {
        self.schema = Some(schema);
        self.dictionary = dictionary;
        self.log = log;
        self.tally = self.tally.plus(tally);
    }

    /// Adds a state; nothing changes when it does not fit.
    pub(super) fn add_state(&mut self, other: &Self) -> Result<(), Error> {
        self.settings.joint(other.settings)?;
        let Some(schema) = &other.schema else {
            self.tally = self.tally.plus(other.tally);
            return Ok(());
        };
        let schema = self.joint_schema(schema)?;
        let (dictionary, log, repeats) = if self.is_empty() {
            (other.dictionary.clone(), other.log.clone(), Tally::default())
        } else {
            // Whoever merges on many machines wants one thread of each.
            self.add(&schema, &other.dictionary, &other.log, 1)?.map_err(|conflict| conflict.error(true))?
        };
        self.take(schema, dictionary, log, other.tally.plus(repeats));
        Ok(())
    }

    /// Both logs as one, or what keeps them apart.
    fn add(
        &self,
        schema: &Schema,
        dictionary: &Dictionary,
        log: &Log,
        threads: usize,
    ) -> Result<Result<(Dictionary, Log, Tally), Conflict>, Error> {
        let (joint, codes) = Dictionary::union(&[&self.dictionary, dictionary]);
        let no_codes = Vec::new();
        let (own, theirs) = (codes.first().unwrap_or(&no_codes), codes.get(1).unwrap_or(&no_codes));
        let rows = self.log.len() + log.len();
        let shape =
            Shape { keys: schema.order, costs: schema.cost, combinations: joint.combinations.len() > 1 };
        let mut both = Log::blank(rows, shape);
        let mut joins = Joins::new(&joint.combinations);
        let (mut orders, mut runs, mut kept) = (Vec::new(), Vec::new(), 0);
        let mut conflict = None;
        let mut slots = both.slots();
        let mut first = self.log.customers().peekable();
        let mut second = log.customers().peekable();
        loop {
            let next = [first.peek(), second.peek()].into_iter().flatten().map(|(key, _)| *key).min();
            let Some(customer) = next else { break };
            let moved =
                |codes: &[u32], order: Order| Order { combination: at(codes, order.combination), ..order };
            let a = first.next_if(|(key, _)| *key == customer).map_or(0..0, |(_, places)| places);
            let b = second.next_if(|(key, _)| *key == customer).map_or(0..0, |(_, places)| places);
            let shared = !a.is_empty() && !b.is_empty();
            orders.clear();
            let mut a = self.log.of_customer(customer, a).map(|order| moved(own, order)).peekable();
            let mut b = log.of_customer(customer, b).map(|order| moved(theirs, order)).peekable();
            while let (Some(own), Some(other)) = (a.peek(), b.peek()) {
                let from_own = own <= other;
                orders.extend(if from_own { a.next() } else { b.next() });
            }
            orders.extend(a.chain(b));
            // What only one of them has is settled already.
            let settled = if shared {
                settle(&mut orders, self.settings, schema.order, &mut joins)
            } else {
                Ok(orders.len())
            };
            match settled {
                Ok(left) => {
                    for order in orders.iter().take(left) {
                        slots.put(kept, order);
                        kept += 1;
                    }
                    runs.push((customer, left));
                }
                Err(found) => conflict = Conflict::first(conflict, Some(found)),
            }
        }
        let made = joins.made();
        both.close_up(&[(rows, kept)]);
        runs.into_iter().for_each(|(customer, orders)| both.add_run(customer, orders));
        let repeats = match self.settings.grain {
            Grain::Order => (rows - kept) as u64,
            Grain::Line => 0,
        };
        if conflict.is_none() && schema.order {
            conflict = repeated(both.keys(), self.settings, threads)?;
        }
        if let Some(conflict) = conflict {
            return Ok(Err(conflict));
        }
        let joint = with_made(joint, vec![(kept, made)], &mut both);
        both.trim(joint.combinations.len());
        Ok(Ok((joint, both, Tally { exact_repeats: repeats, ..Tally::default() })))
    }

    /// The schema of both parts together, or the first thing in which they differ.
    fn joint_schema(&self, other: &Schema) -> Result<Schema, Error> {
        let Some(own) = &self.schema else { return Ok(other.clone()) };
        let differs = |input: &'static str, first: String, got: String| {
            Err(Error::new(Code::SameSettings, TABLE).at(input).with("first", first).got(got))
        };
        if own.segments != other.segments {
            return differs("segment", own.segments.join(", "), other.segments.join(", "));
        }
        for ((input, first), (_, got)) in own.columns().into_iter().zip(other.columns()) {
            if first != got {
                let word = |given| if given { "given" } else { "not given" };
                return differs(input, word(first).to_owned(), word(got).to_owned());
            }
        }
        if own.currency != other.currency {
            let word = |currency: &Option<String>| currency.clone().unwrap_or_else(|| "not named".to_owned());
            return differs("currency", word(&own.currency), word(&other.currency));
        }
        Ok(own.clone())
    }
}
