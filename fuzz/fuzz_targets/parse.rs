//! Any bytes: no panic, ids unique, the same each time.
#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use readyroom::glossary::{Limits, MentionIndex, SearchIndex, SourceFile, check};

fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = SourceFile::from_bytes("g.md", bytes.to_vec()) else { return };
    let files = [file];
    let parsed = check(&files, &Limits::IMPORT);
    assert_eq!(parsed, check(&files, &Limits::IMPORT));
    let mut ids = HashSet::new();
    let mentions = MentionIndex::new(&parsed.glossary);
    for (_, entry) in parsed.glossary.entries() {
        assert!(ids.insert(entry.id.as_str()));
        let _ = mentions.link(&entry.definition, &entry.id);
    }
    let _ = SearchIndex::new(&parsed.glossary).search("a");
});
