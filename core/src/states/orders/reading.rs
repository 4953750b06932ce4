//! From rows to orders: the options of reading, and the rules by which the cells of a row make an order.

use std::ops::Range;

use super::dictionary::{Codes, Dictionary, Role};
use super::log::{GUEST, MEMBER, Order, REFUND};
use super::{Schema, Tally};
use crate::calendar::{LocalKind, Zone};
use crate::error::{Code, Error};
use crate::parallel;
use crate::rows::Reader;
use crate::rows::orders::{OrderRows, TABLE};

/// What a row of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Grain {
    /// A whole order; a repeated order id is an error.
    #[default]
    Order,
    /// A line of an order: rows with one order id add up to one order, at the earliest of their times.
    Line,
}

/// What an order id that comes again means under `grain="order"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Duplicates {
    /// Wrong data.
    #[default]
    Error,
    /// A copy when all else is equal too: dropped and counted. Two orders that differ stay an error.
    Skip,
}

/// What a row without time or value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
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
    /// Threads that read; 0 means every core. It shows in no result.
    pub threads: usize,
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
            threads: 0,
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

    /// Threads that read; 0 means every core.
    #[must_use]
    pub fn threads(self, threads: usize) -> Self {
        Self { threads, ..self }
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
        Err(Error::new(Code::Currency, TABLE).at("currency").got_text(code))
    }
}

/// What is told of a row without time or value.
const SKIP_NULLS: &str = "null_row='skip' leaves such rows out and counts them";

/// The columns of one call, found once.
pub(super) struct Columns<'a> {
    pub(super) customer: Reader<'a>,
    pub(super) time: Reader<'a>,
    pub(super) value: Reader<'a>,
    pub(super) order: Option<Reader<'a>>,
    pub(super) cost: Option<Reader<'a>>,
    kind: Option<Reader<'a>>,
    guest: Option<Reader<'a>>,
    member: Option<Reader<'a>>,
    currency: Option<Reader<'a>>,
    /// What makes the combination of a row.
    pub(super) roles: Vec<(Role, Reader<'a>)>,
    pub(super) options: &'a OrdersOptions,
    /// What the rows have, with the currency as far as the options name it.
    pub(super) schema: Schema,
}

