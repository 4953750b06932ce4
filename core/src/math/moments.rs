//! Mean and variance from exact sums of values and of squares: order-free, mergeable, all digits.
//!
//! On NIST's numacc4 (values 1e7 +- 0.1) Polars keeps 11 digits of the standard deviation and DuckDB 12. Here the sum of
//! squared deviations is formed exactly from the two sums, so that nothing cancels.

use super::double::{Dd, two_product};
use super::elementary::{exponent, power_of_two};
use super::sum::ExactSum;

/// Count, exact sum and exact sum of squares of finite values.
///
/// The squares are exact for values between 2^-480 and 2^480 in magnitude (and 0); smaller ones lose their square, larger
/// ones overflow it. [`mean_variance`] scales its data and has no such limits.
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
    /// With m the rounded mean: (sum of (x - m)^2 - (sum of (x - m))^2 / n) / (n - 1), both sums exact. The second is a
    /// correction for the rounding of m, at most half of the first.
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

/// Mean and sample variance (divisor n - 1) of finite values, to 1 ulp and 1e-15, whatever their order and scale; None
/// with fewer than two values, or if one is not finite. The variance may be infinite when the values exceed 1e154.
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
    // Within 2^-400..2^400 as it is: the same sums as Moments without scaling. 2^-1000 turns the least denormal into
    // 2^-74, and the largest double into 2^24.
    let power = match exponent(largest) {
        -400..=400 => 0,
        e if e > 0 => 1000,
        -1075 => 0,
        _ => -1000,
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
