//! The byte layout of the log: dictionaries, then the orders column by column in canonical order.
//!
//! Version 2 added categories; version 1 is version 2 without them.

use std::sync::Arc;

use super::dictionary::{Categories, Combination, Dictionary};
use super::levels::{Level, Levels};
use super::log::{GUEST, Log, MEMBER, Order, REFUND, Shape};
use super::settle::repeated;
use super::{Duplicates, Grain, OrdersState, Schema, Settings, Tally};
use crate::state::{Reader, Writer};

pub(super) fn write(state: &OrdersState, to: &mut Writer, version: u8) {
    let OrdersState { settings, schema, tally, .. } = state;
    let whole = state.whole();
    let Level { dictionary, log } = &*whole;
    to.byte((settings.grain == Grain::Line).into());
    to.byte(settings.scale);
    to.byte((settings.duplicates == Duplicates::Skip).into());
    for count in
        [tally.rows, tally.null_rows, tally.exact_repeats, tally.ambiguous_times, tally.skipped_times]
    {
        to.unsigned(count);
    }
    let Some(schema) = schema else { return to.byte(0) };
    to.byte(1);
    let columns = if version < 2 { 4 } else { 6 };
    schema.columns().into_iter().take(columns).for_each(|(_, given)| to.byte(given.into()));
    to.optional(schema.currency.as_deref());
    to.unsigned(schema.segments.len() as u64);
    schema.segments.iter().for_each(|name| to.text(name));
    if version >= 2 {
        to.unsigned(dictionary.categories.len() as u64);
        dictionary.categories.iter().for_each(|name| to.text(name));
    }
    to.unsigned(dictionary.combinations.len() as u64);
    for Combination { segments, categories } in &dictionary.combinations {
        segments.iter().for_each(|value| to.optional(value.as_deref()));
        match categories {
            Categories::None => {}
            Categories::Count(count) => to.unsigned((*count).into()),
            Categories::Set(set) => {
                to.unsigned(set.len() as u64);
                set.iter().for_each(|&code| to.unsigned(code.into()));
            }
        }
    }

    to.unsigned(log.len() as u64);
    for (customer, places) in log.customers() {
        to.key(customer);
        to.unsigned(places.len() as u64);
    }
    // Within a customer times only grow, so that gaps are short.
    for (_, places) in log.customers() {
        let times = log.times().get(places).unwrap_or_default();
        times.first().into_iter().for_each(|first| to.signed(*first));
        for pair in times.windows(2) {
            to.unsigned(pair[1].wrapping_sub(pair[0]) as u64);
        }
    }
    log.keys().iter().for_each(|key| to.key(*key));
    log.values().iter().for_each(|value| to.signed(*value));
    log.costs().iter().for_each(|cost| to.signed(*cost));
    if schema.combines() {
        log.iter().for_each(|order| to.unsigned(order.combination.into()));
    }
    log.flags().iter().for_each(|flags| to.byte(*flags));
}

fn flag(from: &mut Reader<'_>) -> Option<bool> {
    from.byte().filter(|&byte| byte < 2).map(|byte| byte == 1)
}

pub(super) fn read(from: &mut Reader<'_>, version: u8) -> Option<OrdersState> {
    let settings = Settings {
        grain: if flag(from)? { Grain::Line } else { Grain::Order },
        scale: from.byte().filter(|&scale| scale <= 9)?,
        duplicates: if flag(from)? { Duplicates::Skip } else { Duplicates::Error },
    };
    let tally = Tally {
        rows: from.unsigned()?,
        null_rows: from.unsigned()?,
        exact_repeats: from.unsigned()?,
        ambiguous_times: from.unsigned()?,
        skipped_times: from.unsigned()?,
    };
    let empty = OrdersState { settings, schema: None, tally, levels: Levels::default() };
    if !flag(from)? {
        return Some(empty);
    }
    let (order, cost, guest, member) = (flag(from)?, flag(from)?, flag(from)?, flag(from)?);
    let (category, n_categories) = if version < 2 { (false, false) } else { (flag(from)?, flag(from)?) };
    let currency = from.optional()?;
    let segments = texts(from)?;
    let schema = Schema { order, cost, guest, member, category, n_categories, currency, segments };
    let categories = if version < 2 { Vec::new() } else { texts(from)? };
    let combinations = read_combinations(from, &schema)?;
    let dictionary = Dictionary { categories, combinations };
    let mut log = read_log(from, &schema, dictionary.combinations.len())?;
    let sound =
        dictionary_is_sound(settings, &schema, &dictionary, &log) && log_is_sound(settings, &schema, &log);
    log.trim(dictionary.combinations.len());
    sound.then_some(OrdersState { schema: Some(schema), levels: Level { dictionary, log }.into(), ..empty })
}

