//! The only door to the elementary functions: everything in the crate that needs a logarithm comes here.
//!
//! `std`'s functions are those of the platform: between native and WebAssembly `exp` and `powf` differ on 9.7
//! % of inputs and `ln` on 0.12 %. The functions below are plain Rust (crate `libm`), at most 1 ulp from the
//! exact value, and give the same bits everywhere. `sqrt`, `floor`, `abs` and `+ - * /` are exact operations
//! of IEEE 754 and need no door.

use super::double::{Dd, two_product};

/// e^x. Domain: all reals; overflows to infinity above 709.78, underflows to 0 below -745.13.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// e^x - 1 without cancellation near 0. Domain: all reals.
#[must_use]
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// Natural logarithm. Domain: x > 0; minus infinity at 0.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// ln(1 + x) without cancellation near 0. Domain: x > -1; minus infinity at -1.
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// x^y. Domain: x >= 0, or x < 0 with an integral y.
#[must_use]
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// The real cube root. Domain: all reals.
///
/// One step of Newton's in twice the precision; `libm::cbrt` brings a fused product in software.
#[must_use]
pub fn cbrt(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let size = exponent(x.abs()) / 3;
    let down = power_of_two(-size);
    let near_one = x.abs() * down * down * down;
    let root = exp(ln(near_one) / 3.0);
    let square = two_product(root, root);
    let missing = (Dd::from(near_one) - square * root).value();
    (root + missing / (3.0 * square.value())).copysign(x) * power_of_two(size)
}

/// Error function, 2/sqrt(pi) times the integral of e^(-t^2) from 0 to x. Domain: all reals.
#[must_use]
pub fn erf(x: f64) -> f64 {
    libm::erf(x)
}

/// 1 - erf(x) without cancellation for large x. Domain: all reals.
#[must_use]
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// `x`, or the bound it is beyond; NaN stays. Unlike `f64::clamp` it has no words for bounds in the wrong order, with
/// which the standard library's text of floats, 6 KB, would come to a page.
pub(crate) fn clamp(x: f64, low: f64, high: f64) -> f64 {
    if x < low {
        low
    } else if x > high {
        high
    } else {
        x
    }
}

/// sin(pi r) for |r| <= 1/2, where the product pi r loses nothing that matters. Used by reflection formulas.
///
/// Its series: `libm::sin` also reduces arguments of every size, which takes 5 KB of code.
pub(super) fn sin_pi(r: f64) -> f64 {
    let x = core::f64::consts::PI * r;
    let mut nested = 1.0;
    // The next term is below 1e-18.
    for k in (1..=11).rev() {
        nested = 1.0 - x * x / f64::from(2 * k * (2 * k + 1)) * nested;
    }
    x * nested
}

/// tan(pi r) for |r| <= 1/2.
pub(super) fn tan_pi(r: f64) -> f64 {
    sin_pi(r) / sin_pi(0.5 - r.abs())
}

/// 1/3, 1/5, …, 1/25: divisions are slow, and compilers that go for size leave them in the loop.
const ODD: [f64; 12] = {
    let mut parts = [0.0; 12];
    let mut k = 0;
    while k < parts.len() {
        parts[k] = 1.0 / (2 * k + 3) as f64;
        k += 1;
    }
    parts
};

/// ln(1 + z) - z, accurate for small z where the two cancel. Domain: z > -1.
///
/// With s = z/(2 + z): ln(1 + z) = 2 atanh(s) and 2s - z = -s z, so the difference is -s z + 2(s^3/3 + s^5/5
/// + ...).
pub(super) fn ln_1p_minus(z: f64) -> f64 {
    if !(-0.3..0.4).contains(&z) {
        return ln_1p(z) - z;
    }
    let s = z / (2.0 + z);
    let square = s * s;
    // |s| < 0.18: 12 terms reach 0.18^24 = 1e-18 of the first.
    let tail = ODD.iter().rev().fold(0.0, |tail, part| tail * square + part);
    2.0 * s * square * tail - s * z
}

/// 2^e as a double, for -1074 <= e <= 1023 (outside, the nearest end of that range).
pub(super) fn power_of_two(e: i64) -> f64 {
    if e >= -1022 {
        f64::from_bits(((e.min(1023) + 1023) as u64) << 52)
    } else {
        f64::from_bits(1_u64 << (e.max(-1074) + 1074))
    }
}

/// floor(log2 |x|) for a finite x other than 0; -1075 for 0.
pub(super) fn exponent(x: f64) -> i64 {
    let bits = x.to_bits() & (u64::MAX >> 1);
    if bits == 0 {
        -1075
    } else if bits >> 52 == 0 {
        -1011 - i64::from(bits.leading_zeros())
    } else {
        (bits >> 52) as i64 - 1023
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cube_roots_are_the_nearest() {
        for exponent in -1074..1024 {
            for step in 0..16 {
                let x = power_of_two(exponent) * (1.0 + f64::from(step) / 16.3);
                assert_eq!(cbrt(x).to_bits(), libm::cbrt(x).to_bits(), "{x:?}");
                assert_eq!(cbrt(-x), -cbrt(x));
            }
        }
        for x in [0.0, -0.0, f64::INFINITY, f64::MAX] {
            assert_eq!(cbrt(x).to_bits(), libm::cbrt(x).to_bits());
        }
    }

    #[test]
    fn exponents_and_powers_agree() {
        for e in -1074..=1023 {
            assert_eq!(exponent(power_of_two(e)), e);
        }
        assert_eq!(exponent(f64::MAX), 1023);
        assert_eq!(exponent(-0.75), -1);
    }

    #[test]
    fn logarithm_minus_argument() {
        // -z^2/2 + z^3/3 at z = 1e-6.
        assert_eq!(ln_1p_minus(1e-6), -4.999_996_666_669_166e-13);
        assert!((ln_1p_minus(0.399_999) - ln_1p_minus(0.400_001) - 5.714e-7).abs() < 1e-9);
    }
}
