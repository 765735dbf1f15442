//! Which entry of the old glossary an entry of the new one is.

use std::collections::HashMap;

use crate::glossary::slug;
use crate::quiz::deck::Deck;
use crate::quiz::names::name_key;
use crate::quiz::text::{fold, words};

use super::cards::meaning_telling;
use super::likeness::{Sketch, SketchIndex};
use super::telling::Telling;
use super::tokens::Lexicon;

/// Each entry's counterpart, if it has one; no entry is the counterpart of two.
#[derive(Debug)]
pub(super) struct Pairs {
    pub(super) of_old: Vec<Option<u32>>,
    pub(super) of_new: Vec<Option<u32>>,
}

/// Finds the counterparts, the surest first: the same id, the same term, the same definition, a name that the one
/// says the other had, then a definition so alike that nothing else is.
///
/// An entry that was split and entries that were merged have several claimants; none of them gets it.
pub(super) fn pairs(old: &Deck, new: &Deck, lexicon: &mut Lexicon) -> Pairs {
    let mut search = Search {
        pairs: Pairs {
            of_old: vec![None; old.entry_count() as usize],
            of_new: vec![None; new.entry_count() as usize],
        },
        old: Entries::new(old),
        new: Entries::new(new),
        doubtful: HashMap::new(),
        lexicon,
    };
    search.by_id();
    search.by_term();
    search.by_definition();
    search.by_declaration();
    search.by_likeness();
    search.by_id_at_last();
    search.pairs
}

/// As alike are definitions at least, from 0 to 100, when an entry of the same id in the same section is surely the
/// same one; in another section.
const ALIKE_IN_SECTION: usize = 15;
const ALIKE_ELSEWHERE: usize = 40;
/// As alike are the definitions of a renamed entry that tell the same; those that do not.
const ALIKE_IF_SAME: usize = 45;
const ALIKE_IF_OTHER: usize = 75;
/// As alike are definitions that take the history from an entry of the same id.
const ALIKE_TO_TAKE: usize = 90;

struct Search<'a> {
    pairs: Pairs,
    old: Entries<'a>,
    new: Entries<'a>,
    /// Pairs of the same id, from old to new, whose definitions are so different that the id may have been taken over.
    doubtful: HashMap<u32, u32>,
    lexicon: &'a mut Lexicon,
}

/// The entries of one deck, with what was found out about them.
struct Entries<'a> {
    deck: &'a Deck,
    sketches: HashMap<u32, Sketch>,
    /// Those that have cards.
    askable: Vec<u32>,
}

impl<'a> Entries<'a> {
    fn new(deck: &'a Deck) -> Entries<'a> {
        let mut askable: Vec<u32> = deck.cards().iter().map(|card| card.entry).collect();
        askable.dedup();
        Entries { deck, sketches: HashMap::new(), askable }
    }

    fn sketch(&mut self, entry: u32, lexicon: &mut Lexicon) -> &Sketch {
        let deck = self.deck;
        self.sketches.entry(entry).or_insert_with(|| Sketch::new(&deck.passage(entry).text, lexicon))
    }

    fn section(&self, entry: u32) -> &'a str {
        &self.deck.section(entry).id
    }
}

