//! The names of an entry, and which words of a text give them away.

use std::ops::Range;

use super::deck::Deck;
use super::text::{Word, fold, humps, is_small_word, singular, stem, words};

/// The names of one or more entries, in the form in which words of a text are compared with them.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The words of the names that say something, and the humps of those in camel case.
    words: Vec<Form>,
    /// Each name as its folded words, the last in the singular.
    whole: Vec<Vec<String>>,
    /// Acronyms among the names, folded: `crd`. Words whose initials spell one give it away.
    acronyms: Vec<String>,
    /// What the initials of names, and of parts of names, spell.
    initials: Vec<String>,
    /// Names without any letter or digit, such as an emoji.
    signs: Vec<String>,
}

#[derive(Debug, PartialEq)]
struct Form {
    folded: String,
    stem: String,
    acronym: bool,
}

impl Form {
    fn new(word: &str) -> Form {
        let folded = fold(word);
        Form { stem: stem(&folded), acronym: is_acronym(word), folded }
    }
}

/// Whether a word is written like an acronym: two to six letters or digits, no small letter, but for the
/// `s` of a plural.
pub(crate) fn is_acronym(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    (2..=6).contains(&word.chars().count())
        && word.chars().all(|c| c.is_uppercase() || c.is_numeric())
        && word.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// An acronym, folded, without the `s` of its plural: `CAs` is `ca`, while other words as short as that keep theirs.
fn singular_acronym(word: &str) -> String {
    fold(word.strip_suffix('s').unwrap_or(word))
}

/// A name without case, accents, plural, spaces and punctuation: two names of one key are the same name.
/// `+` and `#` stay, for the languages that are called so; a name of nothing but signs is its own key.
pub(crate) fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut found = words(name).peekable();
    while let Some(word) = found.next() {
        let folded = fold(word.text);
        let signs = name[word.range.end..].chars().take_while(|c| matches!(c, '+' | '#'));
        if found.peek().is_some() {
            key.push_str(&folded);
        } else if is_acronym(word.text) && word.text.ends_with('s') {
            key.push_str(&singular_acronym(word.text));
        } else {
            key.push_str(&singular(&folded));
        }
        key.extend(signs);
    }
    if key.is_empty() { fold(name.trim()) } else { key }
}

impl Names {
    /// The names of these entries.
    pub(crate) fn of(deck: &Deck, entries: &[u32]) -> Names {
        let mut names = Names::default();
        for &entry in entries {
            deck.names_of(entry).iter().for_each(|name| names.add(name));
        }
        names
    }

    /// Adds a name.
    pub(crate) fn add(&mut self, name: &str) {
        let written: Vec<Word> = words(name).collect();
        let count = written.len();
        if count == 0 && !name.trim().is_empty() {
            self.signs.push(name.trim().to_owned());
        }
        for word in &written {
            self.add_word(word.text, count == 1);
            for hump in humps(word.text).filter(|hump| hump.len() < word.text.len()) {
                self.add_word(hump, false);
            }
        }
        let mut folded: Vec<String> = written.iter().map(|word| fold(word.text)).collect();
        if let Some(last) = folded.last_mut() {
            *last = singular(last);
        }
        self.add_initials(&written);
        self.whole.push(folded);
    }

    fn add_word(&mut self, word: &str, only_word: bool) {
        let form = Form::new(word);
        let says_little = is_small_word(&form.folded)
            || form.folded.chars().count() < 2
            || form.folded.chars().all(char::is_numeric);
        if form.acronym {
            self.acronyms.push(singular_acronym(word));
        }
        if (only_word || !says_little) && !self.words.contains(&form) {
            self.words.push(form);
        }
    }

    /// Initials of the whole name and of every part of it of two words or more: an origin certificate
    /// authority is given away by `CA` too.
    fn add_initials(&mut self, written: &[Word]) {
        let parts: Vec<&str> = written.iter().flat_map(|word| humps(word.text)).collect();
        let initials: Vec<String> =
            parts.iter().take(8).map(|part| fold(part).chars().take(1).collect()).collect();
        for start in 0..initials.len() {
            for end in start + 2..=initials.len() {
                self.initials.push(initials[start..end].concat());
            }
        }
    }

    /// What of a text gives a name away, as byte ranges, sorted and apart. The article `a` or `an` in front
    /// goes with it, as it tells how the hidden word begins.
    pub(crate) fn hidden_in(&self, text: &str) -> Vec<Range<usize>> {
        let found: Vec<Word> = words(text).collect();
        let folded: Vec<String> = found.iter().map(|word| fold(word.text)).collect();
        let mut hidden = vec![false; found.len()];
        for (at, word) in found.iter().enumerate() {
            hidden[at] |= self.is_given_away_by(word.text);
        }
        for name in &self.whole {
            hide_sequence(name, &folded, &mut hidden);
        }
        for acronym in &self.acronyms {
            hide_spelled_out(acronym, &folded, &mut hidden);
        }
        let mut ranges = ranges(text, &found, &folded, &hidden);
        for sign in &self.signs {
            ranges.extend(text.match_indices(&**sign).map(|(start, sign)| start..start + sign.len()));
        }
        crate::sorting::sort_by_key(&mut ranges, |range| range.start);
        ranges.dedup_by(|next, kept| next.start < kept.end);
        ranges
    }

