//! What acronyms stand for, and words to mistake theirs for.

use crate::glossary::{Entry, Glossary};
use crate::interner::Interner;
use crate::sorted_map::SortedMap;

use super::name_index::NameIndex;
use super::names::{is_acronym, name_key};
use super::text::{Passage, Word, fold, humps, is_small_word, sentences, words};

/// The expansions of a glossary's acronyms.
#[derive(Debug, Clone, Default)]
pub(crate) struct Expansions {
    /// Entry, acronym and expansion, sorted by entry; an entry's own acronym first.
    found: Vec<(u32, String, String)>,
    /// Words to build wrong expansions of, by their first letter, folded.
    words: SortedMap<char, Vec<String>>,
}

/// How many words are kept for each first letter.
const WORDS_PER_LETTER: usize = 48;

impl Expansions {
    /// The acronyms that an entry's cards ask for, with their expansions.
    pub(crate) fn of_entry(&self, entry: u32) -> impl Iterator<Item = (&str, &str)> {
        let start = self.found.partition_point(|(other, ..)| *other < entry);
        self.found[start..]
            .iter()
            .take_while(move |(other, ..)| *other == entry)
            .map(|(_, acronym, expansion)| (&**acronym, &**expansion))
    }

    /// The words of every expansion, folded.
    pub(crate) fn all_words(&self) -> impl Iterator<Item = String> {
        self.found
            .iter()
            .flat_map(|(.., expansion)| words(expansion).map(|word| fold(word.text)).collect::<Vec<_>>())
    }

    /// Words that begin with that letter, capitalised, those of the glossary's expansions first.
    pub(crate) fn words_with_initial(&self, initial: char) -> &[String] {
        self.words.get(&initial).map_or(&[], Vec::as_slice)
    }
}

/// Finds what the acronyms of a glossary stand for: by an entry's own expansion, or where a definition
/// spells one out. An acronym that is no entry belongs to the entry that spells it out first.
pub(crate) fn expansions(glossary: &Glossary, by_name: &NameIndex) -> Expansions {
    let entries: Vec<&Entry> = glossary.entries().map(|(_, entry)| entry).collect();
    let passages: Vec<Passage> = entries.iter().map(|entry| Passage::new(&entry.definition)).collect();
    let mut found = Vec::new();
    let mut known = Interner::default();
    for (index, entry) in (0..).zip(&entries).filter(|(_, entry)| !entry.redirect) {
        let spelled_first = || first_sentence(&entry.term, &passages[index as usize].text);
        if let Some(expansion) = entry.expansion.as_deref().or_else(spelled_first) {
            known.insert(&name_key(&entry.term));
            found.push((index, entry.term.clone(), expansion.to_owned()));
        }
    }
    for (index, passage) in
        (0..).zip(&passages).filter(|(index, _): &(u32, _)| !entries[*index as usize].redirect)
    {
        for (acronym, expansion) in spelled_out(&passage.text) {
            let key = name_key(acronym);
            let owner = by_name.holders(&key).first().copied().unwrap_or(index);
            if known.insert(&key) {
                found.push((owner, acronym.to_owned(), expansion.to_owned()));
            }
        }
    }
    crate::sorting::sort_by_key(&mut found, |(entry, ..)| *entry);
    let words = words_by_initial(&entries, &found);
    Expansions { found, words }
}

/// The first sentence of a definition, if it is nothing but what the acronym stands for: two to six words, each
/// with some letters of it, in order. `VXLAN`: Virtual Extensible LAN.
fn first_sentence<'a>(term: &str, definition: &'a str) -> Option<&'a str> {
    if !is_acronym(term) {
        return None;
    }
    let sentence = sentences(definition).into_iter().next()?;
    let sentence = definition[sentence].trim_end_matches(['.', ';', ',']);
    let parts: Vec<&str> = words(sentence).map(|word| word.text).collect();
    let are_names =
        parts.iter().all(|part| part.chars().next().is_some_and(char::is_uppercase) || is_small_word(part));
    let is_short = (2..=6).contains(&parts.len());
    (is_short && are_names && gives_letters(&fold(term), &parts)).then_some(sentence)
}

/// Whether each word gives at least one letter of the acronym, in order, the first word its first letter.
fn gives_letters(acronym: &str, parts: &[&str]) -> bool {
    let mut letters = acronym.chars().peekable();
    let parts: Vec<String> = parts.iter().map(|part| fold(part)).collect();
    let begins =
        parts.iter().zip(acronym.chars()).next().is_some_and(|(part, first)| part.starts_with(first));
    for part in &parts {
        let given = part.chars().filter(|letter| letters.next_if_eq(letter).is_some()).count();
        if given == 0 && !is_small_word(part) {
            return false;
        }
    }
    begins && letters.next().is_none()
}

