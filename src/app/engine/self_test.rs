//! The self-test: stored after every answer, so that a reload goes on with it. It touches the schedule only if the person
//! asks for that.

use super::{Engine, Saved};
use crate::{
    memory::{Millis, Moment, Review},
    progress::Event,
    quiz::{Answer, CardId, Choice, Outcome, Question, QuestionKind, Task},
    shift::{Score, SelfTest, TestAnswer, TestResult, TestSetup},
};

/// The stored setting that holds the test under way, or the one that is looked at; empty when it was put away.
const TEST: &str = "self-test";
/// The stored setting that holds what earlier tests came to, a line each: when, how many right, of how many.
const TESTS: &str = "self-tests";
/// The stored setting that holds when the test began whose answers were last added to the schedule.
const ADDED: &str = "self-test-added";
/// Ways of asking that want an answer recalled rather than recognised.
pub(super) const TEST_KINDS: [QuestionKind; 2] = [QuestionKind::Typed, QuestionKind::Cloze];
/// So many earlier tests are kept.
const KEPT: usize = 50;

/// A test that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taken {
    /// When it began.
    pub(crate) at: Millis,
    /// What it came to.
    pub(crate) score: Score,
}

/// A question of a test that is done, with its answers.
#[derive(Debug, Clone)]
pub(crate) struct Reviewed {
    /// The question.
    pub(crate) question: Question,
    /// What was answered; empty for "I don't know".
    pub(crate) given: String,
    /// Whether it was right, nearly included.
    pub(crate) right: bool,
    /// Whether the person was sure, if they were asked.
    pub(crate) sure: Option<bool>,
    /// The term that was asked about.
    pub(crate) term: String,
}

impl Engine {
    /// The test under way, or the one that is looked at.
    pub(crate) fn test(&self) -> Option<SelfTest> {
        self.journal.setting(TEST).and_then(SelfTest::decode).filter(|test| !test.is_empty())
    }

    /// The question that the test asks now; none when there is no test or all of it is answered.
    pub(crate) fn test_question(&self) -> Option<Question> {
        let test = self.test()?;
        test.question(test.current()?, &self.deck)
    }

    /// Draws a test and begins it; says whether there is anything to ask.
    pub(crate) fn begin_test(&mut self, setup: &TestSetup, seed: u64, now: Moment) -> (bool, Saved) {
        let mut test = SelfTest::draw(&self.cards, setup, seed, now);
        let begun = !test.is_empty();
        (begun, if begun { self.store_test(&mut test, now) } else { Ok(()) })
    }

    /// Takes an answer to the question of the test, and goes on to the next.
    pub(crate) fn answer_test(
        &mut self,
        answer: &Answer,
        sure: Option<bool>,
        took: u32,
        now: Moment,
    ) -> Saved {
        let (Some(mut test), Some(question)) = (self.test(), self.test_question()) else { return Ok(()) };
        let grade = self.deck.grade(&question, answer);
        test.answer(&grade, &given(&question, answer), sure, took);
        self.store_test(&mut test, now)
    }

    /// Ends the test: what was not answered does not count.
    pub(crate) fn finish_test(&mut self, now: Moment) -> Saved {
        let Some(mut test) = self.test().filter(|test| test.current().is_some()) else { return Ok(()) };
        test.finish();
        self.store_test(&mut test, now)
    }

    /// Gives as much time again as there was at first.
    pub(crate) fn extend_test(&mut self, now: Moment) -> Saved {
        let Some(mut test) = self.test() else { return Ok(()) };
        test.extend();
        self.store_test(&mut test, now)
    }

    /// Puts the test away, so that another can be set up.
    pub(crate) fn close_test(&mut self, now: Moment) -> Saved {
        self.journal.set_setting(TEST, "", now.at)
    }

    /// What the test came to.
    pub(crate) fn test_result(&self) -> Option<TestResult> {
        Some(TestResult::of(&self.test()?, self.glossary(), &self.cards))
    }

