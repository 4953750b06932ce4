//! What each metric is: an overview and a page for each area, in every language, all from the catalogue.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use conformance::{camel, evaluate};
use engagement_metrics::catalogue::{self, Catalogue, Metric};
use engagement_metrics::chart::{TOP, forest};
use engagement_metrics::metric::Formula;
use engagement_metrics::text::{Language, TAGS};
use engagement_metrics::{Finding, metrics};
use serde_json::{Value, json};

use crate::Pages;

/// Writes the pages of all languages, each with its charts.
pub(crate) fn write(pages: &mut Pages) -> Result<()> {
    let mut menu = Vec::new();
    for tag in TAGS {
        let language = Language::from_tag(tag)?;
        let catalogue = catalogue::all().in_language(&language);
        let folder = format!("metrics/{tag}");
        pages.write(&format!("{folder}/index.md"), &overview(&catalogue))?;
        for metric in &catalogue {
            if let Some(svg) = chart(metric, &language) {
                pages.write(&format!("{folder}/charts/{}.svg", metric.id()), &svg)?;
            }
        }
        for area in areas(&catalogue) {
            pages.write(&format!("{folder}/{area}.md"), &page(&catalogue, area)?)?;
        }
        menu.push((language.name().to_owned(), format!("{folder}/index.md")));
    }
    pages.menu("Metrics", &menu);
    Ok(())
}

/// Areas in the order of the catalogue.
fn areas(catalogue: &Catalogue) -> Vec<&str> {
    let mut areas: Vec<&str> = Vec::new();
    for metric in catalogue {
        if !areas.contains(&metric.family()) {
            areas.push(metric.family());
        }
    }
    areas
}

fn title<'a>(language: &'a Language, area: &'a str) -> &'a str {
    language.message(&format!("area.{area}")).unwrap_or(area)
}

/// What a language calls its overview, and that nobody who speaks it has read it.
fn head(language: &Language, heading: &str) -> String {
    let caveat = language.message("catalogue.caveat").filter(|_| language.tag() != "en");
    // Who looks for a word finds it in the language of the page.
    let caveat = caveat.map(|caveat| format!("*{caveat}*\n\n")).unwrap_or_default();
    format!("# {heading}\n\n{caveat}")
}

fn overview(catalogue: &Catalogue) -> String {
    let language = catalogue.language();
    let mut text = head(language, title(language, "metrics"));
    for area in areas(catalogue) {
        let _ = write!(text, "## [{}]({area}.md)\n\n", title(language, area));
        for metric in catalogue.iter().filter(|metric| metric.family() == area) {
            let _ =
                writeln!(text, "- [{}]({area}.md#{}): {}", metric.name(), metric.id(), metric.definition());
        }
        text.push('\n');
    }
    text
}

fn page(catalogue: &Catalogue, area: &str) -> Result<String> {
    let language = catalogue.language();
    let mut text = head(language, title(language, area));
    for metric in catalogue.iter().filter(|metric| metric.family() == area) {
        let explained = catalogue.explain(metric.id())?.to_markdown();
        // The heading has the id as its anchor; the caveat stands at the head of the page.
        let (heading, rest) = explained.split_once('\n').context("a heading")?;
        let caveat =
            language.message("catalogue.caveat").map(|caveat| format!("\n*{caveat}*\n")).unwrap_or_default();
        let rest = rest.strip_suffix(&caveat).unwrap_or(rest);
        let _ = writeln!(text, "{heading} {{ #{} }}\n{rest}", metric.id());
        for formula in metrics::all().filter(|formula| formula.metric == metric.id()) {
            text += &example(formula);
        }
        if chart(metric, language).is_some() {
            let _ = writeln!(text, "![{}](charts/{}.svg)\n", metric.name(), metric.id());
        }
    }
    Ok(text)
}

fn literals(formula: &Formula) -> Vec<Value> {
    formula.example.inputs.iter().filter_map(|literal| serde_json::from_str(literal).ok()).collect()
}

/// The worked example in the three languages, with what it prints.
fn example(formula: &Formula) -> String {
    let Formula { id, family, inputs, .. } = formula;
    let given = formula.example.inputs;
    let Ok(shown) = evaluate(formula, &literals(formula)) else { return String::new() };
    let pairs = || inputs.iter().zip(given);
    let python: Vec<_> = pairs()
        .map(
            |(input, literal)| {
                if input.is_option() { format!("{}={literal}", input.name) } else { (*literal).to_owned() }
            },
        )
        .collect();
    let javascript: Vec<_> =
        pairs().map(|(input, literal)| format!("{}: {literal}", camel(input.name))).collect();
    let tabs = [
        (
            "Python",
            "python",
            format!("import engagement_metrics as em\n\nem.{family}.{id}({})\n# {shown}", python.join(", ")),
        ),
        (
            "JavaScript",
            "js",
            format!(
                "import {{ format, {0} }} from \"engagement-metrics\";\n\nformat({0}({{ {1} }}));\n// {shown}",
                camel(id),
                javascript.join(", ")
            ),
        ),
        (
            "Rust",
            "rust",
            format!(
                "use engagement_metrics::metrics::{family};\n\nlet estimate = {family}::{id}({})?;\nprintln!(\"{{estimate}}\"); // {shown}",
                formula.example.rust
            ),
        ),
    ];
    // A line of text between them keeps the tabs of two functions apart.
    let mut text = format!("`{id}`\n\n");
    for (name, language, code) in tabs {
        let code: String = code
            .lines()
            .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
            .collect();
        let _ = write!(text, "=== \"{name}\"\n\n    ```{language}\n{code}    ```\n\n");
    }
    text
}

/// The example with its interval, beside a tenth of its data and ten times as much, where its inputs are counts.
fn chart(metric: &Metric, language: &Language) -> Option<String> {
    let formula = metrics::all().find(|formula| formula.metric == metric.id())?;
    let given = literals(formula);
    let whole = evaluate(formula, &given).ok()?;
    whole.interval(0.95).ok()??;
    let scaled = |factor: f64| {
        let counts: Option<Vec<Value>> =
            given.iter().map(|value| Some(json!((value.as_u64()? as f64 * factor).round()))).collect();
        evaluate(formula, &counts?).ok()
    };
    let rows = [("n / 10", scaled(0.1)), ("n", Some(whole)), ("10 n", scaled(10.0))];
    let rows: Vec<Finding> =
        rows.into_iter().filter_map(|(name, estimate)| Some(Finding::of_group(estimate?, name))).collect();
    Some(forest(&rows, None, TOP).by("n").in_language(language).to_svg())
}
