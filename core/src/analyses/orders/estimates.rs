//! From a filled grid to the estimates of its figures.

use std::sync::Arc;

use super::cells::{Cell, Cells, Lists, Products};
use super::figures::{Figure, List, Rule};
use super::measures::{Measure, Ratio};
use super::second::{BELOW, Influence, Influences, LogRatio, Marks, Top, clusters};
use crate::estimate::{Ends, Estimate, Evidence, Skew};
use crate::field::Unit;
use crate::format;
use crate::math::distribution::student_t_upper_quantile;
use crate::math::interval::{Interval, Level};
use crate::math::linear::{effective_size, ratio_variance, residual_product};
use crate::math::quantile::quantile_by;
use crate::math::rational::divide;
use crate::math::survival::kaplan_meier;
use crate::note::{Code as NoteCode, Note};

/// Microseconds of a day of 86,400 s.
const DAY: f64 = 86_400e6;

/// The filled grid with everything that figures are read from.
pub(super) struct Filled<'a> {
    pub(super) cells: Cells<'a>,
    pub(super) marks: Vec<Marks>,
    pub(super) influences: Influences,
    /// Ticks of one unit of money.
    pub(super) tick: i128,
}

/// Quantiles of sorted lists of a cell in their own unit, ticks or microseconds.
fn quantile(list: &[i64], p: f64) -> Option<f64> {
    quantile_by(list.len(), p, |index| list.get(index).map(|value| *value as f64))
}

fn list(lists: &Lists, of: List) -> &[i64] {
    if of == List::Gap { &lists.gaps } else { &lists.values }
}

/// What the second walk measures each customer against in a cell.
pub(super) fn marks(cell: &Cell, lists: &Lists) -> Marks {
    let below = |list: &[i64], p| {
        let quantile = quantile(list, p)?;
        let count = list.partition_point(|value| *value as f64 <= quantile);
        list.get(count.checked_sub(1)?).copied()
    };
    Marks {
        below: [below(&lists.values, 0.5), below(&lists.values, 0.9), below(&lists.gaps, 0.5)],
        top: top(&lists.spend).map(|(top, _)| top),
        logs: [
            log_ratio(cell, Ratio::ReturningSpend, Ratio::OneTimeSpend),
            log_ratio(cell, Ratio::MemberOrder, Ratio::OtherOrder),
            log_ratio(cell, Ratio::MemberFrequency, Ratio::OtherFrequency),
        ],
    }
}

/// The best tenth of customers, rounded up, and its share of revenue as a fraction.
fn top(spend: &[i64]) -> Option<(Top, (i128, i128))> {
    let best = spend.len().div_ceil(10);
    let (rest, top) = spend.split_at_checked(spend.len() - best)?;
    let sum = |part: &[i64]| part.iter().map(|ticks| i128::from(*ticks)).sum::<i128>();
    let part = sum(top);
    let all = part + sum(rest);
    if all <= 0 {
        return None;
    }
    let n = spend.len() as f64;
    let marks = Top {
        edge: *top.first()?,
        part: best as f64 / n,
        share: divide(part, all)?,
        mean: divide(all, spend.len() as i128)?,
    };
    Some((marks, (part, all)))
}

fn log_ratio(cell: &Cell, top: Ratio, bottom: Ratio) -> Option<LogRatio> {
    let part = |ratio| {
        let (numerator, denominator) = cell.totals(ratio);
        (numerator > 0 && denominator > 0).then_some((divide(numerator, denominator)?, numerator as f64))
    };
    Some(LogRatio { top: part(top)?, bottom: part(bottom)? })
}

