//! The windows of a question, what each is compared with, and why some are not.

use std::sync::Arc;

use super::grid::Asked;
use super::view::View;
use crate::calendar::{
    Date, Period, Span, Zone, previous, same_days, shift, spans, window_ending, year_before,
};
use crate::error::{Code, Error};
use crate::estimate::{Context, Maturity};
use crate::note::{Code as NoteCode, Note};
use crate::rows::orders::TABLE;
use crate::states::totals::Compare;

/// A year of microseconds: most customers who will come back have come back by then.
const LOOK_BACK: i64 = 365 * 86_400_000_000;

/// As many calendar months before `first` as lie between two first days of a month.
fn months_before(first: Date, last: Date) -> Option<Date> {
    let month = |date: Date| {
        let (year, month, day) = date.ymd();
        (day == 1).then_some(year * 12 + i32::try_from(month).ok()? - 1)
    };
    let start = 2 * month(first)? - month(last)?;
    Date::from_ymd(start.div_euclid(12), u32::try_from(start.rem_euclid(12) + 1).ok()?, 1)
}

/// Which windows a question looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Windows {
    /// All of the data.
    Whole,
    /// The days up to `as_of`.
    Trailing(u32),
    /// From a local date up to another, which is not part of it.
    Fixed(Date, Date),
    /// Calendar periods.
    Every(Period),
}

/// The windows of a question, and what each is compared with.
pub(super) struct Plan<'v> {
    view: &'v View<'v>,
    zone: Option<Arc<Zone>>,
    pub(super) windows: Vec<Span>,
    pub(super) asked: Vec<Asked>,
    pub(super) questions: Vec<Asking>,
}

/// One asked window.
pub(super) struct Asking {
    /// The period as the calendar has it; `None` for all of the data.
    pub(super) period: Option<Span>,
    pub(super) maturity: Maturity,
    /// Why it is open.
    pub(super) why: Option<Note>,
    pub(super) against: Against,
}

/// What there is to compare with.
pub(super) enum Against {
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
    pub(super) fn new(view: &'v View<'v>, parts: &[Windows], compare: Compare) -> Result<Self, Error> {
        let zone = view.settings.time_zone.clone().map(Arc::new);
        let mut plan = Self { view, zone, windows: Vec::new(), asked: Vec::new(), questions: Vec::new() };
        for windows in parts {
            match *windows {
                Windows::Whole => plan.whole(),
                Windows::Trailing(days) => plan.trailing(view.zone()?, days, compare)?,
                Windows::Fixed(first, last) => plan.fixed(view.zone()?, first, last, compare)?,
                Windows::Every(period) => plan.every(view.zone()?, period, compare)?,
            }
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
        Note::new(code).at(self.first())
    }

    fn push(&mut self, current: Span, previous: Option<Span>, asking: Asking) {
        let mut place = |span: Span| {
            // Periods come in order, so a window that is known stands near the end.
            self.windows.iter().rposition(|own| *own == span).unwrap_or_else(|| {
                self.windows.push(span);
                self.windows.len() - 1
            })
        };
        let before = previous.map(&mut place);
        self.asked.push(Asked { current: place(current), previous: before });
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
        let before = match compare {
            Compare::None => None,
            Compare::Previous | Compare::PreviousSameDays => window_ending(span.start, zone, days),
            // As many days later as the year had, so that both windows are equally long.
            Compare::Year => {
                let end = zone
                    .date_at(span.end)
                    .and_then(|end| Some(end.days() - Period::Day.year_before(end)?.days()));
                end.and_then(|days| shift(zone, span, -days))
            }
        };
        self.one(zone, span, before, compare);
        Ok(())
    }

    fn fixed(&mut self, zone: &Zone, first: Date, last: Date, compare: Compare) -> Result<(), Error> {
        if first >= last {
            let error = Error::new(Code::Option, TABLE).at("end").with("expected", "a date after `start`");
            return Err(error.got(last));
        }
        let span = |first: Date, last_exclusive: Date| Span {
            start: zone.start_of_day(first),
            end: zone.start_of_day(last_exclusive),
            first,
            last_exclusive,
        };
        let days = last.days() - first.days();
        let before = match compare {
            Compare::None => None,
            Compare::Previous | Compare::PreviousSameDays => {
                let start = months_before(first, last).or_else(|| first.add_days(-days));
                start.map(|date| span(date, first))
            }
            Compare::Year => {
                let year = |date| Period::Day.year_before(date);
                year(first).zip(year(last)).map(|(first, last)| span(first, last))
            }
        };
        self.one(zone, span(first, last), before, compare);
        Ok(())
    }

    fn every(&mut self, zone: &Zone, period: Period, compare: Compare) -> Result<(), Error> {
        let too_many = || Error::new(Code::TooManyPeriods, TABLE).at("period").got(period.name());
        for span in spans(period, zone, self.first(), self.view.as_of).ok_or_else(too_many)? {
            let before = match compare {
                Compare::None => None,
                Compare::Previous | Compare::PreviousSameDays => previous(period, zone, span),
                Compare::Year => year_before(period, zone, span),
            };
            self.one(zone, span, before, compare);
        }
        Ok(())
    }

    /// A window and an earlier one.
    pub(super) fn pair(&mut self, after: Span, before: Span) -> Result<(), Error> {
        self.one(self.view.zone()?, after, Some(before), Compare::Previous);
        Ok(())
    }

    /// One window and the one before it, if there is one.
    fn one(&mut self, zone: &Zone, span: Span, before: Option<Span>, compare: Compare) {
        let (first, as_of) = (self.first(), self.view.as_of);
        if span.end <= first || span.start >= as_of {
            // Nothing was seen of it: neither its figures nor a change are known.
            let (maturity, against) = (Maturity::Unobserved, Against::Unobserved);
            return self.push(span, None, Asking { period: Some(span), maturity, why: None, against });
        }
        let open = span.end > as_of;
        let (mut current, mut before) = (span, before.filter(|before| !before.is_empty()));
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
            true => Some(Note::new(NoteCode::OpenPeriod).at(as_of)),
            false if !covered => Some(self.short(NoteCode::ShortHistory)),
            false => None,
        };
        let maturity = if why.is_some() { Maturity::Open } else { Maturity::Complete };
        self.push(current, before, Asking { period: Some(span), maturity, why, against });
    }

    /// The note that the history before a window is too short for figures that look back, if it is.
    pub(super) fn short_look_back(&self, window: &Span) -> Option<Note> {
        let first = self.view.counts.first?;
        let reached = window.start.checked_sub(LOOK_BACK)?;
        (first > reached).then(|| self.short(NoteCode::ShortLookBack))
    }

    pub(super) fn context(&self, window: Span) -> Arc<Context> {
        let currency = self.view.state.currency().map(Arc::from);
        Arc::new(Context { window: Some(window), zone: self.zone.clone(), as_of: self.view.as_of, currency })
    }
}
