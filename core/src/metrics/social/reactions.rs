//! What people do with a post, for each of those who could: no shares, since one person may like, comment and share.

use super::super::shapes::*;
use crate::field::{Choice as _, Unit, choices};
use crate::metric::formulas;

choices! {
    /// What shares are divided by.
    SharedPer {
        /// Followers.
        #[default]
        Followers = "followers",
        /// Impressions: the virality rate.
        Impressions = "impressions",
    }
}

formulas! { "social":
    /// Engagements is the number of likes, comments and shares of a post.
    ///
    /// Which actions count differs by network and tool: saves, clicks and new followers count only when given. Compare
    /// numbers made of the same actions.
    formula "likes + comments + shares + saves + clicks + follows"
    source "Rival IQ: Total engagement. Socialinsider: by network. X and LinkedIn add clicks and follows."
    alias "interactions", "reactions";
    fn engagements(
        /// Likes, or reactions of any kind.
        likes: u64 as Count,
        /// Comments and replies.
        comments: u64 as Count,
        /// Shares and reposts.
        shares: u64 as Count,
        /// Saves, where they are to count.
        saves: Option<u64> as Count = Null,
        /// Clicks, where they are to count.
        clicks: Option<u64> as Count = Null,
        /// New followers, where they are to count.
        follows: Option<u64> as Count = Null,
    ) -> Count, Higher {
        let all = [Some(likes), Some(comments), Some(shares), saves, clicks, follows];
        let sum: u128 = all.into_iter().flatten().map(u128::from).sum();
        let n = u64::try_from(sum).unwrap_or(u64::MAX);
        Ok(whole_record("engagements", Unit::Count, sum as f64, n))
    }
    example ("150" = 150, "7" = 7, "0" = 0; None, None, None) => 157.0;

    /// Engagement rate by followers is the engagements of a post for each follower at the time.
    ///
    /// Every tool has its own engagement rate, by followers, reach, impressions or views: the name says which this is.
    /// It may exceed 1. Large accounts have lower rates; measured medians of brands lie well under 1 %.
    formula "engagements / followers"
    source "Hootsuite: ER post. Rival IQ: engagement rate by follower. Interval: exact Poisson, Garwood 1936."
    alias "ER", "engagement rate";
    fn engagement_rate_by_followers(
        /// Engagements of the post.
        engagements: u64 as Count,
        /// Followers when it was published.
        followers: u64 as Count,
    ) -> Fraction, Higher {
        Ok(events("engagement_rate_by_followers", Unit::Fraction, engagements, ("followers", followers)))
    }
    example ("157" = 157, "5000" = 5000) => 0.0314 in [0.02668042927, 0.03671388461];

    /// Engagement rate by reach is the engagements of a post for each account that saw it.
    ///
    /// Actions over people, so it may exceed 1; Instagram's own number counts engaged people instead. It judges the
    /// content apart from how far it was spread.
    formula "engagements / reach"
    source "Hootsuite: ERR. Emplifi: Reach engagement rate. Interval: exact Poisson, Garwood 1936."
    alias "ERR", "engagement rate";
    fn engagement_rate_by_reach(
        /// Engagements of the post.
        engagements: u64 as Count,
        /// Different accounts that saw it.
        reach: u64 as Count,
    ) -> Fraction, Higher { Ok(events("engagement_rate_by_reach", Unit::Fraction, engagements, ("reach", reach))) }
    example ("157" = 157, "2000" = 2000) => 0.0785 in [0.06670107318, 0.09178471153];

    /// Engagement rate by impressions is the engagements of a post for each time it was shown.
    ///
    /// One person may see a post often, so it is lower than by reach. X and LinkedIn count clicks and follows as
    /// engagements too.
    formula "engagements / impressions"
    source "X, LinkedIn, Sprout Social: Engagement rate. Interval: exact Poisson, Garwood 1936."
    alias "ER impressions", "engagement rate";
    fn engagement_rate_by_impressions(
        /// Engagements of the post.
        engagements: u64 as Count,
        /// Times that it was shown.
        impressions: u64 as Count,
    ) -> Fraction, Higher {
        Ok(events("engagement_rate_by_impressions", Unit::Fraction, engagements, ("impressions", impressions)))
    }
    example ("300" = 300, "20000" = 20000) => 0.015 in [0.01335046376, 0.01679705628];

    /// Engagement rate by views is the engagements of a video for each view.
    ///
    /// A view is what the network says: its start on TikTok, 3 seconds on Facebook, some 30 on YouTube. Rates of
    /// different networks are not comparable.
    formula "engagements / views"
    source "Rival IQ: TikTok engagement rate. Hootsuite: ER views. Interval: exact Poisson, Garwood 1936."
    alias "ER views", "engagement rate";
    fn engagement_rate_by_views(
        /// Engagements of the video.
        engagements: u64 as Count,
        /// Views of it.
        views: u64 as Count,
    ) -> Fraction, Higher { Ok(events("engagement_rate_by_views", Unit::Fraction, engagements, ("views", views))) }
    example ("800" = 800, "10000" = 10000) => 0.08 in [0.07455169931, 0.08574117832];

    /// Daily engagement rate is the engagements of a day for each follower, over the days of the window.
    ///
    /// All engagements of the day count, also those with old posts; NapoleonCat counts posts of the day alone. It rises
    /// with the number of posts.
    formula "engagements / (days * followers)"
    source "Hootsuite: Daily ER. Interval: exact Poisson, Garwood 1936."
    alias "Daily ER";
    fn daily_engagement_rate(
        /// Engagements in the window, with posts old and new.
        engagements: u64 as Count,
        /// Days of the window.
        days: u64 as Count,
        /// Followers, the mean of the window.
        followers: u64 as Count,
    ) -> Fraction, Higher {
        let metric = "daily_engagement_rate";
        if days == 0 {
            return Ok(zero(metric, Unit::Fraction, "days"));
        }
        Ok(events(metric, Unit::Fraction, engagements, ("followers", u128::from(days) * u128::from(followers))))
    }
    example ("1400" = 1400, "7" = 7, "5000" = 5000) => 0.04 in [0.03793190178, 0.04215153813];

    /// Applause rate is the likes of a post for each follower.
    ///
    /// With conversation and amplification rate it adds up to the engagement rate by followers. Avinash Kaushik, who
    /// named it, counts likes for each post: that is `average_engagements_per_post` of the likes.
    formula "likes / followers"
    source "Hootsuite, HSMAI: approvals / followers. Kaushik 2011: per post. Interval: exact Poisson, Garwood 1936."
    fn applause_rate(
        /// Likes of the post.
        likes: u64 as Count,
        /// Followers when it was published.
        followers: u64 as Count,
    ) -> Fraction, Higher { Ok(events("applause_rate", Unit::Fraction, likes, ("followers", followers))) }
    example ("150" = 150, "5000" = 5000) => 0.03 in [0.02539123226, 0.03520343322];

    /// Conversation rate is the comments on a post for each follower.
    ///
    /// No misprint of conversion rate. Comments cost more effort than likes, and a quarrel has many; Kaushik counts them
    /// for each post.
    formula "comments / followers"
    source "Hootsuite, True Social Metrics. Kaushik 2011: per post. Interval: exact Poisson, Garwood 1936."
    fn conversation_rate(
        /// Comments on the post.
        comments: u64 as Count,
        /// Followers when it was published.
        followers: u64 as Count,
    ) -> Fraction, Higher { Ok(events("conversation_rate", Unit::Fraction, comments, ("followers", followers))) }
    example ("7" = 7, "5000" = 5000) => 0.0014 in [0.0005628726103, 0.002884535072];

    /// Amplification rate is the shares of a post for each follower.
    ///
    /// Shares carry a post beyond those who follow. Over impressions it is called virality rate; Kaushik counts shares
    /// for each post.
    formula "shares / followers"
    source "HSMAI, Hootsuite: Amplification rate; Virality rate = shares / impressions. Interval: exact Poisson, Garwood 1936."
    alias "virality rate", "share rate";
    fn amplification_rate(
        /// Shares of the post.
        shares: u64 as Count,
        /// Followers when it was published, or its impressions.
        followers: u64 as Count,
        /// What the second input counts.
        per: SharedPer as Choice(SharedPer::WORDS) = Text("followers"),
    ) -> Fraction, Higher { Ok(events("amplification_rate", Unit::Fraction, shares, ("followers", followers))) }
    example ("50" = 50, "10000" = 10000; social::SharedPer::Followers) => 0.005 in [0.003711096374, 0.006591876666];
}
