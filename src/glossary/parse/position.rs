//! Places in a run of pieces, and what is cut there.

use std::borrow::Cow;

use super::super::source::narrow;
use super::document::Piece;

/// A place in a run of pieces: a piece, and a byte within it if it is text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Position {
    pub(super) piece: u32,
    pub(super) byte: u32,
}

impl Position {
    pub(super) fn new(piece: usize, byte: usize) -> Self {
        Self { piece: narrow(piece), byte: narrow(byte) }
    }

    /// So many bytes further on in the same piece.
    pub(super) fn plus(self, bytes: usize) -> Self {
        Self { piece: self.piece, byte: self.byte.saturating_add(narrow(bytes)) }
    }

    /// The beginning of the next piece.
    pub(super) fn next(self) -> Self {
        Self { piece: self.piece.saturating_add(1), byte: 0 }
    }

    pub(super) fn piece<'t, 'a>(self, content: &'t [Piece<'a>]) -> Option<&'t Piece<'a>> {
        content.get(self.piece as usize)
    }
}

pub(super) fn text_at<'t>(content: &'t [Piece<'_>], at: Position) -> &'t str {
    match at.piece(content) {
        Some(Piece::Text(text)) => text.get(at.byte as usize..).unwrap_or_default(),
        _ => "",
    }
}

fn is_text(content: &[Piece<'_>], at: Position) -> bool {
    matches!(at.piece(content), Some(Piece::Text(_)))
}

/// Over white space, but not over the end of the line.
pub(super) fn skip_blanks(content: &[Piece<'_>], mut at: Position) -> Position {
    loop {
        let text = text_at(content, at);
        let rest = text.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}', '\u{200b}', '\u{feff}']);
        at = at.plus(text.len() - rest.len());
        if !is_text(content, at) || !rest.is_empty() || at.piece as usize + 1 >= content.len() {
            return at;
        }
        at = at.next();
    }
}

/// Where the lines after the first begin.
pub(super) fn line_starts(content: &[Piece<'_>]) -> impl Iterator<Item = Position> {
    content.iter().enumerate().flat_map(|(piece, inline)| {
        let text = if let Piece::Text(text) = inline { text.as_ref() } else { "" };
        text.match_indices('\n').map(move |(byte, _)| Position::new(piece, byte + 1))
    })
}

/// How many lines a place is below the beginning of its text.
pub(super) fn lines_before(content: &[Piece<'_>], at: Position) -> usize {
    content
        .iter()
        .take(at.piece as usize + 1)
        .enumerate()
        .map(|(piece, inline)| match inline {
            Piece::Text(text) if piece == at.piece as usize => {
                text.get(..at.byte as usize).unwrap_or_default().matches('\n').count()
            }
            Piece::Text(text) => text.matches('\n').count(),
            _ => 0,
        })
        .sum()
}

/// Takes off everything from a place on.
pub(super) fn split_off<'a>(content: &mut Vec<Piece<'a>>, at: Position) -> Vec<Piece<'a>> {
    let Position { piece, byte } = at;
    let (piece, byte) = (piece as usize, byte as usize);
    if piece >= content.len() {
        return Vec::new();
    }
    if byte == 0 {
        return content.split_off(piece);
    }
    let mut rest = Vec::with_capacity(content.len() - piece);
    if let Some(Piece::Text(text)) = content.get_mut(piece)
        && text.is_char_boundary(byte)
        && byte < text.len()
    {
        rest.push(Piece::Text(match text {
            Cow::Borrowed(whole) => {
                let (before, after) = whole.split_at(byte);
                *whole = before;
                Cow::Borrowed(after)
            }
            Cow::Owned(text) => Cow::Owned(text.split_off(byte)),
        }));
    }
    rest.extend(content.drain(piece + 1..));
    rest
}

/// Takes off everything before a place.
pub(super) fn keep_from(content: &mut Vec<Piece<'_>>, at: Position) {
    let (mut piece, byte) = (at.piece as usize, at.byte as usize);
    if let Some(Piece::Text(text)) = content.get_mut(piece).filter(|_| byte > 0) {
        match text {
            Cow::Borrowed(whole) => *whole = whole.get(byte..).unwrap_or_default(),
            Cow::Owned(text) if text.is_char_boundary(byte) => drop(text.drain(..byte)),
            Cow::Owned(text) => text.clear(),
        }
        piece += usize::from(text.is_empty());
    }
    // Mostly it is the one that holds the term.
    match piece.min(content.len()) {
        0 => {}
        1 => drop(content.remove(0)),
        pieces => drop(content.drain(..pieces)),
    }
}
