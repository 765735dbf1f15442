//! Small work on text.

/// Whether a part occurs in a text; for whole files, where it pays to prepare the search.
pub(super) fn holds(text: &str, part: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), part.as_bytes()).is_some()
}

/// Every run of white space is one space, none at the ends.
pub(super) fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Without characters of no width that only word processors leave. Joiners stay: some scripts need them.
pub(super) fn without_invisible(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{200e}' | '\u{200f}'))
        .collect()
}
