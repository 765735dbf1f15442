//! Wrong choices that are plausible and never right.

use rand::{Rng, RngExt};

use super::chance::below;
use super::deck::{Deck, is_askable};
use super::kinds::Asked;
use super::names::{is_acronym, name_key};
use super::question::Choice;
use super::text::{Passage, fold, is_small_word, stem, words};

/// A candidate for a wrong choice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) entry: u32,
    /// The higher, the more plausible.
    score: f32,
}

/// How many entries of a section are looked at.
const MATES: u32 = 48;
/// How many entries near in meaning are looked at.
const NEAR: usize = 24;
/// How many entries before and after in the alphabet are looked at.
const REACH: usize = 3;
/// How many candidates are compared in detail.
const SHORT_LIST: usize = 24;

/// Plausible entries for a wrong choice beside the asked one, the most plausible first. They are no other
/// names of it and no redirects; whether each is fair is for [`is_fair`] to say.
pub(super) fn candidates(asked: &Asked, rng: &mut dyn Rng) -> Vec<Candidate> {
    let deck = asked.deck;
    let own = asked.card.entry;
    let mates = deck.section_mates(own);
    let mut pool = some_of(mates.clone(), MATES, rng);
    pool.extend(deck.nearness.nearest(own, NEAR));
    pool.extend(deck.nearness.neighbours_in_spelling(own, REACH));
    pool.extend(&asked.confused_with);
    if pool.len() < 8 {
        pool.extend(some_of(0..deck.entry_count(), NEAR as u32, rng));
    }
    crate::sorting::sort(&mut pool);
    pool.dedup();
    pool.retain(|&other| other != own && !deck.entry(other).redirect);
    let mut scored: Vec<Candidate> = pool
        .into_iter()
        .map(|entry| Candidate { entry, score: rough_score(asked, entry) + 0.15 * rng.random::<f32>() })
        .collect();
    sort(&mut scored);
    scored.truncate(SHORT_LIST);
    let own_head = head(&asked.passage);
    for candidate in &mut scored {
        let shared =
            head(&deck.passage(candidate.entry)).iter().filter(|stem| own_head.contains(stem)).count();
        candidate.score += 0.12 * shared.min(3) as f32;
    }
    sort(&mut scored);
    scored
}

