//! The calendar against Python's zoneinfo: offsets, local times, period edges, texts (`golden/calendar.json`).

use engagement_metrics::calendar::*;
use serde_json::Value;

fn golden() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/calendar.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the golden file")).expect("JSON")
}

fn rows<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no {key}"))
}

fn int(value: &Value) -> i64 {
    value.as_i64().expect("an integer")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

fn date(value: &Value) -> Date {
    Date::parse(text(value)).expect("a date")
}

fn zone(value: &Value) -> Zone {
    let transitions: Vec<(i64, i32)> =
        rows(value, "transitions").iter().map(|t| (int(&t[0]), int(&t[1]) as i32)).collect();
    let initial = int(&value["initial_offset_seconds"]) as i32;
    Zone::new(text(&value["name"]), text(&value["version"]), initial, &transitions).expect("a zone")
}

#[test]
fn offsets_agree_with_zoneinfo() {
    let golden = golden();
    let mut checked = 0;
    for value in rows(&golden, "zones") {
        let zone = zone(value);
        for row in rows(value, "instants") {
            let (utc, offset) = (int(&row[0]), int(&row[1]));
            assert_eq!(i64::from(zone.offset_at(utc)), offset, "{} {}", zone.name(), format_utc(utc));
            assert_eq!(zone.to_local(utc), utc + offset * MICROS_PER_SECOND);
            checked += 1;
        }
    }
    assert!(checked >= 1500);
}

#[test]
fn local_times_agree_with_zoneinfo() {
    let golden = golden();
    let mut kinds = [0; 3];
    for value in rows(&golden, "zones") {
        let zone = zone(value);
        for row in rows(value, "locals") {
            let kind = match text(&row[2]) {
                "unique" => LocalKind::Unique,
                "ambiguous" => LocalKind::Ambiguous,
                "skipped" => LocalKind::Skipped,
                other => panic!("{other}"),
            };
            let expected = Resolved { utc: int(&row[1]), kind };
            assert_eq!(
                zone.from_local(int(&row[0])),
                expected,
                "{} {}",
                zone.name(),
                format_local(int(&row[0]))
            );
            kinds[kind as usize] += 1;
        }
    }
    assert!(kinds.iter().all(|n| *n >= 100), "{kinds:?}");
}

#[test]
fn period_edges_agree_with_zoneinfo() {
    let golden = golden();
    let mut checked = 0;
    for value in rows(&golden, "zones") {
        let zone = zone(value);
        for row in rows(value, "spans") {
            let mut period = Period::parse(text(&row["period"])).expect("a period");
            if let Some(start) = row["week_start"].as_str() {
                period = period.with_week_start(Weekday::parse(start).expect("a weekday"));
            }
            let found = spans(period, &zone, int(&row["first_utc"]), int(&row["last_utc"])).expect("spans");
            let mut edges: Vec<i64> = found.iter().map(|s| s.start).collect();
            edges.extend(found.last().map(|s| s.end));
            let mut dates: Vec<Date> = found.iter().map(|s| s.first).collect();
            dates.extend(found.last().map(|s| s.last_exclusive));
            assert_eq!(
                edges,
                rows(row, "edges").iter().map(int).collect::<Vec<_>>(),
                "{} {row}",
                zone.name()
            );
            assert_eq!(
                dates,
                rows(row, "dates").iter().map(date).collect::<Vec<_>>(),
                "{} {row}",
                zone.name()
            );
            checked += edges.len();
        }
    }
    assert!(checked >= 1000);
}

#[test]
fn texts_and_dates_agree_with_datetime() {
    let golden = golden();
    for row in rows(&golden, "texts") {
        let expected = match text(&row[1]) {
            "utc" => Parsed::Utc(int(&row[2])),
            _ => Parsed::Local(int(&row[2])),
        };
        assert_eq!(parse_time(text(&row[0])), Some(expected), "{row}");
    }
    for row in rows(&golden, "written") {
        assert_eq!(format_local(int(&row[0])), text(&row[1]));
        assert_eq!(format_utc(int(&row[0])), format!("{}Z", text(&row[1])));
    }
    let iso_week = Period::Week { start: Weekday::Monday };
    for row in rows(&golden, "dates") {
        let day = date(&row[0]);
        assert_eq!(i64::from(day.days()), int(&row[1]));
        assert_eq!(day.weekday().name(), text(&row[2]));
        assert_eq!(iso_week.start_of(day), date(&row[3]));
        assert_eq!(day.to_string(), text(&row[0]));
    }
}

fn every_period() -> Vec<Period> {
    let weeks = Weekday::ALL.into_iter().map(|start| Period::Week { start });
    weeks.chain([Period::Day, Period::Month, Period::Quarter, Period::Year]).collect()
}

#[test]
fn every_period_of_every_zone_tiles_time() {
    let day = MICROS_PER_DAY;
    for value in rows(&golden(), "zones") {
        let zone = zone(value);
        let ends = zone.transitions();
        let (first, last) = match (ends.first(), ends.last()) {
            (Some(first), Some(last)) => (first.0 - 400 * day, last.0 + 400 * day),
            _ => (-400 * day, 400 * day),
        };
        for period in every_period() {
            let found = spans(period, &zone, first, last).expect("spans");
            assert!(found[0].contains(first) && found[found.len() - 1].contains(last - 1));
            for span in &found {
                assert!(!span.is_empty() && span.first < span.last_exclusive);
                // A week may start with a date that the zone left out; it keeps its name.
                let date = zone.date_at(span.start).expect("a date");
                assert!(date == span.first || (date > span.first && zone.start_of_day(date) == span.start));
            }
            for pair in found.windows(2) {
                assert_eq!(pair[0].end, pair[1].start);
                assert!(pair[0].last_exclusive <= pair[1].first);
                assert_eq!(previous(period, &zone, pair[1]), Some(pair[0]));
                let edge = pair[1].start;
                assert_eq!(spans(period, &zone, edge - 1, edge + 1), Some(pair.to_vec()));
                assert_eq!(spans(period, &zone, edge, edge + 1), Some(vec![pair[1]]));
                let as_of = edge + (pair[1].end - edge) / 3;
                let both = previous_same_days(period, &zone, pair[1], as_of).expect("a comparison");
                assert_eq!((both.current.start, both.current.end), (edge, as_of));
                assert_eq!(both.previous.start, pair[0].start);
                assert!(both.previous.end <= pair[0].end && both.previous.start <= both.previous.end);
                assert!(both.previous.last_exclusive <= pair[0].last_exclusive);
            }
        }
    }
}

#[test]
fn trailing_windows_tile_backwards_in_every_zone() {
    for value in rows(&golden(), "zones") {
        let zone = zone(value);
        for row in rows(value, "instants") {
            let as_of = int(&row[0]);
            for days in [1, 7, 30, 84, 365] {
                let window = window_ending(as_of, &zone, days).expect("a window");
                let before = shift(&zone, window, -(days as i32)).expect("a window");
                assert_eq!(before.end, window.start);
                assert_eq!(window_ending(window.start, &zone, days).map(|w| w.end), Some(window.start));
                // A fold of 23 hours is the longest in the zones at hand, a gap of 24 hours the longest gap.
                let length = window.end - window.start;
                assert!(
                    (length - i64::from(days) * MICROS_PER_DAY).abs() <= MICROS_PER_DAY,
                    "{} {as_of}",
                    zone.name()
                );
                assert!(window.first <= window.last_exclusive);
            }
        }
    }
}
