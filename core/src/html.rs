//! Results as fragments of HTML for notebooks: plain tables that read well where styles, scripts and classes are taken
//! out.
//!
//! Notebook viewers keep different parts of a page. These fragments use tables, plain attributes and nothing
//! else, and every word of the data is escaped.

use std::fmt::Write as _;

use crate::analyses::decomposition::Decomposition;
use crate::chart::escape;
use crate::decimal::{Number, fixed};
use crate::estimate::{Difference, Estimate, LEVEL, Maturity};
use crate::format::{self, Form};
use crate::math::interval::Interval;
use crate::note::Note;
use crate::table::{Cells, Table};
use crate::text::{Language, Message, words};
use crate::value::Value;

/// An estimate as a table of one row, with its notes.
///
/// # Example
///
/// ```
/// use engagement_metrics::{Language, html, metrics::commerce};
///
/// let rate = commerce::repeat_purchase_rate(8, 26)?;
/// let page = html::estimate(&rate, &Language::ENGLISH);
/// assert!(page.contains("Repeat purchase rate") && page.contains("16.5 to 50.0 %"));
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
pub fn estimate(of: &Estimate, language: &Language) -> String {
    let say = |word: &Message| escape(language.say(word));
    let context = of.context();
    let mut head =
        vec![say(&words::HEAD_METRIC), say(&words::HEAD_VALUE), say(&words::INTERVAL), say(&words::N)];
    let interval = of.interval_at(LEVEL).map(|ends| Form::plain(language, of.unit()).range(ends));
    let mut row = vec![
        escape(&language.metric_name(of.metric())),
        bold(amount(of, language)),
        cell_of(interval),
        whole(of.n()),
    ];
    if of.clusters() != of.n() {
        head.push(say(&words::HEAD_CLUSTERS));
        row.push(whole(of.clusters()));
    }
    if let Some(window) = context.and_then(|context| context.window) {
        let last = window.last_exclusive.add_days(-1).unwrap_or(window.last_exclusive);
        let (first, last) = (format::date(language, window.first), format::date(language, last));
        let mut dates = language.fill(&words::DATES, &[("first", &first), ("last", &last)]);
        if of.maturity() == Maturity::Open {
            dates = dates + " " + language.say(&words::OPEN_MARK);
        }
        head.push(say(&words::HEAD_WINDOW));
        row.push(escape(&dates));
    }
    grid(&head, &[row]) + &notes(of.notes(), language)
}

/// A difference of two estimates as a table of one row, with its notes.
pub fn difference(of: &Difference, language: &Language) -> String {
    let say = |word: &Message| escape(language.say(word));
    let form = Form::new(language, of.unit(), of.currency());
    let change = of.value().map(|value| form.change(value, None));
    let relative = of.relative().map(|relative| format::relative(language, relative));
    let ends = of.low().zip(of.high()).map(|(low, high)| Interval { low, high });
    let ends = ends.map(|ends| Form::plain(language, of.unit()).change_range(ends));
    let p = of.p_value().map(format::p_value);
    let name = escape(&language.metric_name(of.metric()));
    let row = vec![name, bold(cell_of(change)), cell_of(relative), cell_of(ends), cell_of(p)];
    let head =
        [&words::HEAD_CHANGE_OF, &words::HEAD_VALUE, &words::HEAD_RELATIVE, &words::INTERVAL, &words::P];
    grid(&head.map(say), &[row]) + &notes(of.notes(), language)
}

/// A change split by segment, as a table of what each segment brought.
pub fn decomposition(of: &Decomposition) -> String {
    let language = of.language();
    let mut rows = of.rows(language).into_iter();
    let escaped = |row: Vec<String>| row.iter().map(|cell| escape(cell)).collect::<Vec<_>>();
    let head = escaped(rows.next().unwrap_or_default());
    let title = escape(&of.title(language));
    format!("<p><b>{title}</b></p>\n")
        + &grid(&head, &rows.map(escaped).collect::<Vec<_>>())
        + &notes(of.notes(), language)
}

