//! The change of a figure of the order log, split by segment.

use super::Orders;
use crate::analyses::decomposition::{Counts, Decomposition, Subject};
use crate::analyses::orders::{Mix, SplitAsked, mix};
use crate::calendar::{Date, Period};
use crate::error::Error;
use crate::math::whole::Whole;

/// Which change is split: between the latest complete period and the one before, unless dates say otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
#[must_use]
pub struct Split<'a> {
    asked: SplitAsked<'a>,
}

impl<'a> Split<'a> {
    /// The change of a metric from one calendar period to the next, by a segment column.
    pub fn new(metric: &'a str, segment: &'a str, period: Period) -> Self {
        Self { asked: SplitAsked { metric, segment, period, after: None, before: None } }
    }

    /// The later period: the one that this date lies in.
    pub fn period(mut self, date: Date) -> Self {
        self.asked.after = Some(date);
        self
    }

    /// The earlier period: the one that this date lies in.
    pub fn previous(mut self, date: Date) -> Self {
        self.asked.before = Some(date);
        self
    }
}

impl Orders {
    /// How much of a figure's change each segment brought, and how much of it is composition.
    ///
    /// # Errors
    ///
    /// When the metric or the segment column is unknown, the segments of the metric do not add up (customers who buy in
    /// several count in each; medians are no parts of a whole), or a total leaves its range.
    pub fn decompose(&self, split: &Split<'_>) -> Result<Decomposition, Error> {
        let view = self.view();
        let Mix { figure, denominator, unit, segments, windows, why, remark } = mix(&view, split.asked)?;
        let whole =
            |(numerator, denominator): (i128, i128)| (Whole::from(numerator), Whole::from(denominator));
        let counts = |[before, after]: [_; 2]| Counts { before: whole(before), after: whole(after) };
        let segments = segments.into_iter().map(|(name, own)| (name, counts(own))).collect();
        let subject = Subject {
            metric: figure.id.to_owned(),
            unit: figure.unit,
            currency: self.state().currency().map(Into::into),
            segment: split.asked.segment.to_owned(),
            periods: Some(windows),
            denominator,
            why,
        };
        let split = Decomposition::new(subject, segments, &Whole::from(unit));
        Ok(match remark {
            Some(remark) => split.note(remark),
            None => split,
        })
    }
}
