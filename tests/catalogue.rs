//! The catalogue and the formulas say the same of every metric that is built.

use conformance::{catalogue, files, repository};
use engagement_metrics::field::{Default, Input, InputKind};
use engagement_metrics::metric::Formula;
use engagement_metrics::metrics;
use serde_json::Value;

fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of[name].as_array().map_or(&[], Vec::as_slice)
}

/// Names, kinds and defaults of inputs and options.
fn same_inputs(formula: &Formula, row: &Value) {
    let id = formula.id;
    let (options, inputs): (Vec<&Input>, Vec<&Input>) =
        formula.inputs.iter().partition(|input| input.is_option());
    let names = |declared: &[Value]| -> Vec<String> {
        declared.iter().filter_map(|input| input["name"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(inputs.iter().map(|input| input.name).collect::<Vec<_>>(), names(list(row, "inputs")), "{id}");
    for (input, declared) in inputs.iter().zip(list(row, "inputs")) {
        assert_eq!(input.kind.is_list(), declared["type"] == "list", "{id}: {} is a list", input.name);
        let rule = declared["rule"].as_str().expect("a rule");
        assert_eq!(input.is_optional(), rule.contains("optional"), "{id}: {} is optional", input.name);
    }
    assert_eq!(
        options.iter().map(|input| input.name).collect::<Vec<_>>(),
        names(list(row, "options")),
        "{id}"
    );
    for (option, declared) in options.iter().zip(list(row, "options")) {
        if let InputKind::Choice(words) = option.kind {
            assert_eq!(Value::from(words), declared["choices"], "{id}: choices of {}", option.name);
        }
        let default = match option.default {
            Default::Text(word) => Value::from(word),
            Default::Int(number) => number.into(),
            other => panic!("{id}: an option with default {other:?}"),
        };
        assert_eq!(default, declared["default"], "{id}: default of {}", option.name);
    }
}

/// Inputs, value and interval of the worked example.
fn same_example(formula: &Formula, example: &Value) {
    let id = formula.id;
    let used = example["inputs"].as_object().expect("inputs").len();
    assert_eq!(used, formula.example.inputs.len(), "{id}: example inputs");
    for (input, literal) in formula.inputs.iter().zip(formula.example.inputs) {
        let given: Value = serde_json::from_str(literal).expect("a literal");
        let (given, expected) = (&given, &example["inputs"][input.name]);
        let equal = given == expected || given.as_f64().is_some() && given.as_f64() == expected.as_f64();
        assert!(equal, "{id}: example {} is {given}, the catalogue has {expected}", input.name);
    }
    let near = |a: f64, b: &Value| b.as_f64().is_some_and(|b| (a - b).abs() <= 5e-10 * b.abs().max(1.0));
    assert!(near(formula.example.value, &example["value"]), "{id}: example value");
    match formula.example.interval {
        None => assert!(example["interval95"].is_null(), "{id}: the catalogue has an interval"),
        Some((low, high)) => {
            let ends = &example["interval95"];
            assert!(near(low, &ends[0]) && near(high, &ends[1]), "{id}: example interval");
        }
    }
}

#[test]
fn every_formula_is_its_catalogue_row() {
    let rows = catalogue();
    for formula in metrics::all() {
        let id = formula.id;
        let row = rows.iter().find(|row| row["id"] == formula.metric);
        let row = row.unwrap_or_else(|| panic!("{} is not in the catalogue", formula.metric));
        assert_eq!(row["family"], formula.family, "{id}: family");
        assert_eq!(row["direction"], formula.direction.id(), "{id}: direction");
        // Another way to the metric is one of its forms.
        let own = if id == formula.metric {
            row
        } else {
            let form = list(row, "forms").iter().find(|form| form["id"] == id);
            form.unwrap_or_else(|| panic!("{id} is no form of {}", formula.metric))
        };
        same_inputs(formula, own);
        same_example(formula, &own["example"]);
    }
}

/// Rustdoc finds a formula by its aliases, the catalogue its metric.
#[test]
fn search_knows_every_alias_of_the_formulas() {
    let mut paths = Vec::new();
    files(&repository("core/src/metrics"), &mut paths);
    let mut unknown = Vec::new();
    let mut count = 0;
    for path in paths {
        let text = std::fs::read_to_string(path).expect("a source file");
        for row in text.split("    alias \"").skip(1) {
            let (names, rest) = row.split_once("\";\n    fn ").expect("a formula");
            let id = rest.split([' ', '(']).next().expect("its name");
            let metric = metrics::find(id).expect("a formula").metric;
            for name in names.split("\", \"") {
                count += 1;
                if !engagement_metrics::catalogue::search(name).iter().any(|hit| hit.id == metric) {
                    unknown.push(format!("{name}: {metric}"));
                }
            }
        }
    }
    assert!(count > 100 && unknown.is_empty(), "{count} names, of which the catalogue has not {unknown:?}");
}
