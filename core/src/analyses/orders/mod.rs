//! The log of orders by period and segment: every figure with its evidence, every change computed jointly.

mod cells;
mod figures;
mod view;

pub use view::{NullCustomer, OrdersSettings, WrongSign, ZeroValue};

pub(crate) use figures::FIGURES;
pub(crate) use view::{View, Violation};

use std::sync::Arc;

use crate::calendar::{
    Date, Period, Span, Zone, format_utc, previous, same_days, spans, window_ending, year_before,
};
use crate::error::{Code, Error};
use crate::estimate::{Context, Difference, Estimate, Maturity};
use crate::finding::Finding;
use crate::note::{Code as NoteCode, Note};
use crate::rows::orders::TABLE;
use cells::{Asked, Cell, Cells, Grid};
use figures::Figure;

/// What a figure is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Compare {
    /// Nothing.
    None,
    /// The period before; an open period is not compared with a whole one.
    #[default]
    Previous,
    /// The period before, cut after as many days as the open period has had.
    PreviousSameDays,
    /// The same period a year before.
    Year,
}

/// Which windows a question looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Windows {
    /// All of the data.
    Whole,
    /// The days up to `as_of`.
    Trailing(u32),
    /// Calendar periods.
    Every(Period),
}

/// Answers for every window and every group of `segment`, metric by metric.
pub(crate) fn findings(
    view: &View<'_>,
    windows: Windows,
    segment: Option<&str>,
    compare: Compare,
) -> Result<Vec<Finding>, Error> {
    let plan = Plan::new(view, windows, compare)?;
    let cells = Grid::new(view, segment, &plan.windows, &plan.asked)?.fill(view)?;
    let mut findings = Vec::new();
    for figure in FIGURES {
        for group in 0..cells.groups() {
            for place in 0..plan.questions.len() {
                findings.push(plan.finding(&cells, figure, group, place)?);
            }
        }
    }
    Ok(findings)
}

/// The windows of a question, and what each is compared with.
struct Plan<'v> {
    view: &'v View<'v>,
    zone: Option<Arc<Zone>>,
    windows: Vec<Span>,
    asked: Vec<Asked>,
    questions: Vec<Asking>,
}

/// One asked window.
struct Asking {
    /// The period as the calendar has it; `None` for all of the data.
    period: Option<Span>,
    maturity: Maturity,
    /// Why it is open.
    why: Option<Note>,
    /// Whether the data reach back to what it is compared with.
    observed: bool,
    /// Whether the two are of equal length, so that their difference means something.
    comparable: bool,
}

impl<'v> Plan<'v> {
    fn new(view: &'v View<'v>, windows: Windows, compare: Compare) -> Result<Self, Error> {
        let zone = view.settings.time_zone.clone().map(Arc::new);
        let mut plan = Self { view, zone, windows: Vec::new(), asked: Vec::new(), questions: Vec::new() };
        match windows {
            Windows::Whole => plan.whole(),
            Windows::Trailing(days) => plan.trailing(view.zone()?, days, compare)?,
            Windows::Every(period) => plan.every(view.zone()?, period, compare)?,
        }
        Ok(plan)
    }

    fn first(&self) -> i64 {
        self.view.counts.first.unwrap_or(self.view.as_of)
    }

    fn push(&mut self, current: Span, previous: Option<Span>, asking: Asking) {
        let mut place = |span: Span| {
            self.windows.iter().position(|own| *own == span).unwrap_or_else(|| {
                self.windows.push(span);
                self.windows.len() - 1
            })
        };
        let asked = Asked { current: place(current), previous: previous.map(&mut place) };
        self.asked.push(asked);
        self.questions.push(asking);
    }

    fn whole(&mut self) {
        let (start, end) = (self.first(), self.view.as_of);
        let utc = Zone::utc();
        let zone = self.view.settings.time_zone.as_ref().unwrap_or(&utc);
        // Dates only name the window here; data outside the calendar still has its totals.
        let date = |instant| zone.date_at(instant).unwrap_or(Date::MIN);
        let span = Span { start: start.min(end), end, first: date(start), last_exclusive: date(end) };
        let asking = Asking {
            period: None,
            maturity: Maturity::Complete,
            why: None,
            observed: false,
            comparable: false,
        };
        self.push(span, None, asking);
    }