fn texts(from: &mut Reader<'_>) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    for _ in 0..from.count(1)? {
        texts.push(from.text()?);
    }
    Some(texts)
}

fn read_combinations(from: &mut Reader<'_>, schema: &Schema) -> Option<Vec<Combination>> {
    let width = schema.segments.len() + usize::from(schema.category) + usize::from(schema.n_categories);
    // Without such columns there is one combination, the empty one, which takes no bytes.
    let count = if width == 0 {
        from.unsigned()?.try_into().ok().filter(|&n: &usize| n <= 1)?
    } else {
        from.count(width)?
    };
    let mut combinations = Vec::new();
    for _ in 0..count {
        let mut segments = Vec::new();
        for _ in &schema.segments {
            segments.push(from.optional()?);
        }
        let categories = if schema.category {
            let mut set = Vec::new();
            for _ in 0..from.count(1)? {
                set.push(u32::try_from(from.unsigned()?).ok()?);
            }
            Categories::Set(set)
        } else if schema.n_categories {
            Categories::Count(u32::try_from(from.unsigned()?).ok()?)
        } else {
            Categories::None
        };
        combinations.push(Combination { segments: Arc::from(segments), categories });
    }
    Some(combinations)
}

fn read_log(from: &mut Reader<'_>, schema: &Schema, combinations: usize) -> Option<Log> {
    // An order takes at least a byte of time, value and flags, and the fixed size of its key.
    let count = from.count(if schema.order { 19 } else { 3 })?;
    let shape = Shape { keys: schema.order, costs: schema.cost, combinations: schema.combines() };
    let mut log = Log::blank(count, shape);
    let mut left = count;
    let mut before = None;
    while left > 0 {
        let customer = from.key().filter(|&customer| before.is_none_or(|before| before < customer))?;
        let run = usize::try_from(from.unsigned()?).ok().filter(|&run| 0 < run && run <= left)?;
        log.add_run(customer, run);
        (left, before) = (left - run, Some(customer));
    }
    let starts: Vec<usize> = log.customers().map(|(_, places)| places.start).collect();
    let mut starts = starts.into_iter().peekable();
    let slots = log.slots();
    let mut time = 0_i64;
    for (place, to) in slots.times.iter_mut().enumerate() {
        time = match starts.next_if_eq(&place) {
            Some(_) => from.signed()?,
            None => time.checked_add_unsigned(from.unsigned()?)?,
        };
        *to = time;
    }
    for key in slots.keys {
        *key = from.key()?;
    }
    for value in slots.values {
        *value = from.signed()?;
    }
    for cost in slots.costs {
        *cost = from.signed()?;
    }
    for code in slots.combinations {
        *code = u32::try_from(from.unsigned()?).ok().filter(|&code| (code as usize) < combinations)?;
    }
    for flags in slots.flags {
        *flags = from.byte().filter(|&flags| flags <= GUEST | MEMBER | REFUND)?;
    }
    Some(log)
}

/// Dictionaries are sorted, and hold nothing that no order has.
fn dictionary_is_sound(settings: Settings, schema: &Schema, dictionary: &Dictionary, log: &Log) -> bool {
    let Dictionary { categories, combinations } = dictionary;
    let mut used = vec![false; combinations.len()];
    for order in log.iter() {
        match used.get_mut(order.combination as usize) {
            Some(used) => *used = true,
            None => return false,
        }
    }
    let mut named = vec![false; categories.len()];
    for combination in combinations {
        let Categories::Set(set) = &combination.categories else { continue };
        let whole = settings.grain == Grain::Order;
        if !is_growing(set) || (whole && set.len() > 1) {
            return false;
        }
        for code in set {
            match named.get_mut(*code as usize) {
                Some(named) => *named = true,
                None => return false,
            }
        }
    }
    let counted = !schema.n_categories || (!schema.category && settings.grain == Grain::Order);
    counted
        && is_growing(&schema.segments)
        && is_growing(categories)
        && is_growing(combinations)
        && used.into_iter().chain(named).all(|used| used)
}

fn is_growing<T: Ord>(items: &[T]) -> bool {
    items.windows(2).all(|pair| pair[0] < pair[1])
}

