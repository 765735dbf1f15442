//! The self-test: what one knows now, without feedback until the end.
//!
//! A [`SelfTest`] is made of a [`TestSetup`] and a seed; it can be stored after every answer and read again after a
//! reload, and asks the same questions then. Its [`TestResult`] says by section how much is known and how sure
//! that is, what was wrong though one was sure, and what to read first.

mod draw;
mod result;
mod stored;

use rand::{SeedableRng, rngs::SmallRng};

use crate::{
    memory::{CardInfo, Moment},
    quiz::{Asking, CardId, Deck, Grade, KindSet, Outcome, Question, QuestionKind},
};

pub use result::{Reading, SectionScore, TestResult};

/// How often a time limit can be extended, as accessible time limits can (WCAG 2.2.1).
const EXTENSIONS: u8 = 10;

/// What to test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestSetup {
    /// The ids of the sections to draw from; all sections if there is none.
    pub sections: Option<Vec<String>>,
    /// How many questions to ask, at most; none if it is 0.
    pub questions: u16,
    /// The kinds of question.
    pub kinds: KindSet,
    /// Whether to ask before each answer if one is sure.
    pub ask_if_sure: bool,
    /// A time limit in minutes; none unless wanted.
    pub limit: Option<u16>,
}

/// A question that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestAnswer {
    /// What it was worth.
    pub outcome: Outcome,
    /// Whether the person was sure, if they were asked.
    pub sure: Option<bool>,
    /// How long it took, in milliseconds.
    pub took: u32,
    /// What was answered, as text.
    pub given: String,
}

/// A test under way, or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfTest {
    started: Moment,
    seed: u64,
    kinds: KindSet,
    ask_if_sure: bool,
    limit: Option<u16>,
    extensions: u8,
    cards: Vec<CardInfo>,
    answers: Vec<TestAnswer>,
}

impl Default for TestSetup {
    /// Twenty questions of every section that ask to recall rather than to recognise, without a time limit.
    fn default() -> Self {
        TestSetup {
            sections: None,
            questions: 20,
            kinds: [QuestionKind::Typed, QuestionKind::Cloze].into_iter().collect(),
            ask_if_sure: true,
            limit: None,
        }
    }
}

impl SelfTest {
    /// Draws a test: from each section about as large a share as the section has of all cards, and one at least if
    /// there are questions enough, in mixed order. The same cards, set-up and seed give the same test. It has fewer
    /// questions than asked for if there are fewer cards, and none if there are none.
    pub fn draw(cards: &[CardInfo], setup: &TestSetup, seed: u64, now: Moment) -> SelfTest {
        let mut rng = SmallRng::seed_from_u64(seed);
        SelfTest {
            started: now,
            seed,
            kinds: setup.kinds,
            ask_if_sure: setup.ask_if_sure,
            limit: setup.limit,
            extensions: 0,
            cards: draw::draw(cards, setup, &mut rng),
            answers: Vec::new(),
        }
    }

    /// When it began.
    pub fn started(&self) -> Moment {
        self.started
    }

    /// How many questions it has.
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether it has no question.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// Whether the person is to be asked if they are sure.
    pub fn asks_if_sure(&self) -> bool {
        self.ask_if_sure
    }

    /// The cards with the answers so far.
    pub fn answered(&self) -> impl Iterator<Item = (&CardId, &TestAnswer)> {
        self.cards.iter().map(|card| &card.id).zip(&self.answers)
    }

    /// The number of the question to ask, counted from 0; none when all are answered.
    pub fn current(&self) -> Option<usize> {
        Some(self.answers.len()).filter(|&place| place < self.cards.len())
    }

    /// A question, the same whenever it is made of the same deck. None if there is no such question, or if the
    /// glossary has lost the card since.
    pub fn question(&self, place: usize, deck: &Deck) -> Option<Question> {
        // Each question has a generator of its own, so that a reload in the middle asks what was asked before.
        let seed = self.seed.wrapping_add((place as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let asking = Asking { kinds: self.kinds, ..Asking::default() };
        deck.ask(&self.cards.get(place)?.id, &asking, &mut SmallRng::seed_from_u64(seed))
    }

    /// Takes the answer to the current question; nothing happens when all are answered.
    pub fn answer(&mut self, grade: &Grade, given: &str, sure: Option<bool>, took: u32) {
        if self.current().is_some() {
            let given = given.to_owned();
            self.answers.push(TestAnswer { outcome: grade.outcome, sure, took, given });
        }
    }

    /// Leaves out the current question: the glossary has lost its card.
    pub fn skip(&mut self) {
        if let Some(place) = self.current() {
            self.cards.remove(place);
        }
    }

    /// Ends the test now: what was not answered does not count.
    pub fn finish(&mut self) {
        self.cards.truncate(self.answers.len());
    }

    /// Milliseconds left after so many were spent (pauses are not spent); none if there is no limit.
    pub fn time_left(&self, spent: u64) -> Option<u64> {
        let limit = u64::from(self.limit?) * 60_000;
        Some((limit * (1 + u64::from(self.extensions))).saturating_sub(spent))
    }

    /// Gives as much time again as there was at first; says whether that was possible, which it is ten times.
    pub fn extend(&mut self) -> bool {
        let possible = self.extensions < EXTENSIONS;
        self.extensions += u8::from(possible);
        possible
    }
}
