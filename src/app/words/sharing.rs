//! The words of texts for other people. None of them gives an answer away.

use super::{PRODUCT, count};

pub(crate) const REPORT_PROBLEM: &str = "Report a problem with this entry";
pub(crate) const NOTE_COPIED: &str =
    "A note about this entry is in the clipboard. Paste it where your team takes corrections.";
pub(crate) const COPY_RESULT: &str = "Copy result";
pub(crate) const SHARE_RESULT: &str = "Share result";
pub(crate) const RESULT_COPIED: &str = "The result is in the clipboard.";
pub(crate) const NOT_COPIED: &str = "The browser did not let the page copy. It does on https: addresses, if copying is allowed in its settings.";

/// A note in Markdown about an entry, with everything that is needed to find it; what is wrong is for the person to say.
pub(crate) fn problem_note(term: &str, file: &str, line: u32, title: &str, definition: &str) -> String {
    let quoted = definition.lines().map(|line| format!("> {line}").trim_end().to_owned());
    let quoted = quoted.collect::<Vec<_>>().join("\n");
    format!(
        "**Problem with “{term}”** in {title}, `{file}:{line}`\n\n{quoted}\n\nWhat is wrong, and what it should say:\n"
    )
}

/// "Readyroom, Neon: 10 of 12 questions right (83 %)."
pub(crate) fn result(about: &str, answered: usize, right: usize) -> String {
    let percent = right * 100 / answered.max(1);
    format!(
        "{PRODUCT}, {about}: {right} of {} right ({percent} %).",
        count(answered, "question", "questions")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_says_where_the_entry_stands_and_quotes_it() {
        let note = problem_note("goose", "glossary/ops.md", 12, "Ops", "A tool.\n\nSee there.");
        let expected = "**Problem with “goose”** in Ops, `glossary/ops.md:12`\n\n> A tool.\n>\n> See there.\n\nWhat is wrong, and what it should say:\n";
        assert_eq!(note, expected);
    }

    #[test]
    fn a_result_is_numbers_only() {
        assert_eq!(result("Neon", 12, 10), "Readyroom, Neon: 10 of 12 questions right (83 %).");
        assert_eq!(result("Neon", 1, 1), "Readyroom, Neon: 1 of 1 question right (100 %).");
    }
}
