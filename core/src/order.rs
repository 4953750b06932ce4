//! Sorting, of which every instance of the standard library's costs the browser build 5 KB: without threads, one small
//! sort does.

use std::cmp::Ordering;

/// Sorts numbers and what is copied like them; items that compare equal are alike.
pub(crate) fn sort<T: Copy>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    #[cfg(feature = "parallel")]
    items.sort_unstable_by(compare);
    #[cfg(not(feature = "parallel"))]
    merge_sort(items, compare);
}

/// Sorts keys, of which most are spread evenly.
pub(crate) fn sort_keys(keys: &mut [u128]) {
    #[cfg(feature = "parallel")]
    keys.sort_unstable();
    #[cfg(not(feature = "parallel"))]
    bucket_sort(keys);
}

/// Sorts keys by way of buckets of their first bits, some 16 keys each where keys are spread evenly.
#[cfg(any(test, not(feature = "parallel")))]
fn bucket_sort(keys: &mut [u128]) {
    let bits = (keys.len() / 16).checked_ilog2().unwrap_or_default();
    let bucket = |key: &u128| ((key >> 64) as u64).checked_shr(u64::BITS - bits).unwrap_or_default() as usize;
    let mut places = vec![0_usize; 1 << bits];
    for key in keys.iter() {
        places.get_mut(bucket(key)).into_iter().for_each(|count| *count += 1);
    }
    let counts = places.clone();
    let mut start = 0;
    for place in &mut places {
        start += std::mem::replace(place, start);
    }
    let unsorted = keys.to_vec();
    for key in unsorted {
        let Some(place) = places.get_mut(bucket(&key)) else { continue };
        keys.get_mut(*place).into_iter().for_each(|to| *to = key);
        *place += 1;
    }
    let mut rest = keys;
    for count in counts {
        let (keys, others) = std::mem::take(&mut rest).split_at_mut(count);
        if count > 64 {
            // One customer with many orders, for example.
            merge_sort(keys, Ord::cmp);
        } else {
            insert_sort(keys);
        }
        rest = others;
    }
}

/// Sorts a few keys by insertion.
#[cfg(any(test, not(feature = "parallel")))]
fn insert_sort(keys: &mut [u128]) {
    for next in 1..keys.len() {
        let mut place = next;
        while place > 0 && keys.get(place) < keys.get(place - 1) {
            keys.swap(place, place - 1);
            place -= 1;
        }
    }
}

/// Sorts whole numbers by their bytes, the lowest first, passing over bytes in which all are alike.
#[cfg(any(test, not(feature = "parallel")))]
pub(crate) fn sort_numbers(items: &mut [i64]) {
    if items.is_sorted() {
        return;
    }
    let mut other = items.to_vec();
    let (mut from, mut to) = (&mut *items, other.as_mut_slice());
    let mut is_swapped = false;
    let first = from.first().copied().unwrap_or_default();
    let differing = from.iter().fold(0, |bits, item| bits | (item ^ first));
    for shift in (0..u64::BITS).step_by(8) {
        if (differing >> shift) & 255 == 0 {
            continue;
        }
        // With the sign turned, negative numbers come first.
        let byte = |item: &i64| ((item ^ i64::MIN) as u64 >> shift) as usize & 255;
        let mut places = [0_usize; 256];
        for item in from.iter() {
            places[byte(item)] += 1;
        }
        let mut start = 0;
        for place in &mut places {
            start += std::mem::replace(place, start);
        }
        for item in from.iter() {
            let place = &mut places[byte(item)];
            if let Some(to) = to.get_mut(*place) {
                *to = *item;
            }
            *place += 1;
        }
        (from, to) = (to, from);
        is_swapped = !is_swapped;
    }
    if is_swapped {
        to.copy_from_slice(from);
    }
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
fn merge_sort<T: Copy>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    // What is in order already is common, and found at the first item that is not.
    if items.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let mut other = items.to_vec();
    let (mut from, mut to) = (&mut *items, other.as_mut_slice());
    let (mut width, mut is_swapped) = (1, false);
    while width < from.len() {
        for (from, to) in from.chunks(2 * width).zip(to.chunks_mut(2 * width)) {
            let (mut first, mut second) = from.split_at(width.min(from.len()));
            for to in to {
                let run = match (first.first(), second.first()) {
                    (Some(a), Some(b)) if compare(b, a).is_lt() => &mut second,
                    (Some(_), _) => &mut first,
                    _ => &mut second,
                };
                if let Some((next, rest)) = run.split_first() {
                    (*to, *run) = (*next, rest);
                }
            }
        }
        (from, to) = (to, from);
        (width, is_swapped) = (2 * width, !is_swapped);
    }
    if is_swapped {
        to.copy_from_slice(from);
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
            merge_sort(&mut small, |a, b| a.0.cmp(&b.0));
            standard.sort_by_key(|item| item.0);
            assert_eq!(small, standard, "{length}");
            sort(&mut any, Ord::cmp);
            standard.sort_unstable();
            assert_eq!(any, standard, "{length}");
            let shift = length % 64;
            let mut numbers: Vec<i64> =
                any.iter().map(|(_, bits)| (*bits as i64 - (1 << 43)) << shift).collect();
            let mut standard = numbers.clone();
            sort_numbers(&mut numbers);
            standard.sort_unstable();
            assert_eq!(numbers, standard, "{length}");
        }
    }

    #[test]
    fn keys_are_sorted_by_way_of_buckets() {
        let keys = |count: u32| (0..count).map(|n| xxhash_rust::xxh3::xxh3_128(&n.to_le_bytes()));
        for count in [0, 1, 2, 15, 16, 17, 64, 65, 1_000, 20_000] {
            // Spread evenly; then also a third of them in one bucket.
            for mask in [0, 15_u128 << 100 | 7] {
                let mut own: Vec<u128> =
                    keys(count).map(|key| if mask > 0 && key % 3 == 0 { key & mask } else { key }).collect();
                let mut standard = own.clone();
                bucket_sort(&mut own);
                standard.sort_unstable();
                assert_eq!(own, standard, "{count} keys");
            }
        }
    }
}
