//! A change split by segment: what comes of their rates, and what of their mix.

mod parts;
mod shown;
#[cfg(test)]
mod tests;

pub use parts::Part;

pub(crate) use shown::{Line, Shown};

use std::sync::Arc;

use super::described;
use crate::calendar::Span;
use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::estimate::VERSION;
use crate::field::{Output, Unit};
use crate::math::whole::Whole;
use crate::metrics;
use crate::note::{Code as NoteCode, Note};
use crate::order::arrange;
use crate::rows::{Column, Reader};
use crate::table::{Cells, Table};
use crate::text::Language;
use crate::value::Value;
use parts::Totals;

/// A change of a total, split by segment.
///
/// Of a ratio of totals R = Σ n / Σ d, each segment has a share w = d / Σ d and a rate r = n / d, and R = Σ w r. With the
/// middle of before and after in bars, the change of a segment's rate contributes its *rate effect* w̄ Δr, and the change of
/// its share its *mix effect* Δw (r̄ − R̄): a segment that grows lifts the total where its rate lies above it. Since
/// Σ Δw = 0, all effects together are the change ΔR: exactly, with nothing left to explain. A segment that appears or
/// vanishes has one rate, and its effect is all mix.
///
/// Sums, such as revenue, have effects only: each segment contributes its own change.
///
/// Everything is computed from exact fractions and rounded once. Where it is shown, the effects are rounded so that they
/// add up from the total before to the total after, down and across; what rounding leaves over goes to the largest.
///
/// # Example
///
/// ```
/// use engagement_metrics::analyses::decomposition::{Side, decompose};
///
/// let before = Side::ratio(&[10.0, 60.0][..], &[100.0, 200.0][..]);
/// let after = Side::ratio(&[36.0, 36.0][..], &[300.0, 100.0][..]);
/// let split = decompose(&["mail", "search"][..], before, after, Some("conversion_rate"))?;
/// // Both segments converted better, and yet the total fell: the weaker one grew.
/// assert!(split.change() < Some(0.0) && split.rate_effect() > Some(0.0));
/// assert_eq!(split.to_string().lines().next(), Some("conversion_rate by segment: 23.33 to 18.00 %: −5.33 pp = rate +3.83, mix −9.16"));
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Decomposition {
    metric: String,
    unit: Unit,
    currency: Option<Arc<str>>,
    segment: String,
    periods: Option<(Span, Span)>,
    totals: Totals,
    parts: Vec<Part>,
    notes: Vec<Note>,
    language: Language,
}

/// What is split: its name, its unit, and what its segments are.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    pub(crate) metric: String,
    pub(crate) unit: Unit,
    pub(crate) currency: Option<Arc<str>>,
    pub(crate) segment: String,
    /// The windows before and after.
    pub(crate) periods: Option<(Span, Span)>,
    /// The denominator in words, for notes; a sum has none.
    pub(crate) denominator: Option<&'static str>,
    /// Why the two sides are not compared.
    pub(crate) why: Option<Note>,
}

/// Numerators and denominators of a segment before and after; of a sum, the denominators are its unit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) before: (Whole, Whole),
    pub(crate) after: (Whole, Whole),
}

/// One side of a change, row by row: numerators, and the denominators of a ratio.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    numerator: Column<'a>,
    denominator: Option<Column<'a>>,
}

impl<'a> Side<'a> {
    /// Of a ratio of totals.
    pub fn ratio(numerator: impl Into<Column<'a>>, denominator: impl Into<Column<'a>>) -> Self {
        Self { numerator: numerator.into(), denominator: Some(denominator.into()) }
    }

    /// Of a sum.
    pub fn sum(amounts: impl Into<Column<'a>>) -> Self {
        Self { numerator: amounts.into(), denominator: None }
    }
}

const SUBJECT: &str = "decompose";

