//! Surveys and ratings: what people answer on a named scale.

use super::shapes::*;
use crate::decimal::Number;
use crate::error::{Code, Error};
use crate::estimate::{Estimate, Evidence, LEVEL};
use crate::field::{Choice as _, Unit, choices};
use crate::math::interval::wilson;
use crate::math::sum;
use crate::metric::formulas;
use crate::note::{Code as NoteCode, Note};
use crate::rows::Column;

choices! {
    /// Which of seven answers say that it was easy.
    EasyRule {
        /// The answers 5, 6 and 7.
        #[default]
        TopThree = "top_three",
        /// The answers 6 and 7.
        TopTwo = "top_two",
    }
}

/// The Net Promoter Score of three counts.
fn net_promoter_score(promoters: u64, passives: u64, detractors: u64, none: &'static str) -> Estimate {
    net_score("nps", (promoters, passives, detractors), none)
}

/// The share of answers in the top boxes of a scale from 1.
fn top_boxes(metric: &'static str, scores: &Column<'_>, scale: u64, boxes: u64) -> Result<Estimate, Error> {
    if boxes >= scale {
        let error = Error::new(Code::Between, metric).at("boxes").with("least", 1).with("most", scale - 1);
        return Err(error.got(boxes));
    }
    let answers = Answers::read(metric, ("scores", scores), 1, scale as i64)?;
    Ok(answers.share(metric, (scale - boxes + 1) as i64))
}

/// A mean of ratings that is pulled to a prior mean.
fn bayesian(metric: &'static str, total: f64, ratings: u64, prior: f64, weight: f64) -> Estimate {
    let value = (total + weight * prior) / (ratings as f64 + weight);
    let given = Note::new(NoteCode::PointInputs);
    Estimate::new(metric, Unit::Rating, value, ratings, Evidence::Exact).note(given)
}

/// The lower end of the interval of the share of positive ratings.
fn lower_bound(metric: &'static str, positive: u64, negative: u64) -> Estimate {
    let all = positive.saturating_add(negative);
    match wilson(positive as f64, all as f64, LEVEL) {
        Some(interval) => Estimate::new(metric, Unit::Fraction, interval.low, all, Evidence::Exact)
            .note(Note::new(NoteCode::LowerEnd)),
        None => zero(metric, Unit::Fraction, "positive + negative"),
    }
}

