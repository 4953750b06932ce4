//! Times and time zones of jiff 0.2.

use jiff::tz::TimeZone;
use jiff::{Zoned, civil};

use super::{outside, times};
use crate::calendar::{Date, MICROS_PER_SECOND, Timestamp, Zone};
use crate::error::{Code, Error};
use crate::rows::Column;

/// From 1900 to 2100: the tables begin with standard time, and rules beyond are guesses.
const START: i64 = -2_208_988_800;
const END: i64 = 4_102_444_800;

impl Zone {
    /// The zone as data, from 1900 to 2100; `version` is the release of the database, such as `2026a`, or empty.
    ///
    /// # Errors
    ///
    /// When jiff does not know the zone.
    ///
    /// # Example
    ///
    /// ```
    /// use engagement_metrics::Zone;
    ///
    /// let london = Zone::from_jiff(&jiff::tz::TimeZone::get("Europe/London")?, "2026a")?;
    /// assert_eq!((london.name(), london.offset_at(1_306_879_200_000_000)), ("Europe/London", 3600));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_jiff(zone: &TimeZone, version: &str) -> Result<Self, Error> {
        let refused =
            || Error::new(Code::Option, "zone").at("time_zone").with("expected", "a known time zone");
        let bound = |second| jiff::Timestamp::from_second(second).map_err(|_| refused());
        let (start, end) = (bound(START)?, bound(END)?);
        if zone.is_unknown() {
            return Err(refused());
        }
        let name = match (zone.iana_name(), zone.to_fixed_offset()) {
            // It has no transitions, and no release changes it.
            (Some("UTC"), _) => return Ok(Self::utc()),
            (Some(name), _) => name.to_owned(),
            (None, Ok(offset)) => offset.to_string(),
            (None, Err(_)) => "local".to_owned(),
        };
        let transitions: Vec<(i64, i32)> = zone
            .following(start)
            .take_while(|step| step.timestamp() < end)
            .map(|step| (step.timestamp().as_microsecond(), step.offset().seconds()))
            .collect();
        let initial = zone.to_offset(start).seconds();
        Self::new(&name, version, initial, &transitions).ok_or_else(|| refused().got(name))
    }
}

/// Cut to the microsecond.
impl From<jiff::Timestamp> for Timestamp {
    fn from(instant: jiff::Timestamp) -> Self {
        let (micros, nanos) = (instant.as_microsecond(), instant.subsec_nanosecond());
        // jiff cuts towards 1970: before it, that would move the instant forward.
        Self::from_micros(micros - i64::from(nanos % 1_000 < 0))
    }
}

impl From<&Zoned> for Timestamp {
    fn from(zoned: &Zoned) -> Self {
        zoned.timestamp().into()
    }
}

impl From<Zoned> for Timestamp {
    fn from(zoned: Zoned) -> Self {
        zoned.timestamp().into()
    }
}

impl TryFrom<Timestamp> for jiff::Timestamp {
    type Error = Error;

    fn try_from(instant: Timestamp) -> Result<Self, Error> {
        Self::from_microsecond(instant.micros()).map_err(|_| outside(instant))
    }
}

impl TryFrom<civil::Date> for Date {
    type Error = Error;

    fn try_from(date: civil::Date) -> Result<Self, Error> {
        let (year, month, day) = (date.year().into(), date.month(), date.day());
        Self::from_ymd(year, month.unsigned_abs().into(), day.unsigned_abs().into())
            .ok_or_else(|| outside(date))
    }
}

impl TryFrom<Date> for civil::Date {
    type Error = Error;

    fn try_from(date: Date) -> Result<Self, Error> {
        let (year, month, day) = date.ymd();
        Self::new(year as i16, month as i8, day as i8).map_err(|_| outside(date))
    }
}

/// Microseconds that a local clock shows; cut downwards, as instants are.
fn local(time: civil::DateTime) -> i64 {
    // Every `DateTime` is within the years of `Date`.
    let midnight = Date::try_from(time.date()).map(Date::midnight).unwrap_or_default();
    let seconds = i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
    midnight + seconds * MICROS_PER_SECOND + i64::from(time.subsec_nanosecond() / 1_000)
}

