//! The rules of the `orders` table: what is refused, in which words, and which row is named.

use engagement_metrics::calendar::{Period, Zone};
use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::{
    Compare, Grain, NullCustomer, OrdersOptions, OrdersSettings, ZeroValue,
};
use engagement_metrics::state::State;
use engagement_metrics::states::OrdersState;
use engagement_metrics::{Error, ErrorKind};

const DAY: i64 = 86_400_000_000;

fn utc() -> OrdersOptions {
    let mut options = OrdersOptions::default();
    options.time_zone = Some(Zone::utc());
    options
}

/// Two sound orders, on which each case spoils one thing.
fn sound() -> OrderRows<'static> {
    OrderRows::new(&["ada", "grace"][..], Column::instants(vec![0, DAY]), &[12.5, 8.0][..]).order(&[1, 2][..])
}

fn open(rows: &OrderRows<'_>, options: OrdersOptions, settings: OrdersSettings) -> Result<Orders, Error> {
    Orders::new(rows, options, settings)
}

fn refusal(rows: &OrderRows<'_>, options: OrdersOptions, settings: OrdersSettings) -> String {
    open(rows, options, settings).expect_err("refused").to_string()
}

#[test]
fn every_rule_says_what_where_and_how_to_go_on() {
    let times = || Column::instants(vec![0, DAY]);
    let strict = OrdersSettings::default;
    let set = |change: &dyn Fn(&mut OrdersOptions)| {
        let mut options = utc();
        change(&mut options);
        options
    };
    let cases: Vec<(OrderRows<'_>, OrdersOptions, &str)> = vec![
        (
            OrderRows::new(&["ada", "grace"][..], times(), &[f64::NAN, 8.0][..]),
            utc(),
            "orders: `value` must be a finite number, got NaN (row 0)",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], times(), &[12.5, f64::INFINITY][..]),
            utc(),
            "orders: `value` must be a finite number, got inf (row 1)",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], times(), &[12.5, 0.123_45][..]),
            utc(),
            "orders: `value` must be a multiple of 0.0001, got 0.12345 (row 1); raise `scale`, the number of decimals \
             kept, or round the amounts first",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], times(), &[12.5, 1e15][..]),
            utc(),
            "orders: `value` must lie within ±900719925474, got 1000000000000000 (row 1); lower `scale`, or \
             pass integers or decimals",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], times(), &[12.5, -8.0][..]).order(&[1, 2][..]),
            utc(),
            "orders: `value` must be at least 0 for order 2, got -8 (row 1); mark refunds with kind='refund', or pass \
             wrong_sign='skip'",
        ),
        (
            sound().kind(&["order", "refund"][..]),
            utc(),
            "orders: `value` must be at most 0 for refund 2, got 8 (row 1); mark refunds with kind='refund', or pass \
             wrong_sign='skip'",
        ),
        (
            sound().kind(&["order", "return"][..]),
            utc(),
            "orders: `kind` must be one of order, refund, got \"return\" (row 1)",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], times(), &[12.5, 8.0][..]).order(&[7, 7][..]),
            utc(),
            "orders: `order` must not repeat, got 7 (row 1); grain='line' adds up the rows of one order; \
             duplicate_order='skip' drops exact repeats",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], times(), &[12.5, 8.0][..]).order(&[7, 7][..]),
            set(&|options| options.grain = Grain::Line),
            "orders: `customer` must be the same on every row of order 7, got grace (row 1); rows with one order id make \
             one order under grain='line'",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], times(), &[12.5, 8.0][..]),
            set(&|options| options.grain = Grain::Line),
            "orders: `order` is required",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], &["2011-05-31", "31/05/2011"][..], &[12.5, 8.0][..]),
            utc(),
            "orders: `time` must be an ISO 8601 date or time, got \"31/05/2011\" (row 1); parse it first, for example \
             2011-05-31T09:30:00Z",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], &["2011-05-31Z", "2011-05-31"][..], &[12.5, 8.0][..]),
            OrdersOptions::default(),
            "orders: `time` must be an ISO 8601 date or time, got \"2011-05-31Z\" (row 0); parse it first, for example \
             2011-05-31T09:30:00Z",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], Column::local_times(vec![0, DAY]), &[12.5, 8.0][..]),
            OrdersOptions::default(),
            "orders: `time` has no time zone, so `time_zone` must be given (row 0); pass time_zone='Europe/London', or \
             'UTC' if the times are UTC",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], times().nulls(vec![false, true]), &[12.5, 8.0][..]),
            utc(),
            "orders: `time` must not be null (row 1); null_row='skip' leaves such rows out and counts them",
        ),
        (
            OrderRows::new(
                &["ada", "grace"][..],
                times(),
                Column::from(&[12.5, 8.0][..]).nulls(vec![true, false]),
            ),
            utc(),
            "orders: `value` must not be null (row 0); null_row='skip' leaves such rows out and counts them",
        ),
        (
            OrderRows::new(&[17.5, 18.0][..], times(), &[12.5, 8.0][..]),
            utc(),
            "orders: `customer` must be text or a whole number, got 17.5 (row 0); a fraction cannot name a customer or \
             an order",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], times(), &[12.5, 8.0][..]).order(vec![Some("1"), None]),
            utc(),
            "orders: `order` must not be null (row 1)",
        ),
        (
            sound().currency_code(&["GBP", "EUR"][..]),
            utc(),
            "orders: `currency_code` must be one currency, GBP, got EUR (row 1); convert or split the table first",
        ),
        (
            sound().currency_code(&["pounds", "GBP"][..]),
            utc(),
            "orders: `currency_code` must be a three-letter ISO 4217 code, got \"pounds\" (row 0)",
        ),
        (
            sound(),
            set(&|options| options.currency = Some("£".to_owned())),
            "orders: `currency` must be a three-letter ISO 4217 code, got \"£\"",
        ),
        (
            sound(),
            set(&|options| options.scale = 12),
            "orders: `scale` must be a whole number from 0 to 9, got 12",
        ),
        (sound().guest(&[0, 2][..]), utc(), "orders: `guest` must be true or false, got 2 (row 1)"),
        (
            sound().guest(&["yes", "no"][..]),
            utc(),
            "orders: `guest` must be a column of truth values, got text",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], times(), &["12", "8"][..]),
            utc(),
            "orders: `value` must be a column of amounts (integers, decimals or floats), got text",
        ),
        (
            OrderRows::new(&["ada", "grace"][..], Column::instants(vec![0]), &[12.5, 8.0][..]),
            utc(),
            "orders: `time` must have 2 rows like the column before it, got 1",
        ),
        (
            sound().category(&["hats", "shoes"][..]).n_categories(&[1, 2][..]),
            utc(),
            "orders: `n_categories` must not be given together with `category`",
        ),
        (
            sound().n_categories(&[1, 2][..]),
            set(&|options| options.grain = Grain::Line),
            "orders: `n_categories` must not be given together with grain='line'",
        ),
        (
            sound().n_categories(&[1, -2][..]),
            utc(),
            "orders: `n_categories` must be a whole number of at least 0, got -2 (row 1)",
        ),
        (
            sound().n_categories(&[1.0, 1.5][..]),
            utc(),
            "orders: `n_categories` must be a whole number of at least 0, got 1.5 (row 1)",
        ),
        (
            sound().n_categories(&[f64::NAN, 1.0][..]),
            utc(),
            "orders: `n_categories` must not be null (row 0)",
        ),
        (
            sound().n_categories(&["1", "2"][..]),
            utc(),
            "orders: `n_categories` must be a column of whole numbers, got text",
        ),
        (
            sound().category(Column::instants(vec![0, 1])),
            utc(),
            "orders: `category` must be a column of text, got times",
        ),
        (
            OrderRows::new(&["ada", "ada"][..], times(), &[12.5, 8.0][..])
                .order(&[7, 7][..])
                .category(&["hats", "shoes"][..])
                .segment("country", &["UK", "FR"][..]),
            set(&|options| options.grain = Grain::Line),
            "orders: `segment` must be the same on every row of order 7 (row 1); rows with one order id make one order \
             under grain='line'",
        ),
    ];
    for (rows, options, expected) in cases {
        assert_eq!(refusal(&rows, options, strict()), expected);
    }
}

