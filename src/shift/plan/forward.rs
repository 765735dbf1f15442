//! What comes of a plan, on average: the days walked through with the rule that is followed on each.
//!
//! A card that was studied is spread over the states that it may be in then, as parts of a card. Nothing is drawn at
//! random, so the same memories give the same forecast.

use crate::{
    interner::Interner,
    memory::{CardMemory, Millis, clock::DAY},
    quiz::CardId,
};

use super::{
    Budget, Pause,
    model::{Choices, Model},
    prices::Priced,
    states::{Prospect, STATES, memories},
};

/// Points of the curve within the shift, besides its beginning.
const POINTS_OF_SHIFT: i64 = 8;
/// Parts of a card that are too small to count.
const NOTHING: f32 = 1e-4;

/// Mean recall at an instant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// When.
    pub at: Millis,
    /// If the plan is followed, on average, 0 to 1.
    pub with: f32,
    /// If nothing more is studied, 0 to 1.
    pub without: f32,
}

/// A card as it is now.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub(super) id: CardId,
    pub(super) memory: CardMemory,
    /// The number of its choices.
    pub(super) choices: usize,
}

/// What comes of a plan.
#[derive(Debug, Clone)]
pub(super) struct Forward {
    /// The cards whose first turn it is, at each time.
    pub(super) turns: Vec<Vec<usize>>,
    /// Answers at each time.
    pub(super) answers: Vec<f32>,
    pub(super) curve: Vec<CurvePoint>,
}

/// Something that could be studied: a card as it is now, or part of one in a state.
#[derive(Clone, Copy)]
enum Candidate {
    Card(usize),
    Part(usize),
}

/// Walks through the days.
pub(super) struct Walk<'a> {
    pub(super) model: &'a Model,
    pub(super) choices: &'a [Choices],
    pub(super) cards: &'a [Planned],
    pub(super) priced: &'a Priced,
    pub(super) budget: Budget,
}

impl Walk<'_> {
    pub(super) async fn forward(&self, pause: Pause<'_>) -> Forward {
        let calendar = &self.model.calendar;
        let mut waiting = vec![true; self.cards.len()];
        let mut parts = vec![0.0; self.model.states.len()];
        let mut forward = Forward { turns: Vec::new(), answers: Vec::new(), curve: Vec::new() };
        for (time, studied) in calendar.study.iter().enumerate() {
            pause(time as f32 / calendar.len() as f32).await;
            let (turns, answers) = self.study(time, &mut waiting, &mut parts);
            forward.turns.push(turns);
            forward.answers.push(answers);
            // Half a day later, since nobody wants to know what is known at the moment of the answer.
            let later = studied.at + DAY / 2;
            if later < calendar.from {
                forward.curve.push(self.point(later, &waiting, &parts));
            }
        }
        let shift = calendar.to - calendar.from;
        let points = (0..=POINTS_OF_SHIFT).map(|point| calendar.from + shift * point / POINTS_OF_SHIFT);
        forward.curve.extend(points.map(|at| self.point(at, &waiting, &parts)));
        forward
    }

    /// Studies what gains most at that time, as long as there is room and it is worth it. Two new cards of one entry are
    /// kept for different days, since one would give the other away.
    fn study(&self, time: usize, waiting: &mut [bool], parts: &mut [f32]) -> (Vec<usize>, f32) {
        let wanted = self.wanted(time, waiting, parts);
        let days = if time == 0 { 1 } else { self.model.calendar.days };
        let room = (self.budget.answers_a_day * days) as f32;
        let room = self.budget.answers_in_all.map_or(room, |answers| room.min(answers as f32));
        let must = self.cannot_wait(time);
        let mut spent = 0.0;
        let mut begun = Interner::default();
        let mut turns = Vec::new();
        for (candidate, gain) in wanted {
            if gain <= self.priced.floor && spent >= must {
                break;
            }
            match candidate {
                Candidate::Card(card) => {
                    let prospect = self.prospect(&self.choices[self.cards[card].choices], time);
                    let id = &self.cards[card].id;
                    let fits = spent + prospect.answers <= room;
                    if fits && (!self.cards[card].memory.is_new() || begun.insert(id.entry())) {
                        spent += prospect.answers;
                        waiting[card] = false;
                        turns.push(card);
                        prospect.add(1.0, &mut parts[time * STATES..(time + 1) * STATES]);
                    }
                }
                Candidate::Part(place) => {
                    let prospect = *self.prospect(&self.model.states[place], time);
                    let part = parts[place].min((room - spent).max(0.0) / prospect.answers);
                    parts[place] -= part;
                    spent += part * prospect.answers;
                    prospect.add(part, &mut parts[time * STATES..(time + 1) * STATES]);
                }
            }
        }
        (turns, spent)
    }

    /// What gains anything at that time, most first; of equal gains, in the order of the cards.
    fn wanted(&self, time: usize, waiting: &[bool], parts: &[f32]) -> Vec<(Candidate, f32)> {
        let Priced { tables, prices, .. } = self.priced;
        let gains: Vec<_> =
            self.choices.iter().map(|choices| choices.gain_now(time, tables, prices)).collect();
        let cards = (0..self.cards.len())
            .filter(|&card| waiting[card])
            .filter_map(|card| Some((Candidate::Card(card), gains[self.cards[card].choices]?)));
        let parts = parts[..time * STATES].iter().enumerate().filter(|&(_, &part)| part > NOTHING);
        let parts = parts.filter_map(|(place, _)| {
            Some((Candidate::Part(place), self.model.states[place].gain_now(time, tables, prices)?))
        });
        let mut wanted: Vec<_> =
            cards.chain(parts).filter(|&(_, gain)| gain > self.budget.least_gain).collect();
        crate::sorting::sort_by(&mut wanted, |one, other| other.1.total_cmp(&one.1));
        wanted
    }

    fn prospect<'c>(&self, choices: &'c Choices, time: usize) -> &'c Prospect {
        &choices.prospects[time - choices.first]
    }

    /// Of a limited number of answers, those that the days after today have no room for.
    fn cannot_wait(&self, time: usize) -> f32 {
        let later = self.model.calendar.len() - 1 - time;
        let most = (self.budget.answers_a_day as usize).min(self.cards.len());
        match self.budget.answers_in_all {
            Some(answers) if time == 0 => (answers as usize).saturating_sub(later * most) as f32,
            _ => 0.0,
        }
    }

    fn point(&self, at: Millis, waiting: &[bool], parts: &[f32]) -> CurvePoint {
        let scheduler = &self.model.scheduler;
        let (mut with, mut without) = (0.0, 0.0);
        for (card, &waiting) in self.cards.iter().zip(waiting) {
            let recall = f64::from(scheduler.retrievability(&card.memory, at));
            with += if waiting { recall } else { 0.0 };
            without += recall;
        }
        for (parts, &last) in parts.chunks(STATES).zip(&self.model.calendar.study) {
            for (memory, &part) in memories(last).zip(parts).filter(|&(_, &part)| part > NOTHING) {
                with += f64::from(part * scheduler.retrievability(&memory, at));
            }
        }
        let all = self.cards.len() as f64;
        let mean = |sum: f64| if self.cards.is_empty() { 1.0 } else { (sum / all).min(1.0) as f32 };
        CurvePoint { at, with: mean(with), without: mean(without) }
    }
}
