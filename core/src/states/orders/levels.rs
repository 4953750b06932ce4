//! A log in levels: what small batches brought stays apart from the rest until it is worth a pass, or somebody asks.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::dictionary::{Categories, Combination, Dictionary};
use super::log::{Log, Order};
use super::merging::{Rules, joined};
use super::seen::Seen;
use super::settle::disagreement;
use super::{Duplicates, Grain};

/// Orders in canonical order, and the combinations that they name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Level {
    pub(crate) dictionary: Dictionary,
    pub(crate) log: Log,
}

impl Level {
    /// Categories of orders of a combination.
    pub(crate) fn categories_of(&self, combination: u32) -> &Categories {
        let combination = self.dictionary.combinations.get(combination as usize);
        combination.map_or(&Categories::None, |combination| &combination.categories)
    }

    /// Combinations by their codes.
    pub(crate) fn combinations(&self) -> &[Combination] {
        &self.dictionary.combinations
    }
}

/// Amounts of one order spread over levels stay below this: so far from the end that no part of them can leave the range.
const ROOM: u64 = 1 << 61;

/// A log as levels, each at least twice as long as the next. They agree with each other: no order id stands in two of
/// them, except lines of one order that go together.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    /// Shared by copies and behind a lock, so that whoever asks for the whole log leaves it whole for all of them.
    levels: Arc<Mutex<Vec<Arc<Level>>>>,
    /// The order ids in all levels; made when the first small batch comes.
    seen: Option<Arc<Seen>>,
    len: usize,
}

impl From<Level> for Levels {
    fn from(level: Level) -> Self {
        Arc::new(level).into()
    }
}

impl From<Arc<Level>> for Levels {
    fn from(level: Arc<Level>) -> Self {
        Self { len: level.log.len(), levels: Arc::new(Mutex::new(vec![level])), seen: None }
    }
}

impl Levels {
    /// Orders.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Arc<Level>>> {
        // Levels are replaced whole, so a panic elsewhere cannot have left half of one.
        self.levels.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All orders as one level; a pass over the log where there are several, kept for the next time.
    pub(super) fn whole(&self, rules: Rules) -> Arc<Level> {
        let mut levels = self.lock();
        collapse(&mut levels, rules, |_, _| true);
        levels.first().cloned().unwrap_or_default()
    }

    /// Forgets what only further batches need.
    pub(super) fn forget(&mut self) {
        self.seen = None;
    }

    /// Orders of all levels whose ids are wanted, each with its level.
    pub(super) fn orders(&self, wanted: impl Fn(u128) -> bool) -> Vec<(Order, Arc<Level>)> {
        let levels = self.lock();
        let all = levels.iter().flat_map(|level| level.log.iter().map(move |order| (order, level)));
        all.filter(|(order, _)| wanted(order.order)).map(|(order, level)| (order, level.clone())).collect()
    }

    /// Takes a batch much smaller than the rest, and says how many of its orders were here already; nothing where only a
    /// pass over everything can tell whether it fits.
    pub(super) fn add(&mut self, batch: &Arc<Level>, rules: Rules) -> Option<u64> {
        // Copies keep theirs.
        let mut levels = self.lock().clone();
        let (mut fresh, mut repeats) = (batch.log.len(), Vec::new());
        if rules.has_ids {
            if self.seen.as_ref().is_none_or(|seen| !seen.has_room(batch.log.len())) {
                self.seen = Some(Arc::new(all_ids(&levels, self.len)));
            }
            let seen = self.seen.as_deref()?;
            for (place, order) in batch.log.iter().enumerate().filter(|(_, order)| seen.may_hold(order.order))
            {
                match met(&levels, batch, &order, rules)? {
                    Met::Nothing => continue,
                    Met::Line => {}
                    Met::Repeat => repeats.push(place),
                }
                fresh -= 1;
            }
            let seen = Arc::make_mut(self.seen.as_mut()?);
            batch.log.keys().iter().for_each(|key| _ = seen.insert(*key));
        }
        self.len += fresh;
        if repeats.len() < batch.log.len() {
            levels.push(if repeats.is_empty() {
                Arc::clone(batch)
            } else {
                Arc::new(without(batch, &repeats))
            });
        }
        collapse(&mut levels, rules, |above, last| above < 2 * last);
        self.levels = Arc::new(Mutex::new(levels));
        Some(repeats.len() as u64)
    }
}

