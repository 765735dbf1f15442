//! What the statistics page shows, gathered from the log and the memories.

use super::{
    Engine,
    trouble::{ConfusedPair, HardEntry},
};
use crate::{
    app::charts::weekday,
    memory::{
        Moment, StudyDay,
        statistics::{Band, Strengths, StudiedDay, activity, calibration, forecast},
    },
};

/// The calendar shows so many weeks.
const WEEKS: u32 = 26;
/// The forecast looks so many days ahead.
const FORECAST_DAYS: u32 = 30;

/// What studying came to.
#[derive(Debug, Clone)]
pub(crate) struct Statistics {
    /// Each day of the last half year, from a Monday to today; never empty.
    pub(crate) days: Vec<StudiedDay>,
    /// Cards due on each day from today on.
    pub(crate) forecast: Vec<u32>,
    /// Answers by what was predicted of them.
    pub(crate) bands: Vec<Band>,
    /// Every section's name and its cards.
    pub(crate) sections: Vec<(String, Strengths)>,
    /// Entries that were answered wrong, the most often wrong first.
    pub(crate) hardest: Vec<HardEntry>,
    /// Entries that were taken for one another, the most often confused first.
    pub(crate) confused: Vec<ConfusedPair>,
}

impl Engine {
    /// Everything that the page of statistics shows; nothing while nothing was ever answered.
    pub(crate) fn statistics(&self, now: Moment) -> Option<Statistics> {
        let options = self.scheduler.options();
        let log = self.journal.log();
        let reviews = log.reviews();
        if reviews.is_empty() {
            return None;
        }
        let today = options.roll_over.day(now);
        let back = (WEEKS - 1) * 7 + weekday(today);
        let first = StudyDay(today.0.saturating_sub_unsigned(back));
        let answers = reviews.iter().filter(|counted| !counted.review.is_mark());
        let counted = answers.map(|counted| (counted.review, counted.rating));
        let memories = self.cards.iter().filter_map(|card| self.memories.get(&card.id));
        let predictions: Vec<_> =
            self.cards.iter().flat_map(|card| self.scheduler.predictions(log.history(&card.id))).collect();
        let sections = self.glossary().sections.iter().map(|section| {
            let own = self.cards.iter().filter(|card| card.section == section.id);
            (section.name.clone(), Strengths::of(own.map(|card| self.memories.get(&card.id))))
        });
        Some(Statistics {
            days: activity(counted, options.roll_over, first, today),
            forecast: forecast(memories, today, FORECAST_DAYS),
            bands: calibration(&predictions),
            sections: sections.collect(),
            hardest: self.hardest(now),
            confused: self.confused_pairs(),
        })
    }
}
