//! Which words two texts have in common, whatever their form and order.

use crate::quiz::text::typos;

use super::tokens::{Key, Lexicon, Role, Token};

/// One of the two texts.
pub(super) struct Side {
    pub(super) tokens: Vec<Token>,
    /// Which tokens the other side has too.
    pub(super) matched: Vec<bool>,
    /// Denials by a prefix: unencrypted.
    denials: usize,
}

impl Side {
    pub(super) fn new(text: &str, lexicon: &mut Lexicon) -> Side {
        let tokens = lexicon.tokens(text);
        Side { matched: vec![false; tokens.len()], tokens, denials: 0 }
    }

    /// What the other side does not have.
    pub(super) fn left(&self) -> impl Iterator<Item = (usize, &Token)> {
        self.tokens.iter().enumerate().filter(|&(at, token)| !self.matched[at] && token.role != Role::Filler)
    }

    /// How often something is denied: twice is not at all.
    pub(super) fn denials(&self) -> usize {
        self.denials + self.tokens.iter().filter(|token| token.role == Role::Denial).count()
    }

    pub(super) fn has_left(&self, role: Role) -> bool {
        self.left().any(|(_, token)| token.role == role)
    }
}

/// Words that spell out an acronym of either text are that acronym. To be done before words are matched.
pub(super) fn read_acronyms(old: &mut Side, new: &mut Side) {
    let acronyms: Vec<(String, Key)> = [&*old, &*new]
        .iter()
        .flat_map(|side| &side.tokens)
        .filter(|token| token.role == Role::Name && (2..=6).contains(&token.folded.chars().count()))
        .map(|token| (token.folded.clone(), token.key))
        .collect();
    for side in [old, new] {
        for (acronym, key) in &acronyms {
            contract(&mut side.tokens, acronym, *key);
        }
        side.matched = vec![false; side.tokens.len()];
    }
}

/// Marks the words that both texts have: the same ones, then slips of the keyboard, compounds and denials.
pub(super) fn match_words(old: &mut Side, new: &mut Side) {
    match_by(old, new, &|one, other| one.key == other.key);
    match_by(old, new, &is_slip);
    // `data store` and `datastore`.
    join_compounds(old, new);
    join_compounds(new, old);
    // `unencrypted` is `encrypted`, denied.
    deny_prefixed(old, new);
    deny_prefixed(new, old);
}

fn match_by(old: &mut Side, new: &mut Side, same: &dyn Fn(&Token, &Token) -> bool) {
    for at in 0..old.tokens.len() {
        let token = &old.tokens[at];
        if old.matched[at] || token.role == Role::Filler {
            continue;
        }
        let free = (0..new.tokens.len()).find(|&other| {
            let candidate = &new.tokens[other];
            !new.matched[other] && candidate.role != Role::Filler && same(token, candidate)
        });
        if let Some(other) = free {
            old.matched[at] = true;
            new.matched[other] = true;
        }
    }
    // A word that is repeated tells nothing more.
    repeat(old);
    repeat(new);
}

/// A word that is matched is matched wherever it stands.
fn repeat(side: &mut Side) {
    for at in 0..side.tokens.len() {
        let key = side.tokens[at].key;
        if !side.matched[at]
            && side.tokens.iter().zip(&side.matched).any(|(token, &matched)| matched && token.key == key)
        {
            side.matched[at] = true;
        }
    }
}

/// One slip of the keyboard in a longer word. A digit or a negating prefix is no slip, nor is anything in an acronym.
fn is_slip(one: &Token, other: &Token) -> bool {
    let (a, b) = (&*one.folded, &*other.folded);
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    let length = a.chars().count().min(b.chars().count());
    let limit = match length {
        0..=4 => return false,
        5..=9 => 1,
        _ => 2,
    };
    let is_prefixed = |a: &str, b: &str| NEGATING.iter().any(|prefix| a.strip_prefix(prefix) == Some(b));
    letters(a) && letters(b) && !is_prefixed(a, b) && !is_prefixed(b, a) && typos(a, b, limit).is_some()
}

const NEGATING: [&str; 8] = ["un", "non", "in", "im", "dis", "de", "a", "ir"];

/// Replaces words whose initials spell the acronym by it; small words in between may be left out.
fn contract(tokens: &mut Vec<Token>, acronym: &str, key: Key) {
    let letters: Vec<char> = acronym.chars().collect();
    let mut start = 0;
    while start < tokens.len() {
        let (mut spelled, mut at) = (0, start);
        while spelled < letters.len() && at < tokens.len() {
            if tokens[at].folded.starts_with(letters[spelled]) && tokens[at].folded.len() > 1 {
                spelled += 1;
            } else if spelled == 0 || tokens[at].role != Role::Filler {
                break;
            }
            at += 1;
        }
        if spelled == letters.len() {
            let token = Token { folded: acronym.to_owned(), key, role: Role::Name };
            tokens.splice(start..at, [token]);
        }
        start += 1;
    }
}

fn join_compounds(split: &mut Side, joined: &mut Side) {
    for at in 1..split.tokens.len() {
        if split.matched[at] && split.matched[at - 1] {
            continue;
        }
        let compound = format!("{}{}", split.tokens[at - 1].folded, split.tokens[at].folded);
        let found = (0..joined.tokens.len()).find(|&other| {
            !joined.matched[other]
                && joined.tokens[other]
                    .folded
                    .strip_prefix(&*compound)
                    .is_some_and(|rest| rest.is_empty() || rest == "s")
        });
        if let Some(other) = found {
            joined.matched[other] = true;
            split.matched[at] = true;
            split.matched[at - 1] = true;
        }
    }
}

fn deny_prefixed(denied: &mut Side, plain: &mut Side) {
    for at in 0..denied.tokens.len() {
        if denied.matched[at] {
            continue;
        }
        let word = &denied.tokens[at].folded;
        let found = (0..plain.tokens.len()).find(|&other| {
            let bare = &plain.tokens[other].folded;
            !plain.matched[other]
                && bare.len() > 2
                && NEGATING.iter().any(|prefix| word.strip_prefix(prefix) == Some(bare))
        });
        if let Some(other) = found {
            denied.matched[at] = true;
            plain.matched[other] = true;
            denied.denials += 1;
        }
    }
}
