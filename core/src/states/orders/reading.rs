//! From rows to orders: the options of reading, and every refusal with its row.

use std::collections::BTreeMap;

use super::log::{GUEST, MEMBER, Order, REFUND};
use super::{OrdersState, Schema, Settings, Tally};
use crate::calendar::{LocalKind, Zone};
use crate::error::{Code, Error};
use crate::rows::Reader;
use crate::rows::orders::{OrderRows, TABLE};

/// What a row of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Grain {
    /// A whole order; a repeated order id is an error.
    #[default]
    Order,
    /// A line of an order: rows with one order id add up to one order, at the earliest of their times.
    Line,
}

/// What an order id that comes again means under `grain="order"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Duplicates {
    /// Wrong data.
    #[default]
    Error,
    /// A copy when all else is equal too: dropped and counted. Two orders that differ stay an error.
    Skip,
}

/// What a row without time or value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum NullRows {
    /// Wrong data.
    #[default]
    Error,
    /// Nothing: the row is left out and counted.
    Skip,
}

/// How rows become orders.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OrdersOptions {
    /// What a row is.
    pub grain: Grain,
    /// Decimals of the currency kept exactly, 0 to 9; amounts finer than that are an error.
    pub scale: u8,
    /// ISO 4217 code of all amounts, where it is known.
    pub currency: Option<String>,
    /// What a repeated order id means.
    pub duplicate_order: Duplicates,
    /// What a row without time or value means.
    pub null_row: NullRows,
    /// The zone of local times.
    pub time_zone: Option<Zone>,
}

impl Default for OrdersOptions {
    /// One row an order, four decimals, every rule strict.
    fn default() -> Self {
        Self {
            grain: Grain::Order,
            scale: 4,
            currency: None,
            duplicate_order: Duplicates::Error,
            null_row: NullRows::Error,
            time_zone: None,
        }
    }
}

impl OrdersOptions {
    /// What a row is.
    #[must_use]
    pub fn grain(self, grain: Grain) -> Self {
        Self { grain, ..self }
    }

    /// Decimals of the currency kept.
    #[must_use]
    pub fn scale(self, scale: u8) -> Self {
        Self { scale, ..self }
    }

    /// The currency of all amounts.
    #[must_use]
    pub fn currency(self, code: &str) -> Self {
        Self { currency: Some(code.to_owned()), ..self }
    }

    /// What a repeated order id means.
    #[must_use]
    pub fn duplicate_order(self, duplicate_order: Duplicates) -> Self {
        Self { duplicate_order, ..self }
    }

    /// What a row without time or value means.
    #[must_use]
    pub fn null_row(self, null_row: NullRows) -> Self {
        Self { null_row, ..self }
    }

    /// The zone of local times.
    #[must_use]
    pub fn time_zone(self, zone: Zone) -> Self {
        Self { time_zone: Some(zone), ..self }
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        if self.scale > 9 {
            let error = Error::new(Code::Option, TABLE).at("scale");
            return Err(error.with("expected", "a whole number from 0 to 9").got(self.scale));
        }
        self.currency.as_deref().map_or(Ok(()), check_currency)
    }
}

fn check_currency(code: &str) -> Result<(), Error> {
    if code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase()) {
        Ok(())
    } else {
        Err(Error::new(Code::Currency, TABLE).at("currency").got(format!("{code:?}")))
    }
}

/// Orders read from rows, and what was wrong with cells.
pub(super) struct Read {
    pub(super) schema: Schema,
    pub(super) combinations: Vec<Vec<Option<String>>>,
    pub(super) orders: Vec<Order>,
    /// The row of each order; only where errors are gathered.
    pub(super) rows: Vec<usize>,
    pub(super) tally: Tally,
    pub(super) errors: Vec<Error>,
}

