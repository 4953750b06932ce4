//! Totals of parts that share no customer are the totals of the whole, and answer as its log does, to the last bit.

use conformance::Random;
use conformance::retail::{self, View};
use engagement_metrics::calendar::{Date, Period, Weekday, Zone};
use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::{
    Compare, CrossSell, NullCustomer, OrdersOptions, OrdersSettings, Question, ZeroValue,
};
use engagement_metrics::{OrdersTotals, State};

const DAY: i64 = 86_400_000_000;
const COMPARES: [Compare; 4] = [Compare::Previous, Compare::PreviousSameDays, Compare::Year, Compare::None];

/// Totals keep of a zone what they look at; this one has no more than that.
fn short(zone: &Zone, as_of: i64) -> Zone {
    let kept: Vec<_> = zone.transitions().iter().copied().filter(|(at, _)| *at < as_of + 400 * DAY).collect();
    Zone::new(zone.name(), zone.version(), zone.initial_offset_seconds(), &kept).expect("a zone")
}

/// London in the years of the made-up log.
const SUMMERS: [(i64, i32); 4] = [
    (1_616_893_200_000_000, 3600),
    (1_635_642_000_000_000, 0),
    (1_648_342_800_000_000, 3600),
    (1_667_091_600_000_000, 0),
];

/// Rows of a table that can be opened in parts.
trait Table {
    /// One number a row; rows with one number belong into one part.
    fn owners(&self) -> Vec<usize>;
    fn open(&self, rows: &[usize]) -> Orders;

    fn whole(&self) -> Orders {
        self.open(&(0..self.owners().len()).collect::<Vec<_>>())
    }

    /// The table in so many parts, in random order, each row in a random place.
    fn parts(&self, count: usize, random: &mut Random) -> Vec<Orders> {
        let owners = self.owners();
        let homes: Vec<usize> =
            (0..=owners.iter().copied().max().unwrap_or(0)).map(|_| random.below(count)).collect();
        let order = random.permutation(owners.len());
        (0..count)
            .map(|part| {
                self.open(
                    &order.iter().copied().filter(|row| homes[owners[*row]] == part).collect::<Vec<_>>(),
                )
            })
            .collect()
    }
}

/// The real order file.
struct Retail(retail::Lines);

impl Table for Retail {
    fn owners(&self) -> Vec<usize> {
        let name = |row: usize| self.0.customer[row].clone().unwrap_or_else(|| self.0.order[row].clone());
        numbered((0..self.0.order.len()).map(name))
    }

    fn open(&self, rows: &[usize]) -> Orders {
        let mut settings = retail::settings();
        let as_of = settings.as_of.expect("an instant");
        settings.time_zone = Some(short(&retail::london(), as_of));
        let mut options = retail::options();
        options.time_zone = settings.time_zone.clone();
        Orders::new(&self.0.pick(rows).rows(), options, settings).expect("sound rows")
    }
}

fn numbered(names: impl Iterator<Item = String>) -> Vec<usize> {
    let mut known = std::collections::BTreeMap::new();
    names
        .map(|name| {
            let next = known.len();
            *known.entry(name).or_insert(next)
        })
        .collect()
}

/// A made-up log of 26 months with every column: members, guests, refunds, costs, categories, nobody, rows that count not.
struct MadeUp {
    rows: Vec<[i64; 9]>,
    settings: OrdersSettings,
}

impl MadeUp {
    fn new(settings: OrdersSettings) -> Self {
        let mut random = Random(20_230_101);
        let mut rows = Vec::new();
        for order in 0..1_500_i64 {
            let customer =
                if random.below(12) == 0 { -1 } else { (random.below(20) * random.below(20)) as i64 };
            let day = random.below(790) as i64;
            let time = 1_604_188_800_000_000 + day * DAY + random.below(86_400) as i64 * 1_000_000;
            let refund = i64::from(random.below(9) == 0);
            let value = if random.below(40) == 0 { 0 } else { 10_000 + random.below(900_000) as i64 };
            let value = if refund == 1 { -value / 3 } else { value };
            let cost = value.abs() * (30 + random.below(40) as i64) / 100 * (1 - 2 * refund);
            let joined = customer % 3 == 0 && day > customer;
            rows.push([
                customer,
                time,
                value,
                cost,
                order,
                refund,
                i64::from(random.below(15) == 0),
                i64::from(joined),
                random.below(4) as i64,
            ]);
        }
        Self { rows, settings }
    }
}

impl Table for MadeUp {
    fn owners(&self) -> Vec<usize> {
        // Orders of nobody are customers of their own.
        numbered(
            self.rows
                .iter()
                .map(|row| if row[0] < 0 { format!("order {}", row[4]) } else { row[0].to_string() }),
        )
    }

