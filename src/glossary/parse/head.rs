//! Where an entry's term ends and its definition begins, in a line such as `**Pod**: smallest unit`.

use std::borrow::Cow;

use super::document::Piece;
use super::hash::Letters;
use super::position::{Position, skip_blanks, text_at};
use super::text::without_ornament;

/// How the term is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    Bold,
    Code,
    Link,
    Emphasis,
    Plain,
}

/// What parts the term from its definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Colon,
    Dash,
    Period,
    /// The end of the line; the definition is the next line.
    Break,
    /// The end of the text; the definition is elsewhere, if anywhere.
    End,
    /// Nothing: the sentence just goes on.
    Nothing,
}

/// How a line parts into term and definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) lead: Lead,
    pub(super) mark: Mark,
    pub(super) begins: Position,
    pub(super) head_ends: Position,
    pub(super) body_begins: Position,
}

/// How a line parts, and what it names: the hash of the letters and digits of its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) cut: Cut,
    pub(super) name: u64,
}

impl Head {
    /// The head of the line that begins at a position, if it looks like an entry at all.
    pub(super) fn at(content: &[Piece<'_>], begins: Position) -> Option<Self> {
        let cut = cut(content, begins)?;
        let mut letters = Letters::default();
        each_text(content, &cut, &mut |text| letters.add(text));
        Some(Self { cut, name: letters.hash() })
    }

    /// Whether what parts it can hardly be anything else.
    pub(super) fn is_strong(&self) -> bool {
        matches!(self.cut.mark, Mark::Colon | Mark::Dash)
    }
}

/// No term is longer, in characters.
const LONGEST_TERM: usize = 80;
/// No term in plain text has more words.
const MOST_WORDS: usize = 7;
/// No line of a term in plain text, with its definition in the next, is longer, in bytes.
const SHORT_LINE: usize = 40;

/// Parts the line that begins at a position, if it looks like an entry at all.
fn cut(content: &[Piece<'_>], begins: Position) -> Option<Cut> {
    let begins = skip_ornament(content, skip_blanks(content, begins));
    let lead = lead(begins.piece(content)?);
    if lead == Lead::Plain {
        // A pipe begins what was meant as a table.
        return cut_plain(content, begins).filter(|_| !text_at(content, begins).starts_with('|'));
    }
    let after = begins.next();
    let inside = inner_mark(begins.piece(content)?);
    if inside == Some(Mark::Period) && after.piece(content).is_none() && is_sentence(begins.piece(content)?) {
        return None;
    }
    if inside.is_some() && lead == Lead::Bold {
        let mark = inside.unwrap_or(Mark::Colon);
        return Some(Cut { lead, mark, begins, head_ends: after, body_begins: skip_marks(content, after) });
    }
    let cut = scan(content, after).or(Some((Mark::Nothing, after, skip_blanks(content, after))));
    let cut = cut.filter(|&(mark, ..)| mark != Mark::Nothing || lead == Lead::Bold);
    cut.map(|(mark, head_ends, body_begins)| Cut { lead, mark, begins, head_ends, body_begins })
}

/// Over emoji that only adorn a line: `:door: ` anywhere, `🚪 ` before a name in other type.
fn skip_ornament(content: &[Piece<'_>], at: Position) -> Position {
    let text = text_at(content, at);
    // Most lines begin with a letter, or in other type.
    if text.as_bytes().first().is_none_or(|&first| first.is_ascii() && first != b':') {
        return at;
    }
    let rest = without_ornament(text);
    let is_symbol = |c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..);
    let adorns = rest.starts_with(is_symbol) && rest.chars().all(|c| is_symbol(c) || c.is_whitespace());
    if adorns && at.next().piece(content).is_some() {
        return at.next();
    }
    skip_blanks(content, at.plus(text.len() - rest.len()))
}

/// Whether a piece with a period at its end has more words than a term of that kind.
fn is_sentence(piece: &Piece<'_>) -> bool {
    Piece::text(std::slice::from_ref(piece)).split_whitespace().count() > 3
}

fn lead(piece: &Piece<'_>) -> Lead {
    let (content, lead) = match piece {
        Piece::Text(_) => return Lead::Plain,
        Piece::Code(_) => return Lead::Code,
        Piece::Strong(_) | Piece::Bold(_) => return Lead::Bold,
        Piece::Emphasis(content) => (content, Lead::Emphasis),
        Piece::Link(link) => (&link.content, Lead::Link),
    };
    let is_bold = matches!(content.as_slice(), [Piece::Strong(_) | Piece::Bold(_)]);
    if is_bold { Lead::Bold } else { lead }
}

/// A separator that stands inside the bold type, at its end.
fn inner_mark(piece: &Piece<'_>) -> Option<Mark> {
    let last = match piece {
        Piece::Text(text) | Piece::Bold(text) => text.trim_end(),
        Piece::Code(_) => return None,
        Piece::Strong(inside) | Piece::Emphasis(inside) => return inside.last().and_then(inner_mark),
        Piece::Link(link) => return link.content.last().and_then(inner_mark),
    };
    match last.chars().next_back()? {
        ':' | '：' => Some(Mark::Colon),
        '–' | '—' => Some(Mark::Dash),
        '-' if last.ends_with(" -") => Some(Mark::Dash),
        '.' if !last.ends_with("..") && !is_abbreviation(last) => Some(Mark::Period),
        _ => None,
    }
}

/// `etc.`, `U.S.`: the period belongs to the word.
fn is_abbreviation(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or(text);
    word == "etc." || word.matches('.').count() > 1
}

/// The separator that a text begins with, and its length with the white space around it.
fn mark(text: &str) -> Option<(Mark, usize)> {
    let trimmed = text.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}', '\u{200b}']);
    let spaced = trimmed.len() < text.len();
    let run =
        trimmed.trim_start_matches([':', '：', '-', '–', '—', '−', '―', '=', '>', '→', '⇒', '|', '\u{2011}']);
    let marks = trimmed.get(..trimmed.len() - run.len()).unwrap_or_default();
    let open = run.is_empty() || run.starts_with(char::is_whitespace);
    let kind = match marks.chars().next() {
        // The arrow of a flow chart.
        Some('-') if marks.starts_with("-->") => return None,
        Some(':' | '：') if open || spaced || marks.starts_with('：') => Mark::Colon,
        Some('–' | '—' | '→' | '⇒' | '―') => Mark::Dash,
        Some('-' | '−' | '=' | '|' | '>' | '\u{2011}') if open => Mark::Dash,
        None if trimmed.starts_with('.')
            && trimmed.get(1..).is_some_and(|rest| rest.starts_with([' ', '\n'])) =>
        {
            return Some((Mark::Period, text.len() - trimmed.len() + 1));
        }
        None if trimmed.starts_with('\n') => return Some((Mark::Break, text.len() - trimmed.len() + 1)),
        _ => return None,
    };
    Some((kind, text.len() - run.len()))
}

/// Over what follows the first name: further names, abbreviations in parentheses; up to a separator.
fn scan(content: &[Piece<'_>], from: Position) -> Option<(Mark, Position, Position)> {
    let mut at = from;
    let mut length = 0;
    let mut named = true;
    loop {
        if length > LONGEST_TERM {
            return None;
        }
        let Some(piece) = at.piece(content) else {
            return Some((Mark::End, at, at));
        };
        let Piece::Text(_) = piece else {
            Piece::each_text(std::slice::from_ref(piece), &mut |text| length += text.len());
            let ends = inner_mark(piece).filter(|_| matches!(piece, Piece::Strong(_) | Piece::Bold(_)));
            at = at.next();
            named = true;
            match ends {
                Some(mark) => return Some((mark, at, skip_marks(content, at))),
                None => continue,
            }
        };
        let text = text_at(content, at);
        if text.is_empty() {
            at = at.next();
            continue;
        }
        if let Some((mark, taken)) = mark(text) {
            return Some((mark, at, skip_blanks(content, at.plus(taken))));
        }
        let taken = if let Some(taken) = parenthesis(text) {
            taken
        } else if let Some(comma) = apposition(text).filter(|_| named) {
            return Some((Mark::Nothing, at, at.plus(comma)));
        } else if let Some(taken) = connector(text).filter(|_| named) {
            named = false;
            taken
        } else if text.trim_start().is_empty() {
            text.len()
        } else if !named {
            named = true;
            plain_name(text)?
        } else {
            return None;
        };
        length += taken;
        at = at.plus(taken);
    }
}

/// `(..)` with the white space before it; the parenthesis may go on in the next piece.
fn parenthesis(text: &str) -> Option<usize> {
    let trimmed = text.trim_start_matches([' ', '\u{a0}']);
    let blanks = text.len() - trimmed.len();
    let pairs = [('(', ')'), ('[', ']'), ('（', '）')];
    if let Some((_, close)) = pairs.into_iter().find(|&(open, _)| trimmed.starts_with(open)) {
        return Some(blanks + trimmed.find(close).map_or(trimmed.len(), |at| at + close.len_utf8()));
    }
    // The end of one that began in an earlier piece.
    let end = trimmed.find([')', ']'])?;
    let open = trimmed.find(['(', '[', ':', '.', '\n']).is_none_or(|open| open > end);
    (open && end < LONGEST_TERM).then_some(blanks + end + 1)
}

/// `/`, `,`, `or` and the like between two names.
fn connector(text: &str) -> Option<usize> {
    let trimmed = text.trim_start();
    let blanks = text.len() - trimmed.len();
    let words =
        ["/", ",", ";", "&", "+", "or ", "and ", "aka ", "a.k.a. ", "also ", "ou ", "oder ", "und ", "et "];
    let word = words.iter().find(|word| trimmed.starts_with(**word))?;
    (blanks > 0 || !word.ends_with(' ')).then_some(blanks + word.len())
}

/// A comma between a name and what it is: `, a part of a ship`.
fn apposition(text: &str) -> Option<usize> {
    let rest = text.trim_start().strip_prefix(", ")?;
    ["a ", "an ", "the "].iter().any(|word| rest.starts_with(word)).then_some(text.len() - rest.len())
}

/// A name in plain text after a connector, up to a separator in the same piece.
fn plain_name(text: &str) -> Option<usize> {
    let ends = text.char_indices().map(|(at, _)| at).find(|&at| {
        mark(text.get(at..).unwrap_or_default()).is_some_and(|(mark, _)| mark != Mark::Period)
            || text.get(at..).is_some_and(|rest| rest.starts_with([',', '(', '/']))
    });
    let is_short = || text.trim().len() < 20 && !text.trim_end().ends_with('.');
    let ends = ends.or_else(|| is_short().then_some(text.len()))?;
    let name = text.get(..ends)?;
    (name.split_whitespace().count() <= 4 && ends > 0).then_some(ends)
}

/// Over white space and a separator that is doubled outside the bold type.
fn skip_marks(content: &[Piece<'_>], at: Position) -> Position {
    let at = skip_blanks(content, at);
    match mark(text_at(content, at)) {
        Some((Mark::Colon | Mark::Dash, taken)) => skip_blanks(content, at.plus(taken)),
        _ => at,
    }
}

/// A term in plain text: short, few words, no sentence; then a separator that stands clear.
fn cut_plain(content: &[Piece<'_>], begins: Position) -> Option<Cut> {
    let mut length = 0;
    let mut words = 1;
    let mut inside = 0_u32;
    let mut at = begins;
    while let Some(piece) = at.piece(content) {
        if !matches!(piece, Piece::Text(_)) {
            Piece::each_text(std::slice::from_ref(piece), &mut |text| length += text.chars().count());
            at = at.next();
            continue;
        }
        let text = text_at(content, at);
        for (byte, c) in text.char_indices() {
            let rest = text.get(byte..).unwrap_or_default();
            match c {
                '(' | '（' => inside += 1,
                ')' | '）' => inside = inside.saturating_sub(1),
                '，' if inside == 0
                    && length > 0
                    && is_translation(content, at.plus(byte + c.len_utf8())) =>
                {
                    let (mark, lead) = (Mark::Colon, Lead::Plain);
                    let body_begins = at.plus(byte + c.len_utf8());
                    return Some(Cut { lead, mark, begins, head_ends: at.plus(byte), body_begins });
                }
                '，' | '。' if inside == 0 => return None,
                '\n' if inside == 0 && words <= 5 && is_name(text.get(..byte)?) => {
                    let (mark, lead) = (Mark::Break, Lead::Plain);
                    let (head_ends, body_begins) = (at.plus(byte), at.plus(byte + 1));
                    return Some(Cut { lead, mark, begins, head_ends, body_begins });
                }
                _ => {}
            }
            if let Some((mark, taken)) = plain_mark(rest, c).filter(|_| inside == 0) {
                let head_ends = at.plus(byte);
                let body_begins = skip_blanks(content, at.plus(byte + taken));
                let lead = Lead::Plain;
                return (length > 0).then_some(Cut { lead, mark, begins, head_ends, body_begins });
            }
            words += usize::from(c == ' ');
            length += 1;
            if length > LONGEST_TERM || words > MOST_WORDS || matches!(c, '?' | '!' | '\n' | ';') {
                return None;
            }
            if c == '.' && rest.get(1..).is_some_and(|rest| rest.starts_with(' ')) {
                return None;
            }
        }
        at = at.next();
    }
    (length > 0).then_some(Cut { lead: Lead::Plain, mark: Mark::End, begins, head_ends: at, body_begins: at })
}

/// Whether a line in plain type is short and ends as a name does, not as a sentence.
fn is_name(line: &str) -> bool {
    line.len() <= SHORT_LINE
        && line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '）' | '+' | '#'))
}

/// Whether all that follows a wide comma is a short name in another script: `锚，anchor`.
fn is_translation(content: &[Piece<'_>], at: Position) -> bool {
    let rest = text_at(content, at).trim_end();
    let is_last = at.next().piece(content).is_none();
    is_last
        && rest.starts_with(|c: char| c.is_ascii_alphabetic())
        && rest.is_ascii()
        && rest.len() <= LONGEST_TERM
        && !rest.contains('\n')
}

fn plain_mark(rest: &str, c: char) -> Option<(Mark, usize)> {
    if !matches!(c, ' ' | ':' | '：' | '—' | '\t' | '\u{a0}' | '\u{202f}') {
        return None;
    }
    mark(rest).filter(|&(mark, _)| matches!(mark, Mark::Colon | Mark::Dash))
}

/// The text of a head; that of a single piece is not copied.
pub(super) fn label<'a>(content: &[Piece<'a>], cut: &Cut) -> Cow<'a, str> {
    if (cut.begins.byte, cut.head_ends) == (0, cut.begins.next()) {
        let first = cut.begins.piece(content).map(std::slice::from_ref);
        return Piece::text(first.unwrap_or_default());
    }
    let mut label = String::new();
    each_text(content, cut, &mut |text| label.push_str(text));
    label.into()
}

