//! Totals of a log: the filled grid as sums that parts can add up, and the answer that follows from them.

use super::cells::{Cell, Cells, First, Products, Wanted};
use super::estimates::Filled;
use super::figures::{self, Figure, Need};
use super::grid::{Grid, Group, overflow};
use super::lists::Lists;
use super::measures::{Measure, Ratio};
use super::plan::Plan;
use super::second::Influences;
use super::view::View;
use super::{Answer, Answers, Asked, Question, ratios};
use crate::calendar::Period;
use crate::error::{Code, Error};
use crate::rows::orders::TABLE;
use crate::states::OrdersTotals;
use crate::states::totals::{self as state, CROSS, OWN, Place, Sums};

/// Measures in the order in which totals keep them. Their bytes depend on it: another measure is another version.
const MEASURES: [Measure; 19] = {
    use Measure as M;
    [
        M::Orders,
        M::Ticks,
        M::Guests,
        M::Identified,
        M::Customers,
        M::Repeaters,
        M::Newcomers,
        M::Returning,
        M::Spend,
        M::Repeats,
        M::Refunds,
        M::Margin,
        M::Crossed,
        M::CrossedCustomers,
        M::Active,
        M::Buyers,
        M::MemberTicks,
        M::ToDate,
        M::Known,
    ]
};

/// Ratios in the order in which totals keep their products.
const RATIOS: [Ratio; 13] = {
    use Ratio as R;
    [
        R::Order,
        R::Frequency,
        R::Repeat,
        R::Guest,
        R::Returning,
        R::RepeatOrder,
        R::Customer,
        R::Refund,
        R::Margin,
        R::Crossed,
        R::CrossedCustomer,
        R::Member,
        R::ToDate,
    ]
};

const _: () = assert!(OWN == MEASURES.len() + 3 * RATIOS.len() && CROSS == 4 * RATIOS.len());

/// Each part of a question with the segment column by which it is split.
type Parts<'a> = [(Vec<super::Windows>, Option<&'a str>)];

/// The totals behind every answer of a report by `period`.
pub(crate) fn totals(
    view: &View<'_>,
    parts: &Parts<'_>,
    (period, segment, compare): (Period, Option<&str>, state::Compare),
) -> Result<OrdersTotals, Error> {
    if view.settings.as_of.is_none() {
        let how = "pass as_of='2011-06-01' with the table; parts would end at different instants without it";
        return Err(Error::new(Code::MissingOption, TABLE).at("as_of").with("how", how));
    }
    view.zone()?;
    // Whether there are refunds shows only when all parts are together.
    let given = |figure: &Figure| figure.need == Need::Refunds || view.gives(figure.need).is_ok();
    let figures: Vec<_> =
        figures::ruled(view).filter(|figure| figure.is_of_totals() && given(figure)).collect();
    let ratios = ratios(&figures);
    let mut sums = Vec::new();
    // A part without rows has no columns either, and fits every other part.
    for (windows, segment) in parts.iter().filter(|_| view.state.schema().is_some()) {
        let plan = Plan::new(view, windows, compare)?;
        let grid = Grid::new(view, *segment, &plan.windows, &plan.asked)?;
        let wanted = Wanted { to_date: true, ..Wanted::default() };
        let (cells, _) = First::walk(view, &grid, &ratios, wanted)?;
        for (index, group) in grid.groups.iter().enumerate() {
            for slot in slots(&plan) {
                let own = cells.cells.get(index * plan.windows.len() + slot.window);
                let cross =
                    slot.question.and_then(|question| cells.crosses.get(index * plan.asked.len() + question));
                let own = own.and_then(Option::as_deref);
                // A group is one, whether or not its rows count.
                let named = group.is_some() && slot.start == i64::MIN;
                if own.is_some() || named {
                    let cross = cross.and_then(Option::as_deref).map(|cross| kept_cross(cross));
                    let cross = cross.filter(|cross| cross.iter().any(|sum| *sum != 0));
                    let own = kept(own.unwrap_or(&Cell::default()));
                    sums.push((slot.place(group), Sums { own, cross: cross.unwrap_or_default() }));
                }
            }
        }
    }
    let asked = state::Asked { period, segment: segment.map(str::to_owned), compare };
    OrdersTotals::new(view.state, view.settings, asked, view.counts, sums).ok_or_else(overflow)
}

