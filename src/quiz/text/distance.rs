//! How many slips of the keyboard lie between two words.

/// The number of slips between two texts, a character inserted, left out, replaced, or exchanged with its
/// neighbour (Damerau-Levenshtein, optimal string alignment); none when it is more than `limit`.
///
/// Takes time in proportion to the product of the lengths, and less when the lengths differ by more than the
/// limit.
pub(crate) fn typos(a: &str, b: &str, limit: usize) -> Option<usize> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &from) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, &to) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(from != to)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from == b[j - 1] && a[i - 1] == to {
                least = least.min(before_last[j - 1] + 1);
            }
            row.push(least);
        }
        if row.iter().all(|&slips| slips > limit) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|&slips| slips <= limit)
}

#[cfg(test)]
mod tests {
    use super::typos;

    #[test]
    fn counts_each_kind_of_slip_once() {
        for (a, b, slips) in [
            ("goose", "goose", 0),
            ("goose", "gose", 1),
            ("goose", "gooose", 1),
            ("goose", "goise", 1),
            ("goose", "gosoe", 1),
            ("deployment", "depolymnet", 2),
            ("", "ab", 2),
            ("é", "e", 1),
        ] {
            assert_eq!(typos(a, b, 2), Some(slips), "{a} {b}");
            assert_eq!(typos(b, a, 2), Some(slips), "{b} {a}");
        }
    }

    #[test]
    fn gives_up_beyond_the_limit() {
        assert_eq!(typos("kubelet", "kubectl", 1), None);
        assert_eq!(typos("a", "abcd", 2), None);
        assert_eq!(typos("abc", "xyz", 2), None);
    }
}
