//! What visits and impressions turn into.

use super::super::shapes::*;
use crate::error::{Code, Error};
use crate::field::{Choice as _, Unit, choices};
use crate::metric::formulas;
use crate::rows::Column;

choices! {
    /// What a goal completion rate counts, in both its inputs.
    GoalBy {
        /// Sessions.
        #[default]
        Session = "session",
        /// Visitors.
        Visitor = "visitor",
    }
}

formulas! { "web":
    /// Goal completion rate is the share of sessions in which a goal was reached.
    ///
    /// Several goal events of one session count once here: key events over sessions is another number, and may exceed
    /// 1. GA4 has it by session and by user; the two are not subtracted.
    formula "goal_sessions / sessions"
    source "GA4: Session key event rate, User key event rate. Universal Analytics, Matomo: Goal conversion rate."
    alias "goal completion rate", "key event rate";
    fn goal_conversion_rate(
        /// Sessions, or visitors, that reached the goal.
        goal_sessions: u64 as Count,
        /// All sessions, or visitors.
        sessions: u64 as Count,
        /// What is counted, in both inputs.
        by: GoalBy as Choice(GoalBy::WORDS) = Text("session"),
    ) -> Fraction, Higher {
        share("goal_conversion_rate", ("goal_sessions", goal_sessions), ("sessions", sessions))
    }
    example ("50" = 50, "1000" = 1000; web::GoalBy::Session) => 0.05 in [0.03813026239, 0.06531382024];

    /// Click-through rate (CTR) is the share of impressions that were clicked.
    ///
    /// Count a second click of one impression once. In email the name stands for clicks over delivered mail, or over
    /// opens: use `click_rate` and `click_to_open_rate` there.
    formula "clicks / impressions"
    source "Google Ads: CTR = clicks / impressions."
    alias "CTR";
    fn click_through_rate(
        /// Impressions that were clicked.
        clicks: u64 as Count,
        /// Impressions.
        impressions: u64 as Count,
    ) -> Fraction, Higher {
        share("click_through_rate", ("clicks", clicks), ("impressions", impressions))
    }
    example ("650" = 650, "1000" = 1000) => 0.65 in [0.6199146825, 0.6789372899];

    /// Funnel conversion is the share of those at the first step who reached the last.
    ///
    /// Count each user once a step, and only those who took the steps before, in order and within the time you allow: a
    /// step that grows is refused. Whether other events may lie between the steps differs by product.
    formula "last of step_counts / first of step_counts"
    source "GA4: Funnel exploration (closed). Mixpanel: Funnels. Amplitude: Funnel analysis. Shopify: cart to completed."
    alias "funnel completion rate";
    fn funnel_conversion_rate(
        /// Users at each step, none more than at the step before.
        step_counts: Column<'_> as Counts,
    ) -> Fraction, Higher {
        let metric = "funnel_conversion_rate";
        let steps = whole_numbers(metric, "step_counts", &step_counts)?;
        for (row, pair) in steps.windows(2).enumerate() {
            if let [before, count] = pair && count > before {
                let error = Error::new(Code::Rising, metric).at("step_counts").with("limit", before);
                return Err(error.got(count).row_at(row + 1));
            }
        }
        match (steps.first(), steps.last()) {
            (Some(&first), Some(&last)) => share(metric, ("step_counts", last), ("step_counts", first)),
            _ => Ok(empty(metric, Unit::Fraction, "step_counts")),
        }
    }
    example ("[1000, 400, 250, 100]" = (&[1000, 400, 250, 100][..]).into()) => 0.1 in [0.08290944359, 0.1201519632];
}
