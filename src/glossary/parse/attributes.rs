//! What site generators read in braces and a reader never sees: `[term]{#id}`, `[link](u){:target="_blank"}`,
//! a line `{: .no_toc }`, and roles such as ``{term}`Pod` ``.

use std::borrow::Cow;

use super::document::Piece;

/// Takes attributes and roles out of a text, and hands over the ids among them.
///
/// A span that a text begins with and that has an id is set off for others to point at, as terms are; it
/// becomes bold.
pub(super) fn take<'a>(content: &mut Vec<Piece<'a>>, id: &mut dyn FnMut(&str)) {
    let mut taker = Taker { out: Vec::with_capacity(content.len()), brackets: Vec::new(), id };
    for piece in content.drain(..) {
        match piece {
            Piece::Text(text) => taker.text(&text),
            Piece::Code(code) => taker.code(code),
            piece => taker.out.push(piece),
        }
    }
    *content = joined(taker.out);
    lines(content);
}

/// No more brackets are looked at that are open at once.
const MOST_OPEN: usize = 32;

struct Taker<'a, 'i> {
    /// A text that begins with a bracket is a piece of its own, so that the bracket can go.
    out: Vec<Piece<'a>>,
    /// Which pieces begin with a bracket that is still open.
    brackets: Vec<usize>,
    id: &'i mut dyn FnMut(&str),
}

impl<'a> Taker<'a, '_> {
    fn text(&mut self, text: &str) {
        let mut rest = self.behind(text);
        if self.brackets.is_empty() && !rest.contains(['[', ']']) {
            return self.push(rest);
        }
        while let Some(at) = rest.find(['[', ']']) {
            let (before, tail) = rest.split_at(at);
            self.push(before);
            let after = tail.get(1..).unwrap_or_default();
            rest = if tail.starts_with('[') && self.brackets.len() >= MOST_OPEN {
                self.push("[");
                after
            } else if tail.starts_with('[') {
                self.brackets.push(self.out.len());
                self.out.push(Piece::Text("[".into()));
                after
            } else if let Some((inside, length)) = attributes(after)
                && let Some(open) = self.brackets.pop()
            {
                self.span(open, inside);
                after.get(length..).unwrap_or_default()
            } else {
                self.push("]");
                let open = self.brackets.pop();
                open.into_iter().for_each(|open| self.close(open));
                after
            };
        }
        self.push(rest);
    }

    fn push(&mut self, text: &str) {
        match self.out.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Text(last)) => last.to_mut().push_str(text),
            _ => self.out.push(Piece::Text(text.to_owned().into())),
        }
    }

    /// Takes the attributes of a link or a piece of code off the text right behind it.
    fn behind<'t>(&mut self, text: &'t str) -> &'t str {
        let only = self.out.len() == 1;
        let Some(before) = self.out.last_mut().filter(|piece| !matches!(piece, Piece::Text(_))) else {
            return text;
        };
        let Some((inside, length)) = attributes(text) else { return text };
        let named = hand_over(inside, self.id);
        // `[term]{#term}` is a link where the file also defines the address of `[term]`.
        if let Piece::Link(link) = before
            && named
            && only
        {
            *before = Piece::Strong(std::mem::take(&mut link.content));
        }
        text.get(length..).unwrap_or_default()
    }

    /// Joins a piece to the text before it again, if nothing but text followed its bracket.
    fn close(&mut self, open: usize) {
        let is_last = open + 1 == self.out.len();
        if let [.., Piece::Text(before), Piece::Text(text)] = self.out.as_mut_slice()
            && is_last
        {
            before.to_mut().push_str(text);
            self.out.pop();
        }
    }

    /// Ends the span that began at a piece.
    fn span(&mut self, open: usize, attributes: &str) {
        let named = hand_over(attributes, self.id);
        if let Some(Piece::Text(text)) = self.out.get_mut(open) {
            text.to_mut().remove(0);
        }
        let first = match self.out.as_slice() {
            [Piece::Text(text), ..] if text.trim().is_empty() && open == 1 => 1,
            _ => 0,
        };
        if named && open == first {
            let words = joined(self.out.split_off(open));
            if !words.is_empty() {
                self.out.push(Piece::Strong(words));
            }
        } else {
            self.close(open);
        }
    }

    /// A role that only points at something leaves its words; others leave code.
    fn code(&mut self, code: Cow<'a, str>) {
        let name = match self.out.last() {
            Some(Piece::Text(text)) => role(text),
            _ => None,
        };
        let points = name.is_some_and(|name| ["term", "ref", "doc", "numref", "abbr"].contains(&name));
        let length = name.map_or(0, |name| name.len() + 2);
        if let Some(Piece::Text(text)) = self.out.last_mut() {
            let kept = text.len() - length;
            text.to_mut().truncate(kept);
        }
        match points {
            true => self.push(code.split_once(" <").map_or(&*code, |(words, _)| words)),
            false => self.out.push(Piece::Code(code)),
        }
    }
}

