//! What a person has set, and how it is stored: one line of `name=value` pairs, which an older version can
//! read as far as it knows the names.

use crate::{
    memory::{Options, RollOver},
    progress::Keys,
    quiz::{KindSet, QuestionKind},
};

/// What a person has set. [`Preferences::default`] is what a first visit gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// Light, dark, of high contrast, or as the system is.
    pub theme: Theme,
    /// Cards seen for the first time in a study day, 0 to 100.
    pub new_per_day: u32,
    /// Desired retention in percent, 80 to 97.
    pub retention: u32,
    /// The kinds of question that may be asked; never empty.
    pub kinds: KindSet,
    /// Whether single keys are shortcuts.
    pub shortcuts: bool,
    /// Which keys those are.
    pub keys: Keys,
    /// Cards reviewed in a study day, 1 to 9999; the rest of a backlog waits.
    pub reviews_per_day: u32,
    /// The hour at which a study day begins, 0 to 23.
    pub day_begins: u32,
    /// The longest interval in days, 1 to 36500.
    pub longest_interval: u32,
    /// Whether one is reminded to export while the browser may clear its storage.
    pub reminders: bool,
    /// The parameters of the schedule that were fitted to this person; none are the published ones.
    pub fitted: Option<Fitted>,
}

/// Parameters of FSRS-6, as 21 numbers of 8 hexadecimal digits: those are the same on every device, and reading decimals
/// would be some thousand bytes of the first load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted(String);

impl Fitted {
    /// As the schedule wants them; none if this was none, or not finite.
    pub fn parameters(&self) -> Option<[f32; 21]> {
        let mut parameters = [0.0; 21];
        if self.0.len() != 8 * parameters.len() {
            return None;
        }
        for (parameter, digits) in parameters.iter_mut().zip(self.0.as_bytes().chunks(8)) {
            let mut bits = 0;
            for digit in digits {
                bits = bits << 4 | char::from(*digit).to_digit(16)?;
            }
            *parameter = f32::from_bits(bits);
        }
        parameters.iter().all(|parameter| parameter.is_finite()).then_some(parameters)
    }
}

impl From<[f32; 21]> for Fitted {
    fn from(parameters: [f32; 21]) -> Fitted {
        Fitted(parameters.iter().map(|parameter| format!("{:08x}", parameter.to_bits())).collect())
    }
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
    /// Black and white, dark or light as the system is.
    Contrast,
}

impl Theme {
    /// The stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        }
    }

    /// The theme of a stored name; [`Theme::System`] for one that is unknown.
    pub fn from_name(name: &str) -> Theme {
        [Theme::Light, Theme::Dark, Theme::Contrast]
            .into_iter()
            .find(|theme| theme.name() == name)
            .unwrap_or_default()
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Preferences {
            theme: Theme::System,
            new_per_day: 10,
            retention: 90,
            kinds: KindSet::ALL,
            shortcuts: true,
            keys: Keys::default(),
            reviews_per_day: 200,
            day_begins: 4,
            longest_interval: 36_500,
            reminders: true,
            fitted: None,
        }
    }
}

impl Preferences {
    /// Reads what [`Preferences::encode`] wrote. What is missing, unknown or out of range has its default: a setting
    /// is never worth a failure to start.
    pub fn decode(text: &str) -> Preferences {
        let mut settings = Preferences::default();
        for (name, value) in text.split_whitespace().filter_map(|pair| pair.split_once('=')) {
            match name {
                "theme" => settings.theme = Theme::from_name(value),
                "new-per-day" => settings.set_new_per_day(value),
                "retention" => settings.set_retention(value),
                "kinds" => settings.set_kinds(value.split(',').filter_map(QuestionKind::from_name).collect()),
                "shortcuts" => settings.shortcuts = value != "off",
                "keys" => settings.keys = Keys::from_stored(value),
                "reviews-per-day" => settings.set_reviews_per_day(value),
                "day-begins" => settings.set_day_begins(value),
                "longest-interval" => settings.set_longest_interval(value),
                "reminders" => settings.reminders = value != "off",
                "fitted" => settings.fitted = Some(Fitted(value.to_owned())),
                _ => {}
            }
        }
        settings
    }

    /// The settings as one line.
    pub fn encode(&self) -> String {
        let kinds: Vec<_> = self.kinds.iter().map(QuestionKind::name).collect();
        let (fitted, parameters) = match &self.fitted {
            Some(Fitted(parameters)) => (" fitted=", &**parameters),
            None => ("", ""),
        };
        format!(
            "theme={} new-per-day={} retention={} kinds={} shortcuts={} keys={} reviews-per-day={} day-begins={} \
             longest-interval={} reminders={}{fitted}{parameters}",
            self.theme.name(),
            self.new_per_day,
            self.retention,
            kinds.join(","),
            on_off(self.shortcuts),
            self.keys.stored(),
            self.reviews_per_day,
            self.day_begins,
            self.longest_interval,
            on_off(self.reminders),
        )
    }

