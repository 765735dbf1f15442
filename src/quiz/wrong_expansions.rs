//! Wrong expansions that fit the acronym.

use std::ops::Range;

use rand::Rng;

use crate::glossary::lower_case;

use super::chance::below;
use super::deck::Deck;
use super::text::{Word, fold, humps, is_small_word, stem, words};

/// Three wrong expansions with the right initials; none when the glossary has no words for them.
///
/// Where two words can be exchanged, the four choices are all combinations of them, so that no choice has more
/// in common with the others than any other has; with one, the word is different in each.
pub(super) fn wrong_expansions(deck: &Deck, expansion: &str, rng: &mut dyn Rng) -> Option<Vec<String>> {
    let mut slots: Vec<(Range<usize>, Vec<String>)> = Vec::new();
    for part in parts(expansion) {
        let others = replacements(deck, expansion, &expansion[part.clone()], rng);
        if !others.is_empty() {
            slots.push((part, others));
        }
    }
    let one = (!slots.is_empty()).then(|| slots.swap_remove(below(slots.len(), rng)))?;
    if !slots.is_empty() {
        let other = slots.swap_remove(below(slots.len(), rng));
        return Some(combinations(expansion, one, other));
    }
    let (range, words) = one;
    let wrong: Vec<String> =
        words.iter().take(3).map(|word| replace(expansion, &[(range.clone(), word)])).collect();
    (wrong.len() == 3).then_some(wrong)
}

fn combinations(
    expansion: &str,
    one: (Range<usize>, Vec<String>),
    other: (Range<usize>, Vec<String>),
) -> Vec<String> {
    let (first, second) = if one.0.start < other.0.start { (one, other) } else { (other, one) };
    let (a, b) = ((first.0, &first.1[0]), (second.0, &second.1[0]));
    vec![
        replace(expansion, std::slice::from_ref(&a)),
        replace(expansion, std::slice::from_ref(&b)),
        replace(expansion, &[a, b]),
    ]
}

/// The words of an expansion, and the humps of those in camel case.
fn parts(expansion: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    for Word { text, range } in words(expansion) {
        let mut start = range.start;
        for hump in humps(text) {
            parts.push(start..start + hump.len());
            start += hump.len();
        }
    }
    parts
}

/// Up to three other words with the same first letter, in the same case, in random order.
fn replacements(deck: &Deck, expansion: &str, part: &str, rng: &mut dyn Rng) -> Vec<String> {
    let folded = fold(part);
    let Some(initial) = folded.chars().next().filter(|_| folded.len() > 2 && !is_small_word(&folded)) else {
        return Vec::new();
    };
    let used: Vec<String> = parts(expansion).into_iter().map(|part| stem(&fold(&expansion[part]))).collect();
    let words = deck.expansions().words_with_initial(initial);
    let is_new = |word: &String| {
        let stem = stem(&fold(word));
        !used.iter().any(|used| used.starts_with(&stem) || stem.starts_with(&**used))
    };
    // Those of other expansions come first in the list, and are the most plausible.
    let mut fitting: Vec<&String> = words.iter().filter(|word| is_new(word)).take(8).collect();
    let mut found: Vec<String> = Vec::new();
    while found.len() < 3 && !fitting.is_empty() {
        let word = fitting.swap_remove(below(fitting.len(), rng));
        let word = in_case_of(part, word);
        if !found.iter().any(|other| stem(&fold(other)) == stem(&fold(&word))) {
            found.push(word);
        }
    }
    found
}

fn in_case_of(model: &str, word: &str) -> String {
    if model.chars().next().is_some_and(char::is_lowercase) { lower_case(word) } else { word.to_owned() }
}

fn replace(text: &str, replacements: &[(Range<usize>, &String)]) -> String {
    let mut replaced = text.to_owned();
    for (range, word) in replacements.iter().rev() {
        replaced.replace_range(range.clone(), word);
    }
    replaced
}
