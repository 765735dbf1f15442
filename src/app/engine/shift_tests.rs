use std::{
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll, Waker},
};

use super::*;
use crate::{
    app::engine::tests::{answer_right, at, open},
    memory::{Millis, Mode},
    progress::MemoryStore,
    quiz::Deck,
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

/// What the page has in the end, without its pauses.
fn outlook(engine: &Engine, shift: &Shift, now: Moment) -> Option<(ShiftReadiness, Outlook)> {
    let footing = engine.footing(shift, now, &zone)?;
    Some((footing.readiness(), at_once(footing.outlook(&none))))
}

fn begin_planned(engine: &mut Engine, shift: &Shift, now: Moment) {
    let (_, outlook) = outlook(engine, shift, now).unwrap();
    engine.begin_planned(&outlook, now).unwrap();
}

fn needed(engine: &Engine, shift: &Shift) -> Result<u32, f32> {
    let footing = engine.footing(shift, at(0), &zone).unwrap();
    let (goal, most) = (f32::from(shift.goal()) / 100.0, engine.answers_in(600));
    at_once(footing.answers_needed(goal, most, &none))
}

fn none(_: f32) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(std::future::ready(()))
}

fn at_once<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("there is no pause"),
    }
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
    let footing = engine.footing(&shift(), at(0), &zone).expect("it lies ahead");
    assert_eq!((footing.window.from, footing.window.to), (at(3 * DAY).at, at(10 * DAY).at));
    assert!(engine.footing(&shift(), at(10 * DAY), &zone).is_none(), "over");
}

#[test]
fn a_session_asks_exactly_what_is_planned_and_leaves_less_to_plan() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    let (readiness, outlook) = outlook(&engine, &shift(), at(0)).unwrap();
    assert_eq!(readiness.all.lowest, 0.0, "nothing was seen");
    assert!(outlook.plan.with.all() > 0.5, "{}", outlook.plan.with.all());
    assert!(!outlook.today.is_empty());

    begin_planned(&mut engine, &shift(), at(0));
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
    begin_planned(&mut reloaded, &shift(), at(4_000));
    assert_eq!(reloaded.session.as_ref().unwrap().plan(), &plan);

    let mut now = 10_000;
    while engine.asked().is_some() {
        answer_right(&mut engine, at(now));
        now += 10_000;
        engine.next(at(now));
    }
    let (readiness, after) = self::outlook(&engine, &shift(), at(now)).unwrap();
    assert_eq!((after.today.len(), after.learning.len()), (0, 0), "today is done");
    assert!(readiness.all.lowest > 0.5);
    begin_planned(&mut engine, &shift(), at(now));
    assert!(engine.asked().is_none(), "nothing is left");
}

#[test]
fn an_answer_that_was_taken_back_is_asked_again_in_the_plan() {
    let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    engine.begin(&Scope { mode: Mode::Practice, section: None, at_most: None }, at(0)).unwrap();
    let card = engine.asked().unwrap().question.card.clone();
    answer_right(&mut engine, at(1_000));
    begin_planned(&mut engine, &shift(), at(2_000));
    engine.undo(at(3_000)).unwrap();
    assert_eq!(engine.asked().map(|asked| &asked.question.card), Some(&card));
}

#[test]
fn only_the_sections_that_count_are_planned() {
    let engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    let elsewhere = shift().with_sections(Some(vec!["elsewhere".to_owned()])).unwrap();
    let (readiness, outlook) = outlook(&engine, &elsewhere, at(0)).unwrap();
    assert!(readiness.sections.is_empty() && outlook.today.is_empty());
}

#[test]
fn minutes_that_would_do_are_named_or_said_not_to_exist() {
    let engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    let modest = shift().with_goal(50).unwrap();
    assert!(needed(&engine, &modest).is_ok_and(|answers| engine.minutes_of(answers as f32) <= 5));
    let bold = shift().with_goal(99).unwrap();
    assert!(needed(&engine, &bold).is_err_and(|best| best > 0.5));
}

#[test]
fn two_cards_of_one_entry_are_not_begun_on_one_day() {
    const TWINS: &str = "# Ops\n\n## Neon\n\n**CU (Compute Unit)**: Measure of a database's size. (Chapter 8)\n\n**Branch**: Isolated copy of a database that is made in moments. (Chapter 8)\n";
    let glossary = crate::glossary::parse(&[crate::glossary::SourceFile::new("ops.md", TWINS)]).glossary;
    let store = Rc::new(MemoryStore::default());
    let (mut engine, _) = Engine::open(Deck::new(glossary), store, [1, 1], at(0));
    let cards = engine.cards.len();
    assert!(cards > 2, "one of them has two cards");
    begin_planned(&mut engine, &shift(), at(0));
    let mut now = 10_000;
    while engine.asked().is_some() {
        answer_right(&mut engine, at(now));
        now += 10_000;
        engine.next(at(now));
    }
    let (_, after) = outlook(&engine, &shift(), at(now)).unwrap();
    assert!(engine.memories.len() < cards && after.today.is_empty(), "{:?}", after.today);
}

