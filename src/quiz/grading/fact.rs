//! Grading what is true only here, when it was not asked for one value but as a whole.

use std::ops::Range;

use crate::quiz::deck::Deck;
use crate::quiz::grade::{Grade, Outcome, Reason};
use crate::quiz::names::name_key;
use crate::quiz::negation::is_negative;
use crate::quiz::text::{Passage, Word, fold, is_small_word, singular, stem, typos, words};
use crate::quiz::values::{ValueSort, values};

use super::forgiven_typos;
use super::value::{amounts, has_minus, number_words};

/// What the text is worth as that sentence of an entry's definition. One of its values is enough, or else the
/// words that carry it; a value that is not in it, or the opposite, is wrong.
pub(in crate::quiz) fn grade_fact(deck: &Deck, entry: u32, sentence: Range<usize>, text: &str) -> Grade {
    let passage = &deck.passage(entry);
    let fact = &passage.text[sentence.clone()];
    if !text.contains(char::is_alphanumeric) {
        return Grade::new(Outcome::Incorrect, Reason::NoAnswer);
    }
    let text = &as_in(fact, deck, text);
    let (said, given) = (telling_words(fact), telling_words(text));
    if let Some(grade) = wrong_value(fact, &said, text, &given) {
        return grade;
    }
    let words = Words::compare(fact, text);
    let (right, typed) = (amounts(fact), amounts(text));
    let gives_amount = typed.iter().any(|amount| right.iter().any(|right| right.matches(amount)));
    // Three pods are no three nodes.
    let counts_another = |(word, stem): (String, String)| {
        let named = deck.named(&name_key(&word));
        !said.contains(&stem) && !named.is_empty() && !named.contains(&entry)
    };
    if gives_amount && given.len() <= 2 && telling(text).any(counts_another) {
        return Grade::new(Outcome::Incorrect, Reason::Value(fact.to_owned()));
    }
    if is_negative(fact) != is_negative(text) {
        let reason =
            if words.matched > 0 || gives_amount { Reason::Negation } else { Reason::Different(fact.into()) };
        return Grade::new(Outcome::Incorrect, reason);
    }
    let keys = keys(passage, sentence.clone());
    let gives_key = gives_amount || keys.iter().any(|key| key.iter().all(|word| given.contains(word)));
    if !gives_key && is_wrong_code(passage, sentence, &given) {
        return Grade::new(Outcome::Incorrect, Reason::Value(fact.to_owned()));
    }
    let is_whole = gives_key || (keys.is_empty() && words.matched * 3 >= said.len().min(6));
    let says_no = given.is_empty() && is_negative(fact);
    let same = fold(text.trim()) == fold(fact);
    let (outcome, reason) = if same || (said.is_empty() && given.is_empty()) {
        (Outcome::Correct, Reason::Same)
    } else if says_no {
        (Outcome::Correct, Reason::SameButForm)
    } else if given.is_empty() || (words.strangers * 2 > given.len() && !gives_amount) {
        (Outcome::Incorrect, Reason::Different(fact.into()))
    } else if words.slips > 0 {
        (Outcome::Close, Reason::Typo(fact.into()))
    } else if is_whole && (words.strangers == 0 || gives_key) {
        (Outcome::Correct, Reason::SameButForm)
    } else {
        (Outcome::Close, Reason::Partial(fact.into()))
    };
    Grade::new(outcome, reason)
}

/// The answer in the fact's own words, when it is one word of it with other spaces or hyphens, or another name of
/// an entry that the fact speaks of: the uncomplicated firewall is `UFW`.
fn as_in(fact: &str, deck: &Deck, text: &str) -> String {
    let typed = run(text);
    let is_one_word = |word: &Word| typed.chars().count() >= 4 && fold(word.text) == typed;
    if words(text).nth(1).is_some()
        && let Some(word) = words(fact).find(is_one_word)
    {
        return word.text.to_owned();
    }
    let named = deck.named(&name_key(text)).iter().map(|&entry| &deck.entry(entry).term);
    let spoken_of = |term: &&String| {
        let sought: Vec<String> = words(term).map(|word| fold(word.text)).collect();
        let found: Vec<String> = words(fact).map(|word| fold(word.text)).collect();
        !sought.is_empty() && found.windows(sought.len()).any(|window| window == sought)
    };
    named.into_iter().find(spoken_of).cloned().unwrap_or_else(|| text.to_owned())
}

