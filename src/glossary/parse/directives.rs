//! Fences of colons, which hold notes, and the glossaries of MyST: terms with their definitions indented.

use std::borrow::Cow;

use super::text::holds;

/// Blanks out fences of colons, and makes definition lists of glossaries. Every byte stays in its place.
///
/// ```text
/// :::{glossary}                  |
/// :sorted:                       |
/// hull                           | hull
///   Body of a ship.              | : Body of a ship.
/// :::                            |
/// ```
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !holds(text, ":::") && !holds(text, "{glossary}") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut state = State::default();
    for line in text.split_inclusive('\n') {
        state.line(line, &mut out);
    }
    Cow::Owned(out)
}

#[derive(Default)]
struct State<'a> {
    /// The marks of the fence of code that is open.
    code: Option<&'a str>,
    glossary: Option<Glossary<'a>>,
}

struct Glossary<'a> {
    /// The marks that end it, and how far they are indented at most: others are those of a fence in a definition.
    fence: &'a str,
    indent: usize,
    /// Whether no term was seen, so that options may follow.
    begins: bool,
    /// Whether a term waits for its definition.
    waits: bool,
}

impl<'a> State<'a> {
    fn line(&mut self, line: &'a str, out: &mut String) {
        let content = line.trim();
        if let Some(fence) = self.code {
            self.code = (!(content.starts_with(fence) && content.trim_start_matches(&fence[..1]).is_empty()))
                .then_some(fence);
            return out.push_str(line);
        }
        let marks = marks(content);
        if let Some(glossary) = &mut self.glossary {
            if marks.len() >= glossary.fence.len()
                && marks.len() == content.len()
                && marks.starts_with(&glossary.fence[..1])
                && indent(line) <= glossary.indent
            {
                self.glossary = None;
                return blank(line, out);
            }
            return glossary.line(line, out);
        }
        let rest = content.get(marks.len()..).unwrap_or_default().trim();
        if !marks.is_empty() && rest == "{glossary}" {
            self.glossary = Some(Glossary { fence: marks, indent: indent(line), begins: true, waits: false });
            return blank(line, out);
        }
        if marks.starts_with(':') {
            return blank(line, out);
        }
        if !marks.is_empty() {
            self.code = Some(marks);
        }
        out.push_str(line);
    }
}

impl Glossary<'_> {
    fn line(&mut self, line: &str, out: &mut String) {
        let content = line.trim();
        let indented = line.starts_with([' ', '\t']);
        if self.begins && content.starts_with(':') && content.len() > 1 && !content.starts_with(": ") {
            return blank(line, out);
        }
        self.begins &= content.is_empty();
        if indented && self.waits && !content.is_empty() {
            self.waits = false;
            out.push(':');
            return out.push_str(line.get(1..).unwrap_or_default());
        }
        self.waits |= !indented && !content.is_empty() && !content.starts_with(':');
        self.waits &= !content.starts_with(": ");
        out.push_str(line);
    }
}

/// Three or more colons, backticks or tildes that a line begins with.
fn marks(content: &str) -> &str {
    let Some(mark) = content.chars().next().filter(|c| matches!(c, ':' | '`' | '~')) else { return "" };
    let length = content.len() - content.trim_start_matches(mark).len();
    content.get(..length).filter(|marks| marks.len() >= 3).unwrap_or_default()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// As long, with nothing but its line break.
fn blank(line: &str, out: &mut String) {
    let end = line.trim_end_matches(['\n', '\r']).len();
    out.extend(std::iter::repeat_n(' ', end));
    out.push_str(line.get(end..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(text: &str, expected: &str) {
        let plain = plain(text);
        assert_eq!(plain.len(), text.len(), "{text}");
        let lines: Vec<&str> = plain.lines().map(str::trim_end).collect();
        assert_eq!(lines.join("\n"), expected, "{text}");
    }

    #[test]
    fn a_glossary_becomes_a_definition_list() {
        becomes(
            "```{glossary}\n:sorted:\n\nhull\n    Body.\n    More.\n\n    Last.\n\ndeck\n  Floor.\n```\n",
            "\n\n\nhull\n:   Body.\n    More.\n\n    Last.\n\ndeck\n: Floor.\n",
        );
        becomes(":::{glossary}\nhull\n: Body.\n:::\n", "\nhull\n: Body.\n");
    }

    #[test]
    fn notes_lose_their_fences_and_code_stays() {
        becomes("a\n\n:::note Mind\nb\n:::\n", "a\n\n\nb\n");
        becomes("```\n:::\n```\n", "```\n:::\n```");
        becomes("é :::\n", "é :::");
    }
}
