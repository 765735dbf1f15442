//! From the Markdown parser's events to the tree.

mod markup;

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::source::narrow;
use super::document::{Document, Group, Kind, Link, Node, Piece, Row};
use super::position::Position;
use super::{attributes, head, shortcode};

/// Builds a tree with explicit stacks: however deep the input, nothing recurses.
pub(super) struct Builder<'a> {
    /// The whole file.
    source: &'a str,
    blocks: Vec<Block<'a>>,
    /// The text that is being read, if any: a paragraph, a heading, a cell..
    leaf: Option<Leaf<'a>>,
    /// Its open emphasis, links and so on; the first is the leaf itself.
    spans: Vec<Span<'a>>,
    /// What stands in them, until they are closed.
    pieces: Vec<Piece<'a>>,
    document: Document<'a>,
    depth: usize,
    /// How many containers beyond the depth are open.
    flattened: usize,
    /// Whether text is inside `<script>`, `<style>` or an image, which are left out.
    hidden: u32,
    /// Whether any text may hold a brace, and so a shortcode or attributes.
    braces: bool,
    /// HTML of the block that is being read.
    markup: Option<(u32, String)>,
}

struct Block<'a> {
    kind: Open<'a>,
    at: u32,
    nodes: Vec<Node<'a>>,
    /// Opened by a tag of HTML, which may never be closed.
    html: bool,
}

