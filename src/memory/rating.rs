//! How well an answer went.

/// How well an answer went, as FSRS counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rating {
    /// Not recalled.
    Again = 1,
    /// Recalled with difficulty, or nearly.
    Hard = 2,
    /// Recalled.
    Good = 3,
    /// Recalled without effort.
    Easy = 4,
}

impl Rating {
    /// Every rating, worst first.
    pub const ALL: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

    /// 1 to 4, as stored and exported.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The rating of that number, if it is 1 to 4.
    pub fn from_number(number: u8) -> Option<Rating> {
        Self::ALL.into_iter().find(|rating| rating.number() == number)
    }

    /// Whether the card was recalled at all.
    pub const fn passed(self) -> bool {
        !matches!(self, Rating::Again)
    }
}
