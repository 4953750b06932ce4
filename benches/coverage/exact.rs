//! Coverage by exact enumeration: the chance of every outcome, over a grid of truths.

use engagement_metrics::Error;
use engagement_metrics::math::interval::{Interval, garwood, net_score, wilson};
use engagement_metrics::math::quantile::order_ranks;
use engagement_metrics::metrics::commerce::repeat_purchase_rate;

/// The mean over the truths that is wanted of every size.
const WANTED: f64 = 0.93;
/// What intervals hold that are exact by construction, at every truth.
const EXACT: f64 = 0.95 - 1e-9;
/// Chances below this, as a share of the largest, are left out.
const NOTHING: f64 = 1e-17;

/// Chances of neighbouring counts.
struct Chances {
    first: u64,
    of: Vec<f64>,
}

impl Chances {
    /// From the likeliest count, by the ratio of each chance to the one before it; no count is above `most`.
    fn new(likeliest: u64, most: u64, ratio: impl Fn(u64) -> f64) -> Self {
        let mut down = vec![1.0];
        for count in (1..=likeliest).rev() {
            let next = down.last().copied().unwrap_or_default() / ratio(count);
            if next < NOTHING {
                break;
            }
            down.push(next);
        }
        let first = likeliest + 1 - down.len() as u64;
        down.reverse();
        let mut of = down;
        for count in likeliest + 1..=most {
            let next = of.last().copied().unwrap_or_default() * ratio(count);
            if next < NOTHING {
                break;
            }
            of.push(next);
        }
        let all: f64 = of.iter().sum();
        of.iter_mut().for_each(|chance| *chance /= all);
        Self { first, of }
    }

    fn binomial(n: u64, p: f64) -> Self {
        let odds = p / (1.0 - p);
        Self::new((((n + 1) as f64 * p) as u64).min(n), n, |count| {
            (n + 1 - count) as f64 / count as f64 * odds
        })
    }

    fn poisson(mean: f64) -> Self {
        Self::new(mean as u64, u64::MAX, |count| mean / count as f64)
    }

    fn iter(&self) -> impl Iterator<Item = (u64, f64)> + '_ {
        (self.first..).zip(self.of.iter().copied())
    }

    /// The chance of a count for which the answer is yes.
    fn of(&self, holds: impl Fn(u64) -> bool) -> f64 {
        self.iter().filter(|(count, _)| holds(*count)).map(|(_, chance)| chance).sum()
    }
}

/// The lowest mean of a size, and the lowest coverage of all.
struct Line {
    name: &'static str,
    sizes: String,
    mean: (f64, String),
    least: (f64, String),
}

impl Line {
    fn new(name: &'static str, sizes: String) -> Self {
        Self { name, sizes, mean: (1.0, String::new()), least: (1.0, String::new()) }
    }

    /// Coverage of one size at all truths.
    fn add(&mut self, size: &str, coverage: &[(f64, String)]) {
        let mean = coverage.iter().map(|(share, _)| share).sum::<f64>() / coverage.len() as f64;
        if mean < self.mean.0 {
            self.mean = (mean, size.to_owned());
        }
        for (share, truth) in coverage {
            if *share < self.least.0 {
                self.least = (*share, format!("{size}, {truth}"));
            }
        }
    }

    /// Prints it; what is short, where something is.
    fn print(self, least: f64) -> Option<String> {
        let Self { name, sizes, mean, least: lowest } = self;
        let percent = |share: f64| 100.0 * share;
        println!(
            "  {name:22} {sizes:14} mean {:5.2} % ({}), least {:5.2} % ({})",
            percent(mean.0),
            mean.1,
            percent(lowest.0),
            lowest.1
        );
        let is_short = mean.0 < WANTED || lowest.0 < least;
        is_short.then(|| format!("{name}, {sizes}: {:.2} %", percent(mean.0)))
    }
}

/// Where an interval is.
fn known(interval: Option<Interval>, what: &str) -> Interval {
    interval.unwrap_or_else(|| panic!("no interval of {what}"))
}

/// Truths between 0 and 1 in so many steps, the ends left out.
fn grid(steps: u32) -> impl Iterator<Item = f64> {
    (1..steps).map(move |step| f64::from(step) / f64::from(steps))
}

fn proportions() -> Vec<Option<String>> {
    let sizes = [1..=10, 11..=100, 101..=1_000];
    let line = |sizes: std::ops::RangeInclusive<u64>| {
        let mut line = Line::new("Wilson", format!("n {} to {}", sizes.start(), sizes.end()));
        for n in sizes {
            let ends: Vec<_> = (0..=n).map(|k| known(wilson(k as f64, n as f64, 0.95), "a share")).collect();
            let at = |p: f64| {
                let holds = |k: u64| ends.get(k as usize).is_some_and(|ends| ends.contains(p));
                (Chances::binomial(n, p).of(holds), format!("p = {p}"))
            };
            line.add(&format!("n = {n}"), &grid(200).map(at).collect::<Vec<_>>());
        }
        line.print(0.0)
    };
    sizes.into_iter().map(line).collect()
}

