//! How often intervals held the truth.

use std::fmt;

use engagement_metrics::math::interval::Interval;

/// How often an interval held the truth, and on which side the truth lay otherwise.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) asked: u32,
    above: u32,
    below: u32,
}

impl Tally {
    pub(crate) fn add(&mut self, truth: f64, interval: Option<Interval>) {
        if let Some(interval) = interval {
            self.asked += 1;
            self.above += u32::from(truth > interval.high);
            self.below += u32::from(truth < interval.low);
        }
    }

    /// Whether it is below what is wanted, by two standard errors of the simulation.
    pub(crate) fn is_short(self, wanted: f64) -> bool {
        self.share() + 2.0 * (wanted * (1.0 - wanted) / f64::from(self.asked)).sqrt() < wanted
    }

    fn share(self) -> f64 {
        1.0 - f64::from(self.above + self.below) / f64::from(self.asked)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |count: u32| 100.0 * f64::from(count) / f64::from(self.asked);
        write!(f, "{:5.1} % ({:3.1}, {:3.1})", 100.0 * self.share(), part(self.below), part(self.above))
    }
}
