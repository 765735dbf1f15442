//! From Markdown files to a glossary, in steps that each know one thing:
//!
//! | step | module |
//! |---|---|
//! | front matter is taken off | `front_matter` |
//! | Markdown becomes a small tree | `document`, `builder`, with `directives`, `delimiters`, `html`, `attributes`, `shortcode` |
//! | the style of the file is recognised by evidence | `style`, `labels`, `headings`, `table`, `head`, `position` |
//! | entries are taken out of the tree | `collect` |
//! | heads and definitions are read | `entry`, `names`, `initials`, `definition`, `chapters`, `phrases` |
//! | all files become one glossary | `assemble`, `pointers`, `links` |

mod assemble;
mod attributes;
mod builder;
mod chapters;
mod collect;
mod definition;
mod delimiters;
mod directives;
mod document;
mod entry;
mod front_matter;
mod hash;
mod head;
mod headings;
mod html;
mod initials;
mod labels;
mod links;
mod names;
mod phrases;
mod pointers;
mod position;
mod shortcode;
mod style;
mod table;
mod text;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::diagnostic::{Code, Diagnostic};
use super::limits::Limits;
use super::model::{Entry, Glossary, text_of};
use super::settings::{self, SETTINGS_FILE, Settings};
use super::slug::slug;
use super::source::{Lines, SourceFile, column_of, narrow};
use assemble::{Anchors, Loose, SectionKey};
use collect::{Collected, Draft, Extra};
use document::Document;
use front_matter::FrontMatter;
use style::Style;

/// What parsing gives: a glossary in any case, and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What could be read.
    pub glossary: Glossary,
    /// In order of files and lines. With an error among them the glossary should not be used.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses files of a glossary that one trusts: Markdown, and perhaps a `glossary.toml`.
///
/// The order of the files is the order of their entries. The same files give the same glossary.
pub fn parse(files: &[SourceFile]) -> Parsed {
    parse_limited(files, &Limits::NONE)
}

/// Parses files of a glossary that somebody else wrote. What goes beyond a limit is left out, and an
/// error names the limit.
pub fn parse_limited(files: &[SourceFile], limits: &Limits) -> Parsed {
    let mut parser = Parser {
        limits,
        findings: Vec::new(),
        loose: Loose::default(),
        keys: Vec::new(),
        full: false,
        anchors: Anchors::default(),
        skipped: 0,
        buffer: String::new(),
    };
    let (settings, sources) = parser.sources(files);
    let texts: Vec<_> =
        sources.iter().map(|file| delimiters::repaired(directives::plain(&file.text))).collect();
    let mut read: Vec<Source<'_>> =
        sources.into_iter().zip(&texts).map(|(file, text)| parser.read(file, text)).collect();
    find_term_files(&mut read);
    let title = title(&settings, &read);
    let folder = read.len() > 1;
    for source in read {
        parser.take(source, folder);
    }
    parser.finish(files, &title, settings)
}

/// A file that is read, before its entries are taken out.
struct Source<'a> {
    file: &'a SourceFile,
    matter: FrontMatter,
    document: Document<'a>,
    style: Style,
    /// Whether the whole file is one entry.
    is_term: bool,
}

struct Parser<'a> {
    limits: &'a Limits,
    findings: Vec<Diagnostic>,
    loose: Loose<'a>,
    /// What entries call their sections by.
    keys: Vec<SectionKey>,
    /// Whether an entry was left out because there are too many.
    full: bool,
    anchors: Anchors,
    skipped: u32,
    /// For the text of one definition after the other.
    buffer: String,
}