/// Hands over the text of a head, part by part.
pub(super) fn each_text(content: &[Piece<'_>], cut: &Cut, take: &mut dyn FnMut(&str)) {
    let (begins, ends) = (cut.begins, cut.head_ends);
    let (first, last) = (begins.piece as usize, ends.piece as usize);
    for (piece, inline) in content.iter().enumerate().take(last + 1).skip(first) {
        match inline {
            Piece::Text(text) => {
                let from = if piece == first { begins.byte as usize } else { 0 };
                let to = if piece == last { ends.byte as usize } else { text.len() };
                take(text.get(from..to).unwrap_or_default());
            }
            _ if piece == last => {}
            other => Piece::each_text(std::slice::from_ref(other), take),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::{Kind, read};
    use super::super::position::split_off;
    use super::*;

    /// Term, separator and definition of a line of Markdown.
    fn parts(markdown: &str) -> Option<(String, Mark, String)> {
        let mut document = read(markdown, 0, 32);
        let mut content = match document.nodes.pop()?.kind {
            Kind::Paragraph { content, .. } | Kind::Heading { content, .. } => content,
            _ => return None,
        };
        let cut = cut(&content, Position::default())?;
        let head = label(&content, &cut);
        let body = split_off(&mut content, cut.body_begins);
        Some((head.into(), cut.mark, Piece::text(&body).into()))
    }

    fn check(markdown: &str, term: &str, mark: Mark, definition: &str) {
        assert_eq!(parts(markdown), Some((term.into(), mark, definition.into())), "{markdown}");
    }

    #[test]
    fn finds_separators_outside_and_inside_the_bold_type() {
        check("**Pod**: unit", "Pod", Mark::Colon, "unit");
        check("**Pod:** unit", "Pod:", Mark::Colon, "unit");
        check("**Pod** - unit", "Pod", Mark::Dash, "unit");
        check("**Pod**- unit", "Pod", Mark::Dash, "unit");
        check("**Pod** — unit", "Pod", Mark::Dash, "unit");
        check("**Pod**. Unit", "Pod", Mark::Period, "Unit");
        check("**Pod.** Unit", "Pod.", Mark::Period, "Unit");
        check("**Pod** : unité", "Pod", Mark::Colon, "unité");
        check("**Pod**\u{a0}: unité", "Pod", Mark::Colon, "unité");
        check("**Pod**\nunit", "Pod", Mark::Break, "unit");
        check("**Pod** is a unit", "Pod", Mark::Nothing, "is a unit");
    }

    #[test]
    fn a_colon_inside_the_term_is_the_terms() {
        check("**mode: global**: one each", "mode: global", Mark::Colon, "one each");
        check("**std::vec** - x", "std::vec", Mark::Dash, "x");
    }

    #[test]
    fn takes_further_names_and_abbreviations_into_the_head() {
        check("**Merge** (MR): x", "Merge (MR)", Mark::Colon, "x");
        check("**Merge** (**MR**) / **Pull** (PR): x", "Merge (MR) / Pull (PR)", Mark::Colon, "x");
        check("**Merge** or `merge`: x", "Merge or merge", Mark::Colon, "x");
        check("**Merge**, aka join: x", "Merge, aka join", Mark::Colon, "x");
        check("**合并**（merge）：x", "合并（merge）", Mark::Colon, "x");
        check("[**Merge**](u): x", "Merge", Mark::Colon, "x");
        check("**[Merge](u)** – x", "Merge", Mark::Dash, "x");
    }

    #[test]
    fn plain_text_needs_a_short_term_and_a_clear_separator() {
        check("Pod: unit", "Pod", Mark::Colon, "unit");
        check("kube-proxy - rules", "kube-proxy", Mark::Dash, "rules");
        assert_eq!(parts("It is said that one should never do so: never"), None);
        assert_eq!(parts("Really? Yes: so"), None);
        assert_eq!(parts("船不是车，而是：船"), None);
        check("See http://x.y now", "See http://x.y now", Mark::End, "");
    }
}
