//! Web and app: visits, what visitors do in them, and whether they come back.

use super::shapes::*;
use crate::field::{Choice as _, choices};
use crate::metric::formulas;

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
}
