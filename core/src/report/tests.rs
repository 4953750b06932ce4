//! A report of every figure in every unit, with ends that the data do not reach, in every form that people read.

use std::sync::Arc;

use super::Report;
use crate::analyses::orders::FIGURES;
use crate::calendar::{Date, Period, Span, Zone};
use crate::distribution::{Bin, Distribution, Shape, Step};
use crate::estimate::{Context, Difference, Ends, Estimate, Evidence, Maturity};
use crate::field::{Direction, Unit};
use crate::finding::Finding;
use crate::math::elementary::exp;
use crate::math::interval::{Interval, student_t};
use crate::note::{Code, Note};
use crate::text::Language;

/// Figures with a value, its unit, its direction and the last end of its interval as a multiple of it; 0 for a total.
const ALL: [(&str, f64, Unit, Direction, f64); 26] = [
    ("orders", 8_126.0, Unit::Count, Direction::Higher, 0.0),
    ("unique_customers", 2_718.0, Unit::Count, Direction::Higher, 0.0),
    ("new_customers", 1_204.0, Unit::Count, Direction::Higher, 0.0),
    ("returning_customers", 1_514.0, Unit::Count, Direction::Higher, 0.0),
    ("revenue", 3_706_828.0, Unit::Money, Direction::Higher, 0.0),
    ("growth_rate", 0.467, Unit::Fraction, Direction::Higher, 0.0),
    ("average_order_value", 456.17, Unit::Money, Direction::Higher, 1.04),
    ("median_order_value", 302.1, Unit::Money, Direction::Higher, 1.05),
    ("p90_order_value", 1_012.4, Unit::Money, Direction::Higher, f64::INFINITY),
    ("purchase_frequency", 2.73, Unit::OrdersPerCustomer, Direction::Higher, 1.02),
    ("revenue_per_customer", 1_363.8, Unit::Money, Direction::Higher, 1.08),
    ("repeat_purchase_rate", 0.51, Unit::Fraction, Direction::Higher, 1.02),
    ("returning_customer_rate", 0.557, Unit::Fraction, Direction::Higher, 1.03),
    ("repeat_order_rate", 0.633, Unit::Fraction, Direction::Higher, 1.03),
    ("time_between_purchases", 23.4, Unit::Days, Direction::Lower, 1.03),
    ("time_to_second_purchase", 71.3, Unit::Days, Direction::Lower, f64::INFINITY),
    ("top_decile_revenue_share", 0.52, Unit::Fraction, Direction::Neither, 1.05),
    ("returning_to_one_time_spend", 4.27, Unit::Ratio, Direction::Neither, 1.1),
    ("historic_clv", 1_702.55, Unit::Money, Direction::Higher, 1.06),
    ("guest_checkout_rate", 0.088, Unit::Fraction, Direction::Lower, 1.1),
    ("refund_rate", 0.206, Unit::Fraction, Direction::Lower, 1.08),
    ("gross_margin_rate", 0.381, Unit::Fraction, Direction::Higher, 1.02),
    ("cross_sell_rate", 0.744, Unit::Fraction, Direction::Higher, 1.01),
    ("member_sales_share", 0.284, Unit::Fraction, Direction::Higher, 1.03),
    ("member_aov_lift", 0.121, Unit::Fraction, Direction::Higher, 1.7),
    ("member_frequency_lift", 0.196, Unit::Fraction, Direction::Higher, 1.5),
];

fn month(index: u32) -> Span {
    let first = Date::from_ymd(2011, index + 1, 1).unwrap();
    let last_exclusive = Period::Month.next(first).unwrap();
    Span { start: first.midnight(), end: last_exclusive.midnight(), first, last_exclusive }
}

