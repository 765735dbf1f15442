//! The typed tree of a definition as elements. No string ever becomes HTML.

use leptos::prelude::*;

use crate::glossary::{Block, Inline};

/// A definition's blocks.
pub(crate) fn prose(blocks: &[Block]) -> AnyView {
    blocks.iter().map(block).collect_view().into_any()
}

/// A run of text with its markup.
pub(crate) fn inlines(pieces: &[Inline]) -> AnyView {
    pieces.iter().map(inline).collect_view().into_any()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Paragraph(pieces) => view! { <p>{inlines(pieces)}</p> }.into_any(),
        Block::Code(code) => view! { <pre tabindex="0"><code>{code.clone()}</code></pre> }.into_any(),
        Block::Quote(blocks) => view! { <blockquote>{prose(blocks)}</blockquote> }.into_any(),
        Block::List { ordered, items } => {
            let items = items.iter().map(|item| view! { <li>{prose(item)}</li> }).collect_view();
            if *ordered {
                view! { <ol>{items}</ol> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }
        }
    }
}

fn inline(piece: &Inline) -> AnyView {
    match piece {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Code(code) => view! { <code>{code.clone()}</code> }.into_any(),
        Inline::Emphasis(pieces) => view! { <em>{inlines(pieces)}</em> }.into_any(),
        Inline::Strong(pieces) => view! { <strong>{inlines(pieces)}</strong> }.into_any(),
        Inline::Link { target, content } => {
            // What leads out of the app opens beside it, so that a session is not left by accident.
            let outside = !target.starts_with('#');
            view! {
                <a href=target.clone() target=outside.then_some("_blank") rel=outside.then_some("noopener noreferrer")>
                    {inlines(content)}
                </a>
            }
            .into_any()
        }
    }
}
