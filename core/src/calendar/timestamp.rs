//! An instant as a type of its own, so that a count of microseconds cannot pass for a number of something else.

use std::fmt;
use std::str::FromStr;

use super::{Date, Parsed, Zone, format_utc, parse_time};
use crate::error::{Code, Error};

/// An instant: microseconds since 1970-01-01 00:00 UTC.
///
/// The features `chrono-0_4` and `jiff-0_2` make it from the instants of those crates.
///
/// ```
/// use engagement_metrics::Timestamp;
///
/// let instant: Timestamp = "2011-05-31T23:00:00+01:00".parse()?;
/// assert_eq!(instant, Timestamp::from_micros(1_306_879_200_000_000));
/// assert_eq!(instant.to_string(), "2011-05-31T22:00:00Z");
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant so many microseconds after 1970-01-01 00:00 UTC, or before it when negative.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// The first instant of a local date.
    pub fn start_of_day(date: Date, zone: &Zone) -> Self {
        Self(zone.start_of_day(date))
    }

    /// Microseconds since 1970-01-01 00:00 UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }
}

impl From<i64> for Timestamp {
    fn from(micros: i64) -> Self {
        Self(micros)
    }
}

/// ISO 8601 in UTC: `2011-05-31T22:00:00Z`.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format_utc(self.0))
    }
}

/// Reads ISO 8601 with an offset or `Z`; a local time is refused, since it is no instant.
impl FromStr for Timestamp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let refused = |code| Error::new(code, "timestamp").got_text(text);
        match parse_time(text) {
            Some(Parsed::Utc(micros)) => Ok(Self(micros)),
            Some(Parsed::Local(_)) => Err(refused(Code::NaiveTime)),
            None => Err(refused(Code::Time)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_instants_are_read() {
        let read = |text: &str| text.parse::<Timestamp>();
        assert_eq!(read("1970-01-01T00:00:00.000001Z").map(Timestamp::micros), Ok(1));
        assert_eq!(read("2011-05-31T22:59:00").map_err(|error| error.code()), Err("naive_time"));
        assert_eq!(read("yesterday").map_err(|error| error.code()), Err("time"));
        let june =
            Timestamp::start_of_day(Date::from_days(15_126).unwrap(), &Zone::fixed("x", 3600).unwrap());
        assert_eq!(june.to_string(), "2011-05-31T23:00:00Z");
    }
}