impl Filled<'_> {
    /// The figure of a cell; `before` is the cell it is compared with, where that was observed. `None` on overflow.
    pub(super) fn estimate(&self, figure: &Figure, place: usize, before: Option<usize>) -> Option<Estimate> {
        let cell = self.cells.cell(place);
        match figure.rule {
            Rule::Total(measure) => {
                let (tick, n) = match measure {
                    Measure::Ticks => (self.tick, Measure::Orders),
                    _ => (1, measure),
                };
                let value = divide(cell.sum(measure), tick)?;
                Some(Estimate::new(figure.id, figure.unit, value, cell.count(n), Evidence::Exact))
            }
            Rule::Growth(measure) => self.growth(figure, &cell, before, measure),
            Rule::Mean { ratio, n, clusters } => self.mean(figure, &cell, ratio, (n, clusters)),
            Rule::ShareOfCustomers(ratio) => share(figure, &cell, ratio, None),
            Rule::ShareOfOrders { ratio, clusters } => share(figure, &cell, ratio, Some(clusters)),
            Rule::Quantile { p, list, clusters } => self.quantile(figure, place, &cell, (p, list, clusters)),
            Rule::SecondPurchase => Some(self.second_purchase(figure, place)),
            Rule::TopDecile => self.top_decile(figure, place, &cell),
            Rule::Log { influence, top, bottom, less } => {
                self.log(figure, &cell, (influence, top, bottom), less)
            }
        }
    }

    fn growth(
        &self,
        figure: &Figure,
        cell: &Cell,
        before: Option<usize>,
        measure: Measure,
    ) -> Option<Estimate> {
        let Some(before) = before else {
            return Some(undefined(figure, cell, Note::new(NoteCode::Unobserved)));
        };
        let (now, then) = (cell.sum(measure), self.cells.cell(before).sum(measure));
        if then <= 0 {
            let why = Note::new(NoteCode::NotPositive).with("input", "previous");
            return Some(undefined(figure, cell, why));
        }
        // One rounding, of the exact quotient.
        let value = divide(now.checked_sub(then)?, then)?;
        Some(Estimate::new(figure.id, figure.unit, value, cell.count(Measure::Orders), Evidence::Exact))
    }

    fn mean(
        &self,
        figure: &Figure,
        cell: &Cell,
        ratio: Ratio,
        (n, clusters): (Measure, Measure),
    ) -> Option<Estimate> {
        let (numerator, denominator) = cell.totals(ratio);
        if denominator <= 0 {
            return Some(no_denominator(figure, ratio, denominator));
        }
        let tick = if ratio.is_money() { self.tick } else { 1 };
        let (n, clusters) = (cell.count(n), cell.count(clusters));
        let value = divide(numerator, denominator.checked_mul(tick)?)?;
        if clusters < 2 {
            let estimate = Estimate::new(figure.id, figure.unit, value, n, Evidence::ratio(clusters, 0.0));
            return Some(estimate.note(too_few(clusters)));
        }
        let variance = variance(cell, ratio, clusters)? / (tick * tick) as f64;
        let evidence = carried(cell, ratio, clusters, variance);
        Some(Estimate::new(figure.id, figure.unit, value, n, evidence))
    }

    fn quantile(
        &self,
        figure: &Figure,
        place: usize,
        cell: &Cell,
        (p, of, clusters): (f64, List, Measure),
    ) -> Option<Estimate> {
        let values = self.cells.lists.get(place).map(|lists| list(lists, of)).unwrap_or_default();
        let unit = if of == List::Gap { DAY } else { self.tick as f64 };
        let ratio = BELOW[of as usize];
        let Some(value) = quantile(values, p) else { return Some(no_denominator(figure, ratio, 0)) };
        let (n, clusters) = (values.len() as u64, cell.count(clusters));
        let note = |estimate: Estimate| match (of, cell.count(Measure::OneTime)) {
            (List::Gap, count @ 1..) => {
                estimate.note(Note::new(NoteCode::OneTimeBuyers).with("count", format::integer(count.into())))
            }
            _ => estimate,
        };
        let made = |evidence| Estimate::new(figure.id, figure.unit, value / unit, n, evidence);
        if clusters < 2 {
            return Some(note(made(Evidence::ratio(clusters, 0.0)).note(too_few(clusters))));
        }
        // Woodruff: the interval of the share below, read off the data.
        let error = variance(cell, ratio, clusters)?.sqrt();
        let ends = Ends::of(value / unit, |level: Level| {
            let reach = student_t_upper_quantile(level.tail()?, (clusters - 1) as f64)? * error;
            let at = |p: f64| quantile(values, p.clamp(0.0, 1.0)).map(|value| value / unit);
            Some(Interval { low: at(p - reach)?, high: at(p + reach)? })
        })?;
        Some(note(made(Evidence::Quantile { clusters, ends: Arc::new(ends) })))
    }

    fn second_purchase(&self, figure: &Figure, place: usize) -> Estimate {
        let times = self.cells.lists.get(place).map_or(&[][..], |lists| &lists.second);
        let n = times.len() as u64;
        let Some(curve) = kaplan_meier(&days(times)) else {
            return no_denominator(figure, Ratio::ToDate, 0);
        };
        let Some(value) = curve.median() else {
            let share = format::number(curve.at(curve.longest()), Unit::Fraction, None);
            let longest = format::number(curve.longest(), Unit::Days, None);
            let why = Note::new(NoteCode::MedianNotReached).with("share", share).with("longest", longest);
            return Estimate::undefined(figure.id, figure.unit, n, why);
        };
        let evidence = match Ends::of(value, |level| curve.median_interval(level)) {
            Some(ends) => Evidence::Quantile { clusters: n, ends: Arc::new(ends) },
            None => Evidence::Exact,
        };
        let estimate = Estimate::new(figure.id, figure.unit, value, n, evidence);
        match estimate.high() {
            Some(end) if end.is_infinite() => estimate.note(Note::new(NoteCode::OpenEnd)),
            _ => estimate,
        }
    }

    fn top_decile(&self, figure: &Figure, place: usize, cell: &Cell) -> Option<Estimate> {
        let spend = self.cells.lists.get(place).map_or(&[][..], |lists| &lists.spend);
        let clusters = spend.len() as u64;
        let Some((_, (part, all))) = top(spend) else {
            return Some(no_denominator(figure, Ratio::Margin, cell.sum(Measure::Spend)));
        };
        let value = divide(part, all)?;
        if clusters < 2 {
            let evidence = Evidence::ratio(clusters, 0.0);
            return Some(
                Estimate::new(figure.id, figure.unit, value, clusters, evidence).note(too_few(clusters)),
            );
        }
        let n = clusters as f64;
        let variance = n / (n - 1.0) * self.influences.squares(place, Influence::TopDecile) / n / n;
        let evidence = Evidence::top_share(clusters, variance);
        Some(Estimate::new(figure.id, figure.unit, value, clusters, evidence))
    }

    fn log(
        &self,
        figure: &Figure,
        cell: &Cell,
        (influence, top, bottom): (Influence, Ratio, Ratio),
        less: i8,
    ) -> Option<Estimate> {
        for ratio in [top, bottom] {
            let (numerator, denominator) = cell.totals(ratio);
            if denominator == 0 || numerator <= 0 {
                return Some(no_denominator(figure, ratio, if denominator == 0 { 0 } else { numerator }));
            }
        }
        let ((tn, td), (bn, bd)) = (cell.totals(top), cell.totals(bottom));
        let over = tn.checked_mul(bd)?;
        let under = td.checked_mul(bn)?;
        let value = divide(over.checked_sub(under.checked_mul(less.into())?)?, under)?;
        let n = u64::try_from(td + bd).ok()?;
        let (of_top, of_bottom) = clusters(influence);
        let (of_top, of_bottom) = (cell.count(of_top), cell.count(of_bottom));
        let made = |evidence| {
            let mut estimate = Estimate::new(figure.id, figure.unit, value, n, evidence);
            if influence != Influence::ReturningSpend {
                estimate = estimate.note(Note::new(NoteCode::NotCausal));
                let changed = cell.count(Measure::Changed);
                if changed > 0 {
                    let count = format::integer(changed.into());
                    estimate = estimate.note(Note::new(NoteCode::StatusChanged).with("count", count));
                }
            }
            estimate
        };
        if of_top.min(of_bottom) < 2 {
            let fewest = of_top.min(of_bottom);
            return Some(made(Evidence::ratio(fewest, 0.0)).note(too_few(fewest)));
        }
        let part = |ratio, clusters, (numerator, denominator)| {
            let ratio_value = divide(numerator, denominator)?;
            Some(variance(cell, ratio, clusters)? / ratio_value / ratio_value)
        };
        let standard_error = (part(top, of_top, (tn, td))? + part(bottom, of_bottom, (bn, bd))?).sqrt();
        let (clusters, df) = (of_top + of_bottom, Some(of_top.min(of_bottom) - 1));
        Some(made(Evidence::LogRatio { standard_error, less: less.into(), df, clusters }))
    }

    /// Correlation of a figure in a cell with the one it is compared with, through the customers they share.
    pub(super) fn correlation(
        &self,
        figure: &Figure,
        question: usize,
        (place, before): (usize, usize),
    ) -> Option<f64> {
        let ratio = match figure.rule {
            Rule::Mean { ratio, .. } | Rule::ShareOfCustomers(ratio) | Rule::ShareOfOrders { ratio, .. } => {
                ratio
            }
            Rule::Quantile { list, .. } => BELOW[list as usize],
            // Totals of the whole record have no sampling error; cohorts of new customers share none.
            Rule::Total(_) | Rule::Growth(_) | Rule::SecondPurchase => return Some(0.0),
            Rule::TopDecile | Rule::Log { .. } => {
                let influence = figure.influence()?;
                let squares = |place| self.influences.squares(place, influence);
                let product = self.influences.products(question, influence);
                return Some(bounded(product, squares(place), squares(before)));
            }
        };
        let (a, b) = (self.cells.cell(place), self.cells.cell(before));
        let (a_totals, b_totals) = (a.totals(ratio), b.totals(ratio));
        if a_totals.1 == 0 || b_totals.1 == 0 {
            return Some(0.0);
        }
        let own = |totals, products: &Products| {
            residual_product(totals, totals, products.nn, products.nd, products.dn, products.dd)
        };
        let cross = self.cells.cross(question, ratio);
        let covariance = residual_product(a_totals, b_totals, cross.nn, cross.nd, cross.dn, cross.dd)?;
        Some(bounded(covariance, own(a_totals, a.products(ratio))?, own(b_totals, b.products(ratio))?))
    }
}

