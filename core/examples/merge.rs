//! Three shops keep a log each, send it as bytes, and head office reports on all: in any order, to the last bit.
//!
//! ```text
//! cargo run --example merge
//! ```

use engagement_metrics::{
    Compare, Error, Orders, OrdersOptions, OrdersSettings, OrdersState, Period, State, Timestamp, Zone,
};

/// A record as the shop's own program has it.
struct Sale {
    receipt: i64,
    customer: Option<String>,
    time: Timestamp,
    amount: f64,
}

fn main() -> Result<(), Error> {
    let options = OrdersOptions::default().currency("EUR");

    // In each shop: an empty log takes sales as they come, and travels as bytes.
    let mut sent: Vec<Vec<u8>> = Vec::new();
    for shop in 0..3 {
        let mut log = OrdersState::new(options.clone())?;
        for week in 0..8 {
            let sales = week_of_sales(shop, week);
            let rows = sales.iter().map(|s| (s.customer.as_deref(), s.time, s.amount, s.receipt)).collect();
            log.update(&rows, &options)?;
        }
        sent.push(log.to_bytes());
    }

    // At head office: parts collect into one log, or into the reason why they do not belong together.
    let read = |parts: &[Vec<u8>]| -> Result<OrdersState, Error> {
        let logs = parts.iter().map(|bytes| OrdersState::from_bytes(bytes)).collect::<Result<Vec<_>, _>>()?;
        logs.into_iter().collect()
    };
    let all = read(&sent)?;
    sent.reverse();
    assert_eq!(read(&sent)?.to_bytes(), all.to_bytes(), "the order of merging shows in no bit");

    // A part that comes twice is noticed by its order ids.
    sent.push(sent[0].clone());
    println!("{}\n", read(&sent).unwrap_err());

    let settings = OrdersSettings::default().time_zone(Zone::utc());
    println!("{}", Orders::from_state(all, settings)?.by(Period::Month, None, Compare::Previous)?);
    Ok(())
}

/// Ten sales a week; every fifth is to nobody we know.
fn week_of_sales(shop: i64, week: i64) -> Vec<Sale> {
    let new_year = 1_767_225_600_000_000;
    let sale = |number: i64| Sale {
        receipt: shop * 1_000 + week * 10 + number,
        customer: (number % 5 > 0)
            .then(|| format!("customer {}", (shop * 7 + week * 3 + number * number) % 40)),
        time: Timestamp::from_micros(new_year + (week * 7 * 24 + number * 5) * 3_600_000_000),
        amount: (5 + (number * 37 + week * 11) % 90) as f64 + 0.25,
    };
    (0..10).map(sale).collect()
}
