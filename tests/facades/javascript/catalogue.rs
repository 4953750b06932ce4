//! `bindings-wasm/js/catalogue.json`: what a page shows beside a number, for each metric that there is.

use conformance::{assert_up_to_date, repository};
use engagement_metrics::{catalogue, metrics};
use serde_json::{Value, json};

use super::types::prose;

/// The rows of `engagement-metrics/catalogue`: the catalogue joined with the formulas, a line each.
#[test]
fn rows() {
    let rows: Vec<_> = catalogue::all().iter().map(|metric| metric.to_value().to_json()).collect();
    assert_up_to_date("bindings-wasm/js/rows.json", &format!("[\n{}\n]\n", rows.join(",\n")));
}

#[test]
fn names() {
    let text = std::fs::read_to_string(repository("core/catalogue/catalogue.json")).expect("the catalogue");
    let rows: Vec<Value> = serde_json::from_str(&text).expect("a list");
    let lines: Vec<_> = metrics::all()
        .filter(|formula| formula.id == formula.metric)
        .map(|formula| {
            let row = rows.iter().find(|row| row["id"] == formula.id).expect("a row");
            let about = formula.doc.split("\n\n").next().unwrap_or_default();
            let about = about.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            let shown = json!({
                "name": row["name"],
                "family": formula.family,
                "unit": formula.unit.id(),
                "direction": formula.direction.id(),
                "about": prose(about.trim()),
            });
            format!("  \"{}\": {shown}", formula.id)
        })
        .collect();
    assert_up_to_date("bindings-wasm/js/catalogue.json", &format!("{{\n{}\n}}\n", lines.join(",\n")));
}
