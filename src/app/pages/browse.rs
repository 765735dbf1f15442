//! The glossary: searched as one types, narrowed to a section and to how well entries are known, printed as a sheet.

use std::rc::Rc;

use leptos::prelude::*;

use crate::{
    app::{
        engine::browse::{Known, Listed, States},
        route::{Filter, Route},
        state::{AppState, Found},
        widgets::{
            element::{Element, button, dynamic, element, link, views},
            field::field,
            long_list::{Helping, long_list},
            prose::prose,
        },
        words,
        words::browse as said,
    },
    browser,
};

/// So many entries are built at a time.
const HELPING: usize = 20;
/// About how high an entry is, in rem: two lines under its term.
const HEIGHT: f32 = 6.5;

/// The page of the entries that one looks for; of all of them at first.
pub(crate) fn browse_page(query: &str) -> AnyView {
    let state = AppState::get();
    let sections = state.sections();
    let filter = RwSignal::new(known_parts(Filter::parse(query), &sections));
    let catalogue = StoredValue::new_local(state.catalogue());
    let list = Memo::new_with_compare(
        move |_| filter.with(|filter| catalogue.with_value(|catalogue| state.list(catalogue, filter))),
        |before, after| before != after,
    );
    // By itself, so that it is announced only when it has changed.
    let number = Memo::new(move |_| list.with(Vec::len));
    let number = dynamic(move || said::number(number.get()));
    let print = button("button quiet", said::PRINT, browser::print)
        .attr_with("hidden", move || list.with(Vec::is_empty).then(String::new));
    let history = link("button quiet", Route::Changes.href(), words::WHAT_CHANGED);
    let title = state.glossary_title();
    let names = sections.clone();
    let sheet = dynamic(move || filter.with(|filter| sheet(&title, &names, filter)));
    views(vec![
        views(element("h1").attr("tabindex", "-1").child(words::NAV_GLOSSARY)),
        views(element("p").class("sheet").child(sheet)),
        views(fields(state, filter, sections)),
        dynamic(move || {
            let is_by_letter = filter.with(|filter| filter.text.trim().is_empty());
            is_by_letter.then(|| list.with(|list| letters(list)))
        }),
        views(
            element("div")
                .class("row listed")
                .child(element("p").class("soft").attr("aria-live", "polite").child(number))
                .child(element("div").class("row").child([history, print])),
        ),
        dynamic(move || match list.with(Vec::is_empty) {
            true => nothing(state, filter),
            false => {
                let is_by_letter = filter.with_untracked(|filter| filter.text.trim().is_empty());
                vec![long_list(list.with(|list| helpings(state, list, is_by_letter)))]
            }
        }),
    ])
}

/// A filter without what the glossary or this version does not know: a link may be old.
fn known_parts(mut filter: Filter, sections: &[(String, String)]) -> Filter {
    if !sections.iter().any(|(id, _)| *id == filter.section) {
        filter.section.clear();
    }
    if Known::from_name(&filter.state).is_none() {
        filter.state.clear();
    }
    filter
}

fn sheet(title: &str, sections: &[(String, String)], filter: &Filter) -> String {
    let section = sections.iter().find(|(id, _)| *id == filter.section).map(|(_, name)| name.as_str());
    said::sheet(title, section, Known::from_name(&filter.state), filter.text.trim())
}

fn change(state: AppState, filter: RwSignal<Filter>, change: impl FnOnce(&mut Filter)) {
    filter.update(change);
    // The address follows without a step in the browser's history for every letter.
    state.replace_address(&Route::Glossary(filter.with_untracked(Filter::query)));
}

fn fields(state: AppState, filter: RwSignal<Filter>, sections: Vec<(String, String)>) -> Element {
    let search = element("input")
        .attr("type", "search")
        .attr("id", "search")
        .attr("autocomplete", "off")
        .property("value", move || filter.with(|filter| filter.text.clone()))
        .on("input", move |event| change(state, filter, |filter| filter.text = event.value()));
    let states = Known::ALL.map(|known| (known.name().to_owned(), said::known_in_full(known).to_owned()));
    element("div")
        .class("filters")
        .child(field("search", said::SEARCH, search))
        .child(select(
            ["section", words::SECTION, said::EVERY_SECTION],
            sections,
            move || filter.with(|filter| filter.section.clone()),
            move |value| change(state, filter, |filter| filter.section = value),
        ))
        .child(select(
            ["state", said::STATE, said::ANY_STATE],
            states.into(),
            move || filter.with(|filter| filter.state.clone()),
            move |value| change(state, filter, |filter| filter.state = value),
        ))
}

