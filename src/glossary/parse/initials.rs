//! Short forms: whether a name is made of the initials of words, as `PVC` is.

/// No short form has more letters.
const MOST_LETTERS: usize = 12;
/// None stands for more words.
const MOST_SHORTENED: usize = 12;

/// Whether `short` is made of the beginnings of the words of `long`, as `PVC` of `PersistentVolumeClaim`.
///
/// Small words may be passed over. A short form in capitals may also pick other letters of its words,
/// as `HTTP` does, when it takes the first letter of most of them.
pub(super) fn abbreviates(short: &str, long: &str) -> bool {
    stands_for(short, long, false)
}

/// The same, where nothing but the letters tells that it is meant: every word gives its first.
pub(super) fn abbreviates_all(short: &str, long: &str) -> bool {
    stands_for(short, long, true)
}

fn stands_for(short: &str, long: &str, all: bool) -> bool {
    let first = |text: &str| lower_letters(text).next();
    if first(short) != first(long) && first(short) != Some('x') {
        return false;
    }
    if short.contains(' ') && !is_upper(short) {
        return false;
    }
    let Some((letters, count)) = collected::<MOST_LETTERS, _>(lower_letters(short)) else { return false };
    let letters = letters.get(..count).unwrap_or_default();
    if letters.len() < 2 || !may_give(long, letters) || long.chars().count() <= short.chars().count() {
        return false;
    }
    let Some((words, count)) = collected::<MOST_SHORTENED, _>(words(long)) else { return false };
    let words = words.get(..count).unwrap_or_default();
    if words.len() < 2 {
        return false;
    }
    // `arena` is no short form of `arena allocation`.
    let begins = |word: &&str| lower_letters(word).take(letters.len()).eq(letters.iter().copied());
    if words.first().is_some_and(begins) && !is_acronym(short) {
        return false;
    }
    let plural = letters.split_last().filter(|(last, _)| **last == 's').map(|(_, rest)| rest);
    prefixes(letters, words)
        || plural.is_some_and(|rest| rest.len() > 1 && prefixes(rest, words))
        || is_acronym(short) && picks(letters, words, all)
}

/// A cheap look before the careful one: the letters occur in a text in their order. An `x` may be any (see
/// [`given_letters`]), an `s` at the end that of a plural.
fn may_give(text: &str, letters: &[char]) -> bool {
    let mut own = lower_letters(text);
    let plural = letters.iter().rev().take_while(|&&letter| letter == 's').count();
    letters.iter().rev().skip(plural).rev().all(|&letter| own.any(|c| c == letter || letter == 'x'))
}

/// What an iterator gives, and how much; nothing if that is more than `MOST`.
fn collected<const MOST: usize, T: Copy + Default>(
    items: impl Iterator<Item = T>,
) -> Option<([T; MOST], usize)> {
    let (mut all, mut count) = ([T::default(); MOST], 0);
    for item in items {
        *all.get_mut(count)? = item;
        count += 1;
    }
    Some((all, count))
}

/// In capitals, but for a plural's `s` and the like.
pub(super) fn is_acronym(text: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for c in text.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper >= 2 && upper > lower && !text.contains(' ')
}

/// The words of a text; `CamelCase` and hyphens part them too, an apostrophe does not.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut lower_before = false;
        let ends = rest.char_indices().find(|&(_, c)| {
            if is_apostrophe(c) {
                return false;
            }
            let parts = !c.is_alphanumeric() || lower_before && c.is_uppercase();
            lower_before = c.is_lowercase();
            parts
        });
        let (word, after) = rest.split_at(ends.map_or(rest.len(), |(at, _)| at));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// The letters and digits of a text in lower case.
fn lower_letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).map(lower)
}

/// A letter in lower case; of the one that becomes a letter and a mark, the letter.
fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

fn is_small(word: &str) -> bool {
    const SMALL: [&str; 17] = [
        "a", "of", "on", "or", "an", "as", "to", "in", "by", "de", "la", "et", "the", "and", "for", "und",
        "der",
    ];
    word.len() <= 3 && SMALL.iter().any(|small| small.eq_ignore_ascii_case(word))
}

/// Whether the letters are prefixes of one word after the other; the recursion is as deep as there are words.
fn prefixes(letters: &[char], words: &[&str]) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    let common = letters.iter().zip(lower_letters(word)).take_while(|&(&a, b)| a == b).count();
    if (1..=common.min(8)).rev().any(|taken| letters.get(taken..).is_some_and(|left| prefixes(left, rest))) {
        return true;
    }
    is_small(word) && prefixes(letters, rest)
}

/// Whether the letters occur in the words in order, each word that gives any giving its first, and most
/// words (or all) giving some. Small words may be passed over.
fn picks(letters: &[char], words: &[&str], all: bool) -> bool {
    let counted = words.iter().filter(|word| !is_small(word)).count();
    // For every number of letters used so far, the most words that gave some, and one more; 0 if it can't be.
    let mut best = [0_u8; MOST_LETTERS + 1];
    best[0] = 1;
    for word in words {
        let mut next = best;
        for (from, &given) in best.iter().enumerate().filter(|&(_, &given)| given > 0) {
            for taken in 1..=given_letters(letters.get(from..).unwrap_or_default(), word) {
                let slot = next.get_mut(from + taken);
                slot.into_iter().for_each(|slot| *slot = (*slot).max(given + 1));
            }
        }
        best = next;
    }
    let needed = if all { counted } else { counted.div_ceil(2) };
    best.get(letters.len()).is_some_and(|&given| usize::from(given) > needed.max(2))
}

/// How many of the letters a word can give, its first and then any in order.
fn given_letters(letters: &[char], word: &str) -> usize {
    let mut own = lower_letters(word);
    let (Some(&first), Some(initial)) = (letters.first(), own.next()) else { return 0 };
    // `X` stands for `ex`, `cross` and `trans`.
    if first != initial && first != 'x' {
        return 0;
    }
    1 + letters.iter().skip(1).take_while(|&&letter| own.any(|c| c == letter)).count()
}

/// Whether a text has letters and none of them is small: capitals, or of a script that has none.
pub(super) fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_initials() {
        for (short, long) in [
            ("RBAC", "Role-Based Access Control"),
            ("HTTP", "Hypertext Transfer Protocol"),
            ("XSS", "Cross-site scripting"),
            ("VXLAN", "Virtual Extensible LAN"),
            ("UFW", "Uncomplicated Firewall"),
            ("MTU", "Maximum Transmission Unit"),
            ("CI/CD", "Continuous Integration/Continuous Deployment"),
        ] {
            assert!(abbreviates(short, long), "{short}");
        }
        assert!(!abbreviates("CU", "Neon's pricing unit"));
        assert!(!abbreviates("Pod", "Smallest unit"));
        assert!(abbreviates("H P A", "Horizontal Pod Autoscaler"));
        assert!(!abbreviates("h p a", "Horizontal Pod Autoscaler"), "several words are no short form");
    }
}
