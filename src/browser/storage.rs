//! Local storage as a [`Store`], through gloo-storage.

use gloo_storage::{LocalStorage, Storage};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, window};

use super::member::{call, get};
use crate::{
    progress::{Store, StoreError},
    shelf::most_that_fits,
};

/// The key under which it is tried how much fits. No progress stands there, so other tabs do not mind.
const PROBE: &str = "readyroom/probe";

/// This origin's local storage.
///
/// Values are stored as they are, not as JSON: the log has a codec of its own, with checksums.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BrowserStore;

impl BrowserStore {
    /// gloo-storage panics where the browser refuses local storage, so it is asked only after the browser was.
    fn raw() -> Result<web_sys::Storage, StoreError> {
        match window().ok_or(StoreError::Blocked)?.local_storage() {
            Ok(Some(_)) => Ok(LocalStorage::raw()),
            Ok(None) => Err(StoreError::Blocked),
            Err(error) => Err(store_error(&error)),
        }
    }
}

impl Store for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Self::raw()?.get_item(key).map_err(|error| store_error(&error))
    }

    fn get_start(&self, key: &str, units: usize) -> Result<Option<String>, StoreError> {
        let storage = Self::raw()?;
        let value = call(&storage, "getItem", &key.into()).map_err(|error| store_error(&error))?;
        // Cut before it is copied into the program's memory: a snapshot may have a million units.
        Ok(value.dyn_ref::<JsString>().map(|value| value.slice(0, units as u32).into()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        Self::raw()?.set_item(key, value).map_err(|error| store_error(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        Self::raw()?.remove_item(key).map_err(|error| store_error(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = Self::raw()?;
        let length = storage.length().map_err(|error| store_error(&error))?;
        // A key may go away while we count: another tab is at work.
        let key = |index| storage.key(index).map_err(|error| store_error(&error)).transpose();
        (0..length).filter_map(key).collect()
    }
}

/// How many more UTF-16 units this origin's storage takes, up to `enough`, found by trying: browsers do not tell, and
/// differ. Nothing is left behind.
///
/// # Errors
///
/// The storage cannot be reached.
pub(crate) fn room(enough: usize) -> Result<usize, StoreError> {
    let storage = BrowserStore::raw()?;
    // Some browsers store a text of one-byte characters in half the space; a packed glossary has none.
    let unit = JsString::from("\u{4e00}");
    let set: js_sys::Function = get(&storage, "setItem").unchecked_into();
    let fits = |units: usize| set.call2(&storage, &PROBE.into(), &unit.repeat(units as i32)).is_ok();
    let most = most_that_fits(enough, fits);
    storage.remove_item(PROBE).map_err(|error| store_error(&error))?;
    Ok(most)
}

/// Tells the browser's exceptions apart by their names, of which the quota error has two.
fn store_error(error: &JsValue) -> StoreError {
    let Some(exception) = error.dyn_ref::<DomException>() else {
        return StoreError::Other(format!("{error:?}"));
    };
    match &*exception.name() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" => StoreError::Blocked,
        name => StoreError::Other(format!("{name}: {}", exception.message())),
    }
}

/// Asks the browser to keep this origin's data until the person deletes it; says whether it will.
pub(crate) async fn persist() -> bool {
    let Some(window) = window() else { return false };
    match window.navigator().storage().persist() {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|kept| kept.is_truthy()),
        Err(_) => false,
    }
}

/// Whether the browser keeps this origin's data until the person deletes it.
pub(crate) async fn is_persisted() -> bool {
    let Some(window) = window() else { return false };
    match window.navigator().storage().persisted() {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|kept| kept.is_truthy()),
        Err(_) => false,
    }
}
