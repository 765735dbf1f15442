//! What each heading is: title, topic, letter, term, or a part of a definition.

use std::collections::{HashMap, HashSet};

use super::document::{Kind, Node, Piece, Row};
use super::style::{Region, Role, Style};
use super::text::squeeze;

/// Gives every heading its role, and says which regions may hold entries below their heading.
pub(super) fn assign(nodes: &[Node<'_>], regions: &[Region], style: &mut Style) {
    let outline = Outline::new(nodes, regions);
    let below: usize =
        regions.iter().filter(|region| outline.holds_entries(region)).map(|region| region.heads).sum();
    let level = outline.term_level();
    let headings = level.map_or(0, |level| outline.prose_at(level));
    let by_heading = headings > below || outline.keeps_both(level, below) || outline.has_lists(headings);
    let roles =
        if by_heading { outline.roles_of_terms(level.unwrap_or(1)) } else { outline.roles_of_topics() };
    style.count = if by_heading { headings } else { below };
    let metadata = |at: usize| {
        let region = &regions[at];
        region.only_metadata && (at == 0 || roles[at] == Role::Title) && region.heads < below.max(headings)
    };
    let holds = |at: usize| {
        !by_heading || (outline.holds_entries(&regions[at]) && (at == 0 || roles[at] != Role::Term))
    };
    style.open = (0..regions.len()).map(|at| holds(at) && !metadata(at)).collect();
    style.roles = roles.into_iter().skip(1).collect();
}

struct Outline<'a> {
    nodes: &'a [Node<'a>],
    regions: &'a [Region],
    /// The region that each stands below.
    parents: Vec<Option<usize>>,
    /// Headings that occur again and again name parts of definitions.
    repeated: HashMap<String, u32>,
    title: Option<usize>,
    letters: bool,
    /// How many headings of each level may be terms.
    prose: [usize; 8],
    /// How many headings of each level are letters, and how many are not.
    kinds: [[usize; 2]; 8],
}

