use super::*;
use crate::{
    glossary::{SourceFile, parse},
    memory::{
        Due, Mode, Rating, Scope,
        clock::{DAY, MINUTE},
    },
    progress::{Absorbed, CardChange, Event, Import, MemoryStore, StoreError},
    quiz::{Outcome, QuestionKind, Task},
};

pub(super) const GLOSSARY: &str = "\
# Ops

## Neon

**Branch**: Isolated copy of a database that is made in moments. (Chapter 8)

**Pooler**: PgBouncer that shares few connections among many clients. (Chapter 8)

**Launch plan**: Cheapest paid tier, billed by the hour of use. (Chapter 8)

**Replica**: Second server that answers queries and never takes writes. (Chapter 8)
";

pub(super) const MONDAY_NOON: Millis = 1_800_360_000_000;

pub(super) fn at(after: Millis) -> Moment {
    Moment::utc(MONDAY_NOON + after)
}

pub(super) fn open(store: &Rc<MemoryStore>, tab: u64, now: Moment) -> Engine {
    let glossary = parse(&[SourceFile::new("ops.md", GLOSSARY)]).glossary;
    let (engine, notices) = Engine::open(Deck::new(glossary), store.clone(), [1, tab], now);
    assert_eq!(notices, []);
    engine
}

pub(super) fn neon(mode: Mode) -> Scope {
    Scope { mode, section: Some("neon".to_owned()), at_most: None }
}

pub(super) fn right_answer(question: &Question) -> quiz::Answer {
    match &question.task {
        Task::Pick { right, .. } => quiz::Answer::Picked(*right),
        Task::Type { answer, .. } => quiz::Answer::Typed(answer.clone()),
        Task::Judge { truth, .. } => quiz::Answer::Judged(*truth),
        Task::Pair { right, .. } => quiz::Answer::Paired(right.clone()),
        Task::Recall { .. } => quiz::Answer::Recalled(Rating::Good),
    }
}

pub(super) fn current(engine: &Engine) -> CardId {
    engine.asked().expect("a question waits").question.card.clone()
}

pub(super) fn answer_right(engine: &mut Engine, now: Moment) {
    let answer = right_answer(&engine.asked().expect("a question waits").question);
    engine.answer(&answer, now).unwrap();
}

#[test]
fn a_session_ends_when_every_card_has_passed_its_steps() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    let mut minutes = 0;
    while engine.asked().is_some() {
        minutes += 1;
        assert!(minutes < 30, "the session ends");
        answer_right(&mut engine, at(minutes * MINUTE));
        assert_eq!(engine.answered().unwrap().grade.outcome, Outcome::Correct);
        engine.next(at(minutes * MINUTE));
    }
    let report = engine.report().unwrap();
    assert_eq!((report.answered, report.right, report.saved), (8, 8, true), "four new cards, two steps each");
    assert_eq!(engine.today(at(minutes * MINUTE)).due, 0);
    assert!(engine.today(at(30 * DAY)).due > 0, "they come back");
}

#[test]
fn again_comes_back_within_the_session() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    let missed = current(&engine);
    engine.answer(&quiz::Answer::Unknown, at(MINUTE)).unwrap();
    assert_eq!(engine.answered().unwrap().grade.outcome, Outcome::Incorrect);
    assert_eq!(engine.report().unwrap().missed.len(), 1);
    engine.next(at(MINUTE));
    assert_ne!(current(&engine), missed, "not at once");
    answer_right(&mut engine, at(3 * MINUTE));
    engine.next(at(3 * MINUTE));
    assert_eq!(current(&engine), missed, "its minute is over");
}

#[test]
fn statistics_count_what_was_answered() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    assert!(engine.statistics(at(0)).is_none(), "nothing was ever answered");
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    let missed = current(&engine);
    engine.answer(&quiz::Answer::Unknown, at(MINUTE)).unwrap();
    engine.next(at(MINUTE));
    answer_right(&mut engine, at(2 * MINUTE));

    let statistics = engine.statistics(at(2 * DAY)).unwrap();
    let studied: Vec<_> = statistics.days.iter().rev().filter(|day| day.answers > 0).collect();
    assert_eq!((studied.len(), studied[0].answers, studied[0].right), (1, 2, 1));
    assert_eq!(crate::app::charts::weekday(statistics.days[0].day), 0, "from a Monday");
    assert_eq!(statistics.forecast.iter().sum::<u32>(), 2, "both cards come back");
    assert_eq!(statistics.sections[0].1.total(), 4);
    assert_eq!(statistics.hardest.len(), 1);
    assert_eq!((statistics.hardest[0].entry.id.as_str(), statistics.hardest[0].wrong), (missed.entry(), 1));
}

#[test]
fn another_visit_stands_at_the_same_question() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    answer_right(&mut engine, at(MINUTE));
    engine.next(at(MINUTE));
    let before = engine.asked().unwrap().clone();

    let mut again = open(&store, 2, at(2 * MINUTE));
    again.begin(&neon(Mode::Study), at(2 * MINUTE)).unwrap();
    let after = again.asked().unwrap();
    assert_eq!(after.question, before.question);
    assert_eq!(after.position, before.position);
}

