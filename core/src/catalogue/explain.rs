//! A metric explained: what it is, how it is reckoned, and why products disagree, as text and as Markdown.

use std::fmt;

use super::{Metric, Pair, list, text};
use crate::decimal::Number;
use crate::text::{Language, Message, words};
use crate::value::Value;

/// What a person wants to know of a metric.
///
/// `Display` writes plain text and [`Explanation::to_markdown`] the same as Markdown; all parts are fields of the metric.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Explanation {
    metric: Metric,
    language: Language,
}

/// A heading and its lines; a single line is a paragraph.
struct Section {
    heading: String,
    lines: Vec<String>,
}

impl Explanation {
    pub(super) fn new(metric: Metric, language: Language) -> Self {
        Self { metric, language }
    }

    /// The metric, in the words of the language.
    pub fn metric(&self) -> &Metric {
        &self.metric
    }

    /// The language.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// That no native speaker has read the wording; nothing in English.
    pub fn caveat(&self) -> Option<&str> {
        (self.language != Language::ENGLISH).then(|| self.language.say(&words::CATALOGUE_CAVEAT))
    }

    /// As Markdown.
    pub fn to_markdown(&self) -> String {
        let metric = &self.metric;
        let mut page =
            format!("## {}\n\n`{}`\n\n{}\n", marked(metric.name()), metric.id(), marked(metric.definition()));
        for Section { heading, lines } in self.sections() {
            page += &format!("\n**{}**\n\n", marked(&heading));
            let bullet = if lines.len() > 1 { "* " } else { "" };
            lines.iter().for_each(|line| page += &format!("{bullet}{}\n", marked(line)));
        }
        if let Some(caveat) = self.caveat() {
            page += &format!("\n*{}*\n", marked(caveat));
        }
        page
    }

    /// The fields of the metric, with `text`, `markdown` and `caveat`.
    pub fn to_value(&self) -> Value {
        let mut value = self.metric.to_value().clone();
        if let Value::Map(pairs) = &mut value {
            pairs.push(("caveat".into(), self.caveat().map(str::to_owned).into()));
            pairs.push(("text".into(), self.to_string().into()));
            pairs.push(("markdown".into(), self.to_markdown().into()));
        }
        value
    }

    fn sections(&self) -> Vec<Section> {
        let metric = &self.metric;
        let mut sections = Vec::new();
        let mut section = |heading: &Message, lines: Vec<String>| {
            let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
            if !lines.is_empty() {
                sections.push(Section { heading: self.language.say(heading).to_owned(), lines });
            }
        };
        let one = |name| vec![metric.text(name).to_owned()];
        let each =
            |name, line: &dyn Fn(&Value) -> String| metric.list(name).iter().map(line).collect::<Vec<_>>();

        section(&words::CATALOGUE_FORMULA, one("formula"));
        section(&words::CATALOGUE_INPUTS, each("inputs", &|input| self.input(input)));
        section(&words::CATALOGUE_OPTIONS, each("options", &|option| self.option(option)));
        section(&words::CATALOGUE_FORMS, each("forms", &form));
        section(&words::CATALOGUE_UNIT, vec![self.unit()]);
        section(
            &words::CATALOGUE_INTERVAL,
            metric.field("statistic").map(|of| text(of, "note").to_owned()).into_iter().collect(),
        );
        section(&words::CATALOGUE_EXAMPLE, metric.field("example").map(example).unwrap_or_default());
        section(&words::CATALOGUE_INVALID, each("invalid", &shown));
        section(&words::CATALOGUE_CONFLICTS, one("conflicts"));
        section(&words::CATALOGUE_DEFAULT, one("default"));
        section(&words::CATALOGUE_VARIANTS, each("variants", &shown));
        section(
            &words::CATALOGUE_NAMES,
            each("aliases", &|of| join(": ", [text(of, "product"), text(of, "name")])),
        );
        section(&words::CATALOGUE_BENCHMARKS, each("benchmarks", &benchmark));
        section(&words::CATALOGUE_CLAIMS, each("claims", &|claim| self.claim(claim)));
        section(&words::CATALOGUE_NOTE, one("note"));
        if !metric.is_answered() {
            section(
                &words::CATALOGUE_STATUS,
                vec![self.language.say(&words::CATALOGUE_NOT_ANSWERED).to_owned()],
            );
        }
        sections
    }

    fn unit(&self) -> String {
        let domain = self.metric.field("output").map(|output| text(output, "domain")).unwrap_or_default();
        let direction = match self.metric.direction() {
            "higher" => &words::CATALOGUE_HIGHER,
            "lower" => &words::CATALOGUE_LOWER,
            _ => &words::CATALOGUE_NEITHER,
        };
        join("; ", [self.metric.unit(), domain, self.language.say(direction)])
    }

