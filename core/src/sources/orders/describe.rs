//! The data sheet of a table of orders, and the notes that travel with its answers.

use std::fmt::{self, Display};

use super::{INFO, Orders};
use crate::analyses::orders::{FIGURES, View};
use crate::calendar::{Date, Period, Zone, format_utc};
use crate::field::Unit;
use crate::format;
use crate::html;
use crate::math::rational::divide;
use crate::note::{Code as NoteCode, Note};
use crate::value::Value;

impl Orders {
    /// What was counted in, what was left out and why.
    pub fn notes(&self) -> Vec<Note> {
        notes_of(&self.view(), false)
    }

    /// Ids of the metrics that the table gives, and of the others, each with the column that is missing.
    fn metrics_of(view: &View<'_>) -> (Vec<&'static str>, Vec<(&'static str, &'static str)>) {
        let (mut given, mut missing) = (Vec::new(), Vec::new());
        for figure in FIGURES {
            match view.gives(figure.need) {
                Ok(()) => given.push(figure.id),
                Err(column) => missing.push((figure.id, column)),
            }
        }
        (given, missing)
    }

    /// The data sheet as plain values.
    pub fn to_value(&self) -> Value {
        let view = self.view();
        let counts = view.counts;
        let share = divide(counts.one_time.into(), counts.customers.into());
        let (given, missing) = Self::metrics_of(&view);
        let lacking = |(metric, column): (&'static str, &'static str)| {
            Value::map([("metric", metric.into()), ("needs", column.into())])
        };
        Value::map([
            ("source", "Orders".into()),
            ("rows", self.state.tally().rows.into()),
            ("orders", counts.orders.into()),
            ("refunds", counts.refunds.into()),
            ("customers", counts.customers.into()),
            ("bought_once", share.into()),
            ("first", counts.first.map(format_utc).into()),
            ("last", counts.last.map(format_utc).into()),
            ("as_of", self.as_of(&view).map(format_utc).into()),
            ("time_zone", self.settings.time_zone.as_ref().map(|zone| zone.name().to_owned()).into()),
            ("currency", self.state.currency().map(str::to_owned).into()),
            ("segments", Value::List(self.state.segments().iter().map(|name| name.clone().into()).collect())),
            ("open_month", open_month(&view).into()),
            ("metrics", Value::List(given.into_iter().map(Value::from).collect())),
            ("missing", Value::List(missing.into_iter().map(lacking).collect())),
            ("notes", Value::List(self.notes().iter().map(Note::to_value).collect())),
        ])
    }
}

/// What was counted in, what was left out and why.
pub(super) fn notes_of(view: &View<'_>, by_segment: bool) -> Vec<Note> {
    let (counts, tally) = (view.counts, view.state.tally());
    let has_ids = view.state.schema().is_none_or(|schema| schema.order);
    let mut notes = Vec::new();
    if view.settings.as_of.is_none() && counts.last.is_some() {
        notes.push(Note::new(NoteCode::AsOfFromData).with("as_of", format_utc(view.as_of)));
    }
    let mut counted = |code, count: u64| {
        if count > 0 {
            notes.push(Note::new(code).with("count", format::integer(count.into())));
        }
    };
    counted(NoteCode::GuestOrders, counts.guests);
    counted(NoteCode::NullCustomers, counts.null_customers);
    counted(NoteCode::NullCustomersLeftOut, counts.null_customers_left_out);
    counted(NoteCode::ZeroValues, counts.zero_values);
    counted(NoteCode::WrongSigns, counts.wrong_signs);
    counted(NoteCode::AfterAsOf, counts.after_as_of);
    counted(NoteCode::ExactRepeats, tally.exact_repeats);
    counted(NoteCode::AmbiguousTimes, tally.ambiguous_times);
    counted(NoteCode::SkippedTimes, tally.skipped_times);
    if counts.refunds > 0 {
        let note = Note::new(NoteCode::Refunds).with("count", format::integer(counts.refunds.into()));
        notes.push(note.with("amount", money(view, counts.refund_ticks)));
    }
    if tally.null_rows > 0 {
        let note = Note::new(NoteCode::NullRows).with("count", format::integer(tally.null_rows.into()));
        notes.push(note.with("column", "time or value"));
    }
    if !has_ids {
        notes.push(Note::new(NoteCode::NoOrderIds));
    }
    if let Some(open) = open_month(view) {
        notes.push(Note::new(NoteCode::OpenMonth).with("month", open));
    }
    if let Some(first) = view.counts.first {
        notes.push(Note::new(NoteCode::HistoryStarts).with("start", format_utc(first)));
    }
    if by_segment {
        notes.push(Note::new(NoteCode::SharedCustomers));
    }
    notes
}

