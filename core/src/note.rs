//! Remarks that travel with results: a code with its arguments, and the English text beside each code.

use std::borrow::Cow;
use std::fmt::{self, Display};

use crate::calendar::format_utc;
use crate::error::fill;
use crate::field::Unit;
use crate::format;
use crate::text::{Language, Message, messages, words};
use crate::value::Value;

/// A remark on a result: why it is undefined, what was left out, what it must not be mistaken for.
///
/// Notes are data, not warnings: they stay with the number through tables, states and reports, and each language of
/// output has its own words for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    code: Code,
    /// By name: whole numbers, text, and the maps that [`Note::shown`] reads. Names are one word, since JavaScript
    /// writes two as one.
    arguments: Vec<(Cow<'static, str>, Value)>,
}

/// Declares the notes: snake_case name and English text.
macro_rules! notes {
    ($( $code:ident: $name:literal, $text:literal; )+) => {
        /// What is remarked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Code { $( $code ),+ }

        impl Code {
            const ALL: &[Self] = &[$( Self::$code ),+];

            /// Name, and the key of its template with the English one.
            const fn row(self) -> (&'static str, Message) {
                match self {
                    $( Self::$code => ($name, Message { key: concat!("note.", $name), english: $text }) ),+
                }
            }

            fn of(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.row().0 == name)
            }
        }
    };
}

notes! {
    // Why a number or its interval is missing.
    ZeroDenominator: "zero_denominator", "undefined: `{denominator}` is 0";
    NoValues: "no_values", "undefined: `{input}` is empty";
    FewToCompare: "few_to_compare", "undefined: {count} given, and {needed} are needed to compare";
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
    NoSampling: "no_sampling", "no interval: a figure of the whole record has no sampling error";
    PointInputs: "point_inputs",
        "no interval: the inputs are taken as given; pass a low and a high value of what is uncertain";
    OfEachMember: "of_each_member", "no interval: it needs the figures of each member, since those of one move together";
    OfEachCustomer: "of_each_customer",
        "no interval: it needs the figures of each customer, since those of one move together";
    LowerEnd: "lower_end", "no interval: the value is itself the lower end of one";
    LogOfZero: "log_of_zero", "no interval: `{input}` is 0, which has no place on the log scale of ratios";
    NoSpread: "no_spread", "no interval: all of both groups were counted, so they show no spread";
    TooLarge: "too_large", "undefined: the value is larger than numbers go";
    // What the window is.
    OpenPeriod: "open_period", "open: the period had not ended at {time}";
    ShortHistory: "short_history", "open: the history starts at {time}, so it is shorter than the window";
    ShortLookBack: "short_look_back",
        "no verdict: the history starts at {time}, less than a year before the window, and a figure that looks back \
         changes with it";
    ShortComparison: "short_comparison",
        "no change: the history starts at {time}, so one of the two windows is shorter than the other";
    OpenComparison: "open_comparison",
        "no change: an open period is not compared with a whole one; pass compare='previous_same_days'";
    OpenSplit: "open_split",
        "not split: the period had not ended at {time}, and an open period is not compared with a whole one";
    OpenMonth: "open_month", "the month {month} is open: it had not ended at as_of";
    HistoryStarts: "history_starts",
        "the history starts at {time}; whoever bought only before then counts as new";
    AsOfFromData: "as_of_from_data", "as_of is taken from the data: {time}";
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
    MachineOpens: "machine_opens",
        "opens by mail programs themselves, as Apple's, are counted where the tool counts them";
    OneTimeBuyers: "one_time_buyers", "{count} customer{s} with one order give{v} no gap";
    StatusChanged: "status_changed", "{count} customer{s} changed {their} membership; {their} status at the end counts";
    SharedCustomers: "shared_customers",
        "customers who buy in several segments count in each, so customer figures do not add up";
}

impl Note {
    pub(crate) fn new(code: Code) -> Self {
        Self { code, arguments: Vec::new() }
    }

    /// With a whole number or text that is the same in every language, such as a name of the data.
    pub(crate) fn with(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.with_argument(name, value.into())
    }

    /// Compiled once for every type of argument.
    #[inline(never)]
    fn with_argument(mut self, name: &'static str, value: Value) -> Self {
        self.arguments.push((name.into(), value));
        self
    }

    /// With a word or phrase of each language.
    pub(crate) fn word(self, name: &'static str, word: &Message) -> Self {
        self.with_argument(name, Value::map([("word", word.key.into()), ("english", word.english.into())]))
    }

