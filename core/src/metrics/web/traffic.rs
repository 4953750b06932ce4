//! How many come: visitors, page views, sessions, downloads; and how many of a month's users come on a day.

use super::super::shapes::*;
use crate::error::{Code, Error};
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::math::moments::mean_variance;
use crate::math::quantile::ascending;
use crate::math::rational::divide;
use crate::metric::{at_most, formulas};
use crate::rows::Column;
use crate::text::words;

/// What a day of one user or the users of one day may count at most.
fn each_at_most(
    metric: &'static str,
    (part, counts): (&'static str, &[u64]),
    whole: (&'static str, u64),
) -> Result<(), Error> {
    let mut rows = counts.iter().enumerate();
    rows.try_for_each(|(row, &count)| {
        at_most(metric, (part, count), whole).map_err(|error| error.row_at(row))
    })
}

/// A whole number over a product of two.
fn over(total: u128, one: u64, other: u64) -> f64 {
    let parts = (i128::try_from(total), i128::try_from(u128::from(one) * u128::from(other)));
    match parts {
        (Ok(total), Ok(whole)) => divide(total, whole).unwrap_or_default(),
        _ => total as f64 / one as f64 / other as f64,
    }
}

formulas! { "web":
    /// Unique visitors is the number of different visitors with a page view in the window.
    ///
    /// Visitors of days do not add up to those of a month, since people come again. Cookies and devices split a person
    /// in several; GA4 shows active users under the name of users.
    formula "number of distinct visitor_ids"
    source "Adobe, Matomo: Unique visitors. Shopify: Online store visitors. GA4: Total users."
    alias "users", "unique users";
    fn unique_visitors(
        /// The visitor of each page view; null where there is none.
        visitor_ids: Column<'_> as Ids,
    ) -> Count, Higher { distinct("unique_visitors", ("visitor_ids", &visitor_ids)) }
    example ("[\"u1\", \"u2\", \"u2\", \"u3\"]" = (&["u1", "u2", "u2", "u3"][..]).into()) => 3.0;

    /// Page views is the number of times that a page was shown.
    ///
    /// A page that is loaded again counts again. Apps count screens in the same place.
    formula "page_views"
    source "GA4: Views (page_view and screen_view). Shopify, Matomo: Pageviews."
    alias "views", "PV";
    fn page_views(
        /// Page views in the window.
        page_views: u64 as Count,
    ) -> Count, Higher { total("page_views", page_views) }
    example ("4200" = 4200) => 4200.0;

    /// Sessions is the number of visits that a visitor's events make: a pause longer than the timeout starts one.
    ///
    /// A pause of exactly the timeout stays in the session; pauses are compared to the microsecond. GA4 goes by
    /// inactivity alone, as here; Universal Analytics also cuts at midnight and at a new campaign, and counts more.
    formula "1 + pauses between events of a visitor that are longer than timeout"
    source "GA4: Sessions (30 minutes of inactivity, 5 minutes to 7 hours 55). Matomo, Adobe: Visits."
    alias "visits";
    fn sessions(
        /// Times of one visitor's events in seconds from any origin, in any order.
        event_times: Column<'_> as Numbers,
        /// The longest pause within a session, in seconds.
        timeout: u64 as Whole(1, 86_400) = Int(1800),
    ) -> Count, Higher {
        let times = ascending(numbers("sessions", "event_times", &event_times)?);
        let longest = timeout as f64 * 1e6;
        let pauses = times.windows(2).filter(|pair| match pair {
            [earlier, later] => ((later - earlier) * 1e6).round() > longest,
            _ => false,
        });
        let sessions = if times.is_empty() { 0 } else { 1 + pauses.count() };
        total("sessions", sessions as u64)
    }
    example ("[0, 240, 1980, 3840, 5700, 12000]" = (&[0, 240, 1980, 3840, 5700, 12000][..]).into(); 1800) => 4.0;

    /// Active users is the number of different users with a qualifying event in the window: a day, a week or 30 days.
    ///
    /// Say which event qualifies and how long the window is. A month is 30 days for GA4's stickiness and 28 in its
    /// reports, which takes the weekday out. Users of days do not add up to those of a month.
    formula "number of distinct user_ids"
    source "GA4: 1-day, 7-day, 28-day and 30-day active users. Mixpanel, Amplitude: DAU, WAU, MAU."
    alias "DAU", "WAU", "MAU", "daily active users", "monthly active users";
    fn active_users(
        /// The user of each qualifying event of the window; null where there is none.
        user_ids: Column<'_> as Ids,
    ) -> Count, Higher { distinct("active_users", ("user_ids", &user_ids)) }
    example ("[\"a\", \"a\", \"b\"]" = (&["a", "a", "b"][..]).into()) => 2.0;

    /// Stickiness is the share of a month's active users who come on a day: mean daily over monthly active users.
    ///
    /// It is also the mean share of days on which a user of the month was active, and that form has an interval. GA4
    /// takes the last day alone, so its figure jumps with the weekday.
    formula "mean(daily_active) / mau"
    source "GA4: DAU / MAU (of one day). Mixpanel: DAU / MAU. Amplitude, PostHog: Stickiness (a distribution)."
    alias "DAU/MAU";
    fn stickiness(
        /// Users active on each day of the window, 30 days unless you say otherwise.
        daily_active: Column<'_> as Counts,
        /// Different users active in the window.
        mau: u64 as Count,
    ) -> Fraction, Higher {
        let daily = whole_numbers("stickiness", "daily_active", &daily_active)?;
        each_at_most("stickiness", ("daily_active", &daily), ("mau", mau))?;
        if daily.is_empty() {
            return Ok(empty("stickiness", Unit::Fraction, "daily_active"));
        }
        if mau == 0 {
            return Ok(zero("stickiness", Unit::Fraction, "mau"));
        }
        let total: u128 = daily.iter().copied().map(u128::from).sum();
        let value = over(total, daily.len() as u64, mau);
        let estimate = Estimate::new("stickiness", Unit::Fraction, value, mau, Evidence::Exact);
        Ok(estimate.note(totals_only(Instead::Say(&words::INSTEAD_ACTIVE_DAYS))))
    }
    example (
        "[2, 3, 2, 1, 2, 2, 3, 2, 1, 2, 3, 2, 2, 1, 2, 2, 3, 2, 1, 2, 2, 2, 3, 1, 2, 2, 2, 3, 2, 1]" =
            (&[2, 3, 2, 1, 2, 2, 3, 2, 1, 2, 3, 2, 2, 1, 2, 2, 3, 2, 1, 2, 2, 2, 3, 1, 2, 2, 2, 3, 2, 1][..]).into(),
        "6" = 6
    ) => 0.3333333333333333;

    /// Stickiness from active days is the mean share of days on which a user of the window was active.
    ///
    /// It equals mean daily active users over monthly active users, and shows the spread over users, so it has an
    /// interval. Most users have few days and some have nearly all: look at the distribution too.
    formula "mean(active_days) / days"
    source "GA4: DAU / MAU. Amplitude, PostHog: Stickiness (the distribution of these days)."
    fn stickiness_from_active_days of "stickiness" (
        /// Days on which each user of the window was active, at least 1.
        active_days: Column<'_> as Counts,
        /// Days of the window.
        days: u64 as Count,
    ) -> Fraction, Higher {
        let (id, metric) = ("stickiness_from_active_days", "stickiness");
        let active = whole_numbers(id, "active_days", &active_days)?;
        each_at_most(id, ("active_days", &active), ("days", days))?;
        if let Some(row) = active.iter().position(|&count| count == 0) {
            return Err(Error::new(Code::AtLeast, id).at("active_days").with("limit", 1).got(0).row_at(row));
        }
        if active.is_empty() {
            return Ok(empty(metric, Unit::Fraction, "active_days"));
        }
        let n = active.len() as u64;
        let value = over(active.iter().copied().map(u128::from).sum(), n, days);
        let values: Vec<f64> = active.into_iter().map(|count| count as f64).collect();
        Ok(match mean_variance(&values) {
            Some((_, variance)) => {
                let variance = variance / (days as f64 * days as f64);
                Estimate::new(metric, Unit::Fraction, value, n, Evidence::Mean { n, variance })
            }
            None => Estimate::new(metric, Unit::Fraction, value, n, Evidence::Exact).note(too_few(n)),
        })
    }
    example ("[30, 15, 6, 3, 1, 5, 12, 8, 22, 2, 10, 6]" = (&[30, 15, 6, 3, 1, 5, 12, 8, 22, 2, 10, 6][..]).into(), "30" = 30) => 0.3333333333333333 in [0.1495847233, 0.5170819433];

    /// App downloads is the number of times that the app was installed, or fetched from a store, in the window.
    ///
    /// Say whether first installs count alone or downloads again too: App Store Connect shows both, Google Play counts
    /// people.
    formula "downloads"
    source "App Store Connect: First-time downloads, Redownloads. Google Play: Installers."
    alias "installs";
    fn app_downloads(
        /// Installs or store downloads in the window.
        downloads: u64 as Count,
    ) -> Count, Higher { total("app_downloads", downloads) }
    example ("1200" = 1200) => 1200.0;
}
