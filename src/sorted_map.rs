//! A map for few entries, or for many that are made at once.

use std::borrow::Borrow;

use crate::sorting;

/// A map as a sorted list: finding takes O(log n), adding one entry in the middle O(n), and collecting n entries
/// O(n log n).
///
/// [`std::collections::BTreeMap`] adds in O(log n) too, but is compiled anew for every type at three kilobytes or more;
/// this takes a tenth of it. Where a forged file could add many entries one by one, use [`crate::interner::Interner`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SortedMap<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        SortedMap { entries: Vec::new() }
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    /// Where a key is, or where it belongs.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.entries.binary_search_by(|(other, _)| other.borrow().cmp(key))
    }

    /// The value of a key.
    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|place| &self.entries[place].1)
    }

    /// Whether it has the key.
    pub(crate) fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// The entry at a place in the order of the keys.
    pub(crate) fn at(&self, place: usize) -> Option<&(K, V)> {
        self.entries.get(place)
    }

    /// Sets the value of a key; gives the old one.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => Some(std::mem::replace(&mut self.entries[place].1, value)),
            Err(place) => {
                self.entries.insert(place, (key, value));
                None
            }
        }
    }

    /// The value of a key, made if there is none.
    pub(crate) fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let place = self.place(&key).unwrap_or_else(|place| {
            self.entries.insert(place, (key, V::default()));
            place
        });
        &mut self.entries[place].1
    }

    /// Takes a key out.
    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q)
    where
        K: Borrow<Q>,
    {
        if let Ok(place) = self.place(key) {
            self.entries.remove(place);
        }
    }

    /// All entries in order of the keys.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// All keys in order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// All values in order of the keys.
    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Of two entries with one key the last stays.
impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(entries: T) -> Self {
        let mut entries: Vec<(K, V)> = entries.into_iter().collect();
        entries.reverse();
        sorting::sort_by(&mut entries, |one, other| one.0.cmp(&other.0));
        entries.dedup_by(|next, kept| next.0 == kept.0);
        SortedMap { entries }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn does_what_a_b_tree_does(entries: Vec<(u8, u32)>, removed: Vec<u8>, asked: u8) {
            let mut expected: BTreeMap<u8, u32> = entries.iter().copied().collect();
            let mut ours: SortedMap<u8, u32> = entries.iter().copied().collect();
            let mut one_by_one = SortedMap::default();
            for &(key, value) in &entries {
                one_by_one.insert(key, value);
            }
            prop_assert_eq!(&ours, &one_by_one);
            for key in removed {
                expected.remove(&key);
                ours.remove(&key);
            }
            *expected.entry(asked).or_default() ^= 1;
            *ours.or_default(asked) ^= 1;
            prop_assert_eq!(ours.insert(asked, 7), expected.insert(asked, 7));
            let places = (0..=ours.len()).filter_map(|place| ours.at(place));
            prop_assert!(places.map(|(key, _)| key).eq(expected.keys()));
            prop_assert!(ours.iter().eq(&expected) && ours.keys().eq(expected.keys()));
            prop_assert!(ours.values().eq(expected.values()) && ours.len() == expected.len());
            for key in 0..=255 {
                prop_assert_eq!(ours.get(&key), expected.get(&key));
                prop_assert_eq!(ours.contains_key(&key), expected.contains_key(&key));
            }
        }
    }
}
