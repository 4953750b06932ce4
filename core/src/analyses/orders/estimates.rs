//! From a filled grid to the estimates of its figures.

use std::sync::Arc;

use super::cells::{Cell, Cells, Products};
use super::figures::{Figure, List, Rule};
use super::lists::{Lists, edge, quantiles, settle};
use super::measures::{Measure, Ratio};
use super::second::{BELOW, Influence, Influences, LogRatio, Marks, Top, clusters};
use crate::error::{Code, Error};
use crate::estimate::{Ends, Estimate, Evidence, Skew};
use crate::field::Unit;
use crate::math::distribution::student_t_upper_quantile;
use crate::math::elementary::clamp;
use crate::math::interval::{Interval, Level};
use crate::math::linear::{effective_size, ratio_variance, residual_product};
use crate::math::rational::divide;
use crate::math::survival::{Survival, kaplan_meier};
use crate::note::{Code as NoteCode, Note};
use crate::text::words;

/// Microseconds of a day of 86,400 s.
pub(super) const DAY: f64 = 86_400e6;

/// The filled grid with everything that figures are read from.
pub(super) struct Filled {
    pub(super) cells: Cells,
    pub(super) influences: Influences,
    /// Ticks of one unit of money.
    pub(super) tick: i128,
}

/// What the second walk measures each customer against in a cell.
pub(super) fn marks(cell: &Cell, lists: &mut Lists) -> Marks {
    Marks {
        below: [edge(&mut lists.values, 0.5), edge(&mut lists.values, 0.9), edge(&mut lists.gaps, 0.5)],
        top: top(&mut lists.spend).map(|(top, _)| top),
        logs: [
            log_ratio(cell, Ratio::ReturningSpend, Ratio::OneTimeSpend),
            log_ratio(cell, Ratio::MemberOrder, Ratio::OtherOrder),
            log_ratio(cell, Ratio::MemberFrequency, Ratio::OtherFrequency),
        ],
    }
}

