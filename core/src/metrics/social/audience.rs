//! Who follows and who is reached.

use super::super::shapes::*;
use crate::error::{Code, Error};
use crate::estimate::Estimate;
use crate::field::Unit;
use crate::math::rational::divide;
use crate::metric::{at_most, formulas};
use crate::note::{Code as NoteCode, Note};
use crate::rows::Column;
use crate::text::words;

formulas! { "social":
    /// Followers is the number of followers of an account at an instant.
    ///
    /// It is a level and no flow: take the value at the end of the window, network by network, and never add up days.
    /// One person may follow on several networks.
    formula "followers"
    source "Meta: Page followers. LinkedIn: Followers. YouTube: Subscribers."
    alias "fans", "subscribers";
    fn followers(
        /// Followers at the end of the window.
        followers: u64 as Count,
    ) -> Count, Higher { total("followers", followers) }
    example ("5000" = 5000) => 5000.0;

    /// Follower growth rate is the net change in followers as a share of those at the start.
    ///
    /// Net of those who left; gross new followers give a higher figure. Small accounts grow faster: compare accounts of
    /// one size. From no followers it is undefined: report the gain itself.
    formula "(followers_end - followers_start) / followers_start"
    source "Hootsuite: Audience growth rate. Sprout Social: Net follower growth %. Rival IQ: Follower growth."
    alias "audience growth rate";
    fn follower_growth_rate(
        /// Followers at the start of the window.
        followers_start: u64 as Count,
        /// Followers at its end.
        followers_end: u64 as Count,
    ) -> Fraction, Higher {
        let metric = "follower_growth_rate";
        let gain = i128::from(followers_end) - i128::from(followers_start);
        Ok(match divide(gain, followers_start.into()) {
            Some(value) => whole_record(metric, Unit::Fraction, value, followers_start),
            None => zero(metric, Unit::Fraction, "followers_start"),
        })
    }
    example ("5000" = 5000, "5150" = 5150) => 0.03;

    /// Engaged follower rate is the share of followers who interacted at least once.
    ///
    /// It counts people where engagement rates count actions, so it cannot exceed 1. Leave out those who interacted
    /// without following.
    formula "engaged_followers / followers"
    source "Instagram Insights: Accounts engaged."
    fn engaged_follower_rate(
        /// Followers who interacted at least once in the window.
        engaged_followers: u64 as Count,
        /// All followers.
        followers: u64 as Count,
    ) -> Fraction, Higher {
        share("engaged_follower_rate", ("engaged_followers", engaged_followers), ("followers", followers))
    }
    example ("120" = 120, "5000" = 5000) => 0.024 in [0.02010911474, 0.02862173751];

    /// Reach is the number of different accounts that saw the content.
    ///
    /// Reach of posts or of days does not add up, since people see several. Give the impressions too where you have
    /// them: a reach above them is refused.
    formula "reach"
    source "Meta: Reach, Viewers. LinkedIn: Unique impressions."
    alias "unique impressions";
    fn reach(
        /// Different accounts that saw the content.
        reach: u64 as Count,
        /// Times that it was shown, to check against.
        impressions: Option<u64> as Count = Null,
    ) -> Count, Higher {
        if let Some(impressions) = impressions {
            at_most("reach", ("reach", reach), ("impressions", impressions))?;
        }
        total("reach", reach)
    }
    example ("2000" = 2000, "3500" = Some(3500)) => 2000.0;

    /// Reach rate is the number of accounts that a post reached for each follower.
    ///
    /// People who do not follow are reached as well, so it may exceed 1 and is no share. Take the followers when the
    /// post was published.
    formula "reach / followers"
    source "Hootsuite: Post reach percentage. Rival IQ: Reach rate."
    alias "post reach percentage";
    fn reach_rate(
        /// Different accounts that saw the post.
        reach: u64 as Count,
        /// Followers when it was published.
        followers: u64 as Count,
    ) -> Fraction, Higher {
        Ok(per_unit("reach_rate", Unit::Fraction, reach as f64, ("followers", followers), Instead::Say(&words::INSTEAD_POSTS)))
    }
    example ("2000" = 2000, "5000" = 5000) => 0.4;

    /// Influence index is the place of an account among others, by reach and by engagement, from 0 to 100.
    ///
    /// It is the geometric mean of two ranks, each the share of the other accounts that lie strictly lower. It stands
    /// for the scores of closed services, whose formulas were never published, and depends on who is compared.
    formula "100 * sqrt(rank of reach * rank of engagement rate), rank = accounts strictly lower / (accounts - 1)"
    source "Of this library; Klout, closed in 2018, published no formula."
    alias "influence score";
    fn influence_index(
        /// Reach of each compared account.
        reach: Column<'_> as Counts,
        /// Engagement rate by reach of each account, in the same order.
        engagement_rates: Column<'_> as Rates,
        /// Place of the account in the lists, from 0.
        account: u64 as Count,
    ) -> Index, Higher {
        let metric = "influence_index";
        let reach = whole_numbers(metric, "reach", &reach)?;
        let rates = not_negative(metric, "engagement_rates", &engagement_rates)?;
        one_length(metric, reach.len(), ("engagement_rates", rates.len()))?;
        let n = reach.len() as u64;
        let place = usize::try_from(account).unwrap_or(usize::MAX);
        let (Some(own_reach), Some(own_rate)) = (reach.get(place), rates.get(place)) else {
            if n == 0 {
                return Ok(empty(metric, Unit::Index, "reach"));
            }
            let error = Error::new(Code::Between, metric).at("account").with("least", 0);
            return Err(error.with("most", n - 1).got(account));
        };
        if n == 1 {
            let few = Note::new(NoteCode::FewToCompare).with("count", n).with("needed", 2_u64);
            return Ok(Estimate::undefined(metric, Unit::Index, n, few));
        }
        let lower = reach.iter().filter(|&reach| reach < own_reach).count() as f64;
        let weaker = rates.iter().filter(|&rate| rate < own_rate).count() as f64;
        let value = 100.0 * (lower * weaker).sqrt() / (n - 1) as f64;
        Ok(whole_record(metric, Unit::Index, value, n))
    }
    example ("[100, 500, 900, 2000, 8000]" = (&[100, 500, 900, 2000, 8000][..]).into(), "[0.1, 0.02, 0.05, 0.04, 0.03]" = (&[0.1, 0.02, 0.05, 0.04, 0.03][..]).into(), "3" = 3) => 61.23724356957945;
}
