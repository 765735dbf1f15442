//! Which value, piece of code or name stood in the blank?

use std::ops::Range;

use rand::Rng;

use crate::quiz::asking::Stage;
use crate::quiz::blanks::{blanked_name, blanked_value};
use crate::quiz::deck::Subject;
use crate::quiz::distractors::{Fairness, balanced, candidates};
use crate::quiz::facts::without_facts;
use crate::quiz::proper_names::{capitalised, is_joined};
use crate::quiz::question::{Choice, Task};
use crate::quiz::text::{Word, fold, humps, words};
use crate::quiz::values::{Value, ValueSort, values};
use crate::quiz::wrong_values::{wrong_hashes, wrong_values};
use crate::quiz::{Prompt, QuestionKind};

use super::{Asked, Kind, pick_first, shuffled};

pub(super) struct ClozeKind;

impl Kind for ClozeKind {
    fn kind(&self) -> QuestionKind {
        QuestionKind::Cloze
    }

    fn weight(&self, stage: Stage) -> u32 {
        match stage {
            Stage::Weak => 4,
            Stage::Growing => 4,
            Stage::Strong => 3,
        }
    }

    fn make(&self, asked: &Asked, rng: &mut dyn Rng) -> Option<(Prompt, Task)> {
        match &asked.card.subject {
            // Local facts have cards of their own: two cards would ask the same.
            Subject::Meaning => cloze(asked, &without_facts(&asked.passage), rng),
            Subject::Fact { sentence } => cloze(asked, std::slice::from_ref(sentence), rng),
            Subject::Expansion { .. } => None,
        }
    }
}

/// Values first, then names.
fn cloze(asked: &Asked, parts: &[Range<usize>], rng: &mut dyn Rng) -> Option<(Prompt, Task)> {
    if asked.passage.text.len() > LONGEST {
        return None;
    }
    let values: Vec<Value> = parts.iter().flat_map(|part| values(&asked.passage, part.clone())).collect();
    for index in shuffled(values.len(), rng) {
        if let Some(made) = of_value(asked, &values[index], rng) {
            return Some(made);
        }
    }
    let names: Vec<Named> = parts.iter().flat_map(|part| names_in(asked, part.clone())).collect();
    for index in shuffled(names.len(), rng) {
        if let Some(made) = of_name(asked, &names[index], rng) {
            return Some(made);
        }
    }
    None
}

/// A longer definition, in bytes, is not read for the sake of one blank.
const LONGEST: usize = 600;

fn of_value(asked: &Asked, value: &Value, rng: &mut dyn Rng) -> Option<(Prompt, Task)> {
    let answer = &asked.passage.text[value.range.clone()];
    let prompt = blanked_value(asked, value, asked.subject())?;
    let wrong = match value.sort {
        ValueSort::Code => match wrong_hashes(answer, rng) {
            Some(wrong) => wrong.into_iter().map(Choice::of_text).collect(),
            None => other_code(asked, answer, rng)?,
        },
        sort => wrong_values(answer, sort, rng)?.into_iter().map(Choice::of_text).collect(),
    };
    Some((
        prompt,
        pick_first(std::iter::once(Choice::of_text(answer.to_owned())).chain(wrong).collect(), rng),
    ))
}

/// Three pieces of code of the same form from definitions near the asked one.
fn other_code(asked: &Asked, answer: &str, rng: &mut dyn Rng) -> Option<Vec<Choice>> {
    let mut found: Vec<Choice> = Vec::new();
    for candidate in candidates(asked, rng) {
        let passage = asked.deck.passage(candidate.entry);
        for code in &passage.code {
            let text = &passage.text[code.clone()];
            let is_like = code_form(text) == code_form(answer);
            let is_new = !asked.passage.text.contains(text)
                && asked.names.is_absent_from(text)
                && !found.iter().any(|other| other.text == text);
            if is_like && is_new && !text.contains('\n') {
                found.push(Choice::of_text(text.to_owned()));
            }
        }
    }
    let wrong = balanced(&found, 3, 0, answer.chars().count(), rng);
    (wrong.len() == 3).then_some(wrong)
}

/// What a piece of code looks like: which signs are in it, how it begins, and whether it is in camel case.
/// Anything else stands out beside it.
fn code_form(code: &str) -> ([bool; 6], bool, bool) {
    let signs = ['/', ' ', '.', '_', '-', '('].map(|sign| code.contains(sign));
    let begins_large = code.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    (signs, begins_large, humps(code).nth(1).is_some())
}

/// A name in a definition: the term of another entry, or a proper name.
struct Named {
    range: Range<usize>,
    entry: Option<u32>,
}

