//! What the statistics page shows, gathered from the log and the memories.

use super::{Engine, percent};
use crate::{
    app::charts::weekday,
    memory::{
        Moment, StudyDay,
        statistics::{Band, Strengths, StudiedDay, activity, calibration, forecast},
    },
    quiz::CardId,
};

/// The calendar shows so many weeks.
const WEEKS: u32 = 26;
/// The forecast looks so many days ahead.
const FORECAST_DAYS: u32 = 30;
/// So many terms are listed as the hardest.
const HARDEST: usize = 10;

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
    /// Entries that were forgotten, the most often forgotten first.
    pub(crate) hardest: Vec<HardEntry>,
}

/// An entry that is hard to remember.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HardEntry {
    /// Its id.
    pub(crate) id: String,
    /// Its term.
    pub(crate) term: String,
    /// Wrong answers to its cards.
    pub(crate) wrong: u32,
    /// All answers to its cards.
    pub(crate) answers: u32,
    /// Predicted recall now of its weakest card, in percent.
    pub(crate) recall: u32,
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
        })
    }

    fn hardest(&self, now: Moment) -> Vec<HardEntry> {
        let mut found: Vec<HardEntry> = self
            .glossary()
            .entries()
            .filter_map(|(_, entry)| self.hardness(&entry.id, &entry.term, now))
            .collect();
        crate::sorting::sort_by_key(&mut found, |entry| (std::cmp::Reverse(entry.wrong), entry.recall));
        found.truncate(HARDEST);
        found
    }

    fn hardness(&self, id: &str, term: &str, now: Moment) -> Option<HardEntry> {
        let cards: Vec<&CardId> =
            self.cards.iter().map(|card| &card.id).filter(|card| card.entry() == id).collect();
        let reviews: Vec<_> = cards.iter().flat_map(|card| self.journal.log().reviews_of(card)).collect();
        let wrong = reviews.iter().filter(|counted| !counted.rating.passed()).count();
        if wrong == 0 {
            return None;
        }
        let recall = cards
            .iter()
            .filter_map(|card| self.memories.get(card).filter(|memory| !memory.is_new()))
            .map(|memory| percent(self.scheduler.retrievability(memory, now.at)))
            .min();
        Some(HardEntry {
            id: id.to_owned(),
            term: term.to_owned(),
            wrong: wrong as u32,
            answers: reviews.len() as u32,
            recall: recall.unwrap_or(0),
        })
    }
}