/// A correlation from a product and two squares; 0 where a variance is 0.
fn bounded(product: f64, a: f64, b: f64) -> f64 {
    let scale = a.max(0.0).sqrt() * b.max(0.0).sqrt();
    let correlation = if scale > 0.0 { (product / scale).clamp(-1.0, 1.0) } else { 0.0 };
    // The root of what rounding leaves of 1 would be seen in the change.
    if correlation > 1.0 - 1e-14 { 1.0 } else { correlation }
}

/// Durations in days.
pub(super) fn days(times: &[(i64, bool)]) -> Vec<(f64, bool)> {
    times.iter().map(|(micros, seen)| (*micros as f64 / DAY, *seen)).collect()
}

/// The list of a quantile figure in its unit, sorted.
pub(super) fn in_units(lists: &Lists, of: List, tick: i128) -> Vec<f64> {
    let unit = if of == List::Gap { DAY } else { tick as f64 };
    list(lists, of).iter().map(|value| *value as f64 / unit).collect()
}

/// From so many clusters on the totals of customers are near enough to normal for Student's t.
const MANY: u64 = 100;

/// The evidence of a ratio. Few clusters leave the skew of customers in it: t alone then covers 88 to 92 % at a nominal
/// 95 % (`benches/coverage.rs`), so the interval leans, and clusters of unequal size count for fewer.
fn carried(cell: &Cell, ratio: Ratio, clusters: u64, variance: f64) -> Evidence {
    if clusters >= MANY {
        return Evidence::ratio(clusters, variance);
    }
    let (_, denominator) = cell.totals(ratio);
    let squares = cell.products(ratio).dd;
    let effective = denominator as f64 * (denominator as f64 / squares as f64);
    let df = (effective.min(clusters as f64) as u64).saturating_sub(1).max(1);
    let skew = match ratio {
        Ratio::Member | Ratio::Margin | Ratio::Refund => Skew::Share,
        _ => Skew::Amount,
    };
    Evidence::Ratio { clusters, variance, df, skew }
}

