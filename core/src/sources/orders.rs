//! `Orders`: a table of orders and every question it answers.

mod describe;
mod info;
mod question;
mod split;
mod totals;

pub use info::INFO;
pub use question::{Question, Window};
pub use split::Split;

use std::sync::Arc;

use crate::analyses::orders::{self as analysis, View, Violation};
use crate::calendar::Period;
use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::math::rational::divide;
use crate::order::arrange;
use crate::parallel;
use crate::report::Report;
use crate::rows::orders::{OrderRows, TABLE};
use crate::states::orders::{Examined, Level, OrdersState};
use crate::states::totals::Counts;
use crate::text::Language;

/// A table of orders, opened once with its columns and settings.
///
/// Opening reads and checks every row; after that each question is a pass over the log that was kept. Figures divided
/// by orders carry intervals clustered by customer, and changes between periods are computed jointly, since the two
/// share customers.
///
/// # Example
///
/// ```
/// use engagement_metrics::calendar::{Period, Zone};
/// use engagement_metrics::rows::{Column, orders::OrderRows};
/// use engagement_metrics::sources::Orders;
/// use engagement_metrics::sources::orders::{Compare, OrdersOptions, OrdersSettings};
///
/// let mut options = OrdersOptions::default();
/// (options.currency, options.time_zone) = (Some("GBP".into()), Some(Zone::utc()));
/// let times = ["2011-01-05", "2011-01-20", "2011-02-03"];
/// let rows = OrderRows::new(&["ada", "ada", "grace"][..], &times[..], &[12.5, 8.0, 20.0][..]);
/// let orders = Orders::new(&rows, options, OrdersSettings::default())?;
///
/// let total = orders.summary(None, None, Compare::None)?;
/// assert_eq!(total.estimate("average_order_value", None, None)?.value(), Some(13.5));
/// let monthly = orders.by(Period::Month, None, Compare::Previous)?;
/// assert_eq!(monthly.estimate("orders", Some("2011-01-01"), None)?.value(), Some(2.0));
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Orders {
    state: OrdersState,
    /// The whole log of the state, which both hold.
    level: Arc<Level>,
    settings: OrdersSettings,
    as_of: i64,
    counts: Counts,
}

pub use crate::analyses::orders::{Compare, CrossSell, NullCustomer, OrdersSettings, WrongSign, ZeroValue};
pub use crate::states::orders::{Duplicates, Grain, NullRows, OrdersOptions};

impl Orders {
    /// Reads and checks a table.
    ///
    /// # Errors
    ///
    /// When a row breaks a rule; the smallest such row is named.
    pub fn new(
        rows: &OrderRows<'_>,
        options: OrdersOptions,
        mut settings: OrdersSettings,
    ) -> Result<Self, Error> {
        settings.time_zone = settings.time_zone.or_else(|| options.time_zone.clone());
        if settings.threads == 0 {
            settings.threads = options.threads;
        }
        let mut state = OrdersState::new(options.clone())?;
        let refused = match state.add_rows(rows, &options) {
            Ok(()) => match Self::over(state, settings.clone()) {
                Ok(orders) => return Ok(orders),
                Err(violations) if violations.is_empty() => return Err(parallel::interrupted()),
                Err(_) => None,
            },
            // Whoever stops the work does not wait for the smallest row.
            Err(stopped) if stopped.code() == "interrupted" => return Err(stopped),
            Err(refused) => Some(refused),
        };
        // Which row is the smallest shows only when every rule has seen every row.
        let errors = Self::check(rows, options, settings, 1)?;
        let range = || Error::new(Code::Range, TABLE).at("value");
        Err(errors.into_iter().next().or(refused).unwrap_or_else(range))
    }

    /// A log that was made elsewhere, under settings; the source and the state go on sharing it.
    ///
    /// # Errors
    ///
    /// When an order breaks a rule of the settings; it is named by its key, since a state has no ids.
    pub fn from_state(state: OrdersState, settings: OrdersSettings) -> Result<Self, Error> {
        let scale = state.scale();
        Self::over(state, settings).map_err(|violations| match violations.first() {
            Some(violation) => refusal(violation, None, scale),
            None => parallel::interrupted(),
        })
    }

    fn over(state: OrdersState, settings: OrdersSettings) -> Result<Self, Vec<Violation>> {
        let (level, state) = (state.whole(), state.settled());
        let (as_of, counts) = View::judged(&state, &level, &settings)?;
        Ok(Self { state, level, settings, as_of, counts })
    }

