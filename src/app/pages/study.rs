//! Studying and practising: one question after another.

use std::rc::Rc;

use leptos::prelude::*;

use crate::{
    app::{
        engine::{Answered, Asked, Position},
        route::Route,
        state::{AppState, SessionView},
        widgets::{
            aftermath::aftermath,
            element::{Element, button, dynamic, element, keep_up, views},
            prose::prose,
            question::{Respond, closed_question, open_question},
            summary::summary,
            why::why,
        },
        words,
    },
    browser::{KeyPress, focus_later},
    memory::{Mode, Rating, Scope},
    quiz::{Answer, Question, Task},
};

/// Practising goes on for as long as one likes, in helpings of so many cards.
const PRACTICE_CARDS: u32 = 20;

/// The page of a session: of the due and new cards of all sections or of one, or of one section at once.
pub(crate) fn study_page(route: &Route) -> AnyView {
    let state = AppState::get();
    let scope = match route {
        Route::Practise(section) => {
            Scope { mode: Mode::Practice, section: Some(section.clone()), at_most: Some(PRACTICE_CARDS) }
        }
        Route::Study(section) => Scope { mode: Mode::Study, section: section.clone(), at_most: None },
        Route::Planned => Scope { mode: Mode::Planned, section: None, at_most: None },
        _ => Scope { mode: Mode::Study, section: None, at_most: None },
    };
    let heading = heading(state, &scope);
    state.begin(&scope);
    let respond =
        Respond { answer: Rc::new(move |answer| state.answer(&answer)), shown: RwSignal::new(false) };
    let keys = respond.clone();
    state.on_page_key(move |key| session_key(state, &keys, key));
    state.on_progress_elsewhere(move || state.refresh_session());
    keep_focus(state, respond.shown);
    let head = element("div").class("study-head").child(dynamic(move || {
        let is_complete = state.session.with(|view| matches!(view, SessionView::Complete(_)));
        let text = if is_complete { words::SESSION_COMPLETE.to_owned() } else { heading.clone() };
        element("h1").attr("tabindex", "-1").child(text)
    }));
    let progress = dynamic(move || state.session.with(SessionView::position).map(progress));
    let content = dynamic(move || {
        state.session.with(|view| match view {
            SessionView::None => Vec::new(),
            SessionView::Asking(asked) => vec![asking(state, asked, &respond)],
            SessionView::Answered(answered) => answered_parts(answered),
            SessionView::Complete(report) => vec![summary(state, report, &scope)],
        })
    });
    views(vec![
        views(head.child(progress)),
        content,
        views(tools(state)),
        dynamic(move || state.explanation.with(|shown| shown.as_ref().map(|shown| why(state, shown)))),
    ])
}

/// Whatever is shown next takes focus, so that a keyboard or a screen reader goes on from there.
fn keep_focus(state: AppState, shown: RwSignal<bool>) {
    keep_up(Rc::new(move |is_first| {
        let target = state.session.with(SessionView::focus_target);
        shown.set(false);
        // On arrival the page's heading has focus.
        if let Some(target) = target.filter(|_| !is_first) {
            focus_later(target);
        }
    }));
    keep_up(Rc::new(move |_| {
        if shown.get() {
            focus_later(".recalled");
        }
    }));
}

/// How far one has come.
pub(super) fn progress(position: Position) -> Vec<Element> {
    let text = words::position(position.number, position.total);
    let percent = position.finished * 100 / position.total.max(1);
    let bar = element("div")
        .class("meter")
        .attr("role", "progressbar")
        .attr("aria-label", words::SESSION_PROGRESS)
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", position.total.to_string())
        .attr("aria-valuenow", position.finished.to_string())
        .attr("aria-valuetext", text.clone())
        .child(element("span").style("width", format!("{percent}%")));
    vec![element("span").class("position").child(text), bar]
}

fn asking(state: AppState, asked: &Asked, respond: &Respond) -> Element {
    let recalled = recalled(state, &asked.question);
    open_question(&asked.question, respond, asked.waits.map(words::wait), recalled)
}

