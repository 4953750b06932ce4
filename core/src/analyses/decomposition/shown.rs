//! The effects as they are printed: rounded to the decimals that are shown, so that they add up.

use std::fmt::{self, Display};

use super::Decomposition;
use super::parts::{Effects, Fixed, Part};
use crate::field::Unit;
use crate::format::{self, Form};
use crate::math::whole::Whole;
use crate::order::arrange;
use crate::text::{Language, words};
use crate::value::Value;

/// So many segments are printed; the others stand together.
pub(crate) const TOP: usize = 12;

/// The effects of a segment in the last decimal that is shown; a sum has but the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) rate: Option<i128>,
    pub(crate) mix: Option<i128>,
    pub(crate) effect: i128,
}

/// The totals in the last decimal that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Totals {
    places: u32,
    pub(super) before: i128,
    pub(super) after: i128,
    /// What the effects add up to.
    pub(super) effects: Shown,
}

impl Shown {
    fn plus(self, other: Self) -> Self {
        let both = |a: Option<i128>, b: Option<i128>| Some(a?.saturating_add(b?));
        Self {
            rate: both(self.rate, other.rate),
            mix: both(self.mix, other.mix),
            effect: self.effect.saturating_add(other.effect),
        }
    }
}

/// The place of the one furthest from 0; of equal ones, of the first.
fn largest(cells: &[&Whole]) -> Option<usize> {
    let further = |best: Option<usize>, place: usize| {
        let (own, most) = (cells.get(place)?, best.and_then(|best| cells.get(best)));
        if most.is_none_or(|most| own.size(most).is_gt()) { Some(place) } else { best }
    };
    (0..cells.len()).fold(None, further)
}

/// Amounts rounded so that they add up to a total; what rounding leaves over goes to the largest.
fn parts_of(total: i128, cells: &[&Whole], round: &dyn Fn(&Whole) -> i128) -> Vec<i128> {
    let mut rounded: Vec<i128> = cells.iter().map(|cell| round(cell)).collect();
    let rest = rounded.iter().fold(total, |rest, cell| rest.saturating_sub(*cell));
    if let Some(cell) = largest(cells).and_then(|place| rounded.get_mut(place)) {
        *cell = cell.saturating_add(rest);
    }
    rounded
}

/// Totals and effects rounded: rates and mix add up to the change of the rounded totals, and the segments to each of them.
///
/// Ratios get as many decimals more, up to four, as give the largest effect three digits.
pub(super) fn rounded(
    effects: &[Effects],
    (before, after): (&Whole, &Whole),
    fixed: Fixed,
    unit: Unit,
) -> (Totals, Vec<Shown>) {
    let rates: Vec<&Whole> = effects.iter().filter_map(|effects| effects.rate.as_ref()).collect();
    let rests: Vec<&Whole> = effects.iter().map(|effects| &effects.rest).collect();
    let is_ratio = !rates.is_empty();
    let all = [&rates[..], &rests[..]].concat();
    let most = largest(&all).and_then(|place| all.get(place)).copied();
    let (least, factor) = format::scale(unit, most.map_or(0.0, |most| most.to_float(fixed.0)));
    let amount = |of: &Whole, places: u32| {
        let scale = Whole::from(10_i128.pow(places) * i128::from(factor));
        of.times(&scale).over(&Whole::from(1).shifted(fixed.0)).to_i128()
    };
    let mut places = least;
    if let Some(most) = most.filter(|most| is_ratio && !most.is_zero()) {
        while places < least + 4 && amount(most, places).abs() < 100 {
            places += 1;
        }
    }
    let round = |of: &Whole| amount(of, places);
    let sum = |cells: &[&Whole]| cells.iter().fold(Whole::default(), |sum, cell| sum.plus(cell));
    let (before, after) = (round(before), round(after));
    let change = after.saturating_sub(before);
    let columns = if is_ratio {
        let both = parts_of(change, &[&sum(&rates), &sum(&rests)], &round);
        let column = |cells: &[&Whole], place: usize| {
            parts_of(both.get(place).copied().unwrap_or_default(), cells, &round)
        };
        (column(&rates, 0), column(&rests, 1))
    } else {
        (Vec::new(), parts_of(change, &rests, &round))
    };
    let shown = |(place, &rest): (usize, &i128)| {
        let rate = columns.0.get(place).copied();
        Shown { rate, mix: rate.map(|_| rest), effect: rate.unwrap_or_default().saturating_add(rest) }
    };
    let shown: Vec<Shown> = columns.1.iter().enumerate().map(shown).collect();
    let zero = Shown { rate: is_ratio.then_some(0), mix: is_ratio.then_some(0), effect: 0 };
    let effects = shown.iter().copied().fold(zero, Shown::plus);
    (Totals { places, before, after, effects }, shown)
}