    fn trailing(&mut self, zone: &Zone, days: u32, compare: Compare) -> Result<(), Error> {
        let refused =
            || Error::new(Code::Option, TABLE).at("window").with("expected", "a window within the calendar");
        let span = window_ending(self.view.as_of, zone, days).ok_or_else(refused)?;
        let before = window_ending(span.start, zone, days).ok_or_else(refused)?;
        let first = self.first();
        let short = || Note::new(NoteCode::ShortHistory).with("start", format_utc(first));
        let (maturity, why) =
            if span.start < first { (Maturity::Open, Some(short())) } else { (Maturity::Complete, None) };
        let compared = compare != Compare::None;
        let asking = Asking {
            period: Some(span),
            maturity,
            why,
            observed: before.end > first,
            comparable: before.start >= first,
        };
        self.push(span, compared.then_some(before), asking);
        Ok(())
    }

    fn every(&mut self, zone: &Zone, period: Period, compare: Compare) -> Result<(), Error> {
        let too_many = || Error::new(Code::TooManyPeriods, TABLE).at("period").got(period.name());
        let (first, as_of) = (self.first(), self.view.as_of);
        for span in spans(period, zone, first, as_of).ok_or_else(too_many)? {
            let open = span.end > as_of;
            let (mut current, before) = (
                span,
                match compare {
                    Compare::None => None,
                    Compare::Previous | Compare::PreviousSameDays => previous(period, zone, span),
                    Compare::Year => year_before(period, zone, span),
                },
            );
            let mut before = before.filter(|before| !before.is_empty());
            let mut comparable = !open;
            if let (true, Compare::PreviousSameDays, Some(earlier)) = (open, compare, before)
                && let Some(cut) = same_days(zone, span, earlier, as_of)
            {
                (current, before, comparable) = (cut.current, Some(cut.previous), true);
            }
            let asking = Asking {
                period: Some(span),
                maturity: if open { Maturity::Open } else { Maturity::Complete },
                why: open.then(|| Note::new(NoteCode::OpenPeriod).with("as_of", format_utc(as_of))),
                observed: before.is_some_and(|before| before.end > first),
                comparable,
            };
            self.push(current, before, asking);
        }
        Ok(())
    }

    fn context(&self, window: Span) -> Arc<Context> {
        let currency = self.view.state.currency().map(Arc::from);
        Arc::new(Context { window: Some(window), zone: self.zone.clone(), as_of: self.view.as_of, currency })
    }

    fn finding(&self, cells: &Cells, figure: &Figure, group: usize, place: usize) -> Result<Finding, Error> {
        let overflow = || Error::new(Code::Range, figure.id).at("value");
        let (Some(asking), Some(asked)) = (self.questions.get(place), self.asked.get(place)) else {
            return Err(overflow());
        };
        let window = |place: usize| self.windows.get(place).copied().ok_or_else(overflow);
        let scale = self.view.state.scale();
        let cell = cells.cell(group, asked.current);
        let before = asked.previous.filter(|_| asking.observed).map(|previous| cells.cell(group, previous));
        let comparable = before.as_ref().filter(|_| asking.comparable);

        let mut estimate = self.estimate(figure, &cell, comparable, scale).ok_or_else(overflow)?;
        estimate = estimate.maturity_is(asking.maturity).within(self.context(window(asked.current)?));
        if let Some(why) = &asking.why {
            estimate = estimate.note(why.clone());
        }
        let mut finding = Finding {
            estimate,
            direction: Some(figure.direction),
            period: asking.period,
            segment: cells.group(group),
            previous: None,
            change: None,
        };
        let (Some(before), Some(place_before)) = (before, asked.previous) else { return Ok(finding) };
        if figure.is_growth() {
            return Ok(finding);
        }
        let then = self.estimate(figure, &before, None, scale).ok_or_else(overflow)?;
        let then = then.within(self.context(window(place_before)?));
        if asking.comparable {
            let correlation = match figure.ratio() {
                Some(ratio) => {
                    let cross = cells.cross(group, place, ratio);
                    figures::correlation(ratio, &cell, &before, cross).ok_or_else(overflow)?
                }
                None => 0.0,
            };
            finding.change = Some(Difference::new(&finding.estimate, &then, correlation));
        } else {
            finding.estimate = finding.estimate.note(Note::new(NoteCode::OpenComparison));
        }
        finding.previous = Some(then);
        Ok(finding)
    }

    fn estimate(&self, figure: &Figure, cell: &Cell, before: Option<&Cell>, scale: u8) -> Option<Estimate> {
        if figure.needs_guests() && !self.view.knows_guests() {
            return Some(figure.undefined(Note::new(NoteCode::GuestsUnknown)));
        }
        figure.estimate(cell, before, scale)
    }
}
