//! The second walk: what can be counted only once quantiles and totals are known.

use super::cells::{Cells, Products};
use super::grid::{Cluster, Gather, Grid};
use super::measures::{Measure, Ratio, Totals};
use super::view::Fact;
use crate::math::sum::ExactSum;

/// Ratios of orders or gaps at or below a quantile, in the order of [`Totals::below`].
pub(super) const BELOW: [Ratio; 3] = [Ratio::BelowMedian, Ratio::BelowP90, Ratio::BelowGap];

/// Figures whose joint change needs each customer's influence on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Influence {
    TopDecile,
    ReturningSpend,
    MemberOrder,
    MemberFrequency,
}

/// How many influences there are.
pub(super) const INFLUENCES: usize = Influence::MemberFrequency as usize + 1;

/// What a cell's influences are measured from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    /// The largest value at or below each quantile: ticks, ticks, microseconds.
    pub(super) below: [Option<i64>; 3],
    pub(super) top: Option<Top>,
    /// The other three influences, as differences of two logarithms.
    pub(super) logs: [Option<LogRatio>; 3],
}

/// The top decile of a cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Top {
    /// The smallest spend in it.
    pub(super) edge: i64,
    /// Its customers as a share of all.
    pub(super) part: f64,
    /// Its share of revenue.
    pub(super) share: f64,
    /// Mean spend of all.
    pub(super) mean: f64,
}

/// Two ratios whose logarithms are subtracted: each with its value and its numerator's total.
#[derive(Clone, Copy, Debug)]
pub(super) struct LogRatio {
    pub(super) top: (f64, f64),
    pub(super) bottom: (f64, f64),
}

impl Marks {
    fn influence(&self, of: Influence, totals: &Totals) -> Option<f64> {
        let part = |(numerator, denominator): (i64, i64), (ratio, total): (f64, f64)| {
            (numerator as f64 - ratio * denominator as f64) / total
        };
        let buyer = i64::from(totals.identified > 0);
        let (index, pair, is_top) = match of {
            Influence::TopDecile => {
                let Top { edge, part, share, mean } = self.top.filter(|_| buyer == 1)?;
                let above = totals.ticks.saturating_sub(edge).max(0) as f64;
                return Some((above + part * edge as f64 - share * totals.ticks as f64) / mean);
            }
            Influence::ReturningSpend => {
                (0, (if buyer == 1 { totals.ticks } else { 0 }, buyer), totals.until > 1)
            }
            Influence::MemberOrder => (1, (totals.ticks, totals.orders), totals.member),
            Influence::MemberFrequency => (2, (totals.identified, buyer), totals.member),
        };
        let LogRatio { top, bottom } = (*self.logs.get(index)?)?;
        Some(if is_top { part(pair, top) } else { -part(pair, bottom) })
    }
}

/// Sums of influences, exact so that the order of customers does not matter.
type Sums = [ExactSum; INFLUENCES];

/// What the second walk gathers.
#[derive(Debug)]
pub(super) struct Second<'a> {
    marks: &'a [Marks],
    influences: &'a [Influence],
    below: Vec<Option<Box<Below>>>,
    crosses: Vec<Option<Box<[Products; 3]>>>,
    own: Vec<Option<Box<Sums>>>,
    cross: Vec<Option<Box<Sums>>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Below {
    sums: [i128; 3],
    own: [Products; 3],
}

impl<'a> Second<'a> {
    pub(super) fn new(grid: &Grid<'_>, marks: &'a [Marks], influences: &'a [Influence]) -> Self {
        let (cells, questions) = (grid.cells(), grid.asked.len() * grid.groups.len());
        Self {
            marks,
            influences,
            below: vec![None; cells],
            crosses: vec![None; questions],
            own: vec![None; cells],
            cross: vec![None; questions],
        }
    }

    /// Moves the counts below quantiles to the cells of the first walk; `None` on overflow.
    pub(super) fn give(self, cells: &mut Cells) -> Option<Influences> {
        for (below, cell) in self.below.iter().zip(&mut cells.cells) {
            let (Some(below), Some(cell)) = (below, cell) else { continue };
            for (index, ratio) in BELOW.into_iter().enumerate() {
                cell.sums[ratio.parts().0 as usize] = below.sums[index];
                cell.own[ratio as usize] = below.own[index];
            }
        }
        for (below, cross) in self.crosses.iter().zip(&mut cells.crosses) {
            let Some(below) = below else { continue };
            let cross = cross.get_or_insert_default();
            for (products, ratio) in below.iter().zip(BELOW) {
                cross[ratio as usize] = *products;
            }
        }
        Some(Influences { own: self.own, cross: self.cross })
    }

