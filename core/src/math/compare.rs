//! Differences of two quantities: MOVER intervals, the p-value that agrees with an interval, and the
//! classical tests.

use super::distribution::{normal_sf, student_t_sf};
use super::elementary::clamp;
use super::interval::{Interval, Level};
use super::moments::scaled_moments;
use crate::order::arrange;

/// Interval of a - b from the intervals of a and of b: the "method of variance estimates recovery" (Zou &
/// Donner, Stat. Med. 27, 2008), with the correlation of the two estimates (Zou, Psychol. Methods 12, 2007).
///
/// Each argument is a value with its interval, both intervals at one level. Correlation is clamped to [-1, 1]
/// (NaN is 0) and the radicand to 0. With two Wilson intervals and correlation 0 this is Newcombe's interval
/// (1998, method 10).
#[must_use]
pub fn mover(a: (f64, Interval), b: (f64, Interval), correlation: f64) -> Interval {
    let correlation = if correlation.is_nan() { 0.0 } else { clamp(correlation, -1.0, 1.0) };
    let reach = |x: f64, y: f64| {
        if x.is_infinite() || y.is_infinite() {
            return f64::INFINITY;
        }
        let unit = x.abs().max(y.abs());
        if unit == 0.0 {
            return 0.0;
        }
        // Few clusters at a level near 1 reach beyond 1e154, whose square is infinite.
        let (x, y) = (x / unit, y / unit);
        // x^2 + y^2 - 2 r x y, so written that nothing is left where two equal reaches move as one.
        unit * ((x - y) * (x - y) + 2.0 * (1.0 - correlation) * x * y).max(0.0).sqrt()
    };
    let difference = a.0 - b.0;
    let down = reach(a.0 - a.1.low, b.1.high - b.0);
    let up = reach(a.1.high - a.0, b.0 - b.1.low);
    Interval { low: difference - down, high: difference + up }
}

/// Interval of a / b from the intervals of a and of b, for b above 0: MOVER-R (Donner & Zou, Stat. Methods Med. Res. 21,
/// 2012), with the correlation of the two estimates.
///
/// Its ends are the ratios R at which the [`mover`] interval of a - R b just touches 0 (Fieller's argument with recovered
/// variances), so it holds 1 where that of a - b holds 0. Where b may be 0 it has no end upwards. None unless b > 0.
#[must_use]
pub fn mover_ratio(a: (f64, Interval), b: (f64, Interval), correlation: f64) -> Option<Interval> {
    if b.0.is_nan() || b.0 <= 0.0 || a.0.is_nan() {
        return None;
    }
    let correlation = if correlation.is_nan() { 0.0 } else { clamp(correlation, -1.0, 1.0) };
    if a.0 < 0.0 {
        let mirrored = (-a.0, Interval { low: -a.1.high, high: -a.1.low });
        let Interval { low, high } = mover_ratio(mirrored, b, -correlation)?;
        return Interval::around(a.0 / b.0, -high, -low);
    }
    // In units of the two values the equations neither overflow nor lose digits.
    let unit = a.0.max(a.1.high.abs()).max(a.1.low.abs());
    if unit == 0.0 {
        return Interval::around(0.0, 0.0, 0.0);
    }
    let scale = if unit.is_finite() { unit } else { a.0.max(1.0) };
    let (value, low, high) = (a.0 / scale, a.1.low / scale, a.1.high / scale);
    let (below, above) = (1.0 - b.1.low / b.0, b.1.high / b.0 - 1.0);
    // The roots of R^2 q - 2 R p + c = 0, the smaller and the larger, without cancellation.
    let root = |reach: f64, base: f64, larger: bool| {
        let p = value - correlation * reach * base;
        let (q, c) = ((1.0 - base) * (1.0 + base), (value - reach) * (value + reach));
        let root = (p * p - q * c).max(0.0).sqrt();
        match (larger, q > 0.0) {
            (false, _) if c == 0.0 && p <= 0.0 => 0.0,
            (false, _) if p + root > 0.0 && (p > 0.0 || q <= 0.0) => c / (p + root),
            (false, true) => (p - root) / q,
            (true, true) if p >= 0.0 => (p + root) / q,
            (true, true) => c / (p - root),
            (false, false) => f64::NEG_INFINITY,
            (true, false) => f64::INFINITY,
        }
    };
    // Below 0 it is the other end of b that carries a - R b furthest.
    let smallest = match (low.is_infinite(), low < 0.0) {
        (true, _) => f64::NEG_INFINITY,
        (_, true) if below >= 1.0 => f64::NEG_INFINITY,
        (_, true) => root(value - low, below, false),
        (_, false) if above.is_infinite() => 0.0,
        (_, false) => root(value - low, above, false),
    };
    let largest = if high.is_infinite() { f64::INFINITY } else { root(high - value, below, true) };
    let size = scale / b.0;
    Interval::around(a.0 / b.0, smallest * size, largest * size)
}

