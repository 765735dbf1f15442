//! Key presses, told apart from typing.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, KeyboardEvent, window};

/// A key that was pressed anywhere on the page.
pub(crate) struct KeyPress {
    event: KeyboardEvent,
}

impl KeyPress {
    /// The key's name, such as `a`, `?`, `Enter`, `Escape`, ` `.
    pub(crate) fn key(&self) -> String {
        self.event.key()
    }

    /// Whether Ctrl, Alt or Meta is held, so that the key belongs to the browser or to a command.
    pub(crate) fn has_modifier(&self) -> bool {
        self.event.ctrl_key() || self.event.alt_key() || self.event.meta_key()
    }

    /// Whether this is Ctrl+Z, or Cmd+Z.
    pub(crate) fn is_undo(&self) -> bool {
        (self.event.ctrl_key() || self.event.meta_key())
            && !self.event.shift_key()
            && !self.event.alt_key()
            && self.event.key().eq_ignore_ascii_case("z")
    }

    /// Whether the key goes into a field that takes text or has keys of its own.
    pub(crate) fn is_typing(&self) -> bool {
        self.target_matches("input, textarea, select, [contenteditable]")
    }

    /// Whether the focused thing answers to Enter and Space itself.
    pub(crate) fn is_on_control(&self) -> bool {
        self.target_matches("button, a[href], summary, input, textarea, select")
    }

    /// Keeps the browser from doing what it does with the key.
    pub(crate) fn prevent_default(&self) {
        self.event.prevent_default();
    }

    fn target_matches(&self, selector: &str) -> bool {
        self.event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
    }
}

/// Calls back for every key press on the page that nothing has handled, held keys' repeats left out. Lasts as long as
/// the page.
pub(crate) fn on_key(callback: impl Fn(&KeyPress) + 'static) {
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        if !event.repeat() && !event.default_prevented() && !event.is_composing() {
            callback(&KeyPress { event });
        }
    });
    if let Some(window) = window() {
        // Fails only for a bad event name.
        let _ = window.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
