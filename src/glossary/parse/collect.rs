//! From the tree of a file to its entries, by the style that the file follows.

use super::super::model::Inline;
use super::document::{Document, Group, Kind, Node, Row};
use super::head::{self, Cut, Position};
use super::headings;
use super::style::{ItemHead, Role, Style};
use super::table::{self, Column};

/// An entry before its names and its definition are read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The heading that it stands below, of those collected; none below the file's own.
    pub(super) section: Option<usize>,
    /// The text of its head.
    pub(super) head: String,
    /// Where its head begins, and how many lines further down it really is.
    pub(super) at: u32,
    pub(super) lines_down: u32,
    pub(super) body: Vec<Node>,
    /// Whether the head is a heading, so that the definition may stand in it.
    pub(super) is_heading: bool,
    pub(super) expansion: Option<String>,
    pub(super) aliases: Vec<String>,
    /// Chapters that a column of their own names.
    pub(super) chapters: String,
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
    /// The heading that names the file.
    pub(super) title: Option<String>,
    /// Blocks that are no entry.
    pub(super) skipped: u32,
    /// Abbreviations and their words: `*[POP]: point of presence`.
    pub(super) abbreviations: Vec<(u32, String, String)>,
}

/// Takes the entries out of a file and hands each over as soon as it is complete, so that a large file's
/// tree gives way to its entries.
pub(super) fn collect(document: Document, style: &Style, sink: &mut dyn FnMut(Draft)) -> Collected {
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

struct Collector<'a> {
    style: &'a Style,
    sink: &'a mut dyn FnMut(Draft),
    out: Collected,
    /// Levels and headings that are open.
    path: Vec<(u8, usize)>,
    /// How many headings were seen.
    region: usize,
    role: Role,
    /// The entry that what follows belongs to.
    open: Option<Draft>,
    /// Whether this region has had an entry.
    has_entries: bool,
}

