//! How orders settle: lines that make one order are joined, exact repeats dropped, and no order id comes twice.

use std::cmp::Ordering;

use super::dictionary::Joins;
use super::log::{GUEST, MEMBER, Order, REFUND};
use super::seen::Seen;
use super::{Duplicates, Grain, Settings};
use crate::error::{Code, Error};
use crate::order;
use crate::parallel;
use crate::rows::orders::TABLE;

/// Keys that are worth a thread.
const SHARE: usize = 65_536;

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

    /// The one of the smaller order key, so that no split of the work shows.
    pub(super) fn first(a: Option<Self>, b: Option<Self>) -> Option<Self> {
        a.into_iter().chain(b).min_by_key(|conflict| conflict.order())
    }
}

/// Brings all orders of some customers into canonical order, and says how many are left at the front.
pub(super) fn settle(
    orders: &mut [Order],
    settings: Settings,
    has_ids: bool,
    joins: &mut Joins<'_>,
) -> Result<usize, Conflict> {
    let lines = settings.grain == Grain::Line;
    let mut kept = orders.len();
    if lines && kept > 1 {
        sort(orders, |a, b| (a.order, a).cmp(&(b.order, b)));
        kept = fold(orders, |first, line| join(first, line, joins))?;
    }
    let orders = orders.get_mut(..kept).unwrap_or_default();
    if !orders.is_sorted() {
        sort(orders, Ord::cmp);
    }
    if !lines && has_ids && settings.duplicates == Duplicates::Skip {
        kept = fold(orders, |first, repeat| Ok(first == repeat))?;
    }
    Ok(kept)
}

/// One compiled sort for both orders.
#[inline(never)]
fn sort(orders: &mut [Order], compare: fn(&Order, &Order) -> Ordering) {
    order::sort(orders, compare);
}

/// Moves orders to the front that `taken` does not take into the one before; says how many these are.
fn fold(
    orders: &mut [Order],
    mut taken: impl FnMut(&mut Order, &Order) -> Result<bool, Conflict>,
) -> Result<usize, Conflict> {
    let mut kept = 0_usize;
    for place in 0..orders.len() {
        let Some(order) = orders.get(place).copied() else { break };
        let before = kept.checked_sub(1).and_then(|last| orders.get_mut(last));
        if let Some(before) = before
            && taken(before, &order)?
        {
            continue;
        }
        if let Some(to) = orders.get_mut(kept) {
            *to = order;
        }
        kept += 1;
    }
    Ok(kept)
}

/// Adds a line to the first of its order: value and cost summed, the earliest time, categories united, all else equal.
fn join(first: &mut Order, line: &Order, joins: &mut Joins<'_>) -> Result<bool, Conflict> {
    if line.order != first.order {
        return Ok(false);
    }
    let order = line.order;
    let joined = joins.join(first.combination, line.combination);
    if let Some(input) = disagreement(first, line, joined.is_some()) {
        return Err(Conflict::Disagrees { order, input });
    }
    let total = |a: i64, b: i64| a.checked_add(b).ok_or(Conflict::Range { order });
    (first.value, first.cost) = (total(first.value, line.value)?, total(first.cost, line.cost)?);
    first.time = first.time.min(line.time);
    first.combination = joined.unwrap_or(first.combination);
    Ok(true)
}

/// The column in which two lines of one order differ.
pub(super) fn disagreement(first: &Order, line: &Order, same_segments: bool) -> Option<&'static str> {
    let flag = |flag: u8| (line.flags ^ first.flags) & flag != 0;
    let differs = [
        (line.customer != first.customer, "customer"),
        (flag(REFUND), "kind"),
        (flag(GUEST), "guest"),
        (flag(MEMBER), "member"),
        (!same_segments, "segment"),
    ];
    differs.into_iter().find(|(differs, _)| *differs).map(|(_, input)| input)
}

/// The conflict of the smallest order key that comes twice among settled orders.
pub(super) fn repeated(keys: &[u128], settings: Settings, threads: usize) -> Result<Option<Conflict>, Error> {
    let shares = parallel::threads(threads).clamp(1, keys.len() / SHARE + 1);
    let found = parallel::parts(shares, threads, |share| {
        // A key belongs to one share; a third more room than shares of random keys need.
        let mut seen = Seen::for_keys(keys.len() / shares / 3 * 4 + SHARE.min(keys.len()));
        let mut own = keys.iter().filter(|key| (((**key >> 64) * shares as u128) >> 64) as usize == share);
        Ok(own.any(|key| !seen.has_room(1) || seen.insert(*key)))
    })?;
    if !found.contains(&true) {
        return Ok(None);
    }
    let mut keys = keys.to_vec();
    sort_keys(&mut keys);
    let order =
        keys.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first().copied());
    // Lines of one customer were joined, so these are lines of two.
    Ok(order.map(|order| match settings.grain {
        Grain::Line => Conflict::Disagrees { order, input: "customer" },
        Grain::Order => Conflict::Duplicate { order },
    }))
}

/// The one sort of keys: of order ids, and of what stands for orders while a log is made.
#[inline(never)]
pub(super) fn sort_keys(keys: &mut [u128]) {
    order::sort_keys(keys);
}
