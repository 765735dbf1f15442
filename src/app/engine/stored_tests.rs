use std::{cell::Cell, rc::Rc};

use super::super::tests::{GLOSSARY, MONDAY_NOON, answer_right, at, current, neon, open, right_answer};
use super::*;
use crate::{
    glossary::{SourceFile, parse},
    memory::{
        Mode,
        clock::{DAY, MINUTE},
    },
    progress::{CardChange, MemoryStore, Store, StoreError},
    quiz::{self, Deck, Task},
};

/// A store without room for some keys.
struct Refusing<F: Fn(&str) -> bool>(MemoryStore, F);

impl<F: Fn(&str) -> bool> Store for Refusing<F> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        if (self.1)(key) { Err(StoreError::Full) } else { self.0.set(key, value) }
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.0.keys()
    }
}

#[test]
fn what_cannot_be_stored_counts_and_is_stored_later() {
    let is_full = Rc::new(Cell::new(true));
    let full = is_full.clone();
    let store = Rc::new(Refusing(MemoryStore::default(), move |_: &str| full.get()));
    let glossary = || parse(&[SourceFile::new("ops.md", GLOSSARY)]).glossary;
    let (mut engine, _) = Engine::open(Deck::new(glossary()), store.clone(), [1, 1], at(0));
    assert!(engine.begin(&neon(Mode::Study), at(0)).is_err(), "it says so");
    let answer = right_answer(&engine.asked().expect("and goes on").question);
    assert!(engine.answer(&answer, at(MINUTE)).is_err());
    engine.next(at(MINUTE));
    assert!(!engine.report().unwrap().saved);
    assert_eq!(engine.today(at(MINUTE)).due, 1, "the answer counts");

    is_full.set(false);
    engine.save_unsaved().unwrap();
    let (engine, _) = Engine::open(Deck::new(glossary()), store, [1, 2], at(2 * MINUTE));
    assert_eq!(engine.journal().log().reviews().len(), 1, "and is stored");
}

#[test]
fn reset_forgets_and_leaves_a_copy() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    answer_right(&mut engine, at(MINUTE));
    engine.reset(at(2 * MINUTE)).unwrap();
    assert!(engine.today(at(2 * MINUTE)).first_visit);
    assert_eq!(engine.journal().copies().unwrap().len(), 1);
    let engine = open(&store, 2, at(3 * MINUTE));
    assert!(engine.journal().log().is_empty());
}

#[test]
fn what_was_confused_goes_with_the_answers_that_are_replaced() {
    let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    let Task::Pick { right, .. } = engine.asked().unwrap().question.task else { panic!("asked by choice") };
    engine.answer(&quiz::Answer::Picked(usize::from(right == 0)), at(MINUTE)).unwrap();
    let empty = Import { device: None, events: vec![], settings: vec![], unreadable: 0 };
    engine.replace(empty, at(2 * MINUTE)).unwrap();
    engine.save_unsaved().unwrap();
    assert!(engine.journal().log().is_empty());
}

/// Reviews and settings that are stored.
fn taken(reviews: usize) -> Result<Taken, SaveError> {
    Ok(Taken { reviews, settings: Ok(()) })
}

#[test]
fn reviews_are_imported_where_settings_cannot_be_stored() {
    let mut from = open(&Rc::new(MemoryStore::default()), 1, at(0));
    from.change_settings(|settings| settings.set_retention("95"), at(0)).unwrap();
    from.begin(&neon(Mode::Study), at(0)).unwrap();
    answer_right(&mut from, at(MINUTE));
    let text = crate::progress::export(from.journal(), MONDAY_NOON).remove(0);
    let read = || Import::parse(&text).unwrap();

    let without_settings = || {
        let deck = Deck::new(parse(&[SourceFile::new("ops.md", GLOSSARY)]).glossary);
        Engine::open(
            deck,
            Rc::new(Refusing(MemoryStore::default(), |key: &str| key.ends_with("/preferences"))),
            [1, 1],
            at(0),
        )
        .0
    };
    let imported = without_settings().import(read(), at(DAY)).unwrap();
    assert!(imported.reviews == 1 && imported.settings.is_err(), "{imported:?}");
    let replaced = without_settings().replace(read(), at(DAY)).unwrap();
    assert!(replaced.reviews == 1 && replaced.settings.is_err(), "{replaced:?}");
}

