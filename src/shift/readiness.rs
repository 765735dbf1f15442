//! What will be known during a shift if nothing more is studied, in all and by section.

use crate::{
    interner::Interner,
    memory::{AtRisk, CardInfo, Memories, Millis, Readiness, Scheduler, readiness},
    quiz::CardId,
    shift::Window,
};

/// Readiness for one shift.
#[derive(Debug, Clone, PartialEq)]
pub struct ShiftReadiness {
    /// Of all the cards. The curve runs from now to the end of the shift; the lowest point is that of the shift.
    pub all: Readiness,
    /// How many of the cards at risk, the first of them, are beliefs that were right once and are not any more.
    pub stale: usize,
    /// How sure the prediction is.
    pub certainty: Certainty,
    /// By section, in the order in which their first cards stand.
    pub sections: Vec<SectionReadiness>,
}

/// Readiness in one section.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionReadiness {
    /// The section's id.
    pub section: String,
    /// The lowest point of the section's mean recall over the shift, 0 to 1.
    pub lowest: f32,
    /// How many cards it has.
    pub cards: u32,
    /// How many of them are below 0.8 at some time of the shift.
    pub at_risk: u32,
    /// How many of them were never seen.
    pub unseen: u32,
    /// How sure the prediction is.
    pub certainty: Certainty,
}

/// How much a prediction rests on what the person did, and how much on what people do on average.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A guess: hardly any reviews, or most cards unseen.
    Guess,
    /// Rests on a few reviews a card.
    Fair,
    /// Rests on many reviews.
    Good,
}

impl Certainty {
    /// How sure a prediction is that rests on so many reviews of so many cards, of which some were never seen.
    ///
    /// The first answer to a card says little of how long it stays: in FSRS-6's default parameters a first Good gives
    /// 2.3 days and a first Again 0.2, whoever the learner is. Only answers after a wait tell. So fewer than two reviews
    /// a seen card, fewer than 20 in all, or more unseen cards than seen ones are a guess; four a seen card
    /// and 100 in all are good. The bounds are ours.
    pub fn of(cards: u32, unseen: u32, reviews: u32) -> Certainty {
        let seen = cards.saturating_sub(unseen);
        let enough = |each: u32, all: u32| reviews >= all && reviews >= seen.saturating_mul(each);
        if unseen > seen || !enough(2, 20) {
            Certainty::Guess
        } else if enough(4, 100) {
            Certainty::Good
        } else {
            Certainty::Fair
        }
    }
}

/// Predicts recall over a shift of the cards that count for it, if nothing more is studied, with a curve of so many
/// points from `now` on. A card that was never seen counts as unknown, with recall 0. So does one of the `stale` cards,
/// whose fact has changed since it was learned: what is recalled of it is false. Those come first among the cards at risk,
/// in the order in which they are given.
///
/// Without reviews recall only falls, so the lowest point of every card, section and whole is the end of the
/// shift: the cost is one forgetting curve a card and point of the curve.
pub fn shift_readiness(
    cards: &[CardInfo],
    stale: &[CardId],
    memories: &Memories,
    scheduler: &Scheduler,
    now: Millis,
    window: Window,
    points: u32,
) -> ShiftReadiness {
    let mut believed = Interner::default();
    stale.iter().for_each(|card| {
        believed.intern(card.as_str());
    });
    let is_stale = |card: &CardId| believed.get(card.as_str()).is_some();
    let ids = cards.iter().map(|card| &card.id).filter(|card| !is_stale(card));
    let mut all = readiness(ids, memories, scheduler, now, window.to.max(now), points);
    let mut names = Interner::default();
    let mut sums: Vec<Sum> = Vec::new();
    let mut counted = Interner::default();
    for card in cards {
        let place = names.intern(&card.section);
        if place == sums.len() {
            sums.push(Sum::default());
        }
        let memory = memories.get(&card.id).filter(|memory| !memory.is_new());
        let recall = memory.map_or(0.0, |memory| scheduler.retrievability(memory, all.lowest_at));
        let is_stale = is_stale(&card.id);
        if is_stale {
            counted.intern(card.id.as_str());
            all.unseen += u32::from(memory.is_none());
            all.reviews = all.reviews.saturating_add(memory.map_or(0, |memory| memory.reviews));
        }
        let recall = if is_stale { 0.0 } else { recall };
        sums[place].add(recall, memory.map(|memory| memory.reviews));
    }
    let stale: Vec<_> = stale.iter().filter(|card| counted.get(card.as_str()).is_some()).collect();
    if !stale.is_empty() {
        // The mean so far is that of the others.
        let share = (cards.len() - counted.len()) as f32 / cards.len() as f32;
        all.lowest *= share;
        all.curve.iter_mut().for_each(|(_, recall)| *recall *= share);
        all.at_risk.splice(0..0, stale.iter().map(|card| AtRisk { card: (*card).clone(), recall: 0.0 }));
    }
    let certainty = Certainty::of(count(cards.len()), all.unseen, all.reviews);
    let sections = names.texts().iter().zip(sums).map(|(name, sum)| sum.section(name)).collect();
    ShiftReadiness { all, stale: stale.len(), certainty, sections }
}

