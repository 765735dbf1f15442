//! A clock that can be stopped.

use leptos::prelude::*;

use crate::{browser, memory::Millis};

/// How long something has been going on, pauses apart. Copies are handles to the same.
#[derive(Clone, Copy)]
pub(crate) struct Stopwatch {
    /// How long it had been going on at `since`.
    before: StoredValue<Millis>,
    /// When the clock was last set going, or the pause began.
    since: StoredValue<Millis>,
    paused: RwSignal<bool>,
}

impl Stopwatch {
    /// One that runs, from zero.
    pub(crate) fn start() -> Stopwatch {
        Stopwatch {
            before: StoredValue::new(0),
            since: StoredValue::new(browser::now()),
            paused: RwSignal::new(false),
        }
    }

    /// Sets it going again, from so many milliseconds.
    pub(crate) fn restart(self, before: Millis) {
        self.before.set_value(before);
        self.since.set_value(browser::now());
        self.paused.set(false);
    }

    /// How long it has been going on, in milliseconds; a clock that was put back takes nothing away.
    pub(crate) fn took(self) -> Millis {
        let running = if self.is_paused_now() { 0 } else { browser::now() - self.since.get_value() };
        self.before.get_value() + running.max(0)
    }

    /// Whether there is a pause.
    pub(crate) fn is_paused(self) -> bool {
        self.paused.get()
    }

    /// Whether there is a pause, for who does not want to hear when it ends. Once the page is gone it counts as one.
    pub(crate) fn is_paused_now(self) -> bool {
        self.paused.try_get_untracked() != Some(false)
    }

    /// Begins a pause.
    pub(crate) fn pause(self) {
        self.before.set_value(self.took());
        self.since.set_value(browser::now());
        self.paused.set(true);
    }

    /// Ends it. Gives its length in milliseconds.
    pub(crate) fn go_on(self) -> Millis {
        let now = browser::now();
        let pause = now - self.since.get_value();
        self.since.set_value(now);
        self.paused.set(false);
        pause
    }
}
