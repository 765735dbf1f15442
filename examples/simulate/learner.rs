//! A simulated learner, and what the planner believes of them.

use rand::{RngExt, SeedableRng, rngs::SmallRng};
use readyroom::{
    memory::{CardInfo, CardMemory, Memories, Millis, Moment, Options, Rating, Scheduler},
    quiz::CardId,
    shift::FIRST_RIGHT,
};

const DAY: Millis = 24 * 60 * 60 * 1000;

/// How far a learner's parameters are from the defaults: standard deviation of the logarithm.
const FIRST_STABILITIES: f32 = 0.3;
const OTHERS: f32 = 0.1;

pub(crate) struct Learner {
    pub(crate) cards: Vec<CardInfo>,
    /// What studying shows of them, by the default parameters.
    pub(crate) believed: Memories,
    pub(crate) scheduler: Scheduler,
    truth: Scheduler,
    memories: Vec<CardMemory>,
    /// When SM-2 would ask each card again, with its interval in days, its ease and its repetitions.
    pub(crate) sm2: Vec<Sm2>,
    rng: SmallRng,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Sm2 {
    pub(crate) due: i64,
    interval: f64,
    ease: f64,
    repetitions: u32,
}

/// Noon of a day.
pub(crate) fn noon(day: i64) -> Moment {
    Moment::utc(day * DAY + DAY / 2)
}

impl Learner {
    pub(crate) fn new(cards: usize, seed: u64) -> Learner {
        let mut rng = SmallRng::seed_from_u64(seed);
        let info = |number| CardInfo {
            id: CardId::from_stored(format!("term-{number:05}/meaning")),
            section: "all".to_owned(),
        };
        Learner {
            cards: (0..cards).map(info).collect(),
            believed: Memories::default(),
            scheduler: scheduler(None),
            truth: scheduler(Some(drawn(&mut rng))),
            memories: vec![CardMemory::default(); cards],
            sm2: vec![Sm2 { due: 0, interval: 0.0, ease: 2.5, repetitions: 0 }; cards],
            rng,
        }
    }

    /// Asks a card on a day.
    pub(crate) fn answer(&mut self, card: usize, day: i64) {
        let now = noon(day);
        let memory = &self.memories[card];
        let recall = if memory.is_new() { FIRST_RIGHT } else { self.truth.retrievability(memory, now.at) };
        let right = self.rng.random::<f32>() < recall;
        let rating = if right { Rating::Good } else { Rating::Again };
        self.memories[card] = self.truth.after(memory, now, rating);
        let id = &self.cards[card].id;
        let believed = self.scheduler.after(&self.believed.of(id), now, rating);
        self.believed.set(id.clone(), believed);
        self.sm2[card].answer(day, right);
    }

    pub(crate) fn is_new(&self, card: usize) -> bool {
        self.memories[card].is_new()
    }

    /// What the defaults say of a card's recall at noon of a day.
    pub(crate) fn believed_recall(&self, card: usize, day: i64) -> f32 {
        let memory = self.believed.get(&self.cards[card].id);
        memory.map_or(0.0, |memory| self.scheduler.retrievability(memory, noon(day).at))
    }

    /// All cards, those believed to be weakest first.
    pub(crate) fn weakest_first(&self, day: i64) -> Vec<usize> {
        let mut cards: Vec<(usize, f32)> =
            (0..self.cards.len()).map(|card| (card, self.believed_recall(card, day))).collect();
        cards.sort_by(|one, other| one.1.total_cmp(&other.1));
        cards.into_iter().map(|(card, _)| card).collect()
    }

    /// The mean of all cards' true recall at noon of a day.
    pub(crate) fn true_recall(&self, day: i64) -> f64 {
        let recall = |memory| f64::from(self.truth.retrievability(memory, noon(day).at));
        self.memories.iter().map(recall).sum::<f64>() / self.memories.len() as f64
    }
}

impl Sm2 {
    /// The SuperMemo 2 rule (Wozniak, 1990) with quality 4 for right, which leaves the ease, and 2 for wrong.
    fn answer(&mut self, day: i64, right: bool) {
        if right {
            self.interval = match self.repetitions {
                0 => 1.0,
                1 => 6.0,
                _ => self.interval * self.ease,
            };
            self.repetitions += 1;
        } else {
            self.ease = (self.ease - 0.32).max(1.3);
            (self.repetitions, self.interval) = (0, 1.0);
        }
        self.due = day + self.interval.round() as i64;
    }
}

fn scheduler(parameters: Option<[f32; 21]>) -> Scheduler {
    // One answer for each card and day, without steps within the day.
    let options =
        Options { parameters, learning_steps: vec![], relearning_steps: vec![], ..Options::default() };
    Scheduler::new(options).unwrap_or_else(|error| panic!("{error}"))
}

/// Parameters around the defaults. The crate itself holds them to the bounds that it was made for.
fn drawn(rng: &mut SmallRng) -> [f32; 21] {
    let mut parameters = fsrs::DEFAULT_PARAMETERS;
    for (place, parameter) in parameters.iter_mut().enumerate() {
        let spread = if place < 4 { FIRST_STABILITIES } else { OTHERS };
        *parameter *= (normal(rng) * spread).exp();
    }
    parameters[..4].sort_by(f32::total_cmp);
    parameters
}

/// A standard normal number, by Box and Muller.
fn normal(rng: &mut SmallRng) -> f32 {
    let (one, other): (f32, f32) = (rng.random(), rng.random());
    (-2.0 * (1.0 - one).ln()).sqrt() * (std::f32::consts::TAU * other).cos()
}