#[test]
fn the_next_day_begins_another_session() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    answer_right(&mut engine, at(MINUTE));
    engine.begin(&neon(Mode::Study), at(DAY)).unwrap();
    assert_eq!(engine.asked().unwrap().position.finished, 0);
    assert_eq!(engine.report().unwrap().answered, 0);
}

#[test]
fn undo_takes_back_one_answer_after_the_other_and_the_log_keeps_all() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    let mut asked = Vec::new();
    for minute in 1..=3 {
        asked.push(current(&engine));
        answer_right(&mut engine, at(minute * MINUTE));
        engine.next(at(minute * MINUTE));
    }
    let mut engine = open(&store, 2, at(4 * MINUTE));
    engine.begin(&neon(Mode::Study), at(4 * MINUTE)).unwrap();
    for (step, card) in (5..).zip(asked.iter().rev()) {
        assert!(engine.can_undo());
        engine.undo(at(step * MINUTE)).unwrap();
        assert_eq!(current(&engine), *card);
        assert!(engine.memories.of(card).is_new(), "as if it had never been answered");
    }
    assert!(!engine.can_undo());
    assert_eq!(engine.journal().log().len(), 6, "three reviews, three undos");
    assert!(engine.journal().log().reviews().is_empty());
}

#[test]
fn overruling_changes_the_memory_and_the_log_keeps_both() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    let card = current(&engine);
    engine.answer(&quiz::Answer::Unknown, at(MINUTE)).unwrap();
    let wrong = engine.memories.of(&card);
    engine.overrule(at(MINUTE)).unwrap();
    assert_eq!(engine.answered().unwrap().grade.outcome, Outcome::Correct);
    let right = engine.memories.of(&card);
    assert!(right.stability > wrong.stability);
    engine.overrule(at(2 * MINUTE)).unwrap();
    assert_eq!(engine.memories.of(&card), wrong, "and back");
    assert_eq!(engine.journal().log().len(), 3);
    assert_eq!(engine.report().unwrap().answered, 1);
}

#[test]
fn practice_asks_what_is_not_due() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    for minute in 1.. {
        if engine.asked().is_none() {
            break;
        }
        answer_right(&mut engine, at(minute * MINUTE));
        engine.next(at(minute * MINUTE));
    }
    let later = at(2 * 60 * MINUTE);
    engine.begin(&neon(Mode::Study), later).unwrap();
    assert!(engine.asked().is_none(), "nothing is due");
    engine.begin(&neon(Mode::Practice), later).unwrap();
    assert_eq!(engine.asked().unwrap().position.total, 4);
}

#[test]
fn only_allowed_kinds_are_asked() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    let reveal = [QuestionKind::Reveal].into_iter().collect();
    engine.change_settings(|settings| settings.set_kinds(reveal), at(0)).unwrap();
    engine.begin(&neon(Mode::Practice), at(0)).unwrap();
    for minute in 1..=4 {
        assert_eq!(engine.asked().unwrap().question.kind, QuestionKind::Reveal);
        answer_right(&mut engine, at(minute * MINUTE));
        engine.next(at(minute * MINUTE));
    }
    let engine = open(&store, 2, at(5 * MINUTE));
    assert_eq!(engine.settings().kinds, reveal, "the setting is kept");
}

#[test]
fn a_glossary_of_one_entry_is_asked_by_reveal() {
    let text = "## Neon\n\n**Branch**: Isolated copy of a database that is made in moments.\n";
    let glossary = parse(&[SourceFile::new("one.md", text)]).glossary;
    let (mut engine, _) = Engine::open(Deck::new(glossary), Rc::new(MemoryStore::default()), [1, 1], at(0));
    engine.begin(&Scope { mode: Mode::Study, section: None, at_most: None }, at(0)).unwrap();
    let asked = engine.asked().unwrap();
    assert_eq!(asked.question.kind, QuestionKind::Reveal);
    assert_eq!(asked.question.card.as_str(), "branch/meaning");
}

#[test]
fn a_due_learning_step_is_counted_as_due() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    let card = current(&engine);
    answer_right(&mut engine, at(MINUTE));
    assert!(matches!(engine.memories.of(&card).due, Due::At(_)));
    let today = engine.today(at(2 * MINUTE));
    assert_eq!((today.due, today.new), (1, 3));
    assert_eq!(today.sections[0].due, 1);
}

#[test]
fn what_another_tab_answered_is_not_asked_again() {
    let store = Rc::new(MemoryStore::default());
    let mut one = open(&store, 1, at(0));
    one.begin(&neon(Mode::Study), at(0)).unwrap();
    let mut other = open(&store, 2, at(MINUTE));
    other.begin(&neon(Mode::Study), at(MINUTE)).unwrap();
    assert_eq!(current(&one), current(&other), "the same session");
    let answered = current(&one);
    let known = store.keys().unwrap();
    answer_right(&mut one, at(MINUTE));
    let key = store.keys().unwrap().into_iter().find(|key| !known.contains(key)).expect("one new key");
    let value = store.get(&key).unwrap();
    assert!(matches!(other.absorb(Some(&key), value.as_deref()), Absorbed::Cards(_)));
    other.refresh_session(at(MINUTE));
    assert_ne!(current(&other), answered);
    assert_eq!(other.memories.of(&answered), one.memories.of(&answered));
}

