//! Which style of glossary a file follows, by evidence over the whole file.
//!
//! A file is a sequence of regions: a heading with what stands below it up to the next heading. Either
//! its entries are the headings themselves, or they are lines, list items, rows and the like below
//! headings that name topics or letters. Whatever most of the file agrees with decides; a single odd line
//! does not.

use std::ops::Range;

use super::document::{Document, Kind, Node, Piece};
use super::head::{self, Cut, Head, Lead, Mark};
use super::labels::Labels;
use super::{headings, names, position, table};

/// What is an entry in a file.
#[derive(Debug)]
pub(super) struct Style {
    /// For each heading at top level, in order.
    pub(super) roles: Vec<Role>,
    /// Whether the region before the first heading, and then each heading's, may hold entries other than
    /// the heading itself.
    pub(super) open: Vec<bool>,
    pub(super) paragraphs: Accepts,
    pub(super) items: Accepts,
    /// Whether lists below an entry that is a paragraph belong to it.
    pub(super) paragraphs_first: bool,
    pub(super) details: bool,
    /// Whether there is hardly anything but tables, so that they hold the entries, whatever their headers say.
    pub(super) tables: bool,
    labels: Labels,
    /// How many entries it will find, about.
    pub(super) count: usize,
}

/// What a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It names the file.
    Title,
    /// It names a topic or a letter.
    Section,
    /// It is a term.
    Term,
    /// It belongs to the definition of the term above it.
    Inner,
    /// It and what is below it is no part of the glossary.
    Skipped,
}

/// Which lines of one kind of container are entries.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Accepts {
    leads: [bool; 5],
    period: bool,
    line_break: bool,
    /// The same for lines that begin in plain type: there only where nearly all are of that kind.
    plain_break: bool,
    end: bool,
    /// Lines without any separator: all, or only below another entry.
    nothing: bool,
    nothing_below_others: bool,
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Paragraph,
    Item,
}

/// Finds out which style a file follows.
pub(super) fn recognise(document: &Document<'_>) -> Style {
    let nodes = &document.nodes;
    let labels = Labels::count(nodes);
    let paragraphs = Tally::of(nodes, Container::Paragraph, &labels);
    let items = Tally::of(nodes, Container::Item, &labels);
    let details = nodes.iter().filter(|node| is_term_details(&node.kind)).count();
    let mut style = Style {
        roles: Vec::new(),
        open: Vec::new(),
        paragraphs_first: paragraphs.come_before(&items),
        paragraphs: paragraphs.accepts(Container::Paragraph),
        items: items.accepts(Container::Item),
        details: details >= 2,
        tables: are_mostly_tables(nodes),
        labels,
        count: 0,
    };
    let mut regions = regions(nodes, &style);
    headings::mark_summaries(nodes, &mut regions);
    if !style.paragraphs.leads[Lead::Bold as usize] {
        unite(&mut regions);
    }
    headings::assign(nodes, &regions, &mut style);
    style
}

/// A heading and what is directly below it.
#[derive(Debug)]
pub(super) struct Region {
    /// 0 before the first heading.
    pub(super) level: u8,
    pub(super) name: String,
    /// Blocks below it, without rules; items and rows count each.
    pub(super) units: usize,
    /// Those that are entries in themselves.
    pub(super) heads: usize,
    /// Whether the first of them is one.
    pub(super) begins_with_head: bool,
    /// Where they begin among the nodes of the file.
    pub(super) first: usize,
    /// Whether the heading is set as code from end to end.
    pub(super) is_code: bool,
    /// Whether all of them are such as `Version: 3`, which tell about the file when they stand at its top.
    pub(super) only_metadata: bool,
    /// Whether a table below it merely lists what other headings name.
    pub(super) is_summary: bool,
}

/// Where each heading has one line with an entry's look right below it and none has two, the headings are the terms:
/// `## UTC` over `Coordinated time: what clocks show`.
fn unite(regions: &mut [Region]) {
    let is_one = |region: &Region| region.heads == 1 && region.begins_with_head && region.level > 0;
    let holding = || regions.iter().filter(|region| region.heads > 0);
    if holding().count() >= 2 && holding().all(|region| is_one(region) && !headings::is_letter(&region.name))
    {
        regions.iter_mut().for_each(|region| (region.heads, region.begins_with_head) = (0, false));
    }
}

