//! Time zones as data: the caller brings the offsets, because hosts carry different tz releases.

use super::{Date, MICROS_PER_SECOND};
use crate::value::Value;

/// No offset is further from UTC than this; the widest in the tz database is below 16 hours.
const MAX_OFFSET_SECONDS: i32 = 26 * 3600;
const REACH: i64 = MAX_OFFSET_SECONDS as i64 * MICROS_PER_SECOND;

/// A time zone is a name and the instants at which its offset from UTC changes.
///
/// The table need only cover the times asked about: before its first transition the initial offset holds, after
/// the last one the last offset. What misleads: a table made for 2011 answers for 2012 too, without
/// daylight saving.
///
/// ```
/// use engagement_metrics::calendar::Zone;
///
/// // London 2011: summer time from 27 March 01:00 UTC to 30 October 01:00 UTC.
/// let (spring, autumn) = (1_301_187_600_000_000, 1_319_936_400_000_000);
/// let london = Zone::new("Europe/London", "2026a", 0, &[(spring, 3600), (autumn, 0)]).unwrap();
/// assert_eq!(london.offset_at(spring - 1), 0);
/// assert_eq!(london.offset_at(spring), 3600);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Zone {
    name: String,
    version: String,
    initial_offset_seconds: i32,
    transitions: Vec<(i64, i32)>,
}

/// What a naive time means in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Resolved {
    /// UTC microseconds.
    pub utc: i64,
    /// Whether the local clock showed this time once, more than once or never.
    pub kind: LocalKind,
}

/// How often a local clock shows a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LocalKind {
    /// Once.
    Unique,
    /// More than once, the clock having been set back: the first of the instants is meant.
    Ambiguous,
    /// Never, the clock having been set forward: the time is shifted forward by the gap.
    Skipped,
}

impl Zone {
    /// Coordinated Universal Time, without transitions and without a version.
    pub fn utc() -> Zone {
        Zone {
            name: "UTC".into(),
            version: String::new(),
            initial_offset_seconds: 0,
            transitions: Vec::new(),
        }
    }

    /// A zone of one constant offset, without a version; `None` when the offset exceeds 26 hours.
    pub fn fixed(name: &str, offset_seconds: i32) -> Option<Zone> {
        Zone::new(name, "", offset_seconds, &[])
    }

    /// A zone from transitions `(utc_micros, offset_seconds from then on)` and the release of the data they are from.
    ///
    /// `None` when the instants do not strictly increase or an offset exceeds 26 hours. Transitions that leave
    /// the offset as it was (a new abbreviation, say) are dropped, so that equal clocks are equal zones.
    pub fn new(
        name: &str,
        version: &str,
        initial_offset_seconds: i32,
        transitions: &[(i64, i32)],
    ) -> Option<Zone> {
        let known = |offset: i32| (-MAX_OFFSET_SECONDS..=MAX_OFFSET_SECONDS).contains(&offset);
        let ordered = transitions.is_sorted_by(|a, b| a.0 < b.0);
        if !ordered || !known(initial_offset_seconds) || !transitions.iter().all(|t| known(t.1)) {
            return None;
        }
        let mut offset = initial_offset_seconds;
        let mut kept = Vec::with_capacity(transitions.len());
        for &(at, next) in transitions {
            if next != offset {
                kept.push((at, next));
                offset = next;
            }
        }
        Some(Zone { name: name.into(), version: version.into(), initial_offset_seconds, transitions: kept })
    }

    /// The same clock from one instant to another; before and after, the offset stays as it is there.
    pub(crate) fn within(&self, since: i64, until: i64) -> Zone {
        let inside = |at: &&(i64, i32)| since < at.0 && at.0 < until;
        Zone {
            initial_offset_seconds: self.offset_at(since),
            transitions: self.transitions.iter().filter(inside).copied().collect(),
            ..self.clone()
        }
    }

    /// Whether both show the same times, of whichever release they are.
    pub(crate) fn same_clock(&self, other: &Zone) -> bool {
        (self.initial_offset_seconds, &self.transitions) == (other.initial_offset_seconds, &other.transitions)
    }

    /// The same clock, said to be of a release.
    pub(crate) fn of_release(self, version: &str) -> Zone {
        Zone { version: version.into(), ..self }
    }

    /// The name, `Europe/London`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The release of the tz data, `2026a`; empty where none is involved.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The offset before the first transition, in seconds east of UTC.
    pub fn initial_offset_seconds(&self) -> i32 {
        self.initial_offset_seconds
    }

    /// The transitions: UTC microseconds and the offset from then on, in seconds east of UTC.
    pub fn transitions(&self) -> &[(i64, i32)] {
        &self.transitions
    }

    /// The offset at an instant, in seconds east of UTC.
    pub fn offset_at(&self, utc: i64) -> i32 {
        self.stretch(self.stretch_at(utc)).2
    }

