//! A person's data: export, import, reset, safety copies, and whether the browser keeps it.

use leptos::{prelude::*, task::spawn_local};

use super::{AppState, Notice, SessionView, now};
use crate::{
    app::{
        engine::{Engine, Taken},
        words,
    },
    browser,
    memory::{FitInput, Millis},
    progress::{self, Import, SafetyCopy, SaveError},
};

/// Every so many sessions one is reminded to export, while the browser may clear its storage.
const REMIND_EVERY: u32 = 10;

impl AppState {
    /// Gives the person a file with everything that is known, saved or not.
    pub(crate) fn export(&self) {
        let now = now();
        let files = self.engine.with_value(|engine| progress::export(engine.journal(), now.at));
        let day = progress::rfc3339(now.at);
        let day = day.split('T').next().unwrap_or_default();
        let glossary = self.imported.map(|id| format!("-{id}")).unwrap_or_default();
        let several = files.len() > 1;
        let mut saved = true;
        for (index, text) in files.iter().enumerate() {
            let part = if several { format!("-{}", index + 1) } else { String::new() };
            let name = format!("readyroom-progress{glossary}-{day}{part}.json");
            saved &= browser::download(&name, "application/json", text).is_ok();
        }
        if saved {
            self.save(|engine| engine.note_export(now));
        }
        self.tell_saved(saved);
    }

    /// Gives the person a file that shows something.
    pub(crate) fn save_file(&self, name: &str, media_type: &str, text: &str) {
        self.tell_saved(browser::download(name, media_type, text).is_ok());
    }

    fn tell_saved(&self, saved: bool) {
        self.tell(Notice::Done(if saved { words::EXPORT_DONE } else { words::EXPORT_FAILED }.to_owned()));
    }

    /// Looks at the file that was chosen, and shows what it would change. `shown` is called when that is to be seen.
    pub(crate) fn preview_import(&self, file: browser::File, shown: impl Fn() + 'static) {
        // What was said of the file before is not true of this one.
        self.take_import();
        self.take_back(|notice| matches!(notice, Notice::Done(_)));
        let state = *self;
        spawn_local(async move {
            let text = browser::read_text(&file).await.ok_or_else(|| words::FILE_UNREADABLE.to_owned());
            let read = text.and_then(|text| {
                Import::parse_with(&text, browser::read_json).map_err(|error| error.to_string())
            });
            match read {
                Ok(import) => {
                    let preview = state.engine.with_value(|engine| import.preview(engine.journal().log()));
                    state.import_read.set_value(Some(import));
                    state.import.set(Some(preview));
                    shown();
                }
                Err(error) => state.tell(Notice::Done(words::import_refused(&error))),
            }
        });
    }

    /// Forgets the chosen file.
    pub(crate) fn cancel_import(&self) {
        self.take_import();
    }

    /// Adds what the chosen file holds.
    pub(crate) fn finish_import(&self) {
        let Some(import) = self.take_import() else { return };
        let taken = self.change(|engine| engine.import(import, now()));
        self.tell_imported(taken.map(|taken| self.tell_settings(taken)));
        self.publish_settings();
    }

    /// The number of reviews; that settings could not be stored beside them is said by itself.
    fn tell_settings(&self, taken: Taken) -> usize {
        if let Err(error) = taken.settings {
            self.tell(Notice::NotSaved(error.to_string()));
        }
        taken.reviews
    }

    fn tell_imported(&self, imported: Result<usize, SaveError>) {
        match imported {
            Ok(number) => self.tell(Notice::Done(words::imported(number))),
            // Without room for the safety copy, or without the one to bring back, nothing is touched; after it the
            // reviews count, in memory at least.
            Err(error) if self.engine.with_value(|engine| engine.journal().unsaved()) == 0 => {
                self.tell(Notice::Done(words::import_refused(&error.to_string())));
            }
            Err(error) => self.tell(Notice::NotSaved(error.to_string())),
        }
    }

    /// Puts what the chosen file holds in the place of everything, if the person confirms; says whether they did.
    pub(crate) fn replace_by_import(&self) -> bool {
        if !browser::confirm(words::REPLACE_QUESTION) {
            return false;
        }
        let Some(import) = self.take_import() else { return true };
        match self.change(|engine| engine.replace(import, now())) {
            Ok(taken) => self.tell(Notice::Done(words::replaced(self.tell_settings(taken)))),
            Err(error) => self.tell(Notice::Done(words::import_refused(&error.to_string()))),
        }
        self.publish_settings();
        true
    }

    fn take_import(&self) -> Option<Import> {
        self.import.set(None);
        self.import_read.try_update_value(Option::take).flatten()
    }

    /// What a fit of the schedule needs of the answers.
    pub(crate) fn fit_input(&self) -> FitInput {
        self.engine.with_value(Engine::fit_input)
    }

    /// The safety copies there are, the last first.
    pub(crate) fn copies(&self) -> Vec<SafetyCopy> {
        let mut copies = self.engine.with_value(|engine| engine.copies());
        copies.reverse();
        copies
    }

    /// Brings back what a safety copy holds, beside what there is.
    pub(crate) fn restore(&self, copy: &str) {
        self.tell_imported(self.change(|engine| engine.restore(copy)));
    }

    /// Forgets all progress, if the person confirms.
    pub(crate) fn reset(&self) {
        if !browser::confirm(&words::reset_question(&self.glossary_title())) {
            return;
        }
        match self.change(|engine| engine.reset(now())) {
            Ok(()) => {
                self.session.set(SessionView::None);
                self.tell(Notice::Done(words::RESET_DONE.to_owned()));
            }
            Err(error) => self.tell(Notice::Done(words::reset_refused(&error.to_string()))),
        }
    }

    /// When progress was last exported here.
    pub(crate) fn last_export(&self) -> Option<Millis> {
        self.engine.with_value(|engine| engine.last_export())
    }

    /// Asks the browser to keep this origin's data until the person deletes it, and publishes what it says.
    pub(crate) fn ask_to_persist(&self) {
        let state = *self;
        spawn_local(async move {
            let kept = browser::is_persisted().await || browser::persist().await;
            state.persisted.set(Some(kept));
        });
    }

    /// Finds out whether the browser keeps this origin's data, without asking for it.
    pub(crate) fn look_at_persistence(&self) {
        let state = *self;
        spawn_local(async move { state.persisted.set(Some(browser::is_persisted().await)) });
    }

    /// Counts a session that has come to its end, asks for lasting storage, and now and then reminds of an export.
    pub(super) fn session_is_complete(&self) {
        // A count that could not be stored only makes the next reminder come at another time.
        let number = self.engine.try_update_value(|engine| engine.count_session(now()).0).unwrap_or_default();
        let state = *self;
        spawn_local(async move {
            let kept = browser::is_persisted().await || browser::persist().await;
            state.persisted.set(Some(kept));
            let wanted = state.settings.with_untracked(|settings| settings.reminders);
            if !kept && wanted && number % REMIND_EVERY == 0 {
                state.tell(Notice::Done(words::REMIND_EXPORT.to_owned()));
            }
        });
    }
}
