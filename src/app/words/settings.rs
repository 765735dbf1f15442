//! Words about the page of settings.

use super::{count, decimal};

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
pub(crate) const REVIEWS_PER_DAY: &str = "Reviews a day, at most";
pub(crate) const REVIEWS_PER_DAY_HINT: &str = "1 to 9999. What is due beyond that waits for the next day.";
pub(crate) const DAY_BEGINS: &str = "A study day begins at, hour";
pub(crate) const DAY_BEGINS_HINT: &str = "0 to 23. Late evenings count as the day before.";
pub(crate) const LONGEST_INTERVAL: &str = "Longest interval, in days";
pub(crate) const LONGEST_INTERVAL_HINT: &str = "1 to 36500. No card waits longer than this.";

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
