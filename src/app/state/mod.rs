//! The app's state as views see it: signals to read, verbs to call.
//!
//! Every verb passes the present time to the [`Engine`], then publishes what has changed. Views never write storage.

mod browse;
mod changes;
mod data;
mod glossaries;
mod notice;
mod onboarding;
mod opening;
mod queries;
mod self_test;
mod session;
mod session_time;
mod sharing;
mod shift;
mod stored;
mod team;

use std::rc::Rc;

use leptos::prelude::*;

pub(crate) use browse::Found;
pub(crate) use notice::Notice;
pub(crate) use opening::{Imported, Opened, open_imported};
pub(crate) use queries::date;
pub(crate) use session::{QUESTION, SessionView, Verdict, wrong_pairs};

use crate::{
    app::{
        engine::{Engine, Saved, cards::Explanation},
        route::Route,
    },
    browser::{self, KeyPress},
    memory::Moment,
    progress::{Import, ImportPreview, Journal, Preferences},
};

/// What a key does on the page that is shown.
type PageKeys = Rc<dyn Fn(&KeyPress)>;

/// What the page that is shown does when another tab has answered.
type PageRefresh = Rc<dyn Fn()>;

/// The state of the app. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub(crate) struct AppState {
    engine: StoredValue<Engine, LocalStorage>,
    /// The id of the imported glossary in use; none while it is the embedded one.
    pub(crate) imported: Option<&'static str>,
    /// The page that is shown.
    pub(crate) route: RwSignal<Route>,
    /// What a session shows.
    pub(crate) session: RwSignal<SessionView, LocalStorage>,
    /// Whether the last answer was right.
    pub(crate) verdict: RwSignal<Option<Verdict>>,
    /// Why the card on the screen is asked, once that was wanted to be known.
    pub(crate) explanation: RwSignal<Option<Explanation>, LocalStorage>,
    /// What the person has to know.
    pub(crate) notices: RwSignal<Vec<Notice>>,
    /// What the person has set.
    pub(crate) settings: RwSignal<Preferences>,
    /// What a chosen file would add.
    pub(crate) import: RwSignal<Option<ImportPreview>>,
    import_read: StoredValue<Option<Import>, LocalStorage>,
    /// Whether the browser keeps this origin's data until the person deletes it; nothing until that is known.
    pub(crate) persisted: RwSignal<Option<bool>>,
    /// Changes whenever progress has changed; views that ask the state for progress track it.
    pub(crate) revision: RwSignal<u32>,
    /// Whether the list of keys is shown.
    pub(crate) keys_shown: RwSignal<bool>,
    page_keys: StoredValue<Option<PageKeys>, LocalStorage>,
    page_refresh: StoredValue<Option<PageRefresh>, LocalStorage>,
    mending: StoredValue<Option<browser::Timer>, LocalStorage>,
}

impl AppState {
    /// The state of an app that is shown for the first time: of that imported glossary, or of the embedded one.
    pub(crate) fn new(engine: Engine, imported: Option<&'static str>, notices: Vec<Notice>) -> AppState {
        let state = AppState {
            imported,
            route: RwSignal::new(Route::parse(&browser::hash())),
            session: RwSignal::new_local(SessionView::None),
            verdict: RwSignal::new(None),
            explanation: RwSignal::new_local(None),
            notices: RwSignal::new(notices),
            settings: RwSignal::new(engine.settings().clone()),
            import: RwSignal::new(None),
            import_read: StoredValue::new_local(None),
            persisted: RwSignal::new(None),
            revision: RwSignal::new(0),
            keys_shown: RwSignal::new(false),
            page_keys: StoredValue::new_local(None),
            page_refresh: StoredValue::new_local(None),
            mending: StoredValue::new_local(None),
            engine: StoredValue::new_local(engine),
        };
        state.show_theme();
        browser::on_storage_change(move |key, value| state.absorb(key.as_deref(), value.as_deref()));
        browser::on_update(move |numbers| state.tell(Notice::Update(super::words::update_ready(&numbers))));
        browser::on_page_hidden(move || drop(state.change(Engine::save_unsaved)));
        state
    }

