//! What a person decides about single cards, and why a card is asked.

use super::{Engine, Saved, curves::Curve, percent};
use crate::{
    memory::{CardMemory, Interval, Moment},
    progress::{CardChange, Event},
    quiz::CardId,
};

/// Why a card is asked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Explanation {
    /// The card.
    pub(crate) card: CardId,
    /// What is remembered of it.
    pub(crate) memory: CardMemory,
    /// Predicted recall now, in percent.
    pub(crate) recall: u32,
    /// How its memory fades; none for a new card.
    pub(crate) curve: Option<Curve>,
    /// When each rating would bring it back, worst first; none once it is answered.
    pub(crate) waits: Option<[Interval; 4]>,
    /// Whether it is forgotten so often that something about it should change.
    pub(crate) is_leech: bool,
}

impl Engine {
    /// Why the card on the screen is asked.
    pub(crate) fn explain(&self, now: Moment) -> Option<Explanation> {
        let (question, waits) = match (&self.asked, &self.answered) {
            (Some(asked), _) => (&asked.question, Some(asked.waits)),
            (None, answered) => (&answered.as_ref()?.question, None),
        };
        let card = question.card.clone();
        let memory = self.memories.of(&card);
        let is_leech = memory.is_leech(self.scheduler.options());
        let recall = percent(self.scheduler.retrievability(&memory, now.at));
        Some(Explanation { recall, curve: self.curve(&memory, now), waits, is_leech, card, memory })
    }

    /// Whether a card is forgotten so often that something about it should change.
    pub(crate) fn is_leech(&self, card: &CardId) -> bool {
        self.memories.of(card).is_leech(self.scheduler.options())
    }

    /// Suspends, unsuspends, buries or resets a card. One that may no longer be asked leaves the session.
    pub(crate) fn change_card(&mut self, card: &CardId, change: CardChange, now: Moment) -> Saved {
        let id = self.journal.new_id();
        let event = Event::Card { id, at: now.at, card: card.clone(), change };
        let saved = self.record_of(card, event);
        if !self.memories.of(card).is_active(now, self.scheduler.options()) {
            if let Some(session) = &mut self.session {
                session.remove(card, now.at);
            }
            if self.asked.as_ref().is_some_and(|asked| asked.question.card == *card) {
                self.ask(now);
            }
        }
        saved
    }

    /// Lets a card rest until the next study day.
    pub(crate) fn bury(&mut self, card: &CardId, now: Moment) -> Saved {
        let tomorrow = self.today_number(now).plus(1);
        self.change_card(card, CardChange::Bury(tomorrow), now)
    }
}
