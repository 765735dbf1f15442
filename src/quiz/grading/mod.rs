//! Grading typed answers as a fair colleague would: forgiving in form, exact in what matters.

mod fact;
mod name;
mod spelling;
mod value;

use super::deck::Deck;
use super::grade::{Grade, Outcome, Reason};
use super::question::Expected;

pub(super) use fact::grade_fact;
pub(super) use value::{plain, with_digits};

/// What a typed answer is worth, to a question about that entry, if it still exists, that accepts these texts, the first of which is
/// the answer.
pub(super) fn grade_typed(
    deck: &Deck,
    entry: Option<u32>,
    accept: &[String],
    expected: Expected,
    text: &str,
) -> Grade {
    if !text.contains(char::is_alphanumeric) && !accept.iter().any(|accepted| accepted.trim() == text.trim())
    {
        return Grade::new(Outcome::Incorrect, Reason::NoAnswer);
    }
    match expected {
        Expected::Name | Expected::Expansion => name::grade_name(deck, entry, accept, text),
        Expected::Value { unit } => value::grade_value(accept, unit, text),
    }
}

/// How many slips of the keyboard are forgiven in a name of that many letters: one in 5, two in 9.
fn forgiven_typos(letters: usize) -> usize {
    match letters {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    }
}
