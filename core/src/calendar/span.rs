//! Spans: calendar periods and trailing windows as half-open stretches of instants.

use super::{Date, Period, Zone};

/// A question about more periods than this is refused: it is 273 years of days, so a mistaken date in the data.
pub const MAX_SPANS: usize = 100_000;

/// A stretch of instants, with the start and without the end, and the local dates it stands for.
///
/// The dates name the span on a chart axis; membership is decided by the instants. The two differ where a
/// clock is set back across midnight: the minutes of the earlier date lived again belong to the later span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first instant, UTC microseconds.
    pub start: i64,
    /// The instant after the last, UTC microseconds.
    pub end: i64,
    /// The first local date.
    pub first: Date,
    /// The local date after the last.
    pub last_exclusive: Date,
}

impl Span {
    /// Whether an instant is in the span.
    pub fn contains(&self, utc: i64) -> bool {
        self.start <= utc && utc < self.end
    }

    /// Whether the span holds no instant, as a date does that a zone left out (30 December 2011 in Apia).
    pub fn is_empty(&self) -> bool {
        self.start >= self.end
    }
}

/// Two spans to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Comparison {
    /// The span asked about.
    pub current: Span,
    /// The earlier span.
    pub previous: Span,
}

/// All calendar periods that touch the range from `first_utc` up to and without `last_utc`, whole and in order.
///
/// Each ends where the next one starts. Dates that a zone left out have no span. `None` when the range is
/// reversed, leaves the calendar or touches more than [`MAX_SPANS`] periods; an empty range touches none.
///
/// ```
/// use engagement_metrics::calendar::{Period, Zone, format_utc, spans};
///
/// let hour = 3_600_000_000;
/// let zone = Zone::fixed("Asia/Bangkok", 7 * 3600).unwrap();
/// let days = spans(Period::Day, &zone, 0, 24 * hour).unwrap();
/// assert_eq!(days.len(), 2);
/// assert_eq!(format_utc(days[0].start), "1969-12-31T17:00:00Z");
/// assert_eq!(days[1].first.to_string(), "1970-01-02");
/// ```
pub fn spans(period: Period, zone: &Zone, first_utc: i64, last_utc: i64) -> Option<Vec<Span>> {
    let mut spans = Vec::new();
    if first_utc >= last_utc {
        return (first_utc == last_utc).then_some(spans);
    }
    // The local date can be behind the span (see `Span`), never ahead of it; the loop below passes over what ends
    // too early.
    let mut first = period.start_of(zone.date_at(first_utc)?);
    let mut start = zone.start_of_day(first);
    while start < last_utc {
        let last_exclusive = period.next(first)?;
        let end = zone.start_of_day(last_exclusive);
        if end > first_utc && end > start {
            if spans.len() == MAX_SPANS {
                return None;
            }
            spans.push(Span { start, end, first, last_exclusive });
        }
        (first, start) = (last_exclusive, end);
    }
    Some(spans)
}

/// The trailing window that ends at `as_of` and starts at the same local time of day `days` local dates earlier.
///
/// An `as_of` at the start of a local date gives whole local days. Windows before it, each ending where the
/// next one starts, are `window_ending(window.start, zone, days)`. `None` for 0 days or outside the calendar.
/// The dates are those the window touches, so one more than `days` when it starts within a date.
pub fn window_ending(as_of_utc: i64, zone: &Zone, days: u32) -> Option<Span> {
    if days == 0 {
        return None;
    }
    let start = zone.add_days(as_of_utc, i32::try_from(days).ok()?.checked_neg()?)?;
    touching(zone, start, as_of_utc)
}

/// The span moved by local dates, earlier when `days` is negative, keeping both local times of day.
///
/// `shift(zone, window, -30)` of a 30-day window ends where that window starts. `None` outside the calendar.
pub fn shift(zone: &Zone, span: Span, days: i32) -> Option<Span> {
    touching(zone, zone.add_days(span.start, days)?, zone.add_days(span.end, days)?)
}

/// The calendar period before the one in which the span starts; a date that the zone left out is passed over.
pub fn previous(period: Period, zone: &Zone, span: Span) -> Option<Span> {
    let mut first = period.previous(span.first)?;
    loop {
        let earlier = whole(period, zone, first)?;
        if !earlier.is_empty() {
            return Some(earlier);
        }
        first = period.previous(first)?;
    }
}

