//! What there is to ask of the glossary that the program carries.

use super::Deck;
use crate::glossary::{EmbeddedError, embedded};

/// The deck of the embedded glossary, as `build.rs` made it: the same as [`Deck::new`] makes of it, without looking for cards in
/// the definitions again. That keeps what finds them out of the app's first load.
///
/// # Errors
///
/// When the program is damaged.
pub fn embedded_deck() -> Result<Deck, EmbeddedError> {
    let table = include_bytes!(concat!(env!("OUT_DIR"), "/cards.bin"));
    Deck::from_table(embedded()?, table).map_err(|_| EmbeddedError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cards_are_those_that_are_found_in_the_definitions() {
        let deck = embedded_deck().unwrap();
        assert_eq!(deck.cards(), Deck::new(deck.glossary().clone()).cards());
        assert!(deck.cards().len() > deck.glossary().entries().count());
    }
}