enum Open<'a> {
    Root,
    List { ordered: bool, items: Vec<Vec<Node<'a>>> },
    Item,
    Quote,
    Definitions(Vec<Group<'a>>),
    Body,
    Table(Vec<Row<'a>>),
    Row(Vec<Vec<Piece<'a>>>),
    Details(Vec<Piece<'a>>),
    Footnote,
}

struct Leaf<'a> {
    kind: Text<'a>,
    at: u32,
    html: bool,
}

enum Text<'a> {
    Paragraph,
    Heading(u8),
    Cell,
    Term,
    Summary,
    Code(Cow<'a, str>),
}

struct Span<'a> {
    wrap: Wrap<'a>,
    /// Where its pieces begin.
    begins: usize,
}

#[derive(PartialEq, Eq)]
enum Wrap<'a> {
    Leaf,
    Emphasis,
    Strong,
    Plain,
    Hidden,
    Code,
    Link(Cow<'a, str>),
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a str, depth: usize) -> Self {
        Self {
            source,
            blocks: vec![Block { kind: Open::Root, at: 0, nodes: Vec::new(), html: false }],
            leaf: None,
            spans: Vec::new(),
            pieces: Vec::new(),
            document: Document::default(),
            depth,
            flattened: 0,
            hidden: 0,
            braces: memchr::memchr2(b'{', b'&', source.as_bytes()).is_some(),
            markup: None,
        }
    }

    /// Reads a piece of a file that begins at an offset.
    pub(super) fn read(&mut self, text: &'a str, offset: u32) {
        for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
            let at = offset.saturating_add(narrow(range.start));
            match event {
                Event::Start(tag) => self.start(tag, at),
                Event::End(tag) => self.end(tag),
                Event::Text(text) => self.text(text.into(), at),
                Event::Code(code) => self.code(code.into(), at),
                Event::SoftBreak | Event::HardBreak => {
                    // The line feed of the file itself joins the lines beside it without a copy.
                    let own = text.get(range.start..range.start + 1).filter(|own| *own == "\n");
                    self.text(own.unwrap_or("\n").into(), at);
                }
                Event::Html(html) => match &mut self.markup {
                    Some((_, markup)) => markup.push_str(&html),
                    None => self.html(&html, at),
                },
                Event::InlineHtml(html) => self.html(&html, at),
                Event::Rule => {
                    self.close_leaf();
                    self.push(Node { at, kind: Kind::Rule });
                }
                Event::InlineMath(text) | Event::DisplayMath(text) => self.code(text.into(), at),
                Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            }
        }
    }

    /// Makes room for so many times the blocks that were read so far, and some.
    pub(super) fn expect(&mut self, times: usize) {
        if let Some(Block { nodes, .. }) = self.blocks.first_mut() {
            nodes.reserve(nodes.len() * (times - 1) * 17 / 16);
        }
    }

    /// Closes what is still open.
    pub(super) fn finish(mut self) -> Document<'a> {
        while self.blocks.len() > 1 {
            self.close_block();
        }
        self.close_leaf();
        let root = self.blocks.pop().map(|block| block.nodes).unwrap_or_default();
        self.document.nodes = root;
        self.document
    }

    fn start(&mut self, tag: Tag<'a>, at: u32) {
        if self.is_full(at) {
            // Text in a container that is too deep goes on in the innermost one that is not.
            self.flattened += 1;
            return;
        }
        match tag {
            Tag::Paragraph => self.open_leaf(Text::Paragraph, at),
            Tag::Heading { level, .. } => self.open_leaf(Text::Heading(level as u8), at),
            Tag::TableCell => self.open_leaf(Text::Cell, at),
            Tag::DefinitionListTitle => self.open_leaf(Text::Term, at),
            Tag::CodeBlock(_) => self.open_leaf(Text::Code(Cow::Borrowed("")), at),
            Tag::HtmlBlock => self.markup = Some((at, String::new())),
            Tag::BlockQuote(_) => self.open_block(Open::Quote, at),
            Tag::List(first) => {
                self.open_block(Open::List { ordered: first.is_some(), items: Vec::new() }, at);
            }
            Tag::Item => self.open_block(Open::Item, at),
            Tag::FootnoteDefinition(_) => self.open_block(Open::Footnote, at),
            Tag::DefinitionList => self.open_block(Open::Definitions(Vec::new()), at),
            Tag::DefinitionListDefinition => self.open_block(Open::Body, at),
            Tag::Table(_) => self.open_block(Open::Table(Vec::new()), at),
            Tag::TableHead | Tag::TableRow => self.open_block(Open::Row(Vec::new()), at),
            Tag::Emphasis => self.open_span(Wrap::Emphasis, at),
            Tag::Strong => self.open_span(Wrap::Strong, at),
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => self.open_span(Wrap::Plain, at),
            Tag::Link { dest_url, .. } => self.open_span(Wrap::Link(dest_url.into()), at),
            Tag::Image { .. } => self.open_span(Wrap::Hidden, at),
            Tag::MetadataBlock(_) => self.open_block(Open::Footnote, at),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if self.flattened > 0 {
            self.flattened -= 1;
            return;
        }
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle
            | TagEnd::CodeBlock => self.close_leaf(),
            TagEnd::HtmlBlock => {
                if let Some((begins, markup)) = self.markup.take() {
                    self.html(&markup, begins);
                    self.close_html_text();
                }
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => self.close_span(),
            _ => {
                // Tags of HTML that were opened inside end with what they stand in.
                while self.blocks.last().is_some_and(|block| block.html) {
                    self.close_block();
                }
                self.close_block();
            }
        }
    }

    fn is_full(&mut self, at: u32) -> bool {
        let full = self.flattened > 0 || self.blocks.len() + self.spans.len() > self.depth;
        if full {
            self.document.too_deep.get_or_insert(at);
        }
        full
    }

    fn open_block(&mut self, kind: Open<'a>, at: u32) {
        self.close_leaf();
        self.blocks.push(Block { kind, at, nodes: Vec::new(), html: false });
    }

    fn open_leaf(&mut self, kind: Text<'a>, at: u32) {
        self.close_leaf();
        self.leaf = Some(Leaf { kind, at, html: false });
        self.spans.push(Span { wrap: Wrap::Leaf, begins: self.pieces.len() });
    }

    /// Tight list items hold text without a paragraph around it.
    fn ensure_leaf(&mut self, at: u32) {
        if self.leaf.is_none() {
            self.open_leaf(Text::Paragraph, at);
        }
    }

    fn open_span(&mut self, wrap: Wrap<'a>, at: u32) {
        self.ensure_leaf(at);
        self.hidden += u32::from(wrap == Wrap::Hidden);
        self.spans.push(Span { wrap, begins: self.pieces.len() });
    }

    fn text(&mut self, text: Cow<'a, str>, at: u32) {
        if self.hidden > 0 || text.is_empty() {
            return;
        }
        if self.leaf.is_none() && text.trim().is_empty() {
            return;
        }
        self.ensure_leaf(at);
        if let Some(Leaf { kind: Text::Code(code), .. }) = &mut self.leaf {
            append(code, text, self.source);
        } else if let Some(span) = self.spans.last() {
            match self.pieces.get_mut(span.begins..).and_then(<[_]>::last_mut) {
                Some(Piece::Text(last)) => append(last, text, self.source),
                _ => self.pieces.push(Piece::Text(text)),
            }
        }
    }

    fn code(&mut self, code: Cow<'a, str>, at: u32) {
        if self.hidden == 0 {
            self.ensure_leaf(at);
            self.pieces.push(Piece::Code(code));
        }
    }

    fn close_span(&mut self) {
        if self.spans.len() < 2 {
            return;
        }
        let Some(Span { wrap, begins }) = self.spans.pop() else { return };
        if let (Wrap::Strong, Some([piece])) = (&wrap, self.pieces.get_mut(begins..))
            && let Piece::Text(text) = piece
            && !(self.braces && shortcode::may_hold(text))
        {
            *piece = Piece::Bold(std::mem::take(text));
            return;
        }
        let mut pieces: Vec<_> = self.pieces.drain(begins.min(self.pieces.len())..).collect();
        if self.braces {
            expand_shortcodes(&mut pieces);
        }
        match wrap {
            Wrap::Hidden => self.hidden = self.hidden.saturating_sub(1),
            Wrap::Leaf | Wrap::Plain => pieces.into_iter().for_each(|piece| self.join(piece)),
            _ if pieces.is_empty() => {}
            Wrap::Emphasis => self.pieces.push(Piece::Emphasis(pieces)),
            Wrap::Strong => self.pieces.push(Piece::Strong(pieces)),
            Wrap::Code => self.pieces.push(Piece::Code(Piece::text(&pieces))),
            Wrap::Link(target) => self.pieces.push(Piece::Link(Box::new(Link { target, content: pieces }))),
        }
    }

    /// Takes a piece into the innermost span; text behind text is one piece.
    fn join(&mut self, piece: Piece<'a>) {
        let begins = self.spans.last().map_or(0, |span| span.begins);
        match (self.pieces.get_mut(begins..).and_then(<[_]>::last_mut), piece) {
            (Some(Piece::Text(last)), Piece::Text(text)) => append(last, text, self.source),
            (_, piece) => self.pieces.push(piece),
        }
    }

    fn close_leaf(&mut self) {
        let Some(leaf) = self.leaf.take() else { return };
        while self.spans.len() > 1 {
            self.close_span();
        }
        self.spans.clear();
        let mut content = Vec::with_capacity(self.pieces.len());
        content.append(&mut self.pieces);
        if self.braces {
            expand_shortcodes(&mut content);
        }
        let at = leaf.at;
        // A heading keeps its attributes: its name is read with its anchor.
        if self.braces && !matches!(leaf.kind, Text::Heading(_)) && content.iter().any(has_brace) {
            let anchors = &mut self.document.anchors;
            attributes::take(&mut content, &mut |id| anchors.push((at, id.to_owned())));
        }
        trim(&mut content);
        match leaf.kind {
            Text::Heading(level) => self.push(Node { at, kind: Kind::Heading { level, content } }),
            Text::Cell => {
                if let Some(Block { kind: Open::Row(cells), .. }) = self.blocks.last_mut() {
                    cells.push(content);
                }
            }
            Text::Term => self.term(at, content),
            Text::Summary => {
                if let Some(Block { kind: Open::Details(summary), .. }) = self.blocks.last_mut() {
                    *summary = content;
                }
            }
            Text::Code(mut code) => {
                truncate(&mut code, |code| code.trim_end_matches('\n'));
                self.push(Node { at, kind: Kind::Code(code) });
            }
            Text::Paragraph if content.is_empty() => {}
            Text::Paragraph if label(&content).is_some() => {
                self.document.anchors.extend(label(&content).map(|label| (at, label.to_owned())));
            }
            Text::Paragraph => self.push(Node { at, kind: paragraph(content) }),
        }
    }

    fn term(&mut self, at: u32, content: Vec<Piece<'a>>) {
        if content.is_empty() {
            return;
        }
        if let Some(Block { kind: Open::Definitions(groups), .. }) = self.blocks.last_mut() {
            match groups.last_mut() {
                Some(group) if group.bodies.is_empty() => group.terms.push((at, content)),
                _ => groups.push(Group { terms: vec![(at, content)], bodies: Vec::new() }),
            }
        }
    }

    fn close_block(&mut self) {
        self.close_leaf();
        if self.blocks.len() < 2 {
            return;
        }
        let Some(Block { kind, at, nodes, .. }) = self.blocks.pop() else { return };
        match kind {
            Open::Root | Open::Footnote => {}
            Open::Item => match self.blocks.last_mut() {
                Some(Block { kind: Open::List { items, .. }, .. }) => items.push(nodes),
                _ => nodes.into_iter().for_each(|node| self.push(node)),
            },
            Open::Body => {
                if let Some(Block { kind: Open::Definitions(groups), .. }) = self.blocks.last_mut()
                    && let Some(group) = groups.last_mut()
                {
                    group.bodies.push(nodes);
                }
            }
            Open::Row(cells) => {
                if let Some(Block { kind: Open::Table(rows), .. }) = self.blocks.last_mut() {
                    rows.push(Row { at, cells });
                }
            }
            Open::List { ordered, items } => self.push(Node { at, kind: Kind::List { ordered, items } }),
            Open::Quote => self.push(Node { at, kind: Kind::Quote(nodes) }),
            Open::Definitions(groups) => self.push(Node { at, kind: Kind::Definitions(groups) }),
            Open::Table(rows) => self.push(Node { at, kind: Kind::Table(rows) }),
            Open::Details(summary) => self.push(Node { at, kind: Kind::Details { summary, body: nodes } }),
        }
    }

    fn push(&mut self, node: Node<'a>) {
        if let Some(block) = self.blocks.last_mut() {
            block.nodes.push(node);
        }
    }
}

