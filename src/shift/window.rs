//! When one is on call.

use crate::{
    memory::{Millis, Moment},
    shift::{Civil, Shift, ShiftError, When, Zone},
};

const MINUTES_A_WEEK: i64 = 7 * 24 * 60;

/// One shift, as instants and as the local clock shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// When it begins.
    pub from: Millis,
    /// When it ends; later than `from`.
    pub to: Millis,
    /// What the local clock shows when it begins.
    pub starts: Civil,
    /// What the local clock shows when it ends.
    pub ends: Civil,
}

impl Window {
    /// The window between two readings of the local clock. One that the clock's changes leave no time for (it begins
    /// within an hour that is left out) is held to a minute.
    fn new(starts: Civil, ends: Civil, zone: Zone<'_>) -> Window {
        let from = zone(starts);
        Window { from, to: zone(ends).max(from.saturating_add(crate::memory::clock::MINUTE)), starts, ends }
    }

    /// Whether one is on call at an instant.
    pub fn contains(&self, at: Millis) -> bool {
        (self.from..self.to).contains(&at)
    }

    /// What is left of it at an instant: the whole window before it begins.
    pub fn rest(&self, at: Millis) -> Window {
        Window { from: self.from.max(at.min(self.to)), ..*self }
    }
}

impl Shift {
    /// The shift that is under way at `now`, else the next one; none when a single one is over. A shift that ends at
    /// `now` is over.
    ///
    /// A recurring shift begins and ends at the same local time in summer and in winter, so one during which the
    /// clock is put forward is an hour shorter. Only the local time is stored: after a journey it is the local time
    /// of where one is.
    pub fn window(&self, now: Moment, zone: Zone<'_>) -> Option<Window> {
        match self.when() {
            When::Once { start, end } => {
                Some(Window::new(start, end, zone)).filter(|window| window.to > now.at)
            }
            When::Every { weeks, start, minutes } => {
                let period = i64::from(weeks) * MINUTES_A_WEEK;
                let occurrence = |number: i64| {
                    let starts = start.plus_minutes(number.saturating_mul(period));
                    Window::new(starts, starts.plus_minutes(i64::from(minutes)), zone)
                };
                // Offsets of a day at most separate the local clock from the zone's answer, so one occurrence
                // before the one that the local clock suggests is early enough to begin with.
                let passed = Civil::of(now).minutes_since(start).max(0) / period;
                let first = passed.saturating_sub(1).max(0);
                (first..=first + 3).map(occurrence).find(|window| window.to > now.at)
            }
        }
    }

