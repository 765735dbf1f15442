//! What is due today, and the sections.

use leptos::prelude::*;

use crate::{
    app::{
        chunks::{Chunk, Chunks},
        engine::{SectionState, Today},
        route::Route,
        state::AppState,
        widgets::element::{Element, dynamic, element, link, views},
        words,
    },
    browser,
};

/// The first page.
pub(crate) fn home_page(chunks: Chunks) -> AnyView {
    let state = AppState::get();
    // One key to begin. A focused link or button has Enter to itself.
    state.on_page_key(|key| {
        if key.key() == "Enter" && !key.is_on_control() {
            browser::click("#study-now");
        }
    });
    let note = dynamic(move || chunks.note(Chunk::Changes));
    let parts = dynamic(move || {
        state.revision.track();
        let today = state.today();
        let heading = if today.first_visit { words::HOME_FIRST } else { words::HOME };
        let introduction = today.first_visit.then(|| {
            let text = words::introduction(&state.glossary_title(), today.entries);
            element("p").class("lede").child(text)
        });
        let mut parts = vec![element("h1").attr("tabindex", "-1").child(heading)];
        // A first visit's introduction names it.
        if introduction.is_none() && state.imported.is_some() {
            parts.push(element("p").class("soft").child(words::glossary(&state.glossary_title())));
        }
        parts.extend(introduction);
        parts.extend([
            waiting(&today, chunks),
            element("h2").attr("id", "sections").child(words::SECTIONS),
            sections(&today),
        ]);
        parts
    });
    views([note, parts])
}

fn waiting(today: &Today, chunks: Chunks) -> Element {
    let numbers = element("dl")
        .class("today-numbers")
        .child(number(words::DUE_NOW, today.due.to_string()))
        .child(number(words::NEW_TODAY, today.new.to_string()))
        .child(number(words::TIME, words::minutes(today.minutes)));
    let nothing = (today.due + today.new == 0).then(|| element("p").class("soft").child(words::NOTHING_LEFT));
    let target = if today.has_shift { Route::Planned } else { Route::Study(None) };
    let start = link("button primary", target.href(), words::STUDY_NOW).attr("id", "study-now");
    let glance = dynamic(move || chunks.note(Chunk::Shift));
    let line = |target: Route, label| element("p").child(link("", target.href(), label));
    let shift = line(Route::Readiness, words::READY_FOR_SHIFT).child(glance);
    let begin = today.first_visit.then(|| line(Route::Start, words::NEW_HERE));
    element("div").class("today").child(numbers).child(nothing).child(start).child(shift).child(begin)
}

fn number(label: &'static str, value: String) -> Element {
    element("div").class("number").child([element("dt").child(label), element("dd").child(value)])
}

fn sections(today: &Today) -> Element {
    let rows: Vec<_> = today.sections.iter().map(section_row).collect();
    element("ul").class("sections").attr("aria-labelledby", "sections").child(rows)
}

fn section_row(section: &SectionState) -> Element {
    let due = (section.due > 0)
        .then(|| element("span").class("due").child(format!("{} · ", words::due(section.due))));
    let state = words::section_state(section.entries, section.new);
    let name = element("div")
        .child(element("h3").child(section.name.clone()))
        .child(element("span").class("state").child(due).child(state));
    let bar = element("span").style("width", format!("{}%", section.known));
    let mastery =
        element("span").class("meter").attr("role", "img").attr("aria-label", words::known(section.known));
    let links = element("div")
        .class("row")
        .child(section_link(words::STUDY, &section.name, &Route::Study(Some(section.id.clone()))))
        .child(section_link(words::PRACTISE, &section.name, &Route::Practise(section.id.clone())));
    element("li").class("section-row").child([name, mastery.child(bar), links])
}

/// One word to those who see the row that it stands in; with the section's name to those who do not.
fn section_link(verb: &'static str, section: &str, route: &Route) -> Element {
    let name = element("span").class("visually-hidden").child(format!(" {section}"));
    link("button", route.href(), verb).child(name)
}
