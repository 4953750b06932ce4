//! A log under the settings of a question: what counts as an order, a guest or nothing, and until when.

use crate::calendar::Zone;
use crate::error::{Code, Error};
use crate::rows::orders::TABLE;
use crate::states::orders::{GUEST, Log, Order, OrdersState, REFUND};

/// How orders without a customer count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum NullCustomer {
    /// As orders of nobody: in orders, revenue and order value, in no customer figure, and no guests.
    #[default]
    Keep,
    /// As guest orders.
    Guest,
    /// Not at all; they are counted in a note.
    Skip,
    /// As an error.
    Error,
}

/// How orders of value 0 count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ZeroValue {
    /// As orders.
    #[default]
    Keep,
    /// Not at all; they are counted in a note.
    Skip,
    /// As an error.
    Error,
}

/// How orders below 0 and refunds above 0 count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum WrongSign {
    /// As an error.
    #[default]
    Error,
    /// Not at all; they are counted in a note.
    Skip,
}

/// The settings under which a log answers.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct OrdersSettings {
    /// The first instant that is not looked at, in microseconds since 1970 UTC; by default the one after the last row.
    pub as_of: Option<i64>,
    /// The zone whose calendar makes periods and windows.
    pub time_zone: Option<Zone>,
    /// How orders without a customer count.
    pub null_customer: NullCustomer,
    /// How orders of value 0 count.
    pub zero_value: ZeroValue,
    /// How orders below 0 and refunds above 0 count.
    pub wrong_sign: WrongSign,
    /// Threads that answer; 0 means every core. It shows in no result.
    pub threads: usize,
}

impl OrdersSettings {
    /// The first instant that is not looked at, in microseconds since 1970 UTC.
    #[must_use]
    pub fn as_of(self, micros: i64) -> Self {
        Self { as_of: Some(micros), ..self }
    }

    /// The zone whose calendar makes periods and windows.
    #[must_use]
    pub fn time_zone(self, zone: Zone) -> Self {
        Self { time_zone: Some(zone), ..self }
    }

    /// How orders without a customer count.
    #[must_use]
    pub fn null_customer(self, null_customer: NullCustomer) -> Self {
        Self { null_customer, ..self }
    }

    /// How orders of value 0 count.
    #[must_use]
    pub fn zero_value(self, zero_value: ZeroValue) -> Self {
        Self { zero_value, ..self }
    }

    /// How orders below 0 and refunds above 0 count.
    #[must_use]
    pub fn wrong_sign(self, wrong_sign: WrongSign) -> Self {
        Self { wrong_sign, ..self }
    }

    /// Threads that answer; 0 means every core.
    #[must_use]
    pub fn threads(self, threads: usize) -> Self {
        Self { threads, ..self }
    }
}

/// What counted and what did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    pub(crate) orders: u64,
    pub(crate) customers: u64,
    pub(crate) one_time: u64,
    pub(crate) refunds: u64,
    pub(crate) refund_ticks: i128,
    pub(crate) guests: u64,
    pub(crate) null_customers: u64,
    pub(crate) null_customers_left_out: u64,
    pub(crate) zero_values: u64,
    pub(crate) wrong_signs: u64,
    pub(crate) after_as_of: u64,
    pub(crate) first: Option<i64>,
    pub(crate) last: Option<i64>,
}

/// An order that breaks a rule which only whole orders can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Violation {
    pub(crate) code: Code,
    pub(crate) order: Order,
}

/// One order or refund as it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) time: i64,
    pub(crate) ticks: i64,
    pub(crate) is_order: bool,
    pub(crate) guest: bool,
    /// Whether it belongs to a customer who can be seen again.
    pub(crate) identified: bool,
    pub(crate) combination: u32,
}

/// A log under settings.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pub(crate) state: &'a OrdersState,
    pub(crate) settings: &'a OrdersSettings,
    pub(crate) as_of: i64,
    pub(crate) counts: Counts,
}

