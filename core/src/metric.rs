//! What a formula is, as data and as a function, and the macro that makes both from one row.

mod columns;

use std::fmt::Display;

use crate::error::{Code, Error};
use crate::estimate::Estimate;
use crate::field::{Direction, Input, InputKind, Unit};
use crate::rows::Column;

/// A formula: everything a binding, a façade or a catalogue needs to know about it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Formula {
    /// Stable id, the same in every language and file.
    pub id: &'static str,
    /// The area it belongs to; the module of its function.
    pub family: &'static str,
    /// A fact, when to use it, and what misleads.
    pub doc: &'static str,
    /// Inputs in call order.
    pub inputs: &'static [Input],
    /// What the value counts.
    pub unit: Unit,
    /// Whether more of it is better.
    pub direction: Direction,
    /// The formula as practitioners write it.
    pub formula: &'static str,
    /// Where the definition comes from.
    pub source: &'static str,
    /// A worked example, checked in every language.
    pub example: Example,
    pub(crate) evaluate: fn(&[Argument<'_>]) -> Result<Estimate, Error>,
}

/// Inputs and the result they give.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Example {
    /// One literal an input, as every language writes it; lists in brackets, absent inputs left out at the end.
    pub inputs: &'static [&'static str],
    /// The value.
    pub value: f64,
    /// Ends of the 95 % interval, where there is one, to ten digits.
    pub interval: Option<(f64, f64)>,
}

/// An argument of a formula, as bindings hand it over.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Argument<'a> {
    /// Left out.
    Missing,
    /// A number; a language without integers passes counts so too.
    Number(f64),
    /// A whole number.
    Whole(i64),
    /// A list.
    List(Column<'a>),
}

impl Formula {
    /// Evaluates the formula for arguments in the order of [`Formula::inputs`].
    ///
    /// # Errors
    ///
    /// As the function of the same name, and when an argument is missing or of another kind.
    pub fn evaluate(&self, arguments: &[Argument<'_>]) -> Result<Estimate, Error> {
        self.check_count(arguments)?;
        (self.evaluate)(arguments)
    }

    fn check_count(&self, arguments: &[Argument<'_>]) -> Result<(), Error> {
        if arguments.len() == self.inputs.len() {
            return Ok(());
        }
        let error = Error::new(Code::ArgumentCount, self.id).with("expected", self.inputs.len());
        Err(error.got(arguments.len()))
    }
}

/// How an argument becomes the parameter of a formula's function.
pub(crate) trait FromArgument<'a>: Sized {
    fn take(metric: &'static str, input: &'static str, argument: &Argument<'a>) -> Result<Self, Error>;
}

impl FromArgument<'_> for u64 {
    fn take(metric: &'static str, input: &'static str, argument: &Argument<'_>) -> Result<Self, Error> {
        let error = || Error::new(Code::Count, metric).at(input);
        match *argument {
            Argument::Whole(count) => Self::try_from(count).map_err(|_| error().got(count)),
            // 2^53: a larger double may stand for another count than the caller meant.
            Argument::Number(count)
                if count == count.trunc() && (0.0..=9_007_199_254_740_992.0).contains(&count) =>
            {
                Ok(count as Self)
            }
            Argument::Number(count) => Err(error().got(count)),
            Argument::List(_) => Err(error().got("a list")),
            Argument::Missing => Err(error().got("nothing")),
        }
    }
}

impl FromArgument<'_> for f64 {
    fn take(metric: &'static str, input: &'static str, argument: &Argument<'_>) -> Result<Self, Error> {
        let error = || Error::new(Code::Number, metric).at(input);
        match *argument {
            Argument::Number(number) => Ok(number),
            Argument::Whole(number) => Ok(number as Self),
            Argument::List(_) => Err(error().got("a list")),
            Argument::Missing => Err(error().got("nothing")),
        }
    }
}

impl<'a> FromArgument<'a> for Option<f64> {
    fn take(metric: &'static str, input: &'static str, argument: &Argument<'a>) -> Result<Self, Error> {
        match argument {
            Argument::Missing => Ok(None),
            given => f64::take(metric, input, given).map(Some),
        }
    }
}

impl FromArgument<'_> for Option<u64> {
    fn take(metric: &'static str, input: &'static str, argument: &Argument<'_>) -> Result<Self, Error> {
        match argument {
            Argument::Missing => Ok(None),
            given => u64::take(metric, input, given).map(Some),
        }
    }
}

impl<'a> FromArgument<'a> for Column<'a> {
    fn take(metric: &'static str, input: &'static str, argument: &Argument<'a>) -> Result<Self, Error> {
        let error = || Error::new(Code::ColumnType, metric).at(input).with("expected", "values, as a list");
        match argument {
            Argument::List(column) => Ok(column.clone()),
            Argument::Missing => Err(error().got("nothing")),
            _ => Err(error().got("a number")),
        }
    }
}

