//! What counts in the `orders` table: lines, guests, refunds, nulls, repeats, segments, and periods that are open.

use engagement_metrics::calendar::{Period, Zone};
use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::{
    Compare, Duplicates, Grain, NullCustomer, NullRows, OrdersOptions, OrdersSettings, WrongSign, ZeroValue,
};
use engagement_metrics::{Error, Maturity, Report};

const DAY: i64 = 86_400_000_000;

fn utc() -> OrdersOptions {
    let mut options = OrdersOptions::default();
    options.time_zone = Some(Zone::utc());
    options
}

fn open(rows: &OrderRows<'_>, options: OrdersOptions, settings: OrdersSettings) -> Result<Orders, Error> {
    Orders::new(rows, options, settings)
}

fn value(report: &Report, metric: &str) -> Option<f64> {
    report.estimate(metric, None, None).expect("a metric of the report").value()
}

#[test]
fn exact_repeats_can_be_dropped_and_are_counted() {
    let rows = OrderRows::new(&["ada", "ada"][..], Column::instants(vec![0, 0]), &[12.5, 12.5][..])
        .order(&[1, 1][..]);
    let mut options = utc();
    options.duplicate_order = Duplicates::Skip;
    let orders = open(&rows, options.clone(), OrdersSettings::default()).expect("a copy");
    assert_eq!(orders.state().len(), 1);
    assert!(orders.notes().iter().any(|note| note.text() == "1 exact repeat of an order was left out"));
    let differs = OrderRows::new(&["ada", "ada"][..], Column::instants(vec![0, 0]), &[12.5, 12.6][..])
        .order(&[1, 1][..]);
    assert_eq!(
        open(&differs, options, OrdersSettings::default()).expect_err("no copy").code(),
        "repeat_differs"
    );
}

#[test]
fn lines_add_up_to_orders() {
    let mut options = utc();
    options.grain = Grain::Line;
    let times = Column::instants(vec![60, 0, DAY]);
    let rows =
        OrderRows::new(&["ada", "ada", "ada"][..], times, &[0.1, 0.2, 5.0][..]).order(&["x", "x", "y"][..]);
    let orders = open(&rows, options, OrdersSettings::default()).expect("sound");
    let report = orders.summary(None, None, Compare::None).expect("a summary");
    assert_eq!(value(&report, "orders"), Some(2.0));
    assert_eq!(value(&report, "revenue"), Some(5.3));
    assert_eq!(value(&report, "average_order_value"), Some(2.65));
}

#[test]
fn guests_refunds_and_nobody() {
    let customers = vec![Some("ada"), Some("ada"), None, Some("bob"), Some("bob")];
    let times = Column::instants((0..5).map(|day| day * DAY).collect::<Vec<_>>());
    let rows = OrderRows::new(customers, times, &[10.0, 20.0, 30.0, -4.0, 0.0][..])
        .kind(&["order", "order", "order", "refund", "order"][..]);
    let report = |null_customer, zero_value| {
        let mut settings = OrdersSettings::default();
        (settings.null_customer, settings.zero_value) = (null_customer, zero_value);
        let orders = open(&rows, utc(), settings).expect("sound");
        (orders.summary(None, None, Compare::None).expect("a summary"), orders.to_string())
    };
    let (kept, sheet) = report(NullCustomer::Keep, ZeroValue::Keep);
    assert_eq!(value(&kept, "orders"), Some(4.0));
    assert_eq!(value(&kept, "revenue"), Some(56.0));
    assert_eq!(value(&kept, "unique_customers"), Some(2.0));
    assert_eq!(value(&kept, "repeat_purchase_rate"), Some(0.5));
    assert_eq!(value(&kept, "purchase_frequency"), Some(1.5));
    assert!(kept.estimate("guest_checkout_rate", None, None).is_err(), "guests cannot be told from others");
    assert!(sheet.contains("not without `guest`: guest_checkout_rate"), "{sheet}");
    assert!(
        sheet.contains("1 order of the table has no customer") && sheet.contains("1 refund of −4.00"),
        "{sheet}"
    );

    let (guest, _) = report(NullCustomer::Guest, ZeroValue::Skip);
    assert_eq!(value(&guest, "orders"), Some(3.0));
    assert_eq!(value(&guest, "guest_checkout_rate"), Some(1.0 / 3.0));
    // Bob is left with a refund only: in revenue, in no customer figure.
    assert_eq!(value(&guest, "unique_customers"), Some(1.0));
    assert_eq!(value(&guest, "revenue"), Some(56.0));

    let (skipped, _) = report(NullCustomer::Skip, ZeroValue::Skip);
    assert_eq!(value(&skipped, "orders"), Some(2.0));
    assert_eq!(value(&skipped, "revenue"), Some(26.0));
}

