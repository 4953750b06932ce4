//! Seeded random numbers.

use engagement_metrics::math::distribution::normal_quantile;
use engagement_metrics::math::elementary::ln;

/// SplitMix64 (Steele and others 2014).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// Strictly between 0 and 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (((mixed ^ (mixed >> 31)) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    pub(crate) fn exponential(&mut self, mean: f64) -> f64 {
        -mean * ln(self.uniform())
    }

    pub(crate) fn normal(&mut self, spread: f64) -> f64 {
        spread * normal_quantile(self.uniform()).unwrap_or_default()
    }

    /// Members among so many.
    pub(crate) fn binomial(&mut self, n: u64, p: f64) -> u64 {
        (0..n).map(|_| u64::from(self.uniform() < p)).sum()
    }

    /// Events before time runs out.
    pub(crate) fn poisson(&mut self, mean: f64) -> u64 {
        let mut time = self.exponential(1.0);
        let mut count = 0;
        while time < mean {
            time += self.exponential(1.0);
            count += 1;
        }
        count
    }
}
