//! What is left of a glossary when all one wants to know is how many of its entries differ from another version's.

use std::fmt::Write;

use crate::hash::Fnv;

use super::Glossary;

/// A JSON object with the title, as `title`, and an object `entries` with a member an entry: a hash of its id, and a hash
/// of what it says. Two versions differ in as many entries as these differ in members; where an entry stands, and what
/// points to it, makes no difference. `definitions` holds six digits an entry, in the order of the hashed ids: a hash of
/// the definition alone, which an entry that got another name keeps.
///
/// `static/offline.js` compares that of the version in use with that of a newer one, whose text it does not have;
/// `scripts/finish.mjs` takes from it what the page says before the program is there.
///
/// ```
/// use readyroom::glossary::{SourceFile, digest, parse};
///
/// let version = |text: &str| digest(&parse(&[SourceFile::new("g.md", text)]).glossary);
/// let three = version("**Node**: We run 3 of them.\n");
/// assert_eq!(three, version("- **Node** - We run 3 of them.\n"));
/// assert_ne!(three, version("**Node**: We run 5 of them.\n"));
/// ```
pub fn digest(glossary: &Glossary) -> String {
    let mut digest = format!("{{\"title\":{},\"entries\":{{", json(&glossary.title));
    let mut definitions = Vec::new();
    for (number, (_, entry)) in glossary.entries().enumerate() {
        let separator = if number == 0 { "" } else { "," };
        let expansion = entry.expansion.as_deref().unwrap_or_default();
        let definition = entry.definition_text();
        let aliases = entry.aliases.iter().map(String::as_str);
        let id = hash([&*entry.id].into_iter());
        let text = hash([&*entry.term, expansion, &definition].into_iter().chain(aliases));
        definitions.push((id, hash([&*definition].into_iter())));
        // A string takes whatever is written to it.
        let _ = write!(digest, "{separator}\"{id:08x}\":\"{text:08x}\"");
    }
    digest.push_str("},\"definitions\":\"");
    definitions.sort_unstable();
    // Of two ids with one hash JSON keeps one member.
    definitions.dedup_by_key(|(id, _)| *id);
    for (_, definition) in definitions {
        let _ = write!(digest, "{:06x}", definition & 0x00ff_ffff);
    }
    digest.push_str("\"}");
    digest
}

/// A text as JSON has it. By hand: `build.rs` compiles this file, and needs no JSON besides.
fn json(text: &str) -> String {
    let mut json = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            // No title needs these, and JSON forbids them.
            c if c.is_control() => json.push(' '),
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

/// Folded to 32 bits: of 10,000 ids two are the same once in a hundred glossaries, and then one entry is not counted.
fn hash<'a>(texts: impl Iterator<Item = &'a str>) -> u32 {
    let mut hash = Fnv::default();
    for text in texts {
        hash.write(text.as_bytes());
        // A byte that no text has ends each of them.
        hash.write(&[0xff]);
    }
    let hash = hash.finish();
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{SourceFile, parse};

    fn of(text: &str) -> serde_json::Map<String, serde_json::Value> {
        let digest = digest(&parse(&[SourceFile::new("g.md", text)]).glossary);
        let digest: serde_json::Value = serde_json::from_str(&digest).expect("a digest is JSON");
        digest["entries"].as_object().expect("an object").clone()
    }

    #[test]
    fn an_entry_is_one_member() {
        let two = of("**Node**: We run 3.\n\n**Pod**: What runs on one.\n");
        let changed = of("**Pod**: What runs on one.\n\n**Node**: We run 5.\n\n**Job**: What ends.\n");
        assert_eq!((two.len(), changed.len()), (2, 3));
        let same = two.iter().filter(|(id, text)| changed.get(*id) == Some(text)).count();
        let kept = two.keys().filter(|id| changed.contains_key(*id)).count();
        assert_eq!((same, kept), (1, 2));
    }

    #[test]
    fn what_an_entry_is_called_is_part_of_it() {
        let plain = of("**CU**: What Neon bills.\n");
        assert_ne!(plain, of("**CU (Compute Unit)**: What Neon bills.\n"));
        assert_eq!(plain, of("**CU**: What Neon bills. (Chapter 8)\n"));
    }

    #[test]
    fn an_entry_that_got_another_name_keeps_its_definition() {
        let digest = |text: &str| {
            let digest = digest(&parse(&[SourceFile::new("g.md", text)]).glossary);
            let digest: serde_json::Value = serde_json::from_str(&digest).expect("a digest is JSON");
            let mut ids: Vec<String> =
                digest["entries"].as_object().expect("an object").keys().cloned().collect();
            ids.sort();
            let definitions = digest["definitions"].as_str().expect("a text").as_bytes();
            let mut definitions: Vec<String> =
                definitions.chunks(6).map(|each| String::from_utf8_lossy(each).into_owned()).collect();
            assert_eq!(definitions.len(), ids.len());
            definitions.sort();
            definitions
        };
        let before = digest("**Node**: We run 3.\n\n**Pod**: What runs on one.\n");
        assert_eq!(before, digest("**Machine**: We run 3.\n\n**Pod**: What runs on one.\n"));
        assert_ne!(before, digest("**Machine**: We run 5.\n\n**Pod**: What runs on one.\n"));
    }

    #[test]
    fn an_empty_glossary_is_an_empty_object() {
        assert_eq!(digest(&Glossary::default()), r#"{"title":"","entries":{},"definitions":""}"#);
    }

    #[test]
    fn any_title_is_json() {
        let title = "The \"ops\" \\ team's\tglossary, \u{9}né 用語";
        let text = digest(&Glossary { title: title.to_owned(), ..Glossary::default() });
        let read: serde_json::Value = serde_json::from_str(&text).expect("a digest is JSON");
        assert_eq!(read["title"], title.replace('\t', " "));
    }
}
