//! The page holds whatever users bring, and says nothing that the evidence does not bear.

use crate::calendar::{Period, Zone};
use crate::report::Report;
use crate::rows::orders::OrderRows;
use crate::sources::Orders;
use crate::sources::orders::{Compare, OrdersOptions, OrdersSettings};

fn orders(customers: &[&str], times: &[&str], values: &[f64], countries: &[&str], zone: &str) -> Orders {
    let mut options = OrdersOptions::default();
    (options.currency, options.time_zone) = (Some("GBP".to_owned()), Zone::fixed(zone, 0));
    let rows = OrderRows::new(customers, times, values).segment("<b>country", countries);
    Orders::new(&rows, options, OrdersSettings::default()).unwrap()
}

fn small(country: &str, zone: &str) -> Orders {
    let times = ["2011-01-05", "2011-01-20", "2011-02-03", "2011-03-01"];
    orders(&["a", "a", "b", "c"], &times, &[12.5, 8.0, 20.0, 0.0], &[country, "FR", "FR", country], zone)
}

/// Parses all of the page but the JSON, which is no XML.
fn check(page: &str) {
    let (head, rest) =
        page.split_once("<script type=\"application/json\" id=\"engagement-metrics-charts\">").unwrap();
    let (json, tail) = rest.split_once("</script>").unwrap();
    assert!(!json.contains('<'));
    let text = format!("{}{tail}", head.strip_prefix("<!doctype html>\n").unwrap());
    let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}"));
    let names = document.descendants().map(|node| node.tag_name().name());
    assert!(names.clone().all(|name| !["script", "img", "link", "iframe", "b"].contains(&name)));
    let links = document.descendants().flat_map(|node| node.attributes()).map(|attribute| attribute.name());
    assert!(links.into_iter().all(|name| !["href", "src"].contains(&name) && !name.starts_with("on")));
}

fn reports(orders: &Orders) -> Vec<Report> {
    let segment = Some("<b>country");
    vec![
        orders.summary(None, None, Compare::None).unwrap(),
        orders.summary(Some(20), None, Compare::Previous).unwrap(),
        orders.summary(None, segment, Compare::None).unwrap(),
        orders.by(Period::Month, None, Compare::Previous).unwrap(),
        orders.by(Period::Day, segment, Compare::None).unwrap(),
        orders.report(Period::Month, segment, Compare::Previous).unwrap(),
    ]
}

#[test]
fn hostile_words_stay_words() {
    for hostile in
        ["</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'&\u{1b}[2J\u{202e}\u{0}"]
    {
        for report in reports(&small(hostile, hostile)) {
            check(&report.to_html());
            let text = report.to_string();
            assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{0}']), "{text}");
        }
    }
}

#[test]
fn no_data_is_a_page_too() {
    let none = orders(&[], &[], &[], &[], "UTC");
    let summary = none.summary(None, None, Compare::None).unwrap();
    for report in [summary, none.by(Period::Month, None, Compare::Previous).unwrap()] {
        check(&report.to_html());
        assert!(!report.to_string().is_empty());
    }
}

#[test]
fn few_orders_get_no_verdict_and_no_colour() {
    let report = small("UK", "UTC").by(Period::Month, None, Compare::Previous).unwrap();
    let page = report.to_html();
    assert_eq!(page, report.to_html());
    assert!(!page.contains("class=\"better\"") && !page.contains("class=\"worse\""));
    assert!(!page.contains('▲') && !page.contains('▼'));
    assert!(page.contains("undefined: the period before lies outside the data"));
    assert_eq!(report.charts().len(), 8);
    assert_eq!(report.chart("orders").unwrap().title(), "Orders");
    assert!(report.chart("nps").is_err());
}

#[test]
fn a_clear_change_is_called_one() {
    let days: Vec<String> = (0..80).map(|n| format!("2011-0{}-{:02}", 1 + n / 40, 1 + n % 28)).collect();
    let customers: Vec<String> = (0..80).map(|n| format!("c{n}")).collect();
    let values: Vec<f64> = (0..80).map(|n| f64::from(10 + n % 5 + n / 40 * 30)).collect();
    let text = |all: &[String]| -> Vec<&'static str> { all.iter().map(|one| &*one.clone().leak()).collect() };
    let (customers, days) = (text(&customers), text(&days));
    let as_of = Zone::utc().start_of_day(crate::calendar::Date::from_ymd(2011, 3, 1).unwrap());
    let settings = OrdersSettings { as_of: Some(as_of), ..OrdersSettings::default() };
    let options = OrdersOptions { time_zone: Some(Zone::utc()), ..OrdersOptions::default() };
    let rows = OrderRows::new(&customers[..], &days[..], &values[..]);
    let report =
        Orders::new(&rows, options, settings).unwrap().by(Period::Month, None, Compare::Previous).unwrap();
    let page = report.to_html();
    assert!(page.contains("Feb 2011, the latest complete period"));
    assert_eq!(page.matches("▲ better").count(), 1);
    let text = report.to_string();
    let line = text.lines().find(|line| line.starts_with("Feb 2011") && line.contains("better"));
    assert!(line.is_some(), "{text}");
}
