//! What is wrong with a glossary, where, and how to mend it.

use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The glossary works, but somebody should look at it.
    Warning,
    /// The glossary cannot be used as it is.
    Error,
}

/// What is wrong. The name in messages is [`Code::name`]; it never changes, so that scripts can rely on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Code {
    /// A file is not UTF-8.
    InvalidUtf8,
    /// `glossary.toml` cannot be read.
    Settings,
    /// No entry was found at all.
    EmptyGlossary,
    /// A file is larger than allowed.
    FileTooLarge,
    /// An entry is larger than allowed.
    EntryTooLarge,
    /// There are more entries than allowed.
    TooManyEntries,
    /// Quotations, lists and emphasis stand deeper within each other than allowed.
    TooDeep,
    /// Front matter does not parse.
    FrontMatter,
    /// A reference to chapters does not parse.
    ChapterReference,
    /// Two entries of one section have the same term.
    DuplicateTerm,
    /// An entry has no definition.
    NoDefinition,
    /// An entry does nothing but point to an entry that is not there.
    RedirectNowhere,
    /// Entries point to each other in a circle.
    CircularRedirect,
    /// A link within the glossary leads to no entry.
    UnknownReference,
    /// A definition merely repeats its term.
    RepeatsTerm,
    /// Two entries have the same definition.
    SameDefinition,
    /// A definition is very long.
    LongDefinition,
    /// A character that cannot be seen, or that changes the direction of writing.
    InvisibleCharacter,
    /// A term mixes letters of several scripts that look alike.
    MixedScript,
}

/// One finding, with its place.
///
/// It prints as `file:line:column: error[code]: message; advice`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Diagnostic {
    /// What is wrong.
    pub code: Code,
    /// The path of the file, as it was given.
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
    /// What is wrong here, in one line.
    pub message: String,
}

impl Diagnostic {
    pub(super) fn new(code: Code, file: &str, line: u32, column: u32, message: impl Into<String>) -> Self {
        Self { code, file: file.into(), line, column, message: message.into() }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// How to mend it, in one line.
    pub fn advice(&self) -> &'static str {
        self.code.advice()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, file, line, column, message } = self;
        let (severity, name) = (code.severity(), code.name());
        write!(f, "{file}:{line}:{column}: {severity}[{name}]: {message}; {}", code.advice())
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

impl Code {
    /// The name in messages and in machine-readable output.
    pub fn name(self) -> &'static str {
        self.facts().0
    }

    /// Errors are what nobody can have meant, or what cannot be used; the rest warns, since glossaries
    /// are imported as their authors wrote them.
    pub fn severity(self) -> Severity {
        self.facts().1
    }

    /// How to mend it, in one line.
    pub fn advice(self) -> &'static str {
        self.facts().2
    }

    fn facts(self) -> (&'static str, Severity, &'static str) {
        use Severity::{Error, Warning};
        match self {
            Self::InvalidUtf8 => ("invalid-utf8", Error, "save the file as UTF-8"),
            Self::Settings => {
                ("settings", Error, "write only `title` and `chapter_link`, as `name = \"value\"`")
            }
            Self::EmptyGlossary => {
                ("empty-glossary", Error, "add at least one entry, such as `**Term**: what it means`")
            }
            Self::FileTooLarge => ("file-too-large", Error, "split the file"),
            Self::EntryTooLarge => ("entry-too-large", Error, "shorten the definition or split the entry"),
            Self::TooManyEntries => ("too-many-entries", Error, "import fewer files at a time"),
            Self::TooDeep => ("too-deep", Error, "nest quotations, lists and emphasis less deeply"),
            Self::FrontMatter => ("front-matter", Warning, "mend the lines between the two `---`"),
            Self::ChapterReference => (
                "chapter-reference",
                Warning,
                "write `(Chapter 3)`, `(Chapters 3 and 4)` or `(Chapters 3-5)`",
            ),
            Self::DuplicateTerm => ("duplicate-term", Warning, "merge the two entries or rename one"),
            Self::NoDefinition => ("no-definition", Warning, "write what the term means, or remove it"),
            Self::RedirectNowhere => ("redirect-nowhere", Warning, "point to a term that is in the glossary"),
            Self::CircularRedirect => ("circular-redirect", Error, "give one of the entries a definition"),
            Self::UnknownReference => {
                ("unknown-reference", Warning, "correct the link's target or add the missing entry")
            }
            Self::RepeatsTerm => ("repeats-term", Warning, "say what the term means in other words"),
            Self::SameDefinition => {
                ("same-definition", Warning, "tell the two apart, or make one a redirect with `See ..`")
            }
            Self::LongDefinition => {
                ("long-definition", Warning, "keep the essence here and link to the rest")
            }
            Self::InvisibleCharacter => {
                ("invisible-character", Warning, "remove it; it could hide something in text that one copies")
            }
            Self::MixedScript => ("mixed-script", Warning, "type the term again on one keyboard layout"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_place_severity_code_message_and_advice() {
        let finding = Diagnostic::new(Code::NoDefinition, "a/b.md", 3, 5, "`Pod` has no definition");
        assert_eq!(
            finding.to_string(),
            "a/b.md:3:5: warning[no-definition]: `Pod` has no definition; write what the term means, or remove it"
        );
    }
}
