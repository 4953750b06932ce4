//! The formulas: pure functions from a few numbers to an estimate, a file or a folder a family.

pub mod commerce;
pub mod lifetime_value;
pub mod loyalty;
mod shapes;
pub mod survey;
pub mod web;

use crate::error::{Code, Error};
use crate::metric::Formula;

/// Every formula, family by family.
pub fn all() -> impl Iterator<Item = &'static Formula> {
    let families = [loyalty::FORMULAS, lifetime_value::FORMULAS, web::FORMULAS, survey::FORMULAS];
    commerce::FORMULAS.iter().copied().chain(families).flatten()
}

/// The formula of that id.
///
/// # Errors
///
/// When there is none; the error lists the nearest ids.
pub fn find(id: &str) -> Result<&'static Formula, Error> {
    all().find(|formula| formula.id == id).ok_or_else(|| {
        let ids: Vec<&str> = all().map(|formula| formula.id).collect();
        Error::new(Code::Unknown, "metric").among(&ids, id).got_text(id)
    })
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
