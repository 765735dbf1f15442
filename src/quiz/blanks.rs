//! Definitions with one value or one name blanked.

use std::ops::Range;

use super::Prompt;
use super::names::Names;
use super::text::{Passage, fold};
use super::values::Value;

/// The passage under that heading, with a blank for the value; none when it can be read elsewhere in the prompt.
pub(super) fn blanked_value(passage: &Passage, value: &Value, heading: Prompt) -> Option<Prompt> {
    let answer = &passage.text[value.range.clone()];
    let prompt = heading.followed_by(passage.render(passage.all(), std::slice::from_ref(&value.range)));
    is_absent(&prompt.text(), answer).then_some(prompt)
}

/// The passage under that heading, with blanks for all that gives the name away, which stands at that place;
/// none when the heading does so too.
pub(super) fn blanked_name(passage: &Passage, name: Range<usize>, heading: Prompt) -> Option<Prompt> {
    let answer = &passage.text[name];
    let mut names = Names::default();
    names.add(answer);
    if !names.is_absent_from(&heading.text()) {
        return None;
    }
    let prompt = heading.followed_by(passage.render(passage.all(), &names.hidden_in(&passage.text)));
    is_absent(&prompt.text(), answer).then_some(prompt)
}

/// Whether the answer cannot be read in the text: not even within a word, but for a single character, which
/// must not stand alone.
fn is_absent(text: &str, answer: &str) -> bool {
    let (text, answer) = (fold(text), fold(answer));
    if answer.chars().count() > 1 {
        return !text.contains(&answer);
    }
    !text.split(|c: char| !c.is_alphanumeric()).any(|word| word == answer)
}