/// Orders are in canonical order, each id once, and have no flag that the rows could not give.
fn log_is_sound(settings: Settings, schema: &Schema, log: &Log) -> bool {
    let flags = |allowed: bool, flag: u8| allowed || log.flags().iter().all(|flags| flags & flag == 0);
    let in_order = |(before, seen): (Option<Order>, bool), order: Order| {
        (Some(order), seen && before.is_none_or(|before| before <= order))
    };
    (settings.grain == Grain::Order || schema.order)
        && flags(schema.guest, GUEST)
        && flags(schema.member, MEMBER)
        && log.iter().fold((None, true), in_order).1
        && repeated(log.keys(), settings, 1).is_ok_and(|conflict| conflict.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::State;

    fn order(customer: u128, time: i64, order: u128) -> Order {
        Order { customer, time, order, value: 5, ..Order::default() }
    }

    const SHAPE: Shape = Shape { keys: true, costs: false, combinations: true };

    fn sound() -> (OrdersState, Level) {
        let names = |names: &[&str], category| Combination {
            segments: names.iter().map(|name| Some((*name).to_owned())).collect(),
            categories: Categories::Set(vec![category]),
        };
        let second = Order { combination: 1, ..order(2, 9, 4) };
        let state = OrdersState {
            settings: Settings { grain: Grain::Order, scale: 4, duplicates: Duplicates::Error },
            schema: Some(Schema {
                order: true,
                cost: false,
                guest: false,
                member: false,
                category: true,
                n_categories: false,
                currency: Some("GBP".to_owned()),
                segments: vec!["channel".to_owned(), "country".to_owned()],
            }),
            tally: Tally::default(),
            levels: Levels::default(),
        };
        let level = Level {
            dictionary: Dictionary {
                categories: vec!["hats".to_owned(), "shoes".to_owned()],
                combinations: vec![names(&["app", "UK"], 1), names(&["web", "FR"], 0)],
            },
            log: Log::of(&[order(1, 7, 3), order(1, 7, 5), second], SHAPE),
        };
        (state, level)
    }

    /// A forger computes the checksum too, so each of these must be found by its content.
    #[test]
    fn unsound_content_is_refused() {
        let bytes =
            |(state, level): (OrdersState, Level)| OrdersState { levels: level.into(), ..state }.to_bytes();
        assert!(OrdersState::from_bytes(&bytes(sound())).is_ok());
        type Spoil = fn(&mut OrdersState, &mut Level);
        let cases: [(&str, Spoil); 14] = [
            ("order of orders", |_, level| level.log.rewrite(SHAPE, |orders| orders.swap(0, 1))),
            ("order of customers", |_, level| level.log.rewrite(SHAPE, |orders| orders.swap(0, 2))),
            ("repeated order", |_, level| level.log.rewrite(SHAPE, |orders| orders[1].order = 3)),
            ("repeated order of two customers", |_, level| {
                level.log.rewrite(SHAPE, |orders| orders[2].order = 3)
            }),
            ("unused combination", |_, level| level.log.rewrite(SHAPE, |orders| orders[2].combination = 0)),
            ("order of combinations", |_, level| level.dictionary.combinations.reverse()),
            ("repeated combination", |_, level| {
                level.dictionary.combinations[1] = level.dictionary.combinations[0].clone()
            }),
            ("order of segments", |state, _| {
                state.schema.iter_mut().for_each(|schema| schema.segments.reverse())
            }),
            ("order of categories", |_, level| level.dictionary.categories.reverse()),
            ("unused category", |_, level| level.dictionary.categories.push("socks".to_owned())),
            ("two categories of a whole order", |_, level| {
                level.dictionary.combinations[0].categories = Categories::Set(vec![0, 1])
            }),
            ("guest without a guest column", |_, level| {
                level.log.rewrite(SHAPE, |orders| orders[2].flags = GUEST)
            }),
            ("member without a member column", |_, level| {
                level.log.rewrite(SHAPE, |orders| orders[2].flags = MEMBER)
            }),
            ("lines without ids", |state, level| {
                state.settings.grain = Grain::Line;
                state.schema.iter_mut().for_each(|schema| schema.order = false);
                level.log.rewrite(Shape { keys: false, ..SHAPE }, |_| {});
            }),
        ];
        for (what, spoil) in cases {
            let (mut state, mut level) = sound();
            spoil(&mut state, &mut level);
            let error = OrdersState::from_bytes(&bytes((state, level))).expect_err(what);
            assert_eq!(error.code(), "state_content", "{what}");
        }
    }
}
