//! From a draft to an entry: its names are read from the head, the rest from the definition.

use std::borrow::Cow;
use std::sync::Arc;

use super::super::diagnostic::{Code, Diagnostic};
use super::super::model::{Block, Entry, Inline, blocks_text};
use super::super::slug::slug;
use super::super::source::{Lines, SourceFile, column_of};
use super::assemble::{Loose, More, Rest};
use super::collect::{Draft, Extra};
use super::definition::{self, Found};
use super::hash::exact;
use super::pointers::has_links;
use super::{chapters, initials, names, phrases};

/// Reads a draft; nothing if its head has no name in it.
pub(super) fn read<'a>(
    draft: Draft<'a>,
    path: &Arc<str>,
    lines: &Lines<'_>,
    findings: &mut Vec<Diagnostic>,
    buffer: &mut String,
) -> Option<(Entry, Rest, Option<More<'a>>)> {
    let Draft { head, at, lines_down, text, body, extra, .. } = draft;
    let mut names = names::names(&head);
    if names.term.is_empty() {
        return None;
    }
    let mut found = Found::default();
    let mut definition = definition::definition(text, body, &mut found);
    if let Some(extra) = extra {
        let Extra { expansion, aliases, chapters } = *extra;
        names.expansion = expansion.or(names.expansion);
        aliases.iter().for_each(|alias| names.alias(alias));
        chapters::list(&chapters, &mut found);
    }
    let line = lines.line(at).saturating_add(lines_down);
    let has_links = has_links(&definition);
    // Only what is found wrong is said with its column.
    let column = match has_links || !found.bad_chapters.is_empty() {
        true => column_of(lines.text_of(line), &names.term),
        false => 1,
    };
    for reference in &found.bad_chapters {
        let message = format!("`({reference})` is no reference to chapters");
        findings.push(Diagnostic::new(Code::ChapterReference, path, line, column, message));
    }
    take_names(&mut definition, &mut names);
    let text = text_of(&definition, buffer);
    if names.expansion.is_none() {
        names.expansion = phrases::expansion(&names.term, text);
    }
    let hints = phrases::hints(text);
    if hints.also {
        phrases::names_in_passing(text).iter().for_each(|name| names.alias(name));
    }
    let target = phrases::redirect(text);
    let pointers = match target {
        Some(target) => vec![target.to_owned()],
        None if hints.see => phrases::pointers(text).into_iter().map(str::to_owned).collect(),
        None => Vec::new(),
    };
    let longer = head.len() > names.term.len();
    let id = slug(&names.term);
    let hash = exact(&id);
    let tells = |_: &String| !pointers.is_empty() || slug(&head) != id;
    let qualified = names.qualified.take().filter(tells);
    let redirect = target.is_some();
    let names::Names { term, expansion, aliases, .. } = names;
    let aliases = match &expansion {
        Some(words) => aliases.into_iter().filter(|alias| alias != words).collect(),
        None => aliases,
    };
    let chapters = found.chapters;
    let (see, file) = (Vec::new(), path.clone());
    let entry = Entry { id, term, expansion, aliases, definition, chapters, see, redirect, file, line };
    let more =
        (longer || !pointers.is_empty()).then(|| More { head: longer.then_some(head), qualified, pointers });
    Some((entry, Rest::new(hash, column, has_links), more))
}

/// A paragraph that only gives other names becomes aliases, unless there is nothing else.
fn take_names(definition: &mut Vec<Block>, names: &mut names::Names) {
    let may_name = |block: &Block| matches!(block, Block::Paragraph(content) if content.first().is_some_and(begins_with_names));
    if !definition.iter().any(may_name) {
        return;
    }
    let several = definition.len() > 1;
    definition.retain(|block| {
        let Block::Paragraph(content) = block else { return true };
        if !may_name(block) {
            return true;
        }
        let text = match content.as_slice() {
            [Inline::Text(text)] => Cow::Borrowed(text),
            _ => Cow::Owned(Inline::text(content)),
        };
        let Some(found) = phrases::only_names(&text) else { return true };
        found.iter().for_each(|name| names.alias(name));
        !several
    });
}

/// A cheap look before the careful one.
fn begins_with_names(piece: &Inline) -> bool {
    match piece {
        Inline::Text(text) => text.starts_with(['a', 'A', 's', 'S']),
        Inline::Emphasis(_) | Inline::Strong(_) => true,
        Inline::Code(_) | Inline::Link(_) => false,
    }
}

/// The text of a definition; that of a single paragraph of text is not copied.
fn text_of<'t>(definition: &'t [Block], buffer: &'t mut String) -> &'t str {
    if let [Block::Paragraph(content)] = definition
        && let [Inline::Text(text)] = content.as_slice()
    {
        return text;
    }
    buffer.clear();
    blocks_text(definition, buffer);
    buffer
}

/// Abbreviations beside other entries say what those stand for; alone, they are the entries.
pub(super) fn abbreviations(
    abbreviations: Vec<(u32, String, String)>,
    loose: &mut Loose<'_>,
    first_run: usize,
    file: &SourceFile,
    lines: &Lines<'_>,
    key: u32,
) {
    let alone = loose.end_run() == first_run;
    for (at, short, words) in abbreviations {
        if alone {
            let line = lines.line(at);
            let definition = vec![Block::Paragraph(vec![Inline::Text(words.clone())])];
            let expansion = Some(words).filter(|words| initials::abbreviates(&short, words));
            let entry = Entry {
                id: slug(&short),
                term: short,
                expansion,
                definition,
                file: file.path.as_str().into(),
                line,
                ..Entry::default()
            };
            let hash = exact(&entry.id);
            loose.push(key, entry, Rest::new(hash, 1, false), None);
        } else {
            if let Some(entry) = loose.since_run(first_run).find(|entry| entry.term == short) {
                entry.expansion.get_or_insert(words);
            }
        }
    }
}