impl Decomposition {
    /// The effects that are printed, as numbers.
    pub(super) fn shown(&self, of: Option<&Shown>) -> Value {
        let number = |amount: Option<i128>| Value::from(amount.map(|amount| self.float(amount)));
        Value::from(of.map(|shown| {
            Value::map([
                ("rate_effect", number(shown.rate)),
                ("mix_effect", number(shown.mix)),
                ("effect", number(Some(shown.effect))),
            ])
        }))
    }

    /// The totals that are printed: the effects lead from the one before to the one after.
    pub(super) fn shown_totals(&self) -> Value {
        Value::from(self.totals.shown.map(|shown| {
            Value::map([
                ("before", self.float(shown.before).into()),
                ("after", self.float(shown.after).into()),
                ("change", self.float(shown.effects.effect).into()),
                ("rate_effect", shown.effects.rate.map(|amount| self.float(amount)).into()),
                ("mix_effect", shown.effects.mix.map(|amount| self.float(amount)).into()),
            ])
        }))
    }

    fn places(&self) -> u32 {
        self.totals.shown.map_or(0, |shown| shown.places)
    }

    /// An amount in the last decimal that is shown as the nearest double.
    pub(crate) fn float(&self, amount: i128) -> f64 {
        let factor = i128::from(format::scale(self.unit, 0.0).1);
        crate::math::rational::divide(amount, 10_i128.pow(self.places()) * factor).unwrap_or_default()
    }

    pub(crate) fn signed(&self, amount: i128) -> String {
        let text = format::scaled(amount, self.places());
        if amount > 0 { format!("+{text}") } else { text }
    }

    /// What is shown in words: the total before and after, the change, and what it is made of.
    pub(crate) fn headline(&self, language: &Language) -> String {
        let Some(shown) = self.totals.shown else { return language.say(&words::SPLIT_NONE).to_owned() };
        let form = Form::new(language, self.unit, self.currency());
        let (before, after) =
            (format::scaled(shown.before, shown.places), form.scaled(shown.after, shown.places));
        let change = form.scaled_change(shown.effects.effect, shown.places);
        let effect = |amount: Option<i128>| amount.map(|amount| self.signed(amount)).unwrap_or_default();
        let (rate, mix) = (effect(shown.effects.rate), effect(shown.effects.mix));
        let message = if self.is_ratio() { &words::SPLIT_RATIO } else { &words::SPLIT_SUM };
        let arguments =
            [("before", &*before), ("after", &after), ("change", &change), ("rate", &rate), ("mix", &mix)];
        language.fill(message, &arguments)
    }

    /// That under the name of the metric and of the segments.
    pub(crate) fn title(&self, language: &Language) -> String {
        let (name, summary) = (language.metric_id(&self.metric), self.headline(language));
        let arguments = [("metric", &*name), ("group", &self.segment), ("summary", &summary)];
        language.fill(&words::SPLIT_TITLE, &arguments)
    }

