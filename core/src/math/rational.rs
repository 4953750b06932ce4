//! Quotients of whole numbers, rounded once.

/// `numerator / denominator` as the nearest double, ties to even; `None` when the denominator is 0.
///
/// Casting both sides first would round three times: 2^53 + 1 orders are no double.
pub fn divide(numerator: i128, denominator: i128) -> Option<f64> {
    if denominator == 0 {
        return None;
    }
    if numerator == 0 {
        return Some(0.0);
    }
    let (a, b) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let bits = |x: u128| 128 - x.leading_zeros() as i32;
    // At least 65 bits of quotient leave the lowest one free to say that something follows.
    let shift = (66 - (bits(a) - bits(b))).max(0) as u32;
    let (mut quotient, mut rest) = (a / b, a % b);
    for _ in 0..shift {
        // Neither side has more than 128 bits, the sign aside 127: twice the rest has 128.
        rest *= 2;
        quotient = quotient * 2 + u128::from(rest >= b);
        rest -= if rest >= b { b } else { 0 };
    }
    let sticky = quotient | u128::from(rest != 0);
    // The shift is at most 193, so the power of two and the product are exact.
    let unit = f64::from_bits(u64::from(1023 - shift) << 52);
    let value = sticky as f64 * unit;
    Some(if (numerator < 0) == (denominator < 0) { value } else { -value })
}

#[cfg(test)]
mod tests {
    use super::divide;

    #[test]
    fn rounds_once() {
        assert_eq!(divide(1, 3), Some(1.0 / 3.0));
        assert_eq!(divide(-12_345, 10_000), Some(-1.2345));
        assert_eq!(divide(0, 7), Some(0.0));
        assert_eq!(divide(7, 0), None);
        // 2^54 + 2 lies halfway between two doubles; one more tips it.
        assert_eq!(divide((1 << 55) + 4, 2), Some(18_014_398_509_481_984.0));
        assert_eq!(divide((1 << 55) + 5, 2), Some(18_014_398_509_481_988.0));
        assert_eq!(divide(i128::MAX, 1), Some(170_141_183_460_469_231_731_687_303_715_884_105_728.0));
        assert_eq!(divide(1, i128::MAX).map(f64::to_bits), Some(2_f64.to_bits() - (128 << 52)));
        assert_eq!(divide(i128::MIN, i128::MIN), Some(1.0));
    }
}
