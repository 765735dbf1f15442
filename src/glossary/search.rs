//! Finding entries as one types.

use super::fold::fold;
use super::model::{Entry, Glossary, Section};

/// What of an entry a search found. Earlier is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its term.
    Term,
    /// One of its other names.
    Alias,
    /// What its acronym stands for.
    Expansion,
    /// Its definition.
    Definition,
}

/// An entry that a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub field: Field,
    section: u32,
    entry: u32,
}

impl Hit {
    /// The section's index in the glossary, and the entry's in the section.
    pub fn place(&self) -> (u32, u32) {
        (self.section, self.entry)
    }

    /// The entry, in the glossary that the index was made of.
    pub fn entry<'a>(&self, glossary: &'a Glossary) -> Option<&'a Entry> {
        self.section(glossary)?.entries.get(self.entry as usize)
    }

    /// The entry's section, in the glossary that the index was made of.
    pub fn section<'a>(&self, glossary: &'a Glossary) -> Option<&'a Section> {
        glossary.sections.get(self.section as usize)
    }
}

/// An index of a glossary for searching; it holds a copy of the glossary's text.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    records: Vec<Record>,
}

#[derive(Debug, Clone)]
struct Record {
    section: u32,
    entry: u32,
    /// The term first.
    names: Vec<(Field, String)>,
    definition: String,
}

/// How well a name answers. Earlier is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    Whole,
    Beginning,
    Words,
    Inside,
    Typo,
    Definition,
}

impl SearchIndex {
    /// Indexes a glossary.
    pub fn new(glossary: &Glossary) -> Self {
        let mut records = Vec::new();
        for (section, entries) in (0_u32..).zip(glossary.sections.iter().map(|section| &section.entries)) {
            records.extend((0_u32..).zip(entries).map(|(entry, item)| Record::new(section, entry, item)));
        }
        Self { records }
    }

    /// The entries that hold every word of the query, or its beginning: those whose names do first, best
    /// first, then those whose definitions do. When no name holds them, names are found that differ
    /// by one typing mistake: a letter missing, added, changed, or two swapped.
    ///
    /// Case and accents do not count. An empty query finds nothing.
    pub fn search(&self, query: &str) -> Vec<Hit> {
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let query = words.join(" ");
        let mut found = self.collect(|record| record.grade(&query, &words));
        if found.iter().all(|(order, _)| order.0 == Grade::Definition) {
            let typos = self.collect(|record| record.grade_typo(&words));
            found.retain(|(_, hit)| {
                typos.binary_search_by_key(&hit.place(), |(_, typo)| typo.place()).is_err()
            });
            found.extend(typos);
        }
        crate::sorting::sort_by_key(&mut found, |&(order, hit)| (order, hit.place()));
        found.into_iter().map(|(_, hit)| hit).collect()
    }

    /// In document order.
    fn collect(
        &self,
        grade: impl Fn(&Record) -> Option<(Grade, Field, u32)>,
    ) -> Vec<((Grade, Field, u32), Hit)> {
        let graded = self.records.iter().filter_map(|record| {
            let order = grade(record)?;
            Some((order, Hit { field: order.1, section: record.section, entry: record.entry }))
        });
        graded.collect()
    }
}

impl Record {
    fn new(section: u32, entry: u32, item: &Entry) -> Self {
        let mut names = vec![(Field::Term, fold(&item.term))];
        names.extend(item.aliases.iter().map(|alias| (Field::Alias, fold(alias))));
        names.extend(item.expansion.iter().map(|words| (Field::Expansion, fold(words))));
        Self { section, entry, names, definition: fold(&item.definition_text()) }
    }

    /// The best grade of its names, else that of its definition; of equals the shorter name is better.
    fn grade(&self, query: &str, words: &[&str]) -> Option<(Grade, Field, u32)> {
        let of_name =
            |(field, name): &(Field, String)| Some((grade(name, query, words)?, *field, length(name)));
        let best = self.names.iter().filter_map(of_name).min();
        best.or_else(|| {
            let holds = |word: &&str| {
                begins_word(&self.definition, word)
                    || self.names.iter().any(|(_, name)| begins_word(name, word))
            };
            words.iter().all(holds).then_some((Grade::Definition, Field::Definition, 0))
        })
    }

    fn grade_typo(&self, words: &[&str]) -> Option<(Grade, Field, u32)> {
        let nearly = |name: &str| {
            words
                .iter()
                .all(|word| name_words(name).any(|other| other.starts_with(word) || one_typo(word, other)))
        };
        let hit = |(field, name): &(Field, String)| nearly(name).then(|| (Grade::Typo, *field, length(name)));
        self.names.iter().filter_map(hit).min()
    }
}

