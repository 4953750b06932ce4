//! Confidence intervals of single quantities: proportions, Poisson rates, means, ratios.
//!
//! Every interval contains its value: a bound that rounding pushes past it is set to it.

use super::distribution::{
    chi_square_quantile, chi_square_upper_quantile, normal_upper_quantile, student_t_upper_quantile,
};
use super::elementary::{cbrt, clamp, exp};
use super::gamma::LARGEST_PARAMETER;

/// A closed interval. Bounds may be infinite, never NaN.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

impl Interval {
    /// From two bounds around a value, widened to contain it; None if one of the three is NaN.
    #[must_use]
    pub fn around(value: f64, low: f64, high: f64) -> Option<Interval> {
        if value.is_nan() || low.is_nan() || high.is_nan() {
            return None;
        }
        Some(Interval::widened(value, low, high))
    }

    /// [`Interval::around`] of three numbers.
    #[inline(always)]
    pub(crate) fn widened(value: f64, low: f64, high: f64) -> Interval {
        // Comparisons, since `min` and `max` look for NaN one number at a time. Adding 0.0 turns -0.0 into 0.0.
        let (low, high) = (if low < value { low } else { value }, if high > value { high } else { value });
        Interval { low: low + 0.0, high: high + 0.0 }
    }

    /// True if low <= x <= high.
    #[must_use]
    pub fn contains(&self, x: f64) -> bool {
        self.low <= x && x <= self.high
    }
}

/// A confidence level, kept as its complement alpha so that levels such as 1 - 1e-30 exist (p-values need
/// them).
///
/// A plain number converts: `wilson(3.0, 7.0, 0.95)`. A level outside (0, 1) is no error here; every function
/// gives None.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    alpha: f64,
}

impl Level {
    /// The level 1 - alpha. Domain: 0 < alpha < 1.
    #[must_use]
    pub fn from_alpha(alpha: f64) -> Level {
        Level { alpha }
    }

    /// 1 - level.
    #[must_use]
    pub fn alpha(self) -> f64 {
        self.alpha
    }

    /// alpha/2, the probability in each tail; None outside (0, 1).
    #[must_use]
    pub fn tail(self) -> Option<f64> {
        (self.alpha > 0.0 && self.alpha < 1.0).then_some(0.5 * self.alpha)
    }

    /// The normal quantile with alpha/2 above it: 1.96 for 0.95.
    #[must_use]
    pub fn z(self) -> Option<f64> {
        normal_upper_quantile(self.tail()?)
    }
}

impl From<f64> for Level {
    fn from(level: f64) -> Level {
        Level { alpha: 1.0 - level }
    }
}

/// Wilson's score interval of a proportion (Wilson 1927): the p with |k/n - p| <= z sqrt(p (1-p)/n).
///
/// Counts may be real (effective sizes). The bounds are exactly 0 at k = 0 and exactly 1 at k = n.
/// Domain: trials > 0, 0 <= successes <= trials, else None.
///
/// ```
/// use engagement_metrics::math::interval::wilson;
/// let interval = wilson(81.0, 263.0, 0.95).unwrap_or_else(|| unreachable!());
/// assert!((interval.low - 0.255).abs() < 1e-3 && (interval.high - 0.366).abs() < 1e-3); // Newcombe 1998
/// ```
#[must_use]
pub fn wilson(successes: f64, trials: f64, level: impl Into<Level>) -> Option<Interval> {
    wilson_z(successes, trials, level.into().z()?)
}

/// [`wilson`] for a normal quantile that is known.
pub(crate) fn wilson_z(successes: f64, trials: f64, z: f64) -> Option<Interval> {
    let inside = trials > 0.0 && trials.is_finite() && successes >= 0.0 && successes <= trials;
    if !inside {
        return None;
    }
    let Interval { low, high } = wilson_ends(successes, trials, z);
    Interval::around(successes / trials, low, high)
}

/// The ends of [`wilson`] inside its domain, NaN without trials. It has no branch, so that columns of shares are done
/// several rows at a time.
#[inline(always)]
pub(crate) fn wilson_ends(successes: f64, trials: f64, z: f64) -> Interval {
    let share = successes / trials;
    let failures = trials - successes;
    let widened = trials + z * z;
    let reach = successes + 0.5 * z * z + z * (failures * share + 0.25 * z * z).sqrt();
    let far = reach / widened;
    // The product of the two roots is k^2/(n (n + z^2)): the smaller one by division, since subtraction cancels.
    let near = share * successes / reach;
    // Complement of the far root of the failures: 1 - z^2/(n + z^2).
    let complement = trials / widened;
    let all = failures == 0.0;
    let low = if all { complement } else { near };
    let high = if far < 1.0 { far } else { 1.0 };
    let high = if all { 1.0 } else { high };
    Interval::widened(share, low, high)
}

