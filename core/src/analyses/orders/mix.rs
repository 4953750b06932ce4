//! The totals behind a figure in two windows, by segment, for a change that is split.

use super::cells::{Cells, First, Wanted};
use super::figures::{Figure, Rule, chosen};
use super::grid::{Grid, Group, overflow};
use super::measures::{Measure, Ratio};
use super::plan::{Against, Plan};
use super::view::View;
use crate::calendar::{Date, Period, Span, previous, spans};
use crate::error::{Code, Error};
use crate::note::{Code as NoteCode, Note};
use crate::rows::orders::TABLE;
use crate::states::totals::Compare;

/// What is split, between which windows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Asked<'a> {
    pub(crate) metric: &'a str,
    pub(crate) segment: &'a str,
    pub(crate) period: Period,
    /// A date in the later window; by default the latest complete period.
    pub(crate) after: Option<Date>,
    /// A date in the earlier window; by default the period before.
    pub(crate) before: Option<Date>,
}

/// Numerator and denominator of a segment, before and after.
pub(crate) type Counts = [(i128, i128); 2];

/// Those totals.
#[derive(Clone, Debug)]
pub(crate) struct Mix {
    pub(crate) figure: Figure,
    /// The denominator in words; a sum has none.
    pub(crate) denominator: Option<&'static str>,
    /// What an amount is counted in: ticks of money, else one. The denominators of ratios have it in them.
    pub(crate) unit: i128,
    pub(crate) segments: Vec<(Option<String>, Counts)>,
    pub(crate) windows: (Span, Span),
    /// Why the two are not compared.
    pub(crate) why: Option<Note>,
    /// What the change must not be mistaken for.
    pub(crate) remark: Option<Note>,
}

/// The measures that a figure divides, or the one that it adds up.
fn measures(figure: &Figure) -> Option<(Measure, Option<Measure>, bool)> {
    let of = |ratio: Ratio| {
        let (numerator, denominator) = ratio.parts();
        (numerator, Some(denominator), ratio.is_money())
    };
    match figure.rule {
        Rule::Total(measure) => Some((measure, None, measure as usize == Measure::Ticks as usize)),
        Rule::Mean { ratio, .. } | Rule::ShareOfCustomers(ratio) | Rule::ShareOfOrders { ratio, .. } => {
            Some(of(ratio))
        }
        Rule::Growth(_)
        | Rule::Quantile { .. }
        | Rule::SecondPurchase
        | Rule::TopDecile
        | Rule::Log { .. } => None,
    }
}

