//! What a careful editor would find in a glossary that parses.

use std::collections::HashMap;

use super::diagnostic::{Code, Diagnostic};
use super::limits::Limits;
use super::model::{Block, Entry, Glossary, Inline};
use super::parse::{Parsed, parse_limited};
use super::slug::slug;
use super::source::{Lines, SourceFile, column_of, narrow};

/// A definition of more characters is very long.
const LONG: usize = 2_000;

/// Parses files and looks for everything that is wrong with them, in order of files, lines and columns.
pub fn check(files: &[SourceFile], limits: &Limits) -> Parsed {
    let mut parsed = parse_limited(files, limits);
    let sources = Sources::new(files);
    let mut findings = Findings { sources: &sources, found: std::mem::take(&mut parsed.diagnostics) };
    findings.entries(&parsed.glossary);
    findings.duplicates(&parsed.glossary);
    findings.same_definitions(&parsed.glossary);
    findings.circles(&parsed.glossary);
    for file in files {
        findings.characters(file);
    }
    let mut found = findings.found;
    found.sort_by_cached_key(|finding| {
        (sources.order(&finding.file), finding.line, finding.column, finding.code)
    });
    Parsed { diagnostics: found, ..parsed }
}

/// The files by path.
struct Sources<'a>(HashMap<&'a str, (usize, Lines<'a>)>);

impl<'a> Sources<'a> {
    fn new(files: &'a [SourceFile]) -> Self {
        let lines = files
            .iter()
            .enumerate()
            .map(|(order, file)| (file.path.as_str(), (order, Lines::new(&file.text))));
        Self(lines.collect())
    }

    fn order(&self, path: &str) -> usize {
        self.0.get(path).map_or(usize::MAX, |(order, _)| *order)
    }

    /// The line on which an entry begins.
    fn line(&self, entry: &Entry) -> &str {
        self.0.get(&*entry.file).map_or("", |(_, lines)| lines.text_of(entry.line))
    }

    fn column(&self, entry: &Entry) -> u32 {
        column_of(self.line(entry), &entry.term)
    }
}

struct Findings<'a> {
    sources: &'a Sources<'a>,
    found: Vec<Diagnostic>,
}

