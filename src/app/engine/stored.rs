//! What is stored: preferences, other tabs' changes, gathering, import and reset.

use super::{
    Engine, PREFERENCES, Saved,
    changes::{ARRIVED, SEEN},
    onboarding::PLACEMENT,
    preferences, scheduler,
    session::SESSION,
};
use crate::{
    memory::{FitInput, Memories, Millis, Moment},
    progress::{self, Absorbed, Import, Preferences, SafetyCopy, SaveError},
};

/// From so many loose records on it pays to gather them.
const COMPACT_FROM: usize = 200;

/// The stored setting that holds how many sessions came to their end in this browser.
const SESSIONS: &str = "sessions";
/// The stored setting that holds when progress was last exported from this browser.
const EXPORTED: &str = "exported";

/// What came of an import whose reviews are stored.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    /// How many of them are new; after a replacement, how many there are.
    pub(crate) reviews: usize,
    /// Whether its settings are stored too.
    pub(crate) settings: Saved,
}

impl Engine {
    /// Changes what the person has set, and stores it.
    pub(crate) fn change_settings(&mut self, change: impl FnOnce(&mut Preferences), now: Moment) -> Saved {
        change(&mut self.settings);
        let saved = self.journal.set_setting(PREFERENCES, &self.settings.encode(), now.at);
        self.apply_settings();
        saved
    }

    fn apply_settings(&mut self) {
        self.scheduler = scheduler(&self.settings);
        self.memories = self.journal.log().replay(&self.scheduler);
    }

    /// Takes in what another tab has stored; `None` as key means that everything was cleared. A session that is on
    /// the screen is brought up to date by [`Engine::refresh_session`].
    pub(crate) fn absorb(&mut self, key: Option<&str>, value: Option<&str>) -> Absorbed {
        let absorbed = key.map_or(Absorbed::Removed, |key| self.journal.absorb(key, value));
        match &absorbed {
            Absorbed::Cards(cards) => {
                for card in cards {
                    self.journal.log().replay_card(&self.scheduler, card, &mut self.memories);
                }
            }
            Absorbed::Everything => self.memories = self.journal.log().replay(&self.scheduler),
            Absorbed::Setting(name) if name == PREFERENCES => {
                self.settings = preferences(&self.journal);
                self.apply_settings();
            }
            _ => {}
        }
        absorbed
    }

    /// Writes again what someone has cleared from the store; says how many values were gone.
    pub(crate) fn rewrite_missing(&mut self) -> Result<usize, SaveError> {
        let mended = self.journal.rewrite_missing()?;
        if mended.learned > 0 {
            self.memories = self.journal.log().replay(&self.scheduler);
        }
        Ok(mended.rewritten)
    }

    /// Whether so many records lie about that they should be gathered.
    pub(crate) fn wants_compaction(&self) -> bool {
        self.journal.loose() >= COMPACT_FROM
    }

    /// Gathers the records into a snapshot; only while the tab holds the lock for it.
    pub(crate) fn compact(&mut self) -> Saved {
        self.journal.compact().map(drop)
    }

    /// Looks at what is stored and was not needed for the start; says what the person should be told.
    pub(crate) fn check_older_snapshot(&mut self) -> Option<progress::Notice> {
        self.journal.check_older_snapshot()
    }

    /// Tries again to store what could not be stored, and records what waits for that.
    pub(crate) fn save_unsaved(&mut self) -> Saved {
        self.record_confusions().and(self.journal.save_unsaved().map(drop))
    }

    /// Records which entries were taken for others.
    pub(super) fn record_confusions(&mut self) -> Saved {
        let pending = std::mem::take(&mut self.pending);
        pending.into_iter().try_for_each(|confusion| self.journal.append(confusion.event).map(drop))
    }

    /// Adds reviews and settings from elsewhere, after a safety copy.
    pub(crate) fn import(&mut self, import: Import, now: Moment) -> Result<Taken, SaveError> {
        self.journal.safety_copy("import", now.at)?;
        let before = self.reviews();
        let added = self.journal.import(import.events);
        let added = added.map(|_| self.reviews().saturating_sub(before));
        self.journal.learn_moves();
        let settings = self.take_settings(import.settings, now);
        self.memories = self.journal.log().replay(&self.scheduler);
        added.map(|reviews| Taken { reviews, settings })
    }

