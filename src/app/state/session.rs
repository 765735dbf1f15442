//! What a session shows, and its verbs.

use leptos::prelude::*;

use super::{AppState, Notice, now};
use crate::{
    app::{
        engine::{Answered, Asked, Engine, Position, Report},
        words,
    },
    browser,
    memory::Scope,
    progress::CardChange,
    quiz::{Answer, CardId, Outcome, Task},
};

/// What a session shows.
#[derive(Clone)]
pub(crate) enum SessionView {
    /// No session.
    None,
    /// A question that waits.
    Asking(Box<Asked>),
    /// A question that was answered.
    Answered(Box<Answered>),
    /// The end.
    Complete(Report),
}

impl SessionView {
    /// Where the session stands.
    pub(crate) fn position(&self) -> Option<Position> {
        match self {
            SessionView::Asking(asked) => Some(asked.position),
            SessionView::Answered(answered) => Some(answered.position),
            SessionView::None | SessionView::Complete(_) => None,
        }
    }

    /// What takes focus when this is shown.
    pub(crate) fn focus_target(&self) -> Option<&'static str> {
        match self {
            SessionView::None => None,
            SessionView::Asking(_) => Some(QUESTION),
            SessionView::Answered(_) => Some("#next"),
            SessionView::Complete(_) => Some("h1"),
        }
    }
}

/// What of a question takes focus: the field for the answer if it has one, else its text, so that keys are answers.
pub(crate) const QUESTION: &str = "#answer, main:not(:has(#answer)) [data-testid=prompt]";

/// Whether an answer was right, as it is shown and read out.
#[derive(Clone, PartialEq)]
pub(crate) struct Verdict {
    /// Whether it was, nearly included.
    pub(crate) right: bool,
    /// The verdict and the right answer.
    pub(crate) text: String,
}

/// So many milliseconds after the first question is shown, while the person reads it, what later ones need is made, and what
/// the start left out is done.
const READING: i32 = 200;

impl AppState {
    /// Goes on with the session of that scope, or begins one.
    pub(crate) fn begin(&self, scope: &Scope) {
        self.save(|engine| engine.begin(scope, now()));
        self.show_session();
        self.compact_when_worth_it();
        let state = *self;
        let while_reading = move || {
            state.engine.with_value(Engine::prepare_questions);
            let found = state.change(Engine::check_older_snapshot);
            Notice::of_opening(found.as_slice()).into_iter().for_each(|notice| state.tell(notice));
        };
        browser::after(READING, while_reading).forget();
    }

    /// Begins a session, whatever is under way.
    pub(crate) fn begin_anew(&self, scope: Scope) {
        self.save(|engine| engine.begin_anew(scope, now()));
        self.show_session();
    }

    /// Takes an answer to the question on the screen.
    pub(crate) fn answer(&self, answer: &Answer) {
        if !self.session.with_untracked(|view| matches!(view, SessionView::Asking(_))) {
            return;
        }
        self.save(|engine| engine.answer(answer, now()));
        // Who rated themselves has seen the answer already, but not what it was before.
        let is_news = self
            .engine
            .with_value(|engine| engine.answered().is_some_and(|answered| answered.news.is_some()));
        if matches!(answer, Answer::Recalled(_)) && !is_news {
            return self.next();
        }
        self.show_session();
        self.show_verdict();
    }

    /// Goes on to the next question.
    pub(crate) fn next(&self) {
        self.change(|engine| engine.next(now()));
        self.show_session();
        self.compact_when_worth_it();
    }

    /// Whether there is an answer to take back.
    pub(crate) fn can_undo(&self) -> bool {
        self.engine.with_value(Engine::can_undo)
    }

    /// Takes back the last answer.
    pub(crate) fn undo(&self) {
        if self.session.with_untracked(|view| matches!(view, SessionView::None)) || !self.can_undo() {
            return;
        }
        self.save(|engine| engine.undo(now()));
        self.show_session();
    }

    /// Turns the last grade round.
    pub(crate) fn overrule(&self) {
        self.save(|engine| engine.overrule(now()));
        self.show_session();
        self.show_verdict();
    }

