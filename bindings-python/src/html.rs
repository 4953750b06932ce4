//! What notebooks show: fragments of HTML without script, which survive untrusted notebooks and GitHub.
//!
//! PROVISIONAL, and the one place to switch: as soon as the core draws fragments of its own (`html::estimate`,
//! `html::difference`, `Report::to_html_fragment`, `Report::to_markdown`, `Table::to_html`, `Chart::to_html`), each
//! function here becomes a call of it, and `pre` and `escape` go.

use engagement_metrics as em;

/// As many rows of a table as people read before they ask for a frame.
const ROWS: usize = 20;

pub(crate) fn estimate(estimate: &em::Estimate) -> String {
    pre(&estimate.to_string())
}

pub(crate) fn difference(difference: &em::Difference) -> String {
    pre(&difference.to_string())
}

pub(crate) fn source(source: &em::sources::Source) -> String {
    pre(&source.sheet())
}

pub(crate) fn report(report: &em::Report) -> String {
    pre(&report.to_string())
}

pub(crate) fn markdown(report: &em::Report) -> String {
    // A longer fence than any within.
    let text = report.to_string();
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}text\n{}\n{fence}\n", text.trim_end())
}

pub(crate) fn chart(chart: &em::chart::Chart) -> String {
    chart.to_svg()
}

pub(crate) fn table(table: &em::Table) -> String {
    let cells = |tag: &str, cells: &mut dyn Iterator<Item = String>| {
        let cells: String = cells.map(|cell| format!("<{tag}>{}</{tag}>", escape(&cell))).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let head = cells("th", &mut table.columns().map(|(name, _)| name.to_owned()));
    let row =
        |row: usize| cells("td", &mut table.columns().map(|(_, column)| crate::table::plain(column, row)));
    let body: String = (0..table.len().min(ROWS)).map(row).collect();
    let rest = match table.len().checked_sub(ROWS).filter(|rest| *rest > 0) {
        Some(rest) => format!("<p>{rest} more rows</p>\n"),
        None => String::new(),
    };
    format!("<table>\n<thead>{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n{rest}")
}

fn pre(text: &str) -> String {
    format!("<pre>{}</pre>\n", escape(text))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
