//! Glossary to cards to questions to grades. Pure: the random generator is passed in.
//!
//! A [`Deck`] is made once of a glossary and never changes. It knows the cards ([`Deck::cards`]), asks one
//! ([`Deck::ask`]) and grades an answer ([`Deck::grade`]):
//!
//! ```
//! use rand::{SeedableRng, rngs::SmallRng};
//! use readyroom::glossary::{SourceFile, parse};
//! use readyroom::quiz::{Answer, Asking, CardId, CardKind, Deck, Outcome, QuestionKind};
//!
//! let text = "## Neon\n\n**CU (Compute Unit)**: How Neon counts and prices what a database computes.\n\n\
//!     **Branch**: Isolated copy of a project's data. We have 3.\n";
//! let deck = Deck::new(parse(&[SourceFile::new("glossary.md", text)]).glossary);
//! let mut rng = SmallRng::seed_from_u64(1);
//!
//! let card = CardId::new("cu", CardKind::Expansion, 1);
//! let question = deck.ask_as(&card, QuestionKind::Typed, &Asking::default(), &mut rng).expect("can be typed");
//! assert_eq!(question.prompt_text(), "CU");
//! assert_eq!(deck.grade(&question, &Answer::Typed("compute units".into())).outcome, Outcome::Correct);
//! assert_eq!(deck.grade(&question, &Answer::Typed("comptue unit".into())).outcome, Outcome::Close);
//!
//! let fact = CardId::new("branch", CardKind::LocalFact, 1);
//! let question = deck.ask_as(&fact, QuestionKind::Cloze, &Asking::default(), &mut rng).expect("has a number");
//! assert_eq!(question.prompt_text(), "Branch\nIsolated copy of a project's data. We have ____.");
//! ```
//!
//! | file | concept |
//! |---|---|
//! | `deck`, `card`, `subjects`, `facts`, `expansions`, `values`, `proper_names` | what there is to ask |
//! | `asking`, `kinds/` | how to ask it: one file a kind, behind one trait |
//! | `names`, `blanks`, `description` | what a prompt must not show |
//! | `nearness`, `distractors`, `wrong_values`, `wrong_expansions` | wrong choices, plausible and surely wrong |
//! | `grade`, `grading/`, `negation` | what an answer is worth |
//! | `diff/` | what changed between two decks, and what that means to who learned the old one |
//! | `changelog` | what each version of a glossary changed, and when |
//! | `text/` | words, sentences, stems, spelling |
//! | `report` | what the command line prints |
//!
//! What holds for every question: a prompt shows no form of what it asks for; exactly one choice is right, and
//! its place is uniform; the same deck, asking and random generator give the same question; no text,
//! however odd, makes anything panic.

mod asking;
mod blanks;
mod card;
mod chance;
mod changelog;
mod deck;
mod description;
mod diff;
mod distractors;
#[cfg(embedded_glossary)]
mod embedded;
mod expansions;
mod facts;
mod grade;
mod grading;
mod kind;
mod kinds;
mod name_index;
mod names;
mod nearness;
mod negation;
mod prompt;
mod proper_names;
mod question;
mod report;
mod subjects;
mod text;
mod values;
mod wrong_expansions;
mod wrong_values;

pub use asking::{Asking, KindSet, Stage};
pub use card::{CardId, CardKind};
#[cfg(embedded_glossary)]
pub use changelog::embedded_changelog;
pub use changelog::{Changelog, Version, VersionChange};
pub use deck::{Card, Deck};
pub use diff::{CardChange, Change, Piece, PieceKind, diff, word_diff};
#[cfg(embedded_glossary)]
pub use embedded::embedded_deck;
pub use grade::{Answer, Grade, Outcome, Reason};
pub use kind::QuestionKind;
pub use prompt::{BLANK, BlockShape, Prompt, PromptBlock, PromptPiece};
pub use question::{Choice, Expected, Question, Task};
pub use report::{GradeError, GradeReport, QuestionRecord, grade_text, list_questions};
