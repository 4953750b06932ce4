//! Dates of the proleptic Gregorian calendar; the one file that knows chrono.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::MICROS_PER_DAY;

/// A date is a count of days since 1970-01-01 within the years -9999 to 9999 (year 0 is 1 BC).
///
/// ```
/// use engagement_metrics::calendar::Date;
///
/// let date = Date::from_ymd(2011, 5, 31).unwrap();
/// assert_eq!(date.to_string(), "2011-05-31");
/// assert_eq!(date.days(), 15_125);
/// assert_eq!(Date::from_ymd(2011, 2, 29), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// The first date of the calendar is -9999-01-01.
    pub const MIN: Date = Date(-4_371_587);
    /// The last date of the calendar is 9999-12-31.
    pub const MAX: Date = Date(2_932_896);

    /// The date of a year, a month from 1 and a day from 1; `None` when no such date exists.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Date> {
        Date::from_days(NaiveDate::from_ymd_opt(year, month, day)?.to_epoch_days())
    }

    /// The date that lies `days` days after 1970-01-01; `None` outside the calendar.
    pub fn from_days(days: i32) -> Option<Date> {
        (Date::MIN.0..=Date::MAX.0).contains(&days).then_some(Date(days))
    }

    /// Days since 1970-01-01, negative before it.
    pub fn days(self) -> i32 {
        self.0
    }

    /// Year, month from 1 and day from 1.
    pub fn ymd(self) -> (i32, u32, u32) {
        // chrono reaches to the year 262,142, so every `Date` is a date there too.
        let date = NaiveDate::from_epoch_days(self.0).unwrap_or_default();
        (date.year(), date.month(), date.day())
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::ALL[(self.0 + 3).rem_euclid(7) as usize]
    }

    /// The date `days` days later (earlier when negative); `None` outside the calendar.
    pub fn add_days(self, days: i32) -> Option<Date> {
        Date::from_days(self.0.checked_add(days)?)
    }

    /// The naive microseconds at which the date begins on a local clock.
    pub fn midnight(self) -> i64 {
        i64::from(self.0) * MICROS_PER_DAY
    }

    /// The date of a naive time; `None` outside the calendar.
    pub fn of_local(naive: i64) -> Option<Date> {
        Date::from_days(i32::try_from(naive.div_euclid(MICROS_PER_DAY)).ok()?)
    }

    /// Reads `2011-05-31`, and `-0044-03-15` for years before 0; nothing else, not even a space around it.
    pub fn parse(text: &str) -> Option<Date> {
        let mut reader = super::text::Reader::new(text);
        let date = reader.date()?;
        reader.at_end().then_some(date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{month:02}-{day:02}", year.unsigned_abs())
    }
}

/// A day of the week, in ISO 8601 order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// The seven days from Monday to Sunday.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// The English name in lower case, as `parse` reads it.
    pub fn name(self) -> &'static str {
        match self {
            Weekday::Monday => "monday",
            Weekday::Tuesday => "tuesday",
            Weekday::Wednesday => "wednesday",
            Weekday::Thursday => "thursday",
            Weekday::Friday => "friday",
            Weekday::Saturday => "saturday",
            Weekday::Sunday => "sunday",
        }
    }

    /// Reads the names `monday` to `sunday`.
    pub fn parse(text: &str) -> Option<Weekday> {
        Weekday::ALL.into_iter().find(|day| day.name() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// Day number of a civil date by counting years, with no chrono in it.
    fn counted(year: i64, month: u32, day: u32) -> i64 {
        let leap = |y: i64| y.rem_euclid(4) == 0 && (y.rem_euclid(100) != 0 || y.rem_euclid(400) == 0);
        let before =
            |y: i64| 365 * y + (y + 3).div_euclid(4) - (y + 99).div_euclid(100) + (y + 399).div_euclid(400);
        let lengths = [31, if leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        before(year) - before(1970) + lengths[..month as usize - 1].iter().sum::<i64>() + i64::from(day) - 1
    }

    #[test]
    fn every_date_of_the_calendar_round_trips() {
        let mut weekday = Date::MIN.weekday();
        let mut ymd = (-9999, 1, 1);
        for days in Date::MIN.days()..=Date::MAX.days() {
            let date = Date::from_days(days).unwrap();
            assert_eq!(date.ymd(), ymd);
            assert_eq!(date.weekday(), weekday);
            assert_eq!(Date::from_ymd(ymd.0, ymd.1, ymd.2), Some(date));
            assert_eq!(counted(i64::from(ymd.0), ymd.1, ymd.2), i64::from(days));
            weekday = Weekday::ALL[(weekday as usize + 1) % 7];
            ymd = match ymd {
                (y, 12, 31) => (y + 1, 1, 1),
                (y, m, d) if Date::from_ymd(y, m, d + 1).is_some() => (y, m, d + 1),
                (y, m, _) => (y, m + 1, 1),
            };
        }
        assert_eq!(ymd, (10_000, 1, 1));
    }

    #[test]
    fn text_round_trips_and_bad_text_is_refused() {
        for text in [
            "1970-01-01",
            "2011-05-31",
            "2000-02-29",
            "0000-12-31",
            "-0044-03-15",
            "-9999-01-01",
            "9999-12-31",
        ] {
            assert_eq!(date(text).to_string(), text);
        }
        for text in [
            "",
            "2011",
            "2011-05",
            "2011-5-31",
            "2011-05-31 ",
            " 2011-05-31",
            "20110531",
            "2011/05/31",
            "31-05-2011",
            "2011-02-29",
            "1900-02-29",
            "2011-00-10",
            "2011-13-01",
            "2011-04-31",
            "2011-01-00",
            "+2011-01-01",
            "12011-01-01",
            "--011-01-01",
            "2011-0x-01",
            "２０１１-01-01",
        ] {
            assert_eq!(Date::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_calendar_has_ends() {
        assert_eq!(Date::MIN.ymd(), (-9999, 1, 1));
        assert_eq!(Date::MAX.ymd(), (9999, 12, 31));
        assert_eq!(Date::MIN.add_days(-1), None);
        assert_eq!(Date::MAX.add_days(1), None);
        assert_eq!(Date::MAX.add_days(i32::MAX), None);
        assert_eq!(Date::from_ymd(10_000, 1, 1), None);
        assert_eq!(Date::from_ymd(-10_000, 12, 31), None);
        assert_eq!(Date::of_local(i64::MIN), None);
        assert_eq!(Date::of_local(i64::MAX), None);
        assert_eq!(Date::of_local(-1), Some(date("1969-12-31")));
    }

    #[test]
    fn weekdays_have_names() {
        for day in Weekday::ALL {
            assert_eq!(Weekday::parse(day.name()), Some(day));
        }
        assert_eq!(Weekday::parse("Monday"), None);
        assert_eq!(date("2011-05-31").weekday(), Weekday::Tuesday);
    }
}
