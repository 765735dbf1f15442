//! What a definition says in words: what an acronym stands for, other names, "see".

use super::initials::{abbreviates, abbreviates_all, is_acronym};
use super::names::{after_also, begins_with_any, strip_word};

/// The words that an acronym stands for, when its definition begins with them.
///
/// `Role-Based Access Control. Governs ..`, `Short for code generation.`, `A Cloud Provider Interface is ..`
pub(super) fn expansion(term: &str, text: &str) -> Option<String> {
    const LEADS: [&str; 8] = [
        "short for",
        "abbreviation of",
        "abbreviation for",
        "acronym for",
        "acronym of",
        "stands for",
        "abbreviated form of",
        "initialism for",
    ];
    if term.contains(' ') && !is_acronym(term) {
        return None;
    }
    let text = text.trim_start();
    if !begins_with_any(text, b"aist") {
        return leading_words(term, text);
    }
    let text = ["an", "a", "the", "is", "it"].iter().find_map(|word| strip_word(text, word)).unwrap_or(text);
    if let Some(rest) = LEADS.iter().find_map(|lead| strip_word(text, lead)) {
        let words = phrase(rest);
        let plain = words.split(' ').count() <= 8 && !words.is_empty();
        return (plain && (abbreviates(term, words) || !is_acronym(term))).then(|| words.to_owned());
    }
    leading_words(term, text)
}

/// The shortest run of words at the beginning of a text that the term abbreviates: up to a mark of
/// punctuation, or in capitals all through.
fn leading_words(term: &str, text: &str) -> Option<String> {
    let first = term.chars().find(|c| c.is_alphanumeric())?;
    let begins = text.chars().next()?.to_lowercase().eq(first.to_lowercase());
    if !begins || !is_acronym(term) {
        return None;
    }
    let words = phrase(text);
    if words.split(' ').count() <= 9 && abbreviates_all(term, words) {
        return Some(words.to_owned());
    }
    let ends = text.match_indices([' ', ',']).map(|(at, _)| at).take(9).skip(1);
    let candidates = ends.filter_map(|at| text.get(..at));
    let capital = |words: &&str| {
        words.split([' ', '-']).all(|word| word.len() <= 3 || word.starts_with(char::is_uppercase))
    };
    let letters = term.chars().filter(|c| c.is_alphanumeric()).count();
    let one_each = |words: &&str| words.split([' ', '-']).count() >= letters;
    candidates.filter(capital).filter(one_each).find(|words| abbreviates_all(term, words)).map(str::to_owned)
}

/// Up to the mark of punctuation that ends a phrase.
fn phrase(text: &str) -> &str {
    let ends = text.char_indices().find(|&(at, c)| match c {
        '.' => text.get(at + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\n'])),
        ',' | ';' | ':' | '(' | ')' | '\n' | '—' | '–' | '?' | '!' => true,
        ' ' => text.get(at..).is_some_and(|rest| rest.starts_with(" - ")),
        _ => false,
    });
    text.get(..ends.map_or(text.len(), |(at, _)| at)).unwrap_or(text).trim()
}

/// The names in a paragraph that says nothing else: `Also known as: fig, docker-compose`, `Synonyms: X.`
pub(super) fn only_names(text: &str) -> Option<Vec<&str>> {
    const LEADS: [&str; 7] =
        ["also known as", "also called", "synonyms", "synonym", "aka", "a.k.a.", "alias"];
    if text.len() > 200 || !LEADS.iter().any(|lead| strip_word(text, lead).is_some()) {
        return None;
    }
    let rest = after_also(text.trim_start_matches("alias").trim())
        .or_else(|| LEADS.iter().find_map(|lead| strip_word(text, lead)))?;
    let rest = rest.trim_start_matches(['"', '“', ':', '=', '-', ' ']).trim_end_matches(['.', ' ', '"', '”']);
    let names: Vec<&str> = rest.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()).collect();
    let short = |name: &&str| name.split(' ').count() <= 5 && !name.contains(". ");
    (!names.is_empty() && names.iter().all(short)).then_some(names)
}

