//! Grading a term, or the words of an acronym.

use crate::quiz::deck::Deck;
use crate::quiz::grade::{Grade, Outcome, Reason};
use crate::quiz::names::name_key;
use crate::quiz::negation::is_negative;
use crate::quiz::text::{fold, humps, singular, stem, typos, words};

use super::spelling::{Written, american};

/// What the text is worth as the name of an entry, if it still exists. The first of the accepted names is the
/// answer.
pub(super) fn grade_name(deck: &Deck, entry: Option<u32>, accept: &[String], text: &str) -> Grade {
    let answer = Written::new(text);
    let accepted: Vec<Written> = accept.iter().map(|name| Written::new(name)).collect();
    if is_negative(text) && !accept.iter().any(|name| is_negative(name)) {
        return Grade::new(Outcome::Incorrect, Reason::Negation);
    }
    if let Some(other) = other_entry(deck, entry, &answer)
        && !accepted.iter().any(|name| name.key == answer.key)
    {
        return confused(deck, other);
    }
    if let Some(grade) = same_name(&accepted, accept, &answer, text) {
        return grade;
    }
    let is_in_context =
        |entry| accepted.iter().any(|name| is_name_in_context(deck, entry, &accepted, name, &answer));
    if entry.is_some_and(is_in_context) {
        return Grade::new(Outcome::Correct, Reason::SameButForm);
    }
    let expected = accept.first().cloned().unwrap_or_default();
    let slips = accepted.iter().filter_map(|name| name.slips(&answer)).min();
    if let Some(slips) = slips
        && !is_word_of_its_own(deck, &accepted, &answer)
    {
        return match nearer_entry(deck, entry, &answer, slips) {
            Some(other) => confused(deck, other),
            None => Grade::new(Outcome::Close, Reason::Typo(expected)),
        };
    }
    if let Some(missing) = accepted.iter().enumerate().find_map(|(at, name)| name.missing(&answer, at == 0))
        && is_telling(deck, entry, &answer)
    {
        return Grade::new(Outcome::Close, Reason::Partial(missing));
    }
    Grade::new(Outcome::Incorrect, Reason::Different(expected))
}

fn same_name(accepted: &[Written], accept: &[String], answer: &Written, text: &str) -> Option<Grade> {
    if accept.iter().any(|name| name == text.trim()) {
        return Some(Grade::new(Outcome::Correct, Reason::Same));
    }
    let is_same = |name: &Written| {
        name.key == answer.key
            || american(&name.key) == american(&answer.key)
            || answer.run.strip_suffix('s').is_some_and(|run| run == name.run && !run.ends_with('s'))
            || name.run == answer.run
            || (name.words.len() > 1 && name.sorted == answer.sorted)
    };
    let found = accepted.iter().position(is_same)?;
    let reason = if found == 0 { Reason::SameButForm } else { Reason::OtherName };
    Some(Grade::new(Outcome::Correct, reason))
}

fn confused(deck: &Deck, other: u32) -> Grade {
    let other = deck.entry(other);
    Grade {
        confused_with: Some(other.id.clone()),
        ..Grade::new(Outcome::Incorrect, Reason::OtherEntry(other.term.clone()))
    }
}

/// The entry that the answer names, if it is another one only.
fn other_entry(deck: &Deck, entry: Option<u32>, answer: &Written) -> Option<u32> {
    let named = deck.named(&answer.key);
    if entry.is_some_and(|entry| named.contains(&entry)) { None } else { named.first().copied() }
}

/// Whether definitions use the answer as a word, and not as a form of the right one: `container` is no slip for
/// `containerd`.
fn is_word_of_its_own(deck: &Deck, accepted: &[Written], answer: &Written) -> bool {
    let [word] = &answer.spelled[..] else { return false };
    let stem = stem(&word.written);
    let is_form = accepted.iter().flat_map(|name| &name.spelled).any(|own| self::stem(&own.written) == stem);
    !is_form && deck.uses_word(&stem)
}

/// The entry whose name is nearer to the answer than the right one's, so that the slip was another. Among
/// equally near ones the first in the glossary.
fn nearer_entry(deck: &Deck, entry: Option<u32>, answer: &Written, slips: usize) -> Option<u32> {
    let limit = slips.checked_sub(1)?;
    deck.names()
        .filter(|(key, entries)| {
            !entry.is_some_and(|entry| entries.contains(&entry)) && typos(key, &answer.key, limit).is_some()
        })
        .filter_map(|(_, entries)| entries.first().copied())
        .min()
}

/// Whether the answer is the name with words of context: of the section's name, of the definition, or of the
/// entry's other names. Two names at once, or a name that another entry has, are not.
fn is_name_in_context(
    deck: &Deck,
    entry: u32,
    accepted: &[Written],
    name: &Written,
    answer: &Written,
) -> bool {
    let mut extra = answer.words.clone();
    for word in &name.words {
        let Some(at) = extra.iter().position(|other| other == word) else { return false };
        extra.remove(at);
    }
    if extra.is_empty() || name.words.is_empty() {
        return false;
    }
    let context = context_of(deck, entry);
    let in_section = context_stems(&deck.section(entry).name);
    extra.iter().all(|word| {
        let stem = stem(word);
        let is_own = accepted.iter().any(|name| name.words.contains(word));
        let names_another = deck.named(&name_key(word)).iter().any(|&other| other != entry);
        is_own
            || in_section.contains(&stem)
            || (!names_another
                && (is_generic(word) || context.contains(&stem) || is_numeronym(word, &context)))
    })
}

/// Words for a sort of thing, which add nothing to a name.
fn is_generic(word: &str) -> bool {
    ["command", "feature", "library", "object", "plugin", "protocol", "resource", "tool"].contains(&word)
}

/// Whether a word is short for a word of the context by its count of letters: `k8s` for Kubernetes.
fn is_numeronym(word: &str, context: &[String]) -> bool {
    let is_letter = |c: &char| c.is_alphabetic();
    let (Some(first), Some(_)) =
        (word.chars().next().filter(is_letter), word.chars().last().filter(is_letter))
    else {
        return false;
    };
    let count: String = word.chars().filter(char::is_ascii_digit).collect();
    let Ok(count) = count.parse::<usize>() else { return false };
    // Stems have lost up to a few letters of their ends.
    context.iter().any(|stem| {
        stem.starts_with(first) && (count.saturating_sub(2)..=count + 2).contains(&stem.chars().count())
    })
}

fn context_of(deck: &Deck, entry: u32) -> Vec<String> {
    context_stems(&deck.passage(entry).text)
}

fn context_stems(text: &str) -> Vec<String> {
    words(text).map(|word| stem(&singular(&fold(word.text)))).collect()
}

/// Whether a part of a name tells which entry is meant: no other entry's name has all its words, and one of
/// them has four letters or more.
fn is_telling(deck: &Deck, entry: Option<u32>, answer: &Written) -> bool {
    let is_long = answer.words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 4);
    is_long
        && (0..deck.entry_count()).filter(|&other| Some(other) != entry).all(|other| {
            let other = deck.entry(other);
            std::iter::once(&other.term).chain(&other.aliases).chain(&other.expansion).all(|name| {
                let parts: Vec<String> =
                    words(name).flat_map(|word| humps(word.text)).map(|part| singular(&fold(part))).collect();
                !answer.words.iter().all(|word| parts.contains(word))
            })
        })
}
