//! Markdown to [`Glossary`]. Pure: text in, typed tables out.
//!
//! `build.rs` compiles this folder too (by path), so nothing here may use the rest of the crate.

mod model;
mod slug;

pub use model::{Block, Entry, Glossary, Inline, Section};
pub use slug::slug;
