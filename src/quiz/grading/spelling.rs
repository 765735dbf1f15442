//! How a name is spelled, and which slips of the keyboard make another text of it. Which entry is meant is no question here.

use crate::quiz::names::{is_acronym, name_key};
use crate::quiz::text::{fold, humps, is_small_word, singular, typos, words};

use super::forgiven_typos;

/// A name in the forms in which it is compared.
pub(super) struct Written {
    /// Without case, spaces, punctuation and plural.
    pub(super) key: String,
    /// The same, in the plural if it was.
    pub(super) run: String,
    /// The words that say something, folded, in the singular, in order.
    pub(super) words: Vec<String>,
    /// The same, sorted, so that order does not matter.
    pub(super) sorted: Vec<String>,
    /// The words, those in camel case apart.
    parts: Vec<String>,
    /// The same words, for slips: as written too, since `access` is no plural, and whether a letter may be wrong.
    pub(super) spelled: Vec<Spelled>,
    /// The words in camel case apart, likewise.
    spelled_parts: Vec<Spelled>,
    /// Whether it is one acronym: `VLAN` is no slip for `VXLAN`.
    is_acronym: bool,
    has_colon: bool,
}

impl Written {
    pub(super) fn new(name: &str) -> Written {
        let folded: Vec<String> = words(name).map(|word| fold(word.text)).collect();
        let starts_with_article =
            folded.len() > 1 && folded.first().is_some_and(|word| matches!(&**word, "a" | "an" | "the"));
        let run = folded[usize::from(starts_with_article)..].concat();
        let telling = folded.iter().filter(|word| folded.len() == 1 || !is_small_word(word));
        let words: Vec<String> = telling.map(|word| singular(word)).collect();
        let mut sorted = words.clone();
        crate::sorting::sort(&mut sorted);
        let key = if starts_with_article { name_key(&folded[1..].join(" ")) } else { name_key(name) };
        let parts = self::words(name).flat_map(|word| humps(word.text)).map(|part| singular(&fold(part)));
        let parts = parts.filter(|part| folded.len() == 1 || !is_small_word(part)).collect();
        let says_something = |word: &Spelled| folded.len() == 1 || !is_small_word(&word.written);
        let spelled = self::words(name).map(|word| Spelled::new(word.text)).filter(says_something).collect();
        let humps = self::words(name).flat_map(|word| humps(word.text));
        let spelled_parts = humps.map(Spelled::new).filter(says_something).collect();
        Written {
            key,
            run,
            words,
            sorted,
            parts,
            spelled,
            spelled_parts,
            is_acronym: is_acronym(name.trim()),
            has_colon: name.contains(':'),
        }
    }

    /// How many slips of the keyboard make the answer of this name, when they are few enough to forgive. Digits
    /// are no slips, and neither is a prefix that turns the sense around.
    pub(super) fn slips(&self, answer: &Written) -> Option<usize> {
        // In a name of several words a few letters may be a whole word: it is compared word by word.
        let by_words = |own: &[Spelled], typed: &[Spelled], least: usize| {
            (own.len() >= least && own.len() == typed.len()).then(|| word_slips(own, typed))
        };
        let found = by_words(&self.spelled, &answer.spelled, 2)
            .or_else(|| by_words(&self.spelled_parts, &answer.spelled_parts, 3));
        if let Some(slips) = found {
            return slips.filter(|&slips| slips <= forgiven_typos(letters(&self.key)));
        }
        if self.is_acronym && !are_exchanged(&self.key, &answer.key) {
            return None;
        }
        slips(&self.key, &answer.key).or_else(|| slips(&self.run, &answer.run))
    }

    /// What is missing when the answer is the telling half of this name: at least half of the words of a term,
    /// more than half of another name's, and the word that tells it from others of its sort: the first, or
    /// after a colon the last.
    pub(super) fn missing(&self, answer: &Written, is_term: bool) -> Option<String> {
        let own = if is_term { &self.words } else { &self.parts };
        let (all, given) = (own.len(), answer.words.len());
        let enough = given * 2 > all || (is_term && given * 2 == all);
        let is_part = given < all && answer.words.iter().all(|word| own.contains(word));
        let telling = if self.has_colon { own.last() } else { own.first() };
        let left: Vec<&str> =
            own.iter().filter(|word| !answer.words.contains(word)).map(|word| &**word).collect();
        let left_has_digit = left.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
        let is_told = telling.is_some_and(|word| answer.words.contains(word));
        (enough && is_part && is_told && !left_has_digit).then(|| left.join(" "))
    }
}

fn slips(right: &str, typed: &str) -> Option<usize> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(right) != digits(typed) || differ_by_prefix(right, typed) || differ_by_prefix(typed, right) {
        return None;
    }
    typos(right, typed, forgiven_typos(letters(right)))
}

