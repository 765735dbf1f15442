//! Every card of a glossary, with what is needed to ask it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rand::Rng;
use serde::{Deserialize, Serialize};

use crate::glossary::{Block, Entry, Glossary, Section};

use super::asking::Asking;
use super::expansions::{Expansions, expansions};
use super::grade::{Answer, Grade, grade_untyped};
use super::grading;
use super::kinds;
use super::name_index::NameIndex;
use super::names::name_key;
use super::nearness::Nearness;
use super::proper_names::ProperNames;
use super::question::{Question, Task};
use super::subjects::subjects;
use super::text::{Passage, fold, stem, words};
use super::{CardId, CardKind, QuestionKind};

/// Every card of a glossary, in document order, with the indexes from which questions are made.
///
/// Making one takes time and memory in proportion to the glossary, and so does the first question that needs an index which
/// no question has needed before. A deck never changes; the same deck, asking and random generator give the same
/// question.
#[derive(Debug, Clone)]
pub struct Deck {
    glossary: Arc<Glossary>,
    /// Where each entry stands: section and place in it.
    places: Vec<(u32, u32)>,
    /// The first entry of each section, and the number of entries at the end.
    section_starts: Vec<u32>,
    cards: Vec<Card>,
    /// Indexes of the cards, sorted by id.
    by_id: Vec<u32>,
    /// Entries by the keys of their names.
    by_name: OnceLock<NameIndex>,
    expansions: OnceLock<Expansions>,
    nearness: OnceLock<Nearness>,
    proper_names: OnceLock<ProperNames>,
}

/// One thing to know about an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its identity.
    pub id: CardId,
    /// What it is about.
    pub kind: CardKind,
    pub(crate) entry: u32,
    pub(crate) subject: Subject,
}

/// What a card is about, in detail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Subject {
    /// The whole definition.
    Meaning,
    /// What an acronym stands for; mostly the entry's term, but it may be one that its definition spells out.
    Expansion { acronym: String, expansion: String },
    /// A sentence of the definition.
    Fact { sentence: Range<usize> },
}

impl Subject {
    fn kind(&self) -> CardKind {
        match self {
            Subject::Meaning => CardKind::Meaning,
            Subject::Expansion { .. } => CardKind::Expansion,
            Subject::Fact { .. } => CardKind::LocalFact,
        }
    }
}

impl Deck {
    /// The deck of a glossary.
    pub fn new(glossary: impl Into<Arc<Glossary>>) -> Deck {
        let glossary = glossary.into();
        // Its own cards need these two already.
        let by_name = NameIndex::new(&glossary);
        let expansions = expansions(&glossary, &by_name);
        let subjects = subjects(&glossary, &expansions);
        let deck = Deck::of_subjects(glossary, subjects);
        Deck { by_name: by_name.into(), expansions: expansions.into(), ..deck }
    }

    /// The deck of a glossary for which it was found out before what there is to ask.
    fn of_subjects(glossary: Arc<Glossary>, subjects: Vec<Vec<Subject>>) -> Deck {
        let mut places = Vec::new();
        let mut section_starts = vec![0];
        for (section, entries) in (0..).zip(&glossary.sections) {
            places.extend((0..).zip(&entries.entries).map(|(entry, _)| (section, entry)));
            section_starts.push(places.len() as u32);
        }
        let mut cards = Vec::new();
        for (entry, ((_, named), subjects)) in (0..).zip(glossary.entries().zip(subjects)) {
            let mut numbers = [0; 3];
            for subject in subjects {
                let kind = subject.kind();
                let number = &mut numbers[kind as usize];
                *number += 1;
                cards.push(Card { id: CardId::new(&named.id, kind, *number), kind, entry, subject });
            }
        }
        let mut by_id: Vec<u32> = (0..cards.len() as u32).collect();
        crate::sorting::sort_by(&mut by_id, |&a, &b| cards[a as usize].id.cmp(&cards[b as usize].id));
        Deck {
            glossary,
            places,
            section_starts,
            cards,
            by_id,
            by_name: OnceLock::new(),
            expansions: OnceLock::new(),
            nearness: OnceLock::new(),
            proper_names: OnceLock::new(),
        }
    }

