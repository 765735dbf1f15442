//! Prints every question of the glossaries at the given paths as JSON lines: `questions [PATH..]`.

#[path = "../tests/support/load.rs"]
mod load;

use readyroom::quiz::{Deck, list_questions};

fn main() {
    for path in std::env::args().skip(1) {
        let deck = Deck::new(load::glossary(path.as_ref()));
        for record in list_questions(&deck, 1) {
            println!("{}", serde_json::to_string(&record).expect("a record of strings"));
        }
    }
}
