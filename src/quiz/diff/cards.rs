//! Which card of one entry is which card of the other, and what changed about it.

use std::ops::Range;

use crate::glossary::slug;
use crate::quiz::CardKind;
use crate::quiz::deck::{Card, Deck, Subject};
use crate::quiz::facts::{local_facts, speaks_of_us};
use crate::quiz::names::name_key;
use crate::quiz::text::{Passage, fold, sentences, words};

use super::likeness::Sketch;
use super::telling::{Care, Statement, Telling, telling};
use super::tokens::{Key, Lexicon};
use super::{CardChange, Change};

/// Lists every card of a new entry.
pub(super) fn add(new: &Deck, entry: u32, changes: &mut Vec<CardChange>) {
    changes.extend(cards_of(new, entry).iter().map(|card| added(new, card)));
}

/// Lists every card of an entry that is gone.
pub(super) fn remove(old: &Deck, entry: u32, changes: &mut Vec<CardChange>) {
    changes.extend(cards_of(old, entry).iter().map(|card| removed(old, card)));
}

/// Lists what changed between two entries that are one.
pub(super) fn compare(
    old: &Deck,
    old_entry: u32,
    new: &Deck,
    new_entry: u32,
    lexicon: &mut Lexicon,
    changes: &mut Vec<CardChange>,
) {
    if is_same(old, old_entry, new, new_entry) {
        return;
    }
    let mut both = Both::new(old, old_entry, new, new_entry, lexicon);
    let (old_cards, new_cards) = (cards_of(old, old_entry), cards_of(new, new_entry));
    let counterparts = both.pair_cards(old_cards, new_cards);
    for (card, counterpart) in new_cards.iter().zip(&counterparts) {
        match counterpart.and_then(|at| old_cards.get(at)) {
            Some(former) => both.compare_cards(former, card, changes),
            None => changes.push(added(new, card)),
        }
    }
    let gone = old_cards.iter().enumerate().filter(|(at, _)| !counterparts.contains(&Some(*at)));
    changes.extend(gone.map(|(_, card)| removed(old, card)));
}

/// What the general part of a new definition tells somebody who knows the old one.
pub(super) fn meaning_telling(
    old: &Deck,
    old_entry: u32,
    new: &Deck,
    new_entry: u32,
    lexicon: &mut Lexicon,
) -> Telling {
    Both::new(old, old_entry, new, new_entry, lexicon).meaning().unwrap_or(Telling::Same)
}

fn is_same(old: &Deck, old_entry: u32, new: &Deck, new_entry: u32) -> bool {
    let (one, other) = (old.entry(old_entry), new.entry(new_entry));
    one.id == other.id
        && old.section(old_entry).id == new.section(new_entry).id
        && one.definition == other.definition
        && cards_of(old, old_entry)
            .iter()
            .zip(cards_of(new, new_entry))
            .all(|(a, b)| a.id == b.id && a.subject == b.subject)
        && cards_of(old, old_entry).len() == cards_of(new, new_entry).len()
}

/// Two entries that are one.
struct Both<'a> {
    old: Half<'a>,
    new: Half<'a>,
    /// Words of their names and sections.
    names: Vec<Key>,
    lexicon: &'a mut Lexicon,
}

struct Half<'a> {
    deck: &'a Deck,
    entry: u32,
    passage: Passage,
}

