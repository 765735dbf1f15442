//! What is due today, and the sections.

use leptos::prelude::*;

use crate::app::{engine::SectionState, route::Route, state::AppState, words};

/// The first page.
pub(crate) fn home_page() -> AnyView {
    let state = AppState::get();
    let content = move || {
        state.revision.track();
        let today = state.today();
        let (heading, introduction) = if today.first_visit {
            let words = words::introduction(&state.glossary_title(), today.entries);
            (words::HOME_FIRST, Some(view! { <p class="lede">{words}</p> }))
        } else {
            (words::HOME, None)
        };
        let waiting = today.due + today.new > 0;
        let sections = today.sections.iter().map(section_row).collect_view();
        view! {
            <h1 tabindex="-1">{heading}</h1>
            {introduction}
            <div class="today">
                <dl class="today-numbers">
                    {number(words::DUE_NOW, today.due.to_string())}
                    {number(words::NEW_TODAY, today.new.to_string())}
                    {number(words::ABOUT, words::minutes(today.minutes))}
                </dl>
                {(!waiting).then(|| view! { <p class="soft">{words::NOTHING_LEFT}</p> })}
                <a class="button primary" id="study-now" href=Route::Study(None).href()>{words::STUDY_NOW}</a>
            </div>
            <h2 id="sections">{words::SECTIONS}</h2>
            <ul class="sections" aria-labelledby="sections">{sections}</ul>
        }
        .into_any()
    };
    content.into_any()
}

fn number(label: &'static str, value: String) -> AnyView {
    view! { <div class="number"><dt>{label}</dt><dd>{value}</dd></div> }.into_any()
}

fn section_row(section: &SectionState) -> AnyView {
    let name = section.name.clone();
    let due = (section.due > 0).then(|| view! { <span class="due">{words::due(section.due)}" · "</span> });
    view! {
        <li class="section-row">
            <div>
                <h3>{name.clone()}</h3>
                <span class="state">{due}{words::section_state(section.entries, section.new)}</span>
            </div>
            <span class="meter" role="img" aria-label=words::known(section.known)>
                <span style:width=format!("{}%", section.known)></span>
            </span>
            <div class="row">
                {section_link(words::STUDY, &name, &Route::Study(Some(section.id.clone())))}
                {section_link(words::PRACTISE, &name, &Route::Practise(section.id.clone()))}
            </div>
        </li>
    }
    .into_any()
}

/// One word to those who see the row that it stands in; with the section's name to those who do not.
fn section_link(verb: &'static str, section: &str, route: &Route) -> AnyView {
    view! {
        <a class="button" href=route.href()>
            {verb}<span class="visually-hidden">{format!(" {section}")}</span>
        </a>
    }
    .into_any()
}
