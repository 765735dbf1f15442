//! Readiness for a shift, and the plan to get there.

use divan::{Bencher, black_box};
use readyroom::{
    memory::{CardInfo, Memories, Millis, Moment, Options, Rating, Scheduler, Step},
    quiz::CardId,
    shift::{Budget, Civil, FIRST_RIGHT, Planner, Window, shift_readiness},
};

const DAY: Millis = 24 * 60 * 60 * 1000;

fn main() {
    divan::main();
}

/// A shift of a week that begins in so many days.
fn window(days: i64) -> Window {
    let [from, to] = [days, days + 7].map(|day| Moment::utc(day * DAY));
    Window { from: from.at, to: to.at, starts: Civil::of(from), ends: Civil::of(to) }
}

/// Cards in ten sections; of ten, seven were seen some days ago, each at another time.
fn learnt(count: usize, scheduler: &Scheduler) -> (Vec<CardInfo>, Memories) {
    let info = |number: usize| CardInfo {
        id: CardId::from_stored(format!("term-{number:05}/meaning")),
        section: format!("section-{}", number * 10 / count),
    };
    let cards: Vec<CardInfo> = (0..count).map(info).collect();
    let history = |number: usize| {
        let at = |days: i64| Moment::utc(-days * DAY - number as i64 * 60_000);
        let ratings = [
            (40, Rating::Again),
            (30 + number as i64 % 7, Rating::Good),
            (3 + number as i64 % 20, Rating::Good),
        ];
        ratings.map(|(days, rating)| Step::Review { moment: at(days), rating, promised: 0 })
    };
    let seen = cards.iter().enumerate().filter(|(number, _)| number % 10 < 7);
    let memories = seen.map(|(number, card)| (card.id.clone(), scheduler.replay(&card.id, history(number))));
    (cards.clone(), memories.collect())
}

#[divan::bench(args = [65, 10_000])]
fn readiness_over_a_week(bencher: Bencher, count: usize) {
    let scheduler = Scheduler::new(Options::default()).unwrap_or_else(|error| panic!("{error}"));
    let (cards, memories) = learnt(count, &scheduler);
    bencher.bench(|| shift_readiness(black_box(&cards), &[], &memories, &scheduler, 0, window(1), 30));
}

#[divan::bench(args = [65, 400, 10_000])]
fn plan_of_three_weeks(bencher: Bencher, count: usize) {
    let scheduler = Scheduler::new(Options::default()).unwrap_or_else(|error| panic!("{error}"));
    let (cards, memories) = learnt(count, &scheduler);
    bencher.bench(|| {
        let planner =
            Planner::new(black_box(&cards), &memories, &scheduler, Moment::utc(0), window(21), FIRST_RIGHT);
        planner.plan(Budget::a_day(30))
    });
}

#[divan::bench(args = [65])]
fn answers_needed_for_a_goal(bencher: Bencher, count: usize) {
    let scheduler = Scheduler::new(Options::default()).unwrap_or_else(|error| panic!("{error}"));
    let (cards, memories) = learnt(count, &scheduler);
    let planner = Planner::new(&cards, &memories, &scheduler, Moment::utc(0), window(21), FIRST_RIGHT);
    bencher.bench(|| black_box(&planner).answers_needed(0.9, 600));
}
