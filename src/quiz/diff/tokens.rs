//! The words of a text as far as they tell something.

use std::collections::HashMap;

use crate::quiz::grading::{plain, with_digits};
use crate::quiz::names::is_acronym;
use crate::quiz::text::{Word, fold, is_small_word, sentences, stem, words};
use crate::quiz::values::numbers;

use super::synonyms::{FILLERS, OPPOSITES, SYNONYMS};

/// A word of a text, with what it does there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Folded, as written.
    pub(super) folded: String,
    /// The same for words that tell the same.
    pub(super) key: Key,
    pub(super) role: Role,
}

/// What tells words apart that mean different things.
pub(super) type Key = u32;

/// What a word does in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Holds a sentence together.
    Filler,
    /// To use, to have, to run: says little more than that the thing is there.
    Use,
    /// Tells something.
    Plain,
    /// Names something: a product, a code name, a place.
    Name,
    /// A number with its unit, a date, a version.
    Number,
    /// Denies.
    Denial,
    /// Says that something was, or is yet to be.
    Time,
}

/// What words mean, as far as the difference of texts needs it; learns the words that it is shown.
#[derive(Debug)]
pub(super) struct Lexicon {
    keys: HashMap<String, Key>,
    /// Folded words that were looked up before.
    known: HashMap<String, (Key, Role)>,
    opposites: Vec<(Key, Key)>,
    uses: Key,
}

impl Lexicon {
    pub(super) fn new() -> Lexicon {
        let mut lexicon =
            Lexicon { keys: HashMap::new(), known: HashMap::new(), opposites: Vec::new(), uses: 0 };
        for (class, line) in (0..).zip(SYNONYMS.lines()) {
            for word in line.split(' ') {
                lexicon.keys.entry(word.to_owned()).or_insert(class);
            }
        }
        // Stems later, so that no class takes a word away that another one lists.
        for (class, line) in (0..).zip(SYNONYMS.lines()) {
            for word in line.split(' ') {
                lexicon.keys.entry(stem(word)).or_insert(class);
            }
        }
        lexicon.uses = lexicon.keys.get("use").copied().unwrap_or_default();
        for word in FILLERS.split(' ') {
            let key = lexicon.key(word);
            lexicon.known.insert(word.to_owned(), (key, Role::Filler));
        }
        for (one, other) in OPPOSITES.lines().filter_map(|line| line.split_once(' ')) {
            let pair = (lexicon.opposite_key(one), lexicon.opposite_key(other));
            lexicon.opposites.push(pair);
        }
        lexicon
    }

    /// Whether any word of the one text says the opposite of any of the other.
    pub(super) fn have_opposites(&mut self, old: &[&str], new: &[&str]) -> bool {
        let old: Vec<Key> = old.iter().map(|word| self.opposite_key(word)).collect();
        let new: Vec<Key> = new.iter().map(|word| self.opposite_key(word)).collect();
        self.opposites.iter().any(|(one, other)| {
            (old.contains(one) && new.contains(other)) || (old.contains(other) && new.contains(one))
        })
    }

    /// By its stem alone: synonyms would make opposites of words that are none.
    fn opposite_key(&mut self, word: &str) -> Key {
        self.intern(format!("={}", stem(word)))
    }

    fn key(&mut self, folded: &str) -> Key {
        if let Some(&key) = self.keys.get(folded) {
            return key;
        }
        self.intern(stem(folded))
    }

    fn intern(&mut self, text: String) -> Key {
        // Above all classes of synonyms.
        let next = self.keys.len() as Key + 1_000_000;
        *self.keys.entry(text).or_insert(next)
    }

    fn look_up(&mut self, folded: &str) -> (Key, Role) {
        if let Some(&found) = self.known.get(folded) {
            return found;
        }
        let key = self.key(folded);
        let role = match folded {
            "not" | "no" | "never" | "none" | "neither" | "nor" | "without" | "nothing" | "nobody"
            | "cannot" | "dont" | "doesnt" | "isnt" | "arent" | "cant" | "non" | "lack" | "lacks"
            | "nicht" | "kein" | "keine" => Role::Denial,
            "formerly" | "previously" | "planned" | "soon" | "will" | "plan" => Role::Time,
            "before" | "after" => Role::Plain,
            "more" | "most" | "less" | "least" | "fewer" | "half" | "majority" | "minority" => Role::Number,
            "both" | "all" | "every" => Role::Filler,
            _ if is_small_word(folded) && !matches!(folded, "has" | "have" | "had") => Role::Filler,
            _ if key == self.uses => Role::Use,
            _ => Role::Plain,
        };
        self.known.insert(folded.to_owned(), (key, role));
        (key, role)
    }

