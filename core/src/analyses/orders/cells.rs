//! The first walk: whole-number totals and products over customers, and the lists behind quantiles.

use std::sync::Mutex;

use super::grid::{Cluster, Gather, Grid, overflow};
use super::lists::Lists;
use super::measures::{MEASURES, Measure, RATIOS, Ratio, Totals};
use super::to_date::ToDate;
use super::view::{Fact, Facts, View};
use crate::error::Error;

/// Sums of products over customers: of one cell with itself, or with the cell it is compared with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Products {
    pub(super) nn: i128,
    pub(super) nd: i128,
    pub(super) dn: i128,
    pub(super) dd: i128,
}

impl Products {
    #[inline(always)]
    pub(super) fn add(&mut self, a: (i64, i64), b: (i64, i64)) -> Option<()> {
        // Much is 0 for most customers.
        if (a.0 | a.1) == 0 || (b.0 | b.1) == 0 {
            return Some(());
        }
        // Products of small numbers are one instruction also where there is no wider multiplication, as in a browser.
        let above = |number: i64| number.wrapping_add(1 << 31) >> 32;
        if above(a.0) | above(a.1) | above(b.0) | above(b.1) == 0 {
            self.add_by(|a, b| (a * b).into(), a, b)
        } else {
            self.add_large(a, b)
        }
    }

    #[inline(never)]
    fn add_large(&mut self, a: (i64, i64), b: (i64, i64)) -> Option<()> {
        // The product of two 64-bit numbers fits; only the sum can leave its range.
        self.add_by(|a, b| i128::from(a) * i128::from(b), a, b)
    }

    #[inline(always)]
    fn add_by(
        &mut self,
        product: impl Fn(i64, i64) -> i128,
        (an, ad): (i64, i64),
        (bn, bd): (i64, i64),
    ) -> Option<()> {
        // Few have what only some numerators count: refunds, guests, members.
        if an != 0 {
            self.nn = self.nn.checked_add(product(an, bn))?;
            self.nd = self.nd.checked_add(product(an, bd))?;
        }
        if bn != 0 {
            self.dn = self.dn.checked_add(product(ad, bn))?;
        }
        self.dd = self.dd.checked_add(product(ad, bd))?;
        Some(())
    }

    pub(super) fn merge(&mut self, other: &Self) -> Option<()> {
        self.nn = self.nn.checked_add(other.nn)?;
        self.nd = self.nd.checked_add(other.nd)?;
        self.dn = self.dn.checked_add(other.dn)?;
        self.dd = self.dd.checked_add(other.dd)?;
        Some(())
    }
}

/// One window of one group.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) sums: [i128; MEASURES],
    pub(super) own: [Products; RATIOS],
}

impl Default for Cell {
    fn default() -> Self {
        Self { sums: [0; MEASURES], own: [Products::default(); RATIOS] }
    }
}

impl Cell {
    pub(super) fn sum(&self, measure: Measure) -> i128 {
        self.sums[measure as usize]
    }

    pub(super) fn count(&self, measure: Measure) -> u64 {
        u64::try_from(self.sum(measure)).unwrap_or_default()
    }

    pub(super) fn products(&self, ratio: Ratio) -> &Products {
        &self.own[ratio as usize]
    }

    /// Numerator and denominator.
    pub(super) fn totals(&self, ratio: Ratio) -> (i128, i128) {
        let (numerator, denominator) = ratio.parts();
        (self.sum(numerator), self.sum(denominator))
    }
}

/// Which lists are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted {
    pub(super) values: bool,
    pub(super) gaps: bool,
    pub(super) spend: bool,
    pub(super) second: bool,
    pub(super) to_date: bool,
}

/// The filled grid; what nobody touched stays empty.
#[derive(Debug)]
pub(super) struct Cells {
    pub(super) cells: Vec<Option<Box<Cell>>>,
    pub(super) crosses: Vec<Option<Box<[Products; RATIOS]>>>,
    /// What a cell is that nobody touched.
    empty: Box<Cell>,
}

impl Cells {
    pub(super) fn new(cells: usize, questions: usize) -> Self {
        Self { cells: vec![None; cells], crosses: vec![None; questions], empty: Box::default() }
    }

    /// A cell; one that nobody touched is empty.
    pub(super) fn cell(&self, cell: usize) -> &Cell {
        self.cells.get(cell).and_then(Option::as_deref).unwrap_or(&self.empty)
    }

    /// Products of an asked cell with the one it is compared with.
    pub(super) fn cross(&self, question: usize, ratio: Ratio) -> Products {
        let cross = self.crosses.get(question).and_then(Option::as_deref);
        cross.map_or_else(Products::default, |products| products[ratio as usize])
    }

    /// Adds what another part gathered; `None` on overflow.
    fn merge(&mut self, other: Self) -> Option<()> {
        for (own, cell) in self.cells.iter_mut().zip(other.cells) {
            let Some(cell) = cell else { continue };
            let own = own.get_or_insert_default();
            for (sum, added) in own.sums.iter_mut().zip(cell.sums) {
                *sum = sum.checked_add(added)?;
            }
            own.own.iter_mut().zip(&cell.own).try_for_each(|(own, added)| own.merge(added))?;
        }
        for (own, cross) in self.crosses.iter_mut().zip(other.crosses) {
            let Some(cross) = cross else { continue };
            own.get_or_insert_default()
                .iter_mut()
                .zip(cross.iter())
                .try_for_each(|(own, added)| own.merge(added))?;
        }
        Some(())
    }
}

