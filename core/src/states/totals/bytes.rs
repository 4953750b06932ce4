//! The byte layout of totals: how rows were read, the settings, what counted, then the sums place by place.

use super::settings::{Compare, CrossSell, NullCustomer, OrdersSettings, WrongSign, ZeroValue};
use super::{Asked, CROSS, Counts, OWN, OrdersTotals, Place, Sums};
use crate::calendar::{Period, Weekday, Zone};
use crate::field::Choice as _;
use crate::state::{Reader, State, Writer};
use crate::states::OrdersState;

/// The layout of `OrdersState` in which these totals keep how rows were read.
const HEAD: u8 = 2;

pub(super) fn write(totals: &OrdersTotals, to: &mut Writer) {
    let OrdersTotals { head, settings, asked, counts, cells } = totals;
    head.write(to, HEAD);
    to.signed(totals.as_of());
    settings.time_zone.iter().for_each(|zone| write_zone(zone, to));
    let start = match asked.period {
        Period::Week { start } => start as u8,
        _ => 0,
    };
    let period =
        Period::ALL.iter().position(|period| period.name() == asked.period.name()).unwrap_or_default();
    let words = [
        settings.null_customer as u8,
        settings.zero_value as u8,
        settings.wrong_sign as u8,
        settings.cross_sell as u8,
        asked.compare as u8,
        period as u8,
        start,
    ];
    words.into_iter().for_each(|word| to.byte(word));
    to.optional(asked.segment.as_deref());
    counts.numbers().into_iter().for_each(|count| to.unsigned(count));
    to.wide(counts.refund_ticks);
    for instant in [counts.first, counts.last] {
        to.byte(instant.is_some().into());
        instant.into_iter().for_each(|instant| to.signed(instant));
    }
    to.unsigned(cells.len() as u64);
    for (Place { group, start, end }, Sums { own, cross }) in cells {
        to.byte(group.is_some().into());
        group.iter().for_each(|name| to.optional(name.as_deref()));
        to.signed(*start);
        to.signed(*end);
        own.iter().for_each(|sum| to.wide(*sum));
        let shared = cross.iter().any(|sum| *sum != 0);
        to.byte(shared.into());
        cross.iter().filter(|_| shared).for_each(|sum| to.wide(*sum));
    }
}

fn write_zone(zone: &Zone, to: &mut Writer) {
    to.text(zone.name());
    to.text(zone.version());
    to.signed(zone.initial_offset_seconds().into());
    to.unsigned(zone.transitions().len() as u64);
    for &(at, offset) in zone.transitions() {
        to.signed(at);
        to.signed(offset.into());
    }
}

fn read_zone(from: &mut Reader<'_>) -> Option<Zone> {
    let (name, version) = (from.text()?, from.text()?);
    let offset = |from: &mut Reader<'_>| i32::try_from(from.signed()?).ok();
    let initial = offset(from)?;
    let mut transitions = Vec::new();
    for _ in 0..from.count(2)? {
        transitions.push((from.signed()?, offset(from)?));
    }
    Zone::new(&name, &version, initial, &transitions)
}

fn word<T: Copy>(from: &mut Reader<'_>, words: &[T]) -> Option<T> {
    words.get(usize::from(from.byte()?)).copied()
}

fn present(from: &mut Reader<'_>) -> Option<bool> {
    word(from, &[false, true])
}

fn instant(from: &mut Reader<'_>) -> Option<Option<i64>> {
    Some(if present(from)? { Some(from.signed()?) } else { None })
}

pub(super) fn read(from: &mut Reader<'_>) -> Option<OrdersTotals> {
    let head = OrdersState::read(from, HEAD).filter(OrdersState::is_empty)?.without_orders();
    let as_of = from.signed()?;
    let time_zone = read_zone(from)?;
    let settings = OrdersSettings {
        as_of: Some(as_of),
        time_zone: Some(time_zone),
        null_customer: word(from, NullCustomer::ALL)?,
        zero_value: word(from, ZeroValue::ALL)?,
        wrong_sign: word(from, WrongSign::ALL)?,
        cross_sell: word(from, CrossSell::ALL)?,
        threads: 0,
    };
    let compare = word(from, Compare::ALL)?;
    let period = word(from, &Period::ALL)?.with_week_start(word(from, &Weekday::ALL)?);
    let asked = Asked { period, segment: from.optional()?, compare };
    let mut numbers = [0; 10];
    for number in &mut numbers {
        *number = from.unsigned()?;
    }
    let refund_ticks = from.wide()?;
    let (first, last) = (instant(from)?, instant(from)?);
    let counts = Counts { refund_ticks, first, last, ..Counts::of(numbers) };
    let mut cells: Vec<(Place, Sums)> = Vec::new();
    for _ in 0..from.count(OWN + 4)? {
        let group = if present(from)? { Some(from.optional()?) } else { None };
        let place = Place { group, start: from.signed()?, end: from.signed()? };
        let own = sums(from, OWN)?;
        let cross = if present(from)? { sums(from, CROSS)? } else { Vec::new() };
        if cells.last().is_some_and(|(last, _)| *last >= place) {
            return None;
        }
        cells.push((place, Sums { own, cross }));
    }
    // What lies beyond what is kept of a zone, or another start of the week, shows when it is written again.
    Some(OrdersTotals { head, settings, asked, counts, cells }.trimmed())
}

fn sums(from: &mut Reader<'_>, count: usize) -> Option<Vec<i128>> {
    let mut sums = Vec::with_capacity(count);
    for _ in 0..count {
        sums.push(from.wide()?);
    }
    Some(sums)
}
