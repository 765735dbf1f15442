//! Input that is made to harm: nothing may panic, hang or go beyond a limit without saying so.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use readyroom::glossary::{
    Block, Code, Glossary, Limits, MentionIndex, Parsed, SearchIndex, SourceFile, check, parse, parse_limited,
};

fn import(text: impl Into<String>) -> Parsed {
    parse_limited(&[SourceFile::new("g.md", text)], &Limits::IMPORT)
}

fn codes(parsed: &Parsed) -> Vec<Code> {
    parsed.diagnostics.iter().map(|finding| finding.code).collect()
}

/// Generous, since the machine may be busy and the build is not optimised; quadratic work on these
/// would take minutes.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn known_pathological_inputs_are_read_in_time() {
    let entry = "**A**: b\n\n";
    let repeated = |text: &str, count: usize| format!("{entry}{}", text.repeat(count));
    let references: String =
        (0..20_000).map(|number| format!("[r{number}]: http://x.y/{number}\n")).collect();
    for (name, text) in [
        ("quotations", repeated("> ", 50_000)),
        ("quotations in lines", repeated("> > > > > > > > a\n", 5_000)),
        ("open brackets", repeated("[", 50_000)),
        ("brackets", repeated("[a](", 20_000)),
        ("nested brackets", format!("{entry}{}a{}", "[".repeat(20_000), "]".repeat(20_000))),
        ("nested links", repeated("[a](b", 20_000)),
        ("images", repeated("![", 30_000)),
        ("footnotes", repeated("[^\n", 20_000)),
        ("footnote definitions", repeated("[^a]: b\n", 10_000)),
        ("backticks", (1..300).map(|count| "`".repeat(count) + " ").collect()),
        ("pipes", repeated("|", 100_000)),
        ("table rows", format!("a|b\n-|-\n{}", "|\n".repeat(20_000))),
        ("wide table", format!("{}\n{}\n{}", "a|".repeat(2_000), "-|".repeat(2_000), "x\n".repeat(500))),
        ("references", format!("{entry}{references}{}", "[r1] ".repeat(5_000))),
        ("stars", repeated("*a ", 30_000)),
        ("nested stars", repeated("**a *b ", 10_000)),
        ("underscores", repeated("_", 50_000)),
        ("nested lists", (0..2_000).map(|depth| " ".repeat(depth) + "- a\n").collect()),
        ("list markers", repeated("- ", 20_000)),
        ("tags", repeated("<a ", 30_000)),
        ("unclosed comments", repeated("<!-- ", 20_000)),
        ("definition lists", repeated("<dl><dt>a<dd>", 10_000)),
        ("unclosed details", repeated("<details><summary>", 5_000)),
        ("entities", repeated("&#", 50_000)),
        ("shortcodes", repeated("{{<", 30_000)),
        ("parentheses", repeated("**A** (", 10_000)),
        ("open parentheses", format!("**A**: {}", "(".repeat(50_000))),
        ("chapters", format!("**A**: {}", "(Chapter 1) ".repeat(10_000))),
        ("one term again and again", repeated("**Same**: thing\n\n", 10_000)),
        ("see again and again", format!("**A**: {}", "see A, ".repeat(8_000))),
        ("spans", repeated("[a]{#b}", 20_000)),
        ("open spans", repeated("[a]{#", 20_000)),
        ("nested spans", format!("{entry}{}a{}", "[".repeat(20_000), "]{#b}".repeat(20_000))),
        ("roles", repeated("{term}`a` ", 10_000)),
        ("links to shortcodes", repeated("](({{x}})", 10_000)),
        ("fences of colons", repeated(":::{glossary}\na\n b\n:::\n", 5_000)),
        (
            "terms among letters",
            format!("# A\n\n# B\n\n# C\n\n{}", "# ab\n\nx\n\n## c\n\ny\n\n".repeat(3_000)),
        ),
        ("headings", repeated("# a\n", 20_000)),
        (
            "references between terms",
            (0..50_000).map(|number| format!("# w{number}\n\nx\n\n# References\n\nx\n\n")).collect(),
        ),
        (
            "deeper headings",
            (0..5_000).map(|number| format!("{} h{number}\n\nx\n\n", "#".repeat(number % 6 + 1))).collect(),
        ),
    ] {
        let started = Instant::now();
        let parsed = import(text);
        let _ = SearchIndex::new(&parsed.glossary).search("a");
        let index = MentionIndex::new(&parsed.glossary);
        parsed.glossary.entries().for_each(|(_, entry)| drop(index.link(&entry.definition, &entry.id)));
        assert!(started.elapsed() < SOON, "{name} took {:?}", started.elapsed());
    }
}

#[test]
fn each_limit_is_an_error_that_names_it() {
    let file = import(format!("**A**: {}", "b ".repeat(3 << 20)));
    assert_eq!(codes(&file), [Code::FileTooLarge]);
    assert!(file.diagnostics[0].message.contains("the limit is 5 MiB"), "{}", file.diagnostics[0]);

    let entry = import(format!("**A**: {}\n\n**B**: c\n", "b ".repeat(40 << 10)));
    assert_eq!(codes(&entry), [Code::EntryTooLarge]);
    assert!(entry.diagnostics[0].message.contains("the limit is 64 KiB"), "{}", entry.diagnostics[0]);

    let many: String = (0..20_001).map(|number| format!("**T{number}**: d\n\n")).collect();
    let many = import(many);
    assert_eq!(codes(&many), [Code::TooManyEntries]);
    assert!(many.diagnostics[0].message.contains("20000"), "{}", many.diagnostics[0]);
    assert_eq!(many.glossary.entries().count(), 20_000);

    let deep = import(format!("**A**: b\n\n{}c\n", "> ".repeat(40)));
    assert_eq!(codes(&deep), [Code::TooDeep]);
    assert!(deep.diagnostics[0].message.contains("32"), "{}", deep.diagnostics[0]);
}

