//! A log under the settings of a question: what counts as an order, a guest or nothing, and until when.

use std::ops::Range;

use super::figures::Need;
use super::measures::Totals;
use crate::calendar::Zone;
use crate::error::{Code, Error};
use crate::parallel;
use crate::rows::orders::TABLE;
use crate::states::orders::{Categories, GUEST, Level, MEMBER, Order, OrdersState, REFUND, Schema};
use crate::states::totals::{Counts, CrossSell, NullCustomer, OrdersSettings, WrongSign, ZeroValue};

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
    pub(crate) cost: i64,
    pub(crate) is_order: bool,
    pub(crate) guest: bool,
    pub(crate) member: bool,
    /// Whether it belongs to a customer who can be seen again.
    pub(crate) identified: bool,
    pub(crate) combination: u32,
    /// The customer's orders before it, in the whole history.
    pub(crate) before: usize,
    /// Microseconds since the order before it.
    pub(crate) gap: Option<i64>,
}

/// Everything that counts under one customer key, and the history of the customer's own orders.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) rows: Vec<Fact>,
    /// Time of each order of the customer, and whether the customer was a member then.
    pub(crate) history: Vec<(i64, bool)>,
    /// Whether membership ever changed.
    pub(crate) changed: bool,
}

impl Facts {
    /// Orders of the customer before an instant.
    pub(super) fn until(&self, end: i64) -> &[(i64, bool)] {
        let count = self.history.partition_point(|(time, _)| *time < end);
        self.history.get(..count).unwrap_or_default()
    }
}

/// A log under settings.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pub(crate) state: &'a OrdersState,
    pub(crate) level: &'a Level,
    pub(crate) settings: &'a OrdersSettings,
    pub(crate) as_of: i64,
    pub(crate) counts: Counts,
}

impl<'a> View<'a> {
    /// What counts in a log and until when, or the violations in it; none of them where the caller wished to stop.
    pub(crate) fn judged(
        state: &'a OrdersState,
        level: &'a Level,
        settings: &'a OrdersSettings,
    ) -> Result<(i64, Counts), Vec<Violation>> {
        let last = level.log.times().iter().copied().max();
        let as_of = settings.as_of.unwrap_or_else(|| last.map_or(0, |last| last.saturating_add(1)));
        let view = Self { state, level, settings, as_of, counts: Counts::default() };
        let (runs, parts) = (view.runs(), view.parts());
        let part = |part: usize| Ok(view.judge_all(runs * part / parts..runs * (part + 1) / parts));
        // Judging itself cannot fail: without violations, the caller wished to stop.
        let judged = parallel::parts(parts, parts, part).map_err(|_| Vec::new())?;
        let mut counts = Counts::default();
        let mut violations = Vec::new();
        for (part, found) in judged {
            counts = counts.plus(part);
            violations.extend(found);
        }
        if violations.is_empty() { Ok((as_of, counts)) } else { Err(violations) }
    }

    fn judge_all(&self, runs: Range<usize>) -> (Counts, Vec<Violation>) {
        let mut counts = Counts::default();
        let mut violations = Vec::new();
        for run in runs {
            let mut bought = 0_u64;
            for order in self.level.log.orders(run) {
                match judge(&order, self.settings, self.as_of, &mut counts) {
                    Ok(Some(fact)) => bought += u64::from(fact.is_order && fact.identified),
                    Ok(None) => {}
                    Err(code) => violations.push(Violation { code, order }),
                }
            }
            counts.customers += u64::from(bought > 0);
            counts.one_time += u64::from(bought == 1);
        }
        (counts, violations)
    }

    /// Into how many parts the work on all customers is split.
    pub(super) fn parts(&self) -> usize {
        parallel::threads(self.settings.threads).min(self.runs().div_ceil(4096)).max(1)
    }

    /// How many customer keys there are; without a key each row is one of its own.
    pub(crate) fn runs(&self) -> usize {
        self.level.log.runs()
    }