    /// Puts what an import holds in the place of everything, after a safety copy.
    pub(crate) fn replace(&mut self, import: Import, now: Moment) -> Result<Taken, SaveError> {
        self.journal.replace(import.events, "replace", now.at)?;
        self.leave_session();
        self.journal.learn_moves();
        let settings = self.take_settings(import.settings, now);
        self.memories = self.journal.log().replay(&self.scheduler);
        Ok(Taken { reviews: self.reviews(), settings })
    }

    /// How many reviews count. What else there is, such as a suspension, is nothing that a person has counted.
    fn reviews(&self) -> usize {
        self.journal.log().reviews().len()
    }

    /// Takes over what is newer than ours. What belongs to a browser rather than to a person stays as it is, and of the
    /// texts that were seen only those that were not seen here are added.
    fn take_settings(&mut self, mut settings: Vec<(String, Millis, String)>, now: Moment) -> Saved {
        let seen = settings.extract_if(.., |(name, ..)| name == SEEN).next();
        let is_personal = |(name, ..): &(String, Millis, String)| {
            ![SESSION, SESSIONS, EXPORTED, ARRIVED].contains(&&**name)
        };
        let taken = self.journal.import_settings(settings.into_iter().filter(is_personal));
        self.settings = preferences(&self.journal);
        self.scheduler = scheduler(&self.settings);
        seen.map_or(Ok(()), |(_, _, value)| self.import_seen(&value, now)).and(taken)
    }

    /// What a fit of the schedule needs of the answers.
    pub(crate) fn fit_input(&self) -> FitInput {
        let histories = self.memories.iter().map(|(card, _)| self.journal.log().history(card));
        FitInput::new(histories, self.scheduler.options())
    }

    /// The safety copies there are, oldest first.
    pub(crate) fn copies(&self) -> Vec<SafetyCopy> {
        // A store that cannot be read has none to offer; that it cannot is said elsewhere.
        self.journal.copies().unwrap_or_default()
    }

    /// Brings back what a safety copy holds, beside what there is. Gives the number of reviews that were gone.
    pub(crate) fn restore(&mut self, copy: &str) -> Result<usize, SaveError> {
        let before = self.reviews();
        let restored = self.journal.restore(copy);
        self.journal.learn_moves();
        self.memories = self.journal.log().replay(&self.scheduler);
        restored.map(|_| self.reviews().saturating_sub(before))
    }

    /// When progress was last exported here.
    pub(crate) fn last_export(&self) -> Option<Millis> {
        self.journal.setting(EXPORTED)?.parse().ok()
    }

    /// Remembers that progress was exported.
    pub(crate) fn note_export(&mut self, now: Moment) -> Saved {
        self.journal.set_setting(EXPORTED, &now.at.to_string(), now.at)
    }

    /// Counts a session that has come to its end; says how many there were here.
    pub(crate) fn count_session(&mut self, now: Moment) -> (u32, Saved) {
        let before: u32 = self.journal.setting(SESSIONS).and_then(|number| number.parse().ok()).unwrap_or(0);
        let number = before.saturating_add(1);
        (number, self.journal.set_setting(SESSIONS, &number.to_string(), now.at))
    }

    /// About how many reviews a day the cards that were seen cost at a desired retention in percent, and how many
    /// those cards are.
    pub(crate) fn cost(&self, retention: u32) -> (f32, usize) {
        let scheduler = scheduler(&Preferences { retention, ..self.settings.clone() });
        let seen = self.memories.iter().filter(|(_, memory)| !memory.is_new() && !memory.suspended).count();
        (scheduler.reviews_a_day(&self.memories), seen)
    }

    /// Nothing is asked any more, and no confusion waits to be recorded: its review is gone.
    fn leave_session(&mut self) {
        (self.session, self.asked, self.answered) = (None, None, None);
        self.pending.clear();
    }

    /// Forgets every answer, after a safety copy; and the placement test, whose marks are gone with them.
    pub(crate) fn reset(&mut self, now: Moment) -> Saved {
        self.journal.replace([], "reset", now.at)?;
        self.memories = Memories::default();
        self.leave_session();
        let was_placed = self.journal.setting(PLACEMENT).is_some_and(|placement| !placement.is_empty());
        if was_placed { self.journal.set_setting(PLACEMENT, "", now.at) } else { Ok(()) }
    }
}

#[cfg(test)]
#[path = "stored_tests.rs"]
mod tests;
