//! Many posts at once: their mean, and their rates as one.

use super::super::shapes::*;
use crate::error::{Code, Error};
use crate::estimate::{Estimate, Evidence};
use crate::field::{Choice as _, Unit, choices};
use crate::math::rational::divide;
use crate::math::sum;
use crate::metric::formulas;
use crate::rows::Column;

choices! {
    /// How the rates of several posts become one.
    PostAverage {
        /// All engagements over all denominators.
        #[default]
        Pooled = "pooled",
        /// The mean of the posts' rates.
        Mean = "mean",
        /// Their median.
        Median = "median",
    }
}

/// The rate of several posts; `id` names the form in refusals, `metric` what it gives.
fn of_posts(
    (id, metric): (&'static str, &'static str),
    engagements: &Column<'_>,
    (name, audience): (&'static str, &Column<'_>),
    average: PostAverage,
) -> Result<Estimate, Error> {
    let engagements = whole_numbers(id, "engagements", engagements)?;
    let audience = whole_numbers(id, name, audience)?;
    one_length(id, engagements.len(), (name, audience.len()))?;
    if let Some(row) = audience.iter().position(|&count| count == 0) {
        return Err(Error::new(Code::Above, id).at(name).with("limit", 0).got(0).row_at(row));
    }
    let posts = || engagements.iter().zip(&audience).map(|(&count, &of)| (count as f64, of as f64));
    let rates = || posts().map(|(count, of)| count / of).collect::<Vec<_>>();
    Ok(match average {
        PostAverage::Mean => mean_of(metric, Unit::Fraction, ("engagements", &rates())),
        PostAverage::Median => quantile(metric, Unit::Fraction, ("engagements", rates()), 0.5),
        PostAverage::Pooled => {
            let total = |counts: &[u64]| counts.iter().map(|&count| i128::from(count)).sum();
            let (count, all): (i128, i128) = (total(&engagements), total(&audience));
            let Some(rate) = divide(count, all) else {
                return Ok(empty(metric, Unit::Fraction, "engagements"));
            };
            let n = engagements.len() as u64;
            let estimate = |evidence| Estimate::new(metric, Unit::Fraction, rate, n, evidence);
            if n < 2 {
                return Ok(estimate(Evidence::Exact).note(too_few(n)));
            }
            // The variance of a ratio of totals, linearised: posts differ far more than Poisson counts would.
            let squares: Vec<f64> =
                posts().map(|(count, of)| (count - rate * of) * (count - rate * of)).collect();
            let spread = sum::sum(&squares) * n as f64 / (n - 1) as f64;
            estimate(Evidence::ratio(n, spread / (all as f64 * all as f64)))
        }
    })
}

