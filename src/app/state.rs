//! The app's state as views see it: signals to read, verbs to call.
//!
//! Every verb passes the present time to the [`Engine`], then publishes what has changed. Views never write storage.

use std::rc::Rc;

use crate::{
    app::{
        engine::{Answered, Asked, CardState, Engine, Position, Report, Saved, Today},
        route::Route,
        words,
    },
    browser::{self, BrowserStore, KeyPress},
    glossary::{self, Block, Entry},
    memory::{Moment, Scope},
    progress::{self, Absorbed, Event, Import, ImportPreview, Preferences},
    quiz::{Answer, CardKind, Outcome, Question},
};
use leptos::{prelude::*, task::spawn_local};

/// The lock under which one tab at a time gathers records.
const COMPACTION_LOCK: &str = "readyroom/compaction";

/// So many milliseconds without a removal mean that the storage is quiet.
const MEND_AFTER: i32 = 400;

/// What a key does on the page that is shown.
type PageKeys = Rc<dyn Fn(&KeyPress)>;

/// The state of the app. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub(crate) struct AppState {
    engine: StoredValue<Engine, LocalStorage>,
    /// The page that is shown.
    pub(crate) route: RwSignal<Route>,
    /// What a session shows.
    pub(crate) session: RwSignal<SessionView, LocalStorage>,
    /// Whether the last answer was right.
    pub(crate) verdict: RwSignal<Option<Verdict>>,
    /// Why the card on the screen is asked, once that was wanted to be known.
    pub(crate) explanation: RwSignal<Option<String>>,
    /// What the person has to know.
    pub(crate) notices: RwSignal<Vec<Notice>>,
    /// What the person has set.
    pub(crate) settings: RwSignal<Preferences>,
    /// What a chosen file would add.
    pub(crate) import: RwSignal<Option<ImportPreview>>,
    import_events: StoredValue<Vec<Event>, LocalStorage>,
    /// Changes whenever progress has changed; views that ask the state for progress track it.
    pub(crate) revision: RwSignal<u32>,
    /// Whether the list of keys is shown.
    pub(crate) keys_shown: RwSignal<bool>,
    page_keys: StoredValue<Option<PageKeys>, LocalStorage>,
    mending: StoredValue<Option<browser::Timer>, LocalStorage>,
}

/// What a session shows.
#[derive(Clone)]
pub(crate) enum SessionView {
    /// No session.
    None,
    /// A question that waits.
    Asking(Box<Asked>),
    /// A question that was answered.
    Answered(Box<Answered>),
    /// The end.
    Complete(Report),
}

impl SessionView {
    /// Where the session stands.
    pub(crate) fn position(&self) -> Option<Position> {
        match self {
            SessionView::Asking(asked) => Some(asked.position),
            SessionView::Answered(answered) => Some(answered.position),
            SessionView::None | SessionView::Complete(_) => None,
        }
    }

    /// What takes focus when this is shown.
    pub(crate) fn focus_target(&self) -> Option<&'static str> {
        match self {
            SessionView::None => None,
            SessionView::Asking(_) => Some("#answer, [data-testid=prompt]"),
            SessionView::Answered(_) => Some("#next"),
            SessionView::Complete(_) => Some("h1"),
        }
    }
}

/// Whether an answer was right, as it is shown and read out.
#[derive(Clone, PartialEq)]
pub(crate) struct Verdict {
    /// Whether it was, nearly included.
    pub(crate) right: bool,
    /// The verdict and the right answer.
    pub(crate) text: String,
}

/// Something that the person has to know.
#[derive(Clone, PartialEq)]
pub(crate) enum Notice {
    /// What was found when the stored progress was opened.
    Found(String),
    /// Answers are not saved, and why.
    NotSaved(String),
    /// Something that was asked for is done, or could not be done.
    Done(String),
}

impl Notice {
    /// What is shown.
    pub(crate) fn text(&self) -> String {
        match self {
            Notice::Found(text) | Notice::Done(text) => text.clone(),
            Notice::NotSaved(reason) => words::not_saved(reason),
        }
    }