/// The smallest p-value [`p_value`] gives: the two tails beyond z = 37. A smaller one is reported as this.
pub const SMALLEST_P: f64 = 1.1451142445049153e-299;

/// 1 minus the level at which an interval of a difference just touches 0; None where the interval is.
///
/// `interval` gives the interval at a level and is assumed to widen with it; its value must be inside at
/// every level. 1 if the interval contains 0 at every level (a difference of 0). Found on the scale of the
/// normal quantile, where the bound is nearly straight, by the Illinois rule with bisection; deterministic;
/// to some 1e-13 of z, 1e-10 of p.
///
/// ```
/// use engagement_metrics::math::{compare::p_value, interval::student_t};
/// let p = p_value(|level| student_t(1.959963984540054, 1.0, f64::INFINITY, level));
/// assert!(p.is_some_and(|p| (p - 0.05).abs() < 1e-15));
/// ```
pub fn p_value(interval: impl Fn(Level) -> Option<Interval>) -> Option<f64> {
    let alpha = |z: f64| 2.0 * normal_sf(z);
    let at = |z: f64| interval(Level::from_alpha(alpha(z)));
    // At alpha = 1 - 8e-10 the interval is all but its value, which decides the side.
    let mut inner = 1e-9;
    let first = at(inner)?;
    let positive = first.low > 0.0;
    if !positive && first.high >= 0.0 {
        return Some(1.0);
    }
    // Distance of the nearer bound from 0, on the side of the value: falls through 0 as z grows.
    let gap = |i: Interval| if positive { i.low } else { -i.high };
    let mut inner_gap = gap(first);
    let mut outer = 37.0;
    let mut outer_gap = gap(at(outer)?);
    if outer_gap > 0.0 {
        return Some(SMALLEST_P);
    }
    let mut last_side = 0;
    for step in 0..200 {
        if outer_gap == 0.0 || outer - inner <= 1e-15 * outer {
            break;
        }
        // An infinite bound tells nothing of the slope; and every third step halves the bracket whatever
        // happens.
        let secant = inner + (outer - inner) * (inner_gap / (inner_gap - outer_gap));
        let usable = outer_gap.is_finite() && secant > inner && secant < outer && step % 3 != 2;
        let z = if usable { secant } else { 0.5 * (inner + outer) };
        if z <= inner || z >= outer {
            break;
        }
        let value = gap(at(z)?);
        if value > 0.0 {
            (inner, inner_gap) = (z, value);
            if last_side == 1 {
                outer_gap *= 0.5;
            }
            last_side = 1;
        } else {
            (outer, outer_gap) = (z, value);
            if last_side == -1 {
                inner_gap *= 0.5;
            }
            last_side = -1;
        }
    }
    Some(alpha(outer).max(SMALLEST_P))
}

/// Holm's step-down adjusted p-values (Holm 1979): under each level, hardly ever is even one of them there by chance.
///
/// Equal ones stay equal, so the order does not matter; what has no p-value takes no part.
#[must_use]
pub fn holm(p_values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<(f64, usize)> =
        p_values.iter().enumerate().filter_map(|(index, p)| p.map(|p| (p, index))).collect();
    arrange(&mut order, |a, b| a.0.total_cmp(&b.0));
    let mut adjusted = vec![None; p_values.len()];
    let mut largest = 0.0_f64;
    for (rank, (p, index)) in order.iter().enumerate() {
        largest = largest.max((p * (order.len() - rank) as f64).min(1.0));
        if let Some(slot) = adjusted.get_mut(*index) {
            *slot = Some(largest);
        }
    }
    adjusted
}

