//! Regularised incomplete beta function, both tails, at any size of the parameters.

use super::double::{Dd, two_sum};
use super::elementary::{clamp, exp, exp_m1, ln_1p, ln_1p_minus};
use super::gamma::{LARGEST_PARAMETER, digamma, ln_beta_dd, trigamma};
use super::quadrature::tail_integral;

/// Regularised incomplete beta function I_x(a, b), the cdf of Beta(a, b), to 1e-14 relative also in the tail.
/// Domain: a, b > 0 and at most 1e15, 0 <= x <= 1, else None.
///
/// ```
/// use engagement_metrics::math::beta::beta_p;
/// assert!(beta_p(2.0, 2.0, 0.5).is_some_and(|p| (p - 0.5).abs() < 1e-15));
/// ```
#[must_use]
pub fn beta_p(a: f64, b: f64, x: f64) -> Option<f64> {
    incomplete_beta(a, b, Dd::from(x), two_sum(1.0, -x)).map(|tails| tails.0)
}

/// The complement 1 - I_x(a, b) = I_(1-x)(b, a), to 1e-14 relative also in the tail. Same domain.
#[must_use]
pub fn beta_q(a: f64, b: f64, x: f64) -> Option<f64> {
    incomplete_beta(a, b, Dd::from(x), two_sum(1.0, -x)).map(|tails| tails.1)
}

/// (I_x, 1 - I_x) for x and y = 1 - x, both given in full, since 1 - x drowns a small x.
pub(super) fn incomplete_beta(a: f64, b: f64, x: Dd, y: Dd) -> Option<(f64, f64)> {
    let inside =
        a > 0.0 && b > 0.0 && a <= LARGEST_PARAMETER && b <= LARGEST_PARAMETER && x.hi >= 0.0 && y.hi >= 0.0;
    if !inside {
        return None;
    }
    if x.hi == 0.0 {
        return Some((0.0, 1.0));
    }
    if y.hi == 0.0 {
        return Some((1.0, 0.0));
    }
    let (p, q) = if x.hi <= a / (a + b) {
        below_mean(a, b, x, y)
    } else {
        let (q, p) = below_mean(b, a, y, x);
        (p, q)
    };
    Some((clamp(p, 0.0, 1.0), clamp(q, 0.0, 1.0)))
}

/// Euler's constant, and zeta(2)/2 = pi^2/12.
const EULER: f64 = 0.5772156649015329;
const HALF_ZETA_2: f64 = 0.8224670334241132;

/// Both tails for x <= a / (a + b).
fn below_mean(a: f64, b: f64, x: Dd, y: Dd) -> (f64, f64) {
    if a >= 10.0 {
        let p = lower_by_quadrature(a, b, x, y);
        (p, 1.0 - p)
    } else if x.hi <= 0.9 {
        let p = lower_by_series(a, b, x, y);
        (p, if a < 1.0 { upper_of_small(a, b, x) } else { 1.0 - p })
    } else {
        // Here b < a/9 < 1.2 and y < 0.1: the series of the other tail is the fast one.
        let q = lower_by_series(b, a, y, x);
        (if b < 1.0 { upper_of_small(b, a, y) } else { 1.0 - q }, q)
    }
}

/// ln of x^a y^b / B(a, b), to about 90 bits of its largest term.
pub(super) fn ln_front(a: f64, b: f64, x: Dd, y: Dd) -> Dd {
    x.ln() * a + y.ln() * b - ln_beta_dd(a, b)
}

/// x^a y^b / (a B(a, b)) times the sum of (a+b)_n / (a+1)_n x^n (DLMF 8.17.8), all terms positive.
fn lower_by_series(a: f64, b: f64, x: Dd, y: Dd) -> f64 {
    let mut term = 1.0;
    let mut sum = 1.0;
    let mut n = 0.0;
    // x <= 0.9 and (a + b) x < 10 or so: some 400 terms at most.
    while term > sum * 1e-17 && n < 5_000.0 {
        term *= (a + b + n) / (a + 1.0 + n) * x.hi;
        sum += term;
        n += 1.0;
    }
    ln_front(a, b, x, y).exp() / a * sum
}

