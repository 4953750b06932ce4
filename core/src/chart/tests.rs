//! What every chart must survive: hostile words, hostile numbers, nothing at all.

mod spread;

use super::{TOP, forest, sparkline, trend};
use crate::calendar::{Date, Period, Span};
use crate::estimate::{Estimate, Evidence, Maturity, Skew};
use crate::field::{Direction, Unit};
use crate::finding::Finding;
use crate::format;
use crate::note::{Code, Note};
use crate::text::Language;

fn month(index: u32) -> Span {
    let first = Date::from_ymd(2011 + index as i32 / 12, index % 12 + 1, 1).unwrap();
    let last_exclusive = Period::Month.next(first).unwrap();
    Span { start: first.midnight(), end: last_exclusive.midnight(), first, last_exclusive }
}

fn finding(value: Option<f64>, index: u32, evidence: Evidence, unit: Unit) -> Finding {
    let estimate = match value {
        Some(value) => Estimate::new("average_order_value", unit, value, 40, evidence),
        None => Estimate::undefined("average_order_value", unit, 0, Note::new(Code::Unobserved)),
    };
    let period = Some(month(index));
    Finding {
        estimate,
        direction: Some(Direction::Higher),
        period,
        segment: None,
        previous: None,
        change: None,
    }
}

fn series(values: &[Option<f64>], evidence: Evidence, unit: Unit) -> Vec<Finding> {
    values.iter().zip(0..).map(|(value, index)| finding(*value, index, evidence.clone(), unit)).collect()
}

const RATIO: Evidence = Evidence::Ratio { clusters: 20, variance: 4.0, df: 19, skew: Skew::None };

/// Parses the drawing as XML and returns all of its words.
fn words(svg: &str) -> String {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    assert_eq!(document.root_element().attribute("role"), Some("img"));
    assert!(!document.root_element().attribute("aria-label").unwrap().is_empty());
    for coordinate in ["NaN", "inf", "e+", "e3", "∞"] {
        let drawn = document.descendants().flat_map(|node| node.attributes());
        let drawn = drawn
            .filter(|attribute| ["d", "x", "y", "cx", "cy", "width", "height"].contains(&attribute.name()));
        drawn.for_each(|attribute| assert!(!attribute.value().contains(coordinate), "{attribute:?}"));
    }
    document
        .descendants()
        .filter(|node| node.is_text())
        .filter_map(|node| node.text())
        .collect::<Vec<_>>()
        .join("|")
}

#[test]
fn any_series_is_drawn() {
    let most = f64::MAX;
    let all: [&[Option<f64>]; 10] = [
        &[],
        &[Some(1.0)],
        &[None],
        &[None, None, None],
        &[Some(0.0), Some(0.0)],
        &[Some(-5.0), Some(-7.5), Some(-1.25)],
        &[Some(1.0), Some(2.0), None, Some(1.5)],
        &[Some(10.0), Some(1e12), Some(11.0)],
        &[Some(most), Some(-most)],
        &[Some(5e-324), Some(1e-300)],
    ];
    let huge = Evidence::ratio(2, most);
    for values in all {
        for evidence in [Evidence::Exact, RATIO, huge.clone()] {
            for unit in [Unit::Count, Unit::Money, Unit::Fraction, Unit::OrdersPerCustomer] {
                let findings = series(values, evidence.clone(), unit);
                for chart in
                    [trend(&findings), sparkline(&findings), forest(&findings, findings.first(), TOP)]
                {
                    words(&chart.to_svg());
                    assert_eq!(chart.to_svg(), chart.clone().to_svg());
                    assert_eq!(chart.to_html(), format!("<figure>{}</figure>", chart.to_svg()));
                    assert!(chart.spec().to_json().starts_with("{\"$schema\""));
                }
            }
        }
    }
}

#[test]
fn a_series_says_what_it_shows() {
    let mut findings = series(&[Some(480.0), None, Some(430.0), Some(452.0)], RATIO, Unit::Money);
    findings[3].estimate = findings[3].estimate.clone().maturity_is(Maturity::Open);
    let chart = trend(&findings);
    let words = words(&chart.to_svg());
    assert!(
        words
            .contains("Average order value|Apr 2011: 452.00 ±4.19 · band: 95 % interval · hollow: not ended")
    );
    assert!(words.contains("Feb 2011\nundefined: the period before lies outside the data\nn = 0"), "{words}");
    assert!(words.contains("open: the period had not ended"));
    assert!(words.contains("Jan|2011|Feb|Mar|Apr"), "{words}");

    // The row of the data may be any; the drawing is in the order of time.
    findings.reverse();
    assert_eq!(trend(&findings), chart);
}

