//! One entry: its definition, where it leads, and the history of its cards.

use leptos::prelude::*;

use crate::app::{
    route::Route,
    state::{AppState, CardState},
    widgets::{chapters::chapters, prose::prose},
    words,
};

use super::not_found::not_found;

/// The page of the entry of that id.
pub(crate) fn term_page(id: &str) -> AnyView {
    let state = AppState::get();
    let Some((section, entry)) = state.entry(id) else { return not_found() };
    let definition = state.linked_definition(&entry);
    let aliases = (!entry.aliases.is_empty())
        .then(|| view! { <dt>{words::ALSO_CALLED}</dt><dd>{entry.aliases.join(", ")}</dd> });
    let chapters = (!entry.chapters.is_empty()).then(|| {
        view! { <dt>{words::SOURCE}</dt><dd>{chapters(&entry.chapters, state.chapter_link())}</dd> }
    });
    let see = entry.see.iter().filter_map(|id| state.entry(id)).map(|(_, other)| {
        view! { <a href=Route::Term(other.id.clone()).href()>{other.term}</a>" " }
    });
    let see = (!entry.see.is_empty()).then(|| view! { <dt>{words::SEE}</dt><dd>{see.collect_view()}</dd> });
    let id = entry.id.clone();
    view! {
        <div class="entry-head">
            <h1 tabindex="-1">{entry.term.clone()}</h1>
            {entry.expansion.clone().map(|expansion| view! { <p class="expansion">{expansion}</p> })}
        </div>
        <div class="prose panel">{prose(&definition)}</div>
        <dl class="facts">
            {aliases}
            <dt>{words::SECTION}</dt>
            <dd><a href=Route::Study(Some(section.0)).href()>{section.1}</a></dd>
            {see}
            {chapters}
        </dl>
        <h2>{words::CARDS}</h2>
        {move || {
            state.revision.track();
            cards(&state.cards_of(&id))
        }}
    }
    .into_any()
}

fn cards(cards: &[CardState]) -> AnyView {
    if cards.is_empty() {
        return view! { <p class="soft">{words::NO_QUESTION}</p> }.into_any();
    }
    let rows = cards
        .iter()
        .map(|card| {
            view! {
                <tr>
                    <td>{words::card_kind(card.kind)}{card.ordinal.map(|ordinal| format!(" {ordinal}"))}</td>
                    <td>{card.reviews}</td>
                    <td>{card.recall.clone()}</td>
                    <td>{card.due.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    let history = cards.iter().flat_map(|card| card.history.iter()).collect::<Vec<_>>();
    let history = (!history.is_empty()).then(|| {
        let rows = history
            .into_iter()
            .map(|(when, kind, rating)| {
                view! { <tr><td>{when.clone()}</td><td>{words::kind(*kind)}</td><td>{words::rating(*rating)}</td></tr> }
            })
            .collect_view();
        view! {
            <h2>{words::HISTORY}</h2>
            <div class="table-scroll">
                <table>
                    <thead><tr><th>{words::WHEN}</th><th>{words::ASKED_AS}</th><th>{words::RATED}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    });
    view! {
        <div class="table-scroll">
            <table>
                <thead>
                    <tr>
                        <th>{words::CARD}</th>
                        <th>{words::REVIEWS}</th>
                        <th>{words::RECALL_NOW}</th>
                        <th>{words::NEXT_DUE}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {history}
    }
    .into_any()
}
