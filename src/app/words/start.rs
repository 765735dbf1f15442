//! What the page of the first weeks says.

use super::count;
use crate::shift::Milestone;

pub(crate) const LEDE: &str = "A few new cards a day, section by section, and what you know already first. In some weeks you will have seen everything, and most of it will stay.";
pub(crate) const PLACEMENT: &str = "What do you know already?";
pub(crate) const PLACEMENT_TEXT: &str = "At most 15 questions, which stop when they say nothing more. What you know is marked and comes back in about a week, to make sure. What is true only here is never skipped, however much you know from elsewhere.";
pub(crate) const BEGIN: &str = "Begin the placement test";
pub(crate) const AGAIN: &str = "Take it again";
pub(crate) const NO_FEEDBACK: &str =
    "There is no feedback, and nothing to lose: “I don't know” is a good answer here.";
pub(crate) const PATH: &str = "Your path";
pub(crate) const SEEN: &str = "Seen";
pub(crate) const FIRM: &str = "Stays";
pub(crate) const MILESTONE: &str = "Milestone";
pub(crate) const ORDER: &str = "Sections that others build on come first. A card stays if you will still recall it, nine times of ten, three weeks after its last review.";
pub(crate) const CHANGE_NUMBER: &str = "Change the number";
pub(crate) const FOR_MENTOR: &str = "For your mentor";
pub(crate) const FOR_MENTOR_TEXT: &str =
    "This page is made to be shown: print it, or keep it as a file by printing.";
pub(crate) const PRINT: &str = "Print this page";

/// "Question 3 of at most 15".
pub(crate) fn question(number: usize, most: usize) -> String {
    format!("Question {number} of at most {most}")
}

/// What the placement test came to.
pub(crate) fn placed(known: &[String], marked: usize) -> String {
    match known {
        [] => "No section is known well enough to skip anything. Everything is new: a fine place to begin."
            .to_owned(),
        known => format!(
            "You know {} already. {} marked as known and will come back in about a week.",
            known.join(", "),
            count(marked, "card is", "cards are")
        ),
    }
}

/// How long it takes.
pub(crate) fn pace(unseen: u32, days: Option<u32>, new_per_day: u32) -> String {
    match (unseen, days) {
        (0, _) => "You have seen every card. From now on it is about keeping them.".to_owned(),
        (_, None) => "You have set no new cards a day, so nothing new will come.".to_owned(),
        (unseen, Some(days)) => format!(
            "{} left to see: with {} a day that takes {}.",
            count(unseen as usize, "card is", "cards are"),
            count(new_per_day as usize, "new card", "new cards"),
            count(days as usize, "day", "days")
        ),
    }
}

/// What was reached in all.
pub(crate) fn summary(title: &str, when: &str, seen: u32, firm: u32, cards: u32) -> String {
    format!("{title}, {when}: {seen} of {cards} cards seen, {firm} of them stay.")
}

/// The milestone of a section.
pub(crate) fn milestone(milestone: &Milestone, is_next: bool) -> &'static str {
    match milestone {
        milestone if milestone.reached() => "It stays",
        milestone if milestone.all_seen() => "All seen",
        _ if is_next => "Next",
        milestone if milestone.seen > 0 => "Begun",
        _ => "To come",
    }
}