    /// Every violation in a table, without opening it: at most `limit`, in the order of rows.
    ///
    /// # Errors
    ///
    /// When the columns or options themselves do not fit.
    pub fn check(
        rows: &OrderRows<'_>,
        options: OrdersOptions,
        settings: OrdersSettings,
        limit: usize,
    ) -> Result<Vec<Error>, Error> {
        let Examined { mut errors, orders } =
            OrdersState::new(options.clone())?.examine(rows, &options, limit)?;
        parallel::check()?;
        let violations = orders.into_iter().filter_map(|(order, row)| {
            let violation = analysis::violation(order, &settings)?;
            let id = rows.reader("order").and_then(|ids| ids.id(row).ok()?.map(|id| id.into_owned()));
            Some(refusal(&violation, id, options.scale).row_at(row))
        });
        errors.extend(violations.take(limit));
        arrange(&mut errors, |a, b| a.row().cmp(&b.row()));
        errors.truncate(limit);
        Ok(errors)
    }

    /// The mergeable log behind it.
    pub fn state(&self) -> &OrdersState {
        &self.state
    }

    /// The settings under which it answers.
    pub fn settings(&self) -> &OrdersSettings {
        &self.settings
    }

    /// Every metric over one window, in total or by `segment`.
    ///
    /// # Errors
    ///
    /// As [`Orders::ask`].
    pub fn summary(
        &self,
        window: impl Into<Window>,
        segment: Option<&str>,
        compare: Compare,
    ) -> Result<Report, Error> {
        self.ask_split(Question::summary(window), segment, compare)
    }

    /// Every metric in each calendar period, each beside the period before, in total or by `segment`.
    ///
    /// # Errors
    ///
    /// As [`Orders::ask`].
    pub fn by(&self, period: Period, segment: Option<&str>, compare: Compare) -> Result<Report, Error> {
        self.ask_split(Question::by(period), segment, compare)
    }

    /// All of it on one page: every metric in total, by period, and in total by `segment`.
    ///
    /// # Errors
    ///
    /// As [`Orders::ask`].
    pub fn report(&self, period: Period, segment: Option<&str>, compare: Compare) -> Result<Report, Error> {
        self.ask_split(Question::report(period), segment, compare)
    }

    fn ask_split(
        &self,
        question: Question,
        segment: Option<&str>,
        compare: Compare,
    ) -> Result<Report, Error> {
        let question = question.compare(compare);
        self.ask(&match segment {
            Some(segment) => question.segment(segment),
            None => question,
        })
    }

    /// The answer to a question with all its options.
    ///
    /// # Errors
    ///
    /// When the segment is unknown, a metric is unknown or needs a column that the table does not have, the zone is
    /// missing, or a total leaves its range.
    pub fn ask(&self, question: &Question) -> Result<Report, Error> {
        let view = self.view();
        told(&view, question, &|asked| analysis::answer(&view, asked))
    }

    fn view(&self) -> View<'_> {
        let Self { state, level, settings, as_of, counts } = self;
        View { state, level, settings, as_of: *as_of, counts: *counts }
    }
}

/// The report of a question, part by part.
fn told(
    view: &View<'_>,
    question: &Question,
    answer: &dyn Fn(&analysis::Question<'_>) -> Result<analysis::Answer, Error>,
) -> Result<Report, Error> {
    let (mut findings, mut distributions) = (Vec::new(), Vec::new());
    for (windows, segment) in question.parts() {
        let (compare, metrics) = (question.compare, question.metrics.as_deref());
        let answer = answer(&analysis::Question { windows: &windows, segment, compare, metrics })?;
        findings.extend(answer.findings);
        distributions.extend(answer.distributions);
    }
    Ok(Report {
        source: INFO.name,
        period: question.period(),
        segment: question.segment.clone(),
        currency: view.state.currency().map(Arc::from),
        zone: view.settings.time_zone.clone().map(Arc::new),
        as_of: view.as_of,
        findings,
        distributions,
        notes: describe::notes_of(view, question.segment.is_some()),
        language: Language::ENGLISH,
    })
}

/// The refusal of an order; `id` stands in for its key where it is known.
fn refusal(violation: &Violation, id: Option<String>, scale: u8) -> Error {
    let Violation { code, order } = violation;
    let kind = if order.value > 0 && *code == Code::Sign { "refund" } else { "order" };
    let key = (order.order != 0).then(|| format!("{:032x}", order.order));
    let name = match id.or(key) {
        Some(id) => format!("{kind} {id}"),
        None => format!("{} {kind}", if kind == "order" { "an" } else { "a" }),
    };
    let amount = |ticks: i64| Number(divide(ticks.into(), 10_i128.pow(scale.into())).unwrap_or_default());
    match code {
        Code::NotNull => Error::new(Code::NotNull, TABLE).at("customer"),
        Code::ZeroValue => Error::new(Code::ZeroValue, TABLE).at("value").with("order", name),
        Code::CostSign => {
            Error::new(Code::CostSign, TABLE).at("cost").with("order", name).got(amount(order.cost))
        }
        code => {
            let sign = if kind == "refund" { "at most 0" } else { "at least 0" };
            let error = Error::new(*code, TABLE).at("value").with("sign", sign);
            error.with("order", name).got(amount(order.value))
        }
    }
}
