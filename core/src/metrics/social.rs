//! Social media: who follows, who is reached, and who reacts to what.

use super::shapes::*;
use crate::field::Unit;
use crate::metric::formulas;
use crate::rows::Column;

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
}
