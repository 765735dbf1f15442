//! What the command-line program makes of a glossary: questions, grades, exports.

#[path = "support/program.rs"]
mod program;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;

use program::{errors, folder, glossary};
use readyroom::glossary::embedded;
use serde_json::Value;

/// Entries that are hard to write down: separators, quotes, several lines, markup, other names, redirects.
const AWKWARD: &str = r#"# Ops

## Neon, "the" database

**CU (Compute Unit)**: Neon's `<unit>` & price; "scales" to zero. (Chapters 8, 9)

**Branch**: Copy of a project's data:

- cheap, fast
- We have 3.

**Unit**: See CU.
"#;

/// The package, whose `glossary/` is read when no path is given.
fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the program wrote to standard output; it must have ended well.
fn printed(arguments: &[&str], folder: &Path) -> String {
    let output = glossary(arguments, folder);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", errors(&output));
    text(&output)
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it is UTF-8")
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// The entries of a dump, each with the name of its section.
fn dumped(text: &str) -> Vec<(String, Value)> {
    let dump: Value = serde_json::from_str(text).expect("it is JSON");
    let sections = dump["sections"].as_array().expect("sections are listed").clone();
    let entries = sections.iter().flat_map(|section| {
        let entries = section["entries"].as_array().expect("entries are listed");
        entries.iter().map(|entry| (string(&section["name"]), entry.clone()))
    });
    entries.collect()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Reads delimited text as RFC 4180 says, whatever ends its lines.
fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => field.extend(rest.next()),
            '"' => quoted = !quoted,
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            c if c == separator && !quoted => row.push(std::mem::take(&mut field)),
            c => field.push(c),
        }
    }
    assert!(row.is_empty() && field.is_empty() && !quoted, "the last row has an end");
    rows
}

#[test]
fn help_lists_every_command() {
    let help = printed(&["--help"], package());
    for command in ["check", "dump", "questions", "grade", "export"] {
        assert!(help.contains(&format!("  glossary {command} ")), "{command}: {help}");
    }
}

#[test]
fn each_command_says_how_it_is_called() {
    for command in ["check", "dump", "questions", "grade", "export", "diff"] {
        for flag in ["--help", "-h"] {
            let help = printed(&[command, flag], package());
            assert!(help.starts_with(&format!("usage:\n  glossary {command} ")), "{help}");
            assert_eq!(help.matches("  glossary ").count(), 1, "of no other: {help}");
        }
    }
    let version = format!("glossary {} (Readyroom)\n", env!("CARGO_PKG_VERSION"));
    assert_eq!((printed(&["--version"], package()), printed(&["-V"], package())), (version.clone(), version));
}