/// What `Show answer` uncovers.
pub(super) fn recalled(state: AppState, question: &Question) -> Element {
    let recalled = match &question.task {
        Task::Recall { answer, .. } => state
            .definition_if_meaning(question)
            .map_or_else(|| element("p").child(answer.clone()), |definition| prose(&definition)),
        _ => element("div"),
    };
    element("div").class("recalled").attr("tabindex", "-1").child(recalled)
}

fn answered_parts(answered: &Answered) -> Vec<Element> {
    vec![closed_question(&answered.question, &answered.answer), aftermath(answered)]
}

fn tools(state: AppState) -> Element {
    let cannot_undo = move || {
        state.revision.track();
        (!state.can_undo()).then(String::new)
    };
    let undo = button("button quiet", words::UNDO, move || state.undo()).attr_with("disabled", cannot_undo);
    let no_question = move || {
        let is_question =
            |view: &SessionView| matches!(view, SessionView::Asking(_) | SessionView::Answered(_));
        (!state.session.with(is_question)).then(String::new)
    };
    let why = button("button quiet", words::WHY_THIS_CARD, move || state.explain_card())
        .attr_with("hidden", no_question);
    element("div").class("study-tools").child([undo, why])
}

fn heading(state: AppState, scope: &Scope) -> String {
    let section = scope.section.as_deref().and_then(|id| state.section_name(id));
    match (scope.mode, section) {
        (Mode::Study, Some(section)) => words::study(&section),
        (Mode::Practice, Some(section)) => words::practise(&section),
        (Mode::Planned, _) => words::STUDY_PLAN.to_owned(),
        (_, None) => words::STUDY.to_owned(),
    }
}

/// Keys that mean something while a session is on the page. Says nothing to a key that is none of them.
fn session_key(state: AppState, respond: &Respond, key: &KeyPress) {
    let name = key.key();
    let shown = respond.shown.get_untracked();
    let action = state.session.with_untracked(|view| match view {
        SessionView::Asking(asked) => match &asked.question.task {
            Task::Pick { choices, .. } => {
                digit(&name, choices.len()).map(Answer::Picked).map(KeyAction::Answer)
            }
            Task::Judge { .. } => digit(&name, 2).map(|index| KeyAction::Answer(Answer::Judged(index == 0))),
            Task::Recall { .. } if !shown => (name == " " && !key.is_on_control()).then_some(KeyAction::Show),
            Task::Recall { .. } => {
                let rating = digit(&name, 4).and_then(|index| Rating::ALL.get(index).copied());
                rating.map(|rating| KeyAction::Answer(Answer::Recalled(rating)))
            }
            Task::Type { .. } | Task::Pair { .. } => None,
        },
        SessionView::Answered(_) if (name == "Enter" || name == " ") && !key.is_on_control() => {
            Some(KeyAction::Next)
        }
        SessionView::Answered(_) if name == "o" => Some(KeyAction::Overrule),
        _ => None,
    });
    let action = action.or_else(|| match &*name {
        _ if key.is_undo() => Some(KeyAction::Undo),
        "u" => Some(KeyAction::Undo),
        "w" => Some(KeyAction::Why),
        _ => None,
    });
    let Some(action) = action else { return };
    key.prevent_default();
    match action {
        KeyAction::Answer(answer) => (respond.answer)(answer),
        KeyAction::Show => respond.shown.set(true),
        KeyAction::Next => state.next(),
        KeyAction::Overrule => state.overrule(),
        KeyAction::Undo => state.undo(),
        KeyAction::Why => state.explain_card(),
    }
}

enum KeyAction {
    Answer(Answer),
    Show,
    Next,
    Overrule,
    Undo,
    Why,
}

/// The index that a digit key stands for, if there are so many.
pub(super) fn digit(key: &str, number: usize) -> Option<usize> {
    let digit: usize = key.parse().ok().filter(|digit| key.len() == 1 && *digit >= 1)?;
    (digit <= number).then(|| digit - 1)
}
