//! Floats as decimal text: what the standard library writes, in a fifth of its code, which a page would load.
//!
//! [`Number`] writes the shortest digits that read back as the same bits, by Giulietti's Schubfach ("The Schubfach way to
//! render doubles", 2020); its table of powers of ten, 10 KB, is computed instead. [`fixed`] rounds the exact value.

use std::fmt::{self, Write as _};

/// A float that is shown as the standard library shows one.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(crate) struct Number(pub(crate) f64);

/// Significant digits, and the power of ten of the last one.
type Digits = (u64, i32);

/// All digits, without an exponent.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sign(f)?;
        match self.digits() {
            Ok(digits) => plain(digits, f),
            Err(word) => f.write_str(word),
        }
    }
}

/// With a decimal point or an exponent, so that it is seen to be a float.
impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.abs();
        if size.is_finite() && size != 0.0 && !(1e-4..1e16).contains(&size) {
            return fmt::LowerExp::fmt(self, f);
        }
        fmt::Display::fmt(self, f)?;
        f.write_str(if size == size.trunc() && size.is_finite() { ".0" } else { "" })
    }
}

/// One digit before the point; a precision rounds the shortest digits.
impl fmt::LowerExp for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sign(f)?;
        let (mut digits, exponent) = match self.digits() {
            Ok(digits) => digits,
            Err(word) => return f.write_str(word),
        };
        let mut places = count(digits) - 1;
        let exponent = exponent + places as i32;
        if let Some(wanted) = f.precision() {
            let wanted = wanted as u32;
            if wanted < places {
                digits = (digits / 10_u64.pow(places - wanted - 1) + 5) / 10;
            } else {
                digits *= 10_u64.pow(wanted - places);
            }
            places = wanted;
        }
        plain((digits, -(places as i32)), f)?;
        write!(f, "e{exponent}")
    }
}

/// A value with so many decimals, at most 9, rounded to even from its exact binary value.
pub(crate) fn fixed(value: f64, places: u32) -> String {
    let (fraction, exponent) = parts(value);
    if !value.is_finite() || exponent > 60 {
        return Number(value).to_string();
    }
    let unit = 10_u128.pow(places);
    let scaled = u128::from(fraction) * unit;
    let (whole, rest) = match exponent {
        ..-126 => (0, 0),
        -126..0 => {
            let half = 1 << (-exponent - 1);
            let (below, rest) = (scaled >> -exponent, scaled & (2 * half - 1));
            let rounded = below + u128::from(rest > half || (rest == half && below & 1 == 1));
            (rounded / unit, rounded % unit)
        }
        _ => (u128::from(fraction) << exponent, 0),
    };
    let mut text = if value.is_sign_negative() { "-" } else { "" }.to_owned();
    // Writing to a string cannot fail.
    let _ = write!(text, "{whole}");
    if places > 0 {
        let _ = write!(text, ".{:0width$}", rest as u64, width = places as usize);
    }
    text
}

impl Number {
    fn sign(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_sign_negative() && !self.0.is_nan() { "-" } else { "" })
    }

    /// Without zeros at the end; else the word for what is no number of digits.
    fn digits(self) -> Result<Digits, &'static str> {
        let size = self.0.abs();
        if size.is_nan() {
            return Err("NaN");
        }
        if size.is_infinite() {
            return Err("inf");
        }
        let (mut digits, mut exponent) =
            if size < 1e15 && size == size.trunc() { (size as u64, 0) } else { shortest(size) };
        while digits != 0 && digits % 10 == 0 {
            (digits, exponent) = (digits / 10, exponent + 1);
        }
        Ok((digits, exponent))
    }
}

fn count(digits: u64) -> u32 {
    digits.checked_ilog10().unwrap_or(0) + 1
}

fn plain((digits, exponent): Digits, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let places = exponent.min(0).unsigned_abs() as usize;
    if places == 0 {
        write!(f, "{digits}")?;
        return (0..exponent).try_for_each(|_| f.write_str("0"));
    }
    let text = format!("{digits:0width$}", width = places + 1);
    // `split_at` would bring words for texts that are cut inside a letter.
    let (whole, rest) = text.split_at_checked(text.len() - places).unwrap_or_default();
    write!(f, "{whole}.{rest}")
}

/// The size of a finite value as a whole number and a power of two.
fn parts(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52) as i32 & 0x7ff {
        0 => (fraction, -1074),
        exponent => (fraction | 1 << 52, exponent - 1075),
    }
}

