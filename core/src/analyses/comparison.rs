//! Many estimates compared at once, with one correction over all of them.

use super::described;
use crate::error::{Code, Error};
use crate::estimate::{Difference, Estimate, Verdict, check_level};
use crate::field::Output;
use crate::math::Interval;
use crate::math::compare::holm;
use crate::note::Note;
use crate::table::{Cells, Table};

/// What each group is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Against<'a> {
    /// The first group.
    First,
    /// The group before it.
    Previous,
    /// Every group before it.
    Each,
    /// The group of that name.
    Group(&'a str),
}

/// A group of that name goes before the word that it may be: `first`, `previous` or `each`.
impl<'a> Against<'a> {
    fn of(name: &'a str, groups: &[(String, Estimate)]) -> Self {
        match name {
            name if groups.iter().any(|(own, _)| own == name) => Self::Group(name),
            "first" => Self::First,
            "previous" => Self::Previous,
            "each" => Self::Each,
            name => Self::Group(name),
        }
    }
}

/// One estimate beside the one it is compared with; either may be missing.
#[derive(Clone, Debug)]
struct Pair {
    name: String,
    against: String,
    value: Option<Estimate>,
    baseline: Option<Estimate>,
    change: Option<Difference>,
}

/// Estimates beside those they are compared with, taken as independent groups.
///
/// # Example
///
/// ```
/// use engagement_metrics::analyses::comparison::{Against, Comparison};
/// use engagement_metrics::metrics::commerce::repeat_purchase_rate;
///
/// let groups = [
///     ("mail".to_owned(), repeat_purchase_rate(80, 400)?),
///     ("search".to_owned(), repeat_purchase_rate(120, 400)?),
///     ("social".to_owned(), repeat_purchase_rate(86, 400)?),
/// ];
/// let table = Comparison::among(&groups, Against::First)?.table(0.95)?;
/// assert_eq!(table.len(), 2);
/// let verdicts = table.columns().find(|(name, _)| *name == "verdict").unwrap().1;
/// let words: Vec<_> = (0..2).map(|row| verdicts.value(row)).collect();
/// assert_eq!(words, ["better".into(), "no_clear_change".into()]);
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Comparison {
    pairs: Vec<Pair>,
}

const SUBJECT: &str = "compare";

impl Pair {
    fn new(
        (name, value): (&str, Option<&Estimate>),
        (against, baseline): (&str, Option<&Estimate>),
    ) -> Result<Self, Error> {
        let change = value.zip(baseline).map(|(value, baseline)| value.difference(baseline)).transpose()?;
        Ok(Self {
            name: name.to_owned(),
            against: against.to_owned(),
            value: value.cloned(),
            baseline: baseline.cloned(),
            change,
        })
    }

    /// The estimate that names the metric.
    fn any(&self) -> Option<&Estimate> {
        self.value.as_ref().or(self.baseline.as_ref())
    }
}

/// The estimate of that name.
fn named<'a>(groups: &'a [(String, Estimate)], name: &str) -> Option<&'a Estimate> {
    groups.iter().find(|(own, _)| own == name).map(|(_, estimate)| estimate)
}

/// Names that come once.
fn check_names(input: &'static str, groups: &[(String, Estimate)]) -> Result<(), Error> {
    let names = || groups.iter().map(|(name, _)| name);
    match names().enumerate().find(|(place, name)| names().take(*place).any(|own| own == *name)) {
        None => Ok(()),
        Some((_, name)) => {
            let error = Error::new(Code::Option, SUBJECT).at(input).with("expected", "of different names");
            Err(error.got_text(name))
        }
    }
}

impl Comparison {
    /// Groups beside one another.
    ///
    /// # Errors
    ///
    /// When a name comes twice, no group has the name of the baseline, or two estimates are of different metrics, units or
    /// currencies.
    pub fn among(groups: &[(String, Estimate)], against: Against<'_>) -> Result<Self, Error> {
        check_names("current", groups)?;
        let pair = |one: &(String, Estimate), other: &(String, Estimate)| {
            Pair::new((&one.0, Some(&one.1)), (&other.0, Some(&other.1)))
        };
        let with = |baseline: usize| {
            let others = groups.iter().enumerate().filter(move |(place, _)| *place != baseline);
            let pair = |(_, one)| groups.get(baseline).map(|baseline| pair(one, baseline));
            others.filter_map(pair).collect()
        };
        let pairs: Result<Vec<Pair>, Error> = match against {
            Against::First => with(0),
            Against::Group(name) => {
                let place = groups.iter().position(|(own, _)| own == name).ok_or_else(|| {
                    let mut names: Vec<&str> = vec!["first", "previous", "each"];
                    names.extend(groups.iter().map(|(name, _)| name.as_str()));
                    Error::new(Code::Unknown, SUBJECT).at("against").among(&names, name).got_text(name)
                })?;
                with(place)
            }
            Against::Previous => {
                groups.iter().skip(1).zip(groups).map(|(one, other)| pair(one, other)).collect()
            }
            Against::Each => {
                let before = |(place, one)| groups.iter().take(place).map(move |other| pair(one, other));
                groups.iter().enumerate().flat_map(before).collect()
            }
        };
        Ok(Self { pairs: pairs? })
    }

