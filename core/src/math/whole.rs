//! Whole numbers without a limit, as far as exact shares and products of totals need them.

use std::cmp::Ordering;

/// A whole number of any size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Whole {
    negative: bool,
    /// Base 2^32, the smallest first; the last is not 0, and 0 has none.
    digits: Vec<u32>,
}

impl From<i128> for Whole {
    fn from(number: i128) -> Self {
        let size = number.unsigned_abs();
        let digits = (0..4).map(|place| (size >> (32 * place)) as u32).collect();
        Self::of(number < 0, digits)
    }
}

impl Whole {
    fn of(negative: bool, mut digits: Vec<u32>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self { negative: negative && !digits.is_empty(), digits }
    }

    /// A finite float times 2^`power`, which must be high enough that nothing is left behind the point.
    pub(crate) fn of_float(number: f64, power: u32) -> Self {
        let bits = number.to_bits();
        let (exponent, fraction) = ((bits >> 52 & 0x7ff) as i64, (bits & ((1 << 52) - 1)) as i128);
        let (mantissa, exponent) =
            if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
        let sign = if number.is_sign_negative() { -1 } else { 1 };
        let shift = exponent + i64::from(power);
        // What is shifted out is 0 where the power is high enough.
        let lost = u32::try_from(-shift).unwrap_or_default().min(63);
        Self::from(sign * (mantissa >> lost)).shifted(u32::try_from(shift).unwrap_or_default())
    }

