//! Mean and variance from exact sums of values and of squares: order-free, mergeable, all digits.
//!
//! On NIST's numacc4 (values 1e7 +- 0.1) Polars keeps 11 digits of the standard deviation and DuckDB 12. Here
//! the sum of squared deviations is formed exactly from the two sums, so that nothing cancels.

use super::double::{Dd, two_product};
use super::elementary::{exponent, power_of_two};
use super::sum::ExactSum;

/// Count, exact sum and exact sum of squares of finite values.
///
/// The squares are exact for values between 2^-480 and 2^480 in magnitude (and 0); smaller ones lose their
/// square, larger ones overflow it. [`mean_variance`] scales its data and has no such limits.
///
/// ```
/// use engagement_metrics::math::moments::Moments;
/// let mut moments = Moments::default();
/// moments.add_all(&[1e9, 1e9 + 1.0, 1e9 + 2.0]);
/// assert_eq!(moments.variance(), Some(1.0));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moments {
    count: u64,
    sum: ExactSum,
    squares: ExactSum,
}

impl Moments {
    /// Adds one finite value (one that is not finite is left out, and not counted).
    pub fn add(&mut self, x: f64) {
        if x.is_finite() {
            self.count += 1;
            self.sum.add(x);
            self.add_product(x, x, 1.0);
        }
    }

    /// Adds every value of a slice.
    pub fn add_all(&mut self, values: &[f64]) {
        for &x in values {
            self.add(x);
        }
    }

    /// Adds the values of another.
    pub fn merge(&mut self, other: &Moments) {
        self.count = self.count.saturating_add(other.count);
        self.sum.merge(&other.sum);
        self.squares.merge(&other.squares);
    }

    /// Number of values.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The exact sum.
    #[must_use]
    pub fn sum(&self) -> &ExactSum {
        &self.sum
    }

    /// The exact sum of squares.
    #[must_use]
    pub fn squares(&self) -> &ExactSum {
        &self.squares
    }

    /// The arithmetic mean, within 1 ulp; None without values.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum.value() / self.count as f64)
    }

    /// The mean as the rounded mean and what it lacks of the exact one.
    pub(super) fn mean_in_two(&self) -> Option<Dd> {
        let mean = self.mean()?;
        Some(Dd::new(mean, self.sum_about(mean).value() / self.count as f64))
    }

    /// The sample variance, divisor n - 1, to 1e-15; None with fewer than two values.
    ///
    /// With m the rounded mean: (sum of (x - m)^2 - (sum of (x - m))^2 / n) / (n - 1), both sums exact. The
    /// second is a correction for the rounding of m, at most half of the first.
    #[must_use]
    pub fn variance(&self) -> Option<f64> {
        if self.count < 2 {
            return None;
        }
        let mean = self.mean()?;
        let n = self.count as f64;
        // sum of (x - m)^2 = sum of x^2 - 2 m (sum of x) + n m^2, limb by limb of the sum.
        let mut about = Moments { count: 0, sum: ExactSum::new(), squares: self.squares.clone() };
        for part in parts(&self.sum) {
            about.add_product(-2.0 * mean, part, 1.0);
        }
        about.add_product(mean, mean, n);
        let shift = self.sum_about(mean).value();
        let squares = about.squares.value() - shift * shift / n;
        Some(squares.max(0.0) / (n - 1.0))
    }

    /// The sum of x - m, exactly.
    fn sum_about(&self, mean: f64) -> ExactSum {
        let mut sum = self.sum.clone();
        let product = two_product(mean, -(self.count as f64));
        sum.add(product.hi);
        sum.add(product.lo);
        sum
    }

    /// Adds a b c to the squares, exactly (c a count, a b within the range of error-free products).
    fn add_product(&mut self, a: f64, b: f64, c: f64) {
        let product = two_product(a, b);
        if c == 1.0 {
            self.squares.add(product.hi);
            self.squares.add(product.lo);
            return;
        }
        for half in [product.hi, product.lo] {
            let term = two_product(half, c);
            self.squares.add(term.hi);
            self.squares.add(term.lo);
        }
    }
}

