//! Questions to a table of orders: which windows, split by what, compared with what, and which metrics.

use crate::analyses::orders::{Compare, Windows};
use crate::calendar::{Date, Period};

/// A window of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Window {
    /// All of the data.
    #[default]
    All,
    /// So many days up to `as_of`.
    Trailing(u32),
    /// From a local date up to another, which is not part of it.
    Between(Date, Date),
}

/// Days of a trailing window; `None` is all of the data.
impl From<Option<u32>> for Window {
    fn from(days: Option<u32>) -> Self {
        days.map_or(Self::All, Self::Trailing)
    }
}

/// A question with all its options; [`Orders::summary`](super::Orders::summary), `by` and `report` are short forms.
///
/// # Example
///
/// ```
/// use engagement_metrics::calendar::{Period, Zone};
/// use engagement_metrics::rows::orders::OrderRows;
/// use engagement_metrics::sources::Orders;
/// use engagement_metrics::sources::orders::{Compare, OrdersOptions, OrdersSettings, Question};
///
/// let options = OrdersOptions::default().time_zone(Zone::utc());
/// let times = ["2011-01-05", "2011-01-20", "2011-02-03"];
/// let rows = OrderRows::new(&["ada", "ada", "grace"][..], &times[..], &[12.5, 8.0, 20.0][..]);
/// let orders = Orders::new(&rows, options, OrdersSettings::default())?;
///
/// let question = Question::by(Period::Month).compare(Compare::None).metrics(["returning_customer_rate"]);
/// let report = orders.ask(&question)?;
/// assert_eq!(report.findings().len(), 2);
/// assert_eq!(report.findings()[0].estimate.value(), Some(1.0));
/// # Ok::<(), engagement_metrics::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Question {
    pub(super) shape: Shape,
    pub(super) segment: Option<String>,
    pub(super) compare: Compare,
    pub(super) metrics: Option<Vec<String>>,
}

/// Which windows a question covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    Summary(Window),
    By(Period),
    Report(Period),
}

impl Question {
    /// Every metric over one window.
    pub fn summary(window: impl Into<Window>) -> Self {
        Self::of(Shape::Summary(window.into()))
    }

    /// Every metric in each calendar period.
    pub fn by(period: Period) -> Self {
        Self::of(Shape::By(period))
    }

    /// All of it: every metric by period, in total, and in total by segment.
    pub fn report(period: Period) -> Self {
        Self::of(Shape::Report(period))
    }

    fn of(shape: Shape) -> Self {
        Self { shape, segment: None, compare: Compare::default(), metrics: None }
    }

    /// The segment column to split by.
    pub fn segment(self, name: &str) -> Self {
        Self { segment: Some(name.to_owned()), ..self }
    }

    /// What each window is compared with.
    pub fn compare(self, compare: Compare) -> Self {
        Self { compare, ..self }
    }

    /// The ids of the metrics; all that the table gives by default.
    pub fn metrics<T: Into<String>>(self, ids: impl IntoIterator<Item = T>) -> Self {
        Self { metrics: Some(ids.into_iter().map(Into::into).collect()), ..self }
    }

    /// The period it goes by, if it does.
    pub(super) fn period(&self) -> Option<Period> {
        match self.shape {
            Shape::Summary(_) => None,
            Shape::By(period) | Shape::Report(period) => Some(period),
        }
    }

    /// Its windows, each list with the segment column by which it is split.
    pub(super) fn parts(&self) -> Vec<(Vec<Windows>, Option<&str>)> {
        let segment = self.segment.as_deref();
        match self.shape {
            Shape::Summary(Window::All) => vec![(vec![Windows::Whole], segment)],
            Shape::Summary(Window::Trailing(days)) => vec![(vec![Windows::Trailing(days)], segment)],
            Shape::Summary(Window::Between(first, last)) => {
                vec![(vec![Windows::Fixed(first, last)], segment)]
            }
            Shape::By(period) => vec![(vec![Windows::Every(period)], segment)],
            Shape::Report(period) => {
                let mut parts = vec![(vec![Windows::Every(period), Windows::Whole], None)];
                parts.extend(segment.map(|segment| (vec![Windows::Whole], Some(segment))));
                parts
            }
        }
    }
}
