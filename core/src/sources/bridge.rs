//! One door for bindings: sources and states by name, options as plain values; no binding knows a question by name.

use super::options::Options;
use super::orders::{self, Compare, Duplicates, Grain, NullCustomer, NullRows, Orders, WrongSign, ZeroValue};
use super::orders::{CrossSell, OrdersOptions, OrdersSettings, Question, Split};
use crate::analyses::decomposition::Decomposition;
use crate::calendar::{Period, Weekday};
use crate::error::{Code, Error};
use crate::field::Choice as _;
use crate::field::Opt;
use crate::report::Report;
use crate::rows::Column;
use crate::rows::orders::OrderRows;
use crate::state::State;
use crate::states::{OrdersState, OrdersTotals};
use crate::table::{Cells, Table};
use crate::text::Language;
use crate::value::Value;

/// One column as a binding holds it: the part it takes, the user's own name of it, and its cells.
pub type Part<'a> = (String, String, Column<'a>);

/// The answer to a question.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "an answer is made once and taken apart at once")]
#[non_exhaustive]
pub enum Answer {
    /// Estimates by metric, period and segment.
    Report(Report),
    /// Plain cells.
    Table(Table),
    /// A change split by segment.
    Decomposition(Decomposition),
    /// What is merged before it answers.
    State(AnyState),
}

/// Any source.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Source {
    /// A table of orders.
    Orders(Orders),
}

/// Any state, with the options under which it reads rows.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AnyState {
    /// A log of orders.
    Orders(OrdersState, OrdersOptions),
    /// Totals of a log of orders.
    OrdersTotals(OrdersTotals),
}

fn unknown(what: &'static str, name: &str) -> Error {
    let names = super::SOURCES.iter().map(|info| if what == "state" { info.state } else { info.name });
    Error::new(Code::Unknown, what).among(&names.collect::<Vec<_>>(), name).got_text(name)
}

impl Source {
    /// Opens a table.
    ///
    /// # Errors
    ///
    /// When the source is unknown, an option does not fit or a row breaks a rule.
    pub fn open(name: &str, parts: Vec<Part<'_>>, options: &Value) -> Result<Self, Error> {
        if name != orders::INFO.name {
            return Err(unknown("source", name));
        }
        let options = Options::new(orders::INFO.table, ALL, options)?;
        Orders::new(&OrderRows::from_parts(parts)?, reading(&options)?, settings(&options)?).map(Self::Orders)
    }

    /// Every violation in a table, one row each, at most `limit`.
    ///
    /// # Errors
    ///
    /// When the source is unknown or the columns or options themselves do not fit.
    pub fn check(name: &str, parts: Vec<Part<'_>>, options: &Value, limit: usize) -> Result<Table, Error> {
        if name != orders::INFO.name {
            return Err(unknown("source", name));
        }
        let options = Options::new(orders::INFO.table, ALL, options)?;
        let rows = OrderRows::from_parts(parts)?;
        let errors = Orders::check(&rows, reading(&options)?, settings(&options)?, limit)?;
        let text = |of: &dyn Fn(&Error) -> Option<String>| Cells::Text(errors.iter().map(of).collect());
        Ok(Table::new(vec![
            (
                "row".into(),
                Cells::Int(errors.iter().map(|error| error.row().map(|row| row as i64)).collect()),
            ),
            ("code".into(), text(&|error| Some(error.code().to_owned()))),
            ("input".into(), text(&|error| error.input().map(str::to_owned))),
            ("rule".into(), text(&|error| Some(error.rule()))),
            ("value".into(), text(&|error| error.value().map(str::to_owned))),
            ("message".into(), text(&|error| Some(error.to_string()))),
        ]))
    }

    /// A source over a state that was made elsewhere.
    ///
    /// # Errors
    ///
    /// When an option does not fit or an order breaks a rule of the settings.
    pub fn from_state(state: &AnyState, options: &Value) -> Result<Self, Error> {
        let AnyState::Orders(state, _) = state else { return Err(state.is_no(orders::INFO.state)) };
        let options = Options::new(orders::INFO.table, SETTINGS, options)?;
        Orders::from_state(state.clone(), settings(&options)?).map(Self::Orders)
    }

