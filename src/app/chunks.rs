//! Pages whose code is loaded when one of them is first shown.
//!
//! The build cuts the program at the functions that are marked here: whatever only they reach goes into a file of its
//! own, shares memory with the rest, and is fetched on the first call. So what the first page does not need does not
//! delay it. A page belongs to a chunk by its line in [`Chunk::of`]; code follows by itself.

use leptos::{prelude::*, task::spawn_local};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::{
    app::{
        pages::{
            browse::browse_page,
            changes::changes_page,
            not_found::not_found,
            readiness::{glance, planned_page, readiness_page},
            self_test::self_test_page,
            settings::settings_page,
            start::start_page,
            statistics::statistics_page,
            study::study_page,
            team::team_page,
            term::term_page,
        },
        route::Route,
        state::{AppState, Opened, open_imported},
        widgets::{
            element::{button, element, views},
            key_list::key_list,
        },
        words,
    },
    browser,
};

/// Makes the view of a route.
type Build = fn(&Route) -> AnyView;

/// How many chunks there are.
const CHUNKS: usize = 5;
/// What the first page says of changes and of the shift is found out so many milliseconds after it was made: it has been
/// painted by then.
const LATER: i32 = 200;

/// A part of the program that is loaded by itself.
#[derive(Clone, Copy)]
pub(crate) enum Chunk {
    Study,
    Library,
    Settings,
    Changes,
    Shift,
}

impl Chunk {
    /// The chunk of a page. The first page is in none; what is asked for in its place is where unknown pages are.
    fn of(route: &Route) -> Chunk {
        match route {
            Route::Study(_) | Route::Practise(_) => Chunk::Study,
            Route::Settings => Chunk::Settings,
            Route::Changes => Chunk::Changes,
            Route::Readiness | Route::Planned | Route::Test | Route::Team | Route::Start => Chunk::Shift,
            Route::Glossary(_) | Route::Term(_) | Route::Statistics | Route::Home | Route::Unknown(_) => {
                Chunk::Library
            }
        }
    }

    /// Each of these reads the definitions first, which the first page can do without.
    async fn load(self, state: AppState) -> Result<Build, SplitLoaderError> {
        match self {
            Chunk::Changes => changes(state).await,
            Chunk::Study => study(state).await,
            Chunk::Library => library(state).await,
            Chunk::Settings => settings(state).await,
            Chunk::Shift => shift(state).await,
        }
    }
}

#[wasm_split(study, fallible)]
fn study(state: AppState) -> Result<Build, SplitLoaderError> {
    state.read_definitions();
    Ok(study_page)
}

#[wasm_split(library, fallible)]
fn library(state: AppState) -> Result<Build, SplitLoaderError> {
    state.read_definitions();
    Ok(|route| match route {
        Route::Term(id) => term_page(id),
        Route::Glossary(query) => browse_page(query),
        Route::Statistics => statistics_page(),
        _ => not_found(),
    })
}

#[wasm_split(settings, fallible)]
fn settings(state: AppState) -> Result<Build, SplitLoaderError> {
    state.read_definitions();
    Ok(|route| match route {
        Route::Settings => settings_page(),
        // What is no page of its own is shown over any of them.
        _ => key_list(),
    })
}

/// What opens an imported glossary. It stands in the chunk of the page where one imports it.
#[wasm_split(settings, fallible)]
pub(crate) fn imported() -> Result<fn() -> Opened, SplitLoaderError> {
    Ok(open_imported)
}

/// The glossary is compared before anything of it is shown.
#[wasm_split(changes, fallible)]
fn changes(state: AppState) -> Result<Build, SplitLoaderError> {
    state.read_definitions();
    state.compare_glossary();
    Ok(changes_page)
}

#[wasm_split(shift, fallible)]
fn shift(state: AppState) -> Result<Build, SplitLoaderError> {
    state.read_definitions();
    Ok(|route| match route {
        Route::Home => glance(),
        Route::Planned => planned_page(),
        Route::Test => self_test_page(),
        Route::Team => team_page(),
        Route::Start => start_page(),
        _ => readiness_page(),
    })
}

/// Which chunks are there. Copies are handles to the same.
#[derive(Clone, Copy)]
pub(crate) struct Chunks {
    state: AppState,
    loaded: [RwSignal<Loaded>; CHUNKS],
    /// Whether the person has gone from one page to another, so that the heading of a page that arrives takes focus.
    pub(crate) has_moved: StoredValue<bool>,
}