/// A test statistic with its two-sided p-value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Test {
    /// The statistic; its sign is that of a - b.
    pub statistic: f64,
    /// Two-sided p-value.
    pub p_value: f64,
}

/// Pooled z-test of two proportions k1/n1 and k2/n2. None if a k exceeds its n, an n is 0, or all or none
/// succeed.
///
/// z = (p1 - p2) / sqrt(p (1-p) (1/n1 + 1/n2)), p = (k1+k2)/(n1+n2); the difference from integers, without
/// cancellation.
#[must_use]
pub fn two_proportion_z(k1: u64, n1: u64, k2: u64, n2: u64) -> Option<Test> {
    let successes = u128::from(k1) + u128::from(k2);
    let trials = u128::from(n1) + u128::from(n2);
    if k1 > n1 || k2 > n2 || n1 == 0 || n2 == 0 || successes == 0 || successes == trials {
        return None;
    }
    let (left, right) = (u128::from(k1) * u128::from(n2), u128::from(k2) * u128::from(n1));
    let difference = left.abs_diff(right) as f64;
    let pooled = (successes as f64) / (trials as f64) * ((trials - successes) as f64);
    let z = difference / (pooled * (n1 as f64) * (n2 as f64)).sqrt();
    let statistic = if left < right { -z } else { z };
    Some(Test { statistic, p_value: 2.0 * normal_sf(z) })
}

/// The result of a t-test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TTest {
    /// The statistic; its sign is that of a - b.
    pub t: f64,
    /// Degrees of freedom, a real number.
    pub df: f64,
    /// Two-sided p-value.
    pub p_value: f64,
}

/// Welch's t-test from mean, variance (divisor n - 1) and size of each sample. None with fewer than two
/// values in one, a negative variance, or both variances 0.
///
/// t = (m1 - m2)/sqrt(v1/n1 + v2/n2); df after Satterthwaite (1946).
#[must_use]
pub fn welch(a: (f64, f64, u64), b: (f64, f64, u64)) -> Option<TTest> {
    welch_of_difference(a.0 - b.0, (a.1, a.2), (b.1, b.2))
}

/// Welch's t-test of two samples; the difference of the means is exact, however close they are: on values
/// near 1e9 with a spread of 1e-3, rounded means cost ten digits of t. None as [`welch`], or if a value is
/// not finite.
#[must_use]
pub fn welch_samples(a: &[f64], b: &[f64]) -> Option<TTest> {
    let (one, one_scale) = scaled_moments(a)?;
    let (two, two_scale) = scaled_moments(b)?;
    let (mean_a, mean_b) = (one.mean_in_two()?, two.mean_in_two()?);
    let difference = mean_a.scaled(one_scale) - mean_b.scaled(two_scale);
    let variance_a = one.variance()? * one_scale * one_scale;
    let variance_b = two.variance()? * two_scale * two_scale;
    welch_of_difference(difference.value(), (variance_a, one.count()), (variance_b, two.count()))
}

fn welch_of_difference(difference: f64, a: (f64, u64), b: (f64, u64)) -> Option<TTest> {
    let defined = difference.is_finite() && a.0.is_finite() && b.0.is_finite() && a.0 >= 0.0 && b.0 >= 0.0;
    if !defined || a.1 < 2 || b.1 < 2 || a.0 + b.0 <= 0.0 {
        return None;
    }
    let (na, nb) = (a.1 as f64, b.1 as f64);
    let (va, vb) = (a.0 / na, b.0 / nb);
    let total = va + vb;
    // Shares of the variance: their squares cannot overflow.
    let (share_a, share_b) = (va / total, vb / total);
    let df = 1.0 / (share_a * share_a / (na - 1.0) + share_b * share_b / (nb - 1.0));
    let t = difference / total.sqrt();
    let p_value = (2.0 * student_t_sf(t.abs(), df)?).min(1.0);
    Some(TTest { t, df, p_value })
}