impl<'a> Outline<'a> {
    fn new(nodes: &'a [Node<'a>], regions: &'a [Region]) -> Self {
        let mut repeated = HashMap::new();
        for region in regions.iter().skip(1) {
            *repeated.entry(key(&region.name)).or_insert(0) += 1;
        }
        repeated.retain(|_, count| *count >= 3);
        let letters = regions.iter().skip(1).filter(|region| is_letter(&region.name)).count() >= 3;
        let title = title(regions);
        let (prose, kinds) = ([0; 8], [[0; 2]; 8]);
        let parents = parents(regions);
        let mut outline = Self { nodes, regions, parents, repeated, title, letters, prose, kinds };
        for (at, region) in regions.iter().enumerate() {
            let level = usize::from(region.level.min(7));
            outline.kinds[level][usize::from(!is_letter(&region.name))] += 1;
            if outline.is_prose(at) {
                outline.prose[level] += 1;
            }
        }
        outline
    }

    fn is_repeated(&self, region: &Region) -> bool {
        self.repeated.contains_key(&key(&region.name))
    }

    fn is_letter(&self, region: &Region) -> bool {
        is_letter(&region.name) && (self.letters || region.units == 0)
    }

    /// Whether a heading and what is below it is no part of the glossary. Below its own letter it is a term.
    fn stops(&self, at: usize) -> bool {
        let Some(region) = self.regions.get(at).filter(|region| is_stop(&region.name)) else { return false };
        let above = self.parents.get(at).copied().flatten().and_then(|above| self.regions.get(above));
        let letter = above.map(|above| key(&above.name)).unwrap_or_default();
        letter.chars().count() != 1 || !key(&region.name).starts_with(&letter)
    }

    /// Whether what is below a heading is entries, rather than the definition of the heading.
    fn holds_entries(&self, region: &Region) -> bool {
        let several = region.heads >= 2 && region.heads * 2 >= region.units;
        (region.begins_with_head || several) && !is_stop(&region.name) && !region.is_summary
    }

    /// Whether a heading may be a term: prose below it, and nothing that says otherwise.
    fn is_prose(&self, at: usize) -> bool {
        self.tells(at) && !self.has_children(at)
    }

    fn tells(&self, at: usize) -> bool {
        let Some(region) = self.regions.get(at) else { return false };
        region.level > 0
            && Some(at) != self.title
            && region.units > 0
            && !self.holds_entries(region)
            && !region.is_summary
            && !self.is_letter(region)
            && !self.is_repeated(region)
            && !self.stops(at)
            && is_term_like(&region.name)
            && !self.is_list_of_links(region)
    }

    /// Whether a heading of a deeper level that is no mere part follows.
    fn has_children(&self, at: usize) -> bool {
        let level = self.regions.get(at).map_or(0, |region| region.level);
        let below = self.regions.iter().skip(at + 1).take_while(|region| region.level > level);
        below
            .into_iter()
            .any(|region| !self.is_repeated(region) && !is_stop(&region.name) && region.level < 7)
    }

    /// Whether terms that are headings leave all other entries where they are, and are about as many.
    fn keeps_both(&self, level: Option<u8>, below: usize) -> bool {
        let Some(level) = level.filter(|&level| self.prose_at(level) >= 5) else { return false };
        let roles = self.roles_of_terms(level);
        let lost = |(region, role): (&Region, &Role)| {
            self.holds_entries(region) && !matches!(role, Role::Section | Role::Title)
        };
        self.prose_at(level) * 2 >= below && !self.regions.iter().zip(&roles).skip(1).any(lost)
    }

    /// Whether headings that may be terms are many, and entries below headings but lists in some of their definitions.
    fn has_lists(&self, headings: usize) -> bool {
        let lists = || self.regions.iter().filter(|region| self.holds_entries(region));
        headings >= 6 && lists().count() * 3 <= headings && lists().all(|list| list.heads * 3 <= headings * 2)
    }

    /// Whether most headings of a level that others stand below are defined by their own text: then they are terms too.
    fn are_defined(&self, level: u8) -> bool {
        let at_level =
            |&at: &usize| self.regions[at].level == level && self.has_children(at) && self.tells(at);
        let all = (0..self.regions.len()).filter(at_level);
        let (all, defined) = all.fold((0, 0), |(all, defined), at| {
            (all + 1, defined + usize::from(self.is_defined(&self.regions[at])))
        });
        defined >= 2 && defined * 2 > all
    }

    fn prose_at(&self, level: u8) -> usize {
        self.prose.get(usize::from(level)).copied().unwrap_or_default()
    }

    /// The level of most headings that may be terms.
    fn term_level(&self) -> Option<u8> {
        (1..=7)
            .rev()
            .map(|level| (self.prose_at(level), level))
            .filter(|&(count, _)| count > 0)
            .max()
            .map(|best| best.1)
    }

    /// Roles when entries stand below headings.
    fn roles_of_topics(&self) -> Vec<Role> {
        let mut skipped_at = None;
        let mut roles = Vec::with_capacity(self.regions.len());
        for (at, region) in self.regions.iter().enumerate() {
            if skipped_at.is_some_and(|level| region.level <= level) {
                skipped_at = None;
            }
            let bold = region.level == 7;
            roles.push(if skipped_at.is_some() {
                Role::Skipped
            } else if is_stop(&region.name) {
                skipped_at = Some(region.level);
                Role::Skipped
            } else if Some(at) == self.title {
                Role::Title
            } else if bold && is_label(&region.name) {
                Role::Inner
            } else if bold && !self.holds_entries(region) && !self.is_letter(region) && !self.heads_follow(at)
            {
                Role::Term
            } else {
                Role::Section
            });
        }
        roles
    }

    /// Whether a bold line is followed by another that has entries of its own, as a topic over letters has.
    fn heads_follow(&self, at: usize) -> bool {
        let empty = self.regions.get(at).is_some_and(|region| region.units == 0);
        empty && self.regions.get(at + 1).is_some_and(|next| next.level == 7 && self.holds_entries(next))
    }

    /// Roles when headings of a level are the terms.
    fn roles_of_terms(&self, level: u8) -> Vec<Role> {
        let mut roles: Vec<Role> = Vec::with_capacity(self.regions.len());
        let mut skipped_at = None;
        // The last heading of the terms' level or above, if it is a term, so that deeper ones are parts of it.
        let mut inside_term: Option<usize> = None;
        let above = |l: u8| l < level && self.prose_at(l) * 3 >= self.prose_at(level).min(9);
        // Terms of two levels: even one with others below it, or without a definition, is one.
        let many = |l: u8| self.prose_at(l) >= 3 && self.prose_at(l) * 2 >= self.prose_at(level);
        let both: [bool; 8] = std::array::from_fn(|l| {
            let l = l as u8;
            (1..level).contains(&l) && (above(l) && many(l) || self.are_defined(l))
        });
        let both = |l: u8| both[usize::from(l.min(7))];
        for (at, region) in self.regions.iter().enumerate() {
            if skipped_at.is_some_and(|skipped| region.level <= skipped) {
                skipped_at = None;
            }
            let role = if skipped_at.is_some() {
                Role::Skipped
            } else if Some(at) == self.title {
                Role::Title
            } else if self.stops(at) || region.is_summary {
                skipped_at = (inside_term.is_none() || region.level <= level).then_some(region.level);
                if skipped_at.is_some() { Role::Skipped } else { Role::Inner }
            } else if self.is_letter(region) {
                Role::Section
            } else if let Some(term) = inside_term
                && (region.level > self.regions[term].level.max(level) || self.is_repeated(region))
            {
                if self.is_term_below(at, term) { Role::Term } else { Role::Inner }
            } else if region.level < level {
                match self.has_children(at) {
                    true if self.is_among_letters(at) => Role::Term,
                    true if both(region.level) && self.tells(at) => Role::Term,
                    true => Role::Section,
                    false if (above(region.level) || both(region.level)) && self.is_prose(at) => Role::Term,
                    false if both(region.level) && region.units == 0 => Role::Term,
                    false if self.begins_with_table(region) && self.holds_entries(region) => Role::Section,
                    false => Role::Skipped,
                }
            } else if self.is_list_of_links(region) {
                Role::Skipped
            } else if region.units == 0 && self.has_children(at)
                || self.is_repeated(region)
                || region.level == 7 && level < 7
            {
                Role::Section
            } else {
                Role::Term
            };
            inside_term = match role {
                // What is below a term goes on below it.
                Role::Inner => inside_term,
                Role::Term if inside_term.is_some() && region.level > level => inside_term,
                Role::Term if region.level < level && self.has_children(at) => None,
                Role::Term => Some(at),
                _ => None,
            };
            roles.push(role);
        }
        roles
    }
}

