//! Rows that come late: what a state refuses, in which words, and what it keeps then.

use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::state::State;
use engagement_metrics::states::OrdersState;
use engagement_metrics::states::orders::{Duplicates, Grain, OrdersOptions};

/// Orders of an id each, by customers of ten.
fn plain(ids: &[i64], customer: impl Fn(i64) -> i64, value: impl Fn(i64) -> i128) -> OrderRows<'static> {
    let column = |of: &dyn Fn(i64) -> i64| ids.iter().map(|id| of(*id)).collect::<Vec<i64>>();
    let values: Vec<i128> = ids.iter().map(|id| value(*id)).collect();
    let times = Column::instants(column(&|id| id * 60_000_000));
    OrderRows::new(column(&customer), times, Column::decimals(values, 4)).order(column(&|id| id))
}

#[test]
fn a_late_batch_is_refused_as_a_whole() {
    let (customer, value) = (|id: i64| id % 100, |id: i64| i128::from(id));
    let batches: Vec<Vec<i64>> = (0..80).map(|batch| (batch * 13..(batch + 1) * 13).collect()).collect();
    for (grain, rule) in [
        (Grain::Order, Duplicates::Error),
        (Grain::Order, Duplicates::Skip),
        (Grain::Line, Duplicates::Error),
    ] {
        let options = OrdersOptions::default().grain(grain).duplicate_order(rule);
        let mut state = OrdersState::new(options.clone()).expect("options");
        for batch in &batches {
            state.update(&plain(batch, customer, value), &options).expect("sound rows");
        }
        let (len, bytes) = (state.len(), state.clone().to_bytes());
        // Id 5 came with the first batch, 1030 with the last.
        for old in [5, 1_030] {
            let ids = [2_000, old, 2_001];
            let refusals = match (grain, rule) {
                (Grain::Order, Duplicates::Error) => {
                    vec![(plain(&ids, customer, value), "duplicate_order", Some(1))]
                }
                (Grain::Order, _) => vec![
                    (plain(&ids, customer, |_| 7), "repeat_differs", Some(1)),
                    (plain(&ids, |_| 7, value), "repeat_differs", Some(1)),
                ],
                _ => vec![
                    (plain(&ids, |_| 107, value), "order_disagrees", Some(1)),
                    (plain(&ids, customer, |_| i64::MAX.into()), "range", Some(1)),
                ],
            };
            for (rows, code, row) in refusals {
                let error = state.update(&rows, &options).expect_err(code);
                assert_eq!((error.code(), error.row()), (code, row), "{grain:?}");
                assert_eq!((state.len(), state.clone().to_bytes()), (len, bytes.clone()), "{grain:?}");
            }
        }
        // The refused batches left nothing behind: their new ids are still new.
        state.update(&plain(&[2_000, 2_001], customer, value), &options).expect("sound rows");
        assert_eq!(state.len(), len + 2);
    }
}

/// An order may pass the end of the range on no way, and come back from far out.
#[test]
fn lines_of_a_large_order_add_up() {
    let options = OrdersOptions::default().grain(Grain::Line);
    let many: Vec<i64> = (0..1_000).collect();
    let mut state = OrdersState::new(options.clone()).expect("options");
    state.update(&plain(&many, |_| 1, |_| 0), &options).expect("sound rows");
    let half = i128::from(i64::MAX / 2);
    for (line, sound) in
        [(half, true), (half, true), (half, false), (-half, true), (-half, true), (half, true)]
    {
        let result = state.update(&plain(&[7], |_| 1, |_| line), &options);
        assert_eq!(result.is_ok(), sound, "{line}");
        assert_eq!(state.len(), 1_000);
    }
    // The same, one pass over the log after the other.
    let mut whole = OrdersState::new(options.clone()).expect("options");
    whole.update(&plain(&many, |_| 1, |_| 0), &options).expect("sound rows");
    for line in [half, half, -half, -half, half] {
        whole.update(&plain(&[7], |_| 1, |_| line), &options).expect("sound rows");
        whole.to_bytes();
    }
    assert_eq!(state, whole);
}

/// The ids are those of the rows, though a state keeps none, and copies that are to be dropped are no fault.
#[test]
fn a_row_that_repeats_an_order_of_the_state_is_named() {
    type Rows<'a> = (&'a [i64], &'a [&'a str], &'a [f64], &'a [&'a str]);
    fn rows<'a>((ids, customers, values, countries): Rows<'a>) -> OrderRows<'a> {
        let times = Column::instants(ids.iter().map(|id| id * 60_000_000).collect::<Vec<_>>());
        OrderRows::new(customers, times, values).order(ids).segment("country", countries)
    }
    let refused = |options: OrdersOptions, late: Rows<'_>| {
        let mut state = OrdersState::new(options.clone()).expect("options");
        let sound = rows((&[7, 8], &["ada", "bob"], &[1.0, 2.0], &["UK", "FR"]));
        state.update(&sound, &options).expect("sound");
        let before = state.clone();
        let error = state.update(&rows(late), &options).expect_err("refused");
        assert_eq!(state, before);
        error.to_string()
    };
    let hint = "; grain='line' adds up the rows of one order; duplicate_order='skip' drops exact repeats";
    let lines = "; rows with one order id make one order under grain='line'";
    let uk = ["UK"; 3];
    assert_eq!(
        refused(OrdersOptions::default(), (&[9, 8, 7], &["eve", "bob", "ada"], &[3.0, 2.0, 1.0], &uk)),
        format!("orders: `order` must not repeat an order of the state, got 8 (row 1){hint}")
    );
    assert_eq!(
        refused(OrdersOptions::default(), (&[9, 9, 7], &["eve", "eve", "ada"], &[3.0; 3], &uk)),
        format!("orders: `order` must not repeat, got 9 (row 1){hint}")
    );
    let skip = || OrdersOptions::default().duplicate_order(Duplicates::Skip);
    for (customers, values, countries) in [
        (["ada", "eve", "bob"], [1.0, 3.0, 2.5], ["UK", "UK", "FR"]),
        (["ada", "eve", "bob"], [1.0, 3.0, 2.0], ["UK", "UK", "UK"]),
        (["ada", "eve", "eve"], [1.0, 3.0, 2.0], ["UK", "UK", "FR"]),
    ] {
        assert_eq!(
            refused(skip(), (&[7, 9, 8], &customers, &values, &countries)),
            "orders: `order` must not name two orders that differ, got 8 (row 2)"
        );
    }
    let line = || OrdersOptions::default().grain(Grain::Line);
    assert_eq!(
        refused(line(), (&[8, 9, 7], &["bob", "eve", "eve"], &[3.0; 3], &["FR", "UK", "UK"])),
        format!("orders: `customer` must be the same on every row of order 7, got eve (row 2){lines}")
    );
    assert_eq!(
        refused(line(), (&[7, 8, 8], &["ada", "bob", "bob"], &[3.0; 3], &["UK", "UK", "UK"])),
        format!("orders: `segment` must be the same on every row of order 8 (row 1){lines}")
    );
}
