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

#[test]
fn a_part_is_at_most_its_whole() {
    let (mut pairs, mut wrong) = (0, Vec::new());
    for (formula, _, inputs) in formulas() {
        let place = |name: &str| inputs.iter().position(|input| input["name"] == name);
        for (part, input) in inputs.iter().enumerate() {
            let rule = input["rule"].as_str().expect("a rule");
            let other = rule.split_once("≤ ").map_or("", |(_, rest)| rest);
            let name: String = other.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(whole) = place(&name) else { continue };
            let mut given = example(formula);
            let beyond = json!(given[whole].as_f64().expect("a number") + 1.0);
            match &mut given[part] {
                Value::Array(cells) => cells[0] = beyond,
                number => *number = beyond,
            }
            match evaluate(formula, &given) {
                Ok(estimate) => wrong.push(estimate.to_string()),
                Err(error) => {
                    let is = (error.code(), error.metric(), error.input());
                    if is != ("at_most", formula.id, input["name"].as_str()) {
                        wrong.push(error.to_string());
                    }
                }
            }
            pairs += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(pairs >= 38, "{pairs} parts");
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
    for (formula, row, _) in formulas() {
        // A plain count or sum is what it is.
        if row["statistic"]["note"]
            .as_str()
            .is_some_and(|note| note.starts_with("a count or sum of the whole"))
        {
            continue;
        }
        let required = formula.inputs.iter().filter(|input| !input.is_optional()).count();
        let whole = example(formula);
        let least: Vec<Value> = whole[..required]
            .iter()
            .map(|given| given.as_array().map_or(given.clone(), |cells| json!(cells[..1])))
            .collect();
        for given in [&whole[..], &whole[..required], &least] {
            // One cell is no list of accounts to choose from.
            let Ok(estimate) = evaluate(formula, given) else { continue };
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
