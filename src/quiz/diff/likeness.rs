//! How alike definitions are, with an index over many.

use std::collections::HashMap;

use super::tokens::{Key, Lexicon, Role};

/// What a definition tells, as a set of words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sketch {
    /// Sorted, each once.
    keys: Vec<Key>,
}

impl Sketch {
    pub(super) fn new(text: &str, lexicon: &mut Lexicon) -> Sketch {
        let tokens = lexicon.tokens(text);
        let telling =
            tokens.iter().filter(|token| matches!(token.role, Role::Plain | Role::Name | Role::Number));
        let mut keys: Vec<Key> = telling.map(|token| token.key).collect();
        crate::sorting::sort(&mut keys);
        keys.dedup();
        Sketch { keys }
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// How many words both have.
    fn common(&self, other: &Sketch) -> usize {
        let (mut common, mut a, mut b) = (0, 0, 0);
        while let (Some(one), Some(two)) = (self.keys.get(a), other.keys.get(b)) {
            common += usize::from(one == two);
            (a, b) = (a + usize::from(one <= two), b + usize::from(two <= one));
        }
        common
    }

    /// How alike two definitions are, from 0 to 100: twice the number of words in common by the number of all
    /// (Dice's coefficient).
    pub(super) fn likeness(&self, other: &Sketch) -> usize {
        200 * self.common(other) / (self.len() + other.len()).max(1)
    }

    /// How much of this one is in the other, from 0 to 100.
    pub(super) fn share_in(&self, other: &Sketch) -> usize {
        100 * self.common(other) / self.len().max(1)
    }
}

/// Finds the sketches that have the most words in common with one.
#[derive(Debug)]
pub(super) struct SketchIndex {
    by_key: HashMap<Key, Vec<u32>>,
    /// Words in common with the one that is looked for; all zero between two searches.
    common: Vec<u32>,
}

/// A word of more definitions than this says too little to look for.
const COMMONEST: usize = 64;
/// How many candidates a search gives.
const CANDIDATES: usize = 4;

impl SketchIndex {
    pub(super) fn new<'s>(sketches: impl Iterator<Item = &'s Sketch>) -> SketchIndex {
        let mut by_key: HashMap<Key, Vec<u32>> = HashMap::new();
        let mut count = 0;
        for (index, sketch) in (0..).zip(sketches) {
            sketch.keys.iter().for_each(|&key| by_key.entry(key).or_default().push(index));
            count += 1;
        }
        SketchIndex { by_key, common: vec![0; count] }
    }

    /// The most similar ones by rare words in common, best first, the earlier of equals.
    pub(super) fn candidates(&mut self, sketch: &Sketch) -> Vec<u32> {
        let mut touched: Vec<u32> = Vec::new();
        let postings = sketch.keys.iter().filter_map(|key| self.by_key.get(key));
        for &index in postings.filter(|found| found.len() <= COMMONEST).flatten() {
            let Some(common) = self.common.get_mut(index as usize) else { continue };
            if *common == 0 {
                touched.push(index);
            }
            *common += 1;
        }
        let mut best: Vec<(u32, u32)> = Vec::with_capacity(CANDIDATES + 1);
        for index in touched {
            let common = std::mem::take(&mut self.common[index as usize]);
            let place =
                best.partition_point(|&(other, at)| (other, u32::MAX - at) > (common, u32::MAX - index));
            if place < CANDIDATES {
                best.insert(place, (common, index));
                best.truncate(CANDIDATES);
            }
        }
        best.into_iter().map(|(_, index)| index).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketches(texts: &[&str]) -> Vec<Sketch> {
        let mut lexicon = Lexicon::new();
        texts.iter().map(|text| Sketch::new(text, &mut lexicon)).collect()
    }

    #[test]
    fn a_definition_is_known_by_the_words_that_tell_something() {
        let all = sketches(&[
            "A lock of the quorum, and a lock.",
            "quorum lock",
            "We have 3 nodes in Falkenstein.",
        ]);
        assert_eq!(all[0], all[1]);
        assert_eq!(all[0].len(), 2);
        assert_eq!(all[2].len(), 3, "the number, what is counted and the name");
    }

    #[test]
    fn likeness_is_the_share_of_words_in_common() {
        let all = sketches(&[
            "alpha beta gamma delta",
            "beta alpha",
            "epsilon zeta",
            "",
            "alpha zeta beta epsilon",
        ]);
        let likeness = |one: usize, other: usize| all[one].likeness(&all[other]);
        assert_eq!([likeness(0, 0), likeness(0, 1), likeness(1, 0), likeness(0, 2)], [100, 66, 66, 0]);
        assert_eq!([likeness(0, 4), likeness(2, 4)], [50, 66]);
        assert_eq!([likeness(0, 3), likeness(3, 3)], [0, 0]);
        let share = |one: usize, other: usize| all[one].share_in(&all[other]);
        assert_eq!([share(1, 0), share(0, 1), share(0, 2), share(3, 0)], [100, 50, 0, 0]);
    }

    #[test]
    fn the_most_similar_are_found_the_best_first_and_the_earlier_of_equals() {
        let all = sketches(&[
            "alpha",
            "alpha beta gamma",
            "delta epsilon",
            "alpha beta zeta",
            "beta gamma",
            "gamma eta",
            "alpha beta gamma delta theta",
        ]);
        let mut index = SketchIndex::new(all.iter());
        let sought = &all[1];
        assert_eq!(index.candidates(sought), [1, 6, 3, 4]);
        assert_eq!(index.candidates(sought), [1, 6, 3, 4], "a search leaves nothing behind");
        assert_eq!(index.candidates(&all[2]), [2, 6]);
        assert_eq!(index.candidates(&Sketch::default()), [0; 0]);
    }

    #[test]
    fn what_too_many_definitions_say_finds_none() {
        let texts = vec!["cluster"; COMMONEST + 1];
        let all = sketches(&texts);
        assert_eq!(SketchIndex::new(all.iter()).candidates(&all[0]), [0; 0]);
        assert_eq!(SketchIndex::new(all[1..].iter()).candidates(&all[0]), [0, 1, 2, 3]);
    }
}
