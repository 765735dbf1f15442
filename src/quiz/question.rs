//! One question, ready to be shown and answered.

use super::{CardId, CardKind, Prompt, QuestionKind};

/// One question about one card. It holds all that is needed to show it, to grade an answer and to explain
/// the right one, so it can outlive the deck that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The card that is asked.
    pub card: CardId,
    /// What the card is about.
    pub card_kind: CardKind,
    /// The way of asking.
    pub kind: QuestionKind,
    /// What is shown; how to answer it is the app's to say, by [`Question::kind`] and [`Question::card_kind`].
    pub prompt: Prompt,
    /// What can be answered, and what is right.
    pub task: Task,
}

/// What can be answered, and what is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Pick one of two to six choices.
    Pick {
        /// In the order of showing; their texts are distinct.
        choices: Vec<Choice>,
        /// The index of the right one.
        right: usize,
    },
    /// Type a text.
    Type {
        /// The right answer, as the glossary writes it.
        answer: String,
        /// All that counts as right, the answer first.
        accept: Vec<String>,
        /// What kind of thing it is, which says how strictly it is graded.
        expected: Expected,
    },
    /// Say whether the statement is true.
    Judge {
        /// Whether it is.
        truth: bool,
        /// The true statement about the subject, as the glossary has it.
        correction: String,
    },
    /// Put four descriptions to their terms.
    Pair {
        /// In the order of showing; one of them belongs to the asked card.
        terms: Vec<Choice>,
        /// In the order of showing.
        descriptions: Vec<Choice>,
        /// For each term, the index of its description.
        right: Vec<usize>,
    },
    /// Recall, look at the answer, rate oneself.
    Recall {
        /// The answer as plain text; of a `Meaning` card, the app can show the entry's definition instead.
        answer: String,
        /// The ideas of the answer, in order, to tick off; at least one, at most eight.
        ideas: Vec<String>,
    },
}

/// One thing to pick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is shown.
    pub text: String,
    /// The id of the entry that it stands for; none for a number or a name that is no entry.
    pub entry: Option<String>,
}

impl Choice {
    pub(crate) fn of_text(text: String) -> Choice {
        Choice { text, entry: None }
    }
}

/// What a typed answer should be, which says how strictly it is graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A term, or another name of its entry.
    Name,
    /// The words of an acronym; their order is forgiven.
    Expansion,
    /// A number, version, date, price or piece of code: exact.
    Value {
        /// The unit of the number, which the prompt shows; empty for none.
        unit: &'static str,
    },
}

impl Question {
    /// The prompt as plain text.
    pub fn prompt_text(&self) -> String {
        self.prompt.text()
    }

    /// The right answer in one line of text.
    pub fn answer_text(&self) -> String {
        match &self.task {
            Task::Pick { choices, right } => {
                choices.get(*right).map_or_else(String::new, |choice| choice.text.clone())
            }
            Task::Type { answer, .. } | Task::Recall { answer, .. } => answer.clone(),
            Task::Judge { truth, .. } => truth.to_string(),
            Task::Pair { terms, descriptions, right } => {
                let mut text = String::new();
                for (term, &index) in terms.iter().zip(right) {
                    if !text.is_empty() {
                        text.push_str(" | ");
                    }
                    text.push_str(&term.text);
                    text.push_str(" = ");
                    text.push_str(descriptions.get(index).map_or("", |choice| &choice.text));
                }
                text
            }
        }
    }
}
