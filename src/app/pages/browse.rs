//! The glossary, searched as one types.

use leptos::prelude::*;

use crate::app::{
    route::Route,
    state::{AppState, Found},
    widgets::prose::prose,
    words,
};

/// So many entries are shown at once; more are a press away.
const SHOWN: usize = 100;

/// The page of a search, which may be empty: then every entry is shown by section.
pub(crate) fn browse_page(query: String) -> AnyView {
    let state = AppState::get();
    let query = RwSignal::new(query);
    let limit = RwSignal::new(SHOWN);
    let typed = move |event| {
        query.set(event_target_value(&event));
        limit.set(SHOWN);
        // The address follows without a step in the browser's history for every letter.
        state.replace_address(&Route::Glossary(query.get_untracked()));
    };
    view! {
        <h1 tabindex="-1">{words::NAV_GLOSSARY}</h1>
        <div class="field">
            <label for="search">{words::SEARCH}</label>
            <input type="search" id="search" autocomplete="off" prop:value=query on:input=typed/>
        </div>
        {move || {
            let found = query.with(|query| state.search(query));
            let number = found.len();
            let list = found.iter().take(limit.get()).map(result).collect_view();
            let more = (number > limit.get()).then(|| view! {
                <button type="button" class="button" on:click=move |_| limit.update(|limit| *limit += SHOWN)>
                    {words::more(number - limit.get_untracked())}
                </button>
            });
            view! {
                <p class="soft" aria-live="polite">
                    {if number == 0 { words::NO_ENTRY_FOUND.to_owned() } else { words::count(number, "entry", "entries") }}
                </p>
                <ul class="results">{list}</ul>
                {more}
            }
        }}
    }
    .into_any()
}

fn result(found: &Found) -> AnyView {
    let entry = &found.entry;
    view! {
        <li>
            <h2>
                <a href=Route::Term(entry.id.clone()).href()>{entry.term.clone()}</a>
                {entry.expansion.clone().map(|expansion| view! { <span class="soft">" · "{expansion}</span> })}
                " "<span class="tag">{found.section.clone()}</span>
            </h2>
            <div class="prose">{prose(&entry.definition)}</div>
        </li>
    }
    .into_any()
}