#[test]
fn as_of_closes_and_opens_periods() {
    let times = ["2011-01-01", "2011-02-10", "2011-02-20", "2011-03-05"];
    let rows = OrderRows::new(&["a", "b", "c", "d"][..], &times[..], &[1.0, 2.0, 3.0, 4.0][..]);
    let mut settings = OrdersSettings::default();
    settings.as_of = Some(1_297_900_800_000_000); // 2011-02-17
    let orders = open(&rows, utc(), settings).expect("sound");
    assert!(orders.notes().iter().any(|note| note.text() == "2 rows at or after as_of were left out"));
    let months = orders.by(Period::Month, None, Compare::Previous).expect("months");
    let finding = |month| months.finding("revenue", Some(month), None).expect("a month");
    assert_eq!(finding("2011-01-01").estimate.maturity(), Maturity::Complete);
    let february = finding("2011-02-01");
    assert_eq!((february.estimate.maturity(), february.estimate.value()), (Maturity::Open, Some(2.0)));
    assert!(february.change.is_none() && february.previous.is_some());
    assert!(february.estimate.notes().iter().any(|note| note.code() == "open_comparison"));
    let same_days = orders.by(Period::Month, None, Compare::PreviousSameDays).expect("months");
    let change = same_days.finding("revenue", Some("2011-02-01"), None).expect("a month").change.clone();
    assert_eq!(change.and_then(|change| change.value()), Some(1.0));
    let window = orders.summary(Some(365), None, Compare::Previous).expect("a window");
    let frequency = window.finding("purchase_frequency", None, None).expect("a row");
    assert_eq!(frequency.estimate.maturity(), Maturity::Open);
    assert!(frequency.estimate.notes().iter().any(|note| note.code() == "short_history"));
}

#[test]
fn nulls_can_be_left_out() {
    let mut options = utc();
    options.null_row = NullRows::Skip;
    let times = Column::instants(vec![0, DAY]).nulls(vec![false, true]);
    let rows = OrderRows::new(&["ada", "grace"][..], times, &[12.5, 8.0][..]);
    let orders = open(&rows, options, OrdersSettings::default()).expect("skipped");
    assert_eq!(orders.state().len(), 1);
    assert!(orders.to_string().contains("1 row with a null time or value was left out"));
    let mut settings = OrdersSettings::default();
    settings.wrong_sign = WrongSign::Skip;
    let rows = OrderRows::new(&["ada", "grace"][..], Column::instants(vec![0, DAY]), &[12.5, -8.0][..]);
    let orders = open(&rows, utc(), settings).expect("skipped");
    assert_eq!(value(&orders.summary(None, None, Compare::None).expect("a summary"), "revenue"), Some(12.5));
}