#[derive(Default)]
struct Sum {
    recall: f64,
    cards: u32,
    unseen: u32,
    at_risk: u32,
    reviews: u32,
}

impl Sum {
    fn add(&mut self, recall: f32, reviews: Option<u32>) {
        self.recall += f64::from(recall);
        self.cards += 1;
        self.unseen += u32::from(reviews.is_none());
        self.at_risk += u32::from(recall < Readiness::AT_RISK);
        self.reviews = self.reviews.saturating_add(reviews.unwrap_or(0));
    }

    fn section(self, name: &str) -> SectionReadiness {
        SectionReadiness {
            section: name.to_owned(),
            lowest: (self.recall / f64::from(self.cards)) as f32,
            cards: self.cards,
            at_risk: self.at_risk,
            unseen: self.unseen,
            certainty: Certainty::of(self.cards, self.unseen, self.reviews),
        }
    }
}

/// Recall, 0 to 1, in the steps that a prediction is honest in: per cent, to the nearest 5. Neither all nor nothing
/// is said of what is not.
pub fn about(recall: f32) -> u32 {
    match recall {
        recall if recall <= 0.0 || recall.is_nan() => 0,
        recall if recall >= 1.0 => 100,
        recall => ((recall * 20.0).round() as u32 * 5).clamp(5, 95),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        memory::{Moment, Options, Rating, Step, clock::DAY},
        quiz::CardId,
        shift::Civil,
    };

    fn window(from: Millis, to: Millis) -> Window {
        let civil = Civil::of(Moment::utc(from));
        Window { from, to, starts: civil, ends: civil }
    }

    fn card(section: &str, entry: &str) -> CardInfo {
        CardInfo { id: CardId::from_stored(format!("{entry}/meaning")), section: section.to_owned() }
    }

    /// A first Good gives a stability of 2.3065 days, so that recall after 7 days is
    /// (1 + 7 / 2.3065 * 0.98007) ^ -0.1542 = 0.8068.
    #[test]
    fn sections_are_predicted_apart() {
        let scheduler = Scheduler::new(Options::default()).unwrap();
        let cards = [card("go", "asynq"), card("neon", "cu"), card("go", "fx")];
        let good = Step::Review { moment: Moment::utc(0), rating: Rating::Good, promised: 0 };
        let memories = [(cards[0].id.clone(), scheduler.replay(&cards[0].id, [good]))].into_iter().collect();
        let found = shift_readiness(&cards, &[], &memories, &scheduler, 0, window(DAY, 7 * DAY), 8);
        assert!((found.all.lowest - 0.8068 / 3.0).abs() < 1e-3, "{}", found.all.lowest);
        assert_eq!(found.all.curve.len(), 8);
        let sections: Vec<_> = found
            .sections
            .iter()
            .map(|section| (&*section.section, section.cards, section.unseen, section.at_risk))
            .collect();
        assert_eq!(sections, [("go", 2, 1, 1), ("neon", 1, 1, 1)]);
        assert!((found.sections[0].lowest - 0.8068 / 2.0).abs() < 1e-3);
        assert_eq!(found.certainty, Certainty::Guess);
    }

    #[test]
    fn a_belief_that_is_false_now_counts_as_unknown_and_comes_first() {
        let scheduler = Scheduler::new(Options::default()).unwrap();
        let cards = [card("go", "asynq"), card("neon", "cu"), card("go", "fx")];
        let easy = Step::Review { moment: Moment::utc(0), rating: Rating::Easy, promised: 0 };
        let memories: Memories =
            cards.iter().map(|card| (card.id.clone(), scheduler.replay(&card.id, [easy]))).collect();
        let predict =
            |stale: &[CardId]| shift_readiness(&cards, stale, &memories, &scheduler, 0, window(DAY, DAY), 2);
        let before = predict(&[]);
        assert!(before.all.at_risk.is_empty());
        let gone = CardId::from_stored("elsewhere/local");
        let after = predict(&[cards[2].id.clone(), gone]);
        assert!((after.all.lowest - before.all.lowest * 2.0 / 3.0).abs() < 1e-6);
        assert_eq!(after.all.at_risk, [AtRisk { card: cards[2].id.clone(), recall: 0.0 }]);
        assert_eq!((after.stale, after.all.unseen, after.all.reviews), (1, 0, 3));
        assert_eq!((after.sections[0].at_risk, after.sections[1].at_risk), (1, 0));
    }

    #[test]
    fn few_reviews_are_a_guess() {
        assert_eq!(Certainty::of(10, 0, 19), Certainty::Guess);
        assert_eq!(Certainty::of(10, 0, 20), Certainty::Fair);
        assert_eq!(Certainty::of(10, 6, 20), Certainty::Guess);
        assert_eq!(Certainty::of(100, 0, 199), Certainty::Guess);
        assert_eq!(Certainty::of(20, 0, 100), Certainty::Good);
        assert_eq!(Certainty::of(0, 0, 0), Certainty::Guess);
    }

    #[test]
    fn steps_of_five_are_honest() {
        let steps = [0.0, 0.001, 0.12, 0.13, 0.824, 0.826, 0.999, 1.0, f32::NAN];
        assert_eq!(steps.map(about), [0, 5, 10, 15, 80, 85, 95, 100, 0]);
    }
}
