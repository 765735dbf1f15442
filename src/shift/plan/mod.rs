//! The plan: what to study on each day so that most is known on the shift.
//!
//! Each day asks the cards for which an answer today brings most recall on the shift beyond what the best later
//! day for the card would bring (`model`), until the time is used up or no answer is worth it. What is best is known
//! from the memory's states (`states`), looked ahead with the project's scheduler, at prices that share out the
//! minutes over the days (`prices`). A plan is made anew every day from what happened.
//!
//! Greedy planning, which takes what brings most for an answer today, reviews too early: it does not see that the same
//! answer brings more in a week. Waiting is a choice like any other here, so new cards come early enough, reviews as
//! late as they can, and what will hold anyway is left alone.

mod forward;
mod model;
mod pieces;
mod prices;
mod states;
#[cfg(test)]
mod tests;

use crate::{
    memory::{CardInfo, CardMemory, Memories, Millis, Moment, Scheduler},
    quiz::CardId,
    shift::Window,
};

pub use forward::CurvePoint;
use forward::{Forward, Planned, Walk};
use model::{Calendar, Choices, Model};
pub use pieces::Pause;
use pieces::{at_once, none};
use prices::{Limits, Priced, find};
use states::Prospect;

/// How often a first answer is right if nothing is known of the learner: what many learners of FSRS's data reach.
pub const FIRST_RIGHT: f32 = 0.76;

/// The time that there is to study.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Budget {
    /// Answers a day.
    pub answers_a_day: u32,
    /// Answers in all, if that is limited too.
    pub answers_in_all: Option<u32>,
    /// An answer that raises the recall of its card on the shift by less than this is not worth it, 0 to 1.
    pub least_gain: f32,
}

impl Budget {
    /// So many answers a day, each worth it if it raises a card's recall on the shift by half a per cent.
    pub fn a_day(answers_a_day: u32) -> Budget {
        Budget { answers_a_day, answers_in_all: None, least_gain: 0.005 }
    }
}

/// So many cards are looked at between two pauses: some milliseconds in a browser.
const CARDS_A_PIECE: usize = 50;

/// One day of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedDay {
    /// When.
    pub at: Millis,
    /// The cards whose next turn it is, those that gain most first. Cards that will have been studied before within the
    /// plan are not among them: when they come again depends on the answers.
    pub cards: Vec<CardId>,
    /// How many answers it takes on average, those to cards that come again included.
    pub answers: f32,
}

/// What to study until the shift.
#[derive(Debug, Clone, PartialEq)]
pub struct ShiftPlan {
    /// The days, today first; of a shift that is far away, several days share one.
    pub days: Vec<PlannedDay>,
    /// How many days share one of them; 1 mostly.
    pub days_each: u32,
    /// Recall at the end of the shift, which is its lowest point, if the plan is followed.
    pub with: Expected,
    /// The same if nothing more is studied.
    pub without: Expected,
    /// Mean recall from today to the end of the shift.
    pub curve: Vec<CurvePoint>,
}

/// Recall that is expected of each card.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    recalls: Vec<f32>,
}

impl Expected {
    /// What is expected of the card of that number, in the order in which the planner got them, 0 to 1.
    pub fn card(&self, number: usize) -> Option<f32> {
        self.recalls.get(number).copied()
    }

    /// The mean over the cards of these numbers; 1 if there are none.
    pub fn mean(&self, numbers: impl IntoIterator<Item = usize>) -> f32 {
        let known = numbers.into_iter().filter_map(|number| self.card(number));
        let (sum, count) = known.fold((0.0, 0), |(sum, count), recall| (sum + f64::from(recall), count + 1));
        if count == 0 { 1.0 } else { (sum / f64::from(count)) as f32 }
    }

    /// The mean over all cards; 1 if there are none.
    pub fn all(&self) -> f32 {
        self.mean(0..self.recalls.len())
    }
}