/// A choice of one of several, or of none.
fn select(
    [id, label, none]: [&'static str; 3],
    options: Vec<(String, String)>,
    chosen: impl Fn() -> String + Clone + 'static,
    choose: impl Fn(String) + 'static,
) -> Element {
    let option = |(value, name): (String, String)| {
        let (chosen, own) = (chosen.clone(), value.clone());
        element("option").attr("value", value).property("selected", move || chosen() == own).child(name)
    };
    let all = std::iter::once((String::new(), none.to_owned())).chain(options);
    let control = element("select").attr("id", id).on("change", move |event| choose(event.value()));
    field(id, label, control.child(all.map(option).collect::<Vec<_>>()))
}

/// The letters that entries begin with, as ways to them.
fn letters(list: &[Listed]) -> Option<Element> {
    let mut letters: Vec<char> = list.iter().map(|listed| listed.letter).collect();
    letters.dedup();
    let way = |letter: char| {
        button("button quiet", said::letter(letter), move || {
            browser::show_at_top(&format!("#{}", letter_id(letter)))
        })
    };
    let ways = || letters.iter().map(|&letter| element("li").child(way(letter))).collect::<Vec<_>>();
    let nav = element("nav").class("letters").attr("aria-label", said::LETTERS);
    (letters.len() > 1).then(|| nav.child(element("ul").child(ways())))
}

fn letter_id(letter: char) -> String {
    format!("letter-{}", u32::from(letter))
}

fn nothing(state: AppState, filter: RwSignal<Filter>) -> Vec<Element> {
    let is_of_state = filter.with_untracked(|filter| !filter.state.is_empty());
    let text = if is_of_state { said::NONE_OF_STATE } else { said::NOT_FOUND };
    let all =
        button("button", said::SHOW_ALL, move || change(state, filter, |filter| *filter = Filter::default()));
    vec![element("p").child(text), element("div").class("row").child(all)]
}

/// The list in parts. By the alphabet, each letter begins one.
fn helpings(state: AppState, list: &[Listed], is_by_letter: bool) -> Vec<Helping> {
    let letters = list.chunk_by(|one, other| !is_by_letter || one.letter == other.letter);
    let parts = letters.flat_map(|letter| letter.chunks(HELPING).enumerate());
    parts.map(|(number, part)| helping(state, part, is_by_letter, number == 0)).collect()
}

fn helping(state: AppState, part: &[Listed], is_by_letter: bool, is_first: bool) -> Helping {
    let heading = part.first().filter(|_| is_by_letter && is_first).map(|first| {
        element("h2")
            .attr("id", letter_id(first.letter))
            .attr("tabindex", "-1")
            .child(said::letter(first.letter))
    });
    let entries = part.to_vec();
    // Below the letter's, if there are letters.
    let heading_of_entry = if is_by_letter { "h3" } else { "h2" };
    let build = move || {
        let items: Vec<_> = state.found(&entries).iter().map(|found| item(found, heading_of_entry)).collect();
        element("ul").class("results").child(items)
    };
    Helping {
        heading,
        height: format!("{}rem", words::decimal(part.len() as f32 * HEIGHT, 1)),
        build: Rc::new(build),
    }
}

fn item(found: &Found, heading: &'static str) -> Element {
    let entry = &found.entry;
    let expansion =
        entry.expansion.as_ref().map(|words| element("span").class("soft").child(format!(" · {words}")));
    let heading = element(heading)
        .child(link("", Route::Term(entry.id.clone()).href(), entry.term.clone()))
        .child(expansion)
        .child(" ")
        .child(tag(found.section.clone()))
        .child(tags(found.states));
    element("li").child([heading, prose(&entry.definition)])
}

/// That an entry is new is no news.
fn tags(states: States) -> Vec<AnyView> {
    let told = states.iter().filter(|&known| known != Known::New);
    told.flat_map(|known| [views(" "), views(tag(said::known(known).to_owned()))]).collect()
}

fn tag(text: String) -> Element {
    element("span").class("tag").child(text)
}