/// Joins the last two levels as long as their lengths call for it.
fn collapse(levels: &mut Vec<Arc<Level>>, rules: Rules, due: impl Fn(usize, usize) -> bool) {
    while let [.., above, last] = levels.as_slice()
        && due(above.log.len(), last.log.len())
    {
        let (level, conflict) = joined(rules, above, last);
        debug_assert!(conflict.is_none(), "levels agree");
        levels.truncate(levels.len() - 2);
        levels.push(Arc::new(level));
    }
}

/// The order ids of all levels, with room for half as many again.
fn all_ids(levels: &[Arc<Level>], count: usize) -> Seen {
    let mut seen = Seen::for_keys(count + count / 2);
    levels.iter().flat_map(|level| level.log.keys()).for_each(|key| _ = seen.insert(*key));
    seen
}

/// What an order of a batch meets.
enum Met {
    /// No other of its id.
    Nothing,
    /// Lines of the same order, with which it goes together.
    Line,
    /// Its like.
    Repeat,
}

/// What stands under the id of an order; nothing where it may not go together with that.
fn met(levels: &[Arc<Level>], batch: &Level, order: &Order, rules: Rules) -> Option<Met> {
    let mut met = Met::Nothing;
    let (mut value, mut cost) = (0_i64, 0_i64);
    for level in levels {
        for own in level.log.with_key(order.customer, order.order) {
            let same_segments =
                level.dictionary.segments(own.combination) == batch.dictionary.segments(order.combination);
            match rules.settings.grain {
                Grain::Line if disagreement(&own, order, same_segments).is_none() => met = Met::Line,
                Grain::Order if is_repeat(level, &own, batch, order, rules.settings.duplicates) => {
                    met = Met::Repeat
                }
                _ => return None,
            }
            (value, cost) = (value.checked_add(own.value)?, cost.checked_add(own.cost)?);
        }
    }
    match met {
        // The set of ids errs about once in four thousand million; or the id is another customer's.
        Met::Nothing if levels.iter().any(|level| level.log.keys().contains(&order.order)) => None,
        Met::Line => {
            let fits = |own: i64, more: i64| {
                let total = own.checked_add(more)?;
                (own.unsigned_abs().max(total.unsigned_abs()) < ROOM).then_some(())
            };
            fits(value, order.value)?;
            fits(cost, order.cost)?;
            Some(met)
        }
        met => Some(met),
    }
}

/// Whether two orders of one id are one, to be skipped.
pub(super) fn is_repeat(
    level: &Level,
    own: &Order,
    batch: &Level,
    order: &Order,
    duplicates: Duplicates,
) -> bool {
    let alike = Order { combination: order.combination, ..*own } == *order;
    let names = |level: &Level, set: &[u32]| -> Vec<Option<String>> {
        set.iter().map(|code| level.dictionary.categories.get(*code as usize).cloned()).collect()
    };
    let same_categories = match (level.categories_of(own.combination), batch.categories_of(order.combination))
    {
        (Categories::Set(a), Categories::Set(b)) => names(level, a) == names(batch, b),
        (a, b) => a == b,
    };
    let same_segments =
        level.dictionary.segments(own.combination) == batch.dictionary.segments(order.combination);
    duplicates == Duplicates::Skip && alike && same_segments && same_categories
}

/// A level without the orders at some places, which are growing. Whose like is here already leaves no new combination.
fn without(level: &Level, places: &[usize]) -> Level {
    let mut log = Log::with_room(level.log.len() - places.len(), level.log.shape());
    let mut places = places.iter().peekable();
    for (place, order) in level.log.iter().enumerate() {
        if places.next_if_eq(&&place).is_none() {
            log.push(&order);
        }
    }
    Level { dictionary: level.dictionary.clone(), log }
}
