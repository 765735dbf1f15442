use std::rc::Rc;

use super::*;
use crate::{
    app::engine::tests::{at, open, right_answer},
    progress::MemoryStore,
};

fn setup(questions: u16) -> TestSetup {
    TestSetup { questions, ..TestSetup::default() }
}

fn answer(engine: &mut Engine, right: bool, now: Moment) {
    let question = engine.test_question().expect("a question waits");
    let answer = if right { right_answer(&question) } else { Answer::Unknown };
    engine.answer_test(&answer, Some(!right), 5_000, now).unwrap();
}

#[test]
fn a_test_outlives_a_reload_and_leaves_the_schedule_alone() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    let (begun, saved) = engine.begin_test(&setup(3), 7, at(0));
    saved.unwrap();
    assert!(begun);
    answer(&mut engine, true, at(5_000));
    let waiting = engine.test_question().unwrap();

    let mut engine = open(&store, 2, at(6_000));
    assert_eq!(engine.test_question(), Some(waiting), "the same question after a reload");
    answer(&mut engine, false, at(10_000));
    answer(&mut engine, true, at(15_000));
    assert_eq!(engine.test_question(), None);

    let result = engine.test_result().unwrap();
    assert_eq!((result.all.right, result.all.asked), (2, 3));
    assert_eq!(result.sure_but_wrong.len(), 1);
    let reviewed = engine.test_reviewed();
    assert_eq!(reviewed.iter().map(|each| each.right).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(reviewed[1].given, "");
    assert!(!reviewed[0].given.is_empty() && !reviewed[0].term.is_empty());
    assert!(engine.journal().log().is_empty(), "no review was recorded");
    assert_eq!(engine.tests_taken(), [Taken { at: at(0).at, score: result.all }]);
}

#[test]
fn answers_are_added_to_the_schedule_once_and_only_on_request() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin_test(&setup(2), 7, at(0)).1.unwrap();
    answer(&mut engine, true, at(5_000));
    answer(&mut engine, false, at(10_000));
    assert!(!engine.test_is_added());
    for _ in 0..2 {
        engine.add_test(at(20_000)).unwrap();
        assert!(engine.test_is_added());
        assert_eq!(engine.journal().log().reviews().len(), 2);
    }
    let ratings: Vec<_> = engine.journal().log().reviews().iter().map(|each| each.rating.passed()).collect();
    assert_eq!(ratings, [true, false]);
    assert_eq!(open(&store, 2, at(30_000)).memories.len(), 2);
}

#[test]
fn an_ended_test_counts_what_was_answered() {
    let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    engine.begin_test(&setup(4), 7, at(0)).1.unwrap();
    answer(&mut engine, true, at(5_000));
    engine.finish_test(at(6_000)).unwrap();
    assert_eq!(engine.test_result().unwrap().all, Score { right: 1, asked: 1 });
    engine.close_test(at(7_000)).unwrap();
    assert!(engine.test().is_none());
    assert_eq!(engine.tests_taken().len(), 1);
    // Ended before any answer there is nothing to look at.
    engine.begin_test(&setup(4), 8, at(8_000)).1.unwrap();
    engine.finish_test(at(9_000)).unwrap();
    assert!(engine.test().is_none());
    assert_eq!(engine.tests_taken().len(), 1);
}

#[test]
fn a_section_without_cards_gives_no_test() {
    let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    let nothing = TestSetup { sections: Some(vec!["nowhere".to_owned()]), ..TestSetup::default() };
    assert!(!engine.begin_test(&nothing, 7, at(0)).0);
    assert!(engine.test().is_none());
}
