//! How a card should be asked: what is allowed, and how well it is known.

use super::QuestionKind;

/// How a card should be asked. The default is a new card, every kind allowed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Asking {
    /// The kinds that the person allows. When none of them is possible for the card,
    /// [`QuestionKind::Reveal`] is used.
    pub kinds: KindSet,
    /// The card's memory stability in days; none for a card that was never reviewed.
    pub stability: Option<f32>,
    /// How often the card was reviewed.
    pub reviews: u32,
    /// Ids of entries that the person took for this one before; they come back as distractors.
    pub confused_with: Vec<String>,
    /// How the card was asked last; another kind is preferred.
    pub previous: Option<QuestionKind>,
    /// What the card said when the person learned it and does not say any more: to be rejected.
    pub former: Option<String>,
}

/// How well a card is known, which decides how it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// New, or forgotten within two days: recognise it.
    Weak,
    /// Kept for days: complete it, tell it from its neighbours.
    Growing,
    /// Kept for two weeks or longer: produce it.
    Strong,
}

/// Days of stability below which a card is [`Stage::Weak`].
const GROWING_FROM: f32 = 2.0;
/// Days of stability from which on a card is [`Stage::Strong`].
const STRONG_FROM: f32 = 14.0;

impl Asking {
    /// How well the card is known. A card that was never reviewed is weak, and so is one without a finite
    /// stability.
    pub fn stage(&self) -> Stage {
        match self.stability {
            Some(days) if self.reviews > 0 && days >= STRONG_FROM => Stage::Strong,
            Some(days) if self.reviews > 0 && days >= GROWING_FROM => Stage::Growing,
            _ => Stage::Weak,
        }
    }
}

/// A set of question kinds. The default holds every kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KindSet(u8);

impl KindSet {
    /// Every kind.
    pub const ALL: KindSet = KindSet(0x7f);
    /// No kind.
    pub const NONE: KindSet = KindSet(0);

    /// Whether the kind is in the set.
    pub const fn contains(self, kind: QuestionKind) -> bool {
        self.0 & Self::bit(kind) != 0
    }

    /// The set with that kind in it, or without it.
    #[must_use]
    pub const fn with(self, kind: QuestionKind, allowed: bool) -> KindSet {
        KindSet(if allowed { self.0 | Self::bit(kind) } else { self.0 & !Self::bit(kind) })
    }

    /// Its kinds, in the order of [`QuestionKind::ALL`].
    pub fn iter(self) -> impl Iterator<Item = QuestionKind> {
        QuestionKind::ALL.into_iter().filter(move |&kind| self.contains(kind))
    }

    const fn bit(kind: QuestionKind) -> u8 {
        1 << kind as u8
    }
}

impl Default for KindSet {
    fn default() -> Self {
        KindSet::ALL
    }
}

impl FromIterator<QuestionKind> for KindSet {
    fn from_iter<I: IntoIterator<Item = QuestionKind>>(kinds: I) -> Self {
        kinds.into_iter().fold(KindSet::NONE, |set, kind| set.with(kind, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_set_holds_every_kind_and_nothing_else() {
        assert_eq!(QuestionKind::ALL.into_iter().collect::<KindSet>(), KindSet::ALL);
        assert_eq!(KindSet::ALL.with(QuestionKind::Match, false).iter().count(), 6);
        assert_eq!(KindSet::NONE.iter().count(), 0);
    }

    #[test]
    fn stages_follow_stability() {
        let at = |stability, reviews| Asking { stability, reviews, ..Asking::default() }.stage();
        assert_eq!(at(None, 0), Stage::Weak);
        assert_eq!(at(Some(100.0), 0), Stage::Weak, "never reviewed");
        assert_eq!(at(Some(1.9), 3), Stage::Weak);
        assert_eq!(at(Some(2.0), 3), Stage::Growing);
        assert_eq!(at(Some(14.0), 3), Stage::Strong);
        assert_eq!(at(Some(f32::NAN), 3), Stage::Weak);
    }
}
