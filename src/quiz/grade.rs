//! An answer, and what it is worth.

use std::fmt;

use crate::memory::Rating;

use super::{Question, Task};

/// What a person answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The choice of that index, for [`Task::Pick`].
    Picked(usize),
    /// That text, for [`Task::Type`].
    Typed(String),
    /// That the statement is true, or not, for [`Task::Judge`].
    Judged(bool),
    /// For each term the index of a description, for [`Task::Pair`].
    Paired(Vec<usize>),
    /// How well it was recalled, in the person's own opinion, for [`Task::Recall`].
    Recalled(Rating),
    /// "I don't know."
    Unknown,
}

/// Whether an answer is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Right.
    Correct,
    /// Nearly: the person is shown what differs.
    Close,
    /// Wrong.
    Incorrect,
}

impl Outcome {
    /// The rating that it suggests: Good, Hard when close, Again when wrong.
    pub(crate) fn rating(self) -> Rating {
        match self {
            Outcome::Correct => Rating::Good,
            Outcome::Close => Rating::Hard,
            Outcome::Incorrect => Rating::Again,
        }
    }
}

/// What an answer is worth, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// Whether it is right.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// The id of the entry that the person took for the asked one.
    pub confused_with: Option<String>,
}

/// Why an answer got its grade. The app has its own words for each; [`fmt::Display`] is English, for the
/// command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It is the answer.
    Same,
    /// It is the answer, written a little differently: case, accents, punctuation, spaces, plural, articles.
    SameButForm,
    /// It is another accepted name of the answer.
    OtherName,
    /// A slip of the keyboard; the answer as it should be.
    Typo(String),
    /// Right as far as it goes; what is missing.
    Partial(String),
    /// It names another entry; that entry's term.
    OtherEntry(String),
    /// A number, unit, version or piece of code differs; what was expected.
    Value(String),
    /// It says the opposite.
    Negation,
    /// It is something else; what was expected.
    Different(String),
    /// How many of the pairs are right, and of how many.
    Pairs(usize, usize),
    /// Nothing was answered.
    NoAnswer,
    /// The person rated it.
    SelfRated,
    /// The answer does not fit the question's way of asking.
    Unfitting,
}

impl Grade {
    pub(crate) fn new(outcome: Outcome, reason: Reason) -> Grade {
        Grade { outcome, reason, confused_with: None }
    }

    fn picked(right: bool, expected: impl FnOnce() -> String) -> Grade {
        if right {
            Grade::new(Outcome::Correct, Reason::Same)
        } else {
            Grade::new(Outcome::Incorrect, Reason::Different(expected()))
        }
    }

    /// The rating that this grade suggests: Good, Hard when close, Again when wrong. A person can overrule it.
    pub fn rating(&self) -> Rating {
        self.outcome.rating()
    }
}

/// Grades every answer but a typed one, which needs the deck: see [`Deck::grade`](super::Deck::grade).
pub(crate) fn grade_untyped(question: &Question, answer: &Answer) -> Grade {
    match (&question.task, answer) {
        (_, Answer::Unknown) => Grade::new(Outcome::Incorrect, Reason::NoAnswer),
        (Task::Pick { choices, right }, Answer::Picked(picked)) => {
            let grade = Grade::picked(picked == right, || question.answer_text());
            let confused_with = (picked != right).then(|| choices.get(*picked)?.entry.clone()).flatten();
            Grade { confused_with, ..grade }
        }
        (Task::Judge { truth, correction }, Answer::Judged(judged)) => {
            Grade::picked(judged == truth, || correction.clone())
        }
        (Task::Pair { .. }, Answer::Paired(paired)) => grade_pairs(question, paired),
        (Task::Recall { .. }, Answer::Recalled(rating)) => {
            let outcome = match rating {
                Rating::Again => Outcome::Incorrect,
                Rating::Hard => Outcome::Close,
                Rating::Good | Rating::Easy => Outcome::Correct,
            };
            Grade::new(outcome, Reason::SelfRated)
        }
        _ => Grade::new(Outcome::Incorrect, Reason::Unfitting),
    }
}

/// Only the asked card is rated, so its own pair decides; a slip among the others makes it close.
fn grade_pairs(question: &Question, paired: &[usize]) -> Grade {
    let Task::Pair { terms, descriptions, right } = &question.task else {
        return Grade::new(Outcome::Incorrect, Reason::Unfitting);
    };
    let hits = right.iter().zip(paired).filter(|(right, paired)| right == paired).count();
    let asked = terms.iter().position(|term| term.entry.as_deref() == Some(question.card.entry()));
    let own = asked.and_then(|asked| Some((*right.get(asked)?, *paired.get(asked)?)));
    let outcome = match own {
        Some((right, paired)) if right != paired => Outcome::Incorrect,
        Some(_) if hits == terms.len() => Outcome::Correct,
        Some(_) => Outcome::Close,
        None => Outcome::Incorrect,
    };
    let taken =
        own.filter(|(right, paired)| right != paired).and_then(|(_, paired)| descriptions.get(paired));
    Grade {
        confused_with: taken.and_then(|choice| choice.entry.clone()),
        ..Grade::new(outcome, Reason::Pairs(hits, terms.len()))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Same => f.write_str("it is the answer"),
            Reason::SameButForm => f.write_str("it is the answer, written a little differently"),
            Reason::OtherName => f.write_str("it is another name of the answer"),
            Reason::Typo(expected) => write!(f, "a typo; the answer is {expected}"),
            Reason::Partial(missing) => write!(f, "right as far as it goes; missing: {missing}"),
            Reason::OtherEntry(term) => write!(f, "that is another term, {term}"),
            Reason::Value(expected) => write!(f, "the value must be exact: {expected}"),
            Reason::Negation => f.write_str("it says the opposite"),
            Reason::Different(expected) => write!(f, "expected: {expected}"),
            Reason::Pairs(hits, all) => write!(f, "{hits} of {all} pairs are right"),
            Reason::NoAnswer => f.write_str("nothing was answered"),
            Reason::SelfRated => f.write_str("as you rated it"),
            Reason::Unfitting => f.write_str("this question cannot be answered in that way"),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Outcome::Correct => "correct",
            Outcome::Close => "close",
            Outcome::Incorrect => "incorrect",
        })
    }
}