    /// The state of the app that this view is part of.
    pub(crate) fn get() -> AppState {
        expect_context()
    }

    /// Forgets what belongs to the page that was shown.
    pub(crate) fn leave_page(&self) {
        // Or Ctrl+Z would take back an answer that nobody sees any more.
        self.session.set(SessionView::None);
        self.verdict.set(None);
        self.explanation.set(None);
        self.import.set(None);
        self.take_back(|notice| matches!(notice, Notice::Done(_)));
    }

    /// Handles keys for as long as the view that asks for it is shown.
    pub(crate) fn on_page_key(&self, handler: impl Fn(&KeyPress) + 'static) {
        let page_keys = self.page_keys;
        page_keys.set_value(Some(Rc::new(handler)));
        on_cleanup(move || page_keys.set_value(None));
    }

    /// Hands a key to the page.
    pub(crate) fn page_key(&self, key: &KeyPress) {
        if let Some(handler) = self.page_keys.get_value() {
            handler(key);
        }
    }

    /// Hears of other tabs' answers for as long as the view that asks for it is shown.
    pub(crate) fn on_progress_elsewhere(&self, handler: impl Fn() + 'static) {
        let page_refresh = self.page_refresh;
        page_refresh.set_value(Some(Rc::new(handler)));
        on_cleanup(move || page_refresh.set_value(None));
    }

    fn tell_page(&self) {
        if let Some(handler) = self.page_refresh.get_value() {
            handler();
        }
    }

    /// Makes the address follow what is on the page, without leaving it.
    pub(crate) fn replace_address(&self, route: &Route) {
        browser::replace_address(&route.href());
    }

    /// Runs a verb that stores something, and keeps the notice of unsaved answers true. Says whether it is stored.
    fn save(&self, verb: impl FnOnce(&mut Engine) -> Saved) -> bool {
        match self.change(verb) {
            Ok(()) => {
                // A verb that had nothing to write says nothing about the next one that has.
                let is_kept = |journal: &Journal| {
                    journal.unsaved() == 0 && journal.newer().is_none() && journal.is_readable()
                };
                if self.engine.with_value(|engine| is_kept(engine.journal())) {
                    self.take_back(|notice| matches!(notice, Notice::NotSaved(_)));
                }
                true
            }
            Err(error) => {
                self.tell(Notice::NotSaved(error.to_string()));
                false
            }
        }
    }

    fn change<T>(&self, verb: impl FnOnce(&mut Engine) -> T) -> T {
        let result = self
            .engine
            .try_update_value(verb)
            .expect("the state is made once for the app and lives as long as the page");
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
        result
    }

    /// Takes back what is no longer true. Where nothing is, the notices stay as they are on the page: built anew they would
    /// be announced again, after every answer, and a click on one would be lost if it came just then.
    fn take_back(&self, is_past: impl Fn(&Notice) -> bool) {
        self.notices.maybe_update(|notices| {
            let before = notices.len();
            notices.retain(|notice| !is_past(notice));
            notices.len() != before
        });
    }

    fn tell(&self, notice: Notice) {
        self.notices.update(|notices| {
            let same_kind = |each: &Notice| std::mem::discriminant(each) == std::mem::discriminant(&notice);
            match notice {
                // Only the last reason, the last result and the newest version matter.
                Notice::NotSaved(_) | Notice::Done(_) | Notice::Update(_) => {
                    notices.retain(|each| !same_kind(each));
                }
                Notice::Found(_) => notices.retain(|each| *each != notice),
            }
            notices.push(notice);
        });
    }
}

/// The present time.
pub(crate) fn now() -> Moment {
    let at = browser::now();
    let offset = browser::utc_offset_minutes(at);
    Moment { at, offset: i16::try_from(offset).unwrap_or_default() }
}
