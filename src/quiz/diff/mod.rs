//! What changed between two glossaries, card by card, and what that means to somebody who had learned the old one.
//!
//! It lives among the cards and not in `glossary`, since what a learner remembers is a card: only the deck
//! knows which sentence of a definition is a fact that is asked on its own, and `glossary` may not know `quiz`.
//!
//! ```
//! use readyroom::glossary::{SourceFile, parse};
//! use readyroom::quiz::{Change, Deck, diff};
//!
//! let deck = |text: &str| Deck::new(parse(&[SourceFile::new("ops.md", text)]).glossary);
//! let old = deck("## Kubernetes\n\n**Node**: A machine that runs pods. We have 3.\n");
//! let new = deck("## Kubernetes\n\n**Node**: Machine which runs pods. We have 5.\n");
//!
//! let changes = diff(&old, &new);
//! let found: Vec<_> = changes.iter().map(|change| (change.card.as_str(), change.change)).collect();
//! assert_eq!(found, [("node/meaning", Change::Wording), ("node/local", Change::LocalFact)]);
//! assert_eq!((changes[1].old.as_deref(), changes[1].new.as_deref()), (Some("We have 3."), Some("We have 5.")));
//! ```
//!
//! | file | concept |
//! |---|---|
//! | `entries` | which entry of the old glossary an entry of the new one is |
//! | `likeness` | how alike two definitions are, with an index over many |
//! | `cards` | which card of one entry is which card of the other, and what changed about it |
//! | `matching` | which words two texts have in common, whatever their form and order |
//! | `telling` | whether two texts tell the same |
//! | `tokens`, `synonyms` | the words of a text as far as they tell something |
//! | `pieces` | the difference of two texts word by word, to be shown |

mod cards;
mod entries;
mod likeness;
mod matching;
mod pieces;
mod synonyms;
mod telling;
mod tokens;

pub use pieces::{Piece, PieceKind, word_diff};

use serde::{Deserialize, Serialize};

use super::{CardId, Deck};
use cards::{add, compare, remove};
use entries::pairs;
use tokens::Lexicon;

/// What happened to a card, by what it asks of somebody who had learned it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Change {
    /// There was no such card. Nothing to unlearn.
    Added,
    /// There is no such card any more. Its history is kept aside.
    Removed,
    /// The same entry under another term. The history goes with it.
    Renamed,
    /// The same entry in another section, or the same card under another id: one that had its section in front
    /// (`other-vxlan`), or a fact before which another was put. The history goes with it.
    Moved,
    /// The same, told differently. Nothing to do.
    Wording,
    /// Something else is said about the term, or the acronym stands for something else. To be asked again soon.
    Definition,
    /// What is true only here changed: what was learned is wrong now.
    LocalFact,
}

impl Change {
    /// Every change, in the order of declaration.
    pub const ALL: [Change; 7] = [
        Change::Added,
        Change::Removed,
        Change::Renamed,
        Change::Moved,
        Change::Wording,
        Change::Definition,
        Change::LocalFact,
    ];

    /// The change of that published name.
    pub fn from_name(name: &str) -> Option<Change> {
        Self::ALL.into_iter().find(|change| change.name() == name)
    }

    /// The published name.
    pub const fn name(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Removed => "removed",
            Change::Renamed => "renamed",
            Change::Moved => "moved",
            Change::Wording => "wording",
            Change::Definition => "definition",
            Change::LocalFact => "local-fact",
        }
    }
}

/// One change of one card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardChange {
    /// The card of the new glossary; for [`Change::Removed`] that of the old one.
    pub card: CardId,
    /// What happened.
    pub change: Change,
    /// What it was: the term for [`Change::Renamed`], the section's name for [`Change::Moved`], else the text that
    /// the card asks for. None for [`Change::Added`].
    pub old: Option<String>,
    /// What it is now, likewise. None for [`Change::Removed`].
    pub new: Option<String>,
    /// The card's id in the old glossary, for [`Change::Renamed`] and [`Change::Moved`]; it is the same id when
    /// nothing but the section changed. None for all others.
    pub from: Option<CardId>,
}

/// Every change between two glossaries, in the order of the new one; what was removed from an entry that is
/// still there follows its other changes, and the cards of removed entries come last, in the order of the old
/// glossary. Nothing is listed for a card that is the same.
///
/// A card is renamed or moved at most once, and besides that its text may have changed in meaning; a new
/// wording of a card that was renamed or moved is not listed on its own. No two changes have the same `from`, and no two
/// renamed or moved cards are the same, so histories can be moved by `from` without one being lost or doubled:
/// all at once, as ids may have been exchanged. An id that was freed may be in use again: when a fact is
/// removed, the next one moves up to its id.
///
/// The same decks give the same changes. Takes time in proportion to the glossaries, and to the number of
/// entries without a counterpart of the same id times a small number that is limited.
pub fn diff(old: &Deck, new: &Deck) -> Vec<CardChange> {
    let mut lexicon = Lexicon::new();
    let pairs = pairs(old, new, &mut lexicon);
    let mut changes = Vec::new();
    for (new_entry, old_entry) in (0..).zip(&pairs.of_new) {
        match *old_entry {
            Some(old_entry) => compare(old, old_entry, new, new_entry, &mut lexicon, &mut changes),
            None => add(new, new_entry, &mut changes),
        }
    }
    let removed = (0..).zip(&pairs.of_old).filter(|(_, new_entry)| new_entry.is_none());
    removed.for_each(|(old_entry, _)| remove(old, old_entry, &mut changes));
    changes
}