/// The acronyms that a text spells out: `CNI (Container Network Interface)`, or the other way round.
fn spelled_out(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let (before, after) = (&text[..open], &text[open + 1..]);
        let Some(inside) = after.find([')', '(', '\n']).map(|end| after[..end].trim()) else { continue };
        let before = before.trim_end();
        let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
        if is_acronym(last) && stands_for(last, inside) {
            found.push((last, inside));
        } else if is_acronym(inside) {
            found.extend(ending_that_spells(inside, before).map(|expansion| (inside, expansion)));
        }
    }
    found
}

/// The end of the text, from a word on, that the acronym stands for.
fn ending_that_spells<'a>(acronym: &str, text: &'a str) -> Option<&'a str> {
    let found: Vec<Word> = words(text).collect();
    let starts = found.iter().rev().take(acronym.len() + 4);
    starts.map(|word| &text[word.range.start..]).find(|ending| stands_for(acronym, ending))
}

/// Whether the initials of the words spell the acronym; small words may be left out.
fn stands_for(acronym: &str, expansion: &str) -> bool {
    let acronym = fold(acronym.strip_suffix('s').unwrap_or(acronym));
    let mut letters = acronym.chars().peekable();
    let parts: Vec<String> = words(expansion).flat_map(|word| humps(word.text)).map(fold).collect();
    for part in &parts {
        match letters.peek() {
            Some(&letter) if part.starts_with(letter) => {
                letters.next();
            }
            _ if is_small_word(part) => {}
            _ => return false,
        }
    }
    letters.next().is_none() && parts.len() >= 2
}

/// Words of expansions first, then those that any field's acronyms are made of. Terms come last: they are
/// often names, of which no acronym is made.
fn words_by_initial(entries: &[&Entry], found: &[(u32, String, String)]) -> SortedMap<char, Vec<String>> {
    let mut by_initial: SortedMap<char, Vec<String>> = SortedMap::default();
    let expansions = found.iter().map(|(.., expansion)| &**expansion);
    let terms = entries.iter().map(|entry| &*entry.term).take(READ_TERMS);
    for part in parts(expansions.chain([COMMON_WORDS])) {
        add_word(part, &mut by_initial, WORDS_PER_LETTER);
    }
    for part in parts(terms) {
        add_word(part, &mut by_initial, FEW);
    }
    by_initial
}

fn parts<'a>(texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    texts.flat_map(|text| words(text).flat_map(|word| humps(word.text)))
}

/// Terms give words to letters that have fewer than this.
const FEW: usize = 4;
/// How many terms are read for words.
const READ_TERMS: usize = 500;
/// Words that acronyms of computing are made of, so that small glossaries have wrong expansions too.
const COMMON_WORDS: &str = "Access Account Address Agent Allocation Application Archive Array Authority Backup Balancer \
    Batch Block Broker Buffer Bundle Cache Certificate Channel Client Cluster Connection Container Control Data \
    Device Directory Discovery Disk Distribution Domain Driver Edge Encryption Endpoint Engine Event Exchange \
    Extension Failover Field Filter Format Frame Function Gateway General Global Grid Group Handler Hash Header \
    Health Host Hybrid Identity Image Index Instance Integration Interface Internal Isolation Job Journal Kernel \
    Language Layer Level Library Limit Link List Lock Machine Management Memory Message Metric Mode Model Module \
    Monitor Namespace Network Notification Object Online Operation Operator Order Output Overlay Package Packet \
    Partition Path Performance Persistent Platform Point Policy Pool Presence Private Process Protocol Provider \
    Proxy Quality Query Queue Quota Rate Record Recovery Region Registry Remote Replication Request Resource \
    Response Role Router Runtime Scheduler Schema Script Secure Segment Server Service Session Shared Signal \
    Socket Software Source Stack Standard State Storage Stream Subnet Switch System Table Target Task Template \
    Terminal Test Thread Token Tool Topology Traffic Transaction Transfer Transmission Transport Trigger Unified \
    Uniform Unit Universal Update Upload Usage User Utility Value Vector Version Virtual Volume Watch Window \
    Worker Workflow Workload Zone";

