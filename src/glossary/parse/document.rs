//! Markdown as a small tree: what later steps recognise entries in.

use std::borrow::Cow;

use super::super::source::narrow;
use super::head::Head;
use super::text::holds;

/// A parsed file. Its text is borrowed from the file wherever it stands there as it is.
#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    /// Where `id` and `name` attributes stand, in order.
    pub(super) anchors: Vec<(u32, String)>,
    /// Where nesting first went beyond the limit; what is deeper was flattened.
    pub(super) too_deep: Option<u32>,
}

/// A block, and the offset at which it begins.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) at: u32,
    pub(super) kind: Kind<'a>,
}

/// Text pieces in a tree keep line breaks as `\n`; links keep their targets as written.
#[derive(Debug)]
pub(super) enum Kind<'a> {
    /// Levels 1 to 6; 7 is a paragraph that is bold from end to end.
    Heading {
        level: u8,
        content: Vec<Piece<'a>>,
    },
    Paragraph {
        content: Vec<Piece<'a>>,
        /// Where its first line parts, if it does: much is decided by that.
        head: Option<Head>,
        /// Whether it has more lines than one.
        has_lines: bool,
    },
    List {
        ordered: bool,
        items: Vec<Vec<Node<'a>>>,
    },
    /// The first row is the header.
    Table(Vec<Row<'a>>),
    Definitions(Vec<Group<'a>>),
    Details {
        summary: Vec<Piece<'a>>,
        body: Vec<Node<'a>>,
    },
    Quote(Vec<Node<'a>>),
    Code(Cow<'a, str>),
    Rule,
}

impl<'a> Kind<'a> {
    /// A paragraph of a definition: nobody asks any more where its lines part.
    pub(super) fn text(content: Vec<Piece<'a>>) -> Self {
        Self::Paragraph { content, head: None, has_lines: false }
    }
}

/// A row of a table.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) at: u32,
    pub(super) cells: Vec<Vec<Piece<'a>>>,
}

/// Terms and what they mean, in a definition list.
#[derive(Debug, Default)]
pub(super) struct Group<'a> {
    pub(super) terms: Vec<(u32, Vec<Piece<'a>>)>,
    pub(super) bodies: Vec<Vec<Node<'a>>>,
}

/// A piece of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(Cow<'a, str>),
    Code(Cow<'a, str>),
    Emphasis(Vec<Piece<'a>>),
    Strong(Vec<Piece<'a>>),
    /// Strong emphasis of nothing but text, as of most terms: it needs no vector of its own.
    Bold(Cow<'a, str>),
    /// A link. Few pieces are one, and each piece takes the room of the largest kind: hence the box.
    Link(Box<Link<'a>>),
}

/// A link as it is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Link<'a> {
    pub(super) target: Cow<'a, str>,
    pub(super) content: Vec<Piece<'a>>,
}

impl<'a> Piece<'a> {
    /// The text of a run of pieces, without markup; that of a single piece is not copied.
    pub(super) fn text(pieces: &[Self]) -> Cow<'a, str> {
        match pieces {
            [
                Self::Text(Cow::Borrowed(text))
                | Self::Code(Cow::Borrowed(text))
                | Self::Bold(Cow::Borrowed(text)),
            ] => Cow::Borrowed(text),
            [Self::Strong(inside)] => Self::text(inside),
            _ => {
                let mut out = String::new();
                Self::each_text(pieces, &mut |text| out.push_str(text));
                Cow::Owned(out)
            }
        }
    }

    /// Hands over the text of a run of pieces, part by part.
    pub(super) fn each_text(pieces: &[Self], take: &mut dyn FnMut(&str)) {
        for piece in pieces {
            match piece {
                Self::Text(text) | Self::Code(text) | Self::Bold(text) => take(text),
                Self::Emphasis(inside) | Self::Strong(inside) => Self::each_text(inside, take),
                Self::Link(link) => Self::each_text(&link.content, take),
            }
        }
    }
}

/// Reads Markdown that begins at an offset of its file; no container is deeper than `depth`.
pub(super) fn read(text: &str, offset: usize, depth: usize) -> Document<'_> {
    let mut builder = super::builder::Builder::new(text, depth);
    let pieces = pieces(text, offset);
    for (index, piece) in pieces.iter().enumerate() {
        builder.read(text.get(piece.clone()).unwrap_or_default(), narrow(piece.start));
        if index == 0 {
            // The others are going to be about as long: the nodes of a large file are not moved as they become more.
            builder.expect(pieces.len());
        }
    }
    builder.finish()
}

/// A piece is at least so long, so that the parser's tables of a large file stay small and in cache.
const PIECE: usize = 64 << 10;

/// Cuts a large file where neither piece can depend on the other: after a blank line, before a line that
/// can only begin a new block at top level, outside fenced code and HTML. A file with link reference
/// definitions or footnotes stays whole, since those reach everywhere.
fn pieces(text: &str, offset: usize) -> Vec<std::ops::Range<usize>> {
    let mut pieces = Vec::new();
    let mut begins = offset;
    if text.len() - offset > 2 * PIECE && !has_references(text) {
        let html = text.contains('<');
        // Where nothing can be open at a line, the lines before it need not be looked at.
        let opens = html || holds(text, "```") || holds(text, "~~~");
        let mut at = offset;
        let mut fence: Option<&str> = None;
        let mut blank = false;
        while let Some(line) = text.get(at..).and_then(|rest| rest.split_inclusive('\n').next()) {
            if !opens && at - begins < PIECE {
                at = line_after(text, begins + PIECE);
                blank = false;
                continue;
            }
            if fence.is_none() && blank && at - begins >= PIECE && begins_block(line) {
                pieces.push(begins..at);
                begins = at;
            }
            let content = line.trim();
            blank = content.is_empty();
            fence = fence_after(fence, content, html);
            at += line.len();
        }
    }
    pieces.push(begins..text.len());
    pieces
}

/// Where the first line begins that has nothing of what stands before a place.
fn line_after(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |line| at + line + 1)
}

fn has_references(text: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), "]:").any(|at| {
        let line = text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
        line.trim_start().starts_with('[')
    })
}

