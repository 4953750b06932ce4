//! The values behind the quantiles of a cell: millions of them, of which only a few ranks are ever looked at.

use std::sync::Mutex;

use super::figures::List;
use super::grid::overflow;
use crate::error::Error;
use crate::math::quantile::quantile_by;
use crate::order::sort;
use crate::parallel;

/// The values of one cell, in any order.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    /// Ticks of each order.
    pub(super) values: Vec<i64>,
    /// Microseconds of each gap.
    pub(super) gaps: Vec<i64>,
    /// Ticks of each identified customer with an order.
    pub(super) spend: Vec<i64>,
    /// For each new customer, microseconds to the second order, or to `as_of` without one; twice that, and 1 more where
    /// there was one, so that they sort as plain numbers.
    pub(super) second: Vec<i64>,
}

impl Lists {
    pub(super) fn of(&mut self, list: List) -> &mut [i64] {
        if list == List::Gap { &mut self.gaps } else { &mut self.values }
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.values.append(&mut other.values);
        self.gaps.append(&mut other.gaps);
        self.spend.append(&mut other.spend);
        self.second.append(&mut other.second);
    }

    fn len(&self) -> usize {
        self.values.len() + self.gaps.len() + self.spend.len() + self.second.len()
    }
}

/// The results of `work` for the lists of each cell, in the order of the cells; the longest are begun first, so that no
/// thread is left with one of them at the end.
pub(super) fn each<T: Send>(
    lists: &[Mutex<Lists>],
    threads: usize,
    work: impl Fn(usize, &mut Lists) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let length =
        |cell: &usize| lists.get(*cell).and_then(|lists| lists.lock().ok()).map_or(0, |lists| lists.len());
    let mut order: Vec<(usize, usize)> =
        (0..lists.len()).map(|cell| (usize::MAX - length(&cell), cell)).collect();
    sort(&mut order, Ord::cmp);
    let done = parallel::parts(order.len(), threads, |part| {
        let (_, cell) = *order.get(part).ok_or_else(overflow)?;
        let mut lists = lists.get(cell).and_then(|lists| lists.lock().ok()).ok_or_else(overflow)?;
        work(cell, &mut lists)
    })?;
    let mut results: Vec<Option<T>> = lists.iter().map(|_| None).collect();
    for ((_, cell), result) in order.into_iter().zip(done) {
        if let Some(slot) = results.get_mut(cell) {
            *slot = Some(result);
        }
    }
    results.into_iter().map(|result| result.ok_or_else(overflow)).collect()
}

/// The type-7 quantiles of a list at each of `ps`, in its own unit.
pub(super) fn quantiles(list: &mut [i64], ps: &[f64]) -> Option<Vec<f64>> {
    let last = list.len().checked_sub(1)?;
    let rank = |p: f64| p * last as f64;
    let (low, high) = ps.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), p| (low.min(*p), high.max(*p)));
    // One rank more on either side: the position is rounded.
    settle(list, (rank(low) as usize).saturating_sub(1), (rank(high) as usize + 2).min(last));
    ps.iter()
        .map(|p| quantile_by(list.len(), *p, |index| list.get(index).map(|value| *value as f64)))
        .collect()
}

/// The largest value at or below the quantile at `p`.
pub(super) fn edge(list: &mut [i64], p: f64) -> Option<i64> {
    let quantile = *quantiles(list, &[p])?.first()?;
    let near = (p * list.len() as f64) as usize;
    let around = list.get(near.saturating_sub(3)..(near + 3).min(list.len()))?;
    around.iter().copied().filter(|value| *value as f64 <= quantile).max()
}

/// Brings the values of these ranks to their places in ascending order.
#[inline(never)]
pub(super) fn settle(list: &mut [i64], from: usize, to: usize) {
    if from >= list.len() {
        return;
    }
    #[cfg(not(feature = "parallel"))]
    {
        // One small sort in all, rather than the standard library's selection beside it; it finds what is sorted already.
        let _ = to;
        crate::order::sort_numbers(list);
    }
    #[cfg(feature = "parallel")]
    select(list, from, to);
}

#[cfg(feature = "parallel")]
fn select(list: &mut [i64], from: usize, to: usize) {
    let (_, _, above) = list.select_nth_unstable(from);
    let Some(rest) = to.checked_sub(from + 1).filter(|rest| *rest < above.len()) else {
        return sort(above, Ord::cmp);
    };
    let (between, _, _) = above.select_nth_unstable(rest);
    sort(between, Ord::cmp);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::quantile::quantile;

    #[test]
    fn quantiles_need_no_whole_sort() {
        let mut seed = 1_u64;
        for n in [1_usize, 2, 3, 7, 100, 5_000] {
            let values: Vec<i64> = (0..n)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (seed >> 40) as i64 % 1_000 - 300
                })
                .collect();
            let mut sorted = values.clone();
            sorted.sort_unstable();
            let plain: Vec<f64> = sorted.iter().map(|value| *value as f64).collect();
            for ps in [vec![0.5], vec![0.9], vec![0.45, 0.5, 0.55], vec![0.0, 1.0], vec![0.98]] {
                let own = quantiles(&mut values.clone(), &ps).expect("values");
                let expected: Vec<f64> = ps.iter().filter_map(|p| quantile(&plain, *p)).collect();
                assert_eq!(own, expected, "{n} values at {ps:?}");
                let below = sorted.iter().copied().filter(|value| *value as f64 <= expected[0]).max();
                assert_eq!(edge(&mut values.clone(), ps[0]), below, "{n} values at {ps:?}");
            }
        }
        assert_eq!(quantiles(&mut [], &[0.5]), None);
    }
}
