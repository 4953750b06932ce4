//! Windows × groups of a question, and the walk that places each customer's rows in them.

use super::measures::Totals;
use super::view::{Fact, Facts, View};
use crate::calendar::Span;
use crate::error::{Code, Error};
use crate::order::arrange;
use crate::parallel;
use crate::rows::orders::TABLE;

/// A group of a segment column as findings have it: all, the null group, or a named one.
pub(super) type Group = Option<Option<String>>;

/// A window that is asked about, and the one it is compared with: places in the list of windows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) current: usize,
    pub(super) previous: Option<usize>,
}

/// The question's windows and groups; a cell is a window of a group.
pub(super) struct Grid<'a> {
    pub(super) windows: &'a [Span],
    pub(super) asked: &'a [Asked],
    /// For each window, the places of the questions that ask about it.
    asking: Vec<Vec<usize>>,
    pub(super) groups: Vec<Group>,
    /// From the combination of segment values to the group.
    pub(super) group_of: Vec<usize>,
    /// The windows in rows without overlap, each in order of time, so that an instant is found by halving.
    layers: Vec<Vec<(Span, usize)>>,
}

/// What one walk over the customers gathers.
pub(super) trait Gather {
    /// One row in one cell, with the customer's totals there so far.
    fn row(&mut self, _cell: usize, _fact: &Fact, _totals: &mut Totals) {}

    /// One customer, or one row of nobody; `None` on overflow.
    fn cluster(&mut self, cluster: &Cluster, grid: &Grid<'_>) -> Option<()>;

    /// All rows of a customer key, before they are placed; `None` on overflow.
    fn history(&mut self, _facts: &Facts, _grid: &Grid<'_>) -> Option<()> {
        Some(())
    }
}

/// The cells that one customer touches.
#[derive(Debug)]
pub(super) struct Cluster {
    /// Those of the customer at hand come first; the others are room to be used again.
    totals: Vec<(usize, Totals)>,
    used: usize,
    /// For each cell, the round in which it was last touched and its place in `totals`: no clearing between customers.
    slots: Vec<(u32, u32)>,
    round: u32,
}

impl Cluster {
    fn new(cells: usize) -> Self {
        Self { totals: Vec::new(), used: 0, slots: vec![(0, 0); cells], round: 0 }
    }

    fn clear(&mut self) {
        self.used = 0;
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.slots.fill((0, 0));
            self.round = 1;
        }
    }

    #[inline(always)]
    fn touch(&mut self, cell: usize) -> Option<&mut Totals> {
        let slot = self.slots.get_mut(cell)?;
        if slot.0 != self.round {
            *slot = (self.round, self.used as u32);
            if self.used == self.totals.len() {
                self.totals.push((cell, Totals::default()));
            }
            *self.totals.get_mut(self.used)? = (cell, Totals::default());
            self.used += 1;
        }
        self.totals.get_mut(slot.1 as usize).map(|(_, totals)| totals)
    }

    /// Cells with the customer's totals in them.
    pub(super) fn cells(&self) -> &[(usize, Totals)] {
        self.totals.get(..self.used).unwrap_or_default()
    }

    /// Where a cell stands among [`Cluster::cells`].
    pub(super) fn place(&self, cell: usize) -> Option<usize> {
        let (round, place) = self.slots.get(cell).copied()?;
        (round == self.round).then_some(place as usize)
    }

    /// The customer's totals in a cell.
    pub(super) fn of(&self, cell: usize) -> Option<&Totals> {
        self.totals.get(self.place(cell)?).map(|(_, totals)| totals)
    }
}

impl<'a> Grid<'a> {
    pub(super) fn new(
        view: &View<'_>,
        segment: Option<&str>,
        windows: &'a [Span],
        asked: &'a [Asked],
    ) -> Result<Self, Error> {
        let (groups, group_of) = groups(view, segment)?;
        let mut asking = vec![Vec::new(); windows.len()];
        for (place, question) in asked.iter().enumerate() {
            if let Some(places) = asking.get_mut(question.current) {
                places.push(place);
            }
        }
        Ok(Self { windows, asked, asking, groups, group_of, layers: layers(windows) })
    }

    pub(super) fn cells(&self) -> usize {
        self.windows.len() * self.groups.len()
    }

    /// The window of a cell.
    pub(super) fn window(&self, cell: usize) -> Option<&Span> {
        self.windows.get(cell % self.windows.len())
    }

    /// For a cell that is compared: places of the question in its group's list, and of the earlier cell.
    pub(super) fn comparisons(&self, cell: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let (group, window) = (cell / self.windows.len(), cell % self.windows.len());
        let questions = self.asking.get(window).into_iter().flatten();
        questions.filter_map(move |&question| {
            let previous = self.asked.get(question)?.previous?;
            Some((group * self.asked.len() + question, group * self.windows.len() + previous))
        })
    }

