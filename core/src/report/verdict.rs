//! Words for changes, only where the evidence bears one.

use super::Report;
use crate::estimate::Difference;
use crate::field::Direction;
use crate::finding::Finding;
use crate::order::arrange;

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

impl Report {
    /// A verdict on each finding's change, after Holm's correction over all changes of this report.
    ///
    /// `None` where there is no change, no interval, no better and no worse, or fewer than 30 units or 10 clusters on a side. Twenty honest
    /// comparisons at 5 % would call one chance result clear; the correction holds that for the whole report.
    pub fn verdicts(&self) -> Vec<Option<Verdict>> {
        let tested = |finding: &Finding| {
            // What gets no verdict is no comparison that the correction is for.
            finding.direction.filter(|direction| *direction != Direction::Neither)?;
            finding.change.as_ref().filter(|change| change.bears_verdict()).and_then(Difference::p_value)
        };
        let p_values: Vec<_> = self.findings.iter().map(tested).collect();
        let adjusted = holm(&p_values);
        let verdict = |(finding, adjusted): (&Finding, Option<f64>)| {
            let (change, direction) = (finding.change.as_ref()?.value()?, finding.direction?);
            let higher_is_better = match direction {
                Direction::Higher => true,
                Direction::Lower => false,
                Direction::Neither => return None,
            };
            Some(match adjusted? < ALPHA {
                false => Verdict::NoClearChange,
                true if (change > 0.0) == higher_is_better => Verdict::Better,
                true => Verdict::Worse,
            })
        };
        self.findings.iter().zip(adjusted).map(verdict).collect()
    }
}

/// Holm's step-down adjusted p-values; equal ones stay equal, so the order of rows does not matter.
fn holm(p_values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<(f64, usize)> =
        p_values.iter().enumerate().filter_map(|(index, p)| p.map(|p| (p, index))).collect();
    arrange(&mut order, |a, b| a.0.total_cmp(&b.0));
    let mut adjusted = vec![None; p_values.len()];
    let mut largest = 0.0_f64;
    for (rank, (p, index)) in order.iter().enumerate() {
        largest = largest.max((p * (order.len() - rank) as f64).min(1.0));
        if let Some(slot) = adjusted.get_mut(*index) {
            *slot = Some(largest);
        }
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::holm;

    #[test]
    fn holm_as_published() {
        // Holm 1979: multiply the k-th smallest of m by m - k + 1, keep it monotone.
        let adjusted = holm(&[Some(0.01), None, Some(0.04), Some(0.03), Some(0.005)]);
        assert_eq!(adjusted, [Some(0.03), None, Some(0.06), Some(0.06), Some(0.02)]);
    }
}
