//! How much fits into the store. Everything is counted as browsers count it: in UTF-16 units.

use super::keeping::Prefixed;
use crate::progress::{Store, StoreError};

/// What is left free for answers: some thousand of them, before they are gathered.
pub(crate) const RESERVE: usize = 128 << 10;

/// No browser gives a page more.
const MOST: usize = 16 << 20;
/// So exactly is the end of the room found.
const GRAIN: usize = 4 << 10;

/// The largest number of units that fits, to within a few thousand, found by trying. A store whose limit is never met
/// counts as having [`MOST`].
pub(crate) fn most_that_fits(mut fits: impl FnMut(usize) -> bool) -> usize {
    let (mut fitting, mut too_many) = (0, MOST);
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
        for room in [0, 1, GRAIN, 100_000, 2_621_440, 5_242_880, MOST] {
            let mut tries = 0;
            let found = most_that_fits(|units| {
                tries += 1;
                units <= room
            });
            assert!(found <= room && room - found <= GRAIN, "{found} of {room}");
            assert!(tries < 16, "{tries}");
        }
    }
}