/// The shortest digits between the neighbours of a positive value, of these the closest; names as in the paper.
fn shortest(value: f64) -> Digits {
    let (c, q) = parts(value);
    // Half way to a neighbour, an even value is read back.
    let odd = c & 1;
    // The value below a power of two is half as far away as the one above.
    let closer = c == 1 << 52 && q > -1074;
    let k = (q * 1_262_611 - if closer { 524_031 } else { 0 }) >> 22;
    let h = q + ((-k * 1_741_647) >> 19) + 1;
    let g = power(-k);
    let scaled = |quarters: u64| product_to_odd(g, quarters << h);
    let lower = scaled(4 * c - 2 + u64::from(closer)) + odd;
    let middle = scaled(4 * c);
    let upper = scaled(4 * c + 2) - odd;
    let s = middle / 4;

    let tens = s / 10;
    let (below, above) = (lower <= 40 * tens, 40 * tens + 40 <= upper);
    if s >= 10 && below != above {
        return (tens + u64::from(above), k + 1);
    }
    let (below, above) = (lower <= 4 * s, 4 * s + 4 <= upper);
    if below != above {
        return (s + u64::from(above), k);
    }
    let half = 4 * s + 2;
    (s + u64::from(middle >= half), k)
}

/// The product without its last 128 bits; the last bit left tells whether those were more than nothing.
fn product_to_odd(g: u128, factor: u64) -> u64 {
    let low = u128::from(g as u64) * u128::from(factor);
    let high = (g >> 64) * u128::from(factor) + (low >> 64);
    (high >> 64) as u64 | u64::from(high as u64 > 1)
}

/// The first 128 bits of a power of ten, which are those of a power of five, rounded up.
fn power(k: i32) -> u128 {
    // 5³²⁴ has 753 bits; and 2⁸⁹⁵ / 5²⁹² still has more than 128. The lowest limb is the first.
    let mut limbs = [0_u32; 28];
    let [first, .., last] = &mut limbs;
    if k < 0 {
        *last = 1 << 31
    } else {
        *first = 1
    }
    let mut left = k.unsigned_abs();
    while left > 0 {
        // What fits a limb.
        let step = left.min(13);
        let factor = 5_u64.pow(step);
        let mut carry = 0;
        if k < 0 {
            for limb in limbs.iter_mut().rev() {
                let rest = carry << 32 | u64::from(*limb);
                (*limb, carry) = ((rest / factor) as u32, rest % factor);
            }
        } else {
            for limb in &mut limbs {
                let product = u64::from(*limb) * factor + carry;
                (*limb, carry) = (product as u32, product >> 32);
            }
        }
        left -= step;
    }
    let zeros = limbs.iter().rev().take_while(|limb| **limb == 0).count();
    limbs.rotate_right(zeros);
    let [.., e, d, c, b, a] = limbs;
    let head = [a, b, c, d].into_iter().fold(0, |head, limb| head << 32 | u128::from(limb));
    let shift = a.leading_zeros();
    let head = head << shift | u128::from(u64::from(e) << shift >> 32);
    // Up to 5⁵⁵ it is all there; no other one ends within 128 bits.
    head + u128::from(!(0..=55).contains(&k))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(value: f64) {
        assert_eq!(Number(value).to_string(), value.to_string());
        assert_eq!(format!("{:?}", Number(value)), format!("{value:?}"));
        assert_eq!(format!("{:e}", Number(value)), format!("{value:e}"));
        if value.is_finite() && value.abs() < 1e33 {
            for places in 0..=9 {
                assert_eq!(fixed(value, places), format!("{value:.*}", places as usize), "{value:?}");
            }
        }
    }

    /// Beside the standard library, over all sizes: each power of two and of ten with its neighbours, ties, random bits.
    #[test]
    fn as_the_standard_library_writes() {
        for value in [0.0, 0.5, 1.5, 2.5, 0.125, 0.375, 5e-324, 1e15, 1e16, 9_007_199_254_740_993.0, f64::MAX]
        {
            same(value);
            same(-value);
        }
        [f64::INFINITY, f64::NEG_INFINITY, f64::NAN].into_iter().for_each(same);
        for exponent in 0..2047_u64 {
            let bits = exponent << 52;
            [bits.saturating_sub(1), bits, bits + 1].into_iter().for_each(|bits| same(f64::from_bits(bits)));
        }
        for exponent in -323..=308 {
            let value: f64 = format!("1e{exponent}").parse().unwrap();
            [value.next_down(), value, value.next_up()].into_iter().for_each(same);
        }
        let mut bits = 1_u64;
        for _ in 0..20_000 {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mixed = bits ^ (bits >> 29);
            same(f64::from_bits(mixed));
            same((mixed >> 40) as f64 / 100.0);
            same((mixed >> 44) as f64 / 1024.0);
        }
    }

    #[test]
    fn a_precision_rounds_the_shortest_digits() {
        assert_eq!(format!("{:.5e}", Number(1.234_567_8e-7)), "1.23457e-7");
        assert_eq!(format!("{:.5e}", Number(-2e20)), "-2.00000e20");
    }
}
