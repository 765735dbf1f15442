//! What a card said before it changed, to be told from what it says now. A belief that was learned does not go by
//! being told once: it comes up again where it can be rejected.

use rand::Rng;

use crate::quiz::QuestionKind;
use crate::quiz::asking::Asking;
use crate::quiz::chance::below;
use crate::quiz::deck::Subject;
use crate::quiz::prompt::{BlockShape, PromptBlock, PromptPiece};
use crate::quiz::question::{Choice, Question, Task};
use crate::quiz::values::values;
use crate::quiz::wrong_values::wrong_values;

use super::{Asked, pick_first};

/// A question in which the former text is the mistake to make: a statement that is false now, or a choice beside what
/// is true. None when the card says nothing else than before, or when neither way of asking is allowed.
pub(super) fn drill(asked: &Asked, asking: &Asking, rng: &mut dyn Rng) -> Option<Question> {
    let former = asking.former.as_deref()?;
    let right = asked.deck.text_of(asked.card);
    // What a choice between statements is called depends on what the card is about.
    let choice = match asked.card.subject {
        Subject::Meaning => QuestionKind::Reverse,
        _ => QuestionKind::Choice,
    };
    let mut kinds = vec![QuestionKind::TrueFalse, choice];
    kinds.retain(|&kind| asking.kinds.contains(kind));
    let kind = *kinds.get(below(kinds.len().max(1), rng))?;
    if former == right {
        return None;
    }
    let (prompt, task) = if kind == QuestionKind::TrueFalse {
        let pieces = vec![PromptPiece::Text(former.to_owned())];
        let statement = PromptBlock { shape: BlockShape::Paragraph, pieces };
        (asked.subject().followed_by(vec![statement]), Task::Judge { truth: false, correction: right })
    } else {
        let third = another(asked, rng).filter(|third| third != former);
        let texts = [Some(right), Some(former.to_owned()), third];
        let choices = texts.into_iter().flatten().map(Choice::of_text).collect();
        (asked.subject(), pick_first(choices, rng))
    };
    Some(Question { card: asked.card.id.clone(), card_kind: asked.card.kind, kind, prompt, task })
}

/// The fact with another value, which never was true: so that one cannot tell the right choice by its being the newer
/// of two.
fn another(asked: &Asked, rng: &mut dyn Rng) -> Option<String> {
    let Subject::Fact { sentence } = &asked.card.subject else { return None };
    for value in values(&asked.passage, sentence.clone()) {
        let written = &asked.passage.text[value.range.clone()];
        let Some(wrong) = wrong_values(written, value.sort, rng) else { continue };
        let mut text = asked.passage.text[sentence.clone()].to_owned();
        let place = value.range.start - sentence.start..value.range.end - sentence.start;
        text.replace_range(place, wrong.get(below(wrong.len(), rng))?);
        return Some(text);
    }
    None
}
