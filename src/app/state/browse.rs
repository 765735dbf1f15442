//! What the page of the glossary asks.

use leptos::prelude::*;

use super::{AppState, now};
use crate::{
    app::{
        engine::browse::{Catalogue, Listed, States},
        route::Filter,
    },
    glossary::Entry,
};

/// An entry as a list shows it.
pub(crate) struct Found {
    /// The entry.
    pub(crate) entry: Entry,
    /// The name of its section.
    pub(crate) section: String,
    /// How well it is known.
    pub(crate) states: States,
}

impl AppState {
    /// Everything that can be listed, as it is known now.
    pub(crate) fn catalogue(&self) -> Catalogue {
        self.engine.with_value(|engine| engine.catalogue(now()))
    }

    /// The id of the present entry that had that one before.
    pub(crate) fn renamed_to(&self, former: &str) -> Option<String> {
        let changelog = self.changelog();
        self.engine.with_value(|engine| engine.renamed_to(former, &changelog))
    }

    /// The entries of a catalogue that one looks for.
    pub(crate) fn list(&self, catalogue: &Catalogue, filter: &Filter) -> Vec<Listed> {
        self.engine.with_value(|engine| engine.list(catalogue, filter))
    }

    /// Entries of a list as they are shown.
    pub(crate) fn found(&self, listed: &[Listed]) -> Vec<Found> {
        let found = |engine: &crate::app::engine::Engine, listed: &Listed| {
            let (section, entry) = engine.listed(listed);
            Found { entry: entry.clone(), section: section.name.clone(), states: listed.states }
        };
        self.engine.with_value(|engine| listed.iter().map(|listed| found(engine, listed)).collect())
    }
}
