//! Times of chrono 0.4.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};

use super::{outside, times};
use crate::calendar::{Date, Timestamp};
use crate::error::Error;
use crate::rows::Column;

/// Cut to the microsecond.
impl<Tz: TimeZone> From<DateTime<Tz>> for Timestamp {
    fn from(instant: DateTime<Tz>) -> Self {
        Self::from_micros(instant.timestamp_micros())
    }
}

impl TryFrom<Timestamp> for DateTime<Utc> {
    type Error = Error;

    fn try_from(instant: Timestamp) -> Result<Self, Error> {
        DateTime::from_timestamp_micros(instant.micros()).ok_or_else(|| outside(instant))
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = Error;

    fn try_from(date: NaiveDate) -> Result<Self, Error> {
        let days = date.to_epoch_days();
        Date::from_days(days).ok_or_else(|| outside(format_args!("{days} days after 1970-01-01")))
    }
}

impl From<Date> for NaiveDate {
    fn from(date: Date) -> Self {
        // chrono reaches further than `Date` on both sides.
        NaiveDate::from_epoch_days(date.days()).unwrap_or_default()
    }
}

times! {
    {Tz: TimeZone} DateTime<Tz> => Column::instants, |instant| Timestamp::from(instant).micros();
    {} NaiveDateTime => Column::local_times, |local| local.and_utc().timestamp_micros();
    {} NaiveDate => Column::local_times, |date| date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros();
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;

    use super::*;
    use crate::{OrderRows, Orders, OrdersOptions, OrdersSettings, Zone};

    #[test]
    fn instants_and_dates_go_there_and_back() {
        let utc = DateTime::from_timestamp(-1, 999_999_999).unwrap();
        assert_eq!(Timestamp::from(utc).micros(), -1, "cut downwards, also before 1970");
        let tokyo = utc.with_timezone(&FixedOffset::east_opt(9 * 3600).unwrap());
        assert_eq!(Timestamp::from(tokyo), Timestamp::from(utc));
        let micros = Timestamp::from_micros(1_306_879_200_000_001);
        assert_eq!(DateTime::<Utc>::try_from(micros).map(Timestamp::from), Ok(micros));
        assert!(DateTime::<Utc>::try_from(Timestamp::from_micros(i64::MAX)).is_err());
        for date in [Date::MIN, Date::from_ymd(2012, 2, 29).unwrap(), Date::MAX] {
            assert_eq!(Date::try_from(NaiveDate::from(date)), Ok(date));
        }
        assert_eq!(Date::try_from(NaiveDate::MAX).unwrap_err().code(), "option");
    }

    #[test]
    fn a_log_is_the_same_from_every_kind_of_time() {
        let day = NaiveDate::from_ymd_opt(2011, 5, 31).unwrap();
        let summer = Zone::fixed("summer", 3600).unwrap();
        let state = |time: Column<'_>| {
            let rows = OrderRows::new(&["ada"][..], time, &[1.0][..]);
            let options = OrdersOptions::default().time_zone(summer.clone());
            Orders::new(&rows, options, OrdersSettings::default()).map(|orders| orders.state().clone())
        };
        let instant = Column::instants(vec![1_306_796_400_000_000]);
        let expected = state(instant).unwrap();
        let local = day.and_time(chrono::NaiveTime::MIN);
        let utc = DateTime::from_timestamp(1_306_796_400, 0).unwrap();
        for time in [
            Column::from(vec![day]),
            Column::from(&[local][..]),
            [Some(local)].into_iter().collect(),
            [utc].into_iter().collect(),
        ] {
            assert_eq!(state(time).unwrap(), expected);
        }
        let null = state([None::<NaiveDate>].into_iter().collect());
        assert_eq!(null.unwrap_err().code(), "not_null");
    }
}