    /// Whether a text gives nothing away.
    pub(crate) fn is_absent_from(&self, text: &str) -> bool {
        self.hidden_in(text).is_empty()
    }

    fn is_given_away_by(&self, word: &str) -> bool {
        let whole = Form::new(word);
        if whole.acronym && self.initials.contains(&singular_acronym(word)) {
            return true;
        }
        self.words.iter().any(|name| {
            name.is_given_away_by(&whole)
                || humps(word)
                    .filter(|hump| hump.len() < word.len())
                    .any(|hump| name.is_given_away_by(&Form::new(hump)))
        })
    }
}

impl Form {
    fn is_given_away_by(&self, word: &Form) -> bool {
        self.folded == word.folded
            || (self.stem == word.stem && self.stem.chars().count() > 1)
            || is_part_of(self, word)
            || (!is_small_word(&word.folded) && is_part_of(word, self))
            || share_a_beginning(&self.folded, &word.folded)
    }
}

/// Whether the one begins or ends the other: `port` in `NodePort`, `ORM` in `GORM`, `network` in `libnetwork`.
fn is_part_of(part: &Form, whole: &Form) -> bool {
    let ends = |text: &str, part: &str| text.starts_with(part) || text.ends_with(part);
    let (written, stem) = (part.folded.chars().count(), part.stem.chars().count());
    let is_word = written >= 4 || (written == 3 && (part.acronym || stem == 3));
    (is_word && ends(&whole.folded, &part.folded))
        || (stem >= 4 && (ends(&whole.stem, &part.stem) || whole.folded.starts_with(&part.stem)))
        || (stem >= 6 && whole.folded.contains(&part.stem))
}

/// Whether two words look like forms of one: at least five characters in common from the beginning, and more
/// than three quarters of the shorter one.
fn share_a_beginning(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    common >= 5 && common * 4 > a.chars().count().min(b.chars().count()) * 3
}

fn hide_sequence(name: &[String], folded: &[String], hidden: &mut [bool]) {
    if name.is_empty() || name.len() > folded.len() {
        return;
    }
    for start in 0..=folded.len() - name.len() {
        let window = &folded[start..start + name.len()];
        let (last, first) = (name.len() - 1, &name[..name.len() - 1]);
        if window[..last] == *first && singular(&window[last]) == name[last] {
            hidden[start..start + name.len()].fill(true);
        }
    }
}

/// Hides words whose initials spell the acronym; small words in between may be left out of the spelling.
fn hide_spelled_out(acronym: &str, folded: &[String], hidden: &mut [bool]) {
    let letters: Vec<char> = acronym.chars().collect();
    for start in 0..folded.len() {
        let mut spelled = 0;
        let mut at = start;
        while spelled < letters.len() && at < folded.len() {
            if folded[at].starts_with(letters[spelled]) {
                spelled += 1;
            } else if spelled == 0 || !is_small_word(&folded[at]) {
                break;
            }
            at += 1;
        }
        if spelled == letters.len() && folded[start..at].iter().any(|word| word.len() > 3) {
            hidden[start..at].fill(true);
        }
    }
}

/// The hidden words as ranges; neighbours with nothing but signs between them are one.
fn ranges(text: &str, found: &[Word], folded: &[String], hidden: &[bool]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, word) in found.iter().enumerate().filter(|&(at, _)| hidden[at]) {
        let article = at.checked_sub(1).filter(|&before| {
            matches!(&*folded[before], "a" | "an") && &text[found[before].range.end..word.range.start] == " "
        });
        let range = article.map_or(word.range.start, |before| found[before].range.start)..word.range.end;
        match ranges.last_mut() {
            Some(last) if range.start <= last.end || is_joint(&text[last.end..range.start]) => {
                last.end = range.end;
            }
            _ => ranges.push(range),
        }
    }
    ranges
}

