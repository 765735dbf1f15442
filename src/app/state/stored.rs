//! What is stored: preferences, what other tabs do, gathering.

use leptos::prelude::*;

use super::{AppState, Notice, Verdict, now};
use crate::{
    app::{engine::Engine, words},
    browser,
    progress::{self, Absorbed, Preferences},
};

/// The lock under which one tab at a time gathers records.
const COMPACTION_LOCK: &str = "readyroom/compaction";

/// So many milliseconds without a removal mean that the storage is quiet.
const MEND_AFTER: i32 = 400;

impl AppState {
    /// Changes what the person has set.
    pub(crate) fn change_settings(&self, change: impl FnOnce(&mut Preferences)) {
        self.save(|engine| engine.change_settings(change, now()));
        self.publish_settings();
    }

    /// Says in the status line what became of something that was set: whether it is as was wanted.
    pub(crate) fn say(&self, right: bool, text: String) {
        self.verdict.set(Some(Verdict { right, text }));
    }

    /// Takes back what [`AppState::say`] said, since something else was set since.
    pub(crate) fn say_nothing(&self) {
        self.verdict.set(None);
    }

    /// Puts a notice away.
    pub(crate) fn dismiss(&self, notice: &Notice) {
        self.notices.update(|notices| notices.retain(|each| each != notice));
    }

    pub(super) fn absorb(&self, key: Option<&str>, value: Option<&str>) {
        let absorbed = self.change(|engine| engine.absorb(key, value));
        match absorbed {
            Absorbed::Removed => self.mend_soon(),
            Absorbed::Replaced => self.tell(Notice::NotSaved(words::REPLACED_ELSEWHERE.to_owned())),
            Absorbed::Newer(_) => self.tell(Notice::NotSaved(words::NEWER_ELSEWHERE.to_owned())),
            Absorbed::Setting(_) => self.publish_settings(),
            Absorbed::Cards(_) | Absorbed::Everything => self.tell_page(),
            Absorbed::Nothing => {}
        }
    }

    /// Finds out what is missing once the storage has been quiet for a moment: another tab that gathers its records
    /// removes hundreds of them, one by one.
    fn mend_soon(&self) {
        let state = *self;
        let timer = browser::after(MEND_AFTER, move || match state.change(Engine::rewrite_missing) {
            Ok(0) => {}
            Ok(_) => state.tell(Notice::Found(words::STORAGE_CLEARED.to_owned())),
            Err(error) => state.tell(Notice::NotSaved(error.to_string())),
        });
        self.mending.set_value(Some(timer));
    }

    pub(super) fn publish_settings(&self) {
        self.settings.set(self.engine.with_value(|engine| engine.settings().clone()));
        self.show_theme();
    }

    pub(super) fn show_theme(&self) {
        let theme = self.settings.with_untracked(|settings| settings.theme);
        browser::set_theme(match theme {
            progress::Theme::System => None,
            theme => Some(theme.name()),
        });
    }

    pub(super) fn compact_when_worth_it(&self) {
        let state = *self;
        if self.engine.with_value(Engine::wants_compaction) {
            browser::with_exclusive_lock(COMPACTION_LOCK, move || {
                if let Err(error) = state.change(Engine::compact) {
                    state.tell(Notice::NotSaved(error.to_string()));
                }
            });
        }
    }
}