impl Search<'_> {
    fn is_free(&self, old: u32, new: u32) -> bool {
        self.pairs.of_old[old as usize].is_none() && self.pairs.of_new[new as usize].is_none()
    }

    fn pair(&mut self, old: u32, new: u32) {
        if self.is_free(old, new) {
            self.pairs.of_old[old as usize] = Some(new);
            self.pairs.of_new[new as usize] = Some(old);
        }
    }

    fn free_old(&self) -> Vec<u32> {
        let free = |entry: &u32| self.pairs.of_old[*entry as usize].is_none();
        self.old.askable.iter().copied().filter(free).collect()
    }

    fn free_new(&self) -> Vec<u32> {
        let free = |entry: &u32| self.pairs.of_new[*entry as usize].is_none();
        self.new.askable.iter().copied().filter(free).collect()
    }

    fn likeness(&mut self, old: u32, new: u32) -> usize {
        if self.old.deck.entry(old).definition == self.new.deck.entry(new).definition {
            return 100;
        }
        let one = self.old.sketch(old, self.lexicon);
        one.likeness(self.new.sketch(new, self.lexicon))
    }

    fn by_id(&mut self) {
        for new in self.free_new() {
            let Some(old) = self.old.deck.entry_of_id(&self.new.deck.entry(new).id) else { continue };
            let stayed = self.old.section(old) == self.new.section(new);
            let needed = if stayed { ALIKE_IN_SECTION } else { ALIKE_ELSEWHERE };
            if self.likeness(old, new) >= needed {
                self.pair(old, new);
            } else {
                self.doubtful.insert(old, new);
            }
        }
    }

    /// Ids of namesakes have their sections in front, and lose or get them when one comes or goes.
    fn by_term(&mut self) {
        let mut of_term: HashMap<String, Vec<u32>> = HashMap::new();
        for old in self.free_old() {
            of_term.entry(slug(&self.old.deck.entry(old).term)).or_default().push(old);
        }
        let mut candidates = Vec::new();
        for new in self.free_new() {
            let namesakes = of_term.get(&slug(&self.new.deck.entry(new).term));
            for &old in namesakes.into_iter().flatten().take(MOST_NAMESAKES) {
                let stayed = self.old.section(old) == self.new.section(new);
                let likeness = self.likeness(old, new);
                let is_same_id = self.doubtful.get(&old) == Some(&new);
                if !is_same_id && (stayed || likeness >= ALIKE_ELSEWHERE) {
                    candidates.push((!stayed, 100 - likeness, new, old));
                }
            }
        }
        crate::sorting::sort(&mut candidates);
        candidates.into_iter().for_each(|(.., new, old)| self.pair(old, new));
    }

    /// A definition that stands word for word under another term.
    fn by_definition(&mut self) {
        let mut of_text: HashMap<String, (Vec<u32>, Vec<u32>)> = HashMap::new();
        for old in self.free_old() {
            of_text.entry(self.old.deck.passage(old).text).or_default().0.push(old);
        }
        for new in self.free_new() {
            if let Some(found) = of_text.get_mut(&self.new.deck.passage(new).text) {
                found.1.push(new);
            }
        }
        for (old, new) in of_text.into_values() {
            let ([old], [new]) = (&old[..], &new[..]) else { continue };
            if !self.is_taken(*new) && self.old.sketch(*old, self.lexicon).len() >= 2 {
                self.pair(*old, *new);
            }
        }
    }

    /// Names that say so: the old term is an alias of the new entry or the other way round, the new definition says
    /// "formerly X", or the old term points to the new entry.
    fn by_declaration(&mut self) {
        let mut claims: Vec<(u32, u32)> = Vec::new();
        let mut of_term: HashMap<String, u32> = HashMap::new();
        let mut of_alias: HashMap<String, u32> = HashMap::new();
        for old in self.free_old().into_iter().filter(|old| !self.doubtful.contains_key(old)) {
            let entry = self.old.deck.entry(old);
            of_term.insert(name_key(&entry.term), old);
            let others = entry.aliases.iter().chain(&entry.expansion);
            of_alias.extend(others.map(|name| (name_key(name), old)));
        }
        for new in self.free_new() {
            let deck = self.new.deck;
            let entry = deck.entry(new);
            let mut names: Vec<String> =
                entry.aliases.iter().chain(&entry.expansion).map(|name| name_key(name)).collect();
            names.extend(former_names(&deck.passage(new).text, &of_term));
            claims.extend(names.iter().filter_map(|name| Some((*of_term.get(name)?, new))));
            claims.extend(of_alias.get(&name_key(&entry.term)).map(|&old| (old, new)));
        }
        let redirects = self.new.deck.glossary().entries().filter(|(_, entry)| entry.redirect);
        for (_, redirect) in redirects {
            let Some(&old) = of_term.get(&name_key(&redirect.term)) else { continue };
            let targets = redirect.see.iter().filter_map(|id| self.new.deck.entry_of_id(id));
            claims.extend(targets.map(|new| (old, new)));
        }
        crate::sorting::sort(&mut claims);
        claims.dedup();
        let (mut of_old, mut of_new) = (HashMap::<u32, u32>::new(), HashMap::<u32, u32>::new());
        for &(old, new) in &claims {
            *of_old.entry(old).or_default() += 1;
            *of_new.entry(new).or_default() += 1;
        }
        claims.retain(|(old, new)| of_old.get(old) == Some(&1) && of_new.get(new) == Some(&1));
        claims.into_iter().for_each(|(old, new)| self.pair(old, new));
    }

    fn by_likeness(&mut self) {
        let (free_old, free_new) = (self.free_old(), self.free_new());
        if free_old.is_empty() || free_new.is_empty() {
            return;
        }
        for &old in &free_old {
            self.old.sketch(old, self.lexicon);
        }
        for &new in &free_new {
            self.new.sketch(new, self.lexicon);
        }
        let mut index = SketchIndex::new(free_new.iter().filter_map(|new| self.new.sketches.get(new)));
        let mut claims: Vec<Claim> = Vec::new();
        for &old in &free_old {
            let Some(sketch) = self.old.sketches.get(&old) else { continue };
            for candidate in index.candidates(sketch) {
                let new = free_new[candidate as usize];
                let Some(other) = self.new.sketches.get(&new) else { continue };
                let share = sketch.share_in(other).max(other.share_in(sketch));
                let likeness = sketch.likeness(other);
                claims.push(Claim { old, new, likeness, share });
            }
        }
        // Claims are in the order of the old entries; each new entry's are collected.
        let mut of_old: HashMap<u32, Vec<Claim>> = HashMap::new();
        let mut of_new: HashMap<u32, Vec<Claim>> = HashMap::new();
        for &claim in &claims {
            of_old.entry(claim.old).or_default().push(claim);
            of_new.entry(claim.new).or_default().push(claim);
        }
        for claim in claims {
            let rivals = of_old.get(&claim.old).into_iter().chain(of_new.get(&claim.new)).flatten();
            if rivals.filter(|rival| **rival != claim).all(|rival| claim.beats(rival))
                && self.is_renamed(claim)
            {
                self.pair(claim.old, claim.new);
            }
        }
    }

    fn is_renamed(&mut self, claim: Claim) -> bool {
        let Claim { old, new, likeness, .. } = claim;
        if likeness < ALIKE_IF_SAME
            || self.is_taken(new)
            || (self.doubtful.contains_key(&old) && likeness < ALIKE_TO_TAKE)
        {
            return false;
        }
        match meaning_telling(self.old.deck, old, self.new.deck, new, self.lexicon) {
            Telling::Same => true,
            Telling::Other => likeness >= ALIKE_IF_OTHER,
            Telling::Opposite => false,
        }
    }

    /// Whether the old glossary had an entry of that id: then it is that one, even if definitions were exchanged.
    fn is_taken(&self, new: u32) -> bool {
        self.old.deck.entry_of_id(&self.new.deck.entry(new).id).is_some()
    }

    /// An id is the identity of a card, whatever became of its definition.
    fn by_id_at_last(&mut self) {
        let mut doubtful: Vec<(u32, u32)> = self.doubtful.iter().map(|(&old, &new)| (old, new)).collect();
        crate::sorting::sort(&mut doubtful);
        doubtful.into_iter().for_each(|(old, new)| self.pair(old, new));
    }
}