/// The calendar month that holds `as_of` and so has not ended, as `2011-05`.
fn open_month(view: &View<'_>) -> Option<String> {
    let zone = view.settings.time_zone.as_ref()?;
    let today = zone.date_at(view.as_of.checked_sub(1)?)?;
    let next = Period::Month.next(today)?;
    view.counts.last?;
    (zone.start_of_day(next) > view.as_of).then(|| today.to_string().chars().take(7).collect())
}

fn money(view: &View<'_>, ticks: i128) -> String {
    let value = divide(ticks, 10_i128.pow(view.state.scale().into())).unwrap_or_default();
    format::number(value, Unit::Money, view.state.currency())
}

impl Orders {
    /// The data sheet as a fragment of HTML, for notebooks.
    pub fn to_html(&self) -> String {
        let view = self.view();
        let counts = view.counts;
        let whole = |count: u64| format::integer(count.into());
        let mut rows = vec![
            ("Rows read", whole(self.state.tally().rows)),
            ("Orders", whole(counts.orders)),
            ("Refunds", whole(counts.refunds)),
            ("Customers", whole(counts.customers)),
        ];
        if let Some(share) = divide(counts.one_time.into(), counts.customers.into()) {
            rows.push(("Bought once", format::number(share, Unit::Fraction, None)));
        }
        if let Some((first, last, zone)) = self.range(&view) {
            rows.push(("Dates", format!("{first} to {last} ({zone})")));
        }
        rows.extend(self.as_of(&view).map(|as_of| ("As of", format_utc(as_of))));
        rows.extend(self.state.currency().map(|currency| ("Currency", currency.to_owned())));
        let (given, missing) = Self::metrics_of(&view);
        let mut lists = vec![("Can be computed", given.into_iter().map(str::to_owned).collect())];
        if !missing.is_empty() {
            let lacking = missing.iter().map(|(metric, column)| format!("{metric} (needs {column})"));
            lists.push(("Cannot be computed", lacking.collect::<Vec<_>>()));
        }
        html::sheet(INFO.name, &rows, &notes_of(&view, false), &lists)
    }

    /// The `as_of` that was given or that the data give; an empty table gives none.
    fn as_of(&self, view: &View<'_>) -> Option<i64> {
        (self.settings.as_of.is_some() || view.counts.last.is_some()).then_some(view.as_of)
    }

    /// First and last local date, and the zone.
    fn range(&self, view: &View<'_>) -> Option<(Date, Date, String)> {
        let utc = Zone::utc();
        let zone = self.settings.time_zone.as_ref().unwrap_or(&utc);
        let (first, last) = (zone.date_at(view.counts.first?)?, zone.date_at(view.counts.last?)?);
        Some((first, last, zone.name().to_owned()))
    }
}

/// The data sheet: rows, customers, range, what was left out and why.
impl Display for Orders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let view = self.view();
        let counts = view.counts;
        let counted = |count: u64, noun: &str| {
            format::integer(count.into()) + " " + noun + if count == 1 { "" } else { "s" }
        };
        write!(f, "Orders: {}, {}", counted(counts.orders, "order"), counted(counts.customers, "customer"))?;
        if let Some((first, last, zone)) = self.range(&view) {
            write!(f, ", {first} to {last} ({zone})")?;
        }
        if let Some(share) = divide(counts.one_time.into(), counts.customers.into()) {
            write!(f, "; {} bought once", format::number(share, Unit::Fraction, None))?;
        }
        write!(f, "\n  {} read", counted(self.state.tally().rows, "row"))?;
        if let Some(as_of) = self.as_of(&view) {
            write!(f, ", as of {}", format_utc(as_of))?;
        }
        let (given, missing) = Self::metrics_of(&view);
        write!(f, "\n  {} can be computed", counted(given.len() as u64, "metric"))?;
        for lacking in missing.chunk_by(|a, b| a.1 == b.1) {
            let metrics: Vec<&str> = lacking.iter().map(|(metric, _)| *metric).collect();
            let column = lacking.first().map_or("", |(_, column)| column);
            write!(f, "\n  not without `{column}`: {}", metrics.join(", "))?;
        }
        notes_of(&view, false).iter().try_for_each(|note| write!(f, "\n  - {note}"))
    }
}
