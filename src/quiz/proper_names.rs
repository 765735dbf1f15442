//! Names that definitions use and that are no entries: Redis, Traefik, TLS.

use crate::interner::Interner;

use super::names::is_acronym;
use super::text::{Passage, Word, fold, sentences, words};
use super::values::unit_named;

/// The proper names of a glossary, each once, in the order in which they come.
#[derive(Debug, Clone, Default)]
pub(crate) struct ProperNames {
    /// The name, and the first entry that uses it.
    found: Vec<(String, u32)>,
}

/// How many names are kept.
const KEPT: usize = 2048;

impl ProperNames {
    /// Collects the names of all definitions, but for these words, folded: those of longer names.
    pub(crate) fn new(passages: &[Passage], parts: impl Iterator<Item = String>) -> ProperNames {
        let mut ordinary = small_words_of(passages);
        parts.for_each(|part| {
            ordinary.insert(&part);
        });
        let mut known = Interner::default();
        let mut found = Vec::new();
        for (entry, passage) in (0..).zip(passages) {
            for name in capitalised(passage) {
                if found.len() < KEPT && ordinary.get(&fold(name.text)).is_none() && known.insert(name.text) {
                    found.push((name.text.to_owned(), entry));
                }
            }
        }
        ProperNames { found }
    }

    /// Whether that is one of them.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.found.iter().any(|(other, _)| other == name)
    }

    /// Names that look like this one, those first used nearest to that entry first.
    pub(crate) fn like(&self, name: &str, entry: u32) -> Vec<&str> {
        let form = form(name);
        let mut like: Vec<&(String, u32)> =
            self.found.iter().filter(|(other, _)| self::form(other) == form && other != name).collect();
        crate::sorting::sort_by_key(&mut like, |(_, first)| first.abs_diff(entry));
        like.into_iter().map(|(other, _)| &**other).collect()
    }
}

/// What a name looks like: an acronym, with a digit.
fn form(name: &str) -> (bool, bool) {
    (is_acronym(name), name.contains(|c: char| c.is_ascii_digit()))
}

/// The words that some definition writes small: a capital makes no name of them.
fn small_words_of(passages: &[Passage]) -> Interner {
    let mut small = Interner::default();
    for word in passages.iter().flat_map(|passage| words(&passage.text)) {
        if !word.text.contains(char::is_uppercase) {
            small.insert(word.text);
        }
    }
    small
}

/// The words of a passage that begin with a capital within a sentence, are not in code and not part of a
/// longer name.
pub(crate) fn capitalised(passage: &Passage) -> Vec<Word<'_>> {
    let starts: Vec<usize> = sentences(&passage.text).into_iter().map(|sentence| sentence.start).collect();
    let first_words = |at: usize| starts.contains(&at);
    let in_code = |at: usize| passage.code.iter().any(|code| code.contains(&at));
    words(&passage.text)
        .filter(|word| {
            word.text.chars().next().is_some_and(char::is_uppercase)
                && word.text.chars().nth(1).is_some()
                && !is_plural_acronym(word.text)
                && !is_unit(&passage.text, word)
                && !first_words(word.range.start)
                && !in_code(word.range.start)
                && !is_joined(&passage.text, word)
        })
        .collect()
}

fn is_plural_acronym(word: &str) -> bool {
    word.ends_with('s') && is_acronym(word)
}

/// Whether a word is the unit of a number: `8 GB`.
fn is_unit(text: &str, word: &Word) -> bool {
    let before = text[..word.range.start].trim_end();
    before.ends_with(|c: char| c.is_ascii_digit()) && unit_named(word.text).is_some()
}

/// Whether a word is part of a longer name, as in `kube-proxy` or `pressly/goose`.
pub(crate) fn is_joined(text: &str, word: &Word) -> bool {
    let is_joint = |c: char| matches!(c, '-' | '_' | '/' | '.' | ':' | '↔' | '@');
    let mut after = text[word.range.end..].chars();
    let joins_after = after.next().is_some_and(is_joint) && after.next().is_some_and(char::is_alphanumeric);
    let mut before = text[..word.range.start].chars().rev();
    let joins_before =
        before.next().is_some_and(is_joint) && before.next().is_some_and(char::is_alphanumeric);
    joins_after || joins_before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Block, Inline};

    fn passage(text: &str) -> Passage {
        Passage::new(&[Block::Paragraph(vec![Inline::Text(text.into())])])
    }

    #[test]
    fn names_are_capitals_within_a_sentence() {
        let names = ProperNames::new(
            &[
                passage("Volumes for Redis and for TLS. Used by Fastmail, Full strict, pods of IPs."),
                passage("A full-fledged one of Redis with 8 GB, under Strict SSL"),
            ],
            ["strict", "ssl"].map(str::to_owned).into_iter(),
        );
        assert_eq!(names.found, [("Redis".to_owned(), 0), ("TLS".to_owned(), 0), ("Fastmail".to_owned(), 0)]);
        assert_eq!(names.like("Traefik", 0), ["Redis", "Fastmail"]);
    }

    #[test]
    fn names_of_the_same_look_come_nearest_first() {
        let names = ProperNames::new(
            &["Runs on Redis and TLS.", "Runs on Traefik and IP4.", "Runs on Kafka and SSL."].map(passage),
            std::iter::empty(),
        );
        assert!(
            names.contains("Redis")
                && names.contains("SSL")
                && !names.contains("Runs")
                && !names.contains("redis")
        );
        assert_eq!(names.like("Kafka", 2), ["Traefik", "Redis"]);
        assert_eq!(names.like("Redis", 0), ["Traefik", "Kafka"]);
        assert_eq!(names.like("TLS", 0), ["SSL"], "a digit looks different");
    }

    #[test]
    fn units_plurals_letters_and_code_are_no_names() {
        let mut text = passage("It has 8 GB of IPs on a B in Redis. Or GB alone.");
        assert_eq!(
            capitalised(&text).iter().map(|word| word.text).collect::<Vec<_>>(),
            ["Redis", "GB"],
            "a unit is one after a number only"
        );
        let start = text.text.find("Redis").expect("it is there");
        text.code.push(start..start + 5);
        assert_eq!(capitalised(&text).iter().map(|word| word.text).collect::<Vec<_>>(), ["GB"]);
    }

    #[test]
    fn a_joint_needs_a_word_on_its_other_side() {
        let joined = |text: &str| {
            let word = words(text).find(|word| word.text == "Goose").expect("it is there");
            is_joined(text, &word)
        };
        assert!(joined("pressly/Goose") && joined("Goose-cli") && joined("a@Goose") && joined("Goose.io"));
        assert!(
            !joined("with Goose.") && !joined("Goose - a tool") && !joined("-Goose") && !joined("a Goose b")
        );
    }

    #[test]
    fn parts_of_longer_names_are_none() {
        assert_eq!(
            ProperNames::new(&[passage("The pressly/Goose of CF↔Origin and K-Proxy")], std::iter::empty())
                .found,
            []
        );
    }
}