impl<'a> Parser<'a> {
    /// The settings, and the files that are within the limit.
    fn sources<'f>(&mut self, files: &'f [SourceFile]) -> (Settings, Vec<&'f SourceFile>) {
        let mut settings = Settings::default();
        let mut sources = Vec::with_capacity(files.len());
        for file in files {
            if file.text.len() > self.limits.file.min(u32::MAX as usize) {
                let limit = size(self.limits.file);
                let message =
                    format!("the file has {} and the limit is {limit} a file", size(file.text.len()));
                self.findings.push(Diagnostic::new(Code::FileTooLarge, &file.path, 1, 1, message));
            } else if file.name() == SETTINGS_FILE {
                let (read, mut problems) = settings::read(file);
                settings = read;
                self.findings.append(&mut problems);
            } else {
                sources.push(file);
            }
        }
        (settings, sources)
    }

    fn read<'f>(&mut self, file: &'f SourceFile, text: &'f str) -> Source<'f> {
        let (matter, offset) = front_matter::split(&file.text);
        let matter = matter.unwrap_or_default();
        for (line, message) in &matter.problems {
            self.findings.push(Diagnostic::new(Code::FrontMatter, &file.path, *line, 1, message));
        }
        let depth = self.limits.depth.min(Limits::MAX_DEPTH);
        let document = document::read(text, offset, depth);
        if let Some(at) = document.too_deep {
            let (line, column) = Lines::new(&file.text).place(at);
            let message = format!("nesting is deeper than the limit of {depth} levels");
            self.findings.push(Diagnostic::new(Code::TooDeep, &file.path, line, column, message));
        }
        let style = style::recognise(&document);
        Source { file, matter, document, style, is_term: false }
    }

    /// Takes the entries of a file.
    fn take(&mut self, source: Source<'a>, folder: bool) {
        let Source { file, matter, mut document, style, is_term } = source;
        let lines = Lines::new(&file.text);
        let anchors = std::mem::take(&mut document.anchors);
        let (first, first_key, first_run) = (self.loose.len(), self.keys.len(), self.loose.end_run());
        let expected = style.count.min(self.limits.entries);
        self.loose.expect(expected);
        let mut starts = Vec::with_capacity(expected);
        let path = Arc::from(file.path.as_str());
        let mut sink = |draft: Draft<'a>| {
            let (at, key) = (draft.at, first_key + draft.section.map_or(0, |heading| heading + 1));
            starts.extend(self.draft(draft, key, file, &path, &lines).then_some(at));
        };
        let collected = match is_term {
            true => term_file(file, matter, document, &mut sink),
            false => collect::collect(document, &style, &mut sink),
        };
        let Collected { headings, inner, others, title, skipped, abbreviations } = collected;
        let inner = inner.into_iter().map(|(at, name)| (at, slug(names::without_anchor(&name))));
        self.skipped = self.skipped.saturating_add(skipped);
        let own = match title.filter(|_| !is_term) {
            Some(title) => title,
            None if folder && !is_term => file.stem().to_owned(),
            None => String::new(),
        };
        self.keys.push(SectionKey { parent: None, name: own });
        let name = |heading: &collect::Heading| section_name(&heading.name);
        for heading in &headings {
            let parent = heading.parent.and_then(|at| headings.get(at)).map(name);
            self.keys.push(SectionKey { parent, name: name(heading) });
        }
        entry::abbreviations(abbreviations, &mut self.loose, first_run, file, &lines, narrow(first_key));
        for (at, anchor) in anchors.into_iter().chain(inner).filter(|_| !is_term) {
            if let Some(entry) = owner(at, &starts, &lines) {
                self.anchors.entries.entry((file.name().to_owned(), anchor)).or_insert(first + entry);
            }
        }
        self.anchors.headings.extend(headings.iter().map(|heading| slug(&heading.name)));
        self.anchors.headings.extend(others.iter().map(|name| slug(name)));
        let only = (self.loose.len() == first + 1).then_some(first);
        self.anchors.files.insert(file.name().to_owned(), only);
    }

    /// Takes an entry, unless it has no name or there are too many. Says whether it did.
    fn draft(
        &mut self,
        draft: Draft<'a>,
        key: usize,
        file: &SourceFile,
        path: &Arc<str>,
        lines: &Lines<'_>,
    ) -> bool {
        if self.loose.len() >= self.limits.entries {
            if !self.full {
                self.full = true;
                let message =
                    format!("there are more than {} entries, which is the limit", self.limits.entries);
                let line = lines.line(draft.at);
                self.findings.push(Diagnostic::new(Code::TooManyEntries, &file.path, line, 1, message));
            }
            return false;
        }
        let anchor = names::heading_anchor(&draft.head).map(str::to_owned);
        let Some((entry, rest, more)) = entry::read(draft, path, lines, &mut self.findings, &mut self.buffer)
        else {
            return false;
        };
        if let Some(anchor) = anchor {
            self.anchors.entries.insert((file.name().to_owned(), anchor), self.loose.len());
        }
        self.check_size(&entry, file, lines);
        self.loose.push(narrow(key), entry, rest, more);
        true
    }

    fn check_size(&mut self, entry: &Entry, file: &SourceFile, lines: &Lines<'_>) {
        if self.limits.entry == usize::MAX {
            return;
        }
        let Entry { term, definition, line, .. } = entry;
        let bytes = text_of(definition).len() + term.len();
        if bytes > self.limits.entry {
            let limit = size(self.limits.entry);
            let message = format!("the entry has {} and the limit is {limit} an entry", size(bytes));
            let column = column_of(lines.text_of(*line), term);
            self.findings.push(Diagnostic::new(Code::EntryTooLarge, &file.path, *line, column, message));
        }
    }

    fn finish(mut self, files: &[SourceFile], title: &str, settings: Settings) -> Parsed {
        if self.loose.len() == 0 && self.findings.iter().all(|finding| finding.code != Code::FileTooLarge) {
            let path = files.first().map_or("glossary", |file| file.path.as_str());
            self.findings.push(Diagnostic::new(Code::EmptyGlossary, path, 1, 1, "no entry was found"));
        }
        let mut glossary =
            assemble::assemble(self.loose, &self.keys, &self.anchors, title, &mut self.findings);
        glossary.chapter_link = settings.chapter_link;
        glossary.skipped = self.skipped;
        Parsed { glossary, diagnostics: self.findings }
    }
}

