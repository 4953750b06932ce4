//! Histograms, survival curves, and intervals without an end.

use std::sync::Arc;

use super::{finding, series, words};
use crate::chart::{Chart, TOP, distribution, forest, sparkline, trend};
use crate::distribution::{Bin, Distribution, Shape, Step};
use crate::estimate::{Ends, Estimate, Evidence, Maturity};
use crate::field::Unit;
use crate::finding::Finding;
use crate::math::elementary::exp;
use crate::math::interval::Interval;
use crate::note::{Code, Note};
use crate::value::Value;

/// A figure over all of the data, whose interval has these ends at every level.
fn figure(metric: &'static str, unit: Unit, value: f64, (low, high): (f64, f64)) -> Finding {
    let ends = Ends::of(value, |_| Some(Interval { low, high })).unwrap();
    let evidence = Evidence::Quantile { clusters: 900, ends: Arc::new(ends) };
    let estimate = Estimate::new(metric, unit, value, 1_850, evidence);
    Finding { estimate, direction: None, period: None, segment: None, previous: None, change: None }
}

/// Gaps in bins of a week, the last without an end.
fn gaps(counts: &[u64]) -> Distribution {
    let bin = |(index, count): (usize, &u64)| {
        let low = 7.0 * index as f64;
        Bin { low, high: (index + 1 < counts.len()).then_some(low + 7.0), count: *count }
    };
    let shape = Shape::Bins(counts.iter().enumerate().map(bin).collect());
    Distribution { metric: "time_between_purchases", unit: Unit::Days, shape }
}

const COUNTS: [u64; 14] = [212, 260, 231, 190, 163, 140, 122, 98, 85, 71, 60, 52, 44, 122];

fn curve(steps: usize) -> Distribution {
    let step = |index: usize| {
        let time = 0.7 * (index + 1) as f64;
        let survival = exp(-time / 80.0);
        let width = 0.02 + 0.0004 * time;
        let at_risk = 2_700_u64.saturating_sub(6 * index as u64);
        Step { time, at_risk, survival, low: survival - width, high: survival + width }
    };
    let shape = Shape::Steps((0..steps).map(step).collect());
    Distribution { metric: "time_to_second_purchase", unit: Unit::Days, shape }
}

/// The same curve with steps seven times as long.
fn coarse(steps: usize) -> Distribution {
    let Distribution { shape: Shape::Steps(all), metric, unit, .. } = curve(steps * 7) else {
        panic!("steps")
    };
    let kept = all.into_iter().skip(6).step_by(7).collect();
    Distribution { metric, unit, shape: Shape::Steps(kept) }
}

fn median_life(high: f64) -> Finding {
    figure("time_to_second_purchase", Unit::Days, 55.4, (51.1, high))
}

/// The specification as text: JSON knows no NaN and no infinity, and nulls stand only where they are meant.
fn spec(chart: &Chart) -> String {
    fn numbers(value: &Value) {
        match value {
            Value::Float(number) => assert!(number.is_finite(), "{number}"),
            Value::List(values) => values.iter().for_each(numbers),
            Value::Map(pairs) => pairs.iter().for_each(|(_, value)| numbers(value)),
            _ => {}
        }
    }
    numbers(&chart.spec());
    chart.spec().to_json()
}

#[test]
fn a_histogram_says_what_it_shows() {
    let median = figure("time_between_purchases", Unit::Days, 29.4, (27.0, 31.5));
    let chart = distribution(&gaps(&COUNTS), Some(&median));
    assert_eq!(
        (chart.title().as_str(), chart.metric()),
        ("Time between purchases, distribution", "time_between_purchases")
    );
    assert_eq!(
        chart.description(),
        "Time between purchases, distribution: 29.4 days [27.0, 31.5], marked with its 95 % interval · 1,850 values"
    );
    let words = words(&chart.to_svg());
    assert!(words.contains("14.0 to 21.0 days\n231 values, 12.5 %\n25.5 % below"), "{words}");
    assert!(words.contains("91.0 days and more\n122 values, 6.6 %\n93.4 % below"), "{words}");
    // The edges, and the shares of 1,850 below them: 212 + 260 = 472 below 14 days.
    assert!(words.contains("|14|26 %|"), "{words}");
    assert!(words.ends_with("≥ 91|93 %"), "{words}");
    let spec = spec(&chart);
    assert!(spec.contains("\"label\":\"91.0 days and more\"") && spec.contains("\"high\":null"), "{spec}");
}

