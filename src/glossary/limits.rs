//! How much of a glossary is read.

/// What [`parse_limited`](super::parse_limited) refuses, so that a hostile file cannot exhaust the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub file: usize,
    /// Bytes of one entry's text: term and definition.
    pub entry: usize,
    /// Entries of the whole glossary.
    pub entries: usize,
    /// Lists, quotations, emphasis and the like within each other; never above [`Limits::MAX_DEPTH`].
    pub depth: usize,
}

impl Limits {
    /// No reader of a definition has to descend further, whatever the file.
    pub const MAX_DEPTH: usize = 32;

    /// For files that somebody else wrote: 5 MiB a file, 64 KiB an entry, 20,000 entries.
    pub const IMPORT: Self = Self { file: 5 << 20, entry: 64 << 10, entries: 20_000, depth: Self::MAX_DEPTH };

    /// For one's own files: only the depth is limited.
    pub const NONE: Self =
        Self { file: usize::MAX, entry: usize::MAX, entries: usize::MAX, depth: Self::MAX_DEPTH };
}

impl Default for Limits {
    fn default() -> Self {
        Self::IMPORT
    }
}
