//! The one error type of the crate: a code with its arguments, and the English text beside each code.

mod near;

pub(crate) use near::distance;

use std::borrow::Cow;
use std::fmt::{self, Display};

/// Why a call was refused; wrong data is always an error and never a made-up number.
///
/// The message names the metric or source, the input, the rule, the value and the row, as far as each exists.
/// The parts are there for code as well: bindings raise them as attributes of their own exception.
///
/// # Example
///
/// ```
/// use engagement_metrics::metrics::commerce;
///
/// let error = commerce::repeat_purchase_rate(30, 26).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "repeat_purchase_rate: `repeat_customers` must be at most `customers` (26), got 30",
/// );
/// assert_eq!(error.code(), "at_most");
/// assert_eq!(error.input(), Some("repeat_customers"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.0)]
pub struct Error(Box<Repr>);

/// The kinds of refusal that a program may want to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A number, cell or column breaks a rule of its input.
    InvalidInput,
    /// An option has a value that it does not know.
    InvalidOption,
    /// No metric, column, question or source has that name.
    UnknownName,
    /// Bytes that are no state of this library, or a damaged one.
    InvalidState,
    /// Two states or results that do not belong together.
    Incompatible,
    /// A whole-number total left its range.
    Overflow,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Repr {
    code: Code,
    subject: Cow<'static, str>,
    input: Option<Cow<'static, str>>,
    value: Option<String>,
    row: Option<u64>,
    arguments: Vec<(&'static str, String)>,
}

/// Declares the codes: kind, snake_case name, the rule in English, and how to go on.
macro_rules! codes {
    ($( $code:ident: $kind:ident, $name:literal, $rule:literal $(, hint $hint:literal)?; )+) => {
        /// What rule was broken.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Code { $( $code ),+ }

        impl Code {
            #[cfg(test)]
            const ALL: &[Self] = &[$( Self::$code ),+];

            /// Kind, name, rule and hint.
            const fn row(self) -> (ErrorKind, &'static str, &'static str, Option<&'static str>) {
                match self {
                    $( Self::$code => {
                        #[allow(unused_mut, unused_assignments)]
                        let mut hint = None;
                        $( hint = Some($hint); )?
                        (ErrorKind::$kind, $name, $rule, hint)
                    } )+
                }
            }
        }
    };
}

codes! {
    // Numbers and cells.
    Finite: InvalidInput, "finite", "must be a finite number";
    Count: InvalidInput, "count", "must be a whole number of at least 0";
    AtLeast: InvalidInput, "at_least", "must be at least {limit}";
    Above: InvalidInput, "above", "must be above {limit}";
    AtMost: InvalidInput, "at_most", "must be at most `{other}` ({limit})";
    Below: InvalidInput, "below", "must be below `{other}` ({limit})";
    Rising: InvalidInput, "rising", "must not be above the one before it ({limit})";
    Between: InvalidInput, "between", "must lie between {least} and {most}";
    Scale: InvalidInput, "scale", "must be a whole number on the scale from {least} to {most}",
        hint "other scales need their own settings; answers are not rescaled";
    Number: InvalidInput, "number", "must be a number";
    Identifier: InvalidInput, "identifier", "must be text or a whole number",
        hint "a fraction cannot name a customer or an order";
    UnicodeText: InvalidInput, "unicode", "must be valid Unicode text";
    Boolean: InvalidInput, "boolean", "must be true or false";
    OneOf: InvalidInput, "one_of", "must be one of {choices}";
    NotNull: InvalidInput, "not_null", "must not be null", hint "{how}";
    Money: InvalidInput, "money", "must be a multiple of {tick}",
        hint "raise `scale`, the number of decimals kept, or round the amounts first";
    MoneyRange: InvalidInput, "money_range", "must lie within ±{limit}", hint "lower `scale`, or pass integers or decimals";
    Sign: InvalidInput, "sign", "must be {sign} for {order}",
        hint "mark refunds with kind='refund', or pass wrong_sign='skip'";
    CostSign: InvalidInput, "cost_sign", "must be at least 0 for {order}",
        hint "the cost of a refund may be below 0; wrong_sign='skip' leaves such orders out";
    ZeroValue: InvalidInput, "zero_value", "must not be 0 for {order}";
    Time: InvalidInput, "time", "must be an ISO 8601 date or time", hint "parse it first, for example 2011-05-31T09:30:00Z";
    NaiveTime: InvalidInput, "naive_time", "has no time zone, so `time_zone` must be given",
        hint "pass time_zone='Europe/London', or 'UTC' if the times are UTC";
    DuplicateOrder: InvalidInput, "duplicate_order", "must not repeat",
        hint "grain='line' adds up the rows of one order; duplicate_order='skip' drops exact repeats";
    RepeatsState: InvalidInput, "duplicate_order", "must not repeat an order of the state",
        hint "grain='line' adds up the rows of one order; duplicate_order='skip' drops exact repeats";
    RepeatDiffers: InvalidInput, "repeat_differs", "must not name two orders that differ";
    MergedTwice: InvalidInput, "merged_twice", "must not repeat across the two parts",
        hint "was the same part merged twice?";
    OrderDisagrees: InvalidInput, "order_disagrees", "must be the same on every row of order {order}",
        hint "rows with one order id make one order under grain='line'";
    OneCurrency: InvalidInput, "one_currency", "must be one currency, {first}", hint "convert or split the table first";
    Currency: InvalidInput, "currency", "must be a three-letter ISO 4217 code";
    Undefined: InvalidInput, "undefined", "has no value", hint "{why}";
    // Columns.
    MissingColumn: InvalidInput, "missing_column", "is required";
    UnknownColumn: UnknownName, "unknown_column", "must name a column of the table; there are: {choices}", hint "{near}";
    Together: InvalidInput, "together", "must not be given together with {other}";
    ColumnType: InvalidInput, "column_type", "must be a column of {expected}";
    ColumnLength: InvalidInput, "column_length", "must have {expected} rows like the column before it";
    // Options and names.
    Option: InvalidOption, "option", "must be {expected}";
    UnknownOption: UnknownName, "unknown_option", "must be an option; there are: {choices}", hint "{near}";
    MissingOption: InvalidOption, "missing_option", "must be given", hint "{how}";
    Unknown: UnknownName, "unknown", "must be one of {choices}", hint "{near}";
    Ambiguous: UnknownName, "ambiguous", "must be one of {choices}, which differ";
    LanguageAway: InvalidOption, "language_away", "must be a language of this build",
        hint "enable the crate's feature `text`; in JavaScript, import \"engagement-metrics/text/{tag}\" and pass what it exports";
    SegmentColumn: InvalidOption, "segment_column", "must be a segment column of this table; there are: {choices}",
        hint "name it in `segment=` when the table is opened";
    NotAdditive: InvalidOption, "not_additive", "must be a column whose segments of this metric add up; {why}";
    Level: InvalidOption, "level", "must lie strictly between 0 and 1";
    ArgumentCount: InvalidInput, "argument_count", "must be {expected} inputs";
    Zone: InvalidOption, "zone", "must be a zone of increasing transitions with offsets within 26 hours";
    TooManyPeriods: InvalidOption, "too_many_periods", "must give at most 100,000 periods";
    // States.
    NoState: InvalidState, "no_state", "must be bytes of {expected}";
    StateVersion: InvalidState, "state_version", "must be a version up to {newest}", hint "upgrade this library";
    StateChecksum: InvalidState, "state_checksum", "must match its checksum", hint "the bytes are damaged or cut";
    StateContent: InvalidState, "state_content", "must be in canonical form: {what}";
    SameSettings: Incompatible, "same_settings", "must be the same in both parts ({first})";
    Interrupted: InvalidInput, "interrupted", "has been stopped by the caller";
    Range: Overflow, "range", "must stay within 128-bit totals", hint "lower `scale` or split the data";
}

/// The builder's steps are called from a hundred places: each is compiled once, and out of line.
impl Error {
    pub(crate) fn new(code: Code, subject: impl Into<Cow<'static, str>>) -> Self {
        Self::made(code, subject.into())
    }

    #[cold]
    #[inline(never)]
    fn made(code: Code, subject: Cow<'static, str>) -> Self {
        Self(Box::new(Repr { code, subject, input: None, value: None, row: None, arguments: Vec::new() }))
    }

    pub(crate) fn at(self, input: impl Into<Cow<'static, str>>) -> Self {
        self.at_input(input.into())
    }

    #[cold]
    #[inline(never)]
    fn at_input(mut self, input: Cow<'static, str>) -> Self {
        self.0.input = Some(input);
        self
    }

    pub(crate) fn got(self, value: impl Display) -> Self {
        self.got_value(&value)
    }

    #[cold]
    #[inline(never)]
    fn got_value(mut self, value: &dyn Display) -> Self {
        self.0.value = Some(value.to_string());
        self
    }

    /// Rows count from 0, as in every table library of the three languages.
    #[inline(never)]
    pub(crate) fn row_at(mut self, row: usize) -> Self {
        self.0.row = Some(row as u64);
        self
    }

    /// Text that was given, in quotation marks: so blanks at its ends show.
    #[cold]
    pub(crate) fn got_text(self, text: &str) -> Self {
        let mut quoted = String::from('"');
        for letter in text.chars() {
            // Not `{text:?}`, which knows by tables of 5 KB what else may not print.
            if letter.is_control() || letter == '"' || letter == '\\' {
                quoted.extend(letter.escape_default());
            } else {
                quoted.push(letter);
            }
        }
        self.got_value(&(quoted + "\""))
    }

    pub(crate) fn with(self, name: &'static str, value: impl Display) -> Self {
        self.with_argument(name, &value)
    }

    #[cold]
    #[inline(never)]
    fn with_argument(mut self, name: &'static str, value: &dyn Display) -> Self {
        self.0.arguments.push((name, value.to_string()));
        self
    }

    /// For bindings: a part of a table names a column that the user's table does not have.
    #[doc(hidden)]
    pub fn no_such_column(
        table: impl Into<Cow<'static, str>>,
        part: &str,
        name: &str,
        columns: &[String],
    ) -> Self {
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        Self::new(Code::UnknownColumn, table).at(part.to_owned()).among(&columns, name).got_text(name)
    }

    /// For bindings: a column whose cells are of a type that no rule reads.
    #[doc(hidden)]
    pub fn unreadable_column(
        table: impl Into<Cow<'static, str>>,
        part: &str,
        expected: &str,
        got: &str,
    ) -> Self {
        Self::new(Code::ColumnType, table).at(part.to_owned()).with("expected", expected).got(got)
    }

    /// For bindings: text that is no Unicode, such as a lone surrogate.
    #[doc(hidden)]
    pub fn not_unicode(table: impl Into<Cow<'static, str>>, part: &str, row: usize) -> Self {
        Self::new(Code::UnicodeText, table).at(part.to_owned()).row_at(row)
    }

    /// For bindings: a name that is none of those there are.
    #[doc(hidden)]
    pub fn unknown_name(
        subject: impl Into<Cow<'static, str>>,
        input: &str,
        choices: &str,
        got: &str,
    ) -> Self {
        // By one letter: a search for text costs the browser build 6 KB.
        let names = choices.split(',').map(|name| name.strip_prefix(' ').unwrap_or(name));
        let choices: Vec<&str> = names.collect();
        Self::new(Code::Unknown, subject).at(input.to_owned()).among(&choices, got).got(got)
    }

    /// For bindings: an option whose value no rule reads, such as a zone that nobody knows.
    #[doc(hidden)]
    pub fn unreadable_option(
        subject: impl Into<Cow<'static, str>>,
        option: &str,
        expected: &str,
        got: &str,
    ) -> Self {
        Self::new(Code::Option, subject).at(option.to_owned()).with("expected", expected).got(got)
    }

    /// What went wrong, for code rather than for people.
    pub fn kind(&self) -> ErrorKind {
        self.0.code.row().0
    }

    /// The rule that was broken, as a stable snake_case word.
    pub fn code(&self) -> &'static str {
        self.0.code.row().1
    }

    /// The metric, source or state that refused.
    pub fn metric(&self) -> &str {
        &self.0.subject
    }

    /// The input, column or option at fault.
    pub fn input(&self) -> Option<&str> {
        self.0.input.as_deref()
    }

    /// The rule in English.
    pub fn rule(&self) -> String {
        self.0.fill(self.0.code.row().2)
    }

    /// The offending value, as text.
    pub fn value(&self) -> Option<&str> {
        self.0.value.as_deref()
    }

    /// The offending row, counted from 0; the smallest one when several rows break the rule.
    pub fn row(&self) -> Option<u64> {
        self.0.row
    }

    /// How to go on, where the library knows.
    pub fn hint(&self) -> Option<String> {
        self.0.hint()
    }
}

