//! The log of orders: every order once, in canonical order, without any setting of a later question.

#[cfg(feature = "parallel")]
mod bulk;
mod bytes;
mod chunk;
mod dictionary;
mod levels;
mod log;
mod merging;
mod numbered;
mod opening;
mod reading;
mod refusals;
#[cfg(feature = "parallel")]
mod scatter;
mod seen;
mod settle;

pub use reading::{Duplicates, Grain, NullRows, OrdersOptions};

pub(crate) use refusals::Examined;

pub(crate) use dictionary::Categories;
pub(crate) use levels::Level;
pub(crate) use log::{GUEST, MEMBER, Order, REFUND};

use std::sync::Arc;

use levels::Levels;
use merging::Rules;

use crate::error::{Code, Error};
use crate::rows::orders::{OrderRows, TABLE};
use crate::state::{Reader, State, Writer};

/// The mergeable log of orders: what a stream, a notebook and a cluster exchange.
///
/// It keeps each order (customer key, order key, time, value, cost, segments, categories) and no window, period, zone or `as_of`:
/// those belong to the questions, so one state answers them all. Identifiers enter as 128-bit keys only.
///
/// # Example
///
/// ```
/// use engagement_metrics::{Error, OrderRows, OrdersOptions, OrdersState, State, Timestamp};
///
/// let options = OrdersOptions::default();
/// let day = |day: i64| Timestamp::from_micros(day * 86_400_000_000);
/// let monday = OrdersState::from_rows(&[("ada", day(0), 12.50, 1)].into_iter().collect(), &options)?;
/// let mut tuesday = OrdersState::from_rows(&[("ada", day(1), 8.00, 2)].into_iter().collect(), &options)?;
///
/// let mut both = monday.clone();
/// both.merge(&OrdersState::from_bytes(&tuesday.to_bytes())?)?;
/// tuesday.merge(&monday)?;
/// assert_eq!(both.to_bytes(), tuesday.to_bytes());
/// assert_eq!(both.len(), 2);
///
/// // Any number of parts, in any order; the same part twice is refused, so this gives a `Result`.
/// let all: Result<OrdersState, Error> = [both, monday].into_iter().collect();
/// assert_eq!(all.unwrap_err().code(), "merged_twice");
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct OrdersState {
    settings: Settings,
    /// What the rows had; `None` before the first row.
    schema: Option<Schema>,
    tally: Tally,
    levels: Levels,
}

/// Compares the whole logs.
impl PartialEq for OrdersState {
    fn eq(&self, other: &Self) -> bool {
        let head = |of: &Self| (of.settings, of.tally, of.len());
        head(self) == head(other) && self.schema == other.schema && self.whole() == other.whole()
    }
}

/// How rows become orders; parts merge only when they agree on it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Settings {
    grain: Grain,
    scale: u8,
    duplicates: Duplicates,
}

/// The optional columns that the rows had.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Schema {
    pub(crate) order: bool,
    pub(crate) cost: bool,
    pub(crate) guest: bool,
    pub(crate) member: bool,
    pub(crate) category: bool,
    pub(crate) n_categories: bool,
    pub(crate) currency: Option<String>,
    pub(crate) segments: Vec<String>,
}

impl Schema {
    /// Each optional column, and whether it was there.
    fn columns(&self) -> [(&'static str, bool); 6] {
        [
            ("order", self.order),
            ("cost", self.cost),
            ("guest", self.guest),
            ("member", self.member),
            ("category", self.category),
            ("n_categories", self.n_categories),
        ]
    }

    /// Whether orders can differ in their combination.
    fn combines(&self) -> bool {
        self.category || self.n_categories || !self.segments.is_empty()
    }
}

/// What reading counted; sums, so they merge.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub(crate) struct Tally {
    pub(crate) rows: u64,
    pub(crate) null_rows: u64,
    pub(crate) exact_repeats: u64,
    pub(crate) ambiguous_times: u64,
    pub(crate) skipped_times: u64,
}

impl Settings {
    fn of(options: &OrdersOptions) -> Self {
        Self { grain: options.grain, scale: options.scale, duplicates: options.duplicate_order }
    }

