//! The states that a memory can be in, as a grid of stabilities and difficulties, and what a review makes of one.

use crate::memory::{CardMemory, Moment, Rating, Scheduler};

/// Stabilities of the grid, in even steps of their logarithm; values between are interpolated.
const STABILITIES: usize = 24;
/// The lowest and the highest stability of the grid in days; whatever is beyond counts as these. A memory of a fifth of
/// a day is gone tomorrow, one of 600 days holds over every shift.
const LOWEST: f32 = 0.15;
const HIGHEST: f32 = 600.0;
/// Difficulties of the grid. A Good hardly moves a difficulty, and an Again leaves few values in use: 2.1 after a
/// first Good, 6.4 after a first Again, then 8.9 and more.
const DIFFICULTIES: [f32; 6] = [1.0, 2.2, 4.5, 6.5, 8.9, 10.0];
/// How many states there are.
pub(super) const STATES: usize = STABILITIES * DIFFICULTIES.len();

/// A memory's place in the grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// The state below in both directions; never in the last row or column.
    corner: usize,
    /// How far it is towards the next stability, 0 to 1.
    stability: f32,
    /// How far it is towards the next difficulty, 0 to 1.
    difficulty: f32,
}

impl Spot {
    /// The place of a memory that is not new.
    pub(super) fn of(memory: &CardMemory) -> Spot {
        let stability = memory.stability.clamp(LOWEST, HIGHEST);
        let along = (stability / LOWEST).ln() / (HIGHEST / LOWEST).ln() * (STABILITIES - 1) as f32;
        let row = (along as usize).min(STABILITIES - 2);
        let difficulty = memory.difficulty.clamp(DIFFICULTIES[0], 10.0);
        let column = (1..DIFFICULTIES.len() - 1)
            .find(|&next| difficulty < DIFFICULTIES[next])
            .unwrap_or(DIFFICULTIES.len() - 1)
            - 1;
        let [low, high] = [DIFFICULTIES[column], DIFFICULTIES[column + 1]];
        Spot {
            corner: row * DIFFICULTIES.len() + column,
            stability: (along - row as f32).clamp(0.0, 1.0),
            difficulty: (difficulty - low) / (high - low),
        }
    }

    /// The value at this place of a table that has one for each state.
    pub(super) fn read(&self, table: &[f32]) -> f32 {
        let row = |start: usize| table[start] + (table[start + 1] - table[start]) * self.difficulty;
        let (low, high) = (row(self.corner), row(self.corner + DIFFICULTIES.len()));
        low + (high - low) * self.stability
    }

    /// Adds a mass to a table, shared out so that [`Spot::read`] of any table and this sum have the same mean.
    pub(super) fn add(&self, mass: f32, table: &mut [f32]) {
        let high = mass * self.stability;
        let mut row = |start: usize, mass: f32| {
            table[start] += mass * (1.0 - self.difficulty);
            table[start + 1] += mass * self.difficulty;
        };
        row(self.corner, mass - high);
        row(self.corner + DIFFICULTIES.len(), high);
    }
}

/// The memory of each state, last reviewed at that moment.
pub(super) fn memories(last: Moment) -> impl Iterator<Item = CardMemory> {
    let step = (HIGHEST / LOWEST).ln() / (STABILITIES - 1) as f32;
    (0..STABILITIES).flat_map(move |row| {
        DIFFICULTIES.map(|difficulty| CardMemory {
            stability: LOWEST * (row as f32 * step).exp(),
            difficulty,
            phase: crate::memory::Phase::Review,
            first_review: Some(last),
            last_review: Some(last),
            reviews: 1,
            ..CardMemory::default()
        })
    })
}

/// What studying a card at some time would lead to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Prospect {
    /// The chance that it is recalled.
    pub(super) recall: f32,
    /// How many answers that day takes, on average: one, and those of the learning steps.
    pub(super) answers: f32,
    recalled: Spot,
    forgotten: Spot,
}