#[test]
fn no_rows_give_no_numbers() {
    let none: [&str; 0] = [];
    let rows =
        OrderRows::new(&none[..], Column::instants(Vec::<i64>::new()), Column::from(Vec::<f64>::new()));
    let orders = open(&rows, utc(), OrdersSettings::default()).expect("an empty table");
    let report = orders.summary(None, None, Compare::None).expect("a summary");
    assert_eq!(value(&report, "orders"), Some(0.0));
    assert_eq!(value(&report, "average_order_value"), None);
    assert!(orders.by(Period::Month, None, Compare::Previous).expect("no months").findings().is_empty());
}

#[test]
fn segments_are_groups_and_null_is_one() {
    let rows =
        OrderRows::new(&["a", "a", "b"][..], Column::instants(vec![0, DAY, 2 * DAY]), &[1.0, 2.0, 4.0][..])
            .segment("country", vec![Some("UK"), None, Some("FR")]);
    let orders = open(&rows, utc(), OrdersSettings::default()).expect("sound");
    let report = orders.summary(None, Some("country"), Compare::None).expect("groups");
    let groups: Vec<_> = report
        .findings()
        .iter()
        .filter(|finding| finding.estimate.metric() == "revenue")
        .map(|finding| (finding.segment.clone().flatten(), finding.estimate.value()))
        .collect();
    let named = |name: &str| Some(name.to_owned());
    assert_eq!(groups, [(None, Some(2.0)), (named("FR"), Some(4.0)), (named("UK"), Some(1.0))]);
    assert!(report.notes().iter().any(|note| note.code() == "shared_customers"));
}

#[test]
fn a_guest_order_does_not_split_its_customer() {
    let times = Column::instants((0..3).map(|day| day * DAY).collect::<Vec<_>>());
    let rows = OrderRows::new(&["ada", "ada", "ada"][..], times, &[10.0, 20.0, 40.0][..])
        .guest(vec![false, true, false]);
    let orders = open(&rows, utc(), OrdersSettings::default()).expect("sound");
    let report = orders.summary(None, None, Compare::None).expect("a summary");
    assert_eq!(value(&report, "unique_customers"), Some(1.0));
    assert_eq!(value(&report, "purchase_frequency"), Some(2.0));
    assert_eq!(value(&report, "repeat_purchase_rate"), Some(1.0));
    assert_eq!(value(&report, "guest_checkout_rate"), Some(1.0 / 3.0));
    // Ada is one cluster and the guest order another: residuals 60 - 2 R and 20 - R about R = 70 / 3.
    let aov = report.estimate("average_order_value", None, None).expect("a metric");
    let residuals: f64 = [50.0 - 2.0 * 70.0 / 3.0, 20.0 - 70.0 / 3.0].iter().map(|r| r * r).sum();
    let error = (2.0 * residuals).sqrt() / 3.0;
    assert!((aov.standard_error().expect("an error") - error).abs() < 1e-12);
    assert_eq!(aov.clusters(), 2);
}

#[test]
fn a_period_in_which_the_history_begins_is_open() {
    let times = ["2011-01-20", "2011-02-10", "2011-03-10", "2011-04-01"];
    let rows = OrderRows::new(&["a", "b", "c", "d"][..], &times[..], &[1.0, 2.0, 3.0, 4.0][..]);
    let orders = open(&rows, utc(), OrdersSettings::default()).expect("sound");
    let months = orders.by(Period::Month, None, Compare::Previous).expect("months");
    let finding = |metric, month| months.finding(metric, Some(month), None).expect("a month");
    let january = &finding("revenue", "2011-01-01").estimate;
    assert_eq!((january.maturity(), january.notes()[0].code()), (Maturity::Open, "short_history"));
    let february = finding("revenue", "2011-02-01");
    assert!(february.change.is_none() && february.previous.is_some());
    let growth = |month| &finding("growth_rate", month).estimate;
    assert_eq!(growth("2011-02-01").notes()[0].code(), "short_comparison");
    assert_eq!(growth("2011-03-01").value(), Some(0.5));
    assert_eq!(growth("2011-01-01").maturity(), Maturity::Unobserved);
}
