//! Calendar periods on local dates, and the lengths of trailing windows.

use std::fmt;

use super::{Date, Weekday};

/// A calendar period: a stretch of local dates that everyone names alike.
///
/// Periods are counted in dates, not in seconds, so daylight saving moves no day into another period.
/// ISO 8601 weeks start on Monday; shops in the United States often count from Sunday.
///
/// ```
/// use engagement_metrics::calendar::{Date, Period, Weekday};
///
/// let sunday = Date::from_ymd(2012, 1, 1).unwrap();
/// let monday_week = Period::Week { start: Weekday::Monday };
/// assert_eq!(monday_week.start_of(sunday).to_string(), "2011-12-26");
/// assert_eq!(Period::Quarter.next(sunday).unwrap().to_string(), "2012-04-01");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Period {
    /// A local date.
    Day,
    /// Seven dates.
    Week {
        /// The first day of the week.
        start: Weekday,
    },
    /// A calendar month of 28 to 31 dates.
    Month,
    /// Three calendar months, the first of them January, April, July or October.
    Quarter,
    /// A calendar year.
    Year,
}

impl Period {
    /// From the shortest to the longest, weeks from Monday.
    pub const ALL: [Period; 5] =
        [Period::Day, Period::Week { start: Weekday::Monday }, Period::Month, Period::Quarter, Period::Year];

    /// Reads the words `day`, `week` (from Monday), `month`, `quarter` and `year`.
    pub fn parse(text: &str) -> Option<Period> {
        Period::ALL.into_iter().find(|p| p.name() == text)
    }

    /// The word that `parse` reads; it does not say on which day a week starts.
    pub const fn name(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Week { .. } => "week",
            Period::Month => "month",
            Period::Quarter => "quarter",
            Period::Year => "year",
        }
    }

    /// The same period with weeks from another day; other periods stay as they are.
    pub fn with_week_start(self, start: Weekday) -> Period {
        match self {
            Period::Week { .. } => Period::Week { start },
            other => other,
        }
    }

    /// The first date of the period that holds `date` (the first week of the calendar is cut at `Date::MIN`).
    pub fn start_of(self, date: Date) -> Date {
        let (year, month, day) = date.ymd();
        let start = match self {
            Period::Day => Some(date),
            Period::Week { start } => {
                let back = (date.weekday() as i32 - start as i32).rem_euclid(7);
                date.add_days(-back)
            }
            Period::Month => date.add_days(1 - day as i32),
            Period::Quarter => Date::from_ymd(year, (month - 1) / 3 * 3 + 1, 1),
            Period::Year => Date::from_ymd(year, 1, 1),
        };
        start.unwrap_or(Date::MIN)
    }

    /// The first date of the period after the one that holds `date`; `None` when it is past the calendar.
    pub fn next(self, date: Date) -> Option<Date> {
        // From the first date on, the longest a period can be leads into the next one, never past it.
        let longest = match self {
            Period::Day => 1,
            Period::Week { .. } => 7,
            Period::Month => 31,
            Period::Quarter => 92,
            Period::Year => 366,
        };
        Some(self.start_of(self.start_of(date).add_days(longest)?))
    }

    /// The first date of the period before the one that holds `date`; `None` when it is before the calendar.
    pub fn previous(self, date: Date) -> Option<Date> {
        Some(self.start_of(self.start_of(date).add_days(-1)?))
    }

    /// The first date of the same period a year earlier.
    ///
    /// A week is matched 52 weeks (364 days) earlier, which keeps weekdays on weekdays; 29 February is matched
    /// with 28 February.
    pub fn year_before(self, date: Date) -> Option<Date> {
        let start = self.start_of(date);
        let (year, month, day) = start.ymd();
        match self {
            Period::Week { .. } => start.add_days(-364),
            _ => Date::from_ymd(year - 1, month, day).or_else(|| Date::from_ymd(year - 1, month, day - 1)),
        }
    }
}

/// The length of a trailing window in days, written `30d`, `12w` or `12m`.
///
/// What misleads: a month of a trailing window is 30 days, so `12m` is 360 days and not a year; write `365d`.
/// For calendar months use [`Period::Month`].
///
/// ```
/// use engagement_metrics::calendar::Trailing;
///
/// assert_eq!(Trailing::parse("12w").unwrap().days, 84);
/// assert_eq!(Trailing::parse("1m").unwrap().to_string(), "30d");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Trailing {
    /// Local days, at least 1.
    pub days: u32,
}

impl Trailing {
    /// Reads digits and one of `d` (day), `w` (7 days) or `m` (30 days); `None` for 0 and beyond `u32`.
    pub fn parse(text: &str) -> Option<Trailing> {
        let unit_days = match text.as_bytes().last()? {
            b'd' => 1,
            b'w' => 7,
            b'm' => 30,
            _ => return None,
        };
        let count = &text[..text.len() - 1];
        // `u32::from_str` would take a plus sign.
        if !count.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let days = count.parse::<u32>().ok()?.checked_mul(unit_days)?;
        (days > 0).then_some(Trailing { days })
    }
}

