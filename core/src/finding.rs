//! An estimate in its place: which period and segment, and how it compares with the period before.

use crate::calendar::Span;
use crate::estimate::{Difference, Estimate};
use crate::field::Direction;

/// One row of a report.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The figure.
    pub estimate: Estimate,
    /// Whether more of it is better, for readers; `None` where that depends.
    pub direction: Option<Direction>,
    /// The calendar period or window; `None` for all of the data.
    pub period: Option<Span>,
    /// The group of the segment column; `None` for all groups together, `Some(None)` for the null group.
    pub segment: Option<Option<String>>,
    /// The figure of the period it is compared with.
    pub previous: Option<Estimate>,
    /// The change since then, computed jointly from the customers of both periods.
    pub change: Option<Difference>,
}

impl Finding {
    /// An estimate as a finding of a group, so that charts can draw what formulas give.
    pub fn of_group(estimate: Estimate, group: impl Into<String>) -> Self {
        let segment = Some(Some(group.into()));
        Self { estimate, direction: None, period: None, segment, previous: None, change: None }
    }
}
