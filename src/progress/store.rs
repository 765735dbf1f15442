//! Where progress is kept, seen from the inside.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// A key-value store, as localStorage is one. Only the browser module knows the real one.
///
/// `set` must either store the whole value or leave the old one.
pub trait Store {
    /// The value of a key.
    ///
    /// # Errors
    ///
    /// The storage cannot be reached.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Stores a value.
    ///
    /// # Errors
    ///
    /// The value was not stored.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Removes a key; one that is not there is no error.
    ///
    /// # Errors
    ///
    /// The key is still there.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// What this store calls a key that the browser names; none if it is not in this store. Other stores than a part of
    /// one call it the same.
    fn own(&self, key: &str) -> Option<String> {
        Some(key.to_owned())
    }

    /// All keys, also those that are not ours.
    ///
    /// # Errors
    ///
    /// The storage cannot be reached.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
}

impl<S: Store> Store for Rc<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        (**self).keys()
    }
}

/// Why the store did not do it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser lets this page store nothing (`SecurityError`, storage that is null).
    #[error("this browser blocks storage for this page; allow it, or export your progress before you leave")]
    Blocked,
    /// There is no room (`QuotaExceededError`, which Firefox calls `NS_ERROR_DOM_QUOTA_REACHED`).
    #[error("the storage is full; export your progress, then free some space")]
    Full,
    /// Anything else, with the browser's own words.
    #[error("the storage failed ({0}); export your progress, then reload the page")]
    Other(String),
}

/// A store that lives as long as the page: for tests, and for a page that must not store anything.
#[derive(Debug, Default)]
pub struct MemoryStore {
    values: RefCell<BTreeMap<String, String>>,
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.values.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.values.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.values.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.values.borrow().keys().cloned().collect())
    }
}
