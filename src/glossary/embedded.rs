//! The glossary that the program carries.

use super::{Dates, Glossary};

/// The embedded glossary cannot be decoded. It and this program come from one build, so this can only be
/// a damaged program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the embedded glossary is damaged; load or build the program again")]
pub struct EmbeddedError;

/// The glossary that was embedded at build time, as `build.rs` parsed it. Nothing is parsed again;
/// decoding a thousand entries takes well below a millisecond, so that it can be called at start.
///
/// # Errors
///
/// When the program is damaged.
pub fn embedded() -> Result<Glossary, EmbeddedError> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/glossary.bin"));
    postcard::from_bytes(bytes).map_err(|_| EmbeddedError)
}

/// When entries of the embedded glossary were added and changed, as far as its version control told the build; empty when
/// there was none.
pub fn embedded_dates() -> Vec<Dates> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/dates.bin"));
    // Written by the build that made this program; a damaged program fails at the glossary itself.
    postcard::from_bytes(bytes).unwrap_or_default()
}
