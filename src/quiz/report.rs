//! What the command line prints: every question that can be asked, and grades.

use rand::{SeedableRng, rngs::SmallRng};
use serde::Serialize;

use crate::hash::Fnv;

use super::deck::{Card, Deck, Subject};
use super::grade::{Grade, Outcome};
use super::grading::{grade_fact, grade_typed};
use super::kinds::accepted_expansions;
use super::question::{Expected, Question, Task};
use super::{Asking, CardId, QuestionKind};

/// A question as one JSON line of `glossary questions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionRecord {
    /// The card.
    pub card: CardId,
    /// The way of asking.
    pub kind: QuestionKind,
    /// The id of the card's section.
    pub section: String,
    /// What is shown, as plain text; of a match, its terms and its descriptions, a line each.
    pub prompt: String,
    /// What can be picked, in the order of showing; empty when nothing is.
    pub choices: Vec<String>,
    /// The right answer; `true` or `false`; of a match, `term = description`, a line each.
    pub answer: String,
    /// What is accepted when typed, the answer first; empty when nothing is typed.
    pub accept: Vec<String>,
}

/// Every question that can be asked, in document order: for each card and each kind, one of every prompt, with the wrong
/// choices that the seed draws. The same seed gives the same questions; each has a random generator of its own, so an
/// edit of one entry leaves most of the others as they are.
pub fn list_questions(deck: &Deck, seed: u64) -> impl Iterator<Item = QuestionRecord> {
    deck.cards().iter().flat_map(move |card| {
        QuestionKind::ALL.into_iter().flat_map(move |kind| questions_of(deck, card, kind, seed))
    })
}

/// After so many draws that bring nothing new, every blank and every lie of a definition has most likely been drawn.
const FRUITLESS: u64 = 8;

fn questions_of(deck: &Deck, card: &Card, kind: QuestionKind, seed: u64) -> Vec<QuestionRecord> {
    let asking = Asking::default();
    let mut found: Vec<QuestionRecord> = Vec::new();
    let mut fruitless = 0;
    for draw in 0.. {
        let mut rng = SmallRng::seed_from_u64(seed ^ hash(card.id.as_str(), kind) ^ (draw << 32));
        let Some(question) = deck.ask_as(&card.id, kind, &asking, &mut rng) else { break };
        let record = record(deck, card, &question);
        let is_known =
            found.iter().any(|known| (&known.prompt, &known.answer) == (&record.prompt, &record.answer));
        if !is_known {
            found.push(record);
        }
        fruitless = if is_known { fruitless + 1 } else { 0 };
        if !has_several_prompts(card, kind) || fruitless == FRUITLESS {
            break;
        }
    }
    found
}

/// Whether one card can be asked about several places of its text. The company of a match changes too, and so does whose
/// definition is said of a term, but that is no other question about the card.
const fn has_several_prompts(card: &Card, kind: QuestionKind) -> bool {
    match kind {
        QuestionKind::Cloze | QuestionKind::Typed => true,
        QuestionKind::TrueFalse => matches!(card.subject, Subject::Fact { .. }),
        _ => false,
    }
}

/// So that each card and kind has numbers of its own.
fn hash(card: &str, kind: QuestionKind) -> u64 {
    let mut hash = Fnv::default();
    hash.write(card.as_bytes());
    hash.write(kind.name().as_bytes());
    hash.finish()
}

fn record(deck: &Deck, card: &Card, question: &Question) -> QuestionRecord {
    let texts =
        |choices: &[super::Choice]| choices.iter().map(|choice| choice.text.clone()).collect::<Vec<_>>();
    let mut prompt = question.prompt_text();
    let (mut choices, mut accept) = (Vec::new(), Vec::new());
    match &question.task {
        Task::Pick { choices: all, .. } => choices = texts(all),
        Task::Type { accept: all, .. } => accept.clone_from(all),
        Task::Pair { terms, descriptions, .. } => {
            for line in texts(terms).into_iter().chain(texts(descriptions)) {
                prompt.push('\n');
                prompt.push_str(&line);
            }
        }
        Task::Judge { .. } | Task::Recall { .. } => {}
    }
    QuestionRecord {
        card: card.id.clone(),
        kind: question.kind,
        section: deck.section(card.entry).id.clone(),
        prompt,
        choices,
        answer: question.answer_text(),
        accept,
    }
}

/// A grade as `glossary grade` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GradeReport {
    /// The card.
    pub card: CardId,
    /// Whether the answer is right.
    pub outcome: Outcome,
    /// Why, in English.
    pub reason: String,
    /// The id of the entry that was taken for the card's.
    pub confused_with: Option<String>,
}

/// Why nothing could be graded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GradeError {
    /// There is no such card.
    #[error("there is no card {0}; `glossary questions` lists every card")]
    NoSuchCard(CardId),
}

/// Grades a typed answer to a card: the term (or another name) of a `Meaning` card, the words of an `Expansion`
/// card, and of a `LocalFact` card its value or what it says.
///
/// # Errors
///
/// [`GradeError::NoSuchCard`] when the deck has no card of that id.
pub fn grade_text(deck: &Deck, card: &CardId, answer: &str) -> Result<GradeReport, GradeError> {
    let found = deck.card(card).ok_or_else(|| GradeError::NoSuchCard(card.clone()))?;
    let grade = match &found.subject {
        Subject::Meaning => {
            grade_typed(deck, Some(found.entry), &deck.names_of(found.entry), Expected::Name, answer)
        }
        Subject::Expansion { expansion, .. } => {
            grade_typed(deck, Some(found.entry), &accepted_expansions(expansion), Expected::Expansion, answer)
        }
        Subject::Fact { sentence } => grade_fact(deck, found.entry, sentence.clone(), answer),
    };
    Ok(report(card, grade))
}

fn report(card: &CardId, grade: Grade) -> GradeReport {
    let reason = grade.reason.to_string();
    GradeReport { card: card.clone(), outcome: grade.outcome, reason, confused_with: grade.confused_with }
}
