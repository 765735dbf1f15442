//! One entry: its definition, where it leads, and the history of its cards.

use leptos::prelude::*;

use super::not_found::not_found;
use crate::{
    app::{
        charts::curve_of,
        engine::{CardState, browse::Known},
        route::Route,
        state::AppState,
        widgets::{
            chapters::chapters,
            element::{Element, button, dynamic, element, link, views},
            figure::figure,
            heading::page_heading,
            prose::prose,
            table::table,
        },
        words,
    },
    browser,
    glossary::Entry,
};

/// The page of the entry of that id, or of the one that had it before.
pub(crate) fn term_page(id: &str) -> AnyView {
    let state = AppState::get();
    if let Some((section, entry)) = state.entry(id) {
        return entry_page(state, section, entry, None);
    }
    let former = id.to_owned();
    let name = former.clone();
    // A history may be moved, and so tell the present name, only after this page was made.
    let present = Memo::new(move |_| {
        state.revision.track();
        state.renamed_to(&former)
    });
    dynamic(move || {
        let Some((section, entry)) = present.with(|id| state.entry(id.as_deref()?)) else {
            return not_found();
        };
        state.replace_address(&Route::Term(entry.id.clone()));
        let note = element("p").class("soft").child(words::browse::renamed(&name, &entry.term));
        entry_page(state, section, entry, Some(note))
    })
}

fn entry_page(state: AppState, section: (String, String), entry: Entry, note: Option<Element>) -> AnyView {
    let expansion =
        entry.expansion.as_ref().map(|words| element("p").class("expansion").child(words.clone()));
    let heading = page_heading(entry.term.clone());
    let id = entry.id.clone();
    let subject = entry.clone();
    let report =
        button("button quiet", words::sharing::REPORT_PROBLEM, move || state.report_problem(&subject));
    views(vec![
        views(element("div").class("entry-head").child(heading).child(expansion)),
        views(note),
        views(element("div").class("panel").child(prose(&state.linked_definition(&entry)))),
        views(facts(state, section, &entry)),
        views(element("div").class("row").child(report)),
        views(element("h2").child(words::CARDS)),
        dynamic(move || {
            state.revision.track();
            cards(state, &state.cards_of(&id))
        }),
    ])
}

fn facts(state: AppState, (section_id, section_name): (String, String), entry: &Entry) -> Element {
    let fact = |label: &'static str, value: Element| vec![element("dt").child(label), value];
    let aliases = element("dd").child(entry.aliases.join(", "));
    let section = element("dd").child(link("", Route::Study(Some(section_id)).href(), section_name));
    let see = entry.see.iter().filter_map(|id| state.entry(id)).flat_map(|(_, other)| {
        [views(link("", Route::Term(other.id.clone()).href(), other.term)), views(" ")]
    });
    let see = element("dd").child(see.collect::<Vec<_>>());
    let mentions = state.mentioned_by(entry);
    let mention = |(id, term): &(String, String)| {
        element("li").child(link("", Route::Term(id.clone()).href(), term.clone()))
    };
    let mentioned = (!mentions.is_empty()).then(|| {
        let list = element("ul").class("names").child(mentions.iter().map(mention).collect::<Vec<_>>());
        fact(words::MENTIONED_BY, element("dd").child(list))
    });
    let (added, changed) = state.dates_of(&entry.id);
    let dated = |label, date: Option<String>| date.map(|date| fact(label, element("dd").child(date)));
    let source = chapters(&entry.chapters, state.chapter_link().as_deref());
    element("dl")
        .class("facts")
        .child((!entry.aliases.is_empty()).then(|| fact(words::ALSO_CALLED, aliases)))
        .child(fact(words::SECTION, section))
        .child((!entry.see.is_empty()).then(|| fact(words::SEE, see)))
        .child(mentioned)
        .child(source.map(|source| fact(words::SOURCE, element("dd").child(source))))
        .child(dated(words::ADDED, added))
        .child(dated(words::CHANGED, changed))
}

fn cards(state: AppState, cards: &[(CardState, u32)]) -> Vec<Element> {
    if cards.is_empty() {
        return vec![element("p").class("soft").child(words::NO_QUESTION)];
    }
    let row = |(card, days): &(CardState, u32)| {
        let (recall, due) = match &card.memory {
            None => (words::NEVER_SEEN.to_owned(), "–".to_owned()),
            Some(memory) if memory.suspended && memory.is_new() => {
                (words::NEVER_SEEN.to_owned(), words::SUSPENDED.to_owned())
            }
            Some(memory) if memory.suspended => (words::percent(card.recall), words::SUSPENDED.to_owned()),
            Some(_) if *days == 0 => (words::percent(card.recall), words::TODAY.to_owned()),
            Some(_) => (words::percent(card.recall), words::in_days(*days)),
        };
        [
            words::card_name(card.kind, card.ordinal),
            how_known(card),
            card.reviews.len().to_string(),
            recall,
            due,
        ]
    };
    let head = [words::CARD, words::browse::STATE, words::REVIEWS, words::RECALL_NOW, words::NEXT_DUE];
    let mut parts = vec![table(&head, cards.iter().map(row))];
    for (card, _) in cards {
        let is_suspended = card.memory.as_ref().is_some_and(|memory| memory.suspended);
        if is_suspended {
            let (id, label) = (
                card.id.clone(),
                format!("{}: {}", words::UNSUSPEND, words::card_name(card.kind, card.ordinal)),
            );
            parts.push(button("button", label, move || state.unsuspend(&id)));
        } else if card.is_leech {
            parts.push(element("p").class("notice").child(words::LEECH));
        }
    }
    let curves = cards.iter().zip(1..).filter_map(|((card, _), number)| {
        let title = words::statistics::curve_title(&words::card_name(card.kind, card.ordinal));
        Some(curve_of(card.curve.as_ref()?, format!("curve-{number}"), title, &browser::local_date))
    });
    let curves: Vec<_> = curves.map(|chart| figure(state, chart)).collect();
    if !curves.is_empty() {
        parts.push(element("div").class("charts").child(curves));
    }
    let mut history: Vec<_> = cards.iter().flat_map(|(card, _)| card.reviews.iter()).collect();
    crate::sorting::sort_by_key(&mut history, |review| std::cmp::Reverse(review.at));
    if !history.is_empty() {
        let rows = history.into_iter().map(|review| {
            let (kind, rating) = (words::kind(review.kind), words::rating(review.rating));
            [browser::local_time(review.at), kind.to_owned(), rating.to_owned()]
        });
        parts.push(element("h2").child(words::HISTORY));
        parts.push(table(&[words::WHEN, words::ASKED_AS, words::RATED], rows));
    }
    parts
}

fn how_known(card: &CardState) -> String {
    let leech = card.is_leech.then(|| words::browse::known(Known::Leech));
    [Some(words::browse::known(card.known)), leech].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
