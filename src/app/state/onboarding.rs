//! The first weeks: verbs, and what their page asks.

use leptos::prelude::*;

use super::{AppState, now};
use crate::{
    app::engine::onboarding::{Path, Placed},
    quiz::{Answer, Question},
};

impl AppState {
    /// Begins the placement test.
    pub(crate) fn begin_placement(&self) {
        self.save(|engine| engine.begin_placement(now()));
    }

    /// Where it stands.
    pub(crate) fn placed(&self) -> Placed {
        self.engine.with_value(|engine| engine.placed())
    }

    /// The question that it asks.
    pub(crate) fn placement_question(&self) -> Option<Question> {
        self.engine.with_value(|engine| engine.placement_question())
    }

    /// Takes an answer; with the last one, what is known is marked.
    pub(crate) fn answer_placement(&self, answer: &Answer) {
        self.save(|engine| engine.answer_placement(answer, now()));
    }

    /// The way through the first weeks.
    pub(crate) fn path(&self) -> Path {
        self.engine.with_value(|engine| engine.path())
    }
}
