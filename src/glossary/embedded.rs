//! The glossary that the program carries.

use super::Glossary;

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
