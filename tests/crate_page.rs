//! What the crate promises to Rust developers: traits of its types, few dependencies, a page that tells the truth.

use std::fmt::Debug;

use conformance::repository;
use engagement_metrics::calendar::{Parsed, Span, Weekday};
use engagement_metrics::chart::Chart;
use engagement_metrics::math::interval::Interval;
use engagement_metrics::metric::{Argument, Formula};
use engagement_metrics::sources::orders::{Question, Window};
use engagement_metrics::sources::{Answer, AnyState, Source};
use engagement_metrics::states::orders::{Duplicates, Grain, NullRows};
use engagement_metrics::*;

fn text(path: &str) -> String {
    std::fs::read_to_string(repository(path)).expect("a file of the repository")
}

#[test]
fn types_go_between_threads_and_can_be_shown_and_copied() {
    fn all<T: Clone + Debug + Send + Sync + Unpin + 'static>() {}
    all::<(Estimate, Difference, Distribution, Finding, Report, Table, Cells, Value, Note, Chart, Interval)>(
    );
    all::<(Orders, OrdersState, OrdersOptions, OrdersSettings, Question, Window, Compare)>();
    all::<(Column<'static>, OrderRows<'static>, Argument<'static>, Formula, Grain, Duplicates, NullRows)>();
    all::<(Source, AnyState, Answer, Error, ErrorKind)>();
    all::<(Date, Period, Timestamp, Zone, Span, Parsed, Weekday)>();

    fn error<T: std::error::Error + Eq + Send + Sync + 'static>() {}
    error::<Error>();
    fn ordered<T: Copy + Ord + std::hash::Hash>() {}
    ordered::<Date>();
    ordered::<Timestamp>();
}

/// The tables of a manifest, as (heading, line).
fn manifest() -> Vec<(String, String)> {
    let mut heading = String::new();
    let mut lines = Vec::new();
    for line in text("core/Cargo.toml").lines().map(str::trim) {
        if line.starts_with('[') {
            heading = line.trim_matches(['[', ']']).to_owned();
        } else if !line.is_empty() && !line.starts_with('#') {
            lines.push((heading.clone(), line.to_owned()));
        }
    }
    lines
}

#[test]
fn default_features_bring_at_most_eight_dependencies() {
    let manifest = manifest();
    let features = manifest.iter().filter(|(heading, _)| heading == "features");
    let default = features.clone().find(|(_, line)| line.starts_with("default =")).expect("default features");
    let is_default = |dependency: &str| {
        let brings = |line: &str| line.contains(&format!("\"dep:{dependency}\""));
        features.clone().any(|(_, line)| {
            let (feature, _) = line.split_once(" =").expect("a feature");
            brings(line) && default.1.contains(&format!("\"{feature}\""))
        })
    };
    let dependencies = manifest.iter().filter(|(heading, _)| heading == "dependencies");
    let direct: Vec<&str> = dependencies
        .filter_map(|(_, line)| {
            line.split_once(" =").map(|(name, _)| (name, line.contains("optional = true")))
        })
        .filter(|(name, optional)| !optional || is_default(name))
        .map(|(name, _)| name)
        .collect();
    assert!(direct.contains(&"chrono") && direct.contains(&"serde"), "{direct:?}");
    assert!(direct.len() <= 8, "{direct:?}");
    assert!(!direct.contains(&"jiff") && !direct.contains(&"arrow-array"), "{direct:?}");
}

#[test]
fn the_page_names_every_feature_and_the_version_of_rust() {
    let page = text("core/README.md");
    let manifest = manifest();
    for (_, line) in manifest.iter().filter(|(heading, _)| heading == "features") {
        let (feature, brings) = line.split_once(" = ").expect("a feature");
        if feature == "default" {
            continue;
        }
        let row = page.lines().find(|row| row.starts_with(&format!("| `{feature}` |")));
        let row = row.unwrap_or_else(|| panic!("the page does not name `{feature}` ({brings})"));
        let default = manifest.iter().any(|(heading, line)| {
            heading == "features" && line.starts_with("default") && line.contains(&format!("\"{feature}\""))
        });
        assert!(row.contains(if default { "| yes |" } else { "| no |" }), "{row}");
    }
    let workspace = text("Cargo.toml");
    let rust =
        workspace.lines().find_map(|line| line.strip_prefix("rust-version = ")).expect("a version of Rust");
    assert!(
        page.contains(&format!("\n{}. It is raised", rust.trim_matches('"'))),
        "the page says Rust {rust}"
    );
}

#[test]
fn the_first_example_has_ten_lines() {
    let page = text("core/README.md");
    let (_, rest) = page.split_once("```rust\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    let lines = example.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).count();
    assert!(lines <= 10, "{lines} lines");
}

#[test]
fn a_thousand_parts_collect_into_the_same_bytes() {
    let options = OrdersOptions::default();
    let part = |number: i64| {
        let customer = format!("c{}", number % 37);
        let time = Timestamp::from_micros(number * 3_600_000_000);
        let rows = [(customer.as_str(), time, 1.25 * number as f64, number)].into_iter().collect();
        OrdersState::from_rows(&rows, &options).expect("a sound row")
    };
    let mut parts: Vec<OrdersState> = (0..1_000).map(part).collect();
    let customers: Vec<String> = (0..1_000).map(|number| format!("c{}", number % 37)).collect();
    let rows: OrderRows<'_> = customers
        .iter()
        .zip(0..)
        .map(|(id, n)| (id.as_str(), Timestamp::from_micros(n * 3_600_000_000), 1.25 * n as f64, n))
        .collect();
    let whole = OrdersState::from_rows(&rows, &options).expect("sound rows").to_bytes();

    let collected = parts.iter().cloned().collect::<Result<OrdersState, Error>>().expect("parts of one log");
    assert_eq!(collected.to_bytes(), whole);
    parts.reverse();
    assert_eq!(OrdersState::merged(parts.clone()).expect("parts").expect("some").to_bytes(), whole);

    // A part that does not belong fails the whole, and nothing of no parts is an empty log.
    parts.push(part(3));
    assert_eq!(parts.into_iter().collect::<Result<OrdersState, Error>>().unwrap_err().code(), "merged_twice");
    let none = std::iter::empty::<OrdersState>();
    assert_eq!(none.collect::<Result<OrdersState, Error>>().map(|log| log.len()), Ok(0));
    assert_eq!(OrdersState::merged([]), Ok(None));
}

#[test]
fn columns_collect_with_nulls() {
    let amounts: Column<'_> = [Some(1.5), None].into_iter().collect();
    assert_eq!(amounts, Column::from(vec![1.5, 0.0]).nulls(vec![false, true]));
    let ids: Column<'_> = [Some("a"), None].into_iter().collect();
    assert_eq!(ids, Column::from(vec![Some("a"), None]));
    let times: Column<'_> = [Timestamp::from_micros(5)].into_iter().collect();
    assert_eq!(times, Column::instants(vec![5]));
    assert_eq!(Column::from(vec![Timestamp::from_micros(5)]), times);
    let rows: OrderRows<'_> =
        [(Some(7_i64), "2026-01-05", 1.0), (None, "2026-01-06", 2.0)].into_iter().collect();
    let customers = Column::from(vec![7_i64, 0]).nulls(vec![false, true]);
    assert_eq!(rows, OrderRows::new(customers, &["2026-01-05", "2026-01-06"][..], vec![1.0, 2.0]));
}
