//! What visitors do: how they bounce, how long they stay, how many pages they see, and whether they return.

use super::super::shapes::*;
use crate::field::{Choice as _, Unit, choices};
use crate::metric::{at_most, formulas};
use crate::rows::Column;

choices! {
    /// What counts as a bounce.
    BounceRule {
        /// A session with exactly one page view.
        #[default]
        OnePage = "one_page",
        /// A session with a single interaction hit, as Universal Analytics counted.
        Ua = "ua",
        /// A session that was not engaged, as GA4 counts: shorter than 10 seconds, without a key event, and of one page.
        Ga4 = "ga4",
    }

    /// What the time of engagement is divided by.
    EngagedPer {
        /// Sessions.
        #[default]
        Session = "session",
        /// Active users.
        User = "user",
    }

    /// Who returns.
    ReturnRule {
        /// A visitor with two sessions or more by the end of the window.
        #[default]
        Ever = "ever",
        /// Only a visitor who was first seen before the window.
        Strict = "strict",
    }
}

formulas! { "web":
    /// Bounce rate is the share of sessions that left after a single page.
    ///
    /// Products disagree: a page read for eight minutes is a bounce by its page views and none for GA4. Count the
    /// sessions by the rule you name; rates by different rules are not subtracted. Seldom a verdict on its own: who
    /// finds the answer on the first page bounces too.
    formula "single_page_sessions / sessions"
    source "Google Analytics help, bounce rate: Universal Analytics 1009409, GA4 12195621."
    alias "exit after one page";
    fn bounce_rate(
        /// Sessions that bounced, by `rule`.
        single_page_sessions: u64 as Count,
        /// Sessions with at least one page view.
        sessions: u64 as Count,
        /// What counts as a bounce: one page view, a single interaction hit (`ua`), or not engaged (`ga4`).
        rule: BounceRule as Choice(BounceRule::WORDS) = Text("one_page"),
    ) -> Fraction, Lower {
        share("bounce_rate", ("single_page_sessions", single_page_sessions), ("sessions", sessions))
    }
    example ("430" = 430, "1000" = 1000; web::BounceRule::OnePage) => 0.43 in [0.3996409199, 0.4608948263];

    /// Engaged session rate is the share of sessions that lasted 10 seconds, had a key event, or had two page views.
    ///
    /// GA4 calls it engagement rate, which on social media is something else. The 10 seconds can be set there from 10 to
    /// 60: say so where they are others.
    formula "engaged_sessions / sessions"
    source "GA4 help 12195621: Engagement rate."
    fn engaged_session_rate(
        /// Sessions of 10 seconds or longer, or with a key event, or with two page views.
        engaged_sessions: u64 as Count,
        /// All sessions.
        sessions: u64 as Count,
    ) -> Fraction, Higher {
        share("engaged_session_rate", ("engaged_sessions", engaged_sessions), ("sessions", sessions))
    }
    example ("700" = 700, "1000" = 1000) => 0.7 in [0.6708761391, 0.7275931575];

    /// Average session duration is the mean time from the first to the last event of a session.
    ///
    /// A session of one event lasts 0 seconds although someone may have read for minutes; Universal Analytics and GA4
    /// leave it in the mean, and so the list should. Durations are skewed: look at their median too.
    formula "sum of durations / sessions"
    source "Google Analytics help 1006253; its two worked sessions are the first two of the example."
    alias "time on site", "visit duration";
    fn average_session_duration(
        /// Seconds from the first to the last event of every session.
        durations: Column<'_> as Seconds,
    ) -> Seconds, Higher {
        let metric = "average_session_duration";
        let values = not_negative(metric, "durations", &durations)?;
        Ok(mean_of(metric, Unit::Seconds, ("durations", &values)))
    }
    example ("[600, 900, 0, 60, 240, 0, 420, 180, 30, 570]" = (&[600.0, 900.0, 0.0, 60.0, 240.0, 0.0, 420.0, 180.0, 30.0, 570.0][..]).into()) => 300.0 in [78.124009, 521.875991];

    /// Average engagement time is the mean time that a page or app was in the foreground in a session.
    ///
    /// Unlike the duration of a session it leaves out tabs that nobody looks at. GA4 divides by active users and by
    /// sessions: name which. From totals alone there is no interval; pass the standard deviation as `sd`.
    formula "foreground / sessions"
    source "GA4: Average engagement time per active user, and per session."
    fn average_engagement_time(
        /// Seconds in the foreground, of all sessions together.
        foreground: f64 as NonNegative,
        /// Sessions, or active users.
        sessions: u64 as Count,
        /// Standard deviation of the foreground time of a session, or of a user.
        sd: Option<f64> as NonNegative = Null,
        /// What the second input counts.
        per: EngagedPer as Choice(EngagedPer::WORDS) = Text("session"),
    ) -> Seconds, Higher {
        Ok(mean("average_engagement_time", Unit::Seconds, foreground, ("sessions", sessions), sd))
    }
    example ("52800" = 52800.0, "960" = 960, "80" = Some(80.0); web::EngagedPer::Session) => 55.0 in [49.93299977, 60.06700023];

    /// Pages per session is the mean number of pages seen in a session.
    ///
    /// It is at least 1, since only sessions with a page view count. More pages may mean interest, or that something is
    /// hard to find.
    formula "page_views / sessions"
    source "GA4: Views per session. Shopify: Pageviews per session. Matomo: Actions per visit."
    alias "depth of visit", "page depth";
    fn pages_per_session(
        /// Page views of those sessions.
        page_views: u64 as Count,
        /// Sessions with at least one page view.
        sessions: u64 as Count,
        /// Standard deviation of the pages of a session.
        sd: Option<f64> as NonNegative = Null,
    ) -> PagesPerSession, Higher {
        at_most("pages_per_session", ("sessions", sessions), ("page_views", page_views))?;
        Ok(mean("pages_per_session", Unit::PagesPerSession, page_views as f64, ("sessions", sessions), sd))
    }
    example ("4200" = 4200, "1500" = 1500, "2.4" = Some(2.4)) => 2.8 in [2.678447328, 2.921552672];

    /// Visit frequency is the mean number of sessions of a visitor in the window.
    ///
    /// It is at least 1, since only visitors with a session count, and it grows with the window: compare windows of one
    /// length. Visitors whose cookies are deleted come back as new ones and lower it.
    formula "sessions / unique_visitors"
    source "GA4: Sessions per user. Matomo: Visits per visitor. Adobe: Visits / unique visitor."
    alias "sessions per user";
    fn visit_frequency(
        /// Sessions in the window.
        sessions: u64 as Count,
        /// Different visitors of the window.
        unique_visitors: u64 as Count,
        /// Standard deviation of the sessions of a visitor.
        sd: Option<f64> as NonNegative = Null,
    ) -> SessionsPerVisitor, Higher {
        at_most("visit_frequency", ("unique_visitors", unique_visitors), ("sessions", sessions))?;
        let visitors = ("unique_visitors", unique_visitors);
        Ok(mean("visit_frequency", Unit::SessionsPerVisitor, sessions as f64, visitors, sd))
    }
    example ("1500" = 1500, "1000" = 1000, "1.1" = Some(1.1)) => 1.5 in [1.431739846, 1.568260154];

    /// Returning visitor rate is the share of the window's visitors with two sessions or more by its end.
    ///
    /// One minus it is the new visitor rate: here the two add up to 1, in GA4 a user may be new and returning at once. A
    /// short history makes returning visitors look new. Strictly, only those first seen before the window return.
    formula "returning_visitors / visitors"
    source "GA4: Returning users / total users. Universal Analytics: 1 - % new sessions. Matomo: Returning visits."
    alias "new vs returning visitors";
    fn returning_visitor_rate(
        /// Visitors of the window who return, by `rule`.
        returning_visitors: u64 as Count,
        /// Different visitors of the window.
        visitors: u64 as Count,
        /// Who returns: with two sessions by the end of the window (`ever`), or first seen before it (`strict`).
        rule: ReturnRule as Choice(ReturnRule::WORDS) = Text("ever"),
    ) -> Fraction, Higher {
        share("returning_visitor_rate", ("returning_visitors", returning_visitors), ("visitors", visitors))
    }
    example ("380" = 380, "1000" = 1000; web::ReturnRule::Ever) => 0.38 in [0.3504293064, 0.4104891157];
}