    /// The state behind it; further rows are read as its own were, in the zone of the source.
    pub fn state(&self) -> AnyState {
        let Self::Orders(orders) = self;
        let mut options = options_of(orders.state());
        options.time_zone = orders.settings().time_zone.clone();
        options.threads = orders.settings().threads;
        AnyState::Orders(orders.state().clone(), options)
    }

    /// Answers a question.
    ///
    /// # Errors
    ///
    /// When the question is unknown, or an option does not fit it.
    pub fn ask(&self, question: &str, options: &Value) -> Result<Answer, Error> {
        let Self::Orders(orders) = self;
        let info = orders::INFO.questions.iter().find(|info| info.name == question).ok_or_else(|| {
            let names: Vec<&str> = orders::INFO.questions.iter().map(|info| info.name).collect();
            Error::new(Code::Unknown, orders::INFO.table).at("question").among(&names, question).got(question)
        })?;
        // A question's options are one group of descriptors.
        let options = Options::new(orders::INFO.table, std::slice::from_ref(&info.options), options)?;
        if info.name == "decompose" {
            return split(orders, &options).map(Answer::Decomposition);
        }
        let compare = options.pick("compare", Compare::ALL)?;
        let segment = options.text("segment")?;
        let question = match info.name {
            "summary" => Question::summary(options.window("window", ("start", "end"))?),
            name => {
                let period = options.pick(if name == "by" { "period" } else { "by" }, &Period::ALL)?;
                let period = period.with_week_start(options.pick("week_start", &Weekday::ALL)?);
                match name {
                    "by" => Question::by(period),
                    "totals" => {
                        let totals = orders.totals(period, segment, compare)?;
                        return Ok(Answer::State(AnyState::OrdersTotals(totals)));
                    }
                    _ => Question::report(period),
                }
            }
        };
        let mut question = question.compare(compare);
        if let Some(segment) = segment {
            question = question.segment(segment);
        }
        if let Some(metrics) = options.texts("metrics")? {
            question = question.metrics(metrics);
        }
        let language = options.language("language")?;
        orders.ask(&question).map(|report| Answer::Report(report.in_language(&language)))
    }

    /// The data sheet as plain values.
    pub fn to_value(&self) -> Value {
        let Self::Orders(orders) = self;
        orders.to_value()
    }

    /// The data sheet as a fragment of HTML.
    pub fn html_in(&self, language: &Language) -> String {
        let Self::Orders(orders) = self;
        orders.html_in(language)
    }

    /// The data sheet as text.
    pub fn text_in(&self, language: &Language) -> String {
        let Self::Orders(orders) = self;
        orders.text_in(language)
    }
}

/// The change of a figure, split by segment.
fn split(orders: &Orders, options: &Options<'_>) -> Result<Decomposition, Error> {
    let missing = |name: &'static str| Error::new(Code::MissingOption, orders::INFO.table).at(name);
    let metric = options.text("metric")?.ok_or_else(|| missing("metric"))?;
    let segment = options.text("segment")?.ok_or_else(|| missing("segment"))?;
    let period =
        options.pick("by", &Period::ALL)?.with_week_start(options.pick("week_start", &Weekday::ALL)?);
    let mut split = Split::new(metric, segment, period);
    if let Some(date) = options.date("period")? {
        split = split.period(date);
    }
    if let Some(date) = options.date("previous")? {
        split = split.previous(date);
    }
    Ok(orders.decompose(&split)?.in_language(&options.language("language")?))
}

impl AnyState {
    /// An empty state.
    ///
    /// # Errors
    ///
    /// When the state is unknown or an option does not fit.
    pub fn new(name: &str, options: &Value) -> Result<Self, Error> {
        if name != orders::INFO.state {
            return Err(unknown("state", name));
        }
        let reading = reading(&Options::new(orders::INFO.table, READING, options)?)?;
        Ok(Self::Orders(OrdersState::new(reading.clone())?, reading))
    }

