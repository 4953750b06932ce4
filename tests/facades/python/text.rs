//! Signatures and numpydoc sections.

use std::fmt::Write as _;

use engagement_metrics::field::{ColumnInfo, Default, Opt, OptKind};

/// Of prose, and of code.
const WIDTH: usize = 108;
const FORMATTED: usize = 120;

/// A signature as formatters break it: on one line, its parameters on one line, or a line each.
pub(super) fn signature(head: &str, typed: &[String], tail: &str) -> String {
    let short = format!("{head}{}{tail}", typed.join(", "));
    if short.len() <= FORMATTED {
        return short;
    }
    let inner = format!("    {}", typed.join(", "));
    if inner.len() <= FORMATTED {
        return format!("{head}\n{inner}\n{tail}");
    }
    format!("{head}\n{}{tail}", typed.iter().map(|text| format!("    {text},\n")).collect::<String>())
}

pub(super) fn column(info: &ColumnInfo) -> String {
    let kind = if info.many { "str | Sequence[str]" } else { "str" };
    if info.required {
        format!("{}: {kind}", info.name)
    } else {
        format!("{}: {kind} | None = None", info.name)
    }
}

pub(super) fn about_column(indent: usize, info: &ColumnInfo) -> String {
    let kind = if info.many { "str or sequence of str" } else { "str" };
    let kind = if info.required { kind.to_owned() } else { format!("{kind}, optional") };
    entry(indent, info.name, &kind, &format!("{} Name of a column of {}.", info.doc, info.kind.describe()))
}

pub(super) fn data(indent: usize) -> String {
    let doc = "The rows: anything that exports Arrow (pandas, Polars, PyArrow, DuckDB), a mapping of columns (lists, \
               NumPy arrays, Arrow arrays), or a list of mappings.";
    entry(indent, "data", "table", doc)
}

/// Type of an option in signatures, and in words.
pub(super) fn kind(option: &Opt) -> (String, String) {
    let plain = |name: &str, words: &str| (name.to_owned(), words.to_owned());
    match option.kind {
        OptKind::Choice(words) => {
            let words = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
            (format!("Literal[{words}]"), format!("{{{words}}}"))
        }
        OptKind::Int(..) => plain("int", "int"),
        OptKind::Instant => plain("Instant", "str, date or datetime"),
        OptKind::Date => plain("Day", "str or date"),
        OptKind::Zone => plain("Zone", "str, tzinfo or mapping"),
        OptKind::Metrics => plain("Sequence[str]", "sequence of str"),
        _ => plain("str", "str"),
    }
}

pub(super) fn parameter(option: &Opt) -> String {
    let (name, kind) = (option.name, kind(option).0);
    match option.default {
        Default::Required => format!("{name}: {kind}"),
        Default::Text(word) => format!("{name}: {kind} = \"{word}\""),
        Default::Int(number) => format!("{name}: {kind} = {number}"),
        _ => format!("{name}: {kind} | None = None"),
    }
}

pub(super) fn parameters(indent: usize, options: &[Opt]) -> String {
    let about = |option: &Opt| {
        let kind = kind(option).1;
        let kind = match option.default {
            Default::Required => kind,
            Default::Text(word) => format!("{kind}, default \"{word}\""),
            Default::Int(number) => format!("{kind}, default {number}"),
            _ => format!("{kind}, optional"),
        };
        entry(indent, option.name, &kind, option.doc)
    };
    options.iter().map(about).collect()
}

/// The option that may be passed by position, and the others.
pub(super) fn split(options: &[Opt]) -> (&str, &[Opt]) {
    options.split_first().map_or(("", options), |(first, rest)| (first.name, rest))
}

pub(super) fn docstring(indent: usize, doc: &str, sections: &[(&str, String)], example: &str) -> String {
    let pad = " ".repeat(indent);
    let (first, rest) = doc.trim().split_once("\n\n").unwrap_or((doc.trim(), ""));
    let mut text = format!("{pad}\"\"\"{}\n", first.trim());
    for paragraph in rest.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        text += "\n";
        text += &wrapped(indent, paragraph);
    }
    for (title, body) in sections.iter().filter(|(_, body)| !body.is_empty()) {
        let _ = write!(text, "\n{pad}{title}\n{pad}{}\n{body}", "-".repeat(title.len()));
    }
    if !example.is_empty() {
        let _ = write!(text, "\n{pad}Examples\n{pad}--------\n{example}");
    }
    if text.lines().count() == 1 {
        return format!("{}\"\"\"\n", text.trim_end());
    }
    text + &format!("{pad}\"\"\"\n")
}

/// `name : kind` and what it is.
pub(super) fn entry(indent: usize, name: &str, kind: &str, doc: &str) -> String {
    let colon = if kind.is_empty() { "" } else { " : " };
    format!("{}{name}{colon}{kind}\n{}", " ".repeat(indent), wrapped(indent + 4, doc))
}

pub(super) fn wrapped(indent: usize, text: &str) -> String {
    let pad = " ".repeat(indent);
    let mut lines = vec![pad.clone()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("a line");
        if line.chars().count() + 1 + word.chars().count() > WIDTH && line.len() > pad.len() {
            lines.push(format!("{pad}{word}"));
        } else {
            if line.len() > pad.len() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n") + "\n"
}

/// `a finite number` as a sentence.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let head = letters.next().map(|letter| letter.to_ascii_uppercase());
    head.into_iter().collect::<String>() + letters.as_str() + "."
}

/// Doc comments keep the space after their slashes.
pub(super) fn unspaced(doc: &str) -> String {
    doc.lines().map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect()
}

pub(super) fn snake(name: &str) -> String {
    let mut text = String::new();
    for (index, letter) in name.chars().enumerate() {
        if letter.is_ascii_uppercase() && index > 0 {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}
