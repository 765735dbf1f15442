//! All text of the interface, in one place: short, plain, the same everywhere, ready for translation.
//!
//! Constants are whole labels; functions are sentences with numbers and names in them.

pub(crate) mod browse;
mod fitting;
mod glossaries;
pub(crate) mod keys;
pub(crate) mod sharing;
pub(crate) mod statistics;

#[cfg_attr(not(target_arch = "wasm32"), allow(unused_imports, reason = "only views use them"))]
pub(crate) use {fitting::*, glossaries::*};

use crate::{
    memory::{Interval, Rating},
    quiz::{CardKind, Change, Outcome, QuestionKind, Reason},
};

pub(crate) mod shift;
pub(crate) mod start;
pub(crate) mod team;

pub(crate) const PRODUCT: &str = "Readyroom";
pub(crate) const SKIP_TO_CONTENT: &str = "Skip to content";
pub(crate) const PAGES: &str = "Pages";
pub(crate) const NAV_HOME: &str = "Today";
pub(crate) const NAV_GLOSSARY: &str = "Glossary";
pub(crate) const NAV_STATISTICS: &str = "Statistics";
pub(crate) const NAV_READINESS: &str = "Readiness";
pub(crate) const NAV_SETTINGS: &str = "Settings";

pub(crate) const HOME_FIRST: &str = "Know it before you are on call";
pub(crate) const HOME: &str = "Today";
pub(crate) const STUDY_NOW: &str = "Study now";
pub(crate) const SECTIONS: &str = "Sections";
pub(crate) const DUE_NOW: &str = "Due now";
pub(crate) const NEW_TODAY: &str = "New today";
pub(crate) const ABOUT: &str = "Time";
pub(crate) const NOTHING_LEFT: &str =
    "Nothing is due and today's new cards are done. Come back tomorrow, or practise a section below.";
pub(crate) const STUDY: &str = "Study";
pub(crate) const PRACTISE: &str = "Practise";

pub(crate) const STUDY_PLAN: &str = "Study today's plan";
pub(crate) const READY_FOR_SHIFT: &str = "Ready for your shift?";
pub(crate) const SELF_TEST: &str = "Self-test";
pub(crate) const TEAM: &str = "Team";
pub(crate) const FIRST_WEEKS: &str = "First weeks";
pub(crate) const NEW_HERE: &str = "New here? Begin with your first weeks";

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

pub(crate) const ALSO_CALLED: &str = "Also called";
pub(crate) const CHAPTER: &str = "Chapter";
pub(crate) const CHAPTERS: &str = "Chapters";
pub(crate) const SEE: &str = "See";
pub(crate) const ADDED: &str = "In the glossary since";
pub(crate) const CHANGED: &str = "Definition changed";
pub(crate) const MENTIONED_BY: &str = "Mentioned by";
pub(crate) const SECTION: &str = "Section";
pub(crate) const SOURCE: &str = "Source";
pub(crate) const CARDS: &str = "Cards";
pub(crate) const HISTORY: &str = "History";
pub(crate) const CARD: &str = "Card";
pub(crate) const REVIEWS: &str = "Reviews";
pub(crate) const RECALL_NOW: &str = "Recall now";
pub(crate) const NEXT_DUE: &str = "Next due";
pub(crate) const NEVER_SEEN: &str = "Not seen yet";
pub(crate) const TODAY: &str = "today";
pub(crate) const WHEN: &str = "When";
pub(crate) const ASKED_AS: &str = "Asked as";
pub(crate) const RATED: &str = "Rated";
pub(crate) const NO_QUESTION: &str = "This entry only points to another one, so there is nothing to ask.";

pub(crate) const WHAT_CHANGED: &str = "What changed";
pub(crate) const SEE_CHANGES: &str = "See what changed";
pub(crate) const STUDY_CHANGES: &str = "Study the changes";
pub(crate) const DISMISS: &str = "Dismiss";
pub(crate) const NO_CHANGES: &str = "Nothing that you have learned has changed.";
pub(crate) const NEW_ENTRIES: &str = "New entries";
pub(crate) const GLOSSARY_HISTORY: &str = "History of the glossary";
/// Instead of a day.
pub(crate) const UNDATED: &str = "Not in a version yet";
/// What a version did to entries of which their names say enough, in order.
pub(crate) const CHANGED_ENTRIES: [(&str, Change); 3] =
    [("New:", Change::Added), ("Other definition:", Change::Definition), ("Removed:", Change::Removed)];