/// An exact sum as doubles of at most 32 bits each, without the zeros.
fn parts(sum: &ExactSum) -> impl Iterator<Item = f64> {
    let (negative, limbs) = sum.magnitude();
    let sign = if negative { -1.0 } else { 1.0 };
    (0_i64..).zip(limbs).filter(|&(_, limb)| limb != 0).map(move |(k, limb)| {
        // The power saturates at 2^1023, far beyond the range in which squares are exact.
        sign * limb as f64 * power_of_two(32 * k - 1074)
    })
}

/// Mean and sample variance (divisor n - 1) of finite values, to 1 ulp and 1e-15, whatever their order and
/// scale; None with fewer than two values, or if one is not finite. The variance may be infinite when the
/// values exceed 1e154.
///
/// ```
/// use engagement_metrics::math::moments::mean_variance;
/// assert_eq!(mean_variance(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]), Some((5.0, 32.0 / 7.0)));
/// ```
#[must_use]
pub fn mean_variance(values: &[f64]) -> Option<(f64, f64)> {
    let (moments, back) = scaled_moments(values)?;
    Some((moments.mean()? * back, moments.variance()? * back * back))
}

/// Moments of the values divided by a power of two that brings the largest near 1, and that power.
pub(super) fn scaled_moments(values: &[f64]) -> Option<(Moments, f64)> {
    if values.len() < 2 || !values.iter().all(|x| x.is_finite()) {
        return None;
    }
    let largest = values.iter().fold(0.0_f64, |largest, x| largest.max(x.abs()));
    // Within 2^-400..2^400 as it is, so that the bits are those of Moments without scaling.
    let power = match exponent(largest) {
        -400..=400 | -1075 => 0,
        e => e.clamp(-1022, 1023),
    };
    let mut moments = Moments::default();
    if power == 0 {
        moments.add_all(values);
    } else {
        for &x in values {
            moments.add(x * power_of_two(-power));
        }
    }
    Some((moments, power_of_two(power)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_moments_equal_those_of_the_whole() {
        let values: Vec<f64> = (0..1000).map(|i| 1e7 + f64::from(i % 13) * 0.1).collect();
        let mut whole = Moments::default();
        whole.add_all(&values);
        let mut parts = Moments::default();
        for part in values.rchunks(77) {
            let mut one = Moments::default();
            one.add_all(part);
            parts.merge(&one);
        }
        assert_eq!(parts, whole);
        assert_eq!(parts.variance().zip(parts.mean()), mean_variance(&values).map(|(m, v)| (v, m)));
    }

    #[test]
    fn any_scale() {
        for scale in [1e-320, 1e-300, 1e-155, 1.0, 1e140, 1e150] {
            let values = [-3.0 * scale, -4.0 * scale, -8.0 * scale];
            let expected = [-3.0, -4.0, -8.0];
            let (mean, variance) = mean_variance(&values).unwrap_or((0.0, 0.0));
            let (unit_mean, unit_variance) = mean_variance(&expected).unwrap_or((0.0, 0.0));
            assert!(
                (mean / scale / unit_mean - 1.0).abs() < if scale < 1e-310 { 1e-3 } else { 1e-15 },
                "{scale:e}"
            );
            let sd = variance.sqrt() / scale;
            assert!(
                scale < 1e-150 || (sd / unit_variance.sqrt() - 1.0).abs() < 1e-14,
                "{scale:e} {variance:e}"
            );
        }
        assert_eq!(mean_variance(&[f64::MAX, f64::MAX]), Some((f64::MAX, 0.0)));
        assert_eq!(mean_variance(&[5.1; 7]), Some((5.1, 0.0)));
        assert_eq!(mean_variance(&[1.0]), None);
        assert_eq!(mean_variance(&[1.0, f64::NAN]), None);
    }

    #[test]
    fn a_single_step_in_the_last_place() {
        // n - 1 equal values and one an ulp above: variance ulp^2 / n.
        let mut values = vec![1.0; 16];
        values[3] = 1.0 + f64::EPSILON;
        let expected = f64::EPSILON * f64::EPSILON / 16.0;
        assert_eq!(mean_variance(&values), Some((1.0, expected)));
    }
}
