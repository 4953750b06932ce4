//! Normal, Student t, chi-square and beta distributions: both tails, and quantiles from either tail.
//!
//! "Upper" quantiles take the probability above: 1 - p cannot hold a tail of 1e-20.

use super::beta::{incomplete_beta, ln_front};
use super::double::{Dd, two_sum};
use super::elementary::{clamp, erf, erfc, exp, exp_m1, ln, ln_1p};
use super::gamma::{LARGEST_PARAMETER, incomplete_gamma, ln_beta, ln_density};
use core::f64::consts::FRAC_2_SQRT_PI;

/// 1/sqrt(2) in double-double: erfc(x/sqrt 2) with a rounded argument is off by up to 1,000 ulp in the tail.
const SQRT_HALF: Dd = Dd::new(core::f64::consts::FRAC_1_SQRT_2, -4.833646656726457e-17);
/// 1/sqrt(2 pi).
const NORMAL_PEAK: f64 = 0.3989422804014327;

/// Density of the standard normal distribution at x. Domain: all reals.
#[must_use]
pub fn normal_density(x: f64) -> f64 {
    NORMAL_PEAK * exp(-0.5 * x * x)
}

/// P(Z <= x) for a standard normal Z, within 2 ulp in the tails. Domain: all reals.
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    normal_sf(-x)
}

/// P(Z > x) for a standard normal Z, within 2 ulp in the tails. Domain: all reals.
///
/// erfc(x/sqrt 2)/2, with the rounding error of the argument put back to first order.
#[must_use]
pub fn normal_sf(x: f64) -> f64 {
    let x = clamp(x, -40.0, 40.0);
    let t = SQRT_HALF * x;
    0.5 * (erfc(t.hi) - t.lo * FRAC_2_SQRT_PI * exp(-t.hi * t.hi))
}

/// P(0 < Z <= x), within 2 ulp also near 0.
fn normal_centre(x: f64) -> f64 {
    let t = SQRT_HALF * x;
    0.5 * (erf(t.hi) + t.lo * FRAC_2_SQRT_PI * exp(-t.hi * t.hi))
}

/// ln P(Z <= x), to 1e-14 relative, also where the probability underflows. Domain: all reals.
#[must_use]
pub fn normal_ln_cdf(x: f64) -> f64 {
    if x > -1.0 {
        return ln_1p(-normal_sf(x));
    }
    if x > -20.0 {
        return ln(normal_cdf(x));
    }
    // Mills' ratio by its asymptotic series, 1 - 1/x^2 + 3/x^4 - ... (DLMF 7.12.1); at -20 the 10th is 6e-18.
    let w = 1.0 / (x * x);
    let mut tail = 0.0;
    for k in (1..=10).rev() {
        tail = -f64::from(2 * k - 1) * w * (1.0 + tail);
    }
    // ln of 1/sqrt(2 pi) is -0.9189385332046728.
    -0.5 * x * x - (0.9189385332046728 + ln(-x) - ln_1p(tail))
}

/// x with P(Z <= x) = p, within 2 ulp; infinite at 0 and 1. Domain: 0 <= p <= 1, else None.
///
/// ```
/// use engagement_metrics::math::distribution::normal_quantile;
/// assert_eq!(normal_quantile(0.975), Some(1.9599639845400538)); // of the double next to 0.975
/// ```
#[must_use]
pub fn normal_quantile(p: f64) -> Option<f64> {
    // 1 - p is exact from 1/2 on.
    if p > 0.5 { normal_upper_quantile(1.0 - p) } else { normal_upper_quantile(p).map(|x| 0.0 - x) }
}

/// x with P(Z > x) = q, within 2 ulp; infinite at 0 and 1. Domain: 0 <= q <= 1, else None.
#[must_use]
pub fn normal_upper_quantile(q: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&q) {
        return None;
    }
    if q > 0.5 {
        return normal_upper_quantile(1.0 - q).map(|x| 0.0 - x);
    }
    if q == 0.0 {
        return Some(f64::INFINITY);
    }
    // Abramowitz & Stegun 26.2.23, off by 4.5e-4 at most; Halley's steps cube that.
    let t = (-2.0 * ln(q)).sqrt();
    let top = 2.515517 + t * (0.802853 + t * 0.010328);
    let bottom = 1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    let mut x = t - top / bottom;
    for _ in 0..3 {
        // From 1/4 to 1/2, what is known exactly is the distance from 1/2.
        let gap = if q > 0.25 { (0.5 - q) - normal_centre(x) } else { normal_sf(x) - q };
        let density = normal_density(x);
        if density <= 0.0 {
            break;
        }
        let newton = gap / density;
        x += newton / (1.0 - 0.5 * newton * x);
    }
    Some(if q == 0.5 { 0.0 } else { x })
}

