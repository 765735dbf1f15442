//! Markdown as a small tree: what later steps recognise entries in.

use super::super::model::Inline;
use super::super::source::narrow;

/// A parsed file.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) nodes: Vec<Node>,
    /// Where `id` and `name` attributes stand, in order.
    pub(super) anchors: Vec<(u32, String)>,
    /// Where nesting first went beyond the limit; what is deeper was flattened.
    pub(super) too_deep: Option<u32>,
}

/// A block, and the offset at which it begins.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) at: u32,
    pub(super) kind: Kind,
}

/// Text pieces in a tree keep line breaks as `\n`; links keep their targets as written.
#[derive(Debug)]
pub(super) enum Kind {
    /// Levels 1 to 6; 7 is a paragraph that is bold from end to end.
    Heading {
        level: u8,
        content: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    List {
        ordered: bool,
        items: Vec<Vec<Node>>,
    },
    /// The first row is the header.
    Table(Vec<Row>),
    Definitions(Vec<Group>),
    Details {
        summary: Vec<Inline>,
        body: Vec<Node>,
    },
    Quote(Vec<Node>),
    Code(String),
    Rule,
}

/// A row of a table.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) at: u32,
    pub(super) cells: Vec<Vec<Inline>>,
}

/// Terms and what they mean, in a definition list.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) terms: Vec<(u32, Vec<Inline>)>,
    pub(super) bodies: Vec<Vec<Node>>,
}

/// Reads Markdown that begins at an offset of its file; no container is deeper than `depth`.
pub(super) fn read(text: &str, offset: usize, depth: usize) -> Document {
    let mut builder = super::builder::Builder::new(depth);
    let text = &*super::directives::plain(text);
    for piece in pieces(text, offset) {
        builder.read(text.get(piece.clone()).unwrap_or_default(), narrow(piece.start));
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
    let mut at = offset;
    let mut fence: Option<&str> = None;
    let mut blank = false;
    if text.len() - offset > 2 * PIECE && !has_references(text) {
        for line in text.get(offset..).unwrap_or_default().split_inclusive('\n') {
            if fence.is_none() && blank && at - begins >= PIECE && begins_block(line) {
                pieces.push(begins..at);
                begins = at;
            }
            let content = line.trim();
            blank = content.is_empty();
            fence = fence_after(fence, content);
            at += line.len();
        }
    }
    pieces.push(begins..text.len());
    pieces
}

fn has_references(text: &str) -> bool {
    text.match_indices("]:").any(|(at, _)| {
        let line = text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
        line.trim_start().starts_with('[')
    })
}

fn begins_block(line: &str) -> bool {
    line.starts_with("**") || line.starts_with('#') || line.starts_with(|c: char| c.is_alphabetic())
}

/// What is open after a line: a code fence, or HTML that blank lines do not end. When in doubt, open.
fn fence_after<'a>(open: Option<&'a str>, line: &'a str) -> Option<&'a str> {
    match open {
        Some("<") => (!line.contains('>')).then_some("<"),
        Some(mark) => (!line.starts_with(mark)).then_some(mark),
        None if line.starts_with("```") || line.starts_with("~~~") => line.get(..3),
        None if line.contains("<!") || line.contains("<?") || opens_raw_html(line) => {
            (!line.ends_with('>')).then_some("<")
        }
        None => None,
    }
}

fn opens_raw_html(line: &str) -> bool {
    ["<pre", "<script", "<style", "<textarea"]
        .iter()
        .any(|tag| line.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_file_reads_the_same_in_pieces() {
        let entry = "**Term**: what it means, with `code` and *more*.\n\n- a list\n\n  of things\n\n```\n# no\n\n**x**\n```\n\n";
        let text = entry.repeat(4 * PIECE / entry.len());
        assert!(pieces(&text, 0).len() > 1);
        let whole = read(&format!("{text}\n[a]: http://b.c\n"), 0, 32);
        let parts = read(&text, 0, 32);
        assert_eq!(whole.nodes.len(), parts.nodes.len());
        for (one, other) in whole.nodes.iter().zip(&parts.nodes) {
            assert_eq!(format!("{one:?}"), format!("{other:?}"));
        }
    }
}
