//! Single-key shortcuts.

use leptos::prelude::*;

use crate::{
    app::{chunks::Chunks, state::AppState},
    browser,
    progress::Shortcut,
};

/// Handles keys for as long as the app runs. Keys that are typed into a field, and keys that a focused control
/// answers to itself, are left alone.
pub(crate) fn listen(state: AppState, chunks: Chunks) {
    browser::on_key(move |key| {
        let name = key.key();
        if state.keys_shown.get_untracked() {
            let help = state.settings.with_untracked(|settings| settings.keys.key(Shortcut::Help));
            if name == "Escape" || name.chars().eq([help]) {
                hide(state);
            }
            // What is behind the list waits until it is gone.
            return;
        }
        if key.is_typing() {
            return;
        }
        if key.has_modifier() && !key.is_undo() {
            return;
        }
        // Enter and Space are how a page is used without a pointer, Escape leaves things, Ctrl+Z is no single key: not
        // shortcuts to be switched off.
        let is_shortcut = !key.is_undo() && !matches!(&*name, "Enter" | " " | "Escape");
        let (are_allowed, help) =
            state.settings.with_untracked(|settings| (settings.shortcuts, settings.keys.key(Shortcut::Help)));
        if is_shortcut && !are_allowed {
            return;
        }
        if name.chars().eq([help]) {
            key.prevent_default();
            chunks.show_keys();
            return;
        }
        state.page_key(key);
    });
}

/// Puts the list of keys away.
pub(crate) fn hide(state: AppState) {
    state.keys_shown.set(false);
    browser::focus_later("h1");
}
