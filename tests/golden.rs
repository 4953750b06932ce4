//! Golden vectors: every case of the copied files is either compared or listed by name as not covered.
//!
//! `cargo test --test golden -- --nocapture` prints, for each function, the number of cases and the worst
//! error. The reference is read to 32 digits (a pair of doubles), so that an error below one ulp shows.

use engagement_metrics::math::beta::{beta_p, beta_q};
use engagement_metrics::math::compare::{mover, p_value, two_proportion_z, welch_samples};
use engagement_metrics::math::distribution as d;
use engagement_metrics::math::double::{Dd, two_product};
use engagement_metrics::math::elementary as e;
use engagement_metrics::math::gamma::{digamma, gamma_p, gamma_q, ln_beta, ln_gamma, trigamma};
use engagement_metrics::math::interval::{Interval, wilson};
use engagement_metrics::math::moments::mean_variance;
use engagement_metrics::math::quantile::quantile;
use engagement_metrics::math::sum::{ExactSum, sum};
use engagement_metrics::math::survival::kaplan_meier;
use serde_json::Value;
use std::collections::BTreeMap;

fn file(name: &str) -> Value {
    let path = format!("{}/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    let path = if std::path::Path::new(&path).exists() {
        path
    } else {
        format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"))
    };
    serde_json::from_str(&std::fs::read_to_string(path).expect("a golden file")).expect("JSON")
}

fn cases(file: &Value) -> &Vec<Value> {
    file["cases"].as_array().expect("cases")
}

/// A decimal text as the nearest double and what it lacks (the second from the difference of decimal digits).
fn exact(value: &Value) -> Dd {
    let text = value.as_str().expect("text");
    let hi: f64 = text.parse().expect("a number");
    if hi == 0.0 || hi.abs() < 1e-280 {
        return Dd::from(hi);
    }
    // Digits in chunks of 15 times powers of ten, in double-double; good to 1e-29, the text having more.
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().expect("an exponent");
    let digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
    let point = mantissa.trim_start_matches('-').find('.').unwrap_or(digits.len());
    let mut total = Dd::ZERO;
    // Leading zeros take part in the position only.
    let first = digits.iter().position(|&c| c != b'0').unwrap_or(0);
    let kept = &digits[first..digits.len().min(first + 34)];
    for &c in kept {
        total = total * 10.0 + f64::from(c - b'0');
    }
    let power = exponent + point as i32 - (first + kept.len()) as i32;
    // In steps of at most 10^200, which the error-free product can split.
    let mut left = power.abs();
    while left > 0 {
        let ten = (0..left.min(200)).fold(Dd::ONE, |ten, _| ten * 10.0);
        total = if power < 0 { total / ten } else { total * ten };
        left -= 200;
    }
    let total = if mantissa.starts_with('-') { -total } else { total };
    assert!((total.hi / hi - 1.0).abs() < 1e-14, "{text} {total:?}");
    total
}

fn number(value: &Value) -> f64 {
    value.as_str().map_or_else(|| value.as_f64().expect("a number"), |text| text.parse().expect("a number"))
}

fn hex(text: &str) -> f64 {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = text.trim_start_matches("0x").split_once('p').expect("a hexadecimal number");
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let digits = u64::from_str_radix(&format!("{whole}{fraction}"), 16).expect("digits");
    let exponent: i32 = exponent.parse::<i32>().expect("an exponent") - 4 * fraction.len() as i32;
    // At most 53 bits and a representable result: every halving or doubling on the way is exact.
    let step = if exponent < 0 { 0.5 } else { 2.0 };
    let value = (0..exponent.unsigned_abs()).fold(digits as f64, |value, _| value * step);
    if negative { -value } else { value }
}

fn ulp(x: f64) -> f64 {
    let x = x.abs();
    f64::from_bits(x.to_bits() + 1) - x
}

fn difference(got: f64, expected: Dd) -> f64 {
    if got == expected.hi && expected.lo == 0.0 { 0.0 } else { ((expected - got).value()).abs() }
}

fn relative(got: f64, expected: Dd) -> f64 {
    let error = difference(got, expected);
    if error == 0.0 { 0.0 } else { error / expected.hi.abs() }
}

