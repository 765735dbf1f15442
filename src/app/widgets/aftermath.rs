//! What follows an answer: the right one, why, and what one mistook it for.

use leptos::prelude::*;

use crate::{
    app::{
        engine::Answered,
        route::Route,
        state::AppState,
        widgets::{chapters::chapters, prose::prose},
        words,
    },
    quiz::{Outcome, Task},
};

/// The explanation under an answered question, with the way on.
pub(crate) fn aftermath(answered: &Answered) -> AnyView {
    let state = AppState::get();
    let entry = &answered.entry;
    let correction = match &answered.question.task {
        Task::Judge { truth: false, correction } => {
            Some(view! { <p><strong>{correction.clone()}</strong></p> })
        }
        _ => None,
    };
    let confused = answered.confused_with.as_ref().map(|other| {
        view! {
            <div class="answer panel">
                <h2>{words::you_chose(&other.term)}</h2>
                <div class="prose">{prose(&other.definition)}</div>
            </div>
        }
    });
    let (overrule, rated) = match answered.grade.outcome {
        Outcome::Correct => (words::OVERRULE_INCORRECT, false),
        Outcome::Close | Outcome::Incorrect => (words::OVERRULE_CORRECT, true),
    };
    let overrule_class = if rated { "button" } else { "button quiet" };
    view! {
        <div class="after">
            <div class="answer panel">
                <h2>
                    {entry.term.clone()}
                    {entry.expansion.clone().map(|expansion| view! { <span class="soft">" · "{expansion}</span> })}
                </h2>
                {words::reason(&answered.grade.reason).map(|reason| view! { <p>{reason}</p> })}
                {correction}
                <div class="prose">{prose(&entry.definition)}</div>
                <p class="about row">
                    {chapters(&entry.chapters, state.chapter_link().as_deref())}
                    <a href=Route::Term(entry.id.clone()).href()>{words::OPEN_ENTRY}</a>
                    <span>{words::back_in(&words::wait(answered.wait))}</span>
                </p>
            </div>
            {confused}
            <div class="row">
                <button type="button" class="button primary" id="next" on:click=move |_| state.next()>
                    {words::NEXT}
                </button>
                <button type="button" class=overrule_class on:click=move |_| state.overrule()>{overrule}</button>
            </div>
        </div>
    }
    .into_any()
}
