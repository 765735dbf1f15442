//! How the app starts: in turns, since all of it at once would keep a slow phone from answering for half a second. The
//! page's static frame stays until the last of them.

use std::rc::Rc;

use super::{
    chunks,
    engine::Engine,
    shell::show,
    state::{Imported, Notice, Opened, now},
    words,
};
use crate::{
    browser::{self, BrowserStore},
    progress::Store,
    quiz, shelf,
};

/// Starts the app; where an imported glossary is in use, as soon as the part of the program that opens it is there.
pub fn mount() {
    browser::install_crash_notice();
    if !shelf::is_imported(&BrowserStore) {
        return open_deck(Opened::default());
    }
    browser::spawn(async {
        open_deck(chunks::imported().await.map_or_else(
            |_| Opened {
                notice: Some(Notice::Found(words::PAGE_NOT_LOADED.to_owned())),
                ..Opened::default()
            },
            |open| open(),
        ));
    });
}

/// Makes what there is to ask, of the imported glossary if one is in use, else of the embedded one, and opens what is
/// remembered of it.
fn open_deck(opened: Opened) {
    in_a_turn(move || {
        let (deck, store, imported) = match opened.imported {
            Some(Imported { deck, store, id }) => (deck, store, Some(id)),
            None => {
                let deck = quiz::embedded_deck();
                let deck = deck.expect("the tables were made by the build that made this program");
                (deck, Rc::new(BrowserStore) as Rc<dyn Store>, None)
            }
        };
        let seeds = [browser::random_seed(), browser::random_seed()];
        let (engine, found) = Engine::open(deck, store, seeds, now());
        let mut notices = Notice::of_opening(&found);
        notices.extend(opened.notice);
        in_a_turn(move || show(engine, imported, notices));
    });
}

fn in_a_turn(work: impl FnOnce() + 'static) {
    browser::after(0, work).forget();
}