#[test]
fn settings_refuse_too() {
    let null = || {
        OrderRows::new(vec![Some("ada"), None], Column::instants(vec![0, DAY]), &[12.5, 0.0][..])
            .order(&[1, 2][..])
    };
    let mut settings = OrdersSettings::default();
    settings.null_customer = NullCustomer::Error;
    assert_eq!(refusal(&null(), utc(), settings.clone()), "orders: `customer` must not be null (row 1)");
    settings.null_customer = NullCustomer::Guest;
    settings.zero_value = ZeroValue::Error;
    assert_eq!(refusal(&null(), utc(), settings), "orders: `value` must not be 0 for order 2 (row 1)");

    let mut no_zone = OrdersOptions::default();
    no_zone.currency = Some("GBP".to_owned());
    let orders = open(&sound(), no_zone, OrdersSettings::default()).expect("instants need no zone");
    let error = orders.by(Period::Month, None, Compare::Previous).expect_err("months need one");
    assert_eq!(
        error.to_string(),
        "orders: `time_zone` must be given; pass time_zone='Europe/London', or 'UTC'; calendar periods and trailing \
         windows need one"
    );
    let error = orders.summary(None, Some("country"), Compare::None).expect_err("no such segment");
    assert_eq!(
        error.to_string(),
        "orders: `segment` must be a segment column of this table; there are: none, got country; name it in `segment=` \
         when the table is opened"
    );
}

