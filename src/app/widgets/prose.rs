//! The typed tree of a definition as elements. No string ever becomes HTML.

use leptos::prelude::AnyView;

use super::element::{Element, element, views};
use crate::glossary::{Block, Inline, Link};

/// A definition's blocks, set as running text.
pub(crate) fn prose(definition: &[Block]) -> Element {
    element("div").class("prose").child(blocks(definition))
}

fn blocks(blocks: &[Block]) -> Vec<Element> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Element {
    match block {
        Block::Paragraph(pieces) => element("p").child(inlines(pieces)),
        Block::Code(code) => element("pre").attr("tabindex", "0").child(element("code").child(code.clone())),
        Block::Quote(quoted) => element("blockquote").child(blocks(quoted)),
        Block::List { ordered, items } => {
            let items: Vec<_> = items.iter().map(|item| element("li").child(blocks(item))).collect();
            element(if *ordered { "ol" } else { "ul" }).child(items)
        }
    }
}

fn inlines(pieces: &[Inline]) -> Vec<AnyView> {
    pieces.iter().map(inline).collect()
}

fn inline(piece: &Inline) -> AnyView {
    match piece {
        Inline::Text(text) => views(text.clone()),
        Inline::Code(code) => views(element("code").child(code.clone())),
        Inline::Emphasis(pieces) => views(element("em").child(inlines(pieces))),
        Inline::Strong(pieces) => views(element("strong").child(inlines(pieces))),
        Inline::Link(link) => {
            let Link { target, content } = &**link;
            let link = element("a").attr("href", target.clone()).child(inlines(content));
            // What leads out of the app opens beside it, so that a session is not left by accident.
            let is_outside = !target.starts_with('#');
            views(if is_outside {
                link.attr("target", "_blank").attr("rel", "noopener noreferrer")
            } else {
                link
            })
        }
    }
}