#[cfg(test)]
mod tests {
    use super::super::interval::{garwood, wilson};
    use super::*;

    #[test]
    fn few_clusters_reach_far_at_high_levels() {
        // Two values on a side: at 1 - 1e-299 Student's t reaches 1e298, whose square is no double.
        let difference = |level: Level| {
            let side = |mean| super::super::interval::student_t(mean, 50.0, 1.0, level);
            Some(mover((110.0, side(110.0)?), (100.0, side(100.0)?), 0.3))
        };
        let p = p_value(difference).unwrap_or(f64::NAN);
        let touching = difference(Level::from_alpha(p)).map_or(f64::NAN, |interval| interval.low);
        assert!((0.85..0.95).contains(&p) && touching.abs() < 1e-9, "{p} {touching}");
    }

    #[test]
    fn holm_as_published() {
        // Holm 1979: multiply the k-th smallest of m by m - k + 1, keep it monotone.
        let adjusted = holm(&[Some(0.01), None, Some(0.04), Some(0.03), Some(0.005)]);
        assert_eq!(adjusted, [Some(0.03), None, Some(0.06), Some(0.06), Some(0.02)]);
    }

    #[test]
    fn newcombe_as_published() {
        // Newcombe 1998, table II, method 10: differences of two proportions.
        for (k1, n1, k2, n2, low, high) in [
            (56.0, 70.0, 48.0, 80.0, 0.0524, 0.3339),
            (9.0, 10.0, 3.0, 10.0, 0.1705, 0.8090),
            (6.0, 7.0, 2.0, 7.0, 0.0582, 0.8062),
            (5.0, 56.0, 0.0, 29.0, -0.0381, 0.1926),
            (0.0, 10.0, 0.0, 20.0, -0.1611, 0.2775),
            (0.0, 10.0, 0.0, 10.0, -0.2775, 0.2775),
            (10.0, 10.0, 0.0, 20.0, 0.6791, 1.0),
            (10.0, 10.0, 0.0, 10.0, 0.6075, 1.0),
        ] {
            let side = |k: f64, n: f64| (k / n, wilson(k, n, 0.95).unwrap());
            let Interval { low: own, high: end } = mover(side(k1, n1), side(k2, n2), 0.0);
            assert!(
                (own - low).abs() < 5e-5 && (end - high).abs() < 5e-5,
                "{k1}/{n1} {k2}/{n2}: {own} {end}"
            );
        }
    }

    #[test]
    fn a_ratio_holds_1_where_the_difference_holds_0() {
        let mut ones = 0;
        for k1 in 0..=12_u32 {
            for k2 in 1..=12_u32 {
                for correlation in [-0.6, 0.0, 0.5] {
                    let side = |k: u32| {
                        let k = f64::from(k);
                        (k / 12.0, wilson(k, 12.0, 0.8).unwrap())
                    };
                    let (a, b) = (side(k1), side(k2));
                    let ratio = mover_ratio(a, b, correlation).unwrap();
                    let zero = mover(a, b, correlation).contains(0.0);
                    assert_eq!(ratio.contains(1.0), zero, "{k1} {k2} {correlation}: {ratio:?}");
                    assert!(ratio.contains(a.0 / b.0) && ratio.low >= 0.0 && ratio.high.is_finite());
                    ones += u32::from(zero);
                }
            }
        }
        assert!((50..400).contains(&ones), "{ones}");
    }

    #[test]
    fn ratios_of_normal_means_are_fieller_s() {
        // Fieller 1954 with known variances: roots of (b^2 - z^2 v_b) R^2 - 2 a b R + (a^2 - z^2 v_a) = 0.
        let normal = |mean: f64, se: f64| (mean, Interval { low: mean - 1.96 * se, high: mean + 1.96 * se });
        for (a, se_a, b, se_b) in [(10.0, 1.0, 8.0, 1.5), (-3.0, 2.0, 5.0, 0.5), (1.0, 2.0, 40.0, 3.0)] {
            let (va, vb) = ((1.96 * se_a) * (1.96 * se_a), (1.96 * se_b) * (1.96 * se_b));
            let (q, c): (f64, f64) = (b * b - vb, a * a - va);
            let root = (a * b * a * b - q * c).sqrt();
            let own = mover_ratio(normal(a, se_a), normal(b, se_b), 0.0).unwrap();
            assert!((own.low - (a * b - root) / q).abs() < 1e-12, "{own:?}");
            assert!((own.high - (a * b + root) / q).abs() < 1e-12, "{own:?}");
        }
        let open = mover_ratio(normal(10.0, 1.0), normal(1.0, 1.0), 0.0).unwrap();
        assert!(open.low > 0.0 && open.high == f64::INFINITY, "{open:?}");
        assert_eq!(mover_ratio(normal(1.0, 1.0), normal(0.0, 1.0), 0.0), None);
    }

