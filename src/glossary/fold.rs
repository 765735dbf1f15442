//! Text as one searches it: without case and accents.

use super::case::lower;

/// The plain letters of U+00C0 to U+017F, in order; `?` where there is no one letter.
const LATIN: &[u8; 192] = b"aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll\
lllnnnnnn???oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Lower case, Latin letters without accents, ligatures taken apart. Two spellings that people take for the
/// same are the same text.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push(c, &mut folded);
    }
    folded
}

fn push(c: char, out: &mut String) {
    match c {
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        '\0'..='\u{7f}' => out.push(c),
        // Combining marks, joiners and soft hyphens.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'þ' | 'Þ' => out.push_str("th"),
        '\u{c0}'..='\u{17f}' => match LATIN.get(c as usize - 0xc0) {
            Some(b'?') | None => out.push(lower(c)),
            Some(&plain) => out.push(char::from(plain)),
        },
        '‘' | '’' => out.push('\''),
        '‐' | '‑' | '–' | '—' => out.push('-'),
        _ => out.push(lower(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn takes_case_and_accents_off() {
        assert_eq!(fold("Ölçü ÑANDÚ Straße Œuvre"), "olcu nandu strasse oeuvre");
        assert_eq!(fold("Łódź, Žižek, e\u{301}"), "lodz, zizek, e");
        assert_eq!(fold("ÿ×÷Ŋŉ"), "y×÷ŋŉ");
        assert_eq!(fold("Ошибка 容器"), "ошибка 容器");
    }

    #[test]
    fn the_table_holds_plain_letters_in_their_places() {
        for (c, plain) in [
            ('À', 'a'),
            ('ÿ', 'y'),
            ('Ā', 'a'),
            ('ń', 'n'),
            ('ő', 'o'),
            ('ř', 'r'),
            ('ś', 's'),
            ('ť', 't'),
            ('ű', 'u'),
            ('ź', 'z'),
            ('ž', 'z'),
            ('ŷ', 'y'),
            ('ł', 'l'),
            ('ķ', 'k'),
            ('ĵ', 'j'),
            ('ĥ', 'h'),
            ('ğ', 'g'),
            ('đ', 'd'),
            ('ě', 'e'),
            ('ć', 'c'),
            ('ı', 'i'),
        ] {
            assert_eq!(fold(&c.to_string()), plain.to_string(), "{c}");
        }
    }
}
