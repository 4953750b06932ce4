//! The laws of every state: a commutative monoid whose bytes are canonical and safe to read.

use std::fmt::Debug;

use conformance::Random;
use engagement_metrics::ErrorKind;
use engagement_metrics::calendar::{Period, Weekday, Zone};
use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::sources::Orders;
use engagement_metrics::sources::orders::{Compare, NullCustomer, OrdersSettings, WrongSign, ZeroValue};
use engagement_metrics::state::State;
use engagement_metrics::states::orders::{Duplicates, Grain, NullRows, OrdersOptions};
use engagement_metrics::states::{OrdersState, OrdersTotals};
use proptest::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

fn merged<S: State>(a: &S, b: &S) -> S {
    let mut both = a.clone();
    both.merge(b).expect("parts of one whole merge");
    both
}

/// Checks the laws on three parts, and that together they are the whole.
fn check_state_laws<S: State + Debug>(empty: &S, parts: [&S; 3], whole: &S) {
    let [a, b, c] = parts;
    for part in [a, b, c, whole, empty] {
        assert_eq!(&merged(empty, part), part, "identity on the left");
        assert_eq!(&merged(part, empty), part, "identity on the right");
        let bytes = part.to_bytes();
        let back = S::from_bytes(&bytes).expect("own bytes are read");
        assert_eq!(&back, part, "bytes round trip");
        assert_eq!(back.to_bytes(), bytes, "equal states, equal bytes");
    }
    assert_eq!(merged(a, b), merged(b, a), "commutativity");
    assert_eq!(merged(&merged(a, b), c), merged(a, &merged(b, c)), "associativity");
    assert_eq!(merged(&merged(a, b), c).to_bytes(), whole.to_bytes(), "any split gives the whole");
}

fn damaged(bytes: &[u8], damage: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let mut damaged = bytes.to_vec();
    for (place, byte) in damage {
        let place = place.index(damaged.len());
        damaged[place] = *byte;
    }
    damaged
}

/// The same with a checksum that fits.
fn forged(bytes: &[u8], damage: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let mut forged = damaged(bytes, damage);
    let body = forged.len() - 8;
    let checksum = xxh3_64(&forged[..body]).to_le_bytes();
    forged[body..].copy_from_slice(&checksum);
    forged
}

/// Feeds damaged and forged bytes; the answer is a typed error or a canonical state.
fn check_hostile_bytes<S: State + Debug>(
    bytes: &[u8],
    damage: &[(prop::sample::Index, u8)],
    cut: prop::sample::Index,
) {
    let hostile = damaged(bytes, damage);
    let refused =
        |error: engagement_metrics::Error| assert_eq!(error.kind(), ErrorKind::InvalidState, "{error}");
    let cut = &hostile[..cut.index(hostile.len())];
    S::from_bytes(cut).map(drop).unwrap_or_else(refused);
    S::from_bytes(&hostile).map(drop).unwrap_or_else(refused);
    // A forger can compute the checksum, so the content has to defend itself.
    let hostile = forged(bytes, damage);
    match S::from_bytes(&hostile) {
        // Damage can turn the newest version into an older one, which is written as the newest again.
        Ok(state) => {
            let again = S::from_bytes(&state.to_bytes()).expect("own bytes are read");
            assert_eq!(again, state);
            let version = 5 + S::NAME.len();
            if hostile[version] == S::VERSION {
                assert_eq!(state.to_bytes(), hostile, "what is read is canonical");
            }
        }
        Err(error) => refused(error),
    }
}

/// One row of a log: customer, day, ticks, order, refund, guest, segment.
type Row = (Option<u8>, i16, i32, u16, bool, bool, Option<u8>);

fn state(rows: &[Row], case: (Grain, With)) -> OrdersState {
    let mut state = OrdersState::new(options(case.0)).expect("options");
    add(&mut state, rows, case);
    state
}

fn options(grain: Grain) -> OrdersOptions {
    OrdersOptions::default().grain(grain).duplicate_order(Duplicates::Skip).time_zone(Zone::utc())
}

