//! The formulas: pure functions from a few numbers to an estimate, a file or a folder a family.

pub mod commerce;
pub mod lifetime_value;
pub mod loyalty;
mod shapes;

use crate::error::{Code, Error};
use crate::metric::Formula;
use crate::order::arrange;

/// Every formula, family by family.
pub fn all() -> impl Iterator<Item = &'static Formula> {
    let families = [loyalty::FORMULAS, lifetime_value::FORMULAS];
    commerce::FORMULAS.iter().copied().chain(families).flatten()
}

/// The formula of that id.
///
/// # Errors
///
/// When there is none; the error lists the nearest ids.
pub fn find(id: &str) -> Result<&'static Formula, Error> {
    all().find(|formula| formula.id == id).ok_or_else(|| {
        let mut near: Vec<_> = all().map(|formula| (distance(id, formula.id), formula.id)).collect();
        arrange(&mut near, Ord::cmp);
        let choices = near.iter().take(5).map(|(_, id)| *id).collect::<Vec<_>>().join(", ");
        Error::new(Code::Unknown, "metric").with("choices", choices).got_text(id)
    })
}

/// Edits between two names (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b.bytes()) {
            let best = (diagonal + usize::from(x != y)).min(*cell + 1).min(left + 1);
            diagonal = std::mem::replace(cell, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_id_is_answered_with_the_nearest() {
        assert_eq!(distance("kitten", "sitting"), 3);
        let error = find("repeat_purchase").unwrap_err();
        assert!(error.rule().starts_with("must be one of repeat_purchase_rate,"), "{error}");
    }
}
