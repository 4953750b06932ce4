//! Answers on a scale, counted; and two sides of them set against each other.

use super::empty;
use crate::error::Error;
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::rows::{Column, Reader};

/// A share of one side minus a share of the other, in points; `none` is what is empty without any answer.
pub(crate) fn net_score(
    metric: &'static str,
    (positive, neutral, negative): (u64, u64, u64),
    none: &'static str,
) -> Estimate {
    let all = positive.saturating_add(neutral).saturating_add(negative);
    if all == 0 {
        return empty(metric, Unit::Points, none);
    }
    let value = 100.0 * (positive as f64 - negative as f64) / all as f64;
    Estimate::new(metric, Unit::Points, value, all, Evidence::NetScore { positive, neutral, negative })
}

/// Answers on a scale of whole numbers, counted.
#[derive(Clone, Debug)]
pub(crate) struct Answers {
    input: &'static str,
    least: i64,
    counts: Vec<u64>,
}

impl Answers {
    /// Counts the answers; the first outside the scale is refused.
    pub(crate) fn read(
        metric: &'static str,
        (input, scores): (&'static str, &Column<'_>),
        least: i64,
        most: i64,
    ) -> Result<Self, Error> {
        let counts = Reader { table: metric, input, column: scores }.tally(least, most)?;
        Ok(Self { input, least, counts })
    }

    /// All answers.
    pub(crate) fn all(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Answers of at least `score`.
    pub(crate) fn from(&self, score: i64) -> u64 {
        let skipped = usize::try_from(score - self.least).unwrap_or_default();
        self.counts.iter().skip(skipped).sum()
    }

    /// The share of answers of at least `score`.
    pub(crate) fn share(&self, metric: &'static str, score: i64) -> Estimate {
        let (of, all) = (self.from(score), self.all());
        if all == 0 {
            return empty(metric, Unit::Fraction, self.input);
        }
        let value = of as f64 / all as f64;
        Estimate::new(metric, Unit::Fraction, value, all, Evidence::proportion(of, all))
    }
}
