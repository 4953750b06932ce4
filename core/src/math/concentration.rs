//! Concentration: how much of a total the largest few hold.

use super::sum::sum;

/// The share that the largest values hold, with its variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TopShare {
    /// Sum of the largest over the sum of all.
    pub share: f64,
    /// Its linearised variance; None for a single value.
    pub variance: Option<f64>,
}

/// The share of the total that the k largest values hold. None where the total is not above 0, or k is 0.
///
/// The variance takes the values as independent and the number k/n of the largest as fixed: the influence of x is
/// (x - Q if x > Q) + (k/n) Q - share x over the mean, Q the k-th largest (Langel and Tillé 2011, of Lorenz curves).
#[must_use]
pub fn top_share(values: &[f64], k: u64) -> Option<TopShare> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(|a, b| b.total_cmp(a));
    let last = usize::try_from(k).ok()?.checked_sub(1)?.min(sorted.len().checked_sub(1)?);
    let least = *sorted.get(last)?;
    let total = sum(&sorted);
    if total <= 0.0 {
        return None;
    }
    let share = sum(sorted.get(..=last)?) / total;
    let n = sorted.len() as f64;
    let part = (last + 1) as f64 / n;
    let influence = |x: &f64| (x - least).max(0.0) + part * least - share * x;
    let squares: Vec<f64> = sorted.iter().map(|x| influence(x) * influence(x)).collect();
    // Over the mean and over n: together the total.
    let variance = (sorted.len() > 1).then(|| n / (n - 1.0) * (sum(&squares) / total / total));
    Some(TopShare { share, variance })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::elementary::ln;
    use crate::math::mean_variance;

    #[test]
    fn equal_values_hold_their_part_without_error() {
        let top = top_share(&[5.0; 20], 2);
        assert_eq!(top, Some(TopShare { share: 0.1, variance: Some(0.0) }));
        assert_eq!(top_share(&[5.0], 1), Some(TopShare { share: 1.0, variance: None }));
        assert_eq!((top_share(&[], 1), top_share(&[-1.0, 1.0], 1), top_share(&[1.0], 0)), (None, None, None));
    }

    #[test]
    fn the_variance_is_the_spread_over_samples() {
        // 2,000 samples of 300 exponential values, whose top tenth holds (1 + ln 10)/10 of the whole.
        let mut seed = 1_u64;
        let mut uniform = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((seed >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
        };
        let mut sample = || -> Vec<f64> { (0..300).map(|_| -ln(uniform())).collect() };
        let shares: Vec<TopShare> = (0..2_000).filter_map(|_| top_share(&sample(), 30)).collect();
        let (mean, spread) =
            mean_variance(&shares.iter().map(|top| top.share).collect::<Vec<_>>()).expect("moments");
        let variances: Vec<f64> = shares.iter().filter_map(|top| top.variance).collect();
        assert!((mean / 0.330_258_509 - 1.0).abs() < 0.01, "{mean}");
        assert!((sum(&variances) / 2_000.0 / spread - 1.0).abs() < 0.08, "{spread}");
    }
}
