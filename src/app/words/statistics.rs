//! The words of the statistics page.

use super::{TODAY, count, in_days, percent};
use crate::memory::statistics::Strength;

pub(crate) const NOTHING_YET: &str =
    "Nothing to show yet. Answer your first questions; what you do and what you remember is drawn here.";
pub(crate) const SHOW_AS_TABLE: &str = "Show as table";
pub(crate) const SAVE_AS_SVG: &str = "Save as SVG";
pub(crate) const SAVE_AS_CSV: &str = "Save as CSV";

pub(crate) const CALENDAR: &str = "Days of study";
pub(crate) const ANSWERS: &str = "Answers a day";
pub(crate) const MINUTES: &str = "Minutes a day";
pub(crate) const FORECAST: &str = "What is coming";
pub(crate) const RETENTION: &str = "Predicted and real recall";
pub(crate) const MEMORY: &str = "Memory by section";
pub(crate) const HARDEST: &str = "Hardest terms";
pub(crate) const HARDEST_HELP: &str = "The entries that you answered wrong most often.";
pub(crate) const NO_HARD_TERM: &str = "You have answered nothing wrong yet.";
pub(crate) const CONFUSED: &str = "Taken for one another";
pub(crate) const CONFUSED_HELP: &str =
    "Entries that you took for one another. Each comes back among the choices when the other is asked.";
pub(crate) const NOTHING_CONFUSED: &str = "You have taken no entry for another one yet.";
/// Between two terms.
pub(crate) const AND: &str = " and ";

pub(crate) const DAY: &str = "Day";
pub(crate) const NUMBER: &str = "Answers";
pub(crate) const RIGHT: &str = "Right";
pub(crate) const WRONG: &str = "Wrong";
pub(crate) const MINUTES_COLUMN: &str = "Minutes";
pub(crate) const DUE: &str = "Cards due";
pub(crate) const PREDICTED: &str = "Predicted";
/// The head of a column of [`band`]s.
pub(crate) const BAND: &str = "Predicted within";
pub(crate) const REAL: &str = "Real";

pub(crate) const RECALL: &str = "Recall";

/// What a forgetting curve says, in a sentence.
pub(crate) fn curve(recall: u32, ahead: &[(u32, u32)]) -> String {
    let later = ahead.iter().filter(|(days, _)| [7, 30].contains(days));
    let later: Vec<_> =
        later.map(|&(days, recall)| format!("{} {}", percent(recall), in_days(days))).collect();
    format!(
        "The chance to recall it is {} now; if it is not asked, {}.",
        percent(recall),
        later.join(" and ")
    )
}

/// "Forgetting curve: Meaning".
pub(crate) fn curve_title(card: &str) -> String {
    format!("Forgetting curve: {card}")
}

/// "Desired: 90 %".
pub(crate) fn desired(retention: u32) -> String {
    format!("Desired: {}", percent(retention))
}

/// "today 97 %".
pub(crate) fn today(recall: u32) -> String {
    format!("{TODAY} {}", percent(recall))
}

/// "12 answers on 3 of the last 182 days."
pub(crate) fn calendar(answers: u32, studied: usize, days: usize) -> String {
    format!(
        "{} on {studied} of the last {}. The stronger the colour of a day, the more answers.",
        answers_in_words(answers),
        days_in_words(days)
    )
}

/// "12 answers in the last 30 days, 10 of them right."
pub(crate) fn answers(answers: u32, right: u32, days: usize) -> String {
    format!("{} in the last {}, {right} of them right.", answers_in_words(answers), days_in_words(days))
}

/// "25 minutes in the last 30 days."
pub(crate) fn minutes(minutes: u32, days: usize) -> String {
    format!(
        "{} in the last {}; a pause counts as one minute.",
        minutes_in_words(minutes),
        days_in_words(days)
    )
}

/// "12 cards become due in the next 30 days, 3 of them today."
pub(crate) fn forecast(cards: u32, today: u32, days: usize) -> String {
    format!(
        "{} due in the next {}, {today} of them today, if you answer nothing in between. New cards are not counted.",
        count(cards as usize, "card is", "cards are"),
        days_in_words(days)
    )
}

/// How well predictions came true.
pub(crate) fn retention(answers: u32, predicted: u32, real: u32) -> String {
    match answers {
        0 => {
            "Nothing to compare yet: this needs answers to cards that you knew on an earlier day.".to_owned()
        }
        _ => format!(
            "Of {} to cards that you knew on an earlier day, {} were right; {} was predicted. Grouped by what was predicted.",
            answers_in_words(answers),
            percent(real),
            percent(predicted)
        ),
    }
}

/// "40 of 120 cards asked so far."
pub(crate) fn memory(seen: u32, all: u32) -> String {
    format!(
        "{seen} of {} asked so far. Strength is how long a memory lasts until recall falls to 90 %.",
        count(all as usize, "card", "cards")
    )
}

/// What a strength is called.
pub(crate) const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::New => "Not asked",
        Strength::Fresh => "Under a week",
        Strength::Firm => "Weeks",
        Strength::Lasting => "Months",
    }
}

/// "3 of 8 answers wrong, recall now 85 %".
pub(crate) fn hard_term(wrong: u32, answers: u32, recall: u32) -> String {
    format!("{wrong} of {} wrong, recall now {}", answers_in_words(answers), percent(recall))
}

/// "2 times".
pub(crate) fn times(number: u32) -> String {
    count(number as usize, "time", "times")
}

/// "3 Mar: 12 answers".
pub(crate) fn of_day(date: &str, what: &str) -> String {
    format!("{date}: {what}")
}

/// "90 to 95 %".
pub(crate) fn band(from: u32, to: u32) -> String {
    format!("{from} to {to} %")
}

/// "12 answers".
pub(crate) fn answers_in_words(number: u32) -> String {
    count(number as usize, "answer", "answers")
}

/// "3 minutes".
pub(crate) fn minutes_in_words(number: u32) -> String {
    count(number as usize, "minute", "minutes")
}

/// "4 cards".
pub(crate) fn cards_in_words(number: u32) -> String {
    count(number as usize, "card", "cards")
}

fn days_in_words(number: usize) -> String {
    count(number, "day", "days")
}
