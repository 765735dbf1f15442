//! Grading typed answers as a fair colleague would.

use super::deck::Deck;
use super::grade::{Grade, Outcome, Reason};
use super::names::name_key;
use super::question::Expected;

/// What a typed answer is worth, to a question about that entry that accepts these texts.
pub(super) fn grade_typed(deck: &Deck, entry: &str, accept: &[String], expected: Expected, text: &str) -> Grade {
    let _ = (deck, entry, expected);
    let right = accept.iter().any(|accepted| name_key(accepted) == name_key(text));
    if right {
        Grade::new(Outcome::Correct, Reason::Same)
    } else {
        Grade::new(Outcome::Incorrect, Reason::Different(accept.first().cloned().unwrap_or_default()))
    }
}