/// Makes plans for one shift from what is remembered now.
#[derive(Debug, Clone)]
pub struct Planner {
    model: Model,
    /// Cards that are in the same state share their choices.
    choices: Vec<Choices>,
    cards: Vec<Planned>,
}

impl Planner {
    /// A planner for the cards that count for a shift, in document order, at a moment. Days of study are those until
    /// the shift begins, at the time of day of `now`; of a shift under way, today alone. A first answer to a
    /// new card is right with the chance `first_right` (see [`FIRST_RIGHT`]).
    pub fn new(
        cards: &[CardInfo],
        memories: &Memories,
        scheduler: &Scheduler,
        now: Moment,
        window: Window,
        first_right: f32,
    ) -> Planner {
        at_once(Planner::in_pieces(cards, memories, scheduler, now, window, first_right, &none))
    }

    /// The same as [`Planner::new`] with pauses, for many cards.
    pub async fn in_pieces(
        cards: &[CardInfo],
        memories: &Memories,
        scheduler: &Scheduler,
        now: Moment,
        window: Window,
        first_right: f32,
        pause: Pause<'_>,
    ) -> Planner {
        let calendar = Calendar::new(now, window.from, window.to);
        let model = Model::new(calendar, scheduler);
        let mut planner = Planner { model, choices: Vec::new(), cards: Vec::with_capacity(cards.len()) };
        let mut unseen = None;
        for (number, card) in cards.iter().enumerate() {
            if number % CARDS_A_PIECE == 0 {
                pause(number as f32 / cards.len() as f32).await;
            }
            let memory = memories.of(&card.id);
            let plain = memory == CardMemory::default();
            let choices = unseen.filter(|_| plain).unwrap_or_else(|| {
                planner.choices.push(planner.choices_of(&memory, scheduler, first_right));
                planner.choices.len() - 1
            });
            if plain {
                unseen = Some(choices);
            }
            planner.choices[choices].cards += 1.0;
            planner.cards.push(Planned { id: card.id.clone(), memory, choices });
        }
        planner
    }

    fn choices_of(&self, memory: &CardMemory, scheduler: &Scheduler, first_right: f32) -> Choices {
        let calendar = &self.model.calendar;
        let roll_over = scheduler.options().roll_over;
        let studied = memory.last_review.map(|last| roll_over.day(last));
        // A card that was studied today waits at least until tomorrow.
        let can_be_asked = |at: &Moment| {
            let day = roll_over.day(*at);
            studied.is_none_or(|studied| day > studied)
                && memory.buried_until.is_none_or(|until| day >= until)
        };
        let first = if memory.suspended { None } else { calendar.study.iter().position(can_be_asked) };
        let first = first.unwrap_or(calendar.len());
        let prospects = calendar.study[first..]
            .iter()
            .map(|&at| Prospect::of(memory, at, scheduler, first_right))
            .collect();
        Choices {
            prospects,
            first,
            worth: calendar.worth(memory, scheduler),
            at_end_now: calendar.at_end(memory, scheduler),
            cards: 0.0,
        }
    }

    /// The plan for so much time.
    pub fn plan(&self, budget: Budget) -> ShiftPlan {
        at_once(self.plan_in_pieces(budget, &none))
    }

    /// The same as [`Planner::plan`] with pauses, for many cards.
    pub async fn plan_in_pieces(&self, budget: Budget, pause: Pause<'_>) -> ShiftPlan {
        // Finding the prices takes about four times as long as walking through the days.
        let priced = find(&self.model, &self.choices, self.limits(budget), &|done| pause(done * 0.8)).await;
        let walk = self.walk(&priced, budget);
        let Forward { turns, answers, curve } = walk.forward(&|done| pause(0.8 + done * 0.2)).await;
        let study = self.model.calendar.study.iter().zip(turns).zip(answers);
        let days: Vec<PlannedDay> = study
            .map(|((moment, turns), answers)| {
                let cards = turns.iter().map(|&card| self.cards[card].id.clone()).collect();
                PlannedDay { at: moment.at, cards, answers }
            })
            .collect();
        let without = Expected { recalls: self.cards.iter().map(|card| self.of(card).at_end_now).collect() };
        let with = self.expected(&priced, curve.last().map_or(1.0, |point| point.with));
        ShiftPlan { days, days_each: self.model.calendar.days, with, without, curve }
    }

