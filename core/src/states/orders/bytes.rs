//! The byte layout of the log: dictionaries, then the orders column by column in canonical order.

use super::log::{GUEST, MEMBER, Order, REFUND, settle};
use super::{Duplicates, Grain, OrdersState, Schema, Settings, Tally};
use crate::state::{Reader, Writer};

pub(super) fn write(state: &OrdersState, to: &mut Writer) {
    let OrdersState { settings, schema, tally, combinations, orders } = state;
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
    for given in [schema.order, schema.cost, schema.guest, schema.member] {
        to.byte(given.into());
    }
    to.optional(schema.currency.as_deref());
    to.unsigned(schema.segments.len() as u64);
    schema.segments.iter().for_each(|name| to.text(name));
    to.unsigned(combinations.len() as u64);
    combinations.iter().flatten().for_each(|value| to.optional(value.as_deref()));

    to.unsigned(orders.len() as u64);
    for run in orders.chunk_by(|a, b| a.customer == b.customer) {
        to.key(run[0].customer);
        to.unsigned(run.len() as u64);
    }
    // Within a customer times only grow, so that gaps are short.
    for run in orders.chunk_by(|a, b| a.customer == b.customer) {
        to.signed(run[0].time);
        for pair in run.windows(2) {
            to.unsigned(pair[1].time.wrapping_sub(pair[0].time) as u64);
        }
    }
    if schema.order {
        orders.iter().for_each(|order| to.key(order.order));
    }
    orders.iter().for_each(|order| to.signed(order.value));
    if schema.cost {
        orders.iter().for_each(|order| to.signed(order.cost));
    }
    if !schema.segments.is_empty() {
        orders.iter().for_each(|order| to.unsigned(u64::from(order.segment)));
    }
    orders.iter().for_each(|order| to.byte(order.flags));
}

fn flag(from: &mut Reader<'_>) -> Option<bool> {
    from.byte().filter(|&byte| byte < 2).map(|byte| byte == 1)
}

pub(super) fn read(from: &mut Reader<'_>) -> Option<OrdersState> {
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
    let empty = OrdersState { settings, schema: None, tally, combinations: Vec::new(), orders: Vec::new() };
    if !flag(from)? {
        return Some(empty);
    }
    let (order, cost, guest, member) = (flag(from)?, flag(from)?, flag(from)?, flag(from)?);
    let currency = from.optional()?;
    let mut segments = Vec::new();
    for _ in 0..from.count(1)? {
        segments.push(from.text()?);
    }
    let schema = Schema { order, cost, guest, member, currency, segments };
    let combinations = read_combinations(from, schema.segments.len())?;
    let orders = read_orders(from, &schema, combinations.len())?;
    let sound =
        segments_are_sound(&schema, &combinations, &orders) && orders_are_sound(settings, &schema, &orders);
    sound.then_some(OrdersState { schema: Some(schema), combinations, orders, ..empty })
}

fn read_combinations(from: &mut Reader<'_>, width: usize) -> Option<Vec<Vec<Option<String>>>> {
    // Without segment columns there is one combination, the empty one, which takes no bytes.
    let count = if width == 0 {
        from.unsigned()?.try_into().ok().filter(|&n: &usize| n <= 1)?
    } else {
        from.count(width)?
    };
    let mut combinations = Vec::new();
    for _ in 0..count {
        let mut values = Vec::new();
        for _ in 0..width {
            values.push(from.optional()?);
        }
        combinations.push(values);
    }
    Some(combinations)
}

