//! Which term has this definition? Which words does this acronym stand for?

use rand::Rng;

use crate::quiz::asking::Stage;
use crate::quiz::deck::Subject;
use crate::quiz::description::masked_definition;
use crate::quiz::distractors::{Fairness, balanced, candidates};
use crate::quiz::names::name_key;
use crate::quiz::question::{Choice, Task};
use crate::quiz::wrong_expansions::wrong_expansions;
use crate::quiz::{Prompt, QuestionKind};

use super::{Asked, Kind, is_given_away, pick_first};

pub(super) struct ChoiceKind;

impl Kind for ChoiceKind {
    fn kind(&self) -> QuestionKind {
        QuestionKind::Choice
    }

    fn weight(&self, stage: Stage) -> u32 {
        match stage {
            Stage::Weak => 1000,
            Stage::Growing => 1,
            Stage::Strong => 0,
        }
    }

    fn make(&self, asked: &Asked, rng: &mut dyn Rng) -> Option<(Prompt, Task)> {
        match &asked.card.subject {
            Subject::Meaning => which_term(asked, rng),
            Subject::Expansion { acronym, expansion } if is_given_away(acronym, expansion) => None,
            Subject::Expansion { acronym, expansion } => which_expansion(asked, acronym, expansion, rng),
            Subject::Fact { .. } => None,
        }
    }
}

/// How many words that say something a definition needs to be enough to pick a term.
const TELLING_WORDS: usize = 2;

fn which_term(asked: &Asked, rng: &mut dyn Rng) -> Option<(Prompt, Task)> {
    let prompt = masked_definition(asked, TELLING_WORDS)?;
    let terms = fair_terms(asked, rng);
    let length = asked.entry.term.chars().count();
    let wrong = balanced(&terms, 3, asked.confused_among(&terms), length, rng);
    if wrong.len() < 2 {
        return None;
    }
    let right = Choice { text: asked.entry.term.clone(), entry: Some(asked.entry.id.clone()) };
    Some((prompt, pick_first(std::iter::once(right).chain(wrong).collect(), rng)))
}

/// How many fair terms are enough to choose from.
const ENOUGH: usize = 7;

/// Terms of other entries that are surely wrong, the most plausible first, all distinct.
fn fair_terms(asked: &Asked, rng: &mut dyn Rng) -> Vec<Choice> {
    let mut terms: Vec<Choice> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    let fairness = Fairness::of(asked.deck, asked.card.entry);
    for candidate in candidates(asked, rng) {
        let entry = asked.deck.entry(candidate.entry);
        let key = name_key(&entry.term);
        if !keys.contains(&key) && fairness.allows(candidate.entry) {
            keys.push(key);
            terms.push(Choice { text: entry.term.clone(), entry: Some(entry.id.clone()) });
        }
        if terms.len() == ENOUGH {
            break;
        }
    }
    terms
}

fn which_expansion(
    asked: &Asked,
    acronym: &str,
    expansion: &str,
    rng: &mut dyn Rng,
) -> Option<(Prompt, Task)> {
    let wrong = wrong_expansions(asked.deck, expansion, rng)?;
    let choices = std::iter::once(expansion.to_owned()).chain(wrong).map(Choice::of_text);
    Some((Prompt::of_subject(acronym), pick_first(choices.collect(), rng)))
}
