//! The list of keys.

use leptos::prelude::*;

use super::element::{button, element, views};
use crate::{
    app::{keys::hide, state::AppState, words::keys as words},
    browser,
    progress::Shortcut,
};

/// The list of keys as they are now, in a dialog that takes focus.
pub(crate) fn key_list() -> AnyView {
    let state = AppState::get();
    let keys = state.settings.with_untracked(|settings| settings.keys);
    let row = |(key, meaning): (String, &'static str)| {
        vec![element("dt").child(element("kbd").child(key)), element("dd").child(meaning)]
    };
    let fixed = words::FIXED.map(|(key, meaning)| (key.to_owned(), meaning));
    let own = Shortcut::ALL.map(|shortcut| {
        let key = keys.key(shortcut).to_string();
        let key = if shortcut == Shortcut::Undo { words::or_undo(&key) } else { key };
        (key, words::shortcut(shortcut))
    });
    let rows: Vec<_> = fixed.into_iter().chain(own).map(row).collect();
    let close = button("button", crate::app::words::CLOSE, move || hide(state)).attr("id", "close-keys");
    browser::focus_later("#close-keys");
    views(
        element("dialog")
            .class("keys")
            .attr("open", "")
            .attr("aria-labelledby", "keys")
            .child(element("h2").attr("id", "keys").child(words::KEYS))
            .child(element("dl").class("facts").child(rows))
            .child(close),
    )
}