fn counts() -> Option<String> {
    let mut line = Line::new("Garwood", "mean to 1000".to_owned());
    let ends: Vec<_> = (0..1_500).map(|count| known(garwood(count, 1.0, 0.95), "a count")).collect();
    let means =
        std::iter::successors(Some(0.05), |mean| Some(mean * 1.01)).take_while(|mean| *mean <= 1_000.0);
    let at = |mean: f64| {
        let holds = |count: u64| ends.get(count as usize).is_some_and(|ends| ends.contains(mean));
        (Chances::poisson(mean).of(holds), format!("mean {mean:.2}"))
    };
    line.add("all", &means.map(at).collect::<Vec<_>>());
    line.print(EXACT)
}

fn differences() -> Result<Vec<Option<String>>, Error> {
    let sizes = [5, 10, 20, 40, 60, 200, 1_000];
    let mut lines = Vec::new();
    for (place, &n) in sizes.iter().enumerate() {
        let mut line = Line::new("Newcombe's difference", format!("n {n}, to {n}"));
        for &m in sizes.iter().take(place + 1) {
            let shares = |n: u64| (0..=n).map(|k| repeat_purchase_rate(k, n)).collect::<Result<Vec<_>, _>>();
            let (ones, others) = (shares(n)?, shares(m)?);
            let mut ends = Vec::with_capacity(ones.len() * others.len());
            for one in &ones {
                for other in &others {
                    ends.push(known(one.difference(other)?.interval(0.95)?, "a difference"));
                }
            }
            let mut coverage = Vec::new();
            for p in grid(20) {
                for q in grid(20) {
                    let (one, other) = (Chances::binomial(n, p), Chances::binomial(m, q));
                    let holds = |k: u64, l: u64| {
                        ends.get((k * (m + 1) + l) as usize).is_some_and(|ends| ends.contains(p - q))
                    };
                    let share = one.iter().map(|(k, chance)| chance * other.of(|l| holds(k, l))).sum();
                    coverage.push((share, format!("p = {p}, q = {q}")));
                }
            }
            line.add(&format!("n = {n} and {m}"), &coverage);
        }
        lines.push(line.print(0.0));
    }
    Ok(lines)
}

fn scores() -> Vec<Option<String>> {
    let sizes = [(1..=10).collect(), (11..=100).collect(), vec![200, 500, 1_000]];
    let line = |sizes: Vec<u64>| {
        let ends = sizes.first().zip(sizes.last());
        let mut line = Line::new("NPS", ends.map_or_else(String::new, |(a, b)| format!("n {a} to {b}")));
        for n in sizes {
            let mut coverage = Vec::new();
            for promoters in 0..=20_i32 {
                for detractors in 0..=20 - promoters {
                    let (p, d) = (f64::from(promoters) / 20.0, f64::from(detractors) / 20.0);
                    let truth = 5.0 * f64::from(promoters - detractors);
                    let share: f64 = Chances::binomial(n, p)
                        .iter()
                        .map(|(of, chance)| {
                            let rest = n - of;
                            // Of the rest; where all are promoters there is none.
                            let against = if promoters == 20 { 0.0 } else { (d / (1.0 - p)).min(1.0) };
                            let holds = |against: u64| {
                                known(net_score(of, rest - against, against, 0.95), "a score").contains(truth)
                            };
                            chance * Chances::binomial(rest, against).of(holds)
                        })
                        .sum();
                    coverage.push((share, format!("{promoters} and {detractors} of 20")));
                }
            }
            line.add(&format!("n = {n}"), &coverage);
        }
        line.print(0.0)
    };
    sizes.into_iter().map(line).collect()
}

fn quantiles() -> Vec<Option<String>> {
    let line = |(name, p)| {
        let mut line = Line::new(name, "n to 1000".to_owned());
        for n in 1..=1_000 {
            if let Some((low, high)) = order_ranks(n, p, 0.95) {
                // The truth lies between the two values where so many are at most the truth.
                let share = Chances::binomial(n, p).of(|below| low <= below && below < high);
                line.add(&format!("n = {n}"), &[(share, "any distribution".to_owned())]);
            }
        }
        line.print(EXACT)
    };
    [("median", 0.5), ("quantile 0.9", 0.9)].into_iter().map(line).collect()
}

/// What is covered too seldom.
pub(crate) fn short() -> Result<Vec<String>, Error> {
    println!("exact enumeration: the lowest mean of a size over all truths, the lowest coverage of all");
    let mut short = proportions();
    short.push(counts());
    short.extend(differences()?);
    short.extend(scores());
    short.extend(quantiles());
    Ok(short.into_iter().flatten().collect())
}
