//! What totals refuse: parts under other settings, questions that they cannot answer.

use engagement_metrics::calendar::{Date, Period, Weekday, Zone};
use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::{
    Compare, CrossSell, Duplicates, Grain, NullCustomer, OrdersOptions, OrdersSettings, WrongSign, ZeroValue,
};
use engagement_metrics::state::State;

const DAY: i64 = 86_400_000_000;

fn as_of(text: &str) -> OrdersSettings {
    let summer = [(1_648_342_800_000_000, 3600), (1_667_091_600_000_000, 0)];
    let zone = Zone::new("Europe/London", "2026a", 0, &summer).expect("a zone");
    let as_of = zone.start_of_day(Date::parse(text).expect("a date"));
    OrdersSettings::default().as_of(as_of).time_zone(zone)
}

#[test]
fn other_settings_are_refused() {
    let rows = OrderRows::new(&["ada"][..], &["2022-05-05"][..], &[12.5][..]);
    let opened = |options: OrdersOptions, settings: OrdersSettings| {
        Orders::new(&rows, options.time_zone(Zone::utc()), settings).expect("sound rows")
    };
    let month = |orders: Orders| orders.totals(Period::Month, None, Compare::Previous).expect("totals");
    let plain = || OrdersOptions::default();
    let base = month(opened(plain(), as_of("2022-12-01")));
    let zone =
        |name: &str, offset| Zone::new(name, "", 0, &[(1_600_000_000_000_000, offset)]).expect("a zone");
    let at = |zone: Zone| {
        OrdersSettings::default().as_of(base.settings().as_of.expect("an instant")).time_zone(zone)
    };
    let columns = OrderRows::new(&["ada"][..], &["2022-05-05"][..], &[12.5][..]).order(&[1][..]);
    let segments =
        OrderRows::new(&["ada"][..], &["2022-05-05"][..], &[12.5][..]).segment("letter", &["a"][..]);
    let of = |rows: &OrderRows<'_>| {
        Orders::new(rows, plain().time_zone(Zone::utc()), as_of("2022-12-01")).expect("sound rows")
    };
    let others = [
        ("as_of", month(opened(plain(), as_of("2022-12-02")))),
        ("time_zone", month(opened(plain(), at(zone("Mars/Olympus", 60))))),
        ("time_zone", month(opened(plain(), at(zone("Europe/London", 60))))),
        (
            "by",
            opened(plain(), as_of("2022-12-01"))
                .totals(Period::Day, None, Compare::Previous)
                .expect("totals"),
        ),
        (
            "compare",
            opened(plain(), as_of("2022-12-01")).totals(Period::Month, None, Compare::Year).expect("totals"),
        ),
        ("null_customer", month(opened(plain(), as_of("2022-12-01").null_customer(NullCustomer::Guest)))),
        ("zero_value", month(opened(plain(), as_of("2022-12-01").zero_value(ZeroValue::Skip)))),
        ("wrong_sign", month(opened(plain(), as_of("2022-12-01").wrong_sign(WrongSign::Skip)))),
        ("cross_sell", month(opened(plain(), as_of("2022-12-01").cross_sell(CrossSell::Customer)))),
        ("scale", month(opened(plain().scale(2), as_of("2022-12-01")))),
        ("currency", month(opened(plain().currency("EUR"), as_of("2022-12-01")))),
        ("duplicate_order", month(opened(plain().duplicate_order(Duplicates::Skip), as_of("2022-12-01")))),
        ("order", month(of(&columns))),
        ("segment", month(of(&segments))),
    ];
    for (input, other) in others {
        for (one, two) in [(&base, &other), (&other, &base)] {
            let mut one = one.clone();
            let before = one.to_bytes();
            let error = one.merge(two).expect_err(input);
            assert_eq!((error.code(), error.input()), ("same_settings", Some(input)), "{error}");
            assert_eq!(one.to_bytes(), before, "{input}: nothing changes");
        }
    }
    let lines = |grain| {
        month(
            Orders::new(&columns, plain().grain(grain).time_zone(Zone::utc()), as_of("2022-12-01"))
                .expect("sound"),
        )
    };
    let error = lines(Grain::Order).merge(&lines(Grain::Line)).expect_err("another grain");
    assert_eq!(error.input(), Some("grain"));
    let weeks = |start| of(&columns).totals(Period::Week { start }, None, Compare::None).expect("totals");
    let error = weeks(Weekday::Monday).merge(&weeks(Weekday::Sunday)).expect_err("other weeks");
    assert_eq!(error.to_string(), "orders: `week_start` must be the same in both parts (monday), got sunday");
    let split = |segment| of(&segments).totals(Period::Month, segment, Compare::None).expect("totals");
    let error = split(None).merge(&split(Some("letter"))).expect_err("another split");
    assert_eq!(error.input(), Some("segment"));
}

#[test]
fn an_instant_and_a_zone_are_needed() {
    let rows = OrderRows::new(&["ada"][..], Column::instants(vec![0]), &[12.5][..]);
    let totals = |settings: OrdersSettings| {
        let orders = Orders::new(&rows, OrdersOptions::default(), settings).expect("sound rows");
        orders.totals(Period::Month, None, Compare::None)
    };
    let error = totals(OrdersSettings::default().time_zone(Zone::utc())).expect_err("no instant");
    assert_eq!((error.code(), error.input()), ("missing_option", Some("as_of")), "{error}");
    let error = totals(OrdersSettings::default().as_of(DAY)).expect_err("no zone");
    assert_eq!((error.code(), error.input()), ("missing_option", Some("time_zone")), "{error}");
}

/// A mistaken date would make a line of each day since.
#[test]
fn a_question_of_too_many_periods_is_refused() {
    let open = |first: &str| {
        let times = [first, "2021-01-01"];
        let rows = OrderRows::new(&["a", "b"][..], &times[..], &[1.0, 2.0][..]);
        let options = OrdersOptions::default().time_zone(Zone::utc());
        Orders::new(&rows, options, as_of("2021-01-02")).expect("sound rows")
    };
    let old = open("0001-01-01");
    let error = old.totals(Period::Day, None, Compare::Previous).and_then(|totals| totals.report());
    let error = error.expect_err("two thousand years of days");
    assert_eq!((error.code(), error.value()), ("too_many_periods", Some("day")));
    assert!(old.totals(Period::Year, None, Compare::Previous).and_then(|totals| totals.report()).is_ok());
    // Twenty years of days are sound.
    let days = open("2001-01-01").by(Period::Day, None, Compare::None);
    assert!(days.is_ok());
}