impl Outline<'_> {
    /// Whether a heading below a term is a term of its own rather than a part of the definition above it:
    /// it names a kind of that term, it is a name in code, or the text below it says what it is.
    fn is_term_below(&self, at: usize, term: usize) -> bool {
        let (Some(region), Some(above)) = (self.regions.get(at), self.regions.get(term)) else {
            return false;
        };
        self.is_prose(at)
            && region.level < 7
            && !is_label(&region.name)
            && (region.is_code || is_kind_of(&region.name, &above.name) || self.is_defined(region))
    }

    /// Whether the text below a heading begins like a definition of it: `A pod is ..`, `Pod (unit) ..`.
    fn is_defined(&self, region: &Region) -> bool {
        let Some(Kind::Paragraph { content, .. }) = self.nodes.get(region.first).map(|node| &node.kind)
        else {
            return false;
        };
        let text = Piece::text(content).to_lowercase();
        let text = ["a ", "an ", "the "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
        let rest = text.trim_start_matches(['"', '“', '«', '\'']).strip_prefix(&region.name.to_lowercase());
        rest.map(|rest| rest.trim_start_matches(['"', '”', '»', '\'', ' '])).is_some_and(|rest| {
            ["is ", "are ", "means ", "refers ", "(", "—", "– "].iter().any(|word| rest.starts_with(word))
        })
    }

    /// Whether nothing is below a heading but a list of links, and a closing line perhaps: those lead
    /// elsewhere and define nothing.
    fn is_list_of_links(&self, region: &Region) -> bool {
        let Some(Kind::List { items, .. }) = self.nodes.get(region.first).map(|node| &node.kind) else {
            return false;
        };
        let is_link = |item: &Vec<Node<'_>>| match item.as_slice() {
            [Node { kind: Kind::Paragraph { content, .. }, .. }] => {
                matches!(content.as_slice(), [Piece::Link(_)])
            }
            _ => false,
        };
        items.len() >= 2 && items.len() + 1 >= region.units && items.iter().all(is_link)
    }

    fn begins_with_table(&self, region: &Region) -> bool {
        matches!(self.nodes.get(region.first).map(|node| &node.kind), Some(Kind::Table(_)))
    }

    /// Whether a heading with text of its own stands where all others are letters.
    fn is_among_letters(&self, at: usize) -> bool {
        let Some(region) = self.regions.get(at).filter(|region| self.letters && region.units > 0) else {
            return false;
        };
        let [letters, others] = self.kinds[usize::from(region.level.min(7))];
        letters >= 3 && letters > 3 * others && region.heads == 0
    }
}

