//! What there is to tell about a glossary that has changed.

use leptos::prelude::*;

use super::{AppState, now};
use crate::app::engine::{Changes, Engine, Tidings};

impl AppState {
    /// Whether anything was ever answered here.
    pub(crate) fn has_history(&self) -> bool {
        self.engine.with_value(|engine| !engine.journal().log().is_empty())
    }

    /// Finds out what has changed since the last visit.
    pub(crate) fn compare_glossary(&self) {
        self.save(|engine| engine.compare_glossary(now()));
    }

    /// What there is to tell that was not read yet.
    pub(crate) fn tidings(&self) -> Option<Tidings> {
        self.engine.with_value(Engine::tidings)
    }

    /// Everything that has changed, as far as it was told.
    pub(crate) fn changes(&self) -> Changes {
        self.engine.with_value(Engine::changes)
    }

    /// Whether anything of it is still to be studied.
    pub(crate) fn has_changes_to_study(&self) -> bool {
        self.engine.with_value(Engine::has_changes_to_study)
    }

    /// Puts the note of changes away.
    pub(crate) fn dismiss_news(&self) {
        self.save(|engine| engine.dismiss_news(now()));
    }

    /// Makes the next session one of what has changed.
    pub(crate) fn plan_changes(&self) {
        self.save(|engine| engine.plan_changes(now()));
    }
}
