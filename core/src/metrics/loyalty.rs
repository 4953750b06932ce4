//! Loyalty: who belongs to a programme and uses it, what points come to, and what members buy beside everybody else.

use super::shapes::*;
use crate::decimal::Number;
use crate::error::Error;
use crate::estimate::{Estimate, Evidence};
use crate::field::{Choice as _, Unit, choices};
use crate::metric::{at_most, formulas};
use crate::note::{Code as NoteCode, Note};

choices! {
    /// Which points count as broken.
    BreakageRule {
        /// Points that expired, of those whose date has passed.
        #[default]
        Expired = "expired",
        /// All points not spent, whether or not they still can be.
        Unspent = "unspent",
    }
}

/// Points out of points: those of one member move together, so no interval for independent trials holds.
fn points(metric: &'static str, unit: Unit, points: u64, (name, of): (&'static str, u64)) -> Estimate {
    quotient(metric, unit, points as f64, (name, of as f64), NoteCode::OfEachMember)
}

/// How far one group's mean lies above another's; members chose to be members, so it is no effect.
fn lift(metric: &'static str, members: Group, others: Group, instead: Instead) -> Result<Estimate, Error> {
    let estimate = compared(metric, Unit::Fraction, members, others, instead)?;
    Ok(estimate.note(Note::new(NoteCode::NotCausal)))
}

