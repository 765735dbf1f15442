//! Which entries are near to one another, in meaning and in spelling.

use crate::glossary::Entry;
use crate::interner::Interner;

use super::text::{Passage, fold, is_small_word, stem, words};

/// Which entries are near in meaning, by TF-IDF over the stems of terms and definitions, and near in spelling,
/// by the alphabetical order of terms. Its memory grows with the number of entries: each keeps its
/// [`KEPT_STEMS`] most telling stems.
#[derive(Debug, Clone, Default)]
pub(crate) struct Nearness {
    /// For each entry the end of its part of `weights`.
    ends: Vec<u32>,
    /// Stem and weight, sorted by stem within an entry; of length 1 as a vector, before the cut.
    weights: Vec<(u32, f32)>,
    /// For each stem the end of its part of `holders`.
    holder_ends: Vec<u32>,
    /// The entries that have a stem.
    holders: Vec<u32>,
    /// Entries in the alphabetical order of their folded terms.
    alphabetical: Vec<u32>,
    /// Each entry's place in that order.
    ranks: Vec<u32>,
}

/// How many stems an entry keeps.
const KEPT_STEMS: usize = 16;
/// How much of a definition is read, in bytes.
const READ: usize = 800;
/// A stem of more entries than this says too little to look all of them up.
const COMMON: usize = 96;

impl Nearness {
    /// Indexes the entries of a glossary.
    pub(crate) fn new(entries: &[&Entry], passages: &[Passage]) -> Nearness {
        let mut stems = Stems::default();
        let mut documents: Vec<Vec<(u32, f32)>> = Vec::with_capacity(entries.len());
        for (entry, passage) in entries.iter().zip(passages) {
            documents.push(if entry.redirect {
                Vec::new()
            } else {
                count_stems(entry, &passage.text, &mut stems)
            });
        }
        let mut nearness = Nearness::default();
        nearness.weigh(&mut documents, stems.stems.len());
        nearness.sort_terms(entries);
        nearness
    }

    fn weigh(&mut self, documents: &mut [Vec<(u32, f32)>], stem_count: usize) {
        let mut holders = vec![0_u32; stem_count];
        documents.iter().flatten().for_each(|&(stem, _)| holders[stem as usize] += 1);
        let all = documents.len() as f32;
        let mut kept = vec![0_u32; stem_count];
        for document in documents.iter_mut() {
            for (stem, weight) in document.iter_mut() {
                let rarity = ((1.0 + all) / (1.0 + holders[*stem as usize] as f32)).ln() + 0.2;
                *weight = (1.0 + weight.ln()) * rarity;
            }
            let length =
                document.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            crate::sorting::sort_by(document, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            document.truncate(KEPT_STEMS);
            crate::sorting::sort_by_key(document, |&(stem, _)| stem);
            self.weights.extend(document.iter().map(|&(stem, weight)| (stem, weight / length)));
            self.ends.push(self.weights.len() as u32);
            document.iter().for_each(|&(stem, _)| kept[stem as usize] += 1);
        }
        self.list_holders(documents, &kept);
    }

    fn list_holders(&mut self, documents: &[Vec<(u32, f32)>], kept: &[u32]) {
        let mut next: Vec<u32> = Vec::with_capacity(kept.len());
        let mut end = 0;
        for &count in kept {
            next.push(end);
            end += count;
            self.holder_ends.push(end);
        }
        self.holders = vec![0; end as usize];
        for (entry, document) in (0..).zip(documents) {
            for &(stem, _) in document {
                let place = &mut next[stem as usize];
                self.holders[*place as usize] = entry;
                *place += 1;
            }
        }
    }

    fn sort_terms(&mut self, entries: &[&Entry]) {
        let folded: Vec<String> = entries.iter().map(|entry| fold(&entry.term)).collect();
        self.alphabetical = (0..entries.len() as u32).collect();
        crate::sorting::sort_by(&mut self.alphabetical, |&a, &b| {
            folded[a as usize].cmp(&folded[b as usize]).then(a.cmp(&b))
        });
        self.ranks = vec![0; entries.len()];
        for (rank, &entry) in (0..).zip(&self.alphabetical) {
            self.ranks[entry as usize] = rank;
        }
    }

    fn stems_of(&self, entry: u32) -> &[(u32, f32)] {
        part(&self.ends, &self.weights, entry)
    }

    /// How near two entries are in meaning: 0 for nothing in common, 1 for the same words.
    pub(crate) fn similarity(&self, a: u32, b: u32) -> f32 {
        let (mut a, mut b) = (self.stems_of(a), self.stems_of(b));
        let mut sum = 0.0;
        while let (Some(first), Some(second)) = (a.first(), b.first()) {
            if first.0 == second.0 {
                sum += first.1 * second.1;
            }
            if first.0 <= second.0 {
                a = &a[1..];
            }
            if second.0 <= first.0 {
                b = &b[1..];
            }
        }
        sum
    }

    /// Up to `count` entries near in meaning, nearest first, found by the stems that are not too common.
    pub(crate) fn nearest(&self, entry: u32, count: usize) -> Vec<u32> {
        let mut candidates: Vec<u32> = Vec::new();
        for &(stem, _) in self.stems_of(entry) {
            let holders = part(&self.holder_ends, &self.holders, stem);
            if holders.len() <= COMMON {
                candidates.extend(holders.iter().filter(|&&other| other != entry));
            }
        }
        crate::sorting::sort(&mut candidates);
        candidates.dedup();
        candidates.truncate(4 * COMMON);
        let mut scored: Vec<(f32, u32)> =
            candidates.into_iter().map(|other| (self.similarity(entry, other), other)).collect();
        crate::sorting::sort_by(&mut scored, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(count);
        scored.into_iter().map(|(_, other)| other).collect()
    }

    /// The entries whose terms stand up to `reach` places before or after in the alphabet.
    pub(crate) fn neighbours_in_spelling(&self, entry: u32, reach: usize) -> impl Iterator<Item = u32> {
        let rank = self.ranks.get(entry as usize).map_or(0, |&rank| rank as usize);
        let end = (rank + reach + 1).min(self.alphabetical.len());
        self.alphabetical[rank.saturating_sub(reach).min(end)..end]
            .iter()
            .copied()
            .filter(move |&other| other != entry)
    }
}

fn part<'a, T>(ends: &[u32], all: &'a [T], index: u32) -> &'a [T] {
    let index = index as usize;
    let start = index.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |&end| end as usize);
    let end = ends.get(index).map_or(start, |&end| end as usize);
    &all[start..end]
}