impl Prospect {
    /// What studying a card at that moment would lead to. A new card is right the first time with that chance.
    ///
    /// Of the ratings only Again and Good are looked at: Hard and Easy are how a person says that the prediction was
    /// off, which cannot be predicted.
    pub(super) fn of(memory: &CardMemory, at: Moment, scheduler: &Scheduler, first_right: f32) -> Prospect {
        let recall = if memory.is_new() { first_right } else { scheduler.retrievability(memory, at.at) };
        let (recalled, answers_if_recalled) = after_day(memory, at, scheduler, Rating::Good);
        let (forgotten, answers_if_forgotten) = after_day(memory, at, scheduler, Rating::Again);
        Prospect {
            recall,
            answers: recall * answers_if_recalled + (1.0 - recall) * answers_if_forgotten,
            recalled: Spot::of(&recalled),
            forgotten: Spot::of(&forgotten),
        }
    }

    /// The expected value afterwards, by a table that has one for each state.
    pub(super) fn read(&self, table: &[f32]) -> f32 {
        let forgotten = self.forgotten.read(table);
        forgotten + (self.recalled.read(table) - forgotten) * self.recall
    }

    /// Moves a mass to where it will be afterwards.
    pub(super) fn add(&self, mass: f32, table: &mut [f32]) {
        self.recalled.add(mass * self.recall, table);
        self.forgotten.add(mass * (1.0 - self.recall), table);
    }
}

/// The memory at the end of a day that began with that rating, and how many answers the day took. The steps
/// that follow are taken to go well.
fn after_day(memory: &CardMemory, at: Moment, scheduler: &Scheduler, rating: Rating) -> (CardMemory, f32) {
    let mut after = scheduler.after(memory, at, rating);
    let mut answers = 1;
    // Steps end after as many Goods as there are; the bound is only against endless options.
    while after.is_learning() && answers < 10 {
        after = scheduler.after(&after, at, Rating::Good);
        answers += 1;
    }
    (after, answers as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Options;

    fn memory(stability: f32, difficulty: f32) -> CardMemory {
        let state = memories(Moment::utc(0)).next().unwrap();
        CardMemory { stability, difficulty, ..state }
    }

    #[test]
    fn a_state_is_at_its_own_place() {
        let states: Vec<_> = memories(Moment::utc(0)).collect();
        assert_eq!(states.len(), STATES);
        let table: Vec<f32> = (0..STATES).map(|state| state as f32).collect();
        for (number, state) in states.iter().enumerate() {
            assert!((Spot::of(state).read(&table) - number as f32).abs() < 0.01, "{number}");
        }
    }

    #[test]
    fn between_states_values_are_in_proportion() {
        let table: Vec<f32> =
            memories(Moment::utc(0)).map(|state| state.stability.ln() + state.difficulty).collect();
        for (stability, difficulty) in [(0.2, 1.0), (3.3, 2.0), (17.0, 7.7), (500.0, 10.0)] {
            let read = Spot::of(&memory(stability, difficulty)).read(&table);
            assert!((read - stability.ln() - difficulty).abs() < 1e-3, "{read}");
        }
        let beyond = |stability| Spot::of(&memory(stability, 5.0)).read(&table);
        assert_eq!(beyond(36_500.0), beyond(HIGHEST));
        assert_eq!(beyond(0.001), beyond(LOWEST));
    }

    #[test]
    fn no_mass_is_lost() {
        let mut table = vec![0.0; STATES];
        Spot::of(&memory(3.0, 7.0)).add(2.0, &mut table);
        assert!((table.iter().sum::<f32>() - 2.0).abs() < 1e-6);
        let mean: f32 =
            table.iter().zip(memories(Moment::utc(0))).map(|(mass, state)| mass * state.difficulty).sum();
        assert!((mean - 14.0).abs() < 1e-4, "{mean}");
    }

    #[test]
    fn learning_steps_cost_answers() {
        let scheduler = Scheduler::new(Options::default()).unwrap();
        let new = Prospect::of(&CardMemory::default(), Moment::utc(0), &scheduler, 0.75);
        // Two steps: Good, Good; or Again, Good, Good.
        assert_eq!((new.recall, new.answers), (0.75, 0.75 * 2.0 + 0.25 * 3.0));
        let none = Options { learning_steps: vec![], relearning_steps: vec![], ..Options::default() };
        let scheduler = Scheduler::new(none).unwrap();
        assert_eq!(Prospect::of(&CardMemory::default(), Moment::utc(0), &scheduler, 0.75).answers, 1.0);
    }
}