/// Worst errors by name.
#[derive(Default)]
struct Report(BTreeMap<String, (usize, f64, String, &'static str, f64)>);

impl Report {
    fn note(
        &mut self,
        name: &str,
        error: f64,
        unit: &'static str,
        tolerance: f64,
        what: impl FnOnce() -> String,
    ) {
        let entry = self.0.entry(name.to_owned()).or_insert((0, -1.0, String::new(), unit, tolerance));
        entry.0 += 1;
        if error > entry.1 || error.is_nan() {
            (entry.1, entry.2) = (error, what());
        }
    }

    fn finish(&self, title: &str) {
        println!("{title}");
        for (name, (count, worst, what, unit, tolerance)) in &self.0 {
            println!(
                "  {name:34} {count:5} cases   worst {worst:9.2e} {unit} (allowed {tolerance:.0e})   at {what}"
            );
        }
        for (name, (_, worst, what, unit, tolerance)) in &self.0 {
            assert!(worst <= tolerance, "{name}: {worst:e} {unit} > {tolerance:e} at {what}");
        }
    }
}

/// Functions of special_functions.json that this module does not have.
const NOT_HERE: [&str; 3] = ["hyp2f1_bgnbd", "hyp2f1_paretonbd", "hyperu"];

#[test]
fn special_functions() {
    let file = file("special_functions.json");
    let mut report = Report::default();
    let mut skipped: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases(&file) {
        let name = case["fn"].as_str().expect("a name");
        if let Some(name) = NOT_HERE.iter().find(|&&n| n == name) {
            *skipped.entry(name).or_default() += 1;
            continue;
        }
        let a: Vec<f64> = case["args_hex"]
            .as_array()
            .expect("arguments")
            .iter()
            .map(|x| hex(x.as_str().expect("hex")))
            .collect();
        let expected = exact(&case["expected"]);
        let got = match name {
            "lgamma" => ln_gamma(a[0]),
            "digamma" => digamma(a[0]),
            "trigamma" => trigamma(a[0]),
            "lbeta" => ln_beta(a[0], a[1]),
            "betainc_reg" => beta_p(a[0], a[1], a[2]).expect("a domain"),
            "betainc_reg_upper" => beta_q(a[0], a[1], a[2]).expect("a domain"),
            "gammainc_reg_lower" => gamma_p(a[0], a[1]).expect("a domain"),
            "gammainc_reg_upper" => gamma_q(a[0], a[1]).expect("a domain"),
            "norm_cdf" => d::normal_cdf(a[0]),
            "norm_logcdf" => d::normal_ln_cdf(a[0]),
            "norm_quantile" => d::normal_quantile(a[0]).expect("a domain"),
            "erf" => e::erf(a[0]),
            "erfc" => e::erfc(a[0]),
            "student_t_sf" => d::student_t_sf(a[0], a[1]).expect("a domain"),
            "chi2_sf" => d::chi_square_sf(a[0], a[1]).expect("a domain"),
            "betainc_inv" => d::beta_quantile(a[2], a[0], a[1]).expect("a domain"),
            "exp" => e::exp(a[0]),
            "expm1" => e::exp_m1(a[0]),
            "log" => e::ln(a[0]),
            "log1p" => e::ln_1p(a[0]),
            "pow" => e::pow(a[0], a[1]),
            other => panic!("a function that is neither tested nor listed: {other}"),
        };
        let what = || format!("{a:?}");
        let ulps = difference(got, expected) / ulp(expected.hi);
        match name {
            "lgamma" => {
                let near = (a[0] - 1.0).abs() < 0.25 || (a[0] - 2.0).abs() < 0.25;
                let unit = if near { ulp(expected.hi.abs().max(f64::EPSILON)) } else { ulp(expected.hi) };
                report.note(name, difference(got, expected) / unit, "ulp", 2.0, what);
            }
            "digamma" if (a[0] - 1.4616).abs() < 0.01 => {
                report.note("digamma near its zero", difference(got, expected), "abs", 1e-16, what);
            }
            "digamma" | "norm_quantile" => report.note(name, ulps, "ulp", 2.0, what),
            "exp" | "expm1" | "log" | "log1p" | "pow" => report.note(name, ulps, "ulp", 1.0, what),
            _ => report.note(name, relative(got, expected), "rel", 1e-13, what),
        }
    }
    report.finish("special_functions.json");
    for (name, count) in &skipped {
        println!("  {name:34} {count:5} cases   not here");
    }
    let covered: usize = report.0.values().map(|entry| entry.0).sum();
    assert_eq!(covered + skipped.values().sum::<usize>(), cases(&file).len());
}

#[test]
fn sums() {
    let file = file("sums.json");
    for case in cases(&file) {
        let name = case["name"].as_str().expect("a name");
        let x: Vec<f64> =
            case["x"].as_array().expect("values").iter().map(|x| hex(x.as_str().expect("hex"))).collect();
        let expected = hex(case["sum_exact_rounded"].as_str().expect("hex"));
        assert_eq!(sum(&x).to_bits(), expected.to_bits(), "{name}");
        let mut one_by_one = ExactSum::new();
        x.iter().rev().for_each(|&x| one_by_one.add(x));
        assert_eq!(one_by_one.value().to_bits(), expected.to_bits(), "{name}, reversed");
        // Enough copies for the fast path, in whole chunks and a rest: compared with a scalar sum of the
        // same.
        let copies: Vec<f64> = x.iter().copied().cycle().take(x.len() * 500).collect();
        let mut scalar = ExactSum::new();
        copies.iter().for_each(|&x| scalar.add(x));
        let mut fast = ExactSum::new();
        fast.add_all(&copies);
        assert_eq!(fast, scalar, "{name}, copies");
    }
    println!("sums.json\n  sum {:37} cases   exact bits", cases(&file).len());
}

#[test]
fn proportions() {
    let file = file("proportions.json");
    let mut report = Report::default();
    for case in cases(&file) {
        let kind = case["kind"].as_str().expect("a kind");
        if kind == "two_proportions" {
            let n: Vec<u64> =
                case["args"].as_array().expect("counts").iter().filter_map(Value::as_u64).collect();
            let test = two_proportion_z(n[0], n[1], n[2], n[3]).expect("a test");
            let what = || format!("{n:?}");
            report.note("two_proportions z", relative(test.statistic, exact(&case["z"])), "rel", 1e-13, what);
            report.note(
                "two_proportions p",
                relative(test.p_value, exact(&case["p_value"])),
                "rel",
                1e-12,
                what,
            );
            let at = |level: engagement_metrics::math::Level| {
                let [k1, n1, k2, n2] = [n[0] as f64, n[1] as f64, n[2] as f64, n[3] as f64];
                Some(mover((k1 / n1, wilson(k1, n1, level)?), (k2 / n2, wilson(k2, n2, level)?), 0.0))
            };
            let interval = at(0.95.into()).expect("an interval");
            for (got, key) in [(interval.low, 0), (interval.high, 1)] {
                // Relative to the difference too: at 120 of 1000 against 150 of 1000 a bound is -1.4e-5
                // beside a difference of -0.03, and half an ulp of the given 0.15 alone moves it by 1e-12 of
                // itself.
                let expected = exact(&case["newcombe95"][key]);
                let scale =
                    expected.hi.abs().max((n[0] as f64 / n[1] as f64 - n[2] as f64 / n[3] as f64).abs());
                report.note(
                    "newcombe (mover of wilson)",
                    difference(got, expected) / scale,
                    "rel",
                    1e-13,
                    what,
                );
            }
            let p = p_value(at).expect("a p-value");
            assert_eq!(p < 0.05, !interval.contains(0.0), "{n:?} {p}");
            continue;
        }
        let k = number(&case["successes"]);
        let n = number(&case["trials"]);
        let level = number(&case["level"]);
        let tail = 0.5 * (1.0 - level);
        let z = d::normal_upper_quantile(tail).expect("z");
        let clip = |low: f64, high: f64| Interval { low, high };
        let (got, tolerance) = match kind {
            "wilson" => (wilson(k, n, level).expect("an interval"), 1e-13),
            "clopper_pearson" => {
                let low =
                    if k == 0.0 { 0.0 } else { d::beta_quantile(tail, k, n - k + 1.0).expect("a quantile") };
                let high = if k == n {
                    1.0
                } else {
                    d::beta_upper_quantile(tail, k + 1.0, n - k).expect("a quantile")
                };
                (clip(low, high), 1e-12)
            }
            "jeffreys" => {
                let low = d::beta_quantile(tail, k + 0.5, n - k + 0.5).expect("a quantile");
                let high = d::beta_upper_quantile(tail, k + 0.5, n - k + 0.5).expect("a quantile");
                (clip(low, high), 1e-12)
            }
            // The two below are formulas of the test, not of the module: they test z.
            "agresti_coull" => {
                let m = n + z * z;
                let p = (k + 0.5 * z * z) / m;
                let half = z * (p * (1.0 - p) / m).sqrt();
                (clip(p - half, p + half), 1e-12)
            }
            "wald" => {
                let half = z * (k / n * (1.0 - k / n) / n).sqrt();
                (clip(k / n - half, k / n + half), 1e-12)
            }
            other => panic!("a kind that is not tested: {other}"),
        };
        for (bound, key) in [(got.low, "low"), (got.high, "high")] {
            let expected = exact(&case[key]);
            let what = || format!("{k} of {n} at {level}, {key}");
            if expected.hi == 0.0 || expected.hi == 1.0 {
                assert_eq!(bound, expected.hi, "{kind} {}", what());
            }
            report.note(kind, relative(bound, expected), "rel", tolerance, what);
        }
    }
    report.finish("proportions.json (agresti_coull and wald: formulas in the test)");
}

#[test]
fn welch() {
    let mut report = Report::default();
    for case in cases(&file("welch.json")) {
        let sample =
            |key: &str| case[key].as_array().expect("a sample").iter().map(number).collect::<Vec<f64>>();
        let test = welch_samples(&sample("a"), &sample("b")).expect("a test");
        for (name, got) in [("t", test.t), ("df", test.df), ("p_value", test.p_value)] {
            report.note(name, relative(got, exact(&case[name])), "rel", 1e-12, || case[name].to_string());
        }
    }
    report.finish("welch.json");
}

#[test]
fn quantiles() {
    let file = file("quantiles.json");
    let mut report = Report::default();
    let mut other = BTreeMap::new();
    for case in cases(&file) {
        let kind = case["type"].as_u64().expect("a type");
        if kind != 7 {
            *other.entry(kind).or_insert(0) += 1;
            continue;
        }
        let mut x: Vec<f64> = case["x"].as_array().expect("values").iter().map(number).collect();
        x.sort_unstable_by(f64::total_cmp);
        let q = number(&case["q"]);
        let key = if case.get("expected_with_fuzz").is_some() { "expected_with_fuzz" } else { "expected" };
        let expected = exact(&case[key]);
        let position = (x.len() - 1) as f64 * q;
        let j = position.floor() as usize;
        let gap = x.get(j + 1).map_or(0.0, |next| next - x[j]) * (position - position.floor());
        let allowed = 4.0 * f64::EPSILON * (expected.hi.abs() + gap.abs());
        let error = difference(quantile(&x, q).expect("a quantile"), expected);
        report.note(
            "quantile, type 7",
            if error == 0.0 { 0.0 } else { error / allowed },
            "of allowed",
            1.0,
            || format!("{x:?} {q}"),
        );
    }
    report.finish("quantiles.json");
    for (kind, count) in other {
        println!("  type {kind} {count:34} cases   not here");
    }
}

#[test]
fn survival() {
    let mut report = Report::default();
    for case in cases(&file("survival.json")) {
        let list = |key: &str| case[key].as_array().expect("a list").iter().map(number);
        let pairs: Vec<(f64, bool)> = list("time").zip(list("event").map(|event| event == 1.0)).collect();
        let curve = kaplan_meier(&pairs).expect("observations");
        assert_eq!(curve.median(), case["median"].as_f64(), "{}", case["name"]);
        let mut steps = curve.steps().iter();
        let mut step = None;
        for row in case["km"].as_array().expect("rows") {
            let (time, at_risk, events) = (number(&row[0]), row[1].as_u64(), row[2].as_u64());
            // The reference has a row for each time, the curve a step for each with an event.
            if events != Some(0) {
                step = steps.next();
                let step = step.expect("a step");
                assert_eq!((step.time, Some(step.at_risk), Some(step.events)), (time, at_risk, events));
            }
            let what = || format!("{} at {time}", case["name"]);
            report.note("survival", relative(curve.at(time), exact(&row[3])), "rel", 1e-14, what);
            match step.map(|step| step.standard_error()) {
                Some(Some(got)) => {
                    report.note("its error", relative(got, exact(&row[4])), "rel", 1e-13, what)
                }
                Some(None) => assert!(row[4].is_null(), "{}", what()),
                None => assert_eq!(number(&row[4]), 0.0, "{}", what()),
            }
        }
        assert!(steps.next().is_none());
    }
    report.finish("survival.json (log-rank: not here)");
}

#[test]
fn nist() {
    let mut report = Report::default();
    for case in cases(&file("nist_strd.json")) {
        let name = case["name"].as_str().expect("a name");
        let x: Vec<f64> = case["data"].as_array().expect("data").iter().map(number).collect();
        let exact_values = &case["exact_from_doubles"];
        let (mean, variance) = mean_variance(&x).expect("moments");
        let expected = exact(&exact_values["mean"]);
        report.note("mean", difference(mean, expected) / ulp(expected.hi), "ulp", 1.0, || name.to_owned());
        report.note("sd", relative(variance.sqrt(), exact(&exact_values["sd"])), "rel", 1e-14, || {
            name.to_owned()
        });
        // Lag-1 autocorrelation from exact sums of deviations from the mean, itself in two parts.
        let n = x.len() as f64;
        let mut left = ExactSum::new();
        left.add_all(&x);
        for part in [two_product(mean, -n).hi, two_product(mean, -n).lo] {
            left.add(part);
        }
        let mean = Dd::new(mean, left.value() / n);
        let deviations: Vec<Dd> = x.iter().map(|&x| Dd::from(x) - mean).collect();
        let products = deviations.windows(2).fold(Dd::ZERO, |total, w| total + w[0] * w[1]);
        let squares = deviations.iter().fold(Dd::ZERO, |total, &d| total + d * d);
        let lag = (products / squares).value();
        report.note(
            "lag1 (formula in the test)",
            relative(lag, exact(&exact_values["lag1"])),
            "rel",
            1e-14,
            || name.to_owned(),
        );
    }
    report.finish("nist_strd.json");
}