/// The inside of the braces that a text begins with, if attributes are in it, and the length of all.
fn attributes(text: &str) -> Option<(&str, usize)> {
    const LONGEST: usize = 256;
    let inside = text.strip_prefix('{')?;
    let ends = inside.bytes().take(LONGEST).position(|byte| matches!(byte, b'}' | b'{' | b'\n'))?;
    let inside = inside.get(..ends).filter(|_| inside.as_bytes().get(ends) == Some(&b'}'))?;
    let begins = inside.trim_start();
    let is_pair = begins.starts_with(|c: char| c.is_alphabetic()) && begins.contains('=');
    (begins.starts_with(['#', '.', ':']) || is_pair).then_some((inside, inside.len() + 2))
}

/// Hands over the id among attributes, and says whether there is one.
fn hand_over(attributes: &str, id: &mut dyn FnMut(&str)) -> bool {
    let words = attributes.trim_start_matches(':').split_whitespace();
    let found = words.filter_map(|word| word.strip_prefix('#')).filter(|name| !name.is_empty());
    found.map(id).count() > 0
}

/// The name in `{name}` at the end of a text.
fn role(text: &str) -> Option<&str> {
    let (_, name) = text.strip_suffix('}')?.rsplit_once('{')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_');
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_name)).then_some(name)
}

/// Text beside text becomes one piece; empty text goes.
fn joined(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut out: Vec<Piece<'_>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (out.last_mut(), piece) {
            (_, Piece::Text(text)) if text.is_empty() => {}
            (Some(Piece::Text(last)), Piece::Text(text)) => last.to_mut().push_str(&text),
            (_, piece) => out.push(piece),
        }
    }
    out
}

/// How attributes of a block begin.
const BLOCK: [&str; 3] = ["{:", "{.", "{#"];

/// Takes out lines that hold nothing but attributes of the block that they stand in.
fn lines(content: &mut Vec<Piece<'_>>) {
    let count = content.len();
    for (at, piece) in content.iter_mut().enumerate() {
        let Piece::Text(text) = piece else { continue };
        if !BLOCK.iter().any(|begins| text.contains(begins)) {
            continue;
        }
        let last = text.matches('\n').count();
        let is_only = |index: usize, line: &str| {
            let line = line.trim();
            let whole = (index > 0 || at == 0) && (index < last || at + 1 == count);
            whole
                && BLOCK.iter().any(|begins| line.starts_with(begins))
                && attributes(line).is_some_and(|(_, length)| length == line.len())
        };
        let kept =
            text.split('\n').enumerate().map(|(index, line)| if is_only(index, line) { "" } else { line });
        *text = kept.collect::<Vec<_>>().join("\n").into();
    }
    content.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
}

#[cfg(test)]
mod tests {
    use super::super::document::{Kind, read};
    use super::*;

    /// What a paragraph becomes, and the ids in it.
    fn taken(markdown: &str) -> (Vec<Piece<'_>>, Vec<String>) {
        let mut document = read(markdown, 0, 32);
        let ids = document.anchors.drain(..).map(|(_, id)| id).collect();
        let content = match document.nodes.pop().map(|node| node.kind) {
            Some(Kind::Paragraph { content, .. } | Kind::Heading { content, .. }) => content,
            _ => Vec::new(),
        };
        (content, ids)
    }

    #[track_caller]
    fn reads<'a>(markdown: &'a str, text: &str, ids: &[&str]) -> Vec<Piece<'a>> {
        let (content, found) = taken(markdown);
        assert_eq!((&*Piece::text(&content), found), (text, ids.iter().map(|&id| id.to_owned()).collect()));
        content
    }

    #[test]
    fn spans_lose_their_brackets_and_give_their_ids() {
        let content = reads("[hull]{#hull .def} (body)", "hull (body)", &["hull"]);
        assert_eq!(content[0], Piece::Strong(vec![Piece::Text("hull".into())]));
        let content = reads("[`hull`]{#hull}: body", "hull: body", &["hull"]);
        assert_eq!(content[0], Piece::Strong(vec![Piece::Code("hull".into())]));
        reads("the [hull]{#a} and [deck `x`]{.b lang=en} too", "the hull and deck x too", &["a"]);
        let content = reads("[hull]{#hull} is it\n\n[hull]: #hull\n", "hull is it", &["hull"]);
        assert!(matches!(content[0], Piece::Strong(_)));
    }

    #[test]
    fn attributes_of_links_and_blocks_go() {
        reads("a [b](c){:target=\"_blank\"} d", "a b d", &[]);
        reads("a `b`{.rust} d", "a b d", &[]);
        reads("a\n{: .note }", "a", &[]);
        assert_eq!(taken("{: .no_toc }\n").0, []);
    }

    #[test]
    fn roles_leave_their_words() {
        reads("a {term}`hull` and {ref}`the deck <deck>` b", "a hull and the deck b", &[]);
        let content = reads("{code}`x`", "x", &[]);
        assert_eq!(content, [Piece::Code("x".into())]);
    }

    #[test]
    fn other_braces_stay() {
        for text in ["a [b]{ c", "a {b} c", "a [b] {c}", "x]{#y}", "{}", "a { b"] {
            reads(text, text, &[]);
        }
    }
}
