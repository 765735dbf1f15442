//! The memories of all cards.

use crate::{
    memory::{CardMemory, Due, Load, Moment, Options},
    quiz::CardId,
    sorted_map::SortedMap,
};

/// The memory of every card that has a history; any other card is new. Cards that the glossary no longer
/// has keep theirs, so that they are back when the entry is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Memories {
    cards: SortedMap<CardId, CardMemory>,
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
        self.cards.get(card)
    }

    /// What is remembered of a card; a new card's memory if it has no history.
    pub fn of(&self, card: &CardId) -> CardMemory {
        self.get(card).cloned().unwrap_or_default()
    }

    /// Replaces what is remembered of a card.
    pub fn set(&mut self, card: CardId, memory: CardMemory) {
        self.cards.insert(card, memory);
    }

    /// Forgets a card.
    pub fn remove(&mut self, card: &CardId) {
        self.cards.remove(card);
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

    /// Cards that lapse so often that they should be rewritten, split or suspended; those that are suspended already
    /// are left out.
    pub fn leeches(&self, options: &Options) -> impl Iterator<Item = (&CardId, &CardMemory)> {
        let leech =
            |(_, memory): &(&CardId, &CardMemory)| memory.lapses >= options.leech_lapses && !memory.suspended;
        self.cards.iter().filter(leech)
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
}

impl FromIterator<(CardId, CardMemory)> for Memories {
    fn from_iter<T: IntoIterator<Item = (CardId, CardMemory)>>(cards: T) -> Self {
        Memories { cards: cards.into_iter().collect() }
    }
}
