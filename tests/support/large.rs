//! A large glossary in the style of real ones, for measuring.

use rand::{RngExt, SeedableRng, rngs::SmallRng};
use readyroom::glossary::{Block, Entry, Glossary, Inline, Section};

const SORTS: [&str; 8] = ["resource", "workload", "tool", "library", "protocol", "mode", "plugin", "driver"];
const SYLLABLES: [&str; 24] = [
    "ba", "cor", "den", "fla", "gor", "hel", "ing", "kub", "lan", "mon", "net", "opt", "pro", "que", "ras",
    "ser", "tol", "uni", "vol", "wor", "xen", "yar", "zon", "et",
];

/// A glossary of that many entries in sections of 100, the same each time. Definitions share words, name other
/// entries and hold numbers, as those of people do.
pub(crate) fn glossary(entries: usize) -> Glossary {
    let mut rng = SmallRng::seed_from_u64(7);
    let vocabulary: Vec<String> = (0..3000).map(|_| word(&mut rng, 3)).collect();
    let terms: Vec<String> =
        (0..entries).map(|at| format!("{}{at}", capitalised(&word(&mut rng, 2)))).collect();
    let mut sections = Vec::new();
    for (number, terms_of_section) in terms.chunks(100).enumerate() {
        let entries =
            terms_of_section.iter().map(|term| entry(term, &terms, &vocabulary, &mut rng)).collect();
        sections.push(Section {
            id: format!("section-{number}"),
            name: format!("Section {number}"),
            entries,
        });
    }
    Glossary { title: "Large".into(), sections, ..Glossary::default() }
}

fn entry(term: &str, terms: &[String], vocabulary: &[String], rng: &mut SmallRng) -> Entry {
    let some = |rng: &mut SmallRng| vocabulary[rng.random_range(0..vocabulary.len())].clone();
    let sort = SORTS[rng.random_range(0..SORTS.len())];
    let mut text = format!("A {sort} that");
    for _ in 0..10 {
        text.push(' ');
        text.push_str(&some(rng));
    }
    text.push_str(&format!(" with {}. ", terms[rng.random_range(0..terms.len())]));
    text.push_str(&format!("We have {} of it for {}.", rng.random_range(2..90), some(rng)));
    let definition = vec![Block::Paragraph(vec![Inline::Text(text)])];
    Entry { id: term.to_lowercase(), term: term.to_owned(), definition, ..Entry::default() }
}

fn word(rng: &mut SmallRng, syllables: usize) -> String {
    (0..syllables).map(|_| SYLLABLES[rng.random_range(0..SYLLABLES.len())]).collect()
}

fn capitalised(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}