#[test]
fn one_trusts_ones_own_files_with_more() {
    let many: String = (0..20_001).map(|number| format!("**T{number}**: d\n\n")).collect();
    assert_eq!(parse(&[SourceFile::new("g.md", many)]).diagnostics, []);
}

/// Pieces of Markdown and of glossaries that are likely to meet badly.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("**Pod**: unit\n\n"),
        Just("**"),
        Just("# A\n"),
        Just("## Pod\n\n"),
        Just("- "),
        Just("  "),
        Just("\n\n"),
        Just("> "),
        Just("|a|b|\n|-|-|\n|c|d|\n"),
        Just("[x](#pod)"),
        Just("[["),
        Just("]]"),
        Just("`c`"),
        Just("<dl><dt>"),
        Just("<dd>"),
        Just("</dl>"),
        Just("<details>"),
        Just("<summary>"),
        Just("</summary>"),
        Just("</details>\n"),
        Just("<script>"),
        Just("</script>"),
        Just("(Chapter 3)"),
        Just("(Chapters 1-"),
        Just(" See Pod."),
        Just("\n: def\n"),
        Just("---\n"),
        Just("title: X\n"),
        Just("{{< t text=\"x\" >}}"),
        Just("{#a}"),
        Just("[a]{#b}"),
        Just("{term}"),
        Just("(a)=\n\n"),
        Just(":::{glossary}\n"),
        Just("```{glossary}\n"),
        Just(":::\n"),
        Just("Pod\n  unit\n"),
        Just("*[A]: b\n"),
        Just("\u{200b}"),
        Just("é"),
        Just("容器："),
        Just("\u{202e}"),
        Just("&amp;"),
        Just("**A** (B), **C**"),
        Just(" - "),
        Just("\r\n"),
        Just("\t"),
        Just("aka x"),
        Just(" / "),
        Just("\\"),
        Just("<!--"),
        Just("-->"),
        Just("\0"),
    ]
    .prop_map(str::to_owned);
    let noise = "\\PC{0,12}";
    prop::collection::vec(prop_oneof![4 => piece, 1 => noise], 0..60).prop_map(|pieces| pieces.concat())
}

/// What holds of every glossary, whatever the text.
fn assert_sound(text: &str, glossary: &Glossary) {
    let mut ids: Vec<&str> = glossary.entries().map(|(_, entry)| entry.id.as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "two entries have one id");
    let mut sections: Vec<&str> = glossary.sections.iter().map(|section| section.id.as_str()).collect();
    let count = sections.len();
    sections.sort_unstable();
    sections.dedup();
    assert_eq!(sections.len(), count, "two sections have one id");
    let lines = text.split('\n').count();
    for (_, entry) in glossary.entries() {
        assert!(!entry.id.is_empty() && !entry.term.is_empty());
        assert!((1..=lines).contains(&(entry.line as usize)), "line {} of {lines}", entry.line);
        assert!(entry.see.iter().all(|id| ids.binary_search(&id.as_str()).is_ok() && *id != entry.id));
        assert_links(&entry.definition, glossary);
    }
}

fn assert_links(blocks: &[Block], glossary: &Glossary) {
    let shown = format!("{blocks:?}");
    // What is shown has some characters of an id escaped.
    let is_id =
        |id: &str| glossary.entries().any(|(_, entry)| format!("{:?}", entry.id).trim_matches('"') == id);
    for target in shown.split("target: \"").skip(1).filter_map(|rest| rest.split('"').next()) {
        let inside = target.strip_prefix("#/term/").is_some_and(is_id);
        let outside =
            ["http://", "https://", "mailto:"].iter().any(|scheme| target.to_lowercase().starts_with(scheme));
        assert!(inside || outside, "{target}");
    }
}

/// The letters of a text, so that what markup and spaces do to it does not count.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_sound_glossary_and_the_same_each_time(text in markdown()) {
        let files = [SourceFile::new("g.md", text.clone())];
        let parsed = check(&files, &Limits::IMPORT);
        assert_sound(&text, &parsed.glossary);
        prop_assert_eq!(&parsed, &check(&files, &Limits::IMPORT));
        let index = MentionIndex::new(&parsed.glossary);
        for (_, entry) in parsed.glossary.entries() {
            let linked = index.link(&entry.definition, &entry.id);
            assert_links(&linked, &parsed.glossary);
        }
        let _ = SearchIndex::new(&parsed.glossary).search("po unit");
    }

    #[test]
    fn every_word_of_an_entry_is_within_its_source(terms in prop::collection::vec("X[a-zé]{1,8}( [a-z]{2,6})?", 1..12), words in "[a-zà-ÿ ,.;*_`]{1,60}") {
        let text: String = terms.iter().map(|term| format!("**{term}**: {words} end\n\n")).collect();
        let parsed = parse(&[SourceFile::new("g.md", text.clone())]);
        prop_assert_eq!(parsed.glossary.entries().count(), terms.len());
        let source = letters(&text);
        for ((_, entry), term) in parsed.glossary.entries().zip(&terms) {
            prop_assert_eq!(&entry.term, term);
            prop_assert!(source.contains(&letters(&entry.definition_text())));
        }
    }

    #[test]
    fn any_bytes_are_a_file_or_a_clear_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        match SourceFile::from_bytes("g.md", bytes.clone()) {
            Ok(file) => { let _ = parse(&[file]); }
            Err(finding) => {
                let before = String::from_utf8_lossy(&bytes);
                prop_assert!(finding.line as usize <= before.split('\n').count());
                prop_assert_eq!(finding.code, Code::InvalidUtf8);
            }
        }
    }
}