/// A number of bytes, for people.
fn size(bytes: usize) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KiB", bytes.div_ceil(1024)),
        _ => format!("{} MiB", bytes.div_ceil(1 << 20)),
    }
}

/// The entry that an anchor belongs to: the one that begins right below it, else the one that it stands in.
fn owner(at: u32, starts: &[u32], lines: &Lines<'_>) -> Option<usize> {
    let next = starts.partition_point(|&start| start <= at);
    let line = lines.line(at);
    let same_line = next
        .checked_sub(1)
        .filter(|&entry| starts.get(entry).is_some_and(|&start| lines.line(start) == line));
    let below = starts.get(next).filter(|&&start| lines.line(start) <= line + 2).map(|_| next);
    same_line.or(below).or(next.checked_sub(1))
}

/// `📘 Core Concepts {#core}` without what only a site generator reads.
fn section_name(name: &str) -> String {
    let name = text::squeeze(&text::without_invisible(name));
    text::without_ornament(names::without_anchor(&name)).trim_end_matches(':').to_owned()
}

fn title(settings: &Settings, sources: &[Source<'_>]) -> String {
    let from_settings = settings.title.clone();
    let own = |source: &Source<'_>| source.matter.title.clone().or_else(|| first_heading(source));
    let from_file = || match sources {
        [source] if !source.is_term => own(source),
        _ => None,
    };
    let named = from_settings.or_else(from_file).filter(|title| !title.trim().is_empty());
    named.unwrap_or_else(|| file_title(sources))
}

fn first_heading(source: &Source<'_>) -> Option<String> {
    let is_title = source.style.roles.first() == Some(&style::Role::Title);
    let headings = source.document.nodes.iter().find_map(|node| match &node.kind {
        document::Kind::Heading { content, .. } => Some(document::Piece::text(content)),
        _ => None,
    });
    headings.filter(|_| is_title).map(|name| section_name(&name))
}

/// The name of the only file, or of the folder that holds them all.
fn file_title(sources: &[Source<'_>]) -> String {
    let name = match sources {
        [] => "",
        [source] => source.file.stem(),
        [source, ..] => source.file.path.rsplit(['/', '\\']).nth(1).unwrap_or_default(),
    };
    let name = name.trim().trim_matches('.');
    if name.is_empty() { "Glossary".to_owned() } else { name.to_owned() }
}

/// Decides which files are about one term each: when most files of a folder have a title and little else
/// that reads like entries, or when a single file's front matter says so.
fn find_term_files(sources: &mut [Source<'_>]) {
    let parts = shared_headings(sources);
    let count = |source: &Source<'_>| source.style.count.saturating_sub(shared(source, &parts));
    let titled = |source: &Source<'_>| term_title(source).is_some();
    let few = |source: &Source<'_>| count(source) <= 3 || source.matter.about_a_term;
    let alike = sources.iter().filter(|source| titled(source) && few(source)).count();
    let several = sources.len() >= 2 && alike * 5 >= sources.len() * 4;
    let about_terms = sources.iter().filter(|source| source.matter.about_a_term).count();
    // Entries within files outweigh a few titles.
    let inside: usize = sources.iter().map(count).sum();
    let folder = several && (about_terms * 2 >= sources.len() || inside <= sources.len());
    for source in sources {
        let alone = source.style.count == 0 || source.matter.about_a_term && source.style.count < 2;
        source.is_term = titled(source) && (if folder { few(source) } else { alone });
    }
}

/// The names of headings, as far as letters and digits, that many files of a folder have in common, such as
/// "What problem it solves": those are parts of what each tells. More than a few are no such pattern.
fn shared_headings(sources: &[Source<'_>]) -> HashSet<String> {
    const MOST: usize = 8;
    if sources.len() < 3 {
        return HashSet::new();
    }
    let mut files: HashMap<String, usize> = HashMap::new();
    for source in sources {
        let names: HashSet<String> = heading_keys(source).collect();
        names.into_iter().for_each(|name| *files.entry(name).or_insert(0) += 1);
    }
    files.retain(|_, count| *count >= 3 && *count * 3 >= sources.len());
    if files.len() > MOST { HashSet::new() } else { files.into_keys().collect() }
}

/// How many headings of a file are among those.
fn shared(source: &Source<'_>, parts: &HashSet<String>) -> usize {
    if parts.is_empty() { 0 } else { heading_keys(source).filter(|name| parts.contains(name)).count() }
}

fn heading_keys<'a>(source: &'a Source<'_>) -> impl Iterator<Item = String> + 'a {
    source.document.nodes.iter().filter_map(|node| match &node.kind {
        document::Kind::Heading { content, .. } => Some(headings::key(&document::Piece::text(content))),
        _ => None,
    })
}

/// The term that a whole file may be about.
fn term_title(source: &Source<'_>) -> Option<String> {
    let named = source.matter.title.clone().or_else(|| first_heading(source))?;
    let has_text = !source.document.nodes.is_empty() || source.matter.summary.is_some();
    let name = named.to_lowercase();
    let index =
        ["readme", "index", "_index", "summary"].contains(&source.file.stem().to_lowercase().as_str());
    let whole = ["glossary", "terminology", "glossaire", "glossar", "glosario", "contents"];
    let about_all = whole.iter().any(|word| name.contains(word)) || headings::is_stop(&named);
    (has_text && !about_all && (!index || source.matter.about_a_term)).then_some(named)
}

/// The entry that a whole file is.
fn term_file<'a>(
    file: &SourceFile,
    matter: FrontMatter,
    document: Document<'a>,
    sink: &mut dyn FnMut(Draft<'a>),
) -> Collected {
    let mut collected = Collected::default();
    let extra = Extra { expansion: matter.expansion, aliases: matter.aliases, ..Extra::default() };
    let mut draft = Draft { extra: Some(Box::new(extra)), ..Draft::default() };
    draft.head = matter.title.unwrap_or_default().into();
    let title_at = file.text.lines().position(|line| !draft.head.is_empty() && line.contains(&*draft.head));
    draft.lines_down = title_at.unwrap_or_default() as u32;
    let mut ended = false;
    for node in document.nodes {
        match &node.kind {
            document::Kind::Heading { level, content } => {
                let name = document::Piece::text(content);
                if draft.head.is_empty() {
                    (draft.head, draft.at, draft.lines_down) = (name, node.at, 0);
                    continue;
                }
                ended = headings::is_stop(&name);
                if *level == 1 && slug(&name) == slug(&draft.head) {
                    continue;
                }
            }
            document::Kind::Rule => continue,
            _ => {}
        }
        match ended {
            true => collected.skipped += 1,
            false => draft.body.push(node),
        }
    }
    if let Some(summary) = matter.summary.filter(|_| draft.body.is_empty()) {
        let content = vec![document::Piece::Text(summary.into())];
        draft.body.push(document::Node { at: 0, kind: document::Kind::text(content) });
    }
    sink(draft);
    collected
}