times! {
    {} jiff::Timestamp => Column::instants, |instant| Timestamp::from(instant).micros();
    {} Zoned => Column::instants, |zoned| Timestamp::from(zoned).micros();
    {} civil::DateTime => Column::local_times, local;
    {} civil::Date => Column::local_times, |date| local(date.into());
}

#[cfg(test)]
mod tests {
    use jiff::tz::{Offset, TimeZone};

    use super::*;
    use crate::calendar::parse_time;
    use crate::{OrderRows, OrdersOptions, OrdersState};

    #[test]
    fn instants_and_dates_go_there_and_back() {
        let of = |nanos| Timestamp::from(jiff::Timestamp::from_nanosecond(nanos).unwrap()).micros();
        assert_eq!([of(-1), of(-1_000), of(-1_001), of(999), of(1_000)], [-1, -1, -2, 0, 1]);
        assert_eq!(of(-1_000_000_001), -1_000_001);
        let micros = Timestamp::from_micros(1_306_879_200_000_001);
        assert_eq!(jiff::Timestamp::try_from(micros).map(Timestamp::from), Ok(micros));
        assert!(jiff::Timestamp::try_from(Timestamp::from_micros(i64::MAX)).is_err());
        for date in [Date::MIN, Date::from_ymd(2012, 2, 29).unwrap(), Date::MAX] {
            assert_eq!(civil::Date::try_from(date).and_then(Date::try_from), Ok(date));
        }
    }

    #[test]
    fn local_times_are_what_the_text_says() {
        for text in ["2011-05-31T22:59:59.123456", "1969-12-31T23:59:59.999999", "-000044-03-15T00:00:00"] {
            let time: civil::DateTime = text.parse().unwrap();
            let ours = text.replace("-000044", "-0044");
            assert_eq!(Some(crate::calendar::Parsed::Local(local(time))), parse_time(&ours), "{text}");
        }
        assert_eq!(local("1969-12-31T23:59:59.9999999".parse().unwrap()), -1);
    }

    #[test]
    fn a_zone_is_the_same_clock() {
        let jiff = TimeZone::get("America/Sao_Paulo").unwrap();
        let zone = Zone::from_jiff(&jiff, "x").unwrap();
        assert_eq!((zone.name(), zone.version()), ("America/Sao_Paulo", "x"));
        // Every six hours over a century of changes: the same offset, and the same local time back.
        for second in (START..1_800_000_000).step_by(6 * 3600) {
            let instant = jiff::Timestamp::from_second(second).unwrap();
            assert_eq!(
                zone.offset_at(second * MICROS_PER_SECOND),
                jiff.to_offset(instant).seconds(),
                "{instant}"
            );
        }
        assert_eq!(Zone::from_jiff(&TimeZone::UTC, "2026a"), Ok(Zone::utc()));
        let fixed = Zone::from_jiff(&TimeZone::fixed(Offset::constant(5)), "").unwrap();
        assert_eq!((fixed.name(), fixed.initial_offset_seconds()), ("+05", 18_000));
        assert_eq!(Zone::from_jiff(&TimeZone::unknown(), "").unwrap_err().code(), "option");
    }

    #[test]
    fn a_log_is_the_same_from_every_kind_of_time() {
        let jiff = TimeZone::get("Europe/London").unwrap();
        let options = OrdersOptions::default().time_zone(Zone::from_jiff(&jiff, "").unwrap());
        let state = |time: Column<'_>| {
            OrdersState::from_rows(&OrderRows::new(&["ada"][..], time, &[1.0][..]), &options).unwrap()
        };
        let date = civil::date(2011, 5, 31);
        let zoned = date.to_zoned(jiff.clone()).unwrap();
        let expected = state(Column::instants(vec![1_306_796_400_000_000]));
        for time in [
            Column::from(vec![date]),
            Column::from(vec![date.to_datetime(civil::Time::midnight())]),
            Column::from(vec![zoned.timestamp()]),
            [Some(zoned)].into_iter().collect(),
        ] {
            assert_eq!(state(time), expected);
        }
    }
}
