//! How fast a long history opens: 100,000 reviews of 10,000 cards over five years.
//!
//! In the browser, opening from a snapshot is to take less than 200 ms. `replay` stands beside the `fsrs` crate
//! alone on the same reviews, so that what we add to it shows.

use std::{hint::black_box, rc::Rc};

use divan::{Bencher, counter::ItemsCount};
use fsrs::{FSRS, FSRSItem, FSRSReview};
use readyroom::{
    memory::{CardInfo, Mode},
    memory::{Memories, Millis, Moment, Options, Plan, Rating, Review, Scheduler, Scope, readiness},
    progress::{Event, Import, Journal, Log, MemoryStore, export},
    quiz::{CardId, QuestionKind},
};

const REVIEWS: u64 = 100_000;
const CARDS: u64 = 10_000;
const DAY: Millis = 86_400_000;
const START: Millis = 1_800_014_400_000;
const END: Millis = START + 5 * 365 * DAY;

fn main() {
    divan::main();
}

fn history() -> Vec<Event> {
    let (mut at, mut state) = (START, 1u64);
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let event = |number: u64| {
        let visit = number / 60;
        at += if number.is_multiple_of(60) { DAY } else { 4_000 + random(20_000) as Millis };
        Event::Review(Review {
            id: format!("{:016x}.{:x}-{}", visit % 2, visit * 0x9e37_79b9, number % 60 + 1),
            card: card(random(CARDS)),
            at,
            rating: Rating::ALL[if random(10) < 2 { 0 } else { 2 }],
            kind: QuestionKind::ALL[random(7) as usize],
            took: 1_500 + random(30_000) as u32,
            offset: 60,
            interval: 0,
        })
    };
    (0..REVIEWS).map(event).collect()
}

fn card(number: u64) -> CardId {
    CardId::from_stored(format!("some-longer-entry-{number}/meaning"))
}

fn scheduler() -> Scheduler {
    Scheduler::new(Options::default()).expect("the defaults are in range")
}

fn gathered() -> Rc<MemoryStore> {
    let store = Rc::new(MemoryStore::default());
    let mut journal = Journal::open(store.clone(), 1, 1, END).journal;
    journal.import(history()).expect("a store in memory never fails");
    journal.compact().expect("a store in memory never fails");
    store
}

fn memories() -> Memories {
    history().into_iter().collect::<Log>().replay(&scheduler())
}

#[divan::bench(sample_count = 20)]
fn open_from_snapshot(bencher: Bencher) {
    let store = gathered();
    bencher
        .counter(ItemsCount::new(REVIEWS))
        .bench_local(|| Journal::open(store.clone(), 1, 2, END).journal.log().replay(&scheduler()));
}

#[divan::bench(sample_count = 20)]
fn read_snapshot(bencher: Bencher) {
    let store = gathered();
    bencher.counter(ItemsCount::new(REVIEWS)).bench_local(|| Journal::open(store.clone(), 1, 2, END).journal);
}

#[divan::bench]
fn replay(bencher: Bencher) {
    let log: Log = history().into_iter().collect();
    let scheduler = scheduler();
    bencher.counter(ItemsCount::new(REVIEWS)).bench_local(|| log.replay(&scheduler));
}

#[divan::bench]
fn replay_by_the_fsrs_crate_alone(bencher: Bencher) {
    let log: Log = history().into_iter().collect();
    let items: Vec<FSRSItem> = (0..CARDS).map(|number| item(&log, &card(number))).collect();
    let model = FSRS::default();
    bencher.counter(ItemsCount::new(REVIEWS)).with_inputs(|| items.clone()).bench_local_values(|items| {
        items.into_iter().filter(|item| !item.reviews.is_empty()).for_each(|item| {
            black_box(model.memory_state(item, None)).ok();
        });
    });
}

fn item(log: &Log, card: &CardId) -> FSRSItem {
    let reviews = log.reviews_of(card);
    let days = |place: usize| reviews[place].review.at / DAY;
    let review = |place: usize| FSRSReview {
        rating: u32::from(reviews[place].rating.number()),
        delta_t: if place == 0 { 0 } else { (days(place) - days(place - 1)) as u32 },
    };
    FSRSItem { reviews: (0..reviews.len()).map(review).collect() }
}

#[divan::bench]
fn append_an_answer(bencher: Bencher) {
    let store = gathered();
    let mut journal = Journal::open(store, 1, 2, END).journal;
    let scheduler = scheduler();
    let mut memories = journal.log().replay(&scheduler);
    bencher.bench_local(move || {
        let id = journal.new_id();
        let (card, at) = (card(7), END);
        let review = Review {
            id,
            card: card.clone(),
            at,
            rating: Rating::Good,
            kind: QuestionKind::Reveal,
            took: 4_000,
            offset: 60,
            interval: 0,
        };
        journal.append(Event::Review(review)).expect("a store in memory never fails");
        journal.log().replay_card(&scheduler, &card, &mut memories);
    });
}

#[divan::bench(sample_count = 10)]
fn gather_into_a_snapshot(bencher: Bencher) {
    let store = gathered();
    let mut journal = Journal::open(store, 1, 2, END).journal;
    bencher.bench_local(|| journal.compact());
}

#[divan::bench(sample_count = 10)]
fn export_and_read_again(bencher: Bencher) {
    let journal = Journal::open(gathered(), 1, 2, END).journal;
    bencher.bench_local(|| export(&journal, END).iter().map(|text| Import::parse(text)).collect::<Vec<_>>());
}

#[divan::bench]
fn plan_a_sitting(bencher: Bencher) {
    let (memories, scheduler) = (memories(), scheduler());
    let cards: Vec<CardInfo> =
        (0..CARDS).map(|number| CardInfo { id: card(number), section: "neon".to_owned() }).collect();
    let scope = Scope { mode: Mode::Study, section: None, at_most: None };
    bencher.bench_local(|| Plan::make(&cards, &memories, &scheduler, scope.clone(), Moment::utc(END)));
}

#[divan::bench(sample_count = 20)]
fn readiness_over_a_week(bencher: Bencher) {
    let (memories, scheduler) = (memories(), scheduler());
    let cards: Vec<CardId> = (0..CARDS).map(card).collect();
    bencher.bench_local(|| readiness(&cards, &memories, &scheduler, END, END + 7 * DAY, 25));
}
