//! Words about a session: its questions, what is said of an answer, and why a card is asked.

use super::{count, interval};
use crate::{
    memory::{
        Interval, Rating,
        clock::{DAY, MINUTE},
    },
    quiz::{CardKind, Outcome, QuestionKind, Reason},
};

pub(crate) const SESSION_PROGRESS: &str = "Session progress";
pub(crate) const SESSION_TIME: &str = "Session time";
pub(crate) const PAUSE: &str = "Pause";
pub(crate) const PAUSED: &str = "Paused";
pub(crate) const PAUSED_HELP: &str = "The question is hidden, and the time to answer it does not run on.";
pub(crate) const GO_ON: &str = "Go on";
pub(crate) const PRACTICE_LENGTH: &str = "Practice length";
pub(crate) const NEXT: &str = "Next";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const DONT_KNOW: &str = "I don't know";
pub(crate) const SHOW_ANSWER: &str = "Show answer";
pub(crate) const YOUR_ANSWER: &str = "Your answer";
pub(crate) const CHECK: &str = "Check";
pub(crate) const WHY_THIS_CARD: &str = "Why this card?";
pub(crate) const OPEN_ENTRY: &str = "Open entry";
pub(crate) const BLANK: &str = "blank";
pub(crate) const TRUE: &str = "True";
pub(crate) const FALSE: &str = "False";
pub(crate) const CHOICES: &str = "Choices";
pub(crate) const RATINGS: &str = "How well did you know it?";
pub(crate) const IDEAS: &str = "Which of these did you recall?";
pub(crate) const SESSION_COMPLETE: &str = "Session complete";
pub(crate) const LOOK_AGAIN: &str = "Worth another look";
pub(crate) const BACK_HOME: &str = "Back to today";
pub(crate) const PRACTISE_AGAIN: &str = "Practise again";
pub(crate) const CORRECT: &str = "Correct";
pub(crate) const INCORRECT: &str = "Incorrect";
pub(crate) const OVERRULE_CORRECT: &str = "I was right";
pub(crate) const OVERRULE_INCORRECT: &str = "I was wrong";

/// "3 min", of a session that is going on or is over.
pub(crate) fn minutes_so_far(minutes: i64) -> String {
    if minutes < 1 { "under 1 min".to_owned() } else { format!("{minutes} min") }
}

/// "It took 3 min."
pub(crate) fn took(minutes: i64) -> String {
    format!("It took {}.", minutes_so_far(minutes))
}

/// "20 cards": how long a practice is.
pub(crate) fn practice_length(cards: Option<u32>) -> String {
    cards.map_or_else(|| "all cards".to_owned(), |cards| count(cards as usize, "card", "cards"))
}

/// "4 of 12".
pub(crate) fn position(number: usize, total: usize) -> String {
    format!("{number} of {total}")
}

/// What to do with a question.
pub(crate) fn instruction(kind: QuestionKind, card: CardKind) -> &'static str {
    match (kind, card) {
        (QuestionKind::Choice, CardKind::Meaning) => "Which term is this?",
        (QuestionKind::Choice, CardKind::Expansion) => "What does it stand for?",
        (QuestionKind::Choice, CardKind::LocalFact) => "Which is true here?",
        (QuestionKind::Cloze, _) => "What belongs in the blank?",
        (QuestionKind::Typed, CardKind::Meaning) => "Type the term",
        (QuestionKind::Typed, CardKind::Expansion) => "Type what it stands for",
        (QuestionKind::Typed, CardKind::LocalFact) => "Type what belongs in the blank",
        (QuestionKind::Reverse, _) => "What does it mean?",
        (QuestionKind::Reveal, CardKind::Meaning) => "Recall what it means, then look",
        (QuestionKind::Reveal, CardKind::Expansion) => "Recall what it stands for, then look",
        (QuestionKind::Reveal, CardKind::LocalFact) => "Recall what is true of it here, then look",
        (QuestionKind::TrueFalse, _) => "True or false?",
        (QuestionKind::Match, _) => "Which description belongs to which term?",
    }
}

/// What a kind of question is called, in settings and histories.
pub(crate) const fn kind(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Choice => "Choose the term",
        QuestionKind::Cloze => "Fill the blank",
        QuestionKind::Typed => "Type the answer",
        QuestionKind::Reverse => "Choose the meaning",
        QuestionKind::Reveal => "Cards (rate yourself)",
        QuestionKind::TrueFalse => "True or false",
        QuestionKind::Match => "Match pairs",
    }
}

