//! One answered question.

use crate::{
    memory::{Moment, Rating},
    quiz::{CardId, QuestionKind},
};

/// Milliseconds since 1970-01-01T00:00:00Z. May be negative: clocks are wrong sometimes.
pub type Millis = i64;

/// One answered question, as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
    /// How far the local clock was ahead of UTC when it was answered, in minutes. Kept with the review so
    /// that every device, wherever it is, counts the same study days.
    pub offset: i16,
    /// The interval that the button promised, in days; 0 when it promised none (a learning step, a review
    /// from a foreign file). Kept because load balancing chose it by looking at the other cards, which
    /// differ between devices.
    pub interval: u32,
}

/// An answer that took longer than this, in milliseconds, was a pause that nobody told us of; where time is added up it
/// counts as so long.
pub(crate) const LONGEST_ANSWER: u32 = 60_000;

impl Review {
    /// When it was answered, with the local clock's offset then.
    pub fn moment(&self) -> Moment {
        Moment { at: self.at, offset: self.offset }
    }

    /// Whether nobody was asked: a placement test has found that the card is known, and marked it so.
    pub fn is_mark(&self) -> bool {
        self.took == 0 && self.kind == QuestionKind::Reveal && self.rating == Rating::Easy
    }
}
