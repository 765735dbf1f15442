//! What is on every page: the masthead, notices, the page itself, the verdict.

use std::rc::Rc;

use leptos::prelude::*;

use crate::{
    app::{
        chunks::Chunks,
        engine::Engine,
        keys,
        pages::home::home_page,
        route::Route,
        state::{AppState, Notice},
        widgets::element::{Element, button, dynamic, element, keep_up, link, views},
        words,
    },
    browser,
};

/// Puts the app in the place of the page's static frame.
pub(super) fn show(engine: Engine, imported: Option<&'static str>, notices: Vec<Notice>) {
    browser::take_over_frame();
    mount_to_body(move || app(AppState::new(engine, imported, notices)));
}

fn app(state: AppState) -> AnyView {
    let chunks = Chunks::new(state);
    provide_context(state);
    keys::listen(state, chunks);
    browser::on_hash_change(move || state.route.set(Route::parse(&browser::hash())));
    keep_up(Rc::new(move |is_first| {
        let name = state.route.with(|route| page_name(state, route));
        browser::set_title(&words::title(&name));
        if !is_first {
            chunks.has_moved.set_value(true);
            browser::focus_later("h1");
        }
    }));
    let skip = button("button skip-link", words::SKIP_TO_CONTENT, || {
        browser::focus("h1");
    });
    views(vec![
        views(skip),
        views(masthead(state)),
        views(main(state, chunks)),
        dynamic(move || chunks.keys()),
    ])
}

fn masthead(state: AppState) -> Element {
    let sign = element("span").class("wordmark-sign").attr("aria-hidden", "true");
    let wordmark = link("wordmark", Route::Home.href(), sign).child(words::PRODUCT);
    let pages = element("ul")
        .child(nav_link(state, words::NAV_HOME, Route::Home))
        .child(nav_link(state, words::NAV_GLOSSARY, Route::Glossary(String::new())))
        .child(nav_link(state, words::NAV_READINESS, Route::Readiness))
        .child(nav_link(state, words::NAV_STATISTICS, Route::Statistics))
        .child(nav_link(state, words::NAV_SETTINGS, Route::Settings));
    let nav = element("nav").attr("aria-label", words::PAGES).child(pages);
    element("header").class("masthead").child(element("div").class("masthead-row").child([wordmark, nav]))
}

fn main(state: AppState, chunks: Chunks) -> Element {
    let notices =
        dynamic(move || state.notices.with(|notices| notices.iter().map(notice).collect::<Vec<_>>()));
    let parts = dynamic(move || {
        state.leave_page();
        state.route.with(|route| page(state, chunks, route))
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

fn page(state: AppState, chunks: Chunks, route: &Route) -> AnyView {
    match route {
        Route::Home => home_page(chunks),
        _ => chunks.page(route, &page_name(state, route)),
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
            // One that was renamed is found by the page.
            state.entry(id).map_or_else(|| words::NAV_GLOSSARY.to_owned(), |(_, entry)| entry.term)
        }
        Route::Changes => words::WHAT_CHANGED.to_owned(),
        Route::Statistics => words::NAV_STATISTICS.to_owned(),
        Route::Settings => words::SETTINGS.to_owned(),
        Route::Readiness => words::NAV_READINESS.to_owned(),
        Route::Planned => words::STUDY_PLAN.to_owned(),
        Route::Test => words::SELF_TEST.to_owned(),
        Route::Team => words::TEAM.to_owned(),
        Route::Start => words::FIRST_WEEKS.to_owned(),
        Route::Unknown(_) => words::NOT_FOUND.to_owned(),
    }
}

fn main_class(route: &Route) -> &'static str {
    match route {
        Route::Study(_) | Route::Practise(_) | Route::Planned | Route::Test => "page studying",
        Route::Settings | Route::Readiness | Route::Team | Route::Start => "page settings",
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
    // What the button does is in static/offline.js, which finds it by this id: it has the newer version at hand.
    let reload = matches!(notice, Notice::Update(_))
        .then(|| button("button", words::RELOAD_NOW, || ()).attr("id", "reload"));
    let buttons = notice.can_be_dismissed().then(|| {
        let dismiss = button("button", words::CLOSE, move || state.dismiss(&this));
        element("div").class("row").child(reload).child(dismiss)
    });
    element("div").class("notice").child(element("p").child(notice.text())).child(buttons)
}
