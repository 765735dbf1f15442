//! What a person sets about their shifts, and how it is stored: lines of text.

use crate::shift::Civil;

/// The first line of a stored shift: what it is, and the version of its format.
const HEAD: &str = "shift 1";
/// Longer than any shift that a person sets; a longer text is none.
const LONGEST: usize = 100_000;

/// A person's on-call shifts and what they will do to be ready. Always within its ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    when: When,
    minutes_a_day: u16,
    goal: u8,
    sections: Option<Vec<String>>,
}

/// When one is on call, as the local clock shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Once.
    Once {
        /// When it begins.
        start: Civil,
        /// When it ends.
        end: Civil,
    },
    /// Again and again.
    Every {
        /// How many weeks after each other they begin, 1 to 52.
        weeks: u8,
        /// When the first begins.
        start: Civil,
        /// How long each lasts by a clock that is never put forward or back; at most until the next begins.
        minutes: u32,
    },
}

/// Why there can be no such shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShiftError {
    /// It has no length.
    #[error("the shift must end after it begins")]
    EndsBeforeStart,
    /// The number of weeks is out of its range.
    #[error("shifts can come every 1 to 52 weeks")]
    Weeks,
    /// The next one begins before it ends.
    #[error("the shift must end before the next one begins; make it shorter, or the weeks more")]
    Overlap,
    /// The minutes are out of their range.
    #[error("choose from 1 to 600 minutes a day")]
    MinutesADay,
    /// The goal is out of its range.
    #[error("choose a goal from 50 to 99 per cent")]
    Goal,
    /// No section would count.
    #[error("choose at least one section")]
    NoSection,
    /// A stored text is damaged, or of a later version.
    #[error("the stored shift cannot be read; set it again")]
    Unreadable,
}

impl Shift {
    /// A shift with 15 minutes a day, a goal of 90 per cent and every section.
    ///
    /// # Errors
    ///
    /// It has no length, comes too seldom or runs into the next one.
    pub fn new(when: When) -> Result<Shift, ShiftError> {
        Self::check_when(when)?;
        Ok(Shift { when, minutes_a_day: 15, goal: 90, sections: None })
    }

    /// The same with so many minutes of study a day, 1 to 600.
    ///
    /// # Errors
    ///
    /// The minutes are out of their range.
    pub fn with_minutes_a_day(self, minutes_a_day: u16) -> Result<Shift, ShiftError> {
        if (1..=600).contains(&minutes_a_day) {
            Ok(Shift { minutes_a_day, ..self })
        } else {
            Err(ShiftError::MinutesADay)
        }
    }

    /// The same with that goal: the readiness to reach, in per cent, 50 to 99.
    ///
    /// # Errors
    ///
    /// The goal is out of its range.
    pub fn with_goal(self, goal: u8) -> Result<Shift, ShiftError> {
        if (50..=99).contains(&goal) { Ok(Shift { goal, ..self }) } else { Err(ShiftError::Goal) }
    }

    /// The same with those sections' ids; all sections, also those that are added later, if there is none.
    ///
    /// # Errors
    ///
    /// No section would count, or an id is none.
    pub fn with_sections(self, sections: Option<Vec<String>>) -> Result<Shift, ShiftError> {
        match &sections {
            Some(ids) if ids.is_empty() || ids.iter().any(|id| id.is_empty() || id.contains('\n')) => {
                Err(ShiftError::NoSection)
            }
            _ => Ok(Shift { sections, ..self }),
        }
    }

    /// When.
    pub fn when(&self) -> When {
        self.when
    }

    /// Minutes of study a day, 1 to 600.
    pub fn minutes_a_day(&self) -> u16 {
        self.minutes_a_day
    }

    /// The readiness to reach, in per cent, 50 to 99.
    pub fn goal(&self) -> u8 {
        self.goal
    }

    /// Whether a section counts.
    pub fn counts(&self, section: &str) -> bool {
        self.sections.as_ref().is_none_or(|sections| sections.iter().any(|id| id == section))
    }

    /// The shift as one text, to be stored as a setting.
    pub fn encode(&self) -> String {
        let when = match self.when {
            When::Once { start, end } => format!("once {start} {end}"),
            When::Every { weeks, start, minutes } => format!("every {weeks} {start} {minutes}"),
        };
        let mut text = format!("{HEAD}\n{when}\nminutes {}\ngoal {}", self.minutes_a_day, self.goal);
        for section in self.sections.iter().flatten() {
            text.push_str("\nsection ");
            text.push_str(section);
        }
        text
    }