/// P(T > t) for Student's t with df degrees of freedom, to 1e-14 relative in the tail. Domain: t not NaN, any
/// real df > 0, else None. Above 2e15 degrees of freedom it is the normal one (2e-13 away at t = 5).
#[must_use]
pub fn student_t_sf(t: f64, df: f64) -> Option<f64> {
    if t.is_nan() || df.is_nan() || df <= 0.0 {
        return None;
    }
    if df > 2.0 * LARGEST_PARAMETER {
        return Some(normal_sf(t));
    }
    let (outside, inside) = student_t_tails(t, df)?;
    Some(if t > 0.0 { 0.5 * outside } else { 0.5 + 0.5 * inside })
}

/// (P(|T| > |t|), P(|T| <= |t|)): the incomplete beta function at x = df/(df + t^2), with parameters df/2 and
/// 1/2.
fn student_t_tails(t: f64, df: f64) -> Option<(f64, f64)> {
    let a = 0.5 * df;
    let t = t.abs();
    if t > 1e100 {
        // x is below 1e-184, and may underflow though x^a does not: the first term of the series, x^a/(a B(a,
        // 1/2)).
        let ln_tail = a * (ln(df) - 2.0 * ln(t)) - ln(a) - ln_beta(a, 0.5);
        return Some((exp(ln_tail).min(1.0), (-exp_m1(ln_tail)).max(0.0)));
    }
    let square = Dd::from(t) * t;
    let total = square + df;
    incomplete_beta(a, 0.5, Dd::from(df) / total, square / total)
}

/// P(T <= t) for Student's t, to 1e-14 relative in the tail. Domain as [`student_t_sf`].
#[must_use]
pub fn student_t_cdf(t: f64, df: f64) -> Option<f64> {
    student_t_sf(-t, df)
}

/// t with P(T <= t) = p. Domain: 0 <= p <= 1, df > 0, else None.
#[must_use]
pub fn student_t_quantile(p: f64, df: f64) -> Option<f64> {
    if p > 0.5 {
        student_t_upper_quantile(1.0 - p, df)
    } else {
        student_t_upper_quantile(p, df).map(|t| 0.0 - t)
    }
}

/// t with P(T > t) = q; infinite where the quantile overflows (q = 0, or a tiny q with a tiny df). Same
/// domain.
///
/// ```
/// use engagement_metrics::math::distribution::student_t_upper_quantile;
/// let t = student_t_upper_quantile(0.025, 1.0).unwrap_or(0.0);
/// assert!((t - 12.706204736174698).abs() < 1e-13);
/// ```
#[must_use]
pub fn student_t_upper_quantile(q: f64, df: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&q) || df.is_nan() || df <= 0.0 {
        return None;
    }
    if q > 0.5 {
        return student_t_upper_quantile(1.0 - q, df).map(|t| 0.0 - t);
    }
    if df > 2.0 * LARGEST_PARAMETER || q == 0.0 {
        return normal_upper_quantile(q);
    }
    if q == 0.5 {
        return Some(0.0);
    }
    let ln_peak = -ln_beta(0.5, 0.5 * df) - 0.5 * ln(df);
    let density = |t: f64| exp(ln_peak - 0.5 * (df + 1.0) * ln_1p(t / df * t));
    let start = ln(normal_upper_quantile(q)?.max(1e-300));
    // Above the median: solve for 1/2 - q when that is small, for q else.
    let centre = q > 0.25;
    let target = if centre { 0.5 - q } else { q };
    let small = |t: f64| {
        let tails = student_t_tails(t, df);
        tails.map_or(f64::NAN, |(outside, inside)| 0.5 * if centre { inside } else { outside })
    };
    Some(solve(start, !centre, target, exp, small, |v| density(exp(v)) * exp(v), density))
}

/// P(X > x) for a chi-square X with df degrees of freedom, to 1e-14 relative. Domain: x >= 0, df > 0, else
/// None.
#[must_use]
pub fn chi_square_sf(x: f64, df: f64) -> Option<f64> {
    incomplete_gamma(0.5 * df, 0.5 * x).map(|tails| tails.1)
}

/// P(X <= x) for a chi-square X, to 1e-14 relative. Domain: x >= 0, df > 0, else None.
#[must_use]
pub fn chi_square_cdf(x: f64, df: f64) -> Option<f64> {
    incomplete_gamma(0.5 * df, 0.5 * x).map(|tails| tails.0)
}

