//! Orders in canonical order, column by column.

use std::ops::Range;

use super::dictionary::at;

/// The customer checked out without an account.
pub(crate) const GUEST: u8 = 1;
/// The customer was a member at the time.
pub(crate) const MEMBER: u8 = 2;
/// Money that went back.
pub(crate) const REFUND: u8 = 4;

/// One order or refund; field order is canonical order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Code of the combination of segment values and categories.
    pub(crate) combination: u32,
    pub(crate) flags: u8,
}

/// The columns of a log. One that the rows did not have is empty, and so is that of the combinations where there is
/// only one: 33 bytes an order and 24 a customer at least.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Log {
    /// Keys of the customers, each once and growing; 0 for all orders of nobody.
    customers: Vec<u128>,
    /// Where the orders of each end.
    ends: Vec<usize>,
    times: Vec<i64>,
    keys: Vec<u128>,
    values: Vec<i64>,
    costs: Vec<i64>,
    combinations: Vec<u32>,
    flags: Vec<u8>,
}

/// The optional columns that a log has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) keys: bool,
    pub(super) costs: bool,
    pub(super) combinations: bool,
}

/// What analyses ask.
impl Log {
    /// Orders.
    pub(crate) fn len(&self) -> usize {
        self.times.len()
    }

    /// Runs: the orders under one customer key; an order without a key is a run of its own.
    pub(crate) fn runs(&self) -> usize {
        self.keyless() + self.customers.len() - self.first_customer()
    }

    /// The places of a run's orders, which are in order of time.
    pub(crate) fn run(&self, run: usize) -> Range<usize> {
        match run.checked_sub(self.keyless()) {
            Some(customer) => self.places(customer + self.first_customer()),
            None => run..run + 1,
        }
    }

    /// The customer key of a run; 0 where there is none.
    pub(crate) fn customer(&self, run: usize) -> u128 {
        let customer = run.checked_sub(self.keyless()).map(|customer| customer + self.first_customer());
        customer.and_then(|customer| self.customers.get(customer)).copied().unwrap_or_default()
    }

    /// The orders of a run.
    pub(crate) fn orders(&self, run: usize) -> impl Iterator<Item = Order> + '_ {
        let customer = self.customer(run);
        self.run(run).map(move |place| self.under(customer, place))
    }

    /// Instants, in microseconds since 1970 UTC.
    pub(crate) fn times(&self) -> &[i64] {
        &self.times
    }

    /// Amounts, in ticks.
    pub(crate) fn values(&self) -> &[i64] {
        &self.values
    }

    /// Costs, in ticks; empty without such a column.
    pub(crate) fn costs(&self) -> &[i64] {
        &self.costs
    }

    /// `GUEST`, `MEMBER` and `REFUND`.
    pub(crate) fn flags(&self) -> &[u8] {
        &self.flags
    }

    /// Keys of the order ids; empty without such a column.
    pub(crate) fn keys(&self) -> &[u128] {
        &self.keys
    }

    /// Orders of nobody.
    fn keyless(&self) -> usize {
        if self.first_customer() == 1 { self.ends.first().copied().unwrap_or_default() } else { 0 }
    }

    /// 1 where nobody stands before the customers, else 0.
    fn first_customer(&self) -> usize {
        usize::from(self.customers.first() == Some(&0))
    }

    fn places(&self, customer: usize) -> Range<usize> {
        let start = customer.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        start.unwrap_or_default()..self.ends.get(customer).copied().unwrap_or_default()
    }

    /// The order at a place, which is the customer's.
    #[inline(always)]
    pub(crate) fn under(&self, customer: u128, place: usize) -> Order {
        Order {
            customer,
            time: self.times.get(place).copied().unwrap_or_default(),
            order: self.keys.get(place).copied().unwrap_or_default(),
            value: self.values.get(place).copied().unwrap_or_default(),
            cost: self.costs.get(place).copied().unwrap_or_default(),
            combination: self.combinations.get(place).copied().unwrap_or_default(),
            flags: self.flags.get(place).copied().unwrap_or_default(),
        }
    }
}

/// How a log is made.
impl Log {
    /// Room for so many orders.
    pub(super) fn blank(rows: usize, shape: Shape) -> Self {
        let given = |given: bool| if given { rows } else { 0 };
        Self {
            customers: Vec::new(),
            ends: Vec::new(),
            times: vec![0; rows],
            keys: vec![0; given(shape.keys)],
            values: vec![0; rows],
            costs: vec![0; given(shape.costs)],
            combinations: vec![0; given(shape.combinations)],
            flags: vec![0; rows],
        }
    }