/// Refuses what lies outside the domain of an input, before the formula sees it.
pub(crate) trait Checked {
    fn check(&self, metric: &'static str, input: &'static str, kind: InputKind) -> Result<(), Error>;
}

impl Checked for u64 {
    fn check(&self, _: &'static str, _: &'static str, _: InputKind) -> Result<(), Error> {
        Ok(())
    }
}

impl Checked for f64 {
    fn check(&self, metric: &'static str, input: &'static str, kind: InputKind) -> Result<(), Error> {
        if !self.is_finite() {
            return Err(Error::new(Code::Finite, metric).at(input).got(self));
        }
        let code = match kind {
            InputKind::OptionalPositive | InputKind::NonNegative if *self < 0.0 => Code::AtLeast,
            InputKind::Positive if *self <= 0.0 => Code::Above,
            _ => return Ok(()),
        };
        Err(Error::new(code, metric).at(input).with("limit", 0).got(self))
    }
}

impl Checked for Option<f64> {
    fn check(&self, metric: &'static str, input: &'static str, kind: InputKind) -> Result<(), Error> {
        self.map_or(Ok(()), |number| number.check(metric, input, kind))
    }
}

impl Checked for Option<u64> {
    fn check(&self, _: &'static str, _: &'static str, _: InputKind) -> Result<(), Error> {
        Ok(())
    }
}

impl Checked for Column<'_> {
    fn check(&self, _: &'static str, _: &'static str, _: InputKind) -> Result<(), Error> {
        Ok(())
    }
}

/// Refuses a part that is larger than its whole.
pub(crate) fn at_most<T: PartialOrd + Display>(
    metric: &'static str,
    (part, count): (&'static str, T),
    (whole, limit): (&'static str, T),
) -> Result<(), Error> {
    if count <= limit {
        return Ok(());
    }
    let error = Error::new(Code::AtMost, metric).at(part).with("other", whole);
    Err(error.with("limit", limit).got(count))
}

/// Defines the formulas of one family: each row becomes a documented function and a [`Formula`].
///
/// The body sees its inputs checked against their kinds, and ends in an estimate.
macro_rules! formulas {
    ($family:literal: $(
        $(#[doc = $doc:literal])+
        formula $formula:literal
        source $source:literal
        fn $name:ident($( $(#[doc = $about:literal])+ $input:ident: $type:ty as $kind:ident, )+) -> $unit:ident, $direction:ident $body:block
        example ($($given:literal = $rust:expr),+) => $value:literal $(in [$low:literal, $high:literal])?;
    )+) => {
        $(
            $(#[doc = $doc])+
            #[doc = concat!(
                "\n# Formula\n\n`", $formula, "`\n\n# Inputs\n",
                $( "\n* `", stringify!($input), "`:", $($about,)+ )+
                "\n\n# Errors\n\nWhen an input lies outside its domain.",
                "\n\n# Example\n\n```\nuse engagement_metrics::metrics::", $family, "::", stringify!($name), ";\n\n",
                "let estimate = ", stringify!($name), "(", stringify!($($rust),+), ")?;\n",
                "assert_eq!(estimate.value(), Some(", stringify!($value), "));\n",
                "# Ok::<(), engagement_metrics::Error>(())\n```",
                "\n\n# Source\n\n", $source,
            )]
            pub fn $name($($input: $type),+) -> Result<$crate::Estimate, $crate::Error> {
                $( $crate::metric::Checked::check(&$input, stringify!($name), stringify!($input), $crate::field::InputKind::$kind)?; )+
                $body
            }
        )+

        /// Every formula of this family, in the order of this page.
        pub(crate) const FORMULAS: &[$crate::metric::Formula] = &[$(
            $crate::metric::Formula {
                id: stringify!($name),
                family: $family,
                doc: $crate::field::prose!(concat!($($doc, "\n"),+)),
                inputs: &[$( $crate::field::Input {
                    name: stringify!($input),
                    doc: $crate::field::prose!(concat!($($about),+)),
                    kind: $crate::field::InputKind::$kind,
                } ),+],
                unit: $crate::field::Unit::$unit,
                direction: $crate::field::Direction::$direction,
                formula: $crate::field::prose!($formula),
                source: $crate::field::prose!($source),
                example: $crate::metric::Example {
                    inputs: &[$($given),+],
                    value: $value,
                    interval: { #[allow(unused_mut, unused_assignments)] let mut interval = None; $( interval = Some(($low, $high)); )? interval },
                },
                evaluate: |arguments| {
                    let mut arguments = arguments.iter();
                    $( let $input: $type = $crate::metric::FromArgument::take(
                        stringify!($name), stringify!($input), arguments.next().unwrap_or(&$crate::metric::Argument::Missing),
                    )?; )+
                    self::$name($($input),+)
                },
            },
        )+];
    };
}
pub(crate) use formulas;
