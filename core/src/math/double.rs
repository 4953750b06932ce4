//! Double-double arithmetic: pairs of doubles that hold about 106 bits.
//!
//! The incomplete beta function at a = b = 1e6 multiplies numbers of size e^(1e6) that cancel to 1; with
//! 53-bit logarithms 10 of 16 digits are gone. Logarithms of 100 bits keep them all, and give ln-gamma to
//! half an ulp for nothing. Error-free transformations after Dekker (1971) and Knuth (TAOCP 2, 4.2.2); no
//! fused operation is used, since those are slow in software and the bits must not depend on the processor.

use super::elementary::{exp, exponent, power_of_two};
use core::ops::{Add, Div, Mul, Neg, Sub};

/// The unevaluated sum of two doubles, |lo| at most half an ulp of hi.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dd {
    /// The nearest double.
    pub hi: f64,
    /// What is left.
    pub lo: f64,
}

/// a + b as rounded sum and exact error (Knuth).
#[must_use]
pub fn two_sum(a: f64, b: f64) -> Dd {
    let hi = a + b;
    let t = hi - a;
    Dd { hi, lo: (a - (hi - t)) + (b - t) }
}

/// The same when |a| >= |b| (Dekker).
fn quick_two_sum(a: f64, b: f64) -> Dd {
    let hi = a + b;
    Dd { hi, lo: b - (hi - a) }
}

/// Veltkamp's split into 26 + 26 bits; |a| below 2^996.
fn split(a: f64) -> (f64, f64) {
    let t = 134_217_729.0 * a; // 2^27 + 1
    let hi = t - (t - a);
    (hi, a - hi)
}

/// a b as rounded product and exact error (Dekker). Domain: |a|, |b| below 2^996, and |a b| between 2^-968
/// and 2^1023 (below, the error underflows).
#[must_use]
pub fn two_product(a: f64, b: f64) -> Dd {
    let hi = a * b;
    let (a1, a2) = split(a);
    let (b1, b2) = split(b);
    Dd { hi, lo: ((a1 * b1 - hi) + a1 * b2 + a2 * b1) + a2 * b2 }
}

impl Dd {
    /// One.
    pub const ONE: Dd = Dd::new(1.0, 0.0);
    /// Zero.
    pub const ZERO: Dd = Dd::new(0.0, 0.0);

    /// From the two parts, which must not overlap.
    #[must_use]
    pub const fn new(hi: f64, lo: f64) -> Dd {
        Dd { hi, lo }
    }

    /// The nearest double.
    #[must_use]
    pub fn value(self) -> f64 {
        self.hi + self.lo
    }

    /// Both parts times a power of two (exact).
    #[must_use]
    pub fn scaled(self, power: f64) -> Dd {
        Dd { hi: self.hi * power, lo: self.lo * power }
    }

    /// e^x rounded to a double, within 1 ulp: the lower part moves the result by itself, to first order. With
    /// the sum of the parts instead, e^-300 would be 100 ulp off.
    #[must_use]
    pub fn exp(self) -> f64 {
        let e = exp(self.hi);
        if e.is_finite() { e + e * self.lo } else { e }
    }

    /// Absolute value.
    #[must_use]
    pub fn abs(self) -> Dd {
        if self.hi < 0.0 { -self } else { self }
    }

    /// Natural logarithm to about 100 bits. Domain: finite and > 0.
    ///
    /// x = 2^e m with m in [sqrt 1/2, sqrt 2), c = the nearest 32nd, s = (m - c)/(m + c), at most 2^-6.5:
    /// ln x = e ln 2 + ln c + 2(s + s^3/3 + s^5/5 + ...), the first terms in double-double.
    #[must_use]
    pub fn ln(self) -> Dd {
        let mut x = self;
        let mut e = 0;
        if x.hi < f64::MIN_POSITIVE {
            x = x.scaled(power_of_two(54));
            e = -54;
        }
        let mut k = exponent(x.hi);
        if x.hi * power_of_two(-k) > core::f64::consts::SQRT_2 {
            k += 1;
        }
        e += k;
        // In two steps: 2^-1024 is a denormal, but still exact.
        let m = x.scaled(power_of_two(-k));
        let j = (m.hi * 32.0 + 0.5).floor();
        let c = j / 32.0;
        let table = LN_32NDS.get((j as usize).wrapping_sub(23)).copied().unwrap_or(Dd::ZERO);
        let s = (m - c) / (m + c);
        let q = s * s;
        let tail =
            1.0 / 9.0 + q.hi * (1.0 / 11.0 + q.hi * (1.0 / 13.0 + q.hi * (1.0 / 15.0 + q.hi * (1.0 / 17.0))));
        let series = ((((q * tail + SEVENTH) * q + FIFTH) * q + THIRD) * q + 1.0) * s;
        LN_2 * (e as f64) + (table + series.scaled(2.0))
    }
}

impl From<f64> for Dd {
    fn from(x: f64) -> Dd {
        Dd::new(x, 0.0)
    }
}

