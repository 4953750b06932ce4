//! Referral: who recommends, and what comes of it.

use super::shapes::*;
use crate::field::Unit;
use crate::metric::{at_most, formulas};
use crate::text::words;

formulas! { "referral":
    /// Referral participation rate is the share of eligible customers who sent an invitation.
    ///
    /// Eligible are customers with an order before the window, unless you say otherwise. It counts people who invite,
    /// not their invitations.
    formula "advocates / eligible"
    source "Friendbuy, Yotpo: Share rate, participation rate."
    alias "share rate";
    fn referral_participation_rate(
        /// Customers who sent at least one invitation.
        advocates: u64 as Count,
        /// Customers who could have.
        eligible: u64 as Count,
    ) -> Fraction, Higher {
        share("referral_participation_rate", ("advocates", advocates), ("eligible", eligible))
    }
    example ("120" = 120, "2000" = 2000) => 0.06 in [0.05041119711, 0.07127580449];

    /// Referral conversion rate is the share of invited people who bought.
    ///
    /// Name what is counted: a person invited twice counts once here; by invitation or by click the rate is lower. The
    /// goal may be a sign-up instead of a first purchase.
    formula "converted / invited"
    source "Yotpo: Referral conversion rate (clicks to purchases)."
    fn referral_conversion_rate(
        /// Invited people who bought, or signed up.
        converted: u64 as Count,
        /// Different people invited.
        invited: u64 as Count,
    ) -> Fraction, Higher { share("referral_conversion_rate", ("converted", converted), ("invited", invited)) }
    example ("96" = 96, "480" = 480) => 0.2 in [0.1666608046, 0.2381028948];

    /// Referred customer share is the share of new customers who came by a referral.
    ///
    /// It rises as well when other channels bring fewer: look at the number beside it. ReferralCandy divides purchases
    /// by purchases.
    formula "referred / new_customers"
    source "ReferralCandy: Referral rate = referred purchases / purchases."
    alias "referral rate";
    fn referred_customer_share(
        /// New customers who came by a referral.
        referred: u64 as Count,
        /// All new customers of the window.
        new_customers: u64 as Count,
    ) -> Fraction, Higher { share("referred_customer_share", ("referred", referred), ("new_customers", new_customers)) }
    example ("96" = 96, "800" = 800) => 0.12 in [0.09927829151, 0.1443536544];

    /// Viral coefficient (k-factor) is the number of new users that a user brings: invitations times their conversion.
    ///
    /// Below 1, a user brings 1 / (1 - k) users in all, itself among them; above 1, growth feeds itself until everybody
    /// is invited. It says nothing of speed: the time from invitation to conversion decides that.
    formula "invitations / users * converted / invitations = converted / users"
    source "Growth teams: k = i * c. Interval: exact Poisson, Garwood 1936."
    alias "k-factor", "K factor";
    fn viral_coefficient(
        /// Users who could invite.
        users: u64 as Count,
        /// Invitations they sent.
        invitations: u64 as Count,
        /// Invitations that became users.
        converted: u64 as Count,
    ) -> Ratio, Higher {
        at_most("viral_coefficient", ("converted", converted), ("invitations", invitations))?;
        Ok(events("viral_coefficient", Unit::Ratio, converted, ("users", users)))
    }
    example ("2000" = 2000, "480" = 480, "96" = 96) => 0.048 in [0.03888015411, 0.0586162155];

    /// Referral cost per acquisition is what a customer who came by referral cost in rewards.
    ///
    /// Take the rewards of both sides, of the one who invites and of the one invited. Programme fees and discounts
    /// outside the reward are not in it, so it is lower than the cost of other channels looks.
    formula "rewards / referred"
    source "Growth teams: referral CAC."
    alias "referral CAC", "cost per referral";
    fn referral_cost_per_acquisition(
        /// Rewards paid, to both sides.
        rewards: f64 as NonNegative,
        /// Customers who came by a referral.
        referred: u64 as Count,
    ) -> Money, Lower {
        let metric = "referral_cost_per_acquisition";
        Ok(per_unit(metric, Unit::Money, rewards, ("referred", referred), Instead::Say(&words::INSTEAD_REWARDS)))
    }
    example ("1440" = 1440.0, "96" = 96) => 15.0;
}
