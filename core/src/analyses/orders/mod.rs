//! The log of orders by period and segment: every figure with its evidence, every change computed jointly.

mod cells;
mod distributions;
mod estimates;
mod figures;
mod grid;
mod lists;
mod measures;
mod mix;
mod plan;
mod second;
mod to_date;
mod totals;
mod view;

pub use crate::states::totals::{Compare, CrossSell, NullCustomer, OrdersSettings, WrongSign, ZeroValue};

pub(crate) use figures::{FIGURES, Figure};
pub(crate) use mix::{Asked as SplitAsked, Mix, mix};
pub(crate) use plan::Windows;
pub(crate) use totals::{add_up, left_out, totals};
pub(crate) use view::{View, Violation, violation};

use crate::distribution::Distribution;
use crate::error::{Code, Error};
use crate::estimate::{Difference, Estimate, Maturity};
use crate::finding::Finding;
use crate::note::{Code as NoteCode, Note};
use crate::order::arrange;
use crate::rows::orders::TABLE;
use cells::{First, Wanted};
use estimates::Filled;
use figures::{List, Rule};
use grid::{Grid, Group, overflow};
use measures::Ratio;
use plan::{Against, Plan};
use second::{Influences, Second};

/// What a question asks for.
#[derive(Clone, Debug)]
pub(crate) struct Question<'a> {
    /// The windows, part by part.
    pub(crate) windows: &'a [Windows],
    /// The segment column to split by.
    pub(crate) segment: Option<&'a str>,
    /// What each window is compared with.
    pub(crate) compare: Compare,
    /// Ids of the figures; all that the table gives by default.
    pub(crate) metrics: Option<&'a [String]>,
}

/// What a log answers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub(crate) findings: Vec<Finding>,
    /// How gaps, values and times to the second order spread over the first window that is no calendar period.
    pub(crate) distributions: Vec<Distribution>,
}

/// Answers for every window and every group: part by part, metric by metric, group by group, window by window.
pub(crate) fn answer(view: &View<'_>, question: &Question<'_>) -> Result<Answer, Error> {
    let figures = figures::chosen(view, question.metrics)?;
    let plan = Plan::new(view, question.windows, question.compare)?;
    let grid = Grid::new(view, question.segment, &plan.windows, &plan.asked)?;
    let ratios = ratios(&figures);
    let asked = Asked { plan: &plan, groups: &grid.groups, figures: &figures };
    // The first window that is no calendar period, of all groups together, also shows how values spread.
    let single = question.windows.iter().position(|windows| !matches!(windows, Windows::Every(_)));
    let first = |part: usize| plan.questions.len() - following(question.windows, part) - 1;
    let shown = single.filter(|_| question.segment.is_none()).and_then(|part| plan.asked.get(first(part)));
    let (answers, distributions) = fill(view, &asked, &grid, &ratios, shown.map(|asked| asked.current))?;
    Ok(Answer { findings: asked.findings(question.windows, &answers)?, distributions })
}

/// The ratios whose products some figures need, each once.
fn ratios(figures: &[Figure]) -> Vec<Ratio> {
    let mut ratios: Vec<Ratio> = figures.iter().flat_map(Figure::ratios).collect();
    arrange(&mut ratios, |a, b| (*a as usize).cmp(&(*b as usize)));
    ratios.dedup();
    ratios
}

/// Questions of the parts after one; each of those is one window.
fn following(parts: &[Windows], part: usize) -> usize {
    parts.len() - part - 1
}

/// What is asked, laid out.
struct Asked<'a> {
    plan: &'a Plan<'a>,
    groups: &'a [Group],
    figures: &'a [Figure],
}

/// The figures of every cell, and what their changes are found from.
struct Answers {
    filled: Filled,
    /// Cell by cell, figure by figure.
    estimates: Vec<Vec<Estimate>>,
}

/// Fills the grid in two walks: totals and lists first, then what is measured against them.
fn fill(
    view: &View<'_>,
    asked: &Asked<'_>,
    grid: &Grid<'_>,
    ratios: &[Ratio],
    shown: Option<usize>,
) -> Result<(Answers, Vec<Distribution>), Error> {
    let figures = asked.figures;
    let any = |of: fn(&Rule) -> bool| figures.iter().any(|figure| of(&figure.rule));
    let wanted = Wanted {
        values: any(|rule| matches!(rule, Rule::Quantile { list: List::Median | List::P90, .. })),
        gaps: any(|rule| matches!(rule, Rule::Quantile { list: List::Gap, .. })),
        spend: any(|rule| matches!(rule, Rule::TopDecile)),
        second: any(|rule| matches!(rule, Rule::SecondPurchase)),
        to_date: any(|rule| matches!(rule, Rule::Mean { ratio: Ratio::ToDate, .. })),
    };
    let (cells, lists) = First::walk(view, grid, ratios, wanted)?;
    let tick = 10_i128.pow(view.state.scale().into());
    let mut filled = Filled { influences: Influences::default(), tick, cells };

    let influences: Vec<_> = figures.iter().filter_map(Figure::influence).collect();
    if !influences.is_empty() || any(|rule| matches!(rule, Rule::Quantile { .. })) {
        let marks = lists::each(&lists, view.threads(), |cell, lists| {
            Ok(estimates::marks(filled.cells.cell(cell), lists))
        })?;
        let mut parts = grid.walk(view, || Second::new(grid, &marks, &influences))?.into_iter();
        let mut second = parts.next().ok_or_else(overflow)?;
        for part in parts {
            second.merge(part).ok_or_else(overflow)?;
        }
        filled.influences = second.give(&mut filled.cells).ok_or_else(overflow)?;
    }
    let found = lists::each(&lists, view.threads(), |cell, lists| {
        let estimates = filled.estimates(figures, cell, lists)?;
        let shown = shown == Some(cell);
        Ok((estimates, if shown { distributions::of(figures, lists, tick) } else { Vec::new() }))
    })?;
    let (estimates, distributions): (_, Vec<_>) = found.into_iter().unzip();
    Ok((Answers { filled, estimates }, distributions.into_iter().flatten().collect()))
}

