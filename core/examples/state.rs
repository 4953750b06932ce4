//! A state file that Spark, a notebook or a page has made: what it says, and the bits of each number.
//!
//! ```text
//! cargo run --example state -- orders.state
//! ```

use std::{env, error::Error, fs};

use engagement_metrics::sources::orders::{NullCustomer, Window, ZeroValue};
use engagement_metrics::{Compare, Orders, OrdersSettings, OrdersState, State};

const METRICS: [&str; 4] =
    ["average_order_value", "median_order_value", "repeat_purchase_rate", "refund_rate"];

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("usage: state ORDERS.state")?;
    let state = OrdersState::from_bytes(&fs::read(path)?)?;
    let settings = OrdersSettings::default().null_customer(NullCustomer::Guest).zero_value(ZeroValue::Skip);
    let summary = Orders::from_state(state, settings)?.summary(Window::All, None, Compare::None)?;
    for metric in METRICS {
        let found = summary.estimate(metric, None, None)?;
        let bits = |number: Option<f64>| format!("{:016x}", number.unwrap_or(f64::NAN).to_bits());
        println!("{metric} {} {} {}", bits(found.value()), bits(found.low()), bits(found.high()));
    }
    Ok(())
}