    #[test]
    fn p_value_is_consistent_with_the_interval() {
        let difference = |k1: f64, n1: f64, k2: f64, n2: f64, level: Level| {
            let (a, b) = (wilson(k1, n1, level)?, wilson(k2, n2, level)?);
            Some(mover((k1 / n1, a), (k2 / n2, b), 0.0))
        };
        for (k1, n1, k2, n2) in [(120.0, 1000.0, 150.0, 1000.0), (0.0, 10.0, 3.0, 12.0), (5e5, 1e6, 4e5, 1e6)]
        {
            let p = p_value(|level| difference(k1, n1, k2, n2, level)).unwrap_or(f64::NAN);
            let touching =
                difference(k1, n1, k2, n2, Level::from_alpha(p)).map(|i| i.low.abs().min(i.high.abs()));
            assert!(p == SMALLEST_P || touching.is_some_and(|gap| gap < 1e-14), "{p} {touching:?}");
        }
        assert_eq!(p_value(|level| difference(3.0, 10.0, 3.0, 10.0, level)), Some(1.0));
    }

    #[test]
    fn p_value_recovers_known_tails() {
        assert_eq!(SMALLEST_P, 2.0 * normal_sf(37.0));
        assert_eq!(
            p_value(|level| level.z().map(|z| Interval { low: 38.0 - z, high: 38.0 + z })),
            Some(SMALLEST_P)
        );
        for z in [0.001, 0.1, 1.0, 3.0, 8.0, 20.0, 36.5] {
            for sign in [-1.0, 1.0] {
                let p = p_value(|level| {
                    let reach = level.z()?;
                    Interval::around(sign * z, sign * z - reach, sign * z + reach)
                });
                let exact = 2.0 * normal_sf(z);
                assert!(p.is_some_and(|p| (p / exact - 1.0).abs() < 1e-11), "{z} {p:?} {exact}");
            }
        }
    }

    #[test]
    fn correlation_one_and_counts() {
        let i = |v: f64| Interval { low: v - 1.0, high: v + 1.0 };
        assert_eq!(mover((3.0, i(3.0)), (2.0, i(2.0)), 1.0), Interval { low: 1.0, high: 1.0 });
        assert_eq!(mover((3.0, i(3.0)), (2.0, i(2.0)), -7.0), Interval { low: -1.0, high: 3.0 });
        let p = p_value(|level| {
            let (a, b) = (garwood(10, 1.0, level)?, garwood(30, 1.0, level)?);
            Some(mover((10.0, a), (30.0, b), 0.0))
        });
        assert!(p.is_some_and(|p| p > 0.001 && p < 0.01), "{p:?}");
    }

    #[test]
    fn welch_of_close_means() {
        let a: Vec<f64> = (0..20).map(|i| 1e9 + f64::from(i % 5) * 1e-3).collect();
        let b: Vec<f64> = (0..20).map(|i| 1e9 + f64::from(i % 7) * 1e-3).collect();
        // Subtracting 1e9 first is exact here, and must not change a digit that counts.
        let shift = |v: &[f64]| v.iter().map(|x| x - 1e9).collect::<Vec<_>>();
        let (near, far) = (welch_samples(&shift(&a), &shift(&b)), welch_samples(&a, &b));
        let relative =
            near.zip(far).map(|(n, f)| (n.t / f.t - 1.0).abs().max((n.p_value / f.p_value - 1.0).abs()));
        assert!(relative.is_some_and(|r| r < 1e-14), "{relative:?}");
    }
}