    /// What the local clock shows at an instant, as naive microseconds (kept within `i64` at its ends).
    pub fn to_local(&self, utc: i64) -> i64 {
        utc.saturating_add(i64::from(self.offset_at(utc)) * MICROS_PER_SECOND)
    }

    /// The instant at which the local clock shows a naive time.
    ///
    /// A time shown twice is the first of the two instants (the offset in force before the transition); a time
    /// never shown is shifted forward by the gap: 01:30 in London on 27 March 2011 becomes 02:30 BST.
    pub fn from_local(&self, naive: i64) -> Resolved {
        let mut shown = None;
        let mut index = self.stretch_at(naive.saturating_sub(REACH));
        let mut skipped = None;
        while index <= self.transitions.len() {
            let (start, end, offset) = self.stretch(index);
            if start > naive.saturating_add(REACH) {
                break;
            }
            let utc = instant(naive, offset);
            if utc < start {
                // The clock was behind `naive` until this stretch and is ahead of it now: jumped over, unless
                // a later stretch goes back to it.
                skipped = skipped.or_else(|| Some(instant(naive, self.stretch(index.saturating_sub(1)).2)));
            } else if utc < end {
                match shown {
                    Some(utc) => return Resolved { utc, kind: LocalKind::Ambiguous },
                    None => shown = Some(utc),
                }
            }
            index += 1;
        }
        match (shown, skipped) {
            (Some(utc), _) => Resolved { utc, kind: LocalKind::Unique },
            (None, Some(utc)) => Resolved { utc, kind: LocalKind::Skipped },
            // Only within 26 hours of the ends of `i64`, where no calendar reaches.
            (None, None) => Resolved { utc: naive, kind: LocalKind::Skipped },
        }
    }

    /// The local date at an instant; `None` outside the calendar.
    pub fn date_at(&self, utc: i64) -> Option<Date> {
        Date::of_local(self.to_local(utc))
    }

    /// The first instant at which the local clock shows the date or a later one.
    ///
    /// A midnight that does not exist gives the instant after the gap, a midnight that comes twice the earlier
    /// one, a date that does not exist (30 December 2011 in Apia) the start of the next date.
    pub fn start_of_day(&self, date: Date) -> i64 {
        let midnight = date.midnight();
        let mut index = self.stretch_at(midnight - REACH);
        loop {
            let (start, end, offset) = self.stretch(index);
            let reached = instant(midnight, offset).max(start);
            if reached < end || index >= self.transitions.len() {
                return reached;
            }
            index += 1;
        }
    }

    /// The instant with the same local time of day `days` local dates later (earlier when negative).
    ///
    /// The start of a date moves to the start of a date, even where that is not midnight. `None` outside the
    /// calendar.
    pub fn add_days(&self, utc: i64, days: i32) -> Option<i64> {
        let date = self.date_at(utc)?;
        let target = date.add_days(days)?;
        // Else the second of two equal local times would move to the first.
        if days == 0 {
            return Some(utc);
        }
        if self.start_of_day(date) == utc {
            return Some(self.start_of_day(target));
        }
        let time_of_day = self.to_local(utc) - date.midnight();
        Some(self.from_local(target.midnight() + time_of_day).utc)
    }

    /// The index of the stretch of constant offset that holds an instant.
    fn stretch_at(&self, utc: i64) -> usize {
        self.transitions.partition_point(|t| t.0 <= utc)
    }

    /// First instant, instant after the last, and offset of a stretch of constant offset.
    fn stretch(&self, index: usize) -> (i64, i64, i32) {
        let end = self.transitions.get(index).map_or(i64::MAX, |t| t.0);
        match index.checked_sub(1).and_then(|i| self.transitions.get(i)) {
            Some(&(start, offset)) => (start, end, offset),
            None => (i64::MIN, end, self.initial_offset_seconds),
        }
    }
}

/// As options take a zone: name, version, first offset and transitions; UTC by its name alone.
impl From<&Zone> for Value {
    fn from(zone: &Zone) -> Self {
        if *zone == Zone::utc() {
            return "UTC".into();
        }
        let pair = |&(at, offset): &(i64, i32)| Value::List(vec![at.into(), i64::from(offset).into()]);
        Value::map([
            ("name", zone.name.clone().into()),
            ("version", zone.version.clone().into()),
            ("initial_offset", i64::from(zone.initial_offset_seconds).into()),
            ("transitions", Value::List(zone.transitions.iter().map(pair).collect())),
        ])
    }
}

/// The instant of a naive time under one offset.
fn instant(naive: i64, offset_seconds: i32) -> i64 {
    naive.saturating_sub(i64::from(offset_seconds) * MICROS_PER_SECOND)
}

#[cfg(test)]
mod tests;
