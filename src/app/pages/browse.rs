//! The glossary, searched as one types.

use leptos::prelude::*;

use crate::app::{
    route::Route,
    state::{AppState, Found},
    widgets::{
        element::{Element, button, dynamic, element, link, views},
        prose::prose,
    },
    words,
};

/// So many entries are shown at once; more are a press away.
const SHOWN: usize = 100;

/// The page of a search, which may be empty: then every entry is shown.
pub(crate) fn browse_page(query: String) -> AnyView {
    let state = AppState::get();
    let query = RwSignal::new(query);
    let limit = RwSignal::new(SHOWN);
    let field = element("input")
        .attr("type", "search")
        .attr("id", "search")
        .attr("autocomplete", "off")
        .property("value", move || query.get_untracked())
        .on("input", move |event| {
            query.set(event.value());
            limit.set(SHOWN);
            // The address follows without a step in the browser's history for every letter.
            state.replace_address(&Route::Glossary(query.get_untracked()));
        });
    let label = element("label").attr("for", "search").child(words::SEARCH);
    views(vec![
        views(element("h1").attr("tabindex", "-1").child(words::NAV_GLOSSARY)),
        views(element("div").class("field").child([label, field])),
        dynamic(move || {
            let found = query.with(|query| state.search(query));
            results(&found, limit)
        }),
    ])
}

fn results(found: &[Found], limit: RwSignal<usize>) -> Vec<Element> {
    let shown = limit.get();
    let number = match found.len() {
        0 => words::NO_ENTRY_FOUND.to_owned(),
        number => words::count(number, "entry", "entries"),
    };
    let list = element("ul").class("results").child(found.iter().take(shown).map(result).collect::<Vec<_>>());
    let mut parts = vec![element("p").class("soft").attr("aria-live", "polite").child(number), list];
    if found.len() > shown {
        let more = move || limit.update(|limit| *limit += SHOWN);
        parts.push(button("button", words::more(found.len() - shown), more));
    }
    parts
}

fn result(found: &Found) -> Element {
    let entry = &found.entry;
    let expansion =
        entry.expansion.as_ref().map(|words| element("span").class("soft").child(format!(" · {words}")));
    let heading = element("h2")
        .child(link("", Route::Term(entry.id.clone()).href(), entry.term.clone()))
        .child(expansion)
        .child(" ")
        .child(element("span").class("tag").child(found.section.clone()));
    element("li").child([heading, prose(&entry.definition)])
}
