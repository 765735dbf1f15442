//! Glossaries of any size, made up.

use readyroom::glossary::SourceFile;

/// A glossary of about as many entries, in the style of a team's own: sections, bold terms, code, chapters.
pub(crate) fn glossary(entries: usize) -> SourceFile {
    let mut text = String::from("# Glossary\n\nWords that we use.\n");
    for number in 0..entries {
        if number % 50 == 0 {
            text.push_str(&format!("\n## Section {}\n", number / 50));
        }
        let entry = match number % 4 {
            0 => format!(
                "**Term{number}**: Lightweight thing of kind {number}. What we run. (Chapter {})",
                number % 20
            ),
            1 => format!(
                "**T{number}X (Thing of {number})**: Resource that holds values; every `pod-{number}` mounts it."
            ),
            2 => format!(
                "**name {number}**: Tool that syncs the *schema*. We used this until 2026-04, replaced by `goose` (Chapter 8)."
            ),
            _ => format!(
                "**part-{number}**: Smallest unit — one or more containers that share network and storage, number {number}."
            ),
        };
        text.push('\n');
        text.push_str(&entry);
        text.push('\n');
    }
    SourceFile::new("glossary.md", text)
}

/// As many entries as make ten megabytes.
pub(crate) fn ten_megabytes() -> SourceFile {
    glossary(97_000)
}
