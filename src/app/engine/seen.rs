//! The text as last seen: what a glossary that has changed is compared with.
//!
//! When the glossary changes, the program that comes with it holds only the new text. So the old one has to be stored
//! while it is the present one: of every entry that was asked or is about to be, since nothing else can have been
//! learned. Of all other entries a hash of the id says that they were there, so that one that was never asked is taken
//! neither for a new one nor for an old one with a new name.

use serde::{Deserialize, Serialize};

use crate::{
    glossary::{Entry, Glossary, Section},
    hash::Fnv,
    progress::{pack_value, unpack_value},
};

/// More text than so many bytes is not kept, which takes a fifth of what a browser stores; changes of further entries
/// go unnoticed.
const MOST_BYTES: usize = 1_000_000;

/// The text as last seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seen {
    /// The fingerprint of the glossary that it was compared with; 0 when texts of two glossaries are in it.
    pub(crate) fingerprint: u64,
    /// Hashes of the ids of every entry of that glossary, sorted, each as its distance from the one before.
    known: Vec<u32>,
    /// Ids of entries that are gone; their texts stay for the case that they come back.
    pub(crate) gone: Vec<String>,
    /// The entries that were asked, in their sections.
    pub(crate) glossary: Glossary,
}

impl Seen {
    /// That glossary is the present one, and nothing of it was asked.
    pub(crate) fn new(glossary: &Glossary) -> Seen {
        let mut hashes: Vec<u32> = glossary.entries().map(|(_, entry)| hash(&entry.id)).collect();
        crate::sorting::sort(&mut hashes);
        let mut before = 0;
        let distance = |hash| hash - std::mem::replace(&mut before, hash);
        Seen {
            fingerprint: fingerprint(glossary),
            known: hashes.into_iter().map(distance).collect(),
            ..Seen::default()
        }
    }

    /// As one text, to be stored as a setting.
    pub(crate) fn encode(&self) -> String {
        pack_value(self)
    }

    /// What such a text holds; none if it is none.
    pub(crate) fn decode(text: &str) -> Option<Seen> {
        unpack_value(text)
    }

    /// The entry of that id.
    pub(crate) fn entry(&self, id: &str) -> Option<&Entry> {
        self.glossary.entry(id).map(|(_, entry)| entry)
    }

    /// Keeps the texts of those entries of a glossary, as far as there is room, that are not kept already; their ids
    /// must be sorted. Says whether there was any.
    pub(crate) fn keep(&mut self, ids: &[&str], glossary: &Glossary) -> bool {
        let kept = sorted_ids(&self.glossary);
        let size = |entry: &Entry| entry.term.len() + entry.definition_text().len() + 40;
        let mut left =
            self.glossary.entries().fold(MOST_BYTES, |left, (_, entry)| left.saturating_sub(size(entry)));
        let mut found: Vec<(&Section, &Entry)> = Vec::new();
        for (section, entry) in glossary.entries() {
            let id = &*entry.id;
            if ids.binary_search(&id).is_ok() && !is_among(&kept, id) && size(entry) <= left {
                left -= size(entry);
                found.push((section, entry));
            }
        }
        found.iter().for_each(|(section, entry)| self.add(section, entry));
        !found.is_empty()
    }

    fn add(&mut self, section: &Section, entry: &Entry) {
        // Where it stood and what it points to was not learned.
        let (chapters, see, file) = (Vec::new(), Vec::new(), "".into());
        let entry = Entry { chapters, see, file, line: 0, ..entry.clone() };
        match self.glossary.sections.iter_mut().find(|known| known.id == section.id) {
            Some(known) => known.entries.push(entry),
            None => {
                let (id, name) = (section.id.clone(), section.name.clone());
                self.glossary.sections.push(Section { id, name, entries: vec![entry] });
            }
        }
    }

    /// Keeps the entries of an older table that are gone from the present glossary, for the case that they come back.
    pub(crate) fn keep_gone(&mut self, older: &Seen, gone: Vec<String>) {
        for (section, entry) in older.glossary.entries().filter(|(_, entry)| gone.contains(&entry.id)) {
            self.add(section, entry);
        }
        self.gone = gone;
    }

    /// Takes over what another device has seen and this one has not.
    pub(crate) fn merge(&mut self, other: &Seen) {
        for (section, entry) in other.glossary.entries() {
            if self.entry(&entry.id).is_none() {
                self.add(section, entry);
                self.fingerprint = 0;
            }
        }
    }

    /// The ids of all entries that were there.
    pub(crate) fn known(&self) -> KnownIds {
        let mut sum = 0_u32;
        KnownIds(
            self.known
                .iter()
                .map(|distance| {
                    sum = sum.wrapping_add(*distance);
                    sum
                })
                .collect(),
        )
    }

    /// The old glossary, as far as it is known: with the texts that are kept, and the present ones of what was there and
    /// never asked.
    pub(crate) fn old_glossary(&self, present: &Glossary) -> Glossary {
        let known = self.known();
        let kept = sorted_ids(&self.glossary);
        let mut sections = Vec::with_capacity(present.sections.len());
        for section in &present.sections {
            let never_asked = |entry: &&Entry| known.has(&entry.id) && !is_among(&kept, &entry.id);
            let mut entries: Vec<Entry> = section.entries.iter().filter(never_asked).cloned().collect();
            let name = match self.glossary.section(&section.id) {
                Some(old) => {
                    entries.extend(old.entries.iter().cloned());
                    &old.name
                }
                None => &section.name,
            };
            sections.push(Section { id: section.id.clone(), name: name.clone(), entries });
        }
        let is_gone = |section: &&Section| present.section(&section.id).is_none();
        sections.extend(self.glossary.sections.iter().filter(is_gone).cloned());
        Glossary { sections, ..Glossary::default() }
    }
}

/// Hashes of ids, sorted.
pub(crate) struct KnownIds(Vec<u32>);

impl KnownIds {
    /// Whether an entry of that id was there.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.0.binary_search(&hash(id)).is_ok()
    }
}

/// The same for glossaries that are equal, and hardly ever for others.
pub(crate) fn fingerprint(glossary: &Glossary) -> u64 {
    let mut hash = Fnv::default();
    if let Ok(bytes) = postcard::to_allocvec(glossary) {
        hash.write(&bytes);
    }
    hash.finish().max(1)
}

fn sorted_ids(glossary: &Glossary) -> Vec<String> {
    let mut ids: Vec<String> = glossary.entries().map(|(_, entry)| entry.id.clone()).collect();
    crate::sorting::sort(&mut ids);
    ids
}

fn is_among(sorted: &[String], id: &str) -> bool {
    sorted.binary_search_by(|known| (**known).cmp(id)).is_ok()
}

fn hash(id: &str) -> u32 {
    let mut hash = Fnv::default();
    hash.write(id.as_bytes());
    hash.finish_short()
}
