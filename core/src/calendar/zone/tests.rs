//! Clocks that jump, days that are not there, and tables that are refused.

use super::super::{Parsed, format_local, format_utc, parse_time};
use super::LocalKind::{Ambiguous, Skipped, Unique};
use super::*;

fn micros(text: &str) -> i64 {
    match parse_time(text).unwrap() {
        Parsed::Utc(micros) | Parsed::Local(micros) => micros,
    }
}

fn zone(name: &str, initial: i32, transitions: &[(&str, i32)]) -> Zone {
    let transitions: Vec<_> = transitions.iter().map(|(at, offset)| (micros(at), *offset)).collect();
    Zone::new(name, "test", initial, &transitions).unwrap()
}

/// Checks `naive -> utc` with its kind, and that a unique time reads the same on the way back.
fn check(zone: &Zone, naive: &str, utc: &str, kind: LocalKind) {
    let resolved = zone.from_local(micros(naive));
    assert_eq!((format_utc(resolved.utc).as_str(), resolved.kind), (utc, kind), "{naive}");
    if kind != Skipped {
        assert_eq!(format_local(zone.to_local(resolved.utc)), naive);
    }
}

fn start(zone: &Zone, date: &str) -> String {
    format_utc(zone.start_of_day(Date::parse(date).unwrap()))
}

#[test]
fn london_2011() {
    let london = zone("Europe/London", 0, &[("2011-03-27T01:00:00Z", 3600), ("2011-10-30T01:00:00Z", 0)]);
    check(&london, "2011-03-27T00:59:59.999999", "2011-03-27T00:59:59.999999Z", Unique);
    check(&london, "2011-03-27T01:00:00", "2011-03-27T01:00:00Z", Skipped);
    check(&london, "2011-03-27T01:30:00", "2011-03-27T01:30:00Z", Skipped);
    check(&london, "2011-03-27T01:59:59.999999", "2011-03-27T01:59:59.999999Z", Skipped);
    check(&london, "2011-03-27T02:00:00", "2011-03-27T01:00:00Z", Unique);
    check(&london, "2011-10-30T00:59:59.999999", "2011-10-29T23:59:59.999999Z", Unique);
    check(&london, "2011-10-30T01:00:00", "2011-10-30T00:00:00Z", Ambiguous);
    check(&london, "2011-10-30T01:59:59.999999", "2011-10-30T00:59:59.999999Z", Ambiguous);
    check(&london, "2011-10-30T02:00:00", "2011-10-30T02:00:00Z", Unique);
    // Both sides of the ambiguous hour read the same on the clock.
    for utc in ["2011-10-30T00:30:00Z", "2011-10-30T01:30:00Z"] {
        assert_eq!(format_local(london.to_local(micros(utc))), "2011-10-30T01:30:00");
    }
    assert_eq!(start(&london, "2011-06-01"), "2011-05-31T23:00:00Z");
    assert_eq!(start(&london, "2011-10-30"), "2011-10-29T23:00:00Z");
    assert_eq!(start(&london, "2011-10-31"), "2011-10-31T00:00:00Z");
}

#[test]
fn a_midnight_that_does_not_exist_starts_after_the_gap() {
    let sao_paulo = zone(
        "America/Sao_Paulo",
        -10_800,
        &[("2017-10-15T03:00:00Z", -7200), ("2018-02-18T02:00:00Z", -10_800)],
    );
    check(&sao_paulo, "2017-10-15T00:00:00", "2017-10-15T03:00:00Z", Skipped);
    check(&sao_paulo, "2017-10-15T00:59:59", "2017-10-15T03:59:59Z", Skipped);
    check(&sao_paulo, "2017-10-15T01:00:00", "2017-10-15T03:00:00Z", Unique);
    assert_eq!(start(&sao_paulo, "2017-10-15"), "2017-10-15T03:00:00Z");
    // The clock went back from 24:00 to 23:00: midnight itself comes once.
    check(&sao_paulo, "2018-02-17T23:30:00", "2018-02-18T01:30:00Z", Ambiguous);
    check(&sao_paulo, "2018-02-18T00:00:00", "2018-02-18T03:00:00Z", Unique);
    assert_eq!(start(&sao_paulo, "2018-02-18"), "2018-02-18T03:00:00Z");
    // Toronto 1919 went from 23:30 to 00:30: the day starts at the transition, while a time is shifted by an hour.
    let toronto = zone("America/Toronto", -18_000, &[("1919-03-31T04:30:00Z", -14_400)]);
    assert_eq!(start(&toronto, "1919-03-31"), "1919-03-31T04:30:00Z");
    check(&toronto, "1919-03-31T00:00:00", "1919-03-31T05:00:00Z", Skipped);
}

