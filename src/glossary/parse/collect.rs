//! From the tree of a file to its entries, by the style that the file follows.

use std::borrow::Cow;

use super::document::{Document, Group, Kind, Node, Piece, Row};
use super::head::{self, Cut};
use super::style::{ItemHead, Role, Style};
use super::table::{self, Column};
use super::{headings, position};

/// An entry before its names and its definition are read.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    /// The heading that it stands below, of those collected; none below the file's own.
    pub(super) section: Option<usize>,
    /// The text of its head.
    pub(super) head: Cow<'a, str>,
    /// Where its head begins, and how many lines further down it really is.
    pub(super) at: u32,
    pub(super) lines_down: u32,
    /// What stands behind its head, in the same line or cell.
    pub(super) text: Vec<Piece<'a>>,
    /// What stands below that.
    pub(super) body: Vec<Node<'a>>,
    /// Whether the head is a heading, so that the definition may stand in it.
    pub(super) is_heading: bool,
    /// What other than the head and the text names: a draft is moved about, and few have any of it.
    pub(super) extra: Option<Box<Extra>>,
}

/// What front matter, columns and further terms say of an entry.
#[derive(Debug, Default)]
pub(super) struct Extra {
    pub(super) expansion: Option<String>,
    pub(super) aliases: Vec<String>,
    /// Chapters that a column of their own names.
    pub(super) chapters: String,
}

impl Draft<'_> {
    fn extra(&mut self) -> &mut Extra {
        self.extra.get_or_insert_default()
    }
}

/// A heading that holds entries.
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) name: String,
    /// The heading above it.
    pub(super) parent: Option<usize>,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub(super) headings: Vec<Heading>,
    /// Headings within definitions, and where they stand.
    pub(super) inner: Vec<(u32, String)>,
    /// Headings that hold no entries, which links may lead to all the same.
    pub(super) others: Vec<String>,
    /// The heading that names the file.
    pub(super) title: Option<String>,
    /// Blocks that are no entry.
    pub(super) skipped: u32,
    /// Abbreviations and their words: `*[POP]: point of presence`.
    pub(super) abbreviations: Vec<(u32, String, String)>,
}

/// Takes the entries out of a file and hands each over as soon as it is complete, so that a large file's
/// tree gives way to its entries.
pub(super) fn collect<'a>(
    document: Document<'a>,
    style: &Style,
    sink: &mut dyn FnMut(Draft<'a>),
) -> Collected {
    let mut collector = Collector {
        style,
        sink,
        out: Collected::default(),
        path: Vec::new(),
        region: 0,
        role: Role::Section,
        open: None,
        has_entries: false,
    };
    for node in document.nodes {
        collector.node(node);
    }
    collector.close();
    collector.out
}

struct Collector<'a, 's> {
    style: &'s Style,
    sink: &'s mut dyn FnMut(Draft<'a>),
    out: Collected,
    /// Levels and headings that are open.
    path: Vec<(u8, usize)>,
    /// How many headings were seen.
    region: usize,
    role: Role,
    /// The entry that what follows belongs to.
    open: Option<Draft<'a>>,
    /// Whether this region has had an entry.
    has_entries: bool,
}

