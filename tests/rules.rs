//! What the catalogue's rules promise of every formula: parts within wholes, lists of one length, undefined where there
//! is nothing to divide by, and a word wherever there is no interval.

use conformance::{catalogue, evaluate, own_row};
use engagement_metrics::field::{InputKind, Unit};
use engagement_metrics::metric::Formula;
use engagement_metrics::{Estimate, metrics};
use serde_json::Value;

/// Every formula with the row of its metric.
fn formulas() -> Vec<(&'static Formula, Value)> {
    let rows = catalogue();
    let row = |formula: &Formula| rows.iter().find(|row| row["id"] == formula.metric).expect("a row").clone();
    metrics::all().map(|formula| (formula, row(formula))).collect()
}

/// The inputs of the example; options and what it leaves out are missing.
fn example(formula: &Formula) -> Vec<Value> {
    let given = formula.example.inputs.iter();
    let mut given: Vec<Value> =
        given.map(|literal| serde_json::from_str(literal).expect("a literal")).collect();
    given.resize(formula.inputs.len(), Value::Null);
    given
}

/// The part and the whole of each rule "≤ other" and "≥ other", as places among the inputs.
fn parts(formula: &Formula, row: &Value) -> Vec<(usize, usize)> {
    let place = |name: &str| formula.inputs.iter().position(|input| input.name == name);
    let mut found = Vec::new();
    for input in own_row(formula, row)["inputs"].as_array().into_iter().flatten() {
        let own = place(input["name"].as_str().expect("a name")).expect("an input");
        let words: Vec<&str> = input["rule"].as_str().expect("a rule").split([' ', ';', ',', ':']).collect();
        for pair in words.windows(2) {
            match (pair[0], place(pair[1])) {
                ("≤", Some(whole)) => found.push((own, whole)),
                ("≥", Some(part)) => found.push((part, own)),
                _ => {}
            }
        }
    }
    found
}

#[test]
fn a_part_is_at_most_its_whole() {
    let mut checked = 0;
    for (formula, row) in formulas() {
        for (part, whole) in parts(formula, &row) {
            let mut given = example(formula);
            let more = Value::from(given[whole].as_f64().expect("a whole in the example") + 1.0);
            let (row, name) = if formula.inputs[part].kind.is_list() {
                given[part].as_array_mut().expect("a list")[1] = more;
                (Some(1), formula.inputs[part].name)
            } else {
                given[part] = more;
                (None, formula.inputs[part].name)
            };
            let error = evaluate(formula, &given).expect_err(formula.id);
            let found = (error.metric(), error.code(), error.input(), error.row());
            assert_eq!(found, (formula.id, "at_most", Some(name), row), "{error}");
            checked += 1;
        }
    }
    assert!(checked > 25, "{checked} parts");
}

#[test]
fn lists_have_one_length() {
    let mut checked = 0;
    for formula in metrics::all() {
        let lists: Vec<usize> =
            (0..formula.inputs.len()).filter(|&place| formula.inputs[place].kind.is_list()).collect();
        let [_, .., last] = lists.as_slice() else { continue };
        let mut given = example(formula);
        given[*last].as_array_mut().expect("a list").pop();
        let error = evaluate(formula, &given).expect_err(formula.id);
        assert_eq!(
            (error.code(), error.input()),
            ("column_length", Some(formula.inputs[*last].name)),
            "{error}"
        );
        checked += 1;
    }
    assert!(checked > 4, "{checked} formulas of several lists");
}

/// The code of the first note, where there is no value.
fn undefined(estimate: &Estimate) -> Option<&str> {
    assert_eq!((estimate.low(), estimate.high()), (None, None), "{estimate}");
    estimate.notes().first().filter(|_| estimate.value().is_none()).map(|note| note.code())
}

#[test]
fn a_zero_denominator_leaves_nothing_to_say() {
    let mut checked = 0;
    for (formula, row) in formulas() {
        let invalid = row["invalid"].as_array().expect("rules");
        let divides =
            invalid.iter().any(|rule| rule.as_str().is_some_and(|rule| rule.contains("denominator = 0")));
        if !divides || formula.inputs.iter().any(|input| input.kind.is_list()) {
            continue;
        }
        let zero = |(input, given): (&engagement_metrics::field::Input, Value)| match input.kind {
            _ if input.is_optional() => Value::Null,
            InputKind::Count | InputKind::Real | InputKind::NonNegative | InputKind::Share => 0.into(),
            _ => given,
        };
        let given: Vec<Value> = formula.inputs.iter().zip(example(formula)).map(zero).collect();
        let estimate = evaluate(formula, &given).unwrap_or_else(|error| panic!("{error}"));
        let note = undefined(&estimate);
        assert!(matches!(note, Some("zero_denominator" | "not_positive")), "{estimate} {note:?}");
        checked += 1;
    }
    assert!(checked > 25, "{checked} ratios");
}

#[test]
fn an_empty_list_is_undefined_and_a_total_of_nothing_is_0() {
    for formula in metrics::all() {
        let mut given = example(formula);
        let mut has_list = false;
        for (input, given) in formula.inputs.iter().zip(&mut given) {
            if input.kind.is_list() {
                (*given, has_list) = (Value::Array(Vec::new()), true);
            }
        }
        if !has_list {
            continue;
        }
        let estimate = evaluate(formula, &given).unwrap_or_else(|error| panic!("{error}"));
        match estimate.value() {
            Some(total) => {
                assert!(total == 0.0 && matches!(formula.unit, Unit::Count | Unit::Money), "{estimate}");
            }
            None => assert_eq!(undefined(&estimate), Some("no_values"), "{estimate}"),
        }
    }
}

#[test]
fn where_there_is_no_interval_a_note_says_why() {
    let mut silent = 0;
    for formula in metrics::all() {
        let sound = example(formula);
        let mut cases = vec![sound.clone()];
        // Without what is optional, and with one value in each list.
        let optional = formula.inputs.iter().map(|input| input.is_optional());
        cases.push(
            sound
                .iter()
                .zip(optional)
                .map(|(given, out)| if out { Value::Null } else { given.clone() })
                .collect(),
        );
        let one = |given: &Value| given.as_array().map_or(given.clone(), |cells| cells[..1].into());
        if formula.inputs.iter().all(|input| input.kind.is_list() || input.is_optional()) {
            cases.push(sound.iter().map(one).collect());
        }
        for given in cases {
            let estimate = evaluate(formula, &given).unwrap_or_else(|error| panic!("{error} {given:?}"));
            let reason = match (estimate.value(), estimate.low()) {
                (Some(_), Some(_)) => continue,
                (Some(_), None) => "no interval: ",
                (None, _) => "undefined: ",
            };
            let notes = estimate.notes();
            assert!(
                notes.iter().any(|note| note.text().starts_with(reason)),
                "{}: {estimate} {notes:?}",
                formula.id
            );
            silent += 1;
        }
    }
    assert!(silent > 25, "{silent} estimates without an interval");
}
