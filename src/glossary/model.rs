//! What a glossary is, once parsed.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// All parsed Markdown files: sections of entries, in document order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glossary {
    /// What the glossary calls itself: `glossary.toml`, else its first heading, else its file's name.
    pub title: String,
    /// Where a chapter can be read: an `https` URL with `{chapter}` in it, from `glossary.toml`.
    pub chapter_link: Option<String>,
    /// Never holds two sections of one id, nor two entries of one id.
    pub sections: Vec<Section>,
    /// How many blocks of prose are no entry (introductions, licences, tables of contents) and were left out.
    pub skipped: u32,
}

/// One topic, such as Neon; what one practises.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The slug of the name; unique in the glossary.
    pub id: String,
    /// As written in its heading, without markup.
    pub name: String,
    /// In document order.
    pub entries: Vec<Entry>,
}

/// A term with its definition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The slug of the term; unique in the glossary.
    pub id: String,
    /// Plain text, without a parenthesis at its end.
    pub term: String,
    /// The words that an acronym stands for.
    pub expansion: Option<String>,
    /// Other names of the same thing; neither the term nor the expansion is among them.
    pub aliases: Vec<String>,
    /// Without the term and without the chapter references.
    pub definition: Vec<Block>,
    /// Numbers of the chapters that the entry refers to, in order of mention, each once.
    pub chapters: Vec<u32>,
    /// Ids of the entries that this one points to with "See ..", in order of mention, each once.
    pub see: Vec<String>,
    /// Whether the definition does nothing but point to another entry ("See Docker/Swarm section.").
    /// Such an entry has nothing to be asked about.
    pub redirect: bool,
    /// The file that it stands in, as the path was given.
    pub file: Arc<str>,
    /// The line of its term, counted from 1.
    pub line: u32,
}

/// A block of a definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// Each item's blocks.
        items: Vec<Vec<Block>>,
    },
    /// A code block, without the newline at its end.
    Code(String),
    /// A block quotation.
    Quote(Vec<Block>),
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Code; never changed, never searched for terms to link.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link. Few pieces are one, and each piece takes the room of the largest kind: hence the box.
    Link(Box<Link>),
}

/// A link whose target is safe to follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// An `http`, `https` or `mailto` URL, or `#/term/..`.
    pub target: String,
    /// What one reads.
    pub content: Vec<Inline>,
}

impl Glossary {
    /// Every entry with its section, in document order.
    pub fn entries(&self) -> impl Iterator<Item = (&Section, &Entry)> {
        self.sections.iter().flat_map(|section| section.entries.iter().map(move |entry| (section, entry)))
    }

    /// The section of that id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The entry of that id, with its section.
    pub fn entry(&self, id: &str) -> Option<(&Section, &Entry)> {
        self.entries().find(|(_, entry)| entry.id == id)
    }

    /// Takes all definitions out, in document order. What is left says what there is, and not what it means.
    pub fn take_definitions(&mut self) -> Vec<Vec<Block>> {
        self.entries_mut().map(|entry| std::mem::take(&mut entry.definition)).collect()
    }

    /// Puts definitions in, in document order.
    pub fn define(&mut self, definitions: Vec<Vec<Block>>) {
        for (entry, definition) in self.entries_mut().zip(definitions) {
            entry.definition = definition;
        }
    }

    fn entries_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.sections.iter_mut().flat_map(|section| &mut section.entries)
    }
}

impl Entry {
    /// The definition as plain text: no markup, blocks apart by a line feed.
    pub fn definition_text(&self) -> String {
        text_of(&self.definition)
    }
}

/// Blocks as plain text, apart by a line feed.
pub(super) fn text_of(blocks: &[Block]) -> String {
    let mut text = String::new();
    blocks_text(blocks, &mut text);
    text
}

impl Inline {
    /// The text of a run of pieces, without markup.
    pub fn text(pieces: &[Inline]) -> String {
        let mut text = String::new();
        inlines_text(pieces, &mut text);
        text
    }
}

/// Appends blocks as plain text.
pub(super) fn blocks_text(blocks: &[Block], out: &mut String) {
    for block in blocks {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        match block {
            Block::Paragraph(pieces) => inlines_text(pieces, out),
            Block::Code(code) => out.push_str(code),
            Block::Quote(blocks) => blocks_text(blocks, out),
            Block::List { items, .. } => items.iter().for_each(|item| blocks_text(item, out)),
        }
    }
}

fn inlines_text(pieces: &[Inline], out: &mut String) {
    for piece in pieces {
        match piece {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(pieces) | Inline::Strong(pieces) => inlines_text(pieces, out),
            Inline::Link(link) => inlines_text(&link.content, out),
        }
    }
}
