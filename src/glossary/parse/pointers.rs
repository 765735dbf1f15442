//! What entries point to: "see" and links, found by any name of an entry.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Block, Entry, Inline};
use super::super::slug::slug;
use super::assemble::{Anchors, Beside, Rest, Table};
use super::links;

/// Finds entries by any of their names.
pub(super) struct Index {
    by_slug: HashMap<String, usize>,
    /// The ids of the sections.
    sections: Vec<String>,
    /// By section and slug of the term.
    in_section: HashMap<(usize, String), usize>,
    /// By slugs without hyphens, made when first one is looked for: an anchor of `CI/CD` is `#cicd`.
    joined: OnceCell<HashMap<String, usize>>,
}

impl Index {
    pub(super) fn new(table: &Table, beside: &Beside<'_>) -> Self {
        let mut by_slug: HashMap<String, usize> = HashMap::with_capacity(beside.rest.len());
        let mut in_section = HashMap::new();
        for (at, (_, entry)) in table.entries().enumerate() {
            by_slug.insert(entry.id.clone(), at);
        }
        for (at, ((section, entry), rest)) in table.entries().zip(&beside.rest).enumerate() {
            let Entry { term, aliases, expansion, redirect, .. } = entry;
            for name in aliases.iter().chain(expansion) {
                by_slug.entry(slug(name)).or_insert(at);
            }
            let own = slug(term);
            if let Some(head) = beside.more(rest).and_then(|more| more.head.as_ref()) {
                let full = slug(head);
                if full != own {
                    by_slug.entry(full).or_insert(at);
                }
            }
            if !redirect {
                in_section.entry((section, own)).or_insert(at);
            }
        }
        by_slug.remove("");
        let sections = table.sections.iter().map(|section| section.id.clone()).collect();
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
        let section = self.sections.iter().position(|section| *section == id)?;
        self.in_section.get(&(section, slug(term))).copied()
    }
}

/// Fills in what an entry points to, and gives the links of its definition their targets.
pub(super) fn resolve(
    table: &mut Table,
    at: usize,
    rest: &Rest,
    pointers: &[String],
    index: &Index,
    anchors: &Anchors,
    findings: &mut Vec<Diagnostic>,
) {
    if !rest.has_links && pointers.is_empty() {
        return;
    }
    let Some(entry) = table.get_mut(at) else { return };
    let mut see: Vec<usize> = Vec::new();
    let mut unknown = Vec::new();
    let mut definition = std::mem::take(&mut entry.definition);
    let (term, file) = (entry.term.clone(), entry.file.clone());
    let (redirect, line) = (entry.redirect, entry.line);
    for pointer in pointers {
        see.extend(index.find_all(pointer, &term));
    }
    if rest.has_links {
        let mut target = |link: &str| {
            let found = links::entry(link, &file, anchors, |name| index.find(name));
            if found.is_none() && links::is_unknown(link, anchors, &file) {
                unknown.push(link.to_owned());
            }
            if let Some(found) = found.filter(|_| redirect) {
                see.push(found);
            }
            found.and_then(|found| table.get(found)).map(|entry| format!("#/term/{}", entry.id))
        };
        definition.iter_mut().for_each(|block| resolve_block(block, &mut target));
    }
    let mut ids: Vec<String> = Vec::new();
    for found in see.into_iter().filter(|&found| found != at) {
        if let Some(id) = table.get(found).map(|entry| &entry.id).filter(|id| !ids.contains(id)) {
            ids.push(id.clone());
        }
    }
    for link in unknown {
        let message = format!("`{link}` in the definition of `{term}` leads to no entry");
        findings.push(Diagnostic::new(Code::UnknownReference, &file, line, rest.column, message));
    }
    if let Some(entry) = table.get_mut(at) {
        entry.definition = definition;
        entry.see = ids;
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
        Inline::Link(_) => true,
        Inline::Emphasis(inside) | Inline::Strong(inside) => inline_links(inside),
        Inline::Text(_) | Inline::Code(_) => false,
    })
}
