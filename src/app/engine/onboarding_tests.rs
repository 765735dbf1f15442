//! The placement test marks what is known and nothing else.

use std::rc::Rc;

use super::*;
use crate::{
    app::engine::tests::{at, right_answer},
    glossary::{SourceFile, parse},
    memory::Mode,
    progress::MemoryStore,
    quiz::Deck,
};

const TEXT: &str = "# Ops\n\n## Kubernetes\n\n**Node**: A machine that runs pods. We have 3 nodes.\n\n\
    **Pod**: Smallest thing that can be scheduled, one or more containers with one address.\n\n\
    **Ingress**: Rules by which requests from outside reach a service. We have 2 of them.\n\n\
    ## Databases\n\n**Branch**: Isolated copy of a database that is made in moments.\n\n\
    **Pooler**: PgBouncer that shares few connections among many clients.\n\n\
    **Replica**: Second server that answers queries and never takes writes.\n";

fn open(store: &Rc<MemoryStore>, tab: u64, now: Moment) -> Engine {
    Engine::open(Deck::new(parse(&[SourceFile::new("ops.md", TEXT)]).glossary), store.clone(), [1, tab], now)
        .0
}

/// Takes the test as somebody who knows Kubernetes from elsewhere, with a reload after each answer.
fn take(store: &Rc<MemoryStore>) -> Engine {
    let mut engine = open(store, 1, at(0));
    assert_eq!((engine.placed(), engine.placement_question()), (Placed::NotYet, None));
    engine.begin_placement(at(0)).unwrap();
    for tab in 2.. {
        let Some(question) = engine.placement_question() else { break };
        assert!(tab < 20, "the test ends");
        let answer = match &*engine.deck.section_of(&question.card).unwrap().id {
            "kubernetes" => right_answer(&question),
            _ => Answer::Unknown,
        };
        engine.answer_placement(&answer, at(1_000)).unwrap();
        let reloaded = open(store, tab, at(2_000));
        assert_eq!(reloaded.placement_question(), engine.placement_question());
        engine = reloaded;
    }
    engine
}

#[test]
fn what_one_knows_is_marked_but_never_what_is_true_only_here() {
    let store = Rc::new(MemoryStore::default());
    let engine = take(&store);
    let Placed::Done { known, marked } = engine.placed() else { panic!("it is done") };
    assert_eq!(known, ["kubernetes"]);
    let seen: Vec<_> = engine.memories.iter().map(|(card, _)| card.as_str()).collect();
    assert_eq!(seen, ["ingress/meaning", "node/meaning", "pod/meaning"]);
    assert_eq!(marked, seen.len());
    let due: Vec<_> = engine.memories.iter().map(|(_, memory)| engine.days_until(memory, at(0))).collect();
    assert!(due.iter().all(|days| (3..=10).contains(days)), "they come back in about a week: {due:?}");
    let before = engine.today(at(0)).new;
    assert_eq!(before, 5, "nothing of today's new cards is used up: two facts, three meanings");
    let path = engine.path();
    let reached: Vec<_> =
        path.sections.iter().map(|section| (&*section.section, section.seen, section.cards)).collect();
    assert_eq!(reached, [("kubernetes", 3, 5), ("databases", 0, 3)]);
    assert_eq!((path.unseen, path.days), (5, Some(1)));
}

#[test]
fn marks_say_nothing_about_the_pace_or_the_plan() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    let pace = engine.minutes_of(100.0);
    engine = take(&store);
    assert_eq!(engine.minutes_of(100.0), pace);
    let studied = engine.statistics(at(0)).unwrap().days;
    assert!(studied.iter().all(|day| day.answers == 0), "a mark is no answer of yesterday");
    let scope = crate::memory::Scope { mode: Mode::Study, section: None, at_most: None };
    engine.begin(&scope, at(3_000)).unwrap();
    assert!(engine.asked().is_some());
    engine.begin_placement(at(4_000)).unwrap();
    assert!(matches!(engine.placed(), Placed::Asking { answered: 0, .. }), "it can be taken again");
    engine.reset(at(5_000)).unwrap();
    assert_eq!(engine.placed(), Placed::NotYet, "its marks are gone too");
}

#[test]
fn a_stored_test_that_cannot_be_read_asks_from_the_first_question() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    for text in ["open\nnonsense", "open\nno-such/meaning\t1", "done x"] {
        engine.journal.set_setting(PLACEMENT, text, 0).unwrap();
        match engine.placed() {
            Placed::Asking { answered, .. } => assert_eq!(answered, 0),
            placed => assert_eq!(placed, Placed::Done { known: vec![], marked: 0 }),
        }
    }
}
