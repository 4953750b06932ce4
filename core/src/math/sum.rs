//! Exact sums: the same bits for any order, any split and any merge tree of the same values.
//!
//! A fixed-point accumulator as wide as the range of a double, after R. Neal, "Fast exact summation using
//! small and large superaccumulators" (arXiv 1505.05571). Long slices are first reduced by error-free
//! extraction (Rump, Ogita & Oishi, SIAM J. Sci. Comput. 31, 2008): two vectors of adds per 2,048 values
//! instead of one integer update per value.

/// Limbs of 32 bits; limb k weighs 2^(32 k - 1074). 66 hold every double; four more leave room for 2^90
/// additions.
pub const LIMBS: usize = 70;
const MASK: i64 = 0xffff_ffff;
/// A limb takes less than 2^32 in magnitude per addition: carries go up before 2^30 of them can overflow it.
const ADDITIONS_PER_CARRY: u32 = 1 << 29;
/// Values per extraction: 2^8 for each of the lanes, the head-room of their partial sums.
const CHUNK: usize = 2048;
const LANES: usize = 8;
/// Below this length the scan for the maximum does not pay.
const SHORT: usize = 32;

/// The exact sum of finite doubles.
///
/// Callers check that values are finite; a value that is not is left out (there is no right answer to give
/// back, and a panic would be worse). Equality is equality of the exact sums.
///
/// ```
/// use engagement_metrics::math::sum::ExactSum;
/// let mut sum = ExactSum::new();
/// sum.add_all(&[1e100, 1.0, -1e100]);
/// assert_eq!(sum.value(), 1.0);
/// ```
#[derive(Clone, Debug)]
pub struct ExactSum {
    limbs: [i64; LIMBS],
    pending: u32,
}

impl Default for ExactSum {
    fn default() -> Self {
        Self::new()
    }
}

impl PartialEq for ExactSum {
    fn eq(&self, other: &Self) -> bool {
        self.limbs() == other.limbs()
    }
}

impl Eq for ExactSum {}

impl ExactSum {
    /// The empty sum, 0.
    #[must_use]
    pub const fn new() -> Self {
        ExactSum { limbs: [0; LIMBS], pending: 0 }
    }

    /// Adds one finite value exactly (a value that is not finite is left out).
    #[inline]
    pub fn add(&mut self, x: f64) {
        let bits = x.to_bits();
        let field = (bits >> 52) & 0x7ff;
        if field == 0x7ff {
            return;
        }
        let fraction = bits & ((1 << 52) - 1);
        // x = m 2^(shift - 1074), with the hidden bit of normal numbers.
        let (m, shift) = if field == 0 { (fraction, 0) } else { (fraction | (1 << 52), field - 1) };
        self.make_room();
        // m 2^by in three limbs; a shift by 64 is made of two.
        let by = shift & 31;
        let parts = [m << by, m >> (32 - by), m >> 32 >> (32 - by)];
        let sign = 1 - 2 * ((bits >> 63) as i64);
        let first = (shift >> 5) as usize; // at most 63
        if let Some(limbs) = self.limbs.get_mut(first..first + 3) {
            for (limb, part) in limbs.iter_mut().zip(parts) {
                *limb += sign * (part as i64 & MASK);
            }
        }
    }

    /// Adds every value of a slice exactly.
    pub fn add_all(&mut self, values: &[f64]) {
        for chunk in values.chunks(CHUNK) {
            if chunk.len() < SHORT || !self.add_chunk(chunk) {
                for &x in chunk {
                    self.add(x);
                }
            }
        }
    }

    /// Adds another exact sum.
    pub fn merge(&mut self, other: &ExactSum) {
        self.carry();
        for (limb, added) in self.limbs.iter_mut().zip(other.limbs()) {
            *limb += added;
        }
        self.pending = 1;
    }

    /// The sum correctly rounded (to nearest, ties to even); 0.0, never -0.0, when it is zero; infinite only
    /// when the exact total is beyond the range of a double.
    #[must_use]
    pub fn value(&self) -> f64 {
        let (negative, limbs) = self.magnitude();
        let magnitude = round_magnitude(&limbs);
        if negative { -magnitude } else { magnitude }
    }

    /// Sign, and the limbs of the magnitude.
    pub(super) fn magnitude(&self) -> (bool, [i64; LIMBS]) {
        let mut limbs = self.limbs();
        let negative = limbs.last().is_some_and(|&top| top < 0);
        if negative {
            for limb in &mut limbs {
                *limb = -*limb;
            }
            carry(&mut limbs);
        }
        (negative, limbs)
    }

