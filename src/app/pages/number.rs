//! A number among the settings.

use leptos::prelude::*;

use crate::{
    app::{
        state::AppState,
        widgets::{
            element::{Element, element},
            field::field,
        },
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
    [id, lowest, highest]: [&'static str; 3],
    get: fn(&Preferences) -> u32,
    set: fn(&mut Preferences, &str),
) -> Element {
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
    let hint_id = format!("{id}-hint");
    let input = element("input")
        .attr("type", "number")
        .attr("id", id)
        .attr("min", lowest)
        .attr("max", highest)
        .attr("aria-describedby", hint_id.clone())
        .attr_with("aria-invalid", move || {
            refused.with(|refused| refused.as_ref().map(|_| "true".to_owned()))
        })
        .property("value", move || refused.get().unwrap_or_else(now))
        .on("change", move |event| typed(event.value()));
    field(id, label, input).child(element("p").class("hint").attr("id", hint_id).child(hint))
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
