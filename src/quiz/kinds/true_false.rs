//! Is this statement true? A false one says of the asked entry what is true of a close sibling, or has
//! another value, or the opposite.

use std::ops::Range;

use rand::Rng;

use crate::quiz::asking::Stage;
use crate::quiz::chance::below;
use crate::quiz::deck::Subject;
use crate::quiz::negation::opposite;
use crate::quiz::prompt::{BlockShape, PromptBlock, PromptPiece};
use crate::quiz::question::Task;
use crate::quiz::values::values;
use crate::quiz::wrong_values::wrong_values;
use crate::quiz::{Prompt, QuestionKind};

use super::cloze::exchanged_name;
use super::reverse::{fair_descriptions, own_description};
use super::{Asked, Kind};

pub(super) struct TrueFalseKind;

impl Kind for TrueFalseKind {
    fn kind(&self) -> QuestionKind {
        QuestionKind::TrueFalse
    }

    fn weight(&self, stage: Stage) -> u32 {
        match stage {
            Stage::Weak | Stage::Growing => 2,
            Stage::Strong => 1,
        }
    }

    fn make(&self, asked: &Asked, rng: &mut dyn Rng) -> Option<(Prompt, Task)> {
        // Without a false statement to make, every statement would be true.
        let (correction, lie) = match &asked.card.subject {
            Subject::Meaning => about_meaning(asked, rng)?,
            Subject::Fact { sentence } => about_fact(asked, sentence.clone(), rng)?,
            Subject::Expansion { .. } => return None,
        };
        let truth = below(2, rng) == 0;
        let statement = if truth { correction.clone() } else { lie };
        let block = PromptBlock { shape: BlockShape::Paragraph, pieces: vec![PromptPiece::Text(statement)] };
        Some((asked.subject().followed_by(vec![block]), Task::Judge { truth, correction }))
    }
}

fn about_meaning(asked: &Asked, rng: &mut dyn Rng) -> Option<(String, String)> {
    let right = own_description(asked)?.text;
    let lies = fair_descriptions(asked, &right, 3, rng);
    let lie = lies.get(below(lies.len(), rng))?;
    Some((right, lie.text.clone()))
}

fn about_fact(asked: &Asked, sentence: Range<usize>, rng: &mut dyn Rng) -> Option<(String, String)> {
    let right = asked.passage.text[sentence.clone()].to_owned();
    let values = values(&asked.passage, sentence.clone());
    for value in &values {
        let written = &asked.passage.text[value.range.clone()];
        let Some(wrong) = wrong_values(written, value.sort, rng) else { continue };
        let wrong = wrong.get(below(wrong.len(), rng))?;
        let mut lie = right.clone();
        lie.replace_range(value.range.start - sentence.start..value.range.end - sentence.start, wrong);
        return Some((right, lie));
    }
    // If every denial were a lie, and every lie a denial, one could tell by the form alone.
    let exchanged = exchanged_name(asked, sentence.clone(), rng).map(|(range, name)| {
        let mut lie = right.clone();
        lie.replace_range(range.start - sentence.start..range.end - sentence.start, &name);
        lie
    });
    let lies: Vec<String> = opposite(&right).into_iter().chain(exchanged).collect();
    let lie = lies.get(below(lies.len(), rng))?.clone();
    Some((right, lie))
}
