//! Gamma function and its relatives: ln-gamma, ln-beta, digamma, trigamma and the regularised incomplete
//! gamma function.
//!
//! `libm`'s lgamma is 10 ulp off near -2.5 and loses everything near its other negative zeros; these are
//! within 1 ulp.

use super::double::{Dd, two_sum};
use super::elementary::{clamp, exp, exp_m1, ln, ln_1p_minus, power_of_two, sin_pi, tan_pi};
use super::quadrature::tail_integral;

/// ln sqrt(2 pi).
const HALF_LN_TWO_PI: Dd = Dd::new(0.9189385332046728, -3.8782941580672414e-17);
/// Euler's constant.
const EULER: Dd = Dd::new(0.5772156649015329, -4.942915152430645e-18);
const TWELFTH: Dd = Dd::new(0.08333333333333333, 4.625929269271485e-18);
const LN_PI: f64 = 1.1447298858494002;
/// Largest parameter of the incomplete gamma and beta functions: the 100 bits of their logarithms last until
/// there.
pub(crate) const LARGEST_PARAMETER: f64 = 1e15;
/// Stirling's series is used from here on: its 12th term is then 3e-26.
const STIRLING_FROM: f64 = 16.0;
/// Below, the reflection formula; above, the recurrence.
const REFLECTION_BELOW: f64 = -100.0;

/// B(2k) / (2k (2k-1)) for k = 2 and up: Stirling's series of ln-gamma after 1/(12 z).
const STIRLING: [f64; 12] = [
    -1.0 / 360.0,
    1.0 / 1260.0,
    -1.0 / 1680.0,
    1.0 / 1188.0,
    -691.0 / 360_360.0,
    1.0 / 156.0,
    -3617.0 / 122_400.0,
    43_867.0 / 244_188.0,
    -174_611.0 / 125_400.0,
    77_683.0 / 5_796.0,
    -236_364_091.0 / 1_506_960.0,
    657_931.0 / 300.0,
];

/// B(2k) for k = 1 and up (digamma's series divides by 2k, trigamma's does not).
const BERNOULLI: [f64; 11] = [
    1.0 / 6.0,
    -1.0 / 30.0,
    1.0 / 42.0,
    -1.0 / 30.0,
    5.0 / 66.0,
    -691.0 / 2730.0,
    7.0 / 6.0,
    -3617.0 / 510.0,
    43_867.0 / 798.0,
    -174_611.0 / 330.0,
    854_513.0 / 138.0,
];

/// Natural logarithm of |Gamma(x)|, within 1 ulp. Domain: all reals; plus infinity at the poles 0, -1, -2,
/// ...
///
/// Stirling's series in double-double after Gamma(x) = Gamma(x + n) / (x (x+1) ... (x+n-1)) (DLMF 5.5.1,
/// 5.11.1); the Taylor series about the zeros 1 and 2 (DLMF 5.7.3); reflection below -100.
///
/// ```
/// use engagement_metrics::math::gamma::ln_gamma;
/// assert_eq!(ln_gamma(5.0), 3.1780538303479458); // ln 24
/// assert_eq!(ln_gamma(2.0), 0.0);
/// ```
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    if x.is_nan() || x.is_infinite() {
        return if x == f64::NEG_INFINITY { f64::INFINITY } else { x };
    }
    if x <= 0.0 && x == x.floor() {
        return f64::INFINITY;
    }
    if x < REFLECTION_BELOW {
        let r = x - (x + 0.5).floor();
        return LN_PI - ln(sin_pi(r).abs()) - ln_gamma_dd(two_sum(1.0, -x)).value();
    }
    if x > 1e17 {
        // The rest of Stirling's series is below 1e-17 of this; scaled, since the product may overflow
        // inside.
        let small = (Dd::from(x).ln() - 1.0) * (x * power_of_two(-64));
        return small.value() * power_of_two(64);
    }
    if (x - 1.0).abs() < NEAR_ZERO {
        return ln_gamma_near_zero(x - 1.0, -EULER, AROUND_1);
    }
    if (x - 2.0).abs() < NEAR_ZERO {
        return ln_gamma_near_zero(x - 2.0, Dd::ONE - EULER, AROUND_2);
    }
    ln_gamma_dd(Dd::from(x)).value()
}

/// Reach of the series about the zeros of ln-gamma, and their coefficients from the square on: zeta(k)/k
/// about 1 and (zeta(k) - 1)/k about 2. The first one left out is 1e-16 of the linear term.
const NEAR_ZERO: f64 = 1e-3;
const AROUND_1: [f64; 5] =
    [0.8224670334241132, 0.40068563438653143, 0.27058080842778454, 0.207385551028674, 0.1695571769974082];
const AROUND_2: [f64; 5] =
    [0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415];

/// linear e + c0 e^2 - c1 e^3 + ...
fn ln_gamma_near_zero(e: f64, linear: Dd, c: [f64; 5]) -> f64 {
    let curve = e * e * (c[0] - e * (c[1] - e * (c[2] - e * (c[3] - e * c[4]))));
    (linear * e + curve).value()
}

