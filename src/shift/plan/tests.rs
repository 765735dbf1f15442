//! What holds for every plan.

use proptest::prelude::*;

use super::*;
use crate::{
    memory::{Options, Rating, Step, clock::DAY},
    shift::Civil,
};

fn scheduler() -> Scheduler {
    Scheduler::new(Options::default()).unwrap()
}

fn cards(count: usize) -> Vec<CardInfo> {
    let info = |number: usize| CardInfo {
        id: CardId::from_stored(format!("term-{number:05}/meaning")),
        section: ["go", "neon"][number % 2].to_owned(),
    };
    (0..count).map(info).collect()
}

fn window(from: i64, to: i64) -> Window {
    let civil = Civil::of(Moment::utc(from * DAY));
    Window { from: from * DAY, to: to * DAY, starts: civil, ends: civil }
}

/// Each history is a first rating and then ratings after so many days, all before day 0.
fn memories(cards: &[CardInfo], histories: &[Vec<(u8, i64)>]) -> Memories {
    let scheduler = scheduler();
    cards
        .iter()
        .zip(histories)
        .filter(|(_, history)| !history.is_empty())
        .map(|(card, history)| {
            let length: i64 = history.iter().map(|&(_, days)| days).sum();
            let mut day = -length;
            let steps = history.iter().map(|&(rating, days)| {
                let moment = Moment::utc(day * DAY - DAY / 2);
                day += days;
                Step::Review { moment, rating: Rating::from_number(rating).unwrap(), promised: 0 }
            });
            (card.id.clone(), scheduler.replay(&card.id, steps))
        })
        .collect()
}

fn planner(cards: &[CardInfo], memories: &Memories, from: i64, to: i64) -> Planner {
    Planner::new(cards, memories, &scheduler(), Moment::utc(0), window(from, to), FIRST_RIGHT)
}

#[test]
fn nothing_to_learn_is_no_work() {
    let plan = planner(&[], &Memories::default(), 21, 28).plan(Budget::a_day(60));
    assert_eq!((plan.days.len(), plan.with.all(), plan.without.all()), (21, 1.0, 1.0));
    assert!(plan.days.iter().all(|day| day.cards.is_empty() && day.answers == 0.0));
}

#[test]
fn new_cards_come_early_enough_and_in_order() {
    let cards = cards(65);
    let plan = planner(&cards, &Memories::default(), 21, 28).plan(Budget::a_day(30));
    let planned: Vec<&CardId> = plan.days.iter().flat_map(|day| &day.cards).collect();
    assert_eq!(planned.len(), 65, "every card is begun");
    assert!(planned.is_sorted(), "in the glossary's order");
    let begun = plan.days[..14].iter().map(|day| day.cards.len()).sum::<usize>();
    assert!(begun > 60, "only {begun} are begun a week before the shift");
    assert_eq!(plan.without.all(), 0.0);
    assert!(plan.with.all() > 0.93, "{}", plan.with.all());
}

/// A pause that lets others run once each time, and keeps what it was told.
#[test]
fn a_plan_in_pieces_is_the_same_plan() {
    use std::{cell::RefCell, future::Future, pin::Pin, rc::Rc, task};

    let cards = cards(700);
    let memories = memories(&cards, &vec![vec![(3, 10), (3, 5)]; 300]);
    let told = Rc::new(RefCell::new(Vec::new()));
    let pause = |done: f32| -> Pin<Box<dyn Future<Output = ()>>> {
        told.borrow_mut().push(done);
        let mut has_waited = false;
        Box::pin(std::future::poll_fn(move |_| {
            if std::mem::replace(&mut has_waited, true) { task::Poll::Ready(()) } else { task::Poll::Pending }
        }))
    };
    let scheduler = scheduler();
    let (now, window, budget) = (Moment::utc(0), window(14, 21), Budget::a_day(60));
    let mut work = Box::pin(async {
        let planner =
            Planner::in_pieces(&cards, &memories, &scheduler, now, window, FIRST_RIGHT, &pause).await;
        planner.plan_in_pieces(budget, &pause).await
    });
    let mut context = task::Context::from_waker(task::Waker::noop());
    let mut turns = 0;
    let plan = loop {
        match work.as_mut().poll(&mut context) {
            task::Poll::Ready(plan) => break plan,
            task::Poll::Pending => turns += 1,
        }
    };
    assert_eq!(plan, planner(&cards, &memories, 14, 21).plan(budget));
    let told = told.borrow();
    assert_eq!(told.len(), turns, "others had their turn at every pause");
    let (making, planning) = told.split_at(14);
    for told in [making, planning] {
        assert!(told.is_sorted() && told.iter().all(|done| (0.0..=1.0).contains(done)), "{told:?}");
    }
}