fn estimate(place: usize, factor: f64, n: u64, window: Option<Span>) -> Estimate {
    let (metric, value, unit, _, end) = ALL[place];
    let value = value * factor;
    let evidence = match end {
        0.0 => Evidence::Exact,
        // Only what is asked at 95 % and beyond has no end: so does a median that few have reached.
        end if end.is_infinite() => {
            let interval = |level| {
                let near = student_t(value, value * 0.02, 900.0, level)?;
                Some(Interval { high: f64::INFINITY, ..near })
            };
            Evidence::Quantile { clusters: 300, ends: Arc::new(Ends::of(value, interval).unwrap()) }
        }
        end => {
            let error = value * (end - 1.0) / 1.96;
            Evidence::ratio(n / 2, error * error)
        }
    };
    let context = Context { window, zone: None, as_of: month(5).start, currency: Some(Arc::from("GBP")) };
    let estimate = Estimate::new(metric, unit, value, n, evidence).within(Arc::new(context));
    if place == 14 {
        estimate.note(Note::new(Code::OneTimeBuyers).with("count", 1_332_u64))
    } else {
        estimate
    }
}

/// Five months, the last of them open, all of the data, and three groups.
fn report(segment: Option<&str>) -> Report {
    let mut findings = Vec::new();
    for (place, figure) in ALL.iter().enumerate() {
        let direction = Some(figure.3);
        for index in 0..5 {
            let factor = [1.0, 0.9, 1.05, 1.4, 1.2][index as usize];
            let mut now = estimate(place, factor, 900, Some(month(index)));
            if index == 4 {
                now = now.maturity_is(Maturity::Open);
            }
            let previous = (index > 0).then(|| {
                estimate(place, [1.0, 1.0, 0.9, 1.05, 1.4][index as usize], 900, Some(month(index - 1)))
            });
            let change = previous.as_ref().filter(|_| index < 4).map(|then| Difference::new(&now, then, 0.2));
            findings.push(Finding {
                estimate: now,
                direction,
                period: Some(month(index)),
                segment: None,
                previous,
                change,
            });
        }
        let whole = |segment, factor, n| Finding {
            estimate: estimate(place, factor, n, None),
            direction,
            period: None,
            segment,
            previous: None,
            change: None,
        };
        findings.push(whole(None, 1.0, 8_126));
        if segment.is_some() {
            findings.push(whole(Some(Some("France".to_owned())), 0.8, 400));
            findings.push(whole(Some(Some("United Kingdom".to_owned())), 1.1, 7_400));
            findings.push(whole(Some(None), 1.2, 326));
        }
    }
    let bin = |index: u64| {
        let low = 7.0 * index as f64;
        Bin {
            low,
            high: (index < 25).then_some(low + 7.0),
            count: if index < 25 { 900 / (index + 2) } else { 120 },
        }
    };
    let values = |index: i32| Bin {
        low: 50.0 * f64::from(index),
        high: (index < 30).then_some(50.0 * f64::from(index + 1)),
        count: [90, 310, 520, 640, 700, 660, 560, 450, 380, 300][(index as usize).min(9)]
            / (1 + index as u64 / 10),
    };
    let step = |index: u64| {
        let survival = exp(-(index as f64) / 103.0);
        let time = index as f64;
        Step { time, at_risk: 2_718 - 9 * index, survival, low: survival - 0.02, high: survival + 0.02 }
    };
    let distributions = [
        ("median_order_value", Unit::Money, Shape::Bins((0..=30).map(values).collect())),
        ("time_between_purchases", Unit::Days, Shape::Bins((0..=25).map(bin).collect())),
        ("time_to_second_purchase", Unit::Days, Shape::Steps((1..180).map(step).collect())),
    ];
    let distributions =
        distributions.map(|(metric, unit, shape)| Distribution { metric, unit, shape }).to_vec();
    Report {
        source: "Orders",
        period: Some(Period::Month),
        segment: segment.map(str::to_owned),
        currency: Some(Arc::from("GBP")),
        zone: Some(Arc::new(Zone::utc())),
        as_of: month(5).start,
        findings,
        distributions,
        notes: vec![Note::new(Code::SharedCustomers)],
        language: Language::ENGLISH,
    }
}

