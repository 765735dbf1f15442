//! What the page of the team says.

use super::{count, shift::about};

pub(crate) const LEDE: &str = "Who is ready for what, without a server: everybody makes a code, sends it by chat, and pastes those of the others here.";
pub(crate) const YOUR_CODE: &str = "Your code";
pub(crate) const NAME: &str = "Your name";
pub(crate) const NAME_HINT: &str = "Whatever your team knows you by.";
pub(crate) const MAKE: &str = "Make my code";
pub(crate) const NAME_MISSING: &str = "Type a name first, so that the team knows whose code it is.";
pub(crate) const COPY: &str = "Copy code";
pub(crate) const COPIED: &str = "The code is in the clipboard.";
pub(crate) const SAYS: &str = "It says your name, today's date and your readiness by section, in steps of five per cent. None of your answers is in it.";
pub(crate) const OF_SHIFT: &str = "Readiness is that for your shift.";
pub(crate) const OF_WEEK: &str =
    "You have set no shift that lies ahead, so readiness is that for the coming week.";
pub(crate) const QR: &str = "Your code as a QR code";
pub(crate) const THE_TEAM: &str = "The team";
pub(crate) const CODES: &str = "Codes of the team";
pub(crate) const CODES_HINT: &str =
    "One or more, as they came by chat, your own too. They are not kept: paste them again next time.";
pub(crate) const SHOW: &str = "Show the team";
pub(crate) const NOTHING_PASTED: &str = "Paste at least one code.";
pub(crate) const WHO_IS_READY: &str = "Who is ready";
pub(crate) const BEST: &str = "Best";
pub(crate) const NOBODY: &str = "nobody";
pub(crate) const NOT_CHOSEN: &str = "not chosen";

/// Whose codes were read.
pub(crate) fn read(names: &[&str]) -> String {
    format!("{}: {}.", count(names.len(), "code", "codes"), names.join(", "))
}

/// Why a code is refused; as much of it as tells which one it is.
pub(crate) fn refused(code: &str, why: &str) -> String {
    let start: String = code.chars().take(16).collect();
    let dots = if code.chars().count() > 16 { "…" } else { "" };
    format!("{start}{dots} is refused: {why}.")
}

/// What nobody knows.
pub(crate) fn nobody_knows(sections: &[&str]) -> String {
    match sections {
        [] => "There is somebody for every section.".to_owned(),
        sections => format!("Nobody knows: {}.", sections.join(", ")),
    }
}

/// "Ada (85 %), Eve (80 %)".
pub(crate) fn ready(people: &[(&str, u8)]) -> String {
    let person = |(name, percent): &(&str, u8)| format!("{name} ({percent} %)");
    match people {
        [] => NOBODY.to_owned(),
        people => people.iter().map(person).collect::<Vec<_>>().join(", "),
    }
}

/// The best readiness of a section.
pub(crate) fn best(best: Option<u8>) -> String {
    best.map_or_else(|| NOT_CHOSEN.to_owned(), |percent| about(u32::from(percent)))
}
