//! What changed between two glossaries: a table of edits that people judged, and what holds for any edit.

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;
use readyroom::glossary::{Block, Entry, Inline, SourceFile, parse};
use readyroom::quiz::{CardId, Change, Deck, PieceKind, diff, word_diff};

#[path = "support/large.rs"]
mod large;

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
    /// What the comparison is known to find instead; nothing where it agrees.
    instead: BTreeSet<String>,
}

/// The blocks of a table: `=== title`, `- ` old lines, `+ ` new lines, `! card change` lines, `? card change` lines.
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
            Some(("? ", change)) => drop(edit.instead.insert(change.to_owned())),
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

/// The share of edits of which every change is found as judged, and nothing else. Where the comparison and people are known
/// to differ, the table says so: any other difference is a mistake that was not there before.
fn share_right(table: &str) -> f64 {
    let edits = edits(table);
    let wrong: Vec<(&Edit, BTreeSet<String>)> = edits
        .iter()
        .map(|edit| (edit, found(edit)))
        .filter(|(edit, found)| edit.expected != *found)
        .collect();
    for (edit, found) in &wrong {
        assert_eq!(*found, edit.instead, "{}: expected {:?}", edit.title, edit.expected);
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

#[test]
fn edits_judged_later_mean_what_people_say() {
    for table in [
        include_str!("data/edits-later.txt"),
        include_str!("data/edits-last.txt"),
        include_str!("data/edits-heldout.txt"),
    ] {
        let share = share_right(table);
        println!("{:.1} % of {}", share * 100.0, edits(table).len());
        assert!(share >= 0.95, "{share}");
    }
}

/// Ten thousand entries, of which every fifth changed somehow, and all of which got other terms: the time is printed,
/// for `--nocapture`; what is found must be right.
#[test]
fn large_glossaries_are_compared_by_index() {
    let glossary = large::glossary(10_000);
    let (mut edited, mut renamed) = (glossary.clone(), glossary.clone());
    for (at, entry) in edited.sections.iter_mut().flat_map(|section| &mut section.entries).enumerate() {
        match at % 20 {
            0 | 5 => edit(entry, "We have ", "We have 1"),
            10 => edit(entry, " that ", " which "),
            15 => rename(entry),
            _ => {}
        }
    }
    renamed.sections.iter_mut().flat_map(|section| &mut section.entries).for_each(|entry| {
        rename(entry);
        edit(entry, " that ", " which ");
    });
    let [old, edited, renamed] = [glossary, edited, renamed].map(Deck::new);
    for (new, expected) in [(&old, [0, 0, 0]), (&edited, [500, 1000, 500]), (&renamed, [10_000, 0, 0])] {
        let start = std::time::Instant::now();
        let changes = diff(&old, new);
        println!("{} changes in {:?}", changes.len(), start.elapsed());
        let count = |change, kind| {
            changes
                .iter()
                .filter(|found| found.change == change && found.card.as_str().ends_with(kind))
                .count()
        };
        let found = [
            count(Change::Renamed, "/meaning"),
            count(Change::LocalFact, "/local"),
            count(Change::Wording, "/meaning"),
        ];
        assert_eq!(found, expected);
    }
}

fn rename(entry: &mut Entry) {
    entry.term = format!("Renamed {}", entry.term);
    entry.id = format!("renamed-{}", entry.id);
}

fn edit(entry: &mut Entry, from: &str, to: &str) {
    let text = entry.definition_text().replacen(from, to, 1);
    entry.definition = vec![Block::Paragraph(vec![Inline::Text(text)])];
}

/// Glossaries of few terms and sentences, so that pairs of them have much in common.
fn glossary() -> impl Strategy<Value = String> {
    let term = prop::sample::select(vec![
        "Pod",
        "Pods",
        "Node",
        "HPA (Horizontal Pod Autoscaler)",
        "Secret",
        "Box",
        "x",
        "容器",
    ]);
    let sentence = prop::sample::select(vec![
        "Smallest unit that is scheduled.",
        "Machine that runs pods.",
        "Value that only few may read, formerly Box.",
        "We have 3.",
        "We have 5 of them.",
        "We do not use it.",
        "Runs `a b` via CNI (Container Network Interface).",
        "容器。",
        "See Pod.",
    ]);
    let entry = (term, prop::collection::vec(sentence, 1..4))
        .prop_map(|(term, sentences)| format!("**{term}**: {}\n\n", sentences.join(" ")));
    let section = prop::collection::vec(entry, 0..5).prop_map(|entries| entries.concat());
    prop::collection::vec(section, 1..4).prop_map(|sections| {
        sections.iter().enumerate().map(|(at, text)| format!("## Section {at}\n\n{text}")).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn equal_glossaries_do_not_differ(text in glossary()) {
        prop_assert_eq!(diff(&deck(&text), &deck(&text)), []);
    }

    #[test]
    fn no_history_is_lost_or_doubled(old in glossary(), new in glossary()) {
        let (old, new) = (deck(&old), deck(&new));
        let changes = diff(&old, &new);
        prop_assert_eq!(&changes, &diff(&old, &new), "the same each time");

        let of = |change: Change| changes.iter().filter(move |found| found.change == change);
        let unique = |ids: Vec<&CardId>| ids.iter().collect::<HashSet<_>>().len() == ids.len();
        let carried = || of(Change::Renamed).chain(of(Change::Moved));
        let sources: Vec<&CardId> = carried().filter_map(|change| change.from.as_ref()).collect();
        prop_assert!(unique(sources.clone()), "no card goes to two");
        prop_assert!(unique(carried().map(|change| &change.card).collect()), "no two go to one");

        // Every old card is removed, carried, or stays under its id; every new one is added or is one of those.
        let removed: HashSet<&CardId> = of(Change::Removed).map(|change| &change.card).collect();
        let added: HashSet<&CardId> = of(Change::Added).map(|change| &change.card).collect();
        let mut after: Vec<&CardId> = carried().map(|change| &change.card).collect();
        let stays = |id: &&CardId| !removed.contains(*id) && !sources.contains(id);
        after.extend(old.cards().iter().map(|card| &card.id).filter(stays));
        after.extend(added);
        prop_assert!(unique(after.clone()), "{changes:?}");
        let new_cards: HashSet<&CardId> = new.cards().iter().map(|card| &card.id).collect();
        prop_assert_eq!(after.into_iter().collect::<HashSet<_>>(), new_cards);
        prop_assert!(removed.iter().all(|id| old.card(id).is_some() && !sources.contains(id)));
    }

    #[test]
    fn pieces_make_both_texts(old in "[ab .\n容]{0,30}", new in "[ab .\n容]{0,30}") {
        let pieces = word_diff(&old, &new);
        let without = |kind| pieces.iter().filter(move |piece| piece.kind != kind).map(|piece| piece.text).collect::<String>();
        prop_assert_eq!(without(PieceKind::Added), &*old);
        prop_assert_eq!(without(PieceKind::Removed), &*new);
        prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
    }

    #[test]
    fn any_text_can_be_compared(old in "\\PC{0,80}", new in "\\PC{0,80}") {
        let entry = |text: &str| deck(&format!("## S\n\n**Pod**: We have 3. {text}\n\n**{text}**: {text}\n"));
        diff(&entry(&old), &entry(&new));
        word_diff(&old, &new);
    }
}