    /// Sets the limit of new cards from what a person typed; anything but 0 to 100 changes nothing.
    pub fn set_new_per_day(&mut self, text: &str) {
        set(&mut self.new_per_day, text, 0, 100);
    }

    /// Sets desired retention from what a person typed; anything but 80 to 97 changes nothing.
    pub fn set_retention(&mut self, text: &str) {
        set(&mut self.retention, text, 80, 97);
    }

    /// Sets the limit of reviews from what a person typed; anything but 1 to 9999 changes nothing.
    pub fn set_reviews_per_day(&mut self, text: &str) {
        set(&mut self.reviews_per_day, text, 1, 9999);
    }

    /// Sets the hour at which a study day begins from what a person typed; anything but 0 to 23 changes nothing.
    pub fn set_day_begins(&mut self, text: &str) {
        set(&mut self.day_begins, text, 0, 23);
    }

    /// Sets the longest interval from what a person typed; anything but 1 to 36500 changes nothing.
    pub fn set_longest_interval(&mut self, text: &str) {
        set(&mut self.longest_interval, text, 1, 36_500);
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
            parameters: self.fitted.as_ref().and_then(Fitted::parameters),
            desired_retention: self.retention as f32 / 100.0,
            new_per_day: self.new_per_day,
            reviews_per_day: self.reviews_per_day,
            maximum_interval: self.longest_interval,
            roll_over: RollOver::at_minute(self.day_begins as u16 * 60),
            ..Options::default()
        }
    }
}

fn set(number: &mut u32, text: &str, lowest: u32, highest: u32) {
    if let Some(typed) = text.parse().ok().filter(|typed| (lowest..=highest).contains(typed)) {
        *number = typed;
    }
}

const fn on_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedule_follows_the_settings() {
        let mut settings = Preferences { new_per_day: 7, ..Preferences::default() };
        settings.set_retention("85");
        settings.set_reviews_per_day("50");
        settings.set_day_begins("5");
        settings.set_longest_interval("90");
        assert_eq!(
            settings.options(),
            Options {
                desired_retention: 0.85,
                new_per_day: 7,
                reviews_per_day: 50,
                maximum_interval: 90,
                roll_over: RollOver::at_minute(300),
                ..Options::default()
            }
        );
        assert!(settings.options().check().is_ok());
    }

    #[test]
    fn what_it_writes_it_reads_again() {
        let settings = Preferences {
            theme: Theme::Contrast,
            new_per_day: 0,
            retention: 97,
            kinds: [QuestionKind::Reveal, QuestionKind::TrueFalse].into_iter().collect(),
            shortcuts: false,
            keys: Keys::from_stored("üo=p?"),
            reviews_per_day: 9999,
            day_begins: 23,
            longest_interval: 180,
            reminders: false,
            fitted: Some(Fitted::from([0.1; 21])),
        };
        assert_eq!(Preferences::decode(&settings.encode()), settings);
        assert_eq!(Preferences::decode(&Preferences::default().encode()), Preferences::default());
    }

    #[test]
    fn what_cannot_be_read_has_its_default() {
        for text in [
            "",
            "rubbish",
            "theme=pink retention=12 new-per-day=-1 kinds= shortcuts",
            "retention=1e9 kinds=poem",
        ] {
            assert_eq!(Preferences::decode(text), Preferences::default(), "{text}");
        }
        let nothing = ["3f8000", "", &"7fc00000".repeat(21), &"ü".repeat(84), &"3f800000".repeat(22)];
        for fitted in nothing.map(|text| Preferences::decode(&format!("fitted={text}"))) {
            assert_eq!(fitted.options().parameters, None, "{fitted:?}");
        }
        assert_eq!(Preferences::decode("later=7 retention=85").retention, 85);
    }

    #[test]
    fn a_schedule_can_be_made_of_every_setting() {
        for retention in 80..=97 {
            assert_eq!(Preferences { retention, ..Preferences::default() }.options().check(), Ok(()));
        }
        for extreme in [0.0, -1.0, f32::MIN, f32::MAX, f32::MIN_POSITIVE] {
            let fitted = Some(Fitted::from([extreme; 21]));
            let options = Preferences { fitted, ..Preferences::default() }.options();
            assert!(crate::memory::Scheduler::new(options).is_ok(), "{extreme}");
        }
    }
}
