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
/// Of a glossary in which fewer are near, any are looked at.
const FEW: usize = 8;
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
    let is_other = |other: u32| other != own && !deck.entry(other).redirect;
    keep_each_once(&mut pool, is_other);
    if pool.len() < FEW {
        pool.extend(some_of(0..deck.entry_count(), NEAR as u32, rng));
        keep_each_once(&mut pool, is_other);
    }
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

fn keep_each_once(pool: &mut Vec<u32>, is_allowed: impl Fn(u32) -> bool) {
    crate::sorting::sort(pool);
    pool.dedup();
    pool.retain(|&other| is_allowed(other));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{SourceFile, parse};
    use crate::quiz::{Asking, CardId, CardKind};
    use rand::{SeedableRng, rngs::SmallRng};

    const TEXT: &str = "\
# Ops

## Kubernetes

**Pod**: Smallest unit that the scheduler places on a machine.

**Node**: Machine that runs the workloads of a cluster.

**NodePort**: Port of every machine behind which a service listens.

**Taint**: Mark that keeps work away from some machines.

## Storage

**Bucket**: Named container of objects, with rules of its own.

**B2**: Object storage of a company called Backblaze.

**WAL (Write-Ahead Log)**: Journal of changes that are not yet in the tables.

**AOF (Append-Only File)**: Log of every write, played again at the start.
";

    fn deck(text: &str) -> Deck {
        Deck::new(parse(&[SourceFile::new("ops.md", text)]).glossary)
    }

    fn place(deck: &Deck, id: &str) -> u32 {
        deck.entry_of_id(id).unwrap_or_else(|| panic!("no entry {id}"))
    }

    /// The ids of the candidates beside an entry, in order.
    fn ids(deck: &Deck, own: &str, confused_with: &[&str], seed: u64) -> Vec<String> {
        let asking = Asking {
            confused_with: confused_with.iter().map(|&id| id.to_owned()).collect(),
            ..Asking::default()
        };
        let card = deck.card(&CardId::new(own, CardKind::Meaning, 1)).expect("a card");
        let asked = Asked::new(deck, card, &asking);
        let found = candidates(&asked, &mut SmallRng::seed_from_u64(seed));
        found.into_iter().map(|candidate| deck.entry(candidate.entry).id.clone()).collect()
    }

    #[test]
    fn every_other_entry_of_a_small_glossary_is_a_candidate_once() {
        let deck = deck(TEXT);
        for seed in 0..20 {
            let mut found = ids(&deck, "pod", &[], seed);
            found.sort();
            assert_eq!(found, ["aof", "b2", "bucket", "node", "nodeport", "taint", "wal"]);
        }
    }

    #[test]
    fn entries_of_the_section_come_before_strangers() {
        let deck = deck(TEXT);
        for seed in 0..20 {
            let mut first = ids(&deck, "pod", &[], seed)[..3].to_vec();
            first.sort();
            assert_eq!(first, ["node", "nodeport", "taint"], "{seed}");
        }
    }

    #[test]
    fn what_was_confused_before_comes_first() {
        let deck = deck(TEXT);
        for seed in 0..20 {
            assert_eq!(ids(&deck, "pod", &["b2"], seed)[0], "b2");
        }
    }

    #[test]
    fn a_term_of_the_same_form_is_more_plausible_than_another_of_the_section() {
        let deck = deck(TEXT);
        let first = (0..40).filter(|&seed| ids(&deck, "wal", &[], seed)[0] == "aof").count();
        assert!(first > 30, "{first} of 40");
    }

    #[test]
    fn redirects_are_no_candidates() {
        let deck = deck(
            "**Pod**: Smallest unit of scheduling.\n\n**Unit**: See Pod.\n\n**Node**: Machine of a cluster.\n\n\
             **Taint**: Mark of a machine.\n",
        );
        assert!(
            deck.glossary().entries().any(|(_, entry)| entry.redirect),
            "the test means nothing otherwise"
        );
        assert_eq!(ids(&deck, "pod", &[], 1).len(), 2);
    }

    #[test]
    fn of_a_large_section_some_are_looked_at() {
        let mut text = String::new();
        for number in 0..200 {
            text += &format!("**Term{number}**: Definition that says {number} things of its own.\n\n");
        }
        let deck = deck(&text);
        let found = ids(&deck, "term7", &[], 1);
        assert_eq!(found.len(), SHORT_LIST);
        assert_ne!(found, ids(&deck, "term7", &[], 2), "others next time");
    }

    #[test]
    fn spellings_are_alike_as_far_as_they_begin_alike() {
        assert_eq!(likeness_of_spelling("kubelet", "Kubectl"), 4.0 / 7.0);
        assert_eq!(likeness_of_spelling("Pod", "PodDisruption"), 3.0 / 13.0);
        assert_eq!(likeness_of_spelling("Pod", "Node"), 0.0);
        assert_eq!(likeness_of_spelling("", ""), 0.0);
    }

    #[test]
    fn forms_are_alike_in_case_digits_words_and_length() {
        assert_eq!(likeness_of_form("WAL", "AOF"), 1.0);
        assert_eq!(likeness_of_form("Pod", "kubelet"), 0.4 * 3.0 / 7.0, "one begins small");
        assert_eq!(likeness_of_form("CX32", "CXAB"), 0.4, "one has digits");
        assert_eq!(likeness_of_form("Network", "Net ork"), 0.4, "one has two words");
        assert_eq!(likeness_of_form("Pod", "Taints"), 0.6 + 0.4 * 0.5);
    }

    #[test]
    fn the_first_telling_words_say_what_sort_of_thing_it_is() {
        let passage = |text: &str| {
            Passage::new(&[crate::glossary::Block::Paragraph(vec![crate::glossary::Inline::Text(
                text.into(),
            )])])
        };
        assert_eq!(head(&passage("A machine of the cluster")), [stem("machine"), stem("cluster")]);
        let long = "one two three four five six seven eight nine";
        assert_eq!(head(&passage(long)).len(), 5);
    }

    #[test]
    fn a_wrong_choice_must_surely_be_wrong() {
        let text = "\
**Pod**: Smallest unit that the scheduler places on a machine.

**Machine**: Computer, real or virtual, in a data centre.

**Static Pod**: Pod that the kubelet starts by itself from a file.

**Atom**: Smallest unit that the scheduler places on any machine.

**Ingress**: Rules for requests, which in the end may reach the containers of some pod.

**Gateway**: Newer set of rules for requests from outside.
";
        let deck = deck(text);
        let allows =
            |own: &str, other: &str| Fairness::of(&deck, place(&deck, own)).allows(place(&deck, other));
        assert!(!allows("pod", "machine"), "the definition of a pod speaks of it");
        assert!(!allows("pod", "static-pod"), "it is a sort of pod");
        assert!(!allows("pod", "atom"), "it says the same");
        assert!(allows("pod", "ingress"), "to come up late in a definition is no kinship");
        assert!(allows("pod", "gateway"));
    }

    #[test]
    fn entries_of_one_name_are_no_wrong_choice_for_each_other() {
        let deck = deck(
            "## Kubernetes\n\n**Service**: Stable address of pods.\n\n**Endpoint (Service)**: Place that listens.\n\n\
             ## Swarm\n\n**Service**: Number of equal containers.\n\n**Stack**: Several declarations.\n",
        );
        let own = place(&deck, "service");
        let other =
            (0..deck.entry_count()).rev().find(|&entry| deck.entry(entry).term == "Service").expect("two");
        assert_ne!(own, other);
        assert!(!Fairness::of(&deck, own).allows(other));
        assert!(Fairness::of(&deck, own).allows(place(&deck, "stack")));
    }

    #[test]
    fn a_term_is_mentioned_in_the_singular_and_in_the_plural() {
        let mentions = |text: &str, term: &str| super::mentions(text, &fold(text), term);
        assert!(mentions("runs pods", "Pod") && mentions("a POD", "pod") && mentions("two proxies", "Proxy"));
        assert!(mentions("in the control plane of it", "Control plane"));
        assert!(!mentions("the plane that is in control", "Control plane"));
        assert!(!mentions("a podium", "Pod") && !mentions("", "Pod"));
        assert!(mentions("a 🙂 face", "🙂") && !mentions("a face", "🙂"));
    }

    #[test]
    fn a_sort_of_it_is_told_by_the_first_six_words() {
        assert!(begins_with("One two three four five pod.", "Pod"));
        assert!(!begins_with("One two three four five six pod.", "Pod"));
        assert!(begins_with("A pod.", "Pod"));
    }

    #[test]
    fn texts_with_three_quarters_of_their_words_in_common_are_alike() {
        assert!(are_alike("alpha beta gamma delta", "alpha beta gamma delta"));
        assert!(are_alike("alpha beta gamma delta", "the alpha, beta and gamma"), "three of four");
        assert!(!are_alike("alpha beta gamma delta", "alpha beta gamma epsilon"), "three of five");
        assert!(!are_alike("alpha beta", "gamma delta"));
        assert!(are_alike("alpha alpha beta", "beta alpha"), "each counts once");
    }

    #[test]
    fn an_entry_of_which_another_says_the_same_cannot_be_asked_for() {
        let deck = deck(
            "**A1**: Journal of every change to a table.\n\n**B2**: Journal of every change to the table.\n\n\
             **C3**: Cache of pages in memory.\n",
        );
        let has = |id: &str| {
            let own = place(&deck, id);
            has_equivalent(&deck, own, &deck.passage(own))
        };
        assert!(has("a1") && has("b2") && !has("c3"));
    }

    mod balance {
        use super::*;

        fn choices(texts: &[&str]) -> Vec<Choice> {
            texts.iter().map(|text| Choice::of_text((*text).to_owned())).collect()
        }

        fn drawn(all: &[Choice], count: usize, sure: usize, length: usize, seed: u64) -> Vec<String> {
            let taken = balanced(all, count, sure, length, &mut SmallRng::seed_from_u64(seed));
            taken.into_iter().map(|choice| choice.text).collect()
        }

        #[test]
        fn every_number_of_longer_choices_is_as_likely() {
            let all = choices(&["a", "b", "c", "long", "longer", "longest"]);
            let mut counts = [0; 4];
            for seed in 0..400 {
                let taken = drawn(&all, 3, 0, 3, seed);
                assert_eq!(taken.len(), 3);
                counts[taken.iter().filter(|text| text.len() > 3).count()] += 1;
            }
            assert!(counts.iter().all(|&count| count > 60), "{counts:?}");
        }

        #[test]
        fn the_most_plausible_of_either_length_are_taken() {
            let all = choices(&["a", "b", "c", "d", "long", "longer", "longest", "longest of all"]);
            for seed in 0..40 {
                let taken = drawn(&all, 3, 0, 3, seed);
                let (longer, shorter): (Vec<&String>, Vec<&String>) =
                    taken.iter().partition(|text| text.len() > 3);
                assert!(
                    longer
                        .iter()
                        .zip(["long", "longer", "longest"])
                        .all(|(text, expected)| *text == expected)
                );
                assert!(shorter.iter().zip(["a", "b", "c"]).all(|(text, expected)| *text == expected));
            }
        }

        #[test]
        fn what_is_missing_of_one_length_the_other_gives() {
            for seed in 0..20 {
                assert_eq!(drawn(&choices(&["a", "b", "c", "long"]), 3, 0, 9, seed), ["a", "b", "c"]);
                assert_eq!(drawn(&choices(&["a", "b", "c", "long"]), 3, 0, 1, seed), ["a", "b", "c"]);
                assert_eq!(drawn(&choices(&["a", "long"]), 3, 0, 2, seed), ["long", "a"], "all there are");
            }
        }

        #[test]
        fn those_that_were_confused_before_are_always_among_them() {
            let all = choices(&["confused", "a", "b", "c", "long", "longer", "longest"]);
            for seed in 0..40 {
                let taken = drawn(&all, 3, 1, 3, seed);
                assert_eq!((taken.len(), &*taken[0]), (3, "confused"));
                assert_eq!(drawn(&all, 3, 5, 3, seed), ["confused", "a", "b"]);
                assert_eq!(drawn(&all[..2], 3, 5, 3, seed), ["confused", "a"]);
            }
        }
    }
}
