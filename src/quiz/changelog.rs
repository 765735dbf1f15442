//! What the versions of a glossary have changed, card by card, and the days on which they did.

use serde::{Deserialize, Serialize};

use super::{CardChange, CardId, Change, Deck, diff};
use crate::glossary::Glossary;

/// The versions of a glossary that version control knows of. Days are counted from 1970.
///
/// ```
/// use readyroom::{glossary::{SourceFile, parse}, quiz::Changelog};
///
/// let version = |text: &str| parse(&[SourceFile::new("ops.md", text)]).glossary;
/// let (old, new) = (version("**Node**: Machine. We run 3.\n"), version("**Node**: Machine. We run 5.\n"));
/// let log = Changelog::new(&[(20_000, old), (20_100, new.clone())], true, &new);
///
/// assert_eq!(log.days_of("node"), (Some(20_000), Some(20_100)));
/// assert_eq!(log.versions[0].changes[0].new.as_deref(), Some("We run 5."));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changelog {
    /// The day of the first version of all; none if what is known begins with a later one.
    pub began: Option<u32>,
    /// The versions after the first that is known, oldest first; those that changed no card are left out.
    pub versions: Vec<Version>,
}

/// What one version changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The day; none for what is not in version control yet.
    pub day: Option<u32>,
    /// The changes, in the order of [`diff`]. An entry that came, went, moved or got another name stands here once,
    /// by one of its cards; other words for the same are left out.
    pub changes: Vec<VersionChange>,
}

/// One change that a version made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionChange {
    /// The card, as [`CardChange::card`].
    pub card: CardId,
    /// The term of its entry in that version; in the one before if the entry is gone.
    pub term: String,
    /// What happened.
    pub change: Change,
    /// The old fact, term or section; none where there was none, and where it would be a whole definition.
    pub old: Option<String>,
    /// The new one, likewise.
    pub new: Option<String>,
    /// The entry's id before it was renamed or moved.
    pub from: Option<String>,
}

impl VersionChange {
    /// Whether it is about the whole entry, and not about one of its cards.
    pub fn is_of_entry(&self) -> bool {
        match self.change {
            Change::Added => self.new.is_none(),
            Change::Removed => self.old.is_none(),
            Change::Renamed | Change::Moved => true,
            Change::Wording | Change::Definition | Change::LocalFact => false,
        }
    }
}

impl Changelog {
    /// What those versions say, oldest first, each with its day, and after them the present glossary. `from_first` says
    /// whether they begin with the first one of all.
    pub fn new(versions: &[(u32, Glossary)], from_first: bool, present: &Glossary) -> Changelog {
        let mut versions =
            versions.iter().map(|(day, glossary)| (Some(*day), glossary)).chain([(None, present)]);
        let Some((first, glossary)) = versions.next() else { return Changelog::default() };
        let mut before = Deck::new(glossary.clone());
        let mut log = Changelog { began: first.filter(|_| from_first), versions: Vec::new() };
        for (day, glossary) in versions {
            let after = Deck::new(glossary.clone());
            let changes = changes(&before, &after);
            if !changes.is_empty() {
                log.versions.push(Version { day, changes });
            }
            before = after;
        }
        log
    }

    /// The day on which an entry came, and that on which something else was said of it for the last time; each as far as it is
    /// known. An entry is followed through its former names.
    pub fn days_of(&self, entry: &str) -> (Option<u32>, Option<u32>) {
        let mut id = entry;
        let mut changed = None;
        for version in self.versions.iter().rev() {
            let mut former = None;
            for change in version.changes.iter().filter(|change| change.card.entry() == id) {
                match change.change {
                    Change::Added if change.is_of_entry() => return (version.day, changed.flatten()),
                    Change::Renamed | Change::Moved => former = change.from.as_deref(),
                    Change::Wording => {}
                    // The last change is what counts, even if its day is not known yet.
                    _ => changed = changed.or(Some(version.day)),
                }
            }
            id = former.unwrap_or(id);
        }
        (self.began, changed.flatten())
    }
}

fn changes(before: &Deck, after: &Deck) -> Vec<VersionChange> {
    let all = diff(before, after);
    let mut kept: Vec<VersionChange> = Vec::new();
    for change in all {
        let entry = change.card.entry();
        let (was, is) = (before.glossary().entry(entry), after.glossary().entry(entry));
        let Some((_, named)) = is.or(was) else { continue };
        let is_same = |other: &VersionChange| other.change == change.change && other.card.entry() == entry;
        let is_renamed =
            kept.iter().any(|other| other.change == Change::Renamed && other.card.entry() == entry);
        let is_of_entry = match change.change {
            Change::Wording => continue,
            Change::Added => was.is_none() && !is_renamed,
            Change::Removed => is.is_none(),
            Change::Renamed | Change::Moved => true,
            Change::Definition | Change::LocalFact => false,
        };
        if is_of_entry && kept.iter().any(|other| is_same(other) && other.is_of_entry()) {
            continue;
        }
        let term = named.term.clone();
        kept.push(told(change, term, is_of_entry));
    }
    kept
}