/// How many namesakes in the old glossary are looked at.
const MOST_NAMESAKES: usize = 32;

/// An old entry that a new one may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Claim {
    old: u32,
    new: u32,
    likeness: usize,
    /// How much of the one is in the other.
    share: usize,
}

impl Claim {
    /// Whether the other is so much worse that there is no question of a split or a merger.
    fn beats(&self, other: &Claim) -> bool {
        if self.likeness >= 90 {
            return other.likeness + 8 <= self.likeness && (other.share < 80 || other.likeness < 50);
        }
        other.likeness * 10 < self.likeness * 7 && other.share < 70
    }
}

/// The terms that a definition says the thing had before.
fn former_names(text: &str, terms: &HashMap<String, u32>) -> Vec<String> {
    let mut found = Vec::new();
    let markers = [
        "formerly",
        "Formerly",
        "previously",
        "Previously",
        "enamed from",
        "sed to be called",
        "as called",
        "nce called",
        "successor of",
    ];
    for marker in markers {
        for (at, _) in text.match_indices(marker) {
            let after = &text[at + marker.len()..];
            let end = after.find(['.', ';', ')', '\n']).unwrap_or(after.len());
            let after = &after[..end];
            let starts = words(after)
                .take(4)
                .filter(|word| !matches!(&*fold(word.text), "known" | "called" | "named" | "as" | "the"));
            if let Some(start) = starts.map(|word| word.range.start).next() {
                let ends = words(&after[start..]).take(6).map(|word| start + word.range.end);
                found.extend(
                    ends.map(|end| name_key(&after[start..end])).filter(|key| terms.contains_key(key)),
                );
            }
        }
    }
    found
}