#[test]
fn check_counts_one_as_one() {
    let folder = folder(&[("g.md", b"")]);
    let said = |text: &[u8]| {
        fs::write(folder.join("g.md"), text).unwrap();
        let output = glossary(&["check", "g.md"], &folder);
        errors(&output).lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(
        said(b"# G\n\n## Ops\n\n**Pod**: A pod.\n\n---\n\nThis is how we do it.\n"),
        "1 entry in 1 section; 0 errors, 1 warning; 1 block of prose is no entry and was left out"
    );
    assert_eq!(
        said(b"# G\n\n## Ops\n\n**Pod**: Unit.\n\n**Node**: Machine.\n"),
        "2 entries in 1 section; 0 errors, 0 warnings; 0 blocks of prose are no entry and were left out"
    );
}

#[test]
fn a_wrong_call_ends_with_2_and_says_how_to_call() {
    let calls: [&[&str]; 14] = [
        &["questions", "--seed"],
        &["questions", "--seed", "-1"],
        &["questions", "--seed", "many"],
        &["questions", "--list"],
        &["questions", "nowhere.md"],
        &["grade"],
        &["grade", "--card", "pod/meaning"],
        &["grade", "--answer", "Pod"],
        &["grade", "--card", "pod/meaning", "--answer"],
        &["grade", "--card", "pod/meaning", "--answer", "Pod", "nowhere.md"],
        &["export"],
        &["export", "--format"],
        &["export", "--format", "xml"],
        &["export", "--format", "csv", "nowhere.md"],
    ];
    for call in calls {
        let output = glossary(call, package());
        assert_eq!(output.status.code(), Some(2), "{call:?}: {}", errors(&output));
        assert_eq!(text(&output), "", "{call:?} prints nothing to standard output");
        assert!(errors(&output).contains("usage:"), "{call:?}: {}", errors(&output));
    }
}

#[test]
fn errors_of_the_glossary_are_reported_and_end_with_1_but_keep_nothing_from_working() {
    let folder = folder(&[
        ("glossary/a.md", b"# G\n\n**Pod**: Unit.\n"),
        ("glossary/glossary.toml", b"titel = \"Ours\"\n"),
    ]);
    let calls: [&[&str]; 5] = [
        &["questions"],
        &["grade", "--card", "pod/meaning", "--answer", "Pod"],
        &["export", "--format", "anki"],
        &["export", "--format", "csv"],
        &["export", "--format", "json"],
    ];
    for call in calls {
        let output = glossary(call, &folder);
        assert_eq!(output.status.code(), Some(1), "{call:?}");
        let place = Path::new("glossary").join("glossary.toml");
        let expected = format!("{}:1:1: error[settings]: ", place.display());
        assert!(errors(&output).starts_with(&expected), "{call:?}: {}", errors(&output));
        assert!(!text(&output).is_empty(), "{call:?}");
    }
}

#[test]
fn questions_are_of_the_published_shape() {
    let embedded = embedded().expect("it was embedded by this build");
    let sections: BTreeMap<&str, &str> =
        embedded.entries().map(|(section, entry)| (&*entry.id, &*section.id)).collect();
    let lines = printed(&["questions", "--seed", "7"], package());
    let mut asked: BTreeSet<String> = BTreeSet::new();
    for (line, question) in lines.lines().zip(json_lines(&lines)) {
        let mut places = ["card", "kind", "section", "prompt", "choices", "answer", "accept"]
            .map(|field| line.find(&format!("\"{field}\":")));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{line}");
        places.sort();
        assert_eq!(question.as_object().map(serde_json::Map::len), Some(places.len()), "{line}");

        let (card, kind) = (string(&question["card"]), string(&question["kind"]));
        let (entry, _) = card.split_once('/').expect("a card's id has a kind");
        assert_eq!(question["section"].as_str(), sections.get(entry).copied(), "{line}");
        let choices = question["choices"].as_array().expect("choices are listed");
        let picks = ["choice", "cloze", "reverse"].contains(&&*kind);
        assert_eq!(choices.contains(&question["answer"]), picks, "{line}");
        assert_eq!(choices.is_empty(), !picks, "{line}");
        let accept = question["accept"].as_array().expect("what is accepted is listed");
        assert_eq!(accept.first() == Some(&question["answer"]), kind == "typed", "{line}");
        asked.insert(card);
    }
    for (_, entry) in embedded.entries().filter(|(_, entry)| !entry.redirect) {
        assert!(asked.contains(&format!("{}/meaning", entry.id)), "{}", entry.id);
    }
}

#[test]
fn questions_depend_on_the_seed_alone() {
    let of = |seed: &str| printed(&["questions", "--seed", seed, "glossary/05-neon.md"], package());
    assert_eq!(of("7"), of("7"));
    assert_ne!(of("7"), of("18446744073709551615"));
    assert_eq!(printed(&["questions", "glossary/05-neon.md"], package()), of("1"), "without a seed it is 1");
}

#[test]
fn questions_can_be_answered_with_their_answers() {
    let questions = json_lines(&printed(&["questions"], package()));
    let typed = |kind: &str| {
        let found = questions
            .iter()
            .filter(move |question| question["kind"] == "typed" && string(&question["card"]).ends_with(kind));
        found.cloned().collect::<Vec<_>>()
    };
    for kind in ["/meaning", "/expansion", "/local"] {
        let of_kind = typed(kind);
        assert!(!of_kind.is_empty(), "{kind}");
        for question in of_kind.iter().step_by(of_kind.len().div_ceil(2)) {
            let (card, answer) = (string(&question["card"]), string(&question["answer"]));
            let grade = printed(&["grade", "--card", &card, "--answer", &answer], package());
            assert!(grade.starts_with("correct: "), "{card} {answer}: {grade}");
        }
    }
}

#[test]
fn grade_says_what_an_answer_is_worth_and_why() {
    let folder = folder(&[("glossary/a.md", AWKWARD.as_bytes())]);
    let cases = [
        ("cu/meaning", "CU", "correct: it is the answer"),
        ("cu/meaning", "cu", "correct: it is the answer, written a little differently"),
        ("cu/meaning", "Branch", "incorrect: that is another term, Branch"),
        ("cu/meaning", "", "incorrect: nothing was answered"),
        ("cu/meaning", "--help", "incorrect: expected: CU"),
        ("cu/expansion", "comptue unit", "close: a typo; the answer is Compute Unit"),
        ("branch/local", "4", "incorrect: the value must be exact: We have 3."),
    ];
    for (card, answer, expected) in cases {
        let call = ["grade", "--card", card, "--answer", answer];
        assert_eq!(printed(&call, &folder), format!("{expected}\n"), "{card} {answer}");
    }
}

#[test]
fn a_card_that_is_not_there_is_met_with_those_that_are_near() {
    let folder = folder(&[("glossary/a.md", AWKWARD.as_bytes())]);
    let said = |card: &str| {
        let output = glossary(&["grade", "--card", card, "--answer", "x"], &folder);
        assert_eq!((output.status.code(), &*text(&output)), (Some(1), ""), "{card}");
        errors(&output)
    };
    assert!(said("cu/meanin").ends_with("; near it: cu/meaning, cu/expansion\n"), "{}", said("cu/meanin"));
    assert!(said("CU").ends_with("; near it: cu/meaning, cu/expansion\n"), "{}", said("CU"));
    assert!(said("brnach/meaning").contains("near it: branch/meaning"), "{}", said("brnach/meaning"));
    for card in ["zzz/meaning", "", "/", "ööö/\u{202e}"] {
        assert!(!said(card).contains("near it"), "{}", said(card));
        assert!(said(card).contains("`glossary questions` lists every card"), "{}", said(card));
    }
}

#[test]
fn anki_gets_notes_that_an_import_updates() {
    let folder = folder(&[
        ("glossary/a.md", AWKWARD.as_bytes()),
        ("glossary/glossary.toml", b"title = \"Our\\nwords\"\n"),
    ]);
    let export = printed(&["export", "--format", "anki"], &folder);
    let header: Vec<&str> = export.lines().take_while(|line| line.starts_with('#')).collect();
    assert_eq!(
        header,
        [
            "#separator:tab",
            "#html:false",
            "#notetype:Basic",
            "#deck:Our words",
            "#guid column:1",
            "#tags column:7",
            "#GUID, term, definition, expansion, chapters, section, tags",
        ]
    );
    let section = "Neon, \"the\" database";
    let expected = [
        [
            "readyroom/cu",
            "CU",
            "Neon's <unit> & price; \"scales\" to zero.",
            "Compute Unit",
            "8, 9",
            section,
            "section::neon-the-database chapter::8 chapter::9",
        ],
        [
            "readyroom/branch",
            "Branch",
            "Copy of a project's data:\ncheap, fast\nWe have 3.",
            "",
            "",
            section,
            "section::neon-the-database",
        ],
    ];
    assert_eq!(
        rows(&export, '\t')[header.len()..],
        expected,
        "an entry that only points has nothing to learn"
    );
}

#[test]
fn csv_holds_what_dump_holds() {
    let folder = folder(&[("glossary/a.md", AWKWARD.as_bytes())]);
    for folder in [&*folder, package()] {
        let export = printed(&["export", "--format", "csv"], folder);
        assert_eq!(export.matches("\r\n").count(), rows(&export, ',').len(), "RFC 4180 ends lines so");
        let rows = rows(&export, ',');
        let header = [
            "id",
            "section",
            "term",
            "expansion",
            "aliases",
            "definition",
            "chapters",
            "see",
            "file",
            "line",
        ];
        assert_eq!(rows[0], header);
        let entries = dumped(&printed(&["dump"], folder));
        assert_eq!(rows.len(), 1 + entries.len());
        for (row, (section, entry)) in rows[1..].iter().zip(&entries) {
            for (name, field) in header.iter().zip(row) {
                let expected = if *name == "section" { section.clone() } else { plain(&entry[name]) };
                assert_eq!(*field, expected, "{name} of {entry}");
            }
        }
    }
}

/// A value of a dump as it stands in a field.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

#[test]
fn json_is_what_dump_prints() {
    assert_eq!(printed(&["export", "--format", "json"], package()), printed(&["dump"], package()));
}