/// Learned, then changed: asked first, and not known until the old fact was rejected on two days.
#[test]
fn a_fact_that_changed_counts_as_not_known_until_it_is_unlearned() {
    const BEFORE: &str = "# Ops\n\n## Kubernetes\n\n**Node**: A machine that runs pods. We have 3 nodes.\n\n**Pod**: Smallest thing that can be scheduled, one or more containers.\n\n**Ingress**: Rules by which requests reach a service. We have 2 of them.\n";
    let store = Rc::new(MemoryStore::default());
    let open = |text: &str, tab: u64, now: Moment| {
        let glossary = crate::glossary::parse(&[crate::glossary::SourceFile::new("ops.md", text)]).glossary;
        Engine::open(Deck::new(glossary), store.clone(), [1, tab], now).0
    };
    let local = CardId::from_stored("node/local");
    let mut engine = open(BEFORE, 1, at(0));
    assert!(engine.deck.card(&local).is_some());
    for day in 0..4 {
        engine
            .begin_anew(Scope { mode: Mode::Study, section: None, at_most: None }, at((day - 9) * DAY))
            .unwrap();
        study_on(&mut engine, (day - 9) * DAY);
    }
    let (known, _) = outlook(&engine, &shift(), at(0)).unwrap();
    assert_eq!(known.stale, 0);

    let mut engine = open(&BEFORE.replace("3 nodes", "5 nodes"), 2, at(0));
    engine.compare_glossary(at(0)).unwrap();
    let (stale, plan) = outlook(&engine, &shift(), at(0)).unwrap();
    assert_eq!((stale.stale, &stale.all.at_risk[0].card), (1, &local));
    assert!(stale.all.lowest < known.all.lowest);
    assert!(plan.today.contains(&local), "{:?}", plan.today);
    begin_planned(&mut engine, &shift(), at(0));
    assert_eq!(engine.asked().map(|asked| &asked.question.card), Some(&local), "what changed comes first");
    study_on(&mut engine, 0);
    let (once, plan) = outlook(&engine, &shift(), at(DAY / 8)).unwrap();
    assert_eq!((once.stale, once.all.at_risk[0].recall), (1, 0.0), "rejected once is not yet unlearned");
    assert!(!plan.today.contains(&local), "it waits until tomorrow");
    assert!(plan.plan.days[1].cards.contains(&local), "{:?}", plan.plan.days[1]);
    begin_planned(&mut engine, &shift(), at(DAY));
    study_on(&mut engine, DAY);
    let (twice, _) = outlook(&engine, &shift(), at(DAY + DAY / 8)).unwrap();
    assert_eq!(twice.stale, 0);
    assert!(twice.all.lowest > once.all.lowest);
}

/// Answers everything right until nothing waits.
fn study_on(engine: &mut Engine, after: Millis) {
    for minute in 1.. {
        if engine.asked().is_none() {
            return;
        }
        assert!(minute < 100, "the session ends");
        answer_right(engine, at(after + minute * 60_000));
        engine.next(at(after + minute * 60_000));
    }
}

#[test]
fn a_glance_is_kept_until_something_has_changed() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.set_shift(Some(&shift()), at(0)).unwrap();
    assert_eq!(engine.glance(at(0)), None);
    let (readiness, plan) = outlook(&engine, &shift(), at(0)).unwrap();
    let glance = engine.glance_at(&readiness, &plan);
    assert_eq!((glance.readiness, glance.cards), (0, plan.today.len() as u32));
    assert!(glance.with_plan > 50 && glance.minutes > 0, "{glance:?}");
    assert!(glance.next.is_some_and(|(day, minutes)| day == at(DAY).at && minutes > 0), "{glance:?}");
    engine.keep_glance(glance, at(0)).unwrap();
    let reloaded = open(&store, 2, at(1));
    assert_eq!(reloaded.glance(at(1)), Some((glance, true)));
    assert_eq!(reloaded.glance(at(DAY)), Some((glance, false)), "another day");
    begin_planned(&mut engine, &shift(), at(0));
    assert_eq!(engine.glance(at(1)), Some((glance, true)), "a session alone changes nothing");
    answer_right(&mut engine, at(1_000));
    assert_eq!(engine.glance(at(1_000)), Some((glance, false)), "an answer does");
    engine.journal.set_setting("glance", "1 x 5 90 -3 soon", 0).unwrap();
    assert_eq!(engine.glance(at(1_000)), None, "what cannot be read is not shown");
}
