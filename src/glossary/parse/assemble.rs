//! From the entries of all files to one glossary: sections, ids, and what points to what.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet, hash_map};

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Block, Entry, Glossary, Inline, Section};
use super::super::slug::slug;
use super::hash::{Hashed, exact};
use super::links;

/// An entry with what is still to be resolved.
#[derive(Debug)]
pub(super) struct Loose<'a> {
    pub(super) entry: Entry,
    /// Which of the keys its section has.
    pub(super) key: u32,
    pub(super) column: u32,
    pub(super) has_links: bool,
    /// What few entries have.
    pub(super) more: Option<Box<More<'a>>>,
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
    mut loose: Vec<Loose<'_>>,
    keys: &[SectionKey],
    anchors: &Anchors,
    title: &str,
    findings: &mut Vec<Diagnostic>,
) -> Glossary {
    let (mut sections, of_entry) = sections(&loose, keys, title);
    give_ids(&mut loose, &sections, &of_entry);
    if loose
        .iter()
        .any(|item| item.has_links || item.more.as_ref().is_some_and(|more| !more.pointers.is_empty()))
    {
        let index = Index::new(&loose, &sections, &of_entry);
        for at in 0..loose.len() {
            resolve(&mut loose, at, &index, anchors, findings);
        }
    }
    qualify(&mut loose);
    fill(&mut sections, loose, &of_entry);
    Glossary { title: title.to_owned(), sections, ..Glossary::default() }
}