/// ln |Gamma(x)| to about 90 bits, for -100 < x < 1e290, not a pole.
pub(super) fn ln_gamma_dd(x: Dd) -> Dd {
    let mut z = x;
    let mut product = Dd::ONE;
    while z.hi < STIRLING_FROM {
        product = product * z;
        z = z + 1.0;
    }
    let w = Dd::ONE / z;
    let q = w.hi * w.hi;
    let mut tail = 0.0;
    for &c in STIRLING.iter().skip(1).rev() {
        tail = tail * q + c;
    }
    // z >= 16: the second term is 7e-7 and needs 70 bits, the third 8e-10 and double will do.
    let w3 = w * w * w;
    let second = w3 * Dd::new(-0.002777777777777778, 1.0601087908747154e-19);
    let series = TWELFTH * w + (second + w3.hi * q * tail);
    let stirling = (z - 0.5) * z.ln() - z + HALF_LN_TWO_PI + series;
    if product == Dd::ONE { stirling } else { stirling - product.abs().ln() }
}

/// ln B(a, b) = ln-gamma(a) + ln-gamma(b) - ln-gamma(a + b), within 1 ulp. Domain: a, b > 0 and below 1e290.
#[must_use]
pub fn ln_beta(a: f64, b: f64) -> f64 {
    ln_beta_dd(a, b).value()
}

/// The same to about 90 bits of the largest of the three terms.
pub(super) fn ln_beta_dd(a: f64, b: f64) -> Dd {
    if a == 1.0 {
        return -Dd::from(b).ln();
    }
    if b == 1.0 {
        return -Dd::from(a).ln();
    }
    ln_gamma_dd(Dd::from(a)) + ln_gamma_dd(Dd::from(b)) - ln_gamma_dd(two_sum(a, b))
}

/// Digamma, the derivative of ln-gamma, within 1 ulp. Domain: all reals but 0, -1, -2, ..., where it is minus
/// infinity here (the limit from the right).
///
/// psi(z) = ln z - 1/(2z) - sum of B(2k)/(2k z^2k) (DLMF 5.11.2) after psi(x) = psi(x + n) - sum of 1/(x +
/// i), the sum as P'/P of the product P of the x + i, in double-double: near the zero 1.4616 the two cancel.
#[must_use]
pub fn digamma(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x == f64::NEG_INFINITY || (x <= 0.0 && x == x.floor()) {
        return f64::NEG_INFINITY;
    }
    if x < REFLECTION_BELOW {
        let r = x - (x + 0.5).floor();
        return digamma(1.0 - x) - core::f64::consts::PI / tan_pi(r);
    }
    if x.abs() < 1e-17 {
        return -1.0 / x;
    }
    if x > 1e17 {
        return ln(x);
    }
    let mut z = Dd::from(x);
    let mut product = Dd::ONE;
    let mut slope = Dd::ZERO;
    while z.hi < STIRLING_FROM {
        slope = slope * z + product;
        product = product * z;
        z = z + 1.0;
    }
    let q = 1.0 / (z.hi * z.hi);
    let mut tail = 0.0;
    for (k, &b) in BERNOULLI.iter().enumerate().rev() {
        tail = (tail + b / (2.0 * (k as f64) + 2.0)) * q;
    }
    (z.ln() - (Dd::ONE / z).scaled(0.5) - tail - slope / product).value()
}

/// Trigamma, the second derivative of ln-gamma, to 1e-15. Domain: x > 0; plus infinity at 0 and, by
/// convention, below.
///
/// psi'(z) = 1/z + 1/(2 z^2) + sum of B(2k)/z^(2k+1) (DLMF 5.15.8) after psi'(x) = psi'(x + 1) + 1/x^2.
#[must_use]
pub fn trigamma(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x <= 0.0 {
        return f64::INFINITY;
    }
    let mut z = x;
    let mut shifted = 0.0;
    while z < STIRLING_FROM {
        shifted += 1.0 / (z * z);
        z += 1.0;
    }
    let w = 1.0 / z;
    let q = w * w;
    let mut tail = 0.0;
    for &b in BERNOULLI.iter().rev() {
        tail = (tail + b) * q;
    }
    shifted + (w + (0.5 * q + w * tail))
}

/// Regularised lower incomplete gamma function P(a, x), the cdf of Gamma(a, 1), to 1e-14 in both tails.
/// Domain: 0 < a <= 1e15, x >= 0, else None.
#[must_use]
pub fn gamma_p(a: f64, x: f64) -> Option<f64> {
    incomplete_gamma(a, x).map(|tails| tails.0)
}

/// Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), to 1e-14 in both tails.
/// Domain: 0 < a <= 1e15, x >= 0, else None.
#[must_use]
pub fn gamma_q(a: f64, x: f64) -> Option<f64> {
    incomplete_gamma(a, x).map(|tails| tails.1)
}

