//! Glossary to cards to questions to grades. Pure: the random generator is passed in.

mod asking;
mod blanks;
mod card;
mod chance;
mod deck;
mod description;
mod distractors;
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
mod text;
mod values;
mod wrong_expansions;
mod wrong_values;

pub use asking::{Asking, KindSet, Stage};
pub use card::{CardId, CardKind};
pub use deck::{Card, Deck};
pub use grade::{Answer, Grade, Outcome, Reason};
pub use kind::QuestionKind;
pub use prompt::{BLANK, BlockShape, Prompt, PromptBlock, PromptPiece};
pub use question::{Choice, Expected, Question, Task};
pub use report::{GradeError, GradeReport, QuestionRecord, grade_text, list_questions};
