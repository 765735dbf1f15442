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
