//! A number among the settings.

use leptos::prelude::*;

use crate::{
    app::{
        state::AppState,
        widgets::{element::Element, field::number_field},
        words,
    },
    progress::Preferences,
};

/// A field for a number that is stored as soon as the field is left. What `set` does not take, since it is out of range,
/// stays in the field, marked as wrong, until another number is typed; the status line says what is wrong.
pub(super) fn number(
    state: AppState,
    label: &'static str,
    hint: &'static str,
    limits: [&'static str; 3],
    get: fn(&Preferences) -> u32,
    set: fn(&mut Preferences, &str),
) -> Element {
    let [_, lowest, highest] = limits;
    let refused = RwSignal::new_local(None::<String>);
    let now = move || state.settings.with(get).to_string();
    let typed = move |text: String| {
        if is_taken(&state.settings.get_untracked(), &text, get, set) {
            refused.set(None);
            state.say_nothing();
            return state.change_settings(|settings| set(settings, &text));
        }
        refused.set(Some(text));
        let now = state.settings.with_untracked(get);
        state.say(false, words::out_of_range(label, lowest, highest, now));
    };
    number_field(label, hint, limits, |input| {
        input
            .attr_with("aria-invalid", move || {
                refused.with(|refused| refused.as_ref().map(|_| "true".to_owned()))
            })
            .property("value", move || refused.get().unwrap_or_else(now))
            .on("change", move |event| typed(event.value()))
    })
}

/// Whether a text is a number that the setting then has.
fn is_taken(
    settings: &Preferences,
    text: &str,
    get: fn(&Preferences) -> u32,
    set: fn(&mut Preferences, &str),
) -> bool {
    let mut after = settings.clone();
    set(&mut after, text);
    text.parse() == Ok(get(&after))
}