fn sort(candidates: &mut [Candidate]) {
    crate::sorting::sort_by(candidates, |a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
}

/// All of a small range, or that many draws from a large one.
fn some_of(range: std::ops::Range<u32>, count: u32, rng: &mut dyn Rng) -> Vec<u32> {
    if range.end - range.start <= count {
        return range.collect();
    }
    let drawn = |_| range.start + below(range.len(), rng) as u32;
    (0..count).map(drawn).collect()
}

fn rough_score(asked: &Asked, other: u32) -> f32 {
    let deck = asked.deck;
    let own = asked.card.entry;
    let mut score = deck.nearness.similarity(own, other);
    if deck.section_mates(own).contains(&other) {
        score += 0.4;
    }
    if asked.confused_with.contains(&other) {
        score += 2.0;
    }
    let (term, other_term) = (&deck.entry(own).term, &deck.entry(other).term);
    score + 0.3 * likeness_of_spelling(term, other_term) + 0.25 * likeness_of_form(term, other_term)
}

/// The share of the longer term that both begin with.
fn likeness_of_spelling(a: &str, b: &str) -> f32 {
    let (a, b) = (fold(a), fold(b));
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    common as f32 / a.chars().count().max(b.chars().count()).max(1) as f32
}

/// 1 for terms of one form and length: acronyms, one capitalised word, several words.
fn likeness_of_form(a: &str, b: &str) -> f32 {
    let form = |term: &str| {
        let begins_small = term.chars().next().is_some_and(char::is_lowercase);
        let has_digit = term.contains(|c: char| c.is_ascii_digit());
        (is_acronym(term), begins_small, has_digit, term.split_whitespace().count().min(3))
    };
    let (length, other_length) = (a.chars().count() as f32, b.chars().count() as f32);
    let ratio = length.min(other_length) / length.max(other_length).max(1.0);
    let same_form = if form(a) == form(b) { 0.6 } else { 0.0 };
    same_form + 0.4 * ratio
}

/// The stems of the first words of a definition, which say what sort of thing it is.
fn head(passage: &Passage) -> Vec<String> {
    let mut stems = Vec::new();
    for word in words(&passage.text).take(8) {
        let folded = fold(word.text);
        if !is_small_word(&folded) {
            // K8s and Kubernetes begin half of the definitions of some sections; they are no sort of thing,
            // but every candidate of the section has them, so they do no harm.
            stems.push(stem(&folded));
        }
    }
    stems.truncate(5);
    stems
}

/// Whether the other entry is surely wrong where the asked one is right: it has no name in common with it, its
/// definition says something else, and neither definition speaks of the other as its like.
pub(super) fn is_fair(deck: &Deck, own: u32, other: u32) -> bool {
    let (entry, other_entry) = (deck.entry(own), deck.entry(other));
    let (passage, other_passage) = (deck.passage(own), deck.passage(other));
    is_askable(other_entry, &other_passage)
        && !share_a_name(deck, own, other)
        && !mentions(&passage.text, &other_entry.term)
        && !begins_with(&other_passage.text, &entry.term)
        && !are_equivalent(&passage, &other_passage)
}

fn share_a_name(deck: &Deck, own: u32, other: u32) -> bool {
    let entry = deck.entry(own);
    std::iter::once(&entry.term)
        .chain(&entry.aliases)
        .chain(&entry.expansion)
        .any(|name| deck.named(&name_key(name)).contains(&other))
}

/// Whether the term is in the text, as words, in the singular or plural.
fn mentions(text: &str, term: &str) -> bool {
    let key = name_key(term);
    let count = words(term).count().max(1);
    let found: Vec<String> = words(text).map(|word| fold(word.text)).collect();
    found.windows(count).any(|window| name_key(&window.join(" ")) == key)
}

/// Whether the term is among the first words of a definition: then the definition tells a sort of it.
fn begins_with(definition: &str, term: &str) -> bool {
    let end = words(definition).nth(5).map_or(definition.len(), |word| word.range.end);
    mentions(&definition[..end], term)
}

/// Whether two definitions say the same: three quarters of their words in common.
fn are_equivalent(a: &Passage, b: &Passage) -> bool {
    let (a, b) = (telling_stems(&a.text), telling_stems(&b.text));
    let common = a.iter().filter(|stem| b.contains(stem)).count();
    let all = a.len() + b.len() - common;
    common * 4 >= all * 3
}

fn telling_stems(text: &str) -> Vec<String> {
    let read = &text[..text.floor_char_boundary(400)];
    let mut stems: Vec<String> = words(read)
        .map(|word| fold(word.text))
        .filter(|word| !is_small_word(word))
        .map(|word| stem(&word))
        .collect();
    crate::sorting::sort(&mut stems);
    stems.dedup();
    stems
}

/// Whether another entry's definition says the same, so that neither can be asked for by it alone.
pub(super) fn has_equivalent(deck: &Deck, own: u32, passage: &Passage) -> bool {
    deck.nearness.nearest(own, 3).into_iter().any(|other| are_equivalent(passage, &deck.passage(other)))
}

/// Takes up to `count` of the candidates, so that the right choice is as often the shortest as the longest
/// of them: `length` is its own, in characters. What was confused before comes first.
pub(super) fn balanced(candidates: &[Choice], count: usize, length: usize, rng: &mut dyn Rng) -> Vec<Choice> {
    let (longer, shorter): (Vec<&Choice>, Vec<&Choice>) =
        candidates.iter().partition(|candidate| candidate.text.chars().count() >= length);
    let wanted = below(count + 1, rng);
    let from_longer = wanted.max(count.saturating_sub(shorter.len())).min(longer.len());
    let from_shorter = (count.min(candidates.len()) - from_longer).min(shorter.len());
    longer[..from_longer].iter().chain(&shorter[..from_shorter]).map(|&candidate| candidate.clone()).collect()
}
