//! What a formula is, as data and as a function, and the macro that makes both from one row.

mod columns;

use std::fmt::Display;

use crate::decimal::Number;
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
    /// A worked example, checked in every language; empty without the feature `docs`.
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
        self.evaluate_checked(arguments)
    }

    /// Here arguments are checked for all formulas at once, by what each says of its inputs: as code of each formula, as
    /// in the functions, that would cost the browser build more than the formulas.
    fn evaluate_checked(&self, arguments: &[Argument<'_>]) -> Result<Estimate, Error> {
        let given = || self.inputs.iter().zip(arguments);
        given().try_for_each(|(input, argument)| self.check_kind(input, argument))?;
        for (input, argument) in given().filter(|(input, _)| !input.kind.is_count()) {
            if let Some(number) = Option::given(Some(argument)) {
                check_domain(number, self.id, input.name, input.kind)?;
            }
        }
        (self.evaluate)(arguments)
    }

    fn check_kind(&self, input: &Input, argument: &Argument<'_>) -> Result<(), Error> {
        let (kind, is_count) = (input.kind, input.kind.is_count());
        let number;
        let got: &dyn Display = match argument {
            Argument::Missing if kind.is_optional() => return Ok(()),
            Argument::Missing => &"nothing",
            Argument::List(_) if kind.is_list() => return Ok(()),
            Argument::List(_) => &"a list",
            Argument::Whole(_) | Argument::Number(_) if kind.is_list() => &"a number",
            Argument::Whole(count) if is_count && *count < 0 => count,
            // 2^53: a larger double may stand for another count than the caller meant.
            Argument::Number(count)
                if is_count
                    && !(*count == count.trunc() && (0.0..=9_007_199_254_740_992.0).contains(count)) =>
            {
                number = Number(*count);
                &number
            }
            _ => return Ok(()),
        };
        let code = match () {
            () if kind.is_list() => Code::ColumnType,
            () if is_count => Code::Count,
            () => Code::Number,
        };
        let error = Error::new(code, self.id).at(input.name);
        let error = if kind.is_list() { error.with("expected", "values, as a list") } else { error };
        Err(error.got(got))
    }

    fn check_count(&self, arguments: &[Argument<'_>]) -> Result<(), Error> {
        if arguments.len() == self.inputs.len() {
            return Ok(());
        }
        let error = Error::new(Code::ArgumentCount, self.id).with("expected", self.inputs.len());
        Err(error.got(arguments.len()))
    }
}

/// How an argument that was checked becomes the parameter of a formula's function.
pub(crate) trait FromArgument<'a>: Sized {
    fn given(argument: Option<&Argument<'a>>) -> Self;
}

impl FromArgument<'_> for Option<u64> {
    fn given(argument: Option<&Argument<'_>>) -> Self {
        match *argument? {
            Argument::Whole(count) => count.try_into().ok(),
            Argument::Number(count) => Some(count as u64),
            _ => None,
        }
    }
}

impl FromArgument<'_> for u64 {
    fn given(argument: Option<&Argument<'_>>) -> Self {
        Option::given(argument).unwrap_or_default()
    }
}

impl FromArgument<'_> for Option<f64> {
    fn given(argument: Option<&Argument<'_>>) -> Self {
        match *argument? {
            Argument::Whole(number) => Some(number as f64),
            Argument::Number(number) => Some(number),
            _ => None,
        }
    }
}

impl FromArgument<'_> for f64 {
    fn given(argument: Option<&Argument<'_>>) -> Self {
        Option::given(argument).unwrap_or_default()
    }
}

impl<'a> FromArgument<'a> for Column<'a> {
    fn given(argument: Option<&Argument<'a>>) -> Self {
        match argument {
            Some(Argument::List(column)) => column.clone(),
            _ => Vec::<f64>::new().into(),
        }
    }
}

/// Refuses what lies outside the domain of an input, before the formula sees it.
pub(crate) trait Checked {
    /// The number whose domain is not that of its type.
    fn number(&self) -> Option<f64>;

    fn check(&self, metric: &'static str, input: &'static str, kind: InputKind) -> Result<(), Error> {
        self.number().map_or(Ok(()), |number| check_domain(number, metric, input, kind))
    }
}

impl Checked for u64 {
    fn number(&self) -> Option<f64> {
        None
    }
}

impl Checked for Option<u64> {
    fn number(&self) -> Option<f64> {
        None
    }
}

impl Checked for f64 {
    fn number(&self) -> Option<f64> {
        Some(*self)
    }
}

impl Checked for Option<f64> {
    fn number(&self) -> Option<f64> {
        *self
    }
}

impl Checked for Column<'_> {
    fn number(&self) -> Option<f64> {
        None
    }
}

fn check_domain(
    number: f64,
    metric: &'static str,
    input: &'static str,
    kind: InputKind,
) -> Result<(), Error> {
    if !number.is_finite() {
        return Err(Error::new(Code::Finite, metric).at(input).got(Number(number)));
    }
    let code = match kind {
        InputKind::OptionalPositive | InputKind::NonNegative if number < 0.0 => Code::AtLeast,
        InputKind::Positive if number <= 0.0 => Code::Above,
        _ => return Ok(()),
    };
    Err(Error::new(code, metric).at(input).with("limit", 0).got(Number(number)))
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
        $(alias $($alias:literal),+;)?
        fn $name:ident($( $(#[doc = $about:literal])+ $input:ident: $type:ty as $kind:ident, )+) -> $unit:ident, $direction:ident $body:block
        example ($($given:literal = $rust:expr),+) => $value:literal $(in [$low:literal, $high:literal])?;
    )+) => {
        $(
            $(#[doc = $doc])+
            $($(#[doc(alias = $alias)])+)?
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
                example: if cfg!(feature = "docs") {
                    $crate::metric::Example {
                        inputs: &[$($given),+],
                        value: $value,
                        interval: { #[allow(unused_mut, unused_assignments)] let mut interval = None; $( interval = Some(($low, $high)); )? interval },
                    }
                } else {
                    $crate::metric::Example { inputs: &[], value: 0.0, interval: None }
                },
                evaluate: |arguments| {
                    let mut arguments = arguments.iter();
                    $( let $input: $type = $crate::metric::FromArgument::given(arguments.next()); )+
                    $body
                },
            },
        )+];
    };
}
pub(crate) use formulas;
