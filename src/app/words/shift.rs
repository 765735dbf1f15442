//! What the pages of the shift say: readiness, the plan, the self-test.

use super::{count, decimal, minutes};
use crate::{
    memory::Rating,
    shift::{Certainty, Score},
};

pub(crate) const NOTHING_PLANNED: &str =
    "Nothing is left of today's plan. Readiness says what is planned next.";
pub(crate) const SAVED: &str = "Your shift is saved.";
pub(crate) const REMOVED: &str = "Your shift is removed. Your progress is untouched.";
pub(crate) const CALENDAR_SHIFT: &str = "On call";
pub(crate) const CALENDAR_STUDY: &str = "Study for the shift";

pub(crate) const WITHOUT_SHIFT: &str = "Say when you are on call next. Readyroom then predicts what you will still know during that shift, and plans the least that you can study to be ready.";
pub(crate) const SHIFT_OVER: &str = "This shift is over. Set the next one below.";

pub(crate) const TAKE_TEST: &str = "Take a self-test";
pub(crate) const SEE_TEAM: &str = "How ready is the team?";

pub(crate) const YOUR_SHIFT: &str = "Your shift";
pub(crate) const SHIFT_BEGINS: &str = "Shift begins";
pub(crate) const SHIFT_ENDS: &str = "Shift ends";
pub(crate) const EVERY_WEEKS: &str = "Every … weeks";
pub(crate) const EVERY_WEEKS_HINT: &str =
    "1 to 52, if it comes again and again at the same local time. Empty: only once.";
pub(crate) const MINUTES_A_DAY: &str = "Minutes a day";
pub(crate) const MINUTES_A_DAY_HINT: &str = "1 to 600: what you will spend on studying until then.";
pub(crate) const GOAL: &str = "Goal, in percent";
pub(crate) const GOAL_HINT: &str = "50 to 99: how much you want to know at every moment of the shift.";
pub(crate) const SECTIONS_THAT_COUNT: &str = "Sections that count";
pub(crate) const SAVE_SHIFT: &str = "Save shift";
pub(crate) const REMOVE_SHIFT: &str = "Remove shift";
pub(crate) const WHEN_UNCLEAR: &str = "Say when the shift begins and ends, with date and time.";
pub(crate) const WEEKS_UNCLEAR: &str = "Shifts can come every 1 to 52 weeks.";

pub(crate) const HOW: &str = "How is this worked out?";
pub(crate) const HOW_TEXT: [&str; 4] = [
    "For every card, FSRS predicts from your answers how likely you are to recall it at each moment. Readiness is the mean of that over all cards that count, at the lowest point of the shift: its end, since without study memory only fades. A card that you have never seen counts as not known.",
    "It is given in steps of five, because no prediction is better than that. It is a guess while it rests on fewer than two answers for each card that you have seen, on fewer than twenty in all, or while most cards are unseen.",
    "The plan asks a card on the day on which an answer helps most on the shift, within the minutes that you give. What will hold anyway is left alone. It is made anew from every answer, so a missed day costs no more than itself.",
    "What the plan brings is what comes of it on average, at your own pace and with your own share of first answers that are right.",
];
pub(crate) const BY_SECTION: &str = "Section by section";
pub(crate) const ALL: &str = "All";
pub(crate) const AS_IT_IS: &str = "If you study no more";
pub(crate) const WITH_PLAN: &str = "With the plan";
pub(crate) const AT_RISK: &str = "At risk";
pub(crate) const CERTAINTY: &str = "How sure";
pub(crate) const THE_PLAN: &str = "The plan";
pub(crate) const NEXT_DAYS: &str = "The next days";
pub(crate) const DAY: &str = "Day";
pub(crate) const CARDS_FIRST: &str = "Cards, first time";
pub(crate) const ANSWERS: &str = "Answers, with repeats";
pub(crate) const ANSWERS_MEAN: &str = "A card is counted on the day when the plan first has its turn. When it comes again depends on your answers; those repeats are among the answers of the days after.";
pub(crate) const MINUTES: &str = "Minutes";
pub(crate) const HOW_MANY_MINUTES: &str = "How many minutes would do?";
pub(crate) const CARDS_AT_RISK: &str = "Cards at risk";
pub(crate) const NONE_AT_RISK: &str = "No card falls below 80 % during the shift.";
/// What a card is called whose fact has changed since it was learned.
pub(crate) const STALE: &str = "changed since you learned it";
pub(crate) const PLANNING: &str = "Making the plan";
pub(crate) const STUDY_AS_USUAL: &str = "Study what is due instead";
pub(crate) const CURVE: &str = "Readiness until the end of the shift";
pub(crate) const WITHOUT_PLAN: &str = "Without the plan";
pub(crate) const ON_CALL: &str = "On call";
pub(crate) const DOWNLOAD_CALENDAR: &str = "Download calendar";
pub(crate) const CALENDAR_HINT: &str =
    "The shift, and a reminder at 09:00 for every day until then, as a file that any calendar reads.";

