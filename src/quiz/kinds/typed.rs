//! Type the term, what it stands for, or the value of a local fact.

use rand::Rng;

use crate::quiz::asking::Stage;
use crate::quiz::blanks::blanked_value;
use crate::quiz::chance::below;
use crate::quiz::deck::Subject;
use crate::quiz::description::masked_definition;
use crate::quiz::distractors::has_equivalent;
use crate::quiz::question::{Expected, Task};
use crate::quiz::text::{fold, humps, words};
use crate::quiz::values::values;
use crate::quiz::{Prompt, QuestionKind};

use super::{Asked, Kind};

pub(super) struct TypedKind;

/// How many words that say something a definition needs to be enough to find the term without choices.
const TELLING_WORDS: usize = 3;
/// Longer names are a test of patience, not of memory.
const LONGEST: usize = 48;

impl Kind for TypedKind {
    fn kind(&self) -> QuestionKind {
        QuestionKind::Typed
    }

    fn weight(&self, stage: Stage) -> u32 {
        match stage {
            Stage::Weak => 0,
            Stage::Growing => 3,
            Stage::Strong => 6,
        }
    }

    fn make(&self, asked: &Asked, rng: &mut dyn Rng) -> Option<(Prompt, Task)> {
        match &asked.card.subject {
            Subject::Meaning => term(asked),
            Subject::Expansion { acronym, expansion } if is_given_away(acronym, expansion) => None,
            Subject::Expansion { acronym, expansion } => {
                let task = task(expansion, accepted_expansions(expansion), Expected::Expansion)?;
                Some((Prompt::of_subject(acronym), task))
            }
            Subject::Fact { sentence } => {
                let values = values(&asked.passage, sentence.clone());
                let value = values.get(below(values.len(), rng))?;
                let prompt = blanked_value(asked, value, asked.subject())?;
                let answer = &asked.passage.text[value.range.clone()];
                Some((prompt, task(answer, vec![answer.to_owned()], Expected::Value { unit: value.unit })?))
            }
        }
    }
}

fn term(asked: &Asked) -> Option<(Prompt, Task)> {
    if has_equivalent(asked.deck, asked.card.entry, &asked.passage) {
        return None;
    }
    let task = task(&asked.entry.term, asked.deck.names_of(asked.card.entry), Expected::Name)?;
    Some((masked_definition(asked, TELLING_WORDS)?, task))
}

/// The expansion, and with spaces when it is written in camel case.
pub(in crate::quiz) fn accepted_expansions(expansion: &str) -> Vec<String> {
    let mut accept = vec![expansion.to_owned()];
    let spaced = words(expansion).flat_map(|word| humps(word.text)).collect::<Vec<_>>().join(" ");
    if spaced != expansion {
        accept.push(spaced);
    }
    accept
}

/// Whether the acronym shows a word that it stands for, as in `YAML` Ain't Markup Language.
pub(super) fn is_given_away(acronym: &str, expansion: &str) -> bool {
    let acronym = fold(acronym);
    let expansion_has_it =
        words(&acronym).any(|shown| words(expansion).any(|word| fold(word.text) == shown.text));
    let has_long_word = |word: &str| word.chars().count() >= 4 && acronym.contains(word);
    expansion_has_it || words(expansion).any(|word| has_long_word(&fold(word.text)))
}

fn task(answer: &str, accept: Vec<String>, expected: Expected) -> Option<Task> {
    let can_be_typed = answer.chars().any(char::is_alphanumeric) && answer.chars().count() <= LONGEST;
    can_be_typed.then(|| Task::Type { answer: answer.to_owned(), accept, expected })
}