fn read_orders(from: &mut Reader<'_>, schema: &Schema, combinations: usize) -> Option<Vec<Order>> {
    // An order takes at least a byte of time, value and flags, and the fixed size of its key.
    let count = from.count(if schema.order { 19 } else { 3 })?;
    let mut orders: Vec<Order> = Vec::with_capacity(count);
    let mut runs = Vec::new();
    while orders.len() < count {
        let customer = from.key()?;
        let run =
            usize::try_from(from.unsigned()?).ok().filter(|&run| 0 < run && run <= count - orders.len())?;
        let blank = Order { customer, time: 0, order: 0, value: 0, cost: 0, segment: 0, flags: 0 };
        orders.resize(orders.len() + run, blank);
        runs.push(run);
    }
    let mut rest = orders.as_mut_slice();
    for run in runs {
        let (head, tail) = rest.split_at_mut_checked(run)?;
        let mut time = from.signed()?;
        for (index, order) in head.iter_mut().enumerate() {
            if index > 0 {
                time = time.checked_add_unsigned(from.unsigned()?)?;
            }
            order.time = time;
        }
        rest = tail;
    }
    for order in orders.iter_mut().filter(|_| schema.order) {
        order.order = from.key()?;
    }
    for order in &mut orders {
        order.value = from.signed()?;
    }
    for order in orders.iter_mut().filter(|_| schema.cost) {
        order.cost = from.signed()?;
    }
    for order in orders.iter_mut().filter(|_| !schema.segments.is_empty()) {
        order.segment =
            u32::try_from(from.unsigned()?).ok().filter(|&code| (code as usize) < combinations)?;
    }
    for order in &mut orders {
        order.flags = from.byte().filter(|&flags| flags <= GUEST | MEMBER | REFUND)?;
    }
    Some(orders)
}

/// Dictionaries are sorted, and hold no combination that no order has.
fn segments_are_sound(schema: &Schema, combinations: &[Vec<Option<String>>], orders: &[Order]) -> bool {
    let mut used = vec![false; combinations.len()];
    for order in orders {
        match used.get_mut(order.segment as usize) {
            Some(used) => *used = true,
            None => return false,
        }
    }
    schema.segments.windows(2).all(|pair| pair[0] < pair[1])
        && combinations.windows(2).all(|pair| pair[0] < pair[1])
        && used.into_iter().all(|used| used)
}

/// What `settle` makes of the orders is what they already are.
fn orders_are_sound(settings: Settings, schema: &Schema, orders: &[Order]) -> bool {
    let line_ids = settings.grain == Grain::Order || schema.order;
    let flags = |allowed: bool, flag: u8| allowed || orders.iter().all(|order| order.flags & flag == 0);
    let mut settled = orders.to_vec();
    line_ids
        && flags(schema.guest, GUEST)
        && flags(schema.member, MEMBER)
        && settle(&mut settled, settings.grain, settings.duplicates, schema.order).is_ok()
        && settled == orders
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::State;

    fn order(customer: u128, time: i64, order: u128) -> Order {
        Order { customer, time, order, value: 5, cost: 0, segment: 0, flags: 0 }
    }

    fn sound() -> OrdersState {
        let names = |names: &[&str]| names.iter().map(|name| Some((*name).to_owned())).collect();
        let second = Order { segment: 1, ..order(2, 9, 4) };
        OrdersState {
            settings: Settings { grain: Grain::Order, scale: 4, duplicates: Duplicates::Error },
            schema: Some(Schema {
                order: true,
                cost: false,
                guest: false,
                member: false,
                currency: Some("GBP".to_owned()),
                segments: vec!["channel".to_owned(), "country".to_owned()],
            }),
            tally: Tally::default(),
            combinations: vec![names(&["app", "UK"]), names(&["web", "FR"])],
            orders: vec![order(1, 7, 3), order(1, 7, 5), second],
        }
    }

    /// A forger computes the checksum too, so each of these must be found by its content.
    #[test]
    fn unsound_content_is_refused() {
        assert!(OrdersState::from_bytes(&sound().to_bytes()).is_ok());
        type Spoil = fn(&mut OrdersState);
        let cases: [(&str, Spoil); 9] = [
            ("order of orders", |state| state.orders.swap(0, 1)),
            ("repeated order", |state| state.orders[1].order = 3),
            ("unused combination", |state| state.orders[2].segment = 0),
            ("order of combinations", |state| state.combinations.reverse()),
            ("repeated combination", |state| state.combinations[1] = state.combinations[0].clone()),
            ("order of segments", |state| {
                state.schema.iter_mut().for_each(|schema| schema.segments.reverse())
            }),
            ("guest without a guest column", |state| state.orders[2].flags = GUEST),
            ("member without a member column", |state| state.orders[2].flags = MEMBER),
            ("lines without ids", |state| {
                state.settings.grain = Grain::Line;
                state.schema.iter_mut().for_each(|schema| schema.order = false);
                state.orders.iter_mut().for_each(|order| order.order = 0);
            }),
        ];
        for (what, spoil) in cases {
            let mut state = sound();
            spoil(&mut state);
            let error = OrdersState::from_bytes(&state.to_bytes()).expect_err(what);
            assert_eq!(error.code(), "state_content", "{what}");
        }
    }
}