fn add_word(word: &str, by_initial: &mut SortedMap<char, Vec<String>>, most: usize) {
    let folded = fold(word);
    let is_plain = folded.chars().count() >= 4 && folded.chars().all(|c| c.is_ascii_lowercase());
    let is_shouted = word.chars().skip(1).any(char::is_uppercase);
    let Some(initial) = folded.chars().next().filter(|_| is_plain && !is_shouted && !is_small_word(&folded))
    else {
        return;
    };
    let words = by_initial.or_default(initial);
    let capitalised: String = initial.to_ascii_uppercase().to_string() + &folded[1..];
    if words.len() < most && !words.contains(&capitalised) {
        words.push(capitalised);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{SourceFile, parse};

    #[test]
    fn acronyms_are_spelled_out_in_both_orders() {
        assert_eq!(
            spelled_out("Kubernetes CNI (Container Network Interface) plugin"),
            [("CNI", "Container Network Interface")]
        );
        assert_eq!(spelled_out("a Point of Presence (POP) of the edge"), [("POP", "Point of Presence")]);
        assert_eq!(spelled_out("PVC (PersistentVolumeClaim)"), [("PVC", "PersistentVolumeClaim")]);
    }

    #[test]
    fn a_first_sentence_may_be_the_expansion() {
        assert_eq!(
            first_sentence("VXLAN", "Virtual Extensible LAN. Layer-2."),
            Some("Virtual Extensible LAN")
        );
        assert_eq!(first_sentence("UFW", "Uncomplicated Firewall."), Some("Uncomplicated Firewall"));
        assert_eq!(first_sentence("RAM", "Memory of a Machine."), None);
        assert_eq!(first_sentence("IPVS", "Linux Kernel"), None);
        assert_eq!(first_sentence("Raft", "Raft Algorithm"), None);
    }

    fn found(text: &str) -> (Expansions, Vec<String>) {
        let glossary = parse(&[SourceFile::new("g.md", text)]).glossary;
        let found = expansions(&glossary, &NameIndex::new(&glossary));
        let listed = glossary.entries().enumerate().flat_map(|(index, (_, entry))| {
            let of_entry = found.of_entry(index as u32);
            of_entry
                .map(|(acronym, expansion)| format!("{}: {acronym} = {expansion}", entry.term))
                .collect::<Vec<_>>()
        });
        let listed = listed.collect();
        (found, listed)
    }

    #[test]
    fn each_acronym_belongs_to_its_entry_or_else_to_the_first_that_spells_it_out() {
        let text = "\
**Flannel**: CNI (Container Network Interface) plugin, without a WAL (Write-Ahead Log).

**Calico**: Another CNI (Container Network Interface) plugin for an API (Application Programming Interface).

**WAL**: Journal of changes.

**VXLAN**: Virtual Extensible LAN. Tunnel between machines.

**UFW (Uncomplicated Firewall)**: Front end of another. Speaks of UFW (Unclear Fire Wall).
";
        assert_eq!(
            found(text).1,
            [
                "Flannel: CNI = Container Network Interface",
                "Calico: API = Application Programming Interface",
                "WAL: WAL = Write-Ahead Log",
                "VXLAN: VXLAN = Virtual Extensible LAN",
                "UFW: UFW = Uncomplicated Firewall",
            ]
        );
    }

    #[test]
    fn an_entry_that_points_elsewhere_spells_nothing_out() {
        assert_eq!(
            found("**POP (Point of Presence)**: See Edge.\n\n**Edge**: Place near people.\n").1,
            [""; 0]
        );
    }

    #[test]
    fn words_to_exchange_are_plain_and_those_of_expansions_come_first() {
        let (found, _) = found(
            "**QXZ (Quick Xylophone Zapper)**: Tool.\n\n**YBC (Yarn Bundle Cache)**: Tool.\n\n**Yggdrasil**: Tree.\n",
        );
        assert_eq!(found.words_with_initial('q')[..2], ["Quick", "Quality"]);
        assert_eq!(found.words_with_initial('x'), ["Xylophone"]);
        assert_eq!(found.words_with_initial('y'), ["Yarn", "Yggdrasil"], "terms where words are few");
        assert_eq!(found.words_with_initial('ß'), [""; 0]);
        let all: Vec<String> = found.all_words().collect();
        assert!(
            ["quick", "xylophone", "zapper", "yarn"].iter().all(|word| all.contains(&(*word).to_owned()))
        );
    }

    #[test]
    fn initials_spell_an_acronym_with_or_without_small_words() {
        for (acronym, expansion) in [
            ("POP", "Point of Presence"),
            ("PP", "Point of Presence"),
            ("PVCs", "Persistent Volume Claim"),
            ("PVC", "PersistentVolumeClaim"),
        ] {
            assert!(stands_for(acronym, expansion), "{acronym} {expansion}");
        }
        for (acronym, expansion) in [
            ("PO", "Point Presence"),
            ("PPX", "Point of Presence"),
            ("PXP", "Point Large Presence"),
            ("P", "Point"),
            ("", ""),
        ] {
            assert!(!stands_for(acronym, expansion), "{acronym} {expansion}");
        }
    }

    #[test]
    fn other_parentheses_spell_nothing_out() {
        for text in ["pods (drain, upgrade)", "CF (the edge)", "DNS (", "(CA)", "API ()", "CI (Chapter 3)"] {
            assert_eq!(spelled_out(text), [], "{text}");
        }
    }
}
