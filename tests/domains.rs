//! Parts beyond their wholes, nothing at all, and the ends of the range: read off the catalogue and the descriptors.

use conformance::{catalogue, evaluate};
use engagement_metrics::field::InputKind;
use engagement_metrics::metric::{Argument, Formula};
use engagement_metrics::{Error, Estimate, metrics};
use serde_json::{Value, json};

/// Each formula with the row of its metric and its own inputs there.
fn formulas() -> Vec<(&'static Formula, Value, Vec<Value>)> {
    let rows = catalogue();
    let of = |formula: &'static Formula| {
        let row = rows.iter().find(|row| row["id"] == formula.metric).expect("a row");
        let mut forms = row["forms"].as_array().into_iter().flatten();
        let own = forms.find(|form| form["id"] == formula.id).unwrap_or(row);
        (formula, row.clone(), own["inputs"].as_array().expect("inputs").clone())
    };
    metrics::all().map(of).collect()
}

fn example(formula: &Formula) -> Vec<Value> {
    formula.example.inputs.iter().map(|literal| serde_json::from_str(literal).expect("JSON")).collect()
}

fn notes(estimate: &Estimate) -> Vec<String> {
    estimate.notes().iter().map(|note| note.text()).collect()
}

/// A value with an interval around it, or words on what is missing.
fn is_whole(formula: &Formula, estimate: &Estimate, what: &dyn std::fmt::Debug) {
    let notes = notes(estimate);
    let said = |start: &str| notes.iter().any(|note| note.starts_with(start));
    assert_eq!(estimate.metric(), formula.metric, "{}", formula.id);
    match (estimate.value(), estimate.interval(0.95).expect("a level")) {
        (None, None) => assert!(said("undefined"), "{}: {estimate} for {what:?}", formula.id),
        (Some(value), Some(ends)) => {
            assert!(value.is_finite() && ends.contains(value), "{}: {estimate} for {what:?}", formula.id);
        }
        (Some(value), None) => assert!(value.is_finite(), "{}: {estimate} for {what:?}", formula.id),
        (None, Some(ends)) => panic!("{}: {ends:?} around nothing for {what:?}", formula.id),
    }
}

