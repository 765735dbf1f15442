//! How much fits into the store. Everything is counted as browsers count it: in UTF-16 units.

use super::keeping::Prefixed;
use crate::progress::{Store, StoreError};

/// What is left free for answers: some thousand of them, before they are gathered.
pub(crate) const RESERVE: usize = 128 << 10;

/// So exactly is the end of the room found.
const GRAIN: usize = 4 << 10;

/// The number of units that fits, to within a few thousand, found by trying; `enough` if that many do. One trial then,
/// since each writes what it tries, and the page pauses for it.
pub(crate) fn most_that_fits(enough: usize, mut fits: impl FnMut(usize) -> bool) -> usize {
    if fits(enough) {
        return enough;
    }
    let (mut fitting, mut too_many) = (0, enough);
    while too_many - fitting > GRAIN {
        let middle = fitting + (too_many - fitting) / 2;
        if fits(middle) {
            fitting = middle;
        } else {
            too_many = middle;
        }
    }
    fitting
}

/// What a table will take, with its key, its name and its seal.
pub(crate) fn units(table: &str) -> usize {
    table.encode_utf16().count() + 300
}

/// What keys that begin with a text, and their values, take.
///
/// # Errors
///
/// The store cannot be read.
pub(crate) fn taken(store: &dyn Store, prefix: &str) -> Result<usize, StoreError> {
    let mut units = 0;
    for key in store.keys()?.prefixed(prefix) {
        let value = store.get(key)?.unwrap_or_default();
        units += key.encode_utf16().count() + value.encode_utf16().count();
    }
    Ok(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_room_is_found() {
        const ENOUGH: usize = 2_621_440;
        for room in [0, 1, GRAIN, 100_000, ENOUGH - 1, ENOUGH, 2 * ENOUGH] {
            let mut tries = 0;
            let found = most_that_fits(ENOUGH, |units| {
                tries += 1;
                units <= room
            });
            let sought = room.min(ENOUGH);
            assert!(found <= sought && sought - found <= GRAIN, "{found} of {sought}");
            assert_eq!(tries == 1, room >= ENOUGH, "{tries} for {room}");
            assert!(tries < 16, "{tries}");
        }
    }
}
