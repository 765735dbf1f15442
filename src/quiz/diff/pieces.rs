//! The difference of two texts, word by word.

/// A run of words that two texts have in common, or that only one of them has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Which of the texts it is in.
    pub kind: PieceKind,
    /// The run; never empty.
    pub text: &'a str,
}

/// Which of two texts a piece is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// Both.
    Same,
    /// The old one only.
    Removed,
    /// The new one only.
    Added,
}

/// How many pairs of words are compared at most; beyond it, what differs is shown as one replacement.
const MOST_PAIRS: usize = 1 << 20;

/// The least difference of two texts in whole words (by a longest common subsequence). The pieces other than
/// `Added` are the old text, those other than `Removed` are the new one; where words were replaced, the old ones
/// come first. Words that only a blank parts are replaced together.
///
/// Takes time and memory in proportion to the product of the numbers of words in the parts that differ, up to
/// a limit; beyond a million pairs everything between the first and the last difference is one replacement.
pub fn word_diff<'a>(old_text: &'a str, new_text: &'a str) -> Vec<Piece<'a>> {
    let (old, new) = (tokens(old_text), tokens(new_text));
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[before..], &new[before..]);
    let after = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let middle = (&old_rest[..old_rest.len() - after], &new_rest[..new_rest.len() - after]);

    let mut steps = vec![Step::Same; before];
    steps.extend(steps_between(middle.0, middle.1));
    steps.extend(vec![Step::Same; after]);
    join_over_blanks(&mut steps, &old);
    pieces(&steps, Text { rest: old_text, tokens: &old }, Text { rest: new_text, tokens: &new })
}

/// What happens to a word on the way from one text to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Same,
    Removed,
    Added,
}

/// Words, runs of blanks, and each other character.
fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        _ if c.is_alphanumeric() || matches!(c, '_' | '\u{300}'..='\u{36f}') => 0,
        _ if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let is_alone = class(c) == 2 || crate::quiz::text::stands_alone(c);
        if last.is_some_and(|last| is_alone || last != Some(class(c))) {
            found.push(&text[start..at]);
            start = at;
        }
        last = Some((!is_alone).then(|| class(c)));
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}

/// The steps from one sequence of words to another.
pub(super) fn steps_between<T: PartialEq>(old: &[T], new: &[T]) -> Vec<Step> {
    let width = new.len() + 1;
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return [vec![Step::Removed; old.len()], vec![Step::Added; new.len()]].concat();
    }
    // Lengths of the longest common subsequences of what is left from each pair of places on.
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let mut steps = Vec::with_capacity(old.len() + new.len());
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            steps.push(Step::Same);
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            steps.push(Step::Removed);
            i += 1;
        } else {
            steps.push(Step::Added);
            j += 1;
        }
    }
    steps.extend(vec![Step::Removed; old.len() - i]);
    steps.extend(vec![Step::Added; new.len() - j]);
    steps
}

/// A blank between two changes is read as part of them.
fn join_over_blanks(steps: &mut Vec<Step>, old: &[&str]) {
    let mut joined = Vec::with_capacity(steps.len());
    let mut at = 0;
    for (place, &step) in steps.iter().enumerate() {
        let is_between = place > 0
            && steps.get(place - 1) != Some(&Step::Same)
            && steps.get(place + 1).is_some_and(|&next| next != Step::Same);
        let is_blank = old.get(at).is_some_and(|token| token.trim().is_empty());
        match step {
            Step::Same if is_between && is_blank => joined.extend([Step::Removed, Step::Added]),
            _ => joined.push(step),
        }
        at += usize::from(step != Step::Added);
    }
    *steps = joined;
}

/// One piece for each run: neighbouring changes are one replacement, the old words first.
fn pieces<'a>(steps: &[Step], old: Text<'_, 'a>, new: Text<'_, 'a>) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    let (mut old, mut new) = (old, new);
    for run in steps.chunk_by(|a, b| (*a == Step::Same) == (*b == Step::Same)) {
        let removed = old.take(run.iter().filter(|&&step| step != Step::Added).count());
        let added = new.take(run.iter().filter(|&&step| step != Step::Removed).count());
        let kinds = match run.first() {
            Some(Step::Same) => [(PieceKind::Same, removed), (PieceKind::Added, "")],
            _ => [(PieceKind::Removed, removed), (PieceKind::Added, added)],
        };
        found.extend(
            kinds.into_iter().filter(|(_, text)| !text.is_empty()).map(|(kind, text)| Piece { kind, text }),
        );
    }
    found
}

/// What is left of a text, with its words.
struct Text<'t, 'a> {
    rest: &'a str,
    tokens: &'t [&'a str],
}

impl<'a> Text<'_, 'a> {
    /// Takes that many words off.
    fn take(&mut self, count: usize) -> &'a str {
        let (taken, left) = self.tokens.split_at(count.min(self.tokens.len()));
        self.tokens = left;
        let length = taken.iter().map(|token| token.len()).sum::<usize>();
        let (text, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let pieces = word_diff(old, new);
        let shown = pieces.iter().map(|piece| match piece.kind {
            PieceKind::Same => piece.text.to_owned(),
            PieceKind::Removed => format!("[-{}-]", piece.text),
            PieceKind::Added => format!("[+{}+]", piece.text),
        });
        shown.collect()
    }

    #[test]
    fn words_are_whole() {
        assert_eq!(shown("We have 3 nodes.", "We have 5 nodes."), "We have [-3-][+5+] nodes.");
        assert_eq!(shown("Not enabled.", "Enabled."), "[-Not enabled-][+Enabled+].");
        assert_eq!(shown("uses goose_v1", "uses goose_v2"), "uses [-goose_v1-][+goose_v2+]");
        assert_eq!(shown("容器運行", "容器停行"), "容器[-運-][+停+]行");
        assert_eq!(shown("", "new"), "[+new+]");
        assert_eq!(shown("same", "same"), "same");
        assert_eq!(shown("", ""), "");
    }

    #[test]
    fn words_replaced_side_by_side_are_one_replacement() {
        assert_eq!(shown("a big red house", "a small blue house"), "a [-big red-][+small blue+] house");
    }

    #[test]
    fn very_long_texts_are_replaced_whole() {
        let (old, new) = ("a b ".repeat(2000), "c d ".repeat(2000));
        assert_eq!(word_diff(&old, &new).len(), 3, "all but the last blank, which is the same");
    }
}
