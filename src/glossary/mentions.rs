//! Terms that definitions mention, as links to their entries.

use super::case::{lower, lower_case};
use super::model::{Block, Glossary, Inline, Link};

/// The names of all entries, for finding them in text.
#[derive(Debug, Clone, Default)]
pub struct MentionIndex {
    /// In order of their first words; of one first word, longer names first.
    names: Vec<Name>,
}

#[derive(Debug, Clone)]
struct Name {
    /// Lower case.
    first_word: String,
    /// As the entry writes it.
    text: String,
    /// Whether it is only itself as written: `Go` is no "go", `MTU` no "mtu".
    exact: bool,
    id: String,
}

impl MentionIndex {
    /// Indexes the terms, expansions and aliases of a glossary. Of two entries with one name the first has
    /// it, unless that one only points elsewhere.
    pub fn new(glossary: &Glossary) -> Self {
        let mut names = Vec::new();
        for redirects in [false, true] {
            for (_, entry) in glossary.entries().filter(|(_, entry)| entry.redirect == redirects) {
                let all = std::iter::once(&entry.term).chain(&entry.expansion).chain(&entry.aliases);
                names.extend(all.filter_map(|name| Name::new(name, &entry.id)));
            }
        }
        // Stable, so that the first of two entries with one name stays first.
        crate::sorting::sort_by(&mut names, |a: &Name, b: &Name| {
            a.first_word.cmp(&b.first_word).then(b.text.len().cmp(&a.text.len()))
        });
        Self { names }
    }

    /// The blocks of an entry's definition with every mention of another entry made a link to
    /// `#/term/<id>`: the longest name at each place, whole words only (a plural's `s` may follow), never in
    /// code or in a link, never the entry itself.
    pub fn link(&self, definition: &[Block], own: &str) -> Vec<Block> {
        definition.iter().map(|block| self.block(block, own)).collect()
    }

    fn block(&self, block: &Block, own: &str) -> Block {
        match block {
            Block::Paragraph(pieces) => Block::Paragraph(self.pieces(pieces, own, (None, None))),
            Block::List { ordered, items } => {
                let items = items.iter().map(|item| self.link(item, own)).collect();
                Block::List { ordered: *ordered, items }
            }
            Block::Quote(blocks) => Block::Quote(self.link(blocks, own)),
            Block::Code(code) => Block::Code(code.clone()),
        }
    }

    /// Links the mentions in pieces that stand between two characters, if any.
    fn pieces(
        &self,
        pieces: &[Inline],
        own: &str,
        (before, after): (Option<char>, Option<char>),
    ) -> Vec<Inline> {
        let mut out = Vec::with_capacity(pieces.len());
        let mut before = before;
        for (index, piece) in pieces.iter().enumerate() {
            let around = (before, pieces.get(index + 1).map_or(after, first_char));
            match piece {
                Inline::Text(text) => self.text(text, own, around, &mut out),
                Inline::Emphasis(inside) => out.push(Inline::Emphasis(self.pieces(inside, own, around))),
                Inline::Strong(inside) => out.push(Inline::Strong(self.pieces(inside, own, around))),
                Inline::Code(_) | Inline::Link(_) => out.push(piece.clone()),
            }
            before = last_char(piece);
        }
        out
    }

    fn text(
        &self,
        text: &str,
        own: &str,
        (before, after): (Option<char>, Option<char>),
        out: &mut Vec<Inline>,
    ) {
        let mut done = 0;
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let word = word_length(rest);
            let previous = text.get(..at).unwrap_or_default().chars().next_back().or(before);
            let found =
                if word > 0 && !goes_on_before(previous) { self.longest(rest, word, after) } else { None };
            match found {
                Some((name, length)) if name.id != own => {
                    push_text(text.get(done..at), out);
                    let content = vec![Inline::Text(rest.get(..length).unwrap_or_default().to_owned())];
                    out.push(Inline::Link(Box::new(Link { target: format!("#/term/{}", name.id), content })));
                    at += length;
                    done = at;
                }
                Some((_, length)) => at += length,
                None => at += word.max(rest.chars().next().map_or(1, char::len_utf8)),
            }
        }
        push_text(text.get(done..), out);
    }

    /// The longest name that a text begins with, and its length there.
    fn longest(&self, text: &str, word: usize, after: Option<char>) -> Option<(&Name, usize)> {
        let word = lower_case(text.get(..word)?);
        let endings = ["", "s", "es"].iter().filter_map(|ending| word.strip_suffix(ending));
        let candidates = endings.flat_map(|first| {
            let begins = self.names.partition_point(|name| name.first_word.as_str() < first);
            let same = move |name: &&Name| name.first_word == first;
            self.names.get(begins..).unwrap_or_default().iter().take_while(same)
        });
        let found = candidates.filter_map(|name| Some((name, name.length_in(text, after)?)));
        // Of equally long ones the first, which stands for the name as it is.
        found.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }
}

