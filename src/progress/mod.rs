//! The review log: codec, snapshot, merge, migration. Pure: knows no browser.
