//! Readiness codes for the team.

use leptos::prelude::*;

use super::{AppState, now};
use crate::{
    app::{engine::team::Team, words},
    memory::{Millis, Moment, clock::DAY},
    shift::{Civil, Window},
};

/// Without a shift readiness is that for so many milliseconds from now on: a week.
const WITHOUT_SHIFT: Millis = 7 * DAY;

impl AppState {
    /// The name that the person has chosen for the team; empty at first.
    pub(crate) fn team_name(&self) -> String {
        self.engine.with_value(|engine| engine.team_name().to_owned())
    }

    /// The code of that name, which is kept; and whether it is about a shift rather than the coming week.
    pub(crate) fn make_team_code(&self, name: &str) -> (String, bool) {
        self.save(|engine| engine.set_team_name(name, now()));
        let of_shift = self.shift().and_then(Result::ok).and_then(|shift| self.footing(&shift));
        let is_of_shift = of_shift.is_some();
        let code = self.engine.with_value(|engine| {
            let footing = of_shift.unwrap_or_else(|| {
                let now = now();
                let later = Moment { at: now.at + WITHOUT_SHIFT, ..now };
                let window =
                    Window { from: now.at, to: later.at, starts: Civil::of(now), ends: Civil::of(later) };
                // How many minutes there are means nothing to readiness.
                engine.footing_for(window, &|_| true, 1, now)
            });
            engine.team_code(name, &footing)
        });
        (code, is_of_shift)
    }

    /// Reads every code of a text.
    pub(crate) fn team(&self, text: &str) -> Team {
        self.engine.with_value(|engine| engine.team(text, now()))
    }

    /// Copies a code.
    pub(crate) fn copy_code(&self, code: String) {
        self.copy(code, words::team::COPIED);
    }
}
