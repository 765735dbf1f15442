//! Single-key shortcuts, and the list of them.

use leptos::prelude::*;

use crate::{
    app::{
        state::AppState,
        widgets::element::{button, dynamic, element},
        words,
    },
    browser,
};

/// Handles keys for as long as the app runs. Keys that are typed into a field, and keys that a focused control
/// answers to itself, are left alone.
pub(crate) fn listen(state: AppState) {
    browser::on_key(move |key| {
        if key.key() == "Escape" && state.keys_shown.get_untracked() {
            hide(state);
            return;
        }
        if key.is_typing() {
            return;
        }
        if key.has_modifier() && !key.is_undo() {
            return;
        }
        // Enter and Space are how a page is used without a pointer, Ctrl+Z is no single key: not shortcuts to be switched off.
        let is_shortcut = !key.is_undo() && !matches!(&*key.key(), "Enter" | " ");
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
    dynamic(move || {
        state.keys_shown.get().then(|| {
            let row = |(key, meaning): (&'static str, &'static str)| {
                vec![element("dt").child(element("kbd").child(key)), element("dd").child(meaning)]
            };
            let close = button("button", words::CLOSE, move || hide(state)).attr("id", "close-keys");
            element("dialog")
                .class("keys")
                .attr("open", "")
                .attr("aria-labelledby", "keys")
                .child(element("h2").attr("id", "keys").child(words::KEYS))
                .child(element("dl").class("facts").child(words::KEY_LIST.map(row)))
                .child(close)
        })
    })
}

fn hide(state: AppState) {
    state.keys_shown.set(false);
    browser::focus_later("h1");
}
