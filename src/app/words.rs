//! All text of the interface, in one place: short, plain, the same everywhere, ready for translation.
//!
//! Constants are whole labels; functions are sentences with numbers and names in them. Here is what the whole app and its
//! first page say; each page and part has a file of its own.

pub(crate) mod browse;
mod changes;
mod data;
mod fitting;
mod glossaries;
pub(crate) mod keys;
mod settings;
pub(crate) mod sharing;
pub(crate) mod shift;
pub(crate) mod start;
pub(crate) mod statistics;
mod study;
pub(crate) mod team;
mod term;

use crate::memory::clock::{DAY, HOUR, MINUTE};

#[cfg_attr(not(target_arch = "wasm32"), allow(unused_imports, reason = "only views use them"))]
pub(crate) use {changes::*, data::*, fitting::*, glossaries::*, settings::*, study::*, term::*};

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
pub(crate) const TIME: &str = "Time";
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

pub(crate) const NOT_FOUND: &str = "There is no such page";
pub(crate) const NOT_FOUND_HELP: &str = "The address may be mistyped, or the glossary may have changed since the link was made. Your progress is safe.";

pub(crate) const CANCEL: &str = "Cancel";
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

/// "Study Neon".
pub(crate) fn study(section: &str) -> String {
    format!("{STUDY} {section}")
}

/// "Practise Neon".
pub(crate) fn practise(section: &str) -> String {
    format!("{PRACTISE} {section}")
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

/// A few words that stay in one line where a column is narrow.
pub(crate) fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// "in 10 min", "in 3 days", "in 2 months": the wait until a card is asked again.
pub(crate) fn interval(milliseconds: i64) -> String {
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

/// "in 3 days".
pub(crate) fn in_days(number: u32) -> String {
    format!("in {}", days(i64::from(number)))
}

/// "85 %".
pub(crate) fn percent(percent: u32) -> String {
    format!("{percent} %")
}

/// "1 day", "3 days".
pub(crate) fn days(number: i64) -> String {
    count(number.max(0) as usize, "day", "days")
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
    fn intervals_read_as_people_say_them() {
        assert_eq!(interval(-5), "1 min");
        assert_eq!(interval(10 * MINUTE), "10 min");
        assert_eq!(interval(5 * HOUR), "5 h");
        assert_eq!(interval(DAY), "1 day");
        assert_eq!(interval(15 * DAY), "15 days");
        assert_eq!(interval(61 * DAY), "2 months");
        assert_eq!(interval(800 * DAY), "2 years");
    }

    #[test]
    fn a_few_words_can_stay_in_one_line() {
        assert_eq!(unbroken("37 of 58"), "37\u{a0}of\u{a0}58");
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
