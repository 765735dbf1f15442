//! How fair are the questions about these glossaries? `questions [--list] [PATH..]`
//!
//! Prints, for each path, how many questions of each kind there are, what is wrong with them (judged by a rule of
//! its own), where the right choice stands, and how plausible the wrong ones are. With `--list` prints the
//! questions themselves as JSON lines. Ends with exit code 1 when a question is unfair.

#[path = "../tests/support/fairness.rs"]
mod fairness;
#[path = "../tests/support/load.rs"]
mod load;

use std::collections::BTreeMap;
use std::process::ExitCode;

use readyroom::glossary::Glossary;
use readyroom::quiz::{CardId, CardKind, Deck, QuestionKind, QuestionRecord, list_questions};

/// How many lists of questions the place of the right choice is counted over.
const SEEDS: u64 = 5;

fn main() -> ExitCode {
    let (options, paths): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let mut all_fair = true;
    for path in paths {
        let glossary = load::glossary(path.as_ref());
        let deck = Deck::new(glossary.clone());
        let records: Vec<QuestionRecord> = list_questions(&deck, 1).collect();
        if options.iter().any(|option| option == "--list") {
            for record in &records {
                println!("{}", serde_json::to_string(record).expect("a record holds strings only"));
            }
        } else {
            println!("{path}");
            all_fair &= report(&glossary, &deck, &records);
        }
    }
    if all_fair { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn report(glossary: &Glossary, deck: &Deck, records: &[QuestionRecord]) -> bool {
    let askable: Vec<&str> = glossary
        .entries()
        .filter(|(_, entry)| !entry.redirect && entry.definition_text().contains(char::is_alphanumeric))
        .map(|(_, entry)| &*entry.id)
        .collect();
    let without_meaning =
        askable.iter().filter(|id| deck.card(&CardId::new(id, CardKind::Meaning, 1)).is_none()).count();
    println!("  entries {}, cards {}, questions {}", askable.len(), deck.cards().len(), records.len());
    println!("  by kind: {}", counted(records, |record| record.kind.name().to_owned()));
    println!("  by section: {}", counted(records, |record| record.section.clone()));
    let only_reveal = askable.iter().filter(|id| {
        let of_entry = |record: &&QuestionRecord| record.card.as_str() == format!("{id}/meaning");
        records.iter().filter(of_entry).all(|record| record.kind == QuestionKind::Reveal)
    });
    println!(
        "  askable entries without a Meaning card {without_meaning}, with nothing but reveal {}",
        only_reveal.count()
    );

    let more: Vec<QuestionRecord> = (1..=SEEDS).flat_map(|seed| list_questions(deck, seed)).collect();
    let faults = fairness::faults(glossary, &more);
    for what in ["leak", "double", "choices"] {
        let found = faults.iter().filter(|fault| fault.what == what);
        println!("  {what}: {} of {} questions over {SEEDS} seeds", found.clone().count(), more.len());
        found.take(10).for_each(|fault| println!("    {}", fault.detail));
    }
    let places = fairness::places(&more);
    println!(
        "  place of the right choice {places:?}, chi-squared {:.2} (p > 0.01 below 11.34)",
        fairness::chi_squared(places)
    );
    println!("  length of the right choice, shortest to longest {:?}", fairness::length_ranks(&more));
    let (same, all) = fairness::same_section(glossary, &more);
    println!("  wrong terms of the same section {:.1} %", 100.0 * same as f64 / all.max(1) as f64);
    faults.is_empty() && without_meaning == 0
}

fn counted(records: &[QuestionRecord], key: impl Fn(&QuestionRecord) -> String) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    records.iter().for_each(|record| *counts.entry(key(record)).or_default() += 1);
    let shown: Vec<String> = counts.iter().take(12).map(|(key, count)| format!("{key} {count}")).collect();
    shown.join(", ") + if counts.len() > 12 { ", .." } else { "" }
}
