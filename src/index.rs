//! Finds a place in a list by a name that stands there.
//!
//! A map of names would keep a second copy of every id, which for 100,000 of them takes longer than all else that opening
//! does. This table keeps only places; the names stay in the list.

/// Marks a slot without a place.
const EMPTY: u32 = u32::MAX;
/// So many slots are tried for a name. In a table at most half full chance never needs as many; a forged file whose
/// names all want one slot does, and the places of its names go to a sorted list, so that it cannot make the table slow.
const TRIES: usize = 64;

/// Places by name: an open-addressing hash table that is never more than half full.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// The hash of a name and its place.
    slots: Vec<(u32, u32)>,
    used: usize,
    /// Places that found no slot, in order of their names.
    crowded_out: Vec<u32>,
}

impl Index {
    /// A table that need not grow for so many names.
    pub(crate) fn with_capacity(names: usize) -> Index {
        Index { slots: vec![(0, EMPTY); (names * 2 + 2).next_power_of_two().max(16)], ..Index::default() }
    }

    /// The hash by which a name is found: eight bytes at a time, because ids are long and there are many.
    pub(crate) fn hash(name: &str) -> u32 {
        // An odd multiplier with well-spread bits (the golden ratio's) carries each bit upwards, the shift down again.
        let mix = |hash: u64| {
            let hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            hash ^ hash >> 29
        };
        let mut hash = name.len() as u64;
        for chunk in name.as_bytes().chunks(8) {
            let word = chunk.iter().rev().fold(0, |word: u64, &byte| word << 8 | u64::from(byte));
            hash = mix(hash ^ word);
        }
        (mix(hash) >> 32) as u32
    }

    /// The place of a name with its hash; `name_at` tells which name stands at a place.
    pub(crate) fn find<'a>(
        &self,
        hash: u32,
        name: &str,
        name_at: &dyn Fn(usize) -> &'a str,
    ) -> Option<usize> {
        for slot in self.slots_for(hash) {
            match self.slots[slot] {
                (_, EMPTY) => break,
                (other, place) if other == hash && name_at(place as usize) == name => {
                    return Some(place as usize);
                }
                _ => {}
            }
        }
        self.crowded_out(name, name_at).ok().map(|found| self.crowded_out[found] as usize)
    }

    /// Adds the place of a name that is not in yet. All names must still stand where they were added.
    pub(crate) fn add<'a>(&mut self, hash: u32, place: usize, name_at: &dyn Fn(usize) -> &'a str) {
        if (self.used + 1) * 2 > self.slots.len() {
            let larger = Index::with_capacity(self.slots.len());
            for (hash, place) in std::mem::replace(&mut self.slots, larger.slots) {
                if place != EMPTY {
                    self.put(hash, place, name_at);
                }
            }
        }
        // A browser's memory ends long before four thousand million events.
        self.put(hash, u32::try_from(place).unwrap_or(EMPTY), name_at);
        self.used += 1;
    }

    fn put<'a>(&mut self, hash: u32, place: u32, name_at: &dyn Fn(usize) -> &'a str) {
        match self.slots_for(hash).find(|&slot| self.slots[slot].1 == EMPTY) {
            Some(slot) => self.slots[slot] = (hash, place),
            None => {
                let found = self.crowded_out(name_at(place as usize), name_at);
                self.crowded_out.insert(found.unwrap_or_else(|belongs| belongs), place);
            }
        }
    }

    fn crowded_out<'a>(&self, name: &str, name_at: &dyn Fn(usize) -> &'a str) -> Result<usize, usize> {
        self.crowded_out.binary_search_by(|&place| name_at(place as usize).cmp(name))
    }

    /// The slots in which a name may stand, the first choice first. There is a power of two of slots.
    fn slots_for(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().wrapping_sub(1);
        (0..TRIES.min(self.slots.len())).map(move |next| (hash as usize).wrapping_add(next) & mask)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[String]) -> Index {
        let mut index = Index::default();
        let find = |index: &Index, name: &str| index.find(Index::hash(name), name, &|place| &names[place]);
        for (place, name) in names.iter().enumerate() {
            assert_eq!(find(&index, name), None);
            index.add(Index::hash(name), place, &|place| &names[place]);
        }
        for (place, name) in names.iter().enumerate() {
            assert_eq!(find(&index, name), Some(place));
        }
        assert_eq!(find(&index, "no such name"), None);
        index
    }

    #[test]
    fn every_name_is_found_and_no_other() {
        let names: Vec<String> = (0..10_000).map(|number| format!("d.1-{number}")).collect();
        assert!(check(&names).crowded_out.is_empty());
    }

    #[test]
    fn names_forged_to_want_one_slot_are_found_too() {
        let names = (0..).map(|number| format!("d.1-{number}"));
        let names: Vec<String> = names.filter(|name| Index::hash(name) & 0x3ff == 7).take(300).collect();
        assert!(!check(&names).crowded_out.is_empty());
    }
}
