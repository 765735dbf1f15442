//! The glossary that the program carries.
//!
//! Which one that is depends on `GLOSSARY`, so that nothing here counts its entries.

use readyroom::glossary::embedded;

#[test]
fn the_embedded_glossary_decodes_and_is_sound() {
    let glossary = embedded().expect("it was embedded by this build");
    assert!(!glossary.title.is_empty() || glossary.sections.is_empty());
    for (section, entry) in glossary.entries() {
        assert!(glossary.section(&section.id).is_some());
        assert_eq!(glossary.entry(&entry.id).map(|(_, found)| found), Some(entry), "ids are unique");
        assert!(entry.see.iter().all(|id| glossary.entry(id).is_some()), "{} points nowhere", entry.term);
    }
}
