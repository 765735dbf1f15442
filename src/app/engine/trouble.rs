//! What goes wrong most often: the hardest entries, and those that are taken for one another.

use std::cmp::Reverse;

use super::{Confusion, Engine, percent};
use crate::{
    memory::{CardInfo, Moment},
    sorted_map::SortedMap,
    sorting::sort_by_key,
};

/// So many entries and so many pairs are listed.
const MOST: usize = 10;

/// An entry that is hard to remember.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HardEntry {
    /// The entry.
    pub(crate) entry: Named,
    /// Wrong answers to its cards.
    pub(crate) wrong: u32,
    /// All answers to its cards.
    pub(crate) answers: u32,
    /// Predicted recall now of its weakest card, in percent.
    pub(crate) recall: u32,
}

/// Two entries of which one was taken for the other, either way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConfusedPair {
    /// The entries, in order of their ids.
    pub(crate) entries: [Named; 2],
    /// How often.
    pub(crate) times: u32,
}

/// An entry by id and term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// Its id.
    pub(crate) id: String,
    /// Its term.
    pub(crate) term: String,
}

impl Engine {
    /// The entries that were answered wrong, the most often wrong first.
    pub(super) fn hardest(&self, now: Moment) -> Vec<HardEntry> {
        // The cards of an entry stand together.
        let of_one_entry = |one: &CardInfo, other: &CardInfo| one.id.entry() == other.id.entry();
        let mut found: Vec<_> =
            self.cards.chunk_by(of_one_entry).filter_map(|cards| self.hardness(cards, now)).collect();
        sort_by_key(&mut found, |entry| (Reverse(entry.wrong), entry.recall));
        found.truncate(MOST);
        found
    }

    fn hardness(&self, cards: &[CardInfo], now: Moment) -> Option<HardEntry> {
        let log = self.journal.log();
        let (mut answers, mut wrong) = (0, 0);
        for counted in cards.iter().flat_map(|card| log.reviews_of(&card.id)) {
            answers += 1;
            wrong += u32::from(!counted.rating.passed());
        }
        if wrong == 0 {
            return None;
        }
        let recall = cards
            .iter()
            .filter_map(|card| self.memories.get(&card.id).filter(|memory| !memory.is_new()))
            .map(|memory| percent(self.scheduler.retrievability(memory, now.at)))
            .min();
        let entry = self.named(cards.first()?.id.entry())?;
        Some(HardEntry { entry, wrong, answers, recall: recall.unwrap_or(0) })
    }

    /// The pairs that were confused, the most often confused first. Entries that are gone are left out.
    pub(super) fn confused_pairs(&self) -> Vec<ConfusedPair> {
        let mut times: SortedMap<[&str; 2], u32> = SortedMap::default();
        let recorded = self.journal.log().confusions().map(|(_, asked, other)| [asked, other]);
        let pending = self.pending.iter().map(Confusion::pair);
        for [asked, other] in recorded.chain(pending) {
            *times.or_default([asked.min(other), asked.max(other)]) += 1;
        }
        let mut pairs: Vec<_> = times
            .iter()
            .filter_map(|(&[one, other], &times)| {
                Some(ConfusedPair { entries: [self.named(one)?, self.named(other)?], times })
            })
            .collect();
        sort_by_key(&mut pairs, |pair| Reverse(pair.times));
        pairs.truncate(MOST);
        pairs
    }

    fn named(&self, id: &str) -> Option<Named> {
        let (_, entry) = self.glossary().entry(id)?;
        Some(Named { id: entry.id.clone(), term: entry.term.clone() })
    }
}
