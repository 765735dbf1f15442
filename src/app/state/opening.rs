//! Opening an imported glossary. Only [`Opened`] is part of the first load.

use std::rc::Rc;

use leptos::prelude::*;

use super::{AppState, Notice};
use crate::{
    app::{engine::Engine, words},
    browser::BrowserStore,
    glossary::embedded_definitions,
    progress::{Store, envelope::Unreadable},
    quiz::Deck,
    shelf::{self, Space},
};

/// What the app starts with.
#[derive(Default)]
pub(crate) struct Opened {
    /// An imported glossary; none is the embedded one.
    pub(crate) imported: Option<Imported>,
    /// What the person has to know.
    pub(crate) notice: Option<Notice>,
}

/// An imported glossary.
pub(crate) struct Imported {
    /// Its id. It is the same for as long as the page lives.
    pub(crate) id: &'static str,
    /// The glossary itself, with what there is to ask.
    pub(crate) deck: Deck,
    /// Where progress in it is kept.
    pub(crate) store: Rc<dyn Store>,
}

impl AppState {
    /// Reads the definitions of the embedded glossary, once. Every page but the first one needs them; so every chunk has this,
    /// and the first load has not.
    pub(crate) fn read_definitions(&self) {
        if !self.engine.with_value(Engine::is_outline) {
            return;
        }
        let definitions = embedded_definitions();
        let definitions = definitions.expect("the tables were made by the build that made this program");
        self.engine.update_value(|engine| engine.define(definitions));
    }
}

/// Opens the imported glossary that is in use. One that cannot be read is kept aside, and the embedded one is opened.
pub(crate) fn open_imported() -> Opened {
    let mut opened = Opened::default();
    match shelf::open_active(&BrowserStore) {
        Some((id, Ok(glossary))) => {
            let store = Rc::new(Space::new(BrowserStore, &id));
            opened.imported = Some(Imported { id: id.leak(), deck: Deck::new(glossary), store });
        }
        Some((id, Err(error))) => {
            // What a newer version wrote is for that version to read. Where there is no room it stays in its place.
            if error == Unreadable::Damaged {
                shelf::set_aside(&BrowserStore, &id).ok();
            }
            opened.notice = Some(Notice::Found(words::GLOSSARY_UNREADABLE.to_owned()));
        }
        None => {}
    }
    opened
}
