//! Dates and periods: ISO 8601 and short names in English, in the other languages as their readers write them.

use crate::calendar::{Date, Span};
use crate::text::{Language, Message, words};

/// The short name of a month; `number` counts from 1.
fn month_name(language: &Language, number: u32) -> &str {
    language.say(&words::MONTHS).split(' ').nth((number as usize).saturating_sub(1)).unwrap_or_default()
}

/// A year as the calendar of the language counts it: 2011 is 2554 of the Buddhist era.
fn year_of(language: &Language, year: i32) -> String {
    let offset = language.say(&words::YEAR_OFFSET).parse::<u16>().unwrap_or_default();
    (year + i32::from(offset)).to_string()
}

fn fill(language: &Language, message: &Message, date: Date) -> String {
    let (year, month, day) = date.ymd();
    let (year, day, quarter) = (year_of(language, year), day.to_string(), (month / 3 + 1).to_string());
    let arguments =
        [("year", &*year), ("month", month_name(language, month)), ("day", &day), ("quarter", &quarter)];
    language.fill(message, &arguments)
}

/// A date in full.
pub(crate) fn date(language: &Language, date: Date) -> String {
    if language.is_english() { date.to_string() } else { fill(language, &words::DATE_DAY, date) }
}

/// A month of ISO text such as `2011-05`.
pub(crate) fn month(language: &Language, text: &str) -> String {
    match Date::parse(&format!("{text}-01")).filter(|_| !language.is_english()) {
        Some(first) => fill(language, &words::DATE_MONTH, first),
        None => text.to_owned(),
    }
}

/// An instant of ISO text, to the minute; `Z` at its end is UTC.
pub(crate) fn instant(language: &Language, text: &str) -> String {
    let parts = text.split_once(['T', ' ']).filter(|_| !language.is_english());
    let parts = parts.and_then(|(day, time)| Some((Date::parse(day)?, time.get(..5)?)));
    match parts {
        Some((day, time)) => {
            let zone = if text.ends_with('Z') { " UTC" } else { "" };
            format!("{} {time}{zone}", date(language, day))
        }
        None => text.to_owned(),
    }
}

/// A period as its calendar calls it: "May 2011", "Q2 2011", "2011", "3 May 2011", "2 Apr to 31 May 2011".
pub(crate) fn period(language: &Language, span: &Span) -> String {
    let first = span.first;
    let message = match Shape::of(span) {
        Shape::Year => &words::DATE_YEAR,
        Shape::Quarter => &words::DATE_QUARTER,
        Shape::Month => &words::DATE_MONTH,
        Shape::Day => &words::DATE_DAY,
        Shape::Days(last) => {
            let (from, to) = (day_of(language, first), day_of(language, last));
            let (from_year, to_year) = (first.ymd().0, last.ymd().0);
            let message = if from_year == to_year { &words::DATE_RANGE } else { &words::DATE_LONG_RANGE };
            let (from_year, to_year) = (year_of(language, from_year), year_of(language, to_year));
            let arguments = [("from", &*from), ("to", &to), ("year", &to_year), ("from_year", &from_year)];
            return language.fill(message, &arguments);
        }
    };
    fill(language, message, first)
}

/// The label of a period on an axis, and its year where the label does not say it; the first day where that of a
/// stretch of days would be `long`.
pub(crate) fn short_period(language: &Language, span: &Span, long: bool) -> (String, Option<String>) {
    let year = |date: Date| Some(fill(language, &words::DATE_YEAR, date));
    let first = span.first;
    match Shape::of(span) {
        Shape::Year => (fill(language, &words::DATE_YEAR, first), None),
        Shape::Quarter => (fill(language, &words::SHORT_QUARTER, first), year(first)),
        Shape::Month => (month_name(language, first.ymd().1).to_owned(), year(first)),
        Shape::Day => (day_of(language, first), year(first)),
        Shape::Days(last) if long => (day_of(language, first), year(last)),
        Shape::Days(last) => {
            let (from_year, to_year) = (first.ymd().0, last.ymd().0);
            let (from, to) = (day_of(language, first), day_of(language, last));
            if from_year == to_year {
                return (language.fill(&words::SHORT_RANGE, &[("from", &from), ("to", &to)]), year(last));
            }
            let (from_year, to_year) = (year_of(language, from_year), year_of(language, to_year));
            let arguments = [("from", &*from), ("to", &to), ("from_year", &from_year), ("year", &to_year)];
            (language.fill(&words::SHORT_LONG_RANGE, &arguments), year(last))
        }
    }
}

/// A day without its year.
fn day_of(language: &Language, date: Date) -> String {
    fill(language, &words::SHORT_DAY, date)
}

/// What a span is called after.
enum Shape {
    Year,
    Quarter,
    Month,
    Day,
    /// With the last of them.
    Days(Date),
}

impl Shape {
    fn of(span: &Span) -> Self {
        let (year, month, day) = span.first.ymd();
        let (next_year, next_month, next_day) = span.last_exclusive.ymd();
        let months = (next_year - year) * 12 + next_month as i32 - month as i32;
        match (day, next_day, months) {
            (1, 1, 12) if month == 1 => Self::Year,
            (1, 1, 3) if month % 3 == 1 => Self::Quarter,
            (1, 1, 1) => Self::Month,
            _ if span.last_exclusive.days() - span.first.days() <= 1 => Self::Day,
            _ => Self::Days(span.last_exclusive.add_days(-1).unwrap_or(Date::MAX)),
        }
    }
}
