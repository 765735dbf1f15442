//! What is stored: preferences, export and import, reset, what other tabs do.

use leptos::{prelude::*, task::spawn_local};

use super::{AppState, Notice, SessionView, now};
use crate::{
    app::{engine::Engine, words},
    browser,
    progress::{self, Absorbed, Import, Preferences},
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

    /// Gives the person a file with everything that is known, saved or not.
    pub(crate) fn export(&self) {
        let now = now();
        let files = self.engine.with_value(|engine| progress::export(engine.journal(), now.at));
        let day = progress::rfc3339(now.at);
        let day = day.split('T').next().unwrap_or_default();
        let several = files.len() > 1;
        let mut saved = true;
        for (index, text) in files.iter().enumerate() {
            let part = if several { format!("-{}", index + 1) } else { String::new() };
            let name = format!("readyroom-progress-{day}{part}.json");
            saved &= browser::download(&name, "application/json", text).is_ok();
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

    /// Looks at the file that was chosen, and shows what it would change.
    pub(crate) fn preview_import(&self, file: browser::File) {
        let state = *self;
        spawn_local(async move {
            let text = browser::read_text(&file).await;
            let read = text.and_then(|text| {
                Import::parse_with(&text, browser::read_json).map_err(|error| error.to_string())
            });
            match read {
                Ok(import) => {
                    let preview = state.engine.with_value(|engine| import.preview(engine.journal().log()));
                    state.import_events.set_value(import.events);
                    state.import.set(Some(preview));
                }
                Err(error) => state.tell(Notice::Done(words::import_refused(&error))),
            }
        });
    }

    /// Adds what the chosen file holds.
    pub(crate) fn finish_import(&self) {
        let events = self.import_events.try_update_value(std::mem::take).unwrap_or_default();
        self.import.set(None);
        match self.change(|engine| engine.import(events, now())) {
            Ok(number) => self.tell(Notice::Done(words::imported(number))),
            // Without room for the safety copy nothing is touched; after it the reviews count, in memory at least.
            Err(error) if self.engine.with_value(|engine| engine.journal().unsaved()) == 0 => {
                self.tell(Notice::Done(words::import_refused(&error.to_string())));
            }
            Err(error) => self.tell(Notice::NotSaved(error.to_string())),
        }
    }

    /// Forgets all progress, if the person confirms.
    pub(crate) fn reset(&self) {
        if !browser::confirm(words::RESET_QUESTION) {
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

    pub(super) fn ask_to_persist(&self) {
        spawn_local(async {
            if !browser::is_persisted().await {
                browser::persist().await;
            }
        });
    }
}