/// What is listed together on the page of changes, in order.
pub(crate) const CHANGE_GROUPS: [(&str, &[Change]); 4] = [
    ("Facts that are others now", &[Change::LocalFact]),
    ("Definitions", &[Change::Definition]),
    ("Renamed and moved", &[Change::Renamed, Change::Moved]),
    ("Removed", &[Change::Removed]),
];
pub(crate) const REMOVED_FROM_HERE: &str = " (removed: ";
pub(crate) const REMOVED_UNTIL_HERE: &str = ") ";
pub(crate) const ADDED_FROM_HERE: &str = " (new: ";
pub(crate) const ADDED_UNTIL_HERE: &str = ") ";

pub(crate) const NOT_FOUND: &str = "There is no such page";
pub(crate) const NOT_FOUND_HELP: &str = "The address may be mistyped, or the glossary may have changed since the link was made. Your progress is safe.";

pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const STUDYING: &str = "Studying";
pub(crate) const NEW_PER_DAY: &str = "New cards a day";
pub(crate) const NEW_PER_DAY_HINT: &str =
    "0 to 100. Each new card brings about ten reviews over the following weeks.";
pub(crate) const DESIRED_RETENTION: &str = "Desired retention, in percent";
pub(crate) const DESIRED_RETENTION_HINT: &str =
    "80 to 97. A card becomes due when the chance that you recall it has fallen to this.";
pub(crate) const KINDS: &str = "Kinds of question";
pub(crate) const LAST_KIND: &str = "At least one kind of question has to stay, so this one does.";
pub(crate) const APPEARANCE: &str = "Appearance";
pub(crate) const THEME: &str = "Theme";
pub(crate) const THEME_SYSTEM: &str = "As the system";
pub(crate) const THEME_LIGHT: &str = "Light";
pub(crate) const THEME_DARK: &str = "Dark";
pub(crate) const THEME_CONTRAST: &str = "High contrast";
pub(crate) const YOUR_DATA: &str = "Your data";
pub(crate) const EXPORT: &str = "Export progress";
pub(crate) const IMPORT: &str = "Import progress";
pub(crate) const IMPORT_HINT: &str = "A file that was exported here or on another device, for the glossary in use. Its reviews are added to yours; nothing is lost.";
pub(crate) const IMPORT_NOW: &str = "Add these reviews";
pub(crate) const REPLACE_BY: &str = "Replace mine by these";
pub(crate) const REPLACE_QUESTION: &str =
    "Replace all progress in this browser by what the file holds? A safety copy stays in its storage.";
pub(crate) const COPIES: &str = "Safety copies";
pub(crate) const COPIES_HINT: &str =
    "Made before an import, a replacement or a reset. What one holds is added to what is there.";
pub(crate) const BRING_BACK: &str = "Bring back";
pub(crate) const KEPT: &str = "This browser keeps your progress until you delete it.";
pub(crate) const NOT_KEPT: &str = "This browser may clear your progress when space is short, or after weeks without a visit. Ask it to keep it, and export now and then.";
pub(crate) const ASK_TO_KEEP: &str = "Ask the browser to keep it";
pub(crate) const NEVER_EXPORTED: &str = "Never exported from this browser.";
pub(crate) const REMINDERS: &str =
    "Remind me to export every ten sessions, while the browser may clear my progress";
pub(crate) const REMIND_EXPORT: &str =
    "This browser may clear your progress when space is short. Settings has Export progress: a file is safe.";
pub(crate) const REVIEWS_PER_DAY: &str = "Reviews a day, at most";
pub(crate) const REVIEWS_PER_DAY_HINT: &str = "1 to 9999. What is due beyond that waits for the next day.";
pub(crate) const DAY_BEGINS: &str = "A study day begins at, hour";
pub(crate) const DAY_BEGINS_HINT: &str = "0 to 23. Late evenings count as the day before.";
pub(crate) const LONGEST_INTERVAL: &str = "Longest interval, in days";
pub(crate) const LONGEST_INTERVAL_HINT: &str = "1 to 36500. No card waits longer than this.";
pub(crate) const FILE_UNREADABLE: &str = "the browser cannot read the file; choose it again";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const RESET: &str = "Reset progress";
pub(crate) const RESET_DONE: &str = "Progress was reset. A safety copy is kept in this browser's storage.";
pub(crate) const EXPORT_DONE: &str = "The file is in your downloads.";
pub(crate) const EXPORT_FAILED: &str = "The browser did not save the file. Nothing was changed; try again.";
pub(crate) const STORAGE_CLEARED: &str =
    "This browser's storage was cleared while the page was open. What this page knew has been written again.";
