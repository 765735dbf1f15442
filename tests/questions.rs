//! Are the questions fair? Measured over the project's own glossary and a table of graded answers.

#[path = "support/load.rs"]
mod load;

use std::path::Path;

use readyroom::quiz::{CardId, Deck, grade_text};

#[test]
fn grading_agrees_with_a_fair_colleague() {
    let deck = Deck::new(load::glossary(Path::new("/work/shared/glossary/a-glossary.md")));
    let table = include_str!("data/grading.tsv");
    let (mut rows, mut wrong) = (0, Vec::new());
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [card, answer, expected] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        rows += 1;
        match grade_text(&deck, &CardId::from_stored(card), answer) {
            Ok(report) if report.outcome.to_string() == expected => {}
            Ok(report) => wrong.push(format!("{line}: {} ({})", report.outcome, report.reason)),
            Err(error) => wrong.push(format!("{line}: {error}")),
        }
    }
    assert!(rows >= 300);
    println!("{} of {rows}", rows - wrong.len());
    println!("{}", wrong.join("\n"));
    assert!(wrong.len() * 50 <= rows);
}