    /// Walks over all customers, on as many threads as asked; gathers in parts, whose number shows in no result.
    pub(super) fn walk<G: Gather + Send>(
        &self,
        view: &View<'_>,
        gather: impl Fn() -> G + Sync,
    ) -> Result<Vec<G>, Error> {
        let (runs, parts) = (view.runs(), view.parts());
        parallel::parts(parts, parts, |part| {
            let mut gathered = gather();
            self.gather(view, runs * part / parts..runs * (part + 1) / parts, &mut gathered)?;
            Ok(gathered)
        })
    }

    /// Compiled once for all that gathers.
    fn gather(
        &self,
        view: &View<'_>,
        runs: std::ops::Range<usize>,
        gathered: &mut dyn Gather,
    ) -> Result<(), Error> {
        let mut facts = Facts::default();
        let (mut of_customer, mut of_nobody) = (Cluster::new(self.cells()), Cluster::new(self.cells()));
        let mut hints = vec![0; self.layers.len()];
        for run in runs {
            if run % 65_536 == 0 {
                parallel::check()?;
            }
            view.read(run, &mut facts);
            gathered.history(&facts, self).ok_or_else(overflow)?;
            of_customer.clear();
            for fact in &facts.rows {
                if fact.identified {
                    self.place(view, fact, &mut hints, &mut of_customer, gathered).ok_or_else(overflow)?;
                    continue;
                }
                // A row that nobody can be found behind is a cluster of its own.
                of_nobody.clear();
                self.place(view, fact, &mut hints, &mut of_nobody, gathered).ok_or_else(overflow)?;
                gathered.cluster(&of_nobody, self).ok_or_else(overflow)?;
            }
            if of_customer.used == 0 {
                continue;
            }
            for (cell, totals) in of_customer.totals.iter_mut().take(of_customer.used) {
                totals.close(&facts, self.window(*cell).map_or(i64::MAX, |window| window.end));
            }
            gathered.cluster(&of_customer, self).ok_or_else(overflow)?;
        }
        Ok(())
    }

    fn place(
        &self,
        view: &View<'_>,
        fact: &Fact,
        hints: &mut [usize],
        cluster: &mut Cluster,
        gathered: &mut dyn Gather,
    ) -> Option<()> {
        let group = self.group_of.get(fact.combination as usize).copied().unwrap_or_default();
        for (layer, hint) in self.layers.iter().zip(hints) {
            // Rows come in order of time, so the window is mostly that of the row before.
            if !layer.get(*hint).is_some_and(|(span, _)| span.contains(fact.time)) {
                *hint = layer.partition_point(|(span, _)| span.start <= fact.time).saturating_sub(1);
            }
            let Some((_, window)) = layer.get(*hint).filter(|(span, _)| span.contains(fact.time)) else {
                continue;
            };
            let cell = group * self.windows.len() + window;
            let totals = cluster.touch(cell)?;
            totals.add(fact)?;
            view.categories(fact, totals);
            gathered.row(cell, fact, totals);
        }
        Some(())
    }
}

/// The windows in rows without overlap, each row in order of time.
fn layers(windows: &[Span]) -> Vec<Vec<(Span, usize)>> {
    let mut order: Vec<_> = windows.iter().copied().zip(0..).filter(|(span, _)| !span.is_empty()).collect();
    arrange(&mut order, |a: &(Span, usize), b| (a.0.start, a.1).cmp(&(b.0.start, b.1)));
    let mut layers: Vec<Vec<(Span, usize)>> = Vec::new();
    for (span, place) in order {
        let free =
            |layer: &&mut Vec<(Span, usize)>| layer.last().is_none_or(|(last, _)| last.end <= span.start);
        match layers.iter_mut().find(free) {
            Some(layer) => layer.push((span, place)),
            None => layers.push(vec![(span, place)]),
        }
    }
    layers
}

/// The groups of a segment column in the order of their UTF-8 bytes, null first, and the group of each combination.
fn groups(view: &View<'_>, segment: Option<&str>) -> Result<(Vec<Group>, Vec<usize>), Error> {
    let combinations = view.level.combinations();
    let Some(name) = segment else { return Ok((vec![None], vec![0; combinations.len()])) };
    let names = view.state.segments();
    let column = names.iter().position(|own| own == name).ok_or_else(|| {
        let choices = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        Error::new(Code::SegmentColumn, TABLE).at("segment").with("choices", choices).got(name)
    })?;
    let values: Vec<Option<&str>> =
        combinations.iter().map(|values| values.segments.get(column)?.as_deref()).collect();
    let mut order = values.clone();
    arrange(&mut order, Ord::cmp);
    order.dedup();
    let group_of = values.iter().map(|value| order.binary_search(value).unwrap_or_default()).collect();
    Ok((order.into_iter().map(|value| Some(value.map(str::to_owned))).collect(), group_of))
}

pub(super) fn overflow() -> Error {
    Error::new(Code::Range, TABLE).at("value")
}
