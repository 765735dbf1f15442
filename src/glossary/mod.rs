//! Markdown to [`Glossary`]. Pure: text in, typed tables out.
//!
//! [`parse`] takes the files of a glossary as their authors wrote them, whatever the style: bold terms with
//! a colon or a dash, list items, headings, tables, definition lists, one file a term. The style is
//! recognised by evidence over the whole file; there are no options.
//!
//! ```
//! use readyroom::glossary::{SourceFile, parse};
//!
//! let text = "# Ops\n\n## Neon\n\n**CU (Compute Unit)**: Neon's pricing unit for compute. (Chapter 8)\n";
//! let parsed = parse(&[SourceFile::new("glossary.md", text)]);
//!
//! assert!(parsed.diagnostics.is_empty());
//! let (section, entry) = parsed.glossary.entry("cu").expect("the term's slug is its id");
//! assert_eq!((section.name.as_str(), entry.term.as_str()), ("Neon", "CU"));
//! assert_eq!(entry.expansion.as_deref(), Some("Compute Unit"));
//! assert_eq!(entry.definition_text(), "Neon's pricing unit for compute.");
//! assert_eq!((entry.chapters.as_slice(), entry.line), ([8].as_slice(), 5));
//! ```
//!
//! | to | use |
//! |---|---|
//! | read one's own glossary | [`parse`] |
//! | read somebody else's | [`parse_limited`] with [`Limits::IMPORT`] |
//! | find everything that is wrong | [`check`] |
//! | find entries as one types | [`SearchIndex`] |
//! | list terms by their letters | [`sorting_key`], [`index_letter`] |
//! | link terms that definitions mention | [`MentionIndex`] |
//! | count what another version has changed | [`digest`] |
//! | get the glossary that the program carries | `embedded`, `embedded_outline` |
//!
//! `build.rs` compiles this folder too (by path), so of the rest of the crate nothing here may use but the modules that it
//! names: `hash`, `index`, `interner`, `sorted_map` and `sorting`.

mod alphabet;
mod case;
mod diagnostic;
mod digest;
#[cfg(embedded_glossary)]
mod embedded;
mod fold;
mod limits;
mod lint;
mod mentions;
mod model;
mod nearly;
mod parse;
mod search;
mod settings;
mod slug;
mod source;

pub use alphabet::{index_letter, sorting_key};
pub(crate) use case::{capitalised, lower, lower_case};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use digest::digest;
#[cfg(embedded_glossary)]
pub use embedded::{EmbeddedError, embedded, embedded_definitions, embedded_outline};
pub use limits::Limits;
pub use lint::check;
pub use mentions::MentionIndex;
pub use model::{Block, Entry, Glossary, Inline, Link, Section};
pub use parse::{Parsed, parse, parse_limited};
pub use search::{Field, Hit, SearchIndex};
pub use settings::SETTINGS_FILE;
pub use slug::slug;
pub use source::SourceFile;
