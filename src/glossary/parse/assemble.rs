//! From the entries of all files to one glossary: sections, ids, and what points to what.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet, hash_map};

use super::super::diagnostic::Diagnostic;
use super::super::model::{Entry, Glossary, Section};
use super::super::slug::slug;
use super::super::source::narrow;
use super::hash::{Hashed, exact};
use super::pointers::{Index, resolve};

/// The entries of all files in order, while it is still to be resolved what they point to.
#[derive(Debug, Default)]
pub(super) struct Loose<'a> {
    /// Those that stand below one heading, one after the other: most become a section as they are.
    runs: Vec<(u32, Vec<Entry>)>,
    /// Those of the last heading, and its key.
    last: (u32, Vec<Entry>),
    beside: Beside<'a>,
}

/// What the entries have beside them.
#[derive(Debug, Default)]
pub(super) struct Beside<'a> {
    /// For each entry, in order.
    pub(super) rest: Vec<Rest>,
    more: Vec<More<'a>>,
}

impl<'a> Beside<'a> {
    /// What few entries have.
    pub(super) fn more(&self, rest: &Rest) -> Option<&More<'a>> {
        self.more.get(rest.more? as usize)
    }

    /// What the definition of an entry points to with "see".
    pub(super) fn pointers(&self, rest: &Rest) -> &[String] {
        self.more(rest).map(|more| more.pointers.as_slice()).unwrap_or_default()
    }
}

/// What an entry has beside it that is no part of the glossary.
#[derive(Debug)]
pub(super) struct Rest {
    /// The hash of the slug that it has as its id so far.
    pub(super) hash: u64,
    pub(super) column: u32,
    pub(super) has_links: bool,
    /// Where it stands what few entries have: a box for each would have to be allocated.
    more: Option<u32>,
}

impl Rest {
    pub(super) fn new(hash: u64, column: u32, has_links: bool) -> Self {
        Self { hash, column, has_links, more: None }
    }
}

impl<'a> Loose<'a> {
    pub(super) fn len(&self) -> usize {
        self.beside.rest.len()
    }

    /// Makes room for so many further entries.
    pub(super) fn expect(&mut self, count: usize) {
        self.beside.rest.reserve(count);
    }

    /// Takes the next entry, which has that key's section.
    pub(super) fn push(&mut self, key: u32, entry: Entry, mut rest: Rest, more: Option<More<'a>>) {
        if self.last.0 != key {
            self.end_run();
            self.last.0 = key;
        }
        self.last.1.push(entry);
        let Beside { rest: all, more: few } = &mut self.beside;
        if let Some(more) = more {
            rest.more = Some(narrow(few.len()));
            few.push(more);
        }
        all.push(rest);
    }

    /// Ends the last run, and says how many there are.
    pub(super) fn end_run(&mut self) -> usize {
        // The next one may be about as long; more than this is not kept ready for it.
        const MANY: usize = 64;
        let (key, entries) = &mut self.last;
        if !entries.is_empty() {
            let ready = Vec::with_capacity(entries.len().min(MANY));
            let mut run = std::mem::replace(entries, ready);
            run.shrink_to_fit();
            self.runs.push((*key, run));
        }
        self.runs.len()
    }

    /// The entries since a run, of the runs that have ended.
    pub(super) fn since_run(&mut self, first: usize) -> impl Iterator<Item = &mut Entry> {
        self.runs.get_mut(first..).unwrap_or_default().iter_mut().flat_map(|(_, entries)| entries)
    }
}

/// Sections with their entries, and the order that all entries have in the files.
pub(super) struct Table {
    pub(super) sections: Vec<Section>,
    runs: Vec<Run>,
}

/// Entries that follow each other in the files and in a section.
struct Run {
    section: usize,
    /// Where the first of them stands in the section, and among all entries.
    begins: usize,
    at: usize,
    count: usize,
}

impl Table {
    fn place(&self, at: usize) -> Option<(usize, usize)> {
        let run = self.runs.partition_point(|run| run.at <= at).checked_sub(1);
        let run = run.and_then(|run| self.runs.get(run))?;
        Some((run.section, run.begins + at - run.at))
    }

    pub(super) fn get(&self, at: usize) -> Option<&Entry> {
        let (section, place) = self.place(at)?;
        self.sections.get(section)?.entries.get(place)
    }

    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut Entry> {
        let (section, place) = self.place(at)?;
        self.sections.get_mut(section)?.entries.get_mut(place)
    }

    /// All entries in their order, each with the number of its section.
    pub(super) fn entries(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.runs.iter().flat_map(|run| {
            let entries = self.sections.get(run.section).map(|section| section.entries.as_slice());
            let own = entries.and_then(|entries| entries.get(run.begins..run.begins + run.count));
            own.unwrap_or_default().iter().map(|entry| (run.section, entry))
        })
    }

    /// Hands over all entries in their order, each with the id of its section.
    fn each(&mut self, mut take: impl FnMut(&str, &mut Entry)) {
        for run in &self.runs {
            let Some(Section { id, entries, .. }) = self.sections.get_mut(run.section) else { continue };
            let own = entries.get_mut(run.begins..run.begins + run.count).unwrap_or_default();
            own.iter_mut().for_each(|entry| take(id, entry));
        }
    }
}

/// What few entries have.
#[derive(Debug)]
pub(super) struct More<'a> {
    /// Its whole head, with the parenthesis, if that is longer than the term.
    pub(super) head: Option<Cow<'a, str>>,
    /// The term with a parenthesis that tells it from others of the same name.
    pub(super) qualified: Option<String>,
    /// What its definition points to with "see".
    pub(super) pointers: Vec<String>,
}

/// The headings that an entry stands below, innermost last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct SectionKey {
    pub(super) parent: Option<String>,
    pub(super) name: String,
}