formulas! { "loyalty":
    /// Members is the number of people enrolled in the loyalty programme and not closed.
    ///
    /// It is a level: take the one at the end of the window. It grows while nobody leaves, so look at active members too.
    formula "members enrolled and not closed at an instant"
    source "Antavo, LoyaltyLion: Enrolled members. Smile.io: Members."
    alias "enrolled members";
    fn members(
        /// Members at the end of the window.
        members: u64 as Count,
    ) -> Count, Higher { total("members", members) }
    example ("12000" = 12000) => 12000.0;

    /// Loyalty enrolment rate is the share of the window's customers who are members.
    ///
    /// Customers are those with an order in the window; of all customers ever known it is lower.
    formula "member_customers / customers"
    source "LoyaltyLion: Enrolment rate. Smile.io: Participation rate."
    alias "participation rate";
    fn loyalty_enrolment_rate(
        /// Members among the customers.
        member_customers: u64 as Count,
        /// Customers of the window.
        customers: u64 as Count,
    ) -> Fraction, Higher {
        share("loyalty_enrolment_rate", ("member_customers", member_customers), ("customers", customers))
    }
    example ("1800" = 1800, "4000" = 4000) => 0.45 in [0.4346380885, 0.4654578559];

    /// Active member rate is the share of members who earned or redeemed in the window, by default 90 days.
    ///
    /// Name the activity and the window: who only signs in counts as active in some products, and 365 days give more.
    formula "active_members / members"
    source "Antavo: Active members. Starbucks: 90-day active members."
    alias "loyalty engagement rate";
    fn active_member_rate(
        /// Members who earned or redeemed.
        active_members: u64 as Count,
        /// Members at the end of the window.
        members: u64 as Count,
    ) -> Fraction, Higher { share("active_member_rate", ("active_members", active_members), ("members", members)) }
    example ("5400" = 5400, "12000" = 12000) => 0.45 in [0.4411162825, 0.4589157194];

    /// Points redemption rate is the share of all points ever issued that have been redeemed.
    ///
    /// Products mean other things by redemption rate: members who redeemed (redeeming member rate), how often (redemption
    /// frequency), or points of one window (burn ratio). Young points have had little time, so growth lowers it.
    formula "points_redeemed / points_issued"
    source "LoyaltyLion, Antavo: Redemption rate. Emarsys caps it at 100 % a member."
    alias "redemption rate";
    fn points_redemption_rate(
        /// Points redeemed since the programme began.
        points_redeemed: u64 as Count,
        /// Points issued since the programme began.
        points_issued: u64 as Count,
    ) -> Fraction, Higher {
        let metric = "points_redemption_rate";
        at_most(metric, ("points_redeemed", points_redeemed), ("points_issued", points_issued))?;
        Ok(points(metric, Unit::Fraction, points_redeemed, ("points_issued", points_issued)))
    }
    example ("480000" = 480_000, "1000000" = 1_000_000) => 0.48;

    /// Redemption frequency is how many rewards a member redeems in the window.
    ///
    /// It divides by all members, so it falls as passive members join. From totals alone there is no interval; pass `sd`.
    formula "redemptions / members"
    source "Antavo: Redemptions per member."
    fn redemption_frequency(
        /// Redemptions in the window.
        redemptions: u64 as Count,
        /// Members.
        members: u64 as Count,
        /// Standard deviation of the redemptions of a member.
        sd: Option<f64> as NonNegative = Null,
    ) -> RedemptionsPerMember, Higher {
        let (metric, unit) = ("redemption_frequency", Unit::RedemptionsPerMember);
        Ok(mean(metric, unit, redemptions as f64, ("members", members), sd))
    }
    example ("9600" = 9600, "12000" = 12000, "1.4" = Some(1.4)) => 0.8 in [0.774948755, 0.825051245];

    /// Redeeming member rate is the share of members who redeemed at least once in the window.
    ///
    /// Smile.io calls it the redemption rate; the one of points is another number.
    formula "redeemers / members"
    source "Smile.io: Redemption rate."
    alias "redemption rate";
    fn redeeming_member_rate(
        /// Members with a redemption.
        redeemers: u64 as Count,
        /// Members.
        members: u64 as Count,
    ) -> Fraction, Higher { share("redeeming_member_rate", ("redeemers", redeemers), ("members", members)) }
    example ("3000" = 3000, "12000" = 12000) => 0.25 in [0.2423333935, 0.2578266161];

    /// Breakage rate is the share of issued points that expired unused.
    ///
    /// Count points whose date has passed only: those still valid may be spent. Smile.io counts all unspent points
    /// (`rule="unspent"`), which is more. A high rate saves cost, and says that members do not value the points.
    formula "points_expired / points_issued"
    source "Accounting: ultimate breakage, IFRS 15 and ASC 606. Smile.io: unspent points."
    alias "breakage";
    fn breakage_rate(
        /// Points that broke, by `rule`.
        points_expired: u64 as Count,
        /// Points issued: those whose date has passed, or all under `rule="unspent"`.
        points_issued: u64 as Count,
        /// Which points count: expired ones, or all unspent ones.
        rule: BreakageRule as Choice(BreakageRule::WORDS) = Text("expired"),
    ) -> Fraction, Lower {
        let metric = "breakage_rate";
        at_most(metric, ("points_expired", points_expired), ("points_issued", points_issued))?;
        Ok(points(metric, Unit::Fraction, points_expired, ("points_issued", points_issued)))
    }
    example ("180000" = 180_000, "1000000" = 1_000_000; loyalty::BreakageRule::Expired) => 0.18;

    /// Points liability is the expected cost of the points that members may still redeem.
    ///
    /// It is a figure to manage by. Books need the share of each sale that falls to its points, by relative prices (IFRS
    /// 15). It follows the expected rate in a straight line: state it for a low and a high one.
    formula "outstanding * redemption_expected * point_value"
    source "IFRS 15 and ASC 606: contract liability."
    alias "points balance cost";
    fn points_liability(
        /// Points issued and neither redeemed nor expired.
        outstanding: u64 as Count,
        /// Share of them that will be redeemed.
        redemption_expected: f64 as Share,
        /// Cost of a point when it is redeemed.
        point_value: f64 as NonNegative,
    ) -> Money, Lower {
        let value = outstanding as f64 * redemption_expected * point_value;
        Ok(given("points_liability", Unit::Money, value))
    }
    example ("340000" = 340_000, "0.8" = 0.8, "0.012" = 0.012) => 3264.0;

    /// Burn ratio is how many points are redeemed for each point earned in the window.
    ///
    /// It may exceed 1, when members spend what they saved before. Some print it the other way round, and some cap it.
    formula "points_redeemed / points_earned"
    source "Loyalty practice: earn and burn."
    alias "burn-to-earn", "earn/burn ratio";
    fn burn_ratio(
        /// Points redeemed in the window.
        points_redeemed: u64 as Count,
        /// Points earned in the window.
        points_earned: u64 as Count,
    ) -> Ratio, Neither {
        Ok(points("burn_ratio", Unit::Ratio, points_redeemed, ("points_earned", points_earned)))
    }
    example ("66000" = 66_000, "120000" = 120_000) => 0.55;

    /// Tier upgrade rate is the share of the members at the start who stand in a higher tier at the end.
    ///
    /// Look at downgrades too: a programme with yearly tiers moves members both ways at once.
    formula "upgraded / members"
    source "Antavo: Tier movement."
    fn tier_upgrade_rate(
        /// Members whose tier at the end is higher than at the start.
        upgraded: u64 as Count,
        /// Members at the start.
        members: u64 as Count,
    ) -> Fraction, Higher { share("tier_upgrade_rate", ("upgraded", upgraded), ("members", members)) }
    example ("300" = 300, "5000" = 5000) => 0.06 in [0.05374897326, 0.06692660446];

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
        let instead = Instead::Pass(&["sd_members", "orders_members", "sd_others", "orders_others"]);
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
        let instead = Instead::Pass(&["sd_members", "members", "sd_others", "others"]);
        lift("member_frequency_lift", joined, rest, instead)
    }
    example ("2.5" = 2.5, "2" = 2.0, "1.8" = Some(1.8), "400" = Some(400), "1.5" = Some(1.5), "600" = Some(600)) => 0.25 in [0.1394159551, 0.3713165882];

    /// Program ROI is the profit gained through the programme, less its cost, for each unit of that cost.
    ///
    /// The profit must be incremental: what members would have bought anyway is none of it. Only a control group shows
    /// it. At 0 the programme pays for itself; below, it loses.
    formula "(incremental_profit - program_cost) / program_cost"
    source "Antavo: ROI."
    alias "return on investment", "ROI";
    fn program_roi(
        /// Gross profit that would be missing without the programme.
        incremental_profit: f64 as Real,
        /// Cost of the programme: rewards, software, people.
        program_cost: f64 as NonNegative,
    ) -> Fraction, Higher {
        let profit = incremental_profit - program_cost;
        Ok(quotient("program_roi", Unit::Fraction, profit, ("program_cost", program_cost), NoteCode::PointInputs))
    }
    example ("180000" = 180_000.0, "120000" = 120_000.0) => 0.5;

    /// Reward cost rate is what members get back as a share of what they spend.
    ///
    /// It is the effective discount of the programme. Value points when they are redeemed; those issued and never
    /// redeemed cost nothing. A revenue of 0 or below leaves it undefined.
    formula "reward_cost / member_revenue"
    source "Cashback cards: effective cashback rate. Loyalty: funding rate."
    alias "cashback rate", "funding rate";
    fn reward_cost_rate(
        /// Cost of rewards: cashback, discounts, points redeemed.
        reward_cost: f64 as NonNegative,
        /// Revenue from members, net of refunds.
        member_revenue: f64 as Real,
    ) -> Fraction, Neither {
        let of = ("member_revenue", member_revenue);
        Ok(part_of("reward_cost_rate", Unit::Fraction, reward_cost, of, NoteCode::OfEachMember))
    }
    example ("1500" = 1_500.0, "50000" = 50_000.0) => 0.03;

    /// Membership renewal rate is the share of the paid memberships due in the window that were renewed.
    ///
    /// Memberships within their period of grace are not due yet. Automatic renewal raises it: compare like with like.
    formula "renewed / due"
    source "Costco: Renewal rate."
    fn membership_renewal_rate(
        /// Memberships renewed.
        renewed: u64 as Count,
        /// Memberships due.
        due: u64 as Count,
    ) -> Fraction, Higher { share("membership_renewal_rate", ("renewed", renewed), ("due", due)) }
    example ("920" = 920, "1000" = 1000) => 0.92 in [0.901533561, 0.9352519619];
}
