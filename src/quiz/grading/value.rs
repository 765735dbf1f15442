//! Grading numbers, versions, dates and code: exact.

use std::ops::Range;

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
    if has_minus(text) && !accept.iter().any(|accepted| has_minus(accepted)) {
        return Grade::new(Outcome::Incorrect, Reason::Value(expected()));
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
            let number = plain(number);
            // Money in whole units may be written with its cents.
            let whole = number.strip_suffix(".00").filter(|_| matches!(unit, "$" | "€" | "£"));
            Amount { number: whole.map_or_else(|| number.clone(), str::to_owned), unit }
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

/// Whether a number in the text is below zero: `-3` is no way to write 3.
pub(super) fn has_minus(text: &str) -> bool {
    text.match_indices(['-', '−']).any(|(at, sign)| {
        let stands_first = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
        let after = text[at + sign.len()..].trim_start_matches(['$', '€', '£']);
        stands_first && after.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// The text with number words as digits, and dates as in `2026-04`: a month with its year, or slashes.
pub(in crate::quiz) fn with_digits(text: &str) -> String {
    let text = &ascii_digits(text);
    let mut digits = text.to_owned();
    for (range, number) in spoken_numbers(text).into_iter().rev() {
        digits.replace_range(range, &number.to_string());
    }
    let found: Vec<Word> = words(&digits).collect();
    let mut dated = digits.clone();
    for (at, word) in found.iter().enumerate().rev() {
        let folded = fold(word.text);
        let year = found.get(at + 1).filter(|next| is_year(next.text));
        let month = MONTHS.iter().position(|month| folded.len() >= 3 && month.starts_with(&*folded));
        if let (Some(month), Some(year)) = (month, year) {
            dated.replace_range(word.range.start..year.range.end, &format!("{}-{:02}", year.text, month + 1));
        } else if is_year(word.text) && digits[word.range.end..].starts_with('/') {
            let rest = &digits[word.range.end..];
            let end = rest.find(|c: char| c != '/' && !c.is_ascii_digit()).unwrap_or(rest.len());
            dated.replace_range(word.range.end..word.range.end + end, &rest[..end].replace('/', "-"));
        }
    }
    dated
}

/// The text with the digits of other scripts as ours.
fn ascii_digits(text: &str) -> String {
    let zeros = ['٠', '۰', '०', '০', '０'];
    let as_ours = |c: char| {
        let value =
            zeros.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|&value| value < 10));
        value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
    };
    text.chars().map(as_ours).collect()
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("20"))
}

/// The numbers that are written as words, even within a longer word: `one-container`.
pub(super) fn number_words(text: &str) -> Vec<Amount> {
    let numbers = spoken_numbers(text).into_iter();
    numbers.map(|(_, number)| Amount { number: number.to_string(), unit: "" }).collect()
}

/// The numbers that are written as words, with where they stand: `fifty`, `twenty-four`, `three hundred`.
fn spoken_numbers(text: &str) -> Vec<(Range<usize>, u64)> {
    let mut found: Vec<(Range<usize>, Spoken)> = Vec::new();
    for word in words(text) {
        let Some(number) = number_word(&fold(word.text)) else { continue };
        let joined = found.last_mut().filter(|(last, _)| {
            matches!(text[last.end..word.range.start].trim(), "" | "-") && last.end < word.range.start
        });
        match joined.and_then(|(range, spoken)| Some((range, spoken.with(number)?))) {
            Some((range, longer)) => {
                range.end = word.range.end;
                let last = found.len() - 1;
                found[last].1 = longer;
            }
            None => found.push((word.range, Spoken { thousands: 0, rest: number })),
        }
    }
    // `hundreds of pods` is no number, and neither is a lone `thousand`.
    found.retain(|(_, spoken)| !matches!(spoken, Spoken { thousands: 0, rest: 100 | 1000 }));
    found.into_iter().map(|(range, spoken)| (range, spoken.thousands + spoken.rest)).collect()
}

/// A number as far as it has been heard.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    thousands: u64,
    rest: u64,
}

impl Spoken {
    /// With the next word, if that goes on with the same number.
    fn with(self, number: u64) -> Option<Spoken> {
        let Spoken { thousands, rest } = self;
        match number {
            100 if (1..100).contains(&rest) => Some(Spoken { thousands, rest: rest * 100 }),
            1000 if thousands == 0 && (1..1000).contains(&rest) => {
                Some(Spoken { thousands: rest * 1000, rest: 0 })
            }
            1..10 if rest % 100 >= 20 && rest % 10 == 0 => Some(Spoken { thousands, rest: rest + number }),
            1..100 if rest % 100 == 0 && (rest > 0 || thousands > 0) => {
                Some(Spoken { thousands, rest: rest + number })
            }
            _ => None,
        }
    }
}

fn number_word(folded: &str) -> Option<u64> {
    let small = NUMBERS.iter().position(|other| *other == folded).map(|number| number as u64);
    let tens = || TENS.iter().position(|other| *other == folded).map(|tens| (tens as u64 + 2) * 10);
    small.or_else(tens).or(match folded {
        "hundred" => Some(100),
        "thousand" => Some(1000),
        _ => None,
    })
}

const NUMBERS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
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
    fn numbers_may_be_written_in_other_ways() {
        for (accept, unit, text) in [
            ("300", "", "three hundred"),
            ("1500", "B", "fifteen hundred bytes"),
            ("2500", "", "two thousand five hundred"),
            ("50", "B", "fifty bytes"),
            ("24", "", "twenty-four"),
            ("587", "", "five hundred eighty seven"),
            ("$5", "$", "$5.00"),
            ("2026-04", "", "2026/04"),
            ("3", "", "３"),
            ("30", "", "٣٠"),
            ("2026-04-30", "", "2026/04/30"),
        ] {
            assert_eq!(outcome(accept, unit, text), Outcome::Correct, "{text}");
        }
        for (accept, unit, text) in [
            ("3", "", "three hundred"),
            ("3", "", "-3"),
            ("$5", "$", "-$5"),
            ("$5", "$", "five cents"),
            ("24", "", "four twenty"),
            ("2026-04", "", "2026/05"),
            ("3", "", "hundred"),
        ] {
            assert_eq!(outcome(accept, unit, text), Outcome::Incorrect, "{text}");
        }
    }

    #[test]
    fn code_is_exact() {
        assert_eq!(outcome("-pooler", "", "`-pooler`"), Outcome::Correct);
        assert_eq!(outcome("-pooler", "", "--pooler"), Outcome::Incorrect);
        assert_eq!(outcome("envFrom", "", "envfrom"), Outcome::Close);
        assert_eq!(outcome("envFrom", "", "envform"), Outcome::Incorrect);
    }
}
