//! What a formula is, as data and as a function, and the macro that makes both from one row.

mod columns;
mod shares;

use std::borrow::Cow;
use std::fmt::Display;

use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::estimate::Estimate;
use crate::field::{Choice, Default, Direction, Input, InputKind, Unit};
use crate::rows::Column;
pub(crate) use shares::{Shape, shape};

/// A formula: everything a binding, a façade or a catalogue needs to know about it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Formula {
    /// Stable id, the same in every language and file; the name of its function.
    pub id: &'static str,
    /// The metric that it gives: its id, unless it is another way to the same metric, as from counts.
    pub metric: &'static str,
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
    pub(crate) shape: Shape,
}

/// Inputs and the result they give.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Example {
    /// One literal an input, as every language writes it; lists in brackets, absent inputs left out at the end.
    pub inputs: &'static [&'static str],
    /// All arguments, as Rust writes them.
    pub rust: &'static str,
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
    /// A word: a choice.
    Word(Cow<'a, str>),
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
        for (input, argument) in given().filter(|(input, _)| input.kind != InputKind::Count) {
            if let Some(number) = Option::given(Some(argument)) {
                check_domain(number, self.id, input.name, input.kind)?;
            }
        }
        (self.evaluate)(arguments)
    }

    fn check_kind(&self, input: &Input, argument: &Argument<'_>) -> Result<(), Error> {
        let (kind, is_count) = (input.kind, input.kind.is_count());
        let error = |code| Error::new(code, self.id).at(input.name);
        if let InputKind::Choice(words) = kind {
            let got: &dyn Display = match argument {
                Argument::Missing => return Ok(()),
                Argument::Word(word) if words.contains(&word.as_ref()) => return Ok(()),
                Argument::Word(word) => return Err(error(Code::Unknown).among(words, word).got_text(word)),
                Argument::Whole(number) => number,
                Argument::Number(number) => &Number(*number),
                Argument::List(_) => &"a list",
            };
            return Err(error(Code::Unknown).with("choices", words.join(", ")).got(got));
        }
        let number;
        let got: &dyn Display = match argument {
            Argument::Missing if input.is_optional() => return Ok(()),
            Argument::Missing => &"nothing",
            Argument::List(_) if kind.is_list() => return Ok(()),
            Argument::List(_) => &"a list",
            Argument::Word(word) => return Err(self.refuse_kind(kind, error).got_text(word)),
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
        Err(self.refuse_kind(kind, error).got(got))
    }

    fn refuse_kind(&self, kind: InputKind, error: impl Fn(Code) -> Error) -> Error {
        match () {
            () if kind.is_list() => error(Code::ColumnType).with("expected", "values, as a list"),
            () if kind.is_count() => error(Code::Count),
            () => error(Code::Number),
        }
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

impl<T: Choice> FromArgument<'_> for T {
    fn given(argument: Option<&Argument<'_>>) -> Self {
        match argument {
            Some(Argument::Word(word)) => T::of(word).unwrap_or_default(),
            _ => T::default(),
        }
    }
}

/// An argument as the parameter of a formula's function; what is missing is what its default stands for.
pub(crate) fn parameter<'a, T: FromArgument<'a>>(given: Option<&Argument<'a>>, default: Default) -> T {
    match (given, default) {
        (None | Some(Argument::Missing), Default::Int(number)) => T::given(Some(&Argument::Whole(number))),
        _ => T::given(given),
    }
}

/// An option as it stands in an estimate, where it is not the default.
pub(crate) trait Setting {
    fn word(&self) -> Option<Cow<'static, str>> {
        None
    }
}

impl Setting for Option<u64> {}
impl Setting for Option<f64> {}

impl Setting for u64 {
    fn word(&self) -> Option<Cow<'static, str>> {
        Some(self.to_string().into())
    }
}

impl<T: Choice> Setting for T {
    fn word(&self) -> Option<Cow<'static, str>> {
        Some(Choice::word(*self).into())
    }
}

