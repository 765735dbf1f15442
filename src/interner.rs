//! Numbers for texts.

use crate::index::Index;

/// Numbers texts in the order in which they come, each once, and finds the number of a text in O(1) expected time.
///
/// It serves as set and, with a list beside it, as map from texts; the only hash table of the app, because the standard
/// library's is compiled anew, at some two kilobytes, for every type that it holds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Interner {
    texts: Vec<String>,
    index: Index,
}

impl Interner {
    /// The number of a text; a new text gets the next one, which is the number of texts so far.
    pub(crate) fn intern(&mut self, text: &str) -> usize {
        let hash = Index::hash(text);
        if let Some(number) = self.index.find(hash, text, &|place| &self.texts[place]) {
            return number;
        }
        let number = self.texts.len();
        self.texts.push(text.to_owned());
        self.index.add(hash, number, &|place| &self.texts[place]);
        number
    }

    /// Adds a text; says whether it is new.
    pub(crate) fn insert(&mut self, text: &str) -> bool {
        let known = self.len();
        self.intern(text) == known
    }

    /// The number of a text.
    pub(crate) fn get(&self, text: &str) -> Option<usize> {
        self.index.find(Index::hash(text), text, &|place| &self.texts[place])
    }

    /// All texts, each at the place of its number.
    pub(crate) fn texts(&self) -> &[String] {
        &self.texts
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_one_number() {
        let mut interner = Interner::default();
        assert_eq!(["a", "b", "", "a"].map(|text| interner.intern(text)), [0, 1, 2, 0]);
        assert!(interner.insert("c") && !interner.insert("c"));
        assert_eq!((interner.get("c"), interner.get("d"), interner.len()), (Some(3), None, 4));
        assert_eq!(interner.texts(), ["a", "b", "", "c"]);
    }
}