    /// Refuses other settings, naming the first that differs.
    fn joint(self, other: Self) -> Result<(), Error> {
        let grain = |of: Self| if of.grain == Grain::Line { "line" } else { "order" }.to_owned();
        let scale = |of: Self| of.scale.to_string();
        let rule = |of: Self| if of.duplicates == Duplicates::Skip { "skip" } else { "error" }.to_owned();
        let words = |of: Self| [("grain", grain(of)), ("scale", scale(of)), ("duplicate_order", rule(of))];
        for ((input, first), (_, got)) in words(self).into_iter().zip(words(other)) {
            if first != got {
                return Err(Error::new(Code::SameSettings, TABLE).at(input).with("first", first).got(got));
            }
        }
        Ok(())
    }
}

impl OrdersState {
    /// An empty log.
    ///
    /// # Errors
    ///
    /// When the scale is above 9 or the currency is no three-letter code.
    pub fn new(options: OrdersOptions) -> Result<Self, Error> {
        options.check()?;
        Ok(Self {
            settings: Settings::of(&options),
            schema: None,
            tally: Tally::default(),
            levels: Levels::default(),
        })
    }

    /// The log of a table: an empty log that has taken its rows.
    ///
    /// # Errors
    ///
    /// As [`OrdersState::new`] and [`OrdersState::update`].
    pub fn from_rows(rows: &OrderRows<'_>, options: &OrdersOptions) -> Result<Self, Error> {
        let mut state = Self::new(options.clone())?;
        state.update(rows, options)?;
        Ok(state)
    }

    /// Orders and refunds.
    pub fn len(&self) -> usize {
        self.levels.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What a row is.
    pub fn grain(&self) -> Grain {
        self.settings.grain
    }

    /// What a repeated order id means.
    pub fn duplicates(&self) -> Duplicates {
        self.settings.duplicates
    }

    /// Decimals of the currency kept.
    pub fn scale(&self) -> u8 {
        self.settings.scale
    }

    /// The currency, if it was named.
    pub fn currency(&self) -> Option<&str> {
        self.schema.as_ref().and_then(|schema| schema.currency.as_deref())
    }

    /// Names of the segment columns, sorted.
    pub fn segments(&self) -> &[String] {
        self.schema.as_ref().map_or(&[], |schema| &schema.segments)
    }

    /// How rows were read, which columns they had and what reading counted.
    pub(crate) fn without_orders(&self) -> Self {
        Self {
            settings: self.settings,
            schema: self.schema.clone(),
            tally: self.tally,
            levels: Levels::default(),
        }
    }

    pub(crate) fn schema(&self) -> Option<&Schema> {
        self.schema.as_ref()
    }

    pub(crate) fn tally(&self) -> Tally {
        self.tally
    }

    /// All orders in canonical order: after small batches a pass over the log, once.
    pub(crate) fn whole(&self) -> Arc<Level> {
        self.schema
            .as_ref()
            .map(|schema| self.levels.whole(Rules::of(self.settings, schema)))
            .unwrap_or_default()
    }

    /// The same state without what only further batches need.
    pub(crate) fn settled(mut self) -> Self {
        self.levels.forget();
        self
    }
}

impl Tally {
    fn plus(self, other: Self) -> Self {
        Self {
            rows: self.rows.saturating_add(other.rows),
            null_rows: self.null_rows.saturating_add(other.null_rows),
            exact_repeats: self.exact_repeats.saturating_add(other.exact_repeats),
            ambiguous_times: self.ambiguous_times.saturating_add(other.ambiguous_times),
            skipped_times: self.skipped_times.saturating_add(other.skipped_times),
        }
    }
}

/// Parts collect into one log, or into the first reason why they do not belong together; no parts are an empty log under
/// the default options.
impl FromIterator<OrdersState> for Result<OrdersState, Error> {
    fn from_iter<I: IntoIterator<Item = OrdersState>>(parts: I) -> Self {
        OrdersState::merged(parts)?.map_or_else(|| OrdersState::new(OrdersOptions::default()), Ok)
    }
}

impl State for OrdersState {
    const NAME: &'static str = "OrdersState";
    const VERSION: u8 = 2;

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        self.add_state(other)
    }

    fn write(&self, to: &mut Writer, version: u8) {
        bytes::write(self, to, version);
    }

    fn read(from: &mut Reader<'_>, version: u8) -> Option<Self> {
        bytes::read(from, version)
    }
}