    /// Says why the card on the screen is asked; once more puts it away.
    pub(crate) fn explain_card(&self) {
        let explanation = self.engine.with_value(|engine| engine.explain(now()));
        self.explanation.update(|shown| *shown = if shown.is_some() { None } else { explanation });
    }

    /// Lets a card rest until tomorrow, and goes on.
    pub(crate) fn bury(&self, card: &CardId) {
        self.save(|engine| engine.bury(card, now()));
        self.after_change_of_card(words::BURIED);
    }

    /// Takes a card out of the questions until it is wanted again, and goes on.
    pub(crate) fn suspend(&self, card: &CardId) {
        self.save(|engine| engine.change_card(card, CardChange::Suspend, now()));
        self.after_change_of_card(words::SUSPENDED_NOTICE);
    }

    /// Puts a suspended card among the questions again.
    pub(crate) fn unsuspend(&self, card: &CardId) {
        self.save(|engine| engine.change_card(card, CardChange::Unsuspend, now()));
    }

    fn after_change_of_card(&self, notice: &str) {
        self.explanation.set(None);
        // An answered question stays until one goes on.
        if self.session.with_untracked(|view| matches!(view, SessionView::Asking(_))) {
            self.show_session();
        }
        self.tell(Notice::Done(notice.to_owned()));
    }

    /// Takes in what was answered in another tab.
    pub(crate) fn refresh_session(&self) {
        self.change(|engine| engine.refresh_session(now()));
        // Only a question that was answered elsewhere gives way: somebody may be typing into any other.
        let asked = self.engine.with_value(|engine| engine.asked().map(|asked| asked.question.clone()));
        let is_gone = |view: &SessionView| match view {
            SessionView::Asking(shown) => Some(&shown.question) != asked.as_ref(),
            _ => false,
        };
        if self.session.with_untracked(is_gone) {
            self.show_session();
        }
    }

    fn show_session(&self) {
        let view =
            self.engine.with_value(|engine| match (engine.answered(), engine.asked(), engine.report()) {
                (Some(answered), _, _) => SessionView::Answered(Box::new(answered.clone())),
                (None, Some(asked), _) => SessionView::Asking(Box::new(asked.clone())),
                (None, None, Some(report)) => SessionView::Complete(report),
                (None, None, None) => SessionView::None,
            });
        let was_complete = self.session.with_untracked(|view| matches!(view, SessionView::Complete(_)));
        if let SessionView::Complete(report) = &view
            && report.answered > 0
            && !was_complete
        {
            self.session_is_complete();
        }
        self.verdict.set(None);
        self.explanation.set(None);
        self.session.set(view);
    }

    fn show_verdict(&self) {
        let verdict = self.session.with_untracked(|view| match view {
            SessionView::Answered(answered) => {
                let outcome = answered.grade.outcome;
                let text = words::verdict(outcome, &verdict_answer(answered));
                Some(Verdict { right: outcome != Outcome::Incorrect, text })
            }
            _ => None,
        });
        self.verdict.set(verdict);
    }
}

/// The terms that were not put to their descriptions, by their indexes.
pub(crate) fn wrong_pairs(answer: &Answer, right: &[usize]) -> Vec<usize> {
    let given: &[usize] = match answer {
        Answer::Paired(given) => given,
        _ => &[],
    };
    (0..right.len()).filter(|&term| given.get(term) != right.get(term)).collect()
}

/// The right answer as it is read out after the verdict.
fn verdict_answer(answered: &Answered) -> String {
    match &answered.question.task {
        Task::Judge { truth: true, .. } => words::TRUE.to_owned(),
        Task::Judge { truth: false, .. } => words::FALSE.to_owned(),
        Task::Pair { terms, descriptions, right } => {
            let wrong = wrong_pairs(&answered.answer, right);
            let pair = |&term: &usize| words::pair(&terms[term].text, &descriptions[right[term]].text);
            if wrong.is_empty() {
                answered.entry.term.clone()
            } else {
                wrong.iter().map(pair).collect::<Vec<_>>().join(" ")
            }
        }
        _ => answered.question.answer_text(),
    }
}
