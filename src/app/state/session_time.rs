//! How long a session takes, and how long a practice is.

use leptos::prelude::*;

use super::{AppState, now};
use crate::{
    app::engine::Engine,
    memory::{Millis, Scope},
};

impl AppState {
    /// How long the answers of the session under way took together, in milliseconds.
    pub(crate) fn session_took(&self) -> Millis {
        self.engine.with_value(Engine::session_took)
    }

    /// Leaves a pause of so many milliseconds that has just ended out of the time that the question on the screen takes.
    pub(crate) fn leave_out(&self, pause: Millis) {
        self.change(|engine| engine.leave_out(pause, now()));
    }

    /// How many cards a practice has at most; none is all of them.
    pub(crate) fn practice_length(&self) -> Option<u32> {
        self.engine.with_value(Engine::practice_length)
    }

    /// Chooses how many cards a practice has, and begins it anew.
    pub(crate) fn practise_so_many(&self, scope: &Scope) {
        self.save(|engine| engine.set_practice_length(scope.at_most, now()));
        self.begin_anew(scope.clone());
    }
}
