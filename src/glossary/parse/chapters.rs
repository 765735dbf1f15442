//! References to chapters: `(Chapter 3)`, `(Chapters 3 and 4)`, `(see ch. 3-5)`.

use std::borrow::Cow;

use super::definition::Found;
use super::names::{begins_with_any, strip_word};

/// A range never names more chapters than this.
const MOST: u32 = 200;

/// Takes the references out of a text. A full stop after one stays; one that does not parse stays too.
pub(super) fn take(text: &mut Cow<'_, str>, found: &mut Found) {
    let mut from = 0;
    while let Some(open) = find(text, from, b'(') {
        let Some(close) = find(text, open, b')') else { return };
        let inside = text.get(open + 1..close).unwrap_or_default();
        match chapters(inside) {
            None => from = open + 1,
            Some(Err(())) => {
                found.bad_chapters.push(inside.to_owned());
                from = close + 1;
            }
            Some(Ok(chapters)) => {
                add(chapters, found);
                let before = text.get(..open).unwrap_or_default().trim_end().len();
                match &mut *text {
                    Cow::Borrowed(text) if close + 1 == text.len() => {
                        *text = text.get(..before).unwrap_or_default();
                    }
                    text => text.to_mut().replace_range(before..=close, ""),
                }
                from = before;
            }
        }
    }
}

/// Where a byte stands next, from a place on.
fn find(text: &str, from: usize, byte: u8) -> Option<usize> {
    memchr::memchr(byte, text.as_bytes().get(from..)?).map(|at| from + at)
}

/// Reads a list of chapters without a parenthesis around it, as in a column of a table.
pub(super) fn list(text: &str, found: &mut Found) {
    if text.trim().is_empty() {
        return;
    }
    match chapters(text).or_else(|| Some(numbers(text).ok_or(()))) {
        Some(Ok(chapters)) => add(chapters, found),
        Some(Err(())) => found.bad_chapters.push(text.to_owned()),
        None => {}
    }
}

fn add(chapters: Vec<u32>, found: &mut Found) {
    if chapters.len() == 1 && found.chapters.is_empty() {
        found.chapters = chapters;
        return;
    }
    for chapter in chapters {
        if !found.chapters.contains(&chapter) {
            found.chapters.push(chapter);
        }
    }
}

/// Nothing if it does not speak of chapters at all.
fn chapters(inside: &str) -> Option<Result<Vec<u32>, ()>> {
    let mut rest = inside.trim();
    if !begins_with_any(rest, b"sci") {
        return None;
    }
    if !begins_with_any(rest.get(1..).unwrap_or_default(), b"h") {
        for word in ["see also", "see", "cf.", "cf", "in"] {
            rest = strip_word(rest, word).unwrap_or(rest);
        }
    }
    let word = ["chapters", "chapter", "chaps.", "chap.", "chs.", "ch.", "ch"];
    let rest = word.iter().find_map(|word| strip_word(rest, word))?;
    // `(chapter of a book)` and `(chapter headings)` are words, not references.
    let number =
        rest.starts_with(|c: char| c.is_numeric()) || rest.is_empty() || inside.split(' ').count() <= 2;
    number.then(|| numbers(rest).ok_or(()))
}

fn numbers(text: &str) -> Option<Vec<u32>> {
    let text = text.trim();
    if let Ok(chapter) = text.parse() {
        return Some(vec![chapter]);
    }
    let mut chapters = Vec::new();
    for part in text.replace(" and ", ",").replace(['&', ';'], ",").split(',') {
        let part = part.trim();
        if part.is_empty() && !chapters.is_empty() {
            continue;
        }
        let part = part.replace(" to ", "-").replace(['–', '—'], "-");
        let (first, last) = part.split_once('-').unwrap_or((&part, &part));
        let (first, last): (u32, u32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        if last < first || last - first >= MOST {
            return None;
        }
        chapters.extend(first..=last);
    }
    (!chapters.is_empty()).then_some(chapters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> (String, Vec<u32>, usize) {
        let mut found = Found::default();
        let mut text = Cow::Borrowed(text);
        take(&mut text, &mut found);
        (text.into(), found.chapters, found.bad_chapters.len())
    }

    #[test]
    fn takes_references_out_and_keeps_the_full_stop() {
        assert_eq!(taken("A unit. (Chapter 3)"), ("A unit.".into(), vec![3], 0));
        assert_eq!(taken("Source of bug #6 (Chapter 19)."), ("Source of bug #6.".into(), vec![19], 0));
        assert_eq!(taken("A (Chapters 3 and 4) b"), ("A b".into(), vec![3, 4], 0));
        assert_eq!(taken("A (Chapters 3-5, 9) (ch. 3)"), ("A".into(), vec![3, 4, 5, 9], 0));
        assert_eq!(taken("A (see Chapter 3)"), ("A".into(), vec![3], 0));
        assert_eq!(taken("A (a unit) (b"), ("A (a unit) (b".into(), vec![], 0));
    }

    #[test]
    fn reports_what_does_not_parse_and_keeps_it() {
        for text in [
            "A (Chapter three)",
            "A (Chapter 5-3)",
            "A (Chapter 99999999999)",
            "A (Chapter )",
            "A (Chapter 1-900)",
        ] {
            assert_eq!(taken(text), (text.into(), vec![], 1), "{text}");
        }
        assert_eq!(taken("A (chapter of a book)").2, 0);
    }
}