    fn open(&self, rows: &[usize]) -> Orders {
        let column = |cell: usize| rows.iter().map(|&row| self.rows[row][cell]).collect::<Vec<i64>>();
        let nobody: Vec<bool> = column(0).into_iter().map(|customer| customer < 0).collect();
        let flag =
            |cell: usize| Column::from(column(cell).into_iter().map(|cell| cell == 1).collect::<Vec<bool>>());
        let ticks = |cell: usize| {
            Column::decimals(column(cell).into_iter().map(i128::from).collect::<Vec<i128>>(), 4)
        };
        let words = |cell: usize, words: [Option<&'static str>; 4]| {
            column(cell).into_iter().map(|at| words[at as usize % 4]).collect::<Vec<_>>()
        };
        let kinds: Vec<Option<&str>> =
            column(5).into_iter().map(|refund| Some(["order", "refund"][refund as usize])).collect();
        let table =
            OrderRows::new(Column::from(column(0)).nulls(nobody), Column::instants(column(1)), ticks(2))
                .cost(ticks(3))
                .order(column(4))
                .kind(kinds)
                .guest(flag(6))
                .member(flag(7))
                .category(words(4, [Some("hats"), Some("shoes"), None, Some("socks")]))
                .segment("channel", words(8, [Some("web"), None, Some("app"), Some("shop")]));
        let mut options = OrdersOptions::default().currency("EUR");
        options.time_zone = self.settings.time_zone.clone();
        Orders::new(&table, options, self.settings.clone()).expect("sound rows")
    }
}

/// The totals answer as the log does, asked for the same figures.
fn assert_same(
    orders: &Orders,
    totals: &OrdersTotals,
    (period, segment, compare): (Period, Option<&str>, Compare),
) {
    let report = totals.report().expect("a report");
    let mut ids: Vec<&str> = report.findings().iter().map(|finding| finding.estimate.metric()).collect();
    ids.dedup();
    let mut question = Question::report(period).compare(compare).metrics(ids);
    if let Some(segment) = segment {
        question = question.segment(segment);
    }
    let log = orders.ask(&question).expect("the log's report");
    assert_eq!(report.findings().len(), log.findings().len());
    for (own, theirs) in report.findings().iter().zip(log.findings()) {
        assert_eq!(own, theirs, "{period:?} {segment:?} {compare:?}");
    }
    let (notes, rest) = report.notes().split_at(log.notes().len());
    assert_eq!(notes, log.notes());
    assert_eq!(rest.iter().map(|note| note.code()).collect::<Vec<_>>(), ["not_of_totals"]);
    // Verdicts, and what bindings see of each number; p-values of days take long.
    if period != Period::Day {
        let findings = |report: &engagement_metrics::Report| {
            report.to_value().field("findings").expect("findings").to_json()
        };
        assert_eq!(findings(&report), findings(&log));
    }
}

/// Makes totals of a table whole and in parts, merges them through bytes in random trees, and compares.
fn check(table: &dyn Table, asked: (Period, Option<&str>, Compare), counts: &[usize]) -> OrdersTotals {
    let (period, segment, compare) = asked;
    let orders = table.whole();
    let whole = orders.totals(period, segment, compare).expect("totals");
    assert_same(&orders, &whole, asked);
    let mut random = Random(7);
    for &count in counts {
        let mut parts: Vec<OrdersTotals> = table
            .parts(count, &mut random)
            .iter()
            .map(|part| part.totals(period, segment, compare).expect("totals of a part"))
            .collect();
        while parts.len() > 1 {
            let part = parts.swap_remove(random.below(parts.len()));
            let part = OrdersTotals::from_bytes(&part.to_bytes()).expect("own bytes");
            let into = random.below(parts.len());
            parts[into].merge(&part).expect("parts of one whole");
        }
        assert_eq!(parts[0], whole, "{count} parts");
        assert_eq!(parts[0].to_bytes(), whole.to_bytes(), "{count} parts");
    }
    whole
}

#[test]
fn real_orders() {
    for view in [View::Golden, View::Shop] {
        let table = Retail(retail::lines(view));
        let whole = check(&table, (Period::Month, Some("country"), Compare::Previous), &[1, 2, 8]);
        println!("{} bytes by month and country", whole.to_bytes().len());
        check(&table, (Period::Week { start: Weekday::Sunday }, None, Compare::PreviousSameDays), &[3]);
    }
}