impl<'a> Half<'a> {
    fn new(deck: &'a Deck, entry: u32) -> Half<'a> {
        Half { deck, entry, passage: deck.passage(entry) }
    }

    fn code(&self, part: Range<usize>) -> Vec<&str> {
        let inside = self.passage.code.iter().filter(|code| code.start >= part.start && code.end <= part.end);
        inside.filter_map(|code| self.passage.text.get(code.clone())).collect()
    }

    fn fact(&self, card: &Card) -> &str {
        match &card.subject {
            Subject::Fact { sentence } => self.passage.text.get(sentence.clone()).unwrap_or_default(),
            _ => "",
        }
    }

    /// The sentences that the meaning is in: all but those with a card of their own. A first sentence says what the
    /// thing is even if its figures have a card.
    fn meaning(&self) -> Vec<General> {
        let facts: Vec<Range<usize>> = cards_of(self.deck, self.entry)
            .iter()
            .filter_map(|card| match &card.subject {
                Subject::Fact { sentence } => Some(sentence.clone()),
                _ => None,
            })
            .collect();
        let mut general = Vec::new();
        for (at, sentence) in sentences(&self.passage.text).into_iter().enumerate() {
            let has_card = facts.contains(&sentence);
            let text = &self.passage.text[sentence.clone()];
            // Where else to read is no knowledge.
            if (!has_card || (at == 0 && !speaks_of_us(text))) && !text.starts_with("See ") {
                let shown = if has_card { without_figures(text) } else { text.to_owned() };
                general.push(General { text: shown, range: sentence });
            }
        }
        general
    }

    /// Whether the whole definition is one sentence that is true only here.
    fn is_local(&self) -> bool {
        let all = sentences(&self.passage.text);
        all.len() == 1 && local_facts(&self.passage) == all
    }
}

/// How many pairs of cards of two entries are compared word by word.
const MOST_COMPARED: usize = 4096;

/// A fact in the same place among its siblings is as good as that much more likeness.
const SAME_PLACE: usize = 35;

/// What a card's id has behind the entry.
fn ordinal(card: &Card) -> &str {
    card.id.as_str().split_once('/').map_or("", |(_, rest)| rest)
}

/// A sentence about the thing in general.
struct General {
    text: String,
    range: Range<usize>,
}

impl<'a> Both<'a> {
    fn new(
        old: &'a Deck,
        old_entry: u32,
        new: &'a Deck,
        new_entry: u32,
        lexicon: &'a mut Lexicon,
    ) -> Both<'a> {
        let (old, new) = (Half::new(old, old_entry), Half::new(new, new_entry));
        let mut names = Vec::new();
        for half in [&old, &new] {
            let section = half.deck.section(half.entry).name.clone();
            for name in half.deck.names_of(half.entry).into_iter().chain([section]) {
                names.extend(words(&name).map(|word| lexicon.key_of(word.text)));
            }
        }
        Both { old, new, names, lexicon }
    }

    /// For each new card the place of the old card that it is: what is the same first, then what is alike, then what
    /// comes next.
    fn pair_cards(&mut self, old: &[Card], new: &[Card]) -> Vec<Option<usize>> {
        let mut counterparts = vec![None; new.len()];
        let mut is_taken = vec![false; old.len()];
        let likeness = self.likeness_of_cards(old, new);
        for needed in [100, 90, 40, 0] {
            for (at, card) in
                new.iter().enumerate().filter(|(_, card)| card.kind != CardKind::Meaning || needed == 100)
            {
                if counterparts[at].is_some() {
                    continue;
                }
                let free = (0..old.len()).filter(|&place| !is_taken[place] && old[place].kind == card.kind);
                let alike =
                    free.map(|place| (likeness(place, at), place)).filter(|(alike, _)| *alike >= needed);
                let best = match needed {
                    0 => alike.map(|(_, place)| place).next(),
                    // The first of equals.
                    _ => {
                        alike.max_by_key(|&(alike, place)| (alike, old.len() - place)).map(|(_, place)| place)
                    }
                };
                if let Some(place) = best {
                    is_taken[place] = true;
                    counterparts[at] = best;
                }
            }
        }
        counterparts
    }

