//! The ways of asking a card.

use serde::{Deserialize, Serialize};

/// One way of asking a card. Its name in JSON and in `data-kind` is [`QuestionKind::name`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// Which term has this definition?
    Choice,
    /// Which word stood in the blank?
    Cloze,
    /// Type the term, or what it stands for.
    Typed,
    /// Which definition has this term?
    Reverse,
    /// Recall, look, rate oneself.
    Reveal,
    /// Is this statement true?
    TrueFalse,
    /// Which term belongs to which definition?
    Match,
}

impl QuestionKind {
    /// Every kind, in the order of declaration.
    pub const ALL: [QuestionKind; 7] = [
        QuestionKind::Choice,
        QuestionKind::Cloze,
        QuestionKind::Typed,
        QuestionKind::Reverse,
        QuestionKind::Reveal,
        QuestionKind::TrueFalse,
        QuestionKind::Match,
    ];

    /// The published name.
    pub const fn name(self) -> &'static str {
        match self {
            QuestionKind::Choice => "choice",
            QuestionKind::Cloze => "cloze",
            QuestionKind::Typed => "typed",
            QuestionKind::Reverse => "reverse",
            QuestionKind::Reveal => "reveal",
            QuestionKind::TrueFalse => "true-false",
            QuestionKind::Match => "match",
        }
    }

    /// The kind of that published name.
    pub fn from_name(name: &str) -> Option<QuestionKind> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
