//! What the log records.

use crate::{
    memory::{Millis, Rating, Review, StudyDay},
    quiz::CardId,
};

/// One entry of the log. Events are only ever added; an id is never used twice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// A question was answered.
    Review(Review),
    /// The learner took another event back. Taking back an `Undo` does nothing.
    Undo {
        /// The id of this event.
        id: String,
        /// When.
        at: Millis,
        /// The id of the event that is taken back.
        target: String,
    },
    /// The learner changed how an answer was graded.
    Overrule {
        /// The id of this event.
        id: String,
        /// When.
        at: Millis,
        /// The id of the review.
        review: String,
        /// The rating that counts from now on; the review keeps the first one.
        rating: Rating,
    },
    /// The answer was right for another entry.
    Confused {
        /// The id of this event.
        id: String,
        /// When.
        at: Millis,
        /// The id of the review.
        review: String,
        /// The id of the entry that the asked one was taken for.
        other: String,
    },
    /// The learner changed how a card is treated.
    Card {
        /// The id of this event.
        id: String,
        /// When.
        at: Millis,
        /// The card.
        card: CardId,
        /// What became of it.
        change: CardChange,
    },
    /// What the log itself makes nothing of and keeps word for word: what a later version recorded, and what
    /// [`crate::progress::Moves`] and [`crate::progress::News`] read.
    Unknown {
        /// The id of this event.
        id: String,
        /// When.
        at: Millis,
        /// Its record line; see [`Event::to_line`].
        line: String,
    },
}

/// What can become of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CardChange {
    /// It is not asked until it is unsuspended.
    Suspend,
    /// It is asked again.
    Unsuspend,
    /// It is not asked before that study day.
    Bury(StudyDay),
    /// Its history does not count any more; it is new.
    Reset,
}

impl Event {
    /// Unique over all devices; equal ids are the same event.
    pub fn id(&self) -> &str {
        match self {
            Event::Review(Review { id, .. })
            | Event::Undo { id, .. }
            | Event::Overrule { id, .. }
            | Event::Confused { id, .. }
            | Event::Card { id, .. }
            | Event::Unknown { id, .. } => id,
        }
    }

    /// When it happened, by the clock of the device.
    pub fn at(&self) -> Millis {
        match self {
            Event::Review(Review { at, .. })
            | Event::Undo { at, .. }
            | Event::Overrule { at, .. }
            | Event::Confused { at, .. }
            | Event::Card { at, .. }
            | Event::Unknown { at, .. } => *at,
        }
    }
}
