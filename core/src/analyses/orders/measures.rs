//! What is counted of each customer in each window, and the ratios of its totals.

use super::view::{Fact, Facts};

/// The rows of one customer (or one row of nobody) in one cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    pub(super) orders: i64,
    pub(super) ticks: i64,
    pub(super) cost: i64,
    pub(super) guests: i64,
    /// Orders of an identified customer.
    pub(super) identified: i64,
    pub(super) refunds: i64,
    /// Orders that are not the customer's first.
    pub(super) repeats: i64,
    /// Orders of two categories or more.
    pub(super) crossed: i64,
    /// Whether the customer's first order is among them.
    pub(super) newcomer: bool,
    /// Categories over all orders: none yet, one, or several.
    pub(super) category: Category,
    /// The customer's orders up to the window's end.
    pub(super) until: usize,
    /// Membership at the window's end.
    pub(super) member: bool,
    /// Whether it changed before.
    pub(super) changed: bool,
    /// Orders at or below the median and the 90th percentile of the cell, and gaps at or below their median.
    pub(super) below: [i64; 3],
}

/// Categories seen so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Category {
    #[default]
    None,
    One(u32),
    Several,
}

impl Category {
    /// With one more.
    pub(super) fn add(&mut self, category: u32) {
        *self = match *self {
            Self::None => Self::One(category),
            Self::One(own) if own == category => Self::One(own),
            _ => Self::Several,
        };
    }
}

impl Totals {
    /// Adds one row; `None` on overflow.
    #[inline(always)]
    pub(super) fn add(&mut self, fact: &Fact) -> Option<()> {
        self.ticks = self.ticks.checked_add(fact.ticks)?;
        self.cost = self.cost.checked_add(fact.cost)?;
        self.member = fact.member;
        if !fact.is_order {
            self.refunds += 1;
            return Some(());
        }
        self.orders += 1;
        self.guests += i64::from(fact.guest);
        if fact.identified {
            self.identified += 1;
            self.repeats += i64::from(fact.before > 0);
            self.newcomer |= fact.before == 0;
        }
        Some(())
    }

    /// What only the customer's whole history up to the window's end shows.
    pub(super) fn close(&mut self, facts: &Facts, end: i64) {
        let history = facts.until(end);
        self.until = history.len();
        if let Some((_, last)) = history.last() {
            self.member = *last;
            self.changed = facts.changed && history.iter().any(|(_, member)| member != last);
        }
    }
}