/// Records an option in an estimate, where it is not the default: two rates by different rules are not one metric.
pub(crate) fn set(estimate: &mut Estimate, name: &'static str, option: &impl Setting, default: Default) {
    if let Some(word) = option.word() {
        let is_default = match default {
            Default::Text(default) => default == word,
            Default::Int(default) => default.to_string() == word,
            _ => true,
        };
        if !is_default {
            estimate.set(name, word);
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
        Some(*self as f64)
    }
}

impl Checked for Option<u64> {
    fn number(&self) -> Option<f64> {
        None
    }
}

impl<T: Choice> Checked for T {
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
        InputKind::NonNegative if number < 0.0 => Code::AtLeast,
        InputKind::Positive if number <= 0.0 => Code::Above,
        InputKind::Share if !(0.0..=1.0).contains(&number) => {
            let error = Error::new(Code::Between, metric).at(input).with("least", 0).with("most", 1);
            return Err(error.got(Number(number)));
        }
        InputKind::Whole(least, most) if number < least as f64 || number > most as f64 => {
            let error = Error::new(Code::Between, metric).at(input).with("least", least).with("most", most);
            return Err(error.got(Number(number)));
        }
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
        fn $name:ident $(of $metric:literal)? ($(
            $(#[doc = $about:literal])+
            $input:ident: $type:ty as $kind:ident $(($($limit:expr),+))? $(= $default:ident $(($word:literal))?)?,
        )+) -> $unit:ident, $direction:ident $body:tt
        example ($($given:literal = $rust:expr),+ $(; $($rest:expr),+)?) => $value:literal $(in [$low:literal, $high:literal])?;
    )+) => {
        $(
            $(#[doc = $doc])+
            $($(#[doc(alias = $alias)])+)?
            #[doc = concat!(
                "\n# Formula\n\n`", $formula, "`\n\n# Inputs\n",
                $( "\n* `", stringify!($input), "`:", $($about,)+ )+
                "\n\n# Errors\n\nWhen an input lies outside its domain.",
                "\n\n# Example\n\n```\nuse engagement_metrics::metrics::", $family, ";\n\n",
                "let estimate = ", $family, "::", stringify!($name), "(", stringify!($($rust),+ $(, $($rest),+)?), ")?;\n",
                "assert_eq!(estimate.value(), Some(", stringify!($value), "));\n",
                "# Ok::<(), engagement_metrics::Error>(())\n```",
                "\n\n# Source\n\n", $source,
            )]
            pub fn $name($($input: $type),+) -> Result<$crate::Estimate, $crate::Error> {
                $( $crate::metric::Checked::check(&$input, stringify!($name), stringify!($input), $crate::field::InputKind::$kind $(($($limit),+))?)?; )+
                $crate::metric::evaluated!($body, $($metric)?; $( $($input, $default $(($word))?)? ),+)
            }
        )+

        /// Every formula of this family, in the order of this page.
        pub(crate) const FORMULAS: &[$crate::metric::Formula] = &[$(
            $crate::metric::Formula {
                id: stringify!($name),
                metric: { #[allow(unused_mut, unused_assignments)] let mut metric = stringify!($name); $( metric = $metric; )? metric },
                family: $family,
                doc: $crate::field::prose!(concat!($($doc, "\n"),+)),
                inputs: &[$( $crate::field::Input {
                    name: stringify!($input),
                    doc: $crate::field::prose!(concat!($($about),+)),
                    kind: $crate::field::InputKind::$kind $(($($limit),+))?,
                    default: $crate::metric::default!($($default $(($word))?)?),
                } ),+],
                unit: $crate::field::Unit::$unit,
                direction: $crate::field::Direction::$direction,
                formula: $crate::field::prose!($formula),
                source: $crate::field::prose!($source),
                example: if cfg!(feature = "docs") {
                    $crate::metric::Example {
                        inputs: &[$($given),+],
                        rust: stringify!($($rust),+ $(, $($rest),+)?),
                        value: $value,
                        interval: { #[allow(unused_mut, unused_assignments)] let mut interval = None; $( interval = Some(($low, $high)); )? interval },
                    }
                } else {
                    $crate::metric::Example { inputs: &[], rust: "", value: 0.0, interval: None }
                },
                evaluate: |arguments| {
                    let mut arguments = arguments.iter();
                    $( let $input: $type = $crate::metric::parameter(arguments.next(), $crate::metric::default!($($default $(($word))?)?)); )+
                    $crate::metric::evaluated!($body, $($metric)?; $( $($input, $default $(($word))?)? ),+)
                },
                shape: $crate::metric::shape!($body),
            },
        )+];
    };
}
pub(crate) use formulas;

/// What leaving an input out stands for.
macro_rules! default {
    () => { $crate::field::Default::Required };
    ($default:ident $(($word:literal))?) => { $crate::field::Default::$default $(($word))? };
}
pub(crate) use default;

/// The body of a formula, whose estimate is of the metric that it is a form of, and keeps the options that are not their
/// defaults.
macro_rules! evaluated {
    ($body:block, $($metric:literal)?; $( $($input:ident, $default:ident $(($word:literal))?)? ),+) => {{
        // A closure, so that the body may return early.
        #[allow(unused_mut, clippy::redundant_closure_call)]
        let mut evaluated = (|| $body)();
        $( if let Ok(estimate) = &mut evaluated { estimate.name($metric); } )?
        $( $( if let Ok(estimate) = &mut evaluated {
            $crate::metric::set(estimate, stringify!($input), &$input, $crate::field::Default::$default $(($word))?);
        } )? )+
        evaluated
    }};
}
pub(crate) use evaluated;