fn regions(nodes: &[Node<'_>], style: &Style) -> Vec<Region> {
    let mut regions = Vec::new();
    for range in ranges(nodes) {
        let (level, content, below) = match nodes.get(range.start).map(|node| &node.kind) {
            Some(Kind::Heading { level, content }) => {
                (*level, content.as_slice(), range.start + 1..range.end)
            }
            _ => (0, [].as_slice(), range),
        };
        let mut region = Region {
            level,
            name: names::without_anchor(&Piece::text(content)).to_owned(),
            units: 0,
            heads: 0,
            begins_with_head: false,
            first: below.start,
            is_code: is_all_code(content),
            only_metadata: true,
            is_summary: false,
        };
        for node in nodes.get(below).unwrap_or_default() {
            let (units, heads) = style.count_heads(&node.kind, region.heads > 0);
            region.begins_with_head |= region.units == 0 && heads > 0;
            region.units += units;
            region.heads += heads;
            region.only_metadata = region.only_metadata && (heads == 0 || is_metadata(&node.kind));
        }
        regions.push(region);
    }
    regions
}

/// Whether a heading is code from end to end, but for its attributes.
fn is_all_code(content: &[Piece<'_>]) -> bool {
    let words = match content {
        [words @ .., Piece::Text(text)] if text.trim_start().starts_with("{#") => words,
        words => words,
    };
    !words.is_empty() && words.iter().all(is_code)
}

fn is_code(piece: &Piece<'_>) -> bool {
    match piece {
        Piece::Code(_) => true,
        Piece::Link(link) => matches!(link.content.as_slice(), [Piece::Code(_)]),
        _ => false,
    }
}

/// Whether each line of a block, or item of a list, tells about the file rather than about a term.
fn is_metadata(kind: &Kind<'_>) -> bool {
    match kind {
        Kind::Paragraph { content, head, .. } => {
            head.is_some_and(|head| headings::is_metadata(&head::label(content, &head.cut)))
        }
        Kind::List { items, .. } => {
            items.iter().all(|item| item.first().is_some_and(|node| is_metadata(&node.kind)))
        }
        _ => false,
    }
}

/// The region before the first heading, then each heading's.
fn ranges(nodes: &[Node<'_>]) -> impl Iterator<Item = Range<usize>> {
    let is_heading = |node: &Node| matches!(node.kind, Kind::Heading { .. });
    let starts = nodes.iter().enumerate().filter(move |(_, node)| is_heading(node)).map(|(at, _)| at);
    let mut starts: Vec<usize> = starts.collect();
    starts.insert(0, 0);
    starts.push(nodes.len());
    let ranges: Vec<_> = starts.windows(2).map(|pair| pair[0]..pair[1]).collect();
    ranges.into_iter()
}

impl Style {
    /// How many units a node counts for, and how many of them are entries.
    fn count_heads(&self, kind: &Kind<'_>, below_others: bool) -> (usize, usize) {
        match kind {
            Kind::Paragraph { content, head, has_lines } => {
                let cuts = self.lines(content, *head, *has_lines, below_others);
                (1, cuts.map_or(0, |(_, more)| 1 + more.len()))
            }
            Kind::List { items, .. } => {
                let heads = items.iter().filter(|item| self.item(item, below_others).is_some()).count();
                let belongs_above = below_others && self.paragraphs_first;
                (items.len(), if heads * 2 < items.len() || belongs_above { 0 } else { heads })
            }
            Kind::Definitions(groups) => (groups.len(), groups.len()),
            Kind::Table(rows) => {
                let units = rows.len().saturating_sub(1);
                (units, if table::layout(rows, self.tables).is_some() { units } else { 0 })
            }
            Kind::Details { .. } => (1, usize::from(self.details && is_term_details(kind))),
            Kind::Rule | Kind::Heading { .. } => (0, 0),
            Kind::Quote(_) | Kind::Code(_) => (1, 0),
        }
    }

    /// Where entries begin in a paragraph, the first and further ones; none if its first line is not one.
    pub(super) fn lines(
        &self,
        content: &[Piece<'_>],
        head: Option<Head>,
        has_lines: bool,
        below_others: bool,
    ) -> Option<(Cut, Vec<Cut>)> {
        let accepted = |head: &Head| self.accepts(Container::Paragraph, head, below_others);
        let first = head.filter(accepted)?.cut;
        if !has_lines {
            return Some((first, Vec::new()));
        }
        let strong = |head: &Head| head.cut.lead == first.lead && head.is_strong();
        let starts = position::line_starts(content).filter(|&begins| begins >= first.body_begins);
        let heads = starts.filter_map(|begins| Head::at(content, begins));
        Some((first, heads.filter(strong).filter(accepted).map(|head| head.cut).collect()))
    }

    /// How the text of a list item parts, if it is an entry.
    pub(super) fn item(&self, nodes: &[Node<'_>], below_others: bool) -> Option<ItemHead> {
        let (first, rest) = nodes.split_first()?;
        match &first.kind {
            Kind::Heading { content, .. } => {
                let label = Piece::text(content);
                let accepted = self.items.end && self.items.leads[Lead::Bold as usize];
                (accepted && !self.labels.holds_text(&label)).then_some(ItemHead::Whole)
            }
            Kind::Paragraph { head, .. } => {
                let head = (*head)?;
                let cut = head.cut;
                let bodiless = cut.mark == Mark::End && rest.is_empty() && cut.lead != Lead::Bold;
                (!bodiless && self.accepts(Container::Item, &head, below_others))
                    .then_some(ItemHead::Cut(cut))
            }
            _ => None,
        }
    }

    fn accepts(&self, container: Container, head: &Head, below_others: bool) -> bool {
        let accepts = match container {
            Container::Paragraph => &self.paragraphs,
            Container::Item => &self.items,
        };
        accepts.mark(&head.cut, below_others) && !self.labels.holds(head)
    }
}

/// How a list item is an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemHead {
    /// Its first block is the term.
    Whole,
    /// Its first paragraph parts here.
    Cut(Cut),
}

impl Accepts {
    fn mark(&self, cut: &Cut, below_others: bool) -> bool {
        self.leads[cut.lead as usize]
            && match cut.mark {
                Mark::Colon | Mark::Dash => true,
                Mark::Period => self.period,
                Mark::Break if cut.lead == Lead::Plain => self.plain_break,
                Mark::Break => self.line_break,
                Mark::End => self.end && cut.lead != Lead::Link,
                Mark::Nothing => self.nothing || (self.nothing_below_others && below_others),
            }
    }
}

/// How lines of one kind of container begin.
#[derive(Debug, Default)]
struct Tally {
    total: u32,
    counts: [[u32; 6]; 5],
    /// Items of plain text with a nested block and nothing else.
    plain_over_body: u32,
}

impl Tally {
    fn of(nodes: &[Node<'_>], container: Container, labels: &Labels) -> Self {
        let mut tally = Self::default();
        for node in nodes {
            match (&node.kind, container) {
                (Kind::Paragraph { content, head, has_lines }, Container::Paragraph) => {
                    tally.line(*head, true, labels);
                    if *has_lines {
                        let heads = position::line_starts(content).map(|begins| Head::at(content, begins));
                        heads.for_each(|head| tally.line(head, false, labels));
                    }
                }
                (Kind::List { items, .. }, Container::Item) => {
                    items.iter().for_each(|item| tally.item(item, labels));
                }
                _ => {}
            }
        }
        tally
    }

    fn item(&mut self, nodes: &[Node<'_>], labels: &Labels) {
        match nodes.first().map(|node| &node.kind) {
            Some(Kind::Heading { content, .. }) => {
                self.total += 1;
                if !labels.holds_text(&Piece::text(content)) {
                    self.counts[Lead::Bold as usize][Mark::End as usize] += 1;
                }
            }
            Some(Kind::Paragraph { head, .. }) => {
                self.line(*head, true, labels);
                let plain =
                    head.is_some_and(|Head { cut, .. }| cut.lead == Lead::Plain && cut.mark == Mark::End);
                self.plain_over_body += u32::from(plain && nodes.len() > 1);
            }
            _ => self.total += 1,
        }
    }

    fn line(&mut self, head: Option<Head>, first: bool, labels: &Labels) {
        let strong = head.is_some_and(|head| head.is_strong());
        self.total += u32::from(first || strong);
        if let Some(Head { cut, .. }) = head.filter(|head| (first || strong) && !labels.holds(head)) {
            self.counts[cut.lead as usize][cut.mark as usize] += 1;
        }
    }

    fn clear(&self, lead: Lead) -> u32 {
        let counts = &self.counts[lead as usize];
        counts[Mark::Colon as usize] + counts[Mark::Dash as usize]
    }

    /// How many lines begin with bold type and are parted somehow.
    fn bold(&self) -> u32 {
        let counts = &self.counts[Lead::Bold as usize];
        self.clear(Lead::Bold) + counts[Mark::Period as usize] + counts[Mark::Break as usize]
    }

    /// Whether entries are these lines rather than those.
    fn come_before(&self, others: &Self) -> bool {
        let plain = self.bold() + others.bold() == 0 && self.clear(Lead::Plain) * 5 >= self.total * 3;
        self.bold() > others.bold() || plain && self.clear(Lead::Plain) > others.clear(Lead::Plain)
    }

    fn accepts(&self, container: Container) -> Accepts {
        let bold = self.counts[Lead::Bold as usize];
        let strong = self.clear(Lead::Bold);
        let of = |mark: Mark| bold[mark as usize];
        let nothing = of(Mark::Nothing);
        let mut accepts = Accepts {
            period: of(Mark::Period) >= 2 || strong >= 3,
            line_break: of(Mark::Break) >= 2 || strong >= 3 || of(Mark::End) >= 3,
            end: of(Mark::End) >= 2 || strong >= 2,
            nothing: nothing >= 3 && (nothing + strong) * 2 >= self.total && nothing >= strong,
            nothing_below_others: strong >= 3,
            ..Accepts::default()
        };
        accepts.leads[Lead::Bold as usize] =
            strong >= 1 || accepts.period || accepts.line_break || accepts.nothing || of(Mark::End) >= 2;
        for lead in [Lead::Code, Lead::Link, Lead::Emphasis] {
            let clear = self.clear(lead);
            accepts.leads[lead as usize] = clear >= 2 && clear * 2 >= self.total && clear > strong;
        }
        let plain = self.clear(Lead::Plain);
        let most = plain * 5 >= self.total * 3;
        let all = plain == self.total;
        let enough =
            plain >= 3 && most || plain >= 2 && all || plain == 1 && all && container == Container::Item;
        accepts.leads[Lead::Plain as usize] = enough && plain > strong;
        // A name that is a link is one like the others.
        accepts.leads[Lead::Link as usize] |= enough && plain > strong && container == Container::Paragraph;
        let broken = self.counts[Lead::Plain as usize][Mark::Break as usize];
        if broken >= 3 && broken * 5 >= self.total * 4 {
            accepts.leads[Lead::Plain as usize] = true;
            accepts.plain_break = true;
        }
        if self.plain_over_body >= 3 && self.plain_over_body * 5 >= self.total * 3 {
            accepts.leads[Lead::Plain as usize] = true;
            accepts.end = true;
        }
        accepts
    }
}

/// Whether rows of tables are at least four times as many as other blocks.
fn are_mostly_tables(nodes: &[Node<'_>]) -> bool {
    let (mut rows, mut others) = (0, 0);
    for node in nodes {
        match &node.kind {
            Kind::Table(table) => rows += table.len().saturating_sub(1),
            Kind::Heading { .. } | Kind::Rule => {}
            _ => others += 1,
        }
    }
    rows >= 3 && rows >= 4 * others
}

fn is_term_details(kind: &Kind<'_>) -> bool {
    let Kind::Details { summary, .. } = kind else { return false };
    let name = Piece::text(summary);
    !summary.is_empty() && name.chars().count() <= 80 && !headings::is_stop(&name)
}