impl fmt::Display for Trailing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}d", self.days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn every_period() -> Vec<Period> {
        let weeks = Weekday::ALL.into_iter().map(|start| Period::Week { start });
        weeks.chain([Period::Day, Period::Month, Period::Quarter, Period::Year]).collect()
    }

    #[test]
    fn periods_tile_the_calendar() {
        // Four centuries are one whole Gregorian cycle; the ends of the calendar come on top.
        let days = (date("1800-01-01").days()..date("2200-01-05").days())
            .chain(Date::MIN.days()..Date::MIN.days() + 800)
            .chain(Date::MAX.days() - 800..=Date::MAX.days());
        for date in days.filter_map(Date::from_days) {
            for period in every_period() {
                let start = period.start_of(date);
                assert!(start <= date);
                assert_eq!(period.start_of(start), start);
                if let Some(next) = period.next(date) {
                    assert!(next > date);
                    assert_eq!(period.previous(next), Some(start));
                    assert_eq!(period.next(start), Some(next));
                    let length = next.days() - start.days();
                    let possible = match period {
                        Period::Day => 1..=1,
                        Period::Week { .. } if start == Date::MIN => 1..=7,
                        Period::Week { .. } => 7..=7,
                        Period::Month => 28..=31,
                        Period::Quarter => 90..=92,
                        Period::Year => 365..=366,
                    };
                    assert!(possible.contains(&length), "{period:?} {date}");
                } else {
                    assert!(Date::MAX.days() - start.days() < 366);
                }
                if let Period::Week { start: weekday } = period
                    && start != Date::MIN
                {
                    assert_eq!(start.weekday(), weekday);
                }
            }
        }
    }

    #[test]
    fn iso_weeks_at_year_ends() {
        // First Monday of ISO week 1, from the ISO 8601 definition: the week that holds 4 January.
        for (year, monday) in [
            (2004, "2003-12-29"),
            (2005, "2005-01-03"),
            (2006, "2006-01-02"),
            (2009, "2008-12-29"),
            (2010, "2010-01-04"),
            (2011, "2011-01-03"),
            (2012, "2012-01-02"),
            (2015, "2014-12-29"),
            (2016, "2016-01-04"),
            (2021, "2021-01-04"),
            (2026, "2025-12-29"),
        ] {
            let week = Period::Week { start: Weekday::Monday };
            assert_eq!(week.start_of(Date::from_ymd(year, 1, 4).unwrap()), date(monday));
        }
        // 1 January 2012 was a Sunday.
        for (start, expected) in Weekday::ALL.into_iter().zip([
            "2011-12-26",
            "2011-12-27",
            "2011-12-28",
            "2011-12-29",
            "2011-12-30",
            "2011-12-31",
            "2012-01-01",
        ]) {
            assert_eq!(Period::Week { start }.start_of(date("2012-01-01")), date(expected));
        }
    }

    #[test]
    fn a_year_before() {
        let week = Period::Week { start: Weekday::Monday };
        for (period, from, expected) in [
            (Period::Day, "2012-02-29", "2011-02-28"),
            (Period::Day, "2013-02-28", "2012-02-28"),
            (Period::Day, "2012-03-01", "2011-03-01"),
            (week, "2012-01-05", "2011-01-03"),
            (Period::Month, "2012-02-29", "2011-02-01"),
            (Period::Quarter, "2011-05-31", "2010-04-01"),
            (Period::Year, "2011-05-31", "2010-01-01"),
        ] {
            assert_eq!(period.year_before(date(from)), Some(date(expected)), "{period:?} {from}");
        }
        assert_eq!(Period::Year.year_before(Date::MIN), None);
        assert_eq!(week.year_before(Date::MIN), None);
    }

    #[test]
    fn words_are_read() {
        for period in every_period() {
            let read = Period::parse(period.name()).unwrap();
            assert_eq!(read.with_week_start(Weekday::Sunday), period.with_week_start(Weekday::Sunday));
        }
        assert_eq!(Period::parse("week"), Some(Period::Week { start: Weekday::Monday }));
        assert_eq!(Period::parse("Month"), None);
        assert_eq!(Period::parse(""), None);
        for (text, days) in [("365d", 365), ("12w", 84), ("30d", 30), ("1m", 30), ("12m", 360), ("007d", 7)] {
            assert_eq!(Trailing::parse(text), Some(Trailing { days }));
        }
        for text in [
            "",
            "d",
            "30",
            "0d",
            "-1d",
            "+1d",
            "1.5d",
            "1y",
            "30 d",
            " 30d",
            "30D",
            "4294967296d",
            "4294967295w",
            "é",
            "1é",
        ] {
            assert_eq!(Trailing::parse(text), None, "{text:?}");
        }
    }
}
