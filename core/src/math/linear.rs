//! Variances and covariances of ratios of customer totals, linearised, from integer moments and without
//! rounding inside.
//!
//! The variance of an average order value is a small difference of large products (money in ten-thousandths,
//! squared, times counts squared: 1e40). In 256-bit integers nothing is lost, and the state stays a handful
//! of additive integers.

use ethnum::{I256, U256};

/// The sum over clusters i of (n_ai - R_a d_ai) (n_bi - R_b d_bi), with R = num/den the ratio of the totals,
/// correctly rounded.
///
/// `a` and `b` are the totals (num, den) of the two ratios; `nn` = sum of n_a n_b, `nd` = sum of n_a d_b,
/// `dn` = sum of d_a n_b, `dd` = sum of d_a d_b. Evaluated as (D_a D_b nn - D_a N_b nd - N_a D_b dn + N_a N_b
/// dd) / (D_a D_b) in 256 bits. None if a denominator is 0 or an intermediate product overflows.
///
/// ```
/// use engagement_metrics::math::linear::residual_product;
/// // Clusters (n, d) = (1, 1), (3, 1): R = 2, residuals -1 and 1.
/// assert_eq!(residual_product((4, 2), (4, 2), 10, 4, 4, 2), Some(2.0));
/// ```
#[must_use]
pub fn residual_product(
    a: (i128, i128),
    b: (i128, i128),
    nn: i128,
    nd: i128,
    dn: i128,
    dd: i128,
) -> Option<f64> {
    let total = product(a.1, b.1, nn)?
        .checked_sub(product(a.1, b.0, nd)?)?
        .checked_sub(product(a.0, b.1, dn)?)?
        .checked_add(product(a.0, b.0, dd)?)?;
    let denominator = I256::from(a.1) * I256::from(b.1);
    if denominator == I256::ZERO {
        return None;
    }
    let magnitude = quotient(total.unsigned_abs(), denominator.unsigned_abs());
    Some(if (total < I256::ZERO) != (denominator < I256::ZERO) && magnitude != 0.0 {
        -magnitude
    } else {
        magnitude
    })
}

/// x y z, where it has 255 bits at most. The checked product of `ethnum` divides to see that, by 4 KB of code.
fn product(x: i128, y: i128, z: i128) -> Option<I256> {
    let (high, low) = (U256::from(x.unsigned_abs()) * U256::from(y.unsigned_abs())).into_words();
    let high = U256::from_words(high.checked_mul(z.unsigned_abs())?, 0);
    let magnitude = (U256::from(low) * U256::from(z.unsigned_abs())).checked_add(high)?;
    let product = Some(magnitude.as_i256()).filter(|product| *product >= I256::ZERO)?;
    Some(if (x < 0) ^ (y < 0) ^ (z < 0) { -product } else { product })
}

/// n/d correctly rounded (to nearest, ties to even), for d > 0 below 2^255.
fn quotient(n: U256, d: U256) -> f64 {
    let (mut q, mut rest) = divided(n, d);
    let mut scale = 0;
    // Long division until the quotient has 55 bits or ends; a first bit comes after at most 255 doublings.
    while rest != U256::ZERO && q < (U256::ONE << 55) {
        rest <<= 1;
        q <<= 1;
        if rest >= d {
            rest -= d;
            q += U256::ONE;
        }
        scale -= 1;
    }
    // A rest below the last bit cannot be a tie: mark it.
    let extra = 256_i64 - i64::from(q.leading_zeros()) - 55;
    let mut sticky = rest != U256::ZERO;
    if extra > 0 {
        sticky |= q & ((U256::ONE << extra as u32) - U256::ONE) != U256::ZERO;
        q >>= extra as u32;
        scale += extra;
    }
    let bits = q.as_u64() << 1 | u64::from(sticky);
    // Below 2^56 plus a mark: the conversion to double rounds once, to even; powers of two are exact here.
    bits as f64 * super::elementary::power_of_two(scale - 1)
}

/// n/d in whole numbers, and the rest: bit by bit, since the division of `ethnum` is 4 KB of code.
fn divided(n: U256, d: U256) -> (U256, U256) {
    let (mut q, mut rest) = (U256::ZERO, n);
    let longer = d.leading_zeros().checked_sub(n.leading_zeros());
    for shift in (0..=longer.unwrap_or_default()).rev() {
        q <<= 1;
        let part = d << shift;
        if rest >= part {
            rest -= part;
            q += U256::ONE;
        }
    }
    (q, rest)
}

/// Linearised variance of a ratio of cluster totals num/den: G/(G-1) times the sum of squared residuals, over
/// den^2 (Cochran, Sampling Techniques, 6.4; Woodruff 1971).
///
/// `nn`, `nd`, `dd` = sums over the clusters of n^2, n d, d^2; `clusters` = G. None with fewer than two
/// clusters, a zero denominator, or on overflow.
#[must_use]
pub fn ratio_variance(num: i128, den: i128, nn: i128, nd: i128, dd: i128, clusters: u64) -> Option<f64> {
    // The exact sum of squares is not negative; moments that do not belong together may make it so.
    let squares = residual_product((num, den), (num, den), nn, nd, nd, dd)?.max(0.0);
    over_denominators(squares, den, den, clusters)
}

