//! Definitions with one value or one name blanked.

use std::ops::Range;

use super::Prompt;
use super::kinds::Asked;
use super::names::Names;
use super::text::{Passage, fold};
use super::values::{Value, ValueSort};

/// The passage under that heading, with a blank for the value; none when it can be read elsewhere in the prompt.
/// The words of a piece of code are hidden everywhere.
pub(super) fn blanked_value(asked: &Asked, value: &Value, heading: Prompt) -> Option<Prompt> {
    if value.sort == ValueSort::Code {
        let is_own_name = !asked.names.is_absent_from(&asked.passage.text[value.range.clone()]);
        return if is_own_name { None } else { blanked_name(&asked.passage, value.range.clone(), heading) };
    }
    let answer = &asked.passage.text[value.range.clone()];
    let blanks = std::slice::from_ref(&value.range);
    let prompt = heading.followed_by(asked.passage.render(asked.passage.all(), blanks));
    is_absent(&prompt.text(), answer).then_some(prompt)
}

/// The passage under that heading, with blanks for all that gives the name away, which stands at that place;
/// none when the heading does so too.
pub(super) fn blanked_name(passage: &Passage, name: Range<usize>, heading: Prompt) -> Option<Prompt> {
    let answer = &passage.text[name.clone()];
    let mut names = Names::default();
    names.add(answer);
    if !names.is_absent_from(&heading.text()) {
        return None;
    }
    let mut blanks = names.hidden_in(&passage.text);
    blanks.push(name);
    let blanks = merged(blanks);
    let prompt = heading.followed_by(passage.render(passage.all(), &blanks));
    is_absent(&prompt.text(), answer).then_some(prompt)
}

/// Sorted, and those that overlap as one.
fn merged(mut blanks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    crate::sorting::sort_by_key(&mut blanks, |blank| blank.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(blanks.len());
    for blank in blanks {
        match merged.last_mut() {
            Some(last) if blank.start <= last.end => last.end = last.end.max(blank.end),
            _ => merged.push(blank),
        }
    }
    merged
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
