//! The first weeks: what one knows already, the path, and how far one has come.

mod placement;

use leptos::prelude::*;

use crate::{
    app::{
        route::Route,
        state::AppState,
        widgets::{
            element::{Element, button, dynamic, element, link, views},
            panel::panel,
            table::{row, table_of},
        },
        words::{self, start as said},
    },
    browser,
    shift::Milestone,
};

/// The page.
pub(crate) fn start_page() -> AnyView {
    let state = AppState::get();
    views(vec![
        views(element("h1").attr("tabindex", "-1").child(words::FIRST_WEEKS)),
        views(element("p").class("lede").child(said::LEDE)),
        views(placement::placement(state)),
        dynamic(move || {
            state.revision.track();
            path(state)
        }),
    ])
}

/// The sections in order, with what was reached, and a word to who looks at it from outside.
fn path(state: AppState) -> Vec<Element> {
    let path = state.path();
    let sum = |part: fn(&Milestone) -> u32| path.sections.iter().map(part).sum::<u32>();
    let (cards, seen, firm) =
        (sum(|section| section.cards), sum(|section| section.seen), sum(|section| section.firm));
    let next = path.sections.iter().position(|section| !section.all_seen());
    let line = |(place, section): (usize, &Milestone)| {
        let name = state.section_name(&section.section).unwrap_or_default();
        let study = link("", Route::Study(Some(section.section.clone())).href(), name);
        let of = |part| words::shift::of(part, section.cards);
        let milestone = said::milestone(section, next == Some(place)).to_owned();
        row(study, [of(section.seen), of(section.firm), milestone])
    };
    let head = [words::SECTION, said::SEEN, said::FIRM, said::MILESTONE];
    let rows = path.sections.iter().enumerate().map(line).collect();
    let go_on = next.and_then(|place| path.sections.get(place)).map(|section| {
        let name = state.section_name(&section.section).unwrap_or_default();
        let target = Route::Study(Some(section.section.clone())).href();
        link("button primary", target, words::study(&name))
    });
    let pace = element("p")
        .child(said::pace(path.unseen, path.days, path.new_per_day))
        .child(" ")
        .child(link("", Route::Settings.href(), said::CHANGE_NUMBER));
    let way = vec![
        views(pace),
        views(element("div").class("row").child(go_on)),
        views(table_of(&head, rows)),
        views(element("p").class("hint soft").child(said::ORDER)),
    ];
    let when = browser::local_time(browser::now());
    let summary = said::summary(&state.glossary_title(), &when, seen, firm, cards);
    let mentor = vec![
        element("p").attr("data-testid", "summary").child(summary),
        element("p").class("soft").child(said::FOR_MENTOR_TEXT),
        element("div").class("row").child(button("button", said::PRINT, browser::print)),
    ];
    vec![panel("path", said::PATH, way), panel("mentor", said::FOR_MENTOR, mentor)]
}