/// The words of all cells of the rows of the key figures.
fn key_rows(fragment: &str) -> Vec<Vec<String>> {
    let text = format!("<body>{fragment}</body>");
    let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}"));
    let rows = document.descendants().filter(|node| node.has_tag_name("tr"));
    let words = |node: roxmltree::Node<'_, '_>| {
        let texts = node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text());
        texts.collect::<String>()
    };
    rows.map(|row| row.children().filter(|cell| cell.is_element()).map(words).collect()).collect()
}

#[test]
fn the_figures_here_are_those_of_the_log() {
    // What the log has is drawn here; a new figure needs a row here.
    for figure in FIGURES {
        let (.., direction, _) = ALL.iter().find(|row| row.0 == figure.id).expect(figure.id);
        assert_eq!(*direction, figure.direction, "{}", figure.id);
    }
}

#[test]
fn a_page_of_every_figure_stays_readable() {
    let report = report(Some("country"));
    let page = report.to_html();
    let (head, _) = page.split_once("<script type=\"application/json\"").unwrap();
    for name in ["Orders and revenue", "Timing", "Members", "Distributions", "By country"] {
        assert!(head.contains(&format!(">{name}<")), "{name}");
    }
    assert!(!head.contains(">Other<"));
    assert!(!page.contains("NaN") && !head.contains("inf\"") && !page.contains("Infinity"));
    assert!(head.contains("69.8 to ∞ days") || head.contains("to ∞ days"));
    // A ratio has no unit, days have one.
    assert!(
        head.contains("<span class=\"value\">5.98</span>") && head.contains(">99.8 days</span>"),
        "{head}"
    );
    assert_eq!(head.matches("class=\"em-chart em-histogram\"").count(), 2);
    assert_eq!(head.matches("class=\"em-chart em-steps\"").count(), 1);
    // `LOOK=folder` writes every form of it, to be seen with one's own eyes.
    if let Some(folder) = std::env::var_os("LOOK") {
        std::fs::write(std::path::Path::new(&folder).join("report.html"), &page).unwrap();
        std::fs::write(std::path::Path::new(&folder).join("report.md"), report.to_markdown()).unwrap();
        std::fs::write(std::path::Path::new(&folder).join("report.txt"), report.to_string()).unwrap();
        std::fs::write(std::path::Path::new(&folder).join("fragment.html"), report.to_html_fragment())
            .unwrap();
    }
}

#[test]
fn charts_come_as_trends_then_distributions_then_groups() {
    let titles =
        |report: &Report| -> Vec<String> { report.charts().iter().map(crate::chart::Chart::title).collect() };
    let split = report(Some("country"));
    let all = titles(&split);
    assert_eq!(all.len(), 26 + 3 + 20);
    assert_eq!(
        all[25..30],
        [
            "Member frequency lift",
            "Median order value, distribution",
            "Time between purchases, distribution",
            "Time to second purchase, distribution",
            "Average order value by country"
        ]
    );
    let title = |report: &Report, metric| report.chart(metric).unwrap().title();
    assert_eq!(title(&split, "time_between_purchases"), "Time between purchases");
    // Without periods, the distribution; with groups, the groups; else the figure alone.
    let mut summary = split.clone();
    summary.findings.retain(|finding| finding.period.is_none());
    assert_eq!(title(&summary, "time_between_purchases"), "Time between purchases by country");
    summary.findings.retain(|finding| finding.segment.is_none());
    summary.segment = None;
    assert_eq!(title(&summary, "time_between_purchases"), "Time between purchases, distribution");
    assert_eq!(title(&summary, "refund_rate"), "Refund rate by group");
    // The figure that is marked is that of the whole window.
    assert!(summary.chart("time_between_purchases").unwrap().description().contains("23.4 days"));
    assert!(summary.chart("nps").is_err());
}