    /// The facts under one customer key, in order of time; those of guests and nobody are clusters of their own among
    /// them.
    pub(crate) fn read(&self, run: usize, facts: &mut Facts) {
        facts.rows.clear();
        facts.history.clear();
        facts.changed = false;
        // The view was judged once, so no violation is left.
        let mut counts = Counts::default();
        let customer = self.level.log.customer(run);
        for place in self.level.log.run(run) {
            let order = self.level.log.under(customer, place);
            let Ok(Some(mut fact)) = judge(&order, self.settings, self.as_of, &mut counts) else { continue };
            if fact.identified && fact.is_order {
                fact.before = facts.history.len();
                if let Some((last, member)) = facts.history.last() {
                    fact.gap = fact.time.checked_sub(*last);
                    facts.changed |= *member != fact.member;
                }
                facts.history.push((fact.time, fact.member));
            }
            facts.rows.push(fact);
        }
    }

    /// Whether the table gives what a figure asks for; else the column that is missing.
    pub(crate) fn gives(&self, need: Need) -> Result<(), &'static str> {
        let has = |of: fn(&Schema) -> bool| self.state.schema().is_some_and(of);
        let (given, column) = match need {
            Need::Nothing => (true, ""),
            Need::Guests => {
                (self.settings.null_customer == NullCustomer::Guest || has(|schema| schema.guest), "guest")
            }
            Need::Refunds => (self.counts.refunds > 0, "kind"),
            Need::Cost => (has(|schema| schema.cost), "cost"),
            Need::Category if self.settings.cross_sell == CrossSell::Customer => {
                (has(|schema| schema.category), "category")
            }
            Need::Category => (has(|schema| schema.category || schema.n_categories), "category"),
            Need::Member => (has(|schema| schema.member), "member"),
        };
        if given { Ok(()) } else { Err(column) }
    }

    pub(super) fn has_cost(&self) -> bool {
        self.gives(Need::Cost).is_ok()
    }

    /// Adds the categories of an order to a customer's totals.
    pub(super) fn categories(&self, fact: &Fact, totals: &mut Totals) {
        if !fact.is_order {
            return;
        }
        match self.level.categories_of(fact.combination) {
            Categories::None => {}
            Categories::Count(count) => totals.crossed += i64::from(*count > 1),
            Categories::Set(categories) => {
                totals.crossed += i64::from(categories.len() > 1);
                categories.iter().for_each(|category| totals.category.add(*category));
            }
        }
    }

    /// How many threads to work on; 0 for every core.
    pub(super) fn threads(&self) -> usize {
        self.settings.threads
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

/// The rule that a whole order breaks under settings, if any.
pub(crate) fn violation(order: Order, settings: &OrdersSettings) -> Option<Violation> {
    // By default what comes last is looked at too.
    let as_of = settings.as_of.unwrap_or(i64::MAX);
    judge(&order, settings, as_of, &mut Counts::default()).err().map(|code| Violation { code, order })
}

/// What an order counts as; nothing where it is left out.
#[inline(always)]
fn judge(
    order: &Order,
    settings: &OrdersSettings,
    as_of: i64,
    counts: &mut Counts,
) -> Result<Option<Fact>, Code> {
    if order.time >= as_of {
        counts.after_as_of += 1;
        return Ok(None);
    }
    let is_order = order.flags & REFUND == 0;
    if (is_order && order.value < 0) || (!is_order && order.value > 0) {
        counts.wrong_signs += 1;
        return match settings.wrong_sign {
            WrongSign::Error => Err(Code::Sign),
            WrongSign::Skip => Ok(None),
        };
    }
    if is_order && order.cost < 0 {
        counts.wrong_signs += 1;
        return match settings.wrong_sign {
            WrongSign::Error => Err(Code::CostSign),
            WrongSign::Skip => Ok(None),
        };
    }
    if is_order && order.value == 0 && settings.zero_value != ZeroValue::Keep {
        counts.zero_values += 1;
        return if settings.zero_value == ZeroValue::Error { Err(Code::ZeroValue) } else { Ok(None) };
    }
    let mut guest = order.flags & GUEST != 0;
    if order.customer == 0 && !guest {
        match settings.null_customer {
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
    let Order { time, value, cost, combination, flags, .. } = *order;
    Ok(Some(Fact {
        time,
        ticks: value,
        cost,
        is_order,
        guest,
        member: flags & MEMBER != 0,
        identified,
        combination,
        before: 0,
        gap: None,
    }))
}