pub(crate) const REPLACED_ELSEWHERE: &str = "progress was replaced in another tab; reload this page";
pub(crate) const NEWER_ELSEWHERE: &str =
    "a newer version of Readyroom wrote this progress; reload the page to get it";

pub(crate) const LOADING: &str = "One moment …";
pub(crate) const PAGE_NOT_LOADED: &str = "This page could not be loaded. Your answers are saved. Check the connection and try again; if the app was updated meanwhile, reload the page.";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const RELOAD_NOW: &str = "Reload now";
/// "1 card", "2 cards".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// That a newer version waits, and how many entries of its glossary are new, have changed, be it in a word, have another
/// name, are gone. Without the numbers, that alone.
pub(crate) fn update_ready(numbers: &str) -> String {
    let mut text = "A newer version is ready. ".to_owned();
    let mut before = "In its glossary: ";
    for (number, what) in
        numbers.split_terminator(',').zip([" new", " changed or reworded", " renamed", " gone. "])
    {
        [before, number, what].into_iter().for_each(|part| text.push_str(part));
        before = ", ";
    }
    text + "Your session stays when you reload."
}

/// The sentence under the title of a first visit.
pub(crate) fn introduction(glossary: &str, entries: usize) -> String {
    format!(
        "Short quizzes from “{glossary}” ({}), spaced so that you still know it during your shift. Progress stays in \
         this browser.",
        count(entries, "entry", "entries")
    )
}

/// A page's name in the browser's tab.
pub(crate) fn title(page: &str) -> String {
    format!("{page} · {PRODUCT}")
}

/// "about 3 min".
pub(crate) fn minutes(minutes: u32) -> String {
    if minutes == 0 { "none".to_owned() } else { format!("about {minutes} min") }
}

/// "The glossary began on 3 Mar 2026."
pub(crate) fn glossary_since(date: &str) -> String {
    format!("The glossary began on {date}.")
}

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

/// "Study Neon".
pub(crate) fn study(section: &str) -> String {
    format!("{STUDY} {section}")
}

/// "Practise Neon".
pub(crate) fn practise(section: &str) -> String {
    format!("{PRACTISE} {section}")
}

/// "4 of 12".
pub(crate) fn position(number: usize, total: usize) -> String {
    format!("{number} of {total}")
}

/// "29 entries · 3 due · 5 new".
pub(crate) fn section_state(entries: usize, new: usize) -> String {
    let entries = count(entries, "entry", "entries");
    if new == 0 { entries } else { format!("{entries} · {new} new") }
}

/// "3 due".
pub(crate) fn due(number: usize) -> String {
    format!("{number} due")
}

/// How much of a section will be known in a week, for those who do not see the bar.
pub(crate) fn known(percent: u32) -> String {
    format!("{percent} % will be known in a week")
}

/// "Since you were last here: 2 facts changed, 3 entries are new."
pub(crate) fn since_last_here(facts: usize, definitions: usize, arrived: usize, others: usize) -> String {
    let parts = [
        (facts, "fact changed", "facts changed"),
        (definitions, "definition changed", "definitions changed"),
        (arrived, "entry is new", "entries are new"),
        (others, "entry was renamed, moved or removed", "entries were renamed, moved or removed"),
    ];
    let parts = parts.into_iter().filter(|(number, ..)| *number > 0);
    let parts: Vec<_> = parts.map(|(number, one, many)| count(number, one, many)).collect();
    format!("Since you were last here: {}.", parts.join(", "))
}

/// How far one has come with a fact that changed.
pub(crate) fn rejected_on(days: usize, enough: usize) -> String {
    format!("The old one is asked about until you have rejected it on {enough} days; so far {days}.")
}

/// The sentence over the difference of a card that was learned when it said something else.
pub(crate) fn changed_on(change: Change, when: &str) -> String {
    match change {
        Change::LocalFact => {
            format!("This has changed since you learned it (seen {when}). It used to be otherwise:")
        }
        _ => format!("The definition has changed since you learned it (seen {when}):"),
    }
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

/// What a card is about.
pub(crate) const fn card_kind(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Meaning => "Meaning",
        CardKind::Expansion => "What it stands for",
        CardKind::LocalFact => "True only here",
    }
}

