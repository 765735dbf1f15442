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

    /// What a value begins with: at most so many UTF-16 units. Worth it where it spares copying a long value.
    ///
    /// # Errors
    ///
    /// The storage cannot be reached.
    fn get_start(&self, key: &str, units: usize) -> Result<Option<String>, StoreError> {
        Ok(self.get(key)?.map(|value| start(&value, units).to_owned()))
    }

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

/// The longest beginning of a text with at most so many UTF-16 units.
fn start(text: &str, units: usize) -> &str {
    let mut left = units;
    let fits = |(_, unit): &(usize, char)| match left.checked_sub(unit.len_utf16()) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    let end = text.char_indices().take_while(fits).last().map_or(0, |(at, unit)| at + unit.len_utf8());
    &text[..end]
}

impl<S: Store> Store for Rc<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        (**self).get(key)
    }

    fn get_start(&self, key: &str, units: usize) -> Result<Option<String>, StoreError> {
        (**self).get_start(key, units)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        (**self).remove(key)
    }

    fn own(&self, key: &str) -> Option<String> {
        (**self).own(key)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_is_counted_in_units_and_splits_no_character() {
        let store = MemoryStore::default();
        store.set("key", "a\u{4e00}\u{1f600}b").unwrap();
        let starts =
            (0..7).map(|units| store.get_start("key", units).unwrap().unwrap().encode_utf16().count());
        assert_eq!(starts.collect::<Vec<_>>(), [0, 1, 2, 2, 4, 5, 5]);
        assert_eq!(store.get_start("other", 9), Ok(None));
    }
}
