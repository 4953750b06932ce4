//! The native half of `node.mjs`: opens and reports generated orders on one thread, and prints seconds and some bits as
//! JSON.

use std::time::Instant;

use engagement_metrics::calendar::{Period, Zone};
use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::{Compare, OrdersOptions, OrdersSettings};
use engagement_metrics::{Error, Value};

/// The next of some pseudo-random numbers, as `node.mjs` draws them too.
fn draw(state: &mut u32) -> u32 {
    *state = state.wrapping_add(0x9e37_79b9);
    let mut bits = *state;
    bits = (bits ^ (bits >> 16)).wrapping_mul(0x85eb_ca6b);
    bits = (bits ^ (bits >> 13)).wrapping_mul(0xc2b2_ae35);
    bits ^ (bits >> 16)
}

fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let n: usize = arguments.next().and_then(|rows| rows.parse().ok()).unwrap_or(1_000_000);
    let text = arguments.next().is_some_and(|ids| ids == "text");
    let mut state = 1;
    let (mut customers, mut times, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..n as i64 {
        customers.push(i64::from(draw(&mut state)) % (n as i64 / 10).max(1) + 10_000_000);
        // Two years from 2022 on, row after row, to the millisecond.
        times.push(1_640_995_200_000_000 + row * 63_072_000_000 / n as i64 * 1_000);
        values.push(f64::from(draw(&mut state) % 20_000) / 100.0);
    }
    let orders: Vec<i64> = (0..n as i64).map(|row| row + 500_000_000).collect();
    let texts = |ids: &[i64], tag: char| -> Vec<String> {
        if text { ids.iter().map(|id| format!("{tag}{id}")).collect() } else { Vec::new() }
    };
    let (customer_texts, order_texts) = (texts(&customers, 'c'), texts(&orders, 'o'));

    let (mut opening, mut reporting, mut answer) = (f64::INFINITY, f64::INFINITY, String::new());
    for _ in 0..3 {
        let start = Instant::now();
        let (customer, order): (Column<'_>, Column<'_>) = if text {
            (customer_texts.as_slice().into(), order_texts.as_slice().into())
        } else {
            (customers.as_slice().into(), orders.as_slice().into())
        };
        let rows = OrderRows::new(customer, Column::instants(times.as_slice()), values.as_slice());
        let options = OrdersOptions::default().time_zone(Zone::utc()).threads(1);
        let source = Orders::new(&rows.order(order), options, OrdersSettings::default())?;
        opening = start.elapsed().as_secs_f64().min(opening);
        let start = Instant::now();
        answer = source.report(Period::Month, None, Compare::Previous)?.to_value().to_json();
        reporting = start.elapsed().as_secs_f64().min(reporting);
    }
    let seconds = [("opening", opening.into()), ("reporting", reporting.into()), ("answer", answer.into())];
    println!("{}", Value::map(seconds).to_json());
    Ok(())
}