    /// With a phrase about inputs of a formula, which keep their names.
    pub(crate) fn phrase(self, name: &'static str, phrase: &Message, inputs: &[&'static str]) -> Self {
        let inputs = Value::List(inputs.iter().copied().map(Value::from).collect());
        let phrase = [("word", phrase.key.into()), ("english", phrase.english.into()), ("inputs", inputs)];
        self.with_argument(name, Value::map(phrase))
    }

    /// With a number of some unit.
    pub(crate) fn amount(self, name: &'static str, value: f64, unit: Unit, currency: Option<&str>) -> Self {
        let currency = currency.map(str::to_owned);
        let amount = [("value", value.into()), ("unit", unit.id().into()), ("currency", currency.into())];
        self.with_argument(name, Value::map(amount))
    }

    /// With an instant, in microseconds since 1970 UTC.
    pub(crate) fn at(self, micros: i64) -> Self {
        self.with_argument("time", Value::map([("time", format_utc(micros).into())]))
    }

    /// With a calendar month such as `2011-05`.
    pub(crate) fn month(self, month: String) -> Self {
        self.with_argument("month", Value::map([("month", month.into())]))
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
        self.text_in(&Language::ENGLISH)
    }

    /// The remark in a language.
    pub fn text_in(&self, language: &Language) -> String {
        language.fill_by(&self.code.row().1, &|name| {
            let (_, value) = self.arguments.iter().find(|(argument, _)| argument == name)?;
            Some(Cow::Owned(shown(value, language)))
        })
    }

    /// Code, arguments and English text, as bindings hand them out.
    pub fn to_value(&self) -> Value {
        Value::map([
            ("code", self.code().into()),
            ("text", self.text().into()),
            ("arguments", Value::Map(self.arguments.clone())),
        ])
    }

    /// Reads what [`Note::to_value`] wrote; nothing where the code is none of this version.
    pub fn from_value(value: &Value) -> Option<Self> {
        let mut note = Self::new(Code::of(value.field("code")?.as_text()?)?);
        if let Some(Value::Map(arguments)) = value.field("arguments") {
            note.arguments.clone_from(arguments);
        }
        Some(note)
    }
}

/// An argument as a reader of the language sees it.
fn shown(value: &Value, language: &Language) -> String {
    let text = |name| value.field(name).and_then(Value::as_text);
    if let Some(english) = text("english") {
        let word = text("word").and_then(|key| language.template(key)).unwrap_or(english);
        let Some(Value::List(inputs)) = value.field("inputs") else { return word.to_owned() };
        let inputs: Vec<String> =
            inputs.iter().filter_map(Value::as_text).map(|name| format!("`{name}`")).collect();
        return fill(word, &|_| Some(Cow::Owned(listed(language, &inputs))));
    }
    if let Some(time) = text("time") {
        return format::instant(language, time);
    }
    if let Some(month) = text("month") {
        return format::month(language, month);
    }
    if let Some(unit) = text("unit").and_then(Unit::of) {
        let number = value.field("value").and_then(Value::as_float).unwrap_or(f64::NAN);
        return format::Form::new(language, unit, text("currency")).number(number);
    }
    match value {
        Value::List(metrics) => {
            let names = metrics.iter().filter_map(Value::as_text).map(|id| language.metric_id(id));
            names.collect::<Vec<_>>().join(language.say(&words::LIST))
        }
        Value::Text(text) => text.to_string(),
        value => value.as_int().map_or_else(|| "?".to_owned(), |count| format::integer(count.into())),
    }
}

/// "a, b and c".
fn listed(language: &Language, names: &[String]) -> String {
    match names {
        [rest @ .., before, last] => {
            let last = language.fill(&words::LIST_LAST, &[("list", before), ("last", last)]);
            let all = rest.iter().map(String::as_str).chain([last.as_str()]);
            all.collect::<Vec<_>>().join(language.say(&words::LIST))
        }
        names => names.concat(),
    }
}

impl Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Language {
    /// Every message of reports, charts, data sheets and notes: its key and its English template.
    pub fn messages() -> impl Iterator<Item = (&'static str, &'static str)> {
        let notes = Code::ALL.iter().map(|code| code.row().1);
        messages().copied().chain(notes).map(|message| (message.key, message.english))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular() {
        let text = |count: u64| Note::new(Code::NullCustomers).with("count", count).text();
        let rest = "and in no customer figure";
        assert_eq!(text(1), format!("1 order of the table has no customer; it counts as an order {rest}"));
        assert_eq!(text(21), format!("21 orders of the table have no customer; they count as orders {rest}"));
    }

    #[test]
    fn a_note_keeps_its_arguments_on_its_way_through_values() {
        let notes = [
            Note::new(Code::Refunds).with("count", 1_234_u64).amount(
                "amount",
                -12.5,
                Unit::Money,
                Some("GBP"),
            ),
            Note::new(Code::OpenPeriod).at(1_000_000),
            Note::new(Code::TooFew).with("count", 1_u64).word("units", &words::UNITS_VALUES),
        ];
        for note in notes {
            let back = Note::from_value(&note.to_value()).unwrap();
            assert_eq!((&back, back.text()), (&note, note.text()));
            assert!(!note.text().contains(['{', '?']), "{note}");
        }
    }

    #[test]
    fn arguments_are_named_by_one_word() {
        for (key, english) in Language::messages().filter(|(key, _)| key.starts_with("note.")) {
            let names = english.split('{').skip(1).filter_map(|rest| rest.split('}').next());
            assert!(names.into_iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase())), "{key}");
        }
    }
}
