//! Imported glossaries: how they are read, kept beside the embedded one, and kept apart. Pure: it knows no browser.
//!
//! ```text
//! readyroom/active          the id of the imported glossary that is in use; missing while the embedded one is
//! readyroom/g/<id>/name     what the person calls it; stays when the glossary is removed
//! readyroom/g/<id>/table    the parsed glossary
//! readyroom/g/<id>/log/..   its history, as that of the embedded glossary is kept below readyroom/
//! ```
//!
//! A glossary is recognised by its name: who imports one that has the name of another replaces that, and goes on with
//! its history, even when it had been removed meanwhile.
//!
//! | file | concept |
//! |---|---|
//! | `key` | the keys |
//! | `space` | a part of the store, for the progress in one glossary |
//! | `table` | a glossary as text |
//! | `opening` | the glossary that is in use |
//! | `keeping` | what there is; keeping, renaming, removing |
//! | `room` | how much fits |
//! | `reading` | files to a preview: what the worker does |

#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only the browser's part calls it"))]
mod keeping;
mod key;
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only the browser's part calls it"))]
mod opening;
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only the browser's part calls it"))]
mod reading;
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only the browser's part calls it"))]
mod room;
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only the browser's part calls it"))]
mod space;
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only the browser's part calls it"))]
mod table;

#[cfg(target_arch = "wasm32")]
pub(crate) use keeping::{Kept, activate, keep, kept, remove, rename, replaced};
#[cfg(target_arch = "wasm32")]
pub(crate) use opening::{is_imported, open_active, set_aside};
#[cfg(target_arch = "wasm32")]
pub(crate) use reading::{Preview, Sample, read, refusal};
#[cfg(target_arch = "wasm32")]
pub(crate) use room::{RESERVE, most_that_fits, taken, units};
#[cfg(target_arch = "wasm32")]
pub(crate) use space::Space;