    /// The key of a word alone.
    pub(super) fn key_of(&mut self, word: &str) -> Key {
        self.look_up(&fold(word)).0
    }

    /// The tokens of a text, in order.
    pub(super) fn tokens(&mut self, text: &str) -> Vec<Token> {
        let text = with_digits(text);
        let amounts = numbers(&text);
        let starts: Vec<usize> = sentences(&text).into_iter().map(|sentence| sentence.start).collect();
        let mut amounts = amounts.into_iter().peekable();
        let mut found: Vec<Token> = Vec::new();
        let mut before: Option<Word> = None;
        let mut covered = 0;
        for word in words(&text) {
            while let Some(amount) = amounts.next_if(|amount| amount.range.start <= word.range.start) {
                let number = text[amount.range.clone()].trim_start_matches(|c: char| !c.is_ascii_digit());
                let folded = plain(number) + amount.unit;
                let key = self.intern(format!("#{folded}"));
                // "One of them" counts nothing.
                let role = if folded == "1" { Role::Filler } else { Role::Number };
                found.push(Token { folded, key, role });
                let has_unit_behind = !amount.unit.is_empty() && !matches!(amount.unit, "$" | "€" | "£");
                covered = amount.range.end + usize::from(has_unit_behind) * 2;
            }
            if word.range.start < covered {
                continue;
            }
            let is_first = starts.contains(&word.range.start);
            if let Some(token) = self.token(&text, &word, before.as_ref(), is_first) {
                found.push(token);
            }
            before = Some(word);
        }
        self.settle(&mut found);
        found
    }

    fn token(&mut self, text: &str, word: &Word, before: Option<&Word>, is_first: bool) -> Option<Token> {
        let folded = fold(word.text);
        let apostrophe = text[..word.range.start].ends_with(['\'', '’']);
        let contracted = text[word.range.end..].starts_with(['\'', '’']) && folded.ends_with('n') && {
            let rest = &text[word.range.end..];
            rest.chars().nth(1) == Some('t') && !rest.chars().nth(2).is_some_and(char::is_alphanumeric)
        };
        if apostrophe && before.is_some() && matches!(&*folded, "s" | "t" | "re" | "ve" | "ll" | "d" | "m") {
            return None;
        }
        if contracted {
            let key = self.intern("not".to_owned());
            return Some(Token { folded, key, role: Role::Denial });
        }
        let (key, role) = self.look_up(&folded);
        let role = if matches!(role, Role::Plain | Role::Use) && is_name(word.text, is_first) {
            Role::Name
        } else {
            role
        };
        Some(Token { folded, key, role })
    }

    /// What only neighbours tell: "we used" is past, "no longer" denies once, "instead of" denies nothing.
    fn settle(&mut self, found: &mut Vec<Token>) {
        let past = self.intern("used to".to_owned());
        for at in 1..found.len() {
            let did = matches!(&*found[at].folded, "used" | "ran" | "had" | "kept" | "stored" | "hosted");
            if did && found[at - 1].folded == "we" {
                found[at].role = Role::Time;
                found[at].key = past;
            }
            if found[at].folded == "only" && found[at - 1].folded == "not" {
                found[at - 1].role = Role::Filler;
            }
        }
        let on = self.key("enabled");
        for at in 1..found.len() {
            let is_switch =
                |token: &Token| matches!(&*token.folded, "switch" | "switched" | "turn" | "turned");
            let behind = [at.checked_sub(1), at.checked_sub(2)];
            let switch = behind.into_iter().flatten().find(|&place| is_switch(&found[place]));
            if let Some(switch) = switch.filter(|_| matches!(&*found[at].folded, "on" | "off")) {
                found[switch].key = on;
                found[at].role = if found[at].folded == "off" { Role::Denial } else { Role::Filler };
            }
        }
        for token in found {
            if token.folded == "disable" || token.folded == "disabled" || token.folded == "disables" {
                token.role = Role::Denial;
            }
        }
    }
}

