//! What there is to tell about a glossary that has changed.

use leptos::prelude::*;

use super::{AppState, Notice, now};
use crate::app::engine::{Changes, Engine, Tidings};

impl AppState {
    /// Whether anything was ever answered here.
    pub(crate) fn has_history(&self) -> bool {
        self.engine.with_value(|engine| !engine.journal().log().is_empty())
    }

    /// Whether a shift is set.
    pub(crate) fn has_shift(&self) -> bool {
        self.engine.with_value(|engine| engine.shift_text().is_some())
    }

    /// Finds out what has changed since the last visit. Pages hear of it only when something has: nobody should lose the
    /// place where they were for nothing.
    pub(crate) fn compare_glossary(&self) {
        let size = |engine: &Engine| (engine.journal().log().len(), engine.journal().log().moves().len());
        let compare = |engine: &mut Engine| {
            let before = size(engine);
            let saved = engine.compare_glossary(now());
            (saved, size(engine) != before, engine.journal().unsaved())
        };
        let Some((saved, has_changed, unsaved)) = self.engine.try_update_value(compare) else { return };
        if has_changed {
            self.change(|_| ());
        }
        // Without room for the texts alone, the next visit finds the same again.
        if let Err(error) = saved
            && unsaved > 0
        {
            self.tell(Notice::NotSaved(error.to_string()));
        }
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