#[test]
fn what_was_confused_is_remembered_when_the_page_is_opened_again() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    let question = engine.asked().unwrap().question.clone();
    let Task::Pick { choices, right } = &question.task else { panic!("a new card is asked by choice") };
    let wrong = (0..choices.len()).find(|index| index != right).unwrap();
    engine.answer(&quiz::Answer::Picked(wrong), at(MINUTE)).unwrap();
    let taken_for = choices[wrong].entry.clone().unwrap();
    let asked = question.card.entry().to_owned();
    assert_eq!(engine.answered().unwrap().confused_with.as_ref().map(|entry| &entry.id), Some(&taken_for));
    assert_eq!(engine.confused_with(&asked), [taken_for.as_str()], "at once");
    let pair = |engine: &Engine| {
        let statistics = engine.statistics(at(MINUTE)).unwrap();
        statistics
            .confused
            .into_iter()
            .map(|pair| (pair.entries.map(|entry| entry.id), pair.times))
            .collect::<Vec<_>>()
    };
    let mut both = [asked.clone(), taken_for.clone()];
    both.sort();
    assert_eq!(pair(&engine), [(both.clone(), 1)], "before it is recorded");
    engine.save_unsaved().unwrap();

    let again = open(&store, 2, at(2 * MINUTE));
    assert_eq!(again.journal().log().confused_with(&asked), [taken_for.as_str()]);
    assert_eq!(pair(&again), [(both, 1)]);
    engine.undo(at(3 * MINUTE)).unwrap();
    assert!(engine.journal().log().confused_with(&asked).is_empty());
}

#[test]
fn a_suspended_or_buried_card_leaves_the_session_and_stays_away() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    let suspended = current(&engine);
    engine.change_card(&suspended, CardChange::Suspend, at(MINUTE)).unwrap();
    let buried = current(&engine);
    assert_ne!(buried, suspended);
    engine.bury(&buried, at(MINUTE)).unwrap();
    let third = current(&engine);
    assert!(third != suspended && third != buried);

    // A reload finds the same session; neither comes back today, the buried one does tomorrow.
    let mut again = open(&store, 2, at(2 * MINUTE));
    again.begin(&neon(Mode::Study), at(2 * MINUTE)).unwrap();
    assert_eq!(current(&again), third);
    assert_eq!(again.today(at(2 * MINUTE)).new, 2);
    assert_eq!(again.today(at(DAY)).new, 3);
    again.change_card(&suspended, CardChange::Unsuspend, at(DAY)).unwrap();
    assert_eq!(again.today(at(DAY)).new, 4);
}

#[test]
fn a_card_says_why_it_is_asked() {
    let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    let new = engine.explain(at(0)).unwrap();
    assert!(new.memory.is_new() && new.curve.is_none() && new.waits.is_some());
    answer_right(&mut engine, at(MINUTE));
    let known = engine.explain(at(MINUTE)).unwrap();
    assert_eq!((known.recall, known.waits), (100, None));
    let recalls: Vec<u32> = known.curve.as_ref().unwrap().ahead.iter().map(|(_, recall)| *recall).collect();
    assert!(recalls.is_sorted_by(|sooner, later| sooner > later) && recalls[0] < 100, "{recalls:?}");
}

#[test]
fn a_leech_is_known_by_its_lapses() {
    let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    let card = CardId::from_stored("pooler/meaning");
    let review = |number: i64, rating| {
        Event::Review(Review {
            id: format!("x-{number}"),
            card: card.clone(),
            at: MONDAY_NOON + number * DAY,
            rating,
            kind: QuestionKind::Choice,
            took: 1000,
            offset: 0,
            interval: 1,
        })
    };
    let mut events = vec![review(0, Rating::Easy)];
    for lapse in 0..8 {
        assert!(!engine.is_leech(&card));
        events.extend([review(2 * lapse + 1, Rating::Again), review(2 * lapse + 2, Rating::Good)]);
        let import = Import { device: None, events: events.clone(), settings: vec![], unreadable: 0 };
        engine.import(import, at(60 * DAY)).unwrap();
    }
    assert!(engine.is_leech(&card));
}

#[test]
fn a_card_is_called_the_same_wherever_it_is_named() {
    let text = "## Ops\n\n**Node**: Computer that runs pods. We run 3 nodes. We pay 20 euros a month for each of them.\n";
    let glossary = parse(&[SourceFile::new("ops.md", text)]).glossary;
    let engine = Engine::open(Deck::new(glossary), Rc::new(MemoryStore::default()), [1, 1], at(0)).0;
    let cards = engine.cards_of("node", at(0));
    assert!(cards.iter().any(|card| card.ordinal == Some(2)), "there are two facts: {cards:?}");
    for card in cards {
        assert_eq!(engine.card_kind_and_ordinal(&card.id), Some((card.kind, card.ordinal)), "{}", card.id);
    }
}