    /// How alike an old and a new card of one kind are, from 0 to 100, by their places.
    fn likeness_of_cards<'c>(
        &mut self,
        old: &'c [Card],
        new: &'c [Card],
    ) -> impl Fn(usize, usize) -> usize + use<'c, 'a> {
        // Of very many facts only those that stayed are told apart from the rest.
        let is_alone =
            |cards: &[Card]| cards.iter().filter(|card| card.kind == CardKind::LocalFact).count() == 1;
        let is_compared = old.len() * new.len() <= MOST_COMPARED && !(is_alone(old) && is_alone(new));
        let mut facts = |half: &Half, cards: &[Card]| -> Vec<(String, Sketch)> {
            let facts = cards.iter().map(|card| half.fact(card).to_owned());
            facts
                .map(|text| {
                    let sketch =
                        if is_compared { Sketch::new(&text, self.lexicon) } else { Sketch::default() };
                    (text, sketch)
                })
                .collect()
        };
        let (old_facts, new_facts) = (facts(&self.old, old), facts(&self.new, new));
        move |place, at| match (&old[place].subject, &new[at].subject) {
            (Subject::Meaning, Subject::Meaning) => 100,
            (Subject::Expansion { acronym: one, .. }, Subject::Expansion { acronym: other, .. }) => {
                100 * usize::from(name_key(one) == name_key(other))
            }
            (Subject::Fact { .. }, Subject::Fact { .. }) => {
                let ((one, one_sketch), (other, other_sketch)) = (&old_facts[place], &new_facts[at]);
                let likeness = one_sketch.likeness(other_sketch);
                let is_in_place = likeness > 0 && ordinal(&old[place]) == ordinal(&new[at]);
                if one == other { 100 } else { (likeness + usize::from(is_in_place) * SAME_PLACE).min(99) }
            }
            _ => 0,
        }
    }

    fn compare_cards(&mut self, former: &Card, card: &Card, changes: &mut Vec<CardChange>) {
        let moved = self.identity(former, card);
        let told = self.content(former, card);
        let is_moved = moved.is_some();
        changes.extend(moved);
        // Where the history goes along, a new wording asks for nothing more.
        changes.extend(told.filter(|told| !(is_moved && told.change == Change::Wording)));
    }

    fn identity(&self, former: &Card, card: &Card) -> Option<CardChange> {
        let (one, other) = (self.old.deck.entry(self.old.entry), self.new.deck.entry(self.new.entry));
        let (section, other_section) =
            (self.old.deck.section(self.old.entry), self.new.deck.section(self.new.entry));
        let is_renamed = one.id != other.id && slug(&one.term) != slug(&other.term);
        if former.id == card.id && section.id == other_section.id {
            return None;
        }
        let (change, old, new) = if is_renamed {
            (Change::Renamed, &one.term, &other.term)
        } else {
            (Change::Moved, &section.name, &other_section.name)
        };
        Some(CardChange {
            card: card.id.clone(),
            change,
            old: Some(old.clone()),
            new: Some(new.clone()),
            from: Some(former.id.clone()),
        })
    }

    fn content(&mut self, former: &Card, card: &Card) -> Option<CardChange> {
        let change = match (&former.subject, &card.subject) {
            (Subject::Expansion { expansion: one, .. }, Subject::Expansion { expansion: other, .. }) => {
                self.expansion(one, other)
            }
            (Subject::Fact { .. }, Subject::Fact { .. }) => self.fact(former, card),
            _ => self.meaning().map(|told| match told {
                Telling::Same => Change::Wording,
                _ if self.old.is_local() => Change::LocalFact,
                _ => Change::Definition,
            }),
        };
        Some(CardChange {
            card: card.id.clone(),
            change: change?,
            old: Some(self.old.deck.text_of(former)),
            new: Some(self.new.deck.text_of(card)),
            from: None,
        })
    }

    fn expansion(&mut self, old: &str, new: &str) -> Option<Change> {
        if old == new {
            return None;
        }
        let keys = |lexicon: &mut Lexicon, text: &str| {
            words(text).map(|word| lexicon.key_of(word.text)).collect::<Vec<_>>()
        };
        let is_same = name_key(old) == name_key(new)
            || keys(self.lexicon, old) == keys(self.lexicon, new)
            || crate::quiz::text::typos(&fold(old), &fold(new), 1).is_some();
        Some(if is_same { Change::Wording } else { Change::Definition })
    }

    fn fact(&mut self, former: &Card, card: &Card) -> Option<Change> {
        let (Subject::Fact { sentence: one }, Subject::Fact { sentence: other }) =
            (&former.subject, &card.subject)
        else {
            return None;
        };
        let (old, new) = (self.old.fact(former), self.new.fact(card));
        if old == new {
            return None;
        }
        let (old_code, new_code) = (self.old.code(one.clone()), self.new.code(other.clone()));
        let told = telling(
            Statement { text: old, code: &old_code },
            Statement { text: new, code: &new_code },
            &self.names,
            Care::Fact,
            self.lexicon,
        );
        Some(if told == Telling::Same { Change::Wording } else { Change::LocalFact })
    }

    /// What the general part tells; none when it is the same but for blanks.
    fn meaning(&mut self) -> Option<Telling> {
        let (mut old, mut new) = (self.old.meaning(), self.new.meaning());
        // What stayed says nothing about what changed.
        let texts = |all: &[General]| all.iter().map(|general| general.text.clone()).collect::<Vec<_>>();
        let (old_texts, new_texts) = (texts(&old), texts(&new));
        old.retain(|general| !new_texts.contains(&general.text));
        new.retain(|general| !old_texts.contains(&general.text));
        if old.is_empty() && new.is_empty() {
            return (old_texts != new_texts).then_some(Telling::Same);
        }
        let joined = |all: &[General]| texts(all).join(" ");
        let code = |half: &'_ Half<'a>, all: &[General]| -> Vec<String> {
            all.iter().flat_map(|general| half.code(general.range.clone())).map(str::to_owned).collect()
        };
        let (old_code, new_code) = (code(&self.old, &old), code(&self.new, &new));
        let (old_code, new_code): (Vec<&str>, Vec<&str>) =
            (old_code.iter().map(|code| &**code).collect(), new_code.iter().map(|code| &**code).collect());
        Some(telling(
            Statement { text: &joined(&old), code: &old_code },
            Statement { text: &joined(&new), code: &new_code },
            &self.names,
            Care::Definition,
            self.lexicon,
        ))
    }
}

