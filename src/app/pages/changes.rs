//! What the glossary says now and did not say before: the page, and the note about it on the first page.

use leptos::prelude::*;

use super::history::history;
use crate::{
    app::{
        engine::{Changes, ENOUGH_DAYS, Told},
        route::Route,
        state::AppState,
        widgets::{
            difference::{difference, replacement},
            element::{Element, button, dynamic, element, link},
        },
        words,
    },
    browser,
    quiz::Change,
};

/// The page; for the first page's address the note on that page.
pub(crate) fn changes_page(route: &Route) -> AnyView {
    let state = AppState::get();
    let is_note = matches!(route, Route::Home);
    dynamic(move || {
        state.revision.track();
        if is_note { note(state).into_iter().collect() } else { page(state, &state.changes()) }
    })
}

/// What changed since the last visit, until it is put away.
fn note(state: AppState) -> Option<Element> {
    let tidings = state.tidings()?;
    let see = link("button", Route::Changes.href(), words::SEE_CHANGES);
    let dismiss = button("button quiet", words::DISMISS, move || state.dismiss_news());
    let note = element("section").class("notice tidings").attr("aria-label", words::WHAT_CHANGED);
    let text = words::since_last_here(tidings.facts, tidings.definitions, tidings.arrived, tidings.others);
    let actions = element("div").class("row").child(state.has_changes_to_study().then(|| study(state)));
    Some(note.child(element("p").child(text)).child(actions.child(see).child(dismiss)))
}

fn study(state: AppState) -> Element {
    // The plan is there before the address changes: the page of a session goes on with it.
    link("button primary", Route::Study(None).href(), words::STUDY_CHANGES)
        .on("click", move |_| state.plan_changes())
}

fn page(state: AppState, changes: &Changes) -> Vec<Element> {
    let mut parts = vec![element("h1").attr("tabindex", "-1").child(words::WHAT_CHANGED)];
    if changes.told.is_empty() && changes.arrived.is_empty() {
        parts.push(element("p").class("lede").child(words::NO_CHANGES));
        parts.extend(history(state));
        return parts;
    }
    if state.has_changes_to_study() {
        parts.push(element("p").child(study(state)));
    }
    for (heading, kinds) in words::CHANGE_GROUPS {
        let items: Vec<_> = changes
            .told
            .iter()
            .filter(|told| kinds.contains(&told.news.change))
            .map(|told| item(state, told))
            .collect();
        parts.extend(group(heading, items));
    }
    let arrived = changes
        .arrived
        .iter()
        .map(|(id, term)| element("li").child(link("", Route::Term(id.clone()).href(), term.clone())));
    parts.extend(group(words::NEW_ENTRIES, arrived.collect()));
    parts.extend(history(state));
    parts
}

fn group(heading: &'static str, items: Vec<Element>) -> Vec<Element> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![element("h2").child(heading), element("ul").class("changes").child(items)]
}

fn item(state: AppState, told: &Told) -> Element {
    let news = &told.news;
    let name = match &told.term {
        Some(term) => link("", Route::Term(news.card.entry().to_owned()).href(), term.clone()),
        None => element("span").child(news.card.entry().to_owned()),
    };
    // When it was changed, if that is known; else when that was first seen here.
    let (_, changed) = state.dates_of(news.card.entry());
    let when = changed.unwrap_or_else(|| browser::local_time(news.at));
    let seen = element("span").class("soft").child(format!(" · {when}"));
    let texts = match news.change {
        Change::Removed | Change::Renamed | Change::Moved => replacement(&news.old, &news.new),
        _ => difference(&news.old, &news.new),
    };
    let unlearning =
        told.rejected.map(|days| element("p").class("soft").child(words::rejected_on(days, ENOUGH_DAYS)));
    element("li").child(element("h3").child(name).child(seen)).child(texts).child(unlearning)
}
