//! Whether questions are fair, judged from what is printed alone. It shares no code with what makes them: it
//! compares strings in the plainest way.

use std::collections::{BTreeMap, BTreeSet};

use readyroom::glossary::{Entry, Glossary};
use readyroom::quiz::QuestionRecord;

/// What is wrong with a question.
#[derive(Debug)]
pub(crate) struct Fault {
    /// `leak`, `double`, `choices`.
    pub(crate) what: &'static str,
    /// The question and the finding.
    pub(crate) detail: String,
}

/// Every fault of these questions.
pub(crate) fn faults(glossary: &Glossary, records: &[QuestionRecord]) -> Vec<Fault> {
    let entries: BTreeMap<&str, &Entry> = glossary.entries().map(|(_, entry)| (&*entry.id, entry)).collect();
    let mut faults = Vec::new();
    for record in records {
        let entry = entries[record.card.entry()];
        let mut add = |what, finding: String| {
            faults.push(Fault { what, detail: format!("{} {}: {finding}", record.card, record.kind.name()) });
        };
        leaks(record, entry).into_iter().for_each(|finding| add("leak", finding));
        doubles(record, entry, glossary).into_iter().for_each(|finding| add("double", finding));
        choices(record).into_iter().for_each(|finding| add("choices", finding));
    }
    faults
}

/// The answer, read in the prompt.
fn leaks(record: &QuestionRecord, entry: &Entry) -> Vec<String> {
    let mut secrets: Vec<&str> = Vec::new();
    let asks_for_text = matches!(record.kind.name(), "choice" | "cloze" | "typed");
    if asks_for_text {
        secrets.push(&record.answer);
        secrets.extend(record.accept.iter().map(|text| &**text));
    }
    if asks_for_text && record.card.as_str().ends_with("/meaning") && record.kind.name() != "cloze" {
        secrets.push(&entry.term);
        secrets.extend(entry.aliases.iter().chain(&entry.expansion).map(|text| &**text));
    }
    secrets
        .iter()
        .filter(|secret| shows(&record.prompt, secret))
        .map(|secret| format!("shows {secret}"))
        .collect()
}

/// Whether a text shows a name: as it is, or the stem of one of its words at the beginning of a word.
fn shows(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    let found: BTreeSet<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if name.chars().count() >= 4 && text.contains(&*name) {
        return true;
    }
    let plain = |word: &str| word.trim_end_matches('s').to_owned();
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let tells = |word: &&&str| word.chars().count() >= 4 || (words.len() == 1 && !word.is_empty());
    words.iter().filter(tells).any(|word| {
        let stem = naive_stem(word);
        found.iter().any(|other| plain(other) == plain(word) || (stem.len() >= 4 && other.starts_with(&stem)))
    })
}

fn naive_stem(word: &str) -> String {
    let endings = [
        "ations", "ation", "ments", "ment", "ings", "ing", "ers", "er", "ies", "ied", "ed", "es", "s", "y",
        "e",
    ];
    let ending = endings.iter().find(|ending| word.ends_with(*ending) && word.len() >= ending.len() + 4);
    word[..word.len() - ending.map_or(0, |ending| ending.len())].to_owned()
}

/// Choices of which two are right.
fn doubles(record: &QuestionRecord, entry: &Entry, glossary: &Glossary) -> Vec<String> {
    let others = || record.choices.iter().filter(|choice| **choice != record.answer);
    let own_text = entry.definition_text();
    let mut found = Vec::new();
    for choice in others() {
        let lower = choice.to_lowercase();
        let is_own = std::iter::once(&entry.term).chain(&entry.aliases).chain(&entry.expansion);
        if record.card.as_str().ends_with("/meaning")
            && is_own.into_iter().any(|name| name.to_lowercase() == lower)
        {
            found.push(format!("{choice} is another name of the answer"));
        }
        if record.kind.name() == "choice" && record.card.as_str().ends_with("/meaning") {
            let named = glossary.entries().filter(|(_, other)| other.term == *choice);
            for (_, other) in named {
                if other.redirect && other.see.contains(&entry.id) {
                    found.push(format!("{choice} only points to the answer"));
                }
                if alike(&own_text, &other.definition_text()) {
                    found.push(format!("{choice} has an equivalent definition"));
                }
            }
        }
        if record.kind.name() == "reverse" && (alike(choice, &own_text) || alike(choice, &record.answer)) {
            found.push(format!("{choice} says the same"));
        }
    }
    found
}