    /// What there is to ask of a glossary, as [`Deck::from_table`] reads it.
    ///
    /// # Errors
    ///
    /// None that has been met: a list of texts and numbers can be written.
    pub fn table(&self) -> Result<Vec<u8>, postcard::Error> {
        let mut subjects: Vec<Vec<&Subject>> = vec![Vec::new(); self.places.len()];
        self.cards.iter().for_each(|card| subjects[card.entry as usize].push(&card.subject));
        postcard::to_allocvec(&subjects)
    }

    /// The deck of a glossary, by a table that [`Deck::table`] made of it. Nothing is looked for in the definitions.
    ///
    /// # Errors
    ///
    /// The table cannot be read.
    pub fn from_table(glossary: impl Into<Arc<Glossary>>, table: &[u8]) -> Result<Deck, postcard::Error> {
        Ok(Deck::of_subjects(glossary.into(), postcard::from_bytes(table)?))
    }

    /// Whether its glossary lacks the definitions: every entry with a card has one.
    pub fn is_outline(&self) -> bool {
        self.cards.first().is_some_and(|card| self.entry(card.entry).definition.is_empty())
    }

    /// Puts the definitions in, in document order, for which the cards were found.
    pub fn define(&mut self, definitions: Vec<Vec<Block>>) {
        Arc::make_mut(&mut self.glossary).define(definitions);
    }

    /// The glossary that it was made of.
    pub fn glossary(&self) -> &Glossary {
        &self.glossary
    }

    /// Every card, in document order; those of one entry follow one another.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The card of that id.
    pub fn card(&self, id: &CardId) -> Option<&Card> {
        let index = self.by_id.binary_search_by(|&index| self.cards[index as usize].id.cmp(id)).ok()?;
        self.by_id.get(index).map(|&index| &self.cards[index as usize])
    }

    /// The entry of that card.
    pub fn entry_of(&self, id: &CardId) -> Option<&Entry> {
        self.card(id).map(|card| self.entry(card.entry))
    }

    /// The section of that card.
    pub fn section_of(&self, id: &CardId) -> Option<&Section> {
        self.card(id).map(|card| self.section(card.entry))
    }

    /// What a card asks for, as the glossary says it.
    pub fn text_of(&self, card: &Card) -> String {
        match &card.subject {
            Subject::Meaning => self.passage(card.entry).text,
            Subject::Expansion { expansion, .. } => expansion.clone(),
            Subject::Fact { sentence } => {
                self.passage(card.entry).text.get(sentence.clone()).unwrap_or_default().to_owned()
            }
        }
    }

    /// Asks a card in a way that suits how well it is known; none only when the card does not exist.
    ///
    /// When no allowed kind is possible for the card, it is asked as [`QuestionKind::Reveal`], which always is.
    pub fn ask(&self, id: &CardId, asking: &Asking, rng: &mut dyn Rng) -> Option<Question> {
        self.card(id).map(|card| kinds::ask(self, card, asking, rng))
    }

    /// Asks a card in that way, whatever [`Asking::kinds`] says; none when the card does not exist or when there
    /// is no fair question of that kind about it.
    pub fn ask_as(
        &self,
        id: &CardId,
        kind: QuestionKind,
        asking: &Asking,
        rng: &mut dyn Rng,
    ) -> Option<Question> {
        kinds::make(self, self.card(id)?, kind, asking, rng)
    }

    /// What an answer to a question of this deck is worth.
    pub fn grade(&self, question: &Question, answer: &Answer) -> Grade {
        match (&question.task, answer) {
            (Task::Type { accept, expected, .. }, Answer::Typed(text)) => {
                // The glossary may have been exchanged since the question was made.
                let entry = self.card(&question.card).map(|card| card.entry);
                grading::grade_typed(self, entry, accept, *expected, text)
            }
            _ => grade_untyped(question, answer),
        }
    }
}

/// What the kinds of questions ask of the deck. Entries are numbered through all sections; a number is of an entry when it
/// comes from a card, an index or a range of this very deck, all of which are made of its glossary.
impl Deck {
    pub(crate) fn entry_count(&self) -> u32 {
        self.places.len() as u32
    }

