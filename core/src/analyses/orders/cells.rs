//! Windows × groups: whole-number moments over customers, from which every figure and every joint change follows.

use std::collections::BTreeMap;

use super::figures::{MEASURES, RATIOS, Ratio};
use super::view::{Fact, View};
use crate::calendar::Span;
use crate::error::{Code, Error};
use crate::order::arrange;
use crate::rows::orders::TABLE;
use crate::states::orders::Combination;

/// A group of a segment column as findings have it: all, the null group, or a named one.
type Group = Option<Option<String>>;

/// A window that is asked about, and the one it is compared with: places in the list of windows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) current: usize,
    pub(super) previous: Option<usize>,
}

/// The orders of one customer (or one order of nobody) in one cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    pub(super) orders: i64,
    pub(super) ticks: i64,
    pub(super) guests: i64,
    pub(super) identified: i64,
}

/// Sums of products over customers: of one cell with itself, or with the cell it is compared with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Products {
    pub(super) nn: i128,
    pub(super) nd: i128,
    pub(super) dn: i128,
    pub(super) dd: i128,
}

/// One window of one group.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// Customers and orders of nobody with any row.
    pub(super) active: u64,
    /// Those of them with an order.
    pub(super) buyers: u64,
    pub(super) sums: [i128; MEASURES],
    pub(super) own: [Products; RATIOS.len()],
}

/// The question's windows and groups.
pub(super) struct Grid<'a> {
    windows: &'a [Span],
    asked: &'a [Asked],
    /// For each window, the places of the questions that ask about it.
    asking: Vec<Vec<usize>>,
    groups: Vec<Group>,
    /// From the combination of segment values to the group.
    group_of: Vec<usize>,
    /// Windows in order of start, with the latest end so far, to find those that hold an instant.
    by_start: Vec<(Span, usize, i64)>,
}

/// The filled grid.
pub(super) struct Cells {
    windows: usize,
    asked: usize,
    groups: Vec<Group>,
    cells: Vec<Option<Box<Cell>>>,
    crosses: Vec<Option<Box<[Products; RATIOS.len()]>>>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(
        view: &View<'_>,
        segment: Option<&str>,
        windows: &'a [Span],
        asked: &'a [Asked],
    ) -> Result<Self, Error> {
        let (groups, group_of) = groups(view, segment)?;
        let mut by_start: Vec<_> =
            windows.iter().copied().enumerate().map(|(place, span)| (span, place, 0)).collect();
        arrange(&mut by_start, |a, b| (a.0.start, a.1).cmp(&(b.0.start, b.1)));
        let mut latest = i64::MIN;
        for (span, _, end) in &mut by_start {
            latest = latest.max(span.end);
            *end = latest;
        }
        let mut asking = vec![Vec::new(); windows.len()];
        for (place, question) in asked.iter().enumerate() {
            if let Some(places) = asking.get_mut(question.current) {
                places.push(place);
            }
        }
        Ok(Self { windows, asked, asking, groups, group_of, by_start })
    }

    /// Places of the windows that hold an instant.
    fn holding(&self, time: i64) -> impl Iterator<Item = usize> + '_ {
        let after = self.by_start.partition_point(|(span, _, _)| span.start <= time);
        let candidates = self.by_start[..after].iter().rev().take_while(move |(_, _, latest)| time < *latest);
        candidates.filter(move |(span, _, _)| span.contains(time)).map(|(_, place, _)| *place)
    }

    pub(super) fn fill(&self, view: &View<'_>) -> Result<Cells, Error> {
        let (windows, asked, groups) = (self.windows.len(), self.asked.len(), self.groups.len());
        let mut cells = Cells {
            windows,
            asked,
            groups: self.groups.clone(),
            cells: vec![None; windows * groups],
            crosses: vec![None; asked * groups],
        };
        let (mut of_customer, mut of_nobody): (Vec<(usize, Totals)>, Vec<_>) = Default::default();
        for facts in view.facts() {
            of_customer.clear();
            for fact in facts {
                if fact.identified {
                    self.place(&fact, &mut of_customer).ok_or_else(overflow)?;
                    continue;
                }
                // An order that nobody can be found behind is a cluster of its own.
                of_nobody.clear();
                self.place(&fact, &mut of_nobody).ok_or_else(overflow)?;
                cells.add(&of_nobody, self).ok_or_else(overflow)?;
            }
            cells.add(&of_customer, self).ok_or_else(overflow)?;
        }
        Ok(cells)
    }

    fn place(&self, fact: &Fact, of_cluster: &mut Vec<(usize, Totals)>) -> Option<()> {
        let group = self.group_of.get(fact.combination as usize).copied().unwrap_or_default();
        for window in self.holding(fact.time) {
            let cell = group * self.windows.len() + window;
            // A customer's rows come in order of time, so the cell is mostly the last one.
            let known = of_cluster.iter().rposition(|(place, _)| *place == cell);
            let index = known.unwrap_or_else(|| {
                of_cluster.push((cell, Totals::default()));
                of_cluster.len() - 1
            });
            let totals = &mut of_cluster.get_mut(index)?.1;
            totals.ticks = totals.ticks.checked_add(fact.ticks)?;
            totals.orders += i64::from(fact.is_order);
            totals.guests += i64::from(fact.is_order && fact.guest);
            totals.identified += i64::from(fact.is_order && fact.identified);
        }
        Some(())
    }
}

