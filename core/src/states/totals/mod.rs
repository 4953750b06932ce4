//! The totals of a log under stated settings: sums over customers, which parts without shared customers can add up.

mod bytes;
mod counts;
mod settings;

pub use settings::{Compare, CrossSell, NullCustomer, OrdersSettings, WrongSign, ZeroValue};

pub(crate) use counts::Counts;

use crate::calendar::{Period, Zone, format_utc};
use crate::error::{Code, Error};
use crate::field::Choice as _;
use crate::order::arrange;
use crate::rows::orders::TABLE;
use crate::state::{Reader, State, Writer};
use crate::states::OrdersState;

/// Sums of one window of one group over its customers.
pub(crate) const OWN: usize = 58;
/// Sums of products with the window it is compared with.
pub(crate) const CROSS: usize = 52;

/// Microseconds from the year before the first order back to where no window begins.
const BEFORE: i64 = 800 * 86_400_000_000;
/// Microseconds from `as_of` to where the last period has surely ended.
const BEYOND: i64 = 400 * 86_400_000_000;

/// The totals of a table of orders for stated settings: kilobytes that add up, in place of the orders themselves.
///
/// [`Orders::totals`](crate::sources::Orders::totals) makes them. They hold, for all of the data and for each period, the
/// counts, sums and products over customers behind every figure that follows from them alone; quantiles, gaps and what
/// needs each customer again do not. **Parts must not share customers**: one who is in two parts cannot be recognised and
/// counts twice. All settings belong to the state, and parts with other settings are refused.
///
/// # Example
///
/// ```
/// use engagement_metrics::calendar::{Date, Period, Zone};
/// use engagement_metrics::rows::orders::OrderRows;
/// use engagement_metrics::sources::Orders;
/// use engagement_metrics::sources::orders::{Compare, OrdersOptions, OrdersSettings};
/// use engagement_metrics::state::State;
///
/// let june = Zone::utc().start_of_day(Date::from_ymd(2011, 6, 1).unwrap());
/// let totals = |customers: &[&str], times: &[&str], values: &[f64]| {
///     let options = OrdersOptions::default().time_zone(Zone::utc());
///     let settings = OrdersSettings::default().as_of(june);
///     Orders::new(&OrderRows::new(customers, times, values), options, settings)?.totals(Period::Month, None, Compare::Previous)
/// };
/// let mut all = totals(&["ada", "ada"], &["2011-04-05", "2011-05-20"], &[12.5, 8.0])?;
/// all.merge(&totals(&["grace"], &["2011-05-03"], &[20.0])?)?;
/// let report = all.report()?;
/// assert_eq!(report.estimate("average_order_value", Some("2011-05-01"), None)?.value(), Some(14.0));
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct OrdersTotals {
    /// The log without its orders: how rows were read, which columns they had, what reading counted.
    head: OrdersState,
    /// With an instant, a zone and no threads.
    settings: OrdersSettings,
    asked: Asked,
    counts: Counts,
    /// In the order of places; what nobody touched is left out, but for the whole of a group.
    cells: Vec<(Place, Sums)>,
}

/// What was asked for, with [`OrdersSettings`] the settings of totals.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    pub(crate) period: Period,
    pub(crate) segment: Option<String>,
    pub(crate) compare: Compare,
}

/// A window of a group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// All, the null group, or a named one.
    pub(crate) group: Option<Option<String>>,
    /// `i64::MIN` for all of the data, which begin elsewhere in other parts.
    pub(crate) start: i64,
    pub(crate) end: i64,
}

/// What adds up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sums {
    /// So many as [`OWN`] says.
    pub(crate) own: Vec<i128>,
    /// So many as [`CROSS`] says; empty where no customer is in both windows.
    pub(crate) cross: Vec<i128>,
}

impl Sums {
    /// `None` on overflow.
    fn add(&mut self, other: &Self) -> Option<()> {
        if self.cross.is_empty() {
            self.cross.clone_from(&other.cross);
        } else {
            add(&mut self.cross, &other.cross)?;
        }
        add(&mut self.own, &other.own)
    }
}

/// In the order of places, each once; `None` on overflow.
fn united(mut cells: Vec<(Place, Sums)>) -> Option<Vec<(Place, Sums)>> {
    arrange(&mut cells, |a, b| a.0.cmp(&b.0));
    let mut united: Vec<(Place, Sums)> = Vec::with_capacity(cells.len());
    for (place, sums) in cells {
        match united.last_mut().filter(|(last, _)| *last == place) {
            Some((_, own)) => own.add(&sums)?,
            None => united.push((place, sums)),
        }
    }
    Some(united)
}

fn add(to: &mut [i128], more: &[i128]) -> Option<()> {
    to.iter_mut().zip(more).try_for_each(|(sum, more)| {
        *sum = sum.checked_add(*more)?;
        Some(())
    })
}

impl OrdersTotals {
    /// The settings must have an instant and a zone; `None` on overflow.
    pub(crate) fn new(
        log: &OrdersState,
        settings: &OrdersSettings,
        asked: Asked,
        counts: Counts,
        cells: Vec<(Place, Sums)>,
    ) -> Option<Self> {
        let cells = united(cells)?;
        let settings = OrdersSettings { threads: 0, ..settings.clone() };
        Some(Self { head: log.without_orders(), settings, asked, counts, cells }.trimmed())
    }