/// x with P(X <= x) = p. Domain: 0 <= p <= 1, df > 0, else None.
#[must_use]
pub fn chi_square_quantile(p: f64, df: f64) -> Option<f64> {
    if p > 0.5 { gamma_quantile(1.0 - p, true, 0.5 * df) } else { gamma_quantile(p, false, 0.5 * df) }
        .map(|x| 2.0 * x)
}

/// x with P(X > x) = q. Domain: 0 <= q <= 1, df > 0, else None.
#[must_use]
pub fn chi_square_upper_quantile(q: f64, df: f64) -> Option<f64> {
    if q > 0.5 { gamma_quantile(1.0 - q, false, 0.5 * df) } else { gamma_quantile(q, true, 0.5 * df) }
        .map(|x| 2.0 * x)
}

/// x of Gamma(a, 1) with the tail probability below (or above) it, at most 1/2.
fn gamma_quantile(tail: f64, upper: bool, a: f64) -> Option<f64> {
    if !((0.0..=0.5).contains(&tail) && a > 0.0 && a <= LARGEST_PARAMETER) {
        return None;
    }
    if tail == 0.0 {
        return Some(if upper { f64::INFINITY } else { 0.0 });
    }
    // Wilson & Hilferty (1931), or where its cube fails P = x^a / Gamma(a + 1).
    let z = normal_upper_quantile(tail)?;
    let cube = 1.0 - 1.0 / (9.0 * a) + if upper { z } else { -z } / (3.0 * a.sqrt());
    let start =
        if cube > 0.1 { ln(a) + 3.0 * ln(cube) } else { (ln(tail) + super::gamma::ln_gamma(a + 1.0)) / a };
    let small = |x: f64| incomplete_gamma(a, x).map_or(f64::NAN, |(p, q)| if upper { q } else { p });
    let density = |x: f64| ln_density(a, x).exp();
    Some(solve(start, upper, tail, exp, small, |v| density(exp(v)) * exp(v), density))
}

/// P(X <= x) for X of Beta(a, b), to 1e-14 relative. Domain: a, b > 0, 0 <= x <= 1, else None.
#[must_use]
pub fn beta_cdf(x: f64, a: f64, b: f64) -> Option<f64> {
    super::beta::beta_p(a, b, x)
}

/// x with P(X <= x) = p for X of Beta(a, b). Domain: a, b > 0, 0 <= p <= 1, else None.
#[must_use]
pub fn beta_quantile(p: f64, a: f64, b: f64) -> Option<f64> {
    if p > 0.5 { beta_tail_quantile(1.0 - p, true, a, b) } else { beta_tail_quantile(p, false, a, b) }
}

/// x with P(X > x) = q for X of Beta(a, b). Domain: a, b > 0, 0 <= q <= 1, else None.
#[must_use]
pub fn beta_upper_quantile(q: f64, a: f64, b: f64) -> Option<f64> {
    if q > 0.5 { beta_tail_quantile(1.0 - q, false, a, b) } else { beta_tail_quantile(q, true, a, b) }
}

fn beta_tail_quantile(tail: f64, upper: bool, a: f64, b: f64) -> Option<f64> {
    if !((0.0..=0.5).contains(&tail)
        && a > 0.0
        && a <= LARGEST_PARAMETER
        && b > 0.0
        && b <= LARGEST_PARAMETER)
    {
        return None;
    }
    if tail == 0.0 {
        return Some(if upper { 1.0 } else { 0.0 });
    }
    // On the logit v; x above 1/2 is handled through y = 1 - x, the one that keeps its digits.
    let pair = |v: f64| {
        let nearer = 1.0 / (1.0 + exp(v.abs()));
        let other = two_sum(1.0, -nearer);
        if v <= 0.0 { (Dd::from(nearer), other) } else { (other, Dd::from(nearer)) }
    };
    let side = |tails: Option<(f64, f64)>| tails.map_or(f64::NAN, |(p, q)| if upper { q } else { p });
    let of_logit = |v: f64| {
        let (x, y) = pair(v);
        side(incomplete_beta(a, b, x, y))
    };
    let slope_of_logit = |v: f64| {
        let (x, y) = pair(v);
        ln_front(a, b, x, y).exp()
    };
    let v = find(ln(a / b), upper, tail, of_logit, slope_of_logit);
    let (x, y) = pair(v);
    // The last digits: Newton on x itself, or on y where x is near 1.
    let f = side(incomplete_beta(a, b, x, y));
    let density = slope_of_logit(v) / x.hi / y.hi;
    let step = if upper { (f - tail) / density } else { (tail - f) / density };
    let x = if step.is_finite() { x + step } else { x };
    Some(clamp(x.value(), 0.0, 1.0))
}

