//! Orders in canonical order: how rows become orders, and how two logs become one.

use std::cmp::Ordering;

use super::refusals::disagreement;
use super::{Duplicates, Grain, OrdersState, Schema};
use crate::error::{Code, Error};
use crate::order::arrange;
use crate::rows::orders::TABLE;

/// The customer checked out without an account.
pub(crate) const GUEST: u8 = 1;
/// The customer was a member at the time.
pub(crate) const MEMBER: u8 = 2;
/// Money that went back.
pub(crate) const REFUND: u8 = 4;

/// One order or refund; field order is canonical order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Order {
    /// Key of the customer; 0 where there is none.
    pub(crate) customer: u128,
    /// Microseconds since 1970 UTC.
    pub(crate) time: i64,
    /// Key of the order id; 0 where there is no such column.
    pub(crate) order: u128,
    /// Ticks.
    pub(crate) value: i64,
    /// Ticks; 0 where there is no such column.
    pub(crate) cost: i64,
    /// Index of the combination of segment values.
    pub(crate) segment: u32,
    pub(crate) flags: u8,
}

/// Why rows do not make a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conflict {
    /// One order id stands for two orders.
    Duplicate { order: u128 },
    /// The rows of one order differ in this column.
    Disagrees { order: u128, input: &'static str },
    /// The total of one order leaves its range.
    Range { order: u128 },
}

impl Conflict {
    pub(super) fn order(self) -> u128 {
        match self {
            Self::Duplicate { order } | Self::Disagrees { order, .. } | Self::Range { order } => order,
        }
    }

    /// The refusal, naming the order by its key: a state has no ids.
    pub(super) fn error(self, across_parts: bool) -> Error {
        let name = format!("{:032x}", self.order());
        match self {
            Self::Duplicate { .. } if across_parts => {
                Error::new(Code::MergedTwice, TABLE).at("order").got(name)
            }
            Self::Duplicate { .. } => Error::new(Code::DuplicateOrder, TABLE).at("order").got(name),
            Self::Disagrees { input, .. } => {
                Error::new(Code::OrderDisagrees, TABLE).at(input).with("order", name)
            }
            Self::Range { .. } => Error::new(Code::Range, TABLE).at("value").got(name),
        }
    }
}

/// Sorts orders into canonical order after joining lines or finding repeats; gives the number of repeats dropped.
pub(super) fn settle(
    orders: &mut Vec<Order>,
    grain: Grain,
    duplicates: Duplicates,
    has_ids: bool,
) -> Result<u64, Conflict> {
    let before = orders.len();
    if has_ids {
        sort(orders, |a, b| (a.order, a).cmp(&(b.order, b)));
        match (grain, duplicates) {
            (Grain::Line, _) => join_lines(orders)?,
            (Grain::Order, Duplicates::Skip) => orders.dedup(),
            (Grain::Order, Duplicates::Error) => {}
        }
        if let Some(pair) = orders.windows(2).find(|pair| pair[0].order == pair[1].order) {
            return Err(Conflict::Duplicate { order: pair[0].order });
        }
    }
    sort(orders, Ord::cmp);
    Ok(if grain == Grain::Line { 0 } else { (before - orders.len()) as u64 })
}

/// One compiled sort for both orders, since each costs the browser build 3 KB of its own.
#[inline(never)]
fn sort(orders: &mut [Order], compare: fn(&Order, &Order) -> Ordering) {
    orders.sort_unstable_by(compare);
}

/// Adds up neighbours of one order id: value and cost summed, the earliest time, all else equal.
fn join_lines(orders: &mut Vec<Order>) -> Result<(), Conflict> {
    let mut conflict = None;
    orders.dedup_by(|line, first| {
        if line.order != first.order || conflict.is_some() {
            return false;
        }
        let order = line.order;
        if let Some(input) = disagreement(first, line) {
            conflict = Some(Conflict::Disagrees { order, input });
            return false;
        }
        match (first.value.checked_add(line.value), first.cost.checked_add(line.cost)) {
            (Some(value), Some(cost)) => (first.value, first.cost) = (value, cost),
            _ => conflict = Some(Conflict::Range { order }),
        }
        first.time = first.time.min(line.time);
        conflict.is_none()
    });
    conflict.map_or(Ok(()), Err)
}

/// The union of two sorted dictionaries, and where the entries of each went.
pub(super) fn union<T: Ord + Clone>(a: &[T], b: &[T]) -> (Vec<T>, Vec<u32>, Vec<u32>) {
    let mut all: Vec<T> = a.iter().chain(b).cloned().collect();
    arrange(&mut all, Ord::cmp);
    all.dedup();
    let place =
        |part: &[T]| part.iter().map(|item| all.binary_search(item).unwrap_or_default() as u32).collect();
    let (from_a, from_b) = (place(a), place(b));
    (all, from_a, from_b)
}

impl OrdersState {
    /// Adds orders that were read under `schema`; on a conflict nothing changes.
    pub(super) fn add(
        &mut self,
        schema: Schema,
        combinations: &[Vec<Option<String>>],
        added: &[Order],
    ) -> Result<u64, Conflict> {
        let (all, own, theirs) = union(&self.combinations, combinations);
        let moved = |places: &[u32], order: &Order| Order {
            segment: places.get(order.segment as usize).copied().unwrap_or_default(),
            ..*order
        };
        let mut orders = Vec::with_capacity(self.orders.len() + added.len());
        orders.extend(self.orders.iter().map(|order| moved(&own, order)));
        orders.extend(added.iter().map(|order| moved(&theirs, order)));
        let repeats = settle(&mut orders, self.settings.grain, self.settings.duplicates, schema.order)?;
        self.orders = orders;
        self.combinations = all;
        self.schema = Some(schema);
        Ok(repeats)
    }

    /// The schema of both parts together, or the first thing in which they differ.
    pub(super) fn joint_schema(&self, other: &Schema) -> Result<Schema, Error> {
        let Some(own) = &self.schema else { return Ok(other.clone()) };
        let differs = |input: &'static str, first: String, got: String| {
            Err(Error::new(Code::SameSettings, TABLE).at(input).with("first", first).got(got))
        };
        if own.segments != other.segments {
            return differs("segment", own.segments.join(", "), other.segments.join(", "));
        }
        for (input, first, got) in [
            ("order", own.order, other.order),
            ("cost", own.cost, other.cost),
            ("guest", own.guest, other.guest),
            ("member", own.member, other.member),
        ] {
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
