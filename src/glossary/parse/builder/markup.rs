//! HTML among the Markdown: the tags that say what Markdown says too. All others are dropped, their text stays.

use super::super::html::{self, Token};
use super::{Builder, Open, Text, Wrap, narrow};

impl<'a> Builder<'a> {
    pub(super) fn html(&mut self, markup: &str, at: u32) {
        for (offset, token) in html::tokens(markup) {
            let at = at.saturating_add(narrow(offset));
            match token {
                Token::Tag { name, closing, anchor } => {
                    if let Some(anchor) = anchor {
                        self.document.anchors.push((at, anchor.to_owned()));
                    }
                    self.tag(&name.to_ascii_lowercase(), closing, at);
                }
                Token::Text(text) => {
                    let mut decoded = String::with_capacity(text.len());
                    html::decode(text, &mut decoded);
                    // Outside of text, white space only lays the markup out.
                    let begins = at.saturating_add(narrow(decoded.len() - decoded.trim_start().len()));
                    self.text(decoded.into(), begins);
                }
            }
        }
    }

    fn tag(&mut self, name: &str, closing: bool, at: u32) {
        match (name, closing) {
            ("script" | "style", false) => self.hidden += 1,
            ("script" | "style", true) => self.hidden = self.hidden.saturating_sub(1),
            _ if self.hidden > 0 => {}
            ("br", _) => self.text("\n".into(), at),
            ("b" | "strong", _) => self.wrap_html(Wrap::Strong, closing, at),
            ("i" | "em" | "dfn", _) => self.wrap_html(Wrap::Emphasis, closing, at),
            ("code" | "kbd" | "samp", _) => self.wrap_html(Wrap::Code, closing, at),
            ("dl", false) => self.open_html(Open::Definitions(Vec::new()), at),
            ("dt" | "dd", _) => self.definition(name, closing, at),
            ("dl", true) => self.close_html(|kind| matches!(kind, Open::Definitions(_))),
            ("table", false) => self.open_html(Open::Table(Vec::new()), at),
            ("table", true) => self.close_html(|kind| matches!(kind, Open::Table(_))),
            ("tr", _) => self.row(closing, at),
            ("td" | "th", false) if self.is_inside(|kind| matches!(kind, Open::Row(_))) => {
                self.open_html_leaf(Text::Cell, at);
            }
            ("details", false) => self.open_html(Open::Details(Vec::new()), at),
            ("details", true) => self.close_html(|kind| matches!(kind, Open::Details(_))),
            ("summary", false) if self.is_inside(|kind| matches!(kind, Open::Details(_))) => {
                self.open_html_leaf(Text::Summary, at);
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                let level = name.bytes().last().map_or(1, |digit| digit - b'0');
                self.open_html_leaf(Text::Heading(level), at);
            }
            ("summary" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "div" | "li" | "td" | "th", _) => {
                self.close_leaf();
            }
            _ => {}
        }
    }

    fn row(&mut self, closing: bool, at: u32) {
        self.close_leaf();
        if self.blocks.last().is_some_and(|block| block.html && matches!(block.kind, Open::Row(_))) {
            self.close_block();
        }
        if !closing && self.is_inside(|kind| matches!(kind, Open::Table(_))) {
            self.open_html(Open::Row(Vec::new()), at);
        }
    }

    fn definition(&mut self, name: &str, closing: bool, at: u32) {
        self.close_html_body();
        if closing {
            return;
        }
        if !self.is_inside(|kind| matches!(kind, Open::Definitions(_))) {
            self.open_html(Open::Definitions(Vec::new()), at);
        }
        if name == "dt" {
            self.open_html_leaf(Text::Term, at);
        } else {
            self.open_html(Open::Body, at);
        }
    }

    /// Ends a `<dt>` or `<dd>`, whether or not it was closed.
    fn close_html_body(&mut self) {
        self.close_leaf();
        if self.blocks.last().is_some_and(|block| block.html && matches!(block.kind, Open::Body)) {
            self.close_block();
        }
    }

    fn is_inside(&self, wanted: fn(&Open<'a>) -> bool) -> bool {
        self.blocks.last().is_some_and(|block| wanted(&block.kind))
    }

    fn open_html(&mut self, kind: Open<'a>, at: u32) {
        if self.flattened == 0 && !self.is_full(at) {
            self.open_block(kind, at);
            if let Some(block) = self.blocks.last_mut() {
                block.html = true;
            }
        }
    }

    fn open_html_leaf(&mut self, kind: Text<'a>, at: u32) {
        if self.flattened == 0 && !self.is_full(at) {
            self.open_leaf(kind, at);
            if let Some(leaf) = &mut self.leaf {
                leaf.html = true;
            }
        }
    }

    fn close_html(&mut self, wanted: fn(&Open<'a>) -> bool) {
        let html = self.blocks.iter().rev().take_while(|block| block.html);
        if let Some(depth) = html.map(|block| &block.kind).position(wanted) {
            (0..=depth).for_each(|_| self.close_block());
        }
    }

    /// Text of a block of HTML does not go on in the Markdown after it, except in what a tag opened.
    pub(super) fn close_html_text(&mut self) {
        if self.leaf.as_ref().is_some_and(|leaf| !leaf.html) {
            self.close_leaf();
        }
    }

    fn wrap_html(&mut self, wrap: Wrap<'a>, closing: bool, at: u32) {
        if !closing {
            if !self.is_full(at) {
                self.open_span(wrap, at);
            }
        } else if self.spans.last().is_some_and(|span| span.wrap == wrap) {
            self.close_span();
        }
    }
}
