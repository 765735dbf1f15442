//! Small and capital letters.

/// The small letter of a capital of the Latin, Greek, Cyrillic or Armenian script; any other character as it is.
///
/// The other scripts that people write today have no case. The standard library knows the historical ones too, with
/// tables that would be a tenth of what the page's data weighs.
pub(crate) fn lower(c: char) -> char {
    let code = u32::from(c);
    // Where small letters follow their capitals, one by one.
    let next = |first_is_even: bool| if (code % 2 == 0) == first_is_even { code + 1 } else { code };
    let lower = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' | 'Ａ'..='Ｚ' => {
            code + 32
        }
        'İ' => u32::from('i'),
        'Ÿ' => u32::from('ÿ'),
        'ẞ' => u32::from('ß'),
        'ı' | 'ĸ' | 'ŉ' | 'ſ' | 'ẖ'..='ẟ' => code,
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ӂ'..='ӎ' => next(false),
        'Ā'..='ſ' | 'Ḁ'..='ỿ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => next(true),
        'Ά' => u32::from('ά'),
        'Έ'..='Ί' => code + 37,
        'Ό' => u32::from('ό'),
        'Ύ' | 'Ώ' => code + 63,
        'Ѐ'..='Џ' => code + 80,
        'Ӏ' => u32::from('ӏ'),
        'Ա'..='Ֆ' => code + 48,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(c)
}

/// A text with [`lower`] letters.
pub(crate) fn lower_case(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// The text with a capital at its beginning, where [`lower`] knows one.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(upper).into_iter().chain(chars).collect()
}

/// The capital that has this small letter stands so far before it in Unicode, in one script or another.
const DISTANCES: [u32; 8] = [32, 1, 80, 48, 37, 38, 63, 64];

fn upper(c: char) -> char {
    let capitals =
        DISTANCES.into_iter().filter_map(|distance| char::from_u32(u32::from(c).checked_sub(distance)?));
    capitals.into_iter().find(|&capital| lower(capital) == c).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_use() -> impl Iterator<Item = char> {
        let scripts = ['\0'..='\u{17f}', 'Ά'..='ώ', 'Ѐ'..='ԯ', 'Ա'..='֏', 'Ḁ'..='ỿ', '\u{ff00}'..='\u{ffef}'];
        scripts.into_iter().flatten()
    }

    #[test]
    fn a_text_begins_with_a_capital() {
        for (text, expected) in [
            ("", ""),
            ("pod", "Pod"),
            ("élan", "Élan"),
            ("ärger", "Ärger"),
            ("łódź", "Łódź"),
            ("ούτω", "Ούτω"),
            ("ώρα", "Ώρα"),
            ("под", "Под"),
            ("њ", "Њ"),
            ("հ", "Հ"),
            ("ß", "ß"),
            ("容", "容"),
            ("Pod", "Pod"),
        ] {
            assert_eq!(capitalised(text), expected);
        }
        for c in in_use().filter(|&c| upper(c) != c) {
            assert_eq!(upper(c).to_string(), c.to_uppercase().to_string());
        }
    }

    #[test]
    fn agrees_with_the_standard_library_on_the_scripts_in_use() {
        for c in in_use().filter(|&c| c != 'İ') {
            assert_eq!(lower(c).to_string(), c.to_lowercase().to_string(), "{c} {:x}", u32::from(c));
        }
        assert_eq!(
            lower_case("İÇ Ὀ 容器 ǅ"),
            "iç Ὀ 容器 ǅ",
            "the dot is the small letter's own; the others keep theirs"
        );
    }
}