/// The slips in all words, in order.
fn word_slips(own: &[Spelled], typed: &[Spelled]) -> Option<usize> {
    own.iter().zip(typed).map(|(own, typed)| own.slips(typed)).sum()
}

/// A word of a name of several.
pub(super) struct Spelled {
    /// Folded.
    pub(super) written: String,
    /// The same in the singular.
    singular: String,
    /// Another letter makes another acronym of it.
    is_acronym: bool,
}

impl Spelled {
    fn new(word: &str) -> Spelled {
        let written = fold(word);
        Spelled { singular: singular(&written), is_acronym: is_acronym(word), written }
    }

    /// The slips that make the typed word of this one. Both as written and in the singular: what a typo leaves of
    /// `access` or `series` may look like another plural.
    fn slips(&self, typed: &Spelled) -> Option<usize> {
        if self.singular == typed.singular {
            return Some(0);
        }
        let pairs = [(&self.written, &typed.written), (&self.singular, &typed.singular)];
        let slips = |(right, typed): (&String, &String)| match letters(right) {
            0..5 if self.is_acronym => None,
            0..5 => is_short_slip(right, typed).then_some(1),
            _ => slips(right, typed).or_else(|| are_two_apart(right, typed).then_some(2)),
        };
        pairs.into_iter().filter_map(slips).min()
    }
}

/// Whether a slip of the keyboard made the typed word of a short one. Another letter or one more makes a
/// word of its own too often (`rule` of `role`, `block` of `lock`); two exchanged ones, one left out after the
/// first, or one typed twice hardly ever do.
fn is_short_slip(right: &str, typed: &str) -> bool {
    let is_one_apart = typos(right, typed, 1) == Some(1) && right.chars().all(char::is_alphabetic);
    let is_left_out = letters(right) >= 3
        && typed.chars().count() < right.chars().count()
        && typed.chars().next() == right.chars().next();
    let mut once: Vec<char> = typed.chars().collect();
    once.dedup();
    let mut right_once: Vec<char> = right.chars().collect();
    right_once.dedup();
    let is_doubled = typed.chars().count() > right.chars().count() && once == right_once;
    is_one_apart && (are_exchanged(right, typed) || is_left_out || is_doubled)
}

/// Whether two letters that are no neighbours have changed places: `costum`.
fn are_two_apart(right: &str, typed: &str) -> bool {
    typos(right, typed, 2) == Some(2) && are_exchanged(right, typed) && right.chars().all(char::is_alphabetic)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether two texts have the same characters.
fn are_exchanged(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().collect();
        crate::sorting::sort(&mut chars);
        chars
    };
    sorted(a) == sorted(b)
}

/// `uncomplicated` and `complicated` are two letters apart, and opposites.
fn differ_by_prefix(long: &str, short: &str) -> bool {
    ["un", "in", "im", "ir", "de", "dis", "non", "re"]
        .iter()
        .any(|prefix| long.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest == short))
}

/// In American spelling, for comparison with another text in it: it may make no words of words.
pub(super) fn american(folded: &str) -> String {
    const SPELLINGS: [(&str, &str); 9] = [
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("iser", "izer"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("colour", "color"),
        ("behaviour", "behavior"),
        ("neighbour", "neighbor"),
    ];
    SPELLINGS.iter().fold(folded.to_owned(), |text, (british, american)| text.replace(british, american))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(name: &str, typed: &str) -> Option<usize> {
        Written::new(name).slips(&Written::new(typed))
    }

    #[test]
    fn short_words_of_longer_names_are_misspelled_in_few_ways() {
        for (name, typed) in [
            ("advisory lock", "advisory lcok"),
            ("Full (strict) SSL", "Ful (strict) SSL"),
            ("Full (strict) SSL", "Fulll (strict) SSL"),
            ("goose_db_version", "goose_bd_version"),
        ] {
            assert_eq!(slips(name, typed), Some(1), "{typed}");
        }
        for (name, typed) in [
            ("Role-Based Access Control", "Rule-Based Access Control"),
            ("advisory lock", "advisory block"),
            ("Virtual Extensible LAN", "Virtual Extensible WAN"),
            ("Origin CA", "Origin AC"),
            ("App key", "API key"),
        ] {
            assert_eq!(slips(name, typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_no_plural_may_be_misspelled() {
        assert_eq!(slips("Role-Based Access Control", "Role-Based Acces Control"), Some(1));
        assert_eq!(slips("Time Series", "time seires"), Some(1));
        assert_eq!(slips("Custom Resource Definition", "Costum Resource Definition"), Some(2));
    }

    #[test]
    fn spellings_of_both_sides_of_an_ocean_are_one() {
        assert_eq!(american("linktimeoptimisation"), american("linktimeoptimization"));
        assert_ne!(american("customresorce"), american("customresource"));
    }
}
