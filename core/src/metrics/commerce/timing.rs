//! When customers come back: the time between their purchases, and to the second.

use std::sync::Arc;

use super::super::shapes::*;
use crate::estimate::{Ends, Estimate, Evidence};
use crate::field::Unit;
use crate::math::survival::{Survival, kaplan_meier};
use crate::metric::formulas;
use crate::note::{Code as NoteCode, Note};
use crate::rows::Column;

/// The median of a curve with its interval, or why there is none.
fn median(metric: &'static str, input: &'static str, curve: Option<&Survival>) -> Estimate {
    let Some(curve) = curve else {
        return Estimate::undefined(
            metric,
            Unit::Days,
            0,
            Note::new(NoteCode::NoValues).with("input", input),
        );
    };
    let n = curve.count();
    let ends = curve.median().and_then(|value| Ends::of(value, |level| curve.median_interval(level)));
    match curve.median().zip(ends) {
        Some((value, ends)) => Estimate::new(
            metric,
            Unit::Days,
            value,
            n,
            Evidence::Quantile { clusters: n, ends: Arc::new(ends) },
        ),
        None => {
            let (left, longest) = (curve.at(curve.longest()), curve.longest());
            let note = Note::new(NoteCode::MedianNotReached).amount("share", left, Unit::Fraction, None);
            Estimate::undefined(metric, Unit::Days, n, note.amount("longest", longest, Unit::Days, None))
        }
    }
}

formulas! { "commerce":
    /// Time between purchases is the median time from an order to the same customer's next.
    ///
    /// It knows only customers who came back: those who have not yet are left out, so it is shorter than the time until
    /// half of all customers return, which time to second purchase gives. Gaps of one customer are alike; from a log
    /// (`Orders`) the interval respects that and is wider, 2.7 times on a real log.
    formula "the value in the middle of gaps (quantile of type 7)"
    source "Klaviyo: Average time between orders (a mean a profile)."
    alias "purchase latency", "interpurchase time";
    fn time_between_purchases(
        /// Days between each two orders of a customer that follow each other; two orders on a day may have 0.
        gaps: Column<'_> as Durations,
    ) -> Days, Lower {
        let values = not_negative("time_between_purchases", "gaps", &gaps)?;
        Ok(quantile("time_between_purchases", Unit::Days, ("gaps", values), 0.5))
    }
    example ("[12, 20, 25, 30, 34, 41, 60, 75, 120]" = (&[12.0, 20.0, 25.0, 30.0, 34.0, 41.0, 60.0, 75.0, 120.0][..]).into()) => 34.0 in [20.0, 75.0];

    /// Time to second purchase is the time by which half of the new customers have ordered again.
    ///
    /// Customers who have not yet come back count for as long as they have been watched (Kaplan and Meier), so the
    /// number is not biased by those who are quick. It is undefined while more than half have not come back, and its
    /// interval may have no upper end.
    formula "the first duration at which the Kaplan-Meier curve is at or below one half"
    source "Kaplan and Meier 1958; interval of Brookmeyer and Crowley 1982, log-log band, as R's survfit (conf.type = \"log-log\")."
    fn time_to_second_purchase(
        /// Days from the first order of each customer to the second, or to the end of the data where there is none yet.
        durations: Column<'_> as Durations,
        /// Whether the second order was seen.
        observed: Column<'_> as Flags,
    ) -> Days, Lower {
        let metric = "time_to_second_purchase";
        let times = not_negative(metric, "durations", &durations)?;
        let seen = flags(metric, "observed", &observed)?;
        one_length(metric, times.len(), ("observed", seen.len()))?;
        let pairs: Vec<_> = times.into_iter().zip(seen).collect();
        Ok(median(metric, "durations", kaplan_meier(&pairs).as_ref()))
    }
    example (
        "[5, 12, 20, 28, 33, 40, 47, 60, 75, 90, 90, 120]" = (&[5.0, 12.0, 20.0, 28.0, 33.0, 40.0, 47.0, 60.0, 75.0, 90.0, 90.0, 120.0][..]).into(),
        "[1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0]" = (&[1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0][..]).into()
    ) => 60.0 in [12.0, 90.0];
}
