//! What pages ask.

use leptos::prelude::*;

use super::{AppState, now};
use crate::{
    app::engine::{CardState, Statistics, Today},
    browser,
    glossary::{Block, Entry},
    memory::{Millis, clock::DAY},
    quiz::{CardId, CardKind, Changelog, Question, embedded_changelog},
};

impl AppState {
    /// The name of the section of that id.
    pub(crate) fn section_name(&self, id: &str) -> Option<String> {
        self.engine.with_value(|engine| engine.glossary().section(id).map(|section| section.name.clone()))
    }

    /// What the glossary calls itself.
    pub(crate) fn glossary_title(&self) -> String {
        self.engine.with_value(|engine| engine.glossary().title.clone())
    }

    /// Where chapters can be read.
    pub(crate) fn chapter_link(&self) -> Option<String> {
        self.engine.with_value(|engine| engine.glossary().chapter_link.clone())
    }

    /// The days, as local dates, on which an entry came into the glossary and on which its definition last changed; each as
    /// far as version control told the build. Nothing is known of imported glossaries.
    pub(crate) fn dates_of(&self, id: &str) -> (Option<String>, Option<String>) {
        let (added, changed) = self.changelog().days_of(id);
        (added.map(date), changed.map(date))
    }

    /// What the versions of the glossary in use have changed; empty for an imported one.
    pub(crate) fn changelog(&self) -> Changelog {
        if self.imported.is_none() { embedded_changelog() } else { Changelog::default() }
    }

    /// The entry of that id, with the id and name of its section.
    pub(crate) fn entry(&self, id: &str) -> Option<((String, String), Entry)> {
        self.engine.with_value(|engine| {
            let (section, entry) = engine.glossary().entry(id)?;
            Some(((section.id.clone(), section.name.clone()), entry.clone()))
        })
    }

    /// The definition of the entry that a question about a meaning is about.
    pub(crate) fn definition_if_meaning(&self, question: &Question) -> Option<Vec<Block>> {
        (question.card_kind == CardKind::Meaning)
            .then(|| self.entry(question.card.entry()))?
            .map(|(_, entry)| entry.definition)
    }

    /// The definition of an entry, in which the terms of other entries are links to them.
    pub(crate) fn linked_definition(&self, entry: &Entry) -> Vec<Block> {
        self.engine.with_value(|engine| engine.linked_definition(entry))
    }

    /// The ids and terms of the entries that mention that one.
    pub(crate) fn mentioned_by(&self, entry: &Entry) -> Vec<(String, String)> {
        let pair = |other: &&Entry| (other.id.clone(), other.term.clone());
        self.engine.with_value(|engine| engine.mentioned_by(entry).iter().map(pair).collect())
    }

    /// About how many reviews a day the cards that were seen cost at a desired retention in percent, and how many cards
    /// those are.
    pub(crate) fn cost(&self, retention: u32) -> (f32, usize) {
        self.engine.with_value(|engine| engine.cost(retention))
    }

    /// Whether a card is forgotten so often that something about it should change.
    pub(crate) fn is_leech(&self, card: &CardId) -> bool {
        self.engine.with_value(|engine| engine.is_leech(card))
    }

    /// What studying came to; nothing while nothing was ever answered.
    pub(crate) fn statistics(&self) -> Option<Statistics> {
        self.engine.with_value(|engine| engine.statistics(now()))
    }

    /// What waits today.
    pub(crate) fn today(&self) -> Today {
        self.engine.with_value(|engine| engine.today(now()))
    }

    /// What is remembered of each card of an entry, with the days until each is due.
    pub(crate) fn cards_of(&self, entry: &str) -> Vec<(CardState, u32)> {
        self.engine.with_value(|engine| {
            let now = now();
            let due =
                |card: &CardState| card.memory.as_ref().map_or(0, |memory| engine.days_until(memory, now));
            engine.cards_of(entry, now).into_iter().map(|card| (card.clone(), due(&card))).collect()
        })
    }
}

/// A day as a local date.
pub(crate) fn date(day: u32) -> String {
    // Noon, so that it is the same date in most time zones.
    browser::local_date(Millis::from(day) * DAY + DAY / 2)
}
