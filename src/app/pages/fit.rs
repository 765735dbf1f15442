//! The part of the settings that fits the schedule to the person.

use leptos::prelude::*;

use crate::{
    app::{
        fitting::Fitting,
        state::AppState,
        widgets::{
            element::{Element, button, dynamic, element},
            field::progress,
        },
        words,
    },
    memory::ENOUGH_TO_FIT,
};

/// Begins a fit when there are enough answers, shows how far it is, and goes back to the published schedule.
pub(super) fn fit(state: AppState) -> Element {
    let fitting = Fitting::new(state);
    let is_fitted = move || state.settings.with(|settings| settings.fitted.is_some());
    element("div").class("field").child(dynamic(move || {
        let is_running = fitting.is_running.get();
        let reviews = state.fit_input().reviews();
        let mut parts = Vec::new();
        if is_running {
            parts.push(element("span").child(words::FITTING));
            parts.push(progress(words::FITTING, fitting.percent));
            parts.push(button("button", words::STOP, move || fitting.stop()));
        } else if reviews >= ENOUGH_TO_FIT {
            parts.push(
                button("button", words::FIT, move || fitting.start())
                    .attr("id", "fit")
                    .attr("aria-describedby", "fit-hint"),
            );
        }
        if is_fitted() && !is_running {
            let unfit = move || {
                state.change_settings(|settings| settings.fitted = None);
                state.done(words::UNFITTED.to_owned());
            };
            parts.push(button("button", words::UNFIT, unfit));
        }
        let hint = if reviews < ENOUGH_TO_FIT {
            format!("{}: {}", words::FIT, words::too_few_to_fit(reviews))
        } else if is_fitted() {
            format!("{} {}", words::FITTED, words::FIT_HINT)
        } else {
            words::FIT_HINT.to_owned()
        };
        vec![
            element("div").class("row").child(parts),
            element("p").class("hint").attr("id", "fit-hint").child(hint),
        ]
    }))
}