/// The groups of a segment column in the order of their UTF-8 bytes, null first, and the group of each combination.
fn groups(view: &View<'_>, segment: Option<&str>) -> Result<(Vec<Group>, Vec<usize>), Error> {
    let combinations = view.state.combinations();
    let Some(name) = segment else { return Ok((vec![None], vec![0; combinations.len()])) };
    let names = view.state.segments();
    let column = names.iter().position(|own| own == name).ok_or_else(|| {
        let choices = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        Error::new(Code::SegmentColumn, TABLE).at("segment").with("choices", choices).got(name)
    })?;
    let value = |combination: &Combination| combination.segments.get(column).cloned().flatten();
    let mut order: BTreeMap<Option<String>, usize> =
        combinations.iter().map(|values| (value(values), 0)).collect();
    order.values_mut().enumerate().for_each(|(place, group)| *group = place);
    let group_of =
        combinations.iter().map(|values| order.get(&value(values)).copied().unwrap_or_default()).collect();
    Ok((order.into_keys().map(Some).collect(), group_of))
}

impl Cells {
    pub(super) fn groups(&self) -> usize {
        self.groups.len()
    }

    pub(super) fn group(&self, group: usize) -> Group {
        self.groups.get(group).cloned().flatten()
    }

    /// A cell; one that nobody touched is empty.
    pub(super) fn cell(&self, group: usize, window: usize) -> Cell {
        self.cells
            .get(group * self.windows + window)
            .cloned()
            .flatten()
            .map_or_else(Cell::default, |cell| *cell)
    }

    /// Products of an asked window with the one it is compared with.
    pub(super) fn cross(&self, group: usize, asked: usize, ratio: usize) -> Products {
        let cross = self.crosses.get(group * self.asked + asked).and_then(Option::as_deref);
        cross.and_then(|products| products.get(ratio)).copied().unwrap_or_default()
    }

    /// Adds one customer.
    fn add(&mut self, of_cluster: &[(usize, Totals)], grid: &Grid<'_>) -> Option<()> {
        for (place, totals) in of_cluster {
            let cell = self.cells.get_mut(*place)?.get_or_insert_default();
            cell.active += 1;
            cell.buyers += u64::from(totals.orders > 0);
            for (sum, value) in cell.sums.iter_mut().zip(totals.measures()) {
                *sum = sum.checked_add(value)?;
            }
            for (products, ratio) in cell.own.iter_mut().zip(RATIOS) {
                products.add(ratio, totals, totals)?;
            }
        }
        if of_cluster.len() < 2 {
            return Some(());
        }
        for (place, totals) in of_cluster {
            let (group, window) = (place / self.windows, place % self.windows);
            for &index in grid.asking.get(window)? {
                let Some(previous) = grid.asked.get(index)?.previous else { continue };
                let previous = group * self.windows + previous;
                let Some((_, before)) = of_cluster.iter().find(|(place, _)| *place == previous) else {
                    continue;
                };
                let cross = self.crosses.get_mut(group * self.asked + index)?.get_or_insert_default();
                for (products, ratio) in cross.iter_mut().zip(RATIOS) {
                    products.add(ratio, totals, before)?;
                }
            }
        }
        Some(())
    }
}

impl Products {
    fn add(&mut self, ratio: &Ratio, a: &Totals, b: &Totals) -> Option<()> {
        let (a, b) = (a.measures(), b.measures());
        let (an, ad) = (a[ratio.numerator as usize], a[ratio.denominator as usize]);
        let (bn, bd) = (b[ratio.numerator as usize], b[ratio.denominator as usize]);
        self.nn = self.nn.checked_add(an.checked_mul(bn)?)?;
        self.nd = self.nd.checked_add(an.checked_mul(bd)?)?;
        self.dn = self.dn.checked_add(ad.checked_mul(bn)?)?;
        self.dd = self.dd.checked_add(ad.checked_mul(bd)?)?;
        Some(())
    }
}

fn overflow() -> Error {
    Error::new(Code::Range, TABLE).at("value")
}
