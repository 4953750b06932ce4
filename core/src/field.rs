//! The words in which metrics, tables, sources and questions describe themselves; façades are written from them.

/// Words for documentation, empty without the feature `docs`: a program in a browser need not carry them.
macro_rules! prose {
    ($text:expr) => {
        if cfg!(feature = "docs") { $text } else { "" }
    };
}
pub(crate) use prose;

/// Declares the units: variant, stable name, documentation.
macro_rules! units {
    ($( $(#[doc = $doc:literal])+ $unit:ident = $id:literal, )+) => {
        /// What a value counts, and so how it is shown.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Unit { $( $(#[doc = $doc])+ $unit ),+ }

        impl Unit {
            const ALL: &[Self] = &[$( Self::$unit ),+];

            /// Its stable name in tables and in the three languages.
            pub const fn id(self) -> &'static str {
                match self { $( Self::$unit => $id ),+ }
            }
        }
    };
}

units! {
    /// A number of things.
    Count = "count",
    /// A share of a whole: 0 to 1, shown in per cent. A growth of −100 % and more has it too.
    Fraction = "fraction",
    /// Money in the currency of the data.
    Money = "money",
    /// Orders a customer.
    OrdersPerCustomer = "orders_per_customer",
    /// Page views a session.
    PagesPerSession = "pages_per_session",
    /// Sessions a visitor.
    SessionsPerVisitor = "sessions_per_visitor",
    /// Engagements a post.
    EngagementsPerPost = "engagements_per_post",
    /// Redemptions a member.
    RedemptionsPerMember = "redemptions_per_member",
    /// Days of 86,400 seconds.
    Days = "days",
    /// Seconds, shown in minutes, hours or days where they are many.
    Seconds = "seconds",
    /// Periods of the rate that it is made from, such as months.
    Periods = "periods",
    /// One quantity as a multiple of another.
    Ratio = "ratio",
    /// Points from −100 to 100: a share of one side minus a share of the other.
    Points = "points",
    /// Points of the scale that people were asked on.
    Rating = "rating",
    /// A place among others, from 0 to 100.
    Index = "index",
}

impl Unit {
    pub(crate) fn of(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|unit| unit.id() == id)
    }
}

/// A word chosen from a few.
pub(crate) trait Choice: Copy + PartialEq + std::default::Default + 'static {
    /// In the order of [`Choice::WORDS`].
    const ALL: &'static [Self];
    /// The words of the option.
    const WORDS: &'static [&'static str];

    /// Its word.
    fn word(self) -> &'static str {
        let words = Self::ALL.iter().zip(Self::WORDS);
        words.into_iter().find(|(own, _)| **own == self).map_or("", |(_, word)| word)
    }

    /// The choice of that word.
    fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().zip(Self::WORDS).find(|(_, own)| **own == word).map(|(own, _)| *own)
    }
}

/// Declares choices: an enum each, with the words that name them in every language. The first is the default.
macro_rules! choices {
    ($( $(#[doc = $doc:literal])+ $name:ident { $( $(#[$about:meta])+ $choice:ident = $word:literal, )+ } )+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
        #[non_exhaustive]
        pub enum $name { $( $(#[$about])+ $choice ),+ }

        impl $crate::field::Choice for $name {
            const ALL: &'static [Self] = &[$( Self::$choice ),+];
            const WORDS: &'static [&'static str] = &[$( $word ),+];
        }
    )+ };
}
pub(crate) use choices;

/// Whether more of it is better, for colours and words of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: it depends on the business.
    Neither,
}

impl Direction {
    /// Its stable name, as in the catalogue.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Neither => "neither",
        }
    }
}

/// One named input of a formula.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Input {
    /// Its name in every language.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// What it accepts.
    pub kind: InputKind,
    /// What leaving it out stands for. What has a default is an option: it says how the metric is defined.
    pub default: Default,
}

impl Input {
    /// Whether it is an option: a rule of the definition that has a default.
    pub const fn is_option(&self) -> bool {
        !matches!(self.default, Default::Required | Default::Null)
    }

    /// Whether it may be left out.
    pub const fn is_optional(&self) -> bool {
        !matches!(self.default, Default::Required)
    }
}

/// What an input of a formula accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputKind {
    /// A whole number of at least 0.
    Count,
    /// A whole number in this closed range.
    Whole(u64, u64),
    /// A finite number.
    Real,
    /// A finite number above 0.
    Positive,
    /// A finite number of at least 0.
    NonNegative,
    /// A number from 0 to 1.
    Share,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list of identifiers: text or whole numbers; null where there is none.
    Ids,
    /// A list of amounts of one currency.
    Amounts,
    /// A list of durations in days, each at least 0.
    Durations,
    /// A list of durations in seconds, each at least 0.
    Seconds,
    /// A list of truth values.
    Flags,
    /// A list of whole numbers of at least 0.
    Counts,
    /// A list of rates, each at least 0; above 1 where they are no shares.
    Rates,
    /// A list of whole numbers.
    Scores,
    /// A list of finite numbers.
    Numbers,
    /// A list of instants: times with a zone.
    Times,
}