/// The same calendar period a year before the one in which the span starts.
///
/// A week is matched 52 weeks (364 days) earlier, 29 February with 28 February. Empty when the zone left that
/// date out.
pub fn year_before(period: Period, zone: &Zone, span: Span) -> Option<Span> {
    whole(period, zone, period.year_before(span.first)?)
}

/// A span still open at `as_of` and the equally long beginning of the previous period.
///
/// [`same_days`] with the [`previous`] period.
pub fn previous_same_days(period: Period, zone: &Zone, span: Span, as_of: i64) -> Option<Comparison> {
    same_days(zone, span, previous(period, zone, span)?, as_of)
}

/// A span cut at `as_of` and an earlier span cut after as many local days and at the same local time of day.
///
/// The earlier span is never cut after its end: 30 days of March are compared with the whole of February. A span
/// that has ended by `as_of` is compared whole. `None` when `as_of` is not after the start.
pub fn same_days(zone: &Zone, span: Span, earlier: Span, as_of: i64) -> Option<Comparison> {
    if as_of <= span.start {
        return None;
    }
    if as_of >= span.end {
        return Some(Comparison { current: span, previous: earlier });
    }
    let days = earlier.first.days() - span.first.days();
    let end = zone.add_days(as_of, days)?.max(earlier.start);
    let previous = if end < earlier.end {
        Span { end, last_exclusive: dates_until(zone, end)?.max(earlier.first), ..earlier }
    } else {
        earlier
    };
    let last_exclusive = dates_until(zone, as_of)?.max(span.first);
    Some(Comparison { current: Span { end: as_of, last_exclusive, ..span }, previous })
}

/// The calendar period that starts at a date.
fn whole(period: Period, zone: &Zone, first: Date) -> Option<Span> {
    let last_exclusive = period.next(first)?;
    Some(Span {
        start: zone.start_of_day(first),
        end: zone.start_of_day(last_exclusive),
        first,
        last_exclusive,
    })
}

/// The span between two instants with the dates it touches.
fn touching(zone: &Zone, start: i64, end: i64) -> Option<Span> {
    let first = zone.date_at(start)?;
    Some(Span { start, end, first, last_exclusive: dates_until(zone, end)?.max(first) })
}

/// The first date that no instant before `end` belongs to.
fn dates_until(zone: &Zone, end: i64) -> Option<Date> {
    let date = zone.date_at(end)?;
    if zone.start_of_day(date) == end { Some(date) } else { date.add_days(1) }
}

#[cfg(test)]
mod tests {
    use super::super::{MICROS_PER_DAY, Parsed, Weekday, format_utc, parse_time};
    use super::*;

    fn utc(text: &str) -> i64 {
        match parse_time(text) {
            Some(Parsed::Utc(micros)) => micros,
            other => panic!("{text}: {other:?}"),
        }
    }

    fn london() -> Zone {
        let transitions = [(utc("2011-03-27T01:00:00Z"), 3600), (utc("2011-10-30T01:00:00Z"), 0)];
        Zone::new("Europe/London", "test", 0, &transitions).unwrap()
    }

    fn apia() -> Zone {
        Zone::new("Pacific/Apia", "test", -36_000, &[(utc("2011-12-30T10:00:00Z"), 50_400)]).unwrap()
    }

    fn one(period: Period, zone: &Zone, at: &str) -> Span {
        spans(period, zone, utc(at), utc(at) + 1).unwrap()[0]
    }

    /// Start, end, first date and the date after the last as one text.
    fn shown(span: Span) -> String {
        format!("{} {} {} {}", format_utc(span.start), format_utc(span.end), span.first, span.last_exclusive)
    }