/// Whether an answer is a part of the fact's code, or a misspelled one, and nothing else of the fact: code is
/// exact.
fn is_wrong_code(passage: &Passage, sentence: Range<usize>, given: &[String]) -> bool {
    let fact = &passage.text[sentence.clone()];
    let codes: Vec<&Range<usize>> =
        passage.code.iter().filter(|code| code.start >= sentence.start && code.end <= sentence.end).collect();
    let is_in_code = |at: usize| codes.iter().any(|code| code.contains(&(sentence.start + at)));
    let (coded, other): (Vec<Word>, Vec<Word>) = words(fact).partition(|word| is_in_code(word.range.start));
    let stems = |words: &[Word]| words.iter().flat_map(|word| telling_words(word.text)).collect::<Vec<_>>();
    let (coded, other) = (stems(&coded), stems(&other));
    let is_of_code = |word: &String| {
        let limit = forgiven_typos(word.chars().count());
        coded.iter().any(|code| {
            code == word || (limit > 0 && (is_in_run(word, code) || typos(code, word, limit).is_some()))
        })
    };
    given.iter().any(is_of_code) && !given.iter().any(|word| other.contains(word))
}

/// A number, a unit or a word with digits that the fact does not have as a whole.
fn wrong_value(fact: &str, said: &[String], text: &str, given: &[String]) -> Option<Grade> {
    let mut right = amounts(fact);
    right.extend(number_words(fact));
    let wrong_amount = has_minus(text) && !has_minus(fact)
        || amounts(text).iter().any(|amount| !right.iter().any(|right| right.matches(amount)));
    let is_mixed = |word: &str| {
        word.contains(|c: char| c.is_ascii_digit()) && word.contains(|c: char| !c.is_ascii_digit())
    };
    // `8GB` is an amount, and was compared as one.
    let wrong_name =
        given.iter().any(|word| is_mixed(word) && !said.contains(word) && amounts(word).is_empty());
    (wrong_amount || wrong_name).then(|| Grade::new(Outcome::Incorrect, Reason::Value(fact.to_owned())))
}

/// The text without anything but its letters and digits.
fn run(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a stem is in a run of letters; its last one may have been changed by stemming.
fn is_in_run(stem: &str, run: &str) -> bool {
    run.contains(stem.trim_end_matches('i'))
}

/// How the words of an answer compare with those of a fact.
struct Words {
    matched: usize,
    strangers: usize,
    slips: usize,
}

impl Words {
    /// Compares with the words of a fact, and with all of them as one run of letters, as spaces are forgiven.
    fn compare(fact: &str, text: &str) -> Words {
        let mut words = Words { matched: 0, strangers: 0, slips: 0 };
        let run = run(fact);
        let said: Vec<(String, String)> = telling(fact).collect();
        for (written, stem) in telling(text) {
            // What a slip leaves may look like a plural, so words are compared as written as well.
            let is_slip =
                || said.iter().any(|(word, other)| is_slip(other, &stem) || is_slip(word, &written));
            if said.iter().any(|(_, other)| *other == stem)
                || (forgiven_typos(stem.chars().count()) > 0 && is_in_run(&stem, &run))
            {
                words.matched += 1;
            } else if is_slip() {
                words.matched += 1;
                words.slips += 1;
            } else if !stem.chars().all(|c| c.is_ascii_digit()) {
                words.strangers += 1;
            }
        }
        words
    }
}

/// Whether few enough slips lie between two words for the shorter of them.
fn is_slip(word: &str, typed: &str) -> bool {
    let shorter = word.chars().count().min(typed.chars().count());
    typos(word, typed, forgiven_typos(shorter)).is_some()
}

/// The stems of the words that carry a fact. Being in use is what most facts say: the words for it count only
/// by their negation.
fn telling_words(text: &str) -> Vec<String> {
    telling(text).map(|(_, stem)| stem).collect()
}

/// The words that carry a fact, as written but folded, each with its stem.
fn telling(text: &str) -> impl Iterator<Item = (String, String)> {
    words(text)
        .map(|word| fold(word.text))
        .filter(|word| !is_small_word(&singular(word)) && !is_frame(&singular(word)))
        .map(|written| {
            let stem = stem(&written);
            (written, stem)
        })
}

fn is_frame(word: &str) -> bool {
    [
        "use",
        "used",
        "using",
        "apply",
        "applied",
        "enable",
        "enabled",
        "currently",
        "yet",
        "now",
        "here",
        "still",
        "instead",
        "don",
        "doesn",
        "isn",
        "aren",
        "didn",
        "about",
        "around",
        "we",
        "it",
        "disabled",
        "unused",
        "never",
    ]
    .contains(&word)
}

/// What an answer has to have: one of the values, or else one of the names, each as its telling words. None
/// when the fact has neither.
fn keys(passage: &Passage, sentence: Range<usize>) -> Vec<Vec<String>> {
    let values = values(passage, sentence.clone());
    if !values.is_empty() {
        let code = values.iter().filter(|value| value.sort == ValueSort::Code);
        let keys: Vec<Vec<String>> =
            code.map(|value| telling_words(&passage.text[value.range.clone()])).collect();
        // A number is found by its amount; an empty key would be found in every answer.
        return if keys.is_empty() { vec![vec!["\0".to_owned()]] } else { keys };
    }
    let fact = &passage.text[sentence];
    let names = words(fact).skip(1).filter(|word| word.text.chars().next().is_some_and(char::is_uppercase));
    names.map(|name| telling_words(name.text)).filter(|key| !key.is_empty()).collect()
}
