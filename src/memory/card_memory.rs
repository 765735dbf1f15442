//! What is remembered of one card.

use crate::memory::{Millis, Moment, Options, StudyDay};

/// The memory of one card: a pure function of the card's own history and the [`Options`].
#[derive(Debug, Clone, PartialEq)]
pub struct CardMemory {
    /// Days in which predicted recall falls from 1 to 0.9; 0 while the card is new, else 0.001 to 36500.
    pub stability: f32,
    /// How hard it is to make the card more stable; 0 while the card is new, else 1 to 10.
    pub difficulty: f32,
    /// Where the card is between new and known.
    pub phase: Phase,
    /// When the card is to be asked again; never before the last review.
    pub due: Due,
    /// The first review.
    pub first_review: Option<Moment>,
    /// The last review.
    pub last_review: Option<Moment>,
    /// How many reviews there were.
    pub reviews: u32,
    /// How often the card was known and then not recalled.
    pub lapses: u32,
    /// Not asked until taken back.
    pub suspended: bool,
    /// Not asked before this study day.
    pub buried_until: Option<StudyDay>,
}

/// Where a card is between new and known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Never reviewed.
    New,
    /// In a learning step, counted from 0.
    Learning(u8),
    /// Known; asked at growing intervals.
    Review,
    /// Lapsed; in a relearning step, counted from 0.
    Relearning(u8),
}

/// When a card is to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Whenever there is room for a new card.
    New,
    /// At an instant: a learning step.
    At(Millis),
    /// At any time of a study day, or later.
    On(StudyDay),
}

impl Default for CardMemory {
    fn default() -> Self {
        CardMemory {
            stability: 0.0,
            difficulty: 0.0,
            phase: Phase::New,
            due: Due::New,
            first_review: None,
            last_review: None,
            reviews: 0,
            lapses: 0,
            suspended: false,
            buried_until: None,
        }
    }
}

impl CardMemory {
    /// Whether the card was never reviewed, or was reset since.
    pub fn is_new(&self) -> bool {
        self.phase == Phase::New
    }

    /// Whether the card is in a learning or relearning step.
    pub fn is_learning(&self) -> bool {
        matches!(self.phase, Phase::Learning(_) | Phase::Relearning(_))
    }

    /// Whether the card lapses so often that it should be rewritten, split or suspended.
    pub fn is_leech(&self, options: &Options) -> bool {
        self.lapses >= options.leech_lapses
    }

    /// Whether the card may be asked now at all: neither suspended nor buried.
    pub fn is_active(&self, now: Moment, options: &Options) -> bool {
        !self.suspended && self.buried_until.is_none_or(|day| options.roll_over.day(now) >= day)
    }

    /// Whether a card that was seen before is to be asked now.
    pub fn is_due(&self, now: Moment, options: &Options) -> bool {
        match self.due {
            Due::New => false,
            Due::On(day) => options.roll_over.day(now) >= day,
            Due::At(at) => now.at >= at,
        }
    }
}
