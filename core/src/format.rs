//! Numbers as people read them: thousands separated, fractions in per cent, decimals fixed by the unit.

use crate::decimal::fixed;
use crate::field::Unit;
use crate::math::interval::Interval;

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

/// Decimals shown, the factor from value to display, and what follows it.
const fn shape(unit: Unit, value: f64) -> (u32, f64, &'static str) {
    match unit {
        Unit::Count => (0, 1.0, ""),
        Unit::Fraction => (1, 100.0, " %"),
        Unit::OrdersPerCustomer
        | Unit::PagesPerSession
        | Unit::SessionsPerVisitor
        | Unit::EngagementsPerPost
        | Unit::RedemptionsPerMember
        | Unit::Ratio
        | Unit::Rating => (2, 1.0, ""),
        Unit::Points | Unit::Index => (1, 1.0, ""),
        Unit::Days => (1, 1.0, " days"),
        Unit::Periods => (1, 1.0, " periods"),
        // A time to answer spans seconds to weeks; below two of the next unit, the smaller one is read more easily.
        Unit::Seconds => match value.abs() {
            ..120.0 => (1, 1.0, " s"),
            120.0..7_200.0 => (1, 1.0 / 60.0, " min"),
            7_200.0..172_800.0 => (1, 1.0 / 3_600.0, " h"),
            _ => (1, 1.0 / 86_400.0, " days"),
        },
        // Cents of large sums are noise to a reader.
        Unit::Money if value >= 100_000.0 || value <= -100_000.0 => (0, 1.0, ""),
        Unit::Money => (2, 1.0, ""),
    }
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

fn suffix(unit: Unit, own: &str, currency: Option<&str>) -> String {
    match (unit, currency) {
        (Unit::Money, Some(currency)) => format!(" {currency}"),
        _ => own.to_owned(),
    }
}

/// Decimals, whole factor and suffix of amounts that add up, one scale for all of them.
pub(crate) fn scale(unit: Unit, largest: f64, currency: Option<&str>) -> (u32, u32, String) {
    let (places, factor, own) = shape(unit, if unit == Unit::Seconds { 1.0 } else { largest });
    (places, factor as u32, suffix(unit, own, currency))
}

/// An amount in units of its last decimal.
pub(crate) fn scaled(amount: i128, places: u32) -> String {
    let unit = 10_u128.pow(places);
    let (whole, rest) = (amount.unsigned_abs() / unit, amount.unsigned_abs() % unit);
    let sign = if amount < 0 { "−" } else { "" };
    let text = format!("{sign}{}", grouped(&whole.to_string()));
    if places == 0 { text } else { format!("{text}.{rest:0>0$}", places as usize) }
}

/// A value with its unit.
pub(crate) fn number(value: f64, unit: Unit, currency: Option<&str>) -> String {
    number_as(value, value, unit, currency)
}

/// A value as another one of its unit is shown: with its decimals, and in minutes where that is in minutes.
fn number_as(value: f64, like: f64, unit: Unit, currency: Option<&str>) -> String {
    let (places, factor, own) = shape(unit, like);
    decimals(value * factor, places) + &suffix(unit, own, currency)
}

/// A value as its unit is written, without the unit: the first of two ends.
pub(crate) fn bare(value: f64, unit: Unit) -> String {
    bare_as(value, value, unit)
}

fn bare_as(value: f64, like: f64, unit: Unit) -> String {
    let (places, factor, _) = shape(unit, like);
    decimals(value * factor, places)
}

/// "378.28 to 482.32", "23.9 to 29.2 %", "20.0 to ∞ days": the unit once.
pub(crate) fn range(Interval { low, high }: Interval, unit: Unit, currency: Option<&str>) -> String {
    // Seconds share one scale; of money, each end has its own decimals.
    let like = |own: f64| if unit == Unit::Seconds && high.is_finite() { high } else { own };
    format!("{} to {}", bare_as(low, like(low), unit), number_as(high, like(high), unit, currency))
}

/// The range of a change; that of a fraction is in percentage points.
pub(crate) fn change_range(interval: Interval, unit: Unit) -> String {
    let text = range(interval, unit, None);
    if unit == Unit::Fraction { text.replace('%', "pp") } else { text }
}

/// A value with its unit and interval; `±` only where both half-widths print equal.
pub(crate) fn with_interval(
    value: f64,
    unit: Unit,
    currency: Option<&str>,
    interval: Option<Interval>,
) -> String {
    let (places, factor, _) = shape(unit, value);
    let text = number(value, unit, currency);
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
pub(crate) fn change(value: f64, unit: Unit, currency: Option<&str>, interval: Option<Interval>) -> String {
    let text = with_interval(value, unit, currency, interval);
    let text = if unit == Unit::Fraction { text.replace('%', "pp") } else { text };
    if value > 0.0 { format!("+{text}") } else { text }
}

/// A signed change as a fraction of what it began from.
pub(crate) fn relative(share: f64) -> String {
    let text = number(share, Unit::Fraction, None);
    if share > 0.0 { format!("+{text}") } else { text }
}

/// A p-value with no more digits than it bears.
pub(crate) fn p_value(p: f64) -> String {
    if p < 0.001 { "<0.001".to_owned() } else { fixed(p, 3) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_read_these() {
        assert_eq!(integer(-1_234_567), "−1,234,567");
        assert_eq!(number(449.803, Unit::Money, Some("GBP")), "449.80 GBP");
        assert_eq!(number(3_332_591.961, Unit::Money, None), "3,332,592");
        assert_eq!(number(0.5099, Unit::Fraction, None), "51.0 %");
        assert_eq!(number(-0.0001, Unit::Fraction, None), "0.0 %");
        let interval = Some(Interval { low: 0.49, high: 0.53 });
        assert_eq!(with_interval(0.51, Unit::Fraction, None, interval), "51.0 % ±2.0");
        assert_eq!(number(23.46, Unit::Days, None), "23.5 days");
        let open = Some(Interval { low: 20.0, high: f64::INFINITY });
        assert_eq!(with_interval(23.46, Unit::Days, None, open), "23.5 days [20.0, ∞]");
        assert_eq!(range(Interval { low: 20.0, high: f64::INFINITY }, Unit::Days, None), "20.0 to ∞ days");
        assert_eq!(range(Interval { low: 0.239, high: 0.292 }, Unit::Fraction, None), "23.9 to 29.2 %");
        assert_eq!(change_range(Interval { low: -0.1, high: 0.05 }, Unit::Fraction), "−10.0 to 5.0 pp");
        assert_eq!(change(0.051, Unit::Fraction, None, None), "+5.1 pp");
        assert_eq!(scaled(-1_234_507, 2), "−12,345.07");
        assert_eq!((scaled(-5, 0), scaled(7, 3)), ("−5".to_owned(), "0.007".to_owned()));
        assert_eq!(p_value(0.0004), "<0.001");
    }
}
