//! What a question shows: a small tree without markup, in which a blank is a value of its own.

/// What a question shows above its answers.
///
/// It is flat on purpose. Links are dropped, since their target may name the answer, and so is
/// emphasis, since authors emphasise the very words that are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prompt {
    /// In reading order; never empty in a question of [`Deck`](super::Deck).
    pub blocks: Vec<PromptBlock>,
}

/// A block of a prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromptBlock {
    /// How it is set.
    pub shape: BlockShape,
    /// In reading order.
    pub pieces: Vec<PromptPiece>,
}

/// How a block is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockShape {
    /// The term, or the acronym, that the question is about: a heading.
    Subject,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// Preformatted code, with its line feeds.
    Code,
}

/// A piece of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromptPiece {
    /// Plain text.
    Text(String),
    /// Code within a line.
    Code(String),
    /// Something left out. All blanks look the same, whatever the length of what they hide.
    Blank,
}

/// How a blank is written in plain text.
pub const BLANK: &str = "____";

impl Prompt {
    /// A prompt that shows nothing but a term or an acronym.
    pub(crate) fn of_subject(subject: &str) -> Prompt {
        let pieces = vec![PromptPiece::Text(subject.to_owned())];
        Prompt { blocks: vec![PromptBlock { shape: BlockShape::Subject, pieces }] }
    }

    /// The same prompt, with blocks after it.
    pub(crate) fn followed_by(mut self, blocks: Vec<PromptBlock>) -> Prompt {
        self.blocks.extend(blocks);
        self
    }

    /// The prompt as plain text: blanks are [`BLANK`], blocks apart by a line feed.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            if !text.is_empty() {
                text.push('\n');
            }
            block.write(&mut text);
        }
        text
    }
}

impl PromptBlock {
    fn write(&self, text: &mut String) {
        for piece in &self.pieces {
            match piece {
                PromptPiece::Text(piece) | PromptPiece::Code(piece) => text.push_str(piece),
                PromptPiece::Blank => text.push_str(BLANK),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_shows_blanks_of_one_length() {
        let pieces =
            vec![PromptPiece::Text("Uses ".into()), PromptPiece::Blank, PromptPiece::Code(" -x".into())];
        let prompt = Prompt::of_subject("Flannel")
            .followed_by(vec![PromptBlock { shape: BlockShape::Paragraph, pieces }]);
        assert_eq!(prompt.text(), "Flannel\nUses ____ -x");
    }
}
