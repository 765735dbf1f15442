//! A fit of the schedule under way, by the worker.

use leptos::prelude::*;

use super::{state::AppState, words};
use crate::{
    browser::{self, BackgroundWorker, Heard, Task, Timer},
    memory::{Fit, FitError, Millis},
    progress::{pack_value, unpack_value},
};

/// So often the bar moves while the worker says nothing, in milliseconds.
const TICK: i32 = 100;
/// What is only expected to be done never fills the bar.
const ALMOST: f64 = 99.0;

/// The worker, and what it is expected to need.
struct Running {
    worker: BackgroundWorker,
    /// Where the bar stood, when that was, and how many milliseconds are expected until the end.
    expected: Option<(f64, Millis, f64)>,
    tick: Option<Timer>,
}

/// The fit of the page of settings. Copies are handles to the same; it ends with the page, and the worker with it.
#[derive(Clone, Copy)]
pub(crate) struct Fitting {
    state: AppState,
    /// Whether there is one.
    pub(crate) is_running: RwSignal<bool, LocalStorage>,
    /// How far it is, in percent.
    pub(crate) percent: RwSignal<u32, LocalStorage>,
    running: StoredValue<Option<Running>, LocalStorage>,
}

impl Fitting {
    /// No fit.
    pub(crate) fn new(state: AppState) -> Fitting {
        let fitting = Fitting {
            state,
            is_running: RwSignal::new_local(false),
            percent: RwSignal::new_local(0),
            running: StoredValue::new_local(None),
        };
        on_cleanup(move || fitting.let_go());
        fitting
    }

    /// Begins.
    pub(crate) fn start(self) {
        let worker = BackgroundWorker::start(move |heard| self.hear(heard));
        let Some(worker) = worker else { return self.state.done(words::FIT_NOT_LOADED.to_owned()) };
        self.running.set_value(Some(Running { worker, expected: None, tick: None }));
        self.percent.set(0);
        self.is_running.set(true);
    }

    /// Stops it; the schedule stays as it is.
    pub(crate) fn stop(self) {
        self.let_go();
        self.is_running.set(false);
        browser::focus_later("#fit");
    }

    fn hear(self, heard: Heard) {
        // A word that was under way when the worker was stopped counts no more.
        if !self.running.try_with_value(Option::is_some).unwrap_or_default() {
            return;
        }
        match heard {
            Heard::Progress(0) => {
                let input = pack_value(&self.state.fit_input());
                self.running.update_value(|running| {
                    if let Some(running) = running {
                        running.worker.send(&Task::Fit(&input));
                    }
                });
            }
            Heard::Progress(percent) => self.percent.set(percent),
            Heard::Wait(milliseconds) => {
                let percent = self.percent.get_untracked();
                let expected = Some((f64::from(percent), browser::now(), f64::from(milliseconds)));
                self.running.update_value(|running| {
                    if let Some(running) = running {
                        running.expected = expected;
                    }
                });
                self.tick();
            }
            Heard::Done(found) => {
                let found = found.first().and_then(|found| unpack_value(found));
                self.finish(found);
            }
            Heard::Failed => self.finish(None),
        }
    }

    /// Moves the bar by what is expected.
    fn tick(self) {
        self.running.update_value(|running| {
            let Some(running) = running else { return };
            let Some((percent, since, milliseconds)) = running.expected else { return };
            let passed = (browser::now() - since) as f64 / milliseconds.max(1.0);
            let reached = percent + (100.0 - percent) * passed;
            self.percent.set(reached.min(ALMOST) as u32);
            running.tick = Some(browser::after(TICK, move || self.tick()));
        });
    }

    fn finish(self, found: Option<Result<Fit, FitError>>) {
        self.stop();
        self.state.done(match found {
            None => words::FIT_NOT_LOADED.to_owned(),
            Some(Err(error)) => words::not_fitted(&error.to_string()),
            Some(Ok(fit)) => {
                if let Some(parameters) = fit.parameters {
                    self.state.change_settings(|settings| settings.fitted = Some(parameters.into()));
                }
                words::fitted(&fit)
            }
        });
    }

    /// Not at once: the worker may be what is calling us, and its callback must not be taken away under it.
    fn let_go(self) {
        if let Some(running) = self.running.try_update_value(Option::take).flatten() {
            browser::after(0, move || drop(running)).forget();
        }
    }
}
