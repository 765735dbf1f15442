//! Ways to choose what to study on a day.

use readyroom::{
    memory::{CardMemory, Rating},
    shift::{Budget, Civil, FIRST_RIGHT, Planner, Window},
};

use crate::{
    A_DAY, DAYS, SHIFT,
    learner::{Learner, noon},
};

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Policy {
    /// Every card once, as late as that is possible.
    Cram,
    /// SuperMemo 2: due cards, then new ones.
    Sm2,
    /// FSRS: due cards, then new ones.
    Fsrs { retention: f32, name: &'static str },
    /// FSRS, new cards before due ones.
    FsrsNewFirst,
    /// What raises believed recall on the shift most, if it does by so much.
    Greedy { least: f32, name: &'static str },
    /// The planner of this project.
    Plan,
}

impl Policy {
    pub(crate) const EVERY: [Policy; 8] = [
        Policy::Cram,
        Policy::Sm2,
        Policy::Fsrs { retention: 0.90, name: "FSRS 0.90" },
        Policy::Fsrs { retention: 0.95, name: "FSRS 0.95" },
        Policy::FsrsNewFirst,
        Policy::Greedy { least: 0.0, name: "greedy" },
        Policy::Greedy { least: 0.05, name: "greedy, skips gains below 0.05" },
        Policy::Plan,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Policy::Cram => "cram at the end",
            Policy::Sm2 => "SM-2",
            Policy::Fsrs { name, .. } | Policy::Greedy { name, .. } => name,
            Policy::FsrsNewFirst => "FSRS 0.90, new cards first",
            Policy::Plan => "this plan",
        }
    }

    /// The cards to ask on a day, in order. `left` is how many answers are left in all, if they are counted.
    pub(crate) fn choose(self, learner: &Learner, day: i64, room: usize, left: Option<usize>) -> Vec<usize> {
        let all = 0..learner.cards.len();
        let new = || all.clone().filter(|&card| learner.is_new(card));
        match self {
            Policy::Cram => {
                let days = left.map_or(1, |left| left.div_ceil(A_DAY.min(learner.cards.len()))) as i64;
                if day < DAYS - days { Vec::new() } else { learner.weakest_first(day) }
            }
            Policy::Sm2 => {
                let mut due: Vec<usize> = all
                    .clone()
                    .filter(|&card| !learner.is_new(card) && learner.sm2[card].due <= day)
                    .collect();
                due.sort_by_key(|&card| learner.sm2[card].due);
                due.into_iter().chain(new()).collect()
            }
            Policy::Fsrs { retention, .. } => due(learner, day, retention).into_iter().chain(new()).collect(),
            Policy::FsrsNewFirst => new().chain(due(learner, day, 0.90)).collect(),
            Policy::Greedy { least, .. } => greedy(learner, day, least),
            Policy::Plan => plan(learner, day, room, left),
        }
    }
}

/// Cards whose believed recall falls to the desired retention on that day or fell before, weakest first.
fn due(learner: &Learner, day: i64, retention: f32) -> Vec<usize> {
    let is_due = |&card: &usize| {
        !learner.is_new(card) && {
            let memory = learner.believed.of(&learner.cards[card].id);
            let last =
                memory.last_review.map_or(0, |last| (last.at - noon(0).at) / (noon(1).at - noon(0).at));
            // The interval for the retention, rounded to whole days, at least one.
            let retentions = |days: i64| learner.scheduler.retrievability(&memory, noon(last + days).at);
            let at_day = day - last;
            at_day >= 1 && (at_day..=at_day + 1).map(retentions).sum::<f32>() / 2.0 <= retention
        }
    };
    learner.weakest_first(day).into_iter().filter(is_due).collect()
}

/// Cards by what an answer today adds to believed recall over the shift.
fn greedy(learner: &Learner, day: i64, least: f32) -> Vec<usize> {
    let scheduler = &learner.scheduler;
    let now = noon(day);
    let on_shift = |memory: &CardMemory| {
        let recall = |day| scheduler.retrievability(memory, noon(DAYS + day).at);
        (0..SHIFT).map(recall).sum::<f32>() / SHIFT as f32
    };
    let gain = |card: usize| {
        let memory = learner.believed.of(&learner.cards[card].id);
        let recall = if memory.is_new() { FIRST_RIGHT } else { scheduler.retrievability(&memory, now.at) };
        let [right, wrong] =
            [Rating::Good, Rating::Again].map(|rating| on_shift(&scheduler.after(&memory, now, rating)));
        recall * right + (1.0 - recall) * wrong - on_shift(&memory)
    };
    let mut gains: Vec<(usize, f32)> =
        (0..learner.cards.len()).map(|card| (card, gain(card))).filter(|&(_, gain)| gain > least).collect();
    gains.sort_by(|one, other| other.1.total_cmp(&one.1));
    gains.into_iter().map(|(card, _)| card).collect()
}

fn plan(learner: &Learner, day: i64, room: usize, left: Option<usize>) -> Vec<usize> {
    let [from, to] = [noon(DAYS), noon(DAYS + SHIFT - 1)];
    let window = Window { from: from.at, to: to.at, starts: Civil::of(from), ends: Civil::of(to) };
    let planner =
        Planner::new(&learner.cards, &learner.believed, &learner.scheduler, noon(day), window, FIRST_RIGHT);
    let mut budget = Budget::a_day(A_DAY as u32);
    if let Some(left) = left {
        budget = Budget { answers_in_all: Some(left as u32), least_gain: 0.0, ..budget };
    }
    let plan = planner.plan(budget);
    let cards = plan.days.first().map(|today| &*today.cards).unwrap_or_default();
    let place = |id| learner.cards.binary_search_by(|card| card.id.cmp(id)).unwrap_or_default();
    cards.iter().map(place).take(room).collect()
}