/// Of each region the last one before it of a lower level, in one pass: a file may have a hundred thousand headings.
fn parents(regions: &[Region]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let parent = |(at, region): (usize, &Region)| {
        while open.pop_if(|above| regions[*above].level >= region.level).is_some() {}
        let parent = open.last().copied();
        open.push(at);
        parent
    };
    regions.iter().enumerate().map(parent).collect()
}

/// Marks regions whose table merely lists what headings name.
pub(super) fn mark_summaries(nodes: &[Node<'_>], regions: &mut [Region]) {
    let table = |region: &Region| {
        let below = nodes.get(region.first..).unwrap_or_default();
        below
            .iter()
            .map_while(|node| match &node.kind {
                Kind::Heading { .. } => None,
                Kind::Table(rows) => Some(rows.get(1..)),
                _ => Some(None),
            })
            .flatten()
            .next()
    };
    let tables: Vec<_> = regions.iter().enumerate().filter(|(_, region)| region.heads >= 3).collect();
    let tables: Vec<_> = tables.into_iter().filter_map(|(at, region)| Some((at, table(region)?))).collect();
    if tables.is_empty() {
        return;
    }
    let names: HashSet<String> = regions.iter().map(|region| key(&region.name)).collect();
    let is_named =
        |row: &&Row<'_>| row.cells.first().is_some_and(|cell| names.contains(&key(&Piece::text(cell))));
    let are_named = |rows: &[Row<'_>]| rows.iter().filter(is_named).count() * 3 >= rows.len() * 2;
    let summaries: Vec<_> =
        tables.into_iter().filter(|(_, rows)| are_named(rows)).map(|(at, _)| at).collect();
    summaries.into_iter().for_each(|at| regions[at].is_summary = true);
}

/// Whether a name is made of another, or ends in the same word: `Rolling update` of `Update`.
fn is_kind_of(name: &str, above: &str) -> bool {
    const JOINING: [&str; 24] = [
        "with", "for", "of", "to", "in", "on", "from", "by", "and", "or", "vs", "vs.", "how", "why", "what",
        "when", "where", "using", "use", "types", "examples", "about", "your", "our",
    ];
    let (name, above) = (squeeze(name).to_lowercase(), squeeze(above).to_lowercase());
    let above = above.split('(').next().unwrap_or_default().trim_end();
    let last = above.rsplit(' ').next().unwrap_or_default();
    let one = last.strip_suffix('s').unwrap_or(last);
    let joins = name.split(' ').any(|word| JOINING.contains(&word));
    !joins
        && one.chars().count() >= 3
        && (name.contains(above) || name.ends_with(last) || name.ends_with(one))
}

/// The heading that names the file: the first, when no other is of its level or above.
fn title(regions: &[Region]) -> Option<usize> {
    let first = regions.get(1)?;
    let alone = regions.iter().skip(2).all(|region| region.level > first.level);
    (alone && first.level < 7 && (first.level == 1 || regions.len() > 2 || first.heads > 0)).then_some(1)
}

/// The letters and digits of a name, in lower case.
pub(super) fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `A`, `[A]`, `A-C`, `0–9`, `#`, `Numbers`.
pub(super) fn is_letter(name: &str) -> bool {
    let name = name.trim().trim_matches(['[', ']', '(', ')', '-', '–', '—', ':', '.', '*', ' ']);
    let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
    let separated = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | ',' | '&' | '…');
    let singles = name.split(separated).all(|part| part.chars().count() <= 1) && !is_slashed_name(name);
    let words =
        ["numbers", "numeric", "symbols", "digits", "0-9", "1-9", "a-z", "special characters", "#", "&"];
    (singles && (1..=6).contains(&letters)) || words.contains(&name.to_lowercase().as_str())
}

/// `I/O` is a name; only letters that follow each other make a group, such as `X/Y/Z`.
fn is_slashed_name(name: &str) -> bool {
    let codes: Vec<u32> =
        name.split('/').filter_map(|part| part.trim().chars().next()).map(u32::from).collect();
    codes.windows(2).any(|pair| pair[0].checked_add(1) != Some(pair[1]))
}

/// Headings of what is no part of a glossary, wherever they stand.
pub(super) fn is_stop(name: &str) -> bool {
    const STOPS: [&str; 44] = [
        "table of contents",
        "contents",
        "toc",
        "on this page",
        "see also",
        "references",
        "reference",
        "further reading",
        "external links",
        "related links",
        "useful links",
        "license",
        "licence",
        "licenses",
        "contributing",
        "contributors",
        "how to contribute",
        "introduction",
        "about",
        "about this glossary",
        "about this document",
        "acknowledgements",
        "acknowledgments",
        "changelog",
        "change log",
        "how to use this glossary",
        "quick links",
        "navigation",
        "related documentation",
        "related documents",
        "related",
        "related terms",
        "additional resources",
        "footnotes",
        "bibliography",
        "learn more",
        "next steps",
        "what's next",
        "inhaltsverzeichnis",
        "sommaire",
        "índice",
        "目录",
        "目次",
        "revision history",
    ];
    let name = squeeze(name).to_lowercase();
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end_matches([':', '.', ' ']);
    STOPS.contains(&name)
}

/// Words that label a note or a part of a definition, never a term.
pub(super) const LABELS: [&str; 36] = [
    "note",
    "notes",
    "warning",
    "tip",
    "tips",
    "important",
    "caution",
    "hint",
    "example",
    "examples",
    "for example",
    "definition",
    "see",
    "see also",
    "related",
    "related terms",
    "related to",
    "last updated",
    "last modified",
    "last reviewed",
    "last update",
    "updated",
    "document version",
    "table of contents",
    "synonyms",
    "synonym",
    "aka",
    "also known as",
    "also called",
    "disclaimer",
    "todo",
    "tl;dr",
    "legend",
    "quick links",
    "remember",
    "please note",
];

/// Whether a text is one of [`LABELS`].
pub(super) fn is_label(label: &str) -> bool {
    let label = squeeze(label).to_lowercase();
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    LABELS.contains(&label)
}

/// What is told about a file at its top. Elsewhere these may well be terms.
pub(super) fn is_metadata(label: &str) -> bool {
    const WORDS: [&str; 29] = [
        "version",
        "date",
        "status",
        "source",
        "sources",
        "owner",
        "owners",
        "maintainer",
        "maintainers",
        "audience",
        "purpose",
        "scope",
        "created",
        "reviewed",
        "review date",
        "revision",
        "document",
        "title",
        "project",
        "category",
        "tags",
        "language",
        "contact",
        "team",
        "author",
        "authors",
        "license",
        "licence",
        "copyright",
    ];
    is_label(label) || WORDS.contains(&squeeze(label).to_lowercase().trim_end_matches([':', '.', ' ']))
}

/// A heading that asks or tells is none.
fn is_term_like(name: &str) -> bool {
    let name = squeeze(name);
    !name.is_empty() && name.chars().count() <= 100 && !name.ends_with(['!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_letter_headings() {
        for name in ["A", "[B]", "0-9", "A–C", "#", "Numbers", "É", "A, B", "X/Y/Z", "あ"] {
            assert!(is_letter(name), "{name}");
        }
        for name in ["AB", "Go", "C++", "a thing", "K8s", "I/O", "k/k", "B.N.", ""] {
            assert!(!is_letter(name), "{name}");
        }
    }
}
