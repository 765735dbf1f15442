//! Where the sentences of a text are.

use std::ops::Range;

/// The sentences of a text, as byte ranges without the blanks around them; none is empty. A sentence ends
/// with a line, at `;`, or at `.`, `!` or `?` before a blank and something other than a small letter.
/// Full stops of common abbreviations and of initials end nothing.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if c == '\n' || is_end(text, at, c) {
            let after = &text[at + c.len_utf8()..];
            let end = text.len() - after.trim_start_matches(CLOSING).len();
            push_trimmed(text, start..end, &mut found);
            start = end;
        }
    }
    push_trimmed(text, start..text.len(), &mut found);
    found
}

/// What closes after a full stop belongs to the sentence before.
const CLOSING: [char; 4] = [')', '"', '”', '’'];

fn is_end(text: &str, at: usize, c: char) -> bool {
    // Hardly any character ends a sentence, so what follows is looked at only where it matters.
    if !matches!(c, '。' | '！' | '？' | ';' | '.' | '!' | '?') {
        return false;
    }
    let after = text[at + c.len_utf8()..].trim_start_matches(CLOSING);
    match c {
        ';' => after.starts_with(char::is_whitespace),
        '.' | '!' | '?' => {
            let next = after.trim_start();
            next.len() < after.len()
                && next.chars().next().is_some_and(|next| !next.is_lowercase())
                && !(c == '.' && is_abbreviation(&text[..at]))
        }
        _ => true,
    }
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    let mut chars = word.chars();
    let single =
        chars.next().is_some_and(|c| c.is_alphabetic() && c.is_uppercase()) && chars.next().is_none();
    single || ["e.g", "i.e", "etc", "vs", "cf", "approx", "no", "min", "max", "incl", "ca"].contains(&word)
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if text[start..end].contains(char::is_alphanumeric) {
        found.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_says() {
        assert_eq!(
            split("A machine running K8s. We have 3. See e.g. Docker.  Uses v1.2 now\nNext line"),
            ["A machine running K8s.", "We have 3.", "See e.g. Docker.", "Uses v1.2 now", "Next line"]
        );
        assert_eq!(split("Managed by X; ensures N pods."), ["Managed by X;", "ensures N pods."]);
        assert_eq!(
            split("Runs `a.b` here. ~300 globally. $5 min."),
            ["Runs `a.b` here.", "~300 globally.", "$5 min."]
        );
        assert_eq!(
            split("Run it \"once.\" Source: x. (See y.) Z"),
            ["Run it \"once.\"", "Source: x.", "(See y.)", "Z"]
        );
        assert_eq!(split("容器。運行"), ["容器。", "運行"]);
    }

    #[test]
    fn nothing_to_say_has_no_sentence() {
        assert_eq!(split(""), [""; 0]);
        assert_eq!(split(" . ! \n "), [""; 0]);
    }
}
