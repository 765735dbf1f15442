//! The first weeks: the placement test, what it marks as known, and how far one has come.
//!
//! The test is stored as its answers, a setting; it is made again from them after a reload.

use rand::{SeedableRng, rngs::SmallRng};

use super::{Engine, Saved, self_test::TEST_KINDS};
use crate::{
    hash::Fnv,
    memory::{Millis, Moment, Review, clock::DAY},
    progress::Event,
    quiz::{Answer, Asking, CardId, CardKind, Outcome, Question, QuestionKind},
    shift::{Milestone, PLACEMENT_QUESTIONS, Placement, milestones, order_of_sections},
};

/// The stored setting that holds the placement test: a first line with what came of it, then a line for each answer.
/// Empty when there is none.
pub(super) const PLACEMENT: &str = "placement";
/// The first line of a test that is under way.
const OPEN: &str = "open";
/// The first word of the first line of one that is done; the number of marked cards follows.
const DONE: &str = "done";

/// Marks are dated a day back, so that they take nothing of today's new cards and of today's minutes.
const BEFORE: Millis = DAY;

/// Where the placement test stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Placed {
    /// It was not begun.
    NotYet,
    /// It asks.
    Asking {
        /// How many questions were answered.
        answered: usize,
        /// How many there are at most.
        most: usize,
    },
    /// It is done.
    Done {
        /// The ids of the sections that one knows already.
        known: Vec<String>,
        /// How many cards were marked as known.
        marked: usize,
    },
}

/// The path of the first weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Path {
    /// The sections with what was reached in them, in the order in which to learn them.
    pub(crate) sections: Vec<Milestone>,
    /// Cards that were never seen.
    pub(crate) unseen: u32,
    /// Days until every card will have been seen; none if no new cards are allowed.
    pub(crate) days: Option<u32>,
    /// New cards a day.
    pub(crate) new_per_day: u32,
}

impl Engine {
    /// Begins the placement test, from its first question.
    pub(crate) fn begin_placement(&mut self, now: Moment) -> Saved {
        self.journal.set_setting(PLACEMENT, OPEN, now.at)
    }

    /// Where the placement test stands.
    pub(crate) fn placed(&self) -> Placed {
        let Some((first, placement)) = self.placement() else { return Placed::NotYet };
        match first.strip_prefix(DONE) {
            Some(marked) => Placed::Done {
                known: placement.known_sections().into_iter().map(str::to_owned).collect(),
                marked: marked.trim().parse().unwrap_or_default(),
            },
            None => Placed::Asking { answered: placement.answers().len(), most: PLACEMENT_QUESTIONS },
        }
    }

    /// The question that the placement test asks; none when it is not under way.
    pub(crate) fn placement_question(&self) -> Option<Question> {
        let (first, placement) = self.placement()?;
        let card = placement.next().filter(|_| first == OPEN)?;
        // The same after a reload.
        let mut hash = Fnv::default();
        hash.write(self.journal.device().as_bytes());
        hash.write(card.as_str().as_bytes());
        let asking = Asking { kinds: TEST_KINDS.into_iter().collect(), ..Asking::default() };
        self.deck.ask(card, &asking, &mut SmallRng::seed_from_u64(hash.finish()))
    }

    /// Takes an answer of the placement test. With the last one, what one knows already is marked: it counts as answered
    /// with Easy, and comes back after about a week, so that a mark that is wrong is found out. What is true only here is
    /// never marked.
    pub(crate) fn answer_placement(&mut self, answer: &Answer, now: Moment) -> Saved {
        let (Some((_, mut placement)), Some(question)) = (self.placement(), self.placement_question()) else {
            return Ok(());
        };
        let right = self.deck.grade(&question, answer).outcome != Outcome::Incorrect;
        placement.answer(&question.card, right);
        let is_done = placement.next().is_none();
        let known = if is_done { self.known_by(&placement) } else { Vec::new() };
        let first = if is_done { format!("{DONE} {}", known.len()) } else { OPEN.to_owned() };
        let answers = placement.answers().iter();
        let lines = answers.map(|(card, right)| format!("\n{card}\t{}", u8::from(*right)));
        // Before the marks, so that a full store cannot make them twice.
        let saved =
            self.journal.set_setting(PLACEMENT, &format!("{first}{}", lines.collect::<String>()), now.at);
        let marked = self.mark_known(&known, now);
        saved.and(marked)
    }

    /// The way through the first weeks.
    pub(crate) fn path(&self) -> Path {
        let reached = milestones(&self.cards, &self.memories);
        let order = order_of_sections(self.glossary());
        let of = |id: &&str| reached.iter().find(|milestone| milestone.section == **id).cloned();
        let sections: Vec<Milestone> = order.iter().filter_map(of).collect();
        let unseen = sections.iter().map(|section| section.cards - section.seen).sum();
        let new_per_day = self.settings.new_per_day;
        let days = (new_per_day > 0).then(|| u32::div_ceil(unseen, new_per_day.max(1)));
        Path { sections, unseen, days, new_per_day }
    }

    /// The first line of the stored test, and the test.
    fn placement(&self) -> Option<(&str, Placement)> {
        let stored = self.journal.setting(PLACEMENT).filter(|text| !text.is_empty())?;
        let (first, answers) = stored.split_once('\n').unwrap_or((stored, ""));
        let mut placement = Placement::new(&self.cards, &|card| self.is_local(card));
        // Where the glossary has changed, what is not asked any more is passed over.
        for (card, right) in answers.lines().filter_map(|line| line.split_once('\t')) {
            placement.answer(&CardId::from_stored(card), right == "1");
        }
        Some((first, placement))
    }

    fn known_by(&self, placement: &Placement) -> Vec<CardId> {
        let known = placement.known_cards(&self.cards, &self.memories, &|card| self.is_local(card));
        known.into_iter().cloned().collect()
    }

    fn is_local(&self, card: &CardId) -> bool {
        self.card_kind(card) == Some(CardKind::LocalFact)
    }

    fn mark_known(&mut self, cards: &[CardId], now: Moment) -> Saved {
        let moment = Moment { at: now.at.saturating_sub(BEFORE), ..now };
        let rating = Placement::KNOWN_RATING;
        let mut saved = Ok(());
        for card in cards {
            let before = self.memories.of(card);
            let interval = self.scheduler.interval(card, &before, moment, rating, None);
            let review = Review {
                id: self.journal.new_id(),
                card: card.clone(),
                at: moment.at,
                rating,
                kind: QuestionKind::Reveal,
                // No answer was given: this is what [`Review::is_mark`] knows it by.
                took: 0,
                offset: moment.offset,
                interval: interval.promised(),
            };
            saved = saved.and(self.record_of(card, Event::Review(review)));
        }
        saved.and(self.remember_seen(cards, now))
    }
}

#[cfg(test)]
#[path = "onboarding_tests.rs"]
mod tests;