fn length(name: &str) -> u32 {
    u32::try_from(name.len()).unwrap_or(u32::MAX)
}

fn grade(name: &str, query: &str, words: &[&str]) -> Option<Grade> {
    if name == query {
        Some(Grade::Whole)
    } else if name.starts_with(query) {
        Some(Grade::Beginning)
    } else if words.iter().all(|word| begins_word(name, word)) {
        Some(Grade::Words)
    } else if name.contains(query) {
        Some(Grade::Inside)
    } else {
        None
    }
}

/// Whether any word of a text begins so.
fn begins_word(text: &str, beginning: &str) -> bool {
    // Scripts without spaces have no beginnings of words.
    let anywhere = !beginning.starts_with(|c: char| c < '\u{2e80}' && c.is_alphanumeric());
    let (bytes, wanted) = (text.as_bytes(), beginning.as_bytes());
    let Some(&first) = wanted.first() else { return true };
    // By hand, since a searcher of the standard library costs more to make than these short texts to scan.
    let places = bytes.iter().enumerate().filter(|&(_, &byte)| byte == first).map(|(at, _)| at);
    let mut found = places.filter(|&at| bytes.get(at..).is_some_and(|rest| rest.starts_with(wanted)));
    found.any(|at| {
        let before = text.get(..at).unwrap_or_default().chars().next_back();
        anywhere || before.is_none_or(|c| !c.is_alphanumeric())
    })
}

fn name_words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '/' | '.' | ','))
        .chain(std::iter::once(name))
}

/// Whether a word begins as typed but for one mistake. Words of fewer than three letters have no room for one.
fn one_typo(typed: &str, word: &str) -> bool {
    if typed.chars().count() < 3 {
        return false;
    }
    let same =
        typed.chars().zip(word.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let (typed, word) = (typed.get(same..).unwrap_or_default(), word.get(same..).unwrap_or_default());
    let rest = |text: &'_ str| text.chars().next().map(|first| first.len_utf8());
    let typed_rest = rest(typed).and_then(|at| typed.get(at..));
    let word_rest = rest(word).and_then(|at| word.get(at..));
    let begins = |word: Option<&str>, typed: Option<&str>| {
        word.zip(typed).is_some_and(|(word, typed)| word.starts_with(typed))
    };
    begins(word_rest, typed_rest)
        || begins(word_rest, Some(typed))
        || begins(Some(word), typed_rest)
        || swapped(typed, word)
}

fn swapped(typed: &str, word: &str) -> bool {
    let (mut typed, mut word) = (typed.chars(), word.chars());
    let (first, second) = (typed.next(), typed.next());
    second.is_some()
        && word.next() == second
        && word.next() == first
        && word.as_str().starts_with(typed.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::{SourceFile, parse};
    use super::*;

    fn found(query: &str) -> Vec<String> {
        let text = "**CRD (Custom Resource Definition)**: Extends what the API server stores.\n\n\
            **Flannel**: Overlay plugin for pods.\n\n**Pod**: Unit of containers.\n\n\
            **PodDisruptionBudget**: Keeps pods.\n\n**Static pod**: Started by the kubelet.\n\n\
            **Proxied (orange cloud)**: Goes through.\n\n**Überwachung**: Watching.\n\n**容器**: Behälter.\n";
        let glossary = parse(&[SourceFile::new("g.md", text)]).glossary;
        let hits = SearchIndex::new(&glossary).search(query);
        hits.iter().filter_map(|hit| hit.entry(&glossary)).map(|entry| entry.term.clone()).collect()
    }

    #[test]
    fn terms_come_before_other_names_and_definitions() {
        assert_eq!(found("pod"), ["Pod", "PodDisruptionBudget", "Static pod", "Flannel"]);
        assert_eq!(found("custom res"), ["CRD"]);
        assert_eq!(found("orange"), ["Proxied"]);
        assert_eq!(found("api server"), ["CRD"]);
        assert_eq!(found("pod static"), ["Static pod"]);
    }

    #[test]
    fn case_and_accents_do_not_count() {
        assert_eq!(found("UBERW"), ["Überwachung"]);
        assert_eq!(found("behalter"), ["容器"]);
        assert_eq!(found("器"), ["容器"]);
    }

    #[test]
    fn one_typing_mistake_is_forgiven() {
        for query in ["flanel", "flannnel", "flamnel", "lfannel", "flanenl", "falnn"] {
            assert_eq!(found(query), ["Flannel"], "{query}");
        }
        assert_eq!(found("flxxnel"), Vec::<String>::new());
        assert_eq!(found("  "), Vec::<String>::new());
    }
}
