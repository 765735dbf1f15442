//! Words as people type them: with one mistake, or with another ending than the text has.

/// A typed word of fewer letters has no room for a mistake, even in a name.
const FEWEST: usize = 3;
/// Long texts hold so many words that a shorter one would be like some of them by chance.
const FEWEST_IN_TEXT: usize = 5;
/// Nor is one, unless it has so many letters, looked for there with a mistake and without its end.
const FEWEST_OF_BEGINNING: usize = 7;
/// What two forms of a word have in common has so many bytes.
const STEM: usize = 4;
/// What words of the same stem end with. Longer ones make other words: `serve` is not what `service` means.
const ENDINGS: [&str; 26] = [
    "", "s", "e", "es", "ed", "er", "ers", "or", "ors", "ing", "ings", "ion", "ions", "ation", "ations",
    "ate", "ates", "ated", "ating", "ator", "ators", "ment", "ments", "y", "ies", "ied",
];

/// How near a word comes to what was typed. Earlier is nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// It is the word.
    Word,
    /// It begins so, and goes on.
    Beginning,
}

/// How near a word of a name comes: but for one mistake, or for its ending.
pub(super) fn of_name(typed: &str, word: &str) -> Option<Nearness> {
    if word.starts_with(typed) || same_stem(typed, word) {
        return Some(Nearness::Word);
    }
    typed.chars().nth(FEWEST - 1).and_then(|_| one_mistake(typed, word))
}

/// Whether any word of a text comes near.
pub(super) fn in_text(typed: &str, text: &str) -> bool {
    let letters = typed.chars().count();
    if letters < STEM {
        return false;
    }
    let may_lack_end = letters >= FEWEST_OF_BEGINNING;
    let is_near = |word: &str| {
        let mistake = || (letters >= FEWEST_IN_TEXT).then(|| one_mistake(typed, word)).flatten();
        same_stem(typed, word) || mistake().is_some_and(|nearness| may_lack_end || nearness == Nearness::Word)
    };
    pieces(text).filter(|piece| may_be_near(typed.as_bytes(), piece)).any(|piece| {
        // A piece ends at signs of ASCII, and so never within a character.
        let piece = std::str::from_utf8(piece).unwrap_or_default();
        piece.split(|c: char| !c.is_alphanumeric()).any(is_near)
    })
}

/// What stands between the spaces and signs of ASCII: nearly always words, and found faster than these.
fn pieces(text: &str) -> impl Iterator<Item = &[u8]> {
    text.as_bytes().split(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric())
}

/// Whether two letters at the beginning allow one mistake. Nearly all words of a text are ruled out by this.
fn may_be_near(typed: &[u8], word: &[u8]) -> bool {
    let (&[first, second, ..], &[a, b, ..]) = (typed, word) else { return false };
    a == first || b == second || a == second || b == first || !word.is_ascii()
}

/// Whether two words are forms of one: what they do not have in common are endings.
fn same_stem(typed: &str, word: &str) -> bool {
    let common = typed.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    let ending = |text: &str, at| text.get(at..).is_some_and(|rest| ENDINGS.contains(&rest));
    (STEM..=common).rev().any(|at| ending(typed, at) && ending(word, at))
}

/// How near a word comes if one letter was forgotten, added, changed, or swapped with the next.
fn one_mistake(typed: &str, word: &str) -> Option<Nearness> {
    let same =
        typed.chars().zip(word.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let (typed, word) = (typed.get(same..)?, word.get(same..)?);
    let (typed_rest, word_rest) = (rest(typed), rest(word));
    let changed = word_rest.zip(typed_rest).and_then(|(word, typed)| begins(word, typed));
    let forgotten = word_rest.and_then(|word| begins(word, typed));
    let added = typed_rest.and_then(|typed| begins(word, typed));
    [changed, forgotten, added, swapped(typed, word)].into_iter().flatten().min()
}

/// A text without its first letter, if it has one.
fn rest(text: &str) -> Option<&str> {
    let mut letters = text.chars();
    letters.next().map(|_| letters.as_str())
}

fn begins(word: &str, typed: &str) -> Option<Nearness> {
    let more = word.strip_prefix(typed)?;
    Some(if more.is_empty() { Nearness::Word } else { Nearness::Beginning })
}

fn swapped(typed: &str, word: &str) -> Option<Nearness> {
    let (mut typed, mut word) = (typed.chars(), word.chars());
    let (first, second) = (typed.next(), typed.next());
    let is_swapped = second.is_some() && word.next() == second && word.next() == first;
    is_swapped.then(|| begins(word.as_str(), typed.as_str())).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_word_is_nearer_than_the_beginning_of_another() {
        assert_eq!(of_name("kubelt", "kubelet"), Some(Nearness::Word));
        assert_eq!(of_name("kubelt", "kubectl"), Some(Nearness::Beginning));
        assert_eq!(of_name("kubl", "kubelet"), Some(Nearness::Beginning));
        assert_eq!(of_name("pods", "pod"), Some(Nearness::Word));
        assert_eq!(of_name("ab", "abc"), Some(Nearness::Word), "a beginning is no mistake");
        assert_eq!(of_name("ac", "abc"), None);
    }

    #[test]
    fn every_single_mistake_is_one() {
        for typed in ["rplica", "repplica", "replika", "erplica", "replcia", "replicaa", "replic\u{e4}"] {
            assert_eq!(one_mistake(typed, "replica"), Some(Nearness::Word), "{typed}");
            assert!(in_text(typed, "A (replica), that follows."), "{typed}");
        }
        for typed in ["rlpica", "repplicca", "rpelcia", "raplice"] {
            assert_eq!(one_mistake(typed, "replica"), None, "{typed}");
        }
    }

    #[test]
    fn forms_of_a_word_have_its_stem() {
        for (one, other) in [
            ("balancing", "balancer"),
            ("balance", "balancing"),
            ("queries", "query"),
            ("replication", "replicated"),
        ] {
            assert!(same_stem(one, other) && same_stem(other, one), "{one} {other}");
        }
        for (one, other) in
            [("server", "service"), ("redis", "redirect"), ("port", "pods"), ("interest", "internal")]
        {
            assert!(!same_stem(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_text_is_not_near_by_chance() {
        let text = "Runs “kubernetes” über größere Knoten; load-balanced by hand.";
        for typed in ["kubernets", "kubernt", "balancing", "grossere", "knotn"] {
            let text = super::super::fold::fold(text);
            assert!(in_text(typed, &text), "{typed}");
        }
        for typed in ["kubr", "lad", "hind", "x", "", "bernetes"] {
            assert!(!in_text(typed, text), "{typed}");
        }
    }
}
