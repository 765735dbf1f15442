//! Words, sentences and spelling, as far as questions need them. Knows nothing about glossaries' entries.

mod distance;
mod fold;
mod passage;
mod sentences;
mod stem;
mod words;

pub(super) use distance::typos;
pub(super) use fold::fold;
pub(super) use passage::Passage;
pub(super) use sentences::sentences;
pub(super) use stem::{singular, stem};
pub(super) use words::{Word, humps, is_small_word, stands_alone, words};
