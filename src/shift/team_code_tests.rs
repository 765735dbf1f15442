//! Codes that are read, and codes that are refused.

use proptest::prelude::*;

use super::*;
use crate::glossary::{Entry, Section};

fn glossary(sections: usize) -> Glossary {
    let section = |number: usize| {
        let entry = Entry { id: format!("term-{number}"), ..Entry::default() };
        Section { id: format!("section-{number}"), name: format!("Section {number}"), entries: vec![entry] }
    };
    Glossary { sections: (0..sections).map(section).collect(), ..Glossary::default() }
}

fn code(name: &str, day: i32, sections: &[Option<u8>]) -> TeamCode {
    TeamCode { name: name.to_owned(), day: StudyDay(day), sections: sections.to_vec() }
}

const TODAY: StudyDay = StudyDay(20_780);

/// A code of these bytes, with the right checksum.
fn sealed(bytes: &[u8]) -> String {
    let mut bytes = bytes.to_vec();
    bytes.extend(checksum(&bytes).to_be_bytes());
    format!("{HEAD}{}", to_base64(&bytes))
}

#[test]
fn what_it_writes_it_reads_again() {
    let glossary = glossary(4);
    let told = code("Zoë", 20_779, &[Some(85), None, Some(0), Some(100)]);
    let text = told.encode(&glossary);
    assert!(text.len() < 60, "{text}");
    assert_eq!(TeamCode::decode(&text, &glossary, TODAY), Ok(told.clone()));
    let broken = format!("  {}\n{} ", &text[..20], &text[20..]);
    assert_eq!(TeamCode::decode(&broken, &glossary, TODAY), Ok(told));
}

/// The test vectors of RFC 4648.
#[test]
fn published_base64() {
    for (plain, text) in
        [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("foobar", "Zm9vYmFy")]
    {
        assert_eq!(to_base64(plain.as_bytes()), text);
        assert_eq!(from_base64(text).as_deref(), Some(plain.as_bytes()));
    }
    assert_eq!([from_base64("Z"), from_base64("Zg=")], [None, None]);
}

#[test]
fn every_code_is_short_enough() {
    let glossary = glossary(300);
    let told = code(&"ö".repeat(500), i32::MAX, &vec![Some(95); 300]);
    assert!(told.encode(&glossary).len() <= LONGEST_CODE, "{}", told.encode(&glossary).len());
}

#[test]
fn what_is_refused_is_named() {
    let glossary_now = glossary(2);
    let text = code("Ada", 20_780, &[Some(80), Some(90)]).encode(&glossary_now);
    let refused = |text: &str| TeamCode::decode(text, &glossary_now, TODAY).unwrap_err();
    for text in ["", "RR", "hello", "RR1-", "RR1-AAAA", "RR0-AAAA", &text[4..], &format!("{text}!")] {
        assert_eq!(refused(text), TeamCodeError::Unreadable, "{text}");
    }
    assert_eq!(refused("RR2-AAAA"), TeamCodeError::Newer);
    assert_eq!(TeamCode::decode(&text, &glossary(3), TODAY), Err(TeamCodeError::OtherGlossary));
    assert_eq!(
        refused(&code("Ada", 20_749, &[Some(80), None]).encode(&glossary_now)),
        TeamCodeError::Outdated
    );
    assert_eq!(
        refused(&code("Ada", 20_782, &[Some(80), None]).encode(&glossary_now)),
        TeamCodeError::Impossible
    );
    assert_eq!(refused(&code("Ada", 20_780, &[Some(80)]).encode(&glossary_now)), TeamCodeError::Impossible);
    // Sealed as it should be, but with 105 per cent.
    let mut bytes = 20_780i32.to_be_bytes().to_vec();
    bytes.extend(fingerprint(&glossary_now).to_be_bytes());
    bytes.extend([1, b'A', 2, 21 << 3, 0]);
    assert_eq!(refused(&sealed(&bytes)), TeamCodeError::Impossible);
}

#[test]
fn a_team_sees_who_is_ready_and_what_nobody_knows() {
    let codes = [
        code("Ada", 10, &[Some(80), Some(45), None]),
        code("Bo", 10, &[Some(95), Some(20), None]),
        code("Ada", 9, &[Some(100), Some(100), Some(100)]),
    ];
    let team = TeamCode::team(&codes, &glossary(3));
    assert_eq!(team[0].ready, [1, 0], "best first, and the older code of Ada does not count");
    assert_eq!(team.iter().map(|section| section.best).collect::<Vec<_>>(), [Some(95), Some(45), None]);
    assert_eq!(team.iter().map(TeamSection::nobody_knows).collect::<Vec<_>>(), [false, true, true]);
}

#[test]
fn a_changed_last_character_is_a_changed_code() {
    let glossary = glossary(2);
    // Names of three lengths, for zero, two and four bits that no byte needs.
    for name in ["A", "Ad", "Ada"] {
        let text = code(name, 20_780, &[Some(80), Some(90)]).encode(&glossary);
        let (rest, last) = text.split_at(text.len() - 1);
        for letter in
            ALPHABET.iter().map(|&letter| char::from(letter)).filter(|letter| !last.starts_with(*letter))
        {
            let changed = TeamCode::decode(&format!("{rest}{letter}"), &glossary, TODAY);
            assert_eq!(changed, Err(TeamCodeError::Forged), "{name} {letter}");
        }
    }
}

proptest! {
    #[test]
    fn every_changed_character_is_found(place in 4usize..40, letter in 0usize..64) {
        let glossary = glossary(5);
        let text = code("Grace Hopper", 20_780, &[Some(80), None, Some(5), Some(95), Some(90)]).encode(&glossary);
        let mut changed = text.clone().into_bytes();
        prop_assume!(place < changed.len() && changed[place] != ALPHABET[letter]);
        changed[place] = ALPHABET[letter];
        let changed = String::from_utf8(changed).unwrap();
        prop_assert!(matches!(
            TeamCode::decode(&changed, &glossary, TODAY),
            Err(TeamCodeError::Forged | TeamCodeError::Unreadable)
        ));
    }

    #[test]
    fn no_text_makes_it_panic(text in "(RR1-)?[A-Za-z0-9_-]{0,80}", bytes: Vec<u8>) {
        let glossary = glossary(2);
        let _ = TeamCode::decode(&text, &glossary, TODAY);
        let _ = TeamCode::decode(&sealed(&bytes), &glossary, TODAY);
    }

    #[test]
    fn codes_are_found_in_a_chat_whatever_stands_around_them(
        before in "[a-z: ]{0,12}", breaks in 0usize..30, names in prop::collection::vec("[A-Z]{1,20}", 1..4),
    ) {
        let glossary = glossary(4);
        let made: Vec<_> = names
            .iter()
            .map(|name| code(name, 20_780, &[Some(80), None, Some(5), Some(100)]).encode(&glossary))
            .collect();
        let broken = |text: &String| {
            let at = breaks.min(text.len() - 1).max(5);
            format!("{before}\n{}\n{}\n", &text[..at], &text[at..])
        };
        let chat: String = made.iter().map(broken).collect();
        let is_good = |text: &str| TeamCode::decode(text, &glossary, TODAY).is_ok();
        prop_assert_eq!(split_codes(&chat, &is_good), made);
    }

    #[test]
    fn no_chat_makes_it_panic(text in "\\PC{0,200}") {
        let _ = split_codes(&text, &|_| false);
        let _ = split_codes(&text, &|_| true);
    }
}