#[test]
fn the_curve_rises_with_the_plan_and_falls_over_the_shift() {
    let cards = cards(30);
    let memories = memories(&cards, &[vec![(3, 10), (3, 5)], vec![(1, 3)]]);
    let plan = planner(&cards, &memories, 14, 21).plan(Budget::a_day(10));
    let points = &plan.curve;
    assert_eq!((points[0].at, points.last().unwrap().at), (DAY / 2, 21 * DAY));
    assert!(points.is_sorted_by_key(|point| point.at));
    assert!(points.is_sorted_by(|one, other| one.without >= other.without), "only falls");
    let shift: Vec<f32> =
        points.iter().filter(|point| point.at >= 14 * DAY).map(|point| point.with).collect();
    assert!(shift.is_sorted_by(|one, other| one >= other) && shift.len() == 9);
    let last = points.last().unwrap();
    assert!((last.without - plan.without.all()).abs() < 1e-4);
    assert!((last.with - plan.with.all()).abs() < 0.005, "{} {}", last.with, plan.with.all());
}

#[test]
fn what_holds_anyway_is_left_alone() {
    let cards = cards(2);
    // The first is known for a year, the second was never recalled.
    let known = vec![(4, 10), (4, 60), (4, 300), (4, 1)];
    let memories = memories(&cards, &[known, vec![(1, 1)]]);
    let plan = planner(&cards, &memories, 10, 17).plan(Budget::a_day(60));
    let planned: Vec<&CardId> = plan.days.iter().flat_map(|day| &day.cards).collect();
    assert_eq!(planned, [&cards[1].id]);
    assert!(plan.without.card(0).unwrap() > 0.97);
}

#[test]
fn a_card_of_today_a_buried_and_a_suspended_one_wait() {
    let cards = cards(3);
    let mut memories = memories(&cards, &[vec![(1, 1)], vec![(1, 1)], vec![(1, 1)]]);
    let [mut today, mut buried, mut suspended] = [0, 1, 2].map(|card: usize| memories.of(&cards[card].id));
    today.last_review = Some(Moment::utc(-1));
    buried.buried_until = Some(scheduler().options().roll_over.day(Moment::utc(2 * DAY)));
    suspended.suspended = true;
    for (card, memory) in cards.iter().zip([today, buried, suspended]) {
        memories.set(card.id.clone(), memory);
    }
    let plan = planner(&cards, &memories, 4, 11).plan(Budget::a_day(60));
    let day_of = |card: usize| plan.days.iter().position(|day| day.cards.contains(&cards[card].id));
    assert!(day_of(0).is_some_and(|day| day >= 1), "{:?}", day_of(0));
    assert!(day_of(1).is_some_and(|day| day >= 2), "{:?}", day_of(1));
    assert_eq!(day_of(2), None);
}

#[test]
fn siblings_begin_on_different_days() {
    let mut cards = cards(6);
    for (number, card) in cards.iter_mut().enumerate() {
        let kind = ["meaning", "expansion"][number % 2];
        card.id = CardId::from_stored(format!("term-{}/{kind}", number / 2));
    }
    let plan = planner(&cards, &Memories::default(), 2, 9).plan(Budget::a_day(60));
    assert_eq!(plan.days[0].cards.len(), 3);
    assert_eq!(plan.days[1].cards.len(), 3);
}

#[test]
fn a_goal_costs_minutes_or_is_out_of_reach() {
    let cards = cards(60);
    let planner = planner(&cards, &Memories::default(), 14, 21);
    let needed = planner.answers_needed(0.9, 500).unwrap();
    let with = |answers| {
        let budget = Budget { answers_a_day: answers, answers_in_all: None, least_gain: 0.0 };
        planner.plan(budget).with.all()
    };
    assert!(with(needed) >= 0.9 && with(needed / 2) < 0.9, "{needed}: {} {}", with(needed), with(needed / 2));
    assert_eq!(planner.answers_needed(0.0, 500), Ok(0));
    let best = planner.answers_needed(0.999, 500).unwrap_err();
    assert!((0.9..0.999).contains(&best), "{best}");
}