/// Splits a change by segment, from a row a segment or several, which add up; see [`Decomposition`].
///
/// A null amount counts as 0: a segment that is not there on one side. `metric` names what is split and gives its unit; a
/// ratio without a name is shown as a plain number.
///
/// # Errors
///
/// When the columns differ in length or hold no numbers, a denominator is below 0, one side alone has denominators, or no
/// metric has that id.
pub fn decompose<'a>(
    segments: impl Into<Column<'a>>,
    before: Side<'a>,
    after: Side<'a>,
    metric: Option<&str>,
) -> Result<Decomposition, Error> {
    let segments = segments.into();
    let is_ratio = match (&before.denominator, &after.denominator) {
        (Some(_), Some(_)) => true,
        (None, None) => false,
        (one, _) => {
            let missing = if one.is_none() { "before_denominator" } else { "after_denominator" };
            return Err(Error::new(Code::MissingColumn, SUBJECT).at(missing));
        }
    };
    let unit = match metric {
        Some(id) => unit_of(id)?,
        None if is_ratio => Unit::Ratio,
        None => Unit::Count,
    };
    let none = || Column::from(Vec::<f64>::new());
    let numerators = [("before", before.numerator), ("after", after.numerator)];
    let denominators = [
        ("before_denominator", before.denominator.unwrap_or_else(none)),
        ("after_denominator", after.denominator.unwrap_or_else(none)),
    ];
    let (mut numerators, scale) = amounts(&numerators, segments.len())?;
    let (mut denominators, other) = if is_ratio {
        let (denominators, scale) = amounts(&denominators, segments.len())?;
        (denominators, scale)
    } else {
        (Vec::new(), 0)
    };
    // Both powers of two are brought to one, so that the quotients are those of the numbers that were given.
    let common = scale.max(other);
    let level = |columns: &mut Vec<Vec<Whole>>, own: u32| {
        columns.iter_mut().flatten().for_each(|cell| *cell = cell.shifted(common - own));
    };
    level(&mut numerators, scale);
    level(&mut denominators, other);

    let reader = Reader { table: SUBJECT, input: "segments", column: &segments };
    let names: Vec<Option<String>> = (0..segments.len())
        .map(|row| Ok(reader.category(row)?.map(|name| name.into_owned())))
        .collect::<Result<_, Error>>()?;
    let mut order: Vec<usize> = (0..names.len()).collect();
    arrange(&mut order, |a, b| names.get(*a).cmp(&names.get(*b)));
    let mut groups: Vec<(Option<String>, Counts)> = Vec::new();
    let cell = |columns: &[Vec<Whole>], side: usize, row: usize| {
        columns.get(side).and_then(|column| column.get(row)).cloned().unwrap_or_default()
    };
    for row in order {
        let name = names.get(row).cloned().flatten();
        if groups.last().is_none_or(|(last, _)| *last != name) {
            groups.push((name, Counts::default()));
        }
        let Some((_, counts)) = groups.last_mut() else { continue };
        for (side, (numerator, denominator)) in
            [&mut counts.before, &mut counts.after].into_iter().enumerate()
        {
            *numerator = numerator.plus(&cell(&numerators, side, row));
            *denominator = denominator.plus(&cell(&denominators, side, row));
        }
    }
    let unit_of_sum = Whole::from(1).shifted(common);
    Ok(Decomposition::new(
        Subject {
            metric: metric.unwrap_or(if is_ratio { "ratio" } else { "total" }).to_owned(),
            unit,
            currency: None,
            segment: "segment".to_owned(),
            periods: None,
            denominator: is_ratio.then_some("denominator"),
            why: None,
        },
        groups,
        &unit_of_sum,
    ))
}

/// The unit of a metric, as its formula or its figure says.
fn unit_of(metric: &str) -> Result<Unit, Error> {
    described(metric).map_or_else(|| metrics::find(metric).map(|formula| formula.unit), |(unit, _)| Ok(unit))
}

/// The cells of some columns in units of one power of two below 1, and that power.
fn amounts(
    columns: &[(&'static str, Column<'_>); 2],
    length: usize,
) -> Result<(Vec<Vec<Whole>>, u32), Error> {
    let mut read = Vec::with_capacity(columns.len());
    for (input, column) in columns {
        if column.len() != length {
            let error = Error::new(Code::ColumnLength, SUBJECT).at(*input).with("expected", length);
            return Err(error.got(column.len()));
        }
        let reader = Reader { table: SUBJECT, input, column };
        let number = |row| if column.is_null(row) { Ok(0.0) } else { reader.number(row) };
        let numbers = (0..length).map(number).collect::<Result<Vec<f64>, Error>>()?;
        let negative = numbers.iter().position(|number| *number < 0.0);
        if let Some(row) = negative.filter(|_| input.ends_with("denominator")) {
            let error = Error::new(Code::AtLeast, SUBJECT).at(*input).with("limit", 0).row_at(row);
            return Err(error.got(Number(numbers.get(row).copied().unwrap_or_default())));
        }
        read.push(numbers);
    }
    let behind = |number: &f64| Whole::places(*number);
    let power = read.iter().flatten().map(behind).max().unwrap_or_default();
    let wholes = |numbers: &Vec<f64>| numbers.iter().map(|&number| Whole::of_float(number, power)).collect();
    Ok((read.iter().map(wholes).collect(), power))
}

impl Decomposition {
    /// Segments in the order of their UTF-8 bytes, null first. `unit` is what a sum is counted in.
    pub(crate) fn new(subject: Subject, segments: Vec<(Option<String>, Counts)>, unit: &Whole) -> Self {
        let is_ratio = subject.denominator.is_some();
        let compared = subject.why.is_none();
        let (totals, parts) = if is_ratio {
            parts::of_ratio(segments, subject.unit, compared)
        } else {
            parts::of_sum(segments, unit, subject.unit, compared)
        };
        let mut notes: Vec<Note> = subject.why.into_iter().collect();
        if compared && (totals.before.is_none() || totals.after.is_none()) {
            let denominator = subject.denominator.unwrap_or_default();
            notes.push(Note::new(NoteCode::ZeroDenominator).with("denominator", denominator));
        }
        let Subject { metric, unit, currency, segment, periods, .. } = subject;
        let language = Language::ENGLISH;
        Self { metric, unit, currency, segment, periods, totals, parts, notes, language }
    }