fn begins_block(line: &str) -> bool {
    line.starts_with("**") || line.starts_with('#') || line.starts_with(|c: char| c.is_alphabetic())
}

/// What is open after a line: a code fence, or HTML that blank lines do not end, if there may be any. When in
/// doubt, open.
fn fence_after<'a>(open: Option<&'a str>, line: &'a str, html: bool) -> Option<&'a str> {
    match open {
        Some("<") => (!line.contains('>')).then_some("<"),
        Some(mark) => (!line.starts_with(mark)).then_some(mark),
        None if line.starts_with("```") || line.starts_with("~~~") => line.get(..3),
        None if html && line.contains('<') && opens_html(line) => (!line.ends_with('>')).then_some("<"),
        None => None,
    }
}

fn opens_html(line: &str) -> bool {
    line.contains("<!") || line.contains("<?") || opens_raw_html(line)
}

fn opens_raw_html(line: &str) -> bool {
    ["<pre", "<script", "<style", "<textarea"]
        .iter()
        .any(|tag| line.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads_the_same_in_pieces(entry: &str) {
        let text = entry.repeat(4 * PIECE / entry.len());
        assert!(pieces(&text, 0).len() > 2);
        let whole = format!("{text}\n[a]: http://b.c\n");
        assert_eq!(pieces(&whole, 0).len(), 1);
        let whole = read(&whole, 0, 32);
        let parts = read(&text, 0, 32);
        assert_eq!(whole.nodes.len(), parts.nodes.len());
        for (one, other) in whole.nodes.iter().zip(&parts.nodes) {
            assert_eq!(format!("{one:?}"), format!("{other:?}"));
        }
    }

    #[test]
    fn a_large_file_reads_the_same_in_pieces() {
        let entry = "**Term**: what it means, with `code` and *more*.\n\n- a list\n\n  of things\n\n";
        reads_the_same_in_pieces(entry);
        reads_the_same_in_pieces(&entry.replace('\n', "\r\n"));
        reads_the_same_in_pieces(&format!("{entry}```\n# no\n\n**x**\n```\n\n"));
        reads_the_same_in_pieces(&format!("{entry}<pre>\n\n**x**\n\n</pre>\n\n"));
    }
}
