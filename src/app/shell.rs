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
        words,
    },
    browser,
    memory::{Mode, Scope},
};

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
    Effect::new(move |previous: Option<()>| {
        let name = state.route.with(|route| page_name(&state, route));
        browser::set_title(&words::title(&name));
        state.leave_page();
        if previous.is_some() {
            browser::focus_later("h1");
        }
    });
    view! {
        <button type="button" class="button skip-link" on:click=move |_| { browser::focus("h1"); }>
            {words::SKIP_TO_CONTENT}
        </button>
        <header class="masthead">
            <div class="masthead-row">
                <a class="wordmark" href=Route::Home.href()>
                    <span class="wordmark-sign" aria-hidden="true"></span>
                    {words::PRODUCT}
                </a>
                <nav aria-label=words::PAGES>
                    <ul>
                        {nav_link(state, words::NAV_HOME, Route::Home)}
                        {nav_link(state, words::NAV_GLOSSARY, Route::Glossary(String::new()))}
                        {nav_link(state, words::NAV_SETTINGS, Route::Settings)}
                    </ul>
                </nav>
            </div>
        </header>
        <main class=move || state.route.with(main_class)>
            <div class="notices" role="alert">
                {move || state.notices.with(|notices| notices.iter().map(notice).collect_view())}
            </div>
            <div class="page-parts">{move || state.route.with(|route| page(route))}</div>
            <div class=move || verdict_class(state) role="status">
                {move || state.verdict.with(|verdict| verdict.as_ref().map(|verdict| verdict.text.clone()))}
            </div>
        </main>
        {keys::dialog(state)}
    }
    .into_any()
}

fn page(route: &Route) -> AnyView {
    let sitting = |mode, section: Option<String>| {
        let state = AppState::get();
        match section.as_deref().map(|id| state.section_name(id)) {
            Some(None) => not_found(),
            _ => study_page(Scope { mode, section, at_most: None }),
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

fn page_name(state: &AppState, route: &Route) -> String {
    let of_section = |verb: &str, section: &str| {
        state
            .section_name(section)
            .map_or_else(|| words::NOT_FOUND.to_owned(), |name| format!("{verb} {name}"))
    };
    match route {
        Route::Home => words::HOME.to_owned(),
        Route::Study(None) => words::STUDY.to_owned(),
        Route::Study(Some(section)) => of_section(words::STUDY, section),
        Route::Practise(section) => of_section(words::PRACTISE, section),
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

fn nav_link(state: AppState, label: &'static str, target: Route) -> AnyView {
    let href = target.href();
    let current = move || {
        let here = state.route.with(|route| std::mem::discriminant(route) == std::mem::discriminant(&target));
        here.then_some("page")
    };
    view! { <li><a href=href aria-current=current>{label}</a></li> }.into_any()
}

fn verdict_class(state: AppState) -> &'static str {
    match state.verdict.with(|verdict| verdict.as_ref().map(|verdict| verdict.right)) {
        None => "verdict",
        Some(true) => "verdict right",
        Some(false) => "verdict wrong",
    }
}

fn notice(notice: &Notice) -> AnyView {
    let state = AppState::get();
    let text = notice.text();
    let kind = notice.clone();
    let dismiss = notice.can_be_dismissed().then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| state.dismiss(&kind)>{words::CLOSE}</button>
        }
    });
    view! { <div class="notice"><p>{text}</p>{dismiss}</div> }.into_any()
}
