//! Remarks that travel with results: a code with its arguments, and the English text beside each code.

use std::fmt::{self, Display};

use crate::error::fill;
use crate::value::Value;

/// A remark on a result: why it is undefined, what was left out, what it must not be mistaken for.
///
/// Notes are data, not warnings: they stay with the number through tables, states and reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    code: Code,
    arguments: Vec<(&'static str, String)>,
    /// The words of a note that came back from plain values, where its arguments are no longer apart.
    words: Option<String>,
}

/// Declares the notes: snake_case name and English text.
macro_rules! notes {
    ($( $code:ident: $name:literal, $text:literal; )+) => {
        /// What is remarked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Code { $( $code ),+ }

        impl Code {
            const fn row(self) -> (&'static str, &'static str) {
                match self { $( Self::$code => ($name, $text) ),+ }
            }

            fn of(name: &str) -> Option<Self> {
                match name { $( $name => Some(Self::$code), )+ _ => None }
            }
        }
    };
}

notes! {
    // Why a number or its interval is missing.
    ZeroDenominator: "zero_denominator", "undefined: `{denominator}` is 0";
    NoValues: "no_values", "undefined: `{input}` is empty";
    NotPositive: "not_positive", "undefined: `{input}` is not above 0, so report absolute amounts";
    Unobserved: "unobserved", "undefined: the period before lies outside the data";
    OutsideData: "outside_data", "undefined: the window lies outside the data";
    NotCompared: "not_compared", "undefined: no period before was asked for";
    TotalsOnly: "totals_only", "no interval: totals alone do not show the spread; {instead}";
    TooFew: "too_few", "no interval: {count} {units}, and 2 are needed";
    FewForOrder: "few_for_order", "no interval: {count} values, and {needed} are needed at 95 %";
    MedianNotReached: "median_not_reached",
        "undefined: {share} had no event by {longest}, the longest follow-up, so the median lies beyond";
    OpenEnd: "open_end", "the interval has no upper end: too few were followed long enough";
    NoSampling: "no_sampling", "no interval: a total of the whole record has no sampling error";
    // What the window is.
    OpenPeriod: "open_period", "open: the period had not ended at {as_of}";
    ShortHistory: "short_history", "open: the history starts at {start}, so it is shorter than the window";
    ShortLookBack: "short_look_back",
        "no verdict: the history starts at {start}, less than a year before the window, and a figure that looks back \
         changes with it";
    ShortComparison: "short_comparison",
        "no change: the history starts at {start}, so one of the two windows is shorter than the other";
    OpenComparison: "open_comparison",
        "no change: an open period is not compared with a whole one; pass compare='previous_same_days'";
    OpenSplit: "open_split",
        "not split: the period had not ended at {as_of}, and an open period is not compared with a whole one";
    OpenMonth: "open_month", "the month {month} is open: it had not ended at as_of";
    HistoryStarts: "history_starts",
        "the history starts at {start}; whoever bought only before then counts as new";
    AsOfFromData: "as_of_from_data", "as_of is taken from the data: {as_of}";
    // What was counted in or out.
    AfterAsOf: "after_as_of", "{count} row{s} at or after as_of {were} left out";
    NullCustomers: "null_customers", "{count} order{s} of the table {have} no customer; {they} count{v} as {orders} and in no customer figure";
    NullCustomersLeftOut: "null_customers_left_out", "{count} order{s} without a customer {were} left out";
    GuestOrders: "guest_orders", "{count} guest order{s} in the table; {they} count{v} as {orders} and in no customer figure";
    Refunds: "refunds", "{count} refund{s} of {amount} in the table lower{v} revenue at {their} own date and {are} no order{s}";
    ZeroValues: "zero_values", "{count} order{s} of value 0 {were} left out";
    WrongSigns: "wrong_signs", "{count} order{s} or refund{s} of the wrong sign {were} left out";
    NullRows: "null_rows", "{count} row{s} with a null {column} {were} left out";
    ExactRepeats: "exact_repeats", "{count} exact repeat{s} of an order {were} left out";
    NoOrderIds: "no_order_ids", "without `order`, each row is an order and duplicates cannot be seen";
    AmbiguousTimes: "ambiguous_times", "{count} local time{s} occur{v} twice; the earlier was taken";
    SkippedTimes: "skipped_times", "{count} local time{s} {do} not exist; {they} {were} moved forward";
    NotOfTotals: "not_of_totals", "left out: {metrics}; they need the orders themselves, and these are totals";
    // What a number must not be mistaken for.
    Independent: "independent", "the difference assumes two independent groups";
    NotCausal: "not_causal", "not causal: members chose to join, so the difference is no effect of the programme";
    OneTimeBuyers: "one_time_buyers", "{count} customer{s} with one order give{v} no gap";
    StatusChanged: "status_changed", "{count} customer{s} changed {their} membership; {their} status at the end counts";
    SharedCustomers: "shared_customers",
        "customers who buy in several segments count in each, so customer figures do not add up";
}

/// What becomes of a word beside a `count` of 1 and of any other.
const WORDS: [(&str, &str, &str); 9] = [
    ("s", "", "s"),
    ("v", "s", ""),
    ("are", "is", "are"),
    ("were", "was", "were"),
    ("have", "has", "have"),
    ("do", "does", "do"),
    ("they", "it", "they"),
    ("their", "its", "their"),
    ("orders", "an order", "orders"),
];

impl Note {
    pub(crate) fn new(code: Code) -> Self {
        Self { code, arguments: Vec::new(), words: None }
    }

    pub(crate) fn with(self, name: &'static str, value: impl Display) -> Self {
        self.with_argument(name, &value)
    }

    /// Compiled once for every type of argument.
    #[inline(never)]
    fn with_argument(mut self, name: &'static str, value: &dyn Display) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// What is remarked, as a stable snake_case word.
    pub fn code(&self) -> &'static str {
        self.code.row().0
    }

    pub(crate) fn is(&self, code: Code) -> bool {
        self.code == code
    }

    /// Whether it says why a value has no interval.
    pub(crate) fn is_of_no_interval(&self) -> bool {
        matches!(self.code, Code::TotalsOnly | Code::TooFew | Code::FewForOrder | Code::NoSampling)
    }

    /// The remark in English.
    pub fn text(&self) -> String {
        self.words.clone().unwrap_or_else(|| {
            let one = self.arguments.iter().any(|(name, value)| *name == "count" && value == "1");
            let word =
                |&(name, single, many): &(_, &str, &str)| (name, if one { single } else { many }.to_owned());
            let arguments: Vec<_> = self.arguments.iter().cloned().chain(WORDS.iter().map(word)).collect();
            fill(self.code.row().1, &arguments)
        })
    }

    /// Code and text, as bindings hand them out.
    pub fn to_value(&self) -> Value {
        Value::map([("code", self.code().into()), ("text", self.text().into())])
    }

    /// Reads what [`Note::to_value`] wrote.
    pub(crate) fn from_value(value: &Value) -> Option<Self> {
        let text = |name| value.field(name).and_then(Value::as_text);
        let mut note = Self::new(Code::of(text("code")?)?);
        note.words = text("text").map(str::to_owned);
        Some(note)
    }
}

impl Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular() {
        let text = |count: &str| Note::new(Code::NullCustomers).with("count", count).text();
        let rest = "and in no customer figure";
        assert_eq!(text("1"), format!("1 order of the table has no customer; it counts as an order {rest}"));
        assert_eq!(
            text("21"),
            format!("21 orders of the table have no customer; they count as orders {rest}")
        );
    }
}