/// What a card is called beside its entry's term: what it is about, and which of its kind it is, from the second on.
pub(crate) fn card_name(kind: CardKind, ordinal: Option<usize>) -> String {
    let ordinal = ordinal.map(|ordinal| format!(" {ordinal}")).unwrap_or_default();
    format!("{}{ordinal}", card_kind(kind))
}

/// A few words that stay in one line where a column is narrow.
pub(crate) fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
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

/// "in 10 min", "in 3 days", "in 2 months": the wait until a card is asked again.
pub(crate) fn interval(milliseconds: i64) -> String {
    const MINUTE: i64 = 60_000;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    match milliseconds.max(0) {
        wait if wait < HOUR => format!("{} min", (wait + MINUTE / 2).div_euclid(MINUTE).max(1)),
        wait if wait < DAY => format!("{} h", (wait + HOUR / 2) / HOUR),
        wait if wait < 60 * DAY => days((wait + DAY / 2) / DAY),
        wait if wait < 730 * DAY => format!("{} months", (wait / DAY * 2 + 30) / 61),
        wait => format!("{} years", (wait / DAY + 182) / 365),
    }
}

/// "Show more (40 left)".
pub(crate) fn more(number: usize) -> String {
    format!("Show more ({number} left)")
}

/// "10 min", "3 days": what an answer button promises.
pub(crate) fn wait(wait: Interval) -> String {
    match wait {
        Interval::Minutes(minutes) => interval(i64::from(minutes) * 60_000),
        Interval::Days(days) => interval(i64::from(days) * 86_400_000),
    }
}

/// "in 3 days".
pub(crate) fn in_days(number: u32) -> String {
    format!("in {}", days(i64::from(number)))
}

/// "85 %".
pub(crate) fn percent(percent: u32) -> String {
    format!("{percent} %")
}

/// "Back in 3 days."
pub(crate) fn back_in(wait: &str) -> String {
    format!("Back in {wait}.")
}

