//! What is on every page: the masthead, notices, the page itself, the verdict.

use leptos::prelude::*;

use crate::{
    app::{
        keys,
        pages::{
            browse::browse_page, home::home_page, not_found::not_found, settings::settings_page,
            study::study_page, term::term_page,
        },
        route::Route,
        state::{AppState, Notice},
        widgets::element::{Element, button, dynamic, element, link, views},
        words,
    },
    browser,
    memory::{Mode, Scope},
};

/// Practising goes on for as long as one likes, in helpings of so many cards.
const PRACTICE_CARDS: u32 = 20;

/// Puts the app in the place of the page's static frame.
pub fn mount() {
    browser::install_crash_notice();
    browser::take_over_frame();
    mount_to_body(app);
}

fn app() -> AnyView {
    let state = AppState::start();
    provide_context(state);
    keys::listen(state);
    browser::on_hash_change(move || state.route.set(Route::parse(&browser::hash())));
    Effect::new(move |is_first: Option<()>| {
        let name = state.route.with(|route| page_name(state, route));
        browser::set_title(&words::title(&name));
        if is_first.is_some() {
            browser::focus_later("h1");
        }
    });
    let skip = button("button skip-link", words::SKIP_TO_CONTENT, || {
        browser::focus("h1");
    });
    views(vec![views(skip), views(masthead(state)), views(main(state)), keys::dialog(state)])
}

fn masthead(state: AppState) -> Element {
    let sign = element("span").class("wordmark-sign").attr("aria-hidden", "true");
    let wordmark = link("wordmark", Route::Home.href(), sign).child(words::PRODUCT);
    let pages = element("ul")
        .child(nav_link(state, words::NAV_HOME, Route::Home))
        .child(nav_link(state, words::NAV_GLOSSARY, Route::Glossary(String::new())))
        .child(nav_link(state, words::NAV_SETTINGS, Route::Settings));
    let nav = element("nav").attr("aria-label", words::PAGES).child(pages);
    element("header").class("masthead").child(element("div").class("masthead-row").child([wordmark, nav]))
}

fn main(state: AppState) -> Element {
    let notices =
        dynamic(move || state.notices.with(|notices| notices.iter().map(notice).collect::<Vec<_>>()));
    let parts = dynamic(move || {
        state.leave_page();
        state.route.with(page)
    });
    let verdict = element("div")
        .attr("role", "status")
        .attr_with("class", move || Some(verdict_class(state).to_owned()))
        .child(dynamic(move || {
            state.verdict.with(|verdict| verdict.as_ref().map(|verdict| verdict.text.clone()))
        }));
    element("main")
        .attr_with("class", move || Some(state.route.with(main_class).to_owned()))
        .child(element("div").class("notices").attr("role", "alert").child(notices))
        .child(element("div").class("page-parts").child(parts))
        .child(verdict)
}

fn page(route: &Route) -> AnyView {
    let sitting = |mode, section: Option<String>| {
        let state = AppState::get();
        match section.as_deref().map(|id| state.section_name(id)) {
            Some(None) => not_found(),
            _ => {
                let at_most = (mode == Mode::Practice).then_some(PRACTICE_CARDS);
                study_page(Scope { mode, section, at_most })
            }
        }
    };
    match route {
        Route::Home => home_page(),
        Route::Study(section) => sitting(Mode::Study, section.clone()),
        Route::Practise(section) => sitting(Mode::Practice, Some(section.clone())),
        Route::Glossary(query) => browse_page(query.clone()),
        Route::Term(entry) => term_page(entry),
        Route::Settings => settings_page(),
        Route::Unknown(_) => not_found(),
    }
}

fn page_name(state: AppState, route: &Route) -> String {
    let of_section = |title: fn(&str) -> String, section: &str| {
        state.section_name(section).map_or_else(|| words::NOT_FOUND.to_owned(), |name| title(&name))
    };
    match route {
        Route::Home => words::HOME.to_owned(),
        Route::Study(None) => words::STUDY.to_owned(),
        Route::Study(Some(section)) => of_section(words::study, section),
        Route::Practise(section) => of_section(words::practise, section),
        Route::Glossary(_) => words::NAV_GLOSSARY.to_owned(),
        Route::Term(id) => {
            state.entry(id).map_or_else(|| words::NOT_FOUND.to_owned(), |(_, entry)| entry.term)
        }
        Route::Settings => words::SETTINGS.to_owned(),
        Route::Unknown(_) => words::NOT_FOUND.to_owned(),
    }
}

fn main_class(route: &Route) -> &'static str {
    match route {
        Route::Study(_) | Route::Practise(_) => "page studying",
        Route::Settings => "page settings",
        _ => "page",
    }
}

fn nav_link(state: AppState, label: &'static str, target: Route) -> Element {
    let href = target.href();
    let current = move || {
        let is_here =
            state.route.with(|route| std::mem::discriminant(route) == std::mem::discriminant(&target));
        is_here.then(|| "page".to_owned())
    };
    element("li").child(link("", href, label).attr_with("aria-current", current))
}

fn verdict_class(state: AppState) -> &'static str {
    match state.verdict.with(|verdict| verdict.as_ref().map(|verdict| verdict.right)) {
        None => "verdict",
        Some(true) => "verdict right",
        Some(false) => "verdict wrong",
    }
}

fn notice(notice: &Notice) -> Element {
    let state = AppState::get();
    let this = notice.clone();
    let dismiss =
        notice.can_be_dismissed().then(|| button("button", words::CLOSE, move || state.dismiss(&this)));
    element("div").class("notice").child(element("p").child(notice.text())).child(dismiss)
}