impl Findings<'_> {
    fn add(&mut self, code: Code, entry: &Entry, message: String) {
        let column = self.sources.column(entry);
        self.found.push(Diagnostic::new(code, &entry.file, entry.line, column, message));
    }

    /// What is wrong with an entry by itself.
    fn entries(&mut self, glossary: &Glossary) {
        for (_, entry) in glossary.entries() {
            let term = &entry.term;
            if entry.definition.is_empty() {
                self.add(Code::NoDefinition, entry, format!("`{term}` has no definition"));
                continue;
            }
            if let Some(next) = next_term(self.sources.line(entry), entry) {
                let message = format!(
                    "`{term}` has no definition of its own; what follows begins like a term, `{next}`"
                );
                self.add(Code::NoDefinition, entry, message);
            }
            let text = entry.definition_text();
            let length = text.chars().count();
            if length > LONG {
                let message = format!("the definition of `{term}` has {length} characters");
                self.add(Code::LongDefinition, entry, message);
            }
            if entry.redirect && entry.see.is_empty() && !leads_outside(&entry.definition) {
                let message = format!("`{term}` only says `{}`, which is no entry", text.trim());
                self.add(Code::RedirectNowhere, entry, message);
            }
            if repeats(term, &text) {
                self.add(Code::RepeatsTerm, entry, format!("the definition of `{term}` merely repeats it"));
            }
            if let Some(word) = term.split_whitespace().find(|word| mixes_scripts(word)) {
                let message = format!("`{word}` mixes letters of several scripts that look alike");
                self.add(Code::MixedScript, entry, message);
            }
        }
    }

    fn duplicates(&mut self, glossary: &Glossary) {
        for section in &glossary.sections {
            let mut seen: HashMap<String, &Entry> = HashMap::with_capacity(section.entries.len());
            for entry in &section.entries {
                if let Some(first) = seen.get(&entry.term.to_lowercase()) {
                    let message =
                        format!("`{}` is there already, at {}:{}", entry.term, first.file, first.line);
                    self.add(Code::DuplicateTerm, entry, message);
                } else {
                    seen.insert(entry.term.to_lowercase(), entry);
                }
            }
        }
    }

    fn same_definitions(&mut self, glossary: &Glossary) {
        let mut seen: HashMap<String, &Entry> = HashMap::new();
        for (_, entry) in glossary.entries().filter(|(_, entry)| !entry.redirect) {
            let text = slug(&entry.definition_text());
            if text.is_empty() {
                continue;
            }
            match seen.get(&text) {
                Some(first) => {
                    let (a, b) = (&entry.term, &first.term);
                    let place = format!("{}:{}", first.file, first.line);
                    self.add(
                        Code::SameDefinition,
                        entry,
                        format!("`{a}` has the same definition as `{b}`, at {place}"),
                    );
                }
                None => {
                    seen.insert(text, entry);
                }
            }
        }
    }

    /// Follows every redirect once; one that comes back to a redirect of the same walk is a circle.
    fn circles(&mut self, glossary: &Glossary) {
        let redirects: HashMap<&str, &Entry> = glossary
            .entries()
            .filter(|(_, entry)| entry.redirect)
            .map(|(_, entry)| (entry.id.as_str(), entry))
            .collect();
        let mut walked: HashMap<&str, usize> = HashMap::with_capacity(redirects.len());
        for (walk, (_, start)) in glossary.entries().filter(|(_, entry)| entry.redirect).enumerate() {
            let mut next = Some(start);
            while let Some(entry) = next {
                match walked.insert(entry.id.as_str(), walk) {
                    Some(earlier) if earlier == walk => {
                        let message = format!("`{}` leads back to itself by redirects", entry.term);
                        self.add(Code::CircularRedirect, entry, message);
                        break;
                    }
                    Some(_) => break,
                    None => next = entry.see.first().and_then(|id| redirects.get(id.as_str())).copied(),
                }
            }
        }
    }

    fn characters(&mut self, file: &SourceFile) {
        let Some((_, lines)) = self.sources.0.get(file.path.as_str()) else { return };
        let mut before = '\n';
        let mut rest = file.text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let after = rest.peek().map_or('\n', |&(_, next)| next);
            let belongs = (c == '\u{feff}' && at == 0) || joins(before, c, after);
            if let Some(name) = invisible(c).filter(|_| !belongs) {
                let (line, column) = lines.place(narrow(at));
                let message = format!("here is an invisible character, {name} (U+{:04X})", u32::from(c));
                self.found.push(Diagnostic::new(Code::InvisibleCharacter, &file.path, line, column, message));
            }
            before = c;
        }
    }
}

/// What a character that one cannot see is.
fn invisible(c: char) -> Option<&'static str> {
    Some(match c {
        '\n' | '\r' | '\t' | ' '..='~' => return None,
        '\u{200b}' => "a zero-width space",
        '\u{200c}' | '\u{200d}' => "a joiner",
        '\u{2060}'..='\u{2064}' => "a word joiner or an invisible operator",
        '\u{feff}' => "a byte order mark",
        '\u{ad}' => "a soft hyphen",
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a control of the direction of writing"
        }
        '\u{180e}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "a filler",
        '\u{e0000}'..='\u{e007f}' => "a tag",
        c if c.is_control() => "a control character",
        _ => return None,
    })
}

/// Joiners are part of the spelling of some scripts, and of emoji; in Latin text they only hide.
fn joins(before: char, c: char, after: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}') && !before.is_ascii() && !after.is_ascii()
}

/// Latin letters beside Greek or Cyrillic ones in one word.
fn mixes_scripts(word: &str) -> bool {
    word.split(|c: char| !c.is_alphabetic()).any(|part| {
        let latin = part.chars().any(|c| c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c));
        let alike = part.chars().any(|c| ('\u{370}'..='\u{52f}').contains(&c));
        latin && alike
    })
}

/// The words in bold that a definition begins with, if nothing but the term stands on its entry's first line: most likely
/// those are the next term, and only its colon is missing.
fn next_term(line: &str, entry: &Entry) -> Option<String> {
    if !line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_')).ends_with(':') {
        return None;
    }
    let Some(Block::Paragraph(pieces)) = entry.definition.first() else { return None };
    match pieces.first() {
        Some(Inline::Strong(bold)) => {
            let text: String = bold
                .iter()
                .filter_map(|piece| match piece {
                    Inline::Text(text) | Inline::Code(text) => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            (!text.is_empty() && text != entry.term).then_some(text)
        }
        _ => None,
    }
}

/// Whether a definition has no word that is not in the term, but says that again.
fn repeats(term: &str, definition: &str) -> bool {
    const EMPTY: [&str; 10] = ["a", "an", "the", "is", "are", "of", "it", "this", "term", "our"];
    let term = slug(term);
    let words: Vec<&str> = term.split('-').collect();
    let definition = slug(definition);
    let known = |word: &str| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        words.iter().any(|known| *known == word || known.strip_suffix('s').unwrap_or(known) == singular)
    };
    definition.split('-').any(known) && definition.split('-').all(|word| EMPTY.contains(&word) || known(word))
}

