//! What case and accents leave over.

use crate::glossary::lower;

/// The text in lower case, without accents on Latin letters; full-width forms become the ordinary ones.
///
/// Other scripts are only put into lower case. The tables of Unicode normalisation would weigh more than
/// the rest of the quiz and would change nothing for the terms of a team's glossary.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            fold_other(c, &mut folded);
        }
    }
    folded
}

fn fold_other(c: char, folded: &mut String) {
    match c {
        // Combining accents and characters without width.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
        'ß' => folded.push_str("ss"),
        'Æ' | 'æ' => folded.push_str("ae"),
        'Œ' | 'œ' => folded.push_str("oe"),
        '\u{c0}'..='\u{ff}' => folded.push_str(base(LATIN_1, c, 0xc0)),
        '\u{100}'..='\u{17f}' => folded.push_str(base(LATIN_EXTENDED_A, c, 0x100)),
        '\u{ff01}'..='\u{ff5e}' => {
            folded.extend(char::from_u32(c as u32 - 0xfee0).map(|c| c.to_ascii_lowercase()));
        }
        '’' | '‘' | 'ʼ' => folded.push('\''),
        '‐'..='―' | '−' => folded.push('-'),
        _ => folded.push(lower(c)),
    }
}

fn base(table: &'static str, c: char, first: u32) -> &'static str {
    let index = (c as u32 - first) as usize;
    table.get(index..=index).unwrap_or("")
}

/// The base letters of U+00C0 to U+00FF; `*` for the multiplication and division signs.
const LATIN_1: &str = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty";
/// The base letters of U+0100 to U+017F.
const LATIN_EXTENDED_A: &str = concat!(
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn",
    "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_a_letter_for_each_code_point() {
        assert_eq!(LATIN_1.len(), 0x40);
        assert_eq!(LATIN_EXTENDED_A.len(), 0x80);
    }

    #[test]
    fn case_and_accents_are_dropped() {
        assert_eq!(
            fold("Évolution NAÏVE Straße Łódź Ångström Şırnak ſ"),
            "evolution naive strasse lodz angstrom sirnak s"
        );
        assert_eq!(fold("e\u{301}tcd\u{200b}"), "etcd");
        assert_eq!(fold("ＫＵＢＥ－１"), "kube-1");
        assert_eq!(fold("容器 Под"), "容器 под");
    }
}
