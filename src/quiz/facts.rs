//! Which sentences of a definition are true only here.

use std::ops::Range;

use super::text::{Passage, fold, sentences, words};
use super::values::{ValueSort, values};

/// The sentences that are true only here, in order: in the first person, about the present state, about what
/// is not in use, or with a count, a price, a version or a date.
pub(crate) fn local_facts(passage: &Passage) -> Vec<Range<usize>> {
    sentences(&passage.text).into_iter().filter(|sentence| is_local(passage, sentence.clone())).collect()
}

/// The sentences that hold anywhere: those without local facts, and the first one, which says what the thing is,
/// unless it speaks of us.
pub(crate) fn general_part(passage: &Passage) -> Vec<Range<usize>> {
    let mut general = sentences(&passage.text);
    let first = general.first().map_or(0, |first| first.start);
    general.retain(|sentence| {
        let is_first = sentence.start == first && !speaks_of_us(&passage.text[sentence.clone()]);
        is_first || !is_local(passage, sentence.clone())
    });
    general
}

/// The sentences that are no local fact, which has a card of its own, not even the first one.
pub(crate) fn without_facts(passage: &Passage) -> Vec<Range<usize>> {
    let mut general = sentences(&passage.text);
    general.retain(|sentence| !is_local(passage, sentence.clone()));
    general
}

fn is_local(passage: &Passage, sentence: Range<usize>) -> bool {
    let text = &passage.text[sentence.clone()];
    speaks_of_us(text) || speaks_of_now(text) || has_figure(passage, sentence)
}

/// Whether a sentence is in the first person.
pub(crate) fn speaks_of_us(text: &str) -> bool {
    // `US` is a country.
    words(text).any(|word| {
        matches!(word.text, "we" | "We" | "our" | "Our" | "ours" | "Ours" | "us" | "Us" | "ourselves")
    })
}

fn speaks_of_now(text: &str) -> bool {
    // Most sentences have none of these; folding all words would take longer than everything else here.
    let is_sign =
        |word: &str| matches!(word, "currently" | "Currently" | "presently" | "Presently" | "not" | "Not");
    if !words(text).any(|word| is_sign(word.text)) {
        return false;
    }
    let folded: Vec<String> = words(text).map(|word| fold(word.text)).collect();
    let is_now = folded.iter().any(|word| matches!(&**word, "currently" | "presently"));
    let negated_state = folded.iter().enumerate().any(|(at, word)| {
        let following = folded[at + 1..].iter().take(2);
        word == "not" && following.into_iter().any(|next| is_state(next))
    });
    is_now || (negated_state && folded.len() <= 8)
}

fn is_state(word: &str) -> bool {
    matches!(word, "used" | "applied" | "enabled" | "installed" | "deployed" | "configured" | "running")
}

/// A number with something to count: 0 and 1 are too general, unless a unit follows.
fn has_figure(passage: &Passage, sentence: Range<usize>) -> bool {
    values(passage, sentence).iter().any(|value| match value.sort {
        ValueSort::Code => false,
        ValueSort::Groups => true,
        ValueSort::Number => {
            !value.unit.is_empty() || !matches!(&passage.text[value.range.clone()], "0" | "1")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Block, Inline};

    fn facts(definition: &str) -> Vec<String> {
        let passage = Passage::new(&[Block::Paragraph(vec![Inline::Text(definition.into())])]);
        local_facts(&passage).into_iter().map(|range| passage.text[range].to_owned()).collect()
    }

    #[test]
    fn local_sentences_are_found() {
        for (definition, fact) in [
            ("A machine running Kubernetes. We have 3.", "We have 3."),
            ("Scales replicas. Not currently enabled for us.", "Not currently enabled for us."),
            ("Defines traffic. Not currently applied.", "Not currently applied."),
            ("Mechanism of scheduling. Not used in our setup.", "Not used in our setup."),
            ("Instance type. 4 vCPU, 8 GB RAM, 80 GB SSD.", "4 vCPU, 8 GB RAM, 80 GB SSD."),
            ("Paid plan. $5 min + usage.", "$5 min + usage."),
            ("An edge location. ~300 globally.", "~300 globally."),
            (
                "Syncs schemas. In production until 2026-04, then replaced.",
                "In production until 2026-04, then replaced.",
            ),
        ] {
            assert_eq!(facts(definition), [fact]);
        }
    }

    #[test]
    fn general_sentences_are_not() {
        for definition in [
            "Layer-2 over Layer-3 tunneling. Used by both.",
            "The US edge. Base64-encoded; stored in etcd.",
            "Exactly one pod per node.",
            "Source of bug #6.",
            "A value of 0 or 1.",
            "",
        ] {
            assert_eq!(facts(definition), [""; 0], "{definition}");
        }
    }
}