    /// Whether it may be put away: not while answers are being lost.
    pub(crate) fn can_be_dismissed(&self) -> bool {
        !matches!(self, Notice::NotSaved(_))
    }
}

/// An entry that was found, with the name of its section.
pub(crate) struct Found {
    /// The entry.
    pub(crate) entry: Entry,
    /// The name of its section.
    pub(crate) section: String,
}

impl AppState {
    /// Opens the embedded glossary and the stored progress.
    pub(crate) fn start() -> AppState {
        let glossary = glossary::embedded().expect("the table was made by the build that made this program");
        let seeds = [browser::random_seed(), browser::random_seed()];
        let (engine, found) = Engine::open(glossary, Rc::new(BrowserStore), seeds, now());
        let notices = found.iter().map(opening_notice).collect();
        let state = AppState {
            route: RwSignal::new(Route::parse(&browser::hash())),
            session: RwSignal::new_local(SessionView::None),
            verdict: RwSignal::new(None),
            explanation: RwSignal::new(None),
            notices: RwSignal::new(notices),
            settings: RwSignal::new(engine.settings().clone()),
            import: RwSignal::new(None),
            import_events: StoredValue::new_local(Vec::new()),
            revision: RwSignal::new(0),
            keys_shown: RwSignal::new(false),
            page_keys: StoredValue::new_local(None),
            mending: StoredValue::new_local(None),
            engine: StoredValue::new_local(engine),
        };
        state.show_theme();
        browser::on_storage_change(move |key, value| state.absorb(key.as_deref(), value.as_deref()));
        browser::on_page_hidden(move || drop(state.change(Engine::save_unsaved)));
        state.compact_when_worth_it();
        state
    }

    /// The state of the app that this view is part of.
    pub(crate) fn get() -> AppState {
        expect_context()
    }

    // ---- pages ----