#[test]
fn the_smallest_row_is_named_and_check_names_all() {
    let values = [1.0, f64::NAN, -2.0, 3.0, f64::NAN];
    let times = Column::instants((0..5).map(|day| day * DAY).collect::<Vec<_>>());
    let rows = OrderRows::new(&["a", "b", "c", "d", "e"][..], times, &values[..]).order(&[1, 2, 3, 4, 5][..]);
    let error = open(&rows, utc(), OrdersSettings::default()).expect_err("refused");
    assert_eq!((error.row(), error.code(), error.input()), (Some(1), "finite", Some("value")));
    let all = Orders::check(&rows, utc(), OrdersSettings::default(), 100).expect("a list");
    let found: Vec<_> = all.iter().map(|error| (error.row(), error.code())).collect();
    assert_eq!(found, [(Some(1), "finite"), (Some(2), "sign"), (Some(4), "finite")]);
    assert_eq!(Orders::check(&rows, utc(), OrdersSettings::default(), 2).expect("a list").len(), 2);
    assert!(Orders::check(&sound(), utc(), OrdersSettings::default(), 9).expect("a list").is_empty());
}

#[test]
fn update_and_merge_are_all_or_nothing() {
    let mut state = OrdersState::new(utc()).expect("options");
    state.update(&sound(), &utc()).expect("sound");
    let before = state.clone();
    let bad = OrderRows::new(&["eve", "eve"][..], Column::instants(vec![0, 1]), &[1.0, f64::NAN][..])
        .order(&[3, 4][..]);
    assert!(state.update(&bad, &utc()).is_err());
    assert_eq!(state, before);

    let error = state.merge(&before).expect_err("the same part twice");
    assert_eq!((error.code(), error.kind()), ("merged_twice", ErrorKind::InvalidInput));
    assert!(error.to_string().ends_with("; was the same part merged twice?"), "{error}");
    assert_eq!(state, before);

    let mut options = utc();
    options.scale = 2;
    let other = OrdersState::new(options.clone()).expect("options");
    let error = state.merge(&other).expect_err("another scale");
    assert_eq!(error.to_string(), "orders: `scale` must be the same in both parts (4), got 2");
    assert_eq!(state.update(&sound(), &options).expect_err("another scale").kind(), ErrorKind::Incompatible);
    let mut with_segment = OrdersState::new(utc()).expect("options");
    with_segment.update(&sound().segment("country", &["UK", "FR"][..]), &utc()).expect("sound");
    let error = state.merge(&with_segment).expect_err("other columns");
    assert_eq!(error.to_string(), "orders: `segment` must be the same in both parts (none), got country");
    let error = with_segment.merge(&before).expect_err("other columns");
    assert_eq!(error.to_string(), "orders: `segment` must be the same in both parts (country), got none");
    assert_eq!(state, before);
}

