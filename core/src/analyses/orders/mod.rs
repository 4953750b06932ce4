//! The log of orders by period and segment: every figure with its evidence, every change computed jointly.

mod cells;
mod distributions;
mod estimates;
mod figures;
mod grid;
mod measures;
mod plan;
mod second;
mod to_date;
mod view;

pub use plan::Compare;
pub use view::{CrossSell, NullCustomer, OrdersSettings, WrongSign, ZeroValue};

pub(crate) use figures::{FIGURES, Figure};
pub(crate) use plan::Windows;
pub(crate) use view::{View, Violation, violation};

use crate::distribution::Distribution;
use crate::error::{Code, Error};
use crate::estimate::{Difference, Maturity};
use crate::finding::Finding;
use crate::note::{Code as NoteCode, Note};
use crate::order::arrange;
use crate::parallel;
use cells::{Cells, Wanted};
use estimates::Filled;
use figures::Rule;
use grid::{Grid, overflow};
use measures::Ratio;
use plan::{Against, Plan};
use second::{Influences, Marks, Second};

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
    let ratios: Vec<Ratio> = {
        let mut ratios: Vec<Ratio> = figures.iter().flat_map(Figure::ratios).collect();
        arrange(&mut ratios, |a, b| (*a as usize).cmp(&(*b as usize)));
        ratios.dedup();
        ratios
    };
    let filled = fill(view, &grid, &figures, &ratios)?;

    let mut answer = Answer::default();
    let mut from = 0;
    for windows in question.windows {
        let until = match windows {
            Windows::Every(_) => plan.questions.len() - following(question.windows, windows),
            _ => from + 1,
        };
        for figure in &figures {
            for group in 0..grid.groups.len() {
                for place in from..until {
                    answer.findings.push(finding(&plan, &grid, &filled, figure, (group, place))?);
                }
            }
        }
        if !matches!(windows, Windows::Every(_))
            && question.segment.is_none()
            && answer.distributions.is_empty()
        {
            let cell = plan.asked.get(from).map_or(0, |asked| asked.current);
            answer.distributions = distributions::of(&filled, &figures, cell);
        }
        from = until;
    }
    Ok(answer)
}

/// Questions of the parts after one; each of those is one window.
fn following(parts: &[Windows], part: &Windows) -> usize {
    parts.iter().skip_while(|other| *other != part).count().saturating_sub(1)
}

/// Fills the grid in two walks: totals and lists first, then what is measured against them.
fn fill<'a>(
    view: &View<'_>,
    grid: &Grid<'_>,
    figures: &[Figure],
    ratios: &'a [Ratio],
) -> Result<Filled<'a>, Error> {
    let any = |of: fn(&Rule) -> bool| figures.iter().any(|figure| of(&figure.rule));
    let wanted = Wanted {
        values: any(|rule| {
            matches!(rule, Rule::Quantile { list: figures::List::Median | figures::List::P90, .. })
        }),
        gaps: any(|rule| matches!(rule, Rule::Quantile { list: figures::List::Gap, .. })),
        spend: any(|rule| matches!(rule, Rule::TopDecile)),
        second: any(|rule| matches!(rule, Rule::SecondPurchase)),
        to_date: any(|rule| matches!(rule, Rule::Mean { ratio: Ratio::ToDate, .. })),
    };
    let mut parts = grid.walk(view, || Cells::new(view, grid, ratios, wanted))?.into_iter();
    let mut cells = parts.next().ok_or_else(overflow)?;
    for part in parts {
        cells.merge(part).ok_or_else(overflow)?;
    }
    cells.finish(grid, view.threads())?;

    let influences: Vec<_> = figures.iter().filter_map(Figure::influence).collect();
    let mut filled = Filled {
        marks: vec![Marks::default(); grid.cells()],
        influences: Influences::default(),
        tick: 10_i128.pow(view.state.scale().into()),
        cells,
    };
    if influences.is_empty() && !any(|rule| matches!(rule, Rule::Quantile { .. })) {
        return Ok(filled);
    }
    filled.marks = parallel::parts(grid.cells(), view.threads(), |cell| {
        let lists = filled.cells.lists.get(cell).ok_or_else(overflow)?;
        Ok(estimates::marks(&filled.cells.cell(cell), lists))
    })?;
    let mut parts = grid.walk(view, || Second::new(grid, &filled.marks, &influences))?.into_iter();
    let mut second = parts.next().ok_or_else(overflow)?;
    for part in parts {
        second.merge(part).ok_or_else(overflow)?;
    }
    filled.influences = second.give(&mut filled.cells).ok_or_else(overflow)?;
    Ok(filled)
}

fn finding(
    plan: &Plan<'_>,
    grid: &Grid<'_>,
    filled: &Filled<'_>,
    figure: &Figure,
    (group, place): (usize, usize),
) -> Result<Finding, Error> {
    let overflow = || Error::new(Code::Range, figure.id).at("value");
    let (Some(asking), Some(asked)) = (plan.questions.get(place), plan.asked.get(place)) else {
        return Err(overflow());
    };
    let cell_of = |window: usize| group * grid.windows.len() + window;
    let window = |place: usize| plan.windows.get(place).copied().ok_or_else(overflow);
    let cell = cell_of(asked.current);
    let seen = matches!(asking.against, Against::Unequal(_) | Against::Equal);
    let before = asked.previous.filter(|_| seen);
    let equal = before.filter(|_| matches!(asking.against, Against::Equal)).map(cell_of);

    let mut estimate = filled.estimate(figure, cell, equal).ok_or_else(overflow)?;
    let mut maturity = asking.maturity;
    if figure.is_growth() && equal.is_none() {
        // Growth is itself a comparison, so what keeps it from being one is why it has no value.
        let why = match &asking.against {
            Against::Nothing => Note::new(NoteCode::NotCompared),
            Against::Unequal(why) => why.clone(),
            Against::Unobserved | Against::Equal => Note::new(NoteCode::Unobserved),
        };
        estimate = estimates::undefined(figure, &filled.cells.cell(cell), why);
        if matches!(asking.against, Against::Unobserved) {
            maturity = Maturity::Unobserved;
        }
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
        segment: grid.groups.get(group).cloned().flatten(),
        previous: None,
        change: None,
    };
    let Some(before) = before.filter(|_| !figure.is_growth()) else { return Ok(finding) };
    let then = filled.estimate(figure, cell_of(before), None).ok_or_else(overflow)?;
    let then = then.within(plan.context(window(before)?));
    if let Against::Unequal(why) = &asking.against {
        finding.estimate = finding.estimate.note(why.clone());
    } else {
        let question = group * grid.asked.len() + place;
        let correlation =
            filled.correlation(figure, question, (cell, cell_of(before))).ok_or_else(overflow)?;
        finding.change = Some(Difference::new(&finding.estimate, &then, correlation));
    }
    finding.previous = Some(then);
    Ok(finding)
}
