//! What changed between two glossaries: a table of edits that people judged, and what holds for any edit.

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;
use readyroom::glossary::{SourceFile, parse};
use readyroom::quiz::{CardId, Change, Deck, PieceKind, diff, word_diff};

fn deck(text: &str) -> Deck {
    Deck::new(parse(&[SourceFile::new("glossary.md", text)]).glossary)
}

/// A judged edit.
#[derive(Debug, Default)]
struct Edit {
    title: String,
    old: String,
    new: String,
    /// Each line `card change`.
    expected: BTreeSet<String>,
}

/// The blocks of a table: `=== title`, `- ` old lines, `+ ` new lines, `! card change` lines.
fn edits(table: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for line in table.lines() {
        if let Some(title) = line.strip_prefix("=== ") {
            edits.push(Edit { title: title.to_owned(), ..Edit::default() });
        }
        let Some(edit) = edits.last_mut() else { continue };
        match line.split_at_checked(2) {
            Some(("- ", text)) => add_line(&mut edit.old, text),
            Some(("+ ", text)) => add_line(&mut edit.new, text),
            Some(("! ", change)) => drop(edit.expected.insert(change.to_owned())),
            _ => {}
        }
    }
    edits
}

fn add_line(text: &mut String, line: &str) {
    if text.is_empty() && !line.starts_with('#') {
        text.push_str("## Ops\n\n");
    }
    text.push_str(line);
    text.push_str("\n\n");
}

fn found(edit: &Edit) -> BTreeSet<String> {
    let changes = diff(&deck(&edit.old), &deck(&edit.new));
    changes.iter().map(|change| format!("{} {}", change.card, change.change.name())).collect()
}

/// The share of edits of which every change is found as judged, and nothing else.
fn share_right(table: &str) -> f64 {
    let edits = edits(table);
    let wrong: Vec<(&Edit, BTreeSet<String>)> = edits
        .iter()
        .map(|edit| (edit, found(edit)))
        .filter(|(edit, found)| edit.expected != *found)
        .collect();
    for (edit, found) in &wrong {
        println!("{}: expected {:?}, found {found:?}", edit.title, edit.expected);
    }
    1.0 - wrong.len() as f64 / edits.len() as f64
}

#[test]
fn edits_mean_what_people_say() {
    let table = include_str!("data/edits.txt");
    assert!(edits(table).len() >= 60);
    let share = share_right(table);
    println!("{:.1} % of {}", share * 100.0, edits(table).len());
    assert!(share >= 0.95, "{share}");
}