/// Whether a word is written like the name of something in particular.
fn is_name(word: &str, is_first: bool) -> bool {
    let has_digit = word.contains(|c: char| c.is_ascii_digit());
    let has_inner_capital = word.chars().skip(1).any(char::is_uppercase);
    let begins_capital = word.chars().next().is_some_and(char::is_uppercase);
    has_digit || has_inner_capital || is_acronym(word) || (begins_capital && !is_first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of a text as `word role`.
    fn roles(text: &str) -> Vec<String> {
        Lexicon::new().tokens(text).iter().map(|token| format!("{} {:?}", token.folded, token.role)).collect()
    }

    #[test]
    fn every_word_has_a_role() {
        for (text, expected) in [
            (
                "The machine of a cluster",
                &["the Filler", "machine Plain", "of Filler", "a Filler", "cluster Plain"][..],
            ),
            ("We have Redis", &["we Filler", "have Use", "redis Name"]),
            ("Redis has it", &["redis Plain", "has Use", "it Filler"]),
            ("it runs K8s, a kubeAPI", &["it Filler", "runs Use", "k8s Name", "a Filler", "kubeapi Name"]),
            (
                "No node, never without one",
                &["no Denial", "node Plain", "never Denial", "without Denial", "1 Filler"],
            ),
            ("will move soon", &["will Time", "move Plain", "soon Time"]),
            ("more than half", &["more Number", "than Filler", "half Number"]),
        ] {
            assert_eq!(roles(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_told_with_their_units_in_words_or_digits() {
        let key = |text: &str| {
            let mut lexicon = Lexicon::new();
            [text, "8 GB", "three"]
                .map(|text| lexicon.tokens(text).iter().map(|token| token.key).collect::<Vec<_>>())
        };
        let [same, eight, _] = key("8GB");
        assert_eq!(same, eight);
        let [same, _, three] = key("3");
        assert_eq!(same, three);
        assert_eq!(roles("8 GB of memory")[1..], ["of Filler", "memory Plain"]);
        assert_eq!(roles("$5 a month").len(), 3);
        assert_eq!(roles("3 nodes"), ["3 Number", "nodes Plain"]);
    }

    #[test]
    fn what_is_contracted_denies() {
        assert_eq!(roles("It doesn't scale"), ["it Filler", "doesn Denial", "scale Plain"]);
        assert_eq!(roles("the pod's node"), ["the Filler", "pod Plain", "node Plain"]);
        assert_eq!(roles("'s"), ["s Filler"], "it belongs to no word");
    }

    #[test]
    fn neighbours_tell_what_was_and_what_is_switched() {
        assert_eq!(roles("we used Redis"), ["we Filler", "used Time", "redis Name"]);
        assert_eq!(roles("it used Redis"), ["it Filler", "used Use", "redis Name"]);
        assert_eq!(roles("not only pods"), ["not Filler", "only Filler", "pods Plain"]);
        assert_eq!(roles("not pods"), ["not Denial", "pods Plain"]);
        assert_eq!(roles("switched off")[1], "off Denial");
        assert_eq!(roles("turned it on")[2], "on Filler");
        assert_eq!(roles("carried off")[1], "off Plain");
        assert_eq!(roles("is disabled")[1], "disabled Denial");
    }

    #[test]
    fn words_that_tell_the_same_have_one_key() {
        let mut lexicon = Lexicon::new();
        for (one, other) in
            [("machine", "server"), ("uses", "employ"), ("pod", "Pods"), ("deploys", "rollout")]
        {
            assert_eq!(lexicon.key_of(one), lexicon.key_of(other), "{one} {other}");
        }
        for (one, other) in [("machine", "pod"), ("allow", "deny"), ("new", "old")] {
            assert_ne!(lexicon.key_of(one), lexicon.key_of(other), "{one} {other}");
        }
    }

    #[test]
    fn opposites_are_found_whichever_stands_first_and_by_no_synonym() {
        let mut lexicon = Lexicon::new();
        assert!(lexicon.have_opposites(&["runs", "before"], &["after", "it"]));
        assert!(lexicon.have_opposites(&["after"], &["before"]));
        assert!(lexicon.have_opposites(&["allows"], &["denied"]), "in any form");
        assert!(!lexicon.have_opposites(&["before"], &["before"]));
        assert!(!lexicon.have_opposites(&["client"], &["host"]), "a host is a server only sometimes");
    }
}