/// The names in that part of the definition that are no name of the asked entry.
fn names_in(asked: &Asked, part: Range<usize>) -> Vec<Named> {
    let text = &asked.passage.text;
    let proper: Vec<Word> = capitalised(&asked.passage);
    let mut found = Vec::new();
    for word in words(text).filter(|word| word.range.start >= part.start && word.range.end <= part.end) {
        let entry = term_written_so(asked, word.text).filter(|_| !is_joined(text, &word));
        let is_proper = proper.contains(&word) && asked.deck.proper_names().contains(word.text);
        if (entry.is_some() || is_proper) && asked.names.is_absent_from(word.text) {
            found.push(Named { range: word.range, entry });
        }
    }
    found
}

/// The entry whose term is written exactly so; not its plural, which would give the number away.
fn term_written_so(asked: &Asked, word: &str) -> Option<u32> {
    let named = asked.deck.named(&crate::quiz::names::name_key(word));
    named.iter().copied().find(|&entry| asked.deck.entry(entry).term == word)
}

fn of_name(asked: &Asked, named: &Named, rng: &mut dyn Rng) -> Option<(Prompt, Task)> {
    let answer = &asked.passage.text[named.range.clone()];
    let prompt = blanked_name(&asked.passage, named.range.clone(), asked.subject())?;
    let wrong = wrong_names(asked, named, rng);
    if wrong.len() < 3 {
        return None;
    }
    let right = Choice {
        text: answer.to_owned(),
        entry: named.entry.map(|entry| asked.deck.entry(entry).id.clone()),
    };
    Some((prompt, pick_first(std::iter::once(right).chain(wrong).collect(), rng)))
}

/// Up to three names that surely do not belong where that one stands.
fn wrong_names(asked: &Asked, named: &Named, rng: &mut dyn Rng) -> Vec<Choice> {
    let answer = &asked.passage.text[named.range.clone()];
    let wrong = match named.entry {
        Some(entry) => other_terms(asked, entry, answer, rng),
        None => other_proper_names(asked, answer),
    };
    balanced(&wrong, 3, 0, answer.chars().count(), rng)
}

/// A name in that part of the definition, and another one that surely does not belong there.
pub(super) fn exchanged_name(
    asked: &Asked,
    part: Range<usize>,
    rng: &mut dyn Rng,
) -> Option<(Range<usize>, String)> {
    if asked.passage.text.len() > LONGEST {
        return None;
    }
    let names = names_in(asked, part);
    shuffled(names.len(), rng).into_iter().find_map(|index| {
        let wrong = wrong_names(asked, &names[index], rng).into_iter().next()?;
        Some((names[index].range.clone(), wrong.text))
    })
}

/// How many names are enough to choose from.
const ENOUGH: usize = 8;

/// Terms near the asked entry that its definition does not name, of the same look as the answer, and not near
/// enough to the answer to be right as well.
fn other_terms(asked: &Asked, named: u32, answer: &str, rng: &mut dyn Rng) -> Vec<Choice> {
    let shown = fold(&asked.passage.text);
    let capital = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let fairness = Fairness::of(asked.deck, named);
    let mut found: Vec<Choice> = Vec::new();
    for candidate in candidates(asked, rng) {
        let entry = asked.deck.entry(candidate.entry);
        let is_like = capital(&entry.term) == capital(answer) && !entry.term.contains(char::is_whitespace);
        let is_new =
            !shown.contains(&fold(&entry.term)) && !found.iter().any(|other| other.text == entry.term);
        let is_other = named != candidate.entry && fairness.allows(candidate.entry);
        if is_like && is_new && is_other && is_unrelated(asked, candidate.entry) {
            found.push(Choice { text: entry.term.clone(), entry: Some(entry.id.clone()) });
        }
        if found.len() == ENOUGH {
            break;
        }
    }
    found
}

/// Proper names of the same look from definitions around the asked one, which it does not have itself.
fn other_proper_names(asked: &Asked, answer: &str) -> Vec<Choice> {
    let shown = fold(&asked.passage.text);
    let heading = fold(&asked.entry.term);
    let like = asked.deck.proper_names().like(answer, asked.card.entry).into_iter();
    like.filter(|name| !shown.contains(&fold(name)) && !heading.contains(&fold(name)))
        .take(ENOUGH)
        .map(|name| Choice { text: name.to_owned(), entry: None })
        .collect()
}

/// Whether the candidate's definition does not speak of the asked entry: if it does, it may well belong into
/// the asked definition too.
fn is_unrelated(asked: &Asked, candidate: u32) -> bool {
    Fairness::of(asked.deck, candidate).allows(asked.card.entry)
}
