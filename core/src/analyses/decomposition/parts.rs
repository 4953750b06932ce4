//! The effects of each segment, from exact fractions.

use super::Counts;
use super::shown::{self, Shown};
use crate::field::Unit;
use crate::math::whole::Whole;

/// One segment of a change.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Part {
    /// Its name; none for the rows without one.
    pub segment: Option<String>,
    /// Its share before: of the denominators, or of a sum.
    pub share_before: Option<f64>,
    /// Its share after.
    pub share_after: Option<f64>,
    /// Its own rate before, or its part of a sum.
    pub before: Option<f64>,
    /// Its own rate after, or its part of a sum.
    pub after: Option<f64>,
    /// What the change of its rate contributes; none for a sum.
    pub rate_effect: Option<f64>,
    /// What the change of its share contributes; none for a sum.
    pub mix_effect: Option<f64>,
    /// What it contributes in all.
    pub effect: Option<f64>,
    /// That as a share of the change; none where nothing changed.
    pub share_of_change: Option<f64>,
    pub(super) shown: Option<Shown>,
}

/// All segments together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Totals {
    pub(super) before: Option<f64>,
    pub(super) after: Option<f64>,
    pub(super) change: Option<f64>,
    pub(super) rate_effect: Option<f64>,
    pub(super) mix_effect: Option<f64>,
    pub(super) shown: Option<shown::Totals>,
}

/// Binary digits behind the point of what is added up: so many more than a double has that no sum shows its rounding.
const DIGITS: u32 = 256;

/// Fractions brought to one power of two.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fixed(pub(super) u32);

impl Fixed {
    /// A quotient; none without a denominator.
    fn of(self, numerator: &Whole, denominator: &Whole) -> Option<Whole> {
        (!denominator.is_zero()).then(|| numerator.shifted(self.0).over(denominator))
    }

    fn float(self, number: &Option<Whole>) -> Option<f64> {
        number.as_ref().map(|number| number.to_float(self.0)).filter(|float| float.is_finite())
    }
}

/// The effects of a segment: of its rate, if it has one, and of its share or sum.
#[derive(Clone, Debug)]
pub(super) struct Effects {
    pub(super) rate: Option<Whole>,
    pub(super) rest: Whole,
}

impl Effects {
    fn all(&self) -> Whole {
        self.rate.as_ref().map_or_else(|| self.rest.clone(), |rate| rate.plus(&self.rest))
    }
}

fn total(segments: &[(Option<String>, Counts)], of: fn(&Counts) -> &Whole) -> Whole {
    segments.iter().fold(Whole::default(), |sum, (_, counts)| sum.plus(of(counts)))
}

/// A ratio of totals.
pub(super) fn of_ratio(
    segments: Vec<(Option<String>, Counts)>,
    unit: Unit,
    compared: bool,
) -> (Totals, Vec<Part>) {
    let before = (total(&segments, |counts| &counts.before.0), total(&segments, |counts| &counts.before.1));
    let after = (total(&segments, |counts| &counts.after.0), total(&segments, |counts| &counts.after.1));
    let fixed = Fixed(DIGITS + before.1.bits().max(after.1.bits()));
    let sides = (fixed.of(&before.0, &before.1), fixed.of(&after.0, &after.1));
    let effects = (compared && !before.1.is_zero() && !after.1.is_zero()).then(|| {
        let one = |(_, counts): &(Option<String>, Counts)| effects_of_ratio(counts, &before, &after, fixed);
        segments.iter().map(one).collect()
    });
    let part = |(segment, counts): (Option<String>, Counts)| Part {
        share_before: fixed.float(&fixed.of(&counts.before.1, &before.1)),
        share_after: fixed.float(&fixed.of(&counts.after.1, &after.1)),
        before: fixed.float(&fixed.of(&counts.before.0, &counts.before.1)),
        after: fixed.float(&fixed.of(&counts.after.0, &counts.after.1)),
        ..Part::of(segment)
    };
    joined(segments.into_iter().map(part).collect(), effects, sides, fixed, unit)
}

