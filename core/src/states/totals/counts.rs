//! What counted under settings, and what was left out.

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

impl Counts {
    pub(crate) fn plus(self, other: Self) -> Self {
        let either = |a: Option<i64>, b: Option<i64>, of: fn(i64, i64) -> i64| match (a, b) {
            (Some(a), Some(b)) => Some(of(a, b)),
            (a, b) => a.or(b),
        };
        let mut numbers = self.numbers();
        numbers.iter_mut().zip(other.numbers()).for_each(|(own, more)| *own = own.saturating_add(more));
        Self {
            refund_ticks: self.refund_ticks.saturating_add(other.refund_ticks),
            first: either(self.first, other.first, i64::min),
            last: either(self.last, other.last, i64::max),
            ..Self::of(numbers)
        }
    }

    /// Those that are plain counts; [`Counts::of`] takes them back.
    pub(super) fn numbers(&self) -> [u64; 10] {
        [
            self.orders,
            self.customers,
            self.one_time,
            self.refunds,
            self.guests,
            self.null_customers,
            self.null_customers_left_out,
            self.zero_values,
            self.wrong_signs,
            self.after_as_of,
        ]
    }

    pub(super) fn of(numbers: [u64; 10]) -> Self {
        let [
            orders,
            customers,
            one_time,
            refunds,
            guests,
            null_customers,
            null_customers_left_out,
            zero_values,
            wrong_signs,
            after_as_of,
        ] = numbers;
        Self {
            orders,
            customers,
            one_time,
            refunds,
            guests,
            null_customers,
            null_customers_left_out,
            zero_values,
            wrong_signs,
            after_as_of,
            ..Self::default()
        }
    }
}