    /// A log of orders that are in canonical order.
    #[cfg(test)]
    pub(super) fn of(orders: &[Order], shape: Shape) -> Self {
        let mut log = Self::with_room(orders.len(), shape);
        orders.iter().for_each(|order| log.push(order));
        log
    }

    /// An empty log that so many orders may be added to.
    pub(super) fn with_room(orders: usize, shape: Shape) -> Self {
        let given = |given: bool| if given { orders } else { 0 };
        Self {
            customers: Vec::new(),
            ends: Vec::new(),
            times: Vec::with_capacity(orders),
            keys: Vec::with_capacity(given(shape.keys)),
            values: Vec::with_capacity(orders),
            costs: Vec::with_capacity(given(shape.costs)),
            combinations: Vec::with_capacity(given(shape.combinations)),
            flags: Vec::with_capacity(orders),
        }
    }

    /// The optional columns; those without room have none.
    pub(super) fn shape(&self) -> Shape {
        Shape {
            keys: self.keys.capacity() > 0,
            costs: self.costs.capacity() > 0,
            combinations: self.combinations.capacity() > 0,
        }
    }

    /// Adds the next order in canonical order.
    pub(super) fn push(&mut self, order: &Order) {
        let shape = self.shape();
        self.times.push(order.time);
        self.values.push(order.value);
        self.flags.push(order.flags);
        if shape.keys {
            self.keys.push(order.order);
        }
        if shape.costs {
            self.costs.push(order.cost);
        }
        if shape.combinations {
            self.combinations.push(order.combination);
        }
        self.add_run(order.customer, 1);
    }

    /// Adds the next orders in canonical order, column by column.
    #[cfg(any(test, not(feature = "parallel")))]
    pub(super) fn push_all(&mut self, orders: &[Order]) {
        let shape = self.shape();
        self.times.extend(orders.iter().map(|order| order.time));
        self.values.extend(orders.iter().map(|order| order.value));
        self.flags.extend(orders.iter().map(|order| order.flags));
        if shape.keys {
            self.keys.extend(orders.iter().map(|order| order.order));
        }
        if shape.costs {
            self.costs.extend(orders.iter().map(|order| order.cost));
        }
        if shape.combinations {
            self.combinations.extend(orders.iter().map(|order| order.combination));
        }
        for orders in orders.chunk_by(|a, b| a.customer == b.customer) {
            self.add_run(orders.first().map_or(0, |order| order.customer), orders.len());
        }
    }

    /// Adds all orders of the next customer, whose codes went elsewhere.
    pub(super) fn extend(&mut self, other: &Self, customer: u128, places: Range<usize>, codes: &[u32]) {
        fn extend<T: Copy>(to: &mut Vec<T>, from: &[T], places: &Range<usize>) {
            to.extend_from_slice(from.get(places.clone()).unwrap_or_default());
        }
        extend(&mut self.times, &other.times, &places);
        extend(&mut self.values, &other.values, &places);
        extend(&mut self.flags, &other.flags, &places);
        extend(&mut self.keys, &other.keys, &places);
        extend(&mut self.costs, &other.costs, &places);
        if self.shape().combinations {
            let code = |place| other.combinations.get(place).copied().unwrap_or_default();
            self.combinations.extend(places.clone().map(|place| at(codes, code(place))));
        }
        self.add_run(customer, places.len());
    }

    /// Lets go of room that was not needed.
    pub(super) fn fit(&mut self) {
        self.times.shrink_to_fit();
        self.values.shrink_to_fit();
        self.flags.shrink_to_fit();
        self.keys.shrink_to_fit();
        self.costs.shrink_to_fit();
        self.combinations.shrink_to_fit();
    }

