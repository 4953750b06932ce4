//! Survival of durations that may still be running: Kaplan and Meier's curve, its band, its median.

use core::f64::consts::LN_2;

use super::double::Dd;
use super::elementary::{exp, ln};
use super::interval::{Interval, Level};

/// A curve that reaches a half by rounding reaches it: thirds and sevenths do not multiply to exactly 0.5.
const HALF: f64 = 0.5 * (1.0 + 1e-12);

/// The Kaplan-Meier curve: the share whose event is still to come, by time.
#[derive(Clone, Debug, PartialEq)]
pub struct Survival {
    steps: Vec<Step>,
    count: u64,
    longest: f64,
}

/// The curve from one event time to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The event time.
    pub time: f64,
    /// Observations whose time is this or later.
    pub at_risk: u64,
    /// Events at this time.
    pub events: u64,
    /// S, the share without an event up to and with this time.
    pub survival: f64,
    /// Greenwood's sum, the variance of ln S; infinite where S is 0.
    log_variance: f64,
    /// How many of its standard errors ln(-ln S) lies below that of a half: the band of a smaller z lies above a half.
    below_half: f64,
}

impl Step {
    /// Greenwood's standard error of S (Greenwood 1926); None where S is 0.
    #[must_use]
    pub fn standard_error(&self) -> Option<f64> {
        (self.survival > 0.0).then(|| self.survival * self.log_variance.sqrt())
    }

    /// The log-log interval of S, S^exp(-+ z se / ln S), which stays within 0 and 1 (Kalbfleisch and Prentice
    /// 1980, 1.3); None where S is 0, of which the data say nothing, and for a level outside (0, 1).
    #[must_use]
    pub fn band(&self, level: impl Into<Level>) -> Option<Interval> {
        let z = level.into().z()?;
        if self.survival <= 0.0 {
            return None;
        }
        let log = ln(self.survival);
        let reach = z * self.log_variance.sqrt() / -log;
        Interval::around(self.survival, exp(log * exp(reach)), exp(log * exp(-reach)))
    }
}

/// Kaplan and Meier's curve (1958) of durations, each with whether its event was observed; one that was not is
/// still running and counts as being at risk up to its time, that time included.
///
/// None without observations, or for a time that is NaN.
///
/// ```
/// use engagement_metrics::math::survival::kaplan_meier;
/// let curve = kaplan_meier(&[(3.0, true), (5.0, false), (8.0, true), (9.0, false)]);
/// assert_eq!(curve.map(|curve| (curve.at(4.0), curve.median())), Some((0.75, Some(8.0))));
/// ```
#[must_use]
pub fn kaplan_meier(observations: &[(f64, bool)]) -> Option<Survival> {
    let mut sorted = observations.to_vec();
    if sorted.iter().any(|(time, _)| time.is_nan()) {
        return None;
    }
    sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let &(longest, _) = sorted.last()?;
    let mut steps = Vec::new();
    let mut at_risk = sorted.len() as u64;
    // Twice the digits: a million factors would cost six of the sixteen.
    let (mut survival, mut variance) = (Dd::ONE, Dd::ZERO);
    for group in sorted.chunk_by(|a, b| a.0 == b.0) {
        let events = group.iter().filter(|(_, event)| *event).count() as u64;
        if events > 0 {
            let left = at_risk - events;
            survival = survival * left as f64 / Dd::from(at_risk as f64);
            variance = variance + Dd::from(events as f64) / (Dd::from(at_risk as f64) * left as f64);
            let time = group.first().map_or(longest, |&(time, _)| time + 0.0);
            steps.push(step(time, (at_risk, events), survival.value(), variance.value()));
        }
        at_risk -= group.len() as u64;
    }
    Some(Survival { steps, count: sorted.len() as u64, longest: longest + 0.0 })
}

fn step(time: f64, (at_risk, events): (u64, u64), survival: f64, variance: f64) -> Step {
    if events == at_risk {
        let (log_variance, below_half) = (f64::INFINITY, f64::NEG_INFINITY);
        return Step { time, at_risk, events, survival: 0.0, log_variance, below_half };
    }
    let log = -ln(survival);
    let below_half = log * ln(LN_2 / log) / variance.sqrt();
    Step { time, at_risk, events, survival, log_variance: variance, below_half }
}

impl Survival {
    /// The steps, one an event time.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Observations.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The longest time, with an event or without.
    #[must_use]
    pub fn longest(&self) -> f64 {
        self.longest
    }

