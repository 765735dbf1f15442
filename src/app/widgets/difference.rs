//! The difference of two texts, word by word: not by colour alone, and in words for those who do not see it.

use leptos::prelude::AnyView;

use super::element::{Element, element, views};
use crate::{
    app::words,
    quiz::{Piece, PieceKind, word_diff},
};

/// What was taken out of a text and what was put in. Where there is only one text, it is shown whole.
pub(crate) fn difference(old: &str, new: &str) -> Element {
    let pieces: Vec<_> = word_diff(old, new).iter().map(piece).collect();
    element("p").class("difference").child(pieces)
}

/// A name that was replaced by another one as a whole.
pub(crate) fn replacement(old: &str, new: &str) -> Element {
    let pieces = [(PieceKind::Removed, old), (PieceKind::Same, " "), (PieceKind::Added, new)];
    let pieces = pieces.into_iter().filter(|(_, text)| !text.is_empty());
    let pieces: Vec<_> = pieces.map(|(kind, text)| piece(&Piece { kind, text })).collect();
    element("p").class("difference").child(pieces)
}

fn piece(piece: &Piece<'_>) -> AnyView {
    let marked = |tag: &'static str, before: &'static str, after: &'static str| {
        // A list of pieces is read as one sentence: the words in between say where a change begins and ends.
        let aside = |text: &'static str| element("span").class("visually-hidden").child(text);
        views(element(tag).child(aside(before)).child(piece.text.to_owned()).child(aside(after)))
    };
    match piece.kind {
        PieceKind::Same => views(piece.text.to_owned()),
        PieceKind::Removed => marked("del", words::REMOVED_FROM_HERE, words::REMOVED_UNTIL_HERE),
        PieceKind::Added => marked("ins", words::ADDED_FROM_HERE, words::ADDED_UNTIL_HERE),
    }
}
