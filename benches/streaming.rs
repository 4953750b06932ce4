//! Orders a second that a growing log takes in small batches, and what a question costs that is asked now and then.
//!
//! "pass" is the same batch merged in a pass over the whole log, as every batch would be without levels.

use std::hint::black_box;
use std::time::Instant;

use engagement_metrics::Error;
use engagement_metrics::calendar::Zone;
use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::{Compare, OrdersOptions, OrdersSettings};
use engagement_metrics::state::State;
use engagement_metrics::states::OrdersState;

/// Orders between two questions: a second of a busy page.
const SECOND: usize = 10_000;

fn batch(first: usize, rows: usize, customers: i64) -> OrderRows<'static> {
    let column =
        |of: &dyn Fn(i64) -> i64| (first..first + rows).map(|row| of(row as i64)).collect::<Vec<i64>>();
    let customer =
        column(&|row| row.wrapping_mul(0x5851_f42d_4c95_7f2d).rotate_left(29).rem_euclid(customers));
    let values: Vec<f64> = (0..rows).map(|row| (row * 7_919 % 20_000) as f64 / 100.0).collect();
    OrderRows::new(customer, Column::instants(column(&|row| row * 60_000_000)), values)
        .order(column(&|row| row))
}

fn main() -> Result<(), Error> {
    let options = OrdersOptions::default().threads(1);
    let settings = OrdersSettings::default().time_zone(Zone::utc()).threads(1);
    println!("   log   batch   orders/s   longest ms   question ms   pass: orders/s");
    for size in [10_000, 100_000, 1_000_000] {
        for rows in [100, 1_000] {
            let customers = size as i64 / 10;
            let mut state = OrdersState::new(options.clone())?;
            state.update(&batch(0, size, customers), &options)?;
            let (mut next, mut updating, mut longest, mut asking) = (size, 0.0, 0.0_f64, 0.0);
            for _ in 0..4 {
                for _ in 0..SECOND / rows {
                    let rows_now = batch(next, rows, customers);
                    let start = Instant::now();
                    state.update(&rows_now, &options)?;
                    let took = start.elapsed().as_secs_f64();
                    (next, updating, longest) = (next + rows, updating + took, longest.max(took));
                }
                let start = Instant::now();
                let orders = Orders::from_state(state.clone(), settings.clone())?;
                let _ = black_box(orders.summary(None, None, Compare::None)?);
                asking += start.elapsed().as_secs_f64();
            }
            let mut one = OrdersState::new(options.clone())?;
            one.update(&batch(next, rows, customers), &options)?;
            let start = Instant::now();
            for _ in 0..3 {
                // The long log into the short one, which is no small batch.
                one.clone().merge(&state)?;
            }
            let pass = start.elapsed().as_secs_f64() / 3.0;
            println!(
                "{size:8} {rows:5} {:10.0} {:12.2} {:13.2} {:16.0}",
                4.0 * SECOND as f64 / updating,
                longest * 1e3,
                asking / 4.0 * 1e3,
                rows as f64 / pass
            );
        }
    }
    Ok(())
}