/// The totals of a figure in two windows, by segment.
///
/// # Errors
///
/// When the figure or the column is unknown, the segments of the figure do not add up, or a total leaves its range.
pub(crate) fn mix(view: &View<'_>, asked: Asked<'_>) -> Result<Mix, Error> {
    let metric = [asked.metric.to_owned()];
    // The report names its list of metrics, and this its one.
    let named = |error: Error| if error.input() == Some("metrics") { error.at("metric") } else { error };
    let figure = chosen(view, Some(&metric)).map_err(named)?.first().copied().ok_or_else(overflow)?;
    let refused = |why: &'static str| Error::new(Code::NotAdditive, figure.id).at("segment").with("why", why);
    let (numerator, denominator, is_money) = measures(&figure)
        .ok_or_else(|| refused("medians, quantiles and comparisons of segments are no parts of the whole"))?;

    let mut plan = Plan::new(view, &[], Compare::Previous)?;
    let (after, before) = windows(view, &asked)?;
    plan.pair(after, before)?;
    let to_date = denominator == Some(Measure::Known);
    let sums = |segment: Option<&str>| -> Result<(Vec<Group>, Vec<Counts>), Error> {
        let grid = Grid::new(view, segment, &plan.windows, &plan.asked)?;
        let wanted = Wanted { to_date, ..Wanted::default() };
        let (cells, _) = First::walk(view, &grid, &[], wanted)?;
        let places = [before, after].map(|span| plan.windows.iter().position(|own| *own == span));
        let of = |group: usize| {
            places.map(|place| {
                counts(&cells, place.map(|place| group * plan.windows.len() + place), numerator, denominator)
            })
        };
        let counts = (0..grid.groups.len()).map(of).collect();
        Ok((grid.groups, counts))
    };
    let (groups, counts) = sums(Some(asked.segment))?;
    let (_, whole) = sums(None)?;
    let mut sum = Counts::default();
    for counts in &counts {
        for (sum, own) in sum.iter_mut().zip(counts) {
            *sum = (
                sum.0.checked_add(own.0).ok_or_else(overflow)?,
                sum.1.checked_add(own.1).ok_or_else(overflow)?,
            );
        }
    }
    // Who buys in two segments is a customer of both.
    if whole.first() != Some(&sum) {
        return Err(refused("customers who buy in several segments count in each"));
    }
    let tick = 10_i128.pow(view.state.scale().into());
    let unit = if is_money { tick } else { 1 };
    let mut segments = Vec::with_capacity(groups.len());
    for (group, mut counts) in groups.into_iter().zip(counts) {
        for (_, denominator) in &mut counts {
            *denominator = denominator.checked_mul(unit).ok_or_else(overflow)?;
        }
        // A segment of neither window has no part in the change.
        if counts != Counts::default() {
            segments.push((group.flatten(), counts));
        }
    }
    let why = plan.questions.first().and_then(|asking| match &asking.against {
        Against::Equal => None,
        Against::Unequal(note) if note.is(NoteCode::OpenComparison) => {
            Some(Note::new(NoteCode::OpenSplit).at(view.as_of))
        }
        Against::Unequal(note) => Some(note.clone()),
        Against::Nothing | Against::Unobserved => Some(Note::new(NoteCode::Unobserved)),
    });
    let remark = if figure.looks_back { plan.short_look_back(&before) } else { None };
    let denominator = denominator.map(Measure::name);
    Ok(Mix { figure, denominator, unit, segments, windows: (before, after), why, remark })
}

fn counts(
    cells: &Cells,
    cell: Option<usize>,
    numerator: Measure,
    denominator: Option<Measure>,
) -> (i128, i128) {
    let cell = cell.map(|cell| cells.cell(cell));
    let sum = |measure: Measure| cell.map_or(0, |cell| cell.sum(measure));
    (sum(numerator), denominator.map_or(0, sum))
}

/// The later and the earlier window.
fn windows(view: &View<'_>, asked: &Asked<'_>) -> Result<(Span, Span), Error> {
    let (zone, period) = (view.zone()?, asked.period);
    let outside =
        |option| Error::new(Code::Option, TABLE).at(option).with("expected", "a date within the calendar");
    let around = |option, date: Date| {
        let start = zone.start_of_day(date);
        let found = spans(period, zone, start, start.saturating_add(1)).unwrap_or_default();
        found.first().copied().ok_or_else(|| outside(option))
    };
    let after = match asked.after {
        Some(date) => around("period", date)?,
        None => {
            let first = view.counts.first.unwrap_or(view.as_of);
            let too_many = || Error::new(Code::TooManyPeriods, TABLE).at("by").got(period.name());
            let all = spans(period, zone, first, view.as_of).ok_or_else(too_many)?;
            let complete = all.iter().rfind(|span| span.end <= view.as_of).or(all.last()).copied();
            match complete {
                Some(span) => span,
                None => around("period", zone.date_at(view.as_of).ok_or_else(|| outside("as_of"))?)?,
            }
        }
    };
    let before = match asked.before {
        Some(date) => around("previous", date)?,
        None => previous(period, zone, after).ok_or_else(|| outside("period"))?,
    };
    if before.start >= after.start {
        let error =
            Error::new(Code::Option, TABLE).at("previous").with("expected", "a date before the period");
        return Err(error.got(before.first));
    }
    Ok((after, before))
}
