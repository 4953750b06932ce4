//! Words for changes, only where the evidence bears one.

use super::Difference;
use crate::field::Direction;
use crate::math::compare::holm;

/// What a change means for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// It changed for the better.
    Better,
    /// It changed for the worse.
    Worse,
    /// The data do not tell a change from chance.
    NoClearChange,
}

/// Changes are called clear at this level after Holm's correction.
const ALPHA: f64 = 0.05;

impl Verdict {
    /// Its stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::NoClearChange => "no_clear_change",
        }
    }
}

/// A change, if there is one, and which way is better.
pub(crate) type Judging<'a> = (Option<&'a Difference>, Option<Direction>);

impl Verdict {
    /// The verdict on a change whose p-value after correction is known.
    ///
    /// None without a direction, with fewer than 30 units or 10 clusters on a side, or without any spread.
    pub(crate) fn on((change, direction): Judging<'_>, p_holm: Option<f64>) -> Option<Self> {
        let direction = direction.filter(|direction| *direction != Direction::Neither)?;
        let change = change.filter(|change| change.bears_verdict())?;
        let is_better = (change.value()? > 0.0) == (direction == Direction::Higher);
        Some(match (p_holm? < ALPHA, is_better) {
            (false, _) => Self::NoClearChange,
            (true, true) => Self::Better,
            (true, false) => Self::Worse,
        })
    }
}

/// The p-value of each change after Holm's correction, and the verdict on it; what can get no verdict is no comparison
/// that the correction is for.
///
/// Twenty honest comparisons at 5 % would call one chance result clear; the correction holds that for all of them together.
pub(crate) fn judged(changes: &[Judging<'_>]) -> Vec<(Option<f64>, Option<Verdict>)> {
    let tested = |&judging: &Judging<'_>| {
        let p_value = judging.0.and_then(Difference::p_value);
        Verdict::on(judging, p_value).and(p_value)
    };
    let adjusted = holm(&changes.iter().map(tested).collect::<Vec<_>>());
    changes.iter().zip(adjusted).map(|(&judging, p)| (p, Verdict::on(judging, p))).collect()
}
