//! One entry: its definition, where it leads, and the history of its cards.

use leptos::prelude::*;

use crate::{
    app::{
        engine::CardState,
        route::Route,
        state::AppState,
        widgets::{chapters::chapters, prose::prose},
        words,
    },
    browser,
};

use super::not_found::not_found;

/// The page of the entry of that id.
pub(crate) fn term_page(id: &str) -> AnyView {
    let state = AppState::get();
    let Some((section, entry)) = state.entry(id) else { return not_found() };
    let definition = &entry.definition;
    let aliases = (!entry.aliases.is_empty())
        .then(|| view! { <dt>{words::ALSO_CALLED}</dt><dd>{entry.aliases.join(", ")}</dd> });
    let chapters = (!entry.chapters.is_empty()).then(|| {
        view! { <dt>{words::SOURCE}</dt><dd>{chapters(&entry.chapters, state.chapter_link().as_deref())}</dd> }
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
        <div class="prose panel">{prose(definition)}</div>
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

fn cards(cards: &[(CardState, u32)]) -> AnyView {
    if cards.is_empty() {
        return view! { <p class="soft">{words::NO_QUESTION}</p> }.into_any();
    }
    let rows = cards
        .iter()
        .map(|(card, days)| {
            let (recall, due) = match &card.memory {
                None => (words::NEVER_SEEN.to_owned(), String::new()),
                Some(_) if *days == 0 => (words::percent(card.recall), words::TODAY.to_owned()),
                Some(_) => (words::percent(card.recall), words::in_days(*days)),
            };
            view! {
                <tr>
                    <td>{words::card_kind(card.kind)}{card.ordinal.map(|ordinal| format!(" {ordinal}"))}</td>
                    <td>{card.reviews.len()}</td>
                    <td>{recall}</td>
                    <td>{due}</td>
                </tr>
            }
        })
        .collect_view();
    let mut history: Vec<_> = cards.iter().flat_map(|(card, _)| card.reviews.iter()).collect();
    crate::sorting::sort_by_key(&mut history, |review| std::cmp::Reverse(review.at));
    let history = (!history.is_empty()).then(|| {
        let rows = history
            .into_iter()
            .map(|review| {
                view! {
                    <tr>
                        <td>{browser::local_time(review.at)}</td>
                        <td>{words::kind(review.kind)}</td>
                        <td>{words::rating(review.rating)}</td>
                    </tr>
                }
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
