//! The laws of every state: a commutative monoid whose bytes are canonical and safe to read.

use std::fmt::Debug;

use engagement_metrics::ErrorKind;
use engagement_metrics::calendar::Zone;
use engagement_metrics::rows::{Column, orders::OrderRows};
use engagement_metrics::state::State;
use engagement_metrics::states::OrdersState;
use engagement_metrics::states::orders::{Duplicates, Grain, OrdersOptions};
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

/// Feeds damaged and forged bytes; the answer is a typed error or a canonical state.
fn check_hostile_bytes<S: State>(
    bytes: &[u8],
    damage: &[(prop::sample::Index, u8)],
    cut: prop::sample::Index,
) {
    let mut hostile = bytes.to_vec();
    for (place, byte) in damage {
        let place = place.index(hostile.len());
        hostile[place] = *byte;
    }
    let refused =
        |error: engagement_metrics::Error| assert_eq!(error.kind(), ErrorKind::InvalidState, "{error}");
    let cut = &hostile[..cut.index(hostile.len())];
    S::from_bytes(cut).map(drop).unwrap_or_else(refused);
    S::from_bytes(&hostile).map(drop).unwrap_or_else(refused);
    // A forger can compute the checksum, so the content has to defend itself.
    let body = hostile.len() - 8;
    let checksum = xxh3_64(&hostile[..body]).to_le_bytes();
    hostile[body..].copy_from_slice(&checksum);
    match S::from_bytes(&hostile) {
        Ok(state) => assert_eq!(state.to_bytes(), hostile, "what is read is canonical"),
        Err(error) => refused(error),
    }
}

/// One row of a log: customer, day, ticks, order, refund, guest, segment.
type Row = (Option<u8>, i16, i32, u16, bool, bool, Option<u8>);

fn state(rows: &[Row], grain: Grain) -> OrdersState {
    let mut options = OrdersOptions::default();
    options.grain = grain;
    options.duplicate_order = Duplicates::Skip;
    options.time_zone = Some(Zone::utc());
    let mut state = OrdersState::new(options.clone()).expect("options");
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
    let table = OrderRows::new(customers.as_slice(), Column::instants(times), Column::decimals(values, 4))
        .order(orders)
        .guest(guests)
        .kind(kinds)
        .segment("letter", segments);
    state.update(&table, &options).expect("sound rows");
    state
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(any::<Row>(), 0..120)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn orders_obey_the_laws(rows in rows(), a: prop::sample::Index, b: prop::sample::Index, line: bool) {
        let grain = if line { Grain::Line } else { Grain::Order };
        let (mut a, mut b) = (a.index(rows.len() + 1), b.index(rows.len() + 1));
        if a > b {
            std::mem::swap(&mut a, &mut b);
        }
        let mut shuffled = rows.clone();
        shuffled.reverse();
        let parts = [&state(&rows[..a], grain), &state(&rows[a..b], grain), &state(&rows[b..], grain)];
        let whole = state(&shuffled, grain);
        check_state_laws(&state(&[], grain), parts, &whole);
    }

    #[test]
    fn orders_survive_hostile_bytes(
        rows in rows(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut: prop::sample::Index,
        line: bool,
    ) {
        let bytes = state(&rows, if line { Grain::Line } else { Grain::Order }).to_bytes();
        check_hostile_bytes::<OrdersState>(&bytes, &damage, cut);
    }
}

/// Bytes of every version are kept and read for ever: this file was written by version 1.
#[test]
fn golden_bytes_are_read() {
    let rows: Vec<Row> =
        (0..60_u16).map(|i| (None, (i * 7 % 13) as i16, i32::from(i) - 20, i, false, false, None)).collect();
    for (grain, name) in [(Grain::Order, "orders_v1.bin"), (Grain::Line, "orders_lines_v1.bin")] {
        let path = conformance::repository("tests/golden/states").join(name);
        if std::env::var_os("UPDATE").is_some() && !path.exists() {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
            std::fs::write(&path, state(&rows, grain).to_bytes()).expect("written");
        }
        let bytes = std::fs::read(&path).expect("the golden bytes");
        let read = OrdersState::from_bytes(&bytes).expect("version 1 is read");
        assert_eq!(read, state(&rows, grain), "{name}");
    }
}
