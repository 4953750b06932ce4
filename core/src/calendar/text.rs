//! Times read from and written as ISO 8601, by hand: chrono's own parser and formatter cost 28 KB of WebAssembly.

use super::{Date, MICROS_PER_DAY, MICROS_PER_SECOND};

/// A time as text gives it: an instant when the text has an offset, a reading of a local clock when not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parsed {
    /// UTC microseconds since 1970-01-01.
    Utc(i64),
    /// Naive microseconds; a zone must say which instant is meant.
    Local(i64),
}

/// Reads an ISO 8601 date or date and time; `None` when the text is anything else.
///
/// Accepted: `2011-05-31`; `2011-05-31T22:59` with `T` or one space; seconds; a fraction of 1 to 9 digits,
/// cut (not rounded) to microseconds; then `Z`, `+hh:mm`, `+hhmm` or `+hh`. A date alone is its local midnight.
/// Refused: leap seconds (`:60`), `24:00`, spaces around, ordinal and week dates, dates without hyphens.
///
/// ```
/// use engagement_metrics::calendar::{Parsed, parse_time};
///
/// assert_eq!(parse_time("1970-01-01 00:00:01.5"), Some(Parsed::Local(1_500_000)));
/// assert_eq!(parse_time("1970-01-01T01:00:00+01:00"), Some(Parsed::Utc(0)));
/// assert_eq!(parse_time("1/2/1970"), None);
/// ```
pub fn parse_time(text: &str) -> Option<Parsed> {
    let mut reader = Reader::new(text);
    let midnight = reader.date()?.midnight();
    if reader.at_end() {
        return Some(Parsed::Local(midnight));
    }
    reader.one_of(b"Tt ")?;
    let naive = midnight + reader.time_of_day()?;
    if reader.at_end() {
        return Some(Parsed::Local(naive));
    }
    let utc = naive - reader.offset()?;
    // An offset can carry a time of the first or last day out of the calendar.
    (reader.at_end() && Date::of_local(utc).is_some()).then_some(Parsed::Utc(utc))
}

/// An instant as `2011-05-31T22:59:59.999999Z`; the fraction has six digits and is left out when it is 0.
///
/// An instant outside the years -9999 to 9999 has no such text: it is written as a count, `-9223372036854775808 us`.
pub fn format_utc(micros: i64) -> String {
    match date_time(micros) {
        Some(text) => text + "Z",
        None => format!("{micros} us"),
    }
}

/// A naive time as `2011-05-31T22:59:59.999999`, without an offset; otherwise as [`format_utc`].
pub fn format_local(naive: i64) -> String {
    date_time(naive).unwrap_or_else(|| format!("{naive} us"))
}

fn date_time(micros: i64) -> Option<String> {
    let date = Date::of_local(micros)?;
    let rest = micros.rem_euclid(MICROS_PER_DAY);
    let (seconds, fraction) = (rest / MICROS_PER_SECOND, rest % MICROS_PER_SECOND);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    Some(match fraction {
        0 => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}.{fraction:06}"),
    })
}

