//! The measurements. Each is done several times and told in milliseconds: the median, the 99th percentile, the longest.

use std::{fmt::Write, hint::black_box, rc::Rc, sync::Arc};

use js_sys::{Function, Reflect};
use rand::{RngExt, SeedableRng, rngs::SmallRng};
use readyroom::{
    glossary::{Block, Glossary, Inline, SearchIndex},
    memory::{CardInfo, Memories, Millis, Moment, Options, Rating, Review, Scheduler},
    progress::{Event, Journal, MemoryStore},
    quiz::{Asking, Card, Deck, QuestionKind, diff, grade_text},
    shift::{Budget, Civil, FIRST_RIGHT, Planner, Window, shift_readiness},
};
use wasm_bindgen::{JsCast, JsValue};

use crate::large;

const ENTRIES: usize = 10_000;
const REVIEWS: usize = 100_000;
const DAY: Millis = 86_400_000;
const NOW: Millis = 1_800_014_400_000;

/// All of them, as rows of a table.
pub(crate) fn rows() -> String {
    let mut rows = String::new();
    let glossary = Arc::new(large::glossary(ENTRIES));
    time(&mut rows, "Indexes of 10,000 entries", 3, || Deck::new(Arc::clone(&glossary)));
    let deck = Deck::new(Arc::clone(&glossary));
    questions(&mut rows, &deck);
    let search = SearchIndex::new(&glossary);
    time(&mut rows, "Search in 10,000 entries", 20, || search.search("kubnet"));
    let edited = Deck::new(edited(&glossary));
    time(&mut rows, "Comparing 10,000 entries, 100 of them changed", 5, || diff(&deck, &edited));
    long_history(&mut rows, &deck);
    rows
}

fn questions(rows: &mut String, deck: &Deck) {
    let mut rng = SmallRng::seed_from_u64(1);
    let asking = Asking { stability: Some(5.0), reviews: 3, ..Asking::default() };
    let any = |rng: &mut SmallRng| deck.cards()[rng.random_range(0..deck.cards().len())].id.clone();
    // The first one that needs close distractors makes the index that the others find ready.
    time(rows, "First question of 10,000 entries", 1, || {
        deck.ask_as(&any(&mut rng), QuestionKind::Choice, &asking, &mut rng)
    });
    time(rows, "Next question of 10,000 entries", 1_000, || deck.ask(&any(&mut rng), &asking, &mut rng));
    for kind in QuestionKind::ALL {
        let name = format!("The same, {}", kind.name());
        time(rows, &name, 300, || deck.ask_as(&any(&mut rng), kind, &asking, &mut rng));
    }
    let card = &deck.cards()[ENTRIES / 2].id;
    time(rows, "Grading a typed answer", 200, || grade_text(deck, card, "kubnete500"));
}

/// What opening with a long history takes, but for reading the local storage itself.
fn long_history(rows: &mut String, deck: &Deck) {
    let scheduler = Scheduler::new(Options::default()).expect("the defaults are in range");
    let store = Rc::new(MemoryStore::default());
    let mut journal = Journal::open(store.clone(), 1, 1, NOW).journal;
    journal.import(history(deck)).expect("a store in memory never fails");
    let loose = Rc::new(MemoryStore::default());
    let mut single = Journal::open(loose.clone(), 1, 1, NOW).journal;
    for event in history(deck) {
        single.append(event).expect("a store in memory never fails");
    }
    time(rows, "Reading 100,000 reviews without a snapshot", 3, || Journal::open(loose.clone(), 1, 2, NOW));
    journal.compact().expect("a store in memory never fails");
    time(rows, "Reading a snapshot of 100,000 reviews", 5, || Journal::open(store.clone(), 1, 2, NOW));
    let journal = Journal::open(store, 1, 2, NOW).journal;
    time(rows, "Replay of 100,000 reviews of 10,000 cards", 5, || journal.log().replay(&scheduler));
    let memories: Memories = journal.log().replay(&scheduler);
    let card =
        |card: &Card| Some(CardInfo { id: card.id.clone(), section: deck.section_of(&card.id)?.id.clone() });
    let cards: Vec<CardInfo> = deck.cards().iter().filter_map(card).collect();
    let [from, to] = [1, 8].map(|day| Moment::utc(NOW + day * DAY));
    let window = Window { from: from.at, to: to.at, starts: Civil::of(from), ends: Civil::of(to) };
    time(rows, "Readiness of all cards over 7 days", 10, || {
        shift_readiness(black_box(&cards), &[], &memories, &scheduler, NOW, window, 30)
    });
    let [from, to] = [21, 28].map(|day| Moment::utc(NOW + day * DAY));
    let window = Window { from: from.at, to: to.at, starts: Civil::of(from), ends: Civil::of(to) };
    for (count, times) in [(65, 10), (ENTRIES, 2)] {
        time(rows, &format!("Plan of 21 days for {count} cards"), times, || {
            let cards = &cards[..count];
            let planner = Planner::new(cards, &memories, &scheduler, Moment::utc(NOW), window, FIRST_RIGHT);
            planner.plan(Budget::a_day(30))
        });
    }
}

fn history(deck: &Deck) -> Vec<Event> {
    let review = |number: usize| {
        let rating = if number.is_multiple_of(9) { Rating::Again } else { Rating::Good };
        Event::Review(Review {
            id: format!("0000000000000001.{:x}-{}", number / 60, number % 60 + 1),
            card: deck.cards()[number * 7919 % ENTRIES].id.clone(),
            at: NOW - 1000 * DAY + number as Millis * 990 * DAY / REVIEWS as Millis,
            rating,
            kind: QuestionKind::ALL[number % 7],
            took: 1_500 + (number * 31 % 30_000) as u32,
            offset: 60,
            interval: 0,
        })
    };
    (0..REVIEWS).map(review).collect()
}

/// The same glossary with another number in every hundredth entry.
fn edited(glossary: &Glossary) -> Glossary {
    let mut glossary = glossary.clone();
    let entries = glossary.sections.iter_mut().flat_map(|section| &mut section.entries);
    for entry in entries.step_by(100) {
        let text = entry.definition_text().replace("We have", "We have 100 and");
        entry.definition = vec![Block::Paragraph(vec![Inline::Text(text)])];
    }
    glossary
}

fn time<T>(rows: &mut String, what: &str, times: usize, mut work: impl FnMut() -> T) {
    let mut took: Vec<f64> = (0..times)
        .map(|_| {
            let began = now();
            let result = black_box(work());
            let took = now() - began;
            drop(result);
            took
        })
        .collect();
    took.sort_by(f64::total_cmp);
    // A string takes whatever is written to it.
    let _ = writeln!(
        rows,
        "| {what} | {:.1} | {:.1} | {:.1} |",
        took[times / 2],
        took[(times * 99).div_ceil(100) - 1],
        took[times - 1]
    );
}

/// Milliseconds of the page's own clock, in parts.
fn now() -> f64 {
    let clock = Reflect::get(&js_sys::global(), &"performance".into()).unwrap_or(JsValue::UNDEFINED);
    let read = Reflect::get(&clock, &"now".into()).map(JsCast::unchecked_into::<Function>);
    read.and_then(|read| read.call0(&clock)).ok().and_then(|time| time.as_f64()).unwrap_or_default()
}