impl OrdersState {
    /// Adds rows; grain, scale and the rule for duplicates must be those of the state.
    ///
    /// # Errors
    ///
    /// When a row breaks a rule; the smallest such row is named and nothing is added.
    pub fn update(&mut self, rows: &OrderRows<'_>, options: &OrdersOptions) -> Result<(), Error> {
        self.settings.joint(Settings::of(options))?;
        let mut read = read(rows, options, None)?;
        // Which row is the smallest shows only when all have been looked at.
        let smallest = || Ok::<_, Error>(self.examine(rows, options, 1)?.errors.into_iter().next());
        if let Some(error) = read.errors.pop() {
            return Err(smallest()?.unwrap_or(error));
        }
        if read.orders.is_empty() && self.schema.is_none() {
            self.tally = self.tally.plus(read.tally);
            return Ok(());
        }
        let schema = self.joint_schema(&read.schema)?;
        let mut grown = self.clone();
        match grown.add(schema, &read.combinations, &read.orders) {
            Ok(repeats) => read.tally.exact_repeats += repeats,
            Err(conflict) => return Err(smallest()?.unwrap_or_else(|| conflict.error(!self.is_empty()))),
        }
        grown.tally = self.tally.plus(read.tally);
        *self = grown;
        Ok(())
    }
}

impl Tally {
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            rows: self.rows.saturating_add(other.rows),
            null_rows: self.null_rows.saturating_add(other.null_rows),
            exact_repeats: self.exact_repeats.saturating_add(other.exact_repeats),
            ambiguous_times: self.ambiguous_times.saturating_add(other.ambiguous_times),
            skipped_times: self.skipped_times.saturating_add(other.skipped_times),
        }
    }
}

/// Reads rows up to the first error, or all of them, gathering at most so many errors.
pub(super) fn read(
    rows: &OrderRows<'_>,
    options: &OrdersOptions,
    gather: Option<usize>,
) -> Result<Read, Error> {
    rows.check()?;
    options.check()?;
    let columns = Columns::of(rows, options)?;
    let mut read = Read {
        schema: columns.schema(options),
        combinations: Vec::new(),
        orders: Vec::with_capacity(rows.len()),
        rows: Vec::new(),
        tally: Tally { rows: rows.len() as u64, ..Tally::default() },
        errors: Vec::new(),
    };
    let mut seen = Seen::default();
    for row in 0..rows.len() {
        match (columns.order(row, &mut seen, &mut read), gather) {
            (Ok(Some(order)), gather) => {
                read.orders.push(order);
                read.rows.extend(gather.map(|_| row));
            }
            (Ok(None), _) => read.tally.null_rows += 1,
            (Err(error), None) => {
                read.errors.push(error);
                break;
            }
            (Err(error), Some(limit)) if read.errors.len() < limit => read.errors.push(error),
            (Err(_), Some(_)) => {}
        }
    }
    let (combinations, places) = seen.sorted();
    for order in &mut read.orders {
        order.segment = places.get(order.segment as usize).copied().unwrap_or_default();
    }
    read.combinations = combinations;
    Ok(read)
}

/// Combinations of segment values in the order in which they came.
#[derive(Default)]
struct Seen {
    codes: BTreeMap<Vec<Option<String>>, u32>,
    /// The combination of the row before, since neighbours are often alike.
    last: Option<(Vec<Option<String>>, u32)>,
}

impl Seen {
    fn code(&mut self, readers: &[(&str, Reader<'_>)], row: usize) -> Result<u32, Error> {
        let mut values = Vec::with_capacity(readers.len());
        for (_, reader) in readers {
            values.push(reader.category(row)?.map(|value| value.into_owned()));
        }
        if let Some((_, code)) = self.last.as_ref().filter(|(last, _)| *last == values) {
            return Ok(*code);
        }
        let next = self.codes.len() as u32;
        let code = *self.codes.entry(values.clone()).or_insert(next);
        self.last = Some((values, code));
        Ok(code)
    }

    /// In canonical order, and where each code went.
    fn sorted(self) -> (Vec<Vec<Option<String>>>, Vec<u32>) {
        let mut places = vec![0; self.codes.len()];
        let mut combinations = Vec::with_capacity(self.codes.len());
        for (place, (values, code)) in self.codes.into_iter().enumerate() {
            if let Some(slot) = places.get_mut(code as usize) {
                *slot = place as u32;
            }
            combinations.push(values);
        }
        (combinations, places)
    }
}

/// The columns of one call, found once.
struct Columns<'a> {
    customer: Reader<'a>,
    time: Reader<'a>,
    value: Reader<'a>,
    order: Option<Reader<'a>>,
    cost: Option<Reader<'a>>,
    kind: Option<Reader<'a>>,
    guest: Option<Reader<'a>>,
    member: Option<Reader<'a>>,
    currency: Option<Reader<'a>>,
    segments: Vec<(&'a str, Reader<'a>)>,
    zone: Option<&'a Zone>,
    null_row: NullRows,
    scale: u8,
}

impl<'a> Columns<'a> {
    fn of(rows: &'a OrderRows<'_>, options: &'a OrdersOptions) -> Result<Self, Error> {
        let required =
            |name| rows.reader(name).ok_or_else(|| Error::new(Code::MissingColumn, TABLE).at(name));
        if options.grain == Grain::Line && rows.reader("order").is_none() {
            return Err(Error::new(Code::MissingColumn, TABLE).at("order"));
        }
        Ok(Self {
            customer: required("customer")?,
            time: required("time")?,
            value: required("value")?,
            order: rows.reader("order"),
            cost: rows.reader("cost"),
            kind: rows.reader("kind"),
            guest: rows.reader("guest"),
            member: rows.reader("member"),
            currency: rows.reader("currency_code"),
            segments: rows.segments(),
            zone: options.time_zone.as_ref(),
            null_row: options.null_row,
            scale: options.scale,
        })
    }