/// How sure a prediction is.
pub(crate) const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Guess => "a guess",
        Certainty::Fair => "fairly sure",
        Certainty::Good => "sure",
    }
}

/// "about 85 %".
pub(crate) fn about(percent: u32) -> String {
    format!("about {percent} %")
}

/// When the shift is.
pub(crate) fn window(from: &str, to: &str, under_way: bool) -> String {
    if under_way {
        format!("You are on call until {to}.")
    } else {
        format!("You are on call from {from} to {to}.")
    }
}

/// What the big number means.
pub(crate) fn lowest(certainty: Certainty) -> String {
    let sure = match certainty {
        Certainty::Guess => "This is a guess: there are too few answers yet to know you.",
        Certainty::Fair => "It rests on a few answers for each card.",
        Certainty::Good => "It rests on many answers.",
    };
    format!(
        "of the cards will be known at the end of the shift, its lowest point, if you study no more. {sure}"
    )
}

/// What the plan brings, held against the goal.
pub(crate) fn promise(about: u32, goal: u8, is_reached: bool, minutes_a_day: u16) -> String {
    let with = format!("With {} a day the plan brings you to about {about} %", minute_words(minutes_a_day));
    if is_reached {
        format!("{with}: your goal of {goal} % is within reach.")
    } else if about >= u32::from(goal) {
        format!("{with}, a little less than your goal of {goal} %.")
    } else {
        format!("{with}. Your goal of {goal} % is not reached in that time.")
    }
}

fn minute_words(minutes: u16) -> String {
    count(usize::from(minutes), "minute", "minutes")
}

/// What the figure on the first page means.
pub(crate) fn glance(with_plan: u32) -> String {
    format!("on the shift if you study no more, {} with the plan.", about(with_plan))
}

/// How ready one is after a session of the plan.
pub(crate) fn ready_after(readiness: u32, with_plan: u32) -> String {
    format!(
        "You are ready for {} of the shift if you study no more, for {} with the plan.",
        about(readiness),
        about(with_plan)
    )
}

/// What is left of today's plan.
pub(crate) fn left_today(cards: u32, time: u32) -> String {
    match cards {
        0 => "Nothing is left of today's plan.".to_owned(),
        cards => {
            format!("Left of today's plan: {}, {}.", count(cards as usize, "card", "cards"), minutes(time))
        }
    }
}

/// When it goes on.
pub(crate) fn next_day(day: &str, time: u32) -> String {
    format!("It goes on {day}, {}.", minutes(time))
}

/// That facts were learned that are others now.
pub(crate) fn stale(number: usize) -> String {
    let facts = count(number, "fact has", "facts have");
    format!(
        "{facts} changed since you learned it; it counts as not known until you have rejected what it was on two days."
    )
}

/// "Mon, 30 Nov: 60 % without the plan, 90 % with it."
pub(crate) fn of_both(day: &str, without: &str, with: &str) -> String {
    format!("{day}: {without} without the plan, {with} with it")
}

/// What the curve says.
pub(crate) fn curve(now: u32, without: u32, with: u32, from: &str, to: &str) -> String {
    format!(
        "Mean predicted recall is {} today. At the end of the shift, which lasts from {from} to {to}, it is {} if you study \
         no more, {} with the plan.",
        about(now),
        about(without),
        about(with)
    )
}

