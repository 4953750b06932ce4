//! Surveys and ratings: what people answer on a named scale.

use super::shapes::*;
use crate::error::{Code, Error};
use crate::estimate::Estimate;
use crate::metric::formulas;
use crate::rows::Column;

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
}