/// The first rows of a table, and in words how many more there are.
pub fn table(of: &Table, limit: usize, language: &Language) -> String {
    let head: Vec<String> = of.columns().map(|(name, _)| escape(name)).collect();
    let row = |row: usize| of.columns().map(|(_, cells)| cell(cells, row)).collect();
    let rows: Vec<Vec<String>> = (0..of.len().min(limit)).map(row).collect();
    let mut page = grid(&head, &rows);
    let more = of.len().saturating_sub(limit);
    if more > 0 {
        let more = language.fill(&words::MORE_ROWS, &[("count", &format::integer(more as i128))]);
        let _ = writeln!(page, "<p>{}</p>", escape(&more));
    }
    page
}

/// A sheet of facts: labelled values, remarks, and lists under their headings.
pub fn sheet(
    title: &str,
    rows: &[(&str, String)],
    remarks: &[Note],
    lists: &[(&str, Vec<String>)],
    language: &Language,
) -> String {
    let mut page = format!("<p><b>{}</b></p>\n<table cellpadding=\"5\">\n<tbody>\n", escape(title));
    for (label, value) in rows {
        let (label, value) = (escape(label), escape(value));
        let _ = writeln!(page, "<tr><th align=\"left\">{label}</th><td align=\"left\">{value}</td></tr>");
    }
    page.push_str("</tbody>\n</table>\n");
    page.push_str(&notes(remarks, language));
    for (label, items) in lists.iter().filter(|(_, items)| !items.is_empty()) {
        let items: Vec<String> = items.iter().map(|item| format!("<code>{}</code>", escape(item))).collect();
        let items = items.join(language.say(&words::LIST));
        let arguments = [("title", &*escape(label)), ("summary", &items)];
        let _ = writeln!(page, "<p>{}</p>", language.fill(&words::TITLED, &arguments));
    }
    page
}

/// A table of ready cells: the first column is words, the others are numbers.
pub(crate) fn grid(head: &[impl AsRef<str>], rows: &[Vec<String>]) -> String {
    let side = |column: usize| if column == 0 { "left" } else { "right" };
    // Where nothing else sets them apart, cells would touch.
    let mut page = "<table cellpadding=\"5\">\n<thead><tr>".to_owned();
    for (column, name) in head.iter().enumerate() {
        let _ = write!(page, "<th align=\"{}\">{}</th>", side(column), name.as_ref());
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        page.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let _ = write!(page, "<td align=\"{}\">{cell}</td>", side(column));
        }
        page.push_str("</tr>\n");
    }
    page + "</tbody>\n</table>\n"
}

/// Remarks as a list; nothing for none.
pub(crate) fn notes(of: &[Note], language: &Language) -> String {
    if of.is_empty() {
        return String::new();
    }
    let item = |note: &Note| format!("<li>{}</li>\n", escape(&note.text_in(language)));
    format!("<ul>\n{}</ul>\n", of.iter().map(item).collect::<String>())
}

/// The value with its unit, or a dash.
fn amount(of: &Estimate, language: &Language) -> String {
    let currency = of.context().and_then(|context| context.currency.as_deref());
    cell_of(of.value().map(|value| Form::new(language, of.unit(), currency).number(value)))
}

fn cell_of(text: Option<String>) -> String {
    text.map_or_else(|| "–".to_owned(), |text| escape(&text))
}

fn bold(text: String) -> String {
    format!("<b>{text}</b>")
}

fn whole(count: u64) -> String {
    format::integer(count.into())
}

fn cell(cells: &Cells, row: usize) -> String {
    let text = match (cells, cells.value(row)) {
        (Cells::Float(_), Value::Float(number)) => significant(number),
        (_, Value::Int(number)) => format::integer(number.into()),
        (_, Value::Text(text)) => text.into_owned(),
        _ => "–".to_owned(),
    };
    escape(&text)
}

