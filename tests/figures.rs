//! Figures of the order log on tables small enough to check by hand, and the same bits on any number of threads.

use conformance::Random;
use engagement_metrics::calendar::{Date, Period, Zone};
use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::{
    Compare, CrossSell, OrdersOptions, OrdersSettings, Question, Window,
};
use engagement_metrics::{Estimate, Maturity, Report, Shape};

const DAY: i64 = 86_400_000_000;

fn open(rows: &OrderRows<'_>, settings: OrdersSettings) -> Orders {
    Orders::new(rows, OrdersOptions::default().time_zone(Zone::utc()), settings).expect("sound rows")
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn between(orders: &Orders, start: &str, end: &str) -> Report {
    orders.summary(Window::Between(date(start), date(end)), None, Compare::None).expect("a window")
}

fn of<'a>(report: &'a Report, metric: &str) -> &'a Estimate {
    report.estimate(metric, None, None).unwrap_or_else(|error| panic!("{error}"))
}

fn value(report: &Report, metric: &str) -> Option<f64> {
    of(report, metric).value()
}

/// Four customers and three rates that are taken for one another.
fn toy() -> Orders {
    let customers = ["A", "A", "B", "B", "C", "D", "D", "D"];
    let times = [
        "2023-11-05",
        "2024-02-05",
        "2024-01-10",
        "2024-03-10",
        "2024-03-20",
        "2023-06-01",
        "2024-01-15",
        "2024-02-15",
    ];
    let values = [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0];
    let settings = OrdersSettings::default().as_of(Zone::utc().start_of_day(date("2024-04-01")));
    open(&OrderRows::new(&customers[..], &times[..], &values[..]), settings)
}

#[test]
fn repeat_returning_and_repeat_orders_differ() {
    let report = between(&toy(), "2024-01-01", "2024-04-01");
    assert_eq!(value(&report, "repeat_purchase_rate"), Some(2.0 / 4.0));
    assert_eq!(value(&report, "returning_customer_rate"), Some(3.0 / 4.0));
    assert_eq!(value(&report, "repeat_order_rate"), Some(4.0 / 6.0));
    assert_eq!(value(&report, "new_customers"), Some(2.0));
    assert_eq!(value(&report, "returning_customers"), Some(3.0));
    // A 92, B 60, D 228 and 31 days.
    assert_eq!(
        (value(&report, "time_between_purchases"), of(&report, "time_between_purchases").n()),
        (Some(76.0), 4)
    );
    // Everything up to the window's end: A 30, B 70, C 50, D 210.
    assert_eq!(value(&report, "historic_clv"), Some(90.0));
    assert_eq!(value(&report, "revenue_per_customer"), Some(290.0 / 4.0));
    // A 20, B 70, D 150 against C 50.
    assert_eq!(value(&report, "returning_to_one_time_spend"), Some(80.0 / 50.0));
    // One of four customers is a tenth, rounded up.
    assert_eq!(value(&report, "top_decile_revenue_share"), Some(150.0 / 290.0));
    assert_eq!(value(&report, "median_order_value"), Some(45.0));
    assert_eq!(value(&report, "p90_order_value"), Some(75.0));
}

#[test]
fn a_closed_window_does_not_change_when_orders_come_later() {
    let before = between(&toy(), "2023-11-01", "2024-02-01");
    assert_eq!(value(&before, "returning_customer_rate"), Some(1.0 / 3.0));
    assert_eq!(value(&before, "new_customers"), Some(2.0));
    assert_eq!(value(&before, "historic_clv"), Some((10.0 + 30.0 + 130.0) / 3.0));
}

