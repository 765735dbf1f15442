//! Entries by the keys of their names.

use crate::glossary::Glossary;
use crate::interner::Interner;

use super::names::name_key;

/// The entries that have a name; names of one key are the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct NameIndex {
    keys: Interner,
    /// For each key the entries that have it, in document order.
    holders: Vec<Vec<u32>>,
}

impl NameIndex {
    /// Indexes terms, aliases and expansions, but for those of entries that only point elsewhere.
    pub(crate) fn new(glossary: &Glossary) -> NameIndex {
        let mut index = NameIndex::default();
        for (entry, (_, item)) in (0..).zip(glossary.entries()).filter(|(_, (_, item))| !item.redirect) {
            for name in std::iter::once(&item.term).chain(&item.aliases).chain(&item.expansion) {
                index.add(&name_key(name), entry);
            }
        }
        index
    }

    fn add(&mut self, key: &str, entry: u32) {
        let number = self.keys.intern(key);
        self.holders.resize_with(self.keys.len(), Vec::new);
        let holders = &mut self.holders[number];
        if holders.last() != Some(&entry) {
            holders.push(entry);
        }
    }

    /// The entries that have the name of that key.
    pub(crate) fn holders(&self, key: &str) -> &[u32] {
        self.keys.get(key).map_or(&[], |number| &self.holders[number])
    }

    /// Every key with the entries that have it.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[u32])> {
        self.keys.texts().iter().zip(&self.holders).map(|(key, holders)| (&**key, &**holders))
    }
}
