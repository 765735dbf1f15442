//! The glossary that the program carries.

use super::{Block, Glossary};

/// The embedded glossary cannot be decoded. It and this program come from one build, so this can only be
/// a damaged program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the embedded glossary is damaged; load or build the program again")]
pub struct EmbeddedError;

/// The glossary that was embedded at build time, as `build.rs` parsed it. Nothing is parsed again; decoding a thousand
/// entries takes well below a millisecond.
///
/// # Errors
///
/// When the program is damaged.
pub fn embedded() -> Result<Glossary, EmbeddedError> {
    let mut glossary = embedded_outline()?;
    glossary.define(embedded_definitions()?);
    Ok(glossary)
}

/// The same without its definitions: all that the app's first page says, and so all of it in the first load.
///
/// # Errors
///
/// When the program is damaged.
pub fn embedded_outline() -> Result<Glossary, EmbeddedError> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/outline.bin"));
    postcard::from_bytes(bytes).map_err(|_| EmbeddedError)
}

/// The definitions, for [`Glossary::define`].
///
/// # Errors
///
/// When the program is damaged.
pub fn embedded_definitions() -> Result<Vec<Vec<Block>>, EmbeddedError> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/definitions.bin"));
    postcard::from_bytes(bytes).map_err(|_| EmbeddedError)
}
