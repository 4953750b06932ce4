//! What every formula refuses, read off its descriptors; and columns, which are its rows one by one.

use conformance::{Random, evaluate};
use engagement_metrics::field::{Input, InputKind};
use engagement_metrics::metric::{Argument, Formula};
use engagement_metrics::rows::Column;
use engagement_metrics::{Cells, Table, metrics};
use serde_json::Value;

/// The example's inputs, as a binding passes them.
fn example(formula: &Formula) -> Vec<Argument<'static>> {
    let given = formula.example.inputs.iter().map(|literal| serde_json::from_str(literal).expect("JSON"));
    let mut given: Vec<_> = given.map(|value| argument(&value)).collect();
    given.resize(formula.inputs.len(), Argument::Missing);
    given
}

fn argument(value: &Value) -> Argument<'static> {
    match value {
        Value::Array(cells) if cells.iter().all(Value::is_number) => {
            Argument::List(cells.iter().filter_map(Value::as_f64).collect::<Vec<_>>().into())
        }
        Value::Array(_) => Argument::List(vec![Some("a")].into()),
        Value::String(word) => Argument::Word(word.clone().into()),
        other => Argument::Number(other.as_f64().expect("a number")),
    }
}

/// The cells of a list, with one more.
fn and(given: &Argument<'_>, cell: f64) -> Argument<'static> {
    let Argument::List(column) = given else { panic!("a list") };
    let mut cells = vec![1.0; column.len()];
    cells.push(cell);
    Argument::List(cells.into())
}

fn null_last(given: &Argument<'_>) -> Argument<'static> {
    let Argument::List(column) = given else { panic!("a list") };
    let mut nulls = vec![false; column.len()];
    nulls.push(true);
    Argument::List(Column::from(vec![1.0; nulls.len()]).nulls(nulls))
}

/// What an input of each kind must refuse, the code of the refusal, and whether it names the last row.
fn refused(input: &Input, given: &Argument<'_>) -> Vec<(Argument<'static>, &'static str, bool)> {
    let number = |number, code| (Argument::Number(number), code, false);
    let finite = || [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(|bad| number(bad, "finite")).to_vec();
    let counts = || {
        let mut cases: Vec<_> =
            [-1.0, 1.5, f64::NAN, f64::INFINITY, 1e300].map(|bad| number(bad, "count")).into();
        cases.push((Argument::Whole(-1), "count", false));
        cases
    };
    let row = |cell, code| (and(given, cell), code, true);
    let null = || (null_last(given), "not_null", true);
    let not_finite = || vec![row(f64::NAN, "finite"), row(f64::NEG_INFINITY, "finite"), null()];
    let text = || (Argument::List(vec![Some("x")].into()), "column_type", false);
    let (code, of_kind) = match input.kind {
        InputKind::Count => ("count", counts()),
        InputKind::Whole(least, most) => {
            let below = (least > 0).then(|| number(least as f64 - 1.0, "between"));
            (
                "count",
                counts().into_iter().chain(below).chain([number(most as f64 + 1.0, "between")]).collect(),
            )
        }
        InputKind::Real => ("number", finite()),
        InputKind::Positive => {
            ("number", [finite(), vec![number(0.0, "above"), number(-1.0, "above")]].concat())
        }
        InputKind::NonNegative => ("number", [finite(), vec![number(-0.5, "at_least")]].concat()),
        InputKind::Share => {
            ("number", [finite(), vec![number(-0.5, "between"), number(1.5, "between")]].concat())
        }
        InputKind::Choice(_) => ("unknown", vec![number(1.0, "unknown")]),
        InputKind::Ids => ("column_type", vec![row(1.5, "identifier")]),
        InputKind::Amounts | InputKind::Numbers => ("column_type", [vec![text()], not_finite()].concat()),
        InputKind::Durations | InputKind::Seconds | InputKind::Rates => {
            ("column_type", [vec![text(), row(-0.5, "at_least")], not_finite()].concat())
        }
        InputKind::Flags => {
            ("column_type", vec![text(), row(2.0, "boolean"), row(f64::NAN, "not_null"), null()])
        }
        InputKind::Counts => ("column_type", vec![text(), row(-1.0, "count"), row(1.5, "count"), null()]),
        InputKind::Scores => ("column_type", vec![text(), row(1e6, "scale"), row(1.5, "scale"), null()]),
        InputKind::Times => ("column_type", vec![(Argument::List(vec![1.0].into()), "column_type", false)]),
        other => panic!("no refusals for {other:?}"),
    };
    let mut cases = of_kind;
    if !input.is_optional() {
        cases.push((Argument::Missing, code, false));
    }
    let other = if input.kind.is_list() { Argument::Number(3.0) } else { Argument::List(vec![1.0].into()) };
    cases.extend([(other, code, false), (Argument::Word("odd".into()), code, false)]);
    cases
}

#[test]
fn every_input_refuses_what_lies_outside_its_domain() {
    for formula in metrics::all() {
        let sound = example(formula);
        assert!(formula.evaluate(&sound).expect("the example").value().is_some(), "{}", formula.id);
        for (index, input) in formula.inputs.iter().enumerate() {
            for (bad, code, in_row) in refused(input, &sound[index]) {
                let mut given = sound.clone();
                given[index] = bad;
                let error = formula.evaluate(&given).expect_err(input.name);
                let what = format!("{}: {error} for {:?}", formula.id, given[index]);
                assert_eq!(
                    (error.metric(), error.input(), error.code()),
                    (formula.id, Some(input.name), code),
                    "{what}"
                );
                let row = in_row.then(|| match &given[index] {
                    Argument::List(column) => column.len() as u64 - 1,
                    _ => 0,
                });
                assert_eq!(error.row(), row, "{what}");
            }
        }
        for wrong in [0, sound.len() - 1, sound.len() + 1] {
            let mut given = sound.clone();
            given.resize(wrong, Argument::Missing);
            let error = formula.evaluate(&given).expect_err("a wrong number of inputs");
            assert_eq!(error.code(), "argument_count");
        }
    }
}

#[test]
fn what_single_formulas_refuse() {
    let list = |cells: &[i64]| Value::from(cells);
    /// A formula, its inputs, the code of the refusal, and the input and row that it names.
    type Refusal<'a> = (&'a str, Vec<Value>, &'a str, &'a str, Option<u64>);
    let refusals: [Refusal<'_>; 9] = [
        ("funnel_conversion_rate", vec![list(&[9, 4, 5, 1])], "rising", "step_counts", Some(2)),
        ("stickiness_from_active_days", vec![list(&[3, 0, 1]), 7.into()], "at_least", "active_days", Some(1)),
        ("stickiness_from_active_days", vec![list(&[3, 8]), 7.into()], "at_most", "active_days", Some(1)),
        ("engagement_rate_by_views_of_posts", vec![list(&[3, 8]), list(&[4, 0])], "above", "views", Some(1)),
        ("influence_index", vec![list(&[3, 8]), list(&[1, 2]), 2.into()], "between", "account", None),
        ("sessions", vec![list(&[3, 8]), 0.into()], "between", "timeout", None),
        // As many openers as are left without protection, and one more.
        (
            "adjusted_open_rate",
            vec![9.into(), 2.into(), 10.into(), 4.into()],
            "at_most",
            "unique_openers",
            None,
        ),
        ("open_rate", vec![9.into(), 8.into()], "at_most", "unique_openers", None),
        (
            "net_sentiment",
            vec![1.into(), 1.into(), 1.into(), "maybe".into()],
            "unknown",
            "neutral_mentions",
            None,
        ),
    ];
    for (id, given, code, input, row) in refusals {
        let error = evaluate(metrics::find(id).expect("a formula"), &given).expect_err("a refusal");
        assert_eq!((error.code(), error.input(), error.row()), (code, Some(input), row), "{error}");
    }
    let all =
        evaluate(metrics::find("adjusted_open_rate").expect("a formula"), &[8, 2, 10, 4].map(Value::from));
    assert_eq!(all.expect("a rate").value(), Some(1.0));
}

#[test]
fn undefined_is_said_and_is_no_error() {
    let undefined: [(&str, Vec<Value>, &str); 15] = [
        ("stickiness", vec![vec![0, 0].into(), 0.into()], "zero_denominator"),
        ("influence_index", vec![vec![5].into(), vec![1].into(), 0.into()], "few_to_compare"),
        ("net_sentiment", vec![0.into(), 0.into(), 0.into()], "no_values"),
        ("net_sentiment", vec![0.into(), 7.into(), 0.into(), "exclude".into()], "no_values"),
        ("daily_engagement_rate", vec![3.into(), 7.into(), 0.into()], "zero_denominator"),
        ("revenue_per_customer", vec![5.into(), 0.into()], "zero_denominator"),
        ("price_elasticity", vec![5.into(), 5.into(), 1.into(), 2.into()], "zero_denominator"),
        ("price_elasticity", vec![5.into(), 6.into(), 0.into(), 0.into()], "zero_denominator"),
        ("gross_margin_rate", vec![0.into(), 3.into()], "not_positive"),
        ("gross_margin_rate", vec![(-2).into(), 3.into()], "not_positive"),
        ("member_sales_share", vec![(-5).into(), (-3).into()], "not_positive"),
        ("member_aov_lift", vec![5.into(), 0.into()], "not_positive"),
        ("returning_to_one_time_spend", vec![(-1).into(), 3.into()], "not_positive"),
        ("top_decile_revenue_share", vec![vec![3, -3].into()], "not_positive"),
        ("time_to_second_purchase", vec![vec![5, 6, 7].into(), vec![1, 0, 0].into()], "median_not_reached"),
    ];
    for (id, given, note) in undefined {
        let estimate = evaluate(metrics::find(id).expect("a formula"), &given).expect("no error");
        assert_eq!((estimate.value(), estimate.low()), (None, None), "{estimate}");
        assert_eq!(estimate.notes().first().map(|note| note.code()), Some(note), "{estimate}");
    }
}

#[test]
fn why_there_is_no_interval() {
    let numbers = |length: usize| Value::from((0..length).collect::<Vec<_>>());
    let silent: [(&str, Vec<Value>, &str); 5] = [
        ("revenue_per_customer", vec![5.into(), 1.into(), 3.into()], "too_few"),
        ("member_aov_lift", vec![5.into(), 6.into(), 2.into(), 9.into()], "totals_only"),
        ("member_aov_lift", vec![5.into(), 6.into(), 2.into(), 1.into(), 2.into(), 9.into()], "too_few"),
        ("median_order_value", vec![numbers(5)], "few_for_order"),
        ("p90_order_value", vec![numbers(35)], "few_for_order"),
    ];
    for (id, given, note) in silent {
        let estimate = evaluate(metrics::find(id).expect("a formula"), &given).expect("no error");
        assert!(estimate.value().is_some() && estimate.low().is_none(), "{estimate}");
        assert_eq!(estimate.notes().first().map(|note| note.code()), Some(note), "{estimate}");
    }
    for (id, enough) in [("median_order_value", 6), ("p90_order_value", 36)] {
        let estimate = evaluate(metrics::find(id).expect("a formula"), &[numbers(enough)]).expect("no error");
        assert!(estimate.low().is_some() && estimate.high().is_some(), "{estimate}");
        assert_eq!(estimate.interval(0.999_999).expect("a level").map(|ends| ends.high), Some(f64::INFINITY));
    }
}

/// The four columns of the answer.
fn cells(table: &Table) -> ([Vec<Option<f64>>; 3], Vec<Option<i64>>) {
    let columns: Vec<_> = table.columns().collect();
    match columns.as_slice() {
        [
            ("value", Cells::Float(value)),
            ("low", Cells::Float(low)),
            ("high", Cells::Float(high)),
            ("n", Cells::Int(n)),
        ] => ([value, low, high].map(|cells| cells.iter().collect()), n.iter().collect()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_row_of_columns_is_the_formula_of_its_numbers() {
    let mut random = Random(7);
    for formula in metrics::all() {
        let sound = example(formula);
        if !formula.takes_numbers() {
            let error = formula.columns(&sound).expect_err("a formula of lists");
            assert_eq!((error.code(), error.metric()), ("column_type", formula.id));
            continue;
        }
        // Multiples of the example are as sound as it is; some rows have a null.
        let rows = 40;
        let scale: Vec<f64> = (0..rows).map(|_| (random.below(9) + 1) as f64).collect();
        let nulls: Vec<bool> = (0..rows).map(|_| random.below(5) == 0).collect();
        let scaled = |given: &Argument<'_>, row: usize| match given {
            Argument::Number(number) => Argument::Number(number * scale[row]),
            _ => Argument::Missing,
        };
        for whole in 0..sound.len() {
            // All inputs but one are lists, and that one is a number for every row.
            let list = |(index, given): (usize, &Argument<'static>)| match given {
                Argument::Number(number) if index != whole || sound.len() == 1 => {
                    let cells: Vec<f64> = scale.iter().map(|scale| number * scale).collect();
                    Argument::List(Column::from(cells).nulls(nulls.clone()))
                }
                other => other.clone(),
            };
            let given: Vec<_> = sound.iter().enumerate().map(list).collect();
            let answers: Vec<_> = (0..rows)
                .filter(|&row| !nulls[row])
                .map(|row| {
                    let of = |(index, given): (usize, &Argument<'static>)| {
                        if index != whole || sound.len() == 1 { scaled(given, row) } else { given.clone() }
                    };
                    formula.evaluate(&sound.iter().enumerate().map(of).collect::<Vec<_>>())
                })
                .collect();
            let table = match formula.columns(&given) {
                Ok(table) => table,
                // A part beyond a whole that does not grow with it.
                Err(error) => {
                    let first =
                        answers.iter().find_map(|answer| answer.as_ref().err()).expect("the same refusal");
                    assert_eq!(
                        (error.code(), error.value()),
                        (first.code(), first.value()),
                        "{}",
                        formula.id
                    );
                    let row = usize::try_from(error.row().expect("a row")).expect("a row");
                    assert!(!nulls[row] && error.to_string().contains(&format!("(row {row})")), "{error}");
                    continue;
                }
            };
            let ([value, low, high], n) = cells(&table);
            let mut answers = answers.into_iter();
            for row in 0..rows {
                let got = (value[row], low[row], high[row], n[row]);
                if nulls[row] {
                    assert_eq!(got, (None, None, None, None), "{}", formula.id);
                    continue;
                }
                let one = answers.next().expect("an answer").expect("no refusal");
                assert_eq!(got, (one.value(), one.low(), one.high(), Some(one.n() as i64)), "{}", formula.id);
            }
        }
    }
}

#[test]
fn columns_of_every_type_and_of_wrong_shapes() {
    let rate = metrics::find("repeat_purchase_rate").expect("a formula");
    let columns = |repeat: Column<'static>, customers: Argument<'static>| {
        rate.columns(&[Argument::List(repeat), customers])
    };
    let expected = [Some(8.0 / 26.0), None, Some(0.0)];
    for repeat in [
        Column::from(vec![8_i64, 0, 0]).nulls(vec![false, true, false]),
        Column::from(vec![8.0, f64::NAN, 0.0]).nulls(vec![false, true, false]),
        Column::decimals(vec![8, 1, 0], 0).nulls(vec![false, true, false]),
        Column::decimals(vec![80, 1, 0], 1).nulls(vec![false, true, false]),
    ] {
        let table = columns(repeat, Argument::Whole(26)).expect("a table");
        assert_eq!(cells(&table).0[0], expected);
    }
    let nothing = columns(vec![None::<&str>; 2].into(), Argument::Whole(26)).expect("a table");
    assert_eq!(cells(&nothing), ([vec![None; 2], vec![None; 2], vec![None; 2]], vec![None; 2]));
    let none = columns(Vec::<f64>::new().into(), Argument::Whole(26)).expect("a table");
    assert!(none.is_empty());
    let one = rate.columns(&[Argument::Whole(8), Argument::Whole(26)]).expect("a table");
    assert_eq!(one.len(), 1);
    // Undefined is null beside its n.
    let zero = columns(vec![0_i64].into(), Argument::List(vec![0_i64].into())).expect("a table");
    assert_eq!(cells(&zero), ([vec![None], vec![None], vec![None]], vec![Some(0)]));

    let refusals = [
        (
            columns(vec![1_i64, 2].into(), Argument::List(vec![3_i64].into())),
            "column_length",
            "customers",
            None,
        ),
        (columns(vec![Some("1")].into(), Argument::Whole(3)), "column_type", "repeat_customers", None),
        (columns(vec![true].into(), Argument::Whole(3)), "column_type", "repeat_customers", None),
        (columns(vec![1_i64].into(), Argument::Missing), "missing_column", "customers", None),
        (columns(vec![1.0, 1.5].into(), Argument::Whole(3)), "count", "repeat_customers", Some(1)),
        (columns(vec![1.0, f64::NAN].into(), Argument::Whole(3)), "count", "repeat_customers", Some(1)),
        (columns(vec![1_i64, 4, 5].into(), Argument::Whole(3)), "at_most", "repeat_customers", Some(1)),
    ];
    for (answer, code, input, row) in refusals {
        let error = answer.expect_err(code);
        assert_eq!((error.code(), error.input(), error.row()), (code, Some(input), row), "{error}");
    }
    let error = columns(vec![1_i64, 4].into(), Argument::Whole(3)).expect_err("a refusal");
    let text = "repeat_purchase_rate: `repeat_customers` must be at most `customers` (3), got 4 (row 1)";
    assert_eq!(error.to_string(), text);
}

/// Every kind of count that a loop of its own reads, over several chunks.
#[test]
fn many_shares_are_the_share_of_each_row() {
    let rate = metrics::find("repeat_purchase_rate").expect("a formula");
    let rows = 3 * 65_536 + 700;
    let mut random = Random(11);
    let wholes: Vec<i64> =
        (0..rows).map(|row| if row % 97 == 0 { 0 } else { random.below(5_000) as i64 }).collect();
    let parts: Vec<i64> = wholes
        .iter()
        .enumerate()
        .map(|(row, &whole)| match row % 7 {
            0 => 0,
            1 => whole,
            _ => random.below(whole as usize + 1) as i64,
        })
        .collect();
    let floats = |counts: &[i64]| counts.iter().map(|&count| count as f64).collect::<Vec<_>>();
    // What a null cell holds says nothing.
    let holes: Vec<bool> = (0..rows).map(|_| random.below(50) == 0).collect();
    let holed = |cell: f64| move |(&count, &hole): (&i64, &bool)| if hole { cell } else { count as f64 };
    let with_holes: Vec<f64> = parts.iter().zip(&holes).map(holed(f64::NAN)).collect();
    let none: &[bool] = &[];
    let cases = [
        (Argument::List(parts.clone().into()), Argument::List(wholes.clone().into()), none),
        (Argument::List(floats(&parts).into()), Argument::List(wholes.clone().into()), none),
        (
            Argument::List(Column::from(with_holes).nulls(holes.clone())),
            Argument::List(floats(&wholes).into()),
            &holes,
        ),
        (Argument::List(parts.clone().into()), Argument::Number(5_000.0), none),
        (Argument::Whole(0), Argument::List(Column::from(wholes.clone()).nulls(holes.clone())), &holes),
    ];
    for (part, whole, holes) in cases {
        let table = rate.columns(&[part.clone(), whole.clone()]).expect("a table");
        let ([value, low, high], n) = cells(&table);
        for row in 0..rows {
            let got = (value[row], low[row], high[row], n[row]);
            if holes.get(row) == Some(&true) {
                assert_eq!(got, (None, None, None, None), "row {row}");
                continue;
            }
            let count = |given: &Argument<'static>, counts: &[i64]| match given {
                Argument::List(_) => Argument::Whole(counts[row]),
                other => other.clone(),
            };
            let one = rate.evaluate(&[count(&part, &parts), count(&whole, &wholes)]).expect("an estimate");
            let bits = |cells: [Option<f64>; 3]| cells.map(|cell| cell.map(f64::to_bits));
            assert_eq!(
                (bits([got.0, got.1, got.2]), got.3),
                (bits([one.value(), one.low(), one.high()]), Some(one.n() as i64)),
                "row {row}"
            );
        }
    }
    // The smallest row that is refused, in whatever chunk it lies, and though others are refused too.
    for at in [0, 65_535, 65_536, 150_000, rows - 1] {
        for (bad, code) in [(-1, "count"), (5_001, "at_most"), (i64::MIN, "count"), (i64::MAX, "at_most")] {
            let mut parts = parts.clone();
            (parts[at], parts[rows - 1]) = (bad, bad);
            let error = rate.columns(&[Argument::List(parts.into()), Argument::List(wholes.clone().into())]);
            let error = error.expect_err("a refusal");
            assert_eq!((error.code(), error.row()), (code, Some(at as u64)), "{bad} at {at}");
        }
        for bad in [0.5, -1.0, f64::NAN, 1e300, 9_007_199_254_740_994.0] {
            let mut parts = floats(&parts);
            parts[at] = bad;
            let error = rate.columns(&[Argument::List(parts.into()), Argument::Whole(i64::MAX)]);
            assert_eq!(error.expect_err("a refusal").row(), Some(at as u64), "{bad} at {at}");
        }
    }
}