/// 1 - I_x(a, b) for 0 < a < 1, where subtracting from 1 cancels when a is small: with u = x^a / (a B(a, b)),
/// (1 - u) - u a (sum over n >= 1 of (1-b)_n x^n / (n! (a + n))) (DLMF 8.17.7).
fn upper_of_small(a: f64, b: f64, x: Dd) -> f64 {
    let ln_u = if a < 1e-9 {
        // ln(a B(a, b)) is of the order of a, below the last bit of its terms: its Taylor series in a, about
        // a B(a, b) = Gamma(1 + a) Gamma(1 + b) / Gamma(1 + a + b) (1 + a/b).
        let slope = EULER + digamma(1.0 + b);
        let bend = HALF_ZETA_2 - 0.5 * trigamma(1.0 + b);
        a * (x.ln().value() + slope - a * bend) - ln_1p(a / b)
    } else {
        (x.ln() * a - Dd::from(a).ln() - ln_beta_dd(a, b)).value()
    };
    let mut coefficient = 1.0;
    let mut sum = 0.0;
    for n in 1..1_000 {
        let n = f64::from(n);
        coefficient *= (n - b) / n * x.hi;
        let term = coefficient / (a + n);
        sum += term;
        if term.abs() <= sum.abs() * 1e-18 {
            break;
        }
    }
    -exp_m1(ln_u) - exp(ln_u) * a * sum
}

/// Density at x times the integral of its ratio to that, towards 0; a >= 10.
fn lower_by_quadrature(a: f64, b: f64, x: Dd, y: Dd) -> f64 {
    let density = (ln_front(a, b, x, y) - x.ln() - y.ln()).exp();
    if density == 0.0 {
        return 0.0; // far out, where the slope may overflow
    }
    // Slope of ln density; its two halves cancel near the peak, hence double-double.
    let pull = ((Dd::from(a) - 1.0) / x - (Dd::from(b) - 1.0) / y).value();
    let (x, y) = (x.hi, y.hi);
    let curvature = (a - 1.0) / (x * x) + (b - 1.0).max(0.0) / (y * y);
    let mut width = (1.0 / curvature.sqrt()).min(2.0 / pull.abs().max(f64::MIN_POSITIVE));
    if b < 20.0 {
        width = width.min(y); // the singularity at 1 is y away
    }
    let g = |u: f64| (a - 1.0) * ln_1p_minus(-u / x) + (b - 1.0) * ln_1p_minus(u / y) - u * pull;
    density * tail_integral(x, width, g)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: Option<f64>, expected: f64) -> bool {
        got.is_some_and(|got| (got / expected - 1.0).abs() < 5e-15)
    }

    /// mpmath at 60 digits, beyond the ranges of the golden file.
    #[test]
    fn small_parameters() {
        assert!(close(beta_q(1e-10, 3.0, 0.25), 3.550443611386366e-11));
        assert!(close(beta_q(1e-20, 3e-20, 0.25), 0.25));
        assert!(close(
            beta_p(7.926031110414272, 0.25643252262310545, 0.8976281354870418),
            0.09259751945296317
        ));
    }

    #[test]
    fn symmetry_of_large_parameters() {
        for n in [10.0, 1e3, 1e6, 1e9, 1e12] {
            assert!(close(beta_p(n, n, 0.5), 0.5), "{n}");
        }
    }

    #[test]
    fn outside_the_domain() {
        assert_eq!(beta_p(0.0, 1.0, 0.5), None);
        assert_eq!(beta_p(1.0, 1.0, 1.5), None);
        assert_eq!(beta_p(1.0, f64::NAN, 0.5), None);
        assert_eq!(beta_p(1.0, 1.0, 0.0), Some(0.0));
        assert_eq!(beta_p(1e9, 1e6, 1e-320), Some(0.0));
    }
}