    /// Every question of the test that was answered, with the answers, save where the glossary has lost its card since.
    pub(crate) fn test_reviewed(&self) -> Vec<Reviewed> {
        let Some(test) = self.test() else { return Vec::new() };
        let reviewed = |(place, (card, answer)): (usize, (&CardId, &TestAnswer))| {
            Some(Reviewed {
                question: test.question(place, &self.deck)?,
                given: answer.given.clone(),
                right: answer.outcome != Outcome::Incorrect,
                sure: answer.sure,
                term: self.deck.entry_of(card)?.term.clone(),
            })
        };
        test.answered().enumerate().filter_map(reviewed).collect()
    }

    /// What earlier tests came to, the last first.
    pub(crate) fn tests_taken(&self) -> Vec<Taken> {
        let mut taken: Vec<_> =
            self.journal.setting(TESTS).unwrap_or_default().lines().filter_map(taken_of).collect();
        taken.reverse();
        taken
    }

    /// Whether the answers of the test are in the schedule.
    pub(crate) fn test_is_added(&self) -> bool {
        let started = self.test().map(|test| test.started().at.to_string());
        started.is_some() && started.as_deref() == self.journal.setting(ADDED)
    }

    /// Adds the answers of the test to the log, as if they had been given in a session, at the time at which they were.
    /// Once: a second time nothing happens.
    pub(crate) fn add_test(&mut self, now: Moment) -> Saved {
        let Some(test) = self.test().filter(|_| !self.test_is_added()) else { return Ok(()) };
        let started = test.started();
        // Marked first, so that a full store cannot make the answers count twice.
        let mut saved = self.journal.set_setting(ADDED, &started.at.to_string(), now.at);
        let mut at = started.at;
        for (place, (card, answer)) in test.answered().enumerate() {
            at = at.saturating_add(Millis::from(answer.took)).min(now.at.max(started.at));
            let Some(question) = test.question(place, &self.deck) else { continue };
            let rating = answer.outcome.rating();
            let moment = Moment { at, ..started };
            let before = self.memories.of(card);
            let interval = self.scheduler.interval(card, &before, moment, rating, None);
            let review = Review {
                id: self.journal.new_id(),
                card: card.clone(),
                at,
                rating,
                kind: question.kind,
                took: answer.took,
                offset: started.offset,
                interval: interval.promised(),
            };
            saved = saved.and(self.record_of(card, Event::Review(review)));
        }
        saved
    }

    /// Stores the test; once all of it is answered, what it came to as well. A question whose card the glossary has lost is
    /// left out.
    fn store_test(&mut self, test: &mut SelfTest, now: Moment) -> Saved {
        while test.current().is_some_and(|place| test.question(place, &self.deck).is_none()) {
            test.skip();
        }
        let saved = self.journal.set_setting(TEST, &test.encode(), now.at);
        if test.current().is_some() || test.is_empty() {
            return saved;
        }
        let score = TestResult::of(test, self.glossary(), &self.cards).all;
        let mut lines: Vec<_> =
            self.journal.setting(TESTS).unwrap_or_default().lines().map(str::to_owned).collect();
        lines.push(format!("{} {} {}", test.started().at, score.right, score.asked));
        lines.drain(..lines.len().saturating_sub(KEPT));
        saved.and(self.journal.set_setting(TESTS, &lines.join("\n"), now.at))
    }
}

fn taken_of(line: &str) -> Option<Taken> {
    let mut fields = line.split(' ');
    let at = fields.next()?.parse().ok()?;
    let (right, asked) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(Taken { at, score: Score { right, asked } })
}

/// An answer as text; empty for "I don't know".
fn given(question: &Question, answer: &Answer) -> String {
    match (&question.task, answer) {
        (Task::Pick { choices, .. }, Answer::Picked(picked)) => {
            choices.get(*picked).map_or_else(String::new, |choice| choice.text.clone())
        }
        (_, Answer::Typed(text)) => text.clone(),
        (_, Answer::Judged(judged)) => judged.to_string(),
        (Task::Pair { terms, descriptions, .. }, Answer::Paired(pairs)) => {
            let pair = |(term, place): (&Choice, &usize)| {
                let description = descriptions.get(*place).map_or("–", |choice| &choice.text);
                format!("{} = {description}", term.text)
            };
            terms.iter().zip(pairs).map(pair).collect::<Vec<_>>().join(" | ")
        }
        (_, Answer::Recalled(rating)) => rating.number().to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
#[path = "self_test_tests.rs"]
mod tests;