    #[test]
    fn months_of_london() {
        let zone = london();
        let months =
            spans(Period::Month, &zone, utc("2011-03-31T23:30:00Z"), utc("2011-10-31T23:59:59Z")).unwrap();
        assert_eq!(months.len(), 7);
        assert_eq!(shown(months[0]), "2011-03-31T23:00:00Z 2011-04-30T23:00:00Z 2011-04-01 2011-05-01");
        assert_eq!(shown(months[6]), "2011-09-30T23:00:00Z 2011-11-01T00:00:00Z 2011-10-01 2011-11-01");
        let lengths: Vec<_> = ["2011-03-27T12:00:00Z", "2011-06-01T12:00:00Z", "2011-10-30T12:00:00Z"]
            .into_iter()
            .map(|at| one(Period::Day, &zone, at))
            .map(|span| (span.end - span.start) / 3_600_000_000)
            .collect();
        assert_eq!(lengths, [23, 24, 25]);
    }

    #[test]
    fn a_date_left_out_has_no_span() {
        let zone = apia();
        let days =
            spans(Period::Day, &zone, utc("2011-12-29T12:00:00Z"), utc("2011-12-31T12:00:00Z")).unwrap();
        let dates: Vec<_> = days.iter().map(|span| span.first.to_string()).collect();
        assert_eq!(dates, ["2011-12-29", "2011-12-31", "2012-01-01"]);
        assert_eq!(days[0].end, days[1].start);
        assert_eq!(previous(Period::Day, &zone, days[1]), Some(days[0]));
        let year_later = one(Period::Day, &zone, "2012-12-30T00:00:00Z");
        assert_eq!(year_later.first.to_string(), "2012-12-30");
        assert!(year_before(Period::Day, &zone, year_later).unwrap().is_empty());
        assert!(window_ending(days[1].start, &zone, 1).unwrap().is_empty());
    }

    #[test]
    fn ranges_without_an_answer() {
        let zone = Zone::utc();
        assert_eq!(spans(Period::Day, &zone, 5, 5), Some(vec![]));
        assert_eq!(spans(Period::Day, &zone, 5, 4), None);
        assert_eq!(spans(Period::Year, &zone, i64::MIN, 0), None);
        assert_eq!(spans(Period::Year, &zone, 0, i64::MAX), None);
        let most = MAX_SPANS as i64 * MICROS_PER_DAY;
        assert_eq!(spans(Period::Day, &zone, 0, most).map(|spans| spans.len()), Some(MAX_SPANS));
        assert_eq!(spans(Period::Day, &zone, 0, most + 1), None);
        // The last day of the calendar has no end within it.
        assert_eq!(spans(Period::Day, &zone, Date::MAX.midnight(), Date::MAX.midnight() + 1), None);
        assert_eq!(window_ending(0, &zone, 0), None);
        assert_eq!(window_ending(0, &zone, u32::MAX), None);
        assert_eq!(window_ending(0, &zone, i32::MAX as u32), None);
        assert_eq!(window_ending(i64::MAX, &zone, 1), None);
        let first_year =
            spans(Period::Year, &zone, Date::MIN.midnight(), Date::MIN.midnight() + 1).unwrap()[0];
        assert_eq!(previous(Period::Year, &zone, first_year), None);
        assert_eq!(year_before(Period::Year, &zone, first_year), None);
        assert_eq!(shift(&zone, first_year, -1), None);
        assert_eq!(shift(&zone, first_year, i32::MAX), None);
    }

    #[test]
    fn trailing_windows_keep_the_local_time_of_day() {
        let zone = london();
        let window = window_ending(utc("2011-04-10T11:30:00Z"), &zone, 30).unwrap();
        assert_eq!(shown(window), "2011-03-11T12:30:00Z 2011-04-10T11:30:00Z 2011-03-11 2011-04-11");
        let whole = window_ending(utc("2011-05-31T23:00:00Z"), &zone, 90).unwrap();
        assert_eq!(shown(whole), "2011-03-03T00:00:00Z 2011-05-31T23:00:00Z 2011-03-03 2011-06-01");
        assert_eq!(
            shown(shift(&zone, whole, -90).unwrap()),
            "2010-12-03T00:00:00Z 2011-03-03T00:00:00Z 2010-12-03 2011-03-03"
        );
        assert_eq!(shift(&zone, whole, 0), Some(whole));
    }

