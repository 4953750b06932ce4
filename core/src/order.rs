//! Sorting, of which every instance of the standard library's costs the browser build 5 KB: without threads, one small
//! sort does.

use std::cmp::Ordering;

/// Sorts numbers and what is copied like them; items that compare equal are alike.
pub(crate) fn sort<T: Copy>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    #[cfg(feature = "parallel")]
    items.sort_unstable_by(compare);
    #[cfg(not(feature = "parallel"))]
    merge_sort(items, &compare);
}

/// Sorts a short list; items that compare equal keep their order. Long lists deserve `sort`.
pub(crate) fn arrange<T: Clone>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = places(items.len(), &|&a, &b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let sorted: Vec<T> = order.into_iter().filter_map(|place| items.get(place).cloned()).collect();
    items.clone_from_slice(&sorted);
}

/// The numbers below `length` as `compare` orders them.
fn places(length: usize, compare: &dyn Fn(&usize, &usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    #[cfg(feature = "parallel")]
    order.sort_by(compare);
    #[cfg(not(feature = "parallel"))]
    merge_sort(&mut order, compare);
    order
}

/// Sorts by merging ever longer runs; items that compare equal keep their order.
#[cfg(any(test, not(feature = "parallel")))]
fn merge_sort<T: Copy>(items: &mut [T], compare: &dyn Fn(&T, &T) -> Ordering) {
    let mut before = Vec::new();
    let mut width = 1;
    while width < items.len() {
        before.clear();
        before.extend_from_slice(items);
        for (from, to) in before.chunks(2 * width).zip(items.chunks_mut(2 * width)) {
            let (mut first, mut second) = from.split_at(width.min(from.len()));
            for to in to {
                let later = match (first.first(), second.first()) {
                    (Some(a), Some(b)) => compare(b, a).is_lt(),
                    (a, _) => a.is_none(),
                };
                let run = if later { &mut second } else { &mut first };
                if let Some((next, rest)) = run.split_first() {
                    (*to, *run) = (*next, rest);
                }
            }
        }
        width *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut words = ["pear", "fig", "plum", "kiwi", "apple"];
        arrange(&mut words, |a, b| a.len().cmp(&b.len()));
        assert_eq!(words, ["fig", "pear", "plum", "kiwi", "apple"]);
    }

    #[test]
    fn the_small_sort_is_the_stable_one() {
        let mut seed = 7_u64;
        for length in (0..70).chain([1_000, 1_025]) {
            let mut draw = |_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (seed >> 60, seed >> 20)
            };
            let items: Vec<(u64, u64)> = (0..length).map(&mut draw).collect();
            let (mut small, mut standard, mut any) = (items.clone(), items.clone(), items);
            merge_sort(&mut small, &|a, b| a.0.cmp(&b.0));
            standard.sort_by_key(|item| item.0);
            assert_eq!(small, standard, "{length}");
            sort(&mut any, Ord::cmp);
            standard.sort_unstable();
            assert_eq!(any, standard, "{length}");
        }
    }
}