/// Numbers for the stems of words.
#[derive(Default)]
struct Stems {
    stems: Interner,
    /// Words as written. Most come again, and folding and stemming them takes longer than finding them.
    words: Interner,
    /// For each of those words its stem's number; none for a small word.
    of_words: Vec<Option<u32>>,
}

impl Stems {
    fn of(&mut self, word: &str) -> Option<u32> {
        let number = self.words.intern(word);
        if number == self.of_words.len() {
            let folded = fold(word);
            let stem = (!is_small_word(&folded)).then(|| self.stems.intern(&stem(&folded)) as u32);
            self.of_words.push(stem);
        }
        self.of_words[number]
    }
}

/// How often each stem is in the entry's term and definition; the term's count twice.
fn count_stems(entry: &Entry, definition: &str, stems: &mut Stems) -> Vec<(u32, f32)> {
    let mut found: Vec<u32> = Vec::new();
    let read = definition.floor_char_boundary(READ);
    for text in [&*entry.term, &*entry.term, &definition[..read]] {
        found.extend(words(text).filter_map(|word| stems.of(word.text)));
    }
    crate::sorting::sort(&mut found);
    let mut counted: Vec<(u32, f32)> = Vec::new();
    for stem in found {
        match counted.last_mut() {
            Some(last) if last.0 == stem => last.1 += 1.0,
            _ => counted.push((stem, 1.0)),
        }
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Block, Inline};

    fn index(terms: &[(&str, &str)]) -> Nearness {
        let entries: Vec<Entry> = terms
            .iter()
            .map(|(term, definition)| Entry {
                term: (*term).into(),
                definition: vec![Block::Paragraph(vec![Inline::Text((*definition).into())])],
                ..Entry::default()
            })
            .collect();
        let passages: Vec<Passage> = entries.iter().map(|entry| Passage::new(&entry.definition)).collect();
        Nearness::new(&entries.iter().collect::<Vec<_>>(), &passages)
    }

    #[test]
    fn shared_rare_words_make_entries_near() {
        let nearness = index(&[
            ("DaemonSet", "Kubernetes workload that runs one pod per node."),
            ("Deployment", "Kubernetes workload for stateless pods."),
            ("B2", "Backblaze's object storage."),
            ("CoreDNS", "Cluster DNS resolver of Kubernetes."),
        ]);
        assert_eq!(nearness.nearest(0, 1), [1]);
        assert!(nearness.similarity(0, 1) > nearness.similarity(0, 3));
        assert_eq!(nearness.similarity(0, 2), 0.0);
        assert!((nearness.similarity(1, 1) - 1.0).abs() < 1e-4);
    }

    #[test]
    fn the_alphabet_brings_like_terms_together() {
        let nearness =
            index(&[("kubelet", "Agent."), ("etcd", "Store."), ("kubectl", "Tool."), ("Zone", "Place.")]);
        let mut near: Vec<u32> = nearness.neighbours_in_spelling(0, 1).collect();
        near.sort_unstable();
        assert_eq!(near, [2, 3]);
    }

    #[test]
    fn a_rare_word_says_more_than_a_common_one() {
        let nearness = index(&[
            ("Alpha", "quorum cluster."),
            ("Beta", "quorum volume."),
            ("Gamma", "cluster volume."),
            ("Delta", "cluster port."),
            ("Epsilon", "cluster port."),
        ]);
        assert!(nearness.similarity(0, 1) > nearness.similarity(0, 2));
        assert_eq!(nearness.nearest(0, 2)[0], 1);
        assert_eq!(nearness.similarity(0, 1), nearness.similarity(1, 0));
    }

    #[test]
    fn a_word_of_the_term_or_said_twice_counts_more() {
        let nearness = index(&[
            ("Overlay", "tunnel."),
            ("Wires", "overlay."),
            ("Overlay", "wires."),
            ("Third", "tunnel wires."),
            ("Fourth", "tunnel tunnel wires."),
        ]);
        assert!(nearness.similarity(0, 2) > nearness.similarity(0, 1));
        assert!(nearness.similarity(0, 4) > nearness.similarity(0, 3));
    }

    #[test]
    fn the_nearest_come_first_and_are_never_the_entry_itself() {
        let nearness = index(&[
            ("One", "quorum leader follower."),
            ("Two", "quorum leader other."),
            ("Three", "quorum something else."),
            ("Four", "nothing alike here."),
        ]);
        assert_eq!(nearness.nearest(0, 9), [1, 2]);
        assert_eq!(nearness.nearest(0, 1), [1]);
        assert_eq!(nearness.nearest(3, 9), [0; 0]);
    }

    #[test]
    fn what_nearly_every_entry_says_brings_none_together() {
        let common: Vec<(String, String)> = (0..=COMMON as u32)
            .map(|number| (format!("Term{number}x"), format!("cluster unique{number}y.")))
            .collect();
        let pairs: Vec<(&str, &str)> = common.iter().map(|(term, text)| (&**term, &**text)).collect();
        assert_eq!(index(&pairs).nearest(0, 3), [0; 0]);
        assert_eq!(index(&pairs[1..]).nearest(0, 3).len(), 3, "one less, and it tells something");
    }

    #[test]
    fn an_entry_that_points_elsewhere_is_near_to_none() {
        let entries = ["Pod", "Pods"].map(|term| Entry {
            term: term.into(),
            redirect: term == "Pods",
            ..Entry::default()
        });
        let nearness =
            Nearness::new(&entries.iter().collect::<Vec<_>>(), &[Passage::default(), Passage::default()]);
        assert_eq!(nearness.similarity(0, 1), 0.0);
        assert_eq!(nearness.nearest(0, 3), [0; 0]);
    }

    #[test]
    fn the_ends_of_the_alphabet_have_neighbours_on_one_side() {
        let nearness = index(&[("b", "x."), ("a", "x."), ("d", "x."), ("C", "x.")]);
        let near = |entry, reach| nearness.neighbours_in_spelling(entry, reach).collect::<Vec<_>>();
        assert_eq!(near(1, 2), [0, 3], "the first");
        assert_eq!(near(2, 1), [3], "the last");
        assert_eq!(near(0, 9), [1, 3, 2], "all");
        assert_eq!(near(0, 0), [0; 0]);
    }

    #[test]
    fn an_empty_glossary_has_no_neighbours() {
        assert_eq!(index(&[]).nearest(0, 3), [0; 0]);
        assert_eq!(index(&[("x", "")]).nearest(0, 3), [0; 0]);
    }
}