    #[test]
    fn open_periods_are_compared_over_the_same_days() {
        let zone = london();
        let both = |period, at: &str, as_of: &str| {
            previous_same_days(period, &zone, one(period, &zone, at), utc(as_of)).unwrap()
        };
        // Half past noon by the local clock on 15 April and 15 March: summer time lies between.
        let april = both(Period::Month, "2011-04-15T00:00:00Z", "2011-04-15T11:30:00Z");
        assert_eq!(shown(april.current), "2011-03-31T23:00:00Z 2011-04-15T11:30:00Z 2011-04-01 2011-04-16");
        assert_eq!(shown(april.previous), "2011-03-01T00:00:00Z 2011-03-15T12:30:00Z 2011-03-01 2011-03-16");
        // Whole days stay whole.
        let week = Period::Week { start: Weekday::Monday };
        let both_weeks = both(week, "2011-06-01T00:00:00Z", "2011-06-01T23:00:00Z");
        assert_eq!(
            shown(both_weeks.current),
            "2011-05-29T23:00:00Z 2011-06-01T23:00:00Z 2011-05-30 2011-06-02"
        );
        assert_eq!(
            shown(both_weeks.previous),
            "2011-05-22T23:00:00Z 2011-05-25T23:00:00Z 2011-05-23 2011-05-26"
        );
        // February ends before 30 days of March have passed.
        let march = both(Period::Month, "2011-03-30T00:00:00Z", "2011-03-30T12:00:00Z");
        assert_eq!(shown(march.previous), "2011-02-01T00:00:00Z 2011-03-01T00:00:00Z 2011-02-01 2011-03-01");
        // A closed span is compared whole; one that has not begun is not.
        let span = one(Period::Month, &zone, "2011-06-01T00:00:00Z");
        let closed = previous_same_days(Period::Month, &zone, span, span.end).unwrap();
        assert_eq!((closed.current, Some(closed.previous)), (span, previous(Period::Month, &zone, span)));
        assert_eq!(previous_same_days(Period::Month, &zone, span, span.start), None);
        // The same with the year before.
        let year = year_before(Period::Month, &zone, span).unwrap();
        let same = same_days(&zone, span, year, utc("2011-06-10T23:00:00Z")).unwrap();
        assert_eq!(shown(same.previous), "2010-06-01T00:00:00Z 2010-06-11T00:00:00Z 2010-06-01 2010-06-11");
    }

    #[test]
    fn the_hour_lived_twice_across_midnight_stays_in_order() {
        // 00:01 back to 23:01: an `as_of` in the second 23:30 is after the start of the new day.
        let zone =
            Zone::new("America/St_Johns", "test", -9000, &[(utc("2010-11-07T02:31:00Z"), -12_600)]).unwrap();
        let as_of = utc("2010-11-07T03:00:00Z");
        let span = spans(Period::Day, &zone, as_of, as_of + 1).unwrap()[0];
        assert_eq!(shown(span), "2010-11-07T02:30:00Z 2010-11-08T03:30:00Z 2010-11-07 2010-11-08");
        let both = previous_same_days(Period::Day, &zone, span, as_of).unwrap();
        assert_eq!(both.previous.start, utc("2010-11-06T02:30:00Z"));
        assert_eq!(both.previous.end, both.previous.start);
    }

    #[test]
    fn a_year_before() {
        let zone = Zone::utc();
        let week = Period::Week { start: Weekday::Sunday };
        for (period, at, expected) in [
            (
                Period::Day,
                "2012-02-29T12:00:00Z",
                "2011-02-28T00:00:00Z 2011-03-01T00:00:00Z 2011-02-28 2011-03-01",
            ),
            (week, "2012-01-01T00:00:00Z", "2011-01-02T00:00:00Z 2011-01-09T00:00:00Z 2011-01-02 2011-01-09"),
            (
                Period::Month,
                "2013-02-10T00:00:00Z",
                "2012-02-01T00:00:00Z 2012-03-01T00:00:00Z 2012-02-01 2012-03-01",
            ),
            (
                Period::Quarter,
                "1970-01-01T00:00:00Z",
                "1969-01-01T00:00:00Z 1969-04-01T00:00:00Z 1969-01-01 1969-04-01",
            ),
        ] {
            assert_eq!(shown(year_before(period, &zone, one(period, &zone, at)).unwrap()), expected);
        }
    }
}
