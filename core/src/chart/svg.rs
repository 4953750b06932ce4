//! A small writer of SVG text: escaped words, fixed decimals, colours for light and dark ground.

use std::fmt::Write as _;

use super::Chart;
use super::label::width;

/// The colour of marks: contrast above 3 on white and on near-black alike.
pub(super) const MARK: &str = "#3f83c4";

/// The colour of words: contrast of about 4.5 on white and 4 on near-black.
const INK: &str = "#737880";

/// Text for HTML and XML, with what neither may hold or what turns the reading direction taken out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("&#10;"),
            c => out.push(printable(c)),
        }
    }
    out
}

/// Text for a terminal: on one line and without the characters that steer one.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(printable).collect()
}

/// The character, or a mark that one was here: control characters steer terminals and are no XML.
fn printable(c: char) -> char {
    match c {
        c if c.is_control() => '\u{fffd}',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    }
}

/// A coordinate with one decimal: finer is not seen, and the text is the same on every platform.
pub(super) fn fixed(x: f64) -> String {
    let text = crate::decimal::fixed(if x.is_finite() { x } else { 0.0 }, 1);
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// An SVG element under construction.
#[derive(Debug)]
pub(super) struct Svg(String);

impl Svg {
    pub(super) fn new(class: &str, (width, height): (f64, f64), chart: &Chart) -> Self {
        let (width, height) = (fixed(width), fixed(height));
        let description = escape(&chart.description());
        // A drawing that is kept by itself says which glyphs are meant: those of Chinese differ by region.
        let language = match chart.language.is_english() {
            true => String::new(),
            false => format!(" xml:lang=\"{}\"", escape(chart.language.tag())),
        };
        Self(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"em-chart {class}\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{description}\"{language} \
             font-family=\"system-ui,-apple-system,'Segoe UI',Roboto,sans-serif\" font-size=\"11\">"
        ))
    }

    pub(super) fn finish(mut self) -> String {
        self.0.push_str("</svg>");
        self.0
    }

    /// Opens a group that answers the pointer with words.
    pub(super) fn group(&mut self, tooltip: &str) {
        let _ = write!(self.0, "<g><title>{}</title>", escape(tooltip));
    }

    pub(super) fn end(&mut self) {
        self.0.push_str("</g>");
    }

    pub(super) fn title(&mut self, title: &str, subtitle: &str) {
        // Names are longer in some languages: a smaller title holds 60 columns.
        let size = if width(title) > 48 { 12 } else { 14 };
        // Vowels and tones stand two high above Thai letters.
        let is_high = title.chars().any(|c| ('\u{e00}'..='\u{e7f}').contains(&c));
        let (first, second) = if is_high { (18, 33) } else { (14, 31) };
        let (title, subtitle) = (escape(title), escape(subtitle));
        let _ = write!(
            self.0,
            "<text class=\"em-title\" x=\"0\" y=\"{first}\" font-size=\"{size}\" font-weight=\"600\" fill=\"{INK}\">{title}</text>\
             <text class=\"em-ink\" x=\"0\" y=\"{second}\" fill=\"{INK}\">{subtitle}</text>"
        );
    }

    /// Words; `anchor` is start, middle or end.
    pub(super) fn text(&mut self, (x, y): (f64, f64), anchor: &str, text: &str) {
        self.styled(x, y, anchor, "", text);
    }

    pub(super) fn italic(&mut self, (x, y): (f64, f64), anchor: &str, text: &str) {
        self.styled(x, y, anchor, " font-style=\"italic\"", text);
    }

    fn styled(&mut self, x: f64, y: f64, anchor: &str, style: &str, text: &str) {
        let (x, y, text) = (fixed(x), fixed(y), escape(text));
        let anchor = if anchor == "start" { String::new() } else { format!(" text-anchor=\"{anchor}\"") };
        let _ = write!(
            self.0,
            "<text class=\"em-ink\" x=\"{x}\" y=\"{y}\"{anchor} fill=\"{INK}\"{style}>{text}</text>"
        );
    }

    /// A thin line of the frame: an axis at `opacity` 0.5, a grid line at less.
    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64), opacity: &str) {
        self.path(&[from, to], &format!("stroke=\"{INK}\" stroke-opacity=\"{opacity}\""));
    }

    /// A line through points.
    pub(super) fn path(&mut self, points: &[(f64, f64)], style: &str) {
        let d = drawn(points);
        let _ = write!(self.0, "<path d=\"{d}\" fill=\"none\" {style}/>");
    }

    /// An arrow-head at a point, in a direction: what it ends goes on.
    pub(super) fn arrow(&mut self, (x, y): (f64, f64), (dx, dy): (f64, f64)) {
        // The barbs lie 5 behind the tip and 4 beside it.
        let barb = |side: f64| (x - 5.0 * dx + 4.0 * side * dy, y - 5.0 * dy + 4.0 * side * dx);
        let style = format!("stroke=\"{MARK}\" stroke-width=\"2\" stroke-linecap=\"round\"");
        self.path(&[barb(-1.0), (x, y), barb(1.0)], &style);
    }

    /// A filled area without outline.
    pub(super) fn area(&mut self, points: &[(f64, f64)], opacity: &str) {
        let d = drawn(points);
        let _ = write!(self.0, "<path d=\"{d}Z\" fill=\"{MARK}\" fill-opacity=\"{opacity}\"/>");
    }

    /// A dot; a hollow one is open.
    pub(super) fn dot(&mut self, (x, y): (f64, f64), radius: f64, open: bool) {
        let (x, y, r) = (fixed(x), fixed(y), fixed(radius));
        let fill = if open {
            // The ground shows through, whatever it is; the line ends before the ring.
            format!("fill=\"none\" stroke=\"{MARK}\" stroke-width=\"1.6\"")
        } else {
            format!("fill=\"{MARK}\"")
        };
        let _ = write!(self.0, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" {fill}/>");
    }

    /// A rectangle from its corner with a size.
    pub(super) fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), style: &str) {
        let (x, y, width, height) = (fixed(x), fixed(y), fixed(width.max(0.0)), fixed(height.max(0.0)));
        let _ = write!(self.0, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {style}/>");
    }
}

fn drawn(points: &[(f64, f64)]) -> String {
    let mut d = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        let _ = write!(d, "{}{} {}", if index == 0 { 'M' } else { 'L' }, fixed(*x), fixed(*y));
    }
    d
}
