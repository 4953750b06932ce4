//! The quantiles behind intervals of one level, each found once.

use super::distribution::student_t_upper_quantile;
use super::interval::{Level, poisson_ends};

/// Places for t quantiles and Poisson ends; they repeat from row to row, and a place more is a few bytes.
const MANY: usize = 4096;

/// Critical values of one level for many intervals: a t quantile takes some 40 µs, the interval around it 10 ns.
#[derive(Debug)]
pub(crate) struct Critical {
    level: Level,
    z: Option<Option<f64>>,
    t: Memo<Option<f64>>,
    poisson: Memo<Option<(f64, f64)>>,
}

impl Critical {
    /// For one interval.
    pub(crate) fn once(level: impl Into<Level>) -> Self {
        Self { level: level.into(), z: None, t: Memo::of(1), poisson: Memo::of(1) }
    }

    /// For an interval a row.
    pub(crate) fn often(level: impl Into<Level>) -> Self {
        Self { level: level.into(), z: None, t: Memo::of(MANY), poisson: Memo::of(MANY) }
    }

    pub(crate) fn level(&self) -> Level {
        self.level
    }

    /// The normal quantile with half of alpha above it.
    pub(crate) fn z(&mut self) -> Option<f64> {
        let level = self.level;
        *self.z.get_or_insert_with(|| level.z())
    }

    /// The quantile of Student's t with half of alpha above it.
    pub(crate) fn t(&mut self, df: u64) -> Option<f64> {
        let level = self.level;
        self.t.find(df, || student_t_upper_quantile(level.tail()?, df as f64))
    }

    /// Garwood's ends of the mean of a Poisson count.
    pub(crate) fn poisson(&mut self, count: u64) -> Option<(f64, f64)> {
        let level = self.level;
        self.poisson.find(count, || poisson_ends(count, level))
    }
}

/// What was found for whole numbers; a number takes the place of another that shares its remainder.
#[derive(Debug)]
struct Memo<T> {
    places: Vec<Option<(u64, T)>>,
    size: usize,
}

impl<T: Copy> Memo<T> {
    fn of(size: usize) -> Self {
        Self { places: Vec::new(), size }
    }

    fn find(&mut self, key: u64, search: impl FnOnce() -> T) -> T {
        // Most levels need only z.
        self.places.resize(self.size, None);
        let place = self.places.get_mut((key % self.size as u64) as usize);
        match place {
            Some(Some((own, found))) if *own == key => *found,
            Some(place) => place.insert((key, search())).1,
            None => search(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_found() {
        let mut often = Critical::often(0.95);
        let far = 1 << 40;
        for number in [1, 5, 1 + MANY as u64, 1, 5, far, 0] {
            let mut once = Critical::once(0.95);
            assert_eq!((often.t(number), often.poisson(number)), (once.t(number), once.poisson(number)));
        }
        assert_eq!(often.z(), Level::from(0.95).z());
        assert_eq!((Critical::once(1.0).z(), Critical::once(f64::NAN).t(3)), (None, None));
    }
}
