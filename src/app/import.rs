//! An import under way: from files to a preview, by the worker, and from there to a glossary that is kept.

use std::rc::Rc;

use leptos::prelude::*;

use super::{state::AppState, words};
use crate::{
    browser::{self, BackgroundWorker, Heard, Source, Task, Timer},
    glossary::SourceFile,
    progress::unpack_value,
    shelf::{self, Preview, RESERVE},
};

/// So many milliseconds the worker may take, once it is loaded and has been sent the files.
const PATIENCE: i32 = 2_000;

/// How far an import is.
#[derive(Clone)]
pub(crate) enum Stage {
    /// There is none; perhaps what became of the last one.
    None(Option<String>),
    /// The worker reads.
    Reading,
    /// It is read, and nothing is written yet.
    Read(Rc<Candidate>),
}

/// A glossary that could be kept.
pub(crate) struct Candidate {
    /// What is in it.
    pub(crate) preview: Preview,
    /// What fits into the store besides what is there, in UTF-16 units, up to what is needed with [`RESERVE`]; or why
    /// that is not known.
    pub(crate) room: Result<usize, String>,
    /// What it takes, in UTF-16 units.
    pub(crate) needed: usize,
    table: String,
}

/// The worker, and the clock that stops it.
struct Running {
    worker: BackgroundWorker,
    timer: Option<Timer>,
}

/// The import of the page of settings. Copies are handles to the same; it ends with the page, and the worker with it.
#[derive(Clone, Copy)]
pub(crate) struct GlossaryImport {
    /// The app's state.
    pub(crate) state: AppState,
    /// How far it is.
    pub(crate) stage: RwSignal<Stage, LocalStorage>,
    /// How much the worker has read, in percent.
    pub(crate) percent: RwSignal<u32, LocalStorage>,
    /// What the person wants to call it.
    pub(crate) name: RwSignal<String, LocalStorage>,
    /// Changes when the list of glossaries has changed.
    pub(crate) listed: RwSignal<u32, LocalStorage>,
    running: StoredValue<Option<Running>, LocalStorage>,
}

impl GlossaryImport {
    /// No import.
    pub(crate) fn new(state: AppState) -> GlossaryImport {
        let import = GlossaryImport {
            state,
            stage: RwSignal::new_local(Stage::None(None)),
            percent: RwSignal::new_local(0),
            name: RwSignal::new_local(String::new()),
            listed: RwSignal::new_local(0),
            running: StoredValue::new_local(None),
        };
        on_cleanup(move || import.let_go());
        import
    }

    /// Takes the Markdown among the files that were chosen or dropped.
    pub(crate) fn read_files(&self, files: Vec<browser::File>) {
        if files.is_empty() {
            return;
        }
        let mut named: Vec<_> = files
            .into_iter()
            .map(Source::File)
            .map(|source| (source.name(), source))
            .filter(|(name, _)| belongs_to_glossary(name))
            .collect();
        crate::sorting::sort_by(&mut named, |(one, _), (other, _)| one.cmp(other));
        match named.is_empty() {
            true => self.refuse(words::NO_MARKDOWN),
            false => self.read(named.into_iter().map(|(_, source)| source).collect()),
        }
    }

    /// Takes a text that was pasted.
    pub(crate) fn read_text(&self, text: String) {
        match text.trim().is_empty() {
            true => self.refuse(words::NOTHING_PASTED),
            false => self.read(vec![Source::Text(words::PASTED_FILE, text)]),
        }
    }

    /// Forgets the import; nothing of it was written.
    pub(crate) fn cancel(&self) {
        self.end(None);
        browser::focus_later("#import-glossary");
    }

    /// Keeps what was read under the name that the person has given it, if it fits.
    pub(crate) fn keep(&self) {
        let Stage::Read(candidate) = self.stage.get_untracked() else { return };
        let name = self.name.get_untracked();
        if let Err(reason) = self.fits(&candidate, &name) {
            return self.refuse(&reason);
        }
        match self.state.keep_glossary(&name, &candidate.table) {
            // The page is loaded anew.
            Ok(()) => self.end(None),
            Err(reason) => self.refuse(&reason),
        }
    }

