//! One answered question.

use crate::{
    memory::Rating,
    quiz::{CardId, QuestionKind},
};

/// Milliseconds since 1970-01-01T00:00:00Z. May be negative: clocks are wrong sometimes.
pub type Millis = i64;

/// One answered question, as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Unique over all devices; equal ids are the same review.
    pub id: String,
    /// What was asked.
    pub card: CardId,
    /// When it was answered.
    pub at: Millis,
    /// How well.
    pub rating: Rating,
    /// In which way it was asked.
    pub kind: QuestionKind,
    /// How long the answer took, in milliseconds.
    pub took: u32,
}
