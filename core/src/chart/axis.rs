//! A linear axis with round ticks, safe for any finite numbers.

use crate::decimal::{Number, fixed};
use crate::field::Unit;
use crate::format;
use crate::math::elementary::clamp;
use crate::text::{Language, words};

/// An axis from `low` to `high` with a tick at every multiple of its step.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axis {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) ticks: Vec<f64>,
    step: f64,
    names: Names,
}

/// Labels have no more room than for this many ticks.
const MOST_TICKS: usize = 12;

/// 1.2 / 0.02 is a little below 60; a tick that near is meant.
const SLACK: f64 = 1e-9;

impl Axis {
    /// An axis that holds all numbers, with about `wanted` ticks; infinite ones lie at its ends.
    ///
    /// `rounded` moves the ends out to ticks. Bars must begin at 0; a line may leave 0 out, but does not where 0 is
    /// near.
    pub(super) fn over(
        numbers: impl IntoIterator<Item = f64>,
        (unit, language): (Unit, &Language),
        (wanted, rounded, zero): (usize, bool, bool),
    ) -> Self {
        let finite = numbers.into_iter().filter(|number| number.is_finite());
        // At the ends of the doubles, a little more is infinite and a little less is 0; the drawing is the same.
        let finite = finite.map(|x| if x.abs() < 1e-280 { 0.0 } else { clamp(x, -1e280, 1e280) });
        let hull = finite.fold(None, |hull: Option<(f64, f64)>, x| {
            hull.map_or(Some((x, x)), |(low, high)| Some((low.min(x), high.max(x))))
        });
        let (mut low, mut high) = hull.unwrap_or((0.0, 1.0));
        // Half of the height for the data is what a reader gives up at most for seeing 0.
        if zero || (rounded && low > 0.0 && low < high * 0.5) {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        if rounded && high < 0.0 && high > low * 0.5 {
            high = 0.0;
        }
        if low == high {
            let pad = if low == 0.0 { 1.0 } else { low.abs() * 0.1 };
            (low, high) = (if zero && low >= 0.0 { low } else { low - pad }, high + pad);
        }
        let mut step = round_step((high / 2.0 - low / 2.0) / wanted as f64 * 2.0);
        if unit == Unit::Count {
            step = step.max(1.0);
        }
        if rounded {
            let (floor, ceil) = ((low / step + SLACK).floor() * step, (high / step - SLACK).ceil() * step);
            (low, high) =
                (if floor.is_finite() { floor } else { low }, if ceil.is_finite() { ceil } else { high });
        }
        let first = (low / step - SLACK).ceil();
        // Not by adding up steps: errors would add up too.
        let tick = |index: usize| (first + index as f64) * step + 0.0;
        let ticks = (0..MOST_TICKS).map(tick).take_while(|tick| *tick <= high + step * SLACK).collect();
        Self { low, high, ticks, step, names: Names::new(unit, language) }
    }

    /// Where a number lies between `from` and `to`; outside the axis it lies at its end.
    pub(super) fn place(&self, number: f64, from: f64, to: f64) -> f64 {
        // Halves, since the difference of two doubles may overflow.
        let (low, high) = (self.low / 2.0, self.high / 2.0);
        let share = clamp((number / 2.0 - low) / (high - low), 0.0, 1.0);
        from + (to - from) * if share.is_nan() { 0.5 } else { share }
    }

    /// The label of a tick: thousands and millions in short, as many decimals as the step needs.
    pub(super) fn label(&self, tick: f64) -> String {
        let largest = self.low.abs().max(self.high.abs());
        let Some((divisor, name)) = self.names.shortening(largest) else {
            return minus(format!("{:e}", Number(tick)));
        };
        if largest / divisor >= 1e15 {
            return self.names.named(minus(format!("{:e}", Number(tick / divisor))), name);
        }
        let (mut places, mut step) = (0, self.step / divisor);
        while step < 0.999_999 && places < 6 {
            (step, places) = (step * 10.0, places + 1);
        }
        self.names.number(tick, tick / divisor, places, name)
    }
}

/// How an axis writes its numbers: in per cent, or short with the names of a language for powers of ten.
#[derive(Clone, Debug, PartialEq)]
struct Names {
    is_fraction: bool,
    language: Language,
}

impl Names {
    fn new(unit: Unit, language: &Language) -> Self {
        Self { is_fraction: unit == Unit::Fraction, language: language.clone() }
    }

    /// What numbers up to `largest` are divided by to be short, and the name of it; `None` beyond all names.
    fn shortening(&self, largest: f64) -> Option<(f64, &str)> {
        if self.is_fraction {
            return Some((0.01, ""));
        }
        if largest >= 1e15 {
            return None;
        }
        let powers = self.language.say(&words::COMPACT).split(' ').filter_map(|pair| pair.split_once('='));
        let mut powers = powers.map(|(power, name)| {
            let zeros = power.parse::<u8>().unwrap_or_default();
            ((0..zeros).fold(1.0_f64, |divisor, _| divisor * 10.0), name)
        });
        // Four digits are as short as any name.
        Some(powers.find(|(divisor, _)| largest >= divisor.max(1e4)).unwrap_or((1.0, "")))
    }

    fn named(&self, number: String, name: &str) -> String {
        if self.is_fraction { format::percent(&self.language, &number) } else { number + name }
    }

