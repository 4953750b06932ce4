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
    against: Against,
}

/// What there is to compare with.
enum Against {
    /// Nothing was asked for, or all of the data was.
    Nothing,
    /// The data do not reach back so far.
    Unobserved,
    /// A window of another length than this one; the note says so.
    Unequal(Note),
    /// A window of the same length.
    Equal,
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

    /// Whether the history reaches back to the first date of a window; a shop that opened at nine covers that day.
    fn covers(&self, zone: &Zone, span: &Span) -> bool {
        let begins = self.view.counts.first.and_then(|first| zone.date_at(first));
        begins.is_none_or(|begins| begins <= span.first)
    }

    fn short(&self, code: NoteCode) -> Note {
        Note::new(code).with("start", format_utc(self.first()))
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
        // The date after that of the last instant looked at.
        let last_exclusive = date(end.saturating_sub(1)).add_days(1).unwrap_or(Date::MAX);
        let span = Span { start: start.min(end), end, first: date(start), last_exclusive };
        let asking =
            Asking { period: None, maturity: Maturity::Complete, why: None, against: Against::Nothing };
        self.push(span, None, asking);
    }

    fn trailing(&mut self, zone: &Zone, days: u32, compare: Compare) -> Result<(), Error> {
        let refused =
            || Error::new(Code::Option, TABLE).at("window").with("expected", "a window within the calendar");
        let span = window_ending(self.view.as_of, zone, days).ok_or_else(refused)?;
        let before = window_ending(span.start, zone, days).ok_or_else(refused)?;
        let (maturity, why) = match self.covers(zone, &span) {
            true => (Maturity::Complete, None),
            false => (Maturity::Open, Some(self.short(NoteCode::ShortHistory))),
        };
        let compared = compare != Compare::None;
        let against = match compared {
            false => Against::Nothing,
            true if before.end <= self.first() => Against::Unobserved,
            true if !self.covers(zone, &before) => Against::Unequal(self.short(NoteCode::ShortComparison)),
            true => Against::Equal,
        };
        let asking = Asking { period: Some(span), maturity, why, against };
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
            let mut cut_to_fit = false;
            if let (true, Compare::PreviousSameDays, Some(earlier)) = (open, compare, before)
                && let Some(cut) = same_days(zone, span, earlier, as_of)
            {
                (current, before, cut_to_fit) = (cut.current, Some(cut.previous), true);
            }
            // The history may start inside a period, which then is shorter than it looks.
            let covered = self.covers(zone, &span);
            let short = || Against::Unequal(self.short(NoteCode::ShortComparison));
            let against = match before {
                _ if compare == Compare::None => Against::Nothing,
                None => Against::Unobserved,
                Some(before) if before.end <= first => Against::Unobserved,
                Some(before) if !covered || !self.covers(zone, &before) => short(),
                Some(_) if open && !cut_to_fit => Against::Unequal(Note::new(NoteCode::OpenComparison)),
                Some(_) => Against::Equal,
            };
            let why = match open {
                true => Some(Note::new(NoteCode::OpenPeriod).with("as_of", format_utc(as_of))),
                false if !covered => Some(self.short(NoteCode::ShortHistory)),
                false => None,
            };
            let maturity = if why.is_some() { Maturity::Open } else { Maturity::Complete };
            let asking = Asking { period: Some(span), maturity, why, against };
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
        let seen = matches!(asking.against, Against::Unequal(_) | Against::Equal);
        let before = asked.previous.filter(|_| seen).map(|previous| cells.cell(group, previous));
        let equal = before.as_ref().filter(|_| matches!(asking.against, Against::Equal));

        let mut estimate = self.estimate(figure, &cell, equal, scale).ok_or_else(overflow)?;
        let mut maturity = asking.maturity;
        if figure.is_growth() && equal.is_none() {
            // Growth is itself a comparison, so what keeps it from being one is why it has no value.
            let why = match &asking.against {
                Against::Nothing => Note::new(NoteCode::NotCompared),
                Against::Unequal(why) => why.clone(),
                Against::Unobserved | Against::Equal => Note::new(NoteCode::Unobserved),
            };
            estimate = figure.undefined(&cell, why);
            if matches!(asking.against, Against::Unobserved) {
                maturity = Maturity::Unobserved;
            }
        }
        estimate = estimate.maturity_is(maturity).within(self.context(window(asked.current)?));
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
        if let Against::Unequal(why) = &asking.against {
            finding.estimate = finding.estimate.note(why.clone());
        } else {
            let correlation = match figure.ratio() {
                Some(ratio) => {
                    let cross = cells.cross(group, place, ratio);
                    figures::correlation(ratio, &cell, &before, cross).ok_or_else(overflow)?
                }
                None => 0.0,
            };
            finding.change = Some(Difference::new(&finding.estimate, &then, correlation));
        }
        finding.previous = Some(then);
        Ok(finding)
    }

    fn estimate(&self, figure: &Figure, cell: &Cell, before: Option<&Cell>, scale: u8) -> Option<Estimate> {
        if figure.needs_guests() && !self.view.knows_guests() {
            return Some(figure.undefined(cell, Note::new(NoteCode::GuestsUnknown)));
        }
        figure.estimate(cell, before, scale)
    }
}
