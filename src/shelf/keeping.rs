//! What is on the shelf: keeping a glossary, naming it, removing it.

use super::{key, room};
use crate::{
    glossary::{lower_case, slug},
    progress::{Store, StoreError, envelope::seal},
};

/// A name may have so many characters.
const LONGEST_NAME: usize = 100;

/// An imported glossary, without what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Its id.
    pub(crate) id: String,
    /// What the person calls it.
    pub(crate) name: String,
    /// What its table takes, in UTF-16 units.
    pub(crate) units: usize,
}

/// Why a glossary was not kept or not renamed. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum KeepError {
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It has no name.
    #[error("a glossary needs a name")]
    NoName,
    /// Another one has that name.
    #[error("another glossary is called “{0}”")]
    NameTaken(String),
    /// It was read back otherwise than it was written.
    #[error("the browser did not store what it was given")]
    NotReadBack,
}

/// Keys that begin with a text.
pub(super) trait Prefixed {
    /// Those keys.
    fn prefixed<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a String>;
}

impl Prefixed for Vec<String> {
    fn prefixed<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a String> {
        self.iter().filter(move |key| key.starts_with(prefix))
    }
}

/// The glossaries that are kept, by name.
///
/// # Errors
///
/// The store cannot be read.
pub(crate) fn kept(store: &dyn Store) -> Result<Vec<Kept>, StoreError> {
    let mut found = Vec::new();
    for key in store.keys()? {
        if let Some(id) = key::id_in(&key, "table") {
            let name = store.get(&key::name(id))?.unwrap_or_else(|| id.to_owned());
            found.push(Kept { id: id.to_owned(), name, units: room::taken(store, &key)? });
        }
    }
    crate::sorting::sort_by(&mut found, |one, other| one.name.cmp(&other.name));
    Ok(found)
}

/// The id of the glossary of that name: that of the one which has or had the name, else a new one.
///
/// # Errors
///
/// The store cannot be read, or the name is empty.
pub(crate) fn id_for(store: &dyn Store, name: &str) -> Result<String, KeepError> {
    let name = tidy(name)?;
    let keys = store.keys()?;
    let mut known = Vec::new();
    for id in keys.iter().filter_map(|key| key::id_in(key, "name")) {
        let is_kept = keys.contains(&key::table(id));
        known.push((id, store.get(&key::name(id))?.unwrap_or_default(), is_kept));
    }
    let mut same = known.iter().filter(|each| is_same(&each.1, &name));
    let any = same.clone().next();
    // Of a removed one and one that is there, the latter.
    if let Some((id, ..)) = same.find(|each| each.2).or(any) {
        return Ok((*id).to_owned());
    }
    let stem = Some(slug(&name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "glossary".to_owned());
    let is_free = |id: &str| !known.iter().any(|each| each.0 == id);
    let numbered = (2_u32..).map(|number| format!("{stem}-{number}"));
    Ok(std::iter::once(stem.clone()).chain(numbered).find(|id| is_free(id)).unwrap_or(stem))
}

/// What the table takes that a glossary of that name would replace, in UTF-16 units; none if it would replace none.
pub(crate) fn replaced(store: &dyn Store, name: &str) -> Option<usize> {
    let id = id_for(store, name).ok()?;
    room::taken(store, &key::table(&id)).ok().filter(|units| *units > 0)
}

/// Keeps a table under a name. One that had the name is replaced, by one `set`: it is there, old or new, at any time.
/// Gives its id.
///
/// # Errors
///
/// It is not kept.
pub(crate) fn keep(store: &dyn Store, name: &str, table: &str) -> Result<String, KeepError> {
    let id = id_for(store, name)?;
    let (key, name_key) = (key::table(&id), key::name(&id));
    let before = store.get(&key)?;
    let value = seal(&key, table);
    store.set(&key, &value)?;
    let named = store.set(&name_key, &tidy(name)?).map_err(KeepError::from);
    let kept = named.and_then(|()| match store.get(&key)?.as_deref() == Some(&*value) {
        true => Ok(()),
        false => Err(KeepError::NotReadBack),
    });
    if let Err(error) = kept {
        match before {
            Some(before) => store.set(&key, &before)?,
            None => store.remove(&key)?,
        }
        return Err(error);
    }
    Ok(id)
}

/// Calls a glossary by another name.
///
/// # Errors
///
/// It is called as before.
pub(crate) fn rename(store: &dyn Store, id: &str, name: &str) -> Result<(), KeepError> {
    let name = tidy(name)?;
    if kept(store)?.iter().any(|other| other.id != id && is_same(&other.name, &name)) {
        return Err(KeepError::NameTaken(name));
    }
    Ok(store.set(&key::name(id), &name)?)
}

/// Removes a glossary. Its name and the history of its cards stay, for when it is imported again.
///
/// # Errors
///
/// It is still there.
pub(crate) fn remove(store: &dyn Store, id: &str) -> Result<(), StoreError> {
    store.remove(&key::table(id))
}

/// Says which glossary is in use from the next start on; `None` is the embedded one.
///
/// # Errors
///
/// It stays as it is.
pub(crate) fn activate(store: &dyn Store, id: Option<&str>) -> Result<(), StoreError> {
    match id {
        Some(id) => store.set(key::ACTIVE, id),
        None => store.remove(key::ACTIVE),
    }
}

fn tidy(name: &str) -> Result<String, KeepError> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let name: String = words.join(" ").chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if name.is_empty() { Err(KeepError::NoName) } else { Ok(name) }
}