    /// Each group beside the one of the same name; who is on one side only has no change.
    ///
    /// # Errors
    ///
    /// When a name comes twice on one side, or two estimates are of different metrics, units or currencies.
    pub fn between(current: &[(String, Estimate)], previous: &[(String, Estimate)]) -> Result<Self, Error> {
        check_names("current", current)?;
        check_names("previous", previous)?;
        let gone = previous.iter().filter(|(name, _)| named(current, name).is_none());
        let names = current.iter().chain(gone).map(|(name, _)| name.as_str());
        let pair = |name: &str| Pair::new((name, named(current, name)), (name, named(previous, name)));
        Ok(Self { pairs: names.map(pair).collect::<Result<_, Error>>()? })
    }

    /// As bindings ask: beside `previous` where it is given, else beside what `against` names.
    ///
    /// # Errors
    ///
    /// As [`Comparison::among`] and [`Comparison::between`], and when both are given.
    #[doc(hidden)]
    pub fn asked(
        current: &[(String, Estimate)],
        previous: Option<&[(String, Estimate)]>,
        against: Option<&str>,
    ) -> Result<Self, Error> {
        match (previous, against) {
            (Some(_), Some(_)) => {
                Err(Error::new(Code::Together, SUBJECT).at("against").with("other", "`previous`"))
            }
            (Some(previous), None) => Self::between(current, previous),
            (None, against) => Self::among(current, Against::of(against.unwrap_or("first"), current)),
        }
    }

    /// One row a comparison; the intervals are at `level`.
    ///
    /// # Errors
    ///
    /// When `level` does not lie strictly between 0 and 1.
    pub fn table(&self, level: f64) -> Result<Table, Error> {
        check_level(SUBJECT, level)?;
        let pairs = &self.pairs;
        let p_values: Vec<_> = pairs.iter().map(|pair| pair.change.as_ref()?.p_value()).collect();
        let adjusted = holm(&p_values);
        let text = |of: &dyn Fn(&Pair) -> Option<String>| Cells::Text(pairs.iter().map(of).collect());
        let float = |of: &dyn Fn(&Pair) -> Option<f64>| Cells::Float(pairs.iter().map(of).collect());
        let of = |pair: &Pair, of: fn(&Difference) -> Option<f64>| pair.change.as_ref().and_then(of);
        let ends = |pair: &Pair| pair.change.as_ref()?.interval(level).ok()?;
        let relative = |pair: &Pair| pair.change.as_ref()?.relative_interval(level).ok()?;
        let low = |ends: Interval| ends.low;
        let high = |ends: Interval| ends.high;
        let verdict = |(pair, p_holm): (&Pair, &Option<f64>)| {
            let judging = (
                pair.change.as_ref(),
                pair.any().and_then(|one| described(one.metric())).map(|(_, direction)| direction),
            );
            Verdict::on(judging, *p_holm).map(|verdict| verdict.id().to_owned())
        };
        let cells = vec![
            text(&|pair| Some(pair.name.clone())),
            text(&|pair| Some(pair.against.clone())),
            text(&|pair| pair.any().map(|one| one.metric().to_owned())),
            float(&|pair| pair.value.as_ref()?.value()),
            float(&|pair| pair.baseline.as_ref()?.value()),
            float(&|pair| of(pair, Difference::value)),
            float(&|pair| ends(pair).map(low)),
            float(&|pair| ends(pair).map(high)),
            float(&|pair| of(pair, Difference::relative)),
            float(&|pair| relative(pair).map(low)),
            float(&|pair| relative(pair).map(high)),
            Cells::Float(p_values.iter().copied().collect()),
            Cells::Float(adjusted.iter().copied().collect()),
            Cells::Text(pairs.iter().zip(&adjusted).map(verdict).collect()),
            text(&|pair| pair.any().map(|one| one.unit().id().to_owned())),
            text(&|pair| remarks(pair.change.as_ref()?.notes())),
        ];
        Ok(Table::new(OUTPUTS.iter().map(|output| output.name.into()).zip(cells).collect()))
    }
}

fn remarks(notes: &[Note]) -> Option<String> {
    let notes: Vec<_> = notes.iter().map(Note::text).collect();
    (!notes.is_empty()).then(|| notes.join("; "))
}