    /// S at a time: 1 before the first event.
    #[must_use]
    pub fn at(&self, time: f64) -> f64 {
        let after = self.steps.partition_point(|step| step.time <= time);
        after.checked_sub(1).and_then(|last| self.steps.get(last)).map_or(1.0, |step| step.survival)
    }

    /// The median: the first event time at which S is a half or less; None where it stays above.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        self.steps.iter().find(|step| step.survival <= HALF).map(|step| step.time)
    }

    /// The interval of the median (Brookmeyer and Crowley 1982): the first event time at which the lower end of the
    /// band is a half or less, and the first at which the upper end is; infinite where the band stays above.
    ///
    /// None without a median, and for a level outside (0, 1).
    #[must_use]
    pub fn median_interval(&self, level: impl Into<Level>) -> Option<Interval> {
        let z = level.into().z()?;
        let median = self.median()?;
        // An end of the band is at most a half where below_half is at most +-z: the band itself needs no exp.
        let low = self.steps.iter().find(|step| step.below_half <= z).map_or(median, |step| step.time);
        // S = 0 has no upper end: the last event of all shows that it came, not that it had to.
        let reached = |step: &&Step| step.survival > 0.0 && step.below_half <= -z;
        let high = self.steps.iter().find(reached).map_or(f64::INFINITY, |step| step.time);
        Interval::around(median, low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 60 durations from 1 to 30, every fifth still running.
    fn curve() -> Survival {
        let pairs: Vec<(f64, bool)> = (0..60).map(|i| (f64::from(i * 7 % 30 + 1), i % 5 != 0)).collect();
        kaplan_meier(&pairs).expect("observations")
    }

    #[test]
    fn without_running_durations_it_is_the_share_that_is_left() {
        let pairs: Vec<(f64, bool)> = (1..=7).map(|day| (f64::from(day), true)).collect();
        let curve = kaplan_meier(&pairs).expect("observations");
        for (step, left) in curve.steps().iter().zip([6, 5, 4, 3, 2, 1, 0]) {
            assert_eq!(step.survival, f64::from(left) / 7.0);
            let binomial = (step.survival * (1.0 - step.survival) / 7.0).sqrt();
            assert!(step.standard_error().is_none_or(|error| (error - binomial).abs() < 1e-16));
        }
        assert_eq!(
            (curve.at(0.5), curve.at(1.0), curve.at(9.0), curve.median()),
            (1.0, 6.0 / 7.0, 0.0, Some(4.0))
        );
    }

    #[test]
    fn the_median_is_where_rounded_products_reach_a_half() {
        // 2/3 of 3/4: a half, whatever the rounding.
        let pairs = [(1.0, true), (1.5, false), (2.0, true), (3.0, true), (4.0, false), (5.0, false)];
        let curve = kaplan_meier(&pairs).expect("observations");
        let last = curve.steps().last().expect("steps").survival;
        assert!((last - 5.0 / 12.0).abs() < 1e-16 && curve.median() == Some(3.0), "{curve:?}");
        let pairs = [(1.0, true), (2.0, true), (3.0, false), (4.0, false)];
        assert_eq!(kaplan_meier(&pairs).and_then(|curve| curve.median()), Some(2.0));
    }

    #[test]
    fn the_interval_of_the_median_inverts_the_band() {
        let curve = curve();
        for level in [0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999] {
            let first = |end: &dyn Fn(Interval) -> f64| {
                let reached = |step: &&Step| step.band(level).is_some_and(|band| end(band) <= 0.5);
                curve.steps().iter().find(reached).map_or(f64::INFINITY, |step| step.time)
            };
            let expected = Interval { low: first(&|band| band.low), high: first(&|band| band.high) };
            assert_eq!(curve.median_interval(level), Some(expected), "{level}");
        }
    }

    #[test]
    fn what_the_data_do_not_show() {
        assert_eq!(kaplan_meier(&[]), None);
        assert_eq!(kaplan_meier(&[(f64::NAN, true)]), None);
        let running = kaplan_meier(&[(3.0, false), (4.0, true), (5.0, false)]).expect("observations");
        let open = Some(Interval { low: 4.0, high: f64::INFINITY });
        assert_eq!((running.median(), running.median_interval(0.95)), (Some(4.0), open));
        let young = kaplan_meier(&[(3.0, false), (4.0, false)]).expect("observations");
        assert_eq!((young.median(), young.at(9.0), young.longest(), young.count()), (None, 1.0, 4.0, 2));
        // Both had their event, and two events bound no median from above.
        let two = kaplan_meier(&[(1.0, true), (2.0, true)]).and_then(|curve| curve.median_interval(0.95));
        assert_eq!(two, Some(Interval { low: 1.0, high: f64::INFINITY }));
    }
}
