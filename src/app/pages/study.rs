//! Studying and practising: one question after another.

use leptos::prelude::*;

use crate::{
    app::{
        engine::{Answered, Asked},
        route::Route,
        state::{AppState, SessionView},
        widgets::{
            aftermath::aftermath,
            prose::prose,
            question::{Respond, closed_question, open_question},
            summary::summary,
        },
        words,
    },
    browser::{KeyPress, focus_later},
    memory::{Mode, Rating, Scope},
    quiz::{Answer, Task},
};

/// The page of a session.
pub(crate) fn study_page(scope: Scope) -> AnyView {
    let state = AppState::get();
    let heading = heading(&state, &scope);
    state.begin(&scope);
    let shown = RwSignal::new(false);
    let answer = Callback::new(move |answer: Answer| state.answer(&answer));
    let respond = Respond { answer, shown };
    state.on_page_key(move |key| session_key(state, respond, key));
    // Whatever is shown next takes focus, so that a keyboard or a screen reader goes on from there.
    Effect::new(move |previous: Option<()>| {
        let target = match state.session.with(SessionView::focus_target) {
            Some(target) => target,
            None => return,
        };
        shown.set(false);
        // The page's heading has focus on arrival.
        if previous.is_some() {
            focus_later(target);
        }
    });
    Effect::new(move |_| {
        if shown.get() {
            focus_later(".recalled");
        }
    });
    let again = scope.clone();
    view! {
        <div class="study-head">
            {move || match state.session.with(|view| matches!(view, SessionView::Complete(_))) {
                true => view! { <h1 tabindex="-1">{words::SESSION_COMPLETE}</h1> }.into_any(),
                false => view! { <h1 tabindex="-1">{heading.clone()}</h1> }.into_any(),
            }}
            {move || position(state)}
        </div>
        {move || state.session.with(|view| match view {
            SessionView::None => ().into_any(),
            SessionView::Asking(asked) => asking(state, asked, respond),
            SessionView::Answered(answered) => answered_parts(answered),
            SessionView::Complete(report) => summary(state, report, &again),
        })}
        {move || tools(state)}
    }
    .into_any()
}

fn heading(state: &AppState, scope: &Scope) -> String {
    let section = scope.section.as_deref().and_then(|id| state.section_name(id));
    match (scope.mode, section) {
        (Mode::Study, Some(section)) => format!("{} {section}", words::STUDY),
        (Mode::Practice, Some(section)) => format!("{} {section}", words::PRACTISE),
        (_, None) => words::STUDY.to_owned(),
    }
}

fn position(state: AppState) -> AnyView {
    let Some(progress) = state.session.with(SessionView::position) else { return ().into_any() };
    let percent = progress.finished * 100 / progress.total.max(1);
    view! {
        <span class="position">{words::position(progress.number, progress.total)}</span>
        <div
            class="meter"
            role="progressbar"
            aria-label=words::SESSION_PROGRESS
            aria-valuemin="0"
            aria-valuemax=progress.total.to_string()
            aria-valuenow=progress.finished.to_string()
            aria-valuetext=words::position(progress.number, progress.total)
        >
            <span data-percent=percent.to_string() style:width=format!("{percent}%")></span>
        </div>
    }
    .into_any()
}

fn asking(state: AppState, asked: &Asked, respond: Respond) -> AnyView {
    let answer = match &asked.question.task {
        Task::Recall { answer, .. } => state
            .definition_if_meaning(&asked.question)
            .map_or_else(|| view! { <p>{answer.clone()}</p> }.into_any(), |definition| prose(&definition)),
        _ => ().into_any(),
    };
    open_question(&asked.question, respond, asked.waits.map(words::wait), answer)
}

fn answered_parts(answered: &Answered) -> AnyView {
    view! { {closed_question(&answered.question, &answered.answer)} {aftermath(answered)} }.into_any()
}

fn tools(state: AppState) -> AnyView {
    let has_question =
        state.session.with(|view| matches!(view, SessionView::Asking(_) | SessionView::Answered(_)));
    let why = move |_| state.explain_card();
    let undo = move |_| state.undo();
    let can_undo = move || {
        state.revision.track();
        state.can_undo()
    };
    view! {
        <div class="study-tools">
            <button type="button" class="button quiet" disabled=move || !can_undo() on:click=undo>{words::UNDO}</button>
            {has_question.then(|| view! {
                <button type="button" class="button quiet" on:click=why>{words::WHY_THIS_CARD}</button>
            })}
            <a class="button quiet" href=Route::Home.href()>{words::BACK_HOME}</a>
        </div>
        {move || state.explanation.get().map(|text| view! { <p class="notice why" role="note">{text}</p> })}
    }
    .into_any()
}

/// Keys that mean something while a session is on the page. Says nothing to a key that is none of them.
fn session_key(state: AppState, respond: Respond, key: &KeyPress) {
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
        "u" => Some(KeyAction::Undo),
        "w" => Some(KeyAction::Why),
        _ => None,
    });
    let Some(action) = action else { return };
    key.prevent_default();
    match action {
        KeyAction::Answer(answer) => respond.answer.run(answer),
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
fn digit(key: &str, number: usize) -> Option<usize> {
    let digit: usize = key.parse().ok().filter(|digit| key.len() == 1 && *digit >= 1)?;
    (digit <= number).then(|| digit - 1)
}
