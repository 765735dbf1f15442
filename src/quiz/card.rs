//! What a card is called.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

/// What one can know about an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CardKind {
    /// What the term means.
    Meaning,
    /// What the acronym stands for.
    Expansion,
    /// What is true only here: "we have 3", "not enabled for us".
    LocalFact,
}

impl CardKind {
    /// The published name, the second part of a card id.
    pub const fn name(self) -> &'static str {
        match self {
            CardKind::Meaning => "meaning",
            CardKind::Expansion => "expansion",
            CardKind::LocalFact => "local",
        }
    }
}

/// The identity of a card: `<entry>/meaning`, `<entry>/expansion`, `<entry>/local`, and `<entry>/local-2`
/// and so on for further ones. Made of the entry's id and the kind only, so it outlives every edit of
/// the definition. A clone shares its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CardId(Arc<str>);

impl CardId {
    /// The `ordinal`-th card (counted from 1) of that kind of an entry.
    pub fn new(entry: &str, kind: CardKind, ordinal: usize) -> CardId {
        let name = kind.name();
        let id = if ordinal > 1 { format!("{entry}/{name}-{ordinal}") } else { format!("{entry}/{name}") };
        CardId(id.into())
    }

    /// An id that was stored or exported earlier; it need not be one of today's cards.
    pub fn from_stored(id: impl Into<Arc<str>>) -> CardId {
        CardId(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the card's entry; cards of one entry are siblings.
    pub fn entry(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(entry, _)| entry)
    }
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
