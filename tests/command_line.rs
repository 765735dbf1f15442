//! The command-line program, as a docs team's CI calls it.

#[path = "support/program.rs"]
mod program;

use std::path::Path;

use program::{errors, folder, glossary};

#[test]
fn check_ends_with_0_1_or_2() {
    let folder = folder(&[
        ("glossary/a.md", b"# G\n\n**Pod**: Unit.\n"),
        ("warn.md", b"# G\n\n**Pod**: A pod.\n\n**Node**: Machine.\n"),
        ("bad.md", b"# G\n\n**A1**: See B1.\n\n**B1**: See A1.\n"),
        ("bytes.md", b"# G\n\n**Pod**: \xFF\n"),
        ("empty.md", b""),
    ]);
    let code = |arguments: &[&str]| glossary(arguments, &folder).status.code();
    assert_eq!(code(&["check"]), Some(0));
    assert_eq!(code(&["check", "warn.md"]), Some(0));
    assert_eq!(code(&["check", "--deny-warnings", "warn.md"]), Some(1));
    assert_eq!(code(&["check", "bad.md"]), Some(1));
    assert_eq!(code(&["check", "empty.md"]), Some(1));
    assert_eq!(code(&["check", "nowhere.md"]), Some(2));
    assert_eq!(code(&["check", "--colour"]), Some(2));
    assert_eq!(code(&["check", "--format", "xml"]), Some(2));
    assert_eq!(code(&["frobnicate"]), Some(2));
    assert_eq!(code(&[]), Some(2));
    let output = glossary(&["check", "bytes.md"], &folder);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).starts_with("bytes.md:3:10: error[invalid-utf8]: "), "{}", errors(&output));
}

#[test]
fn findings_are_for_people_programs_and_pull_requests() {
    let folder = folder(&[("g.md", b"# G\n\n**Pod**: A pod.\n\n**Node**: Machine.\n")]);
    let text = glossary(&["check", "g.md"], &folder);
    assert!(errors(&text).starts_with("g.md:3:3: warning[repeats-term]: "), "{}", errors(&text));
    assert!(!errors(&text).contains('\x1b'), "colour is for terminals");
    let json = glossary(&["check", "--format", "json", "g.md"], &folder);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("it is JSON");
    assert_eq!((json[0]["code"].as_str(), json[0]["line"].as_u64()), (Some("repeats-term"), Some(3)));
    let github = glossary(&["check", "--format=github", "g.md"], &folder);
    let github = String::from_utf8_lossy(&github.stdout);
    assert!(github.starts_with("::warning file=g.md,line=3,col=3,title=repeats-term::"), "{github}");
}

#[test]
fn dump_is_the_glossary_as_json() {
    let folder = folder(&[
        (
            "glossary/a.md",
            "# Ops\n\n**CU (Compute Unit)**: Neon's `unit`. (Chapter 8)\n\n**Unit**: See CU.\n".as_bytes(),
        ),
        ("glossary/glossary.toml", b"title = \"Ours\"\n"),
    ]);
    let output = glossary(&["dump"], &folder);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let dump: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let path = Path::new("glossary").join("a.md");
    let expected = serde_json::json!({"title": "Ours", "sections": [{"id": "ops", "name": "Ops", "entries": [
        {"id": "cu", "term": "CU", "expansion": "Compute Unit", "aliases": [], "definition": "Neon's unit.", "chapters": [8],
         "see": [], "file": path, "line": 3},
        {"id": "unit", "term": "Unit", "expansion": null, "aliases": [], "definition": "See CU.", "chapters": [],
         "see": ["cu"], "file": path, "line": 5},
    ]}]});
    assert_eq!(dump, expected);
    assert_eq!(output.stdout, glossary(&["dump"], &folder).stdout, "the same each time");
}

#[test]
fn diff_tells_each_cards_change() {
    let folder = folder(&[
            ("old.md", b"## Ops\n\n**Node**: Machine of the cluster. We have 3.\n\n**Box**: Server that runs jobs overnight.\n"),
            ("new.md", b"## Ops\n\n**Node**: Machine of the cluster. We have 5.\n\n**Runner**: Server that runs jobs overnight.\n"),
            ("bad.md", b"# G\n\n**A1**: See B1.\n\n**B1**: See A1.\n"),
        ],
    );
    let output = glossary(&["diff", "old.md", "new.md"], &folder);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let expected = concat!(
        r#"{"card":"node/local","change":"local-fact","old":"We have 3.","new":"We have 5."}"#,
        "\n",
        r#"{"card":"runner/meaning","change":"renamed","old":"Box","new":"Runner","from":"box/meaning"}"#,
        "\n",
    );
    assert_eq!(lines, expected);
    let same = glossary(&["diff", "old.md", "old.md"], &folder);
    assert_eq!((same.status.code(), same.stdout.len()), (Some(0), 0));
    for arguments in [
        &["diff"][..],
        &["diff", "old.md"],
        &["diff", "old.md", "new.md", "bad.md"],
        &["diff", "old.md", "nowhere.md"],
    ] {
        assert_eq!(glossary(arguments, &folder).status.code(), Some(2), "{arguments:?}");
    }
}