    /// Adds what another part gathered; `None` on overflow.
    pub(super) fn merge(&mut self, other: Self) -> Option<()> {
        for (own, added) in self.below.iter_mut().zip(other.below) {
            let Some(added) = added else { continue };
            let own = own.get_or_insert_default();
            for (sum, more) in own.sums.iter_mut().zip(added.sums) {
                *sum = sum.checked_add(more)?;
            }
            own.own.iter_mut().zip(&added.own).try_for_each(|(own, more)| own.merge(more))?;
        }
        for (own, added) in self.crosses.iter_mut().zip(other.crosses) {
            let Some(added) = added else { continue };
            own.get_or_insert_default()
                .iter_mut()
                .zip(added.iter())
                .try_for_each(|(own, more)| own.merge(more))?;
        }
        let sums = self.own.iter_mut().chain(&mut self.cross).zip(other.own.into_iter().chain(other.cross));
        for (own, added) in sums {
            let Some(added) = added else { continue };
            own.get_or_insert_default().iter_mut().zip(added.iter()).for_each(|(own, more)| own.merge(more));
        }
        Some(())
    }
}

impl Gather for Second<'_> {
    fn row(&mut self, cell: usize, fact: &Fact, totals: &mut Totals) {
        let Some(marks) = self.marks.get(cell).filter(|_| fact.is_order) else { return };
        let [median, p90, gap] = marks.below;
        let below =
            |value: Option<i64>, mark: Option<i64>| i64::from(value.zip(mark).is_some_and(|(a, b)| a <= b));
        totals.below[0] += below(Some(fact.ticks), median);
        totals.below[1] += below(Some(fact.ticks), p90);
        totals.below[2] += below(fact.gap, gap);
    }

    fn cluster(&mut self, cluster: &Cluster, grid: &Grid<'_>) -> Option<()> {
        let none = Marks::default();
        for (place, totals) in cluster.cells() {
            let marks = self.marks.get(*place).unwrap_or(&none);
            let pairs = below(totals);
            let counted = self.below.get_mut(*place)?.get_or_insert_default();
            for ((&pair, sum), own) in pairs.iter().zip(&mut counted.sums).zip(&mut counted.own) {
                *sum = sum.checked_add(pair.0.into())?;
                own.add(pair, pair)?;
            }
            for &influence in self.influences {
                if let Some(value) = marks.influence(influence, totals) {
                    self.own.get_mut(*place)?.get_or_insert_default()[influence as usize].add(value * value);
                }
            }
            if cluster.cells().len() < 2 {
                continue;
            }
            for (question, previous) in grid.comparisons(*place) {
                let Some(before) = cluster.of(previous) else { continue };
                let cross = self.crosses.get_mut(question)?.get_or_insert_default();
                for ((&now, &then), cross) in pairs.iter().zip(&below(before)).zip(cross.iter_mut()) {
                    cross.add(now, then)?;
                }
                let earlier = self.marks.get(previous).unwrap_or(&none);
                for &influence in self.influences {
                    let now = marks.influence(influence, totals);
                    if let Some((now, then)) = now.zip(earlier.influence(influence, before)) {
                        let cross = self.cross.get_mut(question)?.get_or_insert_default();
                        cross[influence as usize].add(now * then);
                    }
                }
            }
        }
        Some(())
    }
}

/// Counts at or below each quantile, with the counts they are part of.
fn below(totals: &Totals) -> [(i64, i64); 3] {
    let [median, p90, gap] = totals.below;
    [(median, totals.orders), (p90, totals.orders), (gap, totals.repeats)]
}

/// Sums of squared influences of cells, and of products of compared cells.
#[derive(Debug, Default)]
pub(super) struct Influences {
    own: Vec<Option<Box<Sums>>>,
    cross: Vec<Option<Box<Sums>>>,
}

impl Influences {
    /// The sum of squared influences in a cell.
    pub(super) fn squares(&self, cell: usize, of: Influence) -> f64 {
        sum(&self.own, cell, of)
    }

    /// The sum of products of a customer's influences in a cell and in the one it is compared with.
    pub(super) fn products(&self, question: usize, of: Influence) -> f64 {
        sum(&self.cross, question, of)
    }
}

fn sum(sums: &[Option<Box<Sums>>], place: usize, of: Influence) -> f64 {
    sums.get(place).and_then(Option::as_deref).map_or(0.0, |sums| sums[of as usize].value())
}

/// The measure that counts an influence's customers in a cell.
pub(super) const fn clusters(of: Influence) -> (Measure, Measure) {
    match of {
        Influence::TopDecile => (Measure::Customers, Measure::Customers),
        Influence::ReturningSpend => (Measure::Returning, Measure::OneTime),
        Influence::MemberOrder => (Measure::MemberActive, Measure::OtherActive),
        Influence::MemberFrequency => (Measure::MemberCustomers, Measure::OtherCustomers),
    }
}
