//! The glossary that is in use.

use super::{key, table};
use crate::{
    glossary::Glossary,
    progress::{Store, StoreError, envelope::Unreadable},
};

/// Whether an imported glossary is in use. All that the first load asks about imported glossaries.
pub(crate) fn is_imported(store: &dyn Store) -> bool {
    matches!(store.get(key::ACTIVE), Ok(Some(_)))
}

/// The imported glossary that is in use, by its id and under the name that the person has given it; none while the
/// embedded one is in use, and where the store cannot be read.
pub(crate) fn open_active(store: &dyn Store) -> Option<(String, Result<Glossary, Unreadable>)> {
    let id = store.get(key::ACTIVE).ok()??;
    let key = key::table(&id);
    let mut glossary = table::unsealed(&key, &store.get(&key).ok()??);
    if let (Ok(glossary), Ok(Some(name))) = (&mut glossary, store.get(&key::name(&id))) {
        glossary.title = name;
    }
    Some((id, glossary))
}

/// Moves a table that cannot be read aside. It is removed from its place only when it stands in the other.
///
/// # Errors
///
/// It is still where it was.
pub(crate) fn set_aside(store: &dyn Store, id: &str) -> Result<(), StoreError> {
    let Some(value) = store.get(&key::table(id))? else { return Ok(()) };
    let mut attempt = 0;
    while store.get(&key::aside(id, attempt))?.is_some_and(|kept| kept != value) {
        attempt += 1;
    }
    store.set(&key::aside(id, attempt), &value)?;
    store.remove(&key::table(id))
}
