//! Glossary to cards to questions to grades. Pure: the random generator is passed in.

mod card;
mod kind;

pub use card::{CardId, CardKind};
pub use kind::QuestionKind;