impl Neg for Dd {
    type Output = Dd;
    fn neg(self) -> Dd {
        Dd::new(-self.hi, -self.lo)
    }
}

impl Add for Dd {
    type Output = Dd;
    fn add(self, b: Dd) -> Dd {
        let s = two_sum(self.hi, b.hi);
        let t = two_sum(self.lo, b.lo);
        let s = quick_two_sum(s.hi, s.lo + t.hi);
        quick_two_sum(s.hi, s.lo + t.lo)
    }
}

impl Add<f64> for Dd {
    type Output = Dd;
    fn add(self, b: f64) -> Dd {
        let s = two_sum(self.hi, b);
        quick_two_sum(s.hi, s.lo + self.lo)
    }
}

impl Sub for Dd {
    type Output = Dd;
    fn sub(self, b: Dd) -> Dd {
        self + -b
    }
}

impl Sub<f64> for Dd {
    type Output = Dd;
    fn sub(self, b: f64) -> Dd {
        self + -b
    }
}

impl Mul for Dd {
    type Output = Dd;
    fn mul(self, b: Dd) -> Dd {
        let p = two_product(self.hi, b.hi);
        quick_two_sum(p.hi, p.lo + (self.hi * b.lo + self.lo * b.hi))
    }
}

impl Mul<f64> for Dd {
    type Output = Dd;
    fn mul(self, b: f64) -> Dd {
        let p = two_product(self.hi, b);
        quick_two_sum(p.hi, p.lo + self.lo * b)
    }
}

impl Div for Dd {
    type Output = Dd;
    fn div(self, b: Dd) -> Dd {
        let q1 = self.hi / b.hi;
        let r = self - b * q1;
        let q2 = r.hi / b.hi;
        let r = r - b * q2;
        let q3 = r.hi / b.hi;
        quick_two_sum(q1, q2) + q3
    }
}

/// ln 2.
const LN_2: Dd = Dd::new(core::f64::consts::LN_2, 2.3190468138462996e-17);
const THIRD: Dd = Dd::new(0.3333333333333333, 1.850371707708594e-17);
const FIFTH: Dd = Dd::new(0.2, -1.1102230246251566e-17);
const SEVENTH: Dd = Dd::new(0.14285714285714285, 7.93016446160826e-18);

/// ln(j/32), j = 23 to 45, to 106 bits (mpmath at 60 digits).
const LN_32NDS: [Dd; 23] = [
    Dd::new(-0.33024168687057687, 1.0828321637483858e-17),
    Dd::new(-0.2876820724517809, -2.607160616442564e-17),
    Dd::new(-0.24686007793152578, -1.361743371748368e-17),
    Dd::new(-0.2076393647782445, -1.2053243216686129e-17),
    Dd::new(-0.16989903679539747, 4.868008764439071e-19),
    Dd::new(-0.13353139262452263, 3.664457663660085e-18),
    Dd::new(-0.09844007281325252, 4.439009633675136e-18),
    Dd::new(-0.06453852113757118, 6.470486661692933e-18),
    Dd::new(-0.0317486983145803, -3.0382263084680858e-18),
    Dd::new(0.0, 0.0),
    Dd::new(0.030771658666753687, 1.0431732029005968e-18),
    Dd::new(0.06062462181643484, 2.6424025938726934e-18),
    Dd::new(0.08961215868968714, -5.4268129336647135e-18),
    Dd::new(0.11778303565638346, -1.1971685747593677e-18),
    Dd::new(0.1451820098444979, 8.242418783022475e-18),
    Dd::new(0.17185025692665923, -6.0224538210113705e-18),
    Dd::new(0.19782574332991987, 1.2821194372980142e-17),
    Dd::new(0.22314355131420976, -9.091270597324799e-18),
    Dd::new(0.24783616390458127, -1.2432209578702523e-17),
    Dd::new(0.27193371548364176, 7.83319637697442e-19),
    Dd::new(0.2954642128938359, -2.16461086040599e-17),
    Dd::new(0.3184537311185346, 2.7114779367326236e-17),
    Dd::new(0.3409265869705932, 1.7467136443544747e-17),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms() {
        // mpmath: ln 3, ln(1e-310 as a double), ln(1 + 2^-52).
        let three = Dd::from(3.0).ln() - Dd::new(1.0986122886681098, -9.071297235001531e-17);
        assert!(three.value().abs() < 1e-31);
        assert_eq!(Dd::from(1e-310).ln().value(), -713.8013788281542);
        assert_eq!(Dd::from(1.0 + f64::EPSILON).ln().value(), 2.2204460492503128e-16);
        assert_eq!(Dd::ONE.ln(), Dd::ZERO);
    }

    #[test]
    fn division_undoes_multiplication() {
        let a = Dd::new(1.0, 1e-17) / Dd::from(7.0);
        let back = a * 7.0 - Dd::new(1.0, 1e-17);
        assert!(back.value().abs() < 1e-31);
    }
}