/// The adjusted Wald interval of a net score, 100 × (positive − negative) / all, such as the Net Promoter Score.
///
/// Three answers are added, ¾ of them on either side: of six intervals that Rocks (2016) compared for such scores, it
/// kept its level best. It is widened to the score itself, which it can miss where all answers agree.
pub fn net_score(positive: u64, neutral: u64, negative: u64, level: impl Into<Level>) -> Option<Interval> {
    net_score_z(positive, neutral, negative, level.into().z()?)
}

pub(crate) fn net_score_z(positive: u64, neutral: u64, negative: u64, z: f64) -> Option<Interval> {
    let (above, below) = (positive as f64, negative as f64);
    let all = above + neutral as f64 + below;
    if all == 0.0 {
        return None;
    }
    let n = all + 3.0;
    let (p, d) = ((above + 0.75) / n, (below + 0.75) / n);
    let net = p - d;
    let reach = z * ((p + d - net * net) / n).sqrt();
    let score = 100.0 * (above - below) / all;
    let end = |end: f64| clamp(100.0 * end, -100.0, 100.0);
    Interval::around(score, end(net - reach), end(net + reach))
}

/// Garwood's exact interval of a Poisson rate, events per unit of exposure (Garwood 1936): chi-square
/// quantiles with 2k and 2k + 2 degrees of freedom, halved; the lower bound is exactly 0 without events.
/// Domain: exposure > 0, else None.
#[must_use]
pub fn garwood(count: u64, exposure: f64, level: impl Into<Level>) -> Option<Interval> {
    garwood_ends(count, exposure, poisson_ends(count, level.into())?)
}

/// [`garwood`] for ends of the count that are known.
pub(crate) fn garwood_ends(count: u64, exposure: f64, (low, high): (f64, f64)) -> Option<Interval> {
    if !(exposure > 0.0 && exposure.is_finite()) {
        return None;
    }
    Interval::around(count as f64 / exposure, low / exposure, high / exposure)
}

/// The two ends of the mean of a Poisson count.
pub(crate) fn poisson_ends(count: u64, level: Level) -> Option<(f64, f64)> {
    let tail = level.tail()?;
    let k = count as f64;
    // So large a count is normal to the last digit that a float has.
    if k >= LARGEST_PARAMETER {
        let reach = level.z()? * k.sqrt();
        return Some((k - reach, k + reach));
    }
    let low = if count == 0 { 0.0 } else { 0.5 * chi_square_quantile(tail, 2.0 * k)? };
    Some((low, 0.5 * chi_square_upper_quantile(tail, 2.0 * k + 2.0)?))
}

/// mean -+ t times its standard error, t with df degrees of freedom (infinite df: normal). Domain: finite
/// mean, standard error >= 0, df > 0, else None.
#[must_use]
pub fn student_t(mean: f64, standard_error: f64, df: f64, level: impl Into<Level>) -> Option<Interval> {
    within(mean, standard_error, student_t_upper_quantile(level.into().tail()?, df)?)
}

/// [`student_t`] for a quantile that is known.
pub(crate) fn within(mean: f64, standard_error: f64, t: f64) -> Option<Interval> {
    if !mean.is_finite() || standard_error.is_nan() || standard_error < 0.0 {
        return None;
    }
    let reach = if standard_error == 0.0 { 0.0 } else { t * standard_error };
    Interval::around(mean, mean - reach, mean + reach)
}

/// [`student_t`] of a positive amount from few, skewed units: Hall's transformation (Hall 1992), with the skewness
/// that a lognormal total of this coefficient of variation has, 3 se/mean, at most 1.
///
/// The upper end lies further out than the lower: a mean of skewed amounts is more often too low than too high.
/// Domain as [`student_t`]; an amount that is not above 0 gets its symmetric interval.
#[must_use]
pub fn hall(mean: f64, standard_error: f64, df: f64, level: impl Into<Level>) -> Option<Interval> {
    hall_t(mean, standard_error, student_t_upper_quantile(level.into().tail()?, df)?)
}