/// A number whose unit is not known: six digits, and never fewer than its whole part has.
fn significant(number: f64) -> String {
    let size = number.abs();
    if !(1e-4..1e15).contains(&size) && number != 0.0 {
        return format!("{:.5e}", Number(number)).replacen('-', "−", 1);
    }
    let (mut places, mut limit) = (0, 100_000.0);
    while size < limit && places < 9 {
        (places, limit) = (places + 1, limit / 10.0);
    }
    let text = fixed(number, places);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if number == 0.0 { "0".to_owned() } else { text.replacen('-', "−", 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::Evidence;
    use crate::field::Unit;
    use crate::metrics::commerce;
    use crate::note::Code as NoteCode;

    /// Parses the fragment as XML and checks that it holds nothing but tables, lists and words.
    fn words(fragment: &str) -> String {
        let text = format!("<body>{fragment}</body>");
        let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            let plain =
                "body table thead tbody tr th td p b ul li code".split(' ').any(|plain| plain == name);
            assert!(plain, "{name}");
            let plain = |name: &str| ["align", "cellpadding"].contains(&name);
            assert!(node.attributes().all(|attribute| plain(attribute.name())), "{name}");
        }
        let texts = document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text());
        texts.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn an_estimate_and_a_difference_read_without_styles() {
        let now = commerce::repeat_purchase_rate(18, 26).unwrap();
        let then = commerce::repeat_purchase_rate(8, 26).unwrap();
        assert_eq!(
            words(&estimate(&then, &Language::ENGLISH)),
            "Metric|Value|95 % interval|n|Repeat purchase rate|30.8 %|16.5 to 50.0 %|26"
        );
        let change = now.difference(&then).unwrap();
        let shown = words(&difference(&change, &Language::ENGLISH));
        assert!(
            shown.starts_with(
                "Change of|Value|Relative|95 % interval|p|Repeat purchase rate|+38.5 pp|+125.0 %|"
            )
        );
        assert!(shown.ends_with("|the difference assumes two independent groups"), "{shown}");
        let none = commerce::repeat_purchase_rate(0, 0).unwrap();
        assert_eq!(
            words(&estimate(&none, &Language::ENGLISH)),
            "Metric|Value|95 % interval|n|Repeat purchase rate|–|–|0|undefined: `customers` is 0"
        );
        assert!(
            words(&difference(&now.difference(&none).unwrap(), &Language::ENGLISH)).contains("|–|–|–|–|")
        );
    }

    #[test]
    fn a_table_is_cut_and_its_nulls_are_no_zeros() {
        let columns = vec![
            ("a<b".into(), Cells::Text(vec![Some("<script>".to_owned()), None, Some("z".to_owned())])),
            ("x".into(), Cells::Float([Some(0.25), None, Some(-1e-9)].into_iter().collect())),
            ("k".into(), Cells::Int([Some(12_345), Some(0), None].into_iter().collect())),
            ("day".into(), Cells::Date([Some(0), None, None].into_iter().collect())),
        ];
        let all = Table::new(columns);
        let shown = words(&table(&all, 2, &Language::ENGLISH));
        assert_eq!(shown, "a<b|x|k|day|<script>|0.25|12,345|1970-01-01|–|–|0|–|1 more row");
        assert!(!words(&table(&all, 3, &Language::ENGLISH)).contains("more"));
        assert!(words(&table(&all, 0, &Language::ENGLISH)).ends_with("|3 more rows"));
    }

    #[test]
    fn a_number_of_unknown_unit_has_six_digits() {
        let shown =
            [3_706_828.45, 456.168_123, 0.123_456_789, -2.5, 0.0, 100.0, 1e-9, -1e300].map(significant);
        assert_eq!(
            shown,
            ["3706828", "456.168", "0.123457", "−2.5", "0", "100", "1.00000e−9", "−1.00000e300"]
        );
    }

    #[test]
    fn hostile_words_stay_words() {
        let hostile = "</td><script>alert(1)</script>\"'&\u{0}\u{1b}[2J\u{202e}";
        let note = Note::new(NoteCode::NullRows).with("count", hostile).with("column", hostile);
        let rows = [(hostile, hostile.to_owned())];
        let page = sheet(
            hostile,
            &rows,
            std::slice::from_ref(&note),
            &[(hostile, vec![hostile.to_owned()]), ("none", Vec::new())],
            &Language::ENGLISH,
        );
        assert_eq!(words(&page).matches("<script>").count(), 7, "{page}");
        assert!(!page.contains("<script") && !page.contains(['\u{0}', '\u{1b}', '\u{202e}']));
        assert!(!page.contains("none"));
        let of = Estimate::new(hostile.to_owned(), Unit::Count, 1.0, 1, Evidence::Exact).note(note);
        assert!(
            !estimate(&of, &Language::ENGLISH).contains("<script")
                && words(&estimate(&of, &Language::ENGLISH)).contains("<script>")
        );
    }
}