/// The best tenth of customers, rounded up, and its share of revenue as a fraction.
fn top(spend: &mut [i64]) -> Option<(Top, (i128, i128))> {
    let n = spend.len();
    let rest = n - n.div_ceil(10);
    settle(spend, rest, rest);
    let sum = |part: &[i64]| part.iter().map(|ticks| i128::from(*ticks)).sum::<i128>();
    let (below, best) = spend.split_at_checked(rest)?;
    let part = sum(best);
    let all = part + sum(below);
    if all <= 0 {
        return None;
    }
    let marks = Top {
        edge: *best.first()?,
        part: best.len() as f64 / n as f64,
        share: divide(part, all)?,
        mean: divide(all, n as i128)?,
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

impl Filled {
    /// The figures of a cell, in their order.
    pub(super) fn estimates(
        &self,
        figures: &[Figure],
        place: usize,
        lists: &mut Lists,
    ) -> Result<Vec<Estimate>, Error> {
        let estimate = |figure: &Figure| {
            let overflow = || Error::new(Code::Range, figure.id).at("value");
            self.estimate(figure, place, lists).ok_or_else(overflow)
        };
        figures.iter().map(estimate).collect()
    }

    /// The figure of a cell; `None` on overflow.
    fn estimate(&self, figure: &Figure, place: usize, lists: &mut Lists) -> Option<Estimate> {
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
            Rule::Growth(_) => Some(undefined(figure, cell, Note::new(NoteCode::NotCompared))),
            Rule::Mean { ratio, n, clusters } => self.mean(figure, cell, ratio, (n, clusters)),
            Rule::ShareOfCustomers(ratio) => share(figure, cell, ratio, None),
            Rule::ShareOfOrders { ratio, clusters } => share(figure, cell, ratio, Some(clusters)),
            Rule::Quantile { p, list, clusters } => {
                self.quantile(figure, cell, lists.of(list), (p, list, clusters))
            }
            Rule::SecondPurchase => Some(second_purchase(figure, kaplan_meier(&days(&mut lists.second)))),
            Rule::TopDecile => self.top_decile(figure, place, &mut lists.spend),
            Rule::Log { influence, top, bottom, less } => {
                self.log(figure, cell, (influence, top, bottom), less)
            }
        }
    }

    /// The growth of a figure's total from one cell to another; `None` on overflow.
    pub(super) fn growth(&self, figure: &Figure, place: usize, before: usize) -> Option<Estimate> {
        let Rule::Growth(measure) = figure.rule else { return None };
        let cell = self.cells.cell(place);
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
        cell: &Cell,
        values: &mut [i64],
        (p, of, clusters): (f64, List, Measure),
    ) -> Option<Estimate> {
        let unit = if of == List::Gap { DAY } else { self.tick as f64 };
        let ratio = BELOW[of as usize];
        let Some(quantile) = quantiles(values, &[p]) else { return Some(no_denominator(figure, ratio, 0)) };
        let value = quantile.first()? / unit;
        let (n, clusters) = (values.len() as u64, cell.count(clusters));
        let note = |estimate: Estimate| match (of, cell.count(Measure::OneTime)) {
            (List::Gap, count @ 1..) => {
                estimate.note(Note::new(NoteCode::OneTimeBuyers).with("count", count))
            }
            _ => estimate,
        };
        let made = |evidence| Estimate::new(figure.id, figure.unit, value, n, evidence);
        if clusters < 2 {
            return Some(note(made(Evidence::ratio(clusters, 0.0)).note(too_few(clusters))));
        }
        // Woodruff: the interval of the share below, read off the data.
        let error = variance(cell, ratio, clusters)?.sqrt();
        let shares = |level: Level| {
            let reach = student_t_upper_quantile(level.tail()?, (clusters - 1) as f64)? * error;
            Some([clamp(p - reach, 0.0, 1.0), clamp(p + reach, 0.0, 1.0)])
        };
        let shares = Ends::levels().into_iter().map(shares).collect::<Option<Vec<_>>>()?;
        let ends = quantiles(values, shares.as_flattened())?;
        let at = |pair: &[f64]| Some(Interval { low: pair.first()? / unit, high: pair.last()? / unit });
        let mut ends = ends.chunks(2).map(at);
        let ends = Ends::of(value, |_| ends.next().flatten())?;
        Some(note(made(Evidence::Quantile { clusters, ends: Arc::new(ends) })))
    }

    fn top_decile(&self, figure: &Figure, place: usize, spend: &mut [i64]) -> Option<Estimate> {
        let cell = self.cells.cell(place);
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
                    estimate = estimate.note(Note::new(NoteCode::StatusChanged).with("count", changed));
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
    let correlation = if scale > 0.0 { clamp(product / scale, -1.0, 1.0) } else { 0.0 };
    // The root of what rounding leaves of 1 would be seen in the change.
    if correlation > 1.0 - 1e-14 { 1.0 } else { correlation }
}

/// Durations in days, each with whether its event was seen, in ascending order.
pub(super) fn days(second: &mut [i64]) -> Vec<(f64, bool)> {
    settle(second, 0, second.len());
    second.iter().map(|coded| ((coded >> 1) as f64 / DAY, coded & 1 == 1)).collect()
}

/// The median time to the second order.
pub(super) fn second_purchase(figure: &Figure, curve: Option<Survival>) -> Estimate {
    let Some(curve) = curve else { return no_denominator(figure, Ratio::ToDate, 0) };
    let n = curve.count();
    let Some(value) = curve.median() else {
        let (left, longest) = (curve.at(curve.longest()), curve.longest());
        let why = Note::new(NoteCode::MedianNotReached).amount("share", left, Unit::Fraction, None);
        let why = why.amount("longest", longest, Unit::Days, None);
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
    Note::new(NoteCode::TooFew).with("count", clusters).word("units", &words::UNITS_CUSTOMERS)
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