    /// The canonical form, for serialisation: all limbs but the last within 0..2^32, the last signed; limb k
    /// weighs 2^(32 k - 1074). Equal sums have equal limbs.
    #[must_use]
    pub fn limbs(&self) -> [i64; LIMBS] {
        let mut limbs = self.limbs;
        carry(&mut limbs);
        limbs
    }

    /// The sum of canonical limbs; None if they are not canonical or the last is beyond what sums of doubles
    /// reach.
    #[must_use]
    pub fn from_limbs(limbs: [i64; LIMBS]) -> Option<Self> {
        let (last, lower) = limbs.split_last()?;
        let canonical = lower.iter().all(|limb| (0..=MASK).contains(limb)) && (-MASK..=MASK).contains(last);
        canonical.then_some(ExactSum { limbs, pending: 0 })
    }

    /// Counts one addition and carries when the limbs might be full.
    #[inline]
    fn make_room(&mut self) {
        if self.pending >= ADDITIONS_PER_CARRY {
            self.carry();
        }
        self.pending += 1;
    }

    fn carry(&mut self) {
        carry(&mut self.limbs);
        self.pending = 0;
    }

    /// The fast path: true if it took the whole chunk, false (nothing added) if the values spread over too
    /// many bits.
    ///
    /// With |x| < 2^e, adding and subtracting 1.5 * 2^(e + 8) leaves x rounded to a multiple of
    /// u = 2^(e - 44), and the rest of x, at most u/2, exactly. The 256 such multiples of a lane stay below 2^53 u, so
    /// that their plain sum is exact. A second time, 45 bits lower, nothing is left of values whose first bit
    /// is at most 36 bits below 2^e.
    fn add_chunk(&mut self, chunk: &[f64]) -> bool {
        let largest = largest_magnitude(chunk);
        let field = (largest.to_bits() >> 52) as i64;
        // 2^e must leave room above (e + 9 < 1024) and below (the second constant normal).
        if !(64..2030).contains(&field) {
            return largest == 0.0 && chunk.iter().all(|&x| x == 0.0);
        }
        let first = f64::from_bits((((field + 9) as u64) << 52) | (1 << 51));
        let second = f64::from_bits((((field + 9 - 45) as u64) << 52) | (1 << 51));
        let mut high = [0.0_f64; LANES];
        let mut low = [0.0_f64; LANES];
        let mut rest = [0_u64; LANES];
        let (blocks, tail) = chunk.as_chunks::<LANES>();
        for block in blocks {
            for k in 0..LANES {
                let h = (block[k] + first) - first;
                let r = block[k] - h;
                let l = (r + second) - second;
                high[k] += h;
                low[k] += l;
                rest[k] |= (r - l).to_bits();
            }
        }
        for (k, &x) in tail.iter().enumerate() {
            let h = (x + first) - first;
            let r = x - h;
            let l = (r + second) - second;
            high[k] += h;
            low[k] += l;
            rest[k] |= (r - l).to_bits();
        }
        // The sign of a zero rest is no rest; NaN is one.
        if rest.iter().any(|r| r << 1 != 0) {
            return false;
        }
        for x in high.into_iter().chain(low) {
            self.add(x);
        }
        true
    }
}

/// The largest |x|, ignoring NaN.
fn largest_magnitude(chunk: &[f64]) -> f64 {
    let mut lanes = [0.0_f64; LANES];
    let (blocks, tail) = chunk.as_chunks::<LANES>();
    for block in blocks {
        for k in 0..LANES {
            let x = block[k].abs();
            lanes[k] = if x > lanes[k] { x } else { lanes[k] };
        }
    }
    let folded = |largest: f64, x: &f64| if x.abs() > largest { x.abs() } else { largest };
    tail.iter().fold(lanes.iter().fold(0.0, folded), folded)
}

/// Makes all limbs but the last lie within 0..2^32.
fn carry(limbs: &mut [i64; LIMBS]) {
    let mut up = 0;
    if let Some((last, lower)) = limbs.split_last_mut() {
        for limb in lower {
            let full = *limb + up;
            *limb = full & MASK;
            up = full >> 32;
        }
        *last += up;
    }
}