    /// Forgets what belongs to the page that was shown.
    pub(crate) fn leave_page(&self) {
        self.verdict.set(None);
        self.explanation.set(None);
        self.import.set(None);
        self.notices.update(|notices| notices.retain(|notice| !matches!(notice, Notice::Done(_))));
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

    /// Makes the address follow what is on the page, without leaving it.
    pub(crate) fn replace_address(&self, route: &Route) {
        browser::replace_address(&route.href());
    }

    // ---- a session ----

    /// Goes on with the session of that scope, or begins one.
    pub(crate) fn begin(&self, scope: &Scope) {
        self.save(|engine| engine.begin(scope, now()));
        self.show_session();
    }

    /// Begins a session, whatever is under way.
    pub(crate) fn begin_anew(&self, scope: Scope) {
        self.save(|engine| engine.begin_anew(scope, now()));
        self.show_session();
    }

    /// Takes an answer to the question on the screen.
    pub(crate) fn answer(&self, answer: &Answer) {
        if !self.session.with_untracked(|view| matches!(view, SessionView::Asking(_))) {
            return;
        }
        self.save(|engine| engine.answer(answer, now()));
        // Who rated themselves has seen the answer already.
        if matches!(answer, Answer::Recalled(_)) {
            return self.next();
        }
        self.show_session();
        self.show_verdict();
    }

    /// Goes on to the next question.
    pub(crate) fn next(&self) {
        self.change(|engine| engine.next(now()));
        self.show_session();
        self.compact_when_worth_it();
    }

    /// Whether there is an answer to take back.
    pub(crate) fn can_undo(&self) -> bool {
        self.engine.with_value(Engine::can_undo)
    }

    /// Takes back the last answer.
    pub(crate) fn undo(&self) {
        if self.session.with_untracked(|view| matches!(view, SessionView::None)) || !self.can_undo() {
            return;
        }
        self.save(|engine| engine.undo(now()));
        self.show_session();
    }

    /// Turns the last grade round.
    pub(crate) fn overrule(&self) {
        self.save(|engine| engine.overrule(now()));
        self.show_session();
        self.show_verdict();
    }

    /// Says why the card on the screen is asked; once more puts it away.
    pub(crate) fn explain_card(&self) {
        let card = self.engine.with_value(|engine| engine.current_card(now()));
        let text = card.map(|(memory, recall)| match memory.is_new() {
            true => words::WHY_NEW.to_owned(),
            false => words::why(memory.reviews, memory.lapses, recall, memory.stability),
        });
        self.explanation.update(|shown| *shown = if shown.is_some() { None } else { text });
    }

    fn show_session(&self) {
        let view =
            self.engine.with_value(|engine| match (engine.answered(), engine.asked(), engine.report()) {
                (Some(answered), _, _) => SessionView::Answered(Box::new(answered.clone())),
                (None, Some(asked), _) => SessionView::Asking(Box::new(asked.clone())),
                (None, None, Some(report)) => SessionView::Complete(report),
                (None, None, None) => SessionView::None,
            });
        if let SessionView::Complete(report) = &view
            && report.answered > 0
        {
            self.ask_to_persist();
        }
        self.verdict.set(None);
        self.explanation.set(None);
        self.session.set(view);
    }

    fn show_verdict(&self) {
        let verdict = self.session.with_untracked(|view| match view {
            SessionView::Answered(answered) => {
                let outcome = answered.grade.outcome;
                let text = words::verdict(outcome, &verdict_answer(answered));
                Some(Verdict { right: outcome != Outcome::Incorrect, text })
            }
            _ => None,
        });
        self.verdict.set(verdict);
    }

    // ---- queries ----

    /// The name of the section of that id.
    pub(crate) fn section_name(&self, id: &str) -> Option<String> {
        self.engine.with_value(|engine| engine.glossary().section(id).map(|section| section.name.clone()))
    }

    /// What the glossary calls itself.
    pub(crate) fn glossary_title(&self) -> String {
        self.engine.with_value(|engine| engine.glossary().title.clone())
    }

    /// Where chapters can be read.
    pub(crate) fn chapter_link(&self) -> Option<String> {
        self.engine.with_value(|engine| engine.glossary().chapter_link.clone())
    }

    /// The entry of that id, with the id and name of its section.
    pub(crate) fn entry(&self, id: &str) -> Option<((String, String), Entry)> {
        self.engine.with_value(|engine| {
            let (section, entry) = engine.glossary().entry(id)?;
            Some(((section.id.clone(), section.name.clone()), entry.clone()))
        })
    }

    /// The definition of the entry that a question about a meaning is about.
    pub(crate) fn definition_if_meaning(&self, question: &Question) -> Option<Vec<Block>> {
        (question.card_kind == CardKind::Meaning)
            .then(|| self.entry(question.card.entry()))?
            .map(|(_, entry)| entry.definition)
    }

    /// The definition of an entry, in which the terms of other entries are links to them.
    pub(crate) fn linked_definition(&self, entry: &Entry) -> Vec<Block> {
        self.engine.with_value(|engine| engine.linked_definition(entry))
    }

    /// What waits today.
    pub(crate) fn today(&self) -> Today {
        self.engine.with_value(|engine| engine.today(now()))
    }

    /// What is remembered of each card of an entry, with the days until each is due.
    pub(crate) fn cards_of(&self, entry: &str) -> Vec<(CardState, u32)> {
        self.engine.with_value(|engine| {
            let now = now();
            let due =
                |card: &CardState| card.memory.as_ref().map_or(0, |memory| engine.days_until(memory, now));
            engine.cards_of(entry, now).into_iter().map(|card| (card.clone(), due(&card))).collect()
        })
    }

    /// The entries that a text finds; all of them when it is empty.
    pub(crate) fn search(&self, query: &str) -> Vec<Found> {
        self.engine.with_value(|engine| {
            let found = engine.search(query);
            found
                .into_iter()
                .map(|(section, entry)| Found { entry: entry.clone(), section: section.name.clone() })
                .collect()
        })
    }

    /// How much is stored, in words.
    pub(crate) fn storage_in_words(&self) -> String {
        self.engine.with_value(|engine| {
            let reviews = engine.journal().log().reviews().len();
            match engine.journal().units() {
                // A UTF-16 unit takes two bytes.
                Ok(units) => words::storage_used(reviews, units * 2 / 1024),
                Err(error) => error.to_string(),
            }
        })
    }

    // ---- what is stored ----

    /// Changes what the person has set.
    pub(crate) fn change_settings(&self, change: impl FnOnce(&mut Preferences)) {
        self.save(|engine| engine.change_settings(change, now()));
        self.publish_settings();
    }

    /// Gives the person a file with everything that is known, saved or not.
    pub(crate) fn export(&self) {
        let now = now();
        let files = self.engine.with_value(|engine| progress::export(engine.journal(), now.at));
        let day = progress::rfc3339(now.at);
        let day = day.split('T').next().unwrap_or_default();
        let several = files.len() > 1;
        let mut saved = true;
        for (index, text) in files.iter().enumerate() {
            let part = if several { format!("-{}", index + 1) } else { String::new() };
            let name = format!("readyroom-progress-{day}{part}.json");
            saved &= browser::download(&name, "application/json", text).is_ok();
        }
        self.tell(Notice::Done(if saved { words::EXPORT_DONE } else { words::EXPORT_FAILED }.to_owned()));
    }

    /// Looks at the file that was chosen, and shows what it would change.
    pub(crate) fn preview_import(&self, file: browser::File) {
        let state = *self;
        spawn_local(async move {
            let text = browser::read_text(&file).await;
            let read = text.and_then(|text| {
                Import::parse_with(&text, browser::read_json).map_err(|error| error.to_string())
            });
            match read {
                Ok(import) => {
                    let preview = state.engine.with_value(|engine| import.preview(engine.journal().log()));
                    state.import_events.set_value(import.events);
                    state.import.set(Some(preview));
                }
                Err(error) => state.tell(Notice::Done(words::import_refused(&error))),
            }
        });
    }

    /// Adds what the chosen file holds.
    pub(crate) fn finish_import(&self) {
        let events = self.import_events.try_update_value(std::mem::take).unwrap_or_default();
        self.import.set(None);
        match self.change(|engine| engine.import(events, now())) {
            Ok(number) => self.tell(Notice::Done(words::imported(number))),
            Err(error) => self.tell(Notice::NotSaved(error.to_string())),
        }
    }

    /// Forgets all progress, if the person confirms.
    pub(crate) fn reset(&self) {
        if !browser::confirm(words::RESET_QUESTION) {
            return;
        }
        match self.change(|engine| engine.reset(now())) {
            Ok(()) => {
                self.session.set(SessionView::None);
                self.tell(Notice::Done(words::RESET_DONE.to_owned()));
            }
            Err(error) => self.tell(Notice::Done(words::reset_refused(&error.to_string()))),
        }
    }

    /// Puts a notice away.
    pub(crate) fn dismiss(&self, notice: &Notice) {
        self.notices.update(|notices| notices.retain(|each| each != notice));
    }

    fn absorb(&self, key: Option<&str>, value: Option<&str>) {
        let absorbed = self.change(|engine| engine.absorb(key, value, now()));
        match absorbed {
            Absorbed::Removed => self.mend_soon(),
            Absorbed::Replaced => self.tell(Notice::NotSaved(words::REPLACED_ELSEWHERE.to_owned())),
            Absorbed::Newer(_) => self.tell(Notice::NotSaved(words::NEWER_ELSEWHERE.to_owned())),
            Absorbed::Setting(_) => self.publish_settings(),
            Absorbed::Cards(_) | Absorbed::Everything => {
                // Only a question that was answered elsewhere gives way: somebody may be typing into any other.
                let asked =
                    self.engine.with_value(|engine| engine.asked().map(|asked| asked.question.clone()));
                let is_gone = |view: &SessionView| match view {
                    SessionView::Asking(shown) => Some(&shown.question) != asked.as_ref(),
                    _ => false,
                };
                if self.session.with_untracked(is_gone) {
                    self.show_session();
                }
            }
            Absorbed::Nothing => {}
        }
    }

    /// Finds out what is missing once the storage has been quiet for a moment: another tab that gathers its records
    /// removes hundreds of them, one by one.
    fn mend_soon(&self) {
        let state = *self;
        let timer = browser::after(MEND_AFTER, move || match state.change(Engine::rewrite_missing) {
            Ok(0) => {}
            Ok(_) => state.tell(Notice::Found(words::STORAGE_CLEARED.to_owned())),
            Err(error) => state.tell(Notice::NotSaved(error.to_string())),
        });
        self.mending.set_value(Some(timer));
    }

    fn publish_settings(&self) {
        self.settings.set(self.engine.with_value(|engine| engine.settings().clone()));
        self.show_theme();
    }

    fn show_theme(&self) {
        let theme = self.settings.with_untracked(|settings| settings.theme);
        browser::set_theme(match theme {
            progress::Theme::System => None,
            theme => Some(theme.name()),
        });
    }

    fn compact_when_worth_it(&self) {
        let state = *self;
        if self.engine.with_value(Engine::wants_compaction) {
            browser::with_exclusive_lock(COMPACTION_LOCK, move || {
                if let Err(error) = state.change(Engine::compact) {
                    state.tell(Notice::NotSaved(error.to_string()));
                }
            });
        }
    }

    fn ask_to_persist(&self) {
        spawn_local(async {
            if !browser::is_persisted().await {
                browser::persist().await;
            }
        });
    }

    /// Runs a verb that stores something, and keeps the notice of unsaved answers true.
    fn save(&self, verb: impl FnOnce(&mut Engine) -> Saved) {
        match self.change(verb) {
            Ok(()) => {
                let unsaved = self.engine.with_value(|engine| engine.journal().unsaved());
                if unsaved == 0 {
                    self.notices
                        .update(|notices| notices.retain(|notice| !matches!(notice, Notice::NotSaved(_))));
                }
            }
            Err(error) => self.tell(Notice::NotSaved(error.to_string())),
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

    fn tell(&self, notice: Notice) {
        self.notices.update(|notices| {
            let same_kind = |each: &Notice| std::mem::discriminant(each) == std::mem::discriminant(&notice);
            match notice {
                // Only the last reason and the last result matter.
                Notice::NotSaved(_) | Notice::Done(_) => notices.retain(|each| !same_kind(each)),
                Notice::Found(_) => notices.retain(|each| *each != notice),
            }
            notices.push(notice);
        });
    }
}

fn now() -> Moment {
    let at = browser::now();
    let offset = browser::utc_offset_minutes(at);
    Moment { at, offset: i16::try_from(offset).unwrap_or_default() }
}

fn opening_notice(notice: &progress::Notice) -> Notice {
    match notice {
        progress::Notice::Unreachable(error) => Notice::NotSaved(error.to_string()),
        progress::Notice::Newer(_) => Notice::NotSaved(words::NEWER_ELSEWHERE.to_owned()),
        progress::Notice::Quarantined { .. } => Notice::Found(words::QUARANTINED.to_owned()),
        progress::Notice::StillDamaged { .. } => Notice::Found(words::STILL_DAMAGED.to_owned()),
        progress::Notice::ClockBehind { behind } => Notice::Found(words::clock_behind(*behind)),
    }
}

/// The right answer as it is read out after the verdict.
fn verdict_answer(answered: &Answered) -> String {
    use crate::quiz::Task;
    match &answered.question.task {
        Task::Judge { truth: true, .. } => words::TRUE.to_owned(),
        Task::Judge { truth: false, .. } => words::FALSE.to_owned(),
        Task::Pair { .. } => answered.entry.term.clone(),
        _ => answered.question.answer_text(),
    }
}