#[test]
fn a_shift_under_way_or_far_away_can_be_planned_for() {
    let cards = cards(40);
    let under_way = planner(&cards, &Memories::default(), -2, 5).plan(Budget::a_day(20));
    assert_eq!(under_way.days.len(), 1);
    assert!(!under_way.days[0].cards.is_empty());
    let over = planner(&cards, &Memories::default(), -9, -2).plan(Budget::a_day(20));
    assert_eq!(over.days.len(), 1);
    let far = planner(&cards, &Memories::default(), 365, 372).plan(Budget::a_day(20));
    assert!(
        (20..=28).contains(&far.days.len()) && far.days_each == 14,
        "{} {}",
        far.days.len(),
        far.days_each
    );
}

/// What a plan promises is what comes of it where the learner is as the model says.
#[test]
fn a_promise_is_kept_by_an_average_learner() {
    use rand::{RngExt, SeedableRng, rngs::SmallRng};
    let options = Options { learning_steps: vec![], relearning_steps: vec![], ..Options::default() };
    let scheduler = Scheduler::new(options).unwrap();
    let cards = cards(60);
    let (mut promised, mut kept) = (0.0, 0.0);
    for seed in 0..5 {
        let mut rng = SmallRng::seed_from_u64(seed);
        let mut memories = Memories::default();
        for day in 0..14 {
            let now = Moment::utc(day * DAY);
            let planner = Planner::new(&cards, &memories, &scheduler, now, window(14, 21), FIRST_RIGHT);
            let plan = planner.plan(Budget::a_day(20));
            assert!(plan.days[0].cards.len() <= 20);
            if day == 0 {
                promised += plan.with.all() / 5.0;
            }
            for card in &plan.days[0].cards {
                let memory = memories.of(card);
                let recall =
                    if memory.is_new() { FIRST_RIGHT } else { scheduler.retrievability(&memory, now.at) };
                let rating = if rng.random::<f32>() < recall { Rating::Good } else { Rating::Again };
                memories.set(card.clone(), scheduler.after(&memory, now, rating));
            }
        }
        let recall = |card: &CardInfo| scheduler.retrievability(&memories.of(&card.id), 21 * DAY);
        kept += cards.iter().map(recall).sum::<f32>() / cards.len() as f32 / 5.0;
    }
    assert!((promised - kept).abs() < 0.015, "promised {promised}, kept {kept}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn plans_fit_the_minutes_and_more_minutes_never_make_less_ready(
        histories in prop::collection::vec(prop::collection::vec((1u8..=4, 1i64..30), 0..4), 1..40),
        days in 1i64..24, answers in 1u32..60, more in 1u32..60,
    ) {
        let cards = cards(histories.len());
        let memories = memories(&cards, &histories);
        let planner = planner(&cards, &memories, days, days + 7);
        let plan = planner.plan(Budget::a_day(answers));
        let of_new = |card: &&CardId| memories.get(card).is_none();
        for day in &plan.days {
            // A new card takes two answers at least, by the learning steps.
            let fewest = day.cards.len() + day.cards.iter().filter(of_new).count();
            prop_assert!(fewest as u32 <= answers, "{} answers at least, of {answers}", fewest);
        }
        prop_assert!(plan.with.all() >= plan.without.all() - 1e-6);
        let richer = planner.plan(Budget::a_day(answers + more));
        // Prices are found to within a few per cent of the minutes.
        prop_assert!(richer.with.all() >= plan.with.all() - 0.01, "{} {}", richer.with.all(), plan.with.all());
    }

    #[test]
    fn a_review_never_lowers_recall_on_the_shift_unless_it_failed(
        history in prop::collection::vec((1u8..=4, 1i64..30), 1..5), rating in 2u8..=4, shift in 1i64..60,
    ) {
        let cards = cards(1);
        let memories = memories(&cards, &[history]);
        let scheduler = scheduler();
        let before = memories.of(&cards[0].id);
        let now = Moment::utc(0);
        let after = scheduler.after(&before, now, Rating::from_number(rating).unwrap());
        let at = shift * DAY;
        prop_assert!(scheduler.retrievability(&after, at) >= scheduler.retrievability(&before, at) - 1e-6);
    }
}