/// "1 day", "3 days".
pub(crate) fn days(number: i64) -> String {
    format!("{number} {}", if number == 1 { "day" } else { "days" })
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
        interval((f64::from(stability_days) * 86_400_000.0) as i64)
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

/// A file that was looked at before its import.
pub(crate) fn import_preview(new: usize, known: usize, unreadable: usize) -> String {
    format!(
        "The file holds {}, {known} that you have already, and {unreadable} that cannot be read.",
        count(new, "new review", "new reviews")
    )
}

/// A number that is not taken.
pub(crate) fn out_of_range(label: &str, lowest: &str, highest: &str, now: u32) -> String {
    format!("{label}: choose from {lowest} to {highest}. It is still {now}.")
}

/// What desired retention costs: reviews a day as it is, for so many cards, and at another value.
pub(crate) fn cost(reviews: f32, cards: usize, other: u32, others: f32) -> String {
    if cards == 0 {
        return "What it costs is shown here once you have studied.".to_owned();
    }
    format!(
        "Costs about {} for the {} that you have seen; at {other} % it would be {}.",
        a_day(reviews),
        count(cards, "card", "cards"),
        a_day(others)
    )
}

fn a_day(reviews: f32) -> String {
    match reviews {
        few if few < 0.95 => format!("{} a week", decimal((few * 7.0).max(1.0), 0)),
        many => format!("{} a day", decimal(many, 0)),
    }
}

/// A number that is not negative, rounded to so many decimals. Not as `{:.1}` would write it: the standard library's
/// printing of floats is 14 KB, and nothing else needs it.
pub(crate) fn decimal(number: impl Into<f64>, places: usize) -> String {
    let scale = 10_u64.pow(places as u32);
    let scaled = (number.into() * scale as f64).round() as u64;
    if places == 0 {
        return scaled.to_string();
    }
    format!("{}.{:0places$}", scaled / scale, scaled % scale)
}

/// Why a safety copy was made, and when.
pub(crate) fn copy(reason: &str, at: &str) -> String {
    let before = match reason {
        "import" => "Before an import",
        "replace" => "Before a replacement",
        "reset" => "Before a reset",
        _ => "Safety copy",
    };
    format!("{before}, {at}")
}

/// When progress was last exported.
pub(crate) fn exported(at: &str) -> String {
    format!("Last exported {at}.")
}

/// After a replacement.
pub(crate) fn replaced(number: usize) -> String {
    format!("Your progress was replaced by {}.", count(number, "review", "reviews"))
}

/// After an import, or when a safety copy was brought back.
pub(crate) fn imported(number: usize) -> String {
    format!("{} added.", count(number, "review was", "reviews were"))
}

/// A file that was refused.
pub(crate) fn import_refused(reason: &str) -> String {
    format!("Nothing was imported: {reason}.")
}

/// A reset that was refused.
pub(crate) fn reset_refused(reason: &str) -> String {
    format!("Nothing was reset, since no safety copy could be made: {reason}.")
}

/// Answers that stay in memory.
pub(crate) fn not_saved(reason: &str) -> String {
    format!(
        "Your answers are not saved: {reason}. They are kept while this page is open; Settings has Export progress."
    )
}

/// Stored values that could not be read; whether they could be moved aside.
pub(crate) fn unreadable_values(number: usize, is_aside: bool) -> String {
    let what = if is_aside {
        " could not be read. What was there is kept aside, and everything else is there. Export your progress to be safe."
    } else {
        " could not be read, and could not be moved aside. Export your progress, then free some space."
    };
    count(number, "stored value", "stored values") + what
}

/// A clock that was or is wrong.
pub(crate) fn clock_behind(milliseconds: i64) -> String {
    format!(
        "This device's clock is {} behind an answer that was given before. Check date and time; no answer is lost.",
        interval(milliseconds)
    )
}

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

/// How much is stored.
pub(crate) fn storage_used(reviews: usize, kib: usize) -> String {
    format!("{} in this browser, {kib} KiB of about 5,120 KiB.", count(reviews, "review", "reviews"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_as_many_decimals_as_wanted() {
        let written = [(0.0, 0), (2.5, 0), (0.0004, 3), (0.4126, 3), (12.05, 1), (99.96, 1)];
        assert_eq!(
            written.map(|(number, places)| decimal(number, places)),
            ["0", "3", "0.000", "0.413", "12.1", "100.0"]
        );
    }

    #[test]
    fn a_card_says_which_of_its_kind_it_is() {
        assert_eq!(card_name(CardKind::LocalFact, None), "True only here");
        assert_eq!(card_name(CardKind::LocalFact, Some(2)), "True only here 2");
        assert_eq!(unbroken("37 of 58"), "37\u{a0}of\u{a0}58");
    }

    #[test]
    fn intervals_read_as_people_say_them() {
        let minute = 60_000;
        let day = 24 * 60 * minute;
        assert_eq!(interval(-5), "1 min");
        assert_eq!(interval(10 * minute), "10 min");
        assert_eq!(interval(5 * 60 * minute), "5 h");
        assert_eq!(interval(day), "1 day");
        assert_eq!(interval(15 * day), "15 days");
        assert_eq!(interval(61 * day), "2 months");
        assert_eq!(interval(800 * day), "2 years");
    }

    #[test]
    fn a_note_says_only_what_there_is() {
        assert_eq!(
            since_last_here(2, 0, 3, 0),
            "Since you were last here: 2 facts changed, 3 entries are new."
        );
        assert_eq!(
            since_last_here(1, 1, 1, 1),
            "Since you were last here: 1 fact changed, 1 definition changed, 1 entry is new, 1 entry was renamed, \
             moved or removed."
        );
    }

    #[test]
    fn numbers_have_their_plural() {
        assert!(unreadable_values(1, true).starts_with("1 stored value could not be read. What was there"));
        assert!(unreadable_values(4, false).starts_with("4 stored values could not be read, and could not"));
        assert_eq!(replaced(1), "Your progress was replaced by 1 review.");
        assert_eq!(imported(14), "14 reviews were added.");
        assert_eq!(count(1, "card", "cards"), "1 card");
        assert_eq!(count(0, "card", "cards"), "0 cards");
        assert_eq!(minutes(0), "none");
        assert_eq!(minutes(2), "about 2 min");
    }

    /// Else what is painted before the program is there would move when it comes (`scripts/finish.mjs` names the glossary).
    #[test]
    fn the_static_page_says_the_same() {
        let page = include_str!("../../index.html");
        let named = page.replace("your team's own glossary", "“Ops” (2 entries)");
        assert!(named.contains(&introduction("Ops", 2)) && !page.contains(&introduction("Ops", 2)));
    }

    #[test]
    fn an_update_says_what_it_changes() {
        let plain = "A newer version is ready. Your session stays when you reload.";
        assert_eq!(update_ready(""), plain);
        let told = "A newer version is ready. In its glossary: 3 new, 0 changed or reworded, 2 renamed, 1 gone. Your session stays when you reload.";
        assert_eq!(update_ready("3,0,2,1"), told);
    }
}
