//! What there is to know about each entry: the cards of a glossary, before they have names.

use crate::glossary::{Entry, Glossary};

use super::deck::Subject;
use super::expansions::Expansions;
use super::facts::local_facts;
use super::text::{Passage, sentences};
use super::values::values;

/// For each entry, in document order, what its cards are about.
pub(crate) fn subjects(glossary: &Glossary, expansions: &Expansions) -> Vec<Vec<Subject>> {
    let entries = glossary.entries().map(|(_, entry)| entry);
    (0..).zip(entries).map(|(index, entry)| subjects_of(index, entry, expansions)).collect()
}

fn subjects_of(index: u32, entry: &Entry, expansions: &Expansions) -> Vec<Subject> {
    let passage = Passage::new(&entry.definition);
    if !is_askable(entry, &passage) {
        return Vec::new();
    }
    let mut subjects = vec![Subject::Meaning];
    subjects.extend(expansions.of_entry(index).map(|(acronym, expansion)| Subject::Expansion {
        acronym: acronym.to_owned(),
        expansion: expansion.to_owned(),
    }));
    // A definition that is one local sentence is asked by its Meaning card already, but for its figures.
    let is_only_one = sentences(&passage.text).len() == 1;
    let facts = local_facts(&passage)
        .into_iter()
        .filter(|sentence| !is_only_one || !values(&passage, sentence.clone()).is_empty());
    subjects.extend(facts.map(|sentence| Subject::Fact { sentence }));
    subjects
}

/// Whether there is anything to ask about an entry.
pub(crate) fn is_askable(entry: &Entry, passage: &Passage) -> bool {
    !entry.redirect && passage.text.contains(char::is_alphanumeric)
}