impl Collector<'_> {
    fn node(&mut self, node: Node) {
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
            Kind::Paragraph(content) if is_way_back(&content) || says_way_back(&content) => {
                self.out.skipped += 1;
            }
            Kind::Paragraph(content) if is_abbreviation(&content) => self.abbreviations(at, &content),
            kind if self.role == Role::Term || !open => self.belongs(Node { at, kind }),
            Kind::Paragraph(content) => self.paragraph(at, content),
            Kind::List { ordered, items } => self.list(at, ordered, items),
            Kind::Definitions(groups) => groups.into_iter().for_each(|group| self.group(group)),
            Kind::Table(rows) => self.table(at, rows),
            Kind::Details { summary, body } if self.style.details => {
                let head = Inline::text(&summary);
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

    fn heading(&mut self, at: u32, level: u8, content: Vec<Inline>) {
        let role = self.style.roles.get(self.region).copied().unwrap_or(Role::Section);
        self.region += 1;
        if role == Role::Inner {
            // Its region goes on as the one above it.
            let content = vec![Inline::Strong(content)];
            return self.belongs(Node { at, kind: Kind::Paragraph(content) });
        }
        self.close();
        self.role = role;
        self.has_entries = false;
        let name = Inline::text(&content);
        match role {
            Role::Title => self.out.title = Some(super::names::names(&name).term),
            Role::Term => {
                let head = without_number(&name).to_owned();
                self.start(Draft { head, at, is_heading: true, ..Draft::default() });
            }
            Role::Section => self.section(level, name),
            Role::Skipped | Role::Inner => {}
        }
    }

    fn section(&mut self, level: u8, name: String) {
        self.path.retain(|&(above, _)| above < level);
        let parent = self.path.last().map(|&(_, heading)| heading);
        self.path.push((level, self.out.headings.len()));
        self.out.headings.push(Heading { name, parent });
    }

    fn paragraph(&mut self, at: u32, content: Vec<Inline>) {
        let Some((first, more)) = self.style.lines(&content, self.has_entries) else {
            return self.belongs(Node { at, kind: Kind::Paragraph(content) });
        };
        let mut rest = content;
        // From the last to the first, so that the places of the earlier ones stay right.
        let mut below: Vec<Draft> = more.iter().rev().map(|cut| line(&mut rest, cut, at)).collect();
        self.start(line(&mut rest, &first, at));
        while let Some(draft) = below.pop() {
            self.start(draft);
        }
    }

    fn list(&mut self, at: u32, ordered: bool, items: Vec<Vec<Node>>) {
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

    fn item(&mut self, mut item: Vec<Node>, head: ItemHead) {
        if item.is_empty() {
            return;
        }
        let Node { at, kind } = item.remove(0);
        let mut draft = Draft { at, body: item, ..Draft::default() };
        match (kind, head) {
            (Kind::Paragraph(content), ItemHead::Cut(cut)) => {
                let mut content = content;
                let head = line(&mut content, &cut, at);
                draft.head = head.head;
                draft.body.splice(0..0, head.body);
            }
            (Kind::Paragraph(content) | Kind::Heading { content, .. }, _) => {
                draft.head = Inline::text(&content)
            }
            _ => return,
        }
        self.entry(draft);
    }

    fn group(&mut self, group: Group) {
        let mut terms = group.terms.into_iter();
        let Some((at, first)) = terms.next() else { return };
        let aliases = terms.map(|(_, term)| super::names::names(&Inline::text(&term)).term).collect();
        let body = group.bodies.into_iter().flatten().collect();
        self.entry(Draft { head: Inline::text(&first), at, body, aliases, ..Draft::default() });
    }

    fn table(&mut self, at: u32, rows: Vec<Row>) {
        let Some(layout) = table::layout(&rows) else {
            return self.belongs(Node { at, kind: Kind::Table(rows) });
        };
        self.close();
        for row in rows.into_iter().skip(usize::from(!layout.header_is_entry)) {
            let mut draft = Draft { at: row.at, ..Draft::default() };
            for (cell, column) in row.cells.into_iter().zip(&layout.columns) {
                column_of(&mut draft, cell, column);
            }
            let is_letter = draft.body.is_empty() && headings::is_letter(&draft.head);
            if draft.head.trim().is_empty() || is_letter {
                self.out.skipped += 1;
            } else {
                self.entry(draft);
            }
        }
    }

    /// Belongs to the open entry, or to none.
    fn belongs(&mut self, node: Node) {
        match &mut self.open {
            Some(draft) => draft.body.push(node),
            None => self.out.skipped += 1,
        }
    }

    fn abbreviations(&mut self, at: u32, content: &[Inline]) {
        for (line, text) in Inline::text(content).lines().enumerate() {
            let pair = text.trim().strip_prefix("*[").and_then(|rest| rest.split_once("]:"));
            if let Some((short, words)) = pair {
                let at = at.saturating_add(line as u32);
                self.out.abbreviations.push((at, short.trim().to_owned(), words.trim().to_owned()));
            }
        }
    }

    /// An entry that what follows belongs to.
    fn start(&mut self, draft: Draft) {
        self.close();
        self.open = Some(draft);
        self.has_entries = true;
    }

    /// An entry that is complete.
    fn entry(&mut self, draft: Draft) {
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
fn define_in_heading(draft: &mut Draft) {
    let Some((head, text)) = draft.head.split_once(": ").filter(|(_, text)| text.contains(' ')) else {
        return;
    };
    let content = vec![Inline::Text(text.trim().to_owned())];
    draft.body.push(Node { at: draft.at, kind: Kind::Paragraph(content) });
    draft.head = head.to_owned();
}

/// Takes the entry that begins at a cut, and everything after it, off a text.
fn line(content: &mut Vec<Inline>, cut: &Cut, at: u32) -> Draft {
    let lines_down = head::lines_before(content, cut.begins) as u32;
    let head = head::label(content, cut);
    let mut text = head::split_off(content, cut.body_begins);
    super::builder::trim(&mut text);
    if cut.begins > Position::default() {
        head::split_off(content, cut.begins);
    }
    let body = if text.is_empty() { Vec::new() } else { vec![Node { at, kind: Kind::Paragraph(text) }] };
    Draft { head, at, lines_down, body, ..Draft::default() }
}

fn column_of(draft: &mut Draft, cell: Vec<Inline>, column: &Column) {
    match column {
        Column::Term => draft.head = Inline::text(&cell),
        Column::Expansion => draft.expansion = Some(Inline::text(&cell)).filter(|text| !text.is_empty()),
        Column::Aliases => {
            let names = Inline::text(&cell);
            draft.aliases.extend(names.split([',', ';']).map(|name| name.trim().to_owned()));
        }
        _ if cell.is_empty() => {}
        Column::Definition => draft.body.insert(0, Node { at: draft.at, kind: Kind::Paragraph(cell) }),
        Column::Other(name) if name.to_lowercase().starts_with("chapter") => {
            draft.chapters = Inline::text(&cell)
        }
        Column::Other(name) => {
            let mut content = cell;
            if !name.is_empty() {
                content.insert(0, Inline::Text(format!("{name}: ")));
            }
            draft.body.push(Node { at: draft.at, kind: Kind::Paragraph(content) });
        }
    }
}

fn is_abbreviation(content: &[Inline]) -> bool {
    matches!(content.first(), Some(Inline::Text(text)) if text.starts_with("*[") && text.contains("]:"))
}

/// `[Back to top](#glossary)`, alone in its paragraph.
fn is_way_back(content: &[Inline]) -> bool {
    let [Inline::Link { target, content }] = content else { return false };
    let text = Inline::text(content).to_lowercase();
    target.starts_with('#') && ["top", "back", "up", "↑", "⬆"].iter().any(|word| text.contains(word))
}

/// The words of such a link alone, as HTML leaves them.
fn says_way_back(content: &[Inline]) -> bool {
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
    let [Inline::Text(text)] = content else { return false };
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.len() <= 24 && WORDS.contains(&text.to_lowercase().as_str())
}

/// A heading without the number that it is listed by: `2. Bow`, `2) Bow`.
fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = name.len() - rest.len();
    let rest = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "));
    rest.filter(|rest| (1..=3).contains(&digits) && !rest.trim().is_empty()).unwrap_or(name)
}