    /// Checks what the types cannot.
    pub(super) fn check_when(when: When) -> Result<(), ShiftError> {
        match when {
            When::Once { start, end } if end <= start => Err(ShiftError::EndsBeforeStart),
            When::Every { weeks, .. } if !(1..=52).contains(&weeks) => Err(ShiftError::Weeks),
            When::Every { minutes: 0, .. } => Err(ShiftError::EndsBeforeStart),
            When::Every { weeks, minutes, .. } if i64::from(minutes) > i64::from(weeks) * MINUTES_A_WEEK => {
                Err(ShiftError::Overlap)
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, tz::TimeZone};
    use proptest::prelude::*;

    use super::*;
    use crate::memory::clock::{DAY, HOUR};

    fn civil(text: &str) -> Civil {
        Civil::parse(text).unwrap()
    }

    /// What a browser's `Date` makes of the fields; jiff's default way with gaps and folds is the same.
    fn instant(zone: &TimeZone, local: Civil) -> Millis {
        let (year, month, day, hour, minute) = local.fields();
        let date = jiff::civil::date(year as i16, month as i8, day as i8);
        let zoned = zone.to_ambiguous_zoned(date.at(hour as i8, minute as i8, 0, 0)).compatible();
        zoned.unwrap().timestamp().as_millisecond()
    }

    fn moment(zone: &TimeZone, at: Millis) -> Moment {
        let offset = zone.to_offset(Timestamp::from_millisecond(at).unwrap()).seconds() / 60;
        Moment { at, offset: offset as i16 }
    }

    fn window(shift: &Shift, zone: &str, now: &str) -> Option<(String, String, i64)> {
        let zone = TimeZone::get(zone).unwrap();
        let now = moment(&zone, instant(&zone, civil(now)));
        let window = shift.window(now, &|local| instant(&zone, local))?;
        Some((window.starts.to_string(), window.ends.to_string(), (window.to - window.from) / 60_000))
    }

    fn weekly(start: &str, weeks: u8) -> Shift {
        Shift::new(When::Every { weeks, start: civil(start), minutes: 7 * 24 * 60 }).unwrap()
    }

    #[test]
    fn a_single_shift_is_there_until_it_is_over() {
        let when = When::Once { start: civil("2026-03-23T09:00"), end: civil("2026-03-30T09:00") };
        let shift = Shift::new(when).unwrap();
        let expected = |minutes| Some(("2026-03-23T09:00".into(), "2026-03-30T09:00".into(), minutes));
        assert_eq!(window(&shift, "UTC", "2026-01-01T00:00"), expected(7 * 24 * 60));
        // The clock in Berlin is put forward on 2026-03-29.
        assert_eq!(window(&shift, "Europe/Berlin", "2026-03-25T00:00"), expected(7 * 24 * 60 - 60));
        assert_eq!(window(&shift, "UTC", "2026-03-30T08:59"), expected(7 * 24 * 60));
        assert_eq!(window(&shift, "UTC", "2026-03-30T09:00"), None);
    }

    #[test]
    fn a_recurring_shift_keeps_its_local_time() {
        let shift = weekly("2026-03-02T09:00", 4);
        let starts =
            |zone: &str, now: &str| window(&shift, zone, now).map(|(starts, _, minutes)| (starts, minutes));
        for zone in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"] {
            assert_eq!(starts(zone, "2025-12-24T00:00").unwrap().0, "2026-03-02T09:00", "{zone}");
            assert_eq!(starts(zone, "2026-03-05T00:00").unwrap().0, "2026-03-02T09:00", "{zone}: under way");
            assert_eq!(
                starts(zone, "2026-03-09T08:59").unwrap().0,
                "2026-03-02T09:00",
                "{zone}: last minute"
            );
            assert_eq!(starts(zone, "2026-03-09T09:00").unwrap().0, "2026-03-30T09:00", "{zone}: over");
            assert_eq!(starts(zone, "2026-10-20T00:00").unwrap().0, "2026-11-09T09:00", "{zone}");
        }
        let week = 7 * 24 * 60;
        // New York: forward on 2026-03-08, within the first shift. Lord Howe: back by half an hour on 2026-04-05.
        assert_eq!(starts("America/New_York", "2026-03-01T00:00").unwrap().1, week - 60);
        assert_eq!(starts("Australia/Lord_Howe", "2026-03-30T09:00").unwrap().1, week + 30);
        assert_eq!(starts("Europe/Berlin", "2026-03-30T09:00").unwrap().1, week);
    }

    #[test]
    fn a_shift_without_a_pause_follows_itself() {
        let shift = weekly("2026-03-02T09:00", 1);
        assert_eq!(window(&shift, "Europe/Berlin", "2026-03-30T08:59").unwrap().0, "2026-03-23T09:00");
        assert_eq!(window(&shift, "Europe/Berlin", "2026-03-30T09:00").unwrap().0, "2026-03-30T09:00");
    }

    #[test]
    fn an_hour_that_is_left_out_or_shown_twice_still_names_an_instant() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let at = |text: &str| instant(&berlin, civil(text));
        assert_eq!(at("2026-03-29T02:30"), at("2026-03-29T03:30"));
        assert_eq!(at("2026-10-25T03:00") - at("2026-10-25T02:30"), HOUR + HOUR / 2);
        let when = When::Once { start: civil("2026-03-29T02:30"), end: civil("2026-03-29T03:10") };
        let found = Shift::new(when).unwrap().window(moment(&berlin, 0), &|local| instant(&berlin, local));
        assert!(found.is_some_and(|window| window.to > window.from));
    }

    #[test]
    fn the_rest_of_a_shift_shrinks_as_it_goes() {
        let shift = weekly("2026-03-02T09:00", 4);
        let utc = |local: Civil| instant(&TimeZone::UTC, local);
        let window = shift.window(Moment::utc(0), &utc).unwrap();
        assert_eq!(window.rest(0), window);
        assert_eq!(window.rest(window.from + DAY).from, window.from + DAY);
        assert_eq!(window.rest(i64::MAX).from, window.to);
        assert!(window.contains(window.from) && !window.contains(window.to));
    }

    #[test]
    fn extreme_instants_do_not_overflow() {
        let shift = weekly("2026-03-02T09:00", 4);
        for at in [i64::MIN, 0, i64::MAX] {
            let utc = |local: Civil| local.minutes_since(Civil::new(1970, 1, 1, 0, 0).unwrap()) * 60_000;
            shift.window(Moment { at, offset: i16::MIN }, &utc);
        }
    }

    proptest! {
        #[test]
        fn the_shift_found_is_the_first_that_is_not_over(
            minutes in 0i64..60 * 365 * 24 * 60, weeks in 1u8..9, length in 1u32..9 * 7 * 24 * 60, zone in 0usize..4,
        ) {
            let zone = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"][zone];
            let zone = TimeZone::get(zone).unwrap();
            let length = length.min(u32::from(weeks) * 7 * 24 * 60);
            let start = civil("2001-01-01T09:00");
            let shift = Shift::new(When::Every { weeks, start, minutes: length }).unwrap();
            let now = moment(&zone, minutes * 60_000);
            let found = shift.window(now, &|local| instant(&zone, local)).unwrap();
            prop_assert!(found.to > now.at);
            let period = i64::from(weeks) * MINUTES_A_WEEK;
            prop_assert_eq!(found.starts.minutes_since(start) % period, 0);
            if found.starts > start {
                let before = found.starts.plus_minutes(i64::from(length) - period);
                prop_assert!(instant(&zone, before) <= now.at, "the one before is over");
            }
        }
    }
}
