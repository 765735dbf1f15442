use std::rc::Rc;

use super::*;
use crate::{
    app::engine::tests::{answer_right, at, open},
    memory::{Millis, Mode},
    progress::MemoryStore,
    shift::{Civil, When},
};

const DAY: Millis = 24 * 60 * 60 * 1000;

/// Two hours ahead of UTC.
fn zone(civil: Civil) -> Millis {
    let epoch = Civil::parse("1970-01-01T02:00").unwrap();
    civil.minutes_since(epoch) * 60_000
}

/// From three days after the tests' Monday for a week.
fn shift() -> Shift {
    let start = Civil::of(Moment { offset: 120, ..at(3 * DAY) });
    Shift::new(When::Once { start, end: start.plus_days(7) }).unwrap()
}

#[test]
fn the_shift_is_stored_and_removed() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    assert_eq!(engine.shift(), None);
    engine.set_shift(Some(&shift()), at(0)).unwrap();
    assert_eq!(open(&store, 2, at(1)).shift(), Some(Ok(shift())));
    engine.set_shift(None, at(2)).unwrap();
    assert_eq!(open(&store, 3, at(3)).shift(), None);
}

#[test]
fn a_shift_that_cannot_be_read_is_said_to_be_so() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.journal.set_setting(SHIFT, "shift 2\nsomething new", 0).unwrap();
    assert_eq!(engine.shift(), Some(Err(ShiftError::Unreadable)));
}

#[test]
fn the_window_is_that_of_the_local_clock() {
    let engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    let outlook = engine.outlook(&shift(), at(0), &zone).expect("it lies ahead");
    assert_eq!((outlook.window.from, outlook.window.to), (at(3 * DAY).at, at(10 * DAY).at));
    assert!(engine.outlook(&shift(), at(10 * DAY), &zone).is_none(), "over");
    assert_eq!(engine.needed(&shift(), at(10 * DAY), &zone), None);
}

#[test]
fn a_session_asks_exactly_what_is_planned_and_leaves_less_to_plan() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    let outlook = engine.outlook(&shift(), at(0), &zone).unwrap();
    assert_eq!(outlook.readiness.all.lowest, 0.0, "nothing was seen");
    assert!(outlook.plan.with.all() > 0.5, "{}", outlook.plan.with.all());
    assert!(!outlook.today.is_empty());

    engine.begin_planned(&shift(), at(0), &zone).unwrap();
    let plan = engine.session.as_ref().unwrap().plan().clone();
    assert_eq!((plan.scope.mode, &plan.cards), (Mode::Planned, &outlook.today));
    answer_right(&mut engine, at(1_000));
    engine.next(at(2_000));

    // Another tab, or a reload, goes on with it; so does the link to today's plan.
    let mut reloaded = open(&store, 2, at(3_000));
    reloaded.begin(&plan.scope, at(3_000)).unwrap();
    assert_eq!(reloaded.session.as_ref().unwrap().plan(), &plan);
    assert_eq!(
        reloaded.asked().map(|asked| &asked.question.card),
        engine.asked().map(|asked| &asked.question.card)
    );
    reloaded.begin_planned(&shift(), at(4_000), &zone).unwrap();
    assert_eq!(reloaded.session.as_ref().unwrap().plan(), &plan);

    let mut now = 10_000;
    while engine.asked().is_some() {
        answer_right(&mut engine, at(now));
        now += 10_000;
        engine.next(at(now));
    }
    let after = engine.outlook(&shift(), at(now), &zone).unwrap();
    assert_eq!((after.today.len(), after.learning), (0, 0), "today is done");
    assert!(after.readiness.all.lowest > 0.5);
    engine.begin_planned(&shift(), at(now), &zone).unwrap();
    assert!(engine.asked().is_none(), "nothing is left");
}

#[test]
fn an_answer_that_was_taken_back_is_asked_again_in_the_plan() {
    let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    engine.begin(&Scope { mode: Mode::Practice, section: None, at_most: None }, at(0)).unwrap();
    let card = engine.asked().unwrap().question.card.clone();
    answer_right(&mut engine, at(1_000));
    engine.begin_planned(&shift(), at(2_000), &zone).unwrap();
    engine.undo(at(3_000)).unwrap();
    assert_eq!(engine.asked().map(|asked| &asked.question.card), Some(&card));
}

#[test]
fn only_the_sections_that_count_are_planned() {
    let engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    let elsewhere = shift().with_sections(Some(vec!["elsewhere".to_owned()])).unwrap();
    let outlook = engine.outlook(&elsewhere, at(0), &zone).unwrap();
    assert!(outlook.cards.is_empty() && outlook.today.is_empty());
}

#[test]
fn minutes_that_would_do_are_named_or_said_not_to_exist() {
    let engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    let modest = shift().with_goal(50).unwrap();
    assert!(matches!(engine.needed(&modest, at(0), &zone), Some(Needed::Minutes(1..=5))));
    let bold = shift().with_goal(99).unwrap();
    assert!(matches!(engine.needed(&bold, at(0), &zone), Some(Needed::AtBest(best)) if best > 0.5));
}

#[test]
fn two_cards_of_one_entry_are_not_begun_on_one_day() {
    const TWINS: &str = "# Ops\n\n## Neon\n\n**CU (Compute Unit)**: Measure of a database's size. (Chapter 8)\n\n**Branch**: Isolated copy of a database that is made in moments. (Chapter 8)\n";
    let glossary = crate::glossary::parse(&[crate::glossary::SourceFile::new("ops.md", TWINS)]).glossary;
    let store = Rc::new(MemoryStore::default());
    let (mut engine, _) = Engine::open(glossary, store, [1, 1], at(0));
    let cards = engine.cards.len();
    assert!(cards > 2, "one of them has two cards");
    engine.begin_planned(&shift(), at(0), &zone).unwrap();
    let mut now = 10_000;
    while engine.asked().is_some() {
        answer_right(&mut engine, at(now));
        now += 10_000;
        engine.next(at(now));
    }
    let after = engine.outlook(&shift(), at(now), &zone).unwrap();
    assert!(engine.memories.len() < cards && after.today.is_empty(), "{:?}", after.today);
}
