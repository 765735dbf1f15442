//! Words about a person's data: export, import, reset, safety copies, and what could not be stored.

use super::{count, glossaries::kib, interval};

pub(crate) const YOUR_DATA: &str = "Your data";
pub(crate) const EXPORT: &str = "Export progress";
pub(crate) const IMPORT: &str = "Import progress";
pub(crate) const IMPORT_HINT: &str = "A file that was exported here or on another device, for the glossary in use. Its reviews are added to yours; nothing is lost.";
pub(crate) const IMPORT_NOW: &str = "Add these reviews";
pub(crate) const REPLACE_BY: &str = "Replace mine by these";
pub(crate) const REPLACE_QUESTION: &str =
    "Replace all progress in this browser by what the file holds? A safety copy stays in its storage.";
pub(crate) const COPIES: &str = "Safety copies";
pub(crate) const COPIES_HINT: &str =
    "Made before an import, a replacement or a reset. What one holds is added to what is there.";
pub(crate) const BRING_BACK: &str = "Bring back";
pub(crate) const KEPT: &str = "This browser keeps your progress until you delete it.";
pub(crate) const NOT_KEPT: &str = "This browser may clear your progress when space is short, or after weeks without a visit. Ask it to keep it, and export now and then.";
pub(crate) const ASK_TO_KEEP: &str = "Ask the browser to keep it";
pub(crate) const NEVER_EXPORTED: &str = "Never exported from this browser.";
pub(crate) const REMINDERS: &str =
    "Remind me to export every ten sessions, while the browser may clear my progress";
pub(crate) const REMIND_EXPORT: &str =
    "This browser may clear your progress when space is short. Settings has Export progress: a file is safe.";
pub(crate) const FILE_UNREADABLE: &str = "the browser cannot read the file; choose it again";
pub(crate) const RESET: &str = "Reset progress";
pub(crate) const RESET_DONE: &str = "Progress was reset. A safety copy is kept in this browser's storage.";
pub(crate) const EXPORT_DONE: &str = "The file is in your downloads.";
pub(crate) const EXPORT_FAILED: &str = "The browser did not save the file. Nothing was changed; try again.";
pub(crate) const STORAGE_CLEARED: &str =
    "This browser's storage was cleared while the page was open. What this page knew has been written again.";
pub(crate) const REPLACED_ELSEWHERE: &str = "progress was replaced in another tab; reload this page";
pub(crate) const NEWER_ELSEWHERE: &str =
    "a newer version of Readyroom wrote this progress; reload the page to get it";

/// A file that was looked at before its import.
pub(crate) fn import_preview(new: usize, known: usize, unreadable: usize) -> String {
    format!(
        "The file holds {}, {known} that you have already, and {unreadable} that cannot be read.",
        count(new, "new review", "new reviews")
    )
}

/// Why a safety copy was made, and when.
pub(crate) fn copy(reason: &str, at: &str) -> String {
    let before = match reason {
        "import" => "Before an import",
        "replace" => "Before a replacement",
        "reset" => "Before a reset",
        _ => "Safety copy",
    };
    format!("{before}, {at}")
}

/// When progress was last exported.
pub(crate) fn exported(at: &str) -> String {
    format!("Last exported {at}.")
}

/// After a replacement.
pub(crate) fn replaced(number: usize) -> String {
    format!("Your progress was replaced by {}.", count(number, "review", "reviews"))
}

/// After an import, or when a safety copy was brought back.
pub(crate) fn imported(number: usize) -> String {
    format!("{} added.", count(number, "review was", "reviews were"))
}

/// A file that was refused.
pub(crate) fn import_refused(reason: &str) -> String {
    format!("Nothing was imported: {reason}.")
}

/// A reset that was refused.
pub(crate) fn reset_refused(reason: &str) -> String {
    format!("Nothing was reset, since no safety copy could be made: {reason}.")
}

/// Answers that stay in memory.
pub(crate) fn not_saved(reason: &str) -> String {
    format!(
        "Your answers are not saved: {reason}. They are kept while this page is open; Settings has Export progress."
    )
}

/// Stored values that could not be read; whether they could be moved aside.
pub(crate) fn unreadable_values(number: usize, is_aside: bool) -> String {
    let what = if is_aside {
        " could not be read. What was there is kept aside, and everything else is there. Export your progress to be safe."
    } else {
        " could not be read, and could not be moved aside. Export your progress, then free some space."
    };
    count(number, "stored value", "stored values") + what
}

/// A clock that was or is wrong.
pub(crate) fn clock_behind(milliseconds: i64) -> String {
    format!(
        "This device's clock is {} behind an answer that was given before. Check date and time; no answer is lost.",
        interval(milliseconds)
    )
}

/// How much is stored, in UTF-16 units.
pub(crate) fn storage_used(reviews: usize, units: usize) -> String {
    let (reviews, kib) = (count(reviews, "review", "reviews"), kib(units));
    format!("{reviews} in this browser, {kib} KiB of about 5,120 KiB.")
}