/// (P, Q). Series, continued fraction (DLMF 8.7.1, 8.9.2), and quadrature of the tail from a = 20 on, where
/// those two take of the order of sqrt(a) steps.
pub(super) fn incomplete_gamma(a: f64, x: f64) -> Option<(f64, f64)> {
    if !(a > 0.0 && a <= LARGEST_PARAMETER && x >= 0.0) {
        return None;
    }
    if x == 0.0 {
        return Some((0.0, 1.0));
    }
    if x == f64::INFINITY {
        return Some((1.0, 0.0));
    }
    let upper = x >= a && x >= 1.0;
    let (p, q) = if a >= 20.0 {
        // Density at x times the integral of its ratio to that, towards the nearer tail.
        let front = ln_density(a, x).exp();
        let pull = ((Dd::from(a) - 1.0 - x) / Dd::from(x)).value(); // slope of ln density
        let spread = x / (a - 1.0).sqrt();
        if front == 0.0 {
            if upper { (1.0, 0.0) } else { (0.0, 1.0) }
        } else if upper {
            let drop = -pull;
            let width = spread.min(2.0 / drop.max(f64::MIN_POSITIVE));
            let q =
                front * tail_integral(f64::INFINITY, width, |u| (a - 1.0) * ln_1p_minus(u / x) - u * drop);
            (1.0 - q, q)
        } else {
            let width = spread.min(2.0 / pull.abs().max(f64::MIN_POSITIVE));
            let p = front * tail_integral(x, width, |u| (a - 1.0) * ln_1p_minus(-u / x) - u * pull);
            (p, 1.0 - p)
        }
    } else if upper {
        let q = ln_density(a, x).exp() * x * upper_fraction(a, x);
        (1.0 - q, q)
    } else {
        // P = x^a e^-x / Gamma(a+1) (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...), all terms positive.
        let mut term = 1.0;
        let mut sum = 1.0;
        let mut n = 1.0;
        while term > sum * 1e-17 {
            term *= x / (a + n);
            sum += term;
            n += 1.0;
        }
        let p = ln_density(a, x).exp() * x / a * sum;
        (p, if a < 1.0 { upper_of_small(a, x) } else { 1.0 - p })
    };
    Some((clamp(p, 0.0, 1.0), clamp(q, 0.0, 1.0)))
}

/// ln of the Gamma(a, 1) density at x, to about 90 bits of its largest term.
pub(super) fn ln_density(a: f64, x: f64) -> Dd {
    let x = Dd::from(x);
    (Dd::from(a) - 1.0) * x.ln() - x - ln_gamma_dd(Dd::from(a))
}

/// Gamma(a, x) / (x^a e^-x) by Legendre's continued fraction, modified Lentz (Thompson & Barnett 1986); x >=
/// 1, a < 20.
fn upper_fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut c = 1e300;
    let mut d = 1.0 / b;
    let mut h = d;
    for i in 1..500 {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        let factor = d * c;
        h *= factor;
        if (factor - 1.0).abs() < 2e-16 {
            break;
        }
    }
    h
}

/// Q(a, x) for 0 < a < 1, x < 1, where 1 - P cancels when a is small: with u = x^a / Gamma(1 + a),
/// Q = (1 - u) - u a (sum over n >= 1 of (-x)^n / ((a + n) n!)) (DLMF 8.7.1).
fn upper_of_small(a: f64, x: f64) -> f64 {
    let ln_gamma = if a < NEAR_ZERO {
        Dd::from(ln_gamma_near_zero(a, -EULER, AROUND_1))
    } else {
        ln_gamma_dd(two_sum(1.0, a))
    };
    let ln_u = (Dd::from(x).ln() * a - ln_gamma).value();
    let mut power = 1.0;
    let mut sum = 0.0;
    for n in 1..40 {
        let n = f64::from(n);
        power *= -x / n;
        sum += power / (a + n);
    }
    -exp_m1(ln_u) - exp(ln_u) * a * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of mpmath (quadrature of the density at 40 digits), beyond the ranges of the golden file.
    #[test]
    fn incomplete_gamma_far_out() {
        let close =
            |got: Option<f64>, expected: f64| got.is_some_and(|got| (got / expected - 1.0).abs() < 5e-15);
        assert!(close(gamma_q(76318701207.87657, 76319946289.82787), 3.2887134365042264e-06));
        assert!(close(gamma_q(9.786524917305574e-05, 1.432248751888174), 1.0834342005395607e-05));
        // Q(a, x) = a E1(x) for a tiny a; E1(1/2) = 0.5597735947761608.
        assert!(close(gamma_q(1e-200, 0.5), 0.5597735947761608e-200));
        assert_eq!(gamma_q(1e9, 1e300), Some(0.0));
        assert_eq!(gamma_p(1e9, 1e-310), Some(0.0));
        assert_eq!(gamma_p(0.0, 1.0), None);
        assert_eq!(gamma_p(1.0, f64::NAN), None);
    }

    #[test]
    fn poles_and_ends() {
        assert_eq!(ln_gamma(-3.0), f64::INFINITY);
        assert_eq!(ln_gamma(f64::INFINITY), f64::INFINITY);
        assert_eq!(ln_gamma(1.0), 0.0);
        assert_eq!(digamma(0.0), f64::NEG_INFINITY);
        assert!((ln_gamma(-100.5) - -364.9009683094273).abs() < 1e-12);
        assert_eq!(ln_beta(1.0, 1.0), 0.0);
    }
}
