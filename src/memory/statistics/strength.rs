//! How firmly cards are remembered.

use crate::memory::CardMemory;

/// How firmly a card is remembered, by its stability: the days until predicted recall falls to 90 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Never asked.
    New,
    /// Less than a week.
    Fresh,
    /// A week to a month.
    Firm,
    /// A month or longer.
    Lasting,
}

impl Strength {
    /// From the weakest to the strongest.
    pub const ALL: [Strength; 4] = [Strength::New, Strength::Fresh, Strength::Firm, Strength::Lasting];

    /// How firmly that card is remembered.
    pub fn of(memory: &CardMemory) -> Strength {
        match memory.stability {
            _ if memory.is_new() => Strength::New,
            stability if stability < 7.0 => Strength::Fresh,
            stability if stability < 30.0 => Strength::Firm,
            _ => Strength::Lasting,
        }
    }
}

/// How many cards there are of each strength.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Strengths([u32; 4]);

impl Strengths {
    /// Counts cards; those without a memory are new.
    pub fn of<'a>(cards: impl IntoIterator<Item = Option<&'a CardMemory>>) -> Strengths {
        let mut numbers = [0; 4];
        for card in cards {
            numbers[card.map_or(Strength::New, Strength::of) as usize] += 1;
        }
        Strengths(numbers)
    }

    /// How many of that strength.
    pub fn number(&self, strength: Strength) -> u32 {
        self.0[strength as usize]
    }

    /// How many in all.
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Phase;

    #[test]
    fn a_week_and_a_month_are_the_bounds() {
        let card = |stability| CardMemory { stability, phase: Phase::Review, ..CardMemory::default() };
        let cards = [6.9, 7.0, 29.9, 30.0, 400.0].map(card);
        let strengths = Strengths::of(cards.iter().map(Some).chain([None, Some(&CardMemory::default())]));
        assert_eq!(Strength::ALL.map(|strength| strengths.number(strength)), [2, 1, 2, 2]);
        assert_eq!(strengths.total(), 7);
    }
}
