//! Sorting of short lists by one compiled sort, since every `sort_by` costs the browser build 5 KB of its own.

use std::cmp::Ordering;

/// Sorts a short list; items that compare equal keep their order. Long lists deserve `sort_unstable`.
pub(crate) fn arrange<T: Clone>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = places(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let sorted: Vec<T> = order.into_iter().filter_map(|place| items.get(place).cloned()).collect();
    items.clone_from_slice(&sorted);
}

/// The numbers below `length` as `compare` orders them.
fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

#[cfg(test)]
mod tests {
    use super::arrange;

    #[test]
    fn equal_items_keep_their_order() {
        let mut words = ["pear", "fig", "plum", "kiwi", "apple"];
        arrange(&mut words, |a, b| a.len().cmp(&b.len()));
        assert_eq!(words, ["fig", "pear", "plum", "kiwi", "apple"]);
    }
}