#[test]
fn the_second_purchase_is_waited_for() {
    // B after 60 days, A after 92, D after 228; C is followed for 12 days and has not come back.
    let orders = toy();
    let report = orders.summary(None, None, Compare::None).expect("a summary");
    // 1 · 2/3 · 1/3: the curve falls below a half at the second of the three that are followed longer.
    assert_eq!(value(&report, "time_to_second_purchase"), Some(92.0));
    assert_eq!(of(&report, "time_to_second_purchase").n(), 4);
    let curve =
        report.distributions().iter().find(|own| own.metric == "time_to_second_purchase").expect("a curve");
    let Shape::Steps(steps) = &curve.shape else { panic!("{curve:?}") };
    let near = |a: f64, b: f64| (a - b).abs() < 1e-15;
    assert_eq!(steps.len(), 3);
    assert!(
        near(steps[0].survival, 2.0 / 3.0) && near(steps[1].survival, 1.0 / 3.0) && steps[2].survival == 0.0
    );

    let newest = between(&orders, "2024-03-01", "2024-04-01");
    let waiting = of(&newest, "time_to_second_purchase");
    assert_eq!((waiting.value(), waiting.notes()[0].code()), (None, "median_not_reached"));
}

#[test]
fn margins_members_refunds_and_categories() {
    let customers = [Some("a"), Some("a"), Some("b"), Some("c"), None, Some("c")];
    let times = Column::instants((0..6).map(|day| day * DAY).collect::<Vec<_>>());
    let rows = OrderRows::new(&customers[..], times, &[100.0, 50.0, 40.0, 60.0, 30.0, -20.0][..])
        .cost(&[60.0, 30.0, 20.0, 30.0, 10.0, -10.0][..])
        .kind(&["order", "order", "order", "order", "order", "refund"][..])
        .member(Column::from(vec![false, true, false, false, true, false]))
        .category(&["x", "y", "x", "x", "x", "x"][..]);
    let orders = open(&rows, OrdersSettings::default());
    let report = orders.summary(None, None, Compare::None).expect("a summary");
    assert_eq!(value(&report, "gross_margin_rate"), Some((260.0 - 140.0) / 260.0));
    assert_eq!(value(&report, "refund_rate"), Some(1.0 / 5.0));
    // a became a member, so all of a counts; nobody's order has its own flag.
    assert_eq!(value(&report, "member_sales_share"), Some(180.0 / 260.0));
    assert_eq!(value(&report, "member_aov_lift"), Some((180.0 / 3.0) / (80.0 / 2.0) - 1.0));
    assert_eq!(value(&report, "member_frequency_lift"), Some(2.0 / (2.0 / 2.0) - 1.0));
    let codes: Vec<_> = of(&report, "member_aov_lift").notes().iter().map(|note| note.code()).collect();
    assert_eq!(codes, ["not_causal", "status_changed"]);
    // No order has two categories, but customer a has.
    assert_eq!(value(&report, "cross_sell_rate"), Some(0.0));
    let by_customer = open(&rows, OrdersSettings::default().cross_sell(CrossSell::Customer));
    let report = by_customer.summary(None, None, Compare::None).expect("a summary");
    assert_eq!(value(&report, "cross_sell_rate"), Some(1.0 / 3.0));
    // With a cost column historic value is margin: a 60, b 20, c 20.
    assert_eq!(value(&report, "historic_clv"), Some((60.0 + 20.0 + 20.0) / 3.0));
}

#[test]
fn a_metric_that_the_table_cannot_give_names_its_column() {
    let orders = toy();
    let ask = |metric: &str| {
        orders.ask(&Question::summary(None).metrics([metric])).map(|report| report.findings().len())
    };
    assert_eq!(ask("average_order_value").ok(), Some(1));
    let error = ask("gross_margin_rate").expect_err("no costs");
    assert_eq!(error.to_string(), "gross_margin_rate: `cost` is required");
    let error = ask("gross_margin").expect_err("no such metric");
    assert!(error.to_string().contains("gross_margin_rate") && error.code() == "unknown", "{error}");
    let sheet = orders.to_string();
    assert!(
        sheet.contains("19 metrics can be computed\n  not without `guest`: guest_checkout_rate\n"),
        "{sheet}"
    );
}

