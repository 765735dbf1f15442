//! Saying the opposite, and noticing it.

use crate::glossary::capitalised;

use super::text::{fold, words};

/// The opposite of a statement of use ("Not currently enabled for us.", "We use UFW instead."), where it can be
/// made by one word or two.
pub(super) fn opposite(statement: &str) -> Option<String> {
    if let Some(rest) = statement.strip_prefix("Not ") {
        return (!rest.is_empty()).then(|| capitalised(rest));
    }
    for (negative, positive) in [("We don't ", "We "), ("We don’t ", "We "), ("We do not ", "We ")] {
        if let Some(rest) = statement.strip_prefix(negative) {
            return Some(positive.to_owned() + &affirmed(rest));
        }
    }
    for verb in [
        "apply ", "back ", "build ", "deploy ", "disable ", "enable ", "expose ", "get ", "have ", "host ",
        "keep ", "load ", "need ", "pin ", "route ", "run ", "send ", "store ", "take ", "turn ", "use ",
    ] {
        if let Some(rest) = statement.strip_prefix("We ").and_then(|rest| rest.strip_prefix(verb)) {
            if let Some(of_two) = rest.strip_prefix("neither") {
                return Some(format!("We {verb}both{of_two}"));
            }
            // Two denials in one sentence are no English.
            return (!is_negative(rest)).then(|| format!("We don't {verb}{rest}"));
        }
    }
    None
}

/// What followed a negation without the words that need one: "yet", "any".
fn affirmed(rest: &str) -> String {
    let rest = rest.strip_suffix(" yet.").map_or_else(|| rest.to_owned(), |rest| format!("{rest}."));
    let Some(any) = words(&rest).find(|word| word.text == "any") else { return rest };
    format!("{}some{}", &rest[..any.range.start], &rest[any.range.end..])
}

/// Whether a text denies something: not, no, never, without, don't, isn't, disabled, unused; what "we used to" do
/// we do no more.
pub(super) fn is_negative(text: &str) -> bool {
    let found: Vec<String> = words(text).map(|word| fold(word.text)).collect();
    let denials = found.iter().enumerate().filter(|(at, word)| {
        let is_contraction = word.ends_with('n') && found.get(at + 1).is_some_and(|next| next == "t");
        is_contraction && text.contains(['\'', '’'])
            || matches!(
                &***word,
                "not"
                    | "neither"
                    | "no"
                    | "never"
                    | "none"
                    | "without"
                    | "cannot"
                    | "dont"
                    | "doesnt"
                    | "isnt"
                    | "arent"
                    | "wasnt"
                    | "cant"
                    | "didnt"
                    | "wont"
                    | "unused"
                    | "disable"
                    | "disables"
                    | "disabled"
                    | "off"
                    | "nicht"
                    | "nein"
            )
    });
    let is_past = found.windows(3).any(|window| window == ["we", "used", "to"]);
    (denials.count() + usize::from(is_past)) % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_of_use_have_an_opposite() {
        for (statement, expected) in [
            ("Not currently enabled for us.", "Currently enabled for us."),
            ("We don't use yet.", "We use."),
            ("We do not currently apply any.", "We currently apply some."),
            ("We use neither in our setup.", "We use both in our setup."),
            ("We take one an hour.", "We don't take one an hour."),
            ("We use UFW on nodes instead.", "We don't use UFW on nodes instead."),
            ("We disable token mounting.", "We don't disable token mounting."),
        ] {
            assert_eq!(opposite(statement).as_deref(), Some(expected));
        }
        assert_eq!(opposite("Our region."), None);
        assert_eq!(opposite("We have no spare."), None);
        assert_eq!(opposite("Not "), None);
    }

    #[test]
    fn denials_are_noticed() {
        for text in [
            "not enabled",
            "We don't use it",
            "we dont",
            "never",
            "No.",
            "isn’t applied",
            "disabled",
            "What we used to run",
        ] {
            assert!(is_negative(text), "{text}");
        }
        for text in ["enabled", "We use it", "noted", "not disabled", "in a don", ""] {
            assert!(!is_negative(text), "{text}");
        }
    }
}
