//! Tables: which column holds what.

use super::document::{Piece, Row};
use super::headings::is_letter;
use super::text::squeeze;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    Term,
    Definition,
    Expansion,
    Aliases,
    /// Something else; its header is kept with it.
    Other(String),
}

/// How to read a table of entries.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) columns: Vec<Column>,
    /// Whether the first row is an entry like the others.
    pub(super) header_is_entry: bool,
}

const TERMS: [&str; 31] = [
    "term",
    "terms",
    "word",
    "name",
    "acronym",
    "acronyms",
    "abbreviation",
    "abbreviations",
    "abbr",
    "abbr.",
    "concept",
    "key term",
    "jargon",
    "phrase",
    "keyword",
    "short",
    "initialism",
    "terminology",
    "begriff",
    "abkürzung",
    "terme",
    "mot",
    "sigle",
    "término",
    "termo",
    "术语",
    "名词",
    "用語",
    "略語",
    "용어",
    "термин",
];
/// Words in the header of a column of terms.
const NAMING: [&str; 9] = [
    "term",
    "terms",
    "terme",
    "acronym",
    "acronyms",
    "abbreviation",
    "abbreviations",
    "terminology",
    "begriff",
];
const DEFINITIONS: [&str; 36] = [
    "definition",
    "definitions",
    "meaning",
    "description",
    "explanation",
    "details",
    "what it is",
    "what it means",
    "what is it",
    "def",
    "desc",
    "summary",
    "bedeutung",
    "beschreibung",
    "erklärung",
    "définition",
    "signification",
    "definición",
    "definição",
    "定义",
    "解释",
    "说明",
    "意味",
    "определение",
    "説明",
    "解説",
    "설명",
    "описание",
    "translation",
    "übersetzung",
    "traduction",
    "traducción",
    "tradução",
    "перевод",
    "翻译",
    "번역",
];
const EXPANSIONS: [&str; 14] = [
    "full form",
    "expansion",
    "stands for",
    "full name",
    "long form",
    "expanded",
    "spelled out",
    "expanded form",
    "full term",
    "full",
    "in full",
    "acronym meaning",
    "全称",
    "англ",
];
const ALIASES: [&str; 9] =
    ["aka", "alias", "aliases", "synonym", "synonyms", "also known as", "other names", "also called", "别名"];

/// How to read a table, if it holds entries: its header says so, or its rows look like it. Leniently, a second column
/// need not be longer than the first: translations are not.
pub(super) fn layout(rows: &[Row<'_>], lenient: bool) -> Option<Layout> {
    let (header, body) = rows.split_first()?;
    let width = header.cells.len();
    if !(2..=6).contains(&width) {
        return None;
    }
    let names: Vec<String> = header
        .cells
        .iter()
        .map(|cell| squeeze(&Piece::text(cell)).trim_end_matches(':').to_lowercase())
        .collect();
    let is = |set: &[&str], name: &String| set.contains(&name.as_str());
    let is_term = |name: &String| is(&TERMS, name) || has_word(name, &NAMING);
    // Acronyms beside terms: whichever more rows have.
    let terms = (0..width).filter(|&at| names.get(at).is_some_and(is_term));
    let term = terms.rev().max_by_key(|&at| body.iter().filter(|row| length(row.cells.get(at)) > 0).count());
    let definition = names
        .iter()
        .position(|name| is(&DEFINITIONS, name) || has_word(name, &["definition", "définition", "meaning"]));
    let expansion = names.iter().position(|name| is(&EXPANSIONS, name));
    let named = term.is_some() && width <= 4 || definition.is_some() || expansion.is_some();
    if !named && !looks_like_entries(body, lenient) {
        return None;
    }
    let term = term.filter(|&at| Some(at) != definition).unwrap_or(if definition == Some(0) { 1 } else { 0 });
    let definition =
        definition.filter(|&at| at != term).unwrap_or_else(|| widest(body, term, expansion, width));
    let columns = header.cells.iter().zip(&names).enumerate().map(|(at, (cell, name))| match at {
        _ if at == term => Column::Term,
        _ if at == definition => Column::Definition,
        _ if is(&EXPANSIONS, name) => Column::Expansion,
        _ if is(&ALIASES, name) || is_term(name) => Column::Aliases,
        _ => Column::Other(squeeze(&Piece::text(cell))),
    });
    let columns = columns.collect();
    let header_is_entry = !named
        && looks_like_entries(body, false)
        && names.iter().all(|name| !name.is_empty())
        && reads_like_a_row(header, body);
    Some(Layout { columns, header_is_entry })
}

/// Whether one of the words in a header is one of those: `Technical term`. What an acronym stands for is no term.
fn has_word(name: &str, words: &[&str]) -> bool {
    let of_expansion = EXPANSIONS.contains(&name);
    !of_expansion && name.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word))
}

fn length(cell: Option<&Vec<Piece<'_>>>) -> usize {
    cell.map_or(0, |cell| Piece::text(cell).chars().count())
}

/// The column with most text, other than the term's. What an acronym stands for is not its definition,
/// unless there is little else.
fn widest(body: &[Row<'_>], term: usize, expansion: Option<usize>, width: usize) -> usize {
    let total = |at: usize| body.iter().map(|row| length(row.cells.get(at))).sum::<usize>();
    let others = (0..width).filter(|&at| at != term && Some(at) != expansion).map(total).max();
    let little = expansion.is_some_and(|at| others.is_none_or(|others| others * 2 < total(at)));
    let candidates = (0..width).filter(|&at| at != term && (Some(at) != expansion || little));
    candidates.rev().max_by_key(|&at| total(at)).unwrap_or(1)
}

/// At least three rows, unless leniently, a short first cell in each that is hardly there twice, and a longer one beside it.
fn looks_like_entries(body: &[Row<'_>], lenient: bool) -> bool {
    let firsts =
        || body.iter().map(|row| row.cells.first().map(|cell| Piece::text(cell)).unwrap_or_default());
    let mut distinct: Vec<_> = firsts().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let total = |at: usize| body.iter().map(|row| length(row.cells.get(at))).sum::<usize>();
    body.len() >= if lenient { 1 } else { 3 }
        && firsts().all(|first| !first.is_empty() && first.chars().count() <= 60)
        // Letters lead to entries.
        && firsts().filter(|first| !is_letter(first)).count() * 2 > body.len()
        && distinct.len() * 10 >= body.len() * 9
        && total(1) > if lenient { 0 } else { 2 * total(0) }
}

/// A header that is as long as the rows below it is a row itself.
fn reads_like_a_row(header: &Row<'_>, body: &[Row<'_>]) -> bool {
    let average = body.iter().map(|row| length(row.cells.get(1))).sum::<usize>() / body.len().max(1);
    let second = length(header.cells.get(1));
    second >= 15 && second * 2 >= average
}