fn add(state: &mut OrdersState, rows: &[Row], (grain, with): (Grain, With)) {
    // Orders must agree with themselves, so what belongs to an order follows from its id.
    let whole = grain == Grain::Order;
    let of = |row: &Row| i64::from(row.3 % if whole { 300 } else { 40 });
    let customers: Vec<Option<String>> =
        rows.iter().map(|row| (of(row) % 5 != 0).then(|| format!("c{}", of(row) % 7))).collect();
    let orders: Vec<i64> = rows.iter().map(of).collect();
    let times: Vec<i64> = rows
        .iter()
        .map(|row| if whole { of(row) * 3_600_000_000 } else { i64::from(row.1) * 60_000_000 })
        .collect();
    let values: Vec<i128> =
        rows.iter().map(|row| if whole { i128::from(of(row)) } else { i128::from(row.2) }).collect();
    let guests: Vec<bool> = rows.iter().map(|row| of(row) % 3 == 0).collect();
    let kinds: Vec<Option<&str>> =
        rows.iter().map(|row| Some(if of(row) % 11 == 0 { "refund" } else { "order" })).collect();
    let segments: Vec<Option<&str>> =
        rows.iter().map(|row| ["x", "y", "z"].get((of(row) % 4) as usize).copied()).collect();
    let names = ["hats", "shoes", "socks", "belts", "bags"];
    // Lines of one order have categories of their own, and some have none.
    let categories: Vec<Option<&str>> = rows
        .iter()
        .map(|row| {
            names.get(if whole { of(row) as usize % 6 } else { row.1.unsigned_abs() as usize % 6 }).copied()
        })
        .collect();
    let counts: Vec<i64> = rows.iter().map(|row| of(row) % 4).collect();
    let table = OrderRows::new(customers.as_slice(), Column::instants(times), Column::decimals(values, 4))
        .order(orders)
        .guest(guests)
        .kind(kinds)
        .segment("letter", segments);
    let table = match with {
        With::Nothing => table,
        With::Categories => table.category(categories),
        With::Counts => table.n_categories(counts),
    };
    state.update(&table, &options(grain)).expect("sound rows");
}

/// The totals of those rows whose customer is in the part; an order of nobody is in one as well.
fn totals(rows: &[Row], case: (Grain, With), customers: std::ops::Range<u16>) -> OrdersTotals {
    let limit = if case.0 == Grain::Order { 300 } else { 40 };
    let rows: Vec<Row> =
        rows.iter().filter(|row| customers.contains(&(row.3 % limit % 7))).copied().collect();
    // Before and after 1970, with a summer time in between.
    let day = 86_400_000_000;
    let zone = Zone::new("Here/Now", "1", 3600, &[(-9 * day, 7200), (3 * day, 3600)]).expect("a zone");
    let settings = OrdersSettings::default().as_of(9 * day + 7).time_zone(zone);
    let settings =
        settings.null_customer(NullCustomer::Guest).zero_value(ZeroValue::Skip).wrong_sign(WrongSign::Skip);
    let orders = Orders::from_state(state(&rows, case), settings).expect("sound orders");
    let whole = case.0 == Grain::Order;
    let period = if whole { Period::Day } else { Period::Week { start: Weekday::Wednesday } };
    orders.totals(period, Some("letter"), Compare::PreviousSameDays).expect("totals")
}

/// What the rows know of categories.
#[derive(Clone, Copy, Debug)]
enum With {
    Nothing,
    Categories,
    Counts,
}

/// Each grain, and what of categories it takes.
const CASES: [(Grain, With); 5] = [
    (Grain::Order, With::Nothing),
    (Grain::Order, With::Categories),
    (Grain::Order, With::Counts),
    (Grain::Line, With::Nothing),
    (Grain::Line, With::Categories),
];

fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(any::<Row>(), 0..120)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn orders_obey_the_laws(rows in rows(), a: prop::sample::Index, b: prop::sample::Index, case in 0..CASES.len()) {
        let case = CASES[case];
        let (mut a, mut b) = (a.index(rows.len() + 1), b.index(rows.len() + 1));
        if a > b {
            std::mem::swap(&mut a, &mut b);
        }
        let mut shuffled = rows.clone();
        shuffled.reverse();
        let parts = [&state(&rows[..a], case), &state(&rows[a..b], case), &state(&rows[b..], case)];
        let whole = state(&shuffled, case);
        check_state_laws(&state(&[], case), parts, &whole);
    }

    /// Rows that come a few at a time, as on a live page, whoever looks at the log in between.
    #[test]
    fn small_batches_are_one_update(
        rows in prop::collection::vec(any::<Row>(), 0..700),
        sizes in prop::collection::vec(1..50_usize, 1..9),
        asks in 1..9_usize,
        case in 0..CASES.len(),
    ) {
        let case = CASES[case];
        let (mut updated, mut merged) = (state(&[], case), state(&[], case));
        let (mut rest, mut seen) = (rows.as_slice(), 0);
        for (turn, size) in sizes.iter().cycle().enumerate() {
            let (batch, later) = rest.split_at(*size.min(&rest.len()));
            if batch.is_empty() {
                break;
            }
            add(&mut updated, batch, case);
            merged.merge(&state(batch, case)).expect("parts of one whole merge");
            (rest, seen) = (later, seen + batch.len());
            if turn % asks == 0 {
                let so_far = state(&rows[..seen], case);
                assert_eq!((updated.len(), merged.len()), (so_far.len(), so_far.len()));
                assert_eq!(updated.clone().to_bytes(), so_far.to_bytes());
                assert_eq!(merged, so_far);
            }
        }
        let whole = state(&rows, case);
        assert_eq!((updated.len(), merged.len()), (whole.len(), whole.len()));
        assert_eq!(updated.to_bytes(), whole.to_bytes());
        assert_eq!(merged, whole);
    }

    #[test]
    fn totals_obey_the_laws(rows in rows(), a in 0..=7_u16, b in 0..=7_u16, case in 0..CASES.len()) {
        let (a, b, case) = (a.min(b), a.max(b), CASES[case]);
        let mut shuffled = rows.clone();
        shuffled.reverse();
        let of = |customers| totals(&rows, case, customers);
        let whole = totals(&shuffled, case, 0..7);
        check_state_laws(&totals(&[], case, 0..7), [&of(0..a), &of(a..b), &of(b..7)], &whole);
    }

    #[test]
    fn totals_survive_hostile_bytes(
        rows in rows(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut: prop::sample::Index,
        case in 0..CASES.len(),
    ) {
        let bytes = totals(&rows, CASES[case], 0..7).to_bytes();
        check_hostile_bytes::<OrdersTotals>(&bytes, &damage, cut);
        // Forged totals may be nonsense; their report is one of nonsense or an error.
        if let Ok(forged) = OrdersTotals::from_bytes(&forged(&bytes, &damage)) {
            let _ = forged.report().map(|report| report.to_string());
        }
    }

    #[test]
    fn orders_survive_hostile_bytes(
        rows in rows(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut: prop::sample::Index,
        case in 0..CASES.len(),
    ) {
        let bytes = state(&rows, CASES[case]).to_bytes();
        check_hostile_bytes::<OrdersState>(&bytes, &damage, cut);
    }
}

/// Bytes of every version are kept and read for ever, and written as the newest; no file is ever written again.
#[test]
fn golden_bytes_are_read() {
    let rows: Vec<Row> =
        (0..60_u16).map(|i| (None, (i * 7 % 13) as i16, i32::from(i) - 20, i, false, false, None)).collect();
    let files = [
        ("orders_v1.bin", CASES[0]),
        ("orders_lines_v1.bin", CASES[3]),
        ("orders_v2.bin", CASES[0]),
        ("orders_categories_v2.bin", CASES[1]),
        ("orders_counts_v2.bin", CASES[2]),
        ("orders_lines_categories_v2.bin", CASES[4]),
    ];
    for (name, case) in files {
        let path = conformance::repository("tests/golden/states").join(name);
        let newest = name.ends_with(&format!("_v{}.bin", OrdersState::VERSION));
        if std::env::var_os("UPDATE").is_some() && newest && !path.exists() {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
            std::fs::write(&path, state(&rows, case).to_bytes()).expect("written");
        }
        let bytes = std::fs::read(&path).expect("the golden bytes");
        let read = OrdersState::from_bytes(&bytes).expect("every version is read");
        assert_eq!(read, state(&rows, case), "{name}");
        assert_eq!(read.to_bytes() == bytes, newest, "{name}");
    }
}

/// Totals too.
#[test]
fn golden_bytes_of_totals_are_read() {
    let rows: Vec<Row> = (0..240_u16)
        .map(|i| (None, i as i16 * 110 - 10_000, i32::from(i) - 20, i, false, false, None))
        .collect();
    for (name, case) in
        [("totals_v1.bin", CASES[1]), ("totals_counts_v1.bin", CASES[2]), ("totals_lines_v1.bin", CASES[4])]
    {
        let path = conformance::repository("tests/golden/states").join(name);
        let own = totals(&rows, case, 0..7);
        if std::env::var_os("UPDATE").is_some() && !path.exists() {
            std::fs::write(&path, own.to_bytes()).expect("written");
        }
        let bytes = std::fs::read(&path).expect("the golden bytes");
        let read = OrdersTotals::from_bytes(&bytes).expect("every version is read");
        assert_eq!(read, own, "{name}");
        assert_eq!(read.to_bytes(), bytes, "{name}");
    }
}

/// A log long enough for many chunks and parts: customers of many orders and of one, nobody, ties, nulls.
fn long(rows: usize, order: &[usize]) -> OrderRows<'static> {
    let of = |seed: usize| Random(seed as u64 * 7 + 1);
    let column = |cell: &dyn Fn(usize) -> i64| order.iter().map(|&row| cell(row)).collect::<Vec<i64>>();
    let customers = column(&|row| of(row).below(rows / 8) as i64);
    let nobody: Vec<bool> = order.iter().map(|row| row % 7 == 0).collect();
    // Days only, so that many orders of a customer share an instant.
    let times = column(&|row| of(row + rows).below(700) as i64 * 86_400_000_000);
    let values =
        order.iter().map(|&row| of(row + 2 * rows).below(9_999) as f64 / 100.0).collect::<Vec<f64>>();
    let blank: Vec<bool> = order.iter().map(|row| row % 1_001 == 5).collect();
    let countries: Vec<Option<&str>> =
        order.iter().map(|row| ["FR", "UK", "PL"].get(row % 4).copied()).collect();
    OrderRows::new(
        Column::from(customers).nulls(nobody),
        Column::instants(times),
        Column::from(values).nulls(blank),
    )
    .order(column(&|row| row as i64 - 1_000))
    .segment("country", countries)
}