#[derive(Clone, Copy)]
enum Loaded {
    NotYet,
    Asked,
    Failed,
    Ready(Build),
}

impl Chunks {
    /// Nothing but the first load is there.
    pub(crate) fn new(state: AppState) -> Chunks {
        let chunks = Chunks {
            state,
            loaded: std::array::from_fn(|_| RwSignal::new(Loaded::NotYet)),
            has_moved: StoredValue::new(false),
        };
        // One timer for both: each has a cost in the first load.
        let wanted = [(Chunk::Changes, state.has_history()), (Chunk::Shift, state.has_shift())];
        let load =
            move || wanted.into_iter().filter(|wanted| wanted.1).for_each(|(chunk, _)| chunks.load(chunk));
        browser::after(LATER, load).forget();
        chunks
    }

    /// What a chunk has to say on the first page, once it is there.
    pub(crate) fn note(self, chunk: Chunk) -> Option<AnyView> {
        match self.loaded[chunk as usize].get() {
            Loaded::Ready(build) => Some(build(&Route::Home)),
            _ => None,
        }
    }

    /// Shows the list of keys, or asks for it once more if it did not arrive.
    pub(crate) fn show_keys(self) {
        let list = self.loaded[Chunk::Settings as usize];
        if matches!(list.get_untracked(), Loaded::Failed) {
            list.set(Loaded::NotYet);
        }
        self.state.keys_shown.set(true);
    }

    /// The list of keys while it is shown.
    pub(crate) fn keys(self) -> Option<AnyView> {
        if !self.state.keys_shown.get() {
            return None;
        }
        match self.loaded[Chunk::Settings as usize].get() {
            Loaded::Ready(build) => Some(build(&Route::Home)),
            Loaded::NotYet | Loaded::Asked => {
                self.load(Chunk::Settings);
                None
            }
            Loaded::Failed => {
                Some(views(element("p").class("notice").attr("role", "alert").child(words::PAGE_NOT_LOADED)))
            }
        }
    }

    /// The page of that route, which is in a chunk: the page itself once the chunk is there, until then a page that says
    /// so. Called within a view that is built anew when the chunk arrives.
    pub(crate) fn page(self, route: &Route, name: &str) -> AnyView {
        let chunk = Chunk::of(route);
        // What is asked depends on what changed. No other page looks, or it would be built anew when that is known.
        if matches!(route, Route::Study(_) | Route::Practise(_) | Route::Planned)
            && self.state.has_history()
            && matches!(self.loaded[Chunk::Changes as usize].get(), Loaded::NotYet | Loaded::Asked)
        {
            self.load(Chunk::Changes);
            return waiting(name);
        }
        match self.loaded[chunk as usize].get() {
            Loaded::Ready(build) => build(route),
            Loaded::NotYet | Loaded::Asked => {
                self.load(chunk);
                waiting(name)
            }
            Loaded::Failed => failed(name, move || self.loaded[chunk as usize].set(Loaded::NotYet)),
        }
    }

    /// Asks for a chunk that nobody has asked for yet, be it a page or the clock.
    fn load(self, chunk: Chunk) {
        let loaded = self.loaded[chunk as usize];
        if !matches!(loaded.get_untracked(), Loaded::NotYet) {
            return;
        }
        // Nothing on the page depends on which of the two it is.
        loaded.update_untracked(|loaded| *loaded = Loaded::Asked);
        spawn_local(async move {
            loaded.set(chunk.load(self.state).await.map_or(Loaded::Failed, Loaded::Ready));
            if self.has_moved.get_value() {
                browser::focus_later("h1");
            }
        });
    }
}

fn waiting(name: &str) -> AnyView {
    views([
        element("h1").attr("tabindex", "-1").child(name.to_owned()),
        element("p").class("soft waiting").child(words::LOADING),
    ])
}

fn failed(name: &str, again: impl Fn() + 'static) -> AnyView {
    views([
        element("h1").attr("tabindex", "-1").child(name.to_owned()),
        element("p").attr("role", "alert").child(words::PAGE_NOT_LOADED),
        button("button primary", words::TRY_AGAIN, again),
    ])
}
