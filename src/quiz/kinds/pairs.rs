//! Which term belongs to which definition? Four pairs of one section, the asked card's among them.

use rand::Rng;

use crate::quiz::asking::Stage;
use crate::quiz::deck::Subject;
use crate::quiz::description::description;
use crate::quiz::distractors::{Fairness, are_alike, candidates};
use crate::quiz::names::Names;
use crate::quiz::question::{Choice, Task};
use crate::quiz::{Prompt, QuestionKind};

use super::{Asked, Kind, shuffled};

pub(super) struct MatchKind;

/// How many pairs there are.
const PAIRS: usize = 4;

impl Kind for MatchKind {
    fn kind(&self) -> QuestionKind {
        QuestionKind::Match
    }

    fn weight(&self, stage: Stage) -> u32 {
        match stage {
            Stage::Weak => 0,
            Stage::Growing => 2,
            Stage::Strong => 1,
        }
    }

    fn make(&self, asked: &Asked, rng: &mut dyn Rng) -> Option<(Prompt, Task)> {
        if asked.card.subject != Subject::Meaning {
            return None;
        }
        let entries = four_entries(asked, rng)?;
        let descriptions = descriptions(asked, &entries)?;
        let terms: Vec<Choice> = entries.iter().map(|&entry| choice(asked, entry, None)).collect();
        Some((
            Prompt::of_subject(&asked.deck.section(asked.card.entry).name),
            shuffle(&terms, &descriptions, rng),
        ))
    }
}

/// The asked entry and three of its section, none of which could be taken for another by its definition.
fn four_entries(asked: &Asked, rng: &mut dyn Rng) -> Option<Vec<u32>> {
    let deck = asked.deck;
    let mates = deck.section_mates(asked.card.entry);
    let mut chosen = vec![asked.card.entry];
    let mut judges = vec![Fairness::of(deck, asked.card.entry)];
    for candidate in candidates(asked, rng).into_iter().filter(|candidate| mates.contains(&candidate.entry)) {
        let other = candidate.entry;
        let judge = Fairness::of(deck, other);
        let is_apart =
            judges.iter().all(|judge| judge.allows(other)) && chosen.iter().all(|&own| judge.allows(own));
        if is_apart && describe(asked, other, &Names::of(deck, &[other])).is_some() {
            chosen.push(other);
            judges.push(judge);
        }
        if chosen.len() == PAIRS {
            return Some(chosen);
        }
    }
    None
}

/// Their descriptions, with the names of all four hidden; none when too little is left of one, or when two
/// are alike.
fn descriptions(asked: &Asked, entries: &[u32]) -> Option<Vec<Choice>> {
    let names = Names::of(asked.deck, entries);
    let mut found: Vec<Choice> = Vec::new();
    for &entry in entries {
        let text = describe(asked, entry, &names)?;
        if found.iter().any(|other| are_alike(&other.text, &text)) {
            return None;
        }
        found.push(choice(asked, entry, Some(text)));
    }
    Some(found)
}

fn describe(asked: &Asked, entry: u32, names: &Names) -> Option<String> {
    description(&asked.deck.passage(entry), names)
}

fn choice(asked: &Asked, entry: u32, text: Option<String>) -> Choice {
    let entry = asked.deck.entry(entry);
    Choice { text: text.unwrap_or_else(|| entry.term.clone()), entry: Some(entry.id.clone()) }
}

fn shuffle(terms: &[Choice], descriptions: &[Choice], rng: &mut dyn Rng) -> Task {
    let (term_order, description_order) = (shuffled(terms.len(), rng), shuffled(descriptions.len(), rng));
    let in_order = |all: &[Choice], order: &[usize]| order.iter().map(|&index| all[index].clone()).collect();
    let right = term_order
        .iter()
        .map(|pair| description_order.iter().position(|other| other == pair).unwrap_or(0))
        .collect();
    Task::Pair {
        terms: in_order(terms, &term_order),
        descriptions: in_order(descriptions, &description_order),
        right,
    }
}