formulas! { "survey":
    /// Net Promoter Score is the share of promoters (9 and 10) minus the share of detractors (0 to 6), in points.
    ///
    /// Answers are whole numbers from 0 to 10; other scales are refused, since their scores are no NPS. The same score
    /// may hide many or few promoters: look at the three shares too. Its interval is wide: 300 answers give about ±8.
    formula "100 * (promoters - detractors) / responses"
    source "Reichheld 2003. Interval: adjusted Wald, Rocks 2016, The American Statistician."
    alias "NPS", "eNPS";
    fn nps(
        /// Answers from 0 to 10.
        scores: Column<'_> as Scores,
    ) -> Points, Higher {
        let answers = Answers::read("nps", ("scores", &scores), 0, 10)?;
        let (promoters, detractors) = (answers.from(9), answers.all() - answers.from(7));
        let passives = answers.all() - promoters - detractors;
        Ok(net_promoter_score(promoters, passives, detractors, "scores"))
    }
    example ("[10, 9, 9, 8, 7, 10, 6, 3, 9, 8, 10, 7, 5, 9, 10, 2, 9, 8, 10, 9]" = (&[10_i64, 9, 9, 8, 7, 10, 6, 3, 9, 8, 10, 7, 5, 9, 10, 2, 9, 8, 10, 9][..]).into()) => 35.0 in [-1.868158742, 62.73772396];

    /// Net Promoter Score from its three counts is the same score, for answers that are already counted.
    ///
    /// Count first, then divide: shares that were rounded before give another score.
    formula "100 * (promoters - detractors) / (promoters + passives + detractors)"
    source "Reichheld 2003. Interval: adjusted Wald, Rocks 2016, The American Statistician."
    fn nps_from_counts of "nps" (
        /// Answers of 9 and 10.
        promoters: u64 as Count,
        /// Answers of 7 and 8.
        passives: u64 as Count,
        /// Answers from 0 to 6.
        detractors: u64 as Count,
    ) -> Points, Higher {
        Ok(net_promoter_score(promoters, passives, detractors, "responses"))
    }
    example ("162" = 162, "108" = 108, "54" = 54) => 33.333333333333336 in [24.94525141, 41.10979446];

    /// Customer satisfaction (CSAT) is the share of answers in the top boxes of the scale: 4 and 5 of five.
    ///
    /// Scale and boxes are named, never guessed from the answers: three boxes of six and of seven are in use too, and
    /// good of good and bad is a scale of 2 with one box. Rates of different scales are not subtracted.
    formula "answers in the top boxes / answers"
    source "Top two of five: widest use. Zendesk: good / (good + bad)."
    alias "CSAT", "top two box";
    fn csat(
        /// Answers from 1 to `scale`.
        scores: Column<'_> as Scores,
        /// The highest answer.
        scale: u64 as Whole(2, 11) = Int(5),
        /// How many of the highest answers count as satisfied.
        boxes: u64 as Whole(1, 10) = Int(2),
    ) -> Fraction, Higher { top_boxes("csat", &scores, scale, boxes) }
    example ("[5, 4, 3, 5, 4, 2, 5, 5, 4, 1, 4, 5, 3, 4, 5, 5, 4, 4, 2, 5]" = (&[5_i64, 4, 3, 5, 4, 2, 5, 5, 4, 1, 4, 5, 3, 4, 5, 5, 4, 4, 2, 5][..]).into(); 5, 2) => 0.75 in [0.5312991224, 0.8881382986];

    /// Customer satisfaction from counts is the same share, for answers that are already counted.
    ///
    /// Offers of a survey that nobody answered are no responses: they belong to the response rate.
    formula "satisfied / responses"
    source "Top two of five: widest use. Zendesk: good / (good + bad)."
    fn csat_from_counts of "csat" (
        /// Satisfied answers.
        satisfied: u64 as Count,
        /// All answers.
        responses: u64 as Count,
    ) -> Fraction, Higher { share("csat_from_counts", ("satisfied", satisfied), ("responses", responses)) }
    example ("412" = 412, "500" = 500) => 0.824 in [0.7881858287, 0.8548735987];

    /// Customer effort score (CES) is the share of customers who agree that the company made it easy: 5 to 7 of seven.
    ///
    /// Others take 6 and 7, or the mean. The older question, how much effort it took, runs the other way: turn its
    /// answers around before.
    formula "answers from 5 to 7 / answers"
    source "CES 2.0, Gartner (CEB). CustomerGauge: 5 to 7 of seven."
    alias "CES";
    fn ces(
        /// Answers from 1 (disagree) to 7 (agree) to "the company made it easy".
        scores: Column<'_> as Scores,
        /// Which answers count as easy: 5 to 7, or 6 and 7.
        rule: EasyRule as Choice(EasyRule::WORDS) = Text("top_three"),
    ) -> Fraction, Higher {
        let answers = Answers::read("ces", ("scores", &scores), 1, 7)?;
        Ok(answers.share("ces", if rule == EasyRule::TopThree { 5 } else { 6 }))
    }
    example ("[7, 6, 5, 4, 6, 7, 3, 5, 6, 2, 7, 6, 5, 4, 6]" = (&[7_i64, 6, 5, 4, 6, 7, 3, 5, 6, 2, 7, 6, 5, 4, 6][..]).into(); survey::EasyRule::TopThree) => 0.7333333333333333 in [0.4804956594, 0.8910254667];

    /// Customer effort score from counts is the same share, for answers that are already counted.
    ///
    /// Count by one rule, and say which: 5 to 7 of seven, or 6 and 7.
    formula "easy / responses"
    source "CES 2.0, Gartner (CEB). CustomerGauge: 5 to 7 of seven."
    fn ces_from_counts of "ces" (
        /// Answers that it was easy.
        easy: u64 as Count,
        /// All answers.
        responses: u64 as Count,
    ) -> Fraction, Higher { share("ces_from_counts", ("easy", easy), ("responses", responses)) }
    example ("65" = 65, "100" = 100) => 0.65 in [0.552544433, 0.7363575176];

    /// Average rating is the mean of the ratings that customers gave.
    ///
    /// It is no rule to rank by: one rating of 5 beats a thousand of 4.9. Rank by the Bayesian average or by Wilson's
    /// lower bound. Who rates is not who buys: ratings crowd at both ends of the scale. Means of different scales are not
    /// subtracted.
    formula "sum of ratings / number of ratings"
    source "Shopify, Google: Rating. Amazon's is weighted by a model and no mean."
    alias "star rating";
    fn average_rating(
        /// Ratings on one scale, halves and other parts included.
        ratings: Column<'_> as Numbers,
        /// The highest rating.
        scale: u64 as Whole(1, 100) = Int(5),
        /// The lowest rating: 1, or 0.
        lowest: u64 as Whole(0, 1) = Int(1),
    ) -> Rating, Higher {
        let metric = "average_rating";
        let error = |code| Error::new(code, metric);
        if scale <= lowest {
            return Err(error(Code::Above).at("scale").with("limit", lowest).got(scale));
        }
        let values = numbers(metric, "ratings", &ratings)?;
        let within = lowest as f64..=scale as f64;
        if let Some((row, odd)) = values.iter().enumerate().find(|(_, value)| !within.contains(value)) {
            let error = error(Code::Between).at("ratings").with("least", lowest).with("most", scale);
            return Err(error.got(Number(*odd)).row_at(row));
        }
        Ok(mean_of(metric, Unit::Rating, ("ratings", &values)))
    }
    example ("[5, 5, 4, 3, 5, 4]" = (&[5.0, 5.0, 4.0, 3.0, 5.0, 4.0][..]).into(); 5, 1) => 4.333333333333333 in [3.476472721, 5.190193945];

    /// Bayesian average rating pulls the mean of few ratings towards the mean of all items, so that items can be ranked.
    ///
    /// It is a rule to rank by, not what customers said. The weight says how many ratings the mean of all items counts
    /// for: 10 is usual, IMDb took thousands. An item without ratings has the prior mean.
    formula "(ratings * mean_rating + prior_weight * prior_mean) / (ratings + prior_weight)"
    source "IMDb: WR = v/(v+m) R + m/(v+m) C. BoardGameGeek: Geek rating."
    alias "weighted rating", "Geek rating";
    fn bayesian_average_rating(
        /// Mean rating of the item.
        mean_rating: f64 as Real,
        /// Ratings of the item.
        ratings: u64 as Count,
        /// Mean rating over all items.
        prior_mean: f64 as Real,
        /// How many ratings the prior mean counts for.
        prior_weight: f64 as Positive,
    ) -> Rating, Higher {
        let total = ratings as f64 * mean_rating;
        Ok(bayesian("bayesian_average_rating", total, ratings, prior_mean, prior_weight))
    }
    example ("4.6" = 4.6, "12" = 12, "4" = 4.0, "10" = 10.0) => 4.327272727272727;

    /// Bayesian average rating of ratings is the same, from the item's own ratings.
    ///
    /// It is a rule to rank by, not what customers said.
    formula "(sum of ratings + prior_weight * prior_mean) / (number of ratings + prior_weight)"
    source "IMDb: WR = v/(v+m) R + m/(v+m) C. BoardGameGeek: Geek rating."
    fn bayesian_average_rating_of_ratings of "bayesian_average_rating" (
        /// Ratings of the item on one scale.
        ratings: Column<'_> as Numbers,
        /// Mean rating over all items.
        prior_mean: f64 as Real,
        /// How many ratings the prior mean counts for.
        prior_weight: f64 as Positive,
    ) -> Rating, Higher {
        let metric = "bayesian_average_rating_of_ratings";
        let values = numbers(metric, "ratings", &ratings)?;
        Ok(bayesian(metric, sum::sum(&values), values.len() as u64, prior_mean, prior_weight))
    }
    example ("[5, 5, 4, 3, 5, 4]" = (&[5.0, 5.0, 4.0, 3.0, 5.0, 4.0][..]).into(), "4" = 4.0, "10" = 10.0) => 4.125;

    /// Wilson lower bound of ratings is the positive share that the ratings prove at 95 %, so that items can be ranked.
    ///
    /// Few ratings prove little: 9 of 10 rank below 85 of 100. It is a rule to rank by, not the share itself.
    formula "lower end of Wilson's interval of positive / (positive + negative)"
    source "Evan Miller: How not to sort by average rating. Reddit: best."
    alias "best comment order";
    fn rating_wilson_lower_bound(
        /// Positive ratings.
        positive: u64 as Count,
        /// Negative ratings.
        negative: u64 as Count,
    ) -> Fraction, Higher { Ok(lower_bound("rating_wilson_lower_bound", positive, negative)) }
    example ("90" = 90, "10" = 10) => 0.8256343384950865;

    /// Wilson lower bound from stars is the same, from ratings of 1 to 5 stars: 4 and 5 are positive, 1 and 2 negative.
    ///
    /// Three stars are neither and do not count.
    formula "lower end of Wilson's interval of positive / (positive + negative)"
    source "Evan Miller: How not to sort by average rating. Reddit: best."
    fn rating_wilson_lower_bound_of_ratings of "rating_wilson_lower_bound" (
        /// Ratings from 1 to 5 stars.
        ratings: Column<'_> as Scores,
    ) -> Fraction, Higher {
        let metric = "rating_wilson_lower_bound_of_ratings";
        let answers = Answers::read(metric, ("ratings", &ratings), 1, 5)?;
        Ok(lower_bound(metric, answers.from(4), answers.all() - answers.from(3)))
    }
    example ("[5, 4, 4, 2, 5, 5, 3, 1, 4, 5, 5, 4]" = (&[5_i64, 4, 4, 2, 5, 5, 3, 1, 4, 5, 5, 4][..]).into()) => 0.5230194380391558;

    /// Survey response rate is the share of delivered invitations that were answered.
    ///
    /// Who answers differs from who does not, and no interval shows that. Say whether answers that stop half way count.
    formula "responses / invitations"
    source "Qualtrics: Response rate. AAPOR: RR1 to RR6."
    fn survey_response_rate(
        /// Complete answers.
        responses: u64 as Count,
        /// Invitations delivered.
        invitations: u64 as Count,
    ) -> Fraction, Higher {
        share("survey_response_rate", ("responses", responses), ("invitations", invitations))
    }
    example ("500" = 500, "4000" = 4000) => 0.125 in [0.1151094957, 0.1356100868];

    /// Survey option share is the share of respondents who gave a certain answer.
    ///
    /// A share without the number of respondents says little: 92 of 100 may be 85 % in truth. Where several answers may
    /// be chosen, shares add up to more than 1.
    formula "chosen / responses"
    source "Any survey tool: % of answers."
    fn survey_option_share(
        /// Respondents who gave the answer.
        chosen: u64 as Count,
        /// All respondents.
        responses: u64 as Count,
    ) -> Fraction, Neither { share("survey_option_share", ("chosen", chosen), ("responses", responses)) }
    example ("92" = 92, "100" = 100) => 0.92 in [0.850018923, 0.9589065385];

    /// Negative review rate is the share of reviews with 1 or 2 stars of five.
    ///
    /// Three stars are neither positive nor negative, so it is not 1 minus the positive share.
    formula "negative / reviews"
    source "Review tools: share of 1 and 2 stars."
    fn negative_review_rate(
        /// Reviews of 1 or 2 stars.
        negative: u64 as Count,
        /// All reviews.
        reviews: u64 as Count,
    ) -> Fraction, Lower { share("negative_review_rate", ("negative", negative), ("reviews", reviews)) }
    example ("18" = 18, "300" = 300) => 0.06 in [0.03828636952, 0.09283944515];
}
