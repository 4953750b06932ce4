//! Monthly metrics of a real shop, from invoice lines to a page for the board.
//!
//! ```text
//! cargo run --release --example online_retail -- tests/data/online_retail.csv.gz report.html
//! ```
//!
//! The file is the UCI data set "Online Retail" (December 2010 to May 2011), one row an invoice line:
//! `InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country`.

use std::error::Error;
use std::{env, fs};

use engagement_metrics::calendar::{Date, Period, Zone};
use engagement_metrics::rows::orders::OrderRows;
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::{
    Compare, Grain, NullCustomer, OrdersOptions, OrdersSettings, ZeroValue,
};

/// When London changed its clocks: UTC microseconds, and the offset from then on in seconds. Before: UTC.
const LONDON: [(i64, i32); 2] = [(1_301_187_600_000_000, 3600), (1_319_936_400_000_000, 0)];

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = env::args().skip(1).collect();
    let [input, output] = paths.as_slice() else {
        return Err("usage: online_retail DATA.csv.gz PAGE.html".into());
    };
    let lines = Lines::read(input)?;

    // Name the columns once. A line is not an order: lines of one invoice add up to one.
    let rows = OrderRows::new(&lines.customer[..], &lines.time[..], &lines.value[..])
        .order(&lines.invoice[..])
        .kind(&lines.kind[..])
        .segment("country", &lines.country[..]);
    let london = Zone::new("Europe/London", "2011", 0, &LONDON).ok_or("the clock changes are in order")?;
    let mut options = OrdersOptions::default();
    options.grain = Grain::Line;
    options.currency = Some("GBP".to_owned());

    // Say what counts, and until when: without `as_of` the last month would stay open for ever.
    let mut settings = OrdersSettings::default();
    settings.as_of = Date::from_ymd(2011, 6, 1).map(|june| london.start_of_day(june));
    settings.null_customer = NullCustomer::Guest;
    settings.zero_value = ZeroValue::Skip;
    options.time_zone = Some(london);

    let orders = Orders::new(&rows, options, settings)?;
    println!("{orders}\n");
    let report = orders.report(Period::Month, Some("country"), Compare::Previous)?;
    println!("{report}");
    if let Some(left_out) = report.notes().iter().find(|note| note.code() == "zero_values") {
        println!("Note that {left_out}.");
    }
    fs::write(output, report.to_html())?;
    println!("The same with charts: {output}");
    Ok(())
}

/// The columns of the file that the report needs.
#[derive(Default)]
struct Lines {
    customer: Vec<Option<String>>,
    time: Vec<String>,
    value: Vec<f64>,
    invoice: Vec<String>,
    kind: Vec<String>,
    country: Vec<String>,
}

impl Lines {
    fn read(path: &str) -> Result<Self, Box<dyn Error>> {
        let file = fs::File::open(path)?;
        let mut lines = Self::default();
        for record in csv::Reader::from_reader(flate2::read::GzDecoder::new(file)).into_deserialize() {
            let line: Line = record?;
            // A credit note begins with C: its quantities are negative, and it is no order.
            lines.kind.push(if line.0.starts_with('C') { "refund" } else { "order" }.to_owned());
            lines.value.push(f64::from(line.2) * line.4);
            lines.invoice.push(line.0);
            lines.time.push(line.3);
            lines.customer.push(line.5);
            lines.country.push(line.6);
        }
        Ok(lines)
    }
}

/// Invoice, product, quantity, time, price, customer, country.
type Line = (String, String, i32, String, f64, Option<String>, String);