/// [`hall`] for a quantile that is known.
pub(crate) fn hall_t(mean: f64, standard_error: f64, t: f64) -> Option<Interval> {
    let plain = within(mean, standard_error, t)?;
    if !(mean > 0.0 && standard_error > 0.0) {
        return Some(plain);
    }
    let skew = (3.0 * standard_error / mean).min(1.0);
    let bent = |x: f64| 3.0 / skew * (cbrt(1.0 + skew * (x - skew / 6.0)) - 1.0);
    Interval::around(mean, mean - standard_error * bent(t), mean - standard_error * bent(-t))
}

/// [`student_t`] of a share on the scale of its log odds, which keeps it within 0 and 1. A share of 0 or 1, or outside,
/// gets its symmetric interval.
#[must_use]
pub fn log_odds(share: f64, standard_error: f64, df: f64, level: impl Into<Level>) -> Option<Interval> {
    log_odds_t(share, standard_error, student_t_upper_quantile(level.into().tail()?, df)?)
}

/// [`log_odds`] for a quantile that is known.
pub(crate) fn log_odds_t(share: f64, standard_error: f64, t: f64) -> Option<Interval> {
    let odds = share * (1.0 - share);
    if !(odds > 0.0 && standard_error > 0.0) {
        return within(share, standard_error, t);
    }
    let reach = t * standard_error / odds;
    let at = |reach: f64| share / (share + (1.0 - share) * exp(-reach));
    Interval::around(share, at(-reach), at(reach))
}

/// Interval of a positive ratio, normal on the log scale: ratio times e^(-+ z se). Domain: ratio > 0 and
/// finite, standard error of the logarithm >= 0, else None.
#[must_use]
pub fn log_ratio(ratio: f64, standard_error: f64, level: impl Into<Level>) -> Option<Interval> {
    log_ratio_z(ratio, standard_error, level.into().z()?)
}

/// [`log_ratio`] for a quantile that is known, of the normal or of Student's t.
pub(crate) fn log_ratio_z(ratio: f64, standard_error: f64, z: f64) -> Option<Interval> {
    if !(ratio > 0.0 && ratio.is_finite() && standard_error >= 0.0) {
        return None;
    }
    let reach = z * standard_error;
    Interval::around(ratio, ratio * exp(-reach), ratio * exp(reach))
}

/// Standard error of ln of the ratio of two independent Poisson counts, sqrt(1/a + 1/b); None if one is 0.
#[must_use]
pub fn log_rate_ratio_error(a: u64, b: u64) -> Option<f64> {
    (a > 0 && b > 0).then(|| (1.0 / a as f64 + 1.0 / b as f64).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_exact() {
        for n in 1..200 {
            for level in [0.5, 0.9, 0.95, 0.99, 0.999] {
                let n = f64::from(n);
                assert_eq!(wilson(0.0, n, level).map(|i| i.low), Some(0.0));
                assert_eq!(wilson(n, n, level).map(|i| i.high), Some(1.0));
            }
        }
        assert_eq!(wilson(1.0, 0.0, 0.95), None);
        assert_eq!(wilson(1.0, 3.0, 1.0), None);
        assert_eq!(wilson(1.0, 3.0, f64::NAN), None);
    }

    #[test]
    fn garwood_table() {
        // Garwood 1936, 95 %: 0 events up to 3.69; 5 events 1.62 to 11.67.
        let zero = garwood(0, 1.0, 0.95).map(|i| (i.low, (i.high * 100.0).round()));
        assert_eq!(zero, Some((0.0, 369.0)));
        let five = garwood(5, 1.0, 0.95).map(|i| ((i.low * 100.0).round(), (i.high * 100.0).round()));
        assert_eq!(five, Some((162.0, 1167.0)));
        let many = garwood(1_000_000_000, 1.0, 0.95).map(|i| i.low.round());
        assert_eq!(many, Some(999_938_021.0));
    }

    #[test]
    fn ratio_and_mean() {
        assert_eq!(student_t(5.0, 0.0, 3.0, 0.95), Some(Interval { low: 5.0, high: 5.0 }));
        let ratio = log_ratio(2.0, 0.1, 0.95).map(|i| (i.low * i.high * 1e12).round());
        assert_eq!(ratio, Some(4e12));
        assert_eq!(log_rate_ratio_error(4, 4), Some(0.5_f64.sqrt()));
    }
}