    /// Whether what was read can be kept under a name, and why not. Answers are left some room.
    pub(crate) fn fits(&self, candidate: &Candidate, name: &str) -> Result<(), String> {
        let left = candidate.room.clone()? + self.state.replaced_by(name).unwrap_or_default();
        let is_enough = left >= candidate.needed + RESERVE;
        is_enough.then_some(()).ok_or_else(|| words::does_not_fit(candidate.needed, left, RESERVE))
    }

    /// Has the glossaries listed anew.
    pub(crate) fn list_again(&self) {
        self.listed.update(|listed| *listed = listed.wrapping_add(1));
    }

    /// Whether there is a glossary of that name, which a new version would replace.
    pub(crate) fn replaces(&self, name: &str) -> bool {
        self.state.replaced_by(name).is_some()
    }

    fn read(&self, sources: Vec<Source>) {
        let sizes: Vec<_> = sources.iter().map(|source| (source.name(), source.size())).collect();
        if let Some(reason) = shelf::refusal(sizes.iter().map(|(name, size)| (&**name, *size))) {
            return self.refuse(&reason);
        }
        self.let_go();
        self.percent.set(0);
        self.stage.set(Stage::Reading);
        let import = *self;
        let sources = Rc::new(sources);
        match BackgroundWorker::start(move |heard| import.hear(heard, &sources)) {
            Some(worker) => self.running.set_value(Some(Running { worker, timer: None })),
            None => self.refuse(words::IMPORT_NOT_LOADED),
        }
    }

    fn hear(self, heard: Heard, sources: &[Source]) {
        // A word that was under way when the worker was stopped counts no more.
        if !self.running.try_with_value(Option::is_some).unwrap_or_default() {
            return;
        }
        match heard {
            Heard::Progress(0) => {
                // Whatever the worker is doing then, it is stopped; the page was never waiting for it.
                let timer = browser::after(PATIENCE, move || self.refuse(words::IMPORT_TOO_SLOW));
                self.running.update_value(|running| {
                    if let Some(running) = running {
                        running.worker.send(&Task::Import(sources));
                        running.timer = Some(timer);
                    }
                });
            }
            Heard::Progress(percent) => self.percent.set(percent),
            Heard::Wait(_) => {}
            Heard::Done(found) => match <[String; 2]>::try_from(found) {
                Ok([preview, table]) if let Some(preview) = unpack_value(&preview) => {
                    self.show(preview, table)
                }
                _ => self.refuse(words::IMPORT_NOT_LOADED),
            },
            Heard::Failed => self.refuse(words::IMPORT_NOT_LOADED),
        }
    }

    fn show(&self, preview: Preview, table: String) {
        if let Some(reason) = preview.errors.first() {
            return self.refuse(reason);
        }
        self.let_go();
        self.name.set(preview.title.clone());
        let needed = shelf::units(&table);
        let candidate = Candidate { preview, room: self.state.room(needed + RESERVE), needed, table };
        self.stage.set(Stage::Read(Rc::new(candidate)));
        browser::focus_later("#preview");
    }

    fn refuse(&self, reason: &str) {
        self.end(Some(words::glossary_refused(reason.trim_end_matches('.'))));
    }

    fn end(&self, message: Option<String>) {
        self.let_go();
        self.stage.set(Stage::None(message));
    }

    /// Stops the worker and the clock. Not at once: either may be what is calling us, and its callback must not be taken
    /// away under it.
    fn let_go(&self) {
        if let Some(running) = self.running.try_update_value(Option::take).flatten() {
            browser::after(0, move || drop(running)).forget();
        }
    }
}

/// By its path, which begins with the folder that was chosen if one was.
fn belongs_to_glossary(path: &str) -> bool {
    SourceFile::belongs(path.split_once('/').map_or(path, |(_, inside)| inside))
}
