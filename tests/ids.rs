//! Every metric of the catalogue is answered by a formula, but for those that wait, each with its reason.

use std::collections::BTreeSet;

use conformance::catalogue;
use engagement_metrics::metrics;

/// Metrics that no formula of numbers and lists can give.
const WAITING: [(&str, &str); 9] = [
    ("lifecycle_counts", "four counts from the ids of three windows: a table"),
    ("customer_engagement_score", "weighted events of a population: events"),
    ("engagement_type_score", "weighted events of a population: events"),
    ("purchase_cadence_segment", "a class of each customer: a table"),
    ("rfm_score", "three scores of each customer: a table"),
    ("rfm_segment", "a class of each customer: a table"),
    ("expected_purchases", "BG/NBD: a model"),
    ("probability_alive", "BG/NBD: a model"),
    ("predicted_clv", "BG/NBD and Gamma-Gamma: a model"),
];

#[test]
fn every_metric_and_every_form_of_it_is_a_formula() {
    let rows = catalogue();
    assert!(rows.len() >= 138, "the catalogue has lost rows: {}", rows.len());
    let text = |value: &serde_json::Value| value["id"].as_str().expect("an id").to_owned();
    let forms = rows.iter().flat_map(|row| row["forms"].as_array().into_iter().flatten());
    let catalogue: BTreeSet<String> = rows.iter().chain(forms).map(text).collect();
    let formulas: BTreeSet<String> = metrics::all().map(|formula| formula.id.to_owned()).collect();
    let waiting: BTreeSet<String> = WAITING.iter().map(|(id, _)| (*id).to_owned()).collect();
    assert_eq!(formulas.len(), metrics::all().count(), "an id stands twice");

    let unbuilt: BTreeSet<_> = catalogue.difference(&formulas).cloned().collect();
    assert_eq!(unbuilt, waiting, "left: metrics without a formula; right: those that wait");
    let unknown: Vec<_> = formulas.difference(&catalogue).collect();
    assert!(unknown.is_empty(), "formulas that the catalogue does not know: {unknown:?}");
}