    /// The name of its class.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Orders(..) => OrdersState::NAME,
            Self::OrdersTotals(_) => OrdersTotals::NAME,
        }
    }

    fn is_no(&self, expected: &'static str) -> Error {
        let expected = format!("of class {expected}");
        Error::new(Code::Option, "state").at("state").with("expected", expected).got(self.name())
    }

    /// Adds rows, all or none.
    ///
    /// # Errors
    ///
    /// When a row breaks a rule.
    pub fn update(&mut self, parts: Vec<Part<'_>>) -> Result<(), Error> {
        let Self::Orders(state, options) = self else { return Err(self.is_no(orders::INFO.state)) };
        state.update(&OrderRows::from_parts(parts)?, options)
    }

    /// Adds another state, all or nothing.
    ///
    /// # Errors
    ///
    /// When the two do not belong together.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        match (self, other) {
            (Self::Orders(state, _), Self::Orders(other, _)) => state.merge(other),
            (Self::OrdersTotals(state), Self::OrdersTotals(other)) => state.merge(other),
            (state, other) => Err(other.is_no(state.name())),
        }
    }

    /// Canonical bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Orders(state, _) => state.to_bytes(),
            Self::OrdersTotals(state) => state.to_bytes(),
        }
    }

    /// Reads what [`AnyState::to_bytes`] wrote; further rows are read as its own were, and under `options`.
    ///
    /// # Errors
    ///
    /// When the bytes are no such state or an option does not fit.
    pub fn from_bytes(name: &str, bytes: &[u8], options: &Value) -> Result<Self, Error> {
        if name == OrdersTotals::NAME {
            return OrdersTotals::from_bytes(bytes).map(Self::OrdersTotals);
        }
        if name != orders::INFO.state {
            return Err(unknown("state", name));
        }
        let options = Options::new(orders::INFO.table, FURTHER, options)?;
        let state = OrdersState::from_bytes(bytes)?;
        let reading = further(options_of(&state), &options)?;
        Ok(Self::Orders(state, reading))
    }

    /// Orders and refunds in it.
    pub fn len(&self) -> usize {
        match self {
            Self::Orders(state, _) => state.len(),
            Self::OrdersTotals(state) => state.len(),
        }
    }

    /// What it reports by itself.
    ///
    /// # Errors
    ///
    /// When it is a log, which a source answers for, or a total leaves its range.
    pub fn report(&self) -> Result<Report, Error> {
        match self {
            Self::OrdersTotals(state) => state.report(),
            Self::Orders(..) => Err(self.is_no(OrdersTotals::NAME)),
        }
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

const ALL: &[&[Opt]] = &[orders::INFO.reading, orders::INFO.settings];
const READING: &[&[Opt]] = &[orders::INFO.reading];
const FURTHER: &[&[Opt]] = &[orders::INFO.further];
const SETTINGS: &[&[Opt]] = &[orders::INFO.zone, orders::INFO.settings];

/// The options under which a state's own rows were read, as far as it keeps them.
fn options_of(state: &OrdersState) -> OrdersOptions {
    let mut options = OrdersOptions::default();
    (options.grain, options.scale) = (state.grain(), state.scale());
    options.duplicate_order = state.duplicates();
    options.currency = state.currency().map(str::to_owned);
    options
}

fn reading(options: &Options<'_>) -> Result<OrdersOptions, Error> {
    let mut reading = OrdersOptions::default()
        .grain(options.pick("grain", &[Grain::Order, Grain::Line])?)
        .scale(options.int("scale")? as u8)
        .duplicate_order(options.pick("duplicate_order", &[Duplicates::Error, Duplicates::Skip])?);
    reading.currency = options.text("currency")?.map(str::to_owned);
    further(reading, options)
}

/// With the options that a state does not keep.
fn further(reading: OrdersOptions, options: &Options<'_>) -> Result<OrdersOptions, Error> {
    let mut reading = reading.null_row(options.pick("null_row", &[NullRows::Error, NullRows::Skip])?);
    reading.time_zone = options.zone("time_zone")?;
    reading.threads = options.int("threads")? as usize;
    Ok(reading)
}

fn settings(options: &Options<'_>) -> Result<OrdersSettings, Error> {
    let mut settings = OrdersSettings::default()
        .null_customer(options.pick("null_customer", NullCustomer::ALL)?)
        .zero_value(options.pick("zero_value", ZeroValue::ALL)?)
        .wrong_sign(options.pick("wrong_sign", WrongSign::ALL)?)
        .cross_sell(options.pick("cross_sell", CrossSell::ALL)?);
    settings.time_zone = options.zone("time_zone")?;
    settings.threads = options.int("threads")? as usize;
    settings.as_of = options.instant("as_of", settings.time_zone.as_ref())?;
    Ok(settings)
}