    /// The same in a language: its text, page and chart.
    pub fn in_language(self, language: &Language) -> Self {
        Self { language: language.clone(), ..self }
    }

    /// The language that it is shown in.
    pub fn language(&self) -> &Language {
        &self.language
    }

    pub(crate) fn note(mut self, note: Note) -> Self {
        self.notes.push(note);
        self
    }

    /// The id of the metric.
    pub fn metric(&self) -> &str {
        &self.metric
    }

    /// What the values count; effects on a fraction are shown in percentage points.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The currency of amounts, if it was named.
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_deref()
    }

    /// What the segments are.
    pub fn segment(&self) -> &str {
        &self.segment
    }

    /// The windows before and after, of a log.
    pub fn periods(&self) -> Option<&(Span, Span)> {
        self.periods.as_ref()
    }

    /// The total before; none where it has no denominator.
    pub fn before(&self) -> Option<f64> {
        self.totals.before
    }

    /// The total after.
    pub fn after(&self) -> Option<f64> {
        self.totals.after
    }

    /// After less before.
    pub fn change(&self) -> Option<f64> {
        self.totals.change
    }

    /// What changes of rates contribute, all segments together; none for a sum.
    pub fn rate_effect(&self) -> Option<f64> {
        self.totals.rate_effect
    }

    /// What changes of shares contribute, all segments together; none for a sum.
    pub fn mix_effect(&self) -> Option<f64> {
        self.totals.mix_effect
    }

    /// The segments, in the order of their UTF-8 bytes; the one without a name first.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Remarks on it.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// One row a segment.
    pub fn table(&self) -> Table {
        let float = |of: fn(&Part) -> Option<f64>| Cells::Float(self.parts.iter().map(of).collect());
        let names = self.parts.iter().map(|part| part.segment.clone()).collect();
        let mut columns = vec![("segment".into(), Cells::Text(names))];
        columns.extend(COLUMNS.iter().map(|(output, of)| (output.name.into(), float(*of))));
        Table::new(columns)
    }

    /// As plain values; `shown` are the effects as they are printed, which add up.
    pub fn to_value(&self) -> Value {
        let date = |of: fn(&(Span, Span)) -> String| Value::from(self.periods.as_ref().map(of));
        let part = |part: &Part| {
            let mut pairs = vec![("segment".into(), part.segment.clone().into())];
            pairs.extend(COLUMNS.iter().map(|(output, of)| (output.name.into(), of(part).into())));
            pairs.push(("shown".into(), self.shown(part.shown.as_ref())));
            Value::Map(pairs)
        };
        Value::map([
            ("metric", self.metric.clone().into()),
            ("unit", self.unit.id().into()),
            ("currency", self.currency().map(str::to_owned).into()),
            ("segment", self.segment.clone().into()),
            ("before_start", date(|(before, _)| before.first.to_string())),
            ("before_end", date(|(before, _)| before.last_exclusive.to_string())),
            ("after_start", date(|(_, after)| after.first.to_string())),
            ("after_end", date(|(_, after)| after.last_exclusive.to_string())),
            ("before", self.before().into()),
            ("after", self.after().into()),
            ("change", self.change().into()),
            ("rate_effect", self.rate_effect().into()),
            ("mix_effect", self.mix_effect().into()),
            ("shown", self.shown_totals()),
            ("parts", Value::List(self.parts.iter().map(part).collect())),
            ("notes", Value::List(self.notes.iter().map(Note::to_value).collect())),
            ("version", VERSION.into()),
        ])
    }
}

type Cell = (Output, fn(&Part) -> Option<f64>);

const fn output(name: &'static str, doc: &'static str) -> Output {
    Output { name, doc }
}

/// The columns of the table after that of the segments.
const COLUMNS: &[Cell] = &[
    (output("share_before", "The segment's share before: of the denominators, or of a sum."), |part| {
        part.share_before
    }),
    (output("share_after", "Its share after."), |part| part.share_after),
    (output("before", "Its own rate before, or its part of a sum."), |part| part.before),
    (output("after", "Its own rate after, or its part of a sum."), |part| part.after),
    (
        output("rate_effect", "What the change of its rate contributes to the change; null for a sum."),
        |part| part.rate_effect,
    ),
    (output("mix_effect", "What the change of its share contributes; null for a sum."), |part| {
        part.mix_effect
    }),
    (output("effect", "What it contributes in all."), |part| part.effect),
    (
        output(
            "share_of_change",
            "Its effect as a share of the change; the others pull against a share above 1.",
        ),
        |part| part.share_of_change,
    ),
];

/// The columns of the table, for documentation.
pub fn outputs() -> impl Iterator<Item = &'static Output> {
    const SEGMENT: Output = output("segment", "The segment; null for the one without a name.");
    std::iter::once(&SEGMENT).chain(COLUMNS.iter().map(|(output, _)| output))
}
