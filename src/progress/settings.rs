//! What a person has set, and how it is stored: one line of `name=value` pairs, which an older version can
//! read as far as it knows the names.

use crate::{
    memory::Options,
    quiz::{KindSet, QuestionKind},
};

/// What a person has set. [`Settings::default`] is what a first visit gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Light, dark, or as the system is.
    pub theme: Theme,
    /// Cards seen for the first time in a study day, 0 to 100.
    pub new_per_day: u32,
    /// Desired retention in percent, 80 to 97.
    pub retention: u32,
    /// The kinds of question that may be asked; never empty.
    pub kinds: KindSet,
    /// Whether single keys are shortcuts.
    pub shortcuts: bool,
}

/// The colours of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of a stored name; [`Theme::System`] for one that is unknown.
    pub fn from_name(name: &str) -> Theme {
        [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            theme: Theme::System,
            new_per_day: 10,
            retention: 90,
            kinds: KindSet::ALL,
            shortcuts: true,
        }
    }
}

impl Settings {
    /// Reads what [`Settings::encode`] wrote. What is missing, unknown or out of range has its default: a setting
    /// is never worth a failure to start.
    pub fn decode(text: &str) -> Settings {
        let mut settings = Settings::default();
        for (name, value) in text.split_whitespace().filter_map(|pair| pair.split_once('=')) {
            match name {
                "theme" => settings.theme = Theme::from_name(value),
                "new-per-day" => settings.set_new_per_day(value),
                "retention" => settings.set_retention(value),
                "kinds" => settings.set_kinds(value.split(',').filter_map(QuestionKind::from_name).collect()),
                "shortcuts" => settings.shortcuts = value != "off",
                _ => {}
            }
        }
        settings
    }

    /// The settings as one line of ASCII.
    pub fn encode(&self) -> String {
        let kinds: Vec<_> = self.kinds.iter().map(QuestionKind::name).collect();
        format!(
            "theme={} new-per-day={} retention={} kinds={} shortcuts={}",
            self.theme.name(),
            self.new_per_day,
            self.retention,
            kinds.join(","),
            if self.shortcuts { "on" } else { "off" },
        )
    }

    /// Sets the limit of new cards from what a person typed; anything but 0 to 100 changes nothing.
    pub fn set_new_per_day(&mut self, text: &str) {
        if let Some(number) = text.parse().ok().filter(|number| *number <= 100) {
            self.new_per_day = number;
        }
    }

    /// Sets desired retention from what a person typed; anything but 80 to 97 changes nothing.
    pub fn set_retention(&mut self, text: &str) {
        if let Some(percent) = text.parse().ok().filter(|percent| (80..=97).contains(percent)) {
            self.retention = percent;
        }
    }

    /// Sets the kinds of question; an empty set changes nothing, since something has to be asked.
    pub fn set_kinds(&mut self, kinds: KindSet) {
        if kinds != KindSet::NONE {
            self.kinds = kinds;
        }
    }

    /// How the schedule is made with these settings.
    pub fn options(&self) -> Options {
        Options {
            desired_retention: self.retention as f32 / 100.0,
            new_per_day: self.new_per_day,
            ..Options::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_writes_it_reads_again() {
        let settings = Settings {
            theme: Theme::Dark,
            new_per_day: 0,
            retention: 97,
            kinds: [QuestionKind::Reveal, QuestionKind::TrueFalse].into_iter().collect(),
            shortcuts: false,
        };
        assert_eq!(Settings::decode(&settings.encode()), settings);
        assert_eq!(Settings::decode(&Settings::default().encode()), Settings::default());
    }

    #[test]
    fn what_cannot_be_read_has_its_default() {
        for text in [
            "",
            "rubbish",
            "theme=pink retention=12 new-per-day=-1 kinds= shortcuts",
            "retention=1e9 kinds=poem",
        ] {
            assert_eq!(Settings::decode(text), Settings::default(), "{text}");
        }
        assert_eq!(Settings::decode("later=7 retention=85").retention, 85);
    }

    #[test]
    fn a_schedule_can_be_made_of_every_setting() {
        for retention in 80..=97 {
            assert_eq!(Settings { retention, ..Settings::default() }.options().check(), Ok(()));
        }
    }
}
