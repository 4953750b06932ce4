//! Coverage of intervals at 95 %: how often they hold the truth. Outcomes are enumerated where they can be listed,
//! formulas are simulated where they cannot, and whole shops for the figures of an order log. Prints a table of each and
//! fails where one is covered too seldom.

mod exact;
mod formulas;
mod orders;
mod random;
mod tally;

use std::process::ExitCode;

use engagement_metrics::Error;

fn main() -> Result<ExitCode, Error> {
    let mut short = exact::short()?;
    short.extend(formulas::short()?);
    short.extend(orders::short()?);
    if short.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    println!("covered too seldom: {}", short.join("; "));
    Ok(ExitCode::FAILURE)
}
