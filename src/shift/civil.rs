//! What a local clock shows.

use std::fmt;

use crate::{
    memory::{Millis, Moment, clock::MINUTE},
    progress::civil_date,
};

const MINUTES_A_DAY: i64 = 24 * 60;
/// The end of the year 9999, the last that is written with four digits.
const LATEST: i64 = 4_223_371_679;

/// What a local clock and calendar show, to the minute, from 1970-01-01T00:00 to 9999-12-31T23:59. It names an
/// instant only together with a [`Zone`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// Minutes since 1970-01-01T00:00 on a clock that is never put forward or back.
    minutes: i64,
}

/// When a local clock shows something: in a browser what its `Date` makes of the fields. Where the clock is put
/// forward over it, the instant as long after the change as it is after the hour that is left out; where it is shown
/// twice, the first time.
pub type Zone<'a> = &'a dyn Fn(Civil) -> Millis;

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weekday {
    /// The first day of a week, as ISO 8601 counts.
    Monday,
    /// The second.
    Tuesday,
    /// The third.
    Wednesday,
    /// The fourth.
    Thursday,
    /// The fifth.
    Friday,
    /// The sixth.
    Saturday,
    /// The last.
    Sunday,
}

impl Civil {
    /// A date and time of day; none if the calendar has no such day, the clock no such minute, or the year is not
    /// from 1970 to 9999.
    pub fn new(year: u16, month: u8, day: u8, hour: u8, minute: u8) -> Option<Civil> {
        let fits = (1970..=9999).contains(&year) && hour < 24 && minute < 60;
        let days = days_before(i64::from(year), i64::from(month));
        let minutes = (days + i64::from(day) - 1) * MINUTES_A_DAY + i64::from(hour) * 60 + i64::from(minute);
        let civil = Civil { minutes };
        // A day or month that the calendar does not have comes back as another.
        (fits && civil.fields() == (year, month, day, hour, minute)).then_some(civil)
    }

    /// What the local clock shows at a moment, rounded down to the minute.
    pub fn of(moment: Moment) -> Civil {
        let minutes = moment.at.div_euclid(MINUTE) + i64::from(moment.offset);
        Civil { minutes: minutes.clamp(0, LATEST) }
    }

    /// Year, month from 1, day from 1, hour and minute.
    pub fn fields(self) -> (u16, u8, u8, u8, u8) {
        let (year, month, day) = civil_date(self.minutes / MINUTES_A_DAY);
        let minute = self.minutes % MINUTES_A_DAY;
        (year as u16, month as u8, day as u8, (minute / 60) as u8, (minute % 60) as u8)
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        use Weekday::*;
        // 1970-01-01 was a Thursday.
        let days = [Thursday, Friday, Saturday, Sunday, Monday, Tuesday, Wednesday];
        days[(self.minutes / MINUTES_A_DAY % 7) as usize]
    }

    /// So many minutes later by a clock that is never put forward or back, or earlier if negative; stays at the first
    /// and the last that can be shown.
    pub fn plus_minutes(self, minutes: i64) -> Civil {
        Civil { minutes: self.minutes.saturating_add(minutes).clamp(0, LATEST) }
    }

    /// So many days later, at the same time of day.
    pub fn plus_days(self, days: i64) -> Civil {
        self.plus_minutes(days.saturating_mul(MINUTES_A_DAY))
    }

    /// Minutes from `earlier` until this, by a clock that is never put forward or back.
    pub fn minutes_since(self, earlier: Civil) -> i64 {
        self.minutes - earlier.minutes
    }

    /// The same day at another time of day, in minutes after midnight (later than 23:59 is taken as 23:59).
    pub fn at_minute(self, minute: u16) -> Civil {
        let midnight = self.minutes - self.minutes % MINUTES_A_DAY;
        Civil { minutes: midnight + i64::from(minute).min(MINUTES_A_DAY - 1) }
    }

    /// Reads what [`fmt::Display`] writes, which is also what an input of type `datetime-local` holds.
    pub fn parse(text: &str) -> Option<Civil> {
        let bytes = text.as_bytes();
        let separators = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':')];
        if bytes.len() != 16 || separators.iter().any(|&(place, separator)| bytes[place] != separator) {
            return None;
        }
        let number = |from: usize, to: usize| {
            let digits = text.get(from..to)?;
            // The standard parser would also take a sign.
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u16>().ok())?
        };
        let small = |from: usize| u8::try_from(number(from, from + 2)?).ok();
        Civil::new(number(0, 4)?, small(5)?, small(8)?, small(11)?, small(14)?)
    }
}

impl fmt::Display for Civil {
    /// As ISO 8601 writes it, to the minute: `2026-03-29T09:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day, hour, minute) = self.fields();
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
    }
}

/// Days from 1970-01-01 to the first of a month. Years are counted from March, so that the leap day is a year's last.
fn days_before(year: i64, month: i64) -> i64 {
    let (year, from_march) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year / 4 - year / 100 + year / 400;
    year * 365 + leap_days + (153 * from_march + 2) / 5 - 719_468 // days from 0000-03-01 to 1970-01-01
}

#[cfg(test)]
mod tests {
    use super::*;

    fn civil(text: &str) -> Civil {
        Civil::parse(text).unwrap()
    }

    #[test]
    fn known_days() {
        assert_eq!(civil("1970-01-01T00:00").minutes, 0);
        assert_eq!(civil("2000-03-01T00:00").minutes, 11_017 * MINUTES_A_DAY);
        assert_eq!(civil("9999-12-31T23:59").minutes, LATEST);
        assert_eq!(civil("2026-11-23T09:00").weekday(), Weekday::Monday);
        assert_eq!(civil("1970-01-04T23:59").weekday(), Weekday::Sunday);
        assert_eq!(civil("2024-02-28T09:00").plus_days(1), civil("2024-02-29T09:00"));
        assert_eq!(civil("2024-02-29T09:17").at_minute(30), civil("2024-02-29T00:30"));
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        for day in 0..400 * 366 {
            let civil = Civil { minutes: day * MINUTES_A_DAY + day % MINUTES_A_DAY };
            let (year, month, day, hour, minute) = civil.fields();
            assert_eq!(Civil::new(year, month, day, hour, minute), Some(civil));
            assert_eq!(Civil::parse(&civil.to_string()), Some(civil));
        }
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for text in [
            "",
            "2026",
            "2026-02-29T09:00",
            "2026-13-01T09:00",
            "2026-00-01T09:00",
            "2026-01-00T09:00",
            "2026-01-01T24:00",
            "2026-01-01T09:60",
            "1969-12-31T23:59",
            "2026-01-01 09:00",
            "+026-01-01T09:00",
            "2026-+1-01T09:00",
            "2026-01-01T09:00Z",
            "２０26-01-01",
            "äöü6-01-01T09:0",
        ] {
            assert_eq!(Civil::parse(text), None, "{text}");
        }
    }

    #[test]
    fn extremes_stay_within_the_calendar() {
        let last = Civil { minutes: LATEST };
        assert_eq!(last.plus_days(i64::MAX), last);
        assert_eq!(last.plus_minutes(i64::MIN).minutes, 0);
        for at in [i64::MIN, i64::MAX] {
            Civil::of(Moment { at, offset: i16::MAX });
        }
    }
}
