//! FSRS-6: how memory changes by a review, and how it fades.
//!
//! The formulas are those that the FSRS project publishes ("The Algorithm", FSRS-6) and that its `fsrs` crate computes;
//! the tests hold the two together. The crate itself stays out of the app, where it would weigh six kilobytes: its check
//! of parameters brings along all that formats numbers with fractions, for a message that never comes.

use crate::memory::Rating;

/// What FSRS knows about a card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct State {
    /// Days after which predicted recall is 0.9; 0.001 to 36500.
    pub(crate) stability: f32,
    /// 1, easy, to 10, difficult.
    pub(crate) difficulty: f32,
}

/// The bounds of each parameter.
const BOUNDS: [(f32, f32); 21] = [
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (1.0, 10.0),
    (0.001, 4.0),
    (0.001, 4.0),
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),
];

/// The model with its parameters, which the literature calls w0 to w20.
#[derive(Debug, Clone)]
pub(crate) struct Fsrs {
    w: [f32; 21],
    /// Chosen so that predicted recall after as many days as the stability is 0.9.
    factor: f32,
}

impl Fsrs {
    /// The model with these parameters, each held to its bounds.
    pub(crate) fn new(parameters: &[f32; 21]) -> Fsrs {
        let mut w = *parameters;
        for (parameter, (least, most)) in w.iter_mut().zip(BOUNDS) {
            // Not `clamp`, which formats the bounds for a panic.
            *parameter = parameter.max(least).min(most);
        }
        Fsrs { w, factor: (0.9f32.ln() / -w[20]).exp() - 1.0 }
    }

    /// Predicted recall so many days after a review, 0 to 1.
    pub(crate) fn retrievability(&self, days: f32, stability: f32) -> f32 {
        (days / stability * self.factor + 1.0).powf(-self.w[20])
    }

    /// Days until predicted recall of a card of stability 1 falls to `retention`; those of others are in proportion.
    pub(crate) fn interval_of_one(&self, retention: f32) -> f32 {
        (retention.powf(-1.0 / self.w[20]) - 1.0) / self.factor
    }

    /// The state after a card's first review.
    pub(crate) fn first(&self, rating: Rating) -> State {
        let stability = self.w[usize::from(rating.number()) - 1];
        held(State { stability, difficulty: self.first_difficulty(rating) })
    }

    /// The state after a review so many days after the one before, 0 on the same day.
    pub(crate) fn after(&self, state: State, days: u32, rating: Rating) -> State {
        let before = held(state);
        let recall = self.retrievability(days as f32, before.stability);
        let stability = if days == 0 {
            self.stability_on_the_same_day(before.stability, rating)
        } else if rating == Rating::Again {
            self.stability_after_lapse(before, recall)
        } else {
            self.stability_after_recall(before, recall, rating)
        };
        held(State { stability, difficulty: self.next_difficulty(before.difficulty, rating) })
    }

    fn first_difficulty(&self, rating: Rating) -> f32 {
        self.w[4] - (self.w[5] * f32::from(rating.number() - 1)).exp() + 1.0
    }

    /// Changes less the nearer difficulty is to 10, and is drawn towards that of a card that was easy at first.
    fn next_difficulty(&self, difficulty: f32, rating: Rating) -> f32 {
        let change = -self.w[6] * (f32::from(rating.number()) - 3.0);
        let damped = difficulty + (10.0 - difficulty) * change / 9.0;
        let easy = self.w[4] - (self.w[5] * 3.0).exp() + 1.0;
        self.w[7] * (easy - damped) + damped
    }

    fn stability_after_recall(&self, before: State, recall: f32, rating: Rating) -> f32 {
        let hard_penalty = if rating == Rating::Hard { self.w[15] } else { 1.0 };
        let easy_bonus = if rating == Rating::Easy { self.w[16] } else { 1.0 };
        let growth = self.w[8].exp()
            * (11.0 - before.difficulty)
            * before.stability.powf(-self.w[9])
            * ((self.w[10] * (1.0 - recall)).exp() - 1.0)
            * hard_penalty
            * easy_bonus;
        before.stability * (growth + 1.0)
    }

    fn stability_after_lapse(&self, before: State, recall: f32) -> f32 {
        let stability = self.w[11]
            * before.difficulty.powf(-self.w[12])
            * ((before.stability + 1.0).powf(self.w[13]) - 1.0)
            * (self.w[14] * (1.0 - recall)).exp();
        stability.min(before.stability / (self.w[17] * self.w[18]).exp())
    }

    fn stability_on_the_same_day(&self, stability: f32, rating: Rating) -> f32 {
        let growth = (self.w[17] * (f32::from(rating.number()) - 3.0 + self.w[18])).exp()
            * stability.powf(-self.w[19]);
        stability * if rating.passed() { growth.max(1.0) } else { growth }
    }
}

/// A state within its bounds.
fn held(state: State) -> State {
    State { stability: state.stability.clamp(0.001, 36_500.0), difficulty: state.difficulty.clamp(1.0, 10.0) }
}

#[cfg(test)]
mod tests {
    use ::fsrs::{DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview};
    use rand::{RngExt, SeedableRng, rngs::SmallRng};

    use super::*;

    fn agree(parameters: &[f32; 21], rng: &mut SmallRng) {
        let (ours, theirs) = (Fsrs::new(parameters), FSRS::new(parameters).unwrap());
        let mut state = None;
        for _ in 0..12 {
            let rating = Rating::ALL[rng.random_range(0..4)];
            let days = [0, 0, 1, 3, 40, 900][rng.random_range(0..6)];
            let review = FSRSReview { rating: u32::from(rating.number()), delta_t: days };
            let before =
                state.map(|State { stability, difficulty }| ::fsrs::MemoryState { stability, difficulty });
            let expected = theirs.memory_state(FSRSItem { reviews: vec![review] }, before).unwrap();
            let after = state.map_or_else(|| ours.first(rating), |state| ours.after(state, days, rating));
            assert!((after.stability / expected.stability - 1.0).abs() < 1e-5, "{after:?} {expected:?}");
            assert!((after.difficulty - expected.difficulty).abs() < 1e-5, "{after:?} {expected:?}");
            let interval = theirs.next_interval(Some(after.stability), 0.85, 3);
            assert!((ours.interval_of_one(0.85) * after.stability / interval - 1.0).abs() < 1e-5);
            state = Some(after);
        }
    }

    #[test]
    fn agrees_with_the_reference() {
        let mut rng = SmallRng::seed_from_u64(6);
        for _ in 0..2000 {
            agree(&DEFAULT_PARAMETERS, &mut rng);
            agree(&DEFAULT_PARAMETERS.map(|parameter| parameter * rng.random_range(0.7..1.4)), &mut rng);
            // Many of these are out of bounds.
            agree(&std::array::from_fn(|_| rng.random_range(-2.0..8.0)), &mut rng);
        }
    }
}