impl<'a> Collector<'a, '_> {
    fn node(&mut self, node: Node<'a>) {
        let Node { at, kind } = node;
        if let Kind::Heading { level, content } = kind {
            return self.heading(at, level, content);
        }
        if self.role == Role::Skipped {
            self.out.skipped += u32::from(!matches!(kind, Kind::Rule));
            return;
        }
        let open = self.style.open.get(self.region).copied().unwrap_or_default();
        match kind {
            Kind::Rule => self.close(),
            Kind::Paragraph { content, .. } if is_way_back(&content) || says_way_back(&content) => {
                self.out.skipped += 1;
            }
            Kind::Paragraph { content, .. } if is_abbreviation(&content) => self.abbreviations(at, &content),
            kind if self.role == Role::Term || !open => self.belongs(Node { at, kind }),
            Kind::Paragraph { content, head, has_lines } => {
                let cuts = self.style.lines(&content, head, has_lines, self.has_entries);
                self.paragraph(at, content, cuts);
            }
            Kind::List { ordered, items } => self.list(at, ordered, items),
            Kind::Definitions(groups) => groups.into_iter().for_each(|group| self.group(group)),
            Kind::Table(rows) => self.table(at, rows),
            Kind::Details { summary, body } if self.style.details => {
                let head = Piece::text(&summary);
                self.entry(Draft { head, at, body, ..Draft::default() });
            }
            Kind::Details { summary, body } => {
                if self.open.is_some() {
                    return self.belongs(Node { at, kind: Kind::Details { summary, body } });
                }
                self.out.skipped += 1;
            }
            kind => self.belongs(Node { at, kind }),
        }
    }

    fn heading(&mut self, at: u32, level: u8, content: Vec<Piece<'a>>) {
        let role = self.style.roles.get(self.region).copied().unwrap_or(Role::Section);
        self.region += 1;
        if role == Role::Inner {
            // Its region goes on as the one above it.
            self.out.inner.push((at, Piece::text(&content).into()));
            let content = vec![Piece::Strong(content)];
            return self.belongs(Node { at, kind: Kind::text(content) });
        }
        self.close();
        self.role = role;
        self.has_entries = false;
        let name = Piece::text(&content);
        match role {
            Role::Title => {
                self.out.title = Some(super::names::names(&name).term);
                self.out.others.push(name.into());
            }
            Role::Term => {
                let head = without_number(name);
                self.start(Draft { head, at, is_heading: true, ..Draft::default() });
            }
            Role::Section => self.section(level, name.into()),
            Role::Skipped | Role::Inner => self.out.others.push(name.into()),
        }
    }

    fn section(&mut self, level: u8, name: String) {
        self.path.retain(|&(above, _)| above < level);
        let parent = self.path.last().map(|&(_, heading)| heading);
        self.path.push((level, self.out.headings.len()));
        self.out.headings.push(Heading { name, parent });
    }

    fn paragraph(&mut self, at: u32, content: Vec<Piece<'a>>, cuts: Option<(Cut, Vec<Cut>)>) {
        let Some((first, more)) = cuts else {
            return self.belongs(Node { at, kind: Kind::text(content) });
        };
        let mut rest = content;
        // From the last to the first, so that the places of the earlier ones stay right.
        let mut below: Vec<Draft<'a>> = more.iter().rev().map(|cut| line(&mut rest, cut, at)).collect();
        self.start(first_line(rest, &first, at));
        while let Some(draft) = below.pop() {
            self.start(draft);
        }
    }

    fn list(&mut self, at: u32, ordered: bool, items: Vec<Vec<Node<'a>>>) {
        let continues = self.open.is_some() && self.style.paragraphs_first;
        let heads = items.iter().filter(|item| self.style.item(item, self.has_entries).is_some()).count();
        if continues || heads == 0 || heads * 2 < items.len() {
            return self.belongs(Node { at, kind: Kind::List { ordered, items } });
        }
        self.close();
        for item in items {
            match self.style.item(&item, self.has_entries) {
                Some(head) => self.item(item, head),
                None => self.out.skipped += 1,
            }
        }
    }

    fn item(&mut self, mut item: Vec<Node<'a>>, head: ItemHead) {
        if item.is_empty() {
            return;
        }
        let Node { at, kind } = item.remove(0);
        let mut draft = Draft { at, body: item, ..Draft::default() };
        match (kind, head) {
            (Kind::Paragraph { content, .. }, ItemHead::Cut(cut)) => {
                let line = first_line(content, &cut, at);
                (draft.head, draft.text) = (line.head, line.text);
            }
            (Kind::Paragraph { content, .. } | Kind::Heading { content, .. }, _) => {
                draft.head = Piece::text(&content)
            }
            _ => return,
        }
        self.entry(draft);
    }

    fn group(&mut self, group: Group<'a>) {
        let Some(&(at, _)) = group.terms.first() else { return };
        // Each line is a term.
        let lines = group.terms.iter().map(|(_, term)| Piece::text(term)).collect::<Vec<_>>().join("\n");
        let mut terms = lines.lines();
        let first = terms.next().unwrap_or_default().to_owned();
        let aliases: Vec<_> = terms.map(|term| super::names::names(term).term).collect();
        let body = group.bodies.into_iter().flatten().collect();
        let mut draft = Draft { head: first.into(), at, body, ..Draft::default() };
        if !aliases.is_empty() {
            draft.extra().aliases = aliases;
        }
        self.entry(draft);
    }

    fn table(&mut self, at: u32, rows: Vec<Row<'a>>) {
        let Some(layout) = table::layout(&rows, self.style.tables) else {
            return self.belongs(Node { at, kind: Kind::Table(rows) });
        };
        self.close();
        for row in rows.into_iter().skip(usize::from(!layout.header_is_entry)) {
            let mut draft = Draft { at: row.at, ..Draft::default() };
            for (cell, column) in row.cells.into_iter().zip(&layout.columns) {
                column_of(&mut draft, cell, column);
            }
            let is_letter =
                draft.text.is_empty() && draft.body.is_empty() && headings::is_letter(&draft.head);
            if is_letter {
                self.out.skipped += 1;
            } else if draft.head.trim().is_empty() {
                // A row without a term goes on with the one above it.
                let Draft { at, text, body, .. } = draft;
                let text = (!text.is_empty()).then(|| Node { at, kind: Kind::text(text) });
                text.into_iter().chain(body).for_each(|node| self.belongs(node));
            } else {
                self.start(draft);
            }
        }
        self.close();
    }

    /// Belongs to the open entry, or to none.
    fn belongs(&mut self, node: Node<'a>) {
        match &mut self.open {
            Some(draft) => draft.body.push(node),
            None => self.out.skipped += 1,
        }
    }

    fn abbreviations(&mut self, at: u32, content: &[Piece<'_>]) {
        for (line, text) in Piece::text(content).lines().enumerate() {
            let pair = text.trim().strip_prefix("*[").and_then(|rest| rest.split_once("]:"));
            if let Some((short, words)) = pair {
                let at = at.saturating_add(line as u32);
                self.out.abbreviations.push((at, short.trim().to_owned(), words.trim().to_owned()));
            }
        }
    }

    /// An entry that what follows belongs to.
    fn start(&mut self, draft: Draft<'a>) {
        self.close();
        self.open = Some(draft);
        self.has_entries = true;
    }

    /// An entry that is complete.
    fn entry(&mut self, draft: Draft<'a>) {
        self.start(draft);
        self.close();
    }

    fn close(&mut self) {
        if let Some(mut draft) = self.open.take() {
            if draft.is_heading && draft.body.is_empty() {
                define_in_heading(&mut draft);
            }
            draft.section = self.path.last().map(|&(_, heading)| heading);
            (self.sink)(draft);
        }
    }
}