/// The nearest double of a canonical, non-negative number.
fn round_magnitude(limbs: &[i64; LIMBS]) -> f64 {
    let Some(top) = limbs.iter().rposition(|&limb| limb != 0) else {
        return 0.0;
    };
    // The top limb may exceed 32 bits only in the last place, far beyond the range of a double.
    let limb = |k: usize| limbs.get(k).map_or(0, |&l| l as u128);
    let window = top.saturating_sub(2);
    let mut wide = 0_u128;
    for k in (window..=top).rev() {
        wide = (wide << 32) | limb(k);
    }
    let length = 128 - wide.leading_zeros() as usize;
    let sticky = limbs.iter().take(window).any(|&l| l != 0);
    if length <= 53 {
        // Three limbs with fewer than 65 bits cannot be: this is the bottom, and exact (denormals included).
        return f64::from_bits(wide as u64);
    }
    let drop = length - 53;
    let mut mantissa = (wide >> drop) as u64;
    let rest = wide & ((1 << drop) - 1);
    let half = 1_u128 << (drop - 1);
    if rest > half || (rest == half && (sticky || mantissa & 1 == 1)) {
        mantissa += 1; // 2^53 carries into the exponent below, as it should
    }
    // The lowest kept bit weighs 2^(32 window + drop - 1074); a field of 1 belongs to weight 2^-1074.
    let field = (32 * window + drop + 1) as u64;
    let bits = ((field - 1) << 52) + mantissa;
    if bits >= 0x7ff << 52 { f64::INFINITY } else { f64::from_bits(bits) }
}

/// The correctly rounded sum of finite values; 0.0 for none.
///
/// ```
/// use engagement_metrics::math::sum::sum;
/// assert_eq!(sum(&[0.1; 10]), 1.0);
/// ```
#[must_use]
pub fn sum(values: &[f64]) -> f64 {
    let mut total = ExactSum::new();
    total.add_all(values);
    total.value()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Random(u64);

    impl Random {
        fn next(&mut self) -> u64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0
        }

        fn below(&mut self, n: usize) -> usize {
            (self.next() % n as u64) as usize
        }
    }

    /// Any order, partition and merge tree: the same limbs and the same value.
    #[test]
    fn order_and_split_do_not_matter() {
        let mut random = Random(88_172_645_463_325_252);
        for width in [1, 20, 36, 38, 60, 2046] {
            let lowest = random.next() % 2047;
            let mut values: Vec<f64> = (0..5_000)
                .map(|_| {
                    let field = (lowest + random.next() % width).min(2046);
                    f64::from_bits((random.next() & !(0x7ff << 52)) | (field << 52))
                })
                .collect();
            let mut whole = ExactSum::new();
            values.iter().for_each(|&x| whole.add(x));
            for _ in 0..10 {
                for i in (1..values.len()).rev() {
                    values.swap(i, random.below(i + 1));
                }
                let mut parts = Vec::new();
                let mut rest = values.as_slice();
                while !rest.is_empty() {
                    let (part, left) = rest.split_at(1 + random.below(rest.len()));
                    let mut sum = ExactSum::new();
                    sum.add_all(part);
                    parts.push(sum);
                    rest = left;
                }
                while parts.len() > 1 {
                    let part = parts.swap_remove(random.below(parts.len()));
                    let into = random.below(parts.len());
                    parts[into].merge(&part);
                }
                assert_eq!(parts[0], whole);
                assert_eq!(parts[0].value().to_bits(), sum(&values).to_bits());
            }
        }
    }

    #[test]
    fn ends_of_the_range() {
        assert_eq!(sum(&[1.7e308, 1.7e308, -1.7e308]), 1.7e308);
        assert_eq!(sum(&[f64::MAX, f64::MAX]), f64::INFINITY);
        assert_eq!(sum(&[-f64::MAX, -f64::MAX]), f64::NEG_INFINITY);
        let least = f64::from_bits(1);
        assert_eq!(sum(&[least, least, -least, -least, -least]), -least);
        assert_eq!(sum(&[f64::MIN_POSITIVE, -least]), f64::from_bits((1 << 52) - 1));
        assert_eq!(sum(&[-0.0, -0.0]).to_bits(), 0);
        assert_eq!(sum(&[]).to_bits(), 0);
        // Half an ulp above the largest double, exactly, rounds up to infinity; a little less does not.
        let half = f64::MAX - f64::MAX.next_down();
        assert_eq!(sum(&[f64::MAX, half / 2.0]), f64::INFINITY);
        assert_eq!(sum(&[f64::MAX, half / 2.0, -least]), f64::MAX);
    }

    #[test]
    fn values_that_are_not_finite_are_left_out() {
        let mut values = vec![1.0; 100];
        values[40] = f64::NAN;
        values[41] = f64::INFINITY;
        assert_eq!(sum(&values), 98.0);
    }

    #[test]
    fn limbs_round_trip() {
        let mut sum = ExactSum::new();
        sum.add_all(&[-1e300, 3.5, 1e-300]);
        assert_eq!(ExactSum::from_limbs(sum.limbs()), Some(sum.clone()));
        let mut broken = sum.limbs();
        broken[3] = -1;
        assert_eq!(ExactSum::from_limbs(broken), None);
    }
}