/// Names that a sentence gives in passing: `.. also known as control groups, ..`, `(aka k8s)`.
pub(super) fn names_in_passing(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for lead in ["lso known as ", "lso called ", "(aka ", "(a.k.a. ", " aka "] {
        for (at, _) in text.match_indices(lead) {
            if names.len() >= MOST_POINTERS {
                return names;
            }
            let rest = text.get(at + lead.len()..).unwrap_or_default();
            let rest = ["an", "a", "the"].iter().find_map(|word| strip_word(rest, word)).unwrap_or(rest);
            let name = phrase(rest).trim_matches(['"', '“', '”', '\'', '*', '_']);
            let tells_on = [" is ", " that ", " which ", " and ", " or ", " as ", " in ", " when "];
            if !name.is_empty()
                && name.split(' ').count() <= 4
                && !tells_on.iter().any(|word| name.contains(word))
            {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// What a definition that does nothing but point elsewhere points to: `See Docker/Swarm section.`
pub(super) fn redirect(text: &str) -> Option<&str> {
    const LEADS: [&str; 13] = [
        "see also",
        "please see",
        "see",
        "refer to",
        "same as",
        "synonym of",
        "synonym for",
        "alias for",
        "alias of",
        "→",
        "siehe",
        "voir",
        "véase",
    ];
    if text.len() > 160 {
        return None;
    }
    let text = text.trim_start().trim_start_matches(['(', '*', '_']).trim_start();
    // The arrow is the only one that begins with no letter.
    if !begins_with_any(text, b"psrav\xe2") {
        return None;
    }
    let text = text.trim_end().trim_end_matches([')', '*', '_']).trim_end();
    if text.len() > 120 {
        return None;
    }
    let target = LEADS.iter().find_map(|lead| strip_word(text, lead))?.trim_start_matches([':', ' ']);
    let target = target.trim_end_matches(['.', '。', ' ', '!']);
    let one_sentence = !target.contains(". ") && !target.contains('\n') && target.split(' ').count() <= 8;
    (one_sentence && !target.is_empty()).then_some(target)
}

/// No definition points to more, and no pointer is longer, in bytes.
const MOST_POINTERS: usize = 16;
const LONGEST_POINTER: usize = 120;

/// What sentences point to with "see ..", in order.
pub(super) fn pointers(text: &str) -> Vec<&str> {
    let places = text.match_indices("ee ").map(|(at, _)| at);
    let begins = |&at: &usize| {
        let before = text.get(..at).unwrap_or_default();
        let word = before.strip_suffix(['s', 'S']);
        word.is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric()))
    };
    let phrases = places.filter(begins).filter_map(|at| {
        let rest = text.get(at + 3..)?;
        phrase_with_commas(strip_word(rest, "also").unwrap_or(rest))
    });
    phrases.take(MOST_POINTERS).collect()
}

/// Up to the end of the sentence or of the parenthesis, if that is near.
fn phrase_with_commas(text: &str) -> Option<&str> {
    let near = text.char_indices().take_while(|&(at, _)| at <= LONGEST_POINTER);
    let ends = near.clone().find(|&(at, c)| match c {
        '.' => text.get(at + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\n'])),
        ';' | '(' | ')' | '\n' => true,
        _ => false,
    });
    let end = ends.map(|(at, _)| at).or_else(|| (text.len() <= LONGEST_POINTER).then_some(text.len()))?;
    text.get(..end).map(str::trim)
}

/// Which of the phrases that this module reads a text may hold at all; one pass over its bytes.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Hints {
    pub(super) see: bool,
    pub(super) also: bool,
}

/// Looks for the hints.
#[inline(never)]
pub(super) fn hints(text: &str) -> Hints {
    let (mut see, mut also) = (false, false);
    let bytes = text.as_bytes();
    let behind = |by: usize| bytes.get(by..).unwrap_or_default();
    // Without a branch, so that it becomes a few instructions for many bytes at once.
    for ((&first, &second), &third) in bytes.iter().zip(behind(1)).zip(behind(2)) {
        let blank = third == b' ';
        see |= (first == b'e') & (second == b'e') & blank;
        also |= ((first == b's') & (second == b'o') | (first == b'k') & (second == b'a')) & blank;
        also |= (first == b'.') & (second == b'a') & (third == b'.');
    }
    Hints { see, also }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_an_acronym_stands_for() {
        let of = |term, text| expansion(term, text);
        assert_eq!(
            of("RBAC", "Role-Based Access Control. Governs who.").as_deref(),
            Some("Role-Based Access Control")
        );
        assert_eq!(
            of("CRD", "Custom Resource Definition provides more").as_deref(),
            Some("Custom Resource Definition")
        );
        assert_eq!(
            of("CPI", "A Cloud Provider Interface is a layer").as_deref(),
            Some("Cloud Provider Interface")
        );
        assert_eq!(of("codegen", "Short for code generation. The code").as_deref(), Some("code generation"));
        assert_eq!(of("UFW", "Uncomplicated Firewall. Frontend").as_deref(), Some("Uncomplicated Firewall"));
        assert_eq!(of("CU", "Neon's pricing unit for compute."), None);
        assert_eq!(of("GORM", "Go ORM we use."), None);
        assert_eq!(of("STARTTLS", "SMTP upgrade from plain to TLS."), None);
        assert_eq!(of("B2", "Backblaze's object storage."), None);
    }

    #[test]
    fn finds_other_names() {
        assert_eq!(only_names("Also known as : docker-compose, fig"), Some(vec!["docker-compose", "fig"]));
        assert_eq!(only_names("Synonyms: Log Entry."), Some(vec!["Log Entry"]));
        assert_eq!(only_names("Also a unit of work"), None);
        assert_eq!(names_in_passing("A unit, also known as a \"wide pointer\", that"), ["wide pointer"]);
    }

    #[test]
    fn finds_redirects_and_pointers() {
        assert_eq!(redirect("See Docker/Swarm section."), Some("Docker/Swarm section"));
        assert_eq!(redirect("See the docs. They are long."), None);
        assert_eq!(redirect("Seen from afar"), None);
        assert_eq!(pointers("A thing (see soundness). See also tcx, cx."), ["soundness", "tcx, cx"]);
        assert_eq!(pointers("Fees and trees"), Vec::<&str>::new());
    }
}
