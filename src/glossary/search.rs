//! Finding entries as one types.

use super::fold::fold;
use super::model::{Entry, Glossary, Section};
use super::nearly::{self, Nearness};

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

/// How well an entry answers. Earlier is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    Whole,
    Beginning,
    Words,
    Inside,
    /// A name, but for a mistake or an ending.
    Nearly,
    /// The beginning of a name, but for that.
    NearlyBeginning,
    Definition,
    NearlyDefinition,
}

/// The best hit of an entry: its grade, what was found, and how long that is.
type Order = (Grade, Field, u32);

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
    /// first, then those whose definitions do. When no name holds them, names are found as well that differ
    /// by one typing mistake, a letter missing, added, changed, or two swapped, or by the ending of a word;
    /// and, after all others, definitions that do.
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
            let is_found = |place| found.binary_search_by_key(&place, |(_, hit)| hit.place()).is_ok();
            let nearly = self.collect(|record| record.grade_nearly(&words, is_found));
            found.retain(|(_, hit)| {
                nearly.binary_search_by_key(&hit.place(), |(_, near)| near.place()).is_err()
            });
            found.extend(nearly);
        }
        crate::sorting::sort_by_key(&mut found, |&(order, hit)| (order, hit.place()));
        found.into_iter().map(|(_, hit)| hit).collect()
    }

    /// In document order.
    fn collect(&self, grade: impl Fn(&Record) -> Option<Order>) -> Vec<(Order, Hit)> {
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
    fn grade(&self, query: &str, words: &[&str]) -> Option<Order> {
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

    /// The best of its names that nearly answer, else its definition, unless that was found without a mistake.
    fn grade_nearly(&self, words: &[&str], is_found: impl Fn((u32, u32)) -> bool) -> Option<Order> {
        let of_name = |(field, name): &(Field, String)| Some((nearly(name, words)?, *field, length(name)));
        let best = self.names.iter().filter_map(of_name).min();
        best.or_else(|| {
            let holds = |word: &&str| {
                nearly::in_text(word, &self.definition)
                    || begins_word(&self.definition, word)
                    || self.names.iter().any(|(_, name)| nearly(name, &[word]).is_some())
            };
            let is_new = !is_found((self.section, self.entry)) && words.iter().all(holds);
            is_new.then_some((Grade::NearlyDefinition, Field::Definition, 0))
        })
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

/// The grade of a name each of whose words that are looked for is nearly there; that of the word that is farthest off.
fn nearly(name: &str, words: &[&str]) -> Option<Grade> {
    let nearest = |typed: &&str| name_words(name).filter_map(|word| nearly::of_name(typed, word)).min();
    let mut farthest = Nearness::Word;
    for word in words {
        farthest = farthest.max(nearest(word)?);
    }
    Some(if farthest == Nearness::Word { Grade::Nearly } else { Grade::NearlyBeginning })
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

    fn found_in(text: &str, query: &str) -> Vec<String> {
        let glossary = parse(&[SourceFile::new("g.md", text)]).glossary;
        let hits = SearchIndex::new(&glossary).search(query);
        hits.iter().filter_map(|hit| hit.entry(&glossary)).map(|entry| entry.term.clone()).collect()
    }

    #[test]
    fn a_whole_name_with_a_mistake_comes_before_the_beginning_of_another() {
        let text =
            "**kubectl**: Command line.\n\n**Node**: Runs kubelet.\n\n**kubelet**: Agent on each node.\n";
        assert_eq!(found_in(text, "kubelt"), ["kubelet", "kubectl", "Node"]);
    }

    #[test]
    fn definitions_are_found_in_spite_of_a_mistake_or_an_ending_after_those_that_need_none() {
        let text = "**Service**: Balances load between pods of Kubernetes.\n\n**Ingress**: Rules for load balancing.\n\n\
            **MetalLB**: A load balancer.\n\n**Job**: Ends.\n";
        assert_eq!(found_in(text, "load balancing"), ["Ingress", "Service", "MetalLB"]);
        assert_eq!(found_in(text, "kubernets"), ["Service"]);
        assert_eq!(
            found_in(text, "kuberntes pdos"),
            Vec::<String>::new(),
            "four letters have no room in a text"
        );
        assert_eq!(found_in(text, "kuberntes pods"), ["Service"]);
        assert_eq!(found_in(text, "metallb ballancer"), ["MetalLB"]);
    }
}