/// What the first walk gathers.
#[derive(Debug)]
pub(super) struct First {
    /// Each with the places of its numerator and denominator.
    ratios: Vec<(Ratio, usize, usize)>,
    wanted: Wanted,
    as_of: i64,
    cells: Cells,
    lists: Vec<Lists>,
    /// The first and the second order of the customer at hand.
    first_two: (Option<i64>, Option<i64>),
    to_date: Option<ToDate>,
    /// Of the customer at hand, cell by cell.
    measures: Vec<[i64; MEASURES]>,
}

impl First {
    /// All customers, placed in the grid, and the lists behind quantiles.
    pub(super) fn walk(
        view: &View<'_>,
        grid: &Grid<'_>,
        ratios: &[Ratio],
        wanted: Wanted,
    ) -> Result<(Cells, Vec<Mutex<Lists>>), Error> {
        let mut parts = grid.walk(view, || Self::new(view, grid, ratios, wanted))?.into_iter();
        let mut first = parts.next().ok_or_else(overflow)?;
        for part in parts {
            first.merge(part).ok_or_else(overflow)?;
        }
        if let Some(mut to_date) = first.to_date.take() {
            to_date.give(grid, &mut first.cells).ok_or_else(overflow)?;
        }
        Ok((first.cells, first.lists.into_iter().map(Mutex::new).collect()))
    }

    fn new(view: &View<'_>, grid: &Grid<'_>, ratios: &[Ratio], wanted: Wanted) -> Self {
        Self {
            ratios: ratios.iter().map(|&ratio| placed(ratio)).collect(),
            wanted,
            as_of: view.as_of,
            cells: Cells::new(grid.cells(), grid.asked.len() * grid.groups.len()),
            lists: vec![Lists::default(); grid.cells()],
            first_two: (None, None),
            to_date: wanted.to_date.then(|| ToDate::new(grid, view.has_cost())),
            measures: Vec::new(),
        }
    }

    /// Adds what another part gathered; `None` on overflow.
    fn merge(&mut self, other: Self) -> Option<()> {
        self.cells.merge(other.cells)?;
        self.lists.iter_mut().zip(other.lists).for_each(|(own, lists)| own.append(lists));
        match (&mut self.to_date, &other.to_date) {
            (Some(own), Some(added)) => own.merge(added),
            _ => Some(()),
        }
    }
}

impl Gather for First {
    fn history(&mut self, facts: &Facts, grid: &Grid<'_>) -> Option<()> {
        let order = |index: usize| facts.history.get(index).map(|(time, _)| *time);
        self.first_two = (order(0), order(1));
        self.to_date.as_mut().map_or(Some(()), |to_date| to_date.add_all(facts, grid))
    }

    fn row(&mut self, cell: usize, fact: &Fact, _: &mut Totals) {
        let Some(lists) = self.lists.get_mut(cell).filter(|_| fact.is_order) else { return };
        if self.wanted.values {
            lists.values.push(fact.ticks);
        }
        if let Some(gap) = fact.gap.filter(|_| self.wanted.gaps) {
            lists.gaps.push(gap);
        }
        if self.wanted.second
            && fact.identified
            && fact.before == 0
            && let (Some(first), second) = self.first_two
        {
            let until = second.unwrap_or(self.as_of);
            lists
                .second
                .push(until.saturating_sub(first).saturating_mul(2).saturating_add(second.is_some().into()));
        }
    }

    fn cluster(&mut self, cluster: &Cluster, grid: &Grid<'_>) -> Option<()> {
        self.measures.clear();
        self.measures.extend(cluster.cells().iter().map(|(_, totals)| totals.measures()));
        for ((place, totals), measures) in cluster.cells().iter().zip(&self.measures) {
            let cell = self.cells.cells.get_mut(*place)?.get_or_insert_default();
            for (sum, value) in cell.sums.iter_mut().zip(measures).filter(|(_, value)| **value != 0) {
                // Nothing holds as many customers as it would take.
                *sum += i128::from(*value);
            }
            for &(ratio, numerator, denominator) in &self.ratios {
                let own = (measures[numerator], measures[denominator]);
                cell.own[ratio as usize].add(own, own)?;
            }
            if self.wanted.spend && totals.identified > 0 {
                self.lists.get_mut(*place)?.spend.push(totals.ticks);
            }
            if cluster.cells().len() < 2 {
                continue;
            }
            for (question, previous) in grid.comparisons(*place) {
                let Some(before) = cluster.place(previous).and_then(|before| self.measures.get(before))
                else {
                    continue;
                };
                let cross = self.cells.crosses.get_mut(question)?.get_or_insert_default();
                for &(ratio, numerator, denominator) in &self.ratios {
                    let pair = |of: &[i64; MEASURES]| (of[numerator], of[denominator]);
                    cross[ratio as usize].add(pair(measures), pair(before))?;
                }
            }
        }
        Some(())
    }
}

/// A ratio with the places of its numerator and denominator among a customer's measures.
fn placed(ratio: Ratio) -> (Ratio, usize, usize) {
    let (numerator, denominator) = ratio.parts();
    (ratio, numerator as usize, denominator as usize)
}
