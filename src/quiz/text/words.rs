//! Where the words of a text are.

use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// As written.
    pub(crate) text: &'a str,
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
}

/// The words of a text: runs of letters and digits of any script. An apostrophe parts a word, so `CF's` is
/// `CF` and `s`. Ideographs and kana are a word each, since nothing separates their words.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|&(_, c)| is_word_char(c))?;
        let mut end = start + first.len_utf8();
        if !stands_alone(first) {
            while let Some((at, c)) = rest.next_if(|&(_, c)| is_word_char(c) && !stands_alone(c)) {
                end = at + c.len_utf8();
            }
        }
        Some(Word { text: &text[start..end], range: start..end })
    })
}

/// Combining accents belong to the letter before them.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a character is a word of its own: CJK ideographs and kana.
pub(crate) fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The parts of a word in camel case: `HorizontalPodAutoscaler` has three, `ClusterIP` two, `CRDs` one.
pub(crate) fn humps(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (hump, after) = rest.split_at(hump_end(rest));
        rest = after;
        Some(hump)
    })
}

/// A hump ends before a capital after a small letter, and before a capital that begins a capitalised word.
fn hump_end(word: &str) -> usize {
    let mut before = None;
    for (at, c) in word.char_indices() {
        let begins_word = || {
            let mut after = word[at..].chars().skip(1);
            // Two small letters, so that the plural of an acronym stays whole.
            after.next().is_some_and(char::is_lowercase) && after.next().is_some_and(char::is_lowercase)
        };
        let ends = match before {
            Some(before) if c.is_uppercase() => {
                char::is_lowercase(before) || (char::is_uppercase(before) && begins_word())
            }
            _ => false,
        };
        if ends {
            return at;
        }
        before = Some(c);
    }
    word.len()
}

/// Whether a word, folded, only holds a sentence together: an article, a pronoun, a preposition.
pub(crate) fn is_small_word(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}

const SMALL_WORDS: [&str; 78] = [
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "before",
    "both", "but", "by", "can", "could", "do", "does", "each", "etc", "every", "for", "from", "had", "has",
    "have", "how", "if", "in", "into", "is", "it", "its", "like", "may", "more", "most", "no", "not", "of",
    "on", "one", "only", "or", "other", "our", "s", "same", "so", "some", "such", "t", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "to", "us", "via", "was", "we",
    "what", "when", "where", "which", "who", "will", "with",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        words(text).map(|word| word.text).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            texts("CF's `kube-proxy`, L4 (e.g. x_y)"),
            ["CF", "s", "kube", "proxy", "L4", "e", "g", "x", "y"]
        );
        assert_eq!(texts("容器がPod"), ["容", "器", "が", "Pod"]);
        assert_eq!(texts("שלום 🙂 мир"), ["שלום", "мир"]);
        assert_eq!(texts(" …"), [""; 0]);
    }

    #[test]
    fn camel_case_has_humps() {
        let humps = |word| super::humps(word).collect::<Vec<_>>();
        assert_eq!(humps("HorizontalPodAutoscaler"), ["Horizontal", "Pod", "Autoscaler"]);
        assert_eq!(humps("ClusterIP"), ["Cluster", "IP"]);
        assert_eq!(humps("CRDs"), ["CRDs"]);
        assert_eq!(humps("DNSResolver"), ["DNS", "Resolver"]);
        assert_eq!(humps("kubectl"), ["kubectl"]);
        assert_eq!(humps(""), [""; 0]);
    }

    #[test]
    fn small_words_are_sorted_and_unique() {
        assert!(SMALL_WORDS.is_sorted_by(|a, b| a < b));
    }
}
