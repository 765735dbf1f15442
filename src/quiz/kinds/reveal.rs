//! Recall, look, rate oneself. Possible for every card.

use rand::Rng;

use crate::quiz::asking::Stage;
use crate::quiz::deck::Subject;
use crate::quiz::question::Task;
use crate::quiz::text::sentences;
use crate::quiz::{Prompt, QuestionKind};

use super::{Asked, Kind};

pub(super) struct RevealKind;

impl Kind for RevealKind {
    fn kind(&self) -> QuestionKind {
        QuestionKind::Reveal
    }

    fn weight(&self, stage: Stage) -> u32 {
        match stage {
            Stage::Weak => 0,
            Stage::Growing | Stage::Strong => 1,
        }
    }

    fn make(&self, asked: &Asked, _: &mut dyn Rng) -> Option<(Prompt, Task)> {
        Some(recall(asked))
    }
}

/// How many ideas there are to tick off at most.
const IDEAS: usize = 8;

/// The question and its answer, broken into ideas.
pub(super) fn recall(asked: &Asked) -> (Prompt, Task) {
    let text = &asked.passage.text;
    let (prompt, answer) = match &asked.card.subject {
        Subject::Meaning => (asked.subject(), text.clone()),
        Subject::Expansion { acronym, expansion } => (Prompt::of_subject(acronym), expansion.clone()),
        Subject::Fact { sentence } => {
            let context = asked.passage.render(asked.passage.all(), std::slice::from_ref(sentence));
            (asked.subject().followed_by(context), text[sentence.clone()].to_owned())
        }
    };
    let mut ideas: Vec<String> = sentences(&answer).into_iter().map(|range| idea(&answer[range])).collect();
    if ideas.len() > IDEAS {
        let rest = ideas.split_off(IDEAS - 1).join(" ");
        ideas.push(rest);
    }
    if ideas.is_empty() {
        ideas.push(answer.clone());
    }
    (prompt, Task::Recall { answer, ideas })
}

/// A sentence as an item to tick off: without its full stop.
fn idea(sentence: &str) -> String {
    sentence.trim_end_matches(['.', ';']).to_owned()
}
