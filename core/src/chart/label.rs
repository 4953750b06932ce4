//! Names of groups, and how wide words are.

use crate::text::{Language, words};

/// The name of a group; the null group has none.
pub(crate) fn segment(language: &Language, name: Option<&str>) -> String {
    let name = match name {
        Some("") => language.say(&words::GROUP_EMPTY),
        Some(name) => name,
        None => language.say(&words::GROUP_NONE),
    };
    name.to_owned()
}

/// How many columns of a terminal a text takes: 2 for the wide letters of East Asia and for pictures.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// The width of a label of a chart in its units; a per cent sign without a blank before it is wider than a digit.
pub(super) fn room(text: &str) -> f64 {
    let sign = if text.ends_with('%') && !text.ends_with(" %") { 4.0 } else { 0.0 };
    width(text) as f64 * 6.2 + sign
}

fn columns(c: char) -> usize {
    match c {
        // Vowels and tones above and below Thai letters take no room of their own.
        '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' => 0,
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
