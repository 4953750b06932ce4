//! How order values, gaps and times to the second order spread over one window.

use super::estimates::{DAY, days};
use super::figures::{Figure, List, Rule};
use super::lists::{Lists, quantiles};
use crate::distribution::{Bin, Distribution, Shape, Step};
use crate::estimate::LEVEL;
use crate::math::survival::kaplan_meier;

/// Bins of a histogram, the open last one not counted.
const BINS: f64 = 24.0;
/// Steps of a curve; more are no longer told apart.
const STEPS: usize = 120;

/// The distributions behind those of the figures that have one, where there are values.
pub(super) fn of(figures: &[Figure], lists: &mut Lists, tick: i128) -> Vec<Distribution> {
    let mut all = Vec::new();
    for figure in figures {
        let shape = match figure.rule {
            Rule::Quantile { list: List::P90, .. } => None,
            Rule::Quantile { list: List::Gap, .. } => bins(&mut lists.gaps, DAY, days_wide),
            Rule::Quantile { .. } => bins(&mut lists.values, tick as f64, round_width),
            Rule::SecondPurchase => steps(lists),
            _ => None,
        };
        all.extend(shape.map(|shape| Distribution { metric: figure.id, unit: figure.unit, shape }));
    }
    all
}

/// Bins of equal, round width up to the 98th percentile, and one without an end for the rest.
fn bins(list: &mut [i64], unit: f64, width: fn(f64) -> f64) -> Option<Shape> {
    let first = *list.iter().min()? as f64 / unit;
    let most = *list.iter().max()? as f64 / unit;
    let reach = *quantiles(list, &[0.98])?.first()? / unit;
    let low = if first >= 0.0 { 0.0 } else { first };
    let width = width(((reach - low) / BINS).max(f64::MIN_POSITIVE));
    let start = (low / width).floor();
    // The last whole bin holds the 98th percentile, or all there is.
    let mut edges = vec![start * width];
    while edges.len() <= 2 * BINS as usize && edges.last().is_some_and(|edge| *edge <= reach) {
        edges.push((start + edges.len() as f64) * width);
    }
    let mut counts = vec![0_u64; edges.len()];
    for value in list {
        let value = *value as f64 / unit;
        let bin = edges.partition_point(|edge| *edge <= value).saturating_sub(1);
        if let Some(count) = counts.get_mut(bin) {
            *count += 1;
        }
    }
    let bin = |(index, count): (usize, u64)| {
        Some(Bin { low: *edges.get(index)?, high: edges.get(index + 1).copied(), count })
    };
    let mut bins: Vec<Bin> = counts.into_iter().enumerate().filter_map(bin).collect();
    if bins.last().is_some_and(|last| most < last.low) {
        bins.pop();
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
fn steps(lists: &mut Lists) -> Option<Shape> {
    let curve = kaplan_meier(&days(&mut lists.second))?;
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