    /// With no more of its zone than any answer needs: hosts carry tables of unequal length.
    fn trimmed(mut self) -> Self {
        let since = self.since();
        let until = self.as_of().saturating_add(BEYOND);
        self.settings.time_zone = self.settings.time_zone.map(|zone| zone.within(since, until));
        self
    }

    /// From then on its zone is kept.
    fn since(&self) -> i64 {
        self.counts.first.unwrap_or(self.as_of()).saturating_sub(BEFORE)
    }

    /// Orders and refunds that count.
    pub fn len(&self) -> usize {
        usize::try_from(self.counts.orders.saturating_add(self.counts.refunds)).unwrap_or(usize::MAX)
    }

    /// Whether none does.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The settings under which it was made.
    pub fn settings(&self) -> &OrdersSettings {
        &self.settings
    }

    pub(crate) fn as_of(&self) -> i64 {
        self.settings.as_of.unwrap_or_default()
    }

    pub(crate) fn head(&self) -> &OrdersState {
        &self.head
    }

    pub(crate) fn asked(&self) -> &Asked {
        &self.asked
    }

    pub(crate) fn counts(&self) -> Counts {
        self.counts
    }

    /// Groups of the segment column in the order of their UTF-8 bytes, null first.
    pub(crate) fn groups(&self) -> Vec<Option<Option<String>>> {
        let mut groups: Vec<_> = self.cells.iter().map(|(place, _)| place.group.clone()).collect();
        groups.dedup();
        groups.retain(Option::is_some);
        groups
    }

    pub(crate) fn sums(&self, place: &Place) -> Option<&Sums> {
        let found = self.cells.binary_search_by(|(own, _)| own.cmp(place)).ok()?;
        self.cells.get(found).map(|(_, sums)| sums)
    }

    /// What parts must agree on, beside how their rows were read.
    fn words(&self) -> [(&'static str, String); 10] {
        let Self { settings, asked, .. } = self;
        let word =
            |words: &[&'static str], place: usize| words.get(place).copied().unwrap_or_default().to_owned();
        let week_start = match asked.period {
            Period::Week { start } => start.name(),
            _ => "",
        };
        [
            ("as_of", format_utc(self.as_of())),
            ("time_zone", settings.time_zone.as_ref().map_or("", Zone::name).to_owned()),
            ("by", asked.period.name().to_owned()),
            ("week_start", week_start.to_owned()),
            ("segment", asked.segment.as_ref().map_or_else(|| "none".to_owned(), |name| format!("`{name}`"))),
            ("compare", word(Compare::WORDS, asked.compare as usize)),
            ("null_customer", word(NullCustomer::WORDS, settings.null_customer as usize)),
            ("zero_value", word(ZeroValue::WORDS, settings.zero_value as usize)),
            ("wrong_sign", word(WrongSign::WORDS, settings.wrong_sign as usize)),
            ("cross_sell", word(CrossSell::WORDS, settings.cross_sell as usize)),
        ]
    }

    /// The zone of both: one clock, of which two releases may tell; the older is named then.
    fn joint_zone(&self, other: &Self) -> Result<Option<Zone>, Error> {
        let (Some(own), Some(added)) = (&self.settings.time_zone, &other.settings.time_zone) else {
            return Ok(None);
        };
        let since = self.since().max(other.since());
        if !own.within(since, i64::MAX).same_clock(&added.within(since, i64::MAX)) {
            let error = Error::new(Code::SameSettings, TABLE).at("time_zone");
            let name = |zone: &Zone| format!("{} {}", zone.name(), zone.version());
            return Err(error.with("first", name(own)).got(name(added)));
        }
        let longer = if other.since() < self.since() { added } else { own };
        Ok(Some(longer.clone().of_release(own.version().min(added.version()))))
    }
}

impl State for OrdersTotals {
    const NAME: &'static str = "OrdersTotals";
    const VERSION: u8 = 1;

    fn merge(&mut self, other: &Self) -> Result<(), Error> {
        for ((input, first), (_, got)) in self.words().into_iter().zip(other.words()) {
            if first != got {
                return Err(Error::new(Code::SameSettings, TABLE).at(input).with("first", first).got(got));
            }
        }
        let time_zone = self.joint_zone(other)?;
        let mut head = self.head.clone();
        head.merge(&other.head)?;

        let mut cells = self.cells.clone();
        cells.extend_from_slice(&other.cells);
        let cells = united(cells).ok_or_else(|| Error::new(Code::Range, TABLE).at("value"))?;
        let settings = OrdersSettings { time_zone, ..self.settings.clone() };
        let (asked, counts) = (self.asked.clone(), self.counts.plus(other.counts));
        *self = Self { head, settings, asked, counts, cells };
        Ok(())
    }

    fn write(&self, to: &mut Writer, _: u8) {
        bytes::write(self, to);
    }

    fn read(from: &mut Reader<'_>, _: u8) -> Option<Self> {
        bytes::read(from)
    }
}
