//! A glossary as text: the table that the embedded one has too, sealed and packed.
//!
//! ```text
//! <layout> <number of bytes> <the bytes, 15 bits a character>
//! ```
//!
//! Local storage counts UTF-16 units. As JSON a glossary takes about one for each letter, markup and names of fields on
//! top; packed it takes about half of one.

use crate::{
    glossary::Glossary,
    progress::{
        envelope::{Unreadable, unseal},
        pack, unpack,
    },
};

/// How the bytes are laid out: changes with the fields of [`Glossary`] and what is in it. A test holds the two
/// together. A table of another layout counts as damaged: the glossary has to be imported again.
const LAYOUT: &str = "1";

/// A glossary as text, to be sealed for the key that it will stand under.
///
/// # Errors
///
/// There is not enough memory.
pub(super) fn encode(glossary: &Glossary) -> Result<String, postcard::Error> {
    Ok(format!("{LAYOUT} {}", pack(&postcard::to_allocvec(glossary)?)))
}

/// The glossary that is sealed under a key. The seal is what protects from bytes that nobody encoded.
///
/// # Errors
///
/// Something has changed the value, or another version wrote it.
pub(super) fn unsealed(key: &str, value: &str) -> Result<Glossary, Unreadable> {
    let body = unseal(key, value)?;
    decode(body).ok_or(Unreadable::Damaged)
}

fn decode(body: &str) -> Option<Glossary> {
    let (layout, packed) = body.split_once(' ')?;
    postcard::from_bytes(&unpack(packed).filter(|_| layout == LAYOUT)?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        glossary::{SourceFile, parse},
        progress::envelope::seal,
    };

    fn parsed(text: &str) -> Glossary {
        parse(&[SourceFile::new("g.md", text)]).glossary
    }

    fn sealed_glossary(glossary: &Glossary) -> String {
        seal("k", &encode(glossary).unwrap())
    }

    const SAMPLE: &str = "# Ops\n\n## Neon\n\n**CU (Compute Unit)**: *Neon's* **unit** `cu`, see [Pod]\
        (https://x.org). (Chapter 3)\n\n- a\n\n> b\n\n```\nc\n```\n\n**Pod**: See CU.\n";

    /// If this fails, the layout has changed: raise [`LAYOUT`], and write the new hash here.
    #[test]
    fn the_layout_is_that_of_this_number() {
        let mut hash = crate::hash::Fnv::default();
        hash.write(&postcard::to_allocvec(&parsed(SAMPLE)).unwrap());
        assert_eq!((LAYOUT, format!("{:016x}", hash.finish())), ("1", "bd18844f113e173f".to_owned()));
    }

    #[test]
    fn packed_is_smaller_than_text() {
        let text: String = (0..500)
            .map(|n| format!("**Term {n}**: What it means, in some words of {n} letters.\n\n"))
            .collect();
        let units = sealed_glossary(&parsed(&text)).encode_utf16().count();
        assert!(units * 4 < text.len() * 3, "{units} of {}", text.len());
    }

    #[test]
    fn a_table_under_another_key_is_damaged() {
        let value = sealed_glossary(&parsed(SAMPLE));
        assert_eq!(unsealed("k", &value), Ok(parsed(SAMPLE)));
        assert_eq!(unsealed("l", &value), Err(Unreadable::Damaged));
    }

    #[test]
    fn another_layout_is_not_guessed_at() {
        assert_eq!(unsealed("k", &seal("k", "2 0 ")), Err(Unreadable::Damaged));
        assert_eq!(unsealed("k", &seal("k", "1 0 ")), Err(Unreadable::Damaged));
    }

    proptest! {
        #[test]
        fn what_it_writes_it_reads_again(text in "(\\*\\*[A-Za-zé ]{1,12}\\*\\*: [^\\n]{0,80}\\n\\n){0,12}") {
            let glossary = parsed(&text);
            prop_assert_eq!(unsealed("k", &sealed_glossary(&glossary)), Ok(glossary));
        }

        #[test]
        fn any_bytes_are_a_glossary_or_none(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
            let _ = unsealed("k", &seal("k", &format!("{LAYOUT} {}", pack(&bytes))));
        }

        #[test]
        fn a_changed_table_is_a_glossary_or_none(place in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = postcard::to_allocvec(&parsed(SAMPLE)).unwrap();
            let place = place.index(bytes.len());
            bytes[place] = byte;
            let _ = unsealed("k", &seal("k", &format!("{LAYOUT} {}", pack(&bytes))));
            bytes.truncate(cut.index(bytes.len()));
            let _ = unsealed("k", &seal("k", &format!("{LAYOUT} {}", pack(&bytes))));
        }

        #[test]
        fn any_text_is_refused(text in ".{0,200}", body in ".{0,60}") {
            prop_assert!(unsealed("k", &text).is_err());
            let _ = unsealed("k", &seal("k", &body));
        }
    }
}
