//! Studying and practising: one question after another.

use std::rc::Rc;

use leptos::prelude::*;

use super::not_found::not_found;
use crate::{
    app::{
        engine::{Answered, Asked, Position, session_time::LENGTHS},
        route::Route,
        state::{AppState, SessionView},
        widgets::{
            aftermath::aftermath,
            answer_keys::answer_of_key,
            element::{Element, button, dynamic, element, keep_up, views},
            heading::page_heading,
            prose::prose,
            question::{Respond, closed_question, open_question},
            session_clock::SessionClock,
            summary::summary,
            why::why,
        },
        words,
    },
    browser::{DomEvent, KeyPress, focus_later},
    glossary::lower,
    memory::{Mode, Scope},
    progress::Shortcut,
    quiz::{Question, Task},
};

/// The page of a session: of the due and new cards of all sections or of one, or of one section at once.
pub(crate) fn study_page(route: &Route) -> AnyView {
    let state = AppState::get();
    if let Route::Study(Some(section)) | Route::Practise(section) = route
        && state.section_name(section).is_none()
    {
        return not_found();
    }
    let scope = match route {
        Route::Practise(section) => {
            Scope { mode: Mode::Practice, section: Some(section.clone()), at_most: state.practice_length() }
        }
        Route::Study(section) => Scope { mode: Mode::Study, section: section.clone(), at_most: None },
        Route::Planned => Scope { mode: Mode::Planned, section: None, at_most: None },
        _ => Scope { mode: Mode::Study, section: None, at_most: None },
    };
    let heading = heading(state, &scope);
    state.begin(&scope);
    let clock = SessionClock::start(state);
    let scope = RwSignal::new(scope);
    let respond =
        Respond { answer: Rc::new(move |answer| state.answer(&answer)), shown: RwSignal::new(false) };
    let keys = respond.clone();
    state.on_page_key(move |key| session_key(state, clock, &keys, key));
    state.on_progress_elsewhere(move || state.refresh_session());
    keep_focus(state, respond.shown);
    let head = element("div").class("study-head").child(dynamic(move || {
        let is_complete = state.session.with(|view| matches!(view, SessionView::Complete(_)));
        let text = if is_complete { words::SESSION_COMPLETE.to_owned() } else { heading.clone() };
        page_heading(text)
    }));
    let progress =
        dynamic(move || state.session.with(SessionView::position).map(|position| timed(position, clock)));
    let content = dynamic(move || {
        state.session.with(|view| match view {
            SessionView::None => Vec::new(),
            SessionView::Asking(asked) => vec![asking(state, asked, &respond)],
            SessionView::Answered(answered) => answered_parts(answered),
            SessionView::Complete(report) => {
                let restart = move || {
                    state.begin_anew(scope.get_untracked());
                    clock.restart(state);
                };
                vec![summary(state, report, &scope.get_untracked(), clock.took() / 60_000, restart)]
            }
        })
    });
    views(vec![
        views(head.child(progress)),
        clock.curtain(state),
        views(
            element("div")
                .class("session")
                .attr_with("hidden", move || clock.is_paused().then(String::new))
                .child(content)
                .child(tools(state, clock, scope))
                .child(dynamic(move || {
                    state.explanation.with(|shown| shown.as_ref().map(|shown| why(state, shown)))
                })),
        ),
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

/// How far one has come, and in what time.
fn timed(position: Position, clock: SessionClock) -> Vec<Element> {
    let text = words::position(position.number, position.total);
    let place = element("span").class("position").child(text).child(" · ").child(clock.time());
    vec![place, bar(position)]
}

/// How far one has come.
pub(super) fn progress(position: Position) -> Vec<Element> {
    let text = words::position(position.number, position.total);
    vec![element("span").class("position").child(text), bar(position)]
}

fn bar(position: Position) -> Element {
    let text = words::position(position.number, position.total);
    // In halves, so that every right answer is a step forward.
    let (done, all) = (2 * position.finished + position.halfway, 2 * position.total);
    let percent = done * 100 / all.max(1);
    element("div")
        .class("meter")
        .attr("role", "progressbar")
        .attr("aria-label", words::SESSION_PROGRESS)
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", all.to_string())
        .attr("aria-valuenow", done.to_string())
        .attr("aria-valuetext", text)
        .child(element("span").style("width", format!("{percent}%")))
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

fn tools(state: AppState, clock: SessionClock, scope: RwSignal<Scope>) -> Element {
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
    let pause = button("button quiet", words::PAUSE, move || clock.pause()).attr_with("hidden", no_question);
    let is_practice = scope.with_untracked(|scope| scope.mode == Mode::Practice);
    let length = is_practice.then(|| length(state, clock, scope));
    element("div").class("study-tools").child([undo, why, pause]).child(length)
}

/// How many cards a practice has; choosing begins it anew.
fn length(state: AppState, clock: SessionClock, scope: RwSignal<Scope>) -> Element {
    let option = |(index, length): (usize, Option<u32>)| {
        let is_chosen = move || scope.with(|scope| scope.at_most == length);
        let option = element("option").attr("value", index.to_string()).property("selected", is_chosen);
        option.child(words::practice_length(length))
    };
    let options: Vec<_> = LENGTHS.into_iter().enumerate().map(option).collect();
    let choose = move |event: &DomEvent| {
        let chosen = event.value().parse().ok().and_then(|index: usize| LENGTHS.get(index));
        if let Some(&length) = chosen {
            scope.update(|scope| scope.at_most = length);
            state.practise_so_many(&scope.get_untracked());
            clock.restart(state);
        }
    };
    let select = element("select").attr("id", "length").on("change", choose).child(options);
    let label = element("label").attr("for", "length").child(words::PRACTICE_LENGTH);
    element("div").class("length").child([label, select])
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
fn session_key(state: AppState, clock: SessionClock, respond: &Respond, key: &KeyPress) {
    let name = key.key();
    let is_under_way = state.session.with_untracked(|view| view.position().is_some());
    let shortcut = shortcut(state, key);
    if clock.is_paused_now() {
        if shortcut == Some(Shortcut::Pause) || name == "Escape" {
            key.prevent_default();
            clock.go_on(state);
        }
        return;
    }
    let answer = state.session.with_untracked(|view| match view {
        SessionView::Asking(asked) => answer_of_key(&asked.question.task, respond.shown, key),
        _ => None,
    });
    if let Some(answer) = answer {
        return (respond.answer)(answer);
    }
    let action = state.session.with_untracked(|view| match view {
        SessionView::Answered(_) if (name == "Enter" || name == " ") && !key.is_on_control() => {
            Some(KeyAction::Next)
        }
        SessionView::Answered(_) if shortcut == Some(Shortcut::Overrule) => Some(KeyAction::Overrule),
        _ => None,
    });
    let action = action.or_else(|| match shortcut {
        _ if key.is_undo() => Some(KeyAction::Undo),
        Some(Shortcut::Undo) => Some(KeyAction::Undo),
        Some(Shortcut::Why) => Some(KeyAction::Why),
        Some(Shortcut::Pause) if is_under_way => Some(KeyAction::Pause),
        _ => None,
    });
    let Some(action) = action else { return };
    key.prevent_default();
    match action {
        KeyAction::Next => state.next(),
        KeyAction::Overrule => state.overrule(),
        KeyAction::Undo => state.undo(),
        KeyAction::Why => state.explain_card(),
        KeyAction::Pause => clock.pause(),
    }
}

/// What a single key means, whether it writes a capital or a small letter.
fn shortcut(state: AppState, key: &KeyPress) -> Option<Shortcut> {
    let name = key.key();
    let mut letters = name.chars();
    let letter = letters.next().filter(|_| letters.next().is_none() && !key.has_modifier())?;
    state.settings.with_untracked(|settings| settings.keys.shortcut(lower(letter)))
}

enum KeyAction {
    Next,
    Overrule,
    Undo,
    Why,
    Pause,
}
