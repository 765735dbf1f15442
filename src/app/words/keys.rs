//! The words about keys.

use crate::progress::{KeyRefused, Shortcut};

pub(crate) const KEYS: &str = "Keyboard shortcuts";
pub(crate) const KEYBOARD: &str = "Keyboard";
pub(crate) const SWITCH: &str = "Single-key shortcuts";
pub(crate) const KEYS_HINT: &str =
    "Type the key that you want. Digits, Space and Enter always answer questions.";
pub(crate) const RESET: &str = "Back to the first keys";
pub(crate) const RESET_DONE: &str = "The keys are as they were at first.";
/// Keys that cannot be changed, and what they do.
pub(crate) const FIXED: [(&str, &str); 4] = [
    ("1 to 9", "choose an answer; 1 to 4 rate after Show answer"),
    ("Space", "show the answer"),
    ("Enter", "study now; check a typed answer; go to the next question"),
    ("Escape", "close; go on after a pause"),
];

/// What a shortcut does.
pub(crate) const fn shortcut(shortcut: Shortcut) -> &'static str {
    match shortcut {
        Shortcut::Undo => "undo the last answer",
        Shortcut::Overrule => "overrule the grade",
        Shortcut::Why => "why this card?",
        Shortcut::Pause => "pause, and go on",
        Shortcut::Help => "list the keys",
    }
}

/// "u or Ctrl+Z".
pub(crate) fn or_undo(key: &str) -> String {
    format!("{key} or Ctrl+Z")
}

/// "Key: undo the last answer".
pub(crate) fn key_of(shortcut_of: Shortcut) -> String {
    format!("Key: {}", shortcut(shortcut_of))
}

/// After a change.
pub(crate) fn changed(key: char, shortcut_of: Shortcut) -> String {
    format!("{key} now means: {}.", shortcut(shortcut_of))
}

/// What is said of a field that was left without a key.
pub(crate) fn empty(shortcut_of: Shortcut) -> String {
    format!("The field was empty, so the key for “{}” is as it was.", shortcut(shortcut_of))
}

/// Why a key was not changed.
pub(crate) fn refused(key: char, refused: KeyRefused) -> String {
    match refused {
        KeyRefused::Taken(other) => {
            format!(
                "{key} already means: {}. Give that another key first. Nothing was changed.",
                shortcut(other)
            )
        }
        KeyRefused::Reserved => {
            "Digits and Space answer questions. Choose another key. Nothing was changed.".to_owned()
        }
    }
}
