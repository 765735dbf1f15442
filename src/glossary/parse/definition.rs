//! From the tree below a head to a definition: blocks without line breaks, and chapters taken out.

use std::borrow::Cow;

use super::super::model::{self, Block, Inline};
use super::chapters;
use super::document::{self, Kind, Node, Piece, Row};

/// What a definition says beside its text.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) chapters: Vec<u32>,
    /// References to chapters that do not parse.
    pub(super) bad_chapters: Vec<String>,
}

/// Turns a text and the nodes below it into a definition.
pub(super) fn definition(text: Vec<Piece<'_>>, nodes: Vec<Node<'_>>, found: &mut Found) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(usize::from(!text.is_empty()) + nodes.len());
    paragraph(text, found, &mut blocks);
    nodes.into_iter().for_each(|node| block(node.kind, found, &mut blocks));
    blocks
}

fn blocks(nodes: Vec<Node<'_>>, found: &mut Found) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(nodes.len());
    for node in nodes {
        block(node.kind, found, &mut blocks);
    }
    blocks
}

fn block(kind: Kind<'_>, found: &mut Found, out: &mut Vec<Block>) {
    match kind {
        Kind::Paragraph { content, .. } => paragraph(content, found, out),
        Kind::Heading { content, .. } => paragraph(vec![Piece::Strong(content)], found, out),
        Kind::List { ordered, items } => {
            let items = items.into_iter().map(|item| blocks(item, found)).collect();
            out.push(Block::List { ordered, items });
        }
        Kind::Quote(nodes) => out.push(Block::Quote(blocks(nodes, found))),
        Kind::Code(code) => out.push(Block::Code(code.into())),
        Kind::Details { summary, body } => {
            paragraph(vec![Piece::Strong(summary)], found, out);
            out.append(&mut blocks(body, found));
        }
        Kind::Definitions(groups) => {
            for group in groups {
                for (_, term) in group.terms {
                    paragraph(vec![Piece::Strong(term)], found, out);
                }
                out.append(&mut blocks(group.bodies.into_iter().flatten().collect(), found));
            }
        }
        Kind::Table(rows) => {
            let items = rows.into_iter().map(row).filter(|row| !row.is_empty());
            let items = items.map(|content| blocks(vec![Node { at: 0, kind: Kind::text(content) }], found));
            let items: Vec<_> = items.collect();
            if !items.is_empty() {
                out.push(Block::List { ordered: false, items });
            }
        }
        Kind::Rule => {}
    }
}

fn row(row: Row<'_>) -> Vec<Piece<'_>> {
    let mut content = Vec::new();
    for cell in row.cells.into_iter().filter(|cell| !cell.is_empty()) {
        if !content.is_empty() {
            content.push(Piece::Text(" — ".into()));
        }
        content.extend(cell);
    }
    content
}

fn paragraph(mut content: Vec<Piece<'_>>, found: &mut Found, out: &mut Vec<Block>) {
    tidy(&mut content, found);
    super::builder::trim(&mut content);
    if !is_blank(&content) {
        out.push(Block::Paragraph(inlines(content)));
    }
}

/// What is kept of a paragraph: its text on its own, the file may go.
fn inlines(content: Vec<Piece<'_>>) -> Vec<Inline> {
    // Pieces are as large as what becomes of them, which takes their place then.
    let inlines = content.into_iter().map(|piece| match piece {
        Piece::Text(text) => Inline::Text(text.into()),
        Piece::Code(code) => Inline::Code(code.into()),
        Piece::Emphasis(inside) => Inline::Emphasis(self::inlines(inside)),
        Piece::Strong(inside) => Inline::Strong(self::inlines(inside)),
        Piece::Bold(text) => Inline::Strong(vec![Inline::Text(text.into())]),
        Piece::Link(link) => {
            let document::Link { target, content } = *link;
            Inline::Link(Box::new(model::Link { target: target.into(), content: self::inlines(content) }))
        }
    });
    inlines.collect()
}

fn is_blank(content: &[Piece<'_>]) -> bool {
    content.iter().all(|piece| match piece {
        Piece::Text(text) | Piece::Code(text) | Piece::Bold(text) => text.trim().is_empty(),
        Piece::Emphasis(inside) | Piece::Strong(inside) => is_blank(inside),
        Piece::Link(link) => is_blank(&link.content),
    })
}

/// Line breaks become spaces; references to chapters are taken out.
fn tidy(content: &mut [Piece<'_>], found: &mut Found) {
    for piece in content {
        match piece {
            Piece::Text(text) | Piece::Bold(text) => {
                let Some(first) = memchr::memchr2(b'\n', b'(', text.as_bytes()) else { continue };
                if text.get(first..).is_some_and(|rest| rest.contains('\n')) {
                    *text = Cow::Owned(without_breaks(text));
                }
                chapters::take(text, found);
            }
            Piece::Emphasis(inside) | Piece::Strong(inside) => tidy(inside, found),
            Piece::Link(link) => tidy(&mut link.content, found),
            Piece::Code(_) => {}
        }
    }
}

fn without_breaks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        let line = if index > 0 { line.trim_start() } else { line };
        if index > 0 && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}
