//! Which key does what: the part of the settings about the keyboard.

use leptos::prelude::*;

use crate::{
    app::{
        state::AppState,
        widgets::{
            element::{Element, button, element},
            field::check,
        },
        words::keys as words,
    },
    progress::{Keys, Shortcut},
};

/// The switch, the key of each shortcut, and the way back.
pub(super) fn shortcuts(state: AppState) -> Vec<Element> {
    let is_allowed = move || state.settings.with(|settings| settings.shortcuts);
    let switch = check(words::SWITCH, is_allowed, move |allowed| {
        state.change_settings(|settings| settings.shortcuts = allowed);
    });
    let rows = Shortcut::ALL.map(|shortcut| row(state, shortcut));
    let reset = button("button", words::RESET, move || {
        state.change_settings(|settings| settings.keys = Keys::default());
        state.say(true, words::RESET_DONE.to_owned());
    });
    vec![
        switch,
        element("p").class("hint").attr("id", "keys-hint").child(words::KEYS_HINT),
        element("div").class("key-fields").child(rows),
        element("div").class("row").child(reset),
    ]
}

fn row(state: AppState, shortcut: Shortcut) -> Element {
    let id = format!("key-{}", shortcut as usize);
    let typed = move |text: String| {
        // What was there stays before what is typed, unless it was selected.
        let Some(key) = text.chars().next_back() else { return };
        let keys = state.settings.with_untracked(|settings| settings.keys);
        match keys.with(shortcut, key) {
            Ok(keys) => {
                state.change_settings(|settings| settings.keys = keys);
                state.say(true, words::changed(keys.key(shortcut), shortcut));
            }
            Err(refused) => state.say(false, words::refused(key, refused)),
        }
    };
    let field = element("input")
        .attr("type", "text")
        .attr("id", id.clone())
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "keys-hint")
        .property("value", move || {
            // Every change is answered, so a key that was refused gives way to the one that is valid.
            state.verdict.track();
            state.settings.with(|settings| settings.keys.key(shortcut)).to_string()
        })
        .on("input", move |event| typed(event.value()))
        // A field that was emptied has its key back.
        .on("change", move |event| {
            if event.value().is_empty() {
                state.say(false, words::empty(shortcut));
            }
        });
    let label = element("label").attr("for", id).child(words::key_of(shortcut));
    element("div").class("key-field").child([field, label])
}
