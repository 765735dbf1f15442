//! Time as a learner lives it: study days that begin at the roll-over, whatever the clock does.

use crate::memory::Millis;

/// Milliseconds in a minute.
pub(crate) const MINUTE: Millis = 60_000;
/// Milliseconds in an hour.
pub(crate) const HOUR: Millis = 60 * MINUTE;
/// Milliseconds in a day of 24 hours.
pub(crate) const DAY: Millis = 24 * HOUR;

/// An instant with the local clock's offset at that instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// When.
    pub at: Millis,
    /// How far the local clock is ahead of UTC, in minutes: 120 for Berlin in summer.
    pub offset: i16,
}

/// A study day: counted in local days since 1970-01-01, each from one roll-over to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StudyDay(pub i32);

/// When a study day begins: minutes after local midnight, 0 to 1439; 04:00 by default, so that an
/// evening that runs late still counts as the day on which it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RollOver(u16);

impl Moment {
    /// An instant where the local clock shows UTC.
    pub const fn utc(at: Millis) -> Moment {
        Moment { at, offset: 0 }
    }

    /// What the local clock shows, as if it were UTC.
    fn local(self) -> Millis {
        self.at.saturating_add(Millis::from(self.offset) * MINUTE)
    }
}

impl StudyDay {
    /// The day so many days later; stays at the last day that can be counted.
    pub fn plus(self, days: u32) -> StudyDay {
        StudyDay(self.0.saturating_add_unsigned(days))
    }

    /// Days from `earlier` to this day; 0 when this day is not later.
    pub fn since(self, earlier: StudyDay) -> u32 {
        u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or(0)
    }
}

impl Default for RollOver {
    fn default() -> Self {
        RollOver(4 * 60)
    }
}

impl RollOver {
    /// So many minutes after local midnight; later than 23:59 is taken as 23:59.
    pub fn at_minute(minute: u16) -> RollOver {
        RollOver(minute.min(24 * 60 - 1))
    }

    /// Minutes after local midnight.
    pub const fn minute(self) -> u16 {
        self.0
    }

    /// The study day of a moment.
    pub fn day(self, moment: Moment) -> StudyDay {
        let day = moment.local().saturating_sub(Millis::from(self.0) * MINUTE).div_euclid(DAY);
        StudyDay(day.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
    }

    /// When the study day after that of `now` begins, by the offset of `now`.
    pub fn next(self, now: Moment) -> Millis {
        let start = i64::from(self.day(now).plus(1).0) * DAY + Millis::from(self.0) * MINUTE;
        start.saturating_sub(Millis::from(now.offset) * MINUTE)
    }

    /// Whole study days from one review to a later one, as FSRS counts them: the number of roll-overs
    /// between, because its parameters were fitted to such counts.
    ///
    /// A journey moves the local clock by up to 26 hours, so the count is held to what the hours that
    /// really passed allow: never a day lost or doubled. One hour of slack lets daylight saving be.
    /// 0 when `later` is not later.
    pub fn days_between(self, earlier: Moment, later: Moment) -> u32 {
        let passed = later.at.saturating_sub(earlier.at).max(0);
        let fewest = days(passed.saturating_sub(HOUR) / DAY);
        let most = days(passed.saturating_add(HOUR + DAY - 1) / DAY);
        if passed == 0 { 0 } else { self.day(later).since(self.day(earlier)).clamp(fewest, most) }
    }
}

fn days(count: Millis) -> u32 {
    u32::try_from(count).unwrap_or(if count < 0 { 0 } else { u32::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(day: i64, hour: i64, offset: i16) -> Moment {
        Moment { at: day * DAY + hour * HOUR - Millis::from(offset) * MINUTE, offset }
    }

    #[test]
    fn a_study_day_runs_from_four_to_four() {
        let roll_over = RollOver::default();
        assert_eq!(roll_over.day(moment(100, 4, 120)), StudyDay(100));
        assert_eq!(roll_over.day(moment(100, 3, 120)), StudyDay(99));
        assert_eq!(roll_over.next(moment(100, 3, 120)), moment(100, 4, 120).at);
        assert_eq!(roll_over.next(moment(100, 4, 120)), moment(101, 4, 120).at);
    }

    #[test]
    fn an_evening_and_the_next_morning_are_a_day_apart() {
        let days = |from, to| RollOver::default().days_between(from, to);
        assert_eq!(days(moment(100, 22, 60), moment(101, 8, 60)), 1);
        assert_eq!(days(moment(100, 8, 60), moment(100, 22, 60)), 0);
        assert_eq!(days(moment(100, 8, 60), moment(121, 8, 60)), 21);
    }

    #[test]
    fn time_that_runs_backwards_is_no_time() {
        assert_eq!(RollOver::default().days_between(moment(100, 8, 0), moment(90, 8, 0)), 0);
        assert_eq!(RollOver::default().days_between(Moment::utc(i64::MAX), Moment::utc(i64::MIN)), 0);
    }

    #[test]
    fn a_journey_over_the_date_line_neither_loses_nor_doubles_days() {
        let days = |from, to| RollOver::default().days_between(from, to);
        let kiritimati = Moment { at: 100 * DAY, offset: 14 * 60 };
        let honolulu = |hours| Moment { at: 100 * DAY + hours * HOUR, offset: -10 * 60 };
        assert_eq!(days(kiritimati, honolulu(7)), 0);
        assert_eq!(days(kiritimati, honolulu(30)), 1);
        assert_eq!(days(kiritimati, honolulu(72)), 2);
        let back = |hours| Moment { at: 100 * DAY + hours * HOUR, offset: 14 * 60 };
        assert_eq!(days(honolulu(0), back(7)), 1);
        assert_eq!(days(honolulu(0), back(48)), 3);
    }

    #[test]
    fn extreme_instants_do_not_overflow() {
        for at in [i64::MIN, -1, 0, i64::MAX] {
            for offset in [i16::MIN, 0, i16::MAX] {
                let moment = Moment { at, offset };
                RollOver::default().next(moment);
                RollOver::default().days_between(Moment::utc(i64::MIN), moment);
            }
        }
    }
}