#[test]
fn neither_threads_nor_the_order_of_rows_reach_a_log() {
    let rows = 150_000;
    let sorted: Vec<usize> = (0..rows).collect();
    let shuffled = Random(3).permutation(rows);
    let open = |order: &[usize], threads| {
        let mut options = OrdersOptions::default().null_row(NullRows::Skip).threads(threads);
        options.time_zone = Some(Zone::utc());
        let mut state = OrdersState::new(options.clone()).expect("options");
        state.update(&long(rows, order), &options).map(|()| state)
    };
    let one = open(&sorted, 1).expect("sound");
    assert_eq!(one.len(), rows - rows.div_ceil(1_001));
    for (order, threads) in [(&sorted, 2), (&shuffled, 1), (&shuffled, 5)] {
        assert!(open(order, threads).expect("sound") == one, "{threads} threads");
    }
    // Parts add up to the same, and bytes hold all of it.
    let (first, second) = shuffled.split_at(40_000);
    let (a, b) = (open(first, 2).expect("sound"), open(second, 2).expect("sound"));
    assert!(merged(&a, &b) == one && merged(&b, &a) == one);
    let bytes = one.to_bytes();
    assert!(OrdersState::from_bytes(&bytes).expect("own bytes") == one);
    // A row that comes again is found wherever it stands, and the smallest is named.
    let mut twice = shuffled.clone();
    twice.extend([shuffled[9], shuffled[4]]);
    for threads in [1, 3] {
        let error = open(&twice, threads).expect_err("repeats");
        assert_eq!((error.code(), error.row()), ("duplicate_order", Some(rows as u64)));
    }
    assert_eq!(merged_error(&a, &open(&first[..10], 1).expect("sound")).code(), "merged_twice");
}

fn merged_error(a: &OrdersState, b: &OrdersState) -> engagement_metrics::Error {
    a.clone().merge(b).expect_err("refused")
}
