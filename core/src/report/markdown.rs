//! The report as Markdown with tables.

use std::fmt::Write as _;

use super::Report;
use super::charts::Reading;
use super::html::figures;
use crate::chart::plain;
use crate::text::{Message, words};

impl Report {
    /// The report as Markdown: the key figures, a table for each metric, the groups and the notes.
    ///
    /// Words of the data are escaped: they form no markup, no HTML and no cell.
    pub fn to_markdown(&self) -> String {
        let readings = self.readings();
        let say = |word: &Message| self.language.say(word);
        let settings: Vec<String> = self.settings().iter().map(|fact| escape(fact)).collect();
        let mut text =
            format!("# {}\n\n{} · {}\n", escape(&self.title()), self.coverage(), settings.join(" · "));
        if let Some(keys) = self.keys(&readings) {
            let mut head =
                vec![say(&words::HEAD_METRIC), say(&words::HEAD_VALUE), say(&words::INTERVAL), "n"];
            if keys.with_change {
                head.extend([keys.before, "p", say(&words::HEAD_VERDICT)]);
            }
            let row = |row: &&Reading<'_>| {
                let name = self.language.metric_name(row.finding.estimate.metric());
                [vec![name], figures(&self.language, row, keys.with_change)].concat()
            };
            let _ = write!(text, "\n## {}\n\n", escape(&keys.heading));
            let head = head.into_iter().map(str::to_owned).collect();
            table(&mut text, &[vec![head], keys.rows.iter().map(row).collect()].concat());
        }
        // Two tables of one row each would say the same again.
        let several = |table: &[Vec<String>]| table.len() > 2 || self.segment.is_some();
        let blocks = self.blocks(&readings);
        let mut blocks =
            blocks.iter().filter(|block| block.table.is_empty() || several(&block.table)).peekable();
        if blocks.peek().is_some() {
            let _ = write!(text, "\n## {}\n", say(&words::HEAD_TABLES));
        }
        for block in blocks {
            if let Some(heading) = &block.heading {
                let _ = write!(text, "\n### {}\n", escape(&heading.name(&self.language)));
            }
            if !block.table.is_empty() {
                text.push('\n');
                table(&mut text, &block.table);
            }
            if let Some(rest) = &block.rest {
                let _ = write!(text, "\n{rest}\n");
            }
        }
        if !self.notes.is_empty() {
            let _ = write!(text, "\n## {}\n\n", say(&words::HEAD_NOTES));
        }
        for note in &self.notes {
            let _ = writeln!(text, "- {}", escape(&note.text_in(&self.language)));
        }
        text
    }
}

/// A table of words; the first row is its head, the first column stands to the left.
fn table(text: &mut String, rows: &[Vec<String>]) {
    let columns = rows.first().map_or(0, Vec::len);
    for (index, row) in rows.iter().enumerate() {
        // A row may end early; a table of Markdown may not.
        let cells = (0..columns).map(|column| row.get(column).map_or_else(String::new, |cell| escape(cell)));
        let _ = writeln!(text, "| {} |", cells.collect::<Vec<_>>().join(" | "));
        if index == 0 {
            let rules: Vec<&str> =
                (0..columns).map(|column| if column == 0 { "---" } else { "---:" }).collect();
            let _ = writeln!(text, "| {} |", rules.join(" | "));
        }
    }
}

/// Words on one line in which Markdown sees no markup, no HTML, no address and no end of a cell.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in plain(words).chars() {
        // Without the escape a bare address becomes a link.
        let address = match c {
            ':' => out.ends_with("http") || out.ends_with("https"),
            '.' => out.ends_with("www"),
            _ => false,
        };
        if address || "\\`*_[]<>|#&~$!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn hostile_words_stay_words() {
        let escape = super::escape;
        assert_eq!(
            escape("a|b <i>*x*</i> `c` ![d](e)"),
            "a\\|b \\<i\\>\\*x\\*\\</i\\> \\`c\\` \\!\\[d\\](e)"
        );
        assert_eq!(escape("https://a.b www.c.d"), "https\\://a.b www\\.c.d");
        assert_eq!(escape("one\ntwo\u{1b}"), "one\u{fffd}two\u{fffd}");
        assert_eq!(escape("2011-05-31 12:00, 51.0 %"), "2011-05-31 12:00, 51.0 %");
    }
}