impl<'a> View<'a> {
    /// The view, or the violations that it found.
    pub(crate) fn new(state: &'a OrdersState, settings: &'a OrdersSettings) -> Result<Self, Vec<Violation>> {
        let last = state.log().times().iter().copied().max();
        let as_of = settings.as_of.unwrap_or_else(|| last.map_or(0, |last| last.saturating_add(1)));
        let mut view = Self { state, settings, as_of, counts: Counts::default() };
        let mut counts = Counts::default();
        let mut violations = Vec::new();
        let log = state.log();
        for run in 0..log.runs() {
            let mut bought = 0_u64;
            for order in log.orders(run) {
                match view.judge(&order, &mut counts) {
                    Ok(Some(fact)) => bought += u64::from(fact.is_order && fact.identified),
                    Ok(None) => {}
                    Err(code) => violations.push(Violation { code, order }),
                }
            }
            counts.customers += u64::from(bought > 0);
            counts.one_time += u64::from(bought == 1);
        }
        view.counts = counts;
        if violations.is_empty() { Ok(view) } else { Err(violations) }
    }

    /// The facts of each customer key in turn; those of guests and nobody are clusters of their own among them.
    pub(crate) fn facts(&self) -> impl Iterator<Item = impl Iterator<Item = Fact> + '_> + '_ {
        // The view was judged once, so no violation is left.
        let log: &Log = self.state.log();
        (0..log.runs()).map(move |run| {
            log.orders(run).filter_map(|order| self.judge(&order, &mut Counts::default()).ok().flatten())
        })
    }

    fn judge(&self, order: &Order, counts: &mut Counts) -> Result<Option<Fact>, Code> {
        if order.time >= self.as_of {
            counts.after_as_of += 1;
            return Ok(None);
        }
        let is_order = order.flags & REFUND == 0;
        if (is_order && order.value < 0) || (!is_order && order.value > 0) {
            counts.wrong_signs += 1;
            return match self.settings.wrong_sign {
                WrongSign::Error => Err(Code::Sign),
                WrongSign::Skip => Ok(None),
            };
        }
        if is_order && order.value == 0 && self.settings.zero_value != ZeroValue::Keep {
            counts.zero_values += 1;
            return if self.settings.zero_value == ZeroValue::Error {
                Err(Code::ZeroValue)
            } else {
                Ok(None)
            };
        }
        let mut guest = order.flags & GUEST != 0;
        if order.customer == 0 && !guest {
            match self.settings.null_customer {
                NullCustomer::Keep => counts.null_customers += u64::from(is_order),
                NullCustomer::Guest => guest = true,
                NullCustomer::Skip => {
                    counts.null_customers_left_out += 1;
                    return Ok(None);
                }
                NullCustomer::Error => return Err(Code::NotNull),
            }
        }
        counts.orders += u64::from(is_order);
        counts.guests += u64::from(is_order && guest);
        if !is_order {
            counts.refunds += 1;
            counts.refund_ticks += i128::from(order.value);
        }
        counts.first = Some(counts.first.map_or(order.time, |first| first.min(order.time)));
        counts.last = Some(counts.last.map_or(order.time, |last| last.max(order.time)));
        let identified = order.customer != 0 && !guest;
        let Order { time, value, combination, .. } = *order;
        Ok(Some(Fact { time, ticks: value, is_order, guest, identified, combination }))
    }

    /// Whether guests can be told from others at all.
    pub(crate) fn knows_guests(&self) -> bool {
        self.settings.null_customer == NullCustomer::Guest
            || self.state.schema().is_some_and(|schema| schema.guest)
    }

    /// The zone of calendar questions.
    pub(crate) fn zone(&self) -> Result<&'a Zone, Error> {
        self.settings.time_zone.as_ref().ok_or_else(|| {
            let how =
                "pass time_zone='Europe/London', or 'UTC'; calendar periods and trailing windows need one";
            Error::new(Code::MissingOption, TABLE).at("time_zone").with("how", how)
        })
    }
}