/// The answer to a part of the question that totals were made for: what the log would say of the same figures.
pub(crate) fn add_up(
    totals: &OrdersTotals,
    view: &View<'_>,
    question: &Question<'_>,
) -> Result<Answer, Error> {
    let mut figures = figures::chosen(view, None)?;
    figures.retain(Figure::is_of_totals);
    let plan = Plan::new(view, question.windows, question.compare)?;
    let groups = if question.segment.is_some() { totals.groups() } else { vec![None] };
    let mut cells = Cells::new(groups.len() * plan.windows.len(), groups.len() * plan.asked.len());
    for (index, group) in groups.iter().enumerate() {
        for slot in slots(&plan) {
            let Some(Sums { own, cross }) = totals.sums(&slot.place(group)) else { continue };
            let cell = cells.cells.get_mut(index * plan.windows.len() + slot.window).ok_or_else(overflow)?;
            *cell = Some(Box::new(cell_of(own)));
            if let Some(question) = slot.question.filter(|_| !cross.is_empty()) {
                let place = index * plan.asked.len() + question;
                let products = cells.crosses.get_mut(place).ok_or_else(overflow)?.get_or_insert_default();
                for (ratio, sums) in RATIOS.into_iter().zip(cross.chunks_exact(4)) {
                    if let [nn, nd, dn, dd] = *sums {
                        products[ratio as usize] = Products { nn, nd, dn, dd };
                    }
                }
            }
        }
    }
    let tick = 10_i128.pow(view.state.scale().into());
    let filled = Filled { influences: Influences::default(), tick, cells };
    let count = groups.len() * plan.windows.len();
    let estimates = (0..count).map(|cell| filled.estimates(&figures, cell, &mut Lists::default()));
    let answers = Answers { estimates: estimates.collect::<Result<_, _>>()?, filled };
    let asked = Asked { plan: &plan, groups: &groups, figures: &figures };
    Ok(Answer { findings: asked.findings(question.windows, &answers)?, distributions: Vec::new() })
}

/// Ids of the figures that the table would give and totals do not.
pub(crate) fn left_out(view: &View<'_>) -> Vec<&'static str> {
    let given = figures::ruled(view).filter(|figure| view.gives(figure.need).is_ok());
    given.filter(|figure| !figure.is_of_totals()).map(|figure| figure.id).collect()
}

/// Where totals keep a window of a plan: by its instants, but all of the data under a name of their own.
struct Slot {
    window: usize,
    /// The question that compares it.
    question: Option<usize>,
    start: i64,
    end: i64,
}

impl Slot {
    fn place(&self, group: &Group) -> Place {
        Place { group: group.clone(), start: self.start, end: self.end }
    }
}

/// Every window that a plan asks about or compares with, each once.
fn slots(plan: &Plan<'_>) -> Vec<Slot> {
    let mut asked = vec![None; plan.windows.len()];
    let mut slots = Vec::new();
    for (question, (asking, windows)) in plan.questions.iter().zip(&plan.asked).enumerate() {
        if asking.period.is_none() {
            let end = plan.windows.get(windows.current).map_or(i64::MAX, |window| window.end);
            slots.push(Slot { window: windows.current, question: None, start: i64::MIN, end });
            continue;
        }
        if let Some(earlier) = windows.previous.and_then(|earlier| asked.get_mut(earlier)) {
            earlier.get_or_insert(None);
        }
        if let Some(current) = asked.get_mut(windows.current) {
            *current = Some(windows.previous.map(|_| question));
        }
    }
    for (window, (span, asked)) in plan.windows.iter().zip(asked).enumerate() {
        let Some(question) = asked else { continue };
        slots.push(Slot { window, question, start: span.start, end: span.end });
    }
    slots
}

/// A cell as totals keep it.
fn kept(cell: &Cell) -> Vec<i128> {
    let products = RATIOS.into_iter().flat_map(|ratio| {
        let Products { nn, nd, dd, .. } = *cell.products(ratio);
        [nn, nd, dd]
    });
    MEASURES.into_iter().map(|measure| cell.sum(measure)).chain(products).collect()
}

fn kept_cross(cross: &[Products]) -> Vec<i128> {
    let products = RATIOS.into_iter().filter_map(|ratio| cross.get(ratio as usize));
    products.flat_map(|Products { nn, nd, dn, dd }| [*nn, *nd, *dn, *dd]).collect()
}

fn cell_of(own: &[i128]) -> Cell {
    let mut cell = Cell::default();
    for (measure, sum) in MEASURES.into_iter().zip(own) {
        cell.sums[measure as usize] = *sum;
    }
    let products = own.get(MEASURES.len()..).unwrap_or_default();
    for (ratio, sums) in RATIOS.into_iter().zip(products.chunks_exact(3)) {
        if let [nn, nd, dd] = *sums {
            cell.own[ratio as usize] = Products { nn, nd, dn: nd, dd };
        }
    }
    cell
}
