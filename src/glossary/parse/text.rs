//! Small work on text.

/// Whether a part occurs in a text; for whole files, where it pays to prepare the search.
pub(super) fn holds(text: &str, part: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), part.as_bytes()).is_some()
}

/// Without the emoji in letters, `:door: `, that only adorn what follows them.
pub(super) fn without_ornament(mut text: &str) -> &str {
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+');
    while let Some((_, rest)) = text
        .strip_prefix(':')
        .and_then(|rest| rest.split_once(": "))
        .filter(|(emoji, _)| !emoji.is_empty() && emoji.chars().all(name))
    {
        text = rest.trim_start();
    }
    text
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