#[test]
fn a_midnight_that_comes_twice_is_the_earlier_one() {
    let havana = zone("America/Havana", -14_400, &[("2011-11-13T05:00:00Z", -18_000)]);
    check(&havana, "2011-11-13T00:00:00", "2011-11-13T04:00:00Z", Ambiguous);
    assert_eq!(start(&havana, "2011-11-13"), "2011-11-13T04:00:00Z");
    // St John's 2010 went from 00:01 back to 23:01: the day starts at the first midnight all the same.
    let st_johns = zone("America/St_Johns", -9000, &[("2010-11-07T02:31:00Z", -12_600)]);
    assert_eq!(start(&st_johns, "2010-11-07"), "2010-11-07T02:30:00Z");
    assert_eq!(st_johns.date_at(micros("2010-11-07T02:30:30Z")), Date::parse("2010-11-07"));
    assert_eq!(st_johns.date_at(micros("2010-11-07T02:31:00Z")), Date::parse("2010-11-06"));
}

#[test]
fn apia_has_no_30_december_2011() {
    let apia = zone("Pacific/Apia", -36_000, &[("2011-12-30T10:00:00Z", 50_400)]);
    assert_eq!(start(&apia, "2011-12-29"), "2011-12-29T10:00:00Z");
    assert_eq!(start(&apia, "2011-12-30"), "2011-12-30T10:00:00Z");
    assert_eq!(start(&apia, "2011-12-31"), "2011-12-30T10:00:00Z");
    check(&apia, "2011-12-30T12:00:00", "2011-12-30T22:00:00Z", Skipped);
    check(&apia, "2011-12-31T00:00:00", "2011-12-30T10:00:00Z", Unique);
}

#[test]
fn kwajalein_lived_30_september_1969_twice() {
    let kwajalein = zone("Pacific/Kwajalein", 39_600, &[("1969-09-30T13:00:00Z", -43_200)]);
    check(&kwajalein, "1969-09-30T12:00:00", "1969-09-30T01:00:00Z", Ambiguous);
    check(&kwajalein, "1969-10-01T00:00:00", "1969-10-01T12:00:00Z", Unique);
    assert_eq!(start(&kwajalein, "1969-09-30"), "1969-09-29T13:00:00Z");
    assert_eq!(start(&kwajalein, "1969-10-01"), "1969-10-01T12:00:00Z");
}

#[test]
fn lord_howe_moves_by_half_an_hour() {
    let lord_howe = zone(
        "Australia/Lord_Howe",
        37_800,
        &[
            ("2011-04-02T15:00:00Z", 37_800),
            ("2011-10-01T15:30:00Z", 39_600),
            ("2012-03-31T15:00:00Z", 37_800),
        ],
    );
    assert_eq!(lord_howe.transitions().len(), 2, "a transition that changes nothing is dropped");
    check(&lord_howe, "2011-10-02T02:15:00", "2011-10-01T15:45:00Z", Skipped);
    check(&lord_howe, "2011-10-02T02:30:00", "2011-10-01T15:30:00Z", Unique);
    check(&lord_howe, "2012-04-01T01:29:59", "2012-03-31T14:29:59Z", Unique);
    check(&lord_howe, "2012-04-01T01:30:00", "2012-03-31T14:30:00Z", Ambiguous);
    check(&lord_howe, "2012-04-01T02:00:00", "2012-03-31T15:30:00Z", Unique);
}

#[test]
fn before_1970_and_between_close_transitions() {
    let zone = zone(
        "x",
        0,
        &[("1940-01-01T12:00:00Z", 3600), ("1940-01-01T12:30:00Z", 0), ("1940-01-01T12:45:00Z", 7200)],
    );
    check(&zone, "1939-12-31T23:59:59.999999", "1939-12-31T23:59:59.999999Z", Unique);
    // Jumped over at 12:00, shown after 12:30.
    check(&zone, "1940-01-01T12:40:00", "1940-01-01T12:40:00Z", Unique);
    check(&zone, "1940-01-01T12:15:00", "1940-01-01T12:15:00Z", Skipped);
    check(&zone, "1940-01-01T13:15:00", "1940-01-01T12:15:00Z", Unique);
    check(&zone, "1940-01-01T13:30:00", "1940-01-01T13:30:00Z", Skipped);
    check(&zone, "1940-01-01T14:45:00", "1940-01-01T12:45:00Z", Unique);
}

