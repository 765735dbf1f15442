//! What each version of the glossary has changed, at the foot of the page of changes.

use crate::{
    app::{
        route::Route,
        state::{AppState, date},
        widgets::{
            difference::{difference, replacement},
            element::{Element, element, link},
        },
        words,
    },
    quiz::{Change, Version, VersionChange},
};

/// So many versions are shown, the latest first.
const MOST_SHOWN: usize = 30;

/// The history of the glossary; nothing where version control knows of none.
pub(super) fn history(state: AppState) -> Vec<Element> {
    let log = state.changelog();
    let began = log.began.map(|day| element("p").class("soft").child(words::glossary_since(&date(day))));
    if log.versions.is_empty() && began.is_none() {
        return Vec::new();
    }
    let mut parts = vec![element("h2").child(words::GLOSSARY_HISTORY)];
    parts.extend(log.versions.iter().rev().take(MOST_SHOWN).flat_map(|version| shown(state, version)));
    parts.extend(began);
    parts
}

fn shown(state: AppState, version: &Version) -> [Element; 2] {
    let when = version.day.map_or_else(|| words::UNDATED.to_owned(), date);
    let (entries, cards): (Vec<_>, Vec<_>) = version.changes.iter().partition(|change| is_listed(change));
    let of = |(label, change): (&'static str, Change)| {
        let named: Vec<_> = entries.iter().filter(|each| each.change == change).collect();
        (!named.is_empty()).then(|| {
            let mut line = element("li").child(format!("{label} "));
            for (place, change) in named.into_iter().enumerate() {
                line = line.child((place > 0).then_some(", ")).child(name(state, change));
            }
            line
        })
    };
    let lines = words::CHANGED_ENTRIES
        .into_iter()
        .filter_map(of)
        .chain(cards.into_iter().map(|change| line(state, change)));
    [element("h3").child(when), element("ul").class("versions").child(lines.collect::<Vec<_>>())]
}

/// Whether its term says all that there is to say about a change.
fn is_listed(change: &VersionChange) -> bool {
    match change.change {
        Change::Added | Change::Removed => change.is_of_entry(),
        Change::Renamed | Change::Moved | Change::LocalFact => false,
        Change::Definition | Change::Wording => true,
    }
}

fn line(state: AppState, change: &VersionChange) -> Element {
    let [old, new] = [&change.old, &change.new].map(|text| text.as_deref().unwrap_or_default());
    let texts = match change.change {
        Change::Renamed | Change::Moved => replacement(old, new),
        _ => difference(old, new),
    };
    element("li").child(name(state, change)).child(texts)
}

/// The term, as a link while the entry is there under that name.
fn name(state: AppState, change: &VersionChange) -> Element {
    let id = change.card.entry();
    match state.entry(id) {
        Some(_) => link("", Route::Term(id.to_owned()).href(), change.term.clone()),
        None => element("span").child(change.term.clone()),
    }
}
