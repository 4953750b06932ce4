//! Ends of intervals that are read off data: kept at a grid of levels, so that an estimate need not hold the data.

use crate::math::interval::{Interval, Level};
use crate::value::Value;

const SIZE: usize = 10;

/// The grid, as the complement of each level; the first six are those that people ask for.
fn grid() -> [Level; SIZE] {
    let near_one = [1e-4, 1e-6, 1e-9, 1e-15].map(Level::from_alpha);
    let [a, b, c, d] = near_one;
    let [p, q, r, s, t, u] = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999].map(Level::from);
    [p, q, r, s, t, u, a, b, c, d]
}

/// Lower and upper ends at each level of the grid, each as wide as the one before or wider.
///
/// At a level of the grid they are exact; between two, they lie on the line over the normal quantile; beyond the
/// last they stay.
#[derive(Clone, Debug, PartialEq)]
pub struct Ends {
    low: [f64; SIZE],
    high: [f64; SIZE],
}

impl Ends {
    /// The levels at which ends are kept, in the order in which [`Ends::of`] asks for them.
    pub(crate) fn levels() -> [Level; SIZE] {
        grid()
    }

    /// Ends at every level of the grid around a value; `None` where one level has no interval.
    pub(crate) fn of(value: f64, mut interval: impl FnMut(Level) -> Option<Interval>) -> Option<Self> {
        let mut ends = Self { low: [value; SIZE], high: [value; SIZE] };
        let mut widest = Interval { low: value, high: value };
        for (index, level) in grid().into_iter().enumerate() {
            let at = interval(level)?;
            widest = Interval { low: widest.low.min(at.low) + 0.0, high: widest.high.max(at.high) + 0.0 };
            (*ends.low.get_mut(index)?, *ends.high.get_mut(index)?) = (widest.low, widest.high);
        }
        Some(ends)
    }

    pub(super) fn interval(&self, value: f64, level: Level) -> Option<Interval> {
        let z = level.z()?;
        let mut inner = (0.0, Interval { low: value, high: value });
        for ((own, &low), &high) in grid().into_iter().zip(&self.low).zip(&self.high) {
            let at = Interval { low, high };
            if own.alpha() == level.alpha() {
                return Some(at);
            }
            let own = own.z()?;
            if z < own {
                let share = (z - inner.0) / (own - inner.0);
                let between = |a: f64, b: f64| if a == b { a } else { a + share * (b - a) };
                let (low, high) = (between(inner.1.low, low), between(inner.1.high, high));
                return Some(Interval { low: low.max(at.low), high: high.min(at.high) });
            }
            inner = (own, at);
        }
        Some(inner.1)
    }

    /// Half the width at 68.3 % would depend on the grid; the width at 95 % over twice its normal quantile does not.
    pub(super) fn standard_error(&self, value: f64) -> Option<f64> {
        let level = Level::from(0.95);
        let at = self.interval(value, level)?;
        Some((at.high - at.low) / (2.0 * level.z()?)).filter(|error| error.is_finite())
    }

    pub(super) fn to_value(&self) -> Value {
        // JSON has no infinity: an end that the data do not reach is null.
        let list = |ends: &[f64]| {
            Value::List(ends.iter().map(|end| Some(*end).filter(|end| end.is_finite()).into()).collect())
        };
        Value::map([("low", list(&self.low)), ("high", list(&self.high))])
    }

    pub(super) fn from_value(value: &Value) -> Option<Self> {
        let list = |name, open: f64| {
            let Value::List(cells) = value.field(name)? else { return None };
            let ends: Vec<f64> = cells.iter().map(|cell| cell.as_float().unwrap_or(open)).collect();
            <[f64; SIZE]>::try_from(ends).ok()
        };
        Some(Self { low: list("low", f64::NEG_INFINITY)?, high: list("high", f64::INFINITY)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::interval::student_t;

    #[test]
    fn exact_on_the_grid_and_between_its_neighbours_elsewhere() {
        let normal = |level: Level| student_t(3.0, 0.5, f64::INFINITY, level);
        let ends = Ends::of(3.0, normal).expect("ends");
        for level in [0.5, 0.8, 0.9, 0.95, 0.99, 0.999] {
            assert_eq!(ends.interval(3.0, level.into()), normal(level.into()));
        }
        for level in [0.001, 0.3, 0.7, 0.94, 0.9999, 0.999_999_9] {
            let (own, exact) =
                (ends.interval(3.0, level.into()).expect("one"), normal(level.into()).expect("one"));
            assert!((own.low - exact.low).abs() < 1e-9 && (own.high - exact.high).abs() < 1e-9, "{level}");
        }
        assert!((ends.standard_error(3.0).expect("one") - 0.5).abs() < 1e-12);
    }

    #[test]
    fn an_end_that_the_data_do_not_reach_comes_back() {
        let open = |_| Some(Interval { low: 1.0, high: f64::INFINITY });
        let ends = Ends::of(2.0, open).expect("ends");
        assert_eq!(Ends::from_value(&ends.to_value()), Some(ends.clone()));
        assert_eq!(ends.interval(2.0, 0.95.into()).map(|i| i.high), Some(f64::INFINITY));
        assert_eq!(ends.standard_error(2.0), None);
    }
}
