//! How order values, gaps and times to the second order spread over one window.

use super::cells::Lists;
use super::estimates::{Filled, days, in_units};
use super::figures::{Figure, List, Rule};
use crate::distribution::{Bin, Distribution, Shape, Step};
use crate::estimate::LEVEL;
use crate::math::quantile::quantile;
use crate::math::survival::kaplan_meier;

/// Bins of a histogram, the open last one not counted.
const BINS: f64 = 24.0;
/// Steps of a curve; more are no longer told apart.
const STEPS: usize = 120;

/// The distributions behind those of the figures that have one, where there are values.
pub(super) fn of(filled: &Filled<'_>, figures: &[Figure], cell: usize) -> Vec<Distribution> {
    let Some(lists) = filled.cells.lists.get(cell) else { return Vec::new() };
    let shape = |figure: &Figure| match figure.rule {
        Rule::Quantile { list: List::P90, .. } => None,
        Rule::Quantile { list, .. } => bins(&in_units(lists, list, filled.tick), list),
        Rule::SecondPurchase => steps(lists),
        _ => None,
    };
    let all = figures.iter().filter_map(|figure| {
        Some(Distribution { metric: figure.id, unit: figure.unit, shape: shape(figure)? })
    });
    all.collect()
}

/// Bins of equal, round width up to the 98th percentile, and one without an end for the rest.
fn bins(sorted: &[f64], list: List) -> Option<Shape> {
    let (first, reach) = (*sorted.first()?, quantile(sorted, 0.98)?);
    let low = if first >= 0.0 { 0.0 } else { first };
    let least = ((reach - low) / BINS).max(f64::MIN_POSITIVE);
    let width = if list == List::Gap { days_wide(least) } else { round_width(least) };
    let start = (low / width).floor();
    let mut bins = Vec::new();
    let mut at = 0;
    loop {
        let edge = start + bins.len() as f64;
        let (low, high) = (edge * width, (edge + 1.0) * width);
        let below = sorted.partition_point(|value| *value < high);
        // The last whole bin holds the 98th percentile.
        if low > reach || bins.len() > 2 * BINS as usize {
            bins.push(Bin { low, high: None, count: (sorted.len() - at) as u64 });
            break;
        }
        bins.push(Bin { low, high: Some(high), count: (below - at) as u64 });
        at = below;
        if at == sorted.len() {
            break;
        }
    }
    Some(Shape::Bins(bins))
}

/// Whole days, weeks or months of 30 days, as people think of gaps; below a day, a round part of it.
fn days_wide(least: f64) -> f64 {
    let ladder = [1.0, 2.0, 7.0, 14.0, 30.0, 60.0, 90.0, 180.0, 365.0];
    if least < 0.5 {
        return round_width(least);
    }
    ladder.into_iter().find(|width| *width >= least).unwrap_or_else(|| round_width(least))
}

/// The smallest of 1, 2 and 5 times a power of ten that is not below `least`.
fn round_width(least: f64) -> f64 {
    let mut power = 1.0;
    while power < least {
        power *= 10.0;
    }
    while power / 10.0 >= least {
        power /= 10.0;
    }
    [0.2, 0.5, 1.0].into_iter().map(|part| part * power).find(|width| *width >= least).unwrap_or(power)
}

/// The curve, thinned to steps that a chart can show; the last one stays.
fn steps(lists: &Lists) -> Option<Shape> {
    let curve = kaplan_meier(&days(&lists.second))?;
    let every = curve.steps().len().div_ceil(STEPS).max(1);
    let last = curve.steps().len().checked_sub(1)?;
    let shown = curve.steps().iter().enumerate().filter(|(index, _)| index % every == 0 || *index == last);
    let step = |step: &crate::math::survival::Step| {
        let (low, high) =
            step.band(LEVEL).map_or((step.survival, step.survival), |band| (band.low, band.high));
        Step { time: step.time, at_risk: step.at_risk, survival: step.survival, low, high }
    };
    Some(Shape::Steps(shown.map(|(_, own)| step(own)).collect()))
}