impl Asked<'_> {
    /// Part by part, figure by figure, group by group, window by window.
    fn findings(&self, parts: &[Windows], answers: &Answers) -> Result<Vec<Finding>, Error> {
        let mut findings = Vec::new();
        let mut from = 0;
        for (part, windows) in parts.iter().enumerate() {
            let until = match windows {
                Windows::Every(_) => self.plan.questions.len() - following(parts, part),
                _ => from + 1,
            };
            for index in 0..self.figures.len() {
                for group in 0..self.groups.len() {
                    for place in from..until {
                        findings.push(self.finding(answers, index, (group, place))?);
                    }
                }
            }
            from = until;
        }
        Ok(findings)
    }

    fn finding(
        &self,
        answers: &Answers,
        index: usize,
        (group, place): (usize, usize),
    ) -> Result<Finding, Error> {
        let overflow = || Error::new(Code::Range, TABLE).at("value");
        let Self { plan, groups, figures } = self;
        let (Some(figure), Some(asking), Some(asked)) =
            (figures.get(index), plan.questions.get(place), plan.asked.get(place))
        else {
            return Err(overflow());
        };
        let cell_of = |window: usize| group * plan.windows.len() + window;
        let window = |place: usize| plan.windows.get(place).copied().ok_or_else(overflow);
        let estimate_of = |window: usize| {
            let estimate = answers.estimates.get(cell_of(window)).and_then(|of| of.get(index));
            estimate.cloned().ok_or_else(overflow)
        };
        let cell = cell_of(asked.current);
        let seen = matches!(asking.against, Against::Unequal(_) | Against::Equal);
        let before = asked.previous.filter(|_| seen);

        let mut estimate = estimate_of(asked.current)?;
        let mut maturity = asking.maturity;
        if figure.is_growth() {
            let equal = before.filter(|_| matches!(asking.against, Against::Equal)).map(cell_of);
            estimate = match (equal, &asking.against) {
                (Some(before), _) => answers.filled.growth(figure, cell, before).ok_or_else(overflow)?,
                (None, Against::Nothing) => estimate,
                // Growth is itself a comparison, so what keeps it from being one is why it has no value.
                (None, Against::Unequal(why)) => {
                    estimates::undefined(figure, answers.filled.cells.cell(cell), why.clone())
                }
                (None, Against::Unobserved | Against::Equal) => {
                    let why = Note::new(NoteCode::Unobserved);
                    estimates::undefined(figure, answers.filled.cells.cell(cell), why)
                }
            };
            if matches!(asking.against, Against::Unobserved) {
                maturity = Maturity::Unobserved;
            }
        }
        if asking.maturity == Maturity::Unobserved {
            estimate = Estimate::undefined(figure.id, figure.unit, 0, Note::new(NoteCode::OutsideData));
        }
        estimate = estimate.maturity_is(maturity).within(plan.context(window(asked.current)?));
        if let Some(why) = &asking.why {
            estimate = estimate.note(why.clone());
        }
        // Of a figure that looks back, a longer history alone makes a change; that is neither better nor worse.
        let earliest = before.filter(|_| figure.looks_back).map(window).transpose()?;
        let bent = earliest.and_then(|window| plan.short_look_back(&window));
        if let Some(why) = &bent {
            estimate = estimate.note(why.clone());
        }
        let mut finding = Finding {
            estimate,
            direction: Some(figure.direction).filter(|_| bent.is_none()),
            period: asking.period,
            segment: groups.get(group).cloned().flatten(),
            previous: None,
            change: None,
        };
        let Some(before) = before.filter(|_| !figure.is_growth()) else { return Ok(finding) };
        let then = estimate_of(before)?.within(plan.context(window(before)?));
        if let Against::Unequal(why) = &asking.against {
            finding.estimate = finding.estimate.note(why.clone());
        } else {
            let question = group * plan.asked.len() + place;
            let correlation = answers.filled.correlation(figure, question, (cell, cell_of(before)));
            finding.change =
                Some(Difference::new(&finding.estimate, &then, correlation.ok_or_else(overflow)?));
        }
        finding.previous = Some(then);
        Ok(finding)
    }
}
