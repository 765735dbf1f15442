//! Readyroom turns a team's Markdown glossary into spaced-repetition quizzes and tells an engineer
//! what they will still know during an on-call shift.
//!
//! # The map
//!
//! ```text
//! glossary/*.md --build.rs: parse, lint--> embedded Glossary --> cards --> question --> answer
//!   --> rating --> review (appended to the log) --> memory --> next card, readiness, charts
//! ```
//!
//! | module | what it does | knows |
//! |---|---|---|
//! | [`glossary`] | Markdown to [`glossary::Glossary`]: model, parse, lint, search | nothing else |
//! | [`quiz`] | glossary to cards to questions; grading of answers | `glossary`, `memory`'s rating |
//! | [`memory`] | reviews to memory to what is asked next | `quiz`'s names |
//! | [`progress`] | the review log: codec, snapshot, merge | `memory`'s review |
//! | [`shift`] | readiness over an on-call shift, the plan to get there, self-test | `glossary`, `quiz`, `memory`, `progress`'s dates |
//! | `shelf` | imported glossaries: reading, keeping, keeping apart | `glossary`, `quiz`, `progress` |
//! | `browser` | the only code that touches web APIs (wasm only) | `progress` |
//! | [`app`] | the engine behind the views; Leptos: state, pages, widgets (wasm only) | everything |
//!
//! The same in ten lines, which `cargo test` runs:
//!
//! ```
//! # use rand::{SeedableRng, rngs::SmallRng};
//! # use readyroom::{glossary::*, memory::*, progress::*, quiz::{Answer, Asking, Deck}};
//! let file = SourceFile::new("ops.md", "## Neon\n\n**CU (Compute Unit)**: How Neon prices what a database computes.\n");
//! let deck = Deck::new(parse(&[file]).glossary);
//! let card = deck.cards()[0].id.clone();
//! let question = deck.ask(&card, &Asking::default(), &mut SmallRng::seed_from_u64(1)).expect("every card can be asked");
//! let rating = deck.grade(&question, &Answer::Recalled(Rating::Good)).rating();
//! let (id, at) = ("device.tab-1".into(), 1_800_000_000_000);
//! let review = Review { id, card: card.clone(), at, rating, kind: question.kind, took: 4_200, offset: 60, interval: 0 };
//! let log: Log = [Event::Review(review)].into_iter().collect();
//! let scheduler = Scheduler::new(Options::default())?;
//! let recall = scheduler.retrievability(&log.replay(&scheduler).of(&card), at + 86_400_000);
//! # assert!((0.8..1.0).contains(&recall), "{recall}");
//! # Ok::<(), OptionsError>(())
//! ```
//!
//! # Invariants
//!
//! 1. `glossary`, `quiz`, `memory`, `progress`, `shift` and `shelf` are pure: no Leptos, no web API, no clock, no global
//!    random generator. The present time, the random generator and the storage are passed in.
//! 2. Only `browser` touches web APIs. Only `app` knows Leptos. Views never write storage; they call
//!    verbs of one `AppState`.
//! 3. The review log is the truth; everything else that is stored is a cache that can be rebuilt from it.
//! 4. No text from a glossary or an import becomes HTML by string: Markdown is folded into
//!    [`glossary::Block`] and [`glossary::Inline`], and those are matched into views.
//! 5. A card's identity is made of its entry's term and its kind, never of its definition's text, its
//!    position or its file: editing a definition keeps the history.
//! 6. One `Route` type parses and prints every URL.
//!
//! `tests/architecture.rs` checks those that can be checked by reading the source.
#![deny(missing_docs)]
#![forbid(unsafe_code)]
#![cfg_attr(feature = "worker", allow(dead_code, unused_imports, reason = "the worker needs a part of it"))]

#[cfg(not(feature = "worker"))]
pub mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub use browser::serve_worker;
pub mod glossary;
mod hash;
mod index;
mod interner;
pub mod memory;
pub mod progress;
pub mod quiz;
mod shelf;
pub mod shift;
mod sorted_map;
mod sorting;