fn expand_shortcodes(pieces: &mut Vec<Piece<'_>>) {
    for piece in pieces.iter_mut() {
        if let Piece::Text(text) = piece
            && shortcode::may_hold(text)
        {
            *text = shortcode::expand(text).into();
        }
    }
    pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
}

fn has_brace(piece: &Piece<'_>) -> bool {
    matches!(piece, Piece::Text(text) if text.contains('{'))
}

/// Puts a text behind another; one that follows it in the file is not copied.
fn append<'a>(text: &mut Cow<'a, str>, next: Cow<'a, str>, source: &'a str) {
    match (&*text, &next) {
        (_, next) if next.is_empty() => {}
        (first, _) if first.is_empty() => *text = next,
        (Cow::Borrowed(first), Cow::Borrowed(next))
            if first.as_bytes().as_ptr_range().end == next.as_ptr() =>
        {
            let begins = (first.as_ptr() as usize).wrapping_sub(source.as_ptr() as usize);
            match source.get(begins..begins.wrapping_add(first.len() + next.len())) {
                Some(both) => *text = Cow::Borrowed(both),
                None => text.to_mut().push_str(next),
            }
        }
        _ => text.to_mut().push_str(&next),
    }
}

/// Leaves only what a function keeps of the beginning of a text.
fn truncate(text: &mut Cow<'_, str>, kept: fn(&str) -> &str) {
    match text {
        Cow::Borrowed(text) => *text = kept(text),
        Cow::Owned(text) => text.truncate(kept(text).len()),
    }
}