impl Name {
    fn new(text: &str, id: &str) -> Option<Self> {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let first_word = lower_case(text.get(..word_length(text))?);
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        let exact = capitals >= 2 && !text.contains(' ') || letters <= 2;
        let (text, id) = (text.to_owned(), id.to_owned());
        (letters >= 2 && !first_word.is_empty()).then_some(Self { first_word, text, exact, id })
    }

    /// The length of this name at the beginning of a text, with a plural's ending, if it stands there whole.
    fn length_in(&self, text: &str, after: Option<char>) -> Option<usize> {
        let mut rest = text.chars();
        for wanted in self.text.chars() {
            let found = rest.next()?;
            let same = if self.exact { found == wanted } else { lower(found) == lower(wanted) };
            if !same {
                return None;
            }
        }
        let rest = rest.as_str();
        let whole = |ending: &&&str| rest.strip_prefix(**ending).is_some_and(|tail| !goes_on(tail, after));
        let ending = ["", "s", "es"].iter().find(whole)?;
        Some(text.len() - rest.len() + ending.len())
    }
}

/// Bytes of the word that a text begins with.
fn word_length(text: &str) -> usize {
    text.char_indices().find(|&(_, c)| !is_word(c)).map_or(text.len(), |(at, _)| at)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a word goes on: letters, or a hyphen or period with letters after it.
fn goes_on(rest: &str, after: Option<char>) -> bool {
    let mut chars = rest.chars().chain(after);
    match chars.next() {
        Some('-' | '.' | '@') => chars.next().is_some_and(is_word),
        Some(c) => is_word(c),
        None => false,
    }
}

fn goes_on_before(previous: Option<char>) -> bool {
    previous.is_some_and(|c| is_word(c) || matches!(c, '-' | '.' | '@' | '/' | '#'))
}

fn push_text(text: Option<&str>, out: &mut Vec<Inline>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        out.push(Inline::Text(text.to_owned()));
    }
}

fn first_char(piece: &Inline) -> Option<char> {
    Inline::text(std::slice::from_ref(piece)).chars().next()
}

fn last_char(piece: &Inline) -> Option<char> {
    Inline::text(std::slice::from_ref(piece)).chars().next_back()
}

#[cfg(test)]
mod tests {
    use super::super::{SourceFile, parse};
    use super::*;

    /// The definition of the entry `own`, with links as `[text](id)`.
    fn linked(definition: &str) -> String {
        let text = format!(
            "**Pod**: Unit.\n\n**Pod network**: Net.\n\n**Go**: Language.\n\n**MTU**: Size.\n\n**sync.Once**: Do.\n\n**Own**: {definition}\n"
        );
        let glossary = parse(&[SourceFile::new("g.md", text)]).glossary;
        let (_, own) = glossary.entry("own").expect("the sample has it");
        let mut out = String::new();
        for block in MentionIndex::new(&glossary).link(&own.definition, "own") {
            if let Block::Paragraph(pieces) = block {
                show(&pieces, &mut out);
            }
        }
        out
    }

    fn show(pieces: &[Inline], out: &mut String) {
        for piece in pieces {
            match piece {
                Inline::Text(text) => out.push_str(text),
                Inline::Code(code) => *out += &format!("`{code}`"),
                Inline::Emphasis(inside) | Inline::Strong(inside) => show(inside, out),
                Inline::Link(link) => {
                    let Link { target, content } = &**link;
                    *out += &format!("[{}]({})", Inline::text(content), target.trim_start_matches("#/term/"));
                }
            }
        }
    }

    #[test]
    fn the_longest_name_is_linked() {
        assert_eq!(linked("A pod on the pod network."), "A [pod](pod) on the [pod network](pod-network).");
        assert_eq!(linked("Many pods; *pod*"), "Many [pods](pod); [pod](pod)");
        assert_eq!(linked("Uses sync.Once."), "Uses [sync.Once](sync-once).");
    }

    #[test]
    fn never_in_code_or_a_longer_word_or_to_itself() {
        for text in ["`pod` x", "A podcast, multi-pod, pod_x, pod-like, a.pod"] {
            assert_eq!(linked(text), text);
        }
        assert_eq!(linked("Own and own"), "Own and own");
        assert_eq!(linked("pre**pod**fix"), "prepodfix");
        assert_eq!(linked("see [pod](https://a.b)"), "see [pod](https://a.b)");
    }

    #[test]
    fn short_names_and_acronyms_are_linked_only_as_written() {
        assert_eq!(linked("We go on with Go, mtu and MTU"), "We go on with [Go](go), mtu and [MTU](mtu)");
    }
}
