//! Grading numbers, versions, dates and code: exact.

use crate::quiz::grade::{Grade, Outcome, Reason};
use crate::quiz::negation::is_negative;
use crate::quiz::text::{Word, fold, words};
use crate::quiz::values::{Value, numbers};

/// What the text is worth as that value, of which the question shows the unit.
pub(super) fn grade_value(accept: &[String], unit: &'static str, text: &str) -> Grade {
    let expected = || accept.first().cloned().unwrap_or_default();
    let typed = bare(text);
    if accept.iter().any(|accepted| bare(accepted) == typed) {
        return Grade::new(Outcome::Correct, Reason::Same);
    }
    if is_negative(text) {
        return Grade::new(Outcome::Incorrect, Reason::Negation);
    }
    let right: Vec<Amount> = accept
        .iter()
        .flat_map(|accepted| amounts(accepted))
        .map(|amount| Amount { unit: if amount.unit.is_empty() { unit } else { amount.unit }, ..amount })
        .collect();
    let given = amounts(text);
    if !right.is_empty()
        && !given.is_empty()
        && given.iter().all(|amount| right.iter().any(|r| r.matches(amount)))
    {
        return Grade::new(Outcome::Correct, Reason::SameButForm);
    }
    // Code in another case is nearly right, and it would not run.
    if right.is_empty() && accept.iter().any(|accepted| fold(bare(accepted)) == fold(typed)) {
        return Grade::new(Outcome::Close, Reason::Typo(expected()));
    }
    Grade::new(Outcome::Incorrect, Reason::Value(expected()))
}

/// Without quotation marks and blanks around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '`' | '"' | '\'' | '“' | '”' | '~' | '≈'))
}

/// A number with its unit.
#[derive(Debug, PartialEq)]
pub(super) struct Amount {
    number: String,
    unit: &'static str,
}

impl Amount {
    /// Whether an answer gives this amount: the same number, and no other unit. A unit that is not said is the
    /// one that the question shows.
    pub(super) fn matches(&self, answer: &Amount) -> bool {
        self.number == answer.number && (answer.unit.is_empty() || answer.unit == self.unit)
    }
}

/// The amounts in a text. Small numbers may be words.
pub(super) fn amounts(text: &str) -> Vec<Amount> {
    let digits = with_digits(text);
    numbers(&digits)
        .into_iter()
        .map(|Value { range, unit, .. }| {
            let number = digits[range].trim_start_matches(|c: char| !c.is_ascii_digit());
            Amount { number: plain(number), unit }
        })
        .collect()
}

/// Without separators of thousands and leading zeros of groups: `2026-04` is `2026-4`.
pub(in crate::quiz) fn plain(number: &str) -> String {
    let is_grouped = number.split(',').skip(1).all(|group| group.len() == 3);
    let number = if is_grouped { number.replace(',', "") } else { number.to_owned() };
    let groups: Vec<&str> = number.split('-').map(|group| group.trim_start_matches('0')).collect();
    if groups.len() > 1 { groups.join("-") } else { number }
}

/// The text with number words as digits, and a month with its year as in `2026-04`.
pub(in crate::quiz) fn with_digits(text: &str) -> String {
    let mut digits = text.to_owned();
    let found: Vec<Word> = words(text).collect();
    for (at, word) in found.iter().enumerate().rev() {
        let folded = fold(word.text);
        let year = found
            .get(at + 1)
            .filter(|next| next.text.len() == 4 && next.text.bytes().all(|byte| byte.is_ascii_digit()));
        let month = MONTHS.iter().position(|month| folded.len() >= 3 && month.starts_with(&*folded));
        if let (Some(month), Some(year)) = (month, year) {
            digits
                .replace_range(word.range.start..year.range.end, &format!("{}-{:02}", year.text, month + 1));
        } else if let Some(number) = number_word(&folded) {
            digits.replace_range(word.range.clone(), &number.to_string());
        }
    }
    digits
}

/// The numbers that are written as words, even within a longer word: `one-container`.
pub(super) fn number_words(text: &str) -> Vec<Amount> {
    let numbers = words(text).filter_map(|word| number_word(&fold(word.text)));
    numbers.map(|number| Amount { number: number.to_string(), unit: "" }).collect()
}

fn number_word(folded: &str) -> Option<usize> {
    NUMBERS.iter().position(|other| *other == folded)
}

const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(accept: &str, unit: &'static str, text: &str) -> Outcome {
        grade_value(&[accept.to_owned()], unit, text).outcome
    }

    #[test]
    fn numbers_and_units_are_exact() {
        for text in ["8", "8 GB", "8GB", "eight", "8 gigabytes", "about 8 GB"] {
            assert_eq!(outcome("8", "GB", text), Outcome::Correct, "{text}");
        }
        for text in ["9", "8 MB", "80", "8 or 9", "not 8", "GB", "8.5"] {
            assert_eq!(outcome("8", "GB", text), Outcome::Incorrect, "{text}");
        }
        assert_eq!(outcome("$5", "$", "5 dollars"), Outcome::Correct);
        assert_eq!(outcome("$5", "$", "€5"), Outcome::Incorrect);
        assert_eq!(outcome("2026-04", "", "2026-4"), Outcome::Correct);
        assert_eq!(outcome("2026-04", "", "April 2026"), Outcome::Correct);
        assert_eq!(outcome("2026-04", "", "May 2026"), Outcome::Incorrect);
        assert_eq!(outcome("2026-04", "", "2026-05"), Outcome::Incorrect);
    }

    #[test]
    fn code_is_exact() {
        assert_eq!(outcome("-pooler", "", "`-pooler`"), Outcome::Correct);
        assert_eq!(outcome("-pooler", "", "--pooler"), Outcome::Incorrect);
        assert_eq!(outcome("envFrom", "", "envfrom"), Outcome::Close);
        assert_eq!(outcome("envFrom", "", "envform"), Outcome::Incorrect);
    }
}