fn is_same(one: &str, other: &str) -> bool {
    lower_case(one) == lower_case(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        glossary::{SourceFile, parse},
        progress::MemoryStore,
        shelf::{
            opening::{is_imported, open_active, set_aside},
            table::encode,
        },
    };

    fn table(text: &str) -> String {
        encode(&parse(&[SourceFile::new("g.md", text)]).glossary).unwrap()
    }

    fn names(store: &MemoryStore) -> Vec<String> {
        kept(store).unwrap().into_iter().map(|kept| kept.name).collect()
    }

    #[test]
    fn a_kept_glossary_is_opened_under_its_name() {
        let store = MemoryStore::default();
        assert!(open_active(&store).is_none());
        let id = keep(&store, "  Our \n ops ", &table("**Pod**: b\n")).unwrap();
        assert_eq!((&*id, names(&store)), ("our-ops", vec!["Our ops".to_owned()]));
        assert!(open_active(&store).is_none(), "keeping is not using");
        activate(&store, Some(&id)).unwrap();
        let glossary = open_active(&store).unwrap().1.unwrap();
        assert_eq!((&*glossary.title, &*glossary.sections[0].entries[0].id), ("Our ops", "pod"));
        activate(&store, None).unwrap();
        assert!(open_active(&store).is_none());
    }

    #[test]
    fn the_same_name_is_the_same_glossary() {
        let store = MemoryStore::default();
        let first = keep(&store, "Ops", &table("**A**: b\n")).unwrap();
        assert_eq!(keep(&store, "OPS", &table("**B**: c\n")).unwrap(), first);
        assert_eq!(names(&store), ["OPS"]);
        remove(&store, &first).unwrap();
        assert_eq!(names(&store), Vec::<String>::new());
        assert_eq!(id_for(&store, "ops").unwrap(), first, "a removed one keeps its history");
    }

    #[test]
    fn a_renamed_glossary_leaves_its_old_name_to_others() {
        let store = MemoryStore::default();
        let first = keep(&store, "Ops", &table("**A**: b\n")).unwrap();
        rename(&store, &first, "Team ops").unwrap();
        let second = keep(&store, "Ops", &table("**B**: c\n")).unwrap();
        assert_eq!((&*first, &*second), ("ops", "ops-2"));
        assert_eq!(rename(&store, &second, "team OPS"), Err(KeepError::NameTaken("team OPS".into())));
        assert_eq!(rename(&store, &second, " \t"), Err(KeepError::NoName));
        assert_eq!(names(&store), ["Ops", "Team ops"]);
        assert_eq!(id_for(&store, "!?").unwrap(), "glossary");
    }

    #[test]
    fn a_damaged_glossary_is_kept_aside() {
        let store = MemoryStore::default();
        let id = keep(&store, "Ops", &table("**A**: b\n")).unwrap();
        activate(&store, Some(&id)).unwrap();
        let key = key::table(&id);
        let value = store.get(&key).unwrap().unwrap().replace('.', ",");
        store.set(&key, &value).unwrap();
        assert!(open_active(&store).unwrap().1.is_err());
        set_aside(&store, &id).unwrap();
        assert!(open_active(&store).is_none() && is_imported(&store));
        assert_eq!(store.get(&key::aside(&id, 0)).unwrap(), Some(value));
        // Another one does not take its place.
        store.set(&key, "rubbish").unwrap();
        set_aside(&store, &id).unwrap();
        assert_eq!(store.get(&key::aside(&id, 1)).unwrap().as_deref(), Some("rubbish"));
    }

    /// Has no room for values of more than some characters.
    struct Small(MemoryStore, usize);

    impl Store for Small {
        fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.0.get(key)
        }
        fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
            if value.chars().count() > self.1 { Err(StoreError::Full) } else { self.0.set(key, value) }
        }
        fn remove(&self, key: &str) -> Result<(), StoreError> {
            self.0.remove(key)
        }
        fn keys(&self) -> Result<Vec<String>, StoreError> {
            self.0.keys()
        }
    }

    #[test]
    fn what_does_not_fit_changes_nothing() {
        let store = Small(MemoryStore::default(), 100);
        keep(&store, "Ops", &table("**A**: b\n")).unwrap();
        let before = kept(&store).unwrap();
        let large = table(&format!("**A**: {}\n", "long ".repeat(100)));
        assert_eq!(keep(&store, "Ops", &large), Err(KeepError::Store(StoreError::Full)));
        assert_eq!(keep(&store, "Other", &large), Err(KeepError::Store(StoreError::Full)));
        assert_eq!(kept(&store).unwrap(), before);
        assert_eq!(store.keys().unwrap().len(), 2);
        // The name alone does not fit.
        let store = Small(MemoryStore::default(), 60);
        let name = "x".repeat(90);
        assert_eq!(keep(&store, &name, &table("")), Err(KeepError::Store(StoreError::Full)));
        assert_eq!(store.keys().unwrap(), Vec::<String>::new());
    }
}