    /// The shift of such a text.
    ///
    /// # Errors
    ///
    /// [`ShiftError::Unreadable`] if it is none or a later version wrote it; another error if it is out of range.
    pub fn decode(text: &str) -> Result<Shift, ShiftError> {
        let mut lines = text.split('\n');
        if text.len() > LONGEST || lines.next() != Some(HEAD) {
            return Err(ShiftError::Unreadable);
        }
        let when = lines.next().and_then(decode_when).ok_or(ShiftError::Unreadable)?;
        let mut shift = Shift::new(when)?;
        let mut sections = Vec::new();
        for line in lines {
            let (name, value) = line.split_once(' ').ok_or(ShiftError::Unreadable)?;
            match name {
                "minutes" => {
                    shift = shift.with_minutes_a_day(value.parse().map_err(|_| ShiftError::Unreadable)?)?;
                }
                "goal" => shift = shift.with_goal(value.parse().map_err(|_| ShiftError::Unreadable)?)?,
                "section" => sections.push(value.to_owned()),
                _ => return Err(ShiftError::Unreadable),
            }
        }
        if sections.is_empty() { Ok(shift) } else { shift.with_sections(Some(sections)) }
    }
}

fn decode_when(line: &str) -> Option<When> {
    let mut fields = line.split(' ');
    let when = match fields.next()? {
        "once" => When::Once { start: Civil::parse(fields.next()?)?, end: Civil::parse(fields.next()?)? },
        "every" => When::Every {
            weeks: fields.next()?.parse().ok()?,
            start: Civil::parse(fields.next()?)?,
            minutes: fields.next()?.parse().ok()?,
        },
        _ => return None,
    };
    fields.next().is_none().then_some(when)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn civil(text: &str) -> Civil {
        Civil::parse(text).unwrap()
    }

    fn once() -> When {
        When::Once { start: civil("2026-03-23T09:00"), end: civil("2026-03-30T09:00") }
    }

    #[test]
    fn what_it_writes_it_reads_again() {
        let every = When::Every { weeks: 4, start: civil("2026-03-23T09:00"), minutes: 10_080 };
        for when in [once(), every] {
            for sections in [None, Some(vec!["neon".to_owned(), "größe".to_owned()])] {
                let shift = Shift::new(when).unwrap().with_sections(sections).unwrap();
                let shift = shift.with_minutes_a_day(600).unwrap().with_goal(85).unwrap();
                assert_eq!(Shift::decode(&shift.encode()), Ok(shift));
            }
        }
    }

    #[test]
    fn the_stored_text_is_that_of_earlier_versions() {
        let shift = Shift::new(once()).unwrap().with_sections(Some(vec!["neon".to_owned()])).unwrap();
        let text = "shift 1\nonce 2026-03-23T09:00 2026-03-30T09:00\nminutes 15\ngoal 90\nsection neon";
        assert_eq!(shift.encode(), text);
        assert!(shift.counts("neon") && !shift.counts("go"));
        assert!(Shift::new(once()).unwrap().counts("go"));
    }

    #[test]
    fn what_is_out_of_range_is_refused_by_name() {
        let every =
            |weeks, minutes| Shift::new(When::Every { weeks, start: civil("2026-01-01T00:00"), minutes });
        assert_eq!(every(0, 60), Err(ShiftError::Weeks));
        assert_eq!(every(53, 60), Err(ShiftError::Weeks));
        assert_eq!(every(1, 10_081), Err(ShiftError::Overlap));
        assert_eq!(every(1, 0), Err(ShiftError::EndsBeforeStart));
        let backwards = When::Once { start: civil("2026-01-01T00:00"), end: civil("2026-01-01T00:00") };
        assert_eq!(Shift::new(backwards), Err(ShiftError::EndsBeforeStart));
        let shift = Shift::new(once()).unwrap();
        assert_eq!(shift.clone().with_minutes_a_day(0), Err(ShiftError::MinutesADay));
        assert_eq!(shift.clone().with_goal(100), Err(ShiftError::Goal));
        assert_eq!(shift.clone().with_sections(Some(vec![])), Err(ShiftError::NoSection));
        let text = shift.encode().replace("minutes 15", "minutes 9999");
        assert_eq!(Shift::decode(&text), Err(ShiftError::MinutesADay));
    }

    #[test]
    fn what_is_no_shift_is_unreadable() {
        let text = Shift::new(once()).unwrap().encode();
        for text in [
            String::new(),
            "shift 2\nonce 2026-03-23T09:00 2026-03-30T09:00".to_owned(),
            text.replace("once", "never"),
            text.replace("T09", " 09"),
            format!("{text}\n"),
            format!("{text}\nlater thing"),
            text.replace("minutes 15", "minutes -1"),
        ] {
            assert_eq!(Shift::decode(&text), Err(ShiftError::Unreadable), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(shift 1\n)?(once|every|goal|section|minutes|[0-9T:-]{1,16}| |\n|\\PC){0,40}") {
            if let Ok(shift) = Shift::decode(&text) {
                prop_assert_eq!(Shift::decode(&shift.encode()), Ok(shift));
            }
        }
    }
}
