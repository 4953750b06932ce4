//! The data sheet of a table of orders, and the notes that travel with its answers.

use std::fmt::{self, Display};

use super::{INFO, Orders};
use crate::analyses::orders::{FIGURES, View};
use crate::calendar::{Period, Zone, format_utc};
use crate::field::Unit;
use crate::format;
use crate::html;
use crate::math::rational::divide;
use crate::note::{Code as NoteCode, Note};
use crate::text::{Language, Message, words};
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
        notes.push(Note::new(NoteCode::AsOfFromData).at(view.as_of));
    }
    let mut counted = |code, count: u64| {
        if count > 0 {
            notes.push(Note::new(code).with("count", count));
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
        let note = Note::new(NoteCode::Refunds).with("count", counts.refunds);
        let amount = divide(counts.refund_ticks, 10_i128.pow(view.state.scale().into())).unwrap_or_default();
        notes.push(note.amount("amount", amount, Unit::Money, view.state.currency()));
    }
    if tally.null_rows > 0 {
        let note = Note::new(NoteCode::NullRows).with("count", tally.null_rows);
        notes.push(note.word("column", &words::COLUMNS_TIME_OR_VALUE));
    }
    if !has_ids {
        notes.push(Note::new(NoteCode::NoOrderIds));
    }
    if let Some(open) = open_month(view) {
        notes.push(Note::new(NoteCode::OpenMonth).month(open));
    }
    if let Some(first) = view.counts.first {
        notes.push(Note::new(NoteCode::HistoryStarts).at(first));
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

impl Orders {
    /// The data sheet as a fragment of HTML, for notebooks.
    pub fn to_html(&self) -> String {
        self.html_in(&Language::ENGLISH)
    }

    /// The data sheet as a fragment of HTML in a language.
    pub fn html_in(&self, language: &Language) -> String {
        let view = self.view();
        let counts = view.counts;
        let whole = |count: u64| format::integer(count.into());
        let say = |word: &Message| language.say(word);
        let mut rows = vec![
            (say(&words::SHEET_ROWS), whole(self.state.tally().rows)),
            (say(&words::SOURCE_ORDERS), whole(counts.orders)),
            (say(&words::SHEET_REFUNDS), whole(counts.refunds)),
            (say(&words::SHEET_CUSTOMERS), whole(counts.customers)),
        ];
        if let Some(share) = divide(counts.one_time.into(), counts.customers.into()) {
            rows.push((say(&words::SHEET_BOUGHT_ONCE), format::share(language, share)));
        }
        rows.extend(self.range(&view, language).map(|range| (say(&words::SHEET_DATES), range)));
        let as_of = self.as_of(&view).map(|as_of| format::instant(language, &format_utc(as_of)));
        rows.extend(as_of.map(|as_of| (say(&words::SHEET_AS_OF), as_of)));
        let currency = self.state.currency().map(str::to_owned);
        rows.extend(currency.map(|currency| (say(&words::FACT_CURRENCY), currency)));
        let (given, missing) = Self::metrics_of(&view);
        let given = given.into_iter().map(|id| language.metric_id(id).into_owned()).collect();
        let mut lists = vec![(say(&words::SHEET_GIVEN), given)];
        if !missing.is_empty() {
            let lacking = missing.iter().map(|(metric, column)| {
                let metric = language.metric_id(metric);
                language.fill(&words::SHEET_NEEDS, &[("metric", &metric), ("column", column)])
            });
            lists.push((say(&words::SHEET_MISSING), lacking.collect::<Vec<_>>()));
        }
        html::sheet(language.source_name(INFO.name), &rows, &notes_of(&view, false), &lists, language)
    }

    /// The data sheet as text in a language.
    pub fn text_in(&self, language: &Language) -> String {
        let view = self.view();
        let counts = view.counts;
        let counted = |count: u64, message: &Message| {
            language.fill(message, &[("count", &format::integer(count.into()))])
        };
        let orders = counted(counts.orders, &words::SHEET_COUNT_ORDERS);
        let customers = counted(counts.customers, &words::SHEET_COUNT_CUSTOMERS);
        let list = language.say(&words::LIST);
        let parts = [Some(orders), Some(customers), self.range(&view, language)];
        let mut head = parts.into_iter().flatten().collect::<Vec<_>>().join(list);
        if let Some(share) = divide(counts.one_time.into(), counts.customers.into()) {
            let once = [("share", &*format::share(language, share))];
            head = head + language.say(&words::SENTENCES) + &language.fill(&words::SHEET_SHARE_ONCE, &once);
        }
        let source = language.source_name(INFO.name);
        let mut text = language.fill(&words::TITLED, &[("title", source), ("summary", &head)]);
        let mut line = |words: &str| text.extend(["\n  ", words]);
        let read = counted(self.state.tally().rows, &words::SHEET_COUNT_ROWS);
        let as_of = self.as_of(&view).map(|as_of| format::instant(language, &format_utc(as_of)));
        let as_of = as_of.map(|time| language.fill(&words::AS_OF, &[("time", &time)]));
        line(&[Some(read), as_of].into_iter().flatten().collect::<Vec<_>>().join(list));
        let (given, missing) = Self::metrics_of(&view);
        line(&counted(given.len() as u64, &words::SHEET_COUNT_METRICS));
        for lacking in missing.chunk_by(|a, b| a.1 == b.1) {
            let metrics: Vec<_> = lacking.iter().map(|(metric, _)| language.metric_id(metric)).collect();
            let column = lacking.first().map_or("", |(_, column)| column);
            let arguments = [("column", column), ("metrics", &metrics.join(list))];
            line(&language.fill(&words::SHEET_WITHOUT, &arguments));
        }
        notes_of(&view, false).iter().for_each(|note| line(&format!("- {}", note.text_in(language))));
        text
    }

    /// The `as_of` that was given or that the data give; an empty table gives none.
    fn as_of(&self, view: &View<'_>) -> Option<i64> {
        (self.settings.as_of.is_some() || view.counts.last.is_some()).then_some(view.as_of)
    }

    /// First and last local date, and the zone.
    fn range(&self, view: &View<'_>, language: &Language) -> Option<String> {
        let utc = Zone::utc();
        let zone = self.settings.time_zone.as_ref().unwrap_or(&utc);
        let (first, last) = (zone.date_at(view.counts.first?)?, zone.date_at(view.counts.last?)?);
        let (first, last) = (format::date(language, first), format::date(language, last));
        let arguments = [("first", &*first), ("last", &last), ("zone", zone.name())];
        Some(language.fill(&words::SHEET_RANGE, &arguments))
    }
}

/// The data sheet: rows, customers, range, what was left out and why.
impl Display for Orders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text_in(&Language::ENGLISH))
    }
}
