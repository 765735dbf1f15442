//! Which definition has this term?

use rand::Rng;

use crate::quiz::asking::Stage;
use crate::quiz::deck::Subject;
use crate::quiz::description::description;
use crate::quiz::distractors::{Fairness, are_alike, balanced, candidates};
use crate::quiz::names::{Names, name_key};
use crate::quiz::question::{Choice, Task};
use crate::quiz::subjects::is_askable;
use crate::quiz::{Prompt, QuestionKind};

use super::{Asked, Kind, pick_first};

pub(super) struct ReverseKind;

impl Kind for ReverseKind {
    fn kind(&self) -> QuestionKind {
        QuestionKind::Reverse
    }

    fn weight(&self, stage: Stage) -> u32 {
        match stage {
            Stage::Weak => 1,
            Stage::Growing => 4,
            Stage::Strong => 3,
        }
    }

    fn make(&self, asked: &Asked, rng: &mut dyn Rng) -> Option<(Prompt, Task)> {
        if asked.card.subject != Subject::Meaning {
            return None;
        }
        let right = own_description(asked)?;
        // Whoever knows one Service and not the other has to meet both; the prompt names the section.
        let mut all = namesakes(asked, &right.text);
        let namesakes = all.len();
        for choice in fair_descriptions(asked, &right.text, 6, rng) {
            if !all.iter().any(|known| known.text == choice.text) {
                all.push(choice);
            }
        }
        let length = right.text.chars().count();
        let sure = namesakes + asked.confused_among(&all[namesakes..]);
        let wrong = balanced(&all, 3, sure, length, rng);
        if wrong.len() < 2 {
            return None;
        }
        Some((asked.subject(), pick_first(std::iter::once(right).chain(wrong).collect(), rng)))
    }
}

/// So many definitions of namesakes are put beside the right one at most.
const NAMESAKES: usize = 2;

/// Descriptions of entries of other sections that have the asked one's very name and mean something else.
fn namesakes(asked: &Asked, right: &str) -> Vec<Choice> {
    let deck = asked.deck;
    let own = asked.card.entry;
    let here = deck.section_mates(own);
    let mut found: Vec<Choice> = Vec::new();
    for &other in deck.named(&name_key(&asked.entry.term)) {
        let (entry, passage) = (deck.entry(other), deck.passage(other));
        let is_same_name = name_key(&entry.term) == name_key(&asked.entry.term);
        if here.contains(&other) || !is_same_name || !is_askable(entry, &passage) {
            continue;
        }
        let Some(text) = description(&passage, &Names::of(deck, &[own, other])) else { continue };
        if !are_alike(&text, right) && found.len() < NAMESAKES {
            found.push(Choice { text, entry: Some(entry.id.clone()) });
        }
    }
    found
}

/// The asked entry's description, its names hidden.
pub(super) fn own_description(asked: &Asked) -> Option<Choice> {
    let text = description(&asked.passage, &asked.names)?;
    Some(Choice { text, entry: Some(asked.entry.id.clone()) })
}

/// Descriptions of other entries that surely do not fit the asked one, the most plausible first, all distinct.
/// The names of the asked entry are hidden in them as well as those of their own.
pub(super) fn fair_descriptions(asked: &Asked, right: &str, enough: usize, rng: &mut dyn Rng) -> Vec<Choice> {
    let deck = asked.deck;
    let own = asked.card.entry;
    let fairness = Fairness::of(deck, own);
    let mut found: Vec<Choice> = Vec::new();
    for candidate in candidates(asked, rng) {
        let other = candidate.entry;
        if !fairness.allows(other) || !Fairness::of(deck, other).allows(own) {
            continue;
        }
        let names = Names::of(deck, &[own, other]);
        let Some(text) = description(&deck.passage(other), &names) else { continue };
        // What tells two definitions apart may be the very words that are hidden.
        if text != right && !are_alike(&text, right) && !found.iter().any(|choice| choice.text == text) {
            found.push(Choice { text, entry: Some(deck.entry(other).id.clone()) });
        }
        if found.len() == enough {
            break;
        }
    }
    found
}
