//! Calendar arithmetic on UTC microseconds and naive local microseconds since 1970-01-01, for the years -9999 to 9999:
//! dates, time zones as data, calendar periods, trailing windows and the spans to compare them with, without a clock.

mod date;
mod period;
mod span;
mod text;
mod timestamp;
mod zone;

pub use date::{Date, Weekday};
pub use period::{Period, Trailing};
pub use span::{
    Comparison, MAX_SPANS, Span, previous, previous_same_days, same_days, shift, spans, window_ending,
    year_before,
};
pub use text::{Parsed, format_local, format_utc, parse_time};
pub use timestamp::Timestamp;
pub use zone::{LocalKind, Resolved, Zone};

/// A day of 24 hours has 86,400,000,000 microseconds; a local day may be shorter or longer.
pub const MICROS_PER_DAY: i64 = 86_400_000_000;

/// A second has 1,000,000 microseconds.
pub const MICROS_PER_SECOND: i64 = 1_000_000;
