//! Numbers and dates as people read them in a language: thousands separated, fractions in per cent, decimals fixed by
//! the unit.
//!
//! All languages that come with the library write "1,234.5"; a true minus sign stands for a hyphen in each.

mod date;

pub(crate) use date::{date, instant, month, period, short_period};

use crate::decimal::fixed;
use crate::field::Unit;
use crate::math::interval::Interval;
use crate::text::{Language, Message, words};

/// A whole number with thousands separated.
pub(crate) fn integer(value: i128) -> String {
    let sign = if value < 0 { "−" } else { "" };
    format!("{sign}{}", grouped(&value.unsigned_abs().to_string()))
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Decimals shown, the factor from value to display, and the words of the unit, if it has any.
const fn shape(unit: Unit, value: f64) -> (u32, f64, Option<&'static Message>) {
    match unit {
        Unit::Count => (0, 1.0, None),
        Unit::Fraction => (1, 100.0, Some(&words::PERCENT)),
        Unit::OrdersPerCustomer
        | Unit::PagesPerSession
        | Unit::SessionsPerVisitor
        | Unit::EngagementsPerPost
        | Unit::RedemptionsPerMember
        | Unit::Ratio
        | Unit::Rating => (2, 1.0, None),
        Unit::Points | Unit::Index => (1, 1.0, None),
        Unit::Days => (1, 1.0, Some(&words::DAYS)),
        Unit::Periods => (1, 1.0, Some(&words::PERIODS)),
        // A time to answer spans seconds to weeks; below two of the next unit, the smaller one is read more easily.
        Unit::Seconds => match value.abs() {
            ..120.0 => (1, 1.0, Some(&words::SECONDS)),
            120.0..7_200.0 => (1, 1.0 / 60.0, Some(&words::MINUTES)),
            7_200.0..172_800.0 => (1, 1.0 / 3_600.0, Some(&words::HOURS)),
            _ => (1, 1.0 / 86_400.0, Some(&words::DAYS)),
        },
        // Cents of large sums are noise to a reader.
        Unit::Money if value >= 100_000.0 || value <= -100_000.0 => (0, 1.0, None),
        Unit::Money => (2, 1.0, None),
    }
}

/// Decimals and whole factor of amounts that add up, one scale for all of them; times stay in seconds.
pub(crate) const fn scale(unit: Unit, largest: f64) -> (u32, u32) {
    let (places, factor, _) = shape(unit, if matches!(unit, Unit::Seconds) { 1.0 } else { largest });
    (places, factor as u32)
}

fn decimals(value: f64, places: u32) -> String {
    if value.is_infinite() {
        return if value < 0.0 { "−∞" } else { "∞" }.to_owned();
    }
    let text = fixed(value.abs(), places);
    let negative = value < 0.0 && text.bytes().any(|b| b.is_ascii_digit() && b != b'0');
    let (whole, rest) =
        text.split_once('.').map_or((&*text, String::new()), |(whole, rest)| (whole, format!(".{rest}")));
    format!("{}{}{rest}", if negative { "−" } else { "" }, grouped(whole))
}

/// What a number counts, and how its language says so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form<'a> {
    language: &'a Language,
    unit: Unit,
    currency: Option<&'a str>,
    /// A change of a fraction is in percentage points.
    is_change: bool,
}

impl<'a> Form<'a> {
    pub(crate) fn new(language: &'a Language, unit: Unit, currency: Option<&'a str>) -> Self {
        Self { language, unit, currency, is_change: false }
    }

    /// The same unit without its currency, where that stands elsewhere.
    pub(crate) fn plain(language: &'a Language, unit: Unit) -> Self {
        Self::new(language, unit, None)
    }

    fn of_change(self) -> Self {
        Self { is_change: true, ..self }
    }

    /// A value with its unit.
    pub(crate) fn number(self, value: f64) -> String {
        self.number_as(value, value)
    }

    /// A value as another one of its unit is shown: with its decimals, and in minutes where that is in minutes.
    fn number_as(self, value: f64, like: f64) -> String {
        self.united(&bare_as(value, like, self.unit), like)
    }

    /// The text of a number with the unit that a value has.
    fn united(self, number: &str, like: f64) -> String {
        let Self { language, unit, currency, is_change } = self;
        let message = match (unit, currency, shape(unit, like).2) {
            (Unit::Money, Some(currency), _) => return money(language, number, currency),
            (Unit::Fraction, ..) if is_change => &words::POINTS,
            (_, _, Some(own)) => own,
            _ => return number.to_owned(),
        };
        language.fill(message, &[("number", number)])
    }

    /// An amount in units of its last decimal, with its unit.
    pub(crate) fn scaled(self, amount: i128, places: u32) -> String {
        self.united(&scaled(amount, places), 1.0)
    }

    /// A signed change of that kind.
    pub(crate) fn scaled_change(self, amount: i128, places: u32) -> String {
        let text = self.of_change().scaled(amount, places);
        if amount > 0 { format!("+{text}") } else { text }
    }

    /// "378.28 to 482.32", "23.9 to 29.2 %", "20.0 to ∞ days": the unit once.
    pub(crate) fn range(self, Interval { low, high }: Interval) -> String {
        // Two times share what they are shown in; of money, each end has its own decimals.
        let like = |own: f64| match self.unit {
            Unit::Seconds if high.is_finite() => high,
            Unit::Seconds => low,
            _ => own,
        };
        let (low, high) = (bare_as(low, like(low), self.unit), self.number_as(high, like(high)));
        self.language.fill(&words::RANGE, &[("low", &low), ("high", &high)])
    }

