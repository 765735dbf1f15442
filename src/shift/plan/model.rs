//! What studying is worth: the best that can be done with a card from each day and state on, at given prices.
//!
//! The cards are independent but for the minutes they share. So each answer gets a price, in recall that it must
//! bring; the price of a day is right when as many answers are worth it as the day has room for. At given prices
//! each card is for itself, and what is best for it follows backwards from the shift by dynamic programming. (This is
//! Lagrangian relaxation of the shared limit; see "restless bandits", Whittle 1988.)

use crate::memory::{CardMemory, Millis, Moment, Scheduler, clock::DAY};

use super::{
    Pause,
    states::{Prospect, STATES, memories},
};

/// At most so many times to study are told apart; of more days, several share one.
const MOST_PERIODS: usize = 28;
/// Choices whose worth differs by less than this, in recall, are taken about equally often. Cards in one state
/// would otherwise all be wanted on one day, and no price could divide them over several.
const INDIFFERENCE: f32 = 0.003;

/// So many cards are followed between two pauses.
const CARDS_A_PIECE: usize = 500;

/// The times at which one can study, and what is to be known afterwards.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    /// When one studies, in order; at least one.
    pub(super) study: Vec<Moment>,
    /// How many days share one time.
    pub(super) days: u32,
    /// When what is left of the shift begins.
    pub(super) from: Millis,
    /// When it ends.
    pub(super) to: Millis,
    /// When recall counts, with weights that sum to 1. The last is the end of the shift.
    goals: [(Millis, f32); 3],
}

impl Calendar {
    /// Study once a day from `now` on, always before `from`; at least now.
    pub(super) fn new(now: Moment, from: Millis, to: Millis) -> Calendar {
        let days =
            from.saturating_sub(now.at).saturating_add(DAY - 1).div_euclid(DAY).clamp(1, 36_500) as usize;
        let share = days.div_ceil(MOST_PERIODS);
        let study = (0..days).step_by(share);
        let study = study.map(|day| Moment { at: now.at + day as Millis * DAY, ..now }).collect();
        // Half of what counts is the mean over the shift (by Simpson's rule), half its lowest point.
        let from = from.max(now.at);
        let to = to.max(from);
        let goals = [(from, 1.0 / 12.0), (from + (to - from) / 2, 1.0 / 3.0), (to, 7.0 / 12.0)];
        Calendar { study, days: share as u32, from, to, goals }
    }

    pub(super) fn len(&self) -> usize {
        self.study.len()
    }

    /// What a memory is worth on the shift if it is never reviewed again.
    pub(super) fn worth(&self, memory: &CardMemory, scheduler: &Scheduler) -> f32 {
        self.goals.iter().map(|&(at, weight)| weight * scheduler.retrievability(memory, at)).sum()
    }

    /// Its recall at the end of the shift.
    pub(super) fn at_end(&self, memory: &CardMemory, scheduler: &Scheduler) -> f32 {
        scheduler.retrievability(memory, self.to)
    }
}

/// What one can do with a card: study it at one of the times, or never again.
#[derive(Debug, Clone)]
pub(super) struct Choices {
    /// What studying it would lead to, from the time of number `first` on.
    pub(super) prospects: Vec<Prospect>,
    /// The first time at which it may be studied.
    pub(super) first: usize,
    /// Its worth if it is never studied again.
    pub(super) worth: f32,
    /// Its recall at the end of the shift if it is never studied again.
    pub(super) at_end_now: f32,
    /// How many cards this stands for.
    pub(super) cards: f32,
}

impl Choices {
    /// The worth of studying at each time that is left, at the day's price, by the worth of the states afterwards.
    fn worths<'a>(
        &'a self,
        tables: &'a Tables,
        prices: &'a [f32],
    ) -> impl Iterator<Item = (usize, f32)> + 'a {
        self.prospects.iter().enumerate().map(|(place, prospect)| {
            let time = self.first + place;
            (time, prospect.read(tables.worth(time)) - prices[time] * prospect.answers)
        })
    }

    /// The best time to study, none for never, and what it is worth.
    pub(super) fn best(&self, tables: &Tables, prices: &[f32]) -> (Option<usize>, f32) {
        let mut best = (None, self.worth);
        for (time, worth) in self.worths(tables, prices) {
            if worth > best.1 {
                best = (Some(time), worth);
            }
        }
        best
    }

    /// Its recall at the end of the shift, on average, if it is studied at that time, and what is best is done with it
    /// from then on.
    pub(super) fn at_end(&self, time: Option<usize>, tables: &Tables) -> f32 {
        time.map_or(self.at_end_now, |time| self.prospects[time - self.first].read(tables.at_end(time)))
    }

    /// How much more studying it now brings than the best that can be done with it later, for each answer that it
    /// takes, today's price left aside. None if it cannot be studied now.
    pub(super) fn gain_now(&self, time: usize, tables: &Tables, prices: &[f32]) -> Option<f32> {
        let now = self.prospects.get(time.checked_sub(self.first)?)?;
        let later = self.worths(tables, prices).filter(|&(other, _)| other > time);
        let later = later.fold(self.worth, |best, (_, worth)| best.max(worth));
        Some((now.read(tables.worth(time)) - later) / now.answers)
    }

    /// How often each choice is taken when choices that are about equal are taken about equally often.
    fn shares(&self, tables: &Tables, prices: &[f32], shares: &mut Vec<(usize, f32)>) {
        shares.clear();
        shares.extend(self.worths(tables, prices));
        let best = shares.iter().fold(self.worth, |best, &(_, worth)| best.max(worth));
        let weight = |worth: f32| {
            let behind = (worth - best) / INDIFFERENCE;
            if behind < -8.0 { 0.0 } else { behind.exp() }
        };
        let mut sum = weight(self.worth);
        for (_, share) in shares.iter_mut() {
            *share = weight(*share);
            sum += *share;
        }
        for (_, share) in shares.iter_mut() {
            *share /= sum;
        }
    }
}

