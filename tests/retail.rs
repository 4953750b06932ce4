//! The real order file in its two views, as a Rust user would read it.

use std::io::Read;

use engagement_metrics::calendar::Zone;
use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::{Grain, NullCustomer, OrdersOptions, OrdersSettings, ZeroValue};

use crate::repository;

/// Which rows of the file count, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Identified customers, no credit notes, lines above 0: the filter most publications use.
    Golden,
    /// All lines: credit notes are refunds, no customer is a guest, orders of value 0 are left out.
    Shop,
}

/// Lines of the file, column by column.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// Customer ids.
    pub customer: Vec<Option<String>>,
    /// Local times.
    pub time: Vec<String>,
    /// Quantity times price, in ten-thousandths.
    pub ticks: Vec<i128>,
    /// Invoice numbers.
    pub order: Vec<String>,
    /// `order` or `refund`.
    pub kind: Vec<String>,
    /// Countries.
    pub country: Vec<String>,
}

/// The zone of the shop, as committed: hosts carry different releases of the time-zone data.
#[must_use]
pub fn london() -> Zone {
    let text = std::fs::read_to_string(repository("tests/vectors/zones.json")).expect("the zones");
    let zones: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let zone = &zones[0];
    let pairs: Vec<(i64, i32)> = serde_json::from_value(zone["transitions"].clone()).expect("transitions");
    let text = |name: &str| zone[name].as_str().expect("text");
    Zone::new(text("name"), text("version"), 0, &pairs).expect("a zone")
}

/// Ten-thousandths of a decimal text.
fn ticks(text: &str) -> i128 {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{rest:0<4}").parse().expect("an amount with at most four decimals")
}

/// The lines of a view.
#[must_use]
pub fn lines(view: View) -> Lines {
    let file = std::fs::File::open(repository("tests/data/online_retail.csv.gz")).expect("the order file");
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("gzip");
    let mut lines = Lines::default();
    for record in csv::Reader::from_reader(text.as_bytes()).records() {
        let record = record.expect("a record");
        let [invoice, _, quantity, time, price, customer, country] =
            [0, 1, 2, 3, 4, 5, 6].map(|field| &record[field]);
        let ticks = quantity.parse::<i128>().expect("a quantity") * ticks(price);
        let refund = invoice.starts_with('C');
        if view == View::Golden && (refund || customer.is_empty() || quantity.starts_with('-') || ticks <= 0)
        {
            continue;
        }
        lines.customer.push((!customer.is_empty()).then(|| customer.to_owned()));
        lines.time.push(time.to_owned());
        lines.ticks.push(ticks);
        lines.order.push(invoice.to_owned());
        lines.kind.push(if refund { "refund" } else { "order" }.to_owned());
        lines.country.push(country.to_owned());
    }
    lines
}

impl Lines {
    /// Some of the lines, in a given order.
    #[must_use]
    pub fn pick(&self, rows: &[usize]) -> Self {
        fn of<T: Clone>(cells: &[T], rows: &[usize]) -> Vec<T> {
            rows.iter().map(|&row| cells[row].clone()).collect()
        }
        Self {
            customer: of(&self.customer, rows),
            time: of(&self.time, rows),
            ticks: of(&self.ticks, rows),
            order: of(&self.order, rows),
            kind: of(&self.kind, rows),
            country: of(&self.country, rows),
        }
    }

    /// As the rows of a source.
    #[must_use]
    pub fn rows(&self) -> OrderRows<'_> {
        let value = Column::decimals(self.ticks.as_slice(), 4);
        OrderRows::new(self.customer.as_slice(), self.time.as_slice(), value)
            .order(self.order.as_slice())
            .kind(self.kind.as_slice())
            .segment("country", self.country.as_slice())
    }
}

/// How the file is read.
#[must_use]
pub fn options() -> OrdersOptions {
    OrdersOptions::default().grain(Grain::Line).currency("GBP").time_zone(london())
}

/// Under which settings it answers; `as_of` is the start of June in London.
#[must_use]
pub fn settings() -> OrdersSettings {
    OrdersSettings::default()
        .time_zone(london())
        .null_customer(NullCustomer::Guest)
        .zero_value(ZeroValue::Skip)
        .as_of(1_306_882_800_000_000)
}

/// The file, opened.
#[must_use]
pub fn open(view: View) -> Orders {
    Orders::new(&lines(view).rows(), options(), settings()).expect("the real orders are sound")
}
