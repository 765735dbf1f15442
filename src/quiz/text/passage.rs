//! A definition as one text, with where its code and its blocks are.

use std::ops::Range;

use crate::glossary::{Block, Inline};
use crate::quiz::prompt::{BlockShape, PromptBlock, PromptPiece};

/// A definition as one text. Whatever is found in it (sentences, facts, words to hide) is a byte range of
/// that text, and [`Passage::render`] makes pieces of it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The same as [`crate::glossary::Entry::definition_text`], but for one line feed between any two blocks.
    pub(crate) text: String,
    /// Where code is, in order.
    pub(crate) code: Vec<Range<usize>>,
    blocks: Vec<(Range<usize>, BlockShape)>,
}

impl Passage {
    /// The passage of a definition.
    pub(crate) fn new(blocks: &[Block]) -> Passage {
        let mut passage = Passage::default();
        passage.add_blocks(blocks, BlockShape::Paragraph);
        passage
    }

    fn add_blocks(&mut self, blocks: &[Block], shape: BlockShape) {
        for block in blocks {
            match block {
                Block::Paragraph(pieces) => self.add_block(shape, |passage| passage.add_inlines(pieces)),
                Block::Code(code) => self.add_block(BlockShape::Code, |passage| passage.add_code(code)),
                Block::Quote(blocks) => self.add_blocks(blocks, shape),
                Block::List { items, .. } => {
                    items.iter().for_each(|item| self.add_blocks(item, BlockShape::Item));
                }
            }
        }
    }

    fn add_block(&mut self, shape: BlockShape, add: impl FnOnce(&mut Self)) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        add(self);
        self.blocks.push((start..self.text.len(), shape));
    }

    fn add_inlines(&mut self, pieces: &[Inline]) {
        for piece in pieces {
            match piece {
                Inline::Text(text) => self.text.push_str(text),
                Inline::Code(code) => self.add_code(code),
                Inline::Emphasis(pieces) | Inline::Strong(pieces) => self.add_inlines(pieces),
                Inline::Link(link) => self.add_inlines(&link.content),
            }
        }
    }

    fn add_code(&mut self, code: &str) {
        let start = self.text.len();
        self.text.push_str(code);
        self.code.push(start..self.text.len());
    }

    /// The whole text's range.
    pub(crate) fn all(&self) -> Range<usize> {
        0..self.text.len()
    }

    /// That part of the passage as blocks, a blank in place of each of the ranges, which are sorted and apart.
    pub(crate) fn render(&self, part: Range<usize>, blanks: &[Range<usize>]) -> Vec<PromptBlock> {
        let mut rendered = Vec::new();
        for (block, shape) in &self.blocks {
            let visible = block.start.max(part.start)..block.end.min(part.end);
            if visible.start < visible.end {
                rendered.push(PromptBlock { shape: *shape, pieces: self.pieces(visible, blanks) });
            }
        }
        rendered
    }

    fn pieces(&self, visible: Range<usize>, blanks: &[Range<usize>]) -> Vec<PromptPiece> {
        let mut pieces = Vec::new();
        let mut at = visible.start;
        for blank in blanks {
            if blank.end <= at || blank.start >= visible.end {
                continue;
            }
            self.push_shown(at..blank.start.max(at), &mut pieces);
            pieces.push(PromptPiece::Blank);
            at = blank.end.min(visible.end);
        }
        self.push_shown(at..visible.end, &mut pieces);
        pieces
    }

    fn push_shown(&self, shown: Range<usize>, pieces: &mut Vec<PromptPiece>) {
        let mut at = shown.start;
        for code in &self.code {
            let inside = code.start.max(at)..code.end.min(shown.end);
            if inside.start < inside.end {
                self.push(at..inside.start, PromptPiece::Text, pieces);
                self.push(inside.clone(), PromptPiece::Code, pieces);
                at = inside.end;
            }
        }
        self.push(at..shown.end, PromptPiece::Text, pieces);
    }

    fn push(&self, range: Range<usize>, piece: fn(String) -> PromptPiece, pieces: &mut Vec<PromptPiece>) {
        if let Some(text) = self.text.get(range).filter(|text| !text.is_empty()) {
            pieces.push(piece(text.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PromptPiece::{Blank, Code, Text};

    fn passage() -> Passage {
        Passage::new(&[
            Block::Paragraph(vec![
                Inline::Text("Via ".into()),
                Inline::Code("env".into()),
                Inline::Strong(vec![Inline::Text(" only.".into())]),
            ]),
            Block::List {
                ordered: false,
                items: vec![vec![Block::Paragraph(vec![Inline::Text("Last".into())])]],
            },
        ])
    }

    #[test]
    fn blocks_and_code_keep_their_places() {
        let passage = passage();
        assert_eq!(passage.text, "Via env only.\nLast");
        let rendered = passage.render(passage.all(), &[]);
        assert_eq!(rendered[0].pieces, [Text("Via ".into()), Code("env".into()), Text(" only.".into())]);
        assert_eq!(
            (rendered[1].shape, &rendered[1].pieces[..]),
            (BlockShape::Item, &[Text("Last".into())][..])
        );
    }

    #[test]
    fn blanks_hide_parts_of_text_and_code() {
        let passage = passage();
        let rendered = passage.render(0..13, &[5..7, 8..12]);
        assert_eq!(
            rendered[0].pieces,
            [Text("Via ".into()), Code("e".into()), Blank, Text(" ".into()), Blank, Text(".".into())]
        );
        assert_eq!(rendered.len(), 1);
    }
}
