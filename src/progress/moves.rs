//! Histories that go to other cards, because the glossary calls these cards by other names now.
//!
//! ```text
//! move <at> <old card> <new card> <old card> <new card> ..
//! ```
//!
//! Everything that was recorded of a card up to then belongs to another one: all at once, since ids may have been
//! exchanged. A log keeps these lines word for word until [`Log::learn_moves`](crate::progress::Log::learn_moves).

use crate::{
    memory::Millis,
    progress::{
        Event, Log,
        line::{escape, unescape},
    },
    quiz::CardId,
};

/// Histories that were moved at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moves {
    /// The id of the event; the same on every device that saw the same change.
    pub id: String,
    /// When.
    pub at: Millis,
    /// What each card was called, and what it is called from then on. No card is twice among the old ones, nor among
    /// the new ones.
    pub cards: Vec<(CardId, CardId)>,
}

impl Moves {
    /// The event that records them.
    pub fn to_event(&self) -> Event {
        let mut line = format!("move {}", self.at);
        for card in self.cards.iter().flat_map(|(from, to)| [from, to]) {
            line.push(' ');
            line.push_str(&escape(card.as_str()));
        }
        Event::Unknown { id: self.id.clone(), at: self.at, line }
    }

    /// The moves that an event records; none if it records anything else.
    pub fn from_event(event: &Event) -> Option<Moves> {
        let Event::Unknown { id, at, line } = event else { return None };
        let mut fields = line.strip_prefix("move ")?.split(' ').skip(1);
        let mut card = || Some(CardId::from_stored(unescape(fields.next()?)?));
        let mut cards = Vec::new();
        while let Some(from) = card() {
            cards.push((from, card()?));
        }
        (!cards.is_empty()).then(|| Moves { id: id.clone(), at: *at, cards })
    }

    /// What a card is called after them.
    pub(super) fn target<'a>(&'a self, card: &'a CardId) -> &'a CardId {
        self.cards.iter().find(|(from, _)| from == card).map_or(card, |(_, to)| to)
    }

    /// Every move that a log has recorded, in order of time, then id; whether it has learned them or not.
    pub fn all(log: &Log) -> Vec<Moves> {
        let mut all: Vec<Moves> = log.unknown().filter_map(Moves::from_event).collect();
        crate::sorting::sort_by(&mut all, |one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_cards_is_moved() {
        let line = "move 12 a/meaning b/meaning b/meaning f%c3%bcnf/local";
        let moves = Moves::from_event(&Event::from_line("a-1", line).unwrap()).unwrap();
        assert_eq!(moves.cards[1].1.as_str(), "fünf/local");
        assert_eq!((moves.cards.len(), moves.to_event().to_line().as_str()), (2, line));
        for odd in ["move 12", "move 12 a", "move 12 a b c", "move 12 a b ", "moved 12 a b"] {
            let event = Event::from_line("a-1", odd).unwrap();
            assert!(
                Moves::from_event(&event).is_none_or(|moves| odd.ends_with(' ') && moves.cards.len() == 1),
                "{odd}"
            );
        }
    }
}
