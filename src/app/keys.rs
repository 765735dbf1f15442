//! Single-key shortcuts, and the list of them.

use leptos::prelude::*;

use crate::{
    app::{state::AppState, words},
    browser,
};

/// Handles keys for as long as the app runs. Keys that are typed into a field, and keys that a focused control
/// answers to itself, are left alone.
pub(crate) fn listen(state: AppState) {
    browser::on_key(move |key| {
        if key.key() == "Escape" && state.keys_shown.get_untracked() {
            state.keys_shown.set(false);
            browser::focus_later("h1");
            return;
        }
        if key.is_typing() {
            return;
        }
        if key.is_undo() {
            key.prevent_default();
            state.undo();
            return;
        }
        if key.has_modifier() {
            return;
        }
        // Enter and Space are how a page is used without a pointer, not shortcuts to be switched off.
        let is_shortcut = !matches!(&*key.key(), "Enter" | " ");
        if is_shortcut && !state.settings.with_untracked(|settings| settings.shortcuts) {
            return;
        }
        if key.key() == "?" {
            key.prevent_default();
            state.keys_shown.set(true);
            browser::focus_later("#close-keys");
            return;
        }
        state.page_key(key);
    });
}

/// The list of keys, when it is shown.
pub(crate) fn dialog(state: AppState) -> AnyView {
    let close = move |_| {
        state.keys_shown.set(false);
        browser::focus_later("h1");
    };
    let rows = words::KEY_LIST
        .into_iter()
        .map(|(key, meaning)| view! { <dt><kbd>{key}</kbd></dt><dd>{meaning}</dd> })
        .collect_view();
    view! {
        <dialog open=move || state.keys_shown.get() aria-labelledby="keys" class="keys">
            <h2 id="keys">{words::KEYS}</h2>
            <dl class="facts">{rows}</dl>
            <button type="button" class="button" id="close-keys" on:click=close>{words::CLOSE}</button>
        </dialog>
    }
    .into_any()
}
