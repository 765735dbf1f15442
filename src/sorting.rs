//! Sorting that costs a page's visitor little to download.

use std::cmp::Ordering;

/// Sorts stably, as [`slice::sort_by`] does, in O(n log n) comparisons and with O(n) memory.
///
/// The standard library's sort is compiled anew for every type and order, at about five kilobytes each; with some
/// thirty of them that was a tenth of the app. Here only a few hundred bytes depend on the type, at the price
/// of an indirect call for each comparison.
pub(crate) fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let places = places(items.len(), &mut |one, other| compare(&items[one], &items[other]));
    put_in_order(items, places);
}

/// Brings every item to its place.
fn put_in_order<T>(items: &mut [T], mut places: Vec<usize>) {
    // Each cycle of the permutation is walked once: what belongs here is brought here.
    for start in 0..places.len() {
        let mut here = start;
        loop {
            let from = std::mem::replace(&mut places[here], here);
            if from == start || from == here {
                break;
            }
            items.swap(here, from);
            here = from;
        }
    }
}

/// Sorts stably by a key that is made once for each item, as [`slice::sort_by_cached_key`] does.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let places = places(items.len(), &mut |one, other| keys[one].cmp(&keys[other]));
    put_in_order(items, places);
}

/// Sorts stably, as [`slice::sort`] does.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// For each place of the sorted order, the index of what belongs there. The only sort that is compiled.
fn places(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|&one, &other| compare(one, other));
    places
}

#[cfg(test)]
mod tests {
    use rand::{RngExt, SeedableRng, rngs::SmallRng};

    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut rng = SmallRng::seed_from_u64(7);
        for length in (0..40).chain([1000]) {
            let items: Vec<(u8, usize)> = (0..length).map(|place| (rng.random_range(0..9), place)).collect();
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs, "stable, {length} items");
            let (mut ours, mut theirs) = (items.clone(), items);
            sort(&mut ours);
            theirs.sort();
            assert_eq!(ours, theirs);
            sort_by(&mut ours, |one, other| other.cmp(one));
            theirs.reverse();
            assert_eq!(ours, theirs);
        }
    }
}