#[test]
fn totals_that_leave_their_range_are_refused() {
    let times = || Column::instants(vec![0, 1, 2]);
    let huge = 9_000_000_000_000_000_000_i128;
    let rows = OrderRows::new(&["a", "a", "b"][..], times(), Column::decimals(vec![huge; 3], 4))
        .order(&[1, 2, 3][..]);
    let orders = open(&rows, utc(), OrdersSettings::default()).expect("each fits");
    let error = orders.summary(None, None, Compare::None).expect_err("the total of `a` does not");
    assert_eq!(error.kind(), ErrorKind::Overflow);
    let mut options = utc();
    options.grain = Grain::Line;
    let lines = OrderRows::new(&["a", "a", "a"][..], times(), Column::decimals(vec![huge; 3], 4))
        .order(&[1, 1, 1][..]);
    assert_eq!(
        open(&lines, options, OrdersSettings::default()).expect_err("one order").kind(),
        ErrorKind::Overflow
    );
}

#[test]
fn the_smallest_row_is_named_whatever_the_rule() {
    let times = |rows: i64| Column::instants((0..rows).map(|row| row * DAY).collect::<Vec<_>>());
    let twice: Vec<i64> = (0..10).chain(0..10).collect();
    let customers = vec![7_i64; 20];
    let rows = OrderRows::new(customers.as_slice(), times(20), vec![1.0; 20]).order(twice.as_slice());
    let error = open(&rows, utc(), OrdersSettings::default()).expect_err("repeats");
    assert_eq!((error.row(), error.value(), error.code()), (Some(10), Some("0"), "duplicate_order"));
    let all = Orders::check(&rows, utc(), OrdersSettings::default(), 3).expect("a list");
    assert_eq!(all.iter().map(Error::row).collect::<Vec<_>>(), [Some(10), Some(11), Some(12)]);

    // A sign is judged on whole orders and a null on cells, and still the first row comes first.
    let nulls = times(3).nulls(vec![false, true, false]);
    let rows = OrderRows::new(&["a", "b", "c"][..], nulls, &[-5.0, 1.0, -5.0][..]);
    let error = open(&rows, utc(), OrdersSettings::default()).expect_err("refused");
    assert_eq!((error.row(), error.code()), (Some(0), "sign"));
    // A sound refund of the same customer and amount is not taken for the order at fault.
    let rows = OrderRows::new(&["a", "a"][..], times(2), &[-5.0, -5.0][..]).kind(&["refund", "order"][..]);
    assert_eq!(open(&rows, utc(), OrdersSettings::default()).expect_err("refused").row(), Some(1));
}

#[test]
fn only_like_is_compared_with_like() {
    let orders = open(&sound(), utc().currency("GBP"), OrdersSettings::default()).expect("sound");
    let report = orders.summary(None, None, Compare::None).expect("a summary");
    let estimate = |metric| report.estimate(metric, None, None).expect("a metric");
    let error = estimate("revenue").difference(estimate("orders")).expect_err("two metrics");
    assert_eq!(
        error.to_string(),
        "difference: `metric` must be the same in both parts (revenue), got orders"
    );
    let dollars = open(&sound(), utc().currency("USD"), OrdersSettings::default()).expect("sound");
    let dollars = dollars.summary(None, None, Compare::None).expect("a summary");
    let other = dollars.estimate("revenue", None, None).expect("a metric");
    assert_eq!(estimate("revenue").difference(other).expect_err("two currencies").input(), Some("currency"));
}
