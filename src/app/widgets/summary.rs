//! The end of a session: what was answered, and what to look at again.

use leptos::prelude::*;

use crate::{
    app::{engine::Report, route::Route, state::AppState, words},
    memory::{Mode, Scope},
};

/// The page's part under `Session complete`, or the reason why there was nothing to study.
pub(crate) fn summary(state: AppState, report: &Report, scope: &Scope) -> AnyView {
    let practise = scope.section.clone().map(|section| {
        let name = state.section_name(&section).unwrap_or_default();
        let again = match scope.mode {
            Mode::Practice if report.answered > 0 => words::PRACTISE_AGAIN.to_owned(),
            _ => format!("{} {name}", words::PRACTISE),
        };
        let restart = scope.clone();
        match scope.mode {
            // The address is the one of this page, so a link would lead nowhere.
            Mode::Practice => view! {
                <button type="button" class="button" on:click=move |_| state.begin_anew(restart.clone())>{again}</button>
            }
            .into_any(),
            Mode::Study => view! { <a class="button" href=Route::Practise(section).href()>{again}</a> }.into_any(),
        }
    });
    let missed = (!report.missed.is_empty()).then(|| {
        let entries = report
            .missed
            .iter()
            .map(|(id, term)| view! { <li><a href=Route::Term(id.clone()).href()>{term.clone()}</a></li> })
            .collect_view();
        view! { <h2>{words::LOOK_AGAIN}</h2><ul>{entries}</ul> }
    });
    let sentences = if report.answered == 0 {
        view! { <p class="lede">{words::NOTHING_LEFT}</p> }.into_any()
    } else {
        view! {
            <p class="lede">{words::summary(report.answered, report.right)}</p>
            <p class="soft">{words::saved(report.saved)}</p>
        }
        .into_any()
    };
    view! {
        <div class="after prose">
            {sentences}
            {missed}
            <div class="row">
                <a class="button primary" id="next" href=Route::Home.href()>{words::BACK_HOME}</a>
                {practise}
            </div>
        </div>
    }
    .into_any()
}
