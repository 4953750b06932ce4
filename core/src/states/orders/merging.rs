//! How two logs become one: a pass over the customers of both, or a level beside the others.

use std::sync::Arc;

use super::dictionary::{Dictionary, Joins, at};
use super::levels::Level;
use super::log::{Log, Order, Shape};
use super::opening::{Batch, open, with_made};
use super::settle::{Conflict, repeated, settle};
use super::{Grain, OrdersOptions, OrdersState, Schema, Settings, Tally};
use crate::error::{Code, Error};
use crate::rows::orders::{OrderRows, TABLE};

/// A batch is small when the log has so many times its orders.
const SMALL: usize = 8;

/// By what orders go together, and which columns they have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    pub(super) settings: Settings,
    pub(super) has_ids: bool,
    has_costs: bool,
}

impl Rules {
    pub(super) fn of(settings: Settings, schema: &Schema) -> Self {
        Self { settings, has_ids: schema.order, has_costs: schema.cost }
    }
}

/// Two levels as one, and what keeps them apart; whether an order id stands under two customers remains to be seen.
pub(super) fn joined(rules: Rules, first: &Level, second: &Level) -> (Level, Option<Conflict>) {
    let (dictionary, codes) = Dictionary::union(&[&first.dictionary, &second.dictionary]);
    let codes = |of: usize| codes.get(of).map_or(&[][..], Vec::as_slice);
    let rows = first.log.len() + second.log.len();
    let combinations = dictionary.combinations.len() > 1;
    let shape = Shape { keys: rules.has_ids, costs: rules.has_costs, combinations };
    let mut log = Log::with_room(rows, shape);
    let mut joins = Joins::new(&dictionary.combinations);
    let (mut orders, mut conflict) = (Vec::new(), None);
    let (mut a, mut b) = (first.log.customers().peekable(), second.log.customers().peekable());
    while let Some(customer) = a.peek().into_iter().chain(b.peek()).map(|(customer, _)| *customer).min() {
        let own = a.next_if(|(key, _)| *key == customer);
        let others = b.next_if(|(key, _)| *key == customer);
        let (own, others) = match (own, others) {
            (Some((_, own)), Some((_, others))) => (own, others),
            // What only one of them has is settled already.
            (own, others) => {
                own.into_iter().for_each(|(_, places)| log.extend(&first.log, customer, places, codes(0)));
                others
                    .into_iter()
                    .for_each(|(_, places)| log.extend(&second.log, customer, places, codes(1)));
                continue;
            }
        };
        let moved =
            |codes: &[u32], order: Order| Order { combination: at(codes, order.combination), ..order };
        let mut own = first.log.of_customer(customer, own).map(|order| moved(codes(0), order)).peekable();
        let mut others =
            second.log.of_customer(customer, others).map(|order| moved(codes(1), order)).peekable();
        orders.clear();
        while let (Some(a), Some(b)) = (own.peek(), others.peek()) {
            let next = if a <= b { own.next() } else { others.next() };
            orders.extend(next);
        }
        orders.extend(own.chain(others));
        match settle(&mut orders, rules.settings, rules.has_ids, &mut joins) {
            Ok(kept) => orders.iter().take(kept).for_each(|order| log.push(order)),
            Err(found) => conflict = Conflict::first(conflict, Some(found)),
        }
    }
    let made = joins.made();
    if log.len() < rows {
        log.fit();
    }
    let dictionary = with_made(dictionary, vec![(log.len(), made)], &mut log);
    log.trim(dictionary.combinations.len());
    (Level { dictionary, log }, conflict)
}

impl OrdersState {
    /// Adds rows; grain, scale and the rule for duplicates must be those of the state.
    ///
    /// Small batches cost little more than their rows: what they bring is kept beside the log until it is worth a pass
    /// over everything, or until someone asks for the whole log, be it for bytes, for equality or for answers.
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
        let Batch { schema, level, tally } = open(rows, options)?;
        if level.log.len() == 0 && self.schema.is_none() {
            self.tally = self.tally.plus(tally);
            return Ok(());
        }
        self.add(&schema, &Arc::new(level), tally, options.threads)
    }

    /// Adds a state; nothing changes when it does not fit.
    pub(super) fn add_state(&mut self, other: &Self) -> Result<(), Error> {
        self.settings.joint(other.settings)?;
        let Some(schema) = &other.schema else {
            self.tally = self.tally.plus(other.tally);
            return Ok(());
        };
        // Whoever merges on many machines wants one thread of each.
        self.add(schema, &other.whole(), other.tally, 1)
    }

    /// Adds orders: a few beside the log, many in a pass over both.
    fn add(
        &mut self,
        schema: &Schema,
        batch: &Arc<Level>,
        tally: Tally,
        threads: usize,
    ) -> Result<(), Error> {
        let schema = self.joint_schema(schema)?;
        let rules = Rules::of(self.settings, &schema);
        let is_small = batch.log.len() <= self.len() / SMALL;
        let added = if is_small { self.levels.add(batch, rules) } else { None };
        let repeats = match added {
            Some(repeats) => repeats,
            None if self.is_empty() => {
                self.levels = Arc::clone(batch).into();
                0
            }
            None => {
                let whole = self.whole();
                let (level, mut conflict) = joined(rules, &whole, batch);
                if conflict.is_none() && rules.has_ids {
                    conflict = repeated(level.log.keys(), self.settings, threads)?;
                }
                if let Some(conflict) = conflict {
                    return Err(conflict.error(true));
                }
                let joined = whole.log.len() + batch.log.len() - level.log.len();
                self.levels = level.into();
                if self.settings.grain == Grain::Order { joined as u64 } else { 0 }
            }
        };
        self.tally = self.tally.plus(tally);
        self.tally.exact_repeats = self.tally.exact_repeats.saturating_add(repeats);
        self.schema = Some(schema);
        Ok(())
    }

    /// The schema of both parts together, or the first thing in which they differ.
    fn joint_schema(&self, other: &Schema) -> Result<Schema, Error> {
        let Some(own) = &self.schema else { return Ok(other.clone()) };
        let differs = |input: &'static str, first: String, got: String| {
            Err(Error::new(Code::SameSettings, TABLE).at(input).with("first", first).got(got))
        };
        let names = |of: &Schema| match of.segments.join(", ") {
            none if none.is_empty() => "none".to_owned(),
            names => names,
        };
        if own.segments != other.segments {
            return differs("segment", names(own), names(other));
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
