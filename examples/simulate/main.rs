//! Compares ways of preparing for a shift on simulated learners, and prints Markdown tables.
//!
//! A learner is FSRS-6 with parameters drawn around the defaults, which no way of studying knows: all of them believe
//! in the defaults. Each answer is one review; a first answer is right with 76 %, any other with the learner's
//! true recall; right is Good, wrong is Again, and a card is asked at most once a day. After 21 days the true recall of
//! all cards is measured on each of the shift's seven days, the first a day after the last answer.
//!
//! With a number of answers that all must hold to, a way that wants fewer is shown alone and also with the rest spent
//! on the cards that are weakest at the end; one that wants more holds to it as it comes or spread evenly, whichever
//! is better.
//!
//! Usage: `simulate [SEEDS]`; 200 seeds if the number is not named.
mod learner;
mod policy;
mod report;

use learner::Learner;
use policy::Policy;
use report::{Result, compare, table};

/// Days of study.
const DAYS: i64 = 21;
/// Answers a day.
const A_DAY: usize = 60;
/// Days of the shift.
const SHIFT: i64 = 7;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let seeds = arguments.next().and_then(|seeds| seeds.parse().ok()).unwrap_or(200);
    println!("# Ways to prepare for a shift\n");
    println!(
        "{seeds} simulated learners; {DAYS} days of study, at most {A_DAY} answers a day; true recall over a shift of \
         {SHIFT} days that begins on the next: mean of the days, and worst day. ± is a standard error over learners.\n"
    );
    for cards in [55, 400] {
        println!("## {cards} cards, each way as it is\n");
        let results: Vec<Result> =
            Policy::EVERY.iter().map(|&policy| run(policy, cards, None, seeds)).collect();
        println!("{}", table(&results));
    }
    for (cards, answers) in [(55, 300), (55, 400), (55, 600), (400, 1260)] {
        println!("## {cards} cards, {answers} answers\n");
        let results: Vec<Result> =
            Policy::EVERY.iter().flat_map(|&policy| ways(policy, cards, answers, seeds)).collect();
        println!("{}", table(&results));
        println!("{}", compare(&results));
    }
}

/// How a policy spends a number of answers.
#[derive(Debug, Clone, Copy)]
struct Purse {
    answers: usize,
    /// Spread evenly over the days, as far as the policy wants them; otherwise as it wants until they are gone.
    even: bool,
    /// Whether what the policy does not want goes to the weakest cards at the end.
    rest: bool,
}

/// A policy held to a number of answers: alone, and with the rest spent.
fn ways(policy: Policy, cards: usize, answers: usize, seeds: u64) -> Vec<Result> {
    let better = |rest| {
        let [even, free] =
            [true, false].map(|even| run(policy, cards, Some(Purse { answers, even, rest }), seeds));
        if free.mean().0 > even.mean().0 { free } else { even }
    };
    if policy == Policy::Plan {
        // It spends them by itself.
        return vec![run(policy, cards, Some(Purse { answers, even: false, rest: false }), seeds)];
    }
    let alone = better(false);
    let spent = better(true);
    if spent.answers() - alone.answers() < 1.0 {
        return vec![alone];
    }
    let name = format!("{}, the rest on the weakest", spent.name);
    vec![alone, Result { name, ..spent }]
}

/// Lets a policy prepare every learner.
fn run(policy: Policy, cards: usize, purse: Option<Purse>, seeds: u64) -> Result {
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let runs = std::thread::scope(|scope| {
        let part = |first| {
            scope.spawn(move || {
                (first..seeds)
                    .step_by(threads as usize)
                    .map(|seed| (seed, prepare(policy, cards, purse, seed)))
                    .collect::<Vec<_>>()
            })
        };
        let parts: Vec<_> = (0..threads).map(part).collect();
        let mut runs: Vec<_> = parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect();
        runs.sort_by_key(|&(seed, _)| seed);
        runs.into_iter().map(|(_, run)| run).collect()
    });
    Result { name: policy.name().to_owned(), runs }
}

/// Lets a policy prepare one learner; mean and worst day's recall, and the answers it took.
fn prepare(policy: Policy, cards: usize, purse: Option<Purse>, seed: u64) -> [f64; 3] {
    let mut learner = Learner::new(cards, seed);
    let mut spent = 0;
    let total = purse.map_or(usize::MAX, |purse| purse.answers);
    for day in 0..DAYS {
        let left = total - spent;
        let room = match purse {
            Some(Purse { even: true, .. }) => (total * (day as usize + 1)).div_ceil(DAYS as usize) - spent,
            _ => left,
        };
        let room = room.min(left).min(A_DAY);
        let mut wanted = policy.choose(&learner, day, room, purse.map(|_| left));
        wanted.truncate(room);
        if purse.is_some_and(|purse| purse.rest) {
            // What cannot be spent later is spent now.
            let later = A_DAY.min(cards) * (DAYS - 1 - day) as usize;
            let must = left.saturating_sub(later).min(A_DAY);
            if wanted.len() < must {
                let more = learner.weakest_first(day).into_iter().filter(|card| !wanted.contains(card));
                let more: Vec<usize> = more.take(must - wanted.len()).collect();
                wanted.extend(more);
            }
        }
        spent += wanted.len();
        for card in wanted {
            learner.answer(card, day);
        }
    }
    let recalls: Vec<f64> = (0..SHIFT).map(|day| learner.true_recall(DAYS + day)).collect();
    let worst = recalls.iter().copied().fold(1.0, f64::min);
    [recalls.iter().sum::<f64>() / recalls.len() as f64, worst, spent as f64]
}
