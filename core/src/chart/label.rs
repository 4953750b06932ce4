//! Words of charts and reports: names of metrics, periods and groups, and how wide they are.

use crate::calendar::{Date, Span};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Words of metrics that are read letter by letter.
const LETTERS: [&str; 6] = ["aov", "ces", "clv", "csat", "nps", "rfm"];

/// The name of a metric as people write it: `average_order_value` is "Average order value".
pub(crate) fn metric(id: &str) -> String {
    let word = |word: &str| if LETTERS.contains(&word) { word.to_uppercase() } else { word.to_owned() };
    let name = id.split('_').map(word).collect::<Vec<_>>().join(" ");
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The name of a group; the null group has none.
pub(crate) fn segment(name: Option<&str>) -> String {
    match name {
        Some("") => "(empty)".to_owned(),
        Some(name) => name.to_owned(),
        None => "(none)".to_owned(),
    }
}

/// A period as its calendar calls it: "May 2011", "Q2 2011", "2011", "3 May 2011", "2 Apr to 31 May 2011".
pub(crate) fn period(span: &Span) -> String {
    let (short, year) = short(span);
    year.map_or_else(|| short.clone(), |year| format!("{short} {year}"))
}

/// The label of a period on an axis, and its year where the label does not say it.
pub(super) fn short(span: &Span) -> (String, Option<i32>) {
    let (year, month, day) = span.first.ymd();
    let (next_year, next_month, next_day) = span.last_exclusive.ymd();
    let months = (next_year - year) * 12 + next_month as i32 - month as i32;
    match (day, next_day, months) {
        (1, 1, 12) if month == 1 => (year.to_string(), None),
        (1, 1, 3) if month % 3 == 1 => (format!("Q{}", month / 3 + 1), Some(year)),
        (1, 1, 1) => (name(month).to_owned(), Some(year)),
        _ if span.last_exclusive.days() - span.first.days() <= 1 => {
            (format!("{day} {}", name(month)), Some(year))
        }
        _ => {
            let last = span.last_exclusive.add_days(-1).unwrap_or(Date::MAX);
            let (last_year, last_month, last_day) = last.ymd();
            let from = if last_year == year { String::new() } else { format!(" {year}") };
            (format!("{day} {}{from} to {last_day} {}", name(month), name(last_month)), Some(last_year))
        }
    }
}

/// The first day of a span, for axes whose periods have long names.
pub(super) fn first_day(span: &Span) -> String {
    let (_, month, day) = span.first.ymd();
    format!("{day} {}", name(month))
}

fn name(month: u32) -> &'static str {
    MONTHS.get(month as usize - 1).copied().unwrap_or("")
}

/// How many columns of a terminal a text takes: 2 for the wide letters of East Asia and for pictures.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

fn columns(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{1faff}' => 2,
        _ => 1,
    }
}

/// The text cut to so many columns, with an ellipsis where something is missing.
pub(crate) fn cut(text: &str, limit: usize) -> String {
    if width(text) <= limit {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += columns(*c);
        used <= limit
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}
