//! Options, export, import, reset.

use leptos::prelude::*;

use super::{data::data, fit::fit, number::number, shortcuts::shortcuts};
use crate::{
    app::{
        pages::glossaries::glossaries,
        state::AppState,
        widgets::{
            element::{Children, Element, dynamic, element, views},
            field::{check, field, group},
        },
        words,
    },
    progress::{Preferences, Theme},
    quiz::QuestionKind,
};

/// The page of settings. Every change is stored at once.
pub(crate) fn settings_page() -> AnyView {
    let state = AppState::get();
    views([
        element("h1").attr("tabindex", "-1").child(words::SETTINGS),
        panel(
            "studying",
            words::STUDYING,
            vec![
                number(
                    state,
                    words::NEW_PER_DAY,
                    words::NEW_PER_DAY_HINT,
                    ["new-per-day", "0", "100"],
                    |settings| settings.new_per_day,
                    Preferences::set_new_per_day,
                ),
                number(
                    state,
                    words::DESIRED_RETENTION,
                    words::DESIRED_RETENTION_HINT,
                    ["retention", "80", "97"],
                    |settings| settings.retention,
                    Preferences::set_retention,
                ),
                cost(state),
                fit(state),
                number(
                    state,
                    words::REVIEWS_PER_DAY,
                    words::REVIEWS_PER_DAY_HINT,
                    ["reviews-per-day", "1", "9999"],
                    |settings| settings.reviews_per_day,
                    Preferences::set_reviews_per_day,
                ),
                number(
                    state,
                    words::LONGEST_INTERVAL,
                    words::LONGEST_INTERVAL_HINT,
                    ["longest-interval", "1", "36500"],
                    |settings| settings.longest_interval,
                    Preferences::set_longest_interval,
                ),
                number(
                    state,
                    words::DAY_BEGINS,
                    words::DAY_BEGINS_HINT,
                    ["day-begins", "0", "23"],
                    |settings| settings.day_begins,
                    Preferences::set_day_begins,
                ),
                kinds(state),
            ],
        ),
        panel("appearance", words::APPEARANCE, vec![theme(state)]),
        panel("keyboard", words::keys::KEYBOARD, shortcuts(state)),
        panel("glossaries", words::GLOSSARIES, glossaries()),
        panel("data", words::YOUR_DATA, data(state)),
    ])
}

/// Unlike on other pages the headings can have focus: it goes there when what had it is gone.
fn panel(id: &'static str, heading: &'static str, content: impl Children) -> Element {
    let heading = element("h2").attr("id", id).attr("tabindex", "-1").child(heading);
    element("section").class("panel").attr("aria-labelledby", id).child(heading).child(content)
}

/// What desired retention costs, and what a step more or less would.
fn cost(state: AppState) -> Element {
    let text = dynamic(move || {
        state.revision.track();
        let retention = state.settings.with(|settings| settings.retention);
        let other = if retention <= 92 { retention + 5 } else { retention - 5 };
        let ((reviews, cards), (others, _)) = (state.cost(retention), state.cost(other));
        words::cost(reviews, cards, other, others)
    });
    element("p").class("hint").attr("id", "cost").attr("aria-live", "polite").child(text)
}

fn kinds(state: AppState) -> Element {
    let kind = |kind: QuestionKind| {
        let is_allowed = move || state.settings.with(|settings| settings.kinds.contains(kind));
        check(words::kind(kind), is_allowed, move |allowed| {
            state.change_settings(|settings| settings.set_kinds(settings.kinds.with(kind, allowed)));
            // The last one has its tick back.
            if allowed == state.settings.with_untracked(|settings| settings.kinds.contains(kind)) {
                state.say_nothing();
            } else {
                state.say(false, words::LAST_KIND.to_owned());
            }
        })
    };
    group(words::KINDS, QuestionKind::ALL.map(kind).into())
}

fn theme(state: AppState) -> Element {
    let themes = [
        (Theme::System, words::THEME_SYSTEM),
        (Theme::Light, words::THEME_LIGHT),
        (Theme::Dark, words::THEME_DARK),
        (Theme::Contrast, words::THEME_CONTRAST),
    ];
    let option = |(theme, label): (Theme, &'static str)| {
        let is_selected = move || state.settings.with(|settings| settings.theme == theme);
        element("option").attr("value", theme.name()).property("selected", is_selected).child(label)
    };
    let select = element("select")
        .attr("id", "theme")
        .on("change", move |event| {
            state.change_settings(|settings| settings.theme = Theme::from_name(&event.value()));
        })
        .child(themes.map(option));
    field("theme", words::THEME, select)
}
