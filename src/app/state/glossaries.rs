//! The glossaries that are kept: keeping one, changing between them, renaming, removing.

use leptos::prelude::*;

use super::{AppState, Notice};
use crate::{
    app::{engine::Engine, words},
    browser::{self, BrowserStore},
    progress::PREFIX,
    shelf::{self, Kept},
};

/// What there is, and what it takes.
pub(crate) struct Shelf {
    /// Imported glossaries, by name.
    pub(crate) kept: Vec<Kept>,
    /// Why they cannot be listed.
    pub(crate) error: Option<String>,
}

impl AppState {
    /// The glossaries that were imported.
    pub(crate) fn shelf(&self) -> Shelf {
        match shelf::kept(&BrowserStore) {
            Ok(kept) => Shelf { kept, error: None },
            Err(error) => Shelf { kept: Vec::new(), error: Some(error.to_string()) },
        }
    }

    /// Uses another glossary from now on; `None` is the embedded one. The page is loaded anew, and says `message`: all
    /// that it knows is of one glossary.
    ///
    /// # Errors
    ///
    /// The glossary in use is as it was, and why.
    pub(crate) fn use_glossary(&self, id: Option<&str>, message: &str) -> Result<(), String> {
        // Answers that could be stored nowhere would go with the page that has them.
        self.change(Engine::save_unsaved).map_err(|error| error.to_string())?;
        shelf::activate(&BrowserStore, id).map_err(|error| error.to_string())?;
        browser::reload_with(message);
        Ok(())
    }

    /// Keeps a table under a name and uses it; one that had the name is replaced.
    ///
    /// # Errors
    ///
    /// It is not kept, and why; or it is not in use.
    pub(crate) fn keep_glossary(&self, name: &str, table: &str) -> Result<(), String> {
        let id = shelf::keep(&BrowserStore, name, table).map_err(|error| error.to_string())?;
        self.use_glossary(Some(&id), &words::glossary_kept(name))
    }

    /// Calls a kept glossary by another name.
    ///
    /// # Errors
    ///
    /// It is called as before, and why.
    pub(crate) fn rename_glossary(&self, id: &str, name: &str) -> Result<(), String> {
        shelf::rename(&BrowserStore, id, name).map_err(|error| error.to_string())?;
        if self.is_in_use(id) {
            self.use_glossary(Some(id), &words::glossary_renamed(name))?;
        }
        Ok(())
    }

    /// Removes a kept glossary, if the person confirms; the history of its cards stays. Says whether it is gone.
    ///
    /// # Errors
    ///
    /// It is still there, and why.
    pub(crate) fn remove_glossary(&self, kept: &Kept) -> Result<bool, String> {
        if !browser::confirm(&words::remove_question(&kept.name)) {
            return Ok(false);
        }
        shelf::remove(&BrowserStore, &kept.id).map_err(|error| error.to_string())?;
        if self.is_in_use(&kept.id) {
            self.use_glossary(None, &words::glossary_removed(&kept.name))?;
        }
        Ok(true)
    }

    fn is_in_use(&self, id: &str) -> bool {
        self.imported == Some(id)
    }

    /// Says what became of something that the person has asked for.
    pub(crate) fn done(&self, text: String) {
        self.tell(Notice::Done(text));
    }

    /// How many UTF-16 units more fit in the store, up to `enough`; what stops one from finding out if that is the case.
    pub(crate) fn room(&self, enough: usize) -> Result<usize, String> {
        browser::room(enough).map_err(|error| error.to_string())
    }

    /// What a new version of the glossary of that name would take the place of, in UTF-16 units; none if there is none.
    pub(crate) fn replaced_by(&self, name: &str) -> Option<usize> {
        shelf::replaced(&BrowserStore, name)
    }

    /// How much is stored in all, in words.
    pub(crate) fn storage_in_words(&self) -> String {
        let reviews = self.engine.with_value(|engine| engine.journal().log().reviews().len());
        match shelf::taken(&BrowserStore, PREFIX) {
            Ok(units) => words::storage_used(reviews, units),
            Err(error) => error.to_string(),
        }
    }
}