/// A heading with nothing below it may hold its definition: `Bow: the front of a ship`.
fn define_in_heading(draft: &mut Draft<'_>) {
    let Some((head, text)) = draft.head.split_once(": ").filter(|(_, text)| text.contains(' ')) else {
        return;
    };
    let head = head.to_owned();
    let content = vec![Piece::Text(text.trim().to_owned().into())];
    draft.body.push(Node { at: draft.at, kind: Kind::text(content) });
    draft.head = head.into();
}

/// Takes the entry that begins at a cut, and everything after it, off a text.
fn line<'a>(content: &mut Vec<Piece<'a>>, cut: &Cut, at: u32) -> Draft<'a> {
    let lines_down = position::lines_before(content, cut.begins) as u32;
    let head = head::label(content, cut);
    let mut text = position::split_off(content, cut.body_begins);
    super::builder::trim(&mut text);
    position::split_off(content, cut.begins);
    Draft { head, at, lines_down, text, ..Draft::default() }
}

/// The entry of the first cut of a text, in the vector that holds the text.
fn first_line<'a>(mut content: Vec<Piece<'a>>, cut: &Cut, at: u32) -> Draft<'a> {
    let head = head::label(&content, cut);
    let lines_down = position::lines_before(&content, cut.begins) as u32;
    position::keep_from(&mut content, cut.body_begins);
    super::builder::trim(&mut content);
    Draft { head, at, lines_down, text: content, ..Draft::default() }
}

fn column_of<'a>(draft: &mut Draft<'a>, cell: Vec<Piece<'a>>, column: &Column) {
    match column {
        Column::Term => draft.head = Piece::text(&cell),
        Column::Expansion => {
            draft.extra().expansion = Some(Piece::text(&cell).into()).filter(|text: &String| !text.is_empty())
        }
        Column::Aliases => {
            let names = Piece::text(&cell);
            draft.extra().aliases.extend(names.split([',', ';']).map(|name| name.trim().to_owned()));
        }
        _ if cell.is_empty() => {}
        Column::Definition => draft.text = cell,
        // Letters for the eye, or nothing but a dash.
        Column::Other(name) if name.is_empty() && is_ornament(&Piece::text(&cell)) => {}
        Column::Other(name) if name.to_lowercase().starts_with("chapter") => {
            draft.extra().chapters = Piece::text(&cell).into()
        }
        Column::Other(name) => {
            let mut content = cell;
            if !name.is_empty() {
                content.insert(0, Piece::Text(format!("{name}: ").into()));
            }
            draft.body.push(Node { at: draft.at, kind: Kind::text(content) });
        }
    }
}

fn is_ornament(text: &str) -> bool {
    headings::is_letter(text) || !text.contains(char::is_alphanumeric)
}

fn is_abbreviation(content: &[Piece<'_>]) -> bool {
    matches!(content.first(), Some(Piece::Text(text)) if text.starts_with("*[") && text.contains("]:"))
}

/// `[Back to top](#glossary)`, alone in its paragraph.
fn is_way_back(content: &[Piece<'_>]) -> bool {
    let [Piece::Link(link)] = content else { return false };
    let text = Piece::text(&link.content).to_lowercase();
    link.target.starts_with('#') && ["top", "back", "up", "↑", "⬆"].iter().any(|word| text.contains(word))
}

/// The words of such a link alone, as HTML leaves them.
fn says_way_back(content: &[Piece<'_>]) -> bool {
    const WORDS: [&str; 8] = [
        "back to top",
        "back to the top",
        "return to top",
        "go to top",
        "nach oben",
        "retour en haut",
        "volver arriba",
        "наверх",
    ];
    let [Piece::Text(text)] = content else { return false };
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.len() <= 24 && WORDS.contains(&text.to_lowercase().as_str())
}

/// A heading without the number that it is listed by: `2. Bow`, `2) Bow`.
fn without_number(name: Cow<'_, str>) -> Cow<'_, str> {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = name.len() - rest.len();
    let rest = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "));
    match rest.filter(|rest| (1..=3).contains(&digits) && !rest.trim().is_empty()) {
        Some(rest) => rest.to_owned().into(),
        None => name,
    }
}