    /// The segments as they are printed, the largest effect first, the smallest together.
    pub(crate) fn lines(&self, language: &Language) -> Vec<Line<'_>> {
        let mut order: Vec<&Part> = self.parts.iter().collect();
        let size = |part: &Part| part.effect.map_or(0.0, f64::abs);
        // Stable: equal effects stay in the order of their names.
        arrange(&mut order, |a, b| size(b).total_cmp(&size(a)));
        let others = if order.len() > TOP + 1 { order.split_off(TOP) } else { Vec::new() };
        let name = |part: &Part| match part.segment.as_deref() {
            None => language.say(&words::GROUP_NONE).to_owned(),
            Some("") => language.say(&words::GROUP_EMPTY).to_owned(),
            Some(name) => name.to_owned(),
        };
        let line = |part| Line { name: name(part), part: Some(part), shown: part.shown };
        let mut lines: Vec<Line<'_>> = order.into_iter().map(line).collect();
        if !others.is_empty() {
            let shown = others.iter().filter_map(|part| part.shown).reduce(Shown::plus);
            let number = format::integer(others.len() as i128);
            let name = language.fill(&words::SPLIT_OTHERS, &[("number", &number)]);
            lines.push(Line { name, part: None, shown });
        }
        lines
    }

    /// The cells of those lines; the first row is the head.
    pub(crate) fn rows(&self, language: &Language) -> Vec<Vec<String>> {
        let is_ratio = self.is_ratio();
        let heads = [
            Some(&words::SPLIT_SHARE_BEFORE),
            Some(&words::SPLIT_SHARE_AFTER),
            Some(&words::SPLIT_BEFORE),
            Some(&words::SPLIT_AFTER),
            Some(&words::SPLIT_RATE).filter(|_| is_ratio),
            Some(&words::SPLIT_MIX).filter(|_| is_ratio),
            Some(&words::SPLIT_EFFECT),
        ];
        let mut head = vec![self.segment.clone()];
        head.extend(heads.into_iter().flatten().map(|word| language.say(word).to_owned()));
        let dash = || "–".to_owned();
        let number = |unit, number: Option<f64>| {
            number.map_or_else(dash, |number| Form::plain(language, unit).number(number))
        };
        let share = |share| number(Unit::Fraction, share);
        let value = |value| number(self.unit, value);
        let effect = |amount: Option<i128>| amount.map_or_else(dash, |amount| self.signed(amount));
        let row = |Line { name, part, shown }: Line<'_>| {
            let of = |of: fn(&Part) -> Option<f64>| part.and_then(of);
            let (then, now) = (of(|part| part.share_before), of(|part| part.share_after));
            let mut row = vec![name, share(then), share(now)];
            row.extend([value(of(|part| part.before)), value(of(|part| part.after))]);
            if is_ratio {
                row.extend([effect(shown.and_then(|own| own.rate)), effect(shown.and_then(|own| own.mix))]);
            }
            row.push(effect(shown.map(|own| own.effect)));
            row
        };
        std::iter::once(head).chain(self.lines(language).into_iter().map(row)).collect()
    }

    pub(crate) fn is_ratio(&self) -> bool {
        self.totals.rate_effect.is_some()
    }
}

/// A segment as it is printed, or the smallest ones together.
#[derive(Clone, Debug)]
pub(crate) struct Line<'a> {
    pub(crate) name: String,
    /// None for those that stand together.
    pub(crate) part: Option<&'a Part>,
    pub(crate) shown: Option<Shown>,
}

impl Decomposition {
    /// The headline, the segments and the remarks.
    fn text(&self) -> String {
        let language = &self.language;
        let mut text = self.title(language);
        let rows = self.rows(language);
        let columns = rows.first().map_or(0, Vec::len);
        let width = |column: usize| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in &rows {
            let mut line = String::from("\n");
            for (place, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let pad = " ".repeat(width.saturating_sub(cell.chars().count()));
                line += &if place == 0 { format!("{cell}{pad}") } else { format!("  {pad}{cell}") };
            }
            text += line.trim_end_matches(' ');
        }
        for note in &self.notes {
            text += "\n";
            text += &note.text_in(language);
        }
        text
    }
}

impl Display for Decomposition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}
