//! The words of the list of entries.

use super::count;
use crate::app::engine::browse::Known;

pub(crate) const SEARCH: &str = "Search the glossary";
pub(crate) const EVERY_SECTION: &str = "Every section";
pub(crate) const STATE: &str = "State";
pub(crate) const ANY_STATE: &str = "Any state";
pub(crate) const LETTERS: &str = "Letters";
pub(crate) const PRINT: &str = "Print this list";
pub(crate) const SHOW_ALL: &str = "Show every entry";
pub(crate) const NOT_FOUND: &str = "No entry found. Try fewer letters.";
pub(crate) const NONE_OF_STATE: &str = "No entry is like that now.";

/// "65 entries".
pub(crate) fn number(entries: usize) -> String {
    count(entries, "entry", "entries")
}

/// Over the entry that an address with its former name leads to.
pub(crate) fn renamed(former: &str, term: &str) -> String {
    format!("You came by the address of “{former}”. The entry is called “{term}” now.")
}

/// What a state is called beside an entry or a card.
pub(crate) const fn known(known: Known) -> &'static str {
    match known {
        Known::New => "new",
        Known::Learning => "learning",
        Known::Weak => "weak",
        Known::Strong => "strong",
        Known::Leech => "leech",
        Known::Changed => "changed",
    }
}

/// What a state means, where one chooses it.
pub(crate) const fn known_in_full(known: Known) -> &'static str {
    match known {
        Known::New => "New: never asked",
        Known::Learning => "Learning: in its first steps",
        Known::Weak => "Weak: may be gone in a week",
        Known::Strong => "Strong: lasts a week or more",
        Known::Leech => "Leech: forgotten again and again",
        Known::Changed => "Changed since you learned it",
    }
}

/// What the letter of an index stands for.
pub(crate) fn letter(letter: char) -> String {
    match letter {
        '0' => "0–9".to_owned(),
        letter => letter.to_string(),
    }
}

/// What a printed list holds: "Ops glossary · Neon · weak".
pub(crate) fn sheet(glossary: &str, section: Option<&str>, state: Option<Known>, text: &str) -> String {
    let text = (!text.is_empty()).then(|| format!("“{text}”"));
    let parts = [
        Some(glossary.to_owned()),
        section.map(str::to_owned),
        state.map(|state| known(state).to_owned()),
        text,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