/// The name of a rating.
pub(crate) const fn rating(rating: Rating) -> &'static str {
    match rating {
        Rating::Again => "Again",
        Rating::Hard => "Hard",
        Rating::Good => "Good",
        Rating::Easy => "Easy",
    }
}

/// Why an answer was graded as it was; nothing where the verdict says it all.
pub(crate) fn reason(reason: &Reason) -> Option<String> {
    match reason {
        Reason::Same | Reason::SelfRated | Reason::NoAnswer | Reason::Different(_) | Reason::SameButForm => {
            None
        }
        Reason::OtherName => Some("Another name for it, just as good.".to_owned()),
        Reason::Typo(right) => Some(format!("Nearly: it is spelled {right}.")),
        Reason::Partial(missing) => Some(format!("Right as far as it goes; {missing} was missing.")),
        Reason::OtherEntry(term) => Some(format!("You answered {term}, which is another entry.")),
        Reason::Value(right) => Some(format!("This one has to be exact: {right}.")),
        Reason::Negation => Some("That says the opposite.".to_owned()),
        Reason::Pairs(hits, all) => Some(format!("{hits} of {all} pairs were right.")),
        Reason::Unfitting => Some("That was no answer to this question.".to_owned()),
    }
}

/// The heading over the definition of what was taken for the answer.
pub(crate) fn you_chose(term: &str) -> String {
    format!("You chose {term}")
}

/// The end of a session, in a sentence.
pub(crate) fn summary(answered: usize, correct: usize) -> String {
    match answered {
        0 => "You answered no question.".to_owned(),
        _ => format!("You answered {}, {correct} of them right.", count(answered, "question", "questions")),
    }
}

/// What happens with the cards that were answered.
pub(crate) fn saved(saved: bool) -> &'static str {
    if saved {
        "Every answer is saved in this browser."
    } else {
        "Your answers are not saved: see the message above."
    }
}

/// "10 min", "3 days": what an answer button promises.
pub(crate) fn wait(wait: Interval) -> String {
    match wait {
        Interval::Minutes(minutes) => interval(i64::from(minutes) * MINUTE),
        Interval::Days(days) => interval(i64::from(days) * DAY),
    }
}

/// "Back in 3 days."
pub(crate) fn back_in(wait: &str) -> String {
    format!("Back in {wait}.")
}

/// Why the person is shown this card now.
pub(crate) fn why(reviews: u32, lapses: u32, recall_percent: u32, stability_days: f32) -> String {
    let times = count(reviews as usize, "time", "times");
    let lapses = match lapses {
        0 => "never forgotten since".to_owned(),
        lapses => format!("forgotten {} since", count(lapses as usize, "time", "times")),
    };
    format!(
        "You have answered this card {times}, {lapses}. The chance that you recall it now is about {recall_percent} %. \
         Your memory of it is good for {} before that falls to 90 %.",
        interval((f64::from(stability_days) * DAY as f64) as i64)
    )
}

/// The heading over predicted recall.
pub(crate) const IF_NOT_ASKED: &str = "Chance to recall it, if it is not asked";
/// The heading over what each rating would bring.
pub(crate) const BACK_AFTER: &str = "It comes back after";
pub(crate) const BURY: &str = "Not before tomorrow";
pub(crate) const SUSPEND: &str = "Suspend this card";
pub(crate) const UNSUSPEND: &str = "Ask it again";
pub(crate) const SUSPENDED: &str = "suspended";
pub(crate) const BURIED: &str = "This card is not asked before tomorrow.";
pub(crate) const SUSPENDED_NOTICE: &str =
    "This card is suspended. Its entry's page has a button that brings it back.";
pub(crate) const LEECH: &str = "You keep forgetting this card. Read its chapter, say it in words of your own, or suspend it for now; if the entry is hard to understand, tell its authors.";
/// Why the person is shown a card that is new.
pub(crate) const WHY_NEW: &str = "You have not seen this card before. It is among today's new ones.";

/// The verdict on an answer, then the right one.
pub(crate) fn verdict(outcome: Outcome, answer: &str) -> String {
    match outcome {
        Outcome::Correct => format!("{CORRECT}. {answer}"),
        Outcome::Close => format!("{CORRECT}, nearly. {answer}"),
        Outcome::Incorrect => format!("{INCORRECT}. {answer}"),
    }
}

/// A term with its description.
pub(crate) fn pair(term: &str, description: &str) -> String {
    let end = if description.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{term}: {description}{end}")
}