    fn schema(&self, options: &OrdersOptions) -> Schema {
        Schema {
            order: self.order.is_some(),
            cost: self.cost.is_some(),
            guest: self.guest.is_some(),
            member: self.member.is_some(),
            currency: options.currency.clone(),
            segments: self.segments.iter().map(|(name, _)| (*name).to_owned()).collect(),
        }
    }

    /// One row as an order; `None` where it is left out.
    fn order(&self, row: usize, seen: &mut Seen, read: &mut Read) -> Result<Option<Order>, Error> {
        let time = self.time.time(row, self.zone)?;
        let value = self.value.money(row, self.scale)?;
        let (Some(time), Some(value)) = (time, value) else {
            let column = if time.is_none() { self.time } else { self.value };
            return match self.null_row {
                NullRows::Skip => Ok(None),
                NullRows::Error => {
                    Err(column.null(row, "null_row='skip' leaves such rows out and counts them"))
                }
            };
        };
        match time.resolution {
            LocalKind::Unique => {}
            LocalKind::Ambiguous => read.tally.ambiguous_times += 1,
            LocalKind::Skipped => read.tally.skipped_times += 1,
        }
        self.check_currency(row, &mut read.schema.currency)?;
        let order = match self.order {
            Some(order) => order.key(row, "order")?.ok_or_else(|| order.null(row, ""))?,
            None => 0,
        };
        let cost = match self.cost {
            Some(cost) => cost.money(row, self.scale)?.ok_or_else(|| cost.null(row, ""))?,
            None => 0,
        };
        Ok(Some(Order {
            customer: self.customer.key(row, "customer")?.unwrap_or(0),
            time: time.micros,
            order,
            value,
            cost,
            segment: seen.code(&self.segments, row)?,
            flags: self.flags(row)?,
        }))
    }

    fn flags(&self, row: usize) -> Result<u8, Error> {
        let mut flags = 0;
        if let Some(guest) = self.guest {
            let is_guest = guest.flag(row)?.ok_or_else(|| guest.null(row, ""))?;
            flags |= if is_guest { GUEST } else { 0 };
        }
        if let Some(member) = self.member {
            flags |= if member.flag(row)?.unwrap_or(false) { MEMBER } else { 0 };
        }
        if let Some(kind) = self.kind {
            match kind.category(row)?.as_deref() {
                None | Some("order") => {}
                Some("refund") => flags |= REFUND,
                Some(other) => {
                    let error = Error::new(Code::OneOf, TABLE).at("kind").with("choices", "order, refund");
                    return Err(error.got(format!("{other:?}")).row_at(row));
                }
            }
        }
        Ok(flags)
    }

    fn check_currency(&self, row: usize, first: &mut Option<String>) -> Result<(), Error> {
        let Some(reader) = self.currency else { return Ok(()) };
        let code = reader.category(row)?.ok_or_else(|| reader.null(row, ""))?;
        match first {
            Some(first) if *first == code => Ok(()),
            Some(first) => {
                let error =
                    Error::new(Code::OneCurrency, TABLE).at("currency_code").with("first", first.as_str());
                Err(error.got(code).row_at(row))
            }
            None => {
                check_currency(&code).map_err(|error| error.at("currency_code").row_at(row))?;
                *first = Some(code.into_owned());
                Ok(())
            }
        }
    }
}