/// The point where `small` is `target`, found on the scale of v and polished on that of x = to_x(v).
fn solve(
    start: f64,
    falling: bool,
    target: f64,
    to_x: impl Fn(f64) -> f64,
    small: impl Fn(f64) -> f64,
    slope_in_v: impl Fn(f64) -> f64,
    slope_in_x: impl Fn(f64) -> f64,
) -> f64 {
    let v = find(start, falling, target, |v| small(to_x(v)), slope_in_v);
    let x = to_x(v);
    let step = (target - small(x)) / slope_in_x(x);
    let polished = if falling { x - step } else { x + step };
    // A step of more than 1e-6 x is no polish: the slope has under- or overflowed.
    if (polished - x).abs() <= 1e-6 * x { polished } else { x }
}

/// Bracketed Newton on ln(small(v)/target), where v is the logarithm or the logit of the quantity asked.
///
/// The logarithm of a tail probability is nearly straight in v at both ends, so that Newton's step works from
/// anywhere; bisection takes over when it leaves the bracket. At most 200 steps, 4 to 8 as a rule; no
/// randomness, no clock.
fn find(
    start: f64,
    falling: bool,
    target: f64,
    small: impl Fn(f64) -> f64,
    slope: impl Fn(f64) -> f64,
) -> f64 {
    let (mut low, mut high) = (-745.0, 709.7);
    let sign = if falling { -1.0 } else { 1.0 };
    let mut v = if start.is_finite() { clamp(start, low + 1.0, high - 1.0) } else { 0.0 };
    for _ in 0..200 {
        let f = small(v);
        let error = sign * if f > 0.0 { ln_ratio(f, target) } else { f64::NEG_INFINITY };
        if error == 0.0 {
            break;
        }
        if error < 0.0 {
            low = v
        } else {
            high = v
        }
        let newton = v - error * f / slope(v);
        // Checked before the bracket: at the solution the step rounds to v itself, which is an end of the
        // bracket.
        if (newton - v).abs() <= 1e-14 * v.abs().max(1e-2) {
            v = newton;
            break;
        }
        let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        if next == v {
            break;
        }
        v = next;
    }
    if high < -744.9 {
        f64::NEG_INFINITY
    } else if low > 709.6 {
        f64::INFINITY
    } else {
        v
    }
}

/// ln(f/t), precise where f is near t.
fn ln_ratio(f: f64, t: f64) -> f64 {
    let relative = (f - t) / t;
    if relative.abs() < 0.5 { ln_1p(relative) } else { ln(f) - ln(t) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: Option<f64>, expected: f64) -> bool {
        got.is_some_and(|got| (got / expected - 1.0).abs() < 5e-15)
    }

    /// mpmath at 60 digits, beyond the ranges of the golden file.
    #[test]
    fn far_tails() {
        assert!(close(student_t_sf(621.6082612711841, 11.47436992801447), 1.2233261035193903e-27));
        assert!(close(student_t_sf(1e120, 0.01), 0.03061804341542569));
        assert!(close(normal_upper_quantile(1e-299), 36.98493649690257));
        assert_eq!(student_t_upper_quantile(1e-300, 1e-5), Some(f64::INFINITY));
        assert_eq!(student_t_sf(f64::INFINITY, 2.0), Some(0.0));
        assert_eq!(student_t_sf(f64::NEG_INFINITY, 2.0), Some(1.0));
    }

    #[test]
    fn quantiles_undo_tails() {
        for df in [0.3, 1.0, 2.5, 30.0, 1e4, 3e7] {
            for p in [1e-30, 0.025, 0.3, 0.49, 0.5, 0.51, 0.9] {
                let t = student_t_upper_quantile(p, df).and_then(|t| student_t_sf(t, df));
                assert!(t.is_some_and(|t| (t / p - 1.0).abs() < 1e-13), "t {df} {p} {t:?}");
                let x = chi_square_quantile(p, df).and_then(|x| chi_square_cdf(x, df));
                let condition = 1e-14 * (1.0 + df.sqrt());
                assert!(x.is_some_and(|x| (x / p - 1.0).abs() < condition), "chi-square {df} {p} {x:?}");
            }
        }
    }

    #[test]
    fn outside_the_domain() {
        assert_eq!(normal_quantile(-0.1), None);
        assert_eq!(normal_quantile(f64::NAN), None);
        assert_eq!(normal_quantile(1.0), Some(f64::INFINITY));
        assert_eq!(student_t_sf(1.0, 0.0), None);
        assert_eq!(student_t_quantile(0.5, f64::NAN), None);
        assert_eq!(chi_square_quantile(2.0, 1.0), None);
        assert_eq!(beta_quantile(0.5, 0.0, 1.0), None);
        assert_eq!(beta_quantile(1.0, 2.0, 1.0), Some(1.0));
    }
}