/// How many minutes would do.
pub(crate) fn would_do(minutes: u32) -> String {
    match minutes {
        0 => "The goal is reached without any study.".to_owned(),
        minutes => format!("About {} a day would do.", count(minutes as usize, "minute", "minutes")),
    }
}

/// That no number of minutes does.
pub(crate) fn would_not_do(about: u32) -> String {
    format!(
        "No number of minutes would do before the shift: about {about} % is the most. A later shift or fewer sections would help."
    )
}

/// What is planned for today.
pub(crate) fn today(cards: usize, learning: usize, time: u32) -> String {
    match (cards, learning) {
        (0, 0) => "Nothing is planned for today: an answer would gain more on a later day, or today's minutes are used up.".to_owned(),
        (cards, 0) => format!("Today: {}, {}.", count(cards, "card", "cards"), minutes(time)),
        (cards, learning) => format!(
            "Today: {} and {learning} being learned, {}.",
            count(cards, "card", "cards"),
            minutes(time)
        ),
    }
}

/// A note where several days share a row.
pub(crate) fn days_each(days: u32) -> String {
    format!("The shift is far away, so each row stands for {}.", super::days(i64::from(days)))
}

/// "… and 12 days more".
pub(crate) fn more_days(number: usize) -> String {
    format!("And {} more until the shift.", super::days(number as i64))
}

/// What a reminder in a calendar says.
pub(crate) fn reminder_details(minutes_a_day: u16) -> String {
    format!("{} with Readyroom", minute_words(minutes_a_day))
}

/// "Mon, Nov 30, 09:00".
pub(crate) fn day_and_time(day: &str, hour: u8, minute: u8) -> String {
    format!("{day}, {hour:02}:{minute:02}")
}

/// "12 of 20".
pub(crate) fn of(part: u32, all: u32) -> String {
    format!("{part} of {all}")
}

/// "never seen", or predicted recall.
pub(crate) fn recall(recall: f32) -> String {
    if recall <= 0.0 { super::NEVER_SEEN.to_owned() } else { about(crate::shift::about(recall)) }
}

/// A refusal as a sentence: with a capital letter and a full stop.
pub(crate) fn sentence(refusal: &str) -> String {
    let mut characters = refusal.chars();
    let first: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", characters.as_str())
}

pub(crate) const TEST_LEDE: &str = "What do you know now? There is no feedback until the end, and your schedule stays as it is. A card that cannot be asked in the kinds that you choose is shown for you to rate yourself.";
pub(crate) const QUESTIONS: &str = "Number of questions";
pub(crate) const QUESTIONS_HINT: &str = "5 to 50, from each section as many as its size asks for.";
pub(crate) const QUESTIONS_UNCLEAR: &str = "Choose from 5 to 50 questions.";
pub(crate) const MINUTES_INSTEAD: &str = "Or so many minutes";
pub(crate) const MINUTES_INSTEAD_HINT: &str =
    "1 to 60: as many questions as you answer in that time. Empty to go by the number.";
pub(crate) const MINUTES_UNCLEAR: &str = "Choose from 1 to 60 minutes, or none.";
pub(crate) const TIME_LIMIT: &str = "Time limit, in minutes";
pub(crate) const TIME_LIMIT_HINT: &str =
    "1 to 180; empty for none. It can be paused, and extended ten times.";
pub(crate) const LIMIT_UNCLEAR: &str = "Choose a time limit from 1 to 180 minutes, or none.";
pub(crate) const NO_KIND: &str = "Choose at least one kind of question.";
pub(crate) const NO_SECTION: &str = "Choose at least one section.";
pub(crate) const NOTHING_TO_TEST: &str = "These sections have no cards to ask.";
pub(crate) const ASK_IF_SURE: &str = "Ask me before each answer if I am sure";
pub(crate) const BEGIN_TEST: &str = "Begin the test";
pub(crate) const I_AM_SURE: &str = "I am sure of my answer";
pub(crate) const NO_FEEDBACK: &str = "The answers come at the end.";
pub(crate) const END_TEST: &str = "End the test now";
pub(crate) const PAUSE: &str = "Pause";
pub(crate) const GO_ON: &str = "Go on";
pub(crate) const MORE_TIME: &str = "More time";