impl<'a> Columns<'a> {
    pub(super) fn of(rows: &'a OrderRows<'_>, options: &'a OrdersOptions) -> Result<Self, Error> {
        rows.check()?;
        options.check()?;
        let required =
            |name| rows.reader(name).ok_or_else(|| Error::new(Code::MissingColumn, TABLE).at(name));
        if options.grain == Grain::Line && rows.reader("order").is_none() {
            return Err(Error::new(Code::MissingColumn, TABLE).at("order"));
        }
        let (category, count) = (rows.reader("category"), rows.reader("n_categories"));
        if count.is_some() && (category.is_some() || options.grain == Grain::Line) {
            let other = if category.is_some() { "`category`" } else { "grain='line'" };
            return Err(Error::new(Code::Together, TABLE).at("n_categories").with("other", other));
        }
        let segments = rows.segments();
        let schema = Schema {
            order: rows.reader("order").is_some(),
            cost: rows.reader("cost").is_some(),
            guest: rows.reader("guest").is_some(),
            member: rows.reader("member").is_some(),
            category: category.is_some(),
            n_categories: count.is_some(),
            currency: options.currency.clone(),
            segments: segments.iter().map(|(name, _)| (*name).to_owned()).collect(),
        };
        let mut roles: Vec<_> = segments.into_iter().map(|(_, reader)| (Role::Segment, reader)).collect();
        roles.extend(category.map(|reader| (Role::Category, reader)));
        roles.extend(count.map(|reader| (Role::Count, reader)));
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
            roles,
            options,
            schema,
        })
    }

    /// Whether a row is nothing, having no time or value.
    fn is_left_out(&self, row: usize) -> bool {
        self.options.null_row == NullRows::Skip && (self.time.is_blank(row) || self.value.is_blank(row))
    }

    /// One row as an order; `None` where it is left out.
    fn order(
        &self,
        row: usize,
        codes: &mut Codes<'_>,
        tally: &mut Tally,
        currency: &mut Option<String>,
    ) -> Result<Option<Order>, Error> {
        if self.is_left_out(row) {
            return Ok(None);
        }
        let time = self.time.time(row, self.options.time_zone.as_ref())?;
        let value = self.value.money(row, self.options.scale)?;
        let time = time.ok_or_else(|| self.time.null(row, SKIP_NULLS))?;
        let value = value.ok_or_else(|| self.value.null(row, SKIP_NULLS))?;
        match time.resolution {
            LocalKind::Unique => {}
            LocalKind::Ambiguous => tally.ambiguous_times += 1,
            LocalKind::Skipped => tally.skipped_times += 1,
        }
        self.check_currency(row, currency)?;
        let order = match self.order {
            Some(order) => order.key(row, "order")?.ok_or_else(|| order.null(row, ""))?,
            None => 0,
        };
        let cost = match self.cost {
            Some(cost) => cost.money(row, self.options.scale)?.ok_or_else(|| cost.null(row, ""))?,
            None => 0,
        };
        Ok(Some(Order {
            customer: self.customer.key(row, "customer")?.unwrap_or(0),
            time: time.micros,
            order,
            value,
            cost,
            combination: codes.code(row)?,
            flags: self.flags(row)?,
        }))
    }

    pub(super) fn flags(&self, row: usize) -> Result<u8, Error> {
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
                    return Err(error.got_text(other).row_at(row));
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

/// What reading many rows at once asks.
impl Columns<'_> {
    /// The rows of a range that are not left out.
    pub(super) fn kept(&self, rows: Range<usize>) -> Vec<Range<usize>> {
        if self.options.null_row == NullRows::Error {
            return vec![rows];
        }
        let mut kept: Vec<Range<usize>> = Vec::new();
        for row in rows.filter(|&row| !self.is_left_out(row)) {
            match kept.last_mut().filter(|last| last.end == row) {
                Some(last) => last.end += 1,
                None => kept.push(row..row + 1),
            }
        }
        kept
    }

    /// Whether any flag can stand.
    pub(super) fn has_flags(&self) -> bool {
        self.guest.is_some() || self.member.is_some() || self.kind.is_some()
    }

    /// The currency of some rows, which all must have; it is `named` where they do not say.
    pub(super) fn currency(&self, rows: &[Range<usize>]) -> Result<Option<String>, Error> {
        let mut first = self.schema.currency.clone();
        if self.currency.is_some() {
            rows.iter().cloned().flatten().try_for_each(|row| self.check_currency(row, &mut first))?;
        }
        Ok(first)
    }
}

/// Orders as the rows name them, one by one, and what was wrong with cells.
pub(super) struct Read {
    pub(super) schema: Schema,
    /// In the order in which combinations came.
    pub(super) dictionary: Dictionary,
    pub(super) orders: Vec<Order>,
    /// The row of each order.
    pub(super) rows: Vec<usize>,
    pub(super) tally: Tally,
    pub(super) errors: Vec<Error>,
}

/// Reads row by row, gathering at most so many errors; fails only where the columns or options do not fit, or the caller
/// wishes to stop.
pub(super) fn read(rows: &OrderRows<'_>, options: &OrdersOptions, limit: usize) -> Result<Read, Error> {
    let columns = Columns::of(rows, options)?;
    let mut read = Read {
        schema: columns.schema.clone(),
        dictionary: Dictionary::default(),
        orders: Vec::new(),
        rows: Vec::new(),
        tally: Tally { rows: rows.len() as u64, ..Tally::default() },
        errors: Vec::new(),
    };
    let mut codes = Codes::new(&columns.roles);
    for row in 0..rows.len() {
        if row % 65_536 == 0 {
            parallel::check()?;
        }
        match columns.order(row, &mut codes, &mut read.tally, &mut read.schema.currency) {
            Ok(Some(order)) => {
                read.orders.push(order);
                read.rows.push(row);
            }
            Ok(None) => read.tally.null_rows += 1,
            Err(error) if read.errors.len() < limit => read.errors.push(error),
            Err(_) => {}
        }
    }
    read.dictionary = codes.dictionary();
    Ok(read)
}
