//! Finds a place in a list by a name that stands there.
//!
//! A map would keep a second copy of every id, which for 100,000 of them takes longer than all else that opening
//! does. This table keeps only places; the names stay in the list.

use std::collections::BTreeMap;

use crate::hash::Fnv;

/// Marks a slot without a place.
const EMPTY: u32 = u32::MAX;
/// So many slots are tried for a name. In a table at most half full chance never needs as many; a forged file whose
/// names all want one slot does, and its names go to a map, so that it cannot make the table slow.
const TRIES: usize = 64;

/// Places by name: an open-addressing hash table that is never more than half full.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    slots: Vec<u32>,
    used: usize,
    crowded_out: BTreeMap<String, u32>,
}

impl Index {
    /// The place of a name; `name_at` tells which name stands at a place.
    pub(crate) fn find<'a>(&self, name: &str, name_at: impl Fn(usize) -> &'a str) -> Option<usize> {
        for slot in self.slots_for(name) {
            match self.slots[slot] {
                EMPTY => break,
                place if name_at(place as usize) == name => return Some(place as usize),
                _ => {}
            }
        }
        self.crowded_out.get(name).map(|&place| place as usize)
    }

    /// Adds the place of a name that is not in yet. All names must still stand where they were added.
    pub(crate) fn add<'a>(&mut self, place: usize, name_at: impl Fn(usize) -> &'a str) {
        if (self.used + 1) * 2 > self.slots.len() {
            let twice = vec![EMPTY; (self.slots.len() * 2).max(16)];
            let places = std::mem::replace(&mut self.slots, twice);
            places
                .into_iter()
                .filter(|&place| place != EMPTY)
                .for_each(|place| self.put(place, name_at(place as usize)));
        }
        // A browser's memory ends long before four thousand million events.
        self.put(u32::try_from(place).unwrap_or(EMPTY), name_at(place));
        self.used += 1;
    }

    fn put(&mut self, place: u32, name: &str) {
        match self.slots_for(name).find(|&slot| self.slots[slot] == EMPTY) {
            Some(slot) => self.slots[slot] = place,
            None => drop(self.crowded_out.insert(name.to_owned(), place)),
        }
    }

    /// The slots in which a name may stand, the first choice first; their number is a power of two.
    fn slots_for(&self, name: &str) -> impl Iterator<Item = usize> + use<> {
        let mut hash = Fnv::default();
        hash.write(name.as_bytes());
        let mask = self.slots.len().wrapping_sub(1);
        // The last bytes hardly reach the low bits of an FNV hash from above, so the high bits are folded in.
        let first = (hash.finish() ^ hash.finish() >> 32) as usize;
        (0..TRIES.min(self.slots.len())).map(move |next| first.wrapping_add(next) & mask)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[String]) -> Index {
        let mut index = Index::default();
        for place in 0..names.len() {
            assert_eq!(index.find(&names[place], |place| &names[place]), None);
            index.add(place, |place| &names[place]);
        }
        for (place, name) in names.iter().enumerate() {
            assert_eq!(index.find(name, |place| &names[place]), Some(place));
        }
        assert_eq!(index.find("no such name", |place| &names[place]), None);
        index
    }

    #[test]
    fn every_name_is_found_and_no_other() {
        let names: Vec<String> = (0..10_000).map(|number| format!("d.1-{number}")).collect();
        assert!(check(&names).crowded_out.is_empty());
    }

    #[test]
    fn names_forged_to_want_one_slot_are_found_too() {
        let wanted = |name: &String| {
            let mut hash = Fnv::default();
            hash.write(name.as_bytes());
            (hash.finish() ^ hash.finish() >> 32) as u16 & 0x3ff == 7
        };
        let names: Vec<String> =
            (0..).map(|number| format!("d.1-{number}")).filter(wanted).take(300).collect();
        assert!(!check(&names).crowded_out.is_empty());
    }
}