pub(crate) const TEST_DONE: &str = "Self-test complete";
pub(crate) const SCORE: &str = "Score";
pub(crate) const RIGHT: &str = "Right";
pub(crate) const INTERVAL: &str = "95 % interval";
pub(crate) const INTERVAL_MEANS: &str = "If every card were asked, the share that you know would lie within this interval 95 times of 100. The more questions, the narrower.";
pub(crate) const COPY_RESULT: &str = "Copy result";
pub(crate) const ANOTHER_TEST: &str = "Another test";
pub(crate) const ADD_TO_SCHEDULE: &str = "Add these answers to my schedule";
pub(crate) const ADDED: &str = "These answers are in your schedule.";
pub(crate) const SURE_BUT_WRONG: &str = "Sure, but wrong";
pub(crate) const SURE_BUT_WRONG_MEANS: &str = "These do harm on a shift: look at them first.";
pub(crate) const READING: &str = "What to read";
pub(crate) const READING_ORDER: &str = "The chapter that covers most of what you did not know comes first.";
pub(crate) const NO_CHAPTER: &str = "Without a chapter";
pub(crate) const ALL_QUESTIONS: &str = "Every question";
pub(crate) const RIGHT_ANSWER: &str = "Right answer";
pub(crate) const CONFIDENCE: &str = "Confidence";
pub(crate) const LAST_TESTS: &str = "The last tests";

/// Whether the person was sure.
pub(crate) const fn sure(sure: bool) -> &'static str {
    if sure { "sure" } else { "not sure" }
}

/// What one answered who has rated oneself.
pub(crate) const fn self_rated(rating: Rating) -> &'static str {
    match rating {
        Rating::Again => "You said that you did not know it",
        Rating::Hard => "You said that it was hard to recall",
        Rating::Good => "You said that you knew it",
        Rating::Easy => "You said that it was easy",
    }
}

/// "14 of 20 right (70 %), 48 to 86 %".
pub(crate) fn score(score: Score) -> String {
    let share = decimal(score.share() * 100.0, 0);
    format!("{} right ({share} %); 95 % interval: {}.", of(score.right, score.asked), interval(score))
}

/// "48 to 86 %".
pub(crate) fn interval(score: Score) -> String {
    let (low, high) = score.interval();
    format!("{} to {} %", decimal(low * 100.0, 0), decimal(high * 100.0, 0))
}

/// This test beside the one before. A difference that chance explains is said to be one.
pub(crate) fn compared(now: Score, before: Score) -> String {
    let last = format!("The test before: {}", score(before));
    let ((low, high), (low_before, high_before)) = (now.interval(), before.interval());
    if low > high_before {
        format!("{last} This one is clearly better.")
    } else if high < low_before {
        format!("{last} This one is clearly worse.")
    } else {
        format!("{last} The difference can be chance.")
    }
}

/// "4:05 left".
pub(crate) fn time_left(seconds: u64) -> String {
    format!("{}:{:02} left", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_said_with_their_interval() {
        let half = Score { right: 5, asked: 10 };
        assert_eq!(score(half), "5 of 10 right (50 %); 95 % interval: 24 to 76 %.");
        assert!(compared(Score { right: 6, asked: 10 }, half).ends_with("The difference can be chance."));
        let all = Score { right: 50, asked: 50 };
        assert!(compared(all, half).ends_with("clearly better."));
        assert!(compared(half, all).ends_with("clearly worse."));
        assert_eq!(time_left(245), "4:05 left");
    }

    #[test]
    fn a_rating_of_oneself_reads_as_what_one_said() {
        assert_eq!(self_rated(Rating::Again), "You said that you did not know it");
        assert!(Rating::ALL.iter().all(|rating| self_rated(*rating).starts_with("You said that ")));
    }

    #[test]
    fn a_promise_is_as_large_as_the_plan() {
        assert!(promise(95, 90, true, 15).ends_with("your goal of 90 % is within reach."));
        assert!(promise(90, 90, false, 15).ends_with("a little less than your goal of 90 %."));
        assert!(promise(60, 90, false, 1).starts_with("With 1 minute a day"));
        assert_eq!(sentence("choose a goal"), "Choose a goal.");
        assert_eq!(would_do(1), "About 1 minute a day would do.");
    }
}