#[test]
fn the_mark_lies_where_its_value_does() {
    use crate::chart::bins::{Slots, below, percent};
    let chart = distribution(&gaps(&[1, 2, 3, 4]), None);
    let Shape::Bins(bins) = gaps(&[1, 2, 3, 4]).shape else { panic!("bins") };
    let slots = Slots::new(&bins, (0.0, 400.0));
    // Three bins of a week and an open one, 100 wide each.
    for (value, place) in
        [(-1.0, 0.0), (0.0, 0.0), (3.5, 50.0), (7.0, 100.0), (20.0, 285.7), (21.0, 350.0), (1e9, 350.0)]
    {
        assert!((slots.place(value) - place).abs() < 0.05, "{value} {}", slots.place(value));
    }
    assert_eq!((slots.place(f64::INFINITY), slots.place(f64::NEG_INFINITY)), (400.0, 0.0));
    assert_eq!(below(&bins), [0.0, 0.1, 0.3, 0.6]);
    let shares = [0.0, 0.001, 0.304, 0.999, 1.0].map(|share| percent(&chart, share));
    assert_eq!(shares, ["0 %", "<1 %", "30 %", ">99 %", "100 %"]);
}

#[test]
fn a_survival_curve_says_what_it_shows() {
    let chart = distribution(&curve(240), Some(&median_life(60.2)));
    let drawn = words(&chart.to_svg());
    assert!(drawn.contains("median 55.4 days [51.1, 60.2], marked"), "{drawn}");
    assert!(drawn.contains("0 %|25 %|50 %|75 %|100 %"), "{drawn}");
    assert!(drawn.contains("at risk|2,700|2,280|1,848|"), "{drawn}");
    assert!(drawn.contains("168.0 days: 12.2 % [3.5, 21.0]\nat risk: 1,266"), "{drawn}");
    assert!(spec(&chart).contains("step-after"));

    // Where the median is not reached, the reason stands in its place, and nothing is marked.
    let why = Note::new(Code::MedianNotReached).amount("share", 0.61, Unit::Fraction, None);
    let why = why.amount("longest", 180.0, Unit::Days, None);
    let mut open = median_life(60.2);
    open.estimate = Estimate::undefined("time_to_second_purchase", Unit::Days, 40, why);
    let chart = distribution(&curve(40), Some(&open));
    assert!(words(&chart.to_svg()).contains("|undefined: 61.0 % had no event by 180.0 days"));
    assert!(!spec(&chart).contains("\"shown\":\"median"));
    // Nor is a figure of another metric.
    let other = figure("orders", Unit::Count, 5.0, (4.0, 6.0));
    assert_eq!(distribution(&curve(40), Some(&other)), distribution(&curve(40), None));
}

#[test]
fn a_long_curve_is_drawn_no_finer_than_seen() {
    use crate::chart::steps::drawn;
    let Shape::Steps(steps) = curve(50_000).shape else { panic!("steps") };
    let kept = drawn(&steps);
    assert!((300..=361).contains(&kept.len()), "{}", kept.len());
    assert!(kept.iter().all(|step| steps.contains(step)) && kept.last() == steps.last());
    assert!(distribution(&curve(50_000), None).to_svg().len() < 80_000);
}

#[test]
fn an_interval_without_an_end_has_an_arrow() {
    let infinity = f64::INFINITY;
    let arrowed = |chart: &Chart| {
        assert!(chart.description().contains('∞') || chart.points.len() > 1, "{}", chart.description());
        words(&chart.to_svg());
        spec(chart).contains("triangle-")
    };
    let median = |high| figure("time_between_purchases", Unit::Days, 29.4, (27.0, high));
    assert!(arrowed(&distribution(&gaps(&COUNTS), Some(&median(infinity)))));
    assert!(!spec(&distribution(&gaps(&COUNTS), Some(&median(30.0)))).contains("triangle-"));
    assert!(arrowed(&distribution(&curve(100), Some(&median_life(infinity)))));

    let quantile = |low, high| {
        let ends = Ends::of(2.0, |_| Some(Interval { low, high })).unwrap();
        Evidence::Quantile { clusters: 12, ends: Arc::new(ends) }
    };
    let both = quantile(f64::NEG_INFINITY, infinity);
    for evidence in [quantile(1.5, infinity), both] {
        let mut over_time = series(&[Some(2.0), Some(2.0)], quantile(1.0, 3.0), Unit::Days);
        over_time.push(finding(Some(2.0), 2, evidence.clone(), Unit::Days));
        let trend = trend(&over_time);
        assert!(
            arrowed(&trend)
                && trend.to_svg().matches("stroke-width=\"2\" stroke-linecap=\"round\"/>").count() > 0
        );
        // The axis holds what is finite: the upper end of the others.
        assert!(trend.spec().to_json().contains("\"to\":3"), "{}", trend.spec().to_json());
        words(&sparkline(&over_time).to_svg());
        let mut groups = over_time.clone();
        for (index, group) in groups.iter_mut().enumerate() {
            (group.period, group.segment) = (None, Some(Some(index.to_string())));
        }
        assert!(arrowed(&forest(&groups, None, TOP)));
    }
    let finite = series(&[Some(2.0), Some(2.0)], quantile(1.0, 3.0), Unit::Days);
    assert!(!trend(&finite).spec().to_json().contains("triangle-"));
}

