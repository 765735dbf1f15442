//! How fast are the questions of a glossary of 10,000 entries? Budgets: index 300 ms, question 1 ms.

#[path = "../tests/support/large.rs"]
mod large;

use std::sync::{Arc, OnceLock};

use divan::Bencher;
use rand::{RngExt, SeedableRng, rngs::SmallRng};
use readyroom::glossary::Glossary;
use readyroom::quiz::{Asking, Deck, QuestionKind, grade_text};

fn main() {
    divan::main();
}

fn glossary() -> Arc<Glossary> {
    static GLOSSARY: OnceLock<Arc<Glossary>> = OnceLock::new();
    Arc::clone(GLOSSARY.get_or_init(|| Arc::new(large::glossary(10_000))))
}

fn deck() -> &'static Deck {
    static DECK: OnceLock<Deck> = OnceLock::new();
    DECK.get_or_init(|| Deck::new(glossary()))
}

#[divan::bench(sample_count = 10, sample_size = 1, args = [1_000, 2_500, 5_000, 10_000])]
fn index(bencher: Bencher, entries: usize) {
    let glossary = Arc::new(large::glossary(entries));
    bencher.bench(|| Deck::new(Arc::clone(&glossary)));
}

#[divan::bench]
fn next_question(bencher: Bencher) {
    let deck = deck();
    let mut rng = SmallRng::seed_from_u64(1);
    let asking = Asking { stability: Some(5.0), reviews: 3, ..Asking::default() };
    bencher.bench_local(|| {
        let card = &deck.cards()[rng.random_range(0..deck.cards().len())];
        deck.ask(&card.id, &asking, &mut rng)
    });
}

#[divan::bench(args = QuestionKind::ALL)]
fn question_of_kind(bencher: Bencher, kind: QuestionKind) {
    let deck = deck();
    let mut rng = SmallRng::seed_from_u64(1);
    let asking = Asking::default();
    bencher.bench_local(|| {
        let card = &deck.cards()[rng.random_range(0..deck.cards().len())];
        deck.ask_as(&card.id, kind, &asking, &mut rng)
    });
}

#[divan::bench]
fn grade(bencher: Bencher) {
    let deck = deck();
    let card = &deck.cards()[5_000].id;
    bencher.bench(|| grade_text(deck, card, "kubnete500"));
}
