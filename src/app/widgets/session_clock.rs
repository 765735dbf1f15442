//! How long a session has been going on, and its pause.

use leptos::prelude::*;

use super::{
    element::{Element, button, dynamic, element, views},
    stopwatch::Stopwatch,
};
use crate::{
    app::{
        state::{AppState, SessionView},
        words,
    },
    browser::{self, Timer},
    memory::Millis,
};

/// The time that is shown is brought up to date so often, in milliseconds: it is there to be glanced at, not to press.
const EVERY: i32 = 5_000;

/// The clock of the session on the page. Copies are handles to the same.
#[derive(Clone, Copy)]
pub(crate) struct SessionClock {
    watch: Stopwatch,
    minutes: RwSignal<Millis>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

impl SessionClock {
    /// A clock that runs from what the session took until now.
    pub(crate) fn start(state: AppState) -> SessionClock {
        let clock = SessionClock {
            watch: Stopwatch::start(),
            minutes: RwSignal::new(0),
            timer: StoredValue::new_local(None),
        };
        clock.restart(state);
        clock
    }

    /// Sets it going for another session.
    pub(crate) fn restart(self, state: AppState) {
        self.watch.restart(state.session_took());
        self.tick();
    }

    /// How long the session has been going on, pauses apart.
    pub(crate) fn took(self) -> Millis {
        self.watch.took()
    }

    /// Whether there is a pause.
    pub(crate) fn is_paused(self) -> bool {
        self.watch.is_paused()
    }

    /// Whether there is a pause, for who does not want to hear when it ends.
    pub(crate) fn is_paused_now(self) -> bool {
        self.watch.is_paused_now()
    }

    /// Begins a pause.
    pub(crate) fn pause(self) {
        self.watch.pause();
        browser::focus_later("#go-on");
    }

    /// Ends it.
    pub(crate) fn go_on(self, state: AppState) {
        state.leave_out(self.watch.go_on());
        self.tick();
        if let Some(target) = state.session.with_untracked(SessionView::focus_target) {
            browser::focus_later(target);
        }
    }

    /// Ends itself with the page.
    fn tick(self) {
        self.minutes.set(self.took() / 60_000);
        let next = browser::after(EVERY, move || {
            if !self.watch.is_paused_now() {
                self.tick();
            }
        });
        self.timer.set_value(Some(next));
    }

    /// The time.
    pub(crate) fn time(self) -> Element {
        let minutes = dynamic(move || words::minutes_so_far(self.minutes.get()));
        element("span").attr("role", "timer").attr("aria-label", words::SESSION_TIME).child(minutes)
    }

    /// What stands in the place of the question during a pause.
    pub(crate) fn curtain(self, state: AppState) -> AnyView {
        dynamic(move || {
            self.watch.is_paused().then(|| {
                let go_on =
                    button("button primary", words::GO_ON, move || self.go_on(state)).attr("id", "go-on");
                views(
                    element("div")
                        .class("panel curtain")
                        .child(element("h2").child(words::PAUSED))
                        .child(element("p").class("soft").child(words::PAUSED_HELP))
                        .child(element("div").class("row").child(go_on)),
                )
            })
        })
    }
}
