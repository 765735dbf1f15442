//! Words about glossaries: which is in use, and importing one.

use super::count;

pub(crate) const GLOSSARIES: &str = "Glossaries";
pub(crate) const GLOSSARY_IN_USE: &str = "Glossary in use";
pub(crate) const IMPORT_GLOSSARY: &str = "Import glossary";
pub(crate) const IMPORT_GLOSSARY_HINT: &str = "One or more Markdown files (.md), up to 5 MiB each. You can also drop files \
    here. Nothing leaves your browser.";
pub(crate) const IMPORT_FOLDER: &str = "Import a folder of Markdown files";
pub(crate) const PASTE_GLOSSARY: &str = "Paste a glossary";
pub(crate) const READ_PASTED: &str = "Preview pasted text";
pub(crate) const PASTED_FILE: &str = "Pasted glossary.md";
pub(crate) const READING_GLOSSARY: &str = "Reading the glossary";
pub(crate) const STOP: &str = "Stop";
pub(crate) const PREVIEW: &str = "Preview";
pub(crate) const NAME: &str = "Name";
pub(crate) const KEEP_GLOSSARY: &str = "Keep this glossary";
pub(crate) const DISCARD: &str = "Discard";
pub(crate) const ENTRIES: &str = "Entries";
pub(crate) const SAMPLE_QUESTIONS: &str = "Sample questions";
pub(crate) const RENAME: &str = "Rename";
pub(crate) const REMOVE: &str = "Remove";
pub(crate) const SAVE_NAME: &str = "Save name";
pub(crate) const NEW_NAME: &str = "New name";
pub(crate) const NO_MARKDOWN: &str = "there is no Markdown file (.md or .markdown) among them";
pub(crate) const NOTHING_PASTED: &str = "nothing was pasted";
pub(crate) const IMPORT_TOO_SLOW: &str = "reading it took longer than the limit of 2 seconds, so it was stopped. Try fewer \
    or smaller files";
pub(crate) const IMPORT_NOT_LOADED: &str = "the part of the program that reads glossaries could not be loaded, or broke \
    down. Check the connection and try again";
pub(crate) const GLOSSARY_UNREADABLE: &str = "The imported glossary could not be read. It is kept aside, with its history. Import it again in Settings.";

/// The embedded glossary among the others.
pub(crate) fn embedded_glossary(title: &str) -> String {
    format!("{title} (built in)")
}

/// "Glossary: Team ops".
pub(crate) fn glossary(name: &str) -> String {
    format!("{}: {name}", super::NAV_GLOSSARY)
}

/// What an imported glossary takes.
pub(crate) fn takes(units: usize) -> String {
    format!("{} KiB", kib(units))
}

/// Files that were refused, or a glossary that was not kept.
pub(crate) fn glossary_refused(reason: &str) -> String {
    format!("Nothing was imported: {reason}.")
}

/// A new name that was refused.
pub(crate) fn not_renamed(reason: &str) -> String {
    format!("The name is as it was: {reason}.")
}

/// A switch that did not happen.
pub(crate) fn glossary_not_used(reason: &str) -> String {
    format!("The glossary in use is as it was: {reason}.")
}

/// A removal that did not happen.
pub(crate) fn glossary_not_removed(reason: &str) -> String {
    format!("Nothing was removed: {reason}.")
}

/// After a glossary in use was renamed.
pub(crate) fn glossary_renamed(name: &str) -> String {
    format!("The glossary in use is called “{name}” now.")
}

/// A switch that did.
pub(crate) fn glossary_used(name: &str) -> String {
    format!("“{name}” is in use now.")
}

/// After a glossary was kept.
pub(crate) fn glossary_kept(name: &str) -> String {
    format!("“{name}” is kept in this browser and in use now.")
}

/// After a removal.
pub(crate) fn glossary_removed(name: &str) -> String {
    format!("“{name}” was removed. The history of its cards is kept, for when you import it again.")
}

/// Whether a glossary is to be removed.
pub(crate) fn remove_question(name: &str) -> String {
    format!(
        "Remove “{name}” from this browser? The history of its cards stays, for when you import it again."
    )
}

/// What a glossary holds.
pub(crate) fn holds(sections: usize, entries: u32, cards: u32) -> String {
    format!(
        "{} in {}, which make {}.",
        count(entries as usize, "entry", "entries"),
        count(sections, "section", "sections"),
        count(cards as usize, "card", "cards")
    )
}

/// Prose that is no entry.
pub(crate) fn left_out(blocks: u32) -> String {
    format!(
        "{} that are no entries were left out.",
        count(blocks as usize, "block of text", "blocks of text")
    )
}

/// The heading of the warnings.
pub(crate) fn warnings(number: u32) -> String {
    count(number as usize, "warning for its authors", "warnings for its authors")
}

/// Warnings that are not shown.
pub(crate) fn more_warnings(number: u32) -> String {
    format!("and {number} more; `glossary check` lists all")
}

/// The right answer of a sample question.
pub(crate) fn answer(answer: &str) -> String {
    format!("Answer: {answer}")
}

/// What is needed.
pub(crate) fn space_needed(needed: usize) -> String {
    format!("It needs {} KiB of this browser's storage.", kib(needed))
}

/// Why a glossary does not fit.
pub(crate) fn does_not_fit(needed: usize, left: usize, reserve: usize) -> String {
    format!(
        "it does not fit: it needs {} KiB and {} KiB are left, of which {} KiB are kept free for answers. Remove another \
         glossary first",
        kib(needed),
        kib(left),
        kib(reserve)
    )
}

/// That a name is taken, and what that means.
pub(crate) fn replaces(name: &str) -> String {
    format!("This replaces the “{name}” that you have. The history of its cards goes on.")
}

/// Whether progress is to be reset.
pub(crate) fn reset_question(glossary: &str) -> String {
    format!(
        "Reset all progress in “{glossary}” in this browser? A safety copy stays in its storage, and you can export \
         first. This cannot be undone with Undo."
    )
}

/// A UTF-16 unit takes two bytes.
pub(super) fn kib(units: usize) -> usize {
    (units * 2).div_ceil(1024)
}
