//! The self-test: its verbs, and what its page asks.

use leptos::prelude::*;

use super::{AppState, Notice, now};
use crate::{
    app::{
        engine::self_test::{Reviewed, Taken},
        words,
    },
    browser,
    quiz::{Answer, Question},
    shift::{SelfTest, TestResult, TestSetup},
};

impl AppState {
    /// The test under way, or the one that is looked at.
    pub(crate) fn test(&self) -> Option<SelfTest> {
        self.engine.with_value(|engine| engine.test())
    }

    /// The question that the test asks now.
    pub(crate) fn test_question(&self) -> Option<Question> {
        self.engine.with_value(|engine| engine.test_question())
    }

    /// Draws a test and begins it; says whether there is anything to ask.
    pub(crate) fn begin_test(&self, setup: &TestSetup) -> bool {
        let mut begun = false;
        self.save(|engine| {
            let (any, saved) = engine.begin_test(setup, browser::random_seed(), now());
            begun = any;
            saved
        });
        begun
    }

    /// Takes an answer to the question of the test.
    pub(crate) fn answer_test(&self, answer: &Answer, sure: Option<bool>, took: u32) {
        self.save(|engine| engine.answer_test(answer, sure, took, now()));
    }

    /// Ends the test: what was not answered does not count.
    pub(crate) fn finish_test(&self) {
        self.save(|engine| engine.finish_test(now()));
    }

    /// Gives as much time again as there was at first.
    pub(crate) fn extend_test(&self) {
        self.save(|engine| engine.extend_test(now()));
    }

    /// Puts the test away, so that another can be set up.
    pub(crate) fn close_test(&self) {
        self.save(|engine| engine.close_test(now()));
    }

    /// What the test came to.
    pub(crate) fn test_result(&self) -> Option<TestResult> {
        self.engine.with_value(|engine| engine.test_result())
    }

    /// Every question of the test that was answered.
    pub(crate) fn test_reviewed(&self) -> Vec<Reviewed> {
        self.engine.with_value(|engine| engine.test_reviewed())
    }

    /// What earlier tests came to, the last first.
    pub(crate) fn tests_taken(&self) -> Vec<Taken> {
        self.engine.with_value(|engine| engine.tests_taken())
    }

    /// Whether the answers of the test are in the schedule.
    pub(crate) fn test_is_added(&self) -> bool {
        self.engine.with_value(|engine| engine.test_is_added())
    }

    /// Adds the answers of the test to the schedule, once.
    pub(crate) fn add_test(&self) {
        self.save(|engine| engine.add_test(now()));
        self.tell(Notice::Done(words::shift::ADDED.to_owned()));
    }
}