fn variance(cell: &Cell, ratio: Ratio, clusters: u64) -> Option<f64> {
    let (numerator, denominator) = cell.totals(ratio);
    let Products { nn, nd, dd, .. } = *cell.products(ratio);
    ratio_variance(numerator, denominator, nn, nd, dd, clusters)
}

fn share(figure: &Figure, cell: &Cell, ratio: Ratio, clusters: Option<Measure>) -> Option<Estimate> {
    let (numerator, denominator) = cell.totals(ratio);
    if denominator == 0 {
        return Some(no_denominator(figure, ratio, 0));
    }
    let (successes, trials) = (u64::try_from(numerator).ok()?, u64::try_from(denominator).ok()?);
    let value = divide(numerator, denominator)?;
    let evidence = match clusters {
        None => Evidence::proportion(successes, trials),
        Some(clusters) => {
            let clusters = cell.count(clusters);
            let dd = cell.products(ratio).dd.unsigned_abs();
            let variance = variance(cell, ratio, clusters).unwrap_or_default();
            let effective = effective_size(successes, trials, variance, dd);
            Evidence::Proportion { successes, trials, effective, clusters }
        }
    };
    Some(Estimate::new(figure.id, figure.unit, value, trials, evidence))
}

/// The figure of a cell without a value.
pub(super) fn undefined(figure: &Figure, cell: &Cell, why: Note) -> Estimate {
    Estimate::undefined(figure.id, figure.unit, cell.count(Measure::Orders), why)
}

fn too_few(clusters: u64) -> Note {
    Note::new(NoteCode::TooFew).with("count", clusters).with("units", "customers")
}

/// A figure whose denominator is 0, or is money and not above 0.
fn no_denominator(figure: &Figure, ratio: Ratio, total: i128) -> Estimate {
    let name = if total == 0 { ratio.parts().1.name() } else { "revenue" };
    let why = match total {
        0 => Note::new(NoteCode::ZeroDenominator).with("denominator", name),
        _ => Note::new(NoteCode::NotPositive).with("input", name),
    };
    Estimate::undefined(figure.id, figure.unit, 0, why)
}
