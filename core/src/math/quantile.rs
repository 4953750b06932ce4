//! Quantiles of data and their distribution-free intervals, for independent and for clustered observations.

use super::beta::beta_p;
use super::distribution::student_t_upper_quantile;
use super::elementary::clamp;
use super::interval::{Interval, Level};
use crate::order::sort;

/// Numbers in ascending order.
#[must_use]
pub fn ascending(mut values: Vec<f64>) -> Vec<f64> {
    sort(&mut values, f64::total_cmp);
    values
}

/// Quantile of Hyndman and Fan's type 7 (R's and NumPy's default) of ascending data: linear between the order
/// statistics at position 1 + (n-1) p. None without data or for p outside [0, 1].
///
/// A position within 4 machine epsilons of a whole number is that number, as in R: 0.1 is not a tenth, and
/// without the rule a quantile that falls on a value would jump by a rounding error.
///
/// ```
/// use engagement_metrics::math::quantile::quantile;
/// assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.25), Some(1.75));
/// ```
#[must_use]
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    quantile_by(sorted.len(), p, |index| sorted.get(index).copied())
}

/// [`quantile`] of `length` ascending values, of which `at` gives one by its index from 0.
#[must_use]
pub fn quantile_by(length: usize, p: f64, at: impl Fn(usize) -> Option<f64>) -> Option<f64> {
    if !(0.0..=1.0).contains(&p) {
        return None;
    }
    const FUZZ: f64 = 4.0 * f64::EPSILON;
    let position = 1.0 + (length.checked_sub(1)? as f64) * p;
    let whole = (position + FUZZ).floor();
    let share = position - whole;
    let index = (whole as usize).saturating_sub(1);
    let low = at(index)?;
    if share.abs() < FUZZ {
        return Some(low);
    }
    let high = at(index + 1).unwrap_or(low);
    if low == high {
        return Some(low);
    }
    // The difference of two values of one sign cannot overflow.
    let between = if (low < 0.0) == (high < 0.0) {
        low + share * (high - low)
    } else {
        (1.0 - share) * low + share * high
    };
    Some(clamp(between, low, high))
}

/// Distribution-free interval of the p-quantile from two order statistics of independent ascending data
/// (Thompson 1936; David & Nagaraja, Order Statistics, 7.1): for B binomial (n, p), the largest rank l with
/// P(B <= l - 1) <= alpha/2 and the smallest rank u with P(B >= u) <= alpha/2, so that coverage is at least
/// the level for any distribution.
///
/// None if there is no such pair: the median needs 6 values at 95 %. None for p or level outside (0, 1).
#[must_use]
pub fn order_interval(sorted: &[f64], p: f64, level: impl Into<Level>) -> Option<Interval> {
    let (low, high) = order_ranks(sorted.len() as u64, p, level)?;
    let at = |rank: u64| sorted.get(usize::try_from(rank).ok()?.checked_sub(1)?).copied();
    Interval::around(quantile(sorted, p)?, at(low)?, at(high)?)
}

/// The two ranks (from 1) of [`order_interval`] for n values.
#[must_use]
pub fn order_ranks(n: u64, p: f64, level: impl Into<Level>) -> Option<(u64, u64)> {
    let tail = level.into().tail()?;
    if !(p > 0.0 && p < 1.0) {
        return None;
    }
    // P(B <= k) = I_(1-p)(n - k, k + 1) and P(B >= k) = I_p(k, n - k + 1).
    let at_most = |k: u64| super::beta::beta_q(k as f64 + 1.0, (n - k) as f64, p).unwrap_or(1.0);
    let at_least = |k: u64| beta_p(k as f64, (n - k) as f64 + 1.0, p).unwrap_or(1.0);
    if n == 0 || at_most(0) > tail || at_least(n) > tail {
        return None;
    }
    // at_most(l - 1) <= tail holds at l = 1 and fails at l = n: halve.
    let (mut good, mut bad) = (1, n);
    while bad - good > 1 {
        let middle = good + (bad - good) / 2;
        if at_most(middle - 1) <= tail { good = middle } else { bad = middle }
    }
    let low = good;
    let (mut bad, mut good) = (low, n);
    while good - bad > 1 {
        let middle = bad + (good - bad) / 2;
        if at_least(middle) <= tail { good = middle } else { bad = middle }
    }
    Some((low, good))
}

/// [`order_interval`] of the median.
#[must_use]
pub fn median_interval(sorted: &[f64], level: impl Into<Level>) -> Option<Interval> {
    order_interval(sorted, 0.5, level)
}