#[test]
fn any_distribution_is_drawn() {
    let hostile = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, 0.0, 5e-324];
    let mut all = vec![gaps(&[]), gaps(&[0]), gaps(&[7]), gaps(&[0, 0, 0]), gaps(&[u64::MAX, u64::MAX])];
    all.extend([gaps(&[3; 400]), curve(0), curve(1)]);
    for x in hostile {
        let bins = vec![Bin { low: x, high: Some(x), count: 2 }, Bin { low: x, high: None, count: 1 }];
        let step = Step { time: x, at_risk: 3, survival: x, low: x, high: -x };
        for unit in [Unit::Days, Unit::Money, Unit::Count, Unit::Fraction] {
            let of = |shape| Distribution { metric: "time_between_purchases", unit, shape };
            all.extend([of(Shape::Bins(bins.clone())), of(Shape::Steps(vec![step, step]))]);
        }
    }
    for one in all {
        for ends in [(24.0, 28.5), (f64::NEG_INFINITY, f64::INFINITY), (-f64::MAX, f64::MAX)] {
            let figure = figure(one.metric, one.unit, 26.3, ends);
            for chart in [distribution(&one, Some(&figure)), distribution(&one, None)] {
                words(&chart.to_svg());
                words(&chart.sparkline().to_svg());
                spec(&chart);
            }
        }
    }
}
/// One chart of every kind, with what makes each special.
fn gallery() -> Vec<(&'static str, Chart)> {
    let growing = |counts: &[u64]| {
        let edge = |index: usize| (1_u64 << index) as f64;
        let bin = |(index, count): (usize, &u64)| {
            let high = (index + 1 < counts.len()).then(|| edge(index + 1));
            Bin { low: edge(index), high, count: *count }
        };
        let shape = Shape::Bins(counts.iter().enumerate().map(bin).collect());
        Distribution { metric: "median_order_value", unit: Unit::Money, shape }
    };
    let quantile = |high| {
        let ends = Ends::of(2.0, |_| Some(Interval { low: 1.0, high })).unwrap();
        Evidence::Quantile { clusters: 12, ends: Arc::new(ends) }
    };
    let mut months = series(&[Some(2.0), None, Some(2.2), Some(1.8)], quantile(3.0), Unit::Days);
    months[3].estimate = months[3].estimate.clone().maturity_is(Maturity::Open);
    let mut endless = months.clone();
    endless.push(finding(Some(2.0), 4, quantile(f64::INFINITY), Unit::Days));
    let totals = series(&[Some(5.0), Some(7.0)], Evidence::Exact, Unit::Count);
    let by_group = |findings: &[Finding]| {
        let group = |(index, one): (usize, &Finding)| {
            let segment = Some((index > 0).then(|| format!("<group> {index}")));
            Finding { period: None, segment, ..one.clone() }
        };
        let groups: Vec<Finding> = findings.iter().enumerate().map(group).collect();
        forest(&groups, findings.first(), 5).by("country")
    };
    let gap = |high| figure("time_between_purchases", Unit::Days, 29.4, (27.0, high));
    let order_value = figure("median_order_value", Unit::Money, 30.2, (29.0, 31.8));
    vec![
        ("trend", trend(&months)),
        ("trend without an end", trend(&endless)),
        ("trend of totals", trend(&totals)),
        ("trend of nothing", trend(&[])),
        ("sparkline", sparkline(&months)),
        ("sparkline of totals", sparkline(&totals)),
        ("forest", by_group(&months)),
        ("forest without an end", by_group(&endless)),
        ("bins", distribution(&gaps(&COUNTS), Some(&gap(31.5)))),
        ("bins without an end", distribution(&gaps(&COUNTS), Some(&gap(f64::INFINITY)))),
        ("bins that grow", distribution(&growing(&[3, 40, 120, 51, 64, 42, 0, 8]), Some(&order_value))),
        ("bins of nothing", distribution(&gaps(&[]), None)),
        ("steps", distribution(&coarse(20), Some(&median_life(60.2)))),
        ("steps without an end", distribution(&coarse(15), Some(&median_life(f64::INFINITY)))),
        ("steps of nothing", distribution(&curve(0), None)),
    ]
}

/// The specifications that `tests/js` renders with Vega itself. `UPDATE=1` writes them again.
#[test]
fn specifications_are_the_committed_ones() {
    let lines: Vec<String> = gallery()
        .iter()
        .map(|(name, chart)| format!("{}:{}", Value::from(*name).to_json(), spec(chart)))
        .collect();
    let text = format!("{{\n{}\n}}\n", lines.join(",\n"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/chart/tests/specs.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap();
    assert!(
        committed == text,
        "other specifications than in {path}: run with UPDATE=1 and look at the difference"
    );
}