#[test]
fn start_of_day_is_the_first_instant_found_by_search() {
    let hour = 3600 * MICROS_PER_SECOND;
    // Offsets from a small generator: any table, however odd, must give the first instant and increase.
    let mut seed = 1u64;
    let mut random = |n: i64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as i64 % n
    };
    for _ in 0..2000 {
        let mut at = 0;
        let transitions: Vec<_> = (0..6)
            .map(|_| {
                at += (1 + random(40)) * hour;
                (at, (random(53) - 26) as i32 * 3600)
            })
            .collect();
        let zone = Zone::new("random", "", (random(53) - 26) as i32 * 3600, &transitions).unwrap();
        for days in -2..12 {
            let date = Date::from_days(days).unwrap();
            let first = (-120..400).find(|h| zone.to_local(h * hour) >= date.midnight()).map(|h| h * hour);
            assert_eq!(Some(zone.start_of_day(date)), first, "{zone:?} {date}");
        }
        for naive in -30..200 {
            let shown: Vec<_> =
                (-120..400).map(|h| h * hour).filter(|u| zone.to_local(*u) == naive * hour).collect();
            let resolved = zone.from_local(naive * hour);
            match shown.len() {
                0 => assert_eq!(resolved.kind, Skipped),
                1 => assert_eq!((resolved.kind, resolved.utc), (Unique, shown[0])),
                _ => assert_eq!((resolved.kind, resolved.utc), (Ambiguous, shown[0])),
            }
        }
    }
}

#[test]
fn the_same_time_of_day_on_another_date() {
    let london = zone("Europe/London", 0, &[("2011-03-27T01:00:00Z", 3600), ("2011-10-30T01:00:00Z", 0)]);
    let add = |utc: &str, days| london.add_days(micros(utc), days).map(format_utc);
    assert_eq!(add("2011-03-26T12:00:00Z", 1).as_deref(), Some("2011-03-27T11:00:00Z"));
    assert_eq!(add("2011-03-28T00:30:00Z", -1).as_deref(), Some("2011-03-27T01:30:00Z"));
    assert_eq!(add("2011-10-30T01:30:00Z", 0).as_deref(), Some("2011-10-30T01:30:00Z"));
    assert_eq!(add("2011-10-31T01:30:00Z", -1).as_deref(), Some("2011-10-30T00:30:00Z"));
    assert_eq!(add("2011-03-26T12:00:00Z", i32::MAX), None);
    let sao_paulo = zone("America/Sao_Paulo", -10_800, &[("2017-10-15T03:00:00Z", -7200)]);
    let moved = sao_paulo.add_days(micros("2017-10-15T03:00:00Z"), -30).map(format_utc);
    assert_eq!(
        moved.as_deref(),
        Some("2017-09-15T03:00:00Z"),
        "start of day to start of day, not 01:00 to 01:00"
    );
}

#[test]
fn bad_tables_are_refused_and_ends_do_not_overflow() {
    assert_eq!(Zone::fixed("x", 26 * 3600 + 1), None);
    assert_eq!(Zone::fixed("x", i32::MIN), None);
    assert!(Zone::fixed("x", -26 * 3600).is_some());
    assert_eq!(Zone::new("x", "", 0, &[(1, 0), (1, 3600)]), None);
    assert_eq!(Zone::new("x", "", 0, &[(2, 0), (1, 3600)]), None);
    assert_eq!(Zone::new("x", "", 0, &[(1, 100_000)]), None);
    assert_eq!(Zone::new("x", "", 0, &[(1, 0)]), Zone::fixed("x", 0));
    assert_ne!(Zone::new("x", "2026a", 0, &[]), Zone::fixed("x", 0));
    let utc = Zone::utc();
    assert_eq!((utc.name(), utc.version(), utc.initial_offset_seconds()), ("UTC", "", 0));
    for offset in [-93_600, 0, 93_600] {
        let wild =
            Zone::new("x", "", -offset, &[(i64::MIN, offset), (0, -offset), (i64::MAX, offset)]).unwrap();
        for time in [i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX] {
            wild.to_local(time);
            wild.from_local(time);
            wild.date_at(time);
            wild.add_days(time, 1);
        }
        for date in [Date::MIN, Date::MAX] {
            wild.start_of_day(date);
        }
    }
}
