//! A CSV file with local times and its report; jiff knows when the clocks change.
//!
//! ```text
//! cargo run --example csv --features jiff-0_2 -- core/examples/orders.csv
//! ```

use std::{env, error::Error};

use engagement_metrics::{
    Compare, OrderRows, Orders, OrdersOptions, OrdersSettings, Period, Timestamp, Zone,
};
use jiff::{civil::DateTime, tz::TimeZone};

/// Order, customer, time, amount, channel.
type Row = (i64, Option<String>, DateTime, f64, String);

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("usage: csv ORDERS.csv")?;
    let mut file = csv::Reader::from_path(path)?;
    let mut table: Vec<Row> = Vec::new();
    for record in file.records() {
        let record = record?;
        let cell = |index| record.get(index).unwrap_or_default();
        let customer = Some(cell(1).to_owned()).filter(|id| !id.is_empty());
        table.push((cell(0).parse()?, customer, cell(2).parse()?, cell(3).parse()?, cell(4).to_owned()));
    }

    // Name the columns once; a segment is a column to split results by.
    let rows = table.iter().map(|row| (row.1.as_deref(), row.2, row.3, row.0)).collect::<OrderRows<'_>>();
    let rows = rows.segment(
        "channel",
        table.iter().map(|row| row.4.as_str()).collect::<engagement_metrics::Column<'_>>(),
    );

    // The times are London's: 00:10 on 1 April is still March in UTC, and counts in April here.
    let london = Zone::from_jiff(&TimeZone::get("Europe/London")?, "")?;
    let may = Timestamp::start_of_day(jiff::civil::date(2026, 5, 1).try_into()?, &london);
    let options = OrdersOptions::default().currency("GBP").time_zone(london);
    let orders = Orders::new(&rows, options, OrdersSettings::default().as_of(may))?;
    println!("{orders}\n");

    let report = orders.by(Period::Month, Some("channel"), Compare::Previous)?;
    println!("{report}");
    let april = orders.by(Period::Month, None, Compare::None)?;
    assert_eq!(april.estimate("orders", Some("2026-04-01"), None)?.value(), Some(5.0));
    Ok(())
}
