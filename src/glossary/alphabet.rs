//! Terms in the order of an alphabet.

use super::case::capitalised;
use super::fold::fold;

/// What a term is sorted by: without case, accents and signs before its first letter or digit.
pub fn sorting_key(term: &str) -> String {
    let folded = fold(term);
    folded.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The letter that a term of that [`sorting_key`] is found under: a capital, `0` for every digit, `#` for none.
pub fn index_letter(key: &str) -> char {
    match key.chars().next() {
        None => '#',
        Some(digit) if digit.is_numeric() => '0',
        Some(letter) => capitalised(key).chars().next().unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_found_where_one_looks_for_it() {
        let letter = |term: &str| index_letter(&sorting_key(term));
        let terms = ["Pod", "pod", "Ärger", "æther", "4G", "`.env`", "goose_db_version", "容器", "!!", ""];
        assert_eq!(terms.map(letter), ['P', 'P', 'A', 'A', '0', 'E', 'G', '容', '#', '#']);
        assert!(sorting_key("École") < sorting_key("edge"));
    }
}