impl InputKind {
    /// Whether it accepts a list, and not a number.
    pub const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Ids
                | Self::Amounts
                | Self::Durations
                | Self::Seconds
                | Self::Flags
                | Self::Counts
                | Self::Rates
                | Self::Scores
                | Self::Numbers
                | Self::Times
        )
    }

    /// Whether it takes whole numbers of at least 0.
    pub(crate) const fn is_count(self) -> bool {
        matches!(self, Self::Count | Self::Whole(..))
    }

    /// The domain in words, for documentation.
    pub fn describe(self) -> String {
        let text = match self {
            Self::Count => "a whole number of at least 0",
            Self::Whole(least, most) => return format!("a whole number from {least} to {most}"),
            Self::Real => "a finite number",
            Self::Positive => "a finite number above 0",
            Self::NonNegative => "a finite number of at least 0",
            Self::Share => "a number from 0 to 1",
            Self::Choice(words) => return format!("one of {}", words.join(", ")),
            Self::Ids => "a list of identifiers (text or whole numbers; null where there is none)",
            Self::Amounts => "a list of finite amounts of one currency",
            Self::Durations => "a list of durations in days, each at least 0",
            Self::Seconds => "a list of durations in seconds, each at least 0",
            Self::Flags => "a list of truth values",
            Self::Counts => "a list of whole numbers of at least 0",
            Self::Rates => "a list of rates, each at least 0",
            Self::Scores => "a list of whole numbers",
            Self::Numbers => "a list of finite numbers",
            Self::Times => "a list of times with a zone",
        };
        text.to_owned()
    }
}

/// One column of a result.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Output {
    /// Its name in every language.
    pub name: &'static str,
    /// What its cells hold.
    pub doc: &'static str,
}

/// One column of a table that users bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ColumnInfo {
    /// The keyword under which a user names it.
    pub name: &'static str,
    /// What its cells hold, and the rule they obey.
    pub doc: &'static str,
    /// What its cells may be.
    pub kind: ColumnKind,
    /// Whether the table needs it.
    pub required: bool,
    /// Whether several columns may take this part.
    pub many: bool,
}

/// What the cells of a column may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ColumnKind {
    /// Identifiers: text or whole numbers.
    Id,
    /// Instants, dates, local times, or ISO 8601 text.
    Time,
    /// Amounts of money: integers, decimals or floats.
    Money,
    /// True or false.
    Flag,
    /// Text from a small set.
    Category,
    /// Whole numbers of at least 0.
    Count,
}

impl ColumnKind {
    /// In words, for documentation and errors.
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Id => "identifiers (text or whole numbers)",
            Self::Time => "times (timestamps, dates, or ISO 8601 text)",
            Self::Money => "amounts (integers, decimals or floats)",
            Self::Flag => "truth values",
            Self::Category => "text",
            Self::Count => "whole numbers",
        }
    }
}

/// One option of a source or a question.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Opt {
    /// Its keyword.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// What it accepts.
    pub kind: OptKind,
    /// The value that leaving it out stands for.
    pub default: Default,
}

/// What an option accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OptKind {
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number in this closed range.
    Int(i64, i64),
    /// Free text, such as a currency.
    Text,
    /// An instant: a date-time of the language, or ISO 8601 text.
    Instant,
    /// A local date: a date of the language, or ISO 8601 text.
    Date,
    /// A named time zone; the binding turns the name into its transitions.
    Zone,
    /// A trailing window such as `365d`.
    Window,
    /// The name of a segment column of the source.
    Segment,
    /// Metric ids.
    Metrics,
    /// A language of output: its tag, or its file where the build has none.
    Language,
}

/// What leaving an option out stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Default {
    /// The option must be given.
    Required,
    /// Nothing.
    Null,
    /// This word.
    Text(&'static str),
    /// This number.
    Int(i64),
}

/// One question that a source answers.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Question {
    /// The method's name.
    pub name: &'static str,
    /// What the answer is; the first line is a summary.
    pub doc: &'static str,
    /// Its options, those without a default first.
    pub options: &'static [Opt],
    /// The shape of the answer.
    pub answer: AnswerKind,
}

/// The shape of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnswerKind {
    /// A report: estimates by metric, period and segment.
    Report,
    /// A table of plain cells.
    Table,
    /// A change split by segment.
    Decomposition,
    /// A state of its own, which is merged and reports.
    State(&'static StateInfo),
}

/// A mergeable state that answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StateInfo {
    /// The class name in every language.
    pub name: &'static str,
    /// What it is; the first line is a summary.
    pub doc: &'static str,
}

/// A table that users open, with every question one can ask of it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SourceInfo {
    /// The class name in every language.
    pub name: &'static str,
    /// The class name of its mergeable state.
    pub state: &'static str,
    /// The name of its table in messages about rows.
    pub table: &'static str,
    /// What it is; the first line is a summary.
    pub doc: &'static str,
    /// Its columns.
    pub columns: &'static [ColumnInfo],
    /// The options that reading the rows needs; a state takes only these.
    pub reading: &'static [Opt],
    /// The options of reading that a state does not keep: those of the rows that follow where it was made elsewhere.
    pub further: &'static [Opt],
    /// The options of reading that answering needs too, where a state was made elsewhere: its zone, its threads.
    pub zone: &'static [Opt],
    /// The options that answering needs.
    pub settings: &'static [Opt],
    /// Its questions.
    pub questions: &'static [Question],
}

impl SourceInfo {
    /// The states that questions are answered with, each with its question.
    pub fn answers(&self) -> impl Iterator<Item = (&'static StateInfo, &'static Question)> {
        self.questions.iter().filter_map(|question| match question.answer {
            AnswerKind::State(state) => Some((state, question)),
            _ => None,
        })
    }
}
