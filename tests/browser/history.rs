//! Histories that took somebody a long time, put into a browser's storage at once.

use std::rc::Rc;

use readyroom::{
    memory::{Millis, Rating, Review},
    progress::{Event, Journal, MemoryStore, Store},
    quiz::{CardId, QuestionKind},
};
use serde_json::json;

use crate::browser::Browser;

/// A day in milliseconds.
pub(crate) const DAY: Millis = 24 * 60 * 60 * 1000;

/// A review of a card.
pub(crate) fn review(number: usize, card: &str, at: Millis, rating: Rating) -> Review {
    Review {
        id: format!("{:016x}.1.{number}", 1),
        card: CardId::from_stored(card),
        at,
        rating,
        kind: QuestionKind::Choice,
        took: 4000,
        offset: 0,
        interval: 0,
    }
}

/// Stores reviews as the app itself does, gathered into a snapshot, under a prefix of the keys (`readyroom/` is that of the
/// embedded glossary). The page has to be loaded anew to see them.
pub(crate) async fn put(browser: &Browser, prefix: &str, reviews: Vec<Review>, now: Millis) {
    let store = Rc::new(MemoryStore::default());
    let mut journal = Journal::open(store.clone(), 1, 1, now).journal;
    journal.import(reviews.into_iter().map(Event::Review)).expect("memory has room");
    journal.compact().expect("memory has room");
    let pairs: Vec<[String; 2]> = store
        .keys()
        .unwrap()
        .into_iter()
        .map(|key| [key.replacen("readyroom/", prefix, 1), store.get(&key).unwrap().unwrap()])
        .collect();
    let fill = "for (const [key, value] of arguments[0]) localStorage.setItem(key, value)";
    browser.client.execute(fill, vec![json!(pairs)]).await.unwrap();
}
