//! Composite: engagement of several kinds together, and one group beside another.

use super::shapes::*;
use crate::decimal::Number;
use crate::estimate::Estimate;
use crate::field::Unit;
use crate::metric::{at_most, formulas};
use crate::note::Code as NoteCode;

/// How far one rate lies above another. Both go over one denominator first, so that rates of moderate counts are rounded
/// once.
fn lift(
    metric: &'static str,
    (events_a, exposure_a): (u64, f64),
    (events_b, exposure_b): (u64, f64),
    n: u64,
    variance: (f64, &'static str),
) -> Estimate {
    let (a, b) = (events_a as f64 * exposure_b, events_b as f64 * exposure_a);
    on_log_scale(metric, Unit::Fraction, (a - b) / b, n, variance)
}

formulas! { "composite":
    /// Active engagement share is the part of engagement in which the customer acts rather than receives.
    ///
    /// Views, opens, plain visits and follows are passive, all else active: no two products agree on the list, so keep
    /// yours. Weights make the number; pass counts of events for a plain share.
    formula "active_weight / total_weight"
    source "This library: decayed weights of events."
    fn active_engagement_share(
        /// Weight of active events.
        active_weight: f64 as NonNegative,
        /// Weight of all events.
        total_weight: f64 as NonNegative,
    ) -> Fraction, Higher {
        let metric = "active_engagement_share";
        at_most(metric, ("active_weight", Number(active_weight)), ("total_weight", Number(total_weight)))?;
        Ok(quotient(metric, Unit::Fraction, active_weight, ("total_weight", total_weight), NoteCode::OfEachCustomer))
    }
    example ("4.6213203436" = 4.6213203436, "6.6213203436" = 6.6213203436) => 0.6979454404538591;

    /// Engaged customer rate is the share of customers who engaged actively in the window, by default 90 days.
    ///
    /// Opens and views do not count. Say how many events of which kinds make a customer engaged.
    formula "engaged / customers"
    source "This library: at least one active event."
    fn engaged_customer_rate(
        /// Customers with an active engagement in the window.
        engaged: u64 as Count,
        /// All customers.
        customers: u64 as Count,
    ) -> Fraction, Higher { share("engaged_customer_rate", ("engaged", engaged), ("customers", customers)) }
    example ("2100" = 2100, "6000" = 6000) => 0.35 in [0.3380306806, 0.3621612695];

    /// Engaged profit share is the part of profit that comes from engaged customers.
    ///
    /// It exceeds 1 where the others lose money, and is undefined where profit is not above 0. Who buys more engages more:
    /// it does not say what engagement is worth.
    formula "engaged_profit / profit"
    source "Hall and Partners: Engager, up to two thirds (a claim)."
    fn engaged_profit_share(
        /// Profit from engaged customers.
        engaged_profit: f64 as Real,
        /// Profit from all customers.
        profit: f64 as Real,
    ) -> Fraction, Neither {
        let of = ("profit", profit);
        Ok(part_of("engaged_profit_share", Unit::Fraction, engaged_profit, of, NoteCode::OfEachCustomer))
    }
    example ("200000" = 200_000.0, "300000" = 300_000.0) => 0.6666666666666666;

    /// Relative lift is how much higher a share is in one group than in another: a ratio of 6 is a lift of 500 %.
    ///
    /// Small shares make large lifts, so state both shares too. It is an effect only where chance decided who is in which
    /// group. A group a without success has a lift of -100 % and no interval.
    formula "(successes_a / total_a) / (successes_b / total_b) - 1"
    source "A/B testing: uplift, relative difference. Interval: Katz 1978, log risk ratio."
    alias "uplift", "relative difference";
    fn relative_lift(
        /// Successes of group a.
        successes_a: u64 as Count,
        /// Size of group a.
        total_a: u64 as Count,
        /// Successes of group b.
        successes_b: u64 as Count,
        /// Size of group b.
        total_b: u64 as Count,
    ) -> Fraction, Neither {
        let metric = "relative_lift";
        at_most(metric, ("successes_a", successes_a), ("total_a", total_a))?;
        at_most(metric, ("successes_b", successes_b), ("total_b", total_b))?;
        let none = [("total_a", total_a), ("total_b", total_b), ("successes_b", successes_b)];
        if let Some((name, _)) = none.into_iter().find(|(_, count)| *count == 0) {
            return Ok(zero(metric, Unit::Fraction, name));
        }
        let inverse = |count: u64| 1.0 / count as f64;
        let of_a = inverse(successes_a) - inverse(total_a);
        let variance = of_a + (inverse(successes_b) - inverse(total_b));
        let (a, b) = ((successes_a, total_a as f64), (successes_b, total_b as f64));
        Ok(lift(metric, a, b, total_a.saturating_add(total_b), (variance, "successes_a")))
    }
    example ("60" = 60, "1000" = 1000, "10" = 10, "1000" = 1000) => 5.0 in [2.089679343, 10.65169456];

    /// Relative lift of means is how much higher a mean is in one group than in another.
    ///
    /// Pass the standard deviations and numbers of values for an interval; with few values of skewed amounts it is too
    /// narrow.
    formula "mean_a / mean_b - 1"
    source "A/B testing: uplift. Interval: log ratio of means, delta method."
    fn relative_lift_of_means of "relative_lift" (
        /// Mean of group a.
        mean_a: f64 as Real,
        /// Mean of group b.
        mean_b: f64 as Real,
        /// Standard deviation of group a.
        sd_a: Option<f64> as NonNegative = Null,
        /// Values of group a.
        n_a: Option<u64> as Count = Null,
        /// Standard deviation of group b.
        sd_b: Option<f64> as NonNegative = Null,
        /// Values of group b.
        n_b: Option<u64> as Count = Null,
    ) -> Fraction, Neither {
        let a = Group { name: "mean_a", mean: mean_a, sd: sd_a, n: n_a };
        let b = Group { name: "mean_b", mean: mean_b, sd: sd_b, n: n_b };
        compared("relative_lift_of_means", Unit::Fraction, a, b, Instead::Pass(&["sd_a", "n_a", "sd_b", "n_b"]))
    }
    example ("56" = 56.0, "50" = 50.0, "20" = Some(20.0), "400" = Some(400), "22" = Some(22.0), "600" = Some(600)) => 0.12 in [0.06575695239, 0.1770038161];

    /// Relative lift of rates is how much more often something happens in one group than in another.
    ///
    /// Rates are events over an exposure, such as clicks over impressions or orders over days. Events of one person come
    /// together, and then the interval is too narrow.
    formula "(events_a / exposure_a) / (events_b / exposure_b) - 1"
    source "A/B testing: uplift. Interval: log rate ratio of two Poisson counts."
    fn relative_lift_of_rates of "relative_lift" (
        /// Events of group a.
        events_a: u64 as Count,
        /// Exposure of group a.
        exposure_a: f64 as NonNegative,
        /// Events of group b.
        events_b: u64 as Count,
        /// Exposure of group b.
        exposure_b: f64 as NonNegative,
    ) -> Fraction, Neither {
        let metric = "relative_lift_of_rates";
        let none = [("exposure_a", exposure_a), ("exposure_b", exposure_b), ("events_b", events_b as f64)];
        if let Some((name, _)) = none.into_iter().find(|(_, count)| *count == 0.0) {
            return Ok(zero(metric, Unit::Fraction, name));
        }
        let variance = 1.0 / events_a as f64 + 1.0 / events_b as f64;
        let n = events_a.saturating_add(events_b);
        Ok(lift(metric, (events_a, exposure_a), (events_b, exposure_b), n, (variance, "events_a")))
    }
    example ("180" = 180, "1000" = 1000.0, "120" = 120, "800" = 800.0) => 0.2 in [-0.04749737295, 0.511806854];
}