/// What becomes of a card that was studied at some time and is in some state since, if the best is done with it.
#[derive(Debug, Clone)]
pub(super) struct Tables {
    /// What it is worth, less the price of the answers.
    worth: Vec<f32>,
    /// Its recall at the end of the shift, on average.
    at_end: Vec<f32>,
}

impl Tables {
    fn worth(&self, time: usize) -> &[f32] {
        &self.worth[time * STATES..(time + 1) * STATES]
    }

    fn at_end(&self, time: usize) -> &[f32] {
        &self.at_end[time * STATES..(time + 1) * STATES]
    }
}

/// The states' choices at each time, made once.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub(super) calendar: Calendar,
    pub(super) scheduler: Scheduler,
    /// By time of the last study, then by state.
    pub(super) states: Vec<Choices>,
}

impl Model {
    pub(super) fn new(calendar: Calendar, scheduler: &Scheduler) -> Model {
        let start = calendar.study[0];
        let times = calendar.len();
        // What a review does depends only on how long the last one is ago, so it is worked out once for each wait.
        let waits: Vec<Vec<Prospect>> = memories(start)
            .map(|memory| {
                let after = |&at: &Moment| Prospect::of(&memory, at, scheduler, 0.0);
                calendar.study[1..].iter().map(after).collect()
            })
            .collect();
        let mut states = Vec::with_capacity(times * STATES);
        for (time, &last) in calendar.study.iter().enumerate() {
            for (memory, waits) in memories(last).zip(&waits) {
                states.push(Choices {
                    prospects: waits[..times - 1 - time].to_vec(),
                    first: time + 1,
                    worth: calendar.worth(&memory, scheduler),
                    at_end_now: calendar.at_end(&memory, scheduler),
                    cards: 0.0,
                });
            }
        }
        Model { calendar, scheduler: scheduler.clone(), states }
    }

    /// What every state is worth at these prices.
    pub(super) fn tables(&self, prices: &[f32]) -> Tables {
        let nothing = vec![0.0; self.states.len()];
        let mut tables = Tables { worth: nothing.clone(), at_end: nothing };
        for (place, state) in self.states.iter().enumerate().rev() {
            let (time, worth) = state.best(&tables, prices);
            tables.worth[place] = worth;
            tables.at_end[place] = state.at_end(time, &tables);
        }
        tables
    }

    /// How many answers each time takes when the cards are studied as is best for each at these prices.
    pub(super) async fn answers(
        &self,
        cards: &[Choices],
        tables: &Tables,
        prices: &[f32],
        pause: Pause<'_>,
    ) -> Vec<f32> {
        let mut answers = vec![0.0; self.calendar.len()];
        let mut masses = vec![0.0; self.states.len()];
        let mut shares = Vec::new();
        let mut follow = |choices: &Choices, mass: f32, masses: &mut [f32]| {
            choices.shares(tables, prices, &mut shares);
            for (&(time, share), prospect) in shares.iter().zip(&choices.prospects) {
                if share > 0.0 {
                    answers[time] += mass * share * prospect.answers;
                    prospect.add(mass * share, &mut masses[time * STATES..(time + 1) * STATES]);
                }
            }
        };
        for (number, card) in cards.iter().enumerate() {
            if number % CARDS_A_PIECE == 0 {
                pause(number as f32 / cards.len() as f32).await;
            }
            follow(card, card.cards, &mut masses);
        }
        for place in 0..masses.len() {
            let mass = masses[place];
            if mass > 1e-5 {
                follow(&self.states[place], mass, &mut masses);
            }
        }
        answers
    }
}