#[test]
fn other_metrics_and_groups_are_no_part_of_a_series() {
    let mut findings = series(&[Some(1.0), Some(2.0), Some(3.0)], RATIO, Unit::Count);
    findings[1].segment = Some(Some("France".to_owned()));
    findings[2].estimate = Estimate::new("orders", Unit::Count, 3.0, 3, Evidence::Exact);
    assert_eq!(trend(&findings).points.len(), 1);
}

#[test]
fn totals_stand_on_zero_and_intervals_need_not() {
    let values = [Some(1_000.0), Some(1_020.0)];
    let totals = trend(&series(&values, Evidence::Exact, Unit::Count));
    assert_eq!(super::trend::axis(&totals).low, 0.0);
    let means = trend(&series(&values, RATIO, Unit::Count));
    assert!(super::trend::axis(&means).low > 900.0);
}

fn group(name: Option<&str>, value: f64, n: u64) -> Finding {
    let estimate = Estimate::new("average_order_value", Unit::Money, value, n, RATIO);
    let segment = Some(name.map(str::to_owned));
    Finding { estimate, direction: None, period: None, segment, previous: None, change: None }
}

#[test]
fn a_forest_shows_the_largest_groups_and_counts_the_rest() {
    let groups: Vec<Finding> =
        (1..=20).map(|n| group(Some(&format!("group {n}")), 100.0 - n as f64, n)).collect();
    let chart = forest(&groups, None, 3).by("country");
    let labels: Vec<_> = chart.points.iter().map(|point| point.label(&chart.language)).collect();
    assert_eq!(labels, ["group 18", "group 19", "group 20"]);
    let words = words(&chart.to_svg());
    assert!(words.starts_with("Average order value by country|"), "{words}");
    assert!(words.ends_with("17 smaller groups (n = 1 to 17) are not shown"), "{words}");
}

#[test]
fn hostile_names_stay_words() {
    let hostile = "</text><script>alert(1)</script>\"'&\u{0}\u{1b}[2J\u{202e}\u{ffff}";
    let groups = [group(Some(hostile), 1.0, 1), group(None, 2.0, 2), group(Some(""), 3.0, 3)];
    let svg = forest(&groups, groups.first(), TOP).by(hostile).to_svg();
    let words = words(&svg);
    assert!(!svg.contains("<script") && !svg.contains('\u{1b}') && !svg.contains('\u{202e}'));
    assert!(words.contains("</text><script>") && words.contains("(none)") && words.contains("(empty)"));
    assert!(!forest(&groups, None, TOP).by(hostile).spec().to_json().contains("<script"));
}

#[test]
fn one_wide_interval_does_not_squeeze_the_others() {
    let mut groups: Vec<Finding> =
        (1..=9).map(|n| group(Some(&n.to_string()), 100.0 + n as f64, 50)).collect();
    let wide = Evidence::ratio(2, 1e12);
    groups[0].estimate = Estimate::new("average_order_value", Unit::Money, 101.0, 2, wide);
    let axis = super::forest::axis(&forest(&groups, None, TOP), None);
    assert!(axis.low > 80.0 && axis.high < 130.0, "{axis:?}");
}

#[test]
fn names_are_cut_by_their_width() {
    assert_eq!(super::label::cut("United Kingdom", 17), "United Kingdom");
    assert_eq!(super::label::cut("Bosnia and Herzegovina", 12), "Bosnia and…");
    assert_eq!(super::label::cut("東京都千代田区", 7), "東京都…");
}

#[test]
fn metrics_have_their_names() {
    let names = ["average_order_value", "historic_clv", "member_aov_lift", "nps", ""]
        .map(|id| Language::ENGLISH.metric_name(id));
    assert_eq!(names, ["Average order value", "Historic CLV", "Member AOV lift", "NPS", ""]);
}

#[test]
fn periods_have_their_names() {
    let span = |first: &str, last: &str| {
        let (first, last_exclusive) = (Date::parse(first).unwrap(), Date::parse(last).unwrap());
        format::period(&Language::ENGLISH, &Span { start: 0, end: 1, first, last_exclusive })
    };
    assert_eq!(span("2011-05-01", "2011-06-01"), "May 2011");
    assert_eq!(span("2010-12-01", "2011-01-01"), "Dec 2010");
    assert_eq!(span("2011-04-01", "2011-07-01"), "Q2 2011");
    assert_eq!(span("2011-01-01", "2012-01-01"), "2011");
    assert_eq!(span("2011-05-03", "2011-05-04"), "3 May 2011");
    assert_eq!(span("2011-01-03", "2011-01-10"), "3 Jan to 9 Jan 2011");
    assert_eq!(span("2010-12-27", "2011-01-03"), "27 Dec 2010 to 2 Jan 2011");
}