const fn output(name: &'static str, doc: &'static str) -> Output {
    Output { name, doc }
}

/// The columns of the table, in order.
pub const OUTPUTS: &[Output] = &[
    output("name", "The group."),
    output("against", "The group it is compared with."),
    output("metric", "Id of the metric."),
    output("value", "The value; null where it is undefined."),
    output("baseline", "The value it is compared with."),
    output("change", "Value minus baseline."),
    output("low", "Lower end of the interval of the change."),
    output("high", "Upper end of that interval."),
    output("relative", "The change as a share of the baseline, where that is above 0."),
    output("relative_low", "Lower end of its interval."),
    output("relative_high", "Upper end of its interval."),
    output("p_value", "Two-sided p-value of no change."),
    output("p_holm", "The p-value after Holm's correction over all rows."),
    output(
        "verdict",
        "`better`, `worse` or `no_clear_change` after that correction, where the evidence bears a word.",
    ),
    output("unit", "What the value counts."),
    output("notes", "What the change assumes, or why it has no interval."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::commerce::{average_order_value, repeat_purchase_rate};
    use crate::value::Value;

    fn groups(rates: &[(&str, u64, u64)]) -> Vec<(String, Estimate)> {
        let group = |&(name, k, n): &(&str, u64, u64)| (name.to_owned(), repeat_purchase_rate(k, n).unwrap());
        rates.iter().map(group).collect()
    }

    fn column(table: &Table, name: &str) -> Vec<Value> {
        let (_, cells) = table.columns().find(|(own, _)| *own == name).unwrap();
        (0..cells.len()).map(|row| cells.value(row)).collect()
    }

    #[test]
    fn each_way_of_pairing() {
        let groups = groups(&[("a", 10, 50), ("b", 20, 50), ("c", 30, 50)]);
        let pairs = |against| {
            let table = Comparison::among(&groups, against).unwrap().table(0.95).unwrap();
            let (names, others) = (column(&table, "name"), column(&table, "against"));
            let word = |value: &Value| value.as_text().unwrap().to_owned();
            names.iter().zip(&others).map(|(a, b)| word(a) + &word(b)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(pairs(Against::First), "ba ca");
        assert_eq!(pairs(Against::Previous), "ba cb");
        assert_eq!(pairs(Against::Each), "ba ca cb");
        assert_eq!(pairs(Against::Group("b")), "ab cb");
        let error = Comparison::among(&groups, Against::Group("d")).unwrap_err();
        assert_eq!(error.code(), "unknown");
    }

    #[test]
    fn a_correction_over_all_and_words_only_where_the_evidence_bears_them() {
        let groups = groups(&[("a", 80, 400), ("b", 120, 400), ("c", 104, 400), ("d", 9, 10)]);
        let table = Comparison::among(&groups, Against::First).unwrap().table(0.95).unwrap();
        let number = |name, row: usize| column(&table, name)[row].as_float().unwrap();
        let p: Vec<f64> = (0..3).map(|row| number("p_value", row)).collect();
        assert!(p[2] < p[0] && p[0] < p[1] && p[1] < 0.05, "{p:?}");
        assert_eq!(number("p_holm", 2), p[2] * 3.0);
        assert_eq!(number("p_holm", 0), p[0] * 2.0);
        assert_eq!(number("p_holm", 1), p[1]);
        // Ten units bear no verdict, however far off they are.
        assert_eq!(column(&table, "verdict"), ["better".into(), "better".into(), Value::Null]);
        assert!(number("relative_low", 0) > 0.0 && number("relative_low", 0) < number("relative", 0));
    }

    #[test]
    fn between_two_sides_by_name() {
        let (now, then) = (groups(&[("a", 10, 50), ("b", 20, 50)]), groups(&[("b", 10, 50), ("c", 5, 50)]));
        let table = Comparison::between(&now, &then).unwrap().table(0.9).unwrap();
        assert_eq!(column(&table, "name"), ["a".into(), "b".into(), "c".into()]);
        assert_eq!(column(&table, "change"), [Value::Null, 0.2.into(), Value::Null]);
        let swapped = Comparison::between(&then, &now).unwrap().table(0.9).unwrap();
        assert_eq!(column(&swapped, "change")[0], (-0.2).into());
        let negated = |name| -column(&swapped, name)[0].as_float().unwrap();
        assert_eq!(column(&table, "low")[1].as_float(), Some(negated("high")));
        let other = vec![("b".to_owned(), average_order_value(100.0, 4, None).unwrap())];
        assert_eq!(Comparison::between(&now, &other).unwrap_err().code(), "same_settings");
        assert_eq!(Comparison::asked(&now, Some(&then), Some("each")).unwrap_err().code(), "together");
    }
}
