//! Coverage of the intervals of an order log: how often they hold the truth, over simulated shops of few customers.
//! Prints the share for each figure and for its change on the window before; at least 93 % is wanted.
//!
//! Customers join at random, buy at a rate of their own (exponential, so that counts are negative binomial) and leave
//! without a word; order values are lognormal around a level of the customer's own, and some are paid back in part.
//! The truth is what the same generator gives with very many customers.

use std::collections::BTreeMap;

use engagement_metrics::math::elementary::exp;
use engagement_metrics::rows::Column;
use engagement_metrics::sources::orders::{Compare, Question, Window};
use engagement_metrics::{Error, OrderRows, Orders, OrdersOptions, OrdersSettings, Report, Zone};

use crate::random::Random;
use crate::tally::Tally;

const DAY: f64 = 86_400e6;
/// Days of a window, and of the history before the first of the two.
const WINDOW: f64 = 90.0;
const HISTORY: f64 = 270.0;
const END: f64 = HISTORY + 2.0 * WINDOW;
/// Mean orders of a customer in a window, and the chance to leave per window.
const ORDERS: f64 = 1.5;
const LEAVING: f64 = 0.25;
/// Spread of the logarithm of values: between customers and within.
const BETWEEN: f64 = 0.4;
const WITHIN: f64 = 0.6;
/// Customers of the shop that gives the truth.
const CROWD: usize = 400_000;
/// Expected customers with an order in the window, and simulated shops.
const SIZES: [(f64, usize); 3] = [(30.0, 3_000), (100.0, 2_000), (300.0, 2_000)];
const WANTED: f64 = 0.93;

/// A log, column by column.
#[derive(Default)]
struct Log {
    customer: Vec<i64>,
    time: Vec<i64>,
    value: Vec<f64>,
    cost: Vec<f64>,
    categories: Vec<i64>,
    kind: Vec<&'static str>,
    member: Vec<bool>,
}

/// A share of something, from 0 to 1.
#[expect(clippy::disallowed_methods, reason = "no page loads a program")]
fn bounded(share: f64) -> f64 {
    share.clamp(0.0, 1.0)
}

impl Log {
    fn of(customers: usize, random: &mut Random) -> Self {
        let mut log = Self::default();
        for customer in 0..customers as i64 {
            let gap = WINDOW / random.exponential(ORDERS);
            let level = random.normal(BETWEEN);
            let member = random.uniform() < 0.4;
            let costly = 0.6 + random.normal(0.1);
            let mut day = END * random.uniform();
            let end = END.min(day + random.exponential(WINDOW / LEAVING));
            while day < end {
                let value = cents(exp(4.0 + level + random.normal(WITHIN)));
                let share = costly + random.normal(0.1);
                let categories = 1 + i64::from(random.uniform() < 0.4 + 0.3 * level);
                log.push(
                    (customer, member),
                    day,
                    "order",
                    (value, cents(value * bounded(share))),
                    categories,
                );
                let back = day + random.exponential(3.0);
                if random.uniform() < 0.08 && back < END {
                    log.push((customer, member), back, "refund", (-cents(value / 2.0), 0.0), 1);
                }
                day += random.exponential(gap);
            }
        }
        log
    }

    fn push(&mut self, who: (i64, bool), day: f64, kind: &'static str, money: (f64, f64), categories: i64) {
        self.customer.push(who.0);
        self.member.push(who.1);
        self.time.push((day * DAY) as i64);
        self.kind.push(kind);
        self.value.push(money.0);
        self.cost.push(money.1);
        self.categories.push(categories);
    }

    /// Every figure of the last window, beside the one before.
    fn ask(&self) -> Result<Report, Error> {
        let rows = OrderRows::new(&self.customer, Column::instants(&self.time[..]), &self.value)
            .cost(&self.cost)
            .n_categories(&self.categories)
            .kind(&self.kind[..])
            .member(&self.member[..]);
        let mut settings = OrdersSettings::default();
        settings.as_of = Some((END * DAY) as i64);
        let orders = Orders::new(&rows, OrdersOptions::default().time_zone(Zone::utc()), settings)?;
        orders.ask(&Question::summary(Window::Trailing(WINDOW as u32)).compare(Compare::Previous))
    }
}

fn cents(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// What is covered too seldom.
pub(crate) fn short() -> Result<Vec<String>, Error> {
    let mut random = Random(20_240_229);
    let crowd = Log::of(CROWD, &mut random).ask()?;
    // Value and change of each figure, in the order of the report.
    let mut truth = BTreeMap::new();
    let mut metrics = Vec::new();
    for finding in crowd.findings() {
        let change = finding.change.as_ref().and_then(|change| change.value());
        if let (Some(value), Some(change), Some(_)) =
            (finding.estimate.value(), change, finding.estimate.low())
        {
            metrics.push(finding.estimate.metric().to_owned());
            truth.insert(finding.estimate.metric().to_owned(), (value, change));
        }
    }
    let active = crowd.estimate("unique_customers", None, None)?.value().unwrap_or(1.0) / CROWD as f64;
    let mut short = Vec::new();
    for (clusters, shops) in SIZES {
        let mut tallies: BTreeMap<&str, [Tally; 2]> = BTreeMap::new();
        for _ in 0..shops {
            let report = Log::of((clusters / active).round() as usize, &mut random).ask()?;
            for finding in report.findings() {
                let Some((name, &(value, change))) = truth.get_key_value(finding.estimate.metric()) else {
                    continue;
                };
                let [figure, changed] = tallies.entry(name).or_default();
                figure.add(value, finding.estimate.interval(0.95)?);
                if let Some(difference) = &finding.change {
                    changed.add(change, difference.interval(0.95)?);
                }
            }
        }
        println!("{clusters} customers in the window, {shops} shops: coverage (truth below, above)");
        for metric in &metrics {
            let tallies = tallies.get(metric.as_str()).copied().unwrap_or_default();
            println!("  {metric:28} {}   change {}", tallies[0], tallies[1]);
            for (what, tally) in ["", " (change)"].iter().zip(tallies) {
                if tally.is_short(WANTED) {
                    short.push(format!("{metric}{what}, {clusters} customers: {tally}"));
                }
            }
        }
    }
    Ok(short)
}