    /// The range of a change; that of a fraction is in percentage points.
    pub(crate) fn change_range(self, interval: Interval) -> String {
        self.of_change().range(interval)
    }

    /// A value with its unit and interval; `±` only where both half-widths print equal.
    pub(crate) fn with_interval(self, value: f64, interval: Option<Interval>) -> String {
        let (places, factor, _) = shape(self.unit, value);
        let text = self.number(value);
        let Some(Interval { low, high }) = interval else { return text };
        let show = |x: f64| decimals(x * factor, places);
        let (below, above) = (show(value - low), show(high - value));
        if below == above {
            format!("{text} ±{below}")
        } else {
            format!("{text} [{}, {}]", show(low), show(high))
        }
    }

    /// A signed change; that of a fraction is in percentage points.
    pub(crate) fn change(self, value: f64, interval: Option<Interval>) -> String {
        let text = self.of_change().with_interval(value, interval);
        if value > 0.0 { format!("+{text}") } else { text }
    }
}

/// An amount in units of its last decimal.
pub(crate) fn scaled(amount: i128, places: u32) -> String {
    let unit = 10_u128.pow(places);
    let (whole, rest) = (amount.unsigned_abs() / unit, amount.unsigned_abs() % unit);
    let sign = if amount < 0 { "−" } else { "" };
    let text = format!("{sign}{}", grouped(&whole.to_string()));
    if places == 0 { text } else { format!("{text}.{rest:0>0$}", places as usize) }
}

/// An amount: "449.80 GBP" in English, else as the language writes the currency, "£449.80" or "RM 449.80".
fn money(language: &Language, number: &str, currency: &str) -> String {
    // The sign stands before the symbol.
    let (sign, number) = number.strip_prefix('−').map_or(("", number), |digits| ("−", digits));
    let mut symbols = language.say(&words::CURRENCIES).split(' ').filter_map(|pair| pair.split_once('='));
    let symbol = symbols.find(|(code, _)| *code == currency).map_or(currency, |(_, symbol)| symbol);
    let amount = language.fill(&words::MONEY, &[("number", number), ("currency", symbol)]);
    // As CLDR has it: a letter does not touch a digit.
    let touches = symbol.ends_with(char::is_alphabetic) && amount.starts_with(symbol);
    match amount.strip_prefix(symbol).filter(|_| touches) {
        Some(rest) => format!("{sign}{symbol}\u{a0}{rest}"),
        None => format!("{sign}{amount}"),
    }
}

/// A value as its unit is written, without the unit: the first of two ends.
pub(crate) fn bare(value: f64, unit: Unit) -> String {
    bare_as(value, value, unit)
}

fn bare_as(value: f64, like: f64, unit: Unit) -> String {
    let (places, factor, _) = shape(unit, like);
    decimals(value * factor, places)
}

/// A share in per cent.
pub(crate) fn share(language: &Language, share: f64) -> String {
    Form::plain(language, Unit::Fraction).number(share)
}

/// A signed change as a fraction of what it began from.
pub(crate) fn relative(language: &Language, change: f64) -> String {
    let text = share(language, change);
    if change > 0.0 { format!("+{text}") } else { text }
}

/// A p-value with no more digits than it bears.
pub(crate) fn p_value(p: f64) -> String {
    if p < 0.001 { "<0.001".to_owned() } else { fixed(p, 3) }
}

/// The number and sign of a percentage that is text already.
pub(crate) fn percent(language: &Language, number: &str) -> String {
    language.fill(&words::PERCENT, &[("number", number)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(unit: Unit) -> Form<'static> {
        Form::plain(&Language::ENGLISH, unit)
    }

    #[test]
    fn people_read_these() {
        assert_eq!(integer(-1_234_567), "−1,234,567");
        let pounds = Form::new(&Language::ENGLISH, Unit::Money, Some("GBP"));
        assert_eq!(pounds.number(449.803), "449.80 GBP");
        assert_eq!(form(Unit::Money).number(3_332_591.961), "3,332,592");
        assert_eq!(form(Unit::Fraction).number(0.5099), "51.0 %");
        assert_eq!(form(Unit::Fraction).number(-0.0001), "0.0 %");
        let interval = Some(Interval { low: 0.49, high: 0.53 });
        assert_eq!(form(Unit::Fraction).with_interval(0.51, interval), "51.0 % ±2.0");
        assert_eq!(form(Unit::Days).number(23.46), "23.5 days");
        let open = Interval { low: 20.0, high: f64::INFINITY };
        assert_eq!(form(Unit::Days).with_interval(23.46, Some(open)), "23.5 days [20.0, ∞]");
        assert_eq!(form(Unit::Days).range(open), "20.0 to ∞ days");
        assert_eq!(form(Unit::Fraction).range(Interval { low: 0.239, high: 0.292 }), "23.9 to 29.2 %");
        let interval = Interval { low: -0.1, high: 0.05 };
        assert_eq!(form(Unit::Fraction).change_range(interval), "−10.0 to 5.0 pp");
        assert_eq!(form(Unit::Fraction).change(0.051, None), "+5.1 pp");
        assert_eq!(pounds.change(-3.5, None), "−3.50 GBP");
        assert_eq!(scaled(-1_234_507, 2), "−12,345.07");
        assert_eq!((scaled(-5, 0), scaled(7, 3)), ("−5".to_owned(), "0.007".to_owned()));
        assert_eq!(p_value(0.0004), "<0.001");
    }
}
