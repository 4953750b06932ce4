//! The settings under which a log answers; totals record them, since they cannot be chosen later.

use crate::calendar::{Timestamp, Zone};
use crate::field::choices;

choices! {
    /// How orders without a customer count.
    NullCustomer {
        /// As orders of nobody: in orders, revenue and order value, in no customer figure, and no guests.
        #[default]
        Keep = "keep",
        /// As guest orders.
        Guest = "guest",
        /// Not at all; they are counted in a note.
        Skip = "skip",
        /// As an error.
        Error = "error",
    }

    /// How orders of value 0 count.
    ZeroValue {
        /// As orders.
        #[default]
        Keep = "keep",
        /// Not at all; they are counted in a note.
        Skip = "skip",
        /// As an error.
        Error = "error",
    }

    /// How orders below 0 and refunds above 0 count.
    WrongSign {
        /// As an error.
        #[default]
        Error = "error",
        /// Not at all; they are counted in a note.
        Skip = "skip",
    }

    /// What `cross_sell_rate` counts.
    CrossSell {
        /// Orders of two categories or more.
        #[default]
        Order = "order",
        /// Customers whose orders in the window have two categories or more.
        Customer = "customer",
    }

    /// What a figure is compared with.
    Compare {
        /// The period before; an open period is not compared with a whole one.
        #[default]
        Previous = "previous",
        /// The period before, cut after as many days as the open period has had.
        PreviousSameDays = "previous_same_days",
        /// The same period a year before.
        Year = "year",
        /// Nothing.
        None = "none",
    }
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
    /// What `cross_sell_rate` counts.
    pub cross_sell: CrossSell,
    /// Threads that answer; 0 means every core. It shows in no result.
    pub threads: usize,
}

impl OrdersSettings {
    /// The first instant that is not looked at: a [`Timestamp`], or microseconds since 1970 UTC.
    #[must_use]
    pub fn as_of(self, instant: impl Into<Timestamp>) -> Self {
        Self { as_of: Some(instant.into().micros()), ..self }
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

    /// What `cross_sell_rate` counts.
    #[must_use]
    pub fn cross_sell(self, cross_sell: CrossSell) -> Self {
        Self { cross_sell, ..self }
    }

    /// Threads that answer; 0 means every core.
    #[must_use]
    pub fn threads(self, threads: usize) -> Self {
        Self { threads, ..self }
    }
}