    pub(crate) fn entry(&self, index: u32) -> &Entry {
        let (section, entry) = self.places[index as usize];
        &self.glossary.sections[section as usize].entries[entry as usize]
    }

    pub(crate) fn section(&self, index: u32) -> &Section {
        let (section, _) = self.places[index as usize];
        &self.glossary.sections[section as usize]
    }

    /// The entries of an entry's section.
    pub(crate) fn section_mates(&self, index: u32) -> Range<u32> {
        let (section, _) = self.places[index as usize];
        self.section_starts[section as usize]..self.section_starts[section as usize + 1]
    }

    pub(crate) fn passage(&self, index: u32) -> Passage {
        Passage::new(&self.entry(index).definition)
    }

    /// Makes every index that is made on first use, so that no question waits for one: a tenth of a second with 10,000
    /// entries.
    pub(crate) fn prepare(&self) {
        self.by_name();
        self.expansions();
        self.nearness();
        self.proper_names();
    }

    fn by_name(&self) -> &NameIndex {
        self.by_name.get_or_init(|| NameIndex::new(&self.glossary))
    }

    /// What the acronyms of the glossary stand for.
    pub(crate) fn expansions(&self) -> &Expansions {
        self.expansions.get_or_init(|| expansions(&self.glossary, self.by_name()))
    }

    /// Which entries are near to one another.
    pub(crate) fn nearness(&self) -> &Nearness {
        self.nearness.get_or_init(|| {
            let entries: Vec<&Entry> = self.glossary.entries().map(|(_, entry)| entry).collect();
            Nearness::new(&entries, &self.passages())
        })
    }

    /// The names that definitions use and that are no entries.
    pub(crate) fn proper_names(&self) -> &ProperNames {
        self.proper_names.get_or_init(|| ProperNames::new(&self.passages(), self.words_of_longer_names()))
    }

    /// The words of names of several words, folded, that are no name alone: `strict` and `SSL` of Full (strict) SSL.
    fn words_of_longer_names(&self) -> impl Iterator<Item = String> {
        let names =
            self.glossary.entries().flat_map(|(_, entry)| std::iter::once(&entry.term).chain(&entry.aliases));
        let longer = names.filter(|name| words(name).nth(1).is_some());
        let of_names = longer.flat_map(|name| words(name).map(|word| fold(word.text)));
        of_names.chain(self.expansions().all_words()).filter(|word| self.named(&name_key(word)).is_empty())
    }

    fn passages(&self) -> Vec<Passage> {
        self.glossary.entries().map(|(_, entry)| Passage::new(&entry.definition)).collect()
    }

    /// All names of an entry, its term first: what a typed answer may be, and what a prompt must not show.
    pub(crate) fn names_of(&self, index: u32) -> Vec<String> {
        let entry = self.entry(index);
        let mut names = vec![entry.term.clone()];
        names.extend(entry.aliases.iter().chain(&entry.expansion).cloned());
        let spelled_out = self.expansions().of_entry(index).filter(|(acronym, _)| *acronym == entry.term);
        for (_, expansion) in spelled_out {
            if !names.iter().any(|name| name == expansion) {
                names.push(expansion.to_owned());
            }
        }
        names
    }

    /// The entries that have that name, by its key.
    pub(crate) fn named(&self, key: &str) -> &[u32] {
        self.by_name().holders(key)
    }

    /// Whether some definition has a word of that stem. Reads them all: for the few answers that look like a slip.
    pub(crate) fn uses_word(&self, stem: &str) -> bool {
        let Some(first) = stem.chars().next() else { return false };
        let begins = |word: &str| {
            word.chars().next().is_some_and(|c| fold(c.encode_utf8(&mut [0; 4])).starts_with(first))
        };
        (0..self.entry_count()).any(|entry| {
            let text = self.passage(entry).text;
            words(&text).any(|word| begins(word.text) && self::stem(&fold(word.text)) == stem)
        })
    }

    /// Every key of a name, with the entries that have it.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &[u32])> {
        self.by_name().iter()
    }

    pub(crate) fn entry_of_id(&self, id: &str) -> Option<u32> {
        let card = self.card(&CardId::new(id, CardKind::Meaning, 1))?;
        Some(card.entry)
    }
}