/// The part and the whole of each rule "≤ other" and "≥ other", as places among the inputs.
fn parts(inputs: &[Value]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (own, input) in inputs.iter().enumerate() {
        let rule = input["rule"].as_str().expect("a rule");
        let words: Vec<&str> = rule.split([' ', ';', ',', ':']).collect();
        for pair in words.windows(2) {
            let other = inputs.iter().position(|input| input["name"] == pair[1]);
            match (pair[0], other) {
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
    let (mut pairs, mut wrong) = (0, Vec::new());
    for (formula, _, inputs) in formulas() {
        for (part, whole) in parts(&inputs) {
            let mut given = example(formula);
            let more = json!(given[whole].as_f64().expect("a number") + 1.0);
            // Of a list, its second cell is too large.
            let row = given[part].is_array().then_some(1);
            match given[part].as_array_mut() {
                Some(cells) => cells[1] = more,
                None => given[part] = more,
            }
            match evaluate(formula, &given) {
                Ok(estimate) => wrong.push(estimate.to_string()),
                Err(error) => {
                    let is = (error.code(), error.metric(), error.input(), error.row());
                    if is != ("at_most", formula.id, inputs[part]["name"].as_str(), row) {
                        wrong.push(error.to_string());
                    }
                }
            }
            pairs += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(pairs >= 60, "{pairs} parts");
}

#[test]
fn lists_have_one_length() {
    let mut checked = 0;
    for formula in metrics::all() {
        let mut given = example(formula);
        let lists: Vec<usize> = (0..given.len()).filter(|&place| given[place].is_array()).collect();
        let [_, .., last] = lists.as_slice() else { continue };
        given[*last].as_array_mut().expect("a list").pop();
        let error = evaluate(formula, &given).expect_err(formula.id);
        let is = (error.code(), error.metric(), error.input());
        assert_eq!(is, ("column_length", formula.id, Some(formula.inputs[*last].name)), "{error}");
        checked += 1;
    }
    assert!(checked >= 6, "{checked} formulas of several lists");
}

/// What each kind of input takes as nothing.
fn nothing(formula: &Formula) -> Vec<Value> {
    let given = formula.inputs.iter().zip(example(formula)).filter(|(input, _)| !input.is_optional());
    given
        .map(|(input, given)| match input.kind {
            InputKind::Positive | InputKind::Whole(..) => given,
            kind if kind.is_list() => json!([]),
            _ => json!(0),
        })
        .collect()
}

#[test]
fn nothing_is_undefined_where_the_catalogue_says_so_and_else_a_number() {
    let mut wrong = Vec::new();
    for (formula, row, _) in formulas() {
        let estimate = evaluate(formula, &nothing(formula)).expect(formula.id);
        is_whole(formula, &estimate, &"nothing");
        let rules = row["invalid"].as_array().expect("rules").iter();
        let undefined = rules.filter_map(Value::as_str).any(|rule| rule.contains("→ undefined"));
        if estimate.value().is_none() != undefined {
            wrong.push(format!("{estimate}: {}", row["invalid"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_missing_interval_is_explained() {
    let mut wrong = Vec::new();
    for formula in metrics::all() {
        let required = formula.inputs.iter().filter(|input| !input.is_optional()).count();
        let whole = example(formula);
        // One cell a list, and no number that might look for another one.
        let lists = whole[..required].iter().map(Value::as_array);
        let least: Option<Vec<Value>> = lists.map(|list| Some(json!(list?[..1]))).collect();
        for given in [Some(&whole[..]), Some(&whole[..required]), least.as_deref()].into_iter().flatten() {
            let estimate = evaluate(formula, given).expect(formula.id);
            let explained = notes(&estimate).iter().any(|note| note.starts_with("no interval"));
            let missing = estimate.value().is_some() && estimate.low().is_none();
            if missing != explained {
                wrong.push(format!("{estimate}: {:?} for {given:?}", notes(&estimate)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Numbers at the ends of what an input accepts.
fn extremes(kind: InputKind, given: f64) -> Vec<f64> {
    const MOST: f64 = 9_007_199_254_740_992.0;
    match kind {
        InputKind::Count => vec![0.0, 1.0, given, MOST],
        InputKind::Whole(least, most) => vec![least as f64, most as f64],
        InputKind::Real => vec![f64::MIN, 0.0, given, f64::MAX],
        InputKind::Positive => vec![5e-324, given, f64::MAX],
        InputKind::NonNegative => vec![0.0, 5e-324, given, f64::MAX],
        InputKind::Share => vec![0.0, 5e-324, given, 1.0],
        other => panic!("no numbers of {other:?}"),
    }
}

#[test]
fn the_ends_of_the_range_have_an_answer() {
    for formula in metrics::all().filter(|formula| formula.takes_numbers()) {
        let numbers: Vec<Vec<Argument<'static>>> = formula
            .inputs
            .iter()
            .zip(example(formula))
            .map(|(input, given)| {
                let given = given.as_f64().expect("a number");
                extremes(input.kind, given).into_iter().map(Argument::Number).collect()
            })
            .collect();
        let all: usize = numbers.iter().map(Vec::len).product();
        for index in 0..all {
            let mut rest = index;
            let mut given: Vec<_> = numbers
                .iter()
                .map(|choices| {
                    let chosen = choices[rest % choices.len()].clone();
                    rest /= choices.len();
                    chosen
                })
                .collect();
            given.resize(formula.inputs.len(), Argument::Missing);
            let answer: Result<Estimate, Error> = formula.evaluate(&given);
            match answer {
                Ok(estimate) => is_whole(formula, &estimate, &given),
                Err(error) => {
                    assert_eq!(error.metric(), formula.id, "{error}");
                    let known = ["at_most", "between", "below", "above"].contains(&error.code());
                    assert!(known, "{error} for {given:?}");
                }
            }
        }
    }
}
