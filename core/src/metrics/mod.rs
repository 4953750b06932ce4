//! The formulas: pure functions from a few numbers to an estimate, a file or a folder a family.

pub mod commerce;
pub mod composite;
pub mod content;
pub mod email;
pub mod lifetime_value;
pub mod loyalty;
pub mod referral;
pub mod retention;
pub mod service;
mod shapes;
pub mod social;
pub mod survey;
pub mod web;

use crate::error::{Code, Error};
use crate::metric::Formula;

/// Every formula, family by family.
pub fn all() -> impl Iterator<Item = &'static Formula> {
    let folders = [commerce::FORMULAS, web::FORMULAS, social::FORMULAS];
    let files = [
        retention::FORMULAS,
        lifetime_value::FORMULAS,
        loyalty::FORMULAS,
        referral::FORMULAS,
        email::FORMULAS,
        content::FORMULAS,
        survey::FORMULAS,
        service::FORMULAS,
        composite::FORMULAS,
    ];
    folders.into_iter().flatten().copied().chain(files).flatten()
}

/// Names under which people mean different metrics, so that none of them is one here.
pub(crate) const AMBIGUOUS: &[(&str, &[&str])] = &[
    (
        "engagement_rate",
        &[
            "engagement_rate_by_followers",
            "engagement_rate_by_reach",
            "engagement_rate_by_impressions",
            "engagement_rate_by_views",
            "daily_engagement_rate",
        ],
    ),
    (
        "lifetime_value",
        &["clv_formula", "historic_clv", "clv_retention_model", "cohort_ltv", "predicted_clv"],
    ),
    (
        "redemption_rate",
        &["points_redemption_rate", "redeeming_member_rate", "redemption_frequency", "burn_ratio"],
    ),
    ("response_rate", &["survey_response_rate", "social_response_rate"]),
    ("retention", RETENTION),
    ("retention_rate", RETENTION),
];

const RETENTION: &[&str] = &["customer_retention_rate", "cohort_retention_rate", "rolling_retention_rate"];

/// The formula of that id.
///
/// # Errors
///
/// When there is none; the error lists the ids that may be meant.
pub fn find(id: &str) -> Result<&'static Formula, Error> {
    all().find(|formula| formula.id == id).ok_or_else(|| {
        let ids: Vec<&str> = all().map(|formula| formula.id).collect();
        unknown(&ids, id)
    })
}

/// The error of a name that is no id: what it may mean of those there are.
pub(crate) fn unknown(ids: &[&str], name: &str) -> Error {
    let several = AMBIGUOUS.iter().find(|(own, _)| *own == name).map_or(&[][..], |(_, several)| several);
    let several: Vec<&str> = several.iter().copied().filter(|id| ids.contains(id)).collect();
    let error = |code| Error::new(code, "metric").got_text(name);
    match several.as_slice() {
        [] => error(Code::Unknown).among(ids, name),
        several => error(Code::Ambiguous).with("choices", several.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_id_is_answered_with_the_nearest() {
        let error = find("repeat_purchase").unwrap_err();
        assert!(error.rule().starts_with("must be one of repeat_purchase_rate,"), "{error}");
        let error = find("repeat_purchase_rat").unwrap_err();
        assert_eq!(error.hint().as_deref(), Some("did you mean repeat_purchase_rate?"));
    }
}