/// Declares the measures: name, and how a customer's totals give it.
macro_rules! measures {
    ($( $(#[doc = $doc:literal])+ $name:ident: $word:literal, $of:expr; )+) => {
        /// What is counted of each customer in a cell.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(usize)]
        pub(crate) enum Measure { $( $(#[doc = $doc])+ $name ),+ }

        /// How many measures there are.
        pub(super) const MEASURES: usize = [$( Measure::$name ),+].len();

        impl Measure {
            /// Its name in notes on an empty denominator.
            pub(super) const fn name(self) -> &'static str {
                match self { $( Self::$name => $word ),+ }
            }
        }

        impl Totals {
            /// In the order of [`Measure`].
            pub(super) fn measures(&self) -> [i64; MEASURES] {
                let buyer = self.identified > 0;
                [$( { let of: fn(&Self, bool) -> i64 = $of; of(self, buyer) } ),+]
            }
        }
    };
}

measures! {
    /// Orders.
    Orders: "orders", |own, _| own.orders;
    /// Revenue in ticks, refunds subtracted.
    Ticks: "revenue", |own, _| own.ticks;
    /// Orders without an account.
    Guests: "guest_orders", |own, _| own.guests;
    /// Orders of identified customers.
    Identified: "orders", |own, _| own.identified;
    /// 1 for an identified customer with an order.
    Customers: "customers", |_, buyer| buyer.into();
    /// 1 for an identified customer with two orders or more.
    Repeaters: "repeat_customers", |own, _| (own.identified > 1).into();
    /// 1 for a customer whose first order this is.
    Newcomers: "new_customers", |own, _| own.newcomer.into();
    /// 1 for a customer with two orders or more up to the window's end.
    Returning: "returning_customers", |own, buyer| (buyer && own.until > 1).into();
    /// 1 for a customer with one order up to the window's end.
    OneTime: "one_time_customers", |own, buyer| (buyer && own.until == 1).into();
    /// Net value of an identified customer with an order.
    Spend: "revenue", |own, buyer| if buyer { own.ticks } else { 0 };
    /// Of it, that of returning customers.
    ReturningSpend: "revenue", |own, buyer| if buyer && own.until > 1 { own.ticks } else { 0 };
    /// Of it, that of one-time customers.
    OneTimeSpend: "revenue", |own, buyer| if buyer && own.until == 1 { own.ticks } else { 0 };
    /// Orders that are not their customer's first.
    Repeats: "repeat_orders", |own, _| own.repeats;
    /// Gaps to the customer's order before: one for each order that is not the first.
    Gaps: "gaps", |own, _| own.repeats;
    /// 1 for a customer with a gap.
    GapCustomers: "customers", |own, _| (own.repeats > 0).into();
    /// Refunds.
    Refunds: "refunds", |own, _| own.refunds;
    /// Revenue less cost, in ticks.
    Margin: "margin", |own, _| own.ticks.saturating_sub(own.cost);
    /// Orders of two categories or more.
    Crossed: "multi_category", |own, _| own.crossed;
    /// 1 for a customer whose orders have two categories or more.
    CrossedCustomers: "multi_category", |own, buyer| (buyer && own.category == Category::Several).into();
    /// 1 for a customer or a row of nobody.
    Active: "customers", |_, _| 1;
    /// 1 for those with an order.
    Buyers: "customers", |own, _| (own.orders > 0).into();
    /// 1 for a customer whose membership changed.
    Changed: "customers", |own, _| own.changed.into();
    /// Revenue of members.
    MemberTicks: "revenue", |own, _| if own.member { own.ticks } else { 0 };
    /// Orders of members.
    MemberOrders: "orders", |own, _| if own.member { own.orders } else { 0 };
    /// 1 for a member with any row.
    MemberActive: "customers", |own, _| own.member.into();
    /// Revenue of others.
    OtherTicks: "revenue", |own, _| if own.member { 0 } else { own.ticks };
    /// Orders of others.
    OtherOrders: "orders", |own, _| if own.member { 0 } else { own.orders };
    /// 1 for one of the others with any row.
    OtherActive: "customers", |own, _| (!own.member).into();
    /// Orders of identified members.
    MemberIdentified: "orders", |own, _| if own.member { own.identified } else { 0 };
    /// 1 for an identified member with an order.
    MemberCustomers: "members", |own, buyer| (buyer && own.member).into();
    /// Orders of identified others.
    OtherIdentified: "orders", |own, _| if own.member { 0 } else { own.identified };
    /// 1 for one of the identified others with an order.
    OtherCustomers: "others", |own, buyer| (buyer && !own.member).into();
    /// Orders at or below the median of the cell.
    BelowMedian: "orders", |own, _| own.below[0];
    /// Orders at or below the 90th percentile of the cell.
    BelowP90: "orders", |own, _| own.below[1];
    /// Gaps at or below the median of the cell.
    BelowGap: "gaps", |own, _| own.below[2];
    /// Everything of a customer up to the window's end, in ticks; filled by a pass of its own.
    ToDate: "revenue", |_, _| 0;
    /// 1 for a customer with an order up to the window's end; filled by a pass of its own.
    Known: "customers", |_, _| 0;
}

/// A ratio of totals over customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Ratio {
    Order,
    Frequency,
    Repeat,
    Guest,
    Returning,
    RepeatOrder,
    Customer,
    Refund,
    Margin,
    Crossed,
    CrossedCustomer,
    Member,
    MemberOrder,
    OtherOrder,
    MemberFrequency,
    OtherFrequency,
    ReturningSpend,
    OneTimeSpend,
    BelowMedian,
    BelowP90,
    BelowGap,
    ToDate,
}

/// How many ratios there are.
pub(super) const RATIOS: usize = Ratio::ToDate as usize + 1;

impl Ratio {
    /// Numerator and denominator.
    pub(super) const fn parts(self) -> (Measure, Measure) {
        use Measure as M;
        match self {
            Self::Order => (M::Ticks, M::Orders),
            Self::Frequency => (M::Identified, M::Customers),
            Self::Repeat => (M::Repeaters, M::Customers),
            Self::Guest => (M::Guests, M::Orders),
            Self::Returning => (M::Returning, M::Customers),
            Self::RepeatOrder => (M::Repeats, M::Identified),
            Self::Customer => (M::Spend, M::Customers),
            Self::Refund => (M::Refunds, M::Orders),
            Self::Margin => (M::Margin, M::Ticks),
            Self::Crossed => (M::Crossed, M::Orders),
            Self::CrossedCustomer => (M::CrossedCustomers, M::Customers),
            Self::Member => (M::MemberTicks, M::Ticks),
            Self::MemberOrder => (M::MemberTicks, M::MemberOrders),
            Self::OtherOrder => (M::OtherTicks, M::OtherOrders),
            Self::MemberFrequency => (M::MemberIdentified, M::MemberCustomers),
            Self::OtherFrequency => (M::OtherIdentified, M::OtherCustomers),
            Self::ReturningSpend => (M::ReturningSpend, M::Returning),
            Self::OneTimeSpend => (M::OneTimeSpend, M::OneTime),
            Self::BelowMedian => (M::BelowMedian, M::Orders),
            Self::BelowP90 => (M::BelowP90, M::Orders),
            Self::BelowGap => (M::BelowGap, M::Gaps),
            Self::ToDate => (M::ToDate, M::Known),
        }
    }

    /// Whether its numerator is in ticks and its denominator is not.
    pub(super) fn is_money(self) -> bool {
        matches!(
            self,
            Self::Order
                | Self::Customer
                | Self::MemberOrder
                | Self::OtherOrder
                | Self::ReturningSpend
                | Self::OneTimeSpend
                | Self::ToDate
        )
    }
}