/// With N and D the totals of numerators and denominators, and n and d those of the segment, before (0) and after (1):
/// w = d / D, r = n / d, and w r = n / D also where d is 0.
fn effects_of_ratio(
    counts: &Counts,
    before: &(Whole, Whole),
    after: &(Whole, Whole),
    fixed: Fixed,
) -> Effects {
    let (n0, d0) = &counts.before;
    let (n1, d1) = &counts.after;
    let (total0, whole0) = before;
    let (total1, whole1) = after;
    // Over D0 D1: the change of w r, that of w, and twice the middle of both totals.
    let wholes = whole0.times(whole1);
    let contribution = n1.times(whole0).minus(&n0.times(whole1));
    let share = d1.times(whole0).minus(&d0.times(whole1));
    let middle = total0.times(whole1).plus(&total1.times(whole0));
    // The middle of its two rates; of the one it has, where it appears or vanishes.
    let (rate, over) = match (d0.is_zero(), d1.is_zero()) {
        (false, false) => (n0.times(d1).plus(&n1.times(d0)), d0.times(d1).shifted(1)),
        (false, true) => (n0.clone(), d0.clone()),
        (true, false) => (n1.clone(), d1.clone()),
        (true, true) => (Whole::default(), Whole::from(1)),
    };
    let by_rate = contribution.times(&over).minus(&share.times(&rate));
    let by_mix = share.times(&rate.times(&wholes).shifted(1).minus(&middle.times(&over)));
    let zero = Whole::default;
    Effects {
        rate: Some(fixed.of(&by_rate, &wholes.times(&over)).unwrap_or_else(zero)),
        rest: fixed.of(&by_mix, &wholes.times(&wholes).times(&over).shifted(1)).unwrap_or_else(zero),
    }
}

/// A sum, counted in a unit.
pub(super) fn of_sum(
    segments: Vec<(Option<String>, Counts)>,
    counted_in: &Whole,
    unit: Unit,
    compared: bool,
) -> (Totals, Vec<Part>) {
    let fixed = Fixed(DIGITS + counted_in.bits());
    let (before, after) =
        (total(&segments, |counts| &counts.before.0), total(&segments, |counts| &counts.after.0));
    let amount = |of: &Whole| fixed.of(of, counted_in);
    let effect = |(_, counts): &(Option<String>, Counts)| {
        Some(Effects { rate: None, rest: amount(&counts.after.0.minus(&counts.before.0))? })
    };
    let effects = segments.iter().map(effect).collect::<Option<_>>().filter(|_| compared);
    let part = |(segment, counts): (Option<String>, Counts)| Part {
        share_before: fixed.float(&fixed.of(&counts.before.0, &before)),
        share_after: fixed.float(&fixed.of(&counts.after.0, &after)),
        before: fixed.float(&amount(&counts.before.0)),
        after: fixed.float(&amount(&counts.after.0)),
        ..Part::of(segment)
    };
    let sides = (amount(&before), amount(&after));
    joined(segments.into_iter().map(part).collect(), effects, sides, fixed, unit)
}

impl Part {
    const fn of(segment: Option<String>) -> Self {
        Self {
            segment,
            share_before: None,
            share_after: None,
            before: None,
            after: None,
            rate_effect: None,
            mix_effect: None,
            effect: None,
            share_of_change: None,
            shown: None,
        }
    }
}

/// Totals and parts with the effects, where both sides have a value.
fn joined(
    mut parts: Vec<Part>,
    effects: Option<Vec<Effects>>,
    (before, after): (Option<Whole>, Option<Whole>),
    fixed: Fixed,
    unit: Unit,
) -> (Totals, Vec<Part>) {
    let mut totals = Totals { before: fixed.float(&before), after: fixed.float(&after), ..Totals::default() };
    let (Some(effects), Some(before), Some(after)) = (effects, before, after) else { return (totals, parts) };
    let change = after.minus(&before);
    let sum = |of: &dyn Fn(&Effects) -> Option<Whole>| {
        effects.iter().try_fold(Whole::default(), |sum, effects| Some(sum.plus(&of(effects)?)))
    };
    let is_ratio = effects.first().is_some_and(|effects| effects.rate.is_some());
    totals.change = fixed.float(&Some(change.clone()));
    totals.rate_effect = fixed.float(&sum(&|effects| effects.rate.clone()).filter(|_| is_ratio));
    totals.mix_effect = fixed.float(&sum(&|effects| Some(effects.rest.clone())).filter(|_| is_ratio));
    let (shown, cells) = shown::rounded(&effects, (&before, &after), fixed, unit);
    totals.shown = Some(shown);
    for ((part, effects), shown) in parts.iter_mut().zip(&effects).zip(cells) {
        let all = effects.all();
        part.rate_effect = fixed.float(&effects.rate);
        part.mix_effect = effects.rate.as_ref().and_then(|_| fixed.float(&Some(effects.rest.clone())));
        part.share_of_change = fixed.float(&fixed.of(&all, &change));
        part.effect = fixed.float(&Some(all));
        part.shown = Some(shown);
    }
    (totals, parts)
}