fn as_of(text: &str) -> OrdersSettings {
    let zone = Zone::new("Europe/London", "2026a", 0, &SUMMERS).expect("a zone");
    let as_of = zone.start_of_day(Date::parse(text).expect("a date"));
    OrdersSettings::default().as_of(as_of).time_zone(short(&zone, as_of))
}

#[test]
fn every_column_period_and_comparison() {
    // The middle of a month, so that a period is open; rows lie after it.
    let table =
        MadeUp::new(as_of("2022-11-17").null_customer(NullCustomer::Guest).zero_value(ZeroValue::Skip));
    for period in
        [Period::Day, Period::Week { start: Weekday::Monday }, Period::Month, Period::Quarter, Period::Year]
    {
        for compare in COMPARES {
            let parts: &[usize] = if period == Period::Month { &[1, 2, 8] } else { &[2] };
            let whole = check(&table, (period, Some("channel"), compare), parts);
            println!("{} bytes by {period:?}, {compare:?}", whole.to_bytes().len());
        }
    }
}

#[test]
fn other_settings_and_parts_without_rows() {
    let table = MadeUp::new(as_of("2022-12-01").cross_sell(CrossSell::Customer));
    check(&table, (Period::Month, None, Compare::Previous), &[5]);
    let table = MadeUp::new(as_of("2022-12-01").null_customer(NullCustomer::Skip));
    // More parts than there are customers in some.
    let whole = check(&table, (Period::Quarter, Some("channel"), Compare::Year), &[700]);
    let empty = table.open(&[]).totals(Period::Quarter, Some("channel"), Compare::Year).expect("no rows");
    assert!(empty.is_empty());
    assert_eq!(
        empty.report().expect("a report").estimate("orders", None, None).expect("orders").value(),
        Some(0.0)
    );
    let mut both = empty.clone();
    both.merge(&whole).expect("nothing and all");
    assert_eq!(both, whole);
    // Before any row, and a history that begins before 1970.
    let table = MadeUp::new(as_of("2019-01-01"));
    check(&table, (Period::Month, Some("channel"), Compare::Previous), &[3]);
}

#[test]
fn what_needs_each_customer_again_is_named() {
    let table = MadeUp::new(as_of("2022-12-01").null_customer(NullCustomer::Guest));
    let report = table
        .whole()
        .totals(Period::Month, None, Compare::Previous)
        .expect("totals")
        .report()
        .expect("a report");
    let mut ids: Vec<&str> = report.findings().iter().map(|finding| finding.estimate.metric()).collect();
    ids.dedup();
    ids.truncate(ids.len() / 2);
    assert_eq!(
        ids,
        [
            "orders",
            "unique_customers",
            "new_customers",
            "returning_customers",
            "revenue",
            "growth_rate",
            "average_order_value",
            "purchase_frequency",
            "revenue_per_customer",
            "repeat_purchase_rate",
            "returning_customer_rate",
            "repeat_order_rate",
            "historic_clv",
            "guest_checkout_rate",
            "refund_rate",
            "gross_margin_rate",
            "cross_sell_rate",
            "member_sales_share",
        ]
    );
    let note = report.notes().last().expect("a note");
    assert_eq!(
        note.text(),
        "left out: median_order_value, p90_order_value, time_between_purchases, time_to_second_purchase, \
         top_decile_revenue_share, returning_to_one_time_spend, member_aov_lift, member_frequency_lift; they need the \
         orders themselves, and these are totals"
    );
}

/// Hosts carry tables of other lengths and releases: one clock is one zone.
#[test]
fn one_clock_of_two_hosts() {
    let settings = as_of("2022-12-01");
    let as_of = settings.as_of.expect("an instant");
    let full = Zone::new("Europe/London", "2026a", 0, &SUMMERS).expect("a zone");
    let (old, late) =
        ([(631_152_000_000_000, 7200), (694_224_000_000_000, 0)], (1_893_456_000_000_000, 3600));
    let more = [&old[..], &SUMMERS, &[late]].concat();
    let long = Zone::new("Europe/London", "2027z", 3600, &more).expect("a zone");
    let table =
        |zone: &Zone| MadeUp::new(OrdersSettings::default().as_of(as_of).time_zone(zone.clone())).whole();
    let of = |zone: &Zone| table(zone).totals(Period::Month, None, Compare::None).expect("totals");
    let (one, two) = (of(&full), of(&long));
    let (mut left, mut right) = (one.clone(), two.clone());
    left.merge(&two).expect("one clock");
    right.merge(&one).expect("one clock");
    assert_eq!(left.to_bytes(), right.to_bytes());
    let release =
        |totals: &OrdersTotals| totals.settings().time_zone.as_ref().map(|zone| zone.version().to_owned());
    assert_eq!(release(&left).as_deref(), Some(full.version()));
}
