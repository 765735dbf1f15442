//! Where a learner is in a sitting.
//!
//! A session is a function of its [`Plan`] and of the answers given since: nothing else is stored. After a
//! reload, or when an answer was taken back, [`Session::resume`] stands at the same card as before.

use std::collections::VecDeque;

use crate::{
    memory::{Due, Millis, Plan, clock::MINUTE},
    quiz::CardId,
    sorted_map::SortedMap,
};

/// When nothing else is left, a card in a learning step is asked up to so much before its time.
const LEARN_AHEAD: Millis = 20 * MINUTE;

/// A card that was missed so often in one sitting is left for the next one, however soon that is: what does not go in now goes
/// in better after a break, and a sitting has to come to its end.
const MOST_MISSES: u32 = 4;

/// So is one that was asked so often without being done with.
const MOST_ANSWERS: u32 = 8;

/// A sitting under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    plan: Plan,
    waiting: VecDeque<CardId>,
    learning: Vec<(Millis, CardId)>,
    current: Option<CardId>,
    begun: SortedMap<CardId, Begun>,
    answers: u32,
}

/// How a card has gone in this sitting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Begun {
    answers: u32,
    misses: u32,
    /// Whether the last answer was right.
    passed: bool,
}

/// An answer, as a session needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Which card.
    pub card: CardId,
    /// When.
    pub at: Millis,
    /// When the card is due after it.
    pub due: Due,
    /// Whether it was right.
    pub passed: bool,
}

impl Session {
    /// Begins a plan.
    pub fn start(plan: Plan) -> Session {
        let mut session = Session {
            waiting: plan.cards.iter().cloned().collect(),
            learning: plan.learning.clone(),
            current: None,
            begun: SortedMap::default(),
            answers: 0,
            plan,
        };
        session.choose(session.plan.started.at, None);
        session
    }

    /// Stands where the answers since the plan's start have led, in order of time.
    pub fn resume(plan: Plan, answers: impl IntoIterator<Item = Answer>) -> Session {
        let mut session = Session::start(plan);
        for answer in answers {
            session.answer(&answer);
        }
        session
    }

    /// The card to ask; nothing when the session is complete.
    pub fn current(&self) -> Option<&CardId> {
        self.current.as_ref()
    }

    /// Goes on after an answer: to a learning step that has come due, else to the plan's next card, else to a
    /// learning step ahead of its time. Never to a sibling of the answered card while another can be asked. A card that
    /// does not go in after several answers does not come back.
    pub fn answer(&mut self, answer: &Answer) {
        self.forget(&answer.card);
        self.answers = self.answers.saturating_add(1);
        let begun = self.begun.or_default(answer.card.clone());
        begun.answers += 1;
        begun.misses += u32::from(!answer.passed);
        begun.passed = answer.passed;
        let is_enough = begun.answers >= MOST_ANSWERS || begun.misses >= MOST_MISSES && !begun.passed;
        if let Due::At(due) = answer.due
            && !is_enough
        {
            self.learning.push((due, answer.card.clone()));
        }
        if self.current.is_none() {
            self.choose(answer.at, Some(&answer.card));
        }
    }

    /// Takes a card out of the session: it was suspended, buried, or is no longer in the glossary.
    pub fn remove(&mut self, card: &CardId, at: Millis) {
        self.forget(card);
        if self.current.is_none() {
            self.choose(at, Some(card));
        }
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How many cards are finished with.
    pub fn finished(&self) -> usize {
        self.plan.len().saturating_sub(self.left())
    }

    /// How many cards were answered right and come back for one more step.
    pub fn halfway(&self) -> usize {
        let waits = self.learning.iter().map(|(_, card)| card).chain(&self.current);
        waits.filter(|card| self.begun.get(card).is_some_and(|begun| begun.passed)).count()
    }

    /// Which of its cards is asked, in order of their first being asked, from 1; the last one when none is.
    pub fn place(&self) -> usize {
        let is_first = self.current.as_ref().is_some_and(|card| self.begun.get(card).is_none());
        (self.begun.len() + usize::from(is_first)).min(self.plan.len())
    }

    /// How many cards are left, the current one included.
    pub fn left(&self) -> usize {
        self.waiting.len() + self.learning.len() + usize::from(self.current.is_some())
    }

    /// How many answers were given.
    pub fn answers(&self) -> u32 {
        self.answers
    }

    /// What else has the answered card's place; also when it was not the current card but was answered in another tab.
    fn forget(&mut self, card: &CardId) {
        self.waiting.retain(|waiting| waiting != card);
        self.learning.retain(|(_, learning)| learning != card);
        self.current.take_if(|current| current == card);
    }

    fn choose(&mut self, at: Millis, last: Option<&CardId>) {
        let apart = |card: &CardId| last.is_none_or(|last| last.entry() != card.entry());
        crate::sorting::sort(&mut self.learning);
        self.current = self
            .take_learning(at, apart)
            .or_else(|| self.take_waiting(apart))
            .or_else(|| self.take_learning(at.saturating_add(LEARN_AHEAD), apart))
            .or_else(|| self.take_waiting(|_| true))
            .or_else(|| self.take_learning(at.saturating_add(LEARN_AHEAD), |_| true));
    }

    fn take_learning(&mut self, until: Millis, allowed: impl Fn(&CardId) -> bool) -> Option<CardId> {
        let place = self.learning.iter().position(|(due, card)| *due <= until && allowed(card))?;
        Some(self.learning.remove(place).1)
    }

    fn take_waiting(&mut self, allowed: impl Fn(&CardId) -> bool) -> Option<CardId> {
        self.waiting.iter().position(allowed).and_then(|place| self.waiting.remove(place))
    }
}
