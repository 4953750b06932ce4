//! Opening a table of orders (ids hashed, order ids unique, canonical order): nanoseconds a row with one thread, and as
//! ratios what two threads, text ids, merging two halves and reading bytes take of that. Minimum of three runs.
//!
//! The number of rows is the first argument, 2,000,000 unless given; a tenth as many customers order.

use engagement_metrics::Error;
use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::state::State;
use engagement_metrics::states::OrdersState;
use engagement_metrics::states::orders::OrdersOptions;
use std::hint::black_box;
use std::time::Instant;

/// Pseudo-random numbers (xorshift), the same in every run.
fn numbers(n: usize, seed: u64) -> impl Iterator<Item = u64> {
    let mut state = seed;
    (0..n).map(move |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    })
}

fn open(rows: &OrderRows<'_>, threads: usize) -> Result<OrdersState, Error> {
    let options = OrdersOptions::default().threads(threads);
    let mut state = OrdersState::new(options.clone())?;
    state.update(rows, &options)?;
    Ok(state)
}

fn nanoseconds<T>(rows: usize, work: impl Fn() -> Result<T, Error>) -> Result<f64, Error> {
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let start = Instant::now();
        black_box(work()?);
        best = best.min(start.elapsed().as_nanos() as f64 / rows as f64);
    }
    Ok(best)
}

fn main() -> Result<(), Error> {
    let n: usize = std::env::args().nth(1).and_then(|rows| rows.parse().ok()).unwrap_or(2_000_000);
    let customers: Vec<i64> = numbers(n, 11).map(|bits| (bits % (n as u64 / 10).max(1)) as i64).collect();
    // Odd multiples modulo a power of two never repeat, so ids are unique and in no order.
    let orders: Vec<i64> = (0..n as i64).map(|row| row.wrapping_mul(7_919) & ((1 << 40) - 1)).collect();
    let times: Vec<i64> = numbers(n, 13).map(|bits| (bits % 63_072_000_000_000) as i64).collect();
    let values: Vec<f64> = numbers(n, 17).map(|bits| (bits % 100_000) as f64 / 100.0).collect();
    let table = |range: std::ops::Range<usize>| {
        OrderRows::new(
            &customers[range.clone()],
            Column::instants(&times[range.clone()]),
            &values[range.clone()],
        )
        .order(&orders[range])
    };
    let rows = table(0..n);
    let one = nanoseconds(n, || open(&rows, 1))?;
    println!("one thread       {one:7.1} ns a row");
    let show = |what: &str, time: f64| println!("{what:16} {time:7.1} ns a row   ratio {:5.2}", time / one);
    show("two threads", nanoseconds(n, || open(&rows, 2))?);

    let (first, second) = (open(&table(0..n / 2), 2)?, open(&table(n / 2..n), 2)?);
    let merge = || {
        let mut both = first.clone();
        both.merge(&second).map(|()| both)
    };
    show("merging halves", nanoseconds(n, merge)?);
    let whole = open(&rows, 2)?;
    assert!(merge()? == whole, "two halves are the whole");
    let bytes = whole.to_bytes();
    show("writing bytes", nanoseconds(n, || Ok(whole.to_bytes()))?);
    show("reading bytes", nanoseconds(n, || OrdersState::from_bytes(&bytes))?);
    println!("bytes            {:7.1} a row", bytes.len() as f64 / n as f64);

    let text =
        |ids: &[i64], name: &str| ids.iter().map(|id| format!("{name}-{id:09}")).collect::<Vec<String>>();
    let (customers, orders) = (text(&customers, "customer"), text(&orders, "order"));
    let rows = OrderRows::new(&customers[..], Column::instants(&times[..]), &values[..]).order(&orders[..]);
    show("text ids", nanoseconds(n, || open(&rows, 1))?);
    Ok(())
}
