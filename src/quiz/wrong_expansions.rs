//! Wrong expansions that fit the acronym.

use std::ops::Range;

use rand::Rng;

use crate::glossary::lower_case;

use super::chance::below;
use super::deck::Deck;
use super::text::{Word, fold, humps, is_small_word, stem, words};

/// Three wrong expansions with the right initials; none when the glossary has no words for them.
///
/// Where two words can be exchanged, the four choices are all combinations of them, so that no choice has more
/// in common with the others than any other has; with one, the word is different in each.
pub(super) fn wrong_expansions(deck: &Deck, expansion: &str, rng: &mut dyn Rng) -> Option<Vec<String>> {
    let mut slots: Vec<(Range<usize>, Vec<String>)> = Vec::new();
    for part in parts(expansion) {
        let others = replacements(deck, expansion, &expansion[part.clone()], rng);
        if !others.is_empty() {
            slots.push((part, others));
        }
    }
    let one = (!slots.is_empty()).then(|| slots.swap_remove(below(slots.len(), rng)))?;
    if !slots.is_empty() {
        let mut other = slots.swap_remove(below(slots.len(), rng));
        // Nobody would believe a word that comes twice.
        other.1.retain(|word| is_other_word(word, &one.1[0]));
        if !other.1.is_empty() {
            return Some(combinations(expansion, one, other));
        }
    }
    let (range, words) = one;
    let wrong: Vec<String> =
        words.iter().take(3).map(|word| replace(expansion, &[(range.clone(), word)])).collect();
    (wrong.len() == 3).then_some(wrong)
}

fn combinations(
    expansion: &str,
    one: (Range<usize>, Vec<String>),
    other: (Range<usize>, Vec<String>),
) -> Vec<String> {
    let (first, second) = if one.0.start < other.0.start { (one, other) } else { (other, one) };
    let (a, b) = ((first.0, &first.1[0]), (second.0, &second.1[0]));
    vec![
        replace(expansion, std::slice::from_ref(&a)),
        replace(expansion, std::slice::from_ref(&b)),
        replace(expansion, &[a, b]),
    ]
}

/// The words of an expansion, and the humps of those in camel case.
fn parts(expansion: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    for Word { text, range } in words(expansion) {
        let mut start = range.start;
        for hump in humps(text) {
            parts.push(start..start + hump.len());
            start += hump.len();
        }
    }
    parts
}

/// Up to three other words with the same first letter, in the same case, in random order.
fn replacements(deck: &Deck, expansion: &str, part: &str, rng: &mut dyn Rng) -> Vec<String> {
    let folded = fold(part);
    let Some(initial) = folded.chars().next().filter(|_| folded.len() > 2 && !is_small_word(&folded)) else {
        return Vec::new();
    };
    let used: Vec<String> = parts(expansion).into_iter().map(|part| stem(&fold(&expansion[part]))).collect();
    let words = deck.expansions().words_with_initial(initial);
    let is_new = |word: &String| {
        let stem = stem(&fold(word));
        !used.iter().any(|used| used.starts_with(&stem) || stem.starts_with(&**used))
    };
    // Those of other expansions come first in the list, and are the most plausible.
    let mut fitting: Vec<&String> = words.iter().filter(|word| is_new(word)).take(8).collect();
    let mut found: Vec<String> = Vec::new();
    while found.len() < 3 && !fitting.is_empty() {
        let word = fitting.swap_remove(below(fitting.len(), rng));
        let word = in_case_of(part, word);
        if found.iter().all(|other| is_other_word(other, &word)) {
            found.push(word);
        }
    }
    found
}

/// Whether they are not two forms of one word.
fn is_other_word(one: &str, other: &str) -> bool {
    stem(&fold(one)) != stem(&fold(other))
}

fn in_case_of(model: &str, word: &str) -> String {
    if model.chars().next().is_some_and(char::is_lowercase) { lower_case(word) } else { word.to_owned() }
}

fn replace(text: &str, replacements: &[(Range<usize>, &String)]) -> String {
    let mut replaced = text.to_owned();
    for (range, word) in replacements.iter().rev() {
        replaced.replace_range(range.clone(), word);
    }
    replaced
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rand::{SeedableRng, rngs::SmallRng};

    use super::*;
    use crate::glossary::{SourceFile, parse};

    fn deck() -> Deck {
        let text = "**WAL (Write-Ahead Log)**: Journal of changes.\n\n**CNI (Container Network Interface)**: Plugin for pods.\n";
        Deck::new(parse(&[SourceFile::new("ops.md", text)]).glossary)
    }

    fn wrong(expansion: &str, seed: u64) -> Option<Vec<String>> {
        wrong_expansions(&deck(), expansion, &mut SmallRng::seed_from_u64(seed))
    }

    fn initials(text: &str) -> Vec<char> {
        parts(text).into_iter().filter_map(|part| fold(&text[part]).chars().next()).collect()
    }

    #[test]
    fn wrong_expansions_fit_the_acronym_and_are_three() {
        for right in
            ["Container Network Interface", "Point of Presence", "PersistentVolumeClaim", "container runtime"]
        {
            for seed in 0..30 {
                let wrong = wrong(right, seed).unwrap_or_else(|| panic!("{right} has words to exchange"));
                let all: BTreeSet<&str> = wrong.iter().map(|text| &**text).chain([right]).collect();
                assert_eq!(all.len(), 4, "{all:?}");
                for text in &wrong {
                    assert_eq!(initials(text), initials(right), "{text}");
                    assert_eq!(
                        lower_case(text) == *text,
                        lower_case(right) == right,
                        "{text} has the same case"
                    );
                }
            }
        }
    }

    #[test]
    fn where_two_words_are_exchanged_the_choices_are_all_combinations() {
        for seed in 0..30 {
            let wrong = wrong("Container Network Interface", seed).expect("words to exchange");
            let words = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
            let right = words("Container Network Interface");
            let changed = |text: &str| -> Vec<usize> {
                words(text)
                    .iter()
                    .zip(&right)
                    .enumerate()
                    .filter(|(_, (a, b))| a != b)
                    .map(|(at, _)| at)
                    .collect()
            };
            let (a, b, both) = (changed(&wrong[0]), changed(&wrong[1]), changed(&wrong[2]));
            assert_eq!((a.len(), b.len(), both.len()), (1, 1, 2), "{wrong:?}");
            assert_eq!(both, [a, b].concat(), "{wrong:?}");
        }
    }

    #[test]
    fn one_word_is_exchanged_for_three_others() {
        for seed in 0..30 {
            let wrong = wrong("Yttrium of Cluster", seed).expect("the cluster can be exchanged");
            assert!(wrong.iter().all(|text| text.starts_with("Yttrium of C")), "{wrong:?}");
        }
    }

    #[test]
    fn a_word_that_is_there_or_a_form_of_it_is_not_put_in() {
        for seed in 0..60 {
            for text in wrong("Cluster Containers", seed).expect("words to exchange") {
                let stems: BTreeSet<String> = words(&text).map(|word| stem(&fold(word.text))).collect();
                assert_eq!(stems.len(), 2, "{text}");
                assert_ne!(text, "Container Cluster");
            }
        }
    }

    #[test]
    fn without_a_word_to_exchange_there_are_none() {
        assert_eq!(wrong("Zyzzyva", 1), None);
        assert_eq!(wrong("of the", 1), None);
        assert_eq!(wrong("", 1), None);
    }
}
