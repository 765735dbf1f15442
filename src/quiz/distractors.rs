//! Wrong choices that are plausible and never right.

use rand::{Rng, RngExt};

use super::chance::below;
use super::deck::Deck;
use super::kinds::Asked;
use super::names::{is_acronym, name_key};
use super::question::Choice;
use super::subjects::is_askable;
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
const SHORT_LIST: usize = 16;

/// Plausible entries for a wrong choice beside the asked one, the most plausible first. They are no other
/// names of it and no redirects; whether each is fair is for [`Fairness`] to say.
pub(super) fn candidates(asked: &Asked, rng: &mut dyn Rng) -> Vec<Candidate> {
    let deck = asked.deck;
    let own = asked.card.entry;
    let mates = deck.section_mates(own);
    let mut pool = some_of(mates.clone(), MATES, rng);
    pool.extend(deck.nearness().nearest(own, NEAR));
    pool.extend(deck.nearness().neighbours_in_spelling(own, REACH));
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
    let mut score = deck.nearness().similarity(own, other);
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

/// Judges which entries are surely wrong where one is right.
pub(super) struct Fairness<'a> {
    deck: &'a Deck,
    own: u32,
    text: String,
    folded: String,
    keys: Vec<String>,
}

impl<'a> Fairness<'a> {
    /// The judge of wrong choices beside that entry.
    pub(super) fn of(deck: &'a Deck, own: u32) -> Fairness<'a> {
        let text = deck.passage(own).text;
        let keys = deck.names_of(own).iter().map(|name| name_key(name)).collect();
        Fairness { deck, own, folded: fold(&text), text, keys }
    }

    /// Whether the other entry is surely wrong: it has no name in common, its definition says something else,
    /// and neither definition speaks of the other as its like.
    pub(super) fn allows(&self, other: u32) -> bool {
        let entry = self.deck.entry(other);
        let passage = self.deck.passage(other);
        is_askable(entry, &passage)
            && !self.keys.iter().any(|key| self.deck.named(key).contains(&other))
            && !mentions(&self.text, &self.folded, &entry.term)
            && !begins_with(&passage.text, &self.deck.entry(self.own).term)
            && !self.is_equivalent(other, &passage.text)
    }

    /// Equivalent definitions have words in common, and the index knows quickly when they have not.
    fn is_equivalent(&self, other: u32, text: &str) -> bool {
        self.text == text
            || (self.deck.nearness().similarity(self.own, other) > FAR && are_alike(&self.text, text))
    }
}

/// A similarity that two definitions of the same words always exceed.
const FAR: f32 = 0.12;

/// Whether the term is in the text, as words, in the singular or plural; the text is given folded as well.
fn mentions(text: &str, folded: &str, term: &str) -> bool {
    let sought: Vec<String> = words(term).map(|word| fold(word.text)).collect();
    let Some(first) = sought.first() else { return text.contains(term.trim()) };
    // The plural of most words begins with the word.
    let beginning = first.strip_suffix('y').unwrap_or(first);
    if !folded.contains(beginning) {
        return false;
    }
    let key = name_key(term);
    let found: Vec<String> = words(folded).map(|word| word.text.to_owned()).collect();
    found.windows(sought.len()).any(|window| name_key(&window.join(" ")) == key)
}

/// Whether the term is among the first words of a definition: then the definition tells a sort of it.
fn begins_with(definition: &str, term: &str) -> bool {
    let end = words(definition).nth(5).map_or(definition.len(), |word| word.range.end);
    let beginning = &definition[..end];
    mentions(beginning, &fold(beginning), term)
}

/// Whether two texts have three quarters of their telling words in common.
pub(super) fn are_alike(a: &str, b: &str) -> bool {
    let (a, b) = (telling_stems(a), telling_stems(b));
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
    deck.nearness()
        .nearest(own, 3)
        .into_iter()
        .any(|other| are_alike(&passage.text, &deck.passage(other).text))
}

/// Takes up to `count` of the candidates, so that the right choice is as often the shortest as the longest
/// of them: `length` is its own, in characters. The first `sure` ones, which were confused before, are taken in any
/// case.
pub(super) fn balanced(
    candidates: &[Choice],
    count: usize,
    sure: usize,
    length: usize,
    rng: &mut dyn Rng,
) -> Vec<Choice> {
    let (sure, rest) = candidates.split_at(sure.min(count).min(candidates.len()));
    let count = count - sure.len();
    let (longer, shorter): (Vec<&Choice>, Vec<&Choice>) =
        rest.iter().partition(|candidate| candidate.text.chars().count() >= length);
    let wanted = below(count + 1, rng);
    let from_longer = wanted.max(count.saturating_sub(shorter.len())).min(longer.len());
    let from_shorter = (count.min(rest.len()) - from_longer).min(shorter.len());
    let taken = sure
        .iter()
        .chain(longer[..from_longer].iter().copied())
        .chain(shorter[..from_shorter].iter().copied());
    taken.cloned().collect()
}