fn told(change: CardChange, term: String, is_of_entry: bool) -> VersionChange {
    let has_texts = match change.change {
        Change::Added | Change::Removed => !is_of_entry,
        Change::Definition => false,
        _ => true,
    };
    let (old, new) = if has_texts { (change.old, change.new) } else { (None, None) };
    let from = change.from.map(|card| card.entry().to_owned());
    VersionChange { card: change.card, term, change: change.change, old, new, from }
}

/// The changelog of the embedded glossary, as far as version control told the build; empty when there was none.
#[cfg(embedded_glossary)]
pub fn embedded_changelog() -> Changelog {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/changelog.bin"));
    // Written by the build that made this program; a damaged program fails at the glossary itself.
    postcard::from_bytes(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{SourceFile, parse};

    fn version(text: &str) -> Glossary {
        parse(&[SourceFile::new("g.md", text)]).glossary
    }

    fn log(versions: &[(u32, &str)], from_first: bool, present: &str) -> Changelog {
        let versions: Vec<_> = versions.iter().map(|(day, text)| (*day, version(text))).collect();
        Changelog::new(&versions, from_first, &version(present))
    }

    const HISTORY: [(u32, &str); 4] = [
        (
            10,
            "**Node**: Machine of the cluster. We run 3.\n\n**Pod**: Group of containers that share an address.\n",
        ),
        (
            20,
            "**Node**: Machine in the cluster. We run 3.\n\n**Pod**: Group of containers that share an address.\n",
        ),
        (
            30,
            "**Node**: Machine in the cluster. We run 5.\n\n**Job**: Work that ends, such as a migration.\n",
        ),
        (
            40,
            "**Worker node** (formerly Node): Machine in the cluster. We run 5.\n\n**Job**: Work that ends, such as a migration.\n",
        ),
    ];

    #[test]
    fn each_version_says_what_it_changed_once() {
        let log = log(&HISTORY, true, HISTORY[3].1);
        let told = |version: &Version| {
            let of = |change: &VersionChange| (change.term.clone(), change.change, change.new.clone());
            (version.day, version.changes.iter().map(of).collect::<Vec<_>>())
        };
        let of = |term: &str, change, new: Option<&str>| (term.to_owned(), change, new.map(str::to_owned));
        assert_eq!(log.began, Some(10));
        assert_eq!(
            log.versions.iter().map(told).collect::<Vec<_>>(),
            [
                (
                    Some(30),
                    vec![
                        of("Node", Change::LocalFact, Some("We run 5.")),
                        of("Job", Change::Added, None),
                        of("Pod", Change::Removed, None),
                    ]
                ),
                (Some(40), vec![of("Worker node", Change::Renamed, Some("Worker node"))]),
            ]
        );
    }

    #[test]
    fn an_entry_has_the_days_on_which_it_came_and_changed() {
        let known = log(&HISTORY, true, HISTORY[3].1);
        assert_eq!(known.days_of("worker-node"), (Some(10), Some(30)), "under its former name too");
        assert_eq!(known.days_of("job"), (Some(30), None));
        assert_eq!(log(&HISTORY, false, HISTORY[3].1).days_of("worker-node"), (None, Some(30)));
        // What is not committed yet has no day.
        let present = "**Worker node** (formerly Node): Machine in the cluster. We run 7.\n\n**Cron**: Timetable of jobs.\n";
        let ahead = log(&HISTORY, true, present);
        assert_eq!(ahead.days_of("worker-node"), (Some(10), None));
        assert_eq!(ahead.days_of("cron"), (None, None));
        assert_eq!(log(&[], true, present), Changelog::default());
    }

    #[test]
    fn a_fact_that_joins_an_entry_is_no_new_entry() {
        let (old, new) = ("**Pod**: Group of containers.\n", "**Pod**: Group of containers. We run 40.\n");
        let log = log(&[(1, old), (2, new)], true, new);
        let change = &log.versions[0].changes[0];
        assert_eq!((change.change, change.is_of_entry()), (Change::Added, false));
        assert_eq!(change.new.as_deref(), Some("We run 40."));
        assert_eq!(log.days_of("pod"), (Some(1), Some(2)));
    }
}