formulas! { "social":
    /// Average engagements per post is the mean number of reactions that a post received.
    ///
    /// It is a mean and no rate, though some call it engagement rate: it grows with the audience. A few posts carry
    /// most of it, so its interval is wide; look at the median too.
    formula "sum of engagements / posts"
    source "Sprout Social, Socialinsider: average engagements per post."
    fn average_engagements_per_post(
        /// Engagements of each post.
        engagements: Column<'_> as Counts,
    ) -> EngagementsPerPost, Higher {
        let metric = "average_engagements_per_post";
        let counts = whole_numbers(metric, "engagements", &engagements)?;
        let values: Vec<f64> = counts.into_iter().map(|count| count as f64).collect();
        Ok(mean_of(metric, Unit::EngagementsPerPost, ("engagements", &values)))
    }
    example ("[157, 90, 40, 310, 103]" = (&[157, 90, 40, 310, 103][..]).into()) => 140.0 in [11.17474225, 268.8252578];

    /// Engagement rate by followers of posts is the engagements of several posts for each follower.
    ///
    /// It sums engagements and followers over the posts, unless the mean or the median of the posts' rates is asked for:
    /// three numbers that differ, and that tools mix up. Its interval respects that posts differ.
    formula "sum of engagements / sum of followers"
    source "Rival IQ: engagement rate by follower (pooled; medians in its reports). Hootsuite: mean of posts. Interval: linearised over posts, Student's t."
    fn engagement_rate_by_followers_of_posts of "engagement_rate_by_followers" (
        /// Engagements of each post.
        engagements: Column<'_> as Counts,
        /// Followers when each post was published, above 0.
        followers: Column<'_> as Counts,
        /// How the posts become one rate: pooled, or the mean or median of their rates.
        average: PostAverage as Choice(PostAverage::WORDS) = Text("pooled"),
    ) -> Fraction, Higher {
        let form = ("engagement_rate_by_followers_of_posts", "engagement_rate_by_followers");
        of_posts(form, &engagements, ("followers", &followers), average)
    }
    example ("[157, 90, 40, 310, 103, 120, 61, 205]" = (&[157, 90, 40, 310, 103, 120, 61, 205][..]).into(), "[5000, 5020, 5040, 5100, 5150, 5160, 5200, 5230]" = (&[5000, 5020, 5040, 5100, 5150, 5160, 5200, 5230][..]).into(); social::PostAverage::Pooled) => 0.026552567237163816 in [0.01225861079, 0.04084652368];

    /// Engagement rate by reach of posts is the engagements of several posts for each account reached.
    ///
    /// Pooled, a post that reached many weighs more; the mean and the median of the posts' rates let small posts weigh
    /// as much. Its interval respects that posts differ.
    formula "sum of engagements / sum of reach"
    source "Hootsuite: ERR. Rival IQ: engagement rate by reach. Interval: linearised over posts, Student's t."
    fn engagement_rate_by_reach_of_posts of "engagement_rate_by_reach" (
        /// Engagements of each post.
        engagements: Column<'_> as Counts,
        /// Different accounts that saw each post, above 0.
        reach: Column<'_> as Counts,
        /// How the posts become one rate: pooled, or the mean or median of their rates.
        average: PostAverage as Choice(PostAverage::WORDS) = Text("pooled"),
    ) -> Fraction, Higher {
        let form = ("engagement_rate_by_reach_of_posts", "engagement_rate_by_reach");
        of_posts(form, &engagements, ("reach", &reach), average)
    }
    example ("[157, 90, 40, 310, 103, 120, 61, 205]" = (&[157, 90, 40, 310, 103, 120, 61, 205][..]).into(), "[2000, 1500, 900, 3600, 1700, 1900, 1100, 2600]" = (&[2000, 1500, 900, 3600, 1700, 1900, 1100, 2600][..]).into(); social::PostAverage::Pooled) => 0.07098039215686275 in [0.05897730237, 0.08298348194];

    /// Engagement rate by impressions of posts is the engagements of several posts for each impression.
    ///
    /// Pooled, a post that was shown often weighs more; the mean and the median of the posts' rates let small posts
    /// weigh as much. Its interval respects that posts differ.
    formula "sum of engagements / sum of impressions"
    source "X, LinkedIn, Sprout Social: Engagement rate. Interval: linearised over posts, Student's t."
    fn engagement_rate_by_impressions_of_posts of "engagement_rate_by_impressions" (
        /// Engagements of each post.
        engagements: Column<'_> as Counts,
        /// Times that each post was shown, above 0.
        impressions: Column<'_> as Counts,
        /// How the posts become one rate: pooled, or the mean or median of their rates.
        average: PostAverage as Choice(PostAverage::WORDS) = Text("pooled"),
    ) -> Fraction, Higher {
        let form = ("engagement_rate_by_impressions_of_posts", "engagement_rate_by_impressions");
        of_posts(form, &engagements, ("impressions", &impressions), average)
    }
    example ("[157, 90, 40, 310, 103, 120, 61, 205]" = (&[157, 90, 40, 310, 103, 120, 61, 205][..]).into(), "[3500, 2600, 1400, 6900, 2900, 3300, 1800, 4700]" = (&[3500, 2600, 1400, 6900, 2900, 3300, 1800, 4700][..]).into(); social::PostAverage::Pooled) => 0.04007380073800738 in [0.03532803178, 0.0448195697];

    /// Engagement rate by views of videos is the engagements of several videos for each view.
    ///
    /// Pooled, a video with many views weighs more; the mean and the median of the videos' rates let small ones weigh
    /// as much. Take the videos of one network: a view differs between them.
    formula "sum of engagements / sum of views"
    source "Rival IQ: TikTok engagement rate. Interval: linearised over posts, Student's t."
    fn engagement_rate_by_views_of_posts of "engagement_rate_by_views" (
        /// Engagements of each video.
        engagements: Column<'_> as Counts,
        /// Views of each video, above 0.
        views: Column<'_> as Counts,
        /// How the videos become one rate: pooled, or the mean or median of their rates.
        average: PostAverage as Choice(PostAverage::WORDS) = Text("pooled"),
    ) -> Fraction, Higher {
        let form = ("engagement_rate_by_views_of_posts", "engagement_rate_by_views");
        of_posts(form, &engagements, ("views", &views), average)
    }
    example ("[157, 90, 40, 310, 103, 120, 61, 205]" = (&[157, 90, 40, 310, 103, 120, 61, 205][..]).into(), "[2900, 1600, 800, 5200, 1500, 2100, 900, 3300]" = (&[2900, 1600, 800, 5200, 1500, 2100, 900, 3300][..]).into(); social::PostAverage::Pooled) => 0.05934426229508197 in [0.05577179142, 0.06291673317];
}