#[test]
fn an_import_brings_preferences_and_leaves_what_belongs_to_the_browser() {
    let mut from = open(&Rc::new(MemoryStore::default()), 1, at(0));
    from.change_settings(|settings| settings.set_retention("95"), at(0)).unwrap();
    from.begin(&neon(Mode::Study), at(0)).unwrap();
    answer_right(&mut from, at(MINUTE));
    from.note_export(at(2 * MINUTE)).unwrap();
    let text = crate::progress::export(from.journal(), MONDAY_NOON).remove(0);

    let mut to = open(&Rc::new(MemoryStore::default()), 2, at(0));
    let read = || Import::parse(&text).unwrap();
    assert_eq!(to.import(read(), at(DAY)), taken(1));
    assert_eq!(to.import(read(), at(DAY)), taken(0), "twice is once");
    assert_eq!((to.settings().retention, to.last_export()), (95, None));

    // What was set here later than the file stays.
    to.change_settings(|settings| settings.set_retention("85"), at(2 * DAY)).unwrap();
    to.import(read(), at(3 * DAY)).unwrap();
    assert_eq!(to.settings().retention, 85);
}

#[test]
fn a_replacement_can_be_brought_back_from_its_copy() {
    let store = Rc::new(MemoryStore::default());
    let mut engine = open(&store, 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    let card = current(&engine);
    answer_right(&mut engine, at(MINUTE));
    let empty = Import { device: None, events: vec![], settings: vec![], unreadable: 0 };
    assert_eq!(engine.replace(empty, at(2 * MINUTE)), taken(0));
    assert!(engine.memories.of(&card).is_new());
    let copies = engine.copies();
    assert_eq!(copies.len(), 1);
    assert_eq!(engine.restore(&copies[0].name), Ok(1));
    assert!(!open(&store, 2, at(DAY)).memories.of(&card).is_new(), "it is stored");
}

#[test]
fn what_is_counted_after_a_replacement_and_its_undoing_is_reviews() {
    let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    for minute in 1..=3 {
        answer_right(&mut engine, at(minute * MINUTE));
        engine.next(at(minute * MINUTE));
    }
    let card = engine.cards[0].id.clone();
    engine.change_card(&card, CardChange::Suspend, at(4 * MINUTE)).unwrap();
    let text = crate::progress::export(engine.journal(), MONDAY_NOON).remove(0);
    let file = || Import::parse(&text).unwrap();

    let mut other = open(&Rc::new(MemoryStore::default()), 2, at(0));
    assert_eq!(other.replace(file(), at(DAY)), taken(3), "the suspension is none");
    other.reset(at(2 * DAY)).unwrap();
    let copy = other.copies().remove(0).name;
    assert_eq!(other.restore(&copy), Ok(3));
    assert_eq!(other.restore(&copy), Ok(0), "nothing was gone any more");
    assert_eq!(other.import(file(), at(3 * DAY)), taken(0));
}

#[test]
fn a_higher_retention_costs_more() {
    let mut engine = open(&Rc::new(MemoryStore::default()), 1, at(0));
    assert_eq!(engine.cost(90), (0.0, 0));
    engine.begin(&neon(Mode::Study), at(0)).unwrap();
    answer_right(&mut engine, at(MINUTE));
    let ((low, cards), (high, _)) = (engine.cost(80), engine.cost(97));
    assert!(cards == 1 && low < high, "{low} {high}");
}

#[test]
fn sessions_are_counted_across_reloads() {
    let store = Rc::new(MemoryStore::default());
    assert_eq!(open(&store, 1, at(0)).count_session(at(0)).0, 1);
    assert_eq!(open(&store, 2, at(MINUTE)).count_session(at(MINUTE)).0, 2);
}