/// Whether two texts have four fifths of their words in common.
fn alike(a: &str, b: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let lower = text.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned).collect()
    };
    let (a, b) = (words(a), words(b));
    let all = a.union(&b).count();
    all > 0 && a.intersection(&b).count() * 5 >= all * 4
}

/// Choices that are not distinct, or do not hold the answer once.
fn choices(record: &QuestionRecord) -> Vec<String> {
    let picks = matches!(record.kind.name(), "choice" | "cloze" | "reverse");
    if !picks {
        return if record.choices.is_empty() { Vec::new() } else { vec!["has choices".to_owned()] };
    }
    let distinct: BTreeSet<String> =
        record.choices.iter().map(|choice| choice.trim().to_lowercase()).collect();
    let mut found = Vec::new();
    if distinct.len() != record.choices.len() {
        found.push("two choices are the same".to_owned());
    }
    if record.choices.iter().filter(|choice| **choice == record.answer).count() != 1 {
        found.push("the answer is not among the choices once".to_owned());
    }
    if !(3..=6).contains(&record.choices.len()) {
        found.push(format!("{} choices", record.choices.len()));
    }
    found
}

/// How often the right choice stands at each of four places.
pub(crate) fn places(records: &[QuestionRecord]) -> [usize; 4] {
    ranks(records, |record| record.choices.iter().position(|choice| *choice == record.answer))
}

/// How often the right choice is the first, second, third and fourth by length; equal ones count for the
/// middle of their places.
pub(crate) fn length_ranks(records: &[QuestionRecord]) -> [usize; 4] {
    ranks(records, |record| {
        let length = |text: &str| text.chars().count();
        let own = length(&record.answer);
        let shorter = record.choices.iter().filter(|choice| length(choice) < own).count();
        let same = record.choices.iter().filter(|choice| length(choice) == own).count().saturating_sub(1);
        Some(shorter + same / 2)
    })
}

fn ranks(records: &[QuestionRecord], rank: impl Fn(&QuestionRecord) -> Option<usize>) -> [usize; 4] {
    let mut counts = [0; 4];
    for record in records.iter().filter(|record| record.choices.len() == 4) {
        if let Some(count) = rank(record).and_then(|rank| counts.get_mut(rank)) {
            *count += 1;
        }
    }
    counts
}

/// Pearson's statistic of these counts against equal ones. With three degrees of freedom, p is above 0.01 below
/// 11.345.
pub(crate) fn chi_squared(counts: [usize; 4]) -> f64 {
    let all: usize = counts.iter().sum();
    let expected = all as f64 / 4.0;
    counts.iter().map(|&count| (count as f64 - expected).powi(2) / expected.max(1.0)).sum()
}

/// Of the wrong choices that are entries, how many are of the asked entry's section, and how many there are.
pub(crate) fn same_section(glossary: &Glossary, records: &[QuestionRecord]) -> (usize, usize) {
    let (mut same, mut all) = (0, 0);
    let meanings = records
        .iter()
        .filter(|record| record.kind.name() == "choice" && record.card.as_str().ends_with("/meaning"));
    for record in meanings {
        let section = glossary.section(&record.section);
        for choice in record.choices.iter().filter(|choice| **choice != record.answer) {
            all += 1;
            same += usize::from(
                section.is_some_and(|section| section.entries.iter().any(|entry| entry.term == *choice)),
            );
        }
    }
    (same, all)
}
