//! Loyalty: what members of a programme buy beside everybody else.

use super::shapes::*;
use crate::decimal::Number;
use crate::error::Error;
use crate::estimate::{Estimate, Evidence};
use crate::field::Unit;
use crate::metric::{at_most, formulas};
use crate::note::{Code as NoteCode, Note};

/// How far one group's mean lies above another's; members chose to be members, so it is no effect.
fn lift(
    metric: &'static str,
    members: Group,
    others: Group,
    instead: &'static str,
) -> Result<Estimate, Error> {
    let estimate = compared(metric, Unit::Fraction, members, others, instead)?;
    Ok(estimate.note(Note::new(NoteCode::NotCausal)))
}

formulas! { "loyalty":
    /// Member share of sales is the share of revenue that comes from members.
    ///
    /// It grows with the number of members as well as with what each spends. A revenue of 0 or below leaves it
    /// undefined. From a log with a member column it has an interval.
    formula "member_revenue / revenue"
    source "Retail: loyalty penetration, or tender share."
    fn member_sales_share(
        /// Revenue from members, net of refunds.
        member_revenue: f64 as Real,
        /// Revenue from everybody, net of refunds.
        revenue: f64 as Real,
    ) -> Fraction, Higher {
        if revenue >= 0.0 {
            at_most("member_sales_share", ("member_revenue", Number(member_revenue)), ("revenue", Number(revenue)))?;
        }
        if revenue <= 0.0 {
            return Ok(not_positive("member_sales_share", Unit::Fraction, 0, "revenue"));
        }
        let value = member_revenue / revenue;
        let estimate = Estimate::new("member_sales_share", Unit::Fraction, value, 0, Evidence::Exact);
        Ok(estimate.note(totals_only(FROM_A_LOG)))
    }
    example ("49000" = 49000.0, "100000" = 100000.0) => 0.49;

    /// Member AOV lift is how much more a member's order is worth than another customer's.
    ///
    /// It is not causal: members chose to join, and those who spend more join more often. Only a test with a control
    /// group shows what the programme does. Pass the standard deviations and numbers of orders for an interval.
    formula "aov_members / aov_others - 1"
    source "Yotpo, LoyaltyLion: member and non-member AOV."
    fn member_aov_lift(
        /// Average order value of members.
        aov_members: f64 as Real,
        /// Average order value of all others.
        aov_others: f64 as Real,
        /// Standard deviation of the members' order values.
        sd_members: Option<f64> as NonNegative = Null,
        /// Orders of members.
        orders_members: Option<u64> as Count = Null,
        /// Standard deviation of the others' order values.
        sd_others: Option<f64> as NonNegative = Null,
        /// Orders of all others.
        orders_others: Option<u64> as Count = Null,
    ) -> Fraction, Higher {
        let members = Group { name: "aov_members", mean: aov_members, sd: sd_members, n: orders_members };
        let others = Group { name: "aov_others", mean: aov_others, sd: sd_others, n: orders_others };
        let instead = "pass `sd_members`, `orders_members`, `sd_others` and `orders_others`";
        lift("member_aov_lift", members, others, instead)
    }
    example ("56" = 56.0, "50" = 50.0, "20" = Some(20.0), "400" = Some(400), "22" = Some(22.0), "600" = Some(600)) => 0.12 in [0.06575695239, 0.1770038161];

    /// Member purchase frequency lift is how much more often a member buys than another customer.
    ///
    /// It is not causal: members chose to join, and those who buy often join more often. Only a test with a control
    /// group shows what the programme does. Pass the standard deviations and numbers of customers for an interval.
    formula "pf_members / pf_others - 1"
    source "American Marketing Association: members and non-members compared."
    fn member_frequency_lift(
        /// Orders a member in the window.
        pf_members: f64 as Real,
        /// Orders of another customer in the window.
        pf_others: f64 as Real,
        /// Standard deviation of the orders a member.
        sd_members: Option<f64> as NonNegative = Null,
        /// Members with an order in the window.
        members: Option<u64> as Count = Null,
        /// Standard deviation of the orders of another customer.
        sd_others: Option<f64> as NonNegative = Null,
        /// Other customers with an order in the window.
        others: Option<u64> as Count = Null,
    ) -> Fraction, Higher {
        let joined = Group { name: "pf_members", mean: pf_members, sd: sd_members, n: members };
        let rest = Group { name: "pf_others", mean: pf_others, sd: sd_others, n: others };
        let instead = "pass `sd_members`, `members`, `sd_others` and `others`";
        lift("member_frequency_lift", joined, rest, instead)
    }
    example ("2.5" = 2.5, "2" = 2.0, "1.8" = Some(1.8), "400" = Some(400), "1.5" = Some(1.5), "600" = Some(600)) => 0.25 in [0.1394159551, 0.3713165882];
}