#[test]
fn what_is_neither_better_nor_worse_gets_no_verdict() {
    let report = report(None);
    let verdicts = report.verdicts();
    let mut judged = 0;
    for (finding, verdict) in report.findings().iter().zip(&verdicts) {
        if finding.direction == Some(Direction::Neither) {
            assert_eq!(*verdict, None, "{}", finding.estimate.metric());
        }
        judged += usize::from(verdict.is_some());
    }
    assert!(judged > 20);
    let rows = key_rows(&report.to_html_fragment());
    let row = |name: &str| rows.iter().find(|row| row[0] == name).unwrap().clone();
    assert_eq!(row("Top decile revenue share")[6], "–");
    assert_eq!(row("Returning to one time spend")[1..4], ["5.98", "5.38 to 6.58", "900"]);
    assert_eq!(row("Repeat purchase rate")[6], "▲ better");
    assert_eq!(row("Time between purchases")[6], "▲ worse");
    assert_eq!(row("Time to second purchase")[2], "95.9 to ∞ days");
    // A total has no interval, so no test and no verdict.
    assert_eq!(row("Orders")[1..], ["11,376", "–", "900", "+2,844", "–", "–", ""]);
}

#[test]
fn a_fragment_stands_without_styles() {
    let fragment = report(Some("country")).to_html_fragment();
    for forbidden in ["<style", "<script", "style=", "<link", "href", "src="] {
        assert!(!fragment.contains(forbidden), "{forbidden}");
    }
    let rows = key_rows(&fragment);
    assert_eq!(rows.len(), 27);
    assert_eq!(
        rows[0],
        ["Metric", "Value", "95 % interval", "n", "Change on previous", "p", "Verdict", "Course"]
    );
    assert!(fragment.contains("Apr 2011, the latest complete period"));
    // The drawings hold no words of their own, which would spill where they are taken out.
    assert!(rows.iter().skip(1).all(|row| row[7].is_empty()));
    // A report of groups by period has no key figures; its table stands there.
    let mut groups = report(Some("country"));
    groups.findings.retain(|finding| finding.segment.is_some());
    assert!(groups.to_html_fragment().contains(" more rows</p>"));
}

#[test]
fn markdown_tables_have_as_many_cells_as_columns() {
    let text = report(Some("a|b\\`*[x](y)")).to_markdown();
    assert!(text.starts_with(
        "# Orders by month and a\\|b\\\\\\`\\*\\[x\\](y)\n\n2011-01-01 to 2011-05-31 · UTC · GBP · as of "
    ));
    let bars = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
    let mut width = None;
    for line in text.lines() {
        if line.starts_with('|') {
            assert_eq!(*width.get_or_insert(bars(line)), bars(line), "{line}");
        } else {
            width = None;
        }
    }
    assert!(
        text.contains("| Time to second purchase | 99.8 days | 95.9 to ∞ days | 900 | +25.0 days |"),
        "{text}"
    );
    assert!(
        text.contains(
            "| Repeat purchase rate | 71.4 % | 70.0 to 72.8 % | 900 | +17.8 pp | \\<0.001 | ▲ better |"
        ),
        "{text}"
    );
    assert!(text.contains("\n### Time between purchases\n\n| period | value |"), "{text}");
    assert!(text.contains("\n## Notes\n\n- customers who buy in several segments"));
}

#[test]
fn text_fits_a_terminal() {
    let text = report(Some("country")).to_string();
    let widest = text.lines().map(crate::chart::text_width).max().unwrap_or(0);
    assert!(widest <= 110, "{widest}\n{text}");
    assert!(text.contains("\ntime_to_second_purchase\n"));
    assert!(text.contains("[95.9, ∞]") && text.contains("99.8 days"), "{text}");
    // Six totals are two tables, each with the names of its rows.
    assert_eq!(text.matches("\nall of the data  ").count(), 2 + 20, "{text}");
}
