//! Coverage of formulas whose outcomes cannot be listed: seeded simulations.

use engagement_metrics::math::elementary::exp;
use engagement_metrics::metric::Argument;
use engagement_metrics::metrics::commerce::repeat_purchase_rate;
use engagement_metrics::{Against, Cells, Comparison, Error, Estimate, metrics};

use crate::random::Random;
use crate::tally::Tally;

/// Simulated data sets of each case; fewer would hide a share that is 1 % short.
const TIMES: usize = 4_000;
const WANTED: f64 = 0.90;

/// Draws data of one size; the truth and the estimate.
type Draw = fn(&mut Random, usize) -> Result<(f64, Estimate), Error>;

const CASES: &[(&str, &[usize], Draw)] = &[
    ("mean (t), normal", &[2, 5, 10], |random, n| mean(random, n, 3.0, |random| 3.0 + random.normal(1.0))),
    ("mean (t), exponential", &[30, 100, 300], |random, n| {
        mean(random, n, 40.0, |random| random.exponential(40.0))
    }),
    ("mean (t), lognormal", &[100, 300], |random, n| {
        mean(random, n, exp(0.32), |random| exp(random.normal(0.8)))
    }),
    ("ratio of means", &[30, 100], |random, n| groups("returning_to_one_time_spend", random, n, 0.0)),
    ("lift of means", &[30, 100], |random, n| groups("member_aov_lift", random, n, 1.0)),
    ("quick ratio", &[20, 100, 1_000], quick_ratio),
    ("relative lift of rates", &[100, 1_000], lift_of_rates),
    ("rate of posts", &[10, 30, 100], posts),
];

/// Mean and standard deviation, with n − 1.
fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, (squares / (n - 1.0)).sqrt())
}

fn evaluate(id: &str, given: &[Argument<'_>]) -> Result<Estimate, Error> {
    let formula = metrics::find(id)?;
    let mut given = given.to_vec();
    given.resize(formula.inputs.len(), Argument::Missing);
    formula.evaluate(&given)
}

fn mean(
    random: &mut Random,
    n: usize,
    truth: f64,
    value: fn(&mut Random) -> f64,
) -> Result<(f64, Estimate), Error> {
    let values: Vec<f64> = (0..n).map(|_| value(random)).collect();
    let (mean, sd) = moments(&values);
    let given = [Argument::Number(mean * n as f64), Argument::Whole(n as i64), Argument::Number(sd)];
    Ok((truth, evaluate("average_order_value", &given)?))
}

/// Two groups of lognormal values, the second half as large again.
fn groups(id: &str, random: &mut Random, n: usize, less: f64) -> Result<(f64, Estimate), Error> {
    let one: Vec<f64> = (0..n).map(|_| exp(4.2 + random.normal(0.6))).collect();
    let other: Vec<f64> = (0..n + n / 2).map(|_| exp(4.0 + random.normal(0.6))).collect();
    let ((a, sd_a), (b, sd_b)) = (moments(&one), moments(&other));
    let numbers = |mean, other| [Argument::Number(mean), Argument::Number(other)];
    let group = |sd, n: usize| [Argument::Number(sd), Argument::Whole(n as i64)];
    let given = [numbers(a, b), group(sd_a, one.len()), group(sd_b, other.len())].concat();
    Ok((exp(0.2) - less, evaluate(id, &given)?))
}

fn quick_ratio(random: &mut Random, n: usize) -> Result<(f64, Estimate), Error> {
    let [new, back, lost] = [1.2, 0.3, 1.0].map(|share| random.poisson(share * n as f64));
    let given = [new, back, lost].map(|count| Argument::Whole(count as i64));
    Ok((1.5, evaluate("quick_ratio", &given)?))
}

fn lift_of_rates(random: &mut Random, n: usize) -> Result<(f64, Estimate), Error> {
    let (one, other) = (random.poisson(0.24 * n as f64), random.poisson(0.4 * n as f64));
    let [one, other] = [one, other].map(|count| Argument::Whole(count as i64));
    let given = [one, Argument::Number(n as f64), other, Argument::Number(2.0 * n as f64)];
    Ok((0.2, evaluate("relative_lift_of_rates", &given)?))
}

/// Posts that reach unequally many, at rates of their own.
fn posts(random: &mut Random, n: usize) -> Result<(f64, Estimate), Error> {
    let mut engagements = Vec::with_capacity(n);
    let mut reach = Vec::with_capacity(n);
    for _ in 0..n {
        let accounts = exp(7.0 + random.normal(0.4)).round();
        let rate = 0.03 * exp(random.normal(0.4));
        engagements.push(random.poisson(accounts * rate) as i64);
        reach.push(accounts as i64);
    }
    let given = [Argument::List(engagements.into()), Argument::List(reach.into())];
    Ok((0.03 * exp(0.08), evaluate("engagement_rate_by_reach_of_posts", &given)?))
}

/// Five groups of one rate, each compared with the first: how often Holm's correction finds no difference.
fn families(random: &mut Random, n: u64) -> Result<f64, Error> {
    let mut quiet = 0;
    for _ in 0..TIMES {
        let group = |name: usize| Ok((name.to_string(), repeat_purchase_rate(random.binomial(n, 0.2), n)?));
        let groups = (0..5).map(group).collect::<Result<Vec<_>, Error>>()?;
        let table = Comparison::among(&groups, Against::First)?.table(0.95)?;
        let found = table.columns().any(|(name, cells)| match cells {
            Cells::Float(p) if name == "p_holm" => p.iter().flatten().any(|p| p < 0.05),
            _ => false,
        });
        quiet += usize::from(!found);
    }
    Ok(quiet as f64 / TIMES as f64)
}

/// What is covered too seldom.
pub(crate) fn short() -> Result<Vec<String>, Error> {
    println!("simulated formulas, {TIMES} data sets each: coverage (truth below, above)");
    let mut random = Random(20_240_301);
    let mut short = Vec::new();
    for (name, sizes, draw) in CASES {
        for &n in *sizes {
            let mut tally = Tally::default();
            for _ in 0..TIMES {
                let (truth, estimate) = draw(&mut random, n)?;
                tally.add(truth, estimate.interval(0.95)?);
            }
            println!("  {name:24} n {n:5}   {tally}");
            if tally.is_short(WANTED) || (tally.asked as usize) < TIMES * 9 / 10 {
                short.push(format!("{name}, n {n}: {tally}"));
            }
        }
    }
    for n in [50, 500] {
        let quiet = families(&mut random, n)?;
        println!(
            "  Holm over 4 comparisons  n {n:5}   {:5.1} % of families without a false difference",
            100.0 * quiet
        );
        if quiet < WANTED {
            short.push(format!("Holm, n {n}: {:.1} %", 100.0 * quiet));
        }
    }
    Ok(short)
}
