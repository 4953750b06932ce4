//! Everything of each customer up to the end of each window: sums that change only where a customer does something.

use super::cells::{Cells, Products};
use super::grid::Grid;
use super::measures::{Measure, Ratio};
use super::view::Facts;
use crate::order::sort;

/// Sums over all customers known at each end of a window, kept as differences between neighbouring ends; so a customer
/// costs as much as the rows, not as the windows.
#[derive(Debug)]
pub(super) struct ToDate {
    with_cost: bool,
    /// Ends of windows, sorted.
    ends: Vec<i64>,
    /// For each group and end: customers, sum and sum of squares, as differences from the end before.
    steps: Vec<[i128; 3]>,
    /// For each end, the questions between whose two ends it lies: above the earlier, up to the later.
    spanning: Vec<Vec<(usize, usize, usize)>>,
    /// For each group and question: sums of x (y - x) and of y - x, with x at the earlier and y at the later end, over
    /// customers known at the earlier.
    moved: Vec<[i128; 2]>,
    questions: usize,
    /// The customer's total in the group at hand after each end at which it moved.
    path: Vec<(usize, i128)>,
    met: Vec<usize>,
}

impl ToDate {
    pub(super) fn new(grid: &Grid<'_>, with_cost: bool) -> Self {
        let mut ends: Vec<i64> = grid.windows.iter().map(|window| window.end).collect();
        sort(&mut ends, Ord::cmp);
        ends.dedup();
        let end_of = |window: usize| {
            let end = grid.windows.get(window).map(|window| window.end)?;
            ends.binary_search(&end).ok()
        };
        let mut spanning = vec![Vec::new(); ends.len()];
        for (question, asked) in grid.asked.iter().enumerate() {
            let (Some(later), Some(earlier)) = (end_of(asked.current), asked.previous.and_then(end_of))
            else {
                continue;
            };
            for between in spanning.iter_mut().take(later + 1).skip(earlier + 1) {
                between.push((question, earlier, later));
            }
        }
        Self {
            with_cost,
            steps: vec![[0; 3]; grid.groups.len() * ends.len()],
            ends,
            spanning,
            moved: vec![[0; 2]; grid.groups.len() * grid.asked.len()],
            questions: grid.asked.len(),
            path: Vec::new(),
            met: Vec::new(),
        }
    }

    /// One customer in one group; `None` on overflow.
    fn add(&mut self, facts: &Facts, grid: &Grid<'_>, group: usize) -> Option<()> {
        self.path.clear();
        let (mut total, mut known) = (0_i128, false);
        let group_of =
            |combination: u32| grid.group_of.get(combination as usize).copied().unwrap_or_default();
        for fact in facts.rows.iter().filter(|fact| fact.identified && group_of(fact.combination) == group) {
            total += i128::from(fact.ticks) - if self.with_cost { i128::from(fact.cost) } else { 0 };
            known |= fact.is_order;
            if !known {
                continue;
            }
            let end = self.ends.partition_point(|end| *end <= fact.time);
            match self.path.last_mut() {
                Some((at, value)) if *at == end => *value = total,
                _ => self.path.push((end, total)),
            }
        }
        let base = group * self.ends.len();
        let mut before = None;
        for &(end, total) in &self.path {
            if end >= self.ends.len() {
                break;
            }
            let old: i128 = before.unwrap_or_default();
            let step = self.steps.get_mut(base + end)?;
            step[0] += i128::from(before.is_none());
            step[1] = step[1].checked_add(total - old)?;
            step[2] = step[2].checked_add(product(total, total)?.checked_sub(product(old, old)?)?)?;
            before = Some(total);
        }
        self.met.clear();
        for &(end, _) in &self.path {
            for &(question, earlier, later) in self.spanning.get(end).into_iter().flatten() {
                if self.met.contains(&question) {
                    continue;
                }
                self.met.push(question);
                let at = |end: usize| {
                    let moves = self.path.partition_point(|(at, _)| *at <= end);
                    self.path.get(moves.checked_sub(1)?).map(|(_, total)| *total)
                };
                if let (Some(x), Some(y)) = (at(earlier), at(later)) {
                    let moved = self.moved.get_mut(group * self.questions + question)?;
                    moved[0] = moved[0].checked_add(product(x, y - x)?)?;
                    moved[1] = moved[1].checked_add(y - x)?;
                }
            }
        }
        Some(())
    }

    /// Adds what another part gathered; `None` on overflow.
    pub(super) fn merge(&mut self, other: &Self) -> Option<()> {
        let own = self.steps.as_flattened_mut().iter_mut().chain(self.moved.as_flattened_mut());
        for (sum, added) in own.zip(other.steps.as_flattened().iter().chain(other.moved.as_flattened())) {
            *sum = sum.checked_add(*added)?;
        }
        Some(())
    }

    /// Sums up to each end into the cells of the first walk; `None` on overflow.
    pub(super) fn give(&mut self, grid: &Grid<'_>, cells: &mut Cells) -> Option<()> {
        for steps in self.steps.chunks_mut(self.ends.len().max(1)) {
            let mut sums = [0_i128; 3];
            for step in steps {
                for (sum, step) in sums.iter_mut().zip(step.iter_mut()) {
                    *sum = sum.checked_add(*step)?;
                    *step = *sum;
                }
            }
        }
        let at = |group: usize, window: usize| {
            let end =
                grid.windows.get(window).and_then(|window| self.ends.binary_search(&window.end).ok())?;
            self.steps.get(group * self.ends.len() + end).copied()
        };
        for group in 0..grid.groups.len() {
            for window in 0..grid.windows.len() {
                let [known, total, squares] = at(group, window)?;
                if known == 0 {
                    continue;
                }
                let cell = cells.cells.get_mut(group * grid.windows.len() + window)?.get_or_insert_default();
                (cell.sums[Measure::ToDate as usize], cell.sums[Measure::Known as usize]) = (total, known);
                cell.own[Ratio::ToDate as usize] = Products { nn: squares, nd: total, dn: total, dd: known };
            }
            for (question, asked) in grid.asked.iter().enumerate() {
                let Some([known, total, squares]) = asked.previous.and_then(|window| at(group, window))
                else {
                    continue;
                };
                let place = group * grid.asked.len() + question;
                let [products, moves] = self.moved.get(place).copied()?;
                let cross = cells.crosses.get_mut(place)?.get_or_insert_default();
                cross[Ratio::ToDate as usize] = Products {
                    nn: squares.checked_add(products)?,
                    nd: total.checked_add(moves)?,
                    dn: total,
                    dd: known,
                };
            }
        }
        Some(())
    }

    /// All rows of one customer key; `None` on overflow.
    pub(super) fn add_all(&mut self, facts: &Facts, grid: &Grid<'_>) -> Option<()> {
        if facts.history.is_empty() {
            return Some(());
        }
        if grid.groups.len() == 1 {
            return self.add(facts, grid, 0);
        }
        let groups =
            facts.rows.iter().filter_map(|fact| grid.group_of.get(fact.combination as usize).copied());
        let mut groups: Vec<usize> = groups.collect();
        sort(&mut groups, Ord::cmp);
        groups.dedup();
        groups.into_iter().try_for_each(|group| self.add(facts, grid, group))
    }
}

/// A product, faster for small numbers.
#[inline(always)]
fn product(a: i128, b: i128) -> Option<i128> {
    match (i32::try_from(a), i32::try_from(b)) {
        (Ok(a), Ok(b)) => Some((i64::from(a) * i64::from(b)).into()),
        _ => a.checked_mul(b),
    }
}