#[test]
fn windows_between_dates_compare_with_the_days_before_and_the_year_before() {
    let orders = toy();
    let change = |compare| {
        let window = Window::Between(date("2024-02-01"), date("2024-03-01"));
        let report = orders.summary(window, None, compare).expect("a window");
        let finding = report.finding("orders", Some("2024-02-01"), None).expect("a row");
        (finding.previous.as_ref().and_then(Estimate::value), finding.change.is_some())
    };
    // The 29 days before 1 February hold 10 and 15 January.
    assert_eq!(change(Compare::Previous), (Some(2.0), true));
    assert_eq!(change(Compare::PreviousSameDays), (Some(2.0), true));
    assert_eq!(change(Compare::Year), (None, false));
    // Whole months compare with as many months: February with January, though it is shorter.
    let february = Window::Between(date("2024-02-01"), date("2024-03-01"));
    let report = orders.summary(february, None, Compare::Previous).expect("a window");
    let before =
        report.findings()[0].previous.as_ref().and_then(Estimate::context).and_then(|own| own.window);
    assert_eq!(before.map(|window| window.first), Some(date("2024-01-01")));
    let wrong = orders.summary(Window::Between(date("2024-03-01"), date("2024-02-01")), None, Compare::None);
    assert_eq!(wrong.expect_err("backwards").input(), Some("end"));
}

#[test]
fn a_window_outside_the_data_is_unobserved() {
    for (start, end) in [("2020-01-01", "2020-02-01"), ("2030-01-01", "2030-02-01")] {
        let report = between(&toy(), start, end);
        for finding in report.findings() {
            assert_eq!((finding.estimate.value(), finding.estimate.maturity()), (None, Maturity::Unobserved));
            assert_eq!(finding.estimate.notes()[0].code(), "outside_data");
        }
    }
}

#[test]
fn a_cost_below_0_is_refused_for_an_order_and_not_for_a_refund() {
    let days = Column::instants(vec![0, DAY]);
    let rows = OrderRows::new(&["a", "b"][..], days, &[10.0, -4.0][..]).kind(&["order", "refund"][..]);
    let options = || OrdersOptions::default().time_zone(Zone::utc());
    let open = |costs: &[f64]| Orders::new(&rows.clone().cost(costs), options(), OrdersSettings::default());
    assert!(open(&[5.0, -2.0]).is_ok());
    let error = open(&[-5.0, -2.0]).expect_err("a cost below 0");
    let text = "orders: `cost` must be at least 0 for an order, got -5 (row 0); the cost of a refund may be below 0; \
                wrong_sign='skip' leaves such orders out";
    assert_eq!(error.to_string(), text);
}

#[test]
fn threads_show_in_no_result() {
    let mut random = Random(7);
    let n = 30_000;
    let customers: Vec<i64> = (0..n).map(|_| random.below(6_000).min(random.below(6_000)) as i64).collect();
    let times: Vec<i64> =
        (0..n).map(|_| random.below(400) as i64 * DAY + random.below(86_400) as i64).collect();
    let values: Vec<f64> = (0..n).map(|_| random.below(100_000) as f64 / 100.0).collect();
    let costs: Vec<f64> = values.iter().map(|value| (value * 50.0).floor() / 100.0).collect();
    let country: Vec<String> = (0..n).map(|_| format!("land {}", random.below(4))).collect();
    let country: Vec<Option<&str>> = country.iter().map(|name| Some(name.as_str())).collect();
    let member: Vec<bool> = (0..n).map(|_| random.below(3) == 0).collect();
    let answer = |threads: usize| {
        let rows = OrderRows::new(customers.clone(), Column::instants(times.clone()), values.clone())
            .cost(costs.clone())
            .member(Column::from(member.clone()))
            .segment("country", country.clone());
        let options = OrdersOptions::default().time_zone(Zone::utc()).threads(threads);
        let settings = OrdersSettings::default().threads(threads);
        let orders = Orders::new(&rows, options, settings).expect("sound rows");
        let months = orders.by(Period::Month, Some("country"), Compare::Previous).expect("months");
        let report = orders.report(Period::Quarter, None, Compare::Year).expect("a report");
        (months.to_value().to_json(), report.to_value().to_json())
    };
    let one = answer(1);
    for threads in [2, 3, 8] {
        assert!(answer(threads) == one, "{threads} threads");
    }
}
