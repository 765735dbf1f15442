//! A part of the store, for the progress in one glossary.

use super::key;
use crate::progress::{PREFIX, Store, StoreError};

/// What is the same whichever glossary is in use: who this device is, and what its person has set.
const SHARED: [&str; 2] = ["readyroom/device", "readyroom/settings/preferences"];

/// A store in which every key of ours stands below the key of one glossary.
///
/// Two glossaries may well have a term in common. Its cards have the same id in both and are two different things to
/// know, so each glossary has a log of its own; the journal writes the same keys for each and does not know.
pub(crate) struct Space<S> {
    store: S,
    prefix: String,
}

impl<S> Space<S> {
    /// The part of a store that belongs to an imported glossary.
    pub(crate) fn new(store: S, id: &str) -> Self {
        Self { store, prefix: key::space(id) }
    }

    fn outer(&self, key: &str) -> String {
        match key.strip_prefix(PREFIX) {
            Some(rest) if !SHARED.contains(&key) => [&self.prefix, rest].concat(),
            _ => key.to_owned(),
        }
    }
}

fn inner(prefix: &str, key: &str) -> Option<String> {
    match key.strip_prefix(prefix) {
        Some(rest) => Some([PREFIX, rest].concat()),
        None => SHARED.contains(&key).then(|| key.to_owned()),
    }
}

impl<S: Store> Store for Space<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.get(&self.outer(key))
    }

    fn get_start(&self, key: &str, units: usize) -> Result<Option<String>, StoreError> {
        self.store.get_start(&self.outer(key), units)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.store.set(&self.outer(key), value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.store.remove(&self.outer(key))
    }

    fn own(&self, key: &str) -> Option<String> {
        inner(&self.prefix, key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let keys = self.store.keys()?;
        Ok(keys.iter().filter_map(|key| inner(&self.prefix, key)).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::{
        memory::{Rating, Review},
        progress::{Absorbed, Event, Journal, MemoryStore},
        quiz::{CardId, QuestionKind},
    };

    fn journal(store: &Rc<MemoryStore>, id: Option<&str>) -> Journal {
        let store: Rc<dyn Store> = match id {
            Some(id) => Rc::new(Space::new(Rc::clone(store), id)),
            None => store.clone(),
        };
        Journal::open(store, 1, 2, 0).journal
    }

    fn answer(journal: &mut Journal) {
        let (id, card) = (journal.new_id(), CardId::from_stored("pod/meaning"));
        let (rating, kind) = (Rating::Good, QuestionKind::Choice);
        let review = Review { id, card, at: 1, rating, kind, took: 1, offset: 0, interval: 0 };
        journal.append(Event::Review(review)).unwrap();
    }

    #[test]
    fn the_same_card_of_two_glossaries_has_two_histories() {
        let store = Rc::new(MemoryStore::default());
        answer(&mut journal(&store, None));
        answer(&mut journal(&store, Some("ops")));
        answer(&mut journal(&store, Some("ops")));
        let count = |id| journal(&store, id).log().reviews().len();
        assert_eq!((count(None), count(Some("ops")), count(Some("ops-2"))), (1, 2, 0));
    }

    #[test]
    fn gathering_and_resetting_one_leaves_the_other_alone() {
        let store = Rc::new(MemoryStore::default());
        for id in [None, Some("ops")] {
            answer(&mut journal(&store, id));
        }
        journal(&store, None).replace([], "reset", 5).unwrap();
        journal(&store, Some("ops")).compact().unwrap();
        let count = |id| journal(&store, id).log().reviews().len();
        assert_eq!((count(None), count(Some("ops"))), (0, 1));
    }

    #[test]
    fn device_and_preferences_are_shared() {
        let store = Rc::new(MemoryStore::default());
        journal(&store, Some("ops")).set_setting("preferences", "theme=dark", 1).unwrap();
        journal(&store, Some("ops")).set_setting("session", "x", 1).unwrap();
        let embedded = journal(&store, None);
        assert_eq!(
            (embedded.setting("preferences"), embedded.setting("session")),
            (Some("theme=dark"), None)
        );
        assert_eq!(embedded.device(), journal(&store, Some("ops")).device());
    }

    #[test]
    fn another_glossarys_keys_are_not_ours() {
        // As the journal has it, shared.
        let space = Rc::new(Space::new(MemoryStore::default(), "ops"));
        let own = |key| Store::own(&space, key);
        assert_eq!(own("readyroom/g/ops/log/a/1").as_deref(), Some("readyroom/log/a/1"));
        assert_eq!(own("readyroom/g/ops-2/log/a/1"), None);
        assert_eq!(own("readyroom/log/a/1"), None);
        assert_eq!(own(SHARED[1]).as_deref(), Some(SHARED[1]));
    }

    #[test]
    fn a_journal_hears_only_of_its_own_glossary() {
        let store = Rc::new(MemoryStore::default());
        let mut embedded = journal(&store, None);
        let mut ops = journal(&store, Some("ops"));
        answer(&mut journal(&store, Some("ops")));
        for key in store.keys().unwrap().iter().filter(|key| key.contains("/log/")) {
            let value = store.get(key).unwrap();
            assert_eq!(embedded.absorb(key, value.as_deref()), Absorbed::Nothing);
            let card = CardId::from_stored("pod/meaning");
            assert_eq!(ops.absorb(key, value.as_deref()), Absorbed::Cards(vec![card]));
        }
    }
}
