//! What other tabs store, taken in as it comes.

use crate::{
    progress::{
        Added, Event, Journal,
        envelope::Unreadable,
        key::Key,
        record::{epoch_of, unseal_bundle, unseal_event},
    },
    quiz::CardId,
};

/// What a change that another tab made means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absorbed {
    /// Nothing.
    Nothing,
    /// The memories of these cards are to be replayed.
    Cards(Vec<CardId>),
    /// All memories are to be replayed.
    Everything,
    /// This setting has changed.
    Setting(String),
    /// The whole history was replaced: open the journal again.
    Replaced,
    /// A newer version is in use: nothing will be saved until the page is reloaded.
    Newer(u32),
    /// Something of ours was removed: call [`Journal::rewrite_missing`], which finds out whether it matters. Wait for
    /// the burst of removals to end first: it reads the whole store, and gathering removes many keys at once.
    Removed,
}

impl Journal {
    /// Takes in what another tab has stored under a key, or removed: the browser's `storage` event.
    pub fn absorb(&mut self, key: &str, value: Option<&str>) -> Absorbed {
        let Some(key) = self.store.own(key) else { return Absorbed::Nothing };
        let key = &*key;
        let kind = Key::parse(key);
        let Some(value) = value else {
            return if matches!(kind, Key::Copy(_) | Key::Quarantine | Key::Other) {
                Absorbed::Nothing
            } else {
                Absorbed::Removed
            };
        };
        let absorbed = match kind {
            Key::Event { writer, number } => self.absorb_events(key, value, |key, value| {
                Ok(vec![unseal_event(key, &format!("{writer}-{number}"), value)?.1])
            }),
            Key::Batch => self.absorb_events(key, value, |key, value| Ok(unseal_bundle(key, value)?.events)),
            // A snapshot holds what its single events told us before, unless it begins a new history.
            Key::Snapshot(_) => self.absorb_events(key, value, |_, _| Ok(Vec::new())),
            Key::Setting(name) => self.absorb_setting(key, name, value),
            Key::Device | Key::Copy(_) | Key::Quarantine | Key::Other => Ok(Absorbed::Nothing),
        };
        absorbed.unwrap_or_else(|unreadable| match unreadable {
            Unreadable::Damaged => Absorbed::Nothing,
            Unreadable::Newer(schema) => {
                self.newer = self.newer.max(Some(schema));
                Absorbed::Newer(schema)
            }
        })
    }

    fn absorb_events(
        &mut self,
        key: &str,
        value: &str,
        read: impl FnOnce(&str, &str) -> Result<Vec<Event>, Unreadable>,
    ) -> Result<Absorbed, Unreadable> {
        let epoch = epoch_of(key, value)?;
        if epoch > self.epoch {
            return Ok(Absorbed::Replaced);
        }
        let began = self.epoch.began;
        let counts = |event: &Event| epoch == self.epoch || event.at() > began;
        let events: Vec<Event> = read(key, value)?.into_iter().filter(counts).collect();
        let mut cards = Vec::new();
        for event in events {
            match self.log.add(event) {
                Added::Known => {}
                Added::New(card) => cards.extend(card),
                Added::Conflict => return Ok(Absorbed::Everything),
            }
        }
        crate::sorting::sort(&mut cards);
        cards.dedup();
        Ok(if cards.is_empty() { Absorbed::Nothing } else { Absorbed::Cards(cards) })
    }
}