/// Where entries have one name between them, those that say in a parenthesis which is meant keep it. Their
/// ids do not change by that.
fn qualify(loose: &mut [Loose<'_>]) {
    let has_own = |item: &Loose<'_>| item.more.as_ref().is_some_and(|more| more.qualified.is_some());
    if !loose.iter().any(has_own) {
        return;
    }
    let mut counts: HashMap<String, u32> = HashMap::new();
    for item in loose.iter() {
        *counts.entry(item.entry.term.to_lowercase()).or_insert(0) += 1;
    }
    for item in loose.iter_mut() {
        let qualified = item.more.as_mut().and_then(|more| more.qualified.take());
        if let Some(qualified) = qualified
            && counts.get(&item.entry.term.to_lowercase()).is_some_and(|count| *count > 1)
        {
            item.entry.term = qualified;
        }
    }
}

/// Moves the entries into their sections, from the last to the first, giving memory back as it goes: a
/// large glossary shall not stand in memory twice.
fn fill(sections: &mut [Section], mut loose: Vec<Loose<'_>>, of_entry: &[usize]) {
    let mut sizes = vec![0_usize; sections.len()];
    for &section in of_entry {
        if let Some(size) = sizes.get_mut(section) {
            *size += 1;
        }
    }
    for (&section, size) in of_entry.iter().rev().map(|section| (section, sizes.get(*section).copied())) {
        let (Some(item), Some(section)) = (loose.pop(), sections.get_mut(section)) else { return };
        if section.entries.is_empty() {
            section.entries.reserve_exact(size.unwrap_or_default());
        }
        section.entries.push(item.entry);
        if loose.len() < loose.capacity() / 2 {
            loose.shrink_to_fit();
        }
    }
    sections.iter_mut().for_each(|section| section.entries.reverse());
}

/// The sections in order of appearance, and each entry's.
fn sections(loose: &[Loose<'_>], keys: &[SectionKey], title: &str) -> (Vec<Section>, Vec<usize>) {
    let mut sections: Vec<Section> = Vec::new();
    let mut known: HashMap<&SectionKey, usize> = HashMap::new();
    let mut of_key: Vec<Option<usize>> = vec![None; keys.len()];
    let mut ids = Ids::default();
    let mut of_entry = Vec::with_capacity(loose.len());
    for item in loose {
        let (Some(key), Some(of_key)) = (keys.get(item.key as usize), of_key.get_mut(item.key as usize))
        else {
            continue;
        };
        let index = *of_key.get_or_insert_with(|| {
            *known.entry(key).or_insert_with(|| {
                let name = if key.name.is_empty() { title } else { &key.name };
                let front = key.parent.as_deref().map(slug).unwrap_or_default();
                let id = ids.take(non_empty(slug(name), name, "section"), &front);
                sections.push(Section { id, name: name.to_owned(), entries: Vec::new() });
                sections.len() - 1
            })
        });
        of_entry.push(index);
    }
    (sections, of_entry)
}

/// Makes the slugs of the terms, which the entries have as ids so far, into ids.
fn give_ids(loose: &mut [Loose<'_>], sections: &[Section], of_entry: &[usize]) {
    let mut ids = Ids { taken: HashMap::with_capacity_and_hasher(loose.len(), Hashed::default()) };
    for (item, &section) in loose.iter_mut().zip(of_entry) {
        let front = sections.get(section).map(|section| section.id.as_str()).unwrap_or_default();
        let own = std::mem::take(&mut item.entry.id);
        item.entry.id = ids.take(non_empty(own, &item.entry.term, "symbol"), front);
    }
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
        if self.is_free(&name) {
            return name;
        }
        let name = if front.is_empty() { name } else { format!("{front}-{name}") };
        if !front.is_empty() && self.is_free(&name) {
            return name;
        }
        let hash = exact(&name);
        let mut number = self.taken.get(&hash).copied().unwrap_or(2);
        loop {
            let numbered = format!("{name}-{number}");
            number = number.saturating_add(1);
            if self.is_free(&numbered) {
                self.taken.insert(hash, number);
                return numbered;
            }
        }
    }

    /// Whether a name was free; now it is not.
    fn is_free(&mut self, name: &str) -> bool {
        match self.taken.entry(exact(name)) {
            hash_map::Entry::Occupied(_) => false,
            hash_map::Entry::Vacant(vacant) => {
                vacant.insert(2);
                true
            }
        }
    }
}

/// Finds entries by any of their names.
struct Index<'a> {
    by_slug: HashMap<String, usize>,
    sections: &'a [Section],
    /// By section and slug of the term.
    in_section: HashMap<(usize, String), usize>,
    /// By slugs without hyphens, made when first one is looked for: an anchor of `CI/CD` is `#cicd`.
    joined: OnceCell<HashMap<String, usize>>,
}

impl<'a> Index<'a> {
    fn new(loose: &[Loose<'_>], sections: &'a [Section], of_entry: &[usize]) -> Self {
        let mut by_slug: HashMap<String, usize> = HashMap::with_capacity(loose.len());
        let mut in_section = HashMap::new();
        for (at, item) in loose.iter().enumerate() {
            by_slug.insert(item.entry.id.clone(), at);
        }
        for (at, (item, &section)) in loose.iter().zip(of_entry).enumerate() {
            let Entry { term, aliases, expansion, redirect, .. } = &item.entry;
            for name in aliases.iter().chain(expansion) {
                by_slug.entry(slug(name)).or_insert(at);
            }
            if let Some(head) = item.more.as_ref().and_then(|more| more.head.as_ref()) {
                let full = Some(slug(head)).filter(|full| *full != slug(term));
                if let Some(full) = full {
                    by_slug.entry(full).or_insert(at);
                }
            }
            if !redirect {
                in_section.entry((section, slug(term))).or_insert(at);
            }
        }
        by_slug.remove("");
        Self { by_slug, sections, in_section, joined: OnceCell::new() }
    }

    fn find_joined(&self, slug: &str) -> Option<usize> {
        let joined = self.joined.get_or_init(|| {
            let mut joined = HashMap::with_capacity(self.by_slug.len());
            for (slug, &at) in &self.by_slug {
                // Where several agree, the first of the glossary has it.
                let first = joined.entry(slug.replace('-', "")).or_insert(at);
                *first = at.min(*first);
            }
            joined
        });
        joined.get(&slug.replace('-', "")).copied()
    }

    fn find(&self, name: &str) -> Option<usize> {
        let name = slug(name);
        let singular = name.strip_suffix('s');
        let found = self.by_slug.get(&name).or_else(|| self.by_slug.get(singular?)).copied();
        found.or_else(|| self.find_joined(&name))
    }

    /// The entries that the words after "see" name: one, or several with commas; or the entry of the same
    /// term in the section that they name.
    fn find_all(&self, phrase: &str, term: &str) -> Vec<usize> {
        let phrase = phrase.trim_matches(['"', '“', '”', '\'', '`', '*', ' ', '[', ']']);
        let bare = ["the", "term", "entry"]
            .iter()
            .fold(phrase, |rest, word| super::names::strip_word(rest, word).unwrap_or(rest));
        let bare = [" section", " entry", " above", " below"]
            .iter()
            .fold(bare, |rest, word| rest.strip_suffix(word).unwrap_or(rest));
        if let Some(at) = self.find(bare) {
            return vec![at];
        }
        if let Some(at) = self.by_section(bare, term) {
            return vec![at];
        }
        let parts =
            bare.split([',', ';']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" or "));
        parts.filter_map(|part| self.find(part.trim().trim_matches(['"', '“', '”', '`']))).collect()
    }

    fn by_section(&self, name: &str, term: &str) -> Option<usize> {
        let id = slug(name);
        let section = self.sections.iter().position(|section| section.id == id)?;
        self.in_section.get(&(section, slug(term))).copied()
    }
}

fn resolve(
    loose: &mut [Loose<'_>],
    at: usize,
    index: &Index<'_>,
    anchors: &Anchors,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(item) = loose.get_mut(at) else { return };
    let mut see: Vec<usize> = Vec::new();
    let mut unknown = Vec::new();
    let mut definition = std::mem::take(&mut item.entry.definition);
    let (term, file) = (item.entry.term.clone(), item.entry.file.clone());
    let redirect = item.entry.redirect;
    let pointers = item.more.as_mut().map(|more| std::mem::take(&mut more.pointers)).unwrap_or_default();
    let has_links = item.has_links;
    for pointer in &pointers {
        see.extend(index.find_all(pointer, &term));
    }
    let (line, column) = (item.entry.line, item.column);
    if has_links {
        let mut target = |link: &str| {
            let found = links::entry(link, &file, anchors, |name| index.find(name));
            if found.is_none() && links::is_unknown(link, anchors, &file) {
                unknown.push(link.to_owned());
            }
            if let Some(found) = found.filter(|_| redirect) {
                see.push(found);
            }
            found.and_then(|found| loose.get(found)).map(|item| format!("#/term/{}", item.entry.id))
        };
        definition.iter_mut().for_each(|block| resolve_block(block, &mut target));
    }
    let mut ids: Vec<String> = Vec::new();
    for found in see.into_iter().filter(|&found| found != at) {
        if let Some(id) = loose.get(found).map(|item| &item.entry.id).filter(|id| !ids.contains(id)) {
            ids.push(id.clone());
        }
    }
    for link in unknown {
        let message = format!("`{link}` in the definition of `{term}` leads to no entry");
        findings.push(Diagnostic::new(Code::UnknownReference, &file, line, column, message));
    }
    if let Some(item) = loose.get_mut(at) {
        item.entry.definition = definition;
        item.entry.see = ids;
    }
}

fn resolve_block(block: &mut Block, target: &mut dyn FnMut(&str) -> Option<String>) {
    match block {
        Block::Paragraph(content) => links::resolve(content, target),
        Block::List { items, .. } => {
            items.iter_mut().flatten().for_each(|block| resolve_block(block, target))
        }
        Block::Quote(blocks) => blocks.iter_mut().for_each(|block| resolve_block(block, target)),
        Block::Code(_) => {}
    }
}

/// Whether a definition holds any link.
pub(super) fn has_links(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Paragraph(content) => inline_links(content),
        Block::List { items, .. } => items.iter().any(|item| has_links(item)),
        Block::Quote(blocks) => has_links(blocks),
        Block::Code(_) => false,
    })
}

fn inline_links(content: &[Inline]) -> bool {
    content.iter().any(|piece| match piece {
        Inline::Link { .. } => true,
        Inline::Emphasis(inside) | Inline::Strong(inside) => inline_links(inside),
        Inline::Text(_) | Inline::Code(_) => false,
    })
}
