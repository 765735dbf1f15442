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

mod model;
mod prices;
mod states;
#[cfg(test)]
mod tests;

use crate::{
    interner::Interner,
    memory::{CardInfo, CardMemory, Memories, Millis, Moment, Scheduler},
    quiz::CardId,
    shift::Window,
};

use model::{Calendar, Choices, Model};
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
}

/// Recall that is expected of each card.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    recalls: Vec<f32>,
    of: Vec<usize>,
}

impl Expected {
    /// What is expected of the card of that number, in the order in which the planner got them, 0 to 1.
    pub fn card(&self, number: usize) -> Option<f32> {
        self.of.get(number).and_then(|&place| self.recalls.get(place)).copied()
    }

    /// The mean over the cards of these numbers; 1 if there are none.
    pub fn mean(&self, numbers: impl IntoIterator<Item = usize>) -> f32 {
        let known = numbers.into_iter().filter_map(|number| self.card(number));
        let (sum, count) = known.fold((0.0, 0), |(sum, count), recall| (sum + f64::from(recall), count + 1));
        if count == 0 { 1.0 } else { (sum / f64::from(count)) as f32 }
    }

    /// The mean over all cards; 1 if there are none.
    pub fn all(&self) -> f32 {
        self.mean(0..self.of.len())
    }
}

/// Makes plans for one shift from what is remembered now. Making one looks once at every card and day.
#[derive(Debug, Clone)]
pub struct Planner {
    model: Model,
    /// Cards that are in the same state share their choices.
    choices: Vec<Choices>,
    cards: Vec<Planned>,
}

#[derive(Debug, Clone)]
struct Planned {
    id: CardId,
    choices: usize,
    new: bool,
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
        let calendar = Calendar::new(now, window.from, window.to);
        let model = Model::new(calendar, scheduler);
        let mut planner = Planner { model, choices: Vec::new(), cards: Vec::with_capacity(cards.len()) };
        let mut unseen = None;
        for card in cards {
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
            planner.cards.push(Planned { id: card.id.clone(), choices, new: memory.is_new() });
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
        let priced = find(&self.model, &self.choices, self.limits(budget));
        let mut days = Vec::with_capacity(self.model.calendar.len());
        let mut waiting = vec![true; self.cards.len()];
        for (time, at) in self.model.calendar.study.iter().enumerate() {
            let cards = self.choose(time, &priced, budget, &mut waiting);
            days.push(PlannedDay { at: at.at, cards, answers: priced.flow.answers[time] });
        }
        let with = self.choices.iter().map(|choices| self.at_end(choices, &priced)).collect();
        let without = self.choices.iter().map(|choices| choices.at_end_now).collect();
        let [with, without] = [with, without]
            .map(|recalls| Expected { recalls, of: self.cards.iter().map(|card| card.choices).collect() });
        ShiftPlan { days, days_each: self.model.calendar.days, with, without }
    }

    /// The fewest answers a day that bring the lowest point of mean recall over the shift to a goal, 0 to 1.
    ///
    /// # Errors
    ///
    /// The goal is not reached with all the answers that one could give, at most `most` a day; then how near one comes.
    pub fn answers_needed(&self, goal: f32, most: u32) -> Result<u32, f32> {
        // To reach a goal every gain counts, be it ever so small.
        let reached = |answers_a_day| {
            let budget = Budget { answers_a_day, answers_in_all: None, least_gain: 0.0 };
            self.lowest(&find(&self.model, &self.choices, self.limits(budget)))
        };
        if self.mean(|choices| choices.at_end_now) >= goal {
            return Ok(0);
        }
        let best = reached(most);
        if best < goal {
            return Err(best);
        }
        let (mut too_few, mut enough) = (0, most);
        // A fiftieth more or less is within what can be predicted at all.
        while enough - too_few > 1 + enough / 50 {
            let middle = too_few + (enough - too_few) / 2;
            if reached(middle) >= goal {
                enough = middle;
            } else {
                too_few = middle;
            }
        }
        Ok(enough)
    }

    /// The lowest point of mean recall over the shift at these prices.
    fn lowest(&self, priced: &Priced) -> f32 {
        self.mean(|choices| self.at_end(choices, priced))
    }

    fn at_end(&self, choices: &Choices, priced: &Priced) -> f32 {
        let (time, _) = choices.best(&priced.tables, &priced.prices);
        // What is worth most over the whole shift may be worth a little less at its end.
        choices.at_end(time, &priced.tables).max(choices.at_end_now).min(1.0)
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

    /// Answers that are left for cards whose first turn it is.
    fn room(&self, time: usize, priced: &Priced, budget: Budget) -> f32 {
        let each = self.limits(budget).each;
        if time == 0 {
            budget.answers_a_day.min(budget.answers_in_all.unwrap_or(u32::MAX)) as f32
        } else {
            (each - priced.flow.repeats[time]).max(0.0)
        }
    }

    /// Of a limited number of answers, those that the days after today have no room for.
    fn cannot_wait(&self, time: usize, budget: Budget) -> f32 {
        let later = self.model.calendar.len() - 1 - time;
        let most = (budget.answers_a_day as usize).min(self.cards.len());
        match budget.answers_in_all {
            Some(answers) if time == 0 => (answers as usize).saturating_sub(later * most) as f32,
            _ => 0.0,
        }
    }

    /// The cards that gain most at that time, as long as there is room. Two new cards of one entry are kept for
    /// different days, since one would give the other away.
    fn choose(&self, time: usize, priced: &Priced, budget: Budget, waiting: &mut [bool]) -> Vec<CardId> {
        let gains: Vec<_> = self
            .choices
            .iter()
            .map(|choices| choices.gain_now(time, &priced.tables, &priced.prices))
            .collect();
        let mut wanted: Vec<(usize, f32)> = (0..self.cards.len())
            .filter(|&card| waiting[card])
            .filter_map(|card| Some((card, gains[self.cards[card].choices]?)))
            .filter(|&(_, gain)| gain > budget.least_gain)
            .collect();
        crate::sorting::sort_by(&mut wanted, |one, other| other.1.total_cmp(&one.1));
        let room = self.room(time, priced, budget);
        let must = self.cannot_wait(time, budget);
        let mut spent = 0.0;
        let mut begun = Interner::default();
        let mut chosen = Vec::new();
        for (card, gain) in wanted {
            let Planned { id, choices, new } = &self.cards[card];
            let choices = &self.choices[*choices];
            let answers = choices.prospects[time - choices.first].answers;
            let worth_it = gain > priced.floor || spent + answers <= must;
            if worth_it && spent + answers <= room && (!new || begun.insert(id.entry())) {
                spent += answers;
                waiting[card] = false;
                chosen.push(id.clone());
            }
        }
        chosen
    }
}
