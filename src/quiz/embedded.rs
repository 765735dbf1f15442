//! What there is to ask of the glossary that the program carries.

use super::Deck;
use crate::glossary::{EmbeddedError, embedded_outline};

/// The deck of the embedded glossary, as `build.rs` made it: the cards are those that [`Deck::new`] finds, without looking for them
/// again, which keeps what finds them out of the app's first load. Its glossary is the outline: before anything is asked,
/// [`Deck::define`] has to be called.
///
/// # Errors
///
/// When the program is damaged.
pub fn embedded_deck() -> Result<Deck, EmbeddedError> {
    let table = include_bytes!(concat!(env!("OUT_DIR"), "/cards.bin"));
    Deck::from_table(embedded_outline()?, table).map_err(|_| EmbeddedError)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{embedded, embedded_definitions};

    #[test]
    fn the_deck_is_the_one_that_is_made_of_the_definitions() {
        let mut deck = embedded_deck().unwrap();
        assert!(deck.is_outline());
        deck.define(embedded_definitions().unwrap());
        assert!(!deck.is_outline());
        let whole = Deck::new(embedded().unwrap());
        assert_eq!((deck.glossary(), deck.cards()), (whole.glossary(), whole.cards()));
        assert!(deck.cards().len() > deck.glossary().entries().count());
    }
}