fn is_joint(between: &str) -> bool {
    !between.contains(['\n', '.', ',', ';', ':', '(', ')']) && between.len() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(names: &[&str], text: &str) -> String {
        let mut all = Names::default();
        names.iter().for_each(|name| all.add(name));
        let mut shown = text.to_owned();
        for range in all.hidden_in(text).into_iter().rev() {
            shown.replace_range(range, "_");
        }
        shown
    }

    #[test]
    fn terms_and_their_forms_are_hidden() {
        assert_eq!(
            masked(&["Pod"], "Smallest unit; our pods, a pod's, PodDisruptionBudget"),
            "Smallest unit; our _, _'s, _"
        );
        assert_eq!(masked(&["Deployment"], "each deploy creates one"), "each _ creates one");
        assert_eq!(masked(&["Proxied"], "record with CF proxying on"), "record with CF _ on");
        assert_eq!(masked(&["Pooler"], "instance at the -pooler suffix"), "instance at the -_ suffix");
        assert_eq!(masked(&["GORM"], "Go ORM we use"), "Go _ we use");
        assert_eq!(
            masked(&["ConfigMap"], "holding non-sensitive config (env vars)"),
            "holding non-sensitive _ (env vars)"
        );
        assert_eq!(masked(&["ClusterIP"], "Internal IP of a Service"), "Internal _ of a Service");
        assert_eq!(masked(&["Overlay network"], "virtual network spanning"), "virtual _ spanning");
        assert_eq!(masked(&["libnetwork"], "Docker's networking library"), "Docker's _ library");
    }

    #[test]
    fn expansions_are_hidden_in_one_blank() {
        assert_eq!(masked(&["POP", "Point of Presence"], "A point of presence at the edge"), "_ at the edge");
        assert_eq!(
            masked(&["Origin CA"], "CF-internal certificate authority that issues"),
            "CF-internal _ that issues"
        );
        assert_eq!(masked(&["Custom Resource Definition"], "Middlewares are CRDs."), "Middlewares are _.");
    }

    #[test]
    fn strangers_are_not_hidden() {
        for (name, text) in [
            ("Ingress", "Being in internal networks"),
            ("kubelet", "Agent that kubectl talks to"),
            ("CU", "security of the curve"),
            ("Node", "denoted by anodes of note"),
        ] {
            assert_eq!(masked(&[name], text), text, "{name}");
        }
    }

    #[test]
    fn what_is_hidden_side_by_side_is_one_blank() {
        for (text, expected) in [
            ("the overlay network of it", "the _ of it"),
            ("overlay-network", "_"),
            ("overlay, network", "_, _"),
            ("overlay (network)", "_ (_)"),
            ("overlay\nnetwork", "_\n_"),
            ("an overlay, a networks", "_, _"),
            ("a big overlay", "a big _"),
        ] {
            assert_eq!(masked(&["Overlay network"], text), expected);
        }
    }

    #[test]
    fn words_that_spell_an_acronym_are_hidden_with_the_small_ones_between() {
        for (text, expected) in [
            ("a point of presence here", "_ here"),
            ("some point here", "some point here"),
            ("of point of presence", "of _"),
            ("the point, or presence", "the _, _"),
            ("point big presence", "point big presence"),
            ("put on pod", "put on pod"),
        ] {
            assert_eq!(masked(&["PP"], text), expected);
        }
    }

    #[test]
    fn initials_of_a_name_and_of_its_parts_give_it_away() {
        assert_eq!(
            masked(&["Origin Certificate Authority"], "our OCA, a CA and its CAs"),
            "our _, _ and its _"
        );
        assert_eq!(masked(&["Origin Certificate Authority"], "one OA"), "one OA");
        assert_eq!(masked(&["CUs"], "a compute unit"), "_", "and the plural of an acronym is its singular");
    }

    #[test]
    fn a_part_of_a_word_gives_it_away_when_it_is_long_enough() {
        let is_part = |part: &str, whole: &str| is_part_of(&Form::new(part), &Form::new(whole));
        for (part, whole) in
            [("port", "NodePort"), ("ORM", "GORM"), ("pod", "podium"), ("network", "libnetworks")]
        {
            assert!(is_part(part, whole), "{part} {whole}");
        }
        for (part, whole) in [("or", "GORM"), ("port", "importance"), ("map", "a"), ("IP", "ClusterIP")] {
            assert!(!is_part(part, whole), "{part} {whole}");
        }
    }

    #[test]
    fn words_that_begin_alike_for_more_than_three_quarters_are_forms_of_one() {
        assert!(share_a_beginning("deploy", "deployment"));
        assert!(share_a_beginning("abcde", "abcdef") && share_a_beginning("abcdex", "abcdey"));
        assert!(!share_a_beginning("abcd", "abcdef"), "too short");
        assert!(!share_a_beginning("abcdefxy", "abcdefzw"), "three quarters are not enough");
        assert!(share_a_beginning("abcdefgxy", "abcdefgzw"));
    }

    #[test]
    fn acronyms_are_capitals_and_digits() {
        for word in ["CU", "CRDs", "K8S", "HTTPS2", "ÄÖ"] {
            assert!(is_acronym(word), "{word}");
        }
        for word in ["C", "Cs", "C2", "Pod", "TOOLONGX", "A-B", "42", ""] {
            assert!(!is_acronym(word), "{word}");
        }
    }

    #[test]
    fn names_without_spaces_between_words_are_found() {
        assert_eq!(masked(&["容器"], "容器运行时的容"), "_运行时的容");
        assert_eq!(masked(&[""], "any text"), "any text");
        assert_eq!(masked(&["🙂"], "a 🙂 face"), "a _ face");
    }

    #[test]
    fn keys_ignore_form_only() {
        assert_eq!(name_key("kube-proxy"), name_key("Kube Proxies".replace("ies", "y").as_str()));
        assert_eq!(name_key("Taint / Toleration"), "tainttoleration");
        assert_eq!(name_key("Endpoints"), name_key("endpoint"));
        assert_eq!(name_key("CUs"), name_key("CU"));
        assert_ne!(name_key("C++"), name_key("C"));
        assert_ne!(name_key("CX33"), name_key("CX32"));
        assert_eq!(name_key("🙂 "), "🙂");
    }
}