/// A text without its digits.
fn without_figures(text: &str) -> String {
    let text = crate::quiz::grading::with_digits(text);
    let figures = crate::quiz::values::numbers(&text);
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    for figure in figures {
        shown.push_str(&text[at..figure.range.start]);
        at = figure.range.end;
    }
    shown + &text[at..]
}

fn cards_of(deck: &Deck, entry: u32) -> &[Card] {
    let cards = deck.cards();
    let start = cards.partition_point(|card| card.entry < entry);
    let end = cards.partition_point(|card| card.entry <= entry);
    &cards[start..end]
}

fn added(deck: &Deck, card: &Card) -> CardChange {
    let new = Some(deck.text_of(card));
    CardChange { card: card.id.clone(), change: Change::Added, old: None, new, from: None }
}

fn removed(deck: &Deck, card: &Card) -> CardChange {
    let old = Some(deck.text_of(card));
    CardChange { card: card.id.clone(), change: Change::Removed, old, new: None, from: None }
}

#[cfg(test)]
mod tests {
    use crate::glossary::{SourceFile, parse};
    use crate::quiz::{Change, Deck, diff};

    #[test]
    fn what_is_said_of_the_us_is_no_belief_about_us() {
        let deck = |text: &str| Deck::new(parse(&[SourceFile::new("g.md", text)]).glossary);
        let changes = |old: &str, new: &str| {
            let changes = diff(&deck(old), &deck(new));
            changes.iter().map(|change| change.change).collect::<Vec<_>>()
        };
        // A first sentence with a figure says what the thing is as well, unless it is about us.
        let of_the_country =
            |what: &str| format!("**Region**: {what} in the US with 3 sites. It has zones.\n");
        assert!(
            changes(&of_the_country("Place for servers"), &of_the_country("Contract with a carrier"))
                .contains(&Change::Definition)
        );
        let of_us = |what: &str| format!("**Region**: {what} that serves us with 3 sites. It has zones.\n");
        assert!(
            !changes(&of_us("Place for servers"), &of_us("Contract with a carrier"))
                .contains(&Change::Definition)
        );
    }
}
