//! What will be known during a shift.

use crate::{
    memory::{Memories, Millis, Scheduler},
    quiz::CardId,
};

/// Predicted recall over a window, if nothing more is studied.
#[derive(Debug, Clone, PartialEq)]
pub struct Readiness {
    /// The lowest point of the mean recall over the window, 0 to 1; 1 when there are no cards.
    pub lowest: f32,
    /// When that is.
    pub lowest_at: Millis,
    /// The mean recall at even distances, the window's start and end included.
    pub curve: Vec<(Millis, f32)>,
    /// Cards whose recall falls below 0.8 within the window, most at risk first. A card that was never
    /// seen counts as unknown.
    pub at_risk: Vec<AtRisk>,
    /// How many of the cards were never seen.
    pub unseen: u32,
    /// How many reviews the prediction rests on.
    pub reviews: u32,
}

impl Readiness {
    /// Below this predicted recall a card is at risk.
    pub const AT_RISK: f32 = 0.8;
}

/// A card that may not be recalled.
#[derive(Debug, Clone, PartialEq)]
pub struct AtRisk {
    /// The card.
    pub card: CardId,
    /// Its lowest predicted recall within the window.
    pub recall: f32,
}

/// Predicts recall of the cards from `from` to `to`, with a curve of so many points (at least 2 are made).
/// Without reviews recall only falls, so the lowest point of every card, and so of the mean, is at the end.
pub fn readiness<'a>(
    cards: impl IntoIterator<Item = &'a CardId>,
    memories: &Memories,
    scheduler: &Scheduler,
    from: Millis,
    to: Millis,
    points: u32,
) -> Readiness {
    let to = to.max(from);
    let cards: Vec<_> = cards.into_iter().map(|card| (card, memories.get(card))).collect();
    let seen: Vec<_> = cards
        .iter()
        .filter_map(|&(card, memory)| Some((card, memory?)))
        .filter(|(_, memory)| !memory.is_new())
        .collect();
    let mean = |at: Millis| {
        let sum: f64 = seen.iter().map(|(_, memory)| f64::from(scheduler.retrievability(memory, at))).sum();
        if cards.is_empty() { 1.0 } else { (sum / cards.len() as f64) as f32 }
    };
    let recall_at_end = |memory: Option<&crate::memory::CardMemory>| {
        memory.map_or(0.0, |memory| scheduler.retrievability(memory, to))
    };
    let mut at_risk: Vec<AtRisk> = cards
        .iter()
        .map(|&(card, memory)| AtRisk { card: card.clone(), recall: recall_at_end(memory) })
        .filter(|card| card.recall < Readiness::AT_RISK)
        .collect();
    crate::sorting::sort_by(&mut at_risk, |one, other| {
        one.recall.total_cmp(&other.recall).then_with(|| one.card.cmp(&other.card))
    });
    Readiness {
        lowest: mean(to),
        lowest_at: to,
        curve: instants(from, to, points).map(|at| (at, mean(at))).collect(),
        at_risk,
        unseen: u32::try_from(cards.len() - seen.len()).unwrap_or(u32::MAX),
        reviews: seen.iter().fold(0, |sum: u32, (_, memory)| sum.saturating_add(memory.reviews)),
    }
}

/// The mean predicted recall of the cards at an instant, 0 to 1; 0 when there are none. A card that was never seen counts as
/// unknown.
pub fn mean_recall<'a>(
    cards: impl IntoIterator<Item = &'a CardId>,
    memories: &Memories,
    scheduler: &Scheduler,
    at: Millis,
) -> f32 {
    let (mut sum, mut count) = (0.0, 0_u32);
    for card in cards {
        let memory = memories.get(card).filter(|memory| !memory.is_new());
        sum += memory.map_or(0.0, |memory| f64::from(scheduler.retrievability(memory, at)));
        count += 1;
    }
    (sum / f64::from(count.max(1))) as f32
}

fn instants(from: Millis, to: Millis, points: u32) -> impl Iterator<Item = Millis> {
    let last = i128::from(points.max(2) - 1);
    let length = i128::from(to) - i128::from(from);
    (0..=last).map(move |point| (i128::from(from) + length * point / last) as Millis)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Moment, Options, Rating, Step, clock::DAY};

    fn scheduler() -> Scheduler {
        Scheduler::new(Options::default()).unwrap()
    }

    #[test]
    fn a_card_never_seen_is_unknown() {
        let card = CardId::from_stored("neon/meaning");
        let readiness = readiness([&card], &Memories::default(), &scheduler(), 0, DAY, 3);
        assert_eq!((readiness.lowest, readiness.unseen), (0.0, 1));
        assert_eq!(readiness.curve, [(0, 0.0), (DAY / 2, 0.0), (DAY, 0.0)]);
        assert_eq!(readiness.at_risk, [AtRisk { card, recall: 0.0 }]);
        assert_eq!(mean_recall([], &Memories::default(), &scheduler(), 0), 0.0);
    }

    /// Stability is by definition the days until recall is 0.9.
    #[test]
    fn recall_after_as_many_days_as_the_stability_is_nine_tenths() {
        let card = CardId::from_stored("neon/meaning");
        let review = Step::Review { moment: Moment::utc(0), rating: Rating::Easy, promised: 0 };
        let memory = scheduler().replay(&card, [review]);
        let to = (f64::from(memory.stability) * DAY as f64) as Millis;
        let memories = [(card.clone(), memory)].into_iter().collect();
        let readiness = readiness([&card], &memories, &scheduler(), 0, to, 2);
        assert!((readiness.lowest - 0.9).abs() < 1e-4);
        assert_eq!(readiness.curve[0].1, 1.0);
        let other = CardId::from_stored("neon/expansion");
        assert_eq!(mean_recall([&card, &other], &memories, &scheduler(), to), readiness.lowest / 2.0);
        assert!(readiness.at_risk.is_empty());
    }
}