    /// The orders of one id under a customer.
    pub(super) fn with_key(&self, customer: u128, key: u128) -> impl Iterator<Item = Order> + '_ {
        let places = self.customers.binary_search(&customer).map_or(0..0, |place| self.places(place));
        places
            .filter(move |place| self.keys.get(*place) == Some(&key))
            .map(move |place| self.under(customer, place))
    }

    /// The places to write to.
    pub(super) fn slots(&mut self) -> Slots<'_> {
        Slots {
            times: &mut self.times,
            keys: &mut self.keys,
            values: &mut self.values,
            costs: &mut self.costs,
            combinations: &mut self.combinations,
            flags: &mut self.flags,
        }
    }

    /// The next orders in line are those of a customer; they add to those before where the customer is the same.
    pub(super) fn add_run(&mut self, customer: u128, orders: usize) {
        let end = self.ends.last().copied().unwrap_or_default() + orders;
        if self.customers.last() == Some(&customer) {
            self.ends.pop();
        } else {
            self.customers.push(customer);
        }
        self.ends.push(end);
    }

    /// Customer keys with the places of their orders; the orders of nobody are together.
    pub(super) fn customers(&self) -> impl Iterator<Item = (u128, Range<usize>)> + '_ {
        self.customers.iter().enumerate().map(|(customer, key)| (*key, self.places(customer)))
    }

    /// The orders of a customer by its places.
    pub(super) fn of_customer(
        &self,
        customer: u128,
        places: Range<usize>,
    ) -> impl Iterator<Item = Order> + '_ {
        places.map(move |place| self.under(customer, place))
    }

    /// All orders.
    pub(super) fn iter(&self) -> impl Iterator<Item = Order> + '_ {
        self.customers().flat_map(|(customer, places)| self.of_customer(customer, places))
    }

    /// Keeps the first `kept` orders of each part of so many, closing the gaps.
    #[cfg(feature = "parallel")]
    pub(super) fn close_up(&mut self, parts: &[(usize, usize)]) {
        fn close<T: Copy>(column: &mut Vec<T>, parts: &[(usize, usize)]) {
            let (mut from, mut to) = (0, 0);
            if column.is_empty() {
                return;
            }
            for (length, kept) in parts {
                column.copy_within(from..from + kept, to);
                (from, to) = (from + length, to + kept);
            }
            column.truncate(to);
            column.shrink_to_fit();
        }
        if parts.iter().any(|(length, kept)| length != kept) {
            close(&mut self.times, parts);
            close(&mut self.keys, parts);
            close(&mut self.values, parts);
            close(&mut self.costs, parts);
            close(&mut self.combinations, parts);
            close(&mut self.flags, parts);
        }
    }

    /// Leaves out codes that say nothing, there being so many combinations.
    pub(super) fn trim(&mut self, combinations: usize) {
        if combinations < 2 {
            self.combinations = Vec::new();
        }
    }

    #[cfg(test)]
    pub(super) fn rewrite(&mut self, shape: Shape, change: impl FnOnce(&mut Vec<Order>)) {
        let mut orders: Vec<Order> = self.iter().collect();
        change(&mut orders);
        *self = Self::of(&orders, shape);
    }
}

/// Part of the columns of a log, to write to.
#[derive(Default)]
pub(super) struct Slots<'a> {
    pub(super) times: &'a mut [i64],
    pub(super) keys: &'a mut [u128],
    pub(super) values: &'a mut [i64],
    pub(super) costs: &'a mut [i64],
    pub(super) combinations: &'a mut [u32],
    pub(super) flags: &'a mut [u8],
}

impl Slots<'_> {
    pub(super) fn order(&self, customer: u128, place: usize) -> Order {
        Order {
            customer,
            time: self.times.get(place).copied().unwrap_or_default(),
            order: self.keys.get(place).copied().unwrap_or_default(),
            value: self.values.get(place).copied().unwrap_or_default(),
            cost: self.costs.get(place).copied().unwrap_or_default(),
            combination: self.combinations.get(place).copied().unwrap_or_default(),
            flags: self.flags.get(place).copied().unwrap_or_default(),
        }
    }

    #[cfg(feature = "parallel")]
    pub(super) fn put(&mut self, place: usize, order: &Order) {
        put(self.times, place, order.time);
        put(self.keys, place, order.order);
        put(self.values, place, order.value);
        put(self.costs, place, order.cost);
        put(self.combinations, place, order.combination);
        put(self.flags, place, order.flags);
    }
}

/// A column that is not there has no place.
#[cfg(feature = "parallel")]
fn put<T>(column: &mut [T], place: usize, value: T) {
    if let Some(to) = column.get_mut(place) {
        *to = value;
    }
}

/// Takes the head off a slice, or what there is of it.
pub(super) fn take<'a, T>(rest: &mut &'a mut [T], count: usize) -> &'a mut [T] {
    let all = std::mem::take(rest);
    let (head, tail) = all.split_at_mut(count.min(all.len()));
    *rest = tail;
    head
}