fn leads_outside(blocks: &[Block]) -> bool {
    fn outside(pieces: &[Inline]) -> bool {
        pieces.iter().any(|piece| match piece {
            Inline::Link(link) => !link.target.starts_with('#'),
            Inline::Emphasis(inside) | Inline::Strong(inside) => outside(inside),
            Inline::Text(_) | Inline::Code(_) => false,
        })
    }
    blocks.iter().any(|block| matches!(block, Block::Paragraph(pieces) if outside(pieces)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes and places of what is found.
    fn found(text: &str) -> Vec<(&'static str, u32, u32)> {
        let parsed = check(&[SourceFile::new("g.md", text)], &Limits::IMPORT);
        parsed.diagnostics.iter().map(|finding| (finding.code.name(), finding.line, finding.column)).collect()
    }

    #[test]
    fn a_sound_glossary_has_no_findings() {
        assert_eq!(found("# G\n\n**Pod**: Smallest unit.\n\n**Node**: A machine. See Pod.\n"), []);
    }

    #[test]
    fn finds_each_kind_of_mistake_at_its_place() {
        let rest = "\n\n**Node**: A machine.\n";
        for (text, code, line, column) in [
            ("**Pod**: Unit.\n\n**pod**: Whale.", "duplicate-term", 3, 3),
            ("**Kube**: Box.\n\n**Pod**:", "no-definition", 3, 3),
            ("**Pod**: See Nothing.", "redirect-nowhere", 1, 3),
            ("**Pod**: As in [x](#nothing).", "unknown-reference", 1, 3),
            ("**Pod**: A pod.", "repeats-term", 1, 3),
            ("**Foo**:\n\n**Bar** no separator.", "no-definition", 1, 3),
            ("**Pod**: Unit (Chapter x).", "chapter-reference", 1, 3),
            ("**Pod**: Run `rm\u{202e} x`.", "invisible-character", 1, 17),
            ("**P\u{43e}d**: Unit.", "mixed-script", 1, 3),
            ("**Pod**: Machine!\n\n**Host**: Machine.", "same-definition", 3, 3),
            (&format!("**Pod**: {}.", "word ".repeat(500)), "long-definition", 1, 3),
        ] {
            assert_eq!(found(&format!("{text}{rest}")), [(code, line, column)], "{text}");
        }
    }

    #[test]
    fn links_may_lead_to_headings_that_are_no_entries() {
        let text = "# Our words\n\n## Anchor\n\nHolds: [part](#flukes-of-it), [top](#our-words), [up](#top), [x](#references).\n\n### Flukes of it\n\nThey dig.\n\n## Bow\n\nFront.\n\n## Hull\n\nFloats.\n\n## References\n\nBooks.\n";
        assert_eq!(found(text), []);
    }

    #[test]
    fn what_says_nothing_repeats_nothing() {
        assert_eq!(found("**Pod**: a.\n\n**Node**: A machine.\n"), []);
        assert_eq!(found("**A**: a.\n\n**Node**: A machine.\n"), [("repeats-term", 1, 3)]);
        assert_eq!(found("**Pod**: **Small** unit.\n\n**Node**:\nA **big** machine.\n"), []);
    }

    #[test]
    fn finds_circles_of_redirects_once() {
        let text = "**A1**: See B1.\n\n**B1**: See C1.\n\n**C1**: See A1.\n\n**D1**: See A1.\n\n**E**: x\n";
        assert_eq!(found(text), [("circular-redirect", 1, 3)]);
    }

    #[test]
    fn joiners_of_other_scripts_and_emoji_are_no_mistake() {
        assert_eq!(found("**کتاب\u{200c}خانه**: Library \u{1f469}\u{200d}\u{1f4bb}.\n"), []);
        assert_eq!(found("**Pod**: a\u{200d}b\n"), [("invisible-character", 1, 11)]);
        assert_eq!(
            found("**Pod**: a\u{200d}é\n"),
            [("invisible-character", 1, 11)],
            "it hides on either side"
        );
    }
}
