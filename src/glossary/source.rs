//! A file to parse, and where in it something stands.

use std::cell::{Cell, OnceCell};

use super::{
    diagnostic::{Code, Diagnostic},
    settings::SETTINGS_FILE,
};

/// What the names of Markdown files end with.
const MARKDOWN: [&str; 4] = ["md", "markdown", "mdx", "mkd"];

/// One file of a glossary: Markdown, or the settings file `glossary.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// As it shall appear in messages and in [`Entry::file`](super::Entry::file).
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl SourceFile {
    /// A file of that text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// A file of those bytes.
    ///
    /// # Errors
    ///
    /// When they are not UTF-8: a diagnostic that names the place of the first bad byte.
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        let path = path.into();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self { path, text }),
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                let valid = error.as_bytes().get(..offset).unwrap_or_default();
                let (line, column) = end_of(&String::from_utf8_lossy(valid));
                let byte = error.as_bytes().get(offset).copied().unwrap_or_default();
                let message = format!("byte 0x{byte:02X} is not UTF-8");
                Err(Diagnostic::new(Code::InvalidUtf8, &path, line, column, message))
            }
        }
    }

    /// Whether a file in a glossary's folder is a part of the glossary, by its path from there: Markdown or the settings,
    /// and neither hidden nor in a hidden folder.
    pub fn belongs(path: &str) -> bool {
        let mut names = path.split(['/', '\\']).rev();
        let name = names.next().unwrap_or_default();
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        let is_markdown = extension
            .is_some_and(|extension| MARKDOWN.iter().any(|known| extension.eq_ignore_ascii_case(known)));
        let is_hidden = name.starts_with('.') || names.any(|folder| folder.starts_with('.'));
        !is_hidden && (is_markdown || name == SETTINGS_FILE)
    }

    /// The last part of the path, without its extension.
    pub(super) fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The last part of the path.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }
}

/// The line and column, both counted from 1, that follow the end of a text.
fn end_of(text: &str) -> (u32, u32) {
    let line = text.bytes().filter(|&byte| byte == b'\n').count();
    let column = text.rsplit('\n').next().unwrap_or(text).chars().count();
    (narrow(line + 1), narrow(column + 1))
}

/// Finds lines and columns of byte offsets.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// Where they begin. Who asks for one line after the other needs none of it.
    starts: OnceCell<Vec<u32>>,
    /// The offset that was asked for last, and its line: the next one is mostly near.
    last: Cell<(u32, u32)>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, starts: OnceCell::new(), last: Cell::new((0, 1)) }
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', self.text.as_bytes());
            let mut starts = Vec::with_capacity(1 + breaks.clone().count());
            starts.push(0);
            starts.extend(breaks.map(|at| narrow(at + 1)));
            starts
        })
    }

    /// The line of an offset, counted from 1.
    pub(super) fn line(&self, offset: u32) -> u32 {
        const NEAR: usize = 4096;
        let (from, line) = self.last.get();
        let between = self.text.as_bytes().get(from as usize..offset as usize);
        let line = match between.filter(|bytes| bytes.len() <= NEAR || self.starts.get().is_none()) {
            Some(bytes) => line.saturating_add(narrow(memchr::memchr_iter(b'\n', bytes).count())),
            None => narrow(self.starts().partition_point(|&start| start <= offset)),
        };
        self.last.set((offset, line));
        line
    }

    /// The line and the column (in characters) of an offset, both counted from 1.
    pub(super) fn place(&self, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        let start = self.starts().get(line as usize - 1).copied().unwrap_or_default();
        let before = self.text.get(start as usize..offset as usize).unwrap_or_default();
        (line, narrow(before.chars().count() + 1))
    }

    /// The text of a line, counted from 1, without its line feed.
    pub(super) fn text_of(&self, line: u32) -> &'a str {
        let index = line.max(1) as usize;
        let Some(start) = self.starts().get(index - 1).map(|&start| start as usize) else { return "" };
        let end = self.starts().get(index).map_or(self.text.len(), |&next| next as usize);
        self.text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }
}

/// The column, in characters and counted from 1, at which a line names a term.
pub(super) fn column_of(line: &str, term: &str) -> u32 {
    let word = term.split(' ').next().unwrap_or(term);
    let before = line.find(word).and_then(|at| line.get(..at)).unwrap_or_default();
    narrow(before.chars().count() + 1)
}

/// An offset or count as it is stored; files beyond 4 GiB are refused by every limit long before.
pub(super) fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_that_is_not_utf8_is_placed_by_line_and_character() {
        let error = SourceFile::from_bytes("g.md", b"# Gl\n\n\xC3\xA9\xFFx".to_vec()).unwrap_err();
        assert_eq!((error.line, error.column), (3, 2));
        assert_eq!(error.code, Code::InvalidUtf8);
    }

    #[test]
    fn markdown_and_settings_belong_to_a_glossary_and_hidden_files_do_not() {
        for path in ["a.md", "terms/A.MD", "b.markdown", "c.mdx", "d.mkd", "glossary.toml", "x\\y.md"] {
            assert!(SourceFile::belongs(path), "{path}");
        }
        let others = ["a.txt", "md", ".md", ".a.md", ".git/a.md", "x/.y/z.md", "Glossary.toml", "a.toml", ""];
        for path in others {
            assert!(!SourceFile::belongs(path), "{path}");
        }
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        let lines = Lines::new("ab\né!\n");
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(3), (2, 1));
        assert_eq!(lines.place(5), (2, 2));
        assert_eq!(lines.place(7), (3, 1));
        assert_eq!((lines.line(2), lines.line(6), lines.line(0)), (1, 2, 1));
        assert_eq!(lines.text_of(2), "é!");
        assert_eq!(lines.text_of(9), "");
    }
}
