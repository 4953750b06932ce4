//! One number from totals: a repeat purchase rate, its interval, and its change.
//!
//! ```text
//! cargo run --example formula
//! ```

use engagement_metrics::Error;
use engagement_metrics::metrics::commerce::repeat_purchase_rate;

fn main() -> Result<(), Error> {
    // 412 of 1,204 customers bought again this year, 371 of 1,190 last year.
    let now = repeat_purchase_rate(412, 1_204)?;
    let before = repeat_purchase_rate(371, 1_190)?;
    println!("{now}");

    // The interval at any level, and what is missing where a number is undefined.
    if let Some(interval) = now.interval(0.99)? {
        println!("at 99 %: {:.3} to {:.3}", interval.low, interval.high);
    }
    assert_eq!(repeat_purchase_rate(0, 0)?.value(), None);

    // The difference of two groups has an interval of its own: overlapping intervals do not say "no change".
    let change = now.difference(&before)?;
    println!("{change}");
    assert!(change.low() < Some(0.0), "412 instead of 371 is within what chance does");

    // Wrong numbers are refused, never mended.
    let error = repeat_purchase_rate(1_204, 412).unwrap_err();
    println!("{error}");
    assert_eq!((error.code(), error.input()), ("at_most", Some("repeat_customers")));
    Ok(())
}