    fn input(&self, input: &Value) -> String {
        let name = text(input, "name");
        // A count of things and a list of them have no unit to name.
        let unit = Some(text(input, "unit")).filter(|unit| !["1", "list"].contains(unit)).unwrap_or_default();
        // What a language says of an input holds its rule.
        let said = self.language.metric(self.metric.id(), "inputs").and_then(|said| said.field(name));
        let rule = if said.is_some() { "" } else { text(input, "rule") };
        join("; ", [&*join(": ", [name, text(input, "text")]), unit, rule])
    }

    fn option(&self, option: &Value) -> String {
        let default = option.field("default").map(shown).unwrap_or_default();
        let default = self.language.fill(&words::CATALOGUE_DEFAULT_IS, &[("value", &default)]);
        let choices = list(option.field("choices")).iter().map(shown).collect::<Vec<_>>().join(" | ");
        join("; ", [&*join(": ", [text(option, "name"), text(option, "doc")]), &choices, &default])
    }

    /// What is said and by whom, never that it is so.
    fn claim(&self, claim: &Value) -> String {
        let figure = match list(claim.field("value")) {
            [low, high] => range(Some(low), Some(high)),
            _ => String::new(),
        };
        let figure = join(" ", [&*figure, &*format!("({})", text(claim, "unit"))]);
        let who = match text(claim, "attributed_to") {
            "" => String::new(),
            who => self.language.fill(&words::CATALOGUE_ATTRIBUTED, &[("who", who)]),
        };
        join("; ", [&*format!("“{}”: {figure}", text(claim, "original")), &who, text(claim, "status")])
    }
}

/// Plain text.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({})\n{}", self.metric.name(), self.metric.id(), self.metric.definition())?;
        for Section { heading, lines } in self.sections() {
            writeln!(f, "\n{heading}")?;
            lines.iter().try_for_each(|line| writeln!(f, "  {line}"))?;
        }
        self.caveat().map_or(Ok(()), |caveat| writeln!(f, "\n{caveat}"))
    }
}

fn form(form: &Value) -> String {
    let inputs: Vec<_> = list(form.field("inputs")).iter().map(|input| text(input, "name")).collect();
    format!("{}({}): {}", text(form, "id"), inputs.join(", "), text(form, "formula"))
}

/// `sessions = 1000 → 0.43 [0.4, 0.46]`, and a remark.
fn example(example: &Value) -> Vec<String> {
    let given = match example.field("inputs") {
        Some(Value::Map(pairs)) => {
            pairs.iter().map(|(name, value)| format!("{name} = {}", shown(value))).collect()
        }
        _ => Vec::new(),
    };
    let value = example.field("value").map(shown).unwrap_or_default();
    let ends =
        example.field("interval95").filter(|ends| **ends != Value::Null).map(shown).unwrap_or_default();
    vec![format!("{} → {}", given.join(", "), join(" ", [&*value, &*ends])), text(example, "note").to_owned()]
}

fn benchmark(of: &Value) -> String {
    let range = range(of.field("min"), of.field("max"));
    let source = text(of, "source");
    join(": ", [text(of, "label"), &*join(" ", [&*range, &*format!("({source})")])])
}

/// One number, a range, or an open one.
fn range(low: Option<&Value>, high: Option<&Value>) -> String {
    let end = |end: Option<&Value>| end.filter(|end| **end != Value::Null).map(shown);
    match (end(low), end(high)) {
        (None, None) => String::new(),
        (Some(low), None) => format!("≥ {low}"),
        (None, Some(high)) => format!("≤ {high}"),
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => format!("{low} … {high}"),
    }
}

/// A value as people write it, whole numbers alike whether or not a language tells them apart.
fn shown(value: &Value) -> String {
    match value {
        Value::Float(number) => Number(*number).to_string(),
        Value::Text(text) => text.clone().into_owned(),
        Value::List(values) => format!("[{}]", values.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Value::Map(pairs) => {
            let pair = |(name, value): &Pair| format!("{name}: {}", shown(value));
            format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
        other => other.to_json(),
    }
}

/// What is not empty, joined.
fn join<const N: usize>(by: &str, parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(by)
}

/// Text that Markdown leaves as it is, but for its code in backticks.
fn marked(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut in_code = false;
    for (place, letter) in text.char_indices() {
        in_code ^= letter == '`';
        if !in_code && (matches!(letter, '*' | '<') || place == 0 && matches!(letter, '+' | '-' | '#' | '>'))
        {
            marked.push('\\');
        }
        marked.push(letter);
    }
    marked
}
