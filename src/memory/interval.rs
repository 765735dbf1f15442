//! From a raw interval to the day that is promised: fuzz and load balancing.
//!
//! Cards that are learnt together would come back together for ever. So an interval may be moved
//! within a narrow range, by the rule that Anki uses: a day, and 15 % of what lies between 2.5 and 7
//! days, 10 % of what lies between 7 and 20, 5 % of the rest. Within the range the least loaded day is taken,
//! or, when the load is not known, one that depends only on the card and its number of reviews, so
//! that a replay gives the same day.

use crate::{memory::StudyDay, sorted_map::SortedMap};

/// How many cards are due on each study day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Load {
    days: SortedMap<StudyDay, u32>,
}

impl Load {
    /// Counts one more card on that day.
    pub fn add(&mut self, day: StudyDay) {
        *self.days.or_default(day) += 1;
    }

    /// How many cards are due on that day.
    pub fn on(&self, day: StudyDay) -> u32 {
        self.days.get(&day).copied().unwrap_or(0)
    }
}

/// The days, at least 1, that an interval may be moved to, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) lowest: u32,
    pub(crate) highest: u32,
}

impl Range {
    /// The range around a raw interval in days, none of it above `maximum`.
    pub(crate) fn around(days: f32, maximum: u32) -> Range {
        let days = days.max(1.0).min(maximum as f32);
        if days < 2.5 {
            let day = (days.round() as u32).min(maximum);
            return Range { lowest: day, highest: day };
        }
        let share = |from: f32, to: f32, factor: f32| (days.min(to) - from).max(0.0) * factor;
        let reach = 1.0 + share(2.5, 7.0, 0.15) + share(7.0, 20.0, 0.1) + share(20.0, f32::MAX, 0.05);
        let highest = ((days + reach).round() as u32).min(maximum);
        Range { lowest: ((days - reach).round() as u32).max(2).min(highest), highest }
    }

    /// The range without the days below `floor`; never empty.
    pub(crate) fn at_least(self, floor: u32) -> Range {
        Range { lowest: self.lowest.max(floor), highest: self.highest.max(floor) }
    }

    /// The day that a number from 0 up to but not including 1 points at.
    pub(crate) fn pick(self, fraction: f32) -> u32 {
        let width = self.highest - self.lowest + 1;
        self.lowest + ((width as f32 * fraction) as u32).min(width - 1)
    }

    /// The day with the fewest cards; of several, the one nearest to where [`Range::pick`] points.
    pub(crate) fn lightest(self, fraction: f32, today: StudyDay, load: &Load) -> u32 {
        let wanted = self.pick(fraction);
        (self.lowest..=self.highest)
            .min_by_key(|&days| (load.on(today.plus(days)), days.abs_diff(wanted)))
            .unwrap_or(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_intervals_stay_and_long_ones_move_a_little() {
        let range = |days| {
            let Range { lowest, highest } = Range::around(days, 36_500);
            (lowest, highest)
        };
        assert_eq!(range(0.2), (1, 1));
        assert_eq!(range(2.4), (2, 2));
        assert_eq!(range(5.0), (4, 6));
        assert_eq!(range(100.0), (93, 107));
        assert_eq!(range(f32::NAN), (1, 1));
        assert_eq!(range(f32::INFINITY).1, 36_500);
    }

    #[test]
    fn the_maximum_holds() {
        assert_eq!(Range::around(100.0, 30), Range { lowest: 27, highest: 30 });
        assert_eq!(Range::around(100.0, 1), Range { lowest: 1, highest: 1 });
    }

    #[test]
    fn the_lightest_day_is_taken() {
        let mut load = Load::default();
        let range = Range { lowest: 4, highest: 6 };
        assert_eq!(range.lightest(0.5, StudyDay(10), &load), 5);
        load.add(StudyDay(15));
        load.add(StudyDay(14));
        assert_eq!(range.lightest(0.5, StudyDay(10), &load), 6);
    }
}
