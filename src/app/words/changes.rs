//! Words about a glossary that changed.

use super::count;
use crate::quiz::Change;

pub(crate) const WHAT_CHANGED: &str = "What changed";
pub(crate) const SEE_CHANGES: &str = "See what changed";
pub(crate) const STUDY_CHANGES: &str = "Study the changes";
pub(crate) const DISMISS: &str = "Dismiss";
pub(crate) const NO_CHANGES: &str = "Nothing that you have learned has changed.";
pub(crate) const NEW_ENTRIES: &str = "New entries";
pub(crate) const GLOSSARY_HISTORY: &str = "History of the glossary";
/// Instead of a day.
pub(crate) const UNDATED: &str = "Not in a version yet";
/// What a version did to entries of which their names say enough, in order.
pub(crate) const CHANGED_ENTRIES: [(&str, Change); 3] =
    [("New:", Change::Added), ("Other definition:", Change::Definition), ("Removed:", Change::Removed)];
/// What is listed together on the page of changes, in order.
pub(crate) const CHANGE_GROUPS: [(&str, &[Change]); 4] = [
    ("Facts that are others now", &[Change::LocalFact]),
    ("Definitions", &[Change::Definition]),
    ("Renamed and moved", &[Change::Renamed, Change::Moved]),
    ("Removed", &[Change::Removed]),
];
pub(crate) const REMOVED_FROM_HERE: &str = " (removed: ";
pub(crate) const REMOVED_UNTIL_HERE: &str = ") ";
pub(crate) const ADDED_FROM_HERE: &str = " (new: ";
pub(crate) const ADDED_UNTIL_HERE: &str = ") ";

/// "The glossary began on 3 Mar 2026."
pub(crate) fn glossary_since(date: &str) -> String {
    format!("The glossary began on {date}.")
}

/// "Since you were last here: 2 facts changed, 3 entries are new."
pub(crate) fn since_last_here(facts: usize, definitions: usize, arrived: usize, others: usize) -> String {
    let parts = [
        (facts, "fact changed", "facts changed"),
        (definitions, "definition changed", "definitions changed"),
        (arrived, "entry is new", "entries are new"),
        (others, "entry was renamed, moved or removed", "entries were renamed, moved or removed"),
    ];
    let parts = parts.into_iter().filter(|(number, ..)| *number > 0);
    let parts: Vec<_> = parts.map(|(number, one, many)| count(number, one, many)).collect();
    format!("Since you were last here: {}.", parts.join(", "))
}

/// How far one has come with a fact that changed.
pub(crate) fn rejected_on(days: usize, enough: usize) -> String {
    format!("The old one is asked about until you have rejected it on {enough} days; so far {days}.")
}

/// The sentence over the difference of a card that was learned when it said something else.
pub(crate) fn changed_on(change: Change, when: &str) -> String {
    match change {
        Change::LocalFact => {
            format!("This has changed since you learned it (seen {when}). It used to be otherwise:")
        }
        _ => format!("The definition has changed since you learned it (seen {when}):"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_says_only_what_there_is() {
        assert_eq!(
            since_last_here(2, 0, 3, 0),
            "Since you were last here: 2 facts changed, 3 entries are new."
        );
        assert_eq!(
            since_last_here(1, 1, 1, 1),
            "Since you were last here: 1 fact changed, 1 definition changed, 1 entry is new, 1 entry was renamed, \
             moved or removed."
        );
    }
}