    /// What is expected of each card: the best that can be done with it at these prices, held to the mean that the
    /// minutes really allow.
    fn expected(&self, priced: &Priced, mean: f32) -> Expected {
        let best = |choices: &Choices| {
            let (time, _) = choices.best(&priced.tables, &priced.prices);
            choices.at_end(time, &priced.tables).clamp(choices.at_end_now, 1.0)
        };
        let (now, then) = (self.mean(|choices| choices.at_end_now), self.mean(best));
        let share = if then > now { ((mean - now) / (then - now)).max(0.0) } else { 0.0 };
        let of =
            |choices: &Choices| (choices.at_end_now + share * (best(choices) - choices.at_end_now)).min(1.0);
        let of_choices: Vec<f32> = self.choices.iter().map(of).collect();
        Expected { recalls: self.cards.iter().map(|card| of_choices[card.choices]).collect() }
    }

    fn of(&self, card: &Planned) -> &Choices {
        &self.choices[card.choices]
    }

    fn walk<'a>(&'a self, priced: &'a Priced, budget: Budget) -> Walk<'a> {
        Walk { model: &self.model, choices: &self.choices, cards: &self.cards, priced, budget }
    }

    /// The fewest answers a day that bring the lowest point of mean recall over the shift to a goal, 0 to 1. It takes
    /// about thirty times as long as a plan.
    ///
    /// # Errors
    ///
    /// The goal is not reached with all the answers that one could give, at most `most` a day; then how near one comes.
    pub fn answers_needed(&self, goal: f32, most: u32) -> Result<u32, f32> {
        at_once(self.answers_needed_in_pieces(goal, most, &none))
    }

    /// The same as [`Planner::answers_needed`] with pauses, for many cards. How much is done is not known before it is.
    ///
    /// # Errors
    ///
    /// As there.
    pub async fn answers_needed_in_pieces(&self, goal: f32, most: u32, pause: Pause<'_>) -> Result<u32, f32> {
        // To reach a goal every gain counts, be it ever so small.
        let reached = async |answers_a_day| {
            let budget = Budget { answers_a_day, answers_in_all: None, least_gain: 0.0 };
            let priced = find(&self.model, &self.choices, self.limits(budget), pause).await;
            let forward = self.walk(&priced, budget).forward(pause).await;
            forward.curve.last().map_or(1.0, |point| point.with)
        };
        if self.mean(|choices| choices.at_end_now) >= goal {
            return Ok(0);
        }
        let best = reached(most).await;
        if best < goal {
            return Err(best);
        }
        let (mut too_few, mut enough) = (0, most);
        // A fiftieth more or less is within what can be predicted at all.
        while enough - too_few > 1 + enough / 50 {
            let middle = too_few + (enough - too_few) / 2;
            if reached(middle).await >= goal {
                enough = middle;
            } else {
                too_few = middle;
            }
        }
        Ok(enough)
    }

    /// The mean over all cards; 1 if there are none.
    fn mean(&self, of: impl Fn(&Choices) -> f32) -> f32 {
        let sum: f32 = self.choices.iter().map(|choices| of(choices) * choices.cards).sum();
        if self.cards.is_empty() { 1.0 } else { sum / self.cards.len() as f32 }
    }

    fn limits(&self, budget: Budget) -> Limits {
        let each = budget.answers_a_day as f32 * self.model.calendar.days as f32;
        let room = each * self.model.calendar.len() as f32;
        Limits {
            each,
            // A limit that the days' limits imply already would have no price of its own to be found.
            in_all: budget
                .answers_in_all
                .map(|answers| answers as f32)
                .filter(|&answers| answers < room * 0.98),
            least_gain: budget.least_gain,
        }
    }
}