/// Bytes of a text and how far they are read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Reader<'a> {
        Reader { rest: text.as_bytes() }
    }

    pub(super) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn date(&mut self) -> Option<Date> {
        let sign = if self.one_of(b"-").is_some() { -1 } else { 1 };
        let year = sign * self.number(4)? as i32;
        self.one_of(b"-")?;
        let month = self.number(2)?;
        self.one_of(b"-")?;
        Date::from_ymd(year, month, self.number(2)?)
    }

    /// Microseconds since midnight.
    fn time_of_day(&mut self) -> Option<i64> {
        let hour = self.number(2).filter(|h| *h < 24)?;
        self.one_of(b":")?;
        let minute = self.number(2).filter(|m| *m < 60)?;
        let mut second = 0;
        let mut fraction = 0;
        if self.one_of(b":").is_some() {
            second = self.number(2).filter(|s| *s < 60)?;
            if self.one_of(b".,").is_some() {
                fraction = self.fraction()?;
            }
        }
        Some(i64::from(hour * 3600 + minute * 60 + second) * MICROS_PER_SECOND + fraction)
    }

    /// Microseconds from 1 to 9 decimal digits; the seventh digit and later ones are cut off.
    fn fraction(&mut self) -> Option<i64> {
        let digits = self.rest.iter().take_while(|b| b.is_ascii_digit()).count();
        if !(1..=9).contains(&digits) {
            return None;
        }
        let (read, rest) = self.rest.split_at(digits);
        self.rest = rest;
        let padded = read.iter().copied().chain(std::iter::repeat(b'0')).take(6);
        Some(padded.fold(0, |micros, digit| micros * 10 + i64::from(digit - b'0')))
    }

    /// Microseconds east of UTC.
    fn offset(&mut self) -> Option<i64> {
        let sign = match self.one_of(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(0),
        };
        let hour = self.number(2).filter(|h| *h < 24)?;
        let minute = match self.one_of(b":").is_some() || !self.at_end() {
            true => self.number(2).filter(|m| *m < 60)?,
            false => 0,
        };
        Some(sign * i64::from(hour * 3600 + minute * 60) * MICROS_PER_SECOND)
    }

    /// A number of exactly so many digits (at most 9).
    fn number(&mut self, digits: usize) -> Option<u32> {
        let (read, rest) = self.rest.split_at_checked(digits)?;
        let mut value = 0;
        for byte in read {
            value = value * 10 + u32::from(byte.is_ascii_digit().then(|| byte - b'0')?);
        }
        self.rest = rest;
        Some(value)
    }

    fn one_of(&mut self, allowed: &[u8]) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        allowed.contains(first).then(|| {
            self.rest = rest;
            *first
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read() {
        use Parsed::{Local, Utc};
        let noon = 15_125 * MICROS_PER_DAY + 12 * 3600 * MICROS_PER_SECOND;
        for (text, time) in [
            ("2011-05-31", Local(15_125 * MICROS_PER_DAY)),
            ("2011-05-31 12:00", Local(noon)),
            ("2011-05-31T12:00", Local(noon)),
            ("2011-05-31t12:00:00z", Utc(noon)),
            ("2011-05-31 12:00Z", Utc(noon)),
            ("2011-05-31T12:00:00.000001", Local(noon + 1)),
            ("2011-05-31T12:00:00,5", Local(noon + 500_000)),
            ("2011-05-31T12:00:00.1234569Z", Utc(noon + 123_456)),
            ("2011-05-31T12:00:00.000000999", Local(noon)),
            ("2011-05-31T12:00:00.999999999", Local(noon + 999_999)),
            ("2011-05-31T13:00+01:00", Utc(noon)),
            ("2011-05-31T13:00:00+0100", Utc(noon)),
            ("2011-05-31 13:00:00.25+01", Utc(noon + 250_000)),
            ("2011-05-31T17:45:00+05:45", Utc(noon)),
            ("2011-05-31T08:30:00-03:30", Utc(noon)),
            ("2011-05-31T12:00:00-00:00", Utc(noon)),
            ("2011-06-01T02:00:00+14:00", Utc(noon)),
            ("1969-12-31T23:59:59.9999999Z", Utc(-1)),
            ("-9999-01-01T00:00:00Z", Utc(Date::MIN.midnight())),
        ] {
            assert_eq!(parse_time(text), Some(time), "{text}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            " ",
            "now",
            "2011-05-31T",
            "2011-05-31 ",
            "2011-05-31T12",
            "2011-05-31T12:",
            "2011-05-31T1:00",
            "2011-05-31T12:00:",
            "2011-05-31T12:00:0",
            "2011-05-31T12:00:00.",
            "2011-05-31T12:00:00.1234567890",
            "2011-05-31T24:00:00",
            "2011-05-31T23:60:00",
            "2011-05-31T23:59:60",
            "2011-05-31T12.5",
            "2011-05-31T12:00.5",
            "2011-05-31Z",
            "2011-05-31+01:00",
            "2011-05-31T12:00:00 Z",
            "2011-05-31T12:00:00+",
            "2011-05-31T12:00:00+1",
            "2011-05-31T12:00:00+01:",
            "2011-05-31T12:00:00+01:0",
            "2011-05-31T12:00:00+24:00",
            "2011-05-31T12:00:00+01:60",
            "2011-05-31T12:00:00+010",
            "2011-05-31T12:00:00ZZ",
            "2011-05-31  12:00",
            "2011-05-31T12:00:00Z ",
            "2011-05-31_12:00",
            "2011-05-31T-1:00",
            "2011-02-29T00:00",
            "2011-05-31T12:00:00−01:00",
            "20110531T120000Z",
            "2011-W22-2",
            "2011-151",
            "1306843200",
            "-9999-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01",
        ] {
            assert_eq!(parse_time(text), None, "{text:?}");
        }
    }

    #[test]
    fn every_prefix_and_every_changed_byte_is_safe() {
        let text = "-2011-05-31T22:59:59.999999999+05:45";
        for end in 0..=text.len() {
            parse_time(&text[..end]);
            for byte in 0..128u8 {
                let mut bytes = text.as_bytes().to_vec();
                if let Some(slot) = bytes.get_mut(end) {
                    *slot = byte;
                }
                parse_time(&String::from_utf8(bytes).unwrap());
            }
        }
    }

    #[test]
    fn times_are_written_and_read_back() {
        for (micros, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59.999999Z"),
            (1, "1970-01-01T00:00:00.000001Z"),
            (1_306_882_799_999_999, "2011-05-31T22:59:59.999999Z"),
            (Date::MIN.midnight(), "-9999-01-01T00:00:00Z"),
            (Date::MAX.midnight() + MICROS_PER_DAY - 1, "9999-12-31T23:59:59.999999Z"),
        ] {
            assert_eq!(format_utc(micros), text);
            assert_eq!(format_local(micros), text.trim_end_matches('Z'));
            assert_eq!(parse_time(text), Some(Parsed::Utc(micros)));
            assert_eq!(parse_time(text.trim_end_matches('Z')), Some(Parsed::Local(micros)));
        }
        assert_eq!(format_utc(i64::MIN), "-9223372036854775808 us");
        assert_eq!(format_local(Date::MAX.midnight() + MICROS_PER_DAY), "253402300800000000 us");
    }
}