/// What in-document links may name, other than ids.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// From a file and an anchor in it to an entry, by its place in the list.
    pub(super) entries: HashMap<(String, String), usize>,
    /// Slugs of headings that are no entries.
    pub(super) headings: HashSet<String>,
    /// Names of the files, and the one entry of those that have but one.
    pub(super) files: HashMap<String, Option<usize>>,
}

/// Puts a glossary together.
pub(super) fn assemble(
    mut loose: Loose<'_>,
    keys: &[SectionKey],
    anchors: &Anchors,
    title: &str,
    findings: &mut Vec<Diagnostic>,
) -> Glossary {
    loose.end_run();
    let Loose { runs, mut beside, .. } = loose;
    let mut table = sections(runs, keys, title);
    give_ids(&mut table, &beside.rest);
    let points = |rest: &Rest| rest.has_links || !beside.pointers(rest).is_empty();
    if beside.rest.iter().any(points) {
        let index = Index::new(&table, &beside);
        for (at, rest) in beside.rest.iter().enumerate() {
            resolve(&mut table, at, rest, beside.pointers(rest), &index, anchors, findings);
        }
    }
    qualify(&mut table, &mut beside);
    Glossary { title: title.to_owned(), sections: table.sections, ..Glossary::default() }
}

/// Where entries have one name between them, those that say in a parenthesis which is meant keep it. Their
/// ids do not change by that.
fn qualify(table: &mut Table, beside: &mut Beside<'_>) {
    let Beside { rest, more } = beside;
    if !more.iter().any(|more| more.qualified.is_some()) {
        return;
    }
    let mut counts: HashMap<String, u32> = HashMap::new();
    for (_, entry) in table.entries() {
        *counts.entry(entry.term.to_lowercase()).or_insert(0) += 1;
    }
    let mut rest = rest.iter();
    table.each(|_, entry| {
        let more = rest.next().and_then(|rest| more.get_mut(rest.more? as usize));
        let qualified = more.and_then(|more| more.qualified.take());
        if let Some(qualified) = qualified
            && counts.get(&entry.term.to_lowercase()).is_some_and(|count| *count > 1)
        {
            entry.term = qualified;
        }
    });
}

/// The sections in order of appearance, with their entries.
fn sections(runs: Vec<(u32, Vec<Entry>)>, keys: &[SectionKey], title: &str) -> Table {
    let mut sections: Vec<Section> = Vec::new();
    let mut known: HashMap<&SectionKey, usize> = HashMap::new();
    let mut ids = Ids::default();
    let mut placed = Vec::with_capacity(runs.len());
    let mut at = 0;
    for (key, mut entries) in runs {
        let Some(key) = keys.get(key as usize) else { continue };
        let section = *known.entry(key).or_insert_with(|| {
            let name = if key.name.is_empty() { title } else { &key.name };
            let front = key.parent.as_deref().map(slug).unwrap_or_default();
            let id = ids.take(non_empty(slug(name), name, "section"), &front);
            sections.push(Section { id, name: name.to_owned(), entries: Vec::new() });
            sections.len() - 1
        });
        let count = entries.len();
        if let Some(Section { entries: own, .. }) = sections.get_mut(section) {
            placed.push(Run { section, begins: own.len(), at, count });
            match own.is_empty() {
                true => *own = entries,
                false => own.append(&mut entries),
            }
        }
        at += count;
    }
    Table { sections, runs: placed }
}

/// Makes the slugs of the terms, which the entries have as ids so far, into ids.
fn give_ids(table: &mut Table, rest: &[Rest]) {
    let mut ids = Ids { taken: HashMap::with_capacity_and_hasher(rest.len(), Hashed::default()) };
    let mut rest = rest.iter();
    table.each(|front, entry| {
        let hash = rest.next().map_or(0, |rest| rest.hash);
        if entry.id.is_empty() || !ids.is_free(hash) {
            let own = non_empty(std::mem::take(&mut entry.id), &entry.term, "symbol");
            entry.id = ids.take(own, front);
        }
    });
}

/// A name of symbols alone is called by their numbers, so that its id is stable and not empty.
fn non_empty(slug: String, name: &str, kind: &str) -> String {
    if !slug.is_empty() {
        return slug;
    }
    name.chars()
        .filter(|c| !c.is_whitespace())
        .take(8)
        .fold(kind.to_owned(), |id, c| format!("{id}-{:x}", u32::from(c)))
}

/// Gives out names, none twice.
#[derive(Default)]
struct Ids {
    /// Hashes of the names that were given out, with the number that the next of that name tries. Equal
    /// names have equal hashes, so none is given twice; that two others meet costs only a longer name.
    taken: HashMap<u64, u32, Hashed>,
}

impl Ids {
    /// The name if it is free; else with the other name in front; else with a number behind that.
    fn take(&mut self, name: String, front: &str) -> String {
        if self.is_free(exact(&name)) {
            return name;
        }
        let name = if front.is_empty() { name } else { format!("{front}-{name}") };
        if !front.is_empty() && self.is_free(exact(&name)) {
            return name;
        }
        let hash = exact(&name);
        let mut number = self.taken.get(&hash).copied().unwrap_or(2);
        loop {
            let numbered = format!("{name}-{number}");
            number = number.saturating_add(1);
            if self.is_free(exact(&numbered)) {
                self.taken.insert(hash, number);
                return numbered;
            }
        }
    }

    /// Whether the name of a hash was free; now it is not.
    fn is_free(&mut self, hash: u64) -> bool {
        match self.taken.entry(hash) {
            hash_map::Entry::Occupied(_) => false,
            hash_map::Entry::Vacant(vacant) => {
                vacant.insert(2);
                true
            }
        }
    }
}
