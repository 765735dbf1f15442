//! The memories of all cards.

use std::sync::OnceLock;

use crate::{
    index::Index,
    interner::Interner,
    memory::{CardMemory, Due, Load, Moment, Options},
    quiz::CardId,
    sorted_map::SortedMap,
};

/// The memory of every card that has a history; any other card is new. Cards that the glossary no longer
/// has keep theirs, so that they are back when the entry is.
#[derive(Debug, Clone, Default)]
pub struct Memories {
    cards: SortedMap<CardId, CardMemory>,
    /// Where each card is: the first page asks for every card several times, and with thousands of them searching the
    /// sorted list takes longer than all else that it does. Made when it is first asked for.
    places: OnceLock<Index>,
}

impl PartialEq for Memories {
    fn eq(&self, other: &Self) -> bool {
        self.cards == other.cards
    }
}

/// How many cards were studied on a study day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Cards seen for the first time.
    pub new: u32,
    /// Other cards.
    pub reviewed: u32,
}

impl Memories {
    /// What is remembered of a card, if it has a history.
    pub fn get(&self, card: &CardId) -> Option<&CardMemory> {
        let name_at = |place: usize| self.cards.at(place).map_or("", |(card, _)| card.as_str());
        let places = self.places.get_or_init(|| {
            let mut index = Index::with_capacity(self.cards.len());
            for (place, card) in self.cards.keys().enumerate() {
                index.add(Index::hash(card.as_str()), place, &name_at);
            }
            index
        });
        let place = places.find(Index::hash(card.as_str()), card.as_str(), &name_at)?;
        self.cards.at(place).map(|(_, memory)| memory)
    }

    /// What is remembered of a card; a new card's memory if it has no history.
    pub fn of(&self, card: &CardId) -> CardMemory {
        self.get(card).cloned().unwrap_or_default()
    }

    /// Replaces what is remembered of a card.
    pub fn set(&mut self, card: CardId, memory: CardMemory) {
        if self.cards.insert(card, memory).is_none() {
            self.places.take();
        }
    }

    /// Forgets a card.
    pub fn remove(&mut self, card: &CardId) {
        self.cards.remove(card);
        self.places.take();
    }

    /// Every card with a history, in order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (&CardId, &CardMemory)> {
        self.cards.iter()
    }

    /// How many cards have a history.
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether no card has a history.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// How many cards are due on each study day, for load balancing; suspended cards do not count.
    pub fn load(&self) -> Load {
        let mut load = Load::default();
        for memory in self.cards.values().filter(|memory| !memory.suspended) {
            if let Due::On(day) = memory.due {
                load.add(day);
            }
        }
        load
    }

    /// What was done on the study day of `now`.
    pub fn done(&self, now: Moment, options: &Options) -> Done {
        let today = options.roll_over.day(now);
        let on_today =
            |moment: Option<Moment>| moment.is_some_and(|moment| options.roll_over.day(moment) == today);
        let mut done = Done::default();
        for memory in self.cards.values().filter(|memory| on_today(memory.last_review)) {
            if on_today(memory.first_review) {
                done.new += 1;
            } else {
                done.reviewed += 1;
            }
        }
        done
    }

    /// The ids of the entries of which a card was seen for the first time on the study day of `now`.
    pub(crate) fn entries_begun(&self, now: Moment, options: &Options) -> Interner {
        let today = options.roll_over.day(now);
        let begun = |memory: &CardMemory| {
            memory.first_review.is_some_and(|first| options.roll_over.day(first) == today)
        };
        let mut entries = Interner::default();
        for (card, _) in self.iter().filter(|(_, memory)| begun(memory)) {
            entries.insert(card.entry());
        }
        entries
    }
}

impl FromIterator<(CardId, CardMemory)> for Memories {
    fn from_iter<T: IntoIterator<Item = (CardId, CardMemory)>>(cards: T) -> Self {
        Memories { cards: cards.into_iter().collect(), ..Memories::default() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_card_is_found_whatever_was_done_before(changes: Vec<(u8, Option<u32>)>) {
            let card = |number: u8| CardId::from_stored(format!("{number}/meaning"));
            let mut memories = Memories::default();
            let mut expected = BTreeMap::new();
            for (number, change) in changes {
                match change {
                    Some(lapses) => {
                        memories.set(card(number), CardMemory { lapses, ..CardMemory::default() });
                        expected.insert(number, lapses);
                    }
                    None => {
                        memories.remove(&card(number));
                        expected.remove(&number);
                    }
                }
                for number in 0..=255 {
                    let found = memories.get(&card(number)).map(|memory| memory.lapses);
                    prop_assert_eq!(found, expected.get(&number).copied());
                }
            }
        }
    }
}
