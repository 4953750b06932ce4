//! What options make of a formula, and that an estimate says which it was made with.

use conformance::evaluate;
use engagement_metrics::field::{Default, InputKind};
use engagement_metrics::metrics;
use serde_json::{Value, json};

fn answer(id: &str, given: &[Value]) -> engagement_metrics::Estimate {
    evaluate(metrics::find(id).expect("a formula"), given).expect("an answer")
}

#[test]
fn an_estimate_says_which_words_are_not_the_default() {
    let mut words = 0;
    for formula in metrics::all() {
        let example =
            formula.example.inputs.iter().map(|literal| serde_json::from_str(literal).expect("JSON"));
        let mut given: Vec<Value> = example.collect();
        given.resize(formula.inputs.len(), Value::Null);
        let plain = evaluate(formula, &given).expect(formula.id);
        for (place, option) in formula.inputs.iter().enumerate() {
            let (InputKind::Choice(choices), Default::Text(default)) = (option.kind, option.default) else {
                continue;
            };
            for word in choices {
                let mut given = given.clone();
                given[place] = json!(word);
                let estimate = evaluate(formula, &given).expect(formula.id);
                let told = estimate.settings().any(|setting| setting == (option.name, *word));
                assert_eq!(told, *word != default, "{estimate}");
                assert_eq!(
                    estimate.difference(&plain).is_err(),
                    *word != default,
                    "{estimate} minus {plain}"
                );
                words += 1;
            }
        }
    }
    assert!(words >= 20, "{words} words");
}

#[test]
fn values_by_option() {
    let times = json!([300, 480, 720, 1200, 2100, 2880, 5400, 14400, 86400]);
    let (reactions, views) = (json!([157, 90, 40, 310]), json!([2900, 1600, 800, 5200]));
    let easy = json!([7, 6, 5, 4, 6, 7, 3, 5, 6, 2, 7, 6, 5, 4, 6]);
    // From NumPy and from the formulas as the catalogue writes them.
    for (id, given, value) in [
        ("first_response_time", json!([times, "mean"]), 12_653.333_333_333_334),
        ("first_response_time", json!([times, "p90"]), 28_800.0),
        ("resolution_time", json!([times, "p95"]), 57_600.0),
        ("ces", json!([easy, "top_two"]), 8.0 / 15.0),
        ("average_rating", json!([[0, 5, 10, 7.5], 10, 0]), 5.625),
        ("clv_retention_model", json!([100, 0.8, 0.1, "now"]), 366.666_666_666_666_7),
        ("retention_profit_uplift", json!([100, 0.8, 0.05, 0.1, 200, "relative"]), 0.338_461_538_461_538_5),
        ("retention_profit_uplift", json!([100, 0.8, 0.05, 0.1]), 0.2),
        ("retention_profit_uplift", json!([100, 0.8, 0.05, 0.1, null, "relative"]), 0.153_846_153_846_153_85),
        ("retention_profit_uplift", json!([100, 0.8, -0.8, 0.1]), -0.727_272_727_272_727_3),
        ("relative_lift", json!([0, 1000, 10, 1000]), -1.0),
        ("engagement_rate_by_views_of_posts", json!([reactions, views, "mean"]), 0.05500082891246685),
        ("engagement_rate_by_views_of_posts", json!([reactions, views, "median"]), 0.05519396551724138),
        ("net_sentiment", json!([80, 100, 20, "exclude"]), 60.0),
        ("engagements", json!([150, 7, 0, 1, 2, 3]), 163.0),
        // Any order; a pause of exactly the timeout does not end a session, a longer one does.
        ("sessions", json!([[12000, 240, 0, 3840, 1980, 5700]]), 4.0),
        ("sessions", json!([[0, 240, 1980, 3840, 5700, 12000], 240]), 5.0),
        ("sessions", json!([[0.1, 1800.1]]), 1.0),
        ("sessions", json!([[0.1, 1800.100001]]), 2.0),
        ("quick_ratio", json!([0, 0, 9]), 0.0),
        ("bayesian_average_rating", json!([0, 0, 4, 10]), 4.0),
        // IMDb's published example.
        ("bayesian_average_rating", json!([46.0 / 6.0, 6, 8, 0.8]), 7.705_882_352_941_177),
        // The text book's 2,000 miles.
        ("points_liability", json!([2000, 0.8, 0.012]), 19.2),
        ("gross_revenue_retention", json!([0.3, 0.1, 0.2]), 0.0),
        ("net_revenue_retention", json!([100, 60, 60, 40]), 0.2),
    ] {
        let estimate = answer(id, given.as_array().expect("inputs"));
        let near = estimate.value().is_some_and(|got| (got - value).abs() <= 1e-13 * value.abs().max(1.0));
        assert!(near, "{estimate}: {:?} and {value}", estimate.value());
    }
}

#[test]
fn refusals_that_no_single_input_shows() {
    for (id, given, code, input) in [
        ("customer_retention_rate", json!([200, 250, 40]), "at_most", "customers_end - new_customers"),
        ("gross_revenue_retention", json!([100, 60, 41]), "at_most", "churned + contraction"),
        ("net_revenue_retention", json!([100, 60, 60, 10]), "at_most", "churned + contraction"),
        ("clv_retention_model", json!([100, 1, 0]), "below", "retention"),
        ("retention_profit_uplift", json!([100, 0.9, 0.1, 0]), "below", "retention + increase"),
        ("retention_profit_uplift", json!([100, 0.8, 0.3, 0.1]), "between", "retention + increase"),
        (
            "retention_profit_uplift",
            json!([100, 0.8, -1.5, 0.1, 0, "relative"]),
            "between",
            "retention * (1 + increase)",
        ),
        ("csat", json!([[1, 2], 2, 2]), "between", "boxes"),
        ("average_rating", json!([[1], 1]), "above", "scale"),
        ("average_rating", json!([[4, 5.5]]), "between", "ratings"),
    ] {
        let given = given.as_array().expect("inputs");
        let error = evaluate(metrics::find(id).expect("a formula"), given).expect_err(id);
        assert_eq!((error.metric(), error.code(), error.input()), (id, code, Some(input)), "{error}");
    }
    let undefined = answer("retention_profit_uplift", &[100, 0, 0, 0, 200].map(Value::from));
    let note = "undefined: `CLV(retention) - acquisition_cost` is not above 0, so report absolute amounts";
    assert_eq!(undefined.notes()[0].text(), note);
}

#[test]
fn revenue_is_not_margin() {
    let margin = answer("clv_formula", &[50.0, 2.5, 4.0, 0.4].map(Value::from));
    let revenue = answer("clv_formula", &[50.0, 2.5, 4.0].map(Value::from));
    assert_eq!(margin.to_string(), "<clv_formula basis=margin 200.00, n=0>");
    assert_eq!(revenue.to_string(), "<clv_formula basis=revenue 500.00, n=0>");
    assert_eq!(revenue.difference(&margin).expect_err("two bases").code(), "same_settings");
}