    /// A number that was divided, with its name; 0 needs none.
    fn number(&self, whole: f64, divided: f64, places: u32, name: &str) -> String {
        match places {
            _ if whole == 0.0 => self.named("0".to_owned(), ""),
            0 => self.named(format::integer(divided.round() as i128), name),
            places => self.named(minus(fixed(divided, places)), name),
        }
    }
}

/// Labels of given numbers, such as the edges of bins: each with as few decimals as keep it within 0.5 %.
pub(super) fn labels(numbers: &[f64], unit: Unit, language: &Language) -> Vec<String> {
    let names = Names::new(unit, language);
    let largest = numbers.iter().fold(0.0_f64, |largest, number| largest.max(number.abs()));
    let short = names.shortening(largest).filter(|(divisor, _)| largest / divisor < 1e15);
    let Some((divisor, name)) = short else {
        return numbers.iter().map(|number| minus(format!("{:e}", Number(*number)))).collect();
    };
    let label = |number: &f64| {
        let divided = number / divisor;
        // Not by reading the label back: the parser of floats would cost the browser 15 KB.
        let (mut places, mut scaled) = (0, divided);
        while places < 6 && (scaled.round() - scaled).abs() > scaled.abs() * 0.005 {
            (places, scaled) = (places + 1, scaled * 10.0);
        }
        names.number(*number, divided, places, name)
    };
    numbers.iter().map(label).collect()
}

fn minus(text: String) -> String {
    text.replacen('-', "−", 1)
}

/// The smallest of 1, 2 and 5 times a power of ten that is not below `raw`.
fn round_step(raw: f64) -> f64 {
    if !(raw > 0.0 && raw.is_finite()) {
        return 1.0;
    }
    // Powers of ten by counting, since the platform's `powi` and `log10` differ; the limits keep them finite.
    let raw = clamp(raw, 1e-300, 1e300);
    let (mut up, mut down) = (1.0, 1.0);
    while up * 10.0 <= raw {
        up *= 10.0;
    }
    while up / down > raw {
        down *= 10.0;
    }
    let step = |factor: f64| factor * up / down;
    [1.0, 2.0, 5.0].into_iter().map(step).find(|step| *step >= raw * 0.999_999).unwrap_or_else(|| step(10.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(axis: &Axis) -> Vec<String> {
        axis.ticks.iter().map(|tick| axis.label(*tick)).collect()
    }

    #[test]
    fn ticks_are_round() {
        let axis = Axis::over([412.0, 548.0], (Unit::Money, &Language::ENGLISH), (4, true, false));
        assert_eq!(labels(&axis), ["400", "450", "500", "550"]);
        let axis = Axis::over([0.31, 0.52], (Unit::Fraction, &Language::ENGLISH), (4, true, false));
        assert_eq!(labels(&axis), ["30 %", "40 %", "50 %", "60 %"]);
        let axis = Axis::over([748_957.0, 1_234.0], (Unit::Money, &Language::ENGLISH), (4, true, true));
        assert_eq!(labels(&axis), ["0", "200k", "400k", "600k", "800k"]);
        let axis = Axis::over([-0.34, 0.41], (Unit::Fraction, &Language::ENGLISH), (4, true, true));
        assert_eq!(labels(&axis), ["−40 %", "−20 %", "0 %", "20 %", "40 %", "60 %"]);
        let axis = Axis::over([1.2, 1.26], (Unit::OrdersPerCustomer, &Language::ENGLISH), (4, true, false));
        assert_eq!(labels(&axis), ["1.20", "1.22", "1.24", "1.26"]);
        let axis = Axis::over([1.0, 2.0], (Unit::Count, &Language::ENGLISH), (4, true, true));
        assert_eq!(labels(&axis), ["0", "1", "2"]);
    }

    #[test]
    fn edges_keep_the_decimals_they_need() {
        assert_eq!(super::labels(&[0.0, 7.0, 14.0], Unit::Days, &Language::ENGLISH), ["0", "7", "14"]);
        assert_eq!(super::labels(&[0.0, 2.5, 5.0], Unit::Days, &Language::ENGLISH), ["0", "2.5", "5"]);
        assert_eq!(
            super::labels(&[1.0, 3.162_28, 4_641.59], Unit::Money, &Language::ENGLISH),
            ["1", "3.16", "4,642"]
        );
        assert_eq!(super::labels(&[-5_000.0, 12_500.0], Unit::Money, &Language::ENGLISH), ["−5k", "12.5k"]);
        assert_eq!(super::labels(&[0.25, 1.0], Unit::Fraction, &Language::ENGLISH), ["25 %", "100 %"]);
        assert_eq!(super::labels(&[], Unit::Count, &Language::ENGLISH), [""; 0]);
        for number in [f64::MAX, 5e-324, f64::INFINITY] {
            assert!(
                super::labels(&[number, 0.0, -number], Unit::Money, &Language::ENGLISH)
                    .iter()
                    .all(|label| label.len() < 40)
            );
        }
    }

    #[test]
    fn any_numbers_have_an_axis() {
        let hostile =
            [f64::MAX, f64::MIN, 0.0, -0.0, 5e-324, 1e-300, f64::INFINITY, f64::NEG_INFINITY, 1e308];
        for a in hostile {
            for b in hostile {
                for unit in [Unit::Count, Unit::Money, Unit::Fraction] {
                    let axis = Axis::over([a, b], (unit, &Language::ENGLISH), (4, true, false));
                    assert!(axis.low < axis.high, "{a} {b}");
                    assert!(axis.ticks.len() <= MOST_TICKS && axis.ticks.iter().all(|tick| tick.is_finite()));
                    assert!(labels(&axis).iter().all(|label| label.len() < 40), "{:?}", labels(&axis));
                    let place = axis.place(a, 0.0, 100.0);
                    assert!((0.0..=100.0).contains(&place), "{a} {b} {place}");
                }
            }
        }
    }
}
