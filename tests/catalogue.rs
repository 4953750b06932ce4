//! The catalogue and the formulas say the same of every metric that is built.

use conformance::repository;
use engagement_metrics::metrics;
use serde_json::Value;

#[test]
fn every_formula_is_its_catalogue_row() {
    let text = std::fs::read_to_string(repository("core/catalogue/catalogue.json")).expect("the catalogue");
    let rows: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    let built = |row: &Value| metrics::all().any(|formula| row["id"] == formula.id);
    let of_commerce = rows.iter().filter(|row| row["family"] == "commerce");
    of_commerce.for_each(|row| assert!(built(row), "{} is not built", row["id"]));
    for formula in metrics::all() {
        let id = formula.id;
        let row =
            rows.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("{id} is not in the catalogue"));
        assert_eq!(row["family"], formula.family, "{id}: family");
        assert_eq!(row["direction"], formula.direction.id(), "{id}: direction");
        let names: Vec<_> = formula.inputs.iter().map(|input| input.name).collect();
        let declared: Vec<_> = row["inputs"]
            .as_array()
            .expect("inputs")
            .iter()
            .filter_map(|input| input["name"].as_str())
            .collect();
        assert_eq!(names, declared, "{id}: inputs");

        for (input, declared) in formula.inputs.iter().zip(row["inputs"].as_array().expect("inputs")) {
            let list = declared["type"] == "list";
            assert_eq!(input.kind.is_list(), list, "{id}: {} is a list", input.name);
            let rule = declared["rule"].as_str().expect("a rule");
            assert_eq!(input.is_optional(), rule.contains("optional"), "{id}: {} is optional", input.name);
        }

        let example = &row["example"];
        let used = example["inputs"].as_object().expect("inputs").len();
        assert_eq!(used, formula.example.inputs.len(), "{id}: example inputs");
        for (name, literal) in names.iter().zip(formula.example.inputs) {
            let given: Value = serde_json::from_str(literal).expect("a literal");
            let (given, expected) = (&given, &example["inputs"][*name]);
            let equal = given == expected || given.as_f64().is_some() && given.as_f64() == expected.as_f64();
            assert!(equal, "{id}: example {name} is {given}, the catalogue has {expected}");
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
}
