//! Words about the page of an entry.

use crate::quiz::CardKind;

pub(crate) const ALSO_CALLED: &str = "Also called";
pub(crate) const CHAPTER: &str = "Chapter";
pub(crate) const CHAPTERS: &str = "Chapters";
pub(crate) const SEE: &str = "See";
pub(crate) const ADDED: &str = "In the glossary since";
pub(crate) const CHANGED: &str = "Definition changed";
pub(crate) const MENTIONED_BY: &str = "Mentioned by";
pub(crate) const SECTION: &str = "Section";
pub(crate) const SOURCE: &str = "Source";
pub(crate) const CARDS: &str = "Cards";
pub(crate) const HISTORY: &str = "History";
pub(crate) const CARD: &str = "Card";
pub(crate) const REVIEWS: &str = "Reviews";
pub(crate) const RECALL_NOW: &str = "Recall now";
pub(crate) const NEXT_DUE: &str = "Next due";
pub(crate) const NEVER_SEEN: &str = "Not seen yet";
pub(crate) const TODAY: &str = "today";
pub(crate) const WHEN: &str = "When";
pub(crate) const ASKED_AS: &str = "Asked as";
pub(crate) const RATED: &str = "Rated";
pub(crate) const NO_QUESTION: &str = "This entry only points to another one, so there is nothing to ask.";

/// What a card is about.
pub(crate) const fn card_kind(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Meaning => "Meaning",
        CardKind::Expansion => "What it stands for",
        CardKind::LocalFact => "True only here",
    }
}

/// What a card is called beside its entry's term: what it is about, and which of its kind it is, from the second on.
pub(crate) fn card_name(kind: CardKind, ordinal: Option<usize>) -> String {
    let ordinal = ordinal.map(|ordinal| format!(" {ordinal}")).unwrap_or_default();
    format!("{}{ordinal}", card_kind(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_says_which_of_its_kind_it_is() {
        assert_eq!(card_name(CardKind::LocalFact, None), "True only here");
        assert_eq!(card_name(CardKind::LocalFact, Some(2)), "True only here 2");
    }
}