impl Repr {
    fn fill(&self, template: &str) -> String {
        fill(template, &|name| {
            let (_, value) = self.arguments.iter().find(|(argument, _)| *argument == name)?;
            Some(value.into())
        })
    }

    fn hint(&self) -> Option<String> {
        let hint = self.fill(self.code.row().3?);
        (!hint.is_empty() && !hint.starts_with('{')).then_some(hint)
    }
}

impl Display for Repr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.subject)?;
        if let Some(input) = &self.input {
            write!(f, " `{input}`")?;
        }
        write!(f, " {}", self.fill(self.code.row().2))?;
        if let Some(value) = &self.value {
            write!(f, ", got {value}")?;
        }
        if let Some(row) = self.row {
            write!(f, " (row {row})")?;
        }
        self.hint().map_or(Ok(()), |hint| write!(f, "; {hint}"))
    }
}

/// Replaces `{name}` by its argument; an argument that is missing stays visible.
pub(crate) fn fill<'a>(template: &str, argument: &dyn Fn(&str) -> Option<Cow<'a, str>>) -> String {
    let (mut filled, mut rest) = (String::new(), template);
    while let Some((before, after)) = rest.split_once('{') {
        filled += before;
        let named = after.split_once('}').and_then(|(name, after)| Some((argument(name)?, after)));
        rest = match named {
            Some((value, after)) => {
                filled += &value;
                after
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_in_quotation_marks() {
        for text in ["", "Zoë ", "a\"b\\c", "line\nline\t", "\u{7f}"] {
            assert_eq!(Error::new(Code::Time, "x").got_text(text).value(), Some(&*format!("{text:?}")));
        }
    }

    #[test]
    fn codes_are_distinct_and_readable() {
        // One code may have several wordings of its rule.
        let mut names: Vec<_> = Code::ALL.iter().map(|code| (code.row().1, code.row().2)).collect();
        names.sort_unstable();
        names.windows(2).for_each(|pair| assert_ne!(pair[0], pair[1]));
        for code in Code::ALL {
            let (_, name, rule, _) = code.row();
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{name}");
            assert!(["must ", "is ", "has ", "was "].iter().any(|start| rule.starts_with(start)), "{rule}");
        }
    }

    #[test]
    fn a_hint_without_its_argument_is_left_out() {
        let error = Error::new(Code::NotNull, "orders").at("value").row_at(3);
        assert_eq!(error.to_string(), "orders: `value` must not be null (row 3)");
    }
}