/// Linearised covariance of two ratios over the same clusters (two periods: a cluster active in one only has
/// zeros in the other; `clusters` = those active in either). Arguments as [`residual_product`]; None as
/// [`ratio_variance`].
#[must_use]
pub fn ratio_covariance(
    a: (i128, i128),
    b: (i128, i128),
    nn: i128,
    nd: i128,
    dn: i128,
    dd: i128,
    clusters: u64,
) -> Option<f64> {
    over_denominators(residual_product(a, b, nn, nd, dn, dd)?, a.1, b.1, clusters)
}

/// G/(G-1) x / (d1 d2).
fn over_denominators(x: f64, d1: i128, d2: i128, clusters: u64) -> Option<f64> {
    if clusters < 2 || d1 == 0 || d2 == 0 {
        return None;
    }
    Some(x / (d1 as f64) / (d2 as f64) * (clusters as f64 / (clusters - 1) as f64))
}

/// Effective number of trials of a clustered proportion: trials / deff, deff = variance / (p (1-p)/n) (Kish
/// 1965).
///
/// Without successes or without failures the variance is 0 and says nothing: then n^2 / (sum of squared
/// cluster sizes), the size if clusters were alike inside. The same where the variance is not positive and
/// finite. 0 without trials.
#[must_use]
pub fn effective_size(successes: u64, trials: u64, variance: f64, sum_squared_cluster_sizes: u128) -> f64 {
    if trials == 0 {
        return 0.0;
    }
    let n = trials as f64;
    if successes == 0 || successes >= trials || !(variance > 0.0 && variance.is_finite()) {
        // At least n squares of 1: a smaller sum is no sum of squares.
        return n / (sum_squared_cluster_sizes as f64).max(n) * n;
    }
    let failures = (trials - successes) as f64;
    // (p (1-p)/n) / variance * n
    successes as f64 / n * (failures / n) / variance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotients_are_correctly_rounded() {
        let u = |x: u128| U256::from(x);
        assert_eq!(quotient(u(1), u(3)), 1.0 / 3.0);
        assert_eq!(quotient(u(2), u(1)), 2.0);
        assert_eq!(quotient(u(0), u(7)), 0.0);
        // Ties: 2^53 + 1 down to even, 2^53 + 3 up to even; and just above a tie.
        assert_eq!(quotient(u((1 << 53) + 1), u(1)), 9007199254740992.0);
        assert_eq!(quotient(u((1 << 53) + 3), u(1)), 9007199254740996.0);
        assert_eq!(quotient(u(((1 << 53) + 1) * 3 + 1), u(3)), 9007199254740994.0);
        assert_eq!(quotient(U256::MAX, u(1)), 1.157920892373162e77);
        assert_eq!(quotient(u(1), U256::ONE << 254), 3.454467422037778e-77);
        for (n, d) in [(10_u64, 7_u64), (u64::MAX, 3), (1, u64::MAX), ((1 << 52) + 1, 1 << 20)] {
            if n < 1 << 53 && d < 1 << 53 {
                assert_eq!(quotient(U256::from(n), U256::from(d)), n as f64 / d as f64);
            }
        }
    }

    #[test]
    fn products_of_three_are_checked() {
        let ends = [0, 1, -1, 3, -7, 1 << 64, i64::MIN.into(), (1 << 100) + 5, i128::MAX, -i128::MAX];
        for (x, y) in ends.iter().flat_map(|x| ends.map(|y| (*x, y))) {
            for z in ends {
                let checked = (I256::from(x) * I256::from(y)).checked_mul(I256::from(z));
                assert_eq!(product(x, y, z), checked, "{x} {y} {z}");
            }
        }
        for (n, d) in [(7_u128, 9_u128), (9, 7), (u128::MAX, 1), (1 << 90, 12_345), (0, 5)] {
            let (n, d) = (U256::from(n) << 100, U256::from(d));
            assert_eq!(divided(n, d), (n / d, n % d));
        }
    }

    #[test]
    fn variance_of_known_clusters() {
        // (n, d): (10, 2), (3, 1), (8, 1): R = 21/4; residuals -0.5, -2.25, 2.75; squares 0.25 + 5.0625 +
        // 7.5625.
        let v = ratio_variance(21, 4, 173, 31, 6, 3);
        assert_eq!(v, Some(12.875 / 16.0 * 1.5));
        assert_eq!(ratio_variance(21, 4, 173, 31, 6, 1), None);
        assert_eq!(ratio_variance(21, 0, 173, 31, 6, 3), None);
        assert_eq!(residual_product((i128::MAX, 1), (i128::MAX, 1), 0, 0, 0, i128::MAX), None);
        assert_eq!(ratio_covariance((21, 4), (21, 4), 173, 31, 31, 6, 3), v);
    }

    #[test]
    fn large_moments_do_not_cancel() {
        // Two clusters with n = N +- 1, d = 1: residuals -+ 1 whatever N.
        let n = 1_i128 << 40;
        let squares = (n + 1) * (n + 1) + (n - 1) * (n - 1);
        assert_eq!(residual_product((2 * n, 2), (2 * n, 2), squares, 2 * n, 2 * n, 2), Some(2.0));
    }

    #[test]
    fn effective_sizes() {
        assert_eq!(effective_size(50, 100, 0.0025, 100), 100.0);
        assert_eq!(effective_size(50, 100, 0.005, 100), 50.0);
        assert_eq!(effective_size(0, 100, 0.0, 500), 20.0);
        assert_eq!(effective_size(0, 0, 0.0, 0), 0.0);
    }
}