    /// Binary digits of a finite float behind the point.
    pub(crate) fn places(number: f64) -> u32 {
        let (bits, exponent) = (number.to_bits() << 1, (number.to_bits() >> 52 & 0x7ff) as u32);
        if bits == 0 {
            return 0;
        }
        let zeros = (number.to_bits() | u64::from(exponent != 0) << 52).trailing_zeros().min(52);
        (1075_u32.saturating_sub(exponent.max(1))).saturating_sub(zeros)
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Binary digits.
    pub(crate) fn bits(&self) -> u32 {
        let top = self.digits.last().map_or(0, |digit| 32 - digit.leading_zeros());
        32 * (self.digits.len() as u32).saturating_sub(1) + top
    }

    pub(crate) fn negated(&self) -> Self {
        Self::of(!self.negative, self.digits.clone())
    }

    /// Which is further from 0.
    pub(crate) fn size(&self, other: &Self) -> Ordering {
        let length = self.digits.len().cmp(&other.digits.len());
        length.then_with(|| self.digits.iter().rev().cmp(other.digits.iter().rev()))
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        if self.negative == other.negative {
            return Self::of(self.negative, added(&self.digits, &other.digits));
        }
        match self.size(other) {
            Ordering::Less => Self::of(other.negative, subtracted(&other.digits, &self.digits)),
            _ => Self::of(self.negative, subtracted(&self.digits, &other.digits)),
        }
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        let mut digits = vec![0_u32; self.digits.len() + other.digits.len()];
        for (place, &own) in self.digits.iter().enumerate() {
            let mut carry = 0;
            let rest = other.digits.iter().copied().chain(std::iter::repeat(0));
            for (digit, by) in digits.iter_mut().skip(place).zip(rest) {
                let sum = u64::from(own) * u64::from(by) + u64::from(*digit) + carry;
                (*digit, carry) = (sum as u32, sum >> 32);
            }
        }
        Self::of(self.negative != other.negative, digits)
    }

    /// Times 2^`by`.
    pub(crate) fn shifted(&self, by: u32) -> Self {
        let mut digits = vec![0; by as usize / 32];
        let mut carry = 0;
        for &digit in &self.digits {
            let wide = u64::from(digit) << (by % 32) | carry;
            digits.push(wide as u32);
            carry = wide >> 32;
        }
        digits.push(carry as u32);
        Self::of(self.negative, digits)
    }

    /// The nearest whole number to this over another, which is not 0; halves away from 0.
    pub(crate) fn over(&self, other: &Self) -> Self {
        let twice = added(&self.shifted(1).digits, &other.digits);
        Self::of(self.negative != other.negative, quotient(&twice, &other.shifted(1).digits))
    }

    /// The highest 64 binary digits and how many follow them; the last says whether any of those is 1.
    fn top(&self) -> (u64, u32) {
        let rest = self.bits().saturating_sub(64);
        let (place, bit) = (rest as usize / 32, rest % 32);
        let digit = |at: usize| u128::from(self.digits.get(at).copied().unwrap_or_default());
        let wide = digit(place) | digit(place + 1) << 32 | digit(place + 2) << 64;
        let lost = self.digits.iter().take(place).any(|digit| *digit != 0) || wide & ((1 << bit) - 1) != 0;
        ((wide >> bit) as u64 | u64::from(lost), rest)
    }

    /// This over 2^`power` as the nearest double.
    pub(crate) fn to_float(&self, power: u32) -> f64 {
        let (top, rest) = self.top();
        let mut float = top as f64;
        let mut exponent = i64::from(rest) - i64::from(power);
        // No power of two beyond 2^1000 in one step; a number that small is no double anyway.
        while exponent != 0 {
            let step = exponent.clamp(-1000, 1000);
            float *= f64::from_bits(((1023 + step) as u64) << 52);
            exponent -= step;
            if float == 0.0 || float.is_infinite() {
                break;
            }
        }
        if self.negative { -float } else { float + 0.0 }
    }

    /// This as a machine number, at most the largest there is.
    pub(crate) fn to_i128(&self) -> i128 {
        if self.bits() > 127 {
            return if self.negative { -i128::MAX } else { i128::MAX };
        }
        let size = self.digits.iter().rev().fold(0_i128, |size, &digit| size << 32 | i128::from(digit));
        if self.negative { -size } else { size }
    }
}

fn added(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut digits = Vec::with_capacity(a.len().max(b.len()) + 1);
    let mut carry = 0;
    for place in 0..a.len().max(b.len()) {
        let digit = |of: &[u32]| u64::from(of.get(place).copied().unwrap_or_default());
        let sum = digit(a) + digit(b) + carry;
        digits.push(sum as u32);
        carry = sum >> 32;
    }
    digits.push(carry as u32);
    digits
}

/// How often one goes into the other, by long division (Knuth, algorithm D); the divisor's last digit is not 0.
fn quotient(of: &[u32], by: &[u32]) -> Vec<u32> {
    // The divisor's first bit is 1, so that its first two digits tell each digit of the quotient, or one too much.
    let shift = by.last().map_or(0, |digit| digit.leading_zeros());
    let normal = |digits: &[u32]| Whole { negative: false, digits: digits.to_vec() }.shifted(shift).digits;
    let (mut rest, by) = (normal(of), normal(by));
    let length = by.len();
    let digit =
        |of: &[u32], place: Option<usize>| place.and_then(|place| of.get(place)).copied().unwrap_or_default();
    let first = |of: &[u32], count: usize, end: usize| {
        (1..=count).fold(0_u128, |sum, back| sum << 32 | u128::from(digit(of, end.checked_sub(back))))
    };
    rest.push(0);
    let mut digits = vec![0; rest.len().saturating_sub(length)];
    for (place, slot) in digits.iter_mut().enumerate().rev() {
        let Some(window) = rest.get_mut(place..=place + length) else { continue };
        let guess = first(window, 3, length + 1).checked_div(first(&by, 2, length)).unwrap_or_default();
        let mut guess = guess.min(u128::from(u32::MAX)) as u64;
        let (mut carry, mut borrow) = (0, 0);
        for (place, own) in window.iter_mut().enumerate() {
            let product = guess * u64::from(digit(&by, Some(place))) + carry;
            carry = product >> 32;
            let less = i64::from(*own) - i64::from(product as u32) - borrow;
            (*own, borrow) = (less as u32, i64::from(less < 0));
        }
        if borrow != 0 {
            guess -= 1;
            let mut carry = 0;
            for (place, own) in window.iter_mut().enumerate() {
                let sum = u64::from(*own) + u64::from(digit(&by, Some(place))) + carry;
                (*own, carry) = (sum as u32, sum >> 32);
            }
        }
        *slot = guess as u32;
    }
    digits
}

/// The larger less the smaller.
fn subtracted(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut borrow = 0;
    let one = |(place, &digit): (usize, &u32)| {
        let less = i64::from(digit) - i64::from(b.get(place).copied().unwrap_or_default()) - borrow;
        borrow = i64::from(less < 0);
        less as u32
    };
    a.iter().enumerate().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_like_machine_numbers() {
        let numbers = [0, 1, -1, 7, -12_345_678_901, 1 << 62, (1 << 63) + 5, -(1 << 61) - 12_345];
        for a in numbers {
            for b in numbers {
                let (x, y) = (Whole::from(a), Whole::from(b));
                assert_eq!(x.plus(&y).to_i128(), a + b, "{a} + {b}");
                assert_eq!(x.minus(&y).to_i128(), a - b, "{a} - {b}");
                assert_eq!(x.times(&y).to_i128(), a * b, "{a} * {b}");
                assert_eq!(x.size(&y), a.abs().cmp(&b.abs()));
                if b != 0 {
                    let nearest = (2 * a.abs() + b.abs()) / (2 * b.abs()) * a.signum() * b.signum();
                    assert_eq!(x.over(&y).to_i128(), nearest, "{a} / {b}");
                }
            }
            assert_eq!(Whole::from(a).shifted(45).to_float(45), a as f64);
        }
    }

    #[test]
    fn long_division_undoes_multiplication() {
        let mut seed = 1_u64;
        let mut random = |digits: u32| {
            let mut number = Whole::default();
            for _ in 0..digits {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                // Digits of all ones and of nothing are where estimates go wrong.
                let digit = [seed >> 32, 0xffff_ffff, 0, 0x8000_0000][(seed >> 29 & 3) as usize];
                number = number.shifted(32).plus(&Whole::from(i128::from(digit)));
            }
            number.plus(&Whole::from(1))
        };
        for round in 0..2000 {
            let (a, b) = (random(1 + round % 9), random(1 + round % 5));
            assert_eq!(a.times(&b).over(&b), a);
            // Less than half of the divisor is rounded away.
            let half = Whole::of(false, quotient(&b.minus(&Whole::from(1)).digits, &[2]));
            assert_eq!(a.times(&b).plus(&half).over(&b), a, "{a:?} {b:?} {half:?}");
        }
    }

    #[test]
    fn floats_come_and_go_exactly() {
        for float in [0.1, -449.803, 1e300, 5e-324, 0.5, 3.0, -0.0] {
            assert_eq!(Whole::of_float(float, 1074).to_float(1074), float, "{float}");
            let places = Whole::places(float);
            assert_eq!(Whole::of_float(float, places).to_float(places), float, "{float}");
            assert!(
                places == 0 || Whole::of_float(float, places - 1).to_float(places - 1) != float,
                "{float}"
            );
        }
        // Halfway between two doubles, and one more a hundred bits below.
        let half = Whole::from((1 << 54) + 2).shifted(100);
        assert_eq!(half.to_float(100), 18_014_398_509_481_984.0);
        assert_eq!(half.plus(&Whole::from(1)).to_float(100), 18_014_398_509_481_988.0);
    }
}