/// Woodruff's interval of the p-quantile of clustered data (Woodruff 1952; Francisco & Fuller 1991).
///
/// `sorted` are the values in ascending order, `clusters` the cluster of each. The convention, exactly:
/// 1. q = the type-7 quantile; F = the share of values at or below q;
/// 2. se^2 = G/(G-1) (sum over the G clusters of (b_g - F m_g)^2) / n^2, b_g the cluster's values at or below
///    q, m_g its size: the linearised variance of F as a ratio of cluster totals, from integers;
/// 3. the bounds are the type-7 quantiles at p - t se and p + t se, clamped to [0, 1] (hence to the data's
///    range), with t of G - 1 degrees of freedom; widened to contain q.
///
/// None without data, with fewer than two clusters, for slices of different lengths, or for p or level
/// outside (0, 1). A se of 0 (each cluster has the same share below) gives an interval without width: with
/// few clusters, distrust it.
#[must_use]
pub fn woodruff(sorted: &[f64], clusters: &[u64], p: f64, level: impl Into<Level>) -> Option<Interval> {
    let tail = level.into().tail()?;
    if sorted.len() != clusters.len() || !(p > 0.0 && p < 1.0) {
        return None;
    }
    let estimate = quantile(sorted, p)?;
    let below = sorted.partition_point(|&x| x <= estimate);
    let (error, groups) = share_error(clusters, below)?;
    let t = student_t_upper_quantile(tail, (groups - 1) as f64)?;
    let reach = if error == 0.0 { 0.0 } else { t * error };
    let low = quantile(sorted, (p - reach).max(0.0))?;
    let high = quantile(sorted, (p + reach).min(1.0))?;
    Interval::around(estimate, low, high)
}

/// Standard error of the share below/n of the first `below` observations, and the number of clusters; None
/// below two.
fn share_error(clusters: &[u64], below: usize) -> Option<(f64, u64)> {
    // Sorted, not hashed: the order of a hash map is the machine's.
    let mut rows: Vec<(u64, bool)> = clusters.iter().enumerate().map(|(i, &c)| (c, i < below)).collect();
    sort(&mut rows, Ord::cmp);
    let n = i128::try_from(clusters.len()).ok()?;
    let below = i128::try_from(below).ok()?;
    let mut groups = 0_u64;
    let mut squares = 0_u128;
    for group in rows.chunk_by(|a, b| a.0 == b.0) {
        let size = i128::try_from(group.len()).ok()?;
        let inside = i128::try_from(group.iter().filter(|row| row.1).count()).ok()?;
        // n times the residual, at most n^2: the square fits up to n = 4e9, and is checked.
        let residual = (n * inside - below * size).unsigned_abs();
        squares = squares.checked_add(residual.checked_mul(residual)?)?;
        groups += 1;
    }
    if groups < 2 {
        return None;
    }
    let n = n as f64;
    let scale = groups as f64 / (groups - 1) as f64;
    Some(((squares as f64 * scale).sqrt() / n / n, groups))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_of_the_median() {
        // Classical table at 95 %: n = 6 whole range, 10 -> 2, 9; 20 -> 6, 15; 100 -> 40, 61.
        assert_eq!(order_ranks(5, 0.5, 0.95), None);
        for (n, ranks) in [(6, (1, 6)), (10, (2, 9)), (20, (6, 15)), (100, (40, 61))] {
            assert_eq!(order_ranks(n, 0.5, 0.95), Some(ranks), "{n}");
        }
        assert_eq!(order_ranks(0, 0.5, 0.95), None);
        let values: Vec<f64> = (1..=6).map(f64::from).collect();
        assert_eq!(median_interval(&values, 0.95), Some(Interval { low: 1.0, high: 6.0 }));
    }

    #[test]
    fn coverage_by_enumeration() {
        // P(l <= B <= u - 1) from binomial probabilities in plain doubles.
        for n in [6_u64, 7, 13, 40, 99, 300] {
            for p in [0.2, 0.5, 0.9] {
                let Some((l, u)) = order_ranks(n, p, 0.95) else { continue };
                let mut probability = super::super::elementary::pow(1.0 - p, n as f64);
                let mut coverage = 0.0;
                for k in 0..=n {
                    if k >= l && k < u {
                        coverage += probability;
                    }
                    probability *= (n - k) as f64 / (k + 1) as f64 * (p / (1.0 - p));
                }
                assert!(coverage >= 0.95, "{n} {p} {coverage}");
            }
        }
    }

    #[test]
    fn woodruff_of_single_clusters_and_of_copies() {
        let values: Vec<f64> = (0..1000).map(f64::from).collect();
        let alone: Vec<u64> = (0..1000).collect();
        let pairs: Vec<u64> = (0..1000).map(|i| i / 2).collect();
        let width = |c: &[u64]| woodruff(&values, c, 0.5, 0.95).map_or(f64::NAN, |i| i.high - i.low);
        // 2 * 1.962 * sqrt(0.25/1000) * 999 = 62; adjacent pairs double the variance.
        assert!((width(&alone) - 62.0).abs() < 0.5, "{}", width(&alone));
        assert!((width(&pairs) / width(&alone) - 2.0_f64.sqrt()).abs() < 0.01);
        assert_eq!(woodruff(&values, &vec![1; 1000], 0.5, 0.95), None);
        assert_eq!(woodruff(&[], &[], 0.5, 0.95), None);
    }
}