/// Takes white space off both ends of a text.
pub(super) fn trim(content: &mut Vec<Piece<'_>>) {
    if let Some(Piece::Text(text)) = content.first_mut() {
        match text {
            Cow::Borrowed(text) => *text = text.trim_start(),
            Cow::Owned(text) => drop(text.drain(..text.len() - text.trim_start().len())),
        }
        if text.is_empty() {
            content.remove(0);
        }
    }
    if let Some(Piece::Text(text)) = content.last_mut() {
        truncate(text, str::trim_end);
        if text.is_empty() {
            content.pop();
        }
    }
}

/// `(name)=` in MyST, or `r[name]` in specifications by mdBook, names what follows.
fn label<'t>(content: &'t [Piece<'_>]) -> Option<&'t str> {
    let [Piece::Text(text)] = content else { return None };
    let name = match text.strip_prefix("r[") {
        Some(rest) => rest.strip_suffix(']')?,
        None => text.strip_prefix('(')?.strip_suffix(")=")?,
    };
    (!name.is_empty() && !name.contains([' ', '\n', '(', ')'])).then_some(name)
}

/// A paragraph that is bold from end to end is a heading to the eye.
fn paragraph(mut content: Vec<Piece<'_>>) -> Kind<'_> {
    match content.as_mut_slice() {
        [Piece::Strong(inside)] if !is_sentence(inside) => {
            Kind::Heading { level: 7, content: std::mem::take(inside) }
        }
        [Piece::Bold(text)] if !is_sentence(&[Piece::Text(Cow::Borrowed(text))]) => {
            Kind::Heading { level: 7, content: vec![Piece::Text(std::mem::take(text))] }
        }
        _ => {
            let head = head::Head::at(&content, Position::default());
            let has_line = |piece: &Piece| matches!(piece, Piece::Text(text) if memchr::memchr(b'\n', text.as_bytes()).is_some());
            let has_lines = content.iter().any(has_line);
            Kind::Paragraph { content, head, has_lines }
        }
    }
}

fn is_sentence(content: &[Piece<'_>]) -> bool {
    let text = Piece::text(content);
    text.chars().count() > 80 || text.trim_end().ends_with(['.', '!', '?', ','])
}
